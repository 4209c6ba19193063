//! Where tools are kept between builds: one folder for each tool and version, outside the repository, so that
//! every clone and every branch on a machine shares them.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::Tool;

/// `${XDG_CACHE_HOME:-~/.cache}/psp-self-assessment/tools`.
///
/// # Errors
/// When neither `XDG_CACHE_HOME` nor `HOME` is set.
pub fn folder() -> Result<PathBuf> {
    let cache = match env::var_os("XDG_CACHE_HOME").filter(|value| !value.is_empty()) {
        Some(folder) => PathBuf::from(folder),
        None => PathBuf::from(
            env::var_os("HOME")
                .context("neither XDG_CACHE_HOME nor HOME is set: there is no place to keep tools")?,
        )
        .join(".cache"),
    };
    Ok(cache.join("psp-self-assessment").join("tools"))
}

/// The folder of one tool, whether it is there or not.
///
/// # Errors
/// As [`folder`].
pub fn folder_of(tool: &Tool) -> Result<PathBuf> {
    Ok(folder()?.join(format!("{}-{}", tool.name, tool.version)))
}

/// The tool's file in the cache, if the tool is there whole.
///
/// # Errors
/// As [`folder`].
pub fn find(tool: &Tool) -> Result<Option<PathBuf>> {
    let proof = folder_of(tool)?.join(tool.proof);
    Ok(proof.is_file().then_some(proof))
}
