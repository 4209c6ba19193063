//! Other people's pages, with the check on them.
//!
//! They stand in `tests/hosts/`, a folder each, and name the check's files by `/check/`: a folder of the same site,
//! or, on request, another server. Two more are built rather than written; `PSP_HOSTS` says where.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use serde_json::{Value, json};
use xtask::server::{Answer, Behaviour, Site as Server};

use crate::site::{self, Site};
use crate::{Page, Result, Stage, View, wait, witness};

/// Where the pages find the check.
const CHECK: &str = "/check/";
/// The same files again, as another version of them would stand.
const CHECK_AGAIN: &str = "/check2/";
const FIRST_SCRIPT: &str = "/first.js";

/// A page that somebody else half controls, and how its server treats it.
#[derive(Clone, Debug)]
pub struct HostPage {
    folder: PathBuf,
    name: &'static str,
    first_script: String,
    behaviour: Behaviour,
    elsewhere: Option<Behaviour>,
    edits: Vec<(String, String)>,
}

/// An open page, and the other server if the check comes from there.
#[derive(Debug)]
pub struct Opened {
    /// The tab.
    pub page: Page,
    /// Where the check comes from, if it is not the page's own site.
    pub elsewhere: Option<Site>,
}

impl HostPage {
    /// A page of `tests/hosts/`.
    pub fn named(name: &'static str) -> Self {
        Self::within(Path::new(env!("CARGO_MANIFEST_DIR")).join("../hosts"), name)
    }

    /// A page that a bundler has made: `$PSP_HOSTS/<name>/`.
    ///
    /// # Errors
    /// When `PSP_HOSTS` is not set, or has no such page.
    pub fn built(name: &'static str) -> Result<Self> {
        let folder = std::env::var_os("PSP_HOSTS")
            .map(PathBuf::from)
            .context("PSP_HOSTS names the folder of the built host pages; `cargo xtask test` sets it")?;
        ensure!(
            folder.join(name).join("index.html").is_file(),
            "expected the built host page {name}/index.html in {}, found none",
            folder.display()
        );
        Ok(Self::within(folder, name))
    }

    fn within(folder: PathBuf, name: &'static str) -> Self {
        Self {
            folder,
            name,
            first_script: witness::SCRIPT.to_owned(),
            behaviour: Behaviour::new(),
            elsewhere: None,
            edits: Vec::new(),
        }
    }

    /// Runs this, too, before any script of the page's own.
    #[must_use]
    pub fn first(mut self, script: &str) -> Self {
        self.first_script.push_str(script);
        self
    }

    /// How the page's own server departs from serving well.
    #[must_use]
    pub fn served(mut self, how: impl FnOnce(Behaviour) -> Behaviour) -> Self {
        self.behaviour = how(self.behaviour);
        self
    }

    /// Sends this policy with the page.
    #[must_use]
    pub fn under(self, policy: &str) -> Self {
        self.served(|behaviour| behaviour.header("*.html", "Content-Security-Policy", policy))
    }

    /// The check comes from another server, which may depart from serving well.
    #[must_use]
    pub fn check_elsewhere(mut self, behaviour: Behaviour) -> Self {
        self.elsewhere = Some(behaviour);
        self
    }

    /// Writes `new` in the page where it says `old`.
    #[must_use]
    pub fn with(mut self, old: &str, new: &str) -> Self {
        self.edits.push((old.to_owned(), new.to_owned()));
        self
    }

    /// The tag with these attributes.
    #[must_use]
    pub fn tagged(self, attributes: &str) -> Self {
        self.with("<psp-self-assessment>", &format!("<psp-self-assessment {attributes}>"))
    }

    /// The page as it was before its owner pasted the check in.
    #[must_use]
    pub fn without_check(self) -> Self {
        self.with("<psp-self-assessment>", "<!-- ")
            .with("</psp-self-assessment>", " -->")
            .with("<script type=\"module\" src=\"/check/psp-self-assessment.js\"></script>", "")
    }

