//! The part of the site that answers when the network does not.

use crate::{Page, Result, wait};

/// Waits until the site's service worker has all it needs and is at work.
///
/// # Errors
/// When there is none in time.
pub async fn ready(page: &Page) -> Result {
    let body = "
        const done = arguments[arguments.length - 1];
        if (!navigator.serviceWorker) return done(false);
        navigator.serviceWorker.getRegistrations().then((all) => done(
            all.length > 0 && all.every(({ installing, waiting, active }) => !installing && !waiting && active?.state === 'activated')));";
    wait::until("the service worker", async || {
        let ready: bool = page.web.execute_async(body, vec![]).await?.convert()?;
        Ok(ready.then_some(()))
    })
    .await
}
