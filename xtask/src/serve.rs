//! `cargo xtask serve`: the site on this machine, until it is interrupted.

use std::thread;

use anyhow::{Context, Result, ensure};

use crate::server::{Behaviour, Site};
use crate::{build, project};

/// The pages, and what each is for.
const PAGES: [(&str, &str); 5] = [
    ("index.html", "the check"),
    ("embed.html", "put it on your own page"),
    ("frame.html", "the check alone, for a frame"),
    ("collate.html", "for funders: many answers into one table"),
    ("paper.html", "the same questions on paper"),
];

/// How to serve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// The port on `127.0.0.1`.
    pub port: u16,
    /// Whether to build first.
    pub build: bool,
}

/// Builds and serves. Does not return unless something is wrong.
///
/// # Errors
/// When the build fails, or there is nothing to serve, or the port is taken.
pub fn run(options: Options) -> Result<()> {
    if options.build {
        build::site()?;
    }
    let dist = project::dist();
    ensure!(dist.join("index.html").is_file(), "there is no site in dist/ yet: leave --no-build out");
    let site = Site::start(&dist, options.port, Behaviour::new()).context("the site cannot be served")?;
    println!("\nServing dist/ on {}/ (Ctrl+C ends it)", site.origin());
    for (page, what) in PAGES {
        if dist.join(page).is_file() {
            let address = site.url(if page == "index.html" { "" } else { page });
            println!("  {address:<42} {what}");
        }
    }
    loop {
        thread::park();
    }
}
