//! The WebAssembly modules. There are two, so that the first question comes sooner: one has everything up to the
//! questions, and the other has the whole check and arrives while they are answered.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use super::{Profile, Stage};
use crate::process;
use crate::tools::versions;

/// A binary of `Cargo.toml`, and the files that are made of it.
#[derive(Debug)]
pub(super) struct Module {
    /// The binary's name, and so the name of wasm-bindgen's files.
    pub(super) binary: &'static str,
    /// The module's public name.
    pub(super) wasm: &'static str,
    /// Its glue, which scripts import by this name. No file of `www/`: see [`super::glue`].
    pub(super) glue: &'static str,
}

/// What Trunk compiles, because `www/index.html` names it. Its glue becomes part of the element's own module.
pub(super) const FIRST: Module =
    Module { binary: "widget", wasm: "psp-self-assessment.wasm", glue: "glue.js" };

/// What we compile. Its glue is a file of its own, which the element's module imports when it needs it.
pub(super) const WHOLE: Module =
    Module { binary: "whole", wasm: "psp-self-assessment-whole.wasm", glue: "psp-self-assessment-whole.js" };

/// Both.
pub(super) const ALL: [&Module; 2] = [&FIRST, &WHOLE];

/// What Rust and wasm-bindgen write, and every browser since 2021 reads. Named one by one, so that wasm-opt neither
/// refuses the module nor puts in anything newer.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// How to make it smaller. Of the levels and passes tried on the real module, none beats these by more than chance.
/// Never `--traps-never-happen`: it lets wasm-opt drop panics, which must be caught and told.
const PASSES: [&str; 6] = [
    "-Oz",
    "--converge",
    // The first kilobyte is the far end of the stack: no pointer points there.
    "--low-memory-unused",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// Puts the module into the site, made smaller and under its public name.
pub(super) fn finish(stage: &Stage, module: &Module) -> Result<()> {
    let (made, out) = (stage.bound_module(module), stage.file(module.wasm));
    match stage.profile {
        Profile::Debug => {
            fs::copy(&made, &out).with_context(|| format!("cannot copy {}", made.display()))?;
        }
        Profile::Release => {
            let mut wasm_opt = Command::new(versions::BINARYEN.file()?);
            wasm_opt.args(FEATURES).args(PASSES).arg(&made).arg("--output").arg(&out);
            process::output(&mut wasm_opt)?;
        }
    }
    Ok(())
}
