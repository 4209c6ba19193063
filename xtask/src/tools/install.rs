//! Installs a tool into the cache: into a folder beside its place first, and moved there when it is complete, so
//! that an install that was interrupted is not taken for a whole one.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{self, Command};

use anyhow::{Context, Result, ensure};

use super::{Lock, Source, Tool, cache, pypi, system};
use crate::process::{output, run, succeeds};

/// Variables of the caller's that would change how, where or for what a tool is built.
const NOT_FOR_TOOLS: [&str; 5] =
    ["CARGO_TARGET_DIR", "CARGO_BUILD_TARGET", "CARGO_ENCODED_RUSTFLAGS", "RUSTFLAGS", "RUSTDOCFLAGS"];

/// Tools run for seconds and are built once: build them quickly rather than well.
const QUICK_PROFILE: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
];

/// Installs `tool` unless it is here already, in the cache or on `PATH`, and says where its file is.
///
/// # Errors
/// When the package manager that brings the tool fails, or brings something else.
pub fn ensure_installed(tool: &Tool) -> Result<PathBuf> {
    if let Some(file) = cache::find(tool)?.or_else(|| on_path(tool)) {
        return Ok(file);
    }
    let cache = cache::folder()?;
    fs::create_dir_all(&cache)
        .with_context(|| format!("cannot make the tools folder {}", cache.display()))?;
    // Two runs on a new machine: the second waits for the first instead of building the same.
    let lock_file = cache.join(".lock");
    let lock = File::create(&lock_file).with_context(|| format!("cannot write {}", lock_file.display()))?;
    lock.lock().with_context(|| format!("cannot lock {}", lock_file.display()))?;
    if let Some(file) = cache::find(tool)? {
        return Ok(file);
    }

    let partial = cache.join(format!(".partial-{}-{}-{}", tool.name, tool.version, process::id()));
    clear(&partial)?;
    match tool.source {
        Source::Crate { package, options, lock } => build(tool, package, options, lock, &partial)?,
        Source::Npm { package } => fetch(tool, package, &partial)?,
        Source::Pypi { package } => pypi::environment(tool, package, &partial)?,
    }
    let made = partial.join(tool.proof);
    ensure!(
        made.is_file(),
        "{} {} was installed, but without the file expected of it: {}",
        tool.name,
        tool.version,
        made.display()
    );

    let place = cache::folder_of(tool)?;
    clear(&place)?;
    fs::rename(&partial, &place)
        .with_context(|| format!("cannot move {} to {}", partial.display(), place.display()))?;
    Ok(place.join(tool.proof))
}

/// A program of this very version that somebody has installed otherwise, which saves building it.
fn on_path(tool: &Tool) -> Option<PathBuf> {
    let Source::Crate { .. } = tool.source else { return None };
    let program = system::find_on_path(Path::new(tool.proof).file_name()?.to_str()?)?;
    let version = output(Command::new(&program).arg("--version")).ok()?;
    version.split_whitespace().any(|word| word == tool.version).then_some(program)
}

/// From crates.io, by compiling it.
fn build(tool: &Tool, package: &str, options: &[&str], lock: Lock, into: &Path) -> Result<()> {
    eprintln!("Building {} {} (once; {} on 2 cores)…", tool.name, tool.version, tool.takes);
    let call = |locked: bool| {
        let mut cargo = Command::new("cargo");
        cargo.args(["install", "--quiet", package, "--version", tool.version]).args(options);
        cargo.arg("--no-track").arg("--root").arg(into);
        if locked {
            cargo.arg("--locked");
        }
        cargo.envs(QUICK_PROFILE);
        for variable in NOT_FOR_TOOLS {
            cargo.env_remove(variable);
        }
        cargo
    };
    match lock {
        Lock::Kept => run(&mut call(true)),
        // Some crates publish a lock file that names a crate version since withdrawn.
        Lock::KeptIfItCan if succeeds(call(true).stderr(process::Stdio::null())) => Ok(()),
        Lock::KeptIfItCan => {
            eprintln!("  (not with its own lock file; with the newest compatible crates instead)");
            run(&mut call(false))
        }
    }
}

/// From npm, without running any script of the package's.
fn fetch(tool: &Tool, package: &str, into: &Path) -> Result<()> {
    // One after the other: where Node.js brings npm along, Debian's own npm would be in its way.
    system::ensure_present(&[system::NODE])?;
    system::ensure_present(&[system::NPM])?;
    eprintln!("Installing {} {} from npm (once; {})…", tool.name, tool.version, tool.takes);
    fs::create_dir_all(into).with_context(|| format!("cannot make {}", into.display()))?;
    output(
        Command::new("npm")
            .args([
                "install",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--save-exact",
                "--loglevel=error",
            ])
            .arg("--prefix")
            .arg(into)
            .arg(format!("{package}@{}", tool.version)),
    )
    .map(drop)
}

/// Removes what an earlier attempt left.
fn clear(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}
