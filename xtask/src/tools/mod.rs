//! The programs that the project needs beside Rust, and how they get onto a machine.
//!
//! [`versions`] says which, [`cache`] where they are kept, [`install`] brings those that come from crates.io, npm
//! and PyPI, [`system`] those that come with the operating system, and [`rust`] what rustup brings.

pub mod cache;
pub mod install;
mod pypi;
pub mod rust;
pub mod system;
pub mod versions;

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use anyhow::{Context, Result};

/// A program or file that comes from a package registry, at one version.
#[derive(Debug, Clone, Copy)]
pub struct Tool {
    /// Its name, and the first part of its folder's name in the cache.
    pub name: &'static str,
    /// The exact version.
    pub version: &'static str,
    /// The file that is wanted of it, within its folder. When this is there, the tool is.
    pub proof: &'static str,
    /// How long installing it takes.
    pub takes: &'static str,
    /// Where it comes from.
    pub source: Source,
}

/// Where a tool comes from.
#[derive(Debug, Clone, Copy)]
pub enum Source {
    /// crates.io, compiled on this machine.
    Crate {
        /// The crate's name.
        package: &'static str,
        /// What to tell `cargo install` besides.
        options: &'static [&'static str],
        /// What becomes of the lock file that the crate brings.
        lock: Lock,
    },
    /// The npm registry.
    Npm {
        /// The package's name.
        package: &'static str,
    },
    /// PyPI, in an environment of its own; the tool is that environment's Python.
    Pypi {
        /// The package's name.
        package: &'static str,
    },
}

/// Whether a crate's own lock file is followed.
#[derive(Debug, Clone, Copy)]
pub enum Lock {
    /// Always.
    Kept,
    /// When every version it names can be had; otherwise the newest compatible ones are taken.
    KeptIfItCan,
}

impl Tool {
    /// The tool's file, installed first if need be.
    ///
    /// # Errors
    /// When it is missing and cannot be installed.
    pub fn file(&self) -> Result<PathBuf> {
        install::ensure_installed(self)
    }
}

/// A `PATH` on which the given tools come first, installed if need be.
///
/// # Errors
/// When a tool is missing and cannot be installed.
pub fn path_with(tools: &[Tool]) -> Result<OsString> {
    path_before(&env::var_os("PATH").unwrap_or_default(), tools)
}

/// This `PATH`, with the given tools before it, installed if need be.
///
/// # Errors
/// As [`path_with`].
pub fn path_before(path: &OsStr, tools: &[Tool]) -> Result<OsString> {
    let mut folders = Vec::new();
    for tool in tools {
        let file = tool.file()?;
        folders.extend(file.parent().map(PathBuf::from));
    }
    folders.extend(env::split_paths(path));
    env::join_paths(folders).context("a folder on PATH has a name that PATH cannot hold")
}
