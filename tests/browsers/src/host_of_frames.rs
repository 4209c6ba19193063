//! Somebody else's page with frames of the check in it, at an address of another site.

use anyhow::Context as _;
use serde_json::json;
use thirtyfour::By;
use xtask::server::{Answer, Behaviour};

use crate::site::Site;
use crate::{Page, Result, View, wait};

/// What a frame needs to be allowed where its own address is taken from it.
pub const SANDBOX: &str = "allow-scripts allow-forms allow-downloads allow-modals";

/// A site with one page, `host.html`. Dropped, it is gone.
#[derive(Debug)]
pub struct HostOfFrames {
    site: Site,
}

impl HostOfFrames {
    /// A page with this body, which may name the check's address as `{check}`.
    ///
    /// # Errors
    /// When the site cannot be served.
    pub fn new(check: &Site, body: &str) -> Result<Self> {
        Self::behaving(check, body, Behaviour::new())
    }

    /// The same on a server with habits of its own.
    ///
    /// # Errors
    /// When the site cannot be served.
    pub fn behaving(check: &Site, body: &str, behaviour: Behaviour) -> Result<Self> {
        let origin = check.server.origin();
        let body = body.replace("{check}", &origin);
        let html = format!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>New partners</title></head>\
             <body><main><h1>New to the partnership?</h1>\n{body}\n</main></body></html>"
        );
        let page = Answer {
            status: 200,
            headers: vec![("Content-Type".to_owned(), "text/html; charset=utf-8".to_owned())],
            body: html.into_bytes(),
        };
        Ok(Self { site: Site::behaving(behaviour.answer("/host.html", page))? })
    }

    /// The page's address. The name is another than the check's, so that the two are different sites for a browser
    /// and not only different origins.
    pub fn address(&self) -> String {
        self.site.address("host.html").replace("127.0.0.1", "localhost")
    }
}

/// The script tag of the host's half.
pub const HALF: &str = r#"<script type="module" src="{check}/psp-self-assessment-frame.js"></script>"#;

/// A frame with that id and query, and more attributes.
pub fn frame(id: &str, query: &str, more: &str) -> String {
    format!(
        r#"<iframe id="{id}" src="{{check}}/frame.html{query}" title="Partner self-assessment {id}" width="100%" height="500" {more}></iframe>"#
    )
}

/// Goes into the frame of that id: from now on the page is what stands in it.
///
/// # Errors
/// When there is none.
pub async fn enter(page: &Page, id: &str) -> Result {
    leave(page).await?;
    let frame = page.web.find(By::Id(id)).await.with_context(|| format!("the frame {id:?}"))?;
    frame.enter_frame().await?;
    Ok(())
}

/// Goes into the frame and waits for the check to be there. The frame is brought into view first, as by somebody who
/// reads on: Chromium lets a frame of another site rest while it cannot be seen, and then it does not see itself grow.
///
/// # Errors
/// When it does not appear.
pub async fn enter_check(page: &Page, id: &str) -> Result<View> {
    leave(page).await?;
    let frame = page.web.find(By::Id(id)).await.with_context(|| format!("the frame {id:?}"))?;
    frame.scroll_into_view().await?;
    enter(page, id).await?;
    wait_for_check(page).await
}

/// Called within a frame that has only just come: waits for the check to be there.
///
/// # Errors
/// When it does not appear.
pub async fn wait_for_check(page: &Page) -> Result<View> {
    wait::until("the check to load in the frame", async || {
        // The empty page that every frame begins with answers with nothing as it goes.
        Ok(page.view().await.ok().filter(View::is_there))
    })
    .await
}

/// Back to the host's page.
///
/// # Errors
/// When the browser does not answer.
pub async fn leave(page: &Page) -> Result {
    page.web.enter_default_frame().await?;
    Ok(())
}

/// Called within a frame: waits until the frame is as tall as what is in it, with nothing left to scroll, and tells
/// how tall that is.
///
/// # Errors
/// When it does not get so; the error says how it was.
pub async fn wait_until_fitted(page: &Page) -> Result<i64> {
    let body = "
        const root = document.documentElement;
        const content = document.body.getBoundingClientRect().height;
        return [Math.round(content), innerHeight, root.scrollHeight, root.clientHeight, root.scrollWidth, root.clientWidth];";
    let mut last = Vec::new();
    let fitted = wait::until("the frame to be as tall as the check", async || {
        last = page.script::<Vec<i64>>(body, vec![]).await?;
        let [content, inner, scroll, client, wide, width] = last[..] else {
            anyhow::bail!("six numbers: {last:?}")
        };
        let fits = (inner - content).abs() <= 1 && scroll <= client && wide <= width;
        Ok(fits.then_some(inner))
    })
    .await;
    fitted.with_context(|| {
        format!("content, window, scroll height, client height, scroll width, client width: {last:?}")
    })
}

/// Called on the host's page: how tall a frame is drawn, its edges included, in whole CSS pixels.
///
/// # Errors
/// When there is no such frame.
pub async fn height(page: &Page, id: &str) -> Result<i64> {
    page.script(
        "return Math.round(document.getElementById(arguments[0]).getBoundingClientRect().height);",
        vec![json!(id)],
    )
    .await
}
