//! Shorter names between the module and its glue.
//!
//! wasm-bindgen names each function that the two give each other after what it does and a hash
//! (`__wbg_appendChild_a1b2c3d4e5f60718`), once in the module and once in the glue. Nobody else uses these names, and
//! a hash does not compress: with one or two letters each, a partner downloads some 2 % less.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anyhow::{Context, Result, bail, ensure};

use super::module::Module;
use super::{Profile, Stage, read_text, write_file};

/// The sections of a WebAssembly module that hold names for the outside.
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;
/// An import that is a function; wasm-bindgen has no other kind.
const FUNCTION: u8 = 0;
/// `\0asm`, version 1.
const HEADER: [u8; 8] = *b"\0asm\x01\0\0\0";

/// Renames in both files of a release build.
pub(super) fn shorten(stage: &Stage, module: &Module) -> Result<()> {
    if stage.profile == Profile::Debug {
        return Ok(());
    }
    let (module_file, glue_file) = (stage.file(module.wasm), stage.bound_glue(module));
    let module = fs::read(&module_file).with_context(|| format!("cannot read {}", module_file.display()))?;
    let mut names = Names::default();
    let module =
        rename_in_module(&module, &mut names).context("the WebAssembly module is not as expected")?;
    let glue = rename_in_glue(&read_text(&glue_file)?, &names)?;
    write_file(&module_file, module)?;
    write_file(&glue_file, glue)
}

/// Which name becomes which.
#[derive(Debug, Default)]
struct Names {
    short: BTreeMap<String, String>,
    kept: BTreeSet<String>,
}

impl Names {
    /// The new name, if this is one of those that nobody else uses.
    fn rename(&mut self, name: &str) -> String {
        if !ends_in_a_hash(name) {
            self.kept.insert(name.to_owned());
            return name.to_owned();
        }
        let next = letters(self.short.len());
        self.short.entry(name.to_owned()).or_insert(next).clone()
    }
}

fn ends_in_a_hash(name: &str) -> bool {
    let digits = name.bytes().rev().take_while(u8::is_ascii_hexdigit).count();
    digits >= 16 && name.contains('_')
}

/// `a` to `z`, then `ba`, `bb`, …
fn letters(number: usize) -> String {
    let (rest, last) = (number / 26, number % 26);
    let mut word = if rest == 0 { String::new() } else { letters(rest) };
    word.extend(('a'..='z').nth(last));
    word
}

fn rename_in_module(module: &[u8], names: &mut Names) -> Result<Vec<u8>> {
    let mut from = Reader { bytes: module };
    ensure!(from.take(HEADER.len())? == HEADER, "expected a WebAssembly module, found something else");
    let mut out = HEADER.to_vec();
    while !from.bytes.is_empty() {
        let id = from.byte()?;
        let length = from.number()?;
        let section = Reader { bytes: from.take(length)? };
        let section = match id {
            IMPORTS => rename_imports(section, names)?,
            EXPORTS => rename_exports(section, names)?,
            _ => section.bytes.to_vec(),
        };
        out.push(id);
        push_number(&mut out, section.len());
        out.extend(section);
    }
    if let Some(clash) = names.short.values().find(|name| names.kept.contains(*name)) {
        bail!("expected no function to be called {clash:?}, for that is one of the short names");
    }
    Ok(out)
}

fn rename_imports(mut section: Reader, names: &mut Names) -> Result<Vec<u8>> {
    let count = section.number()?;
    let mut out = Vec::new();
    push_number(&mut out, count);
    for _ in 0..count {
        let (from, name) = (section.name()?, section.name()?);
        let kind = section.byte()?;
        ensure!(kind == FUNCTION, "import {name}: expected a function (kind {FUNCTION}), found kind {kind}");
        push_name(&mut out, from);
        push_name(&mut out, &names.rename(name));
        out.push(kind);
        push_number(&mut out, section.number()?);
    }
    Ok(out)
}

fn rename_exports(mut section: Reader, names: &mut Names) -> Result<Vec<u8>> {
    let count = section.number()?;
    let mut out = Vec::new();
    push_number(&mut out, count);
    for _ in 0..count {
        push_name(&mut out, &names.rename(section.name()?));
        out.push(section.byte()?);
        push_number(&mut out, section.number()?);
    }
    Ok(out)
}

