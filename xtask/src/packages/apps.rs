//! The pages of `tests/hosts/apps/`, each with the package installed from `dist/npm/` as npm installs it, and built
//! as its bundler does without configuration.

use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use super::{copy_file, copy_folder, hosts};
use crate::process::output;
use crate::project;

/// A folder in `tests/hosts/apps/`.
struct App<'a> {
    name: &'static str,
    path: &'a OsStr,
}

/// Installs, checks and builds all of them.
pub(super) fn build(path: &OsStr) -> Result<()> {
    let app = |name| App::installed(name, path);
    let react = app("vite-react")?;
    react.call("tsc", &["--noEmit"])?;
    react.call("tsc", &["--noEmit", "--project", "tsconfig.node16.json"])?;
    react.node("server/module.mjs")?;
    react.node("server/common.cjs")?;
    react.call(
        "vite",
        &["build", "--logLevel=warn", "--base=./", "--emptyOutDir", &out("react", "--outDir")?],
    )?;

    let webpack = app("webpack")?;
    webpack.call("webpack", &["--mode=production", &out("webpack", "--output-path")?])?;
    webpack.page("index.html", "webpack")?;

    let esbuild = app("esbuild")?;
    let bundled = ["src/index.js", "--bundle", "--minify", "--log-level=warning"];
    esbuild
        .call("esbuild", &[&bundled[..], &[&format!("{}/main.js", out("esbuild", "--outfile")?)]].concat())?;
    esbuild.page("index.html", "esbuild")?;
    let in_parts = ["--splitting", "--format=esm", &out("esbuild-split", "--outdir")?];
    esbuild.call("esbuild", &[&bundled[..], &in_parts].concat())?;
    esbuild.page("split.html", "esbuild-split")?;

    let plain = hosts().join("plain");
    copy_folder(&source("plain"), &plain)?;
    copy_folder(&esbuild.package(), &plain.join("psp-self-assessment"))
}

/// What stands in the repository.
pub(super) fn source(name: &str) -> PathBuf {
    project::root().join("tests/hosts/apps").join(name)
}

/// A bundler's option that names where the built page goes; nothing of an earlier one is left there.
fn out(page: &str, option: &str) -> Result<String> {
    let out = hosts().join(page);
    if out.exists() {
        fs::remove_dir_all(&out).with_context(|| format!("cannot remove {}", out.display()))?;
    }
    Ok(format!("{option}=../../{page}"))
}

impl<'a> App<'a> {
    /// A copy of the app, outside the tree, with what it depends on.
    fn installed(name: &'static str, path: &'a OsStr) -> Result<Self> {
        let app = Self { name, path };
        copy_folder(&source(name), &app.folder())?;
        // The package is packed and unpacked (`install-links`), not linked: a bundler treats it as anybody's.
        let options = [
            "--install-links",
            "--ignore-scripts",
            "--prefer-offline",
            "--no-audit",
            "--no-fund",
            "--loglevel=error",
        ];
        let mut npm = Command::new("npm");
        npm.arg("ci").args(options).current_dir(app.folder()).env("PATH", path);
        output(&mut npm).with_context(|| format!("installing what tests/hosts/apps/{name} depends on"))?;
        Ok(app)
    }

    /// Its own package.json says `../../../../dist/npm`, which is right in the repository and here.
    fn folder(&self) -> PathBuf {
        hosts().join("apps").join(self.name)
    }

    /// The package as it was installed.
    fn package(&self) -> PathBuf {
        self.folder().join("node_modules").join("psp-self-assessment")
    }

    /// Puts the page beside the scripts that its bundler made.
    fn page(&self, html: &str, page: &str) -> Result<()> {
        copy_file(&self.folder().join(html), &hosts().join(page).join("index.html"))
    }

    /// Calls a program that the app has installed.
    fn call(&self, program: &str, arguments: &[&str]) -> Result<()> {
        self.run(Command::new(self.folder().join("node_modules/.bin").join(program)).args(arguments))
    }

    /// Runs one of the app's scripts, as a server would.
    fn node(&self, script: &str) -> Result<()> {
        self.run(Command::new("node").arg(script))
    }

    fn run(&self, command: &mut Command) -> Result<()> {
        let said = output(
            command.current_dir(self.folder()).env("PATH", self.path).stdin(std::process::Stdio::null()),
        );
        said.map(drop).with_context(|| format!("in tests/hosts/apps/{}", self.name))
    }
}
