//! The built site, served as its visitors get it, or with one file of the test's own in it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use xtask::server::Server;

use crate::Result;

/// A site on a port of its own. Dropped, it is gone.
#[derive(Debug)]
pub struct Site {
    server: Server,
    // Only a site that was changed has one.
    _copy: Option<tempfile::TempDir>,
}

impl Site {
    /// `dist/`, unchanged.
    ///
    /// # Errors
    /// When there is no `dist/`.
    pub fn as_built() -> Result<Self> {
        Ok(Self { server: serve(&dist()?)?, _copy: None })
    }

    /// `dist/`, with a script in `index.html` that runs before all others. It is a file of the
    /// same site, so that the site's own policy lets it run.
    ///
    /// # Errors
    /// When there is no `dist/`, or its page has no head.
    pub fn with_first_script(script: &str) -> Result<Self> {
        let copy = tempfile::Builder::new().prefix("psp-site-").tempdir()?;
        copy_all(&dist()?, copy.path())?;
        fs::write(copy.path().join("first.js"), script)?;
        let page = copy.path().join("index.html");
        let html = fs::read_to_string(&page)?;
        let (before, after) = html.split_once("<head>").context("index.html has a <head>")?;
        fs::write(&page, format!("{before}<head><script src=\"first.js\"></script>{after}"))?;
        for packed in ["index.html.br", "index.html.gz"] {
            // The packed forms hold the page without the script.
            let _ = fs::remove_file(copy.path().join(packed));
        }
        Ok(Self { server: serve(copy.path())?, _copy: Some(copy) })
    }

    /// The address of a file.
    pub fn address(&self, file: &str) -> String {
        format!("{}/{file}", self.server.url())
    }

    /// What has been asked for so far, in order.
    pub fn requests(&self) -> Vec<String> {
        self.server.requests()
    }

    /// From now on, nobody gets an answer.
    pub fn switch_off(&self) {
        self.server.refuse(true);
    }
}

fn serve(folder: &Path) -> Result<Server> {
    Server::start(folder.to_owned()).with_context(|| format!("serving {}", folder.display()))
}

/// `PSP_DIST`, or where `cargo xtask build` puts it.
fn dist() -> Result<PathBuf> {
    let folder = std::env::var_os("PSP_DIST")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist"), PathBuf::from);
    ensure!(
        folder.join("index.html").is_file(),
        "no site in {}; `cargo xtask build` makes it, PSP_DIST names it",
        folder.display()
    );
    Ok(folder)
}

fn copy_all(from: &Path, to: &Path) -> Result {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_all(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
