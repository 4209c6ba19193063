//! The funder's page: a module of its own, run by a worker of its own. Nothing of it is in what a partner downloads,
//! nor in what other people's pages load.
//!
//! The glue goes into the worker's script, so that the worker is one file and the page's policy need allow no more.

use std::collections::BTreeSet;

use anyhow::Result;

use super::module::Module;
use super::{Stage, bundle, compile, glue, module, names, write_file};

/// Compiled by us. Scripts import its glue as `./collate-glue.js`, which is no file of `www/`.
pub(super) const COLLATE: Module =
    Module { binary: "collate", wasm: "collate.wasm", glue: "collate-glue.js" };

/// The page's script and its worker's, each with all that it imports.
const ENTRIES: [&str; 2] = ["collate.js", "collate-worker.js"];

/// Makes module, worker and script. Returns the names of the files that went into the scripts.
pub(super) fn make(stage: &Stage) -> Result<BTreeSet<String>> {
    compile::make(stage, &COLLATE)?;
    module::finish(stage, &COLLATE)?;
    names::shorten(stage, &COLLATE)?;
    // A factory: what is called after a panic is a fresh instance. There is no Yew in it.
    write_file(&stage.scratch.join(COLLATE.glue), glue::factory(stage, &COLLATE)?)?;
    let mut bundled = BTreeSet::new();
    for entry in ENTRIES {
        bundled.extend(bundle::bundle(stage, entry, &stage.file(entry), &[])?);
    }
    Ok(bundled)
}
