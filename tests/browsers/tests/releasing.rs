//! A host that puts the check in and takes it out again, a thousand times in one visit, as single-page apps do.

use anyhow::{Context as _, ensure};
use browsers::{HostPage, Page, Result, Stage, in_chromium};
use serde::Deserialize;
use serde_json::{Value, json};

in_chromium!(a_thousand_mounts_leave_nothing_behind);

/// Before measuring: what is made once, for all.
const WARM_UP: u32 = 50;
const MOUNTS: u32 = 1_000;
/// Yew forgets its listeners on purpose: 2.5 MB for 3,000 mounts, see `docs/architecture.md`. Half as much again for
/// the noise between two collections.
const ALLOWED: f64 = 2.5e6 / 3.0 * 1.5;

/// What a page holds on to, after everything that can be collected has been.
#[derive(Debug, Deserialize)]
struct Held {
    documents: i64,
    nodes: i64,
    #[serde(rename = "jsEventListeners")]
    listeners: i64,
    #[serde(default)]
    heap: f64,
}

async fn a_thousand_mounts_leave_nothing_behind(stage: &mut Stage) -> Result {
    let host =
        HostPage::named("bare").with("<psp-self-assessment>", "<!-- ").with("</psp-self-assessment>", " -->");
    let page = host.open(stage).await?.page;
    mount(&page, WARM_UP).await?;
    let before = held(stage, &page).await?;
    mount(&page, MOUNTS).await?;
    let after = held(stage, &page).await?;
    println!("before {before:?}, after {after:?}");
    ensure!(
        after.documents == before.documents
            && after.nodes <= before.nodes
            && after.listeners <= before.listeners,
        "held before {before:?}, after {MOUNTS} mounts {after:?}"
    );
    let grown = after.heap - before.heap;
    ensure!(grown < ALLOWED, "the heap has grown by {grown} bytes, allowed are {ALLOWED}");
    Ok(())
}

/// Puts a check in, waits for it to be there, takes it out, and waits for it to be gone; so many times.
async fn mount(page: &Page, times: u32) -> Result {
    let body = "
        const [times, done] = arguments;
        const home = document.querySelector('main');
        (async () => {
            for (let n = 0; n < times; n += 1) {
                const check = document.createElement('psp-self-assessment');
                check.setAttribute('storage', 'none');
                const ready = new Promise((resolve) => check.addEventListener('psp-ready', resolve, { once: true }));
                home.prepend(check);
                await ready;
                check.remove();
                await new Promise((resolve) => setTimeout(resolve));
            }
        })().then(() => done('done'), (error) => done(String(error)));";
    // One call takes at most as long as a script may.
    for _ in 0..times / 50 {
        let ended: String = page.web.execute_async(body, vec![json!(50)]).await?.convert()?;
        ensure!(ended == "done", "{ended}");
    }
    Ok(())
}

async fn held(stage: &Stage, page: &Page) -> Result<Held> {
    // What finalisers let go is collected by the next.
    for _ in 0..3 {
        stage.chromium(page, "HeapProfiler.collectGarbage", json!({})).await?;
    }
    let counters = stage.chromium(page, "Memory.getDOMCounters", json!({})).await?;
    let mut held: Held = serde_json::from_value(counters)?;
    stage.chromium(page, "Performance.enable", json!({})).await?;
    let metrics = stage.chromium(page, "Performance.getMetrics", json!({})).await?;
    let metric =
        metrics["metrics"].as_array().into_iter().flatten().find(|metric| metric["name"] == "JSHeapUsedSize");
    held.heap = metric.and_then(|metric| Value::as_f64(&metric["value"])).context("the size of the heap")?;
    Ok(held)
}
