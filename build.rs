//! Puts the content into the program: `src/content/<language>/` becomes two Rust files in the build's own
//! folder, the instrument as static data and the interface words as constants.
//!
//! A partner downloads no reader this way, and a missing word is an error here, not on a page.

// The shape of the content is the library's own; not all of its helpers are used here.
#[allow(dead_code, unused_qualifications)]
#[path = "src/core"]
mod core {
    pub mod conditions;
    pub mod fixed;
    pub mod ids;
    pub mod instrument;
}
extern crate alloc;

use crate::core::{
    fixed::{List, Text},
    instrument::{Instrument, Sourced},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};
use std::{env, error::Error, fmt::Write as _, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-env-changed=PSP_LANGUAGE");
    println!("cargo::rerun-if-changed=src/core");
    println!("cargo::rerun-if-changed=src/content");
    let language = env::var("PSP_LANGUAGE").unwrap_or_else(|_| "en-GB".into());
    let folder = Path::new("src/content").join(&language);
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);

    let text = read(&folder.join("instrument.json"))?;
    let mut instrument: Instrument = serde_json::from_str(&text)
        .map_err(|error| format!("{}: {error}", folder.join("instrument.json").display()))?;
    let canonical: serde_json::Value = serde_json::from_str(&text)?;
    let mut hash = String::from("sha256-");
    for byte in Sha256::digest(canonical.to_string()) {
        write!(hash, "{byte:02x}")?;
    }
    println!("cargo::rustc-env=PSP_CONTENT_HASH={hash}");
    println!("cargo::rustc-env=PSP_DIRECTION={}", direction(&language));
    if env::var("CARGO_CFG_TARGET_ARCH")? == "wasm32" {
        leave_out_notes(&mut instrument);
    }
    let mut code = format!("/// The built-in pack.\npub static BUILT_IN: Instrument = {instrument:?};\n");
    leave_out_results(&mut instrument);
    write!(code, "/// What asking needs of it.\npub static QUESTIONS: Instrument = {instrument:?};\n")?;
    fs::write(out.join("instrument.rs"), code)?;

    // The report that `psp collate` writes names its one style sheet by its hash.
    println!("cargo::rerun-if-changed=www/cohort.css");
    let style = Sha256::digest(read(Path::new("www/cohort.css"))?);
    println!("cargo::rustc-env=PSP_COHORT_STYLE_HASH=sha256-{}", STANDARD.encode(style));

    // What a partner reads, and what those read who collate: apart, so that no partner downloads the latter.
    for (file, module) in [("interface.json", "words.rs"), ("cohort.json", "cohort_words.rs")] {
        let path = folder.join(file);
        let words: serde_json::Value =
            serde_json::from_str(&read(&path)?).map_err(|error| format!("{}: {error}", path.display()))?;
        fs::write(out.join(module), words_module(&words).map_err(|e| format!("{}: {e}", path.display()))?)?;
    }
    Ok(())
}

/// Which way a language is written, as in a `dir` attribute. The languages are those whose usual script runs from
/// right to left.
fn direction(language: &str) -> &'static str {
    let tongue = language.split('-').next().unwrap_or_default();
    match tongue {
        "ar" | "ckb" | "dv" | "fa" | "he" | "ps" | "sd" | "ug" | "ur" | "yi" => "rtl",
        _ => "ltr",
    }
}

/// Notes for reviewers and for the cohort: read on the command line, never on a partner's page.
fn leave_out_notes(instrument: &mut Instrument) {
    instrument.dimensions =
        changed(instrument.dimensions, |dimension| dimension.constructs = List::default());
    instrument.items = changed(instrument.items, |item| {
        item.construct = None;
        item.options = changed(item.options, |choice| choice.misconception = None);
    });
}

/// What is said after the questions: it comes with the second module, once the first question stands.
fn leave_out_results(instrument: &mut Instrument) {
    instrument.actions = List::default();
    instrument.prompts = List::default();
    instrument.items = changed(instrument.items, |item| item.explanation = None);
    instrument.dimensions = changed(instrument.dimensions, |dimension| {
        dimension.key_points = List::default();
        let texts = &mut dimension.band_texts;
        for said in [&mut texts.none, &mut texts.b1, &mut texts.b2, &mut texts.b3] {
            *said = Sourced { text: Text(""), src: List::default() };
        }
    });
}

fn changed<T: Clone>(list: List<T>, change: impl Fn(&mut T)) -> List<T> {
    let mut parts = list.to_vec();
    parts.iter_mut().for_each(change);
    List(parts.leak())
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// One module a section, one constant a text.
fn words_module(words: &serde_json::Value) -> Result<String, Box<dyn Error>> {
    let mut code = String::new();
    for (section, texts) in words.as_object().ok_or("expected an object of sections")? {
        let texts = texts.as_object().ok_or_else(|| format!("{section}: expected an object of texts"))?;
        writeln!(code, "/// Interface words: `{section}`.\npub mod {section} {{")?;
        for (key, text) in texts {
            let text = text.as_str().ok_or_else(|| format!("{section}.{key}: expected a text"))?;
            writeln!(code, "    /// {}", text.replace('[', "(").replace(']', ")"))?;
            writeln!(code, "    pub const {}: &str = {text:?};", key.to_uppercase())?;
        }
        writeln!(code, "}}")?;
    }
    Ok(code)
}
