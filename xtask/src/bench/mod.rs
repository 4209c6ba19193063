//! `cargo xtask bench`: how fast `psp score` and `psp collate` are, and how much memory they take. Figures, no verdict:
//! they are for comparing a change with what was before it, on one machine.
//!
//! [`records`] makes up the records of a whole fund; the tests that count with databases use it too.

mod answers;
mod collate;
mod content;
mod dice;
pub mod records;
mod score;
mod watch;

use std::path::PathBuf;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::process::{output, run as run_program};
use crate::project;

/// What to measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Ten million records too, which take 12 GB of disk.
    pub most: bool,
}

/// Makes up answers and records, scores and collates them, and prints the figures.
///
/// # Errors
/// When the tool cannot be built, or does not do what is measured.
pub fn run(options: Options) -> Result<()> {
    run_program(project::cargo().args(["build", "--quiet", "--release", "--bin", "psp"]))?;
    let target = target_folder()?;
    let psp = target.join("release").join("psp");
    score::run(&psp)?;
    collate::run(&psp, &target, options.most)
}

/// Where cargo puts what it builds.
fn target_folder() -> Result<PathBuf> {
    #[derive(Deserialize)]
    struct Metadata {
        target_directory: PathBuf,
    }
    let text = output(project::cargo().args(["metadata", "--format-version", "1", "--no-deps"]))?;
    let metadata: Metadata = serde_json::from_str(&text).context("cargo's metadata is not as expected")?;
    Ok(metadata.target_directory)
}
