//! The built site, served as its visitors get it, or with one script of the test's own in its page.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use xtask::server::{Answer, Behaviour, CONTENT_SECURITY_POLICY, Site as Server};

use crate::{Result, wait};

/// Longer than a page pauses between two requests of its own.
const QUIET: Duration = Duration::from_millis(700);

const POLICY: &str = "Content-Security-Policy";

/// A site on a port of its own. Dropped, it is gone.
#[derive(Debug)]
pub struct Site {
    /// For what this type does not offer.
    pub server: Server,
}

/// Who states the policy that the page lives under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// The server, all of it, Trusted Types included, from the first byte on. Then no service worker
    /// can be registered: browsers take its address for a script that needs trust.
    Server,
    /// The page alone, in its own `<meta>`, as on a plain host that sends files and nothing else.
    Page,
}

impl Site {
    /// `dist/`, unchanged.
    ///
    /// # Errors
    /// When there is no `dist/`.
    pub fn as_built(policy: Policy) -> Result<Self> {
        Self::behaving(stated_by(policy))
    }

    /// `dist/`, on a server with habits of its own.
    ///
    /// # Errors
    /// When there is no `dist/`.
    pub fn behaving(behaviour: Behaviour) -> Result<Self> {
        Ok(Self { server: Server::start(dist()?, 0, behaviour)? })
    }

    /// `dist/`, with a script in `index.html` that runs before all others. It is a file of the
    /// same site, so that the site's own policy lets it run.
    ///
    /// # Errors
    /// When there is no `dist/`, or its page has no head.
    pub fn with_first_script(script: &str, policy: Policy) -> Result<Self> {
        Self::with_first_script_in("index.html", script, policy)
    }

    /// The same for another page.
    ///
    /// # Errors
    /// When there is no `dist/`, or its page has no head.
    pub fn with_first_script_in(page: &str, script: &str, policy: Policy) -> Result<Self> {
        let html = std::fs::read_to_string(dist()?.join(page)).with_context(|| page.to_owned())?;
        let (before, after) =
            html.split_once("<head>").with_context(|| format!("{page}: expected a <head>"))?;
        let html = format!("{before}<head><script src=\"first.js\"></script>{after}");
        let answered = || answer("text/html; charset=utf-8", &html, policy);
        let behaviour =
            if page == "index.html" { stated_by(policy).answer("/", answered()) } else { stated_by(policy) };
        Self::behaving(
            behaviour
                .answer(&format!("/{page}"), answered())
                .answer("/first.js", answer("text/javascript", script, policy)),
        )
    }

    /// The address of a file.
    pub fn address(&self, file: &str) -> String {
        self.server.url(file)
    }

    /// What has been asked for so far, in order.
    pub fn requests(&self) -> Vec<String> {
        self.server
            .received()
            .into_iter()
            .map(|request| format!("{} {}", request.method, request.target))
            .collect()
    }

    /// Waits until nothing has been asked for in a while, and tells what had been by then.
    ///
    /// # Errors
    /// When there is no end to it.
    pub async fn settled(&self) -> Result<Vec<String>> {
        let mut last = (self.requests(), Instant::now());
        wait::until("the requests to end", async || {
            let now = self.requests();
            if now != last.0 {
                last = (now, Instant::now());
            }
            Ok((last.1.elapsed() > QUIET).then(|| last.0.clone()))
        })
        .await
    }

    /// From now on, nobody gets an answer.
    pub fn switch_off(&self) {
        self.server.go_offline();
    }
}

fn stated_by(policy: Policy) -> Behaviour {
    match policy {
        Policy::Server => Behaviour::new().header("*.html", POLICY, CONTENT_SECURITY_POLICY),
        Policy::Page => Behaviour::new(),
    }
}

/// A file as the server would send it.
fn answer(content_type: &str, body: &str, policy: Policy) -> Answer {
    let mut headers = vec![("Content-Type".to_owned(), content_type.to_owned())];
    if policy == Policy::Server {
        headers.push((POLICY.to_owned(), CONTENT_SECURITY_POLICY.to_owned()));
    }
    Answer { status: 200, headers, body: body.as_bytes().to_owned() }
}

/// `PSP_DIST`, or where `cargo xtask build` puts it.
///
/// # Errors
/// When there is no site.
pub fn dist() -> Result<PathBuf> {
    let folder = std::env::var_os("PSP_DIST")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist"), PathBuf::from);
    ensure!(
        folder.join("index.html").is_file(),
        "no site in {}; `cargo xtask build` makes it, PSP_DIST names it",
        folder.display()
    );
    Ok(folder)
}
