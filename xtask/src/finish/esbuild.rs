//! esbuild, called the same way each time.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::process;
use crate::tools::versions;

/// The oldest JavaScript that browsers with everything else we need understand.
const TARGET: &str = "--target=es2022";

/// Calls esbuild in a folder; what it prints as an error is part of the message if it fails.
pub(super) fn call(folder: &Path, arguments: &[String]) -> Result<()> {
    let mut command = Command::new(versions::ESBUILD.file()?);
    command.current_dir(folder).args([
        TARGET,
        "--charset=utf8",
        "--legal-comments=none",
        "--log-level=warning",
    ]);
    process::output(command.args(arguments)).map(|_| ())
}
