//! The check is in English, on a page that is not: it says so, runs in its own direction, and stays within its place.

use anyhow::ensure;
use browsers::journey::Then;
use browsers::vectors::vector;
use browsers::{HostPage, Kind, Page, Result, Stage, in_both_browsers, in_webkit, journey, names};
use serde_json::json;

in_both_browsers!(
    it_keeps_its_own_language_and_direction,
    nothing_overlaps_on_a_wide_page,
    nothing_overlaps_on_a_narrow_page,
    an_overlap_would_be_found,
);

in_webkit!(it_keeps_its_own_language_and_direction, nothing_overlaps_on_a_wide_page);

async fn it_keeps_its_own_language_and_direction(stage: &mut Stage) -> Result {
    let page = HostPage::named("rtl").open_ready(stage).await?.0.page;
    let body = "
        const root = pageRoot();
        return [root.closest('[lang]')?.lang ?? '', root.closest('[dir]')?.dir ?? '',
            ...new Set([root, ...root.querySelectorAll('*')].map((e) => getComputedStyle(e).direction))];";
    assert_eq!(page.script::<Vec<String>>(body, vec![]).await?, ["en-GB", "ltr", "ltr"]);
    let host = "return [document.documentElement.lang, getComputedStyle(document.querySelector('#after')).direction];";
    assert_eq!(page.script::<Vec<String>>(host, vec![]).await?, ["ar", "rtl"]);
    Ok(())
}

async fn nothing_overlaps_on_a_wide_page(stage: &mut Stage) -> Result {
    let page = HostPage::named("rtl").open_ready(stage).await?.0.page;
    every_page(stage, &page).await
}

async fn nothing_overlaps_on_a_narrow_page(stage: &mut Stage) -> Result {
    let page = HostPage::named("rtl").open_ready(stage).await?.0.page;
    stage.narrow(&page).await?;
    every_page(stage, &page).await
}

/// To the results in one browser, through the first topic in the others.
async fn every_page(stage: &Stage, page: &Page) -> Result {
    let last = if stage.kind == Kind::Chromium { names::RESULTS } else { "notes:MOD" };
    journey::travel(page, &vector("V1")?.answers, async |view| {
        let found: Vec<String> = page.script(include_str!("../src/layout.js"), vec![]).await?;
        ensure!(found.is_empty(), "on the page {}:\n{}", view.page(), found.join("\n"));
        Ok(Then::stop_if(view.page() == last))
    })
    .await?;
    Ok(())
}

/// Or else the tests above would prove nothing.
async fn an_overlap_would_be_found(stage: &mut Stage) -> Result {
    let page = HostPage::named("rtl").open_ready(stage).await?.0.page;
    let body = "
        const heading = headingOf(pageRoot());
        heading.style.setProperty('transform', arguments[0]);";
    for (fault, told) in [("translateY(5rem)", "share"), ("translateX(-9rem)", "reaches out")] {
        page.script::<()>(body, vec![json!(fault)]).await?;
        let found: Vec<String> = page.script(include_str!("../src/layout.js"), vec![]).await?;
        ensure!(found.iter().any(|line| line.contains(told)), "{fault} is found: {found:?}");
    }
    Ok(())
}
