//! The custom element's module, what it loads later, and every other script and style sheet, through esbuild.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use super::module::WHOLE;
use super::{Stage, esbuild, read_text};

/// The module that defines the element: bundled with everything it imports, the glue first of all.
pub(super) const ENTRY: &str = "psp-self-assessment.js";

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
    bundle(stage, ENTRY)
}

/// Makes the whole check's glue a module of its own, for the entry to import when it is time.
pub(super) fn make_later(stage: &Stage) -> Result<()> {
    bundle(stage, WHOLE.glue).map(drop)
}

fn bundle(stage: &Stage, name: &str) -> Result<BTreeSet<String>> {
    let metafile = stage.scratch.join(".metafile.json");
    let out = stage.file(name);
    esbuild::call(
        &stage.scratch,
        &[
            name.to_owned(),
            "--bundle".to_owned(),
            "--format=esm".to_owned(),
            "--minify".to_owned(),
            format!("--metafile={}", metafile.display()),
            format!("--outfile={}", out.display()),
        ],
    )?;
    let bundle = read_text(&out)?;
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
    let mut arguments: Vec<String> = code.iter().filter(|name| !bundled.contains(*name)).cloned().collect();
    if arguments.is_empty() {
        return Ok(());
    }
    arguments.extend([
        "--minify".to_owned(),
        "--outbase=.".to_owned(),
        format!("--outdir={}", stage.folder.display()),
    ]);
    esbuild::call(&stage.scratch, &arguments)
}
