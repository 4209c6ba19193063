//! Where things are in the repository.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

/// The repository's root.
pub fn root() -> &'static Path {
    static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
        let built = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        // Clones that share a target folder may be running each other's build: cargo says whose turn it is. To a test
        // of another package it names that package.
        let running =
            env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).filter(|folder| folder.ends_with("xtask"));
        let xtask = running.unwrap_or(built);
        xtask.parent().map_or_else(|| xtask.clone(), Path::to_path_buf)
    });
    &ROOT
}

/// The pages, scripts and style sheets that people write.
pub fn www() -> PathBuf {
    root().join("www")
}

/// The finished site.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// `cargo`, called in the repository's root.
pub fn cargo() -> Command {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(root());
    cargo
}
