//! Addresses that never change what they hold, and one that never moves.
//!
//! `v1.2.3/` has everything that other people's pages load, the same bytes as at the site's root; whoever links there
//! can pin the hash. `v1/` is for those who want every later 1.x.y: its files are a line each that leads to the newest
//! such folder. So all that is large comes from an address where it may be cached for ever, and no cache can mix the
//! files of two versions.

use std::fs;

use anyhow::{Context, Result};

use super::{Stage, bundle, integrity, reach, read_text, write_file};

/// The package's version, and the first part of it.
pub(super) const VERSION: &str = env!("CARGO_PKG_VERSION");
const MAJOR: &str = env!("CARGO_PKG_VERSION_MAJOR");

/// The modules that a host page names in a tag of its own.
const MODULES: [&str; 2] = [bundle::ENTRY, integrity::FRAME_HOST];

/// The folder of this version: `v1.2.3`.
pub(super) fn folder() -> String {
    format!("v{VERSION}")
}

/// Makes both folders.
pub(super) fn write(stage: &Stage) -> Result<()> {
    let (fixed, moving) = (folder(), format!("v{MAJOR}"));
    for name in integrity::embedded(stage)? {
        let content = fs::read(stage.file(&name)).with_context(|| format!("cannot read {name}"))?;
        write_file(&stage.file(&format!("{fixed}/{name}")), content)?;
    }
    let beside = format!("../{fixed}/");
    for name in MODULES {
        write_file(&stage.file(&format!("{moving}/{name}")), format!("import \"{beside}{name}\";\n"))?;
    }
    let html = read_text(&stage.file(integrity::FRAME))?;
    write_file(&stage.file(&format!("{moving}/{}", integrity::FRAME)), reach::seen_from(&html, &beside))
}
