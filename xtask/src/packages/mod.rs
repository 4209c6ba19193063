//! The npm package in other people's hands: packed, installed, typed, imported on a server, and built into pages by
//! three bundlers. The pages go to `target/hosts/<name>/`, for people and for the browser tests to open; so does a page
//! that is a Yew program of its own.
//!
//! [`pack`] looks at what npm would publish, [`apps`] installs and builds the pages of `tests/hosts/apps/`,
//! [`mod@yew`] compiles the Yew page, and [`weight`] says what each bundler made of it.

mod apps;
mod pack;
mod weight;
mod yew;

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::finish;
use crate::process::output;
use crate::project;
use crate::tools::{self, rust, system, versions};

/// The oldest Node.js that today's bundlers run on.
const OLDEST_NODE: (u32, u32) = (20, 19);

/// Where the built pages are.
pub fn hosts() -> PathBuf {
    project::root().join("target").join("hosts")
}

/// Installs what [`check`] needs.
///
/// # Errors
/// When something is missing and cannot be installed.
pub fn prepare() -> Result<()> {
    rust::ensure_wasm_target()?;
    versions::WASM_BINDGEN.file()?;
    system::ensure_present(&[system::NODE])?;
    system::ensure_present(&[system::NPM])?;
    path().map(drop)
}

/// Holds the published hashes against the site; packs, installs and builds everything, and prints what the bundlers
/// made.
///
/// # Errors
/// At the first thing that is not as it should be.
pub fn check() -> Result<()> {
    let path = path()?;
    let package = project::dist().join("npm");
    ensure!(
        package.join("package.json").is_file(),
        "there is no package in dist/npm/ yet: run `cargo xtask build` first"
    );
    finish::check_integrity(&project::dist())?;
    pack::check(&package, &path)?;
    apps::build(&path)?;
    yew::build()?;
    println!("{}", weight::table(&hosts())?);
    Ok(())
}

/// A `PATH` with a Node.js that is new enough: this machine's, or one from npm.
///
/// # Errors
/// When there is none and it cannot be installed.
pub fn path() -> Result<OsString> {
    let found = system::NODE.find().context("expected Node.js on PATH, found none")?;
    let version = output(Command::new(found).arg("--version"))?;
    if is_new_enough(&version) {
        return Ok(env::var_os("PATH").unwrap_or_default());
    }
    tools::path_with(&[versions::NODE])
}

/// Whether `v22.1.0` is a version that will do.
fn is_new_enough(version: &str) -> bool {
    let mut numbers =
        version.trim().trim_start_matches('v').split('.').map_while(|number| number.parse().ok());
    numbers.next().zip(numbers.next()).is_some_and(|version| version >= OLDEST_NODE)
}

/// Copies what is in a folder, and in the folders within it, over what is at another place.
fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("cannot make {}", to.display()))?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot list {}", from.display()))? {
        let entry = entry.with_context(|| format!("cannot list {}", from.display()))?;
        // Somebody may have installed packages there to try something out.
        if entry.file_name() == "node_modules" {
            continue;
        }
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy_folder(&from, &to)?;
        } else {
            copy_file(&from, &to)?;
        }
    }
    Ok(())
}

fn copy_file(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    fs::copy(from, to)
        .map(drop)
        .with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))
}

#[cfg(test)]
mod tests {
    use super::is_new_enough;

    #[test]
    fn an_old_node_is_known_by_its_version() {
        assert!(is_new_enough("v20.19.0\n"));
        assert!(is_new_enough("v22.1.0"));
        assert!(!is_new_enough("v20.18.3"));
        assert!(!is_new_enough("v18.20.4"));
        assert!(!is_new_enough("nothing"));
    }
}
