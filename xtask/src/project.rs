//! Where things are in the repository.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The repository's root.
pub fn root() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
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
