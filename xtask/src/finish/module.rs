//! The WebAssembly module: made smaller, and given its public name.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::glue::BINARY;
use super::{Profile, Stage};
use crate::process;
use crate::tools::versions;

/// The module's public name.
pub(super) const MODULE: &str = "psp-self-assessment.wasm";

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

pub(super) fn finish(stage: &Stage) -> Result<()> {
    let made = stage.file(&format!("{BINARY}_bg.wasm"));
    ensure!(made.is_file(), "expected {BINARY}_bg.wasm of Trunk, found none in {}", stage.folder.display());
    let out = stage.file(MODULE);
    match stage.profile {
        Profile::Debug => {
            fs::rename(&made, &out).with_context(|| format!("cannot move {}", made.display()))?;
        }
        Profile::Release => {
            let mut wasm_opt = Command::new(versions::BINARYEN.file()?);
            wasm_opt.args(FEATURES).args(PASSES).arg(&made).arg("--output").arg(&out);
            process::output(&mut wasm_opt)?;
            fs::remove_file(&made).with_context(|| format!("cannot remove {}", made.display()))?;
        }
    }
    Ok(())
}
