//! The strict security policy that the site serves itself under, over a whole journey; and the
//! promise that nothing is asked of any server after the first question.

use anyhow::ensure;
use browsers::journey::Then;
use browsers::site::{Policy, Site};
use browsers::vectors::vector;
use browsers::witness::{self, Note};
use browsers::{Kind, Page, Result, Stage, in_all_browsers, journey, names, service_worker};

in_all_browsers!(
    nothing_breaks_the_servers_policy,
    nothing_breaks_the_pages_own_policy,
    nothing_is_requested_after_the_first_question,
);

async fn nothing_breaks_the_servers_policy(stage: &mut Stage) -> Result {
    stage.site = Site::with_first_script(witness::SCRIPT, Policy::Server)?;
    nothing_breaks_the_policy(stage).await
}

async fn nothing_breaks_the_pages_own_policy(stage: &mut Stage) -> Result {
    stage.site = Site::with_first_script(witness::SCRIPT, Policy::Page)?;
    nothing_breaks_the_policy(stage).await
}

async fn nothing_breaks_the_policy(stage: &mut Stage) -> Result {
    let (page, _) = stage.open().await?;
    let answers = vector("V1")?.answers;
    journey::travel(&page, &answers, async |view| {
        no_inline_style(&page).await?;
        Ok(Then::stop_if(view.page() == names::RESULTS))
    })
    .await?;
    page.press_and_leave(names::SAVED_ANSWERS).await?;
    no_inline_style(&page).await?;
    assert_eq!(witness::take(&page, Note::Violations).await?, [""; 0], "violations of the policy");
    assert_eq!(witness::take(&page, Note::Errors).await?, [""; 0], "errors that nobody caught");
    if stage.kind == Kind::Chromium {
        let log = page.web.browser_log().await?;
        let severe: Vec<_> = log.iter().filter(|entry| entry.level == "SEVERE").collect();
        ensure!(severe.is_empty(), "console: {severe:?}");
    }
    Ok(())
}

async fn no_inline_style(page: &Page) -> Result {
    let found: Vec<String> = page
        .script("return everywhere('[style], style').map((e) => e.outerHTML.slice(0, 200));", vec![])
        .await?;
    ensure!(found.is_empty(), "inline styles: {found:?}");
    Ok(())
}

async fn nothing_is_requested_after_the_first_question(stage: &mut Stage) -> Result {
    // With the service worker, which fetches what it keeps while the first page is read.
    stage.site = Site::as_built(Policy::Page)?;
    let (page, view) = stage.open().await?;
    journey::onward(&page, &view).await?;
    service_worker::ready(&page).await?;
    let asked = stage.site.settled().await?;
    let loaded = resources(&page).await?;
    ensure!(!asked.is_empty(), "the server must have seen the page load");

    journey::to_results(&page, &vector("V1")?.answers).await?;
    page.press_and_leave(names::SAVED_ANSWERS).await?;
    assert_eq!(stage.site.settled().await?, asked, "seen by the server");
    assert_eq!(resources(&page).await?, loaded, "seen by the page");
    Ok(())
}

async fn resources(page: &Page) -> Result<Vec<String>> {
    page.script("return performance.getEntriesByType('resource').map(({ name }) => name);", vec![]).await
}
