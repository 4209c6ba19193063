//! `integrity.json`: what an embedder writes into `integrity="…"`, for every file an embedder loads.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

use super::module::FIRST;
use super::{Stage, bundle, reach, read_text, version, write_file};

/// The page for frames, and the script that a page around such a frame loads.
pub(super) const FRAME: &str = "frame.html";
pub(super) const FRAME_HOST: &str = "psp-self-assessment-frame.js";

/// Every file that other people's pages load: the element with what it loads in turn, the host's half of a frame, and
/// the page for frames with what that one names.
pub(super) fn embedded(stage: &Stage) -> Result<BTreeSet<String>> {
    let mut names: BTreeSet<String> = bundle::LOADED.into_iter().map(str::to_owned).collect();
    names.extend([bundle::ENTRY, FRAME_HOST].map(str::to_owned));
    names.extend(reach::from_pages(stage, &[FRAME])?);
    for name in &names {
        ensure!(
            stage.file(name).is_file(),
            "expected {name} in the site, for embedders load it (xtask/src/finish/integrity.rs), found none"
        );
    }
    Ok(names)
}

/// Writes the list of this version's folder, and the site's: its own files, and those of that folder.
pub(super) fn write(stage: &Stage) -> Result<()> {
    let folder = version::folder();
    let (mut own, mut all) = (BTreeMap::new(), BTreeMap::new());
    for name in embedded(stage)? {
        let content = fs::read(stage.file(&name)).with_context(|| format!("cannot read {name}"))?;
        let hash = of(&content);
        all.insert(format!("{folder}/{name}"), hash.clone());
        all.insert(name.clone(), hash.clone());
        own.insert(name, hash);
    }
    write_list(stage, "integrity.json", &all)?;
    write_list(stage, &format!("{folder}/integrity.json"), &own)
}

/// Holds both lists against a finished site: every file that one names is there, and has that hash.
pub(crate) fn check(site: &Path) -> Result<()> {
    for (list, folder) in [("integrity.json".to_owned(), site.to_owned()), {
        let folder = version::folder();
        (format!("{folder}/integrity.json"), site.join(folder))
    }] {
        let hashes: BTreeMap<String, String> =
            serde_json::from_str(&read_text(&site.join(&list))?).with_context(|| list.clone())?;
        for needed in [bundle::ENTRY, FIRST.wasm] {
            ensure!(hashes.contains_key(needed), "{list}: expected {needed} in it, found none");
        }
        for (name, expected) in hashes {
            let content = fs::read(folder.join(&name)).with_context(|| format!("{list} names {name}"))?;
            let found = of(&content);
            ensure!(found == expected, "{list} says that {name} has the hash {expected}, and it has {found}");
        }
    }
    Ok(())
}

fn write_list(stage: &Stage, name: &str, hashes: &BTreeMap<String, String>) -> Result<()> {
    let mut json = serde_json::to_string_pretty(hashes).context("the hashes cannot be written as JSON")?;
    json.push('\n');
    write_file(&stage.file(name), json)
}

/// The value of an `integrity` attribute for these bytes.
pub(super) fn of(content: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(content)))
}

/// The same with a shorter hash, for what a partner downloads: it is random, and does not compress.
pub(super) fn short(content: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(content)))
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn the_hash_is_what_browsers_compute() {
        // From the specification of subresource integrity.
        assert_eq!(
            of(b"alert('Hello, world.');"),
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
    }
}
