//! Files that the page saves, and files that a person opens in it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use serde_json::Value;

use crate::driver::Home;
use crate::{Page, Result, wait};

/// Waits for a download to be complete, reads it, and takes it out of the folder.
///
/// # Errors
/// When none arrives, or it is not JSON.
pub async fn downloaded(home: &Home) -> Result<Value> {
    let text = downloaded_text(home).await?;
    serde_json::from_str(&text).with_context(|| format!("downloaded: {text}"))
}

/// As [`downloaded`], as the text it is.
///
/// # Errors
/// When none arrives.
pub async fn downloaded_text(home: &Home) -> Result<String> {
    wait::until("a download", async || {
        let Some(path) = complete(&home.downloads())? else { return Ok(None) };
        let text = fs::read_to_string(&path)?;
        fs::remove_file(&path)?;
        Ok(Some(text))
    })
    .await
}

/// The one file in the folder, unless it is still being written: browsers keep a second one beside
/// it, or another name, until they are done; an empty one has only been reserved.
fn complete(folder: &Path) -> Result<Option<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        paths.push(entry?.path());
    }
    Ok(match paths.as_slice() {
        [path] if path.extension().is_some_and(|end| end == "json") && path.metadata()?.len() > 0 => {
            Some(path.clone())
        }
        _ => None,
    })
}

/// Opens `file` in the page's file field, as a person would choose it in the dialog.
///
/// # Errors
/// When there is no such field.
pub async fn open(page: &Page, home: &Home, name: &str, file: &str) -> Result {
    let path = home.folder().join(name);
    fs::write(&path, file)?;
    let field = wait::until("a file field", async || {
        page.element("return everywhere('input[type=file]')[0] ?? null;", vec![]).await
    })
    .await?;
    field.send_keys(path.to_str().context("a path that can be typed")?).await?;
    Ok(())
}
