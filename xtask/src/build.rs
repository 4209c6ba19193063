//! `cargo xtask build`: the release site in `dist/`.
//!
//! Trunk is the one pipeline: it compiles the module, calls wasm-bindgen, and then [`crate::finish`] as its hook, so
//! that a Trunk called by hand makes the same files. All that is added here is that the tools are there.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::process::run;
use crate::project;
use crate::tools::{self, Tool, rust, versions};

/// What a build calls.
const TOOLS: [Tool; 4] = [versions::TRUNK, versions::WASM_BINDGEN, versions::BINARYEN, versions::ESBUILD];

/// Installs what is missing for a build.
///
/// # Errors
/// When something is missing and cannot be installed.
pub fn prepare() -> Result<()> {
    rust::ensure_wasm_target()?;
    rust::check_wasm_bindgen()?;
    TOOLS.iter().try_for_each(|tool| tool.file().map(drop))
}

/// Installs what is missing and builds the site.
///
/// # Errors
/// When a tool cannot be installed or the build fails.
pub fn site() -> Result<()> {
    prepare()?;
    let mut trunk = Command::new(versions::TRUNK.file()?);
    trunk.current_dir(project::root()).args(["build", "--release"]).env("PATH", tools::path_with(&TOOLS)?);
    set_flags(&mut trunk);
    // Trunk takes only the words true and false for this, and stops at the customary 1.
    if env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    run(&mut trunk)
}

/// Calls cargo, or what calls it, with the flags for what runs in a browser.
pub(crate) fn set_flags(command: &mut Command) {
    if let Some(flags) = without_own_paths() {
        command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    }
}

/// Tells the compiler to leave this machine's folders out of the module: where a panic happened is part of it, and
/// that would name its builder's home, and give other bytes on every machine.
fn without_own_paths() -> Option<String> {
    let cargo_home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cargo")))?;
    let crates = cargo_home.join("registry").join("src");
    let flags = [(crates.as_path(), "crates"), (project::root(), "psp")]
        .map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display()));
    // Cargo splits this variable at spaces, and knows no way to quote one.
    flags.iter().all(|flag| !flag.contains(char::is_whitespace)).then(|| flags.join(" "))
}
