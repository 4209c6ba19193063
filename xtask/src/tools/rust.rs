//! What rustup brings: the WebAssembly target, the formatter and the linter. The toolchain itself is whatever the
//! machine has; the root `Cargo.toml` says the oldest that will do.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::versions;
use crate::process::{output, run, succeeds};
use crate::project;

/// The target that a browser runs.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Adds the WebAssembly target to the toolchain unless it has it.
///
/// # Errors
/// When it is missing and there is no rustup to bring it.
pub fn ensure_wasm_target() -> Result<()> {
    let libraries = output(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM]))?;
    if Path::new(libraries.trim()).is_dir() {
        return Ok(());
    }
    if !succeeds(Command::new("rustup").arg("--version")) {
        bail!(
            "this Rust has no {WASM} target, and there is no rustup here to add it: install it the way Rust was"
        );
    }
    eprintln!("Adding the {WASM} target (once; seconds)…");
    run(Command::new("rustup").args(["target", "add", WASM]))
}

/// Adds `rustfmt` and `clippy` to the toolchain unless it has them.
///
/// # Errors
/// When one is missing and rustup cannot bring it.
pub fn ensure_components() -> Result<()> {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if !succeeds(Command::new("cargo").args([subcommand, "--version"])) {
            eprintln!("Adding {component} (once; seconds)…");
            run(Command::new("rustup").args(["component", "add", component]))?;
        }
    }
    Ok(())
}

/// Checks that the `wasm-bindgen` crate is the version of the program that reads its output: they speak a private
/// format that changes with every release.
///
/// # Errors
/// When the two differ.
pub fn check_wasm_bindgen() -> Result<()> {
    let lock_file = project::root().join("Cargo.lock");
    let lock =
        fs::read_to_string(&lock_file).with_context(|| format!("cannot read {}", lock_file.display()))?;
    let found = locked_version(&lock, "wasm-bindgen")
        .with_context(|| format!("expected wasm-bindgen among the packages in {}", lock_file.display()))?;
    let expected = versions::WASM_BINDGEN.version;
    if found != expected {
        bail!(
            "the crate wasm-bindgen is {found} (Cargo.lock), the program wasm-bindgen {expected} \
             (xtask/src/tools/versions.rs): they must be equal. Change the one or the other."
        );
    }
    Ok(())
}

/// The version of a package in the text of a `Cargo.lock`.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let mut lines = lock.lines();
    lines.find(|line| line.strip_prefix("name = ").is_some_and(|name| name.trim_matches('"') == package))?;
    lines.next()?.strip_prefix("version = ").map(|version| version.trim_matches('"'))
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    #[test]
    fn a_package_is_found_in_a_lock_file_by_its_whole_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.50\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "yew"), None);
    }
}
