//! What a failed test leaves behind for whoever looks into it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::driver::Home;
use crate::{Page, Result};

/// `target/browser-failures/`, in the repository.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/browser-failures")
}

/// Saves what can still be had: the picture, the page with its shadow roots, the driver's log.
pub async fn record(test: &str, page: Option<&Page>, home: &Home) {
    let folder = folder();
    // A failure to record must not hide the failure itself.
    let _ = fs::create_dir_all(&folder);
    let folder = folder.canonicalize().unwrap_or(folder);
    let _ = fs::copy(home.log(), folder.join(format!("{test}.driver.log")));
    let Some(page) = page else { return };
    let _ = page.web.screenshot(&folder.join(format!("{test}.png"))).await;
    if let Ok(html) = html(page).await {
        let _ = fs::write(folder.join(format!("{test}.html")), html);
    }
    if let Ok(view) = page.view().await {
        let _ = fs::write(folder.join(format!("{test}.txt")), format!("{view:#?}"));
    }
    eprintln!("picture and page: {}", folder.join(format!("{test}.*")).display());
}

async fn html(page: &Page) -> Result<String> {
    let body = "
        const shadowRoots = [...roots(document)].slice(1);
        return document.documentElement.getHTML({ serializableShadowRoots: true, shadowRoots });";
    page.script(body, vec![]).await
}