    /// Serves the page on `stage`, and opens it. The check may not be there yet.
    ///
    /// # Errors
    /// When there is no such page, or an edit finds nothing to change in it.
    pub async fn open(self, stage: &mut Stage) -> Result<Opened> {
        let path = self.folder.join(self.name).join("index.html");
        let mut html = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        for (old, new) in &self.edits {
            ensure!(html.contains(old), "expected {old:?} in {}, found none", path.display());
            html = html.replace(old, new);
        }
        // What a test sees and presses is within the check, though the page has buttons and fields of its own.
        if html.matches("<psp-self-assessment").count() == 1 {
            html = html.replace("<psp-self-assessment", "<psp-self-assessment data-under-test");
        }
        ensure!(html.contains("<head>"), "expected a <head> in {}, found none", path.display());
        html = html.replace("<head>", &format!("<head><script src=\"{FIRST_SCRIPT}\"></script>"));
        let dist = site::dist()?;
        let elsewhere = match self.elsewhere {
            Some(behaviour) => {
                let behaviour = behaviour.mount(CHECK, &dist);
                let site = Site { server: Server::start(&dist, 0, behaviour)? };
                html = html.replace(CHECK, &site.address(CHECK));
                Some(site)
            }
            None => None,
        };
        let address = format!("/{}/", self.name);
        let behaviour = self
            .behaviour
            .mount(CHECK, &dist)
            .mount(CHECK_AGAIN, &dist)
            .answer(&format!("{address}index.html"), file("text/html; charset=utf-8", html.into_bytes()))
            .answer(FIRST_SCRIPT, file("text/javascript", self.first_script.into_bytes()));
        stage.site = Site { server: Server::start(&self.folder, 0, behaviour)? };
        let page = stage.start().await?;
        page.web.goto(stage.site.address(&address)).await?;
        Ok(Opened { page, elsewhere })
    }

    /// As [`HostPage::open`], and goes to the check and waits for it.
    ///
    /// # Errors
    /// When the check does not appear.
    pub async fn open_ready(self, stage: &mut Stage) -> Result<(Opened, View)> {
        let opened = self.open(stage).await?;
        let view = arrive(&opened.page).await?;
        Ok((opened, view))
    }
}

/// A file as a server sends it.
pub fn file(content_type: &str, body: Vec<u8>) -> Answer {
    Answer { status: 200, headers: vec![("Content-Type".to_owned(), content_type.to_owned())], body }
}

/// Goes to the check, however far down it is, and waits for it to be there. Meanwhile what stands above it may grow,
/// and a browser that has reloaded may go back to where it was: so it goes there until it is there.
///
/// # Errors
/// When it does not appear.
pub async fn arrive(page: &Page) -> Result<View> {
    let body = "
        const check = document.querySelector('[data-under-test]') ?? document.querySelector('psp-self-assessment');
        check?.scrollIntoView({ block: 'nearest', behavior: 'instant' });";
    let arrived = wait::until("the check to load where it is looked at", async || {
        page.script::<()>(body, vec![]).await?;
        let view = page.view().await?;
        Ok(view.is_there().then_some(view))
    })
    .await;
    match arrived {
        Ok(view) => Ok(view),
        Err(error) => Err(error.context(format!("last seen: {}", page.view().await?.summary()))),
    }
}

/// Reloads the page, goes to the check and waits for it.
///
/// # Errors
/// When it does not come back.
pub async fn reload(page: &Page) -> Result<View> {
    page.reload_only().await?;
    arrive(page).await
}

/// From now on, what a test sees and presses is within the check of that place among those of the page.
///
/// # Errors
/// When there are not so many, nor come to be.
pub async fn pick(page: &Page, place: usize) -> Result {
    let body = "
        const all = document.querySelectorAll('psp-self-assessment');
        for (const one of all) one.removeAttribute('data-under-test');
        all[arguments[0]]?.setAttribute('data-under-test', '');
        all[arguments[0]]?.scrollIntoView({ block: 'start', behavior: 'instant' });
        return arguments[0] < all.length;";
    wait::until(&format!("more than {place} checks"), async || {
        Ok(page.script::<bool>(body, vec![json!(place)]).await?.then_some(()))
    })
    .await
}

/// An event that the check has sent to its page.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// `psp-ready`, `psp-error`, …
    pub name: String,
    /// What it carries; null when nothing.
    pub detail: Value,
}

/// The events of that name since the page was loaded, or since any were last taken. The others are forgotten.
///
/// # Errors
/// When the page has no witness.
pub async fn events(page: &Page, name: &str) -> Result<Vec<Event>> {
    let notes = witness::take(page, witness::Note::Events).await?;
    let mut events = Vec::new();
    for note in notes {
        let mut note: Value = serde_json::from_str(&note)?;
        let event = Event {
            name: note["type"].as_str().unwrap_or_default().to_owned(),
            detail: note["detail"].take(),
        };
        if event.name == name {
            events.push(event);
        }
    }
    Ok(events)
}
