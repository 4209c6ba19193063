//! `integrity.json`: what an embedder writes into `integrity="…"`, for every file an embedder loads.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

use super::module::{FIRST, WHOLE};
use super::{Stage, bundle, write_file};

/// The files that other people's pages load.
const EMBEDDED: &[&str] =
    &[bundle::ENTRY, FIRST.wasm, WHOLE.glue, WHOLE.wasm, bundle::STYLE, bundle::STATEMENTS];

pub(super) fn write(stage: &Stage) -> Result<()> {
    let mut hashes = BTreeMap::new();
    for name in EMBEDDED {
        let content = fs::read(stage.file(name)).with_context(|| {
            format!("expected {name} in the site, for embedders load it (EMBEDDED in xtask/src/finish/integrity.rs)")
        })?;
        hashes.insert(*name, of(&content));
    }
    let mut json = serde_json::to_string_pretty(&hashes).context("the hashes cannot be written as JSON")?;
    json.push('\n');
    write_file(&stage.file("integrity.json"), json)
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
