//! Packages of PyPI, each in an environment of its own, so that no two disagree over what they need.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, ensure};

use super::{Tool, system};
use crate::process::{run, succeeds};

/// Makes a folder into a Python environment with one package, at the tool's version.
///
/// The folder may be moved later: what is called is its `bin/python`, which finds its packages from where it lies.
pub(super) fn environment(tool: &Tool, package: &str, into: &Path) -> Result<()> {
    system::ensure_present(&[system::PYTHON])?;
    let can_make_them = || succeeds(Command::new("python3").args(["-c", "import ensurepip, venv"]));
    if !can_make_them() {
        system::install(&[&system::PYTHON])?;
    }
    ensure!(
        can_make_them(),
        "expected a Python that can make environments (Debian's package: python3-venv), found one that cannot"
    );
    eprintln!("Installing {} {} from PyPI (once; {})…", tool.name, tool.version, tool.takes);
    run(Command::new("python3").args(["-m", "venv"]).arg(into))?;
    run(Command::new(into.join("bin").join("python"))
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"])
        .arg(format!("{package}=={}", tool.version)))
}
