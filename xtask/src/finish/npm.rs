//! The npm package, in `npm/`: what `npm pack` and `npm publish` are called in.
//!
//! Its entry is not the site's: `www/npm/bundled.js` says why. The modules and the glue of the second are the site's own
//! files.

use std::fs;

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::module::{ALL, FIRST, WHOLE};
use super::sources::PACKAGE;
use super::{Stage, bundle, compress, files_in, integrity, read_text, version, write_file};
use crate::project;

/// What stands in `www/npm/package.json` for the version.
const VERSION: &str = "__PSP_VERSION__";

/// Files that the package has in common with the site.
const SHARED: [&str; 5] = [FIRST.wasm, WHOLE.glue, WHOLE.wasm, bundle::STATEMENTS, integrity::FRAME_HOST];

/// In the root of the repository.
const LICENCES: [&str; 3] = ["LICENSE", "LICENSE-APACHE", "LICENSE-MIT"];

/// Scripts that are bundled; all others of `www/npm/` go into the package as they are.
const BUNDLED: [&str; 2] = [bundle::ENTRY, "bundled.js"];

/// The look, as text for the entry to import.
const STYLE: &str = "style.css";

/// Makes the package.
pub(super) fn write(stage: &Stage) -> Result<()> {
    place(stage)?;
    for module in ALL {
        let content =
            fs::read(stage.file(module.wasm)).with_context(|| format!("cannot read {}", module.wasm))?;
        let text = STANDARD.encode(compress::gzip(&content)?);
        write_file(&stage.file(&in_package(&inline(module.wasm))), format!("export default \"{text}\";\n"))?;
    }
    for name in SHARED {
        copy(stage, name)?;
    }
    let mut options = bundle::definitions(stage, &[FIRST.wasm, WHOLE.wasm])?.to_vec();
    options.push("--loader:.css=text".to_owned());
    // These stay scripts of their own, for another bundler to find.
    options.push("--external:./psp-self-assessment-*.js".to_owned());
    let entry = in_package(bundle::ENTRY);
    bundle::bundle(stage, &entry, &stage.file(&entry), &options)?;
    check(stage)
}

/// Puts what is written by hand where it is wanted.
fn place(stage: &Stage) -> Result<()> {
    let written = project::www().join(PACKAGE);
    for name in files_in(&written)? {
        let content = read_text(&written.join(&name))?;
        let place =
            if BUNDLED.contains(&name.as_str()) { stage.scratch.join(PACKAGE) } else { stage.file(PACKAGE) };
        if name == "package.json" {
            ensure!(
                content.contains(VERSION),
                "www/npm/package.json: expected {VERSION} as its version, found none"
            );
            write_file(&place.join(&name), content.replace(VERSION, version::VERSION))?;
        } else {
            write_file(&place.join(&name), content)?;
        }
    }
    write_file(&stage.scratch.join(PACKAGE).join(STYLE), read_text(&stage.file(bundle::STYLE))?)?;
    for name in LICENCES {
        write_file(&stage.file(&in_package(name)), read_text(&project::root().join(name))?)?;
    }
    Ok(())
}

fn copy(stage: &Stage, name: &str) -> Result<()> {
    let content = fs::read(stage.file(name))
        .with_context(|| format!("expected {name} in the site, for the package"))?;
    write_file(&stage.file(&in_package(name)), content)
}

fn in_package(name: &str) -> String {
    format!("{PACKAGE}{name}")
}

/// The script that has a module as text: `x-inline.js` for `x.wasm`.
fn inline(wasm: &str) -> String {
    format!("{}-inline.js", wasm.trim_end_matches(".wasm"))
}

/// Bundlers look for these words as they stand: nothing on the way may have changed them.
fn check(stage: &Stage) -> Result<()> {
    let entry = read_text(&stage.file(&in_package(bundle::ENTRY)))?;
    let modules = ALL.map(|module| format!("new URL(\"./{}\",import.meta.url)", module.wasm));
    let scripts =
        [inline(FIRST.wasm), inline(WHOLE.wasm), WHOLE.glue.to_owned(), bundle::STATEMENTS.to_owned()]
            .map(|name| format!("import(\"./{name}\")"));
    for words in modules.iter().chain(&scripts) {
        ensure!(
            entry.contains(words),
            "npm/{}: expected `{words}` in it, for bundlers look for it, found none",
            bundle::ENTRY
        );
    }
    Ok(())
}
