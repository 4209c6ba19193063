//! A page whose check stands far below what a visitor sees first is as quick as without it.

use anyhow::{Context as _, ensure};
use browsers::{HostPage, Page, Result, Stage, host_page, in_chromium, names, wait};
use serde::Deserialize;
use serde_json::json;

in_chromium!(nothing_is_slower_before_the_check_is_near, it_loads_when_it_comes_near);

/// Takes down what the browser measures.
const MEASURE: &str = "
    const seen = { paints: [], long: [], shifts: [] };
    for (const [type, take] of [
        ['largest-contentful-paint', ({ element, size, url, startTime }) => seen.paints.push({ element: element?.id ?? '', size, url: url.replace(/.*\\//, ''), at: startTime })],
        ['longtask', ({ duration, startTime }) => seen.long.push([startTime, duration])],
        ['layout-shift', ({ value, sources }) => seen.shifts.push(`${value}: ${sources.map(({ node, previousRect, currentRect }) => `${node?.nodeName}#${node?.id} from ${JSON.stringify(previousRect)} to ${JSON.stringify(currentRect)}`)}`)],
    ]) {
        new PerformanceObserver((list) => {
            list.getEntries().forEach(take);
            document.documentElement.dataset.measured = JSON.stringify(seen);
        }).observe({ type, buffered: true });
    }";

/// What the browser has measured.
#[derive(Debug, Deserialize)]
struct Measured {
    paints: Vec<Paint>,
    /// Start and length of tasks of 50 ms and more, in milliseconds.
    long: Vec<(f64, f64)>,
    /// What has moved by itself, and how far.
    shifts: Vec<String>,
}

/// A candidate for the largest contentful paint.
#[derive(Debug, Deserialize)]
struct Paint {
    element: String,
    size: f64,
    url: String,
    at: f64,
}

/// Medians of this many visits each.
const VISITS: usize = 5;

async fn nothing_is_slower_before_the_check_is_near(stage: &mut Stage) -> Result {
    let mut without = Vec::new();
    let mut with = Vec::new();
    // As slow as a cheap phone, so that what would be long there is long here.
    let page = stage.start().await?;
    stage.chromium(&page, "Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await?;
    for _ in 0..VISITS {
        without.push(visit(stage, HostPage::named("tall").without_check(), false).await?);
        with.push(visit(stage, HostPage::named("tall"), true).await?);
    }
    let largest = |visits: &[Measured]| -> Result<Vec<(String, String, String)>> {
        visits
            .iter()
            .map(|visit| {
                let last = visit.paints.last().context("a largest paint")?;
                Ok((last.element.clone(), last.url.clone(), last.size.to_string()))
            })
            .collect()
    };
    assert_eq!(largest(&with)?, largest(&without)?, "the largest contentful paint");
    assert_eq!(largest(&with)?[0].0, "picture");
    let (slow, quick) = (median(with.iter().map(last_paint)), median(without.iter().map(last_paint)));
    println!("largest paint at {slow} ms with the check, {quick} ms without");
    // The machine has other work: what is looked for is a difference that a visitor could see.
    ensure!(slow < 1.5 * quick + 100.0, "the largest paint at {slow} ms with the check, {quick} ms without");
    // The page without the check may itself have a long task on a busy machine; the check adds none.
    let number = |visits: &[Measured]| median(visits.iter().map(|visit| count(visit.long.len())));
    ensure!(number(&with) <= number(&without), "long tasks: {with:#?}, without the check {without:#?}");
    ensure!(with.iter().all(|visit| visit.shifts.is_empty()), "nothing is pushed about: {with:#?}");
    Ok(())
}

fn last_paint(visit: &Measured) -> f64 {
    visit.paints.last().map_or(f64::NAN, |paint| paint.at)
}

fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::INFINITY, f64::from)
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// One visit with nothing in the cache, until all is quiet.
async fn visit(stage: &mut Stage, host: HostPage, with_check: bool) -> Result<Measured> {
    let page = host.first(MEASURE).open(stage).await?.page;
    wait::until("the page to be complete and drawn", async || {
        let body = "return document.readyState === 'complete' && 'measured' in document.documentElement.dataset
            && JSON.parse(document.documentElement.dataset.measured).paints.some(({ element }) => element === 'picture');";
        let done: bool = page.script(body, vec![]).await?;
        Ok(done.then_some(()))
    })
    .await?;
    let asked = stage.site.settled().await?;
    let scripts: Vec<&String> = asked.iter().filter(|request| request.contains("/check/")).collect();
    // The script alone: whoever never comes near downloads nothing else.
    let expected: &[&str] = if with_check { &["GET /check/psp-self-assessment.js"] } else { &[] };
    assert_eq!(scripts, expected);
    page.script("return JSON.parse(document.documentElement.dataset.measured);", vec![]).await
}

async fn it_loads_when_it_comes_near(stage: &mut Stage) -> Result {
    let page = HostPage::named("tall").open(stage).await?.page;
    stage.site.settled().await?;
    assert_eq!(page.view().await?.page, None);
    ensure!(asks(&page).await? == 0, "it has asked for files already");
    let view = host_page::arrive(&page).await?;
    ensure!(view.offers(names::START), "{}", view.summary());
    page.press_and_leave(names::START).await?;
    Ok(())
}

async fn asks(page: &Page) -> Result<usize> {
    let body = "return performance.getEntriesByType('resource').filter(({ name }) => /\\.(wasm|css)$/.test(name) && name.includes('/check/')).length;";
    page.script(body, vec![]).await
}
