//! The custom element's module, what it loads later, and every other script and style sheet, through esbuild.
//!
//! In the entry two names stand for what only the build knows: `__PSP_HASHES__` for an object with the hash of each
//! file that the entry loads, so that no file of another version is ever run, and `__PSP_LANGUAGE__` for the language
//! that was built.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{env, fs};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use super::module::{FIRST, WHOLE};
use super::{Stage, esbuild, integrity, read_text};

/// The module that defines the element: bundled with everything it imports, the glue first of all.
pub(super) const ENTRY: &str = "psp-self-assessment.js";

/// Statements for learning systems, loaded where a page asks for them.
pub(super) const STATEMENTS: &str = "psp-self-assessment-xapi.js";
/// The look, adopted by every shadow root.
pub(super) const STYLE: &str = "psp-self-assessment.css";

/// The files that the entry loads, each made before it.
pub(super) const LOADED: [&str; 5] = [FIRST.wasm, WHOLE.glue, WHOLE.wasm, STYLE, STATEMENTS];

/// What a policy without `'unsafe-eval'` stops.
const EVALUATES_TEXT: [&str; 2] = ["eval(", "new Function"];

/// What esbuild says went into a bundle.
#[derive(Debug, Deserialize)]
struct Metafile {
    inputs: serde_json::Map<String, serde_json::Value>,
}

/// Bundles the entry into one minified module. Returns the names of the files that went in.
pub(super) fn make(stage: &Stage, code: &[String]) -> Result<BTreeSet<String>> {
    ensure!(
        code.iter().any(|name| name == ENTRY),
        "expected the element's module at www/{ENTRY}, found none"
    );
    minify(stage, vec![STYLE.to_owned(), STATEMENTS.to_owned()])?;
    let definitions = definitions(stage, &LOADED)?;
    bundle(stage, ENTRY, &stage.file(ENTRY), &definitions)
}

/// What the build knows and the scripts name: the hashes of these files, and the language.
pub(super) fn definitions(stage: &Stage, files: &[&str]) -> Result<[String; 2]> {
    let mut hashes = BTreeMap::new();
    for name in files {
        let content = fs::read(stage.file(name)).with_context(|| format!("cannot read {name}"))?;
        hashes.insert(name, integrity::short(&content));
    }
    let hashes = serde_json::to_string(&hashes).context("the hashes cannot be written as JSON")?;
    let language = env::var("PSP_LANGUAGE").unwrap_or_else(|_| "en-GB".to_owned());
    Ok([format!("--define:__PSP_HASHES__={hashes}"), format!("--define:__PSP_LANGUAGE__={language:?}")])
}

/// Makes the whole check's glue a module of its own, for the entry to import when it is time.
pub(super) fn make_later(stage: &Stage) -> Result<()> {
    bundle(stage, WHOLE.glue, &stage.file(WHOLE.glue), &[]).map(drop)
}

/// Makes one minified module of a script in the scratch folder and all that it imports, with these options besides.
/// Returns the names of the files that went in.
pub(super) fn bundle(stage: &Stage, name: &str, out: &Path, options: &[String]) -> Result<BTreeSet<String>> {
    let metafile = stage.scratch.join(".metafile.json");
    let mut arguments = vec![
        name.to_owned(),
        "--bundle".to_owned(),
        "--format=esm".to_owned(),
        "--minify".to_owned(),
        format!("--metafile={}", metafile.display()),
        format!("--outfile={}", out.display()),
    ];
    arguments.extend_from_slice(options);
    esbuild::call(&stage.scratch, &arguments)?;
    let bundle = read_text(out)?;
    for sign in EVALUATES_TEXT {
        ensure!(
            !bundle.contains(sign),
            "{name}: expected a module that a strict policy allows, found `{sign}` in it"
        );
    }
    let metafile: Metafile = serde_json::from_str(&read_text(&metafile)?)
        .context("esbuild's list of what it bundled is not as expected")?;
    Ok(metafile.inputs.into_iter().map(|(name, _)| name).collect())
}

/// Minifies every script and style sheet that did not go into the bundle, each on its own.
pub(super) fn minify_the_rest(stage: &Stage, code: &[String], bundled: &BTreeSet<String>) -> Result<()> {
    minify(stage, code.iter().filter(|name| !bundled.contains(*name)).cloned().collect())
}

fn minify(stage: &Stage, files: Vec<String>) -> Result<()> {
    if files.is_empty() {
        return Ok(());
    }
    let mut arguments = files;
    arguments.extend([
        "--minify".to_owned(),
        "--outbase=.".to_owned(),
        format!("--outdir={}", stage.folder.display()),
    ]);
    esbuild::call(&stage.scratch, &arguments)
}
