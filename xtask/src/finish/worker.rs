//! The service worker learns which build it belongs to, and which files that is.
//!
//! In `www/sw.js` the bare names `__PSP_BUILD__` and `__PSP_FILES__` stand for a string and for an object: each file's
//! name, and its hash as in an `integrity` attribute. The build's name is a hash over those and the worker itself, so
//! it changes when, and only when, a file does.
//!
//! Those are the files of the pages that a partner opens. What embedders and funders need is not a partner's to
//! download.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anyhow::{Context, Result, ensure};

use super::{Stage, bundle, integrity, reach, read_text, write_file};
use crate::digest;

/// The pages that a partner opens.
const PAGES: [&str; 3] = ["index.html", "paper.html", integrity::FRAME];

const WORKER: &str = "sw.js";
const BUILD: &str = "__PSP_BUILD__";
const FILES: &str = "__PSP_FILES__";

/// Fills the two names in, if there is a service worker.
pub(super) fn fill(stage: &Stage) -> Result<()> {
    let worker = stage.file(WORKER);
    if !worker.is_file() {
        return Ok(());
    }
    let mut files = BTreeMap::new();
    for name in of_the_pages(stage)? {
        let content = fs::read(stage.file(&name)).with_context(|| format!("cannot read {name}"))?;
        files.insert(name, integrity::of(&content));
    }
    write_file(&worker, fill_in(&read_text(&worker)?, &files)?)
}

/// The pages, what they name, and what the element on them loads.
fn of_the_pages(stage: &Stage) -> Result<BTreeSet<String>> {
    let mut names = reach::from_pages(stage, &PAGES)?;
    names.extend(bundle::LOADED.into_iter().map(str::to_owned));
    Ok(names)
}

fn fill_in(script: &str, files: &BTreeMap<String, String>) -> Result<String> {
    for name in [BUILD, FILES] {
        ensure!(
            script.contains(name),
            "www/{WORKER}: expected the name {name} in it, for the build to fill in"
        );
        for quote in ['"', '\'', '`'] {
            ensure!(
                !script.contains(&format!("{quote}{name}{quote}")),
                "www/{WORKER}: expected {name} without quotes; the build puts a whole value in its place"
            );
        }
    }
    let files = serde_json::to_string(files).context("a file's name cannot be written as JSON")?;
    let build = digest::short(format!("{script}{files}").as_bytes());
    Ok(script.replace(BUILD, &format!("\"{build}\"")).replace(FILES, &files))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::fill_in;

    #[test]
    fn the_names_become_a_string_and_an_object() {
        let files = |hash: &str| BTreeMap::from([("page.css".to_owned(), hash.to_owned())]);
        let fill = |script: &str, hash: &str| fill_in(script, &files(hash));
        let first = fill("const b=__PSP_BUILD__,f=__PSP_FILES__;", "sha384-a").unwrap();
        assert!(first.ends_with(",f={\"page.css\":\"sha384-a\"};"), "{first}");
        assert_eq!(first, fill("const b=__PSP_BUILD__,f=__PSP_FILES__;", "sha384-a").unwrap());
        let other = fill("const b=__PSP_BUILD__,f=__PSP_FILES__;", "sha384-b").unwrap();
        assert_ne!(first.split(',').next(), other.split(',').next());
        assert!(fill("const b=\"__PSP_BUILD__\",f=__PSP_FILES__;", "sha384-a").is_err());
        assert!(fill("const b=__PSP_BUILD__;", "sha384-a").is_err());
    }
}