/// Replaces whole words. A hash makes each such word one that means nothing else.
fn rename_in_glue(glue: &str, names: &Names) -> Result<String> {
    let mut unseen: BTreeSet<&str> = names.short.keys().map(String::as_str).collect();
    let mut out = String::with_capacity(glue.len());
    let mut rest = glue;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !is_of_a_word(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        unseen.remove(word);
        out.push_str(names.short.get(word).map_or(word, String::as_str));
        let next = after.find(is_of_a_word).unwrap_or(after.len());
        out.push_str(&after[..next]);
        rest = &after[next..];
    }
    if let Some(name) = unseen.first() {
        bail!("expected wasm-bindgen's glue to name {name}, as the module does; found it nowhere");
    }
    Ok(out)
}

fn is_of_a_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

/// Reads a module from front to back.
struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(length).context("it ends too early")?;
        self.bytes = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8> {
        self.take(1).map(|bytes| bytes[0])
    }

    /// An unsigned number in LEB128: seven bits a byte, the low ones first, a high bit on all but the last byte.
    fn number(&mut self) -> Result<usize> {
        let mut number = 0;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        bail!("it has a number of more than five bytes")
    }

    fn name(&mut self) -> Result<&'a str> {
        let length = self.number()?;
        std::str::from_utf8(self.take(length)?).context("it has a name that is not text")
    }
}

fn push_number(out: &mut Vec<u8>, mut number: usize) {
    loop {
        let low = u8::try_from(number & 0x7F).unwrap_or_default();
        number >>= 7;
        if number == 0 {
            out.push(low);
            return;
        }
        out.push(low | 0x80);
    }
}

fn push_name(out: &mut Vec<u8>, name: &str) {
    push_number(out, name.len());
    out.extend_from_slice(name.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::{HEADER, Names, Reader, letters, push_name, push_number, rename_in_glue, rename_in_module};

    const LONG: &str = "__wbg_appendChild_a1b2c3d4e5f60718";

    /// One import, one export, and a section of another kind.
    fn module(import: &str, export: &str) -> Vec<u8> {
        let mut imports = vec![1];
        push_name(&mut imports, "./widget_bg.js");
        push_name(&mut imports, import);
        imports.extend([0, 3]);
        let mut exports = vec![1];
        push_name(&mut exports, export);
        exports.extend([0, 200, 1]);
        let mut module = HEADER.to_vec();
        for (id, section) in [(2, imports), (7, exports), (10, vec![1, 2, 3])] {
            module.push(id);
            push_number(&mut module, section.len());
            module.extend(section);
        }
        module
    }

    #[test]
    fn names_with_a_hash_become_short_in_both_files_and_others_stay() {
        let mut names = Names::default();
        assert_eq!(rename_in_module(&module(LONG, "mount"), &mut names).unwrap(), module("a", "mount"));
        let glue = format!("const import0 = {{ {LONG}: function() {{}} }}; wasm.mount(x{LONG}, a);");
        assert_eq!(
            rename_in_glue(&glue, &names).unwrap(),
            format!("const import0 = {{ a: function() {{}} }}; wasm.mount(x{LONG}, a);")
        );
    }

    #[test]
    fn a_glue_that_does_not_fit_the_module_is_refused() {
        let mut names = Names::default();
        rename_in_module(&module(LONG, "mount"), &mut names).unwrap();
        assert!(rename_in_glue("const import0 = {};", &names).unwrap_err().to_string().contains(LONG));
    }

    #[test]
    fn a_short_name_that_is_taken_is_told() {
        assert!(rename_in_module(&module(LONG, "a"), &mut Names::default()).is_err());
    }

    #[test]
    fn no_two_numbers_have_the_same_letters() {
        let words: std::collections::BTreeSet<String> = (0..2000).map(letters).collect();
        assert_eq!(words.len(), 2000);
        assert_eq!((letters(0), letters(25), letters(26)), ("a".to_owned(), "z".to_owned(), "ba".to_owned()));
    }

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for number in [0, 127, 128, 16_383, 16_384, 4_000_000] {
            let mut bytes = Vec::new();
            push_number(&mut bytes, number);
            assert_eq!(Reader { bytes: &bytes }.number().unwrap(), number);
        }
        assert!(Reader { bytes: &[0x80] }.number().is_err());
    }
}
