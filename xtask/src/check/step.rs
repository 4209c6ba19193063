//! The checks.

use std::path::PathBuf;

use anyhow::{Context, Result, bail, ensure};

use crate::process::{output, run};
use crate::tools::{self, rust, system, versions};
use crate::{build, finish, packages, project};

/// One check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The code is laid out by rustfmt.
    Format,
    /// clippy finds nothing in what runs on this machine.
    Lint,
    /// clippy finds nothing in what runs in a browser.
    LintWeb,
    /// The library does without a browser.
    Core,
    /// Every crate has a licence and a source that we accept.
    Licences,
    /// The documentation builds without a warning.
    Docs,
    /// The site builds.
    Build,
    /// The site keeps its budget.
    Size,
    /// What can be tested without a browser.
    Tests,
    /// The npm package in other people's builds.
    Packages,
    /// The cohort's counts in Spark; in DuckDB they are among the tests.
    Engines,
    /// What cannot be tested without a browser.
    Browsers,
}

/// What the library must not depend on when it is built for this machine.
const BROWSER_CRATES: [&str; 6] =
    ["gloo", "js-sys", "wasm-bindgen", "wasm-bindgen-futures", "web-sys", "yew"];

impl Step {
    /// All of them: quick ones first, the browsers last.
    pub const ALL: [Self; 12] = [
        Self::Format,
        Self::Lint,
        Self::LintWeb,
        Self::Core,
        Self::Licences,
        Self::Docs,
        Self::Build,
        Self::Size,
        Self::Tests,
        Self::Packages,
        Self::Engines,
        Self::Browsers,
    ];

    /// What `--only` calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Lint => "lint",
            Self::LintWeb => "lint-web",
            Self::Core => "core",
            Self::Licences => "licences",
            Self::Docs => "docs",
            Self::Build => "build",
            Self::Size => "size",
            Self::Tests => "tests",
            Self::Packages => "packages",
            Self::Engines => "engines",
            Self::Browsers => "browsers",
        }
    }

    /// The step of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == name)
    }

    /// What it does, in a line.
    pub(super) const fn what(self) -> &'static str {
        match self {
            Self::Format => "cargo fmt --all --check",
            Self::Lint => "clippy, for this machine",
            Self::LintWeb => "clippy, for the browser",
            Self::Core => "the library without a browser",
            Self::Licences => "cargo deny: licences, sources and bans",
            Self::Docs => "cargo doc without warnings",
            Self::Build => "the release site",
            Self::Size => "the budget for what a partner downloads",
            Self::Tests => "tests without a browser",
            Self::Packages => {
                "the npm package, packed, typed, and built into pages by Vite, webpack and esbuild"
            }
            Self::Engines => "the cohort's counts in Spark",
            Self::Browsers => "tests in real browsers",
        }
    }

    /// Installs what it needs.
    pub(super) fn prepare(self) -> Result<()> {
        match self {
            Self::Format | Self::Lint => rust::ensure_components(),
            Self::LintWeb => rust::ensure_components().and_then(|()| rust::ensure_wasm_target()),
            Self::Licences => versions::CARGO_DENY.file().map(drop),
            Self::Build => build::prepare(),
            Self::Packages => packages::prepare(),
            Self::Browsers => {
                system::ensure_present(&[
                    system::CHROMIUM,
                    system::CHROMEDRIVER,
                    system::FIREFOX,
                    system::WEBKIT,
                    system::XVFB,
                    system::PDFTOTEXT,
                ])?;
                versions::GECKODRIVER.file()?;
                versions::AXE.file().map(drop)
            }
            Self::Tests => {
                versions::FRICTIONLESS.file()?;
                versions::DUCKDB.file().map(drop)
            }
            Self::Engines => {
                system::ensure_present(&[system::JAVA])?;
                versions::PYSPARK.file().map(drop)
            }
            Self::Core | Self::Docs | Self::Size => Ok(()),
        }
    }

    /// Does it.
    pub(super) fn run(self) -> Result<()> {
        match self {
            Self::Format => cargo(&["fmt", "--all", "--check"]),
            Self::Lint => {
                cargo(&["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"])
            }
            Self::LintWeb => cargo(&[
                "clippy",
                "--quiet",
                "--package",
                "psp-self-assessment",
                "--package",
                "host-yew",
                "--target",
                rust::WASM,
                "--lib",
                "--bin",
                "widget",
                "--bin",
                "whole",
                "--bin",
                "collate",
                "--bin",
                "host-yew",
                "--",
                "-D",
                "warnings",
            ]),
            Self::Core => core(),
            Self::Licences => run(std::process::Command::new(versions::CARGO_DENY.file()?)
                .current_dir(project::root())
                .args(["--workspace", "--log-level", "error", "check", "bans", "licenses", "sources"])),
            Self::Docs => run(project::cargo()
                .args(["doc", "--quiet", "--workspace", "--no-deps", "--document-private-items"])
                .env("RUSTDOCFLAGS", "-D warnings -A rustdoc::private-intra-doc-links")),
            Self::Build => build::site(),
            Self::Size => finish::sizes::check(&site()?),
            Self::Tests => cargo(&["test", "--quiet", "--workspace", "--exclude", "browsers"]),
            Self::Packages => packages::check(),
            Self::Engines => {
                cargo(&["test", "--quiet", "--package", "engines", "--test", "spark", "--", "--ignored"])
            }
            Self::Browsers => browsers(),
        }
    }
}

fn cargo(arguments: &[&str]) -> Result<()> {
    run(project::cargo().args(arguments))
}

/// Compiles the library for this machine, and makes sure that nothing for a browser was compiled with it.
fn core() -> Result<()> {
    cargo(&["check", "--quiet", "--lib"])?;
    let crates =
        output(project::cargo().args(["tree", "--edges", "normal", "--prefix", "none", "--format", "{p}"]))?;
    let found =
        crates.lines().filter_map(|line| line.split(' ').next()).find(|name| BROWSER_CRATES.contains(name));
    if let Some(name) = found {
        bail!(
            "expected the library to do without a browser on this machine, found that it depends on {name}"
        );
    }
    Ok(())
}

/// The tests that drive browsers. They find the site, the built host pages, the accessibility rules and the drivers
/// through the environment.
fn browsers() -> Result<()> {
    let hosts = packages::hosts();
    ensure!(
        hosts.join("react/index.html").is_file(),
        "there are no host pages in {} yet: run `cargo xtask test --only packages` first",
        hosts.display()
    );
    let path = tools::path_before(&packages::path()?, &[versions::GECKODRIVER])?;
    run(project::cargo()
        .args(["test", "--package", "browsers", "--tests"])
        .env("PATH", path)
        .env("PSP_DIST", site()?)
        .env("PSP_HOSTS", hosts)
        .env("PSP_AXE", versions::AXE.file()?))
}

/// The finished site.
fn site() -> Result<PathBuf> {
    let dist = project::dist();
    ensure!(
        dist.join("index.html").is_file(),
        "there is no site in dist/ yet: run `cargo xtask build` first"
    );
    dist.canonicalize().with_context(|| format!("cannot find {}", dist.display()))
}
