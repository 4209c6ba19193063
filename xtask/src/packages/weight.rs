//! What each bundler made of a page with the check on it.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::finish;

/// The pages, and who built them.
const PAGES: [(&str, &str); 4] = [
    ("react", "Vite, with React"),
    ("webpack", "webpack"),
    ("esbuild", "esbuild"),
    ("esbuild-split", "esbuild --splitting"),
];

/// Bytes, as they are and with brotli.
#[derive(Debug, Clone, Copy, Default)]
struct Weight {
    raw: usize,
    brotli: usize,
}

impl Weight {
    fn add(&mut self, content: &[u8]) -> Result<()> {
        self.raw += content.len();
        self.brotli += finish::brotli(content)?.len();
        Ok(())
    }
}

/// A line for each page: what its HTML names, the modules, and the scripts that are fetched later or never.
pub(super) fn table(hosts: &Path) -> Result<String> {
    let heads = ["named by the page", "modules (.wasm)", "scripts, later"];
    let mut out = format!("{:<21}{:>20}{:>20}{:>20}", "raw / brotli", heads[0], heads[1], heads[2]);
    for (page, bundler) in PAGES {
        let folder = hosts.join(page);
        let html =
            fs::read_to_string(folder.join("index.html")).with_context(|| format!("the page {page}"))?;
        let (mut named, mut modules, mut later) = (Weight::default(), Weight::default(), Weight::default());
        for name in finish::files_in(&folder)?.into_iter().filter(|name| name != "index.html") {
            let content = fs::read(folder.join(&name)).with_context(|| format!("cannot read {name}"))?;
            let group = if html.contains(&format!("{name}\"")) {
                &mut named
            } else if Path::new(&name).extension().is_some_and(|ending| ending == "wasm") {
                &mut modules
            } else {
                &mut later
            };
            group.add(&content)?;
        }
        // Writing to a string cannot fail.
        let _ = write!(out, "\n{bundler:<21}");
        for Weight { raw, brotli } in [named, modules, later] {
            let _ = write!(out, "{:>20}", format!("{raw} / {brotli}"));
        }
    }
    Ok(out)
}
