//! What lies in `www/` beside `index.html`: shipped as it is, or on its way through esbuild.

use std::fs;

use anyhow::{Context, Result, ensure};

use super::{Stage, files_in, module, page, read_text, write_file};
use crate::project;

/// What belongs to the npm package alone: see [`super::npm`].
pub(super) const PACKAGE: &str = "npm/";

/// Puts every file of `www/` except `index.html` and the package's own where it is wanted next: scripts and style sheets into the scratch
/// folder, whose names are returned, and everything else into the site.
pub(super) fn place(stage: &Stage) -> Result<Vec<String>> {
    let www = project::www();
    let mut code = Vec::new();
    for name in files_in(&www)?.into_iter().filter(|name| name != "index.html" && !name.starts_with(PACKAGE))
    {
        ensure!(
            module::ALL.iter().all(|module| name != module.glue),
            "www/{name}: expected no such file, for the build makes one of that name to be imported"
        );
        let source = www.join(&name);
        match name.rsplit_once('.').map(|(_, ending)| ending) {
            Some("js" | "mjs" | "css") => {
                write_file(&stage.scratch.join(&name), read_text(&source)?)?;
                code.push(name);
            }
            Some("html") => {
                let html =
                    page::without_comments(&read_text(&source)?).with_context(|| format!("www/{name}"))?;
                write_file(&stage.file(&name), html)?;
            }
            _ => {
                let content =
                    fs::read(&source).with_context(|| format!("cannot read {}", source.display()))?;
                write_file(&stage.file(&name), content)?;
            }
        }
    }
    Ok(code)
}
