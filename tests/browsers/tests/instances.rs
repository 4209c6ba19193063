//! Several checks on one page, from one script or several: none knows of another.

use anyhow::ensure;
use browsers::host_page::{self, pick};
use browsers::witness::{self, Note};
use browsers::{HostPage, Page, Result, Stage, View, in_all_browsers, names, wait};
use serde_json::json;

in_all_browsers!(
    an_older_and_a_newer_script_on_one_page,
    a_hundred_checks_on_one_page,
    a_panic_in_one_of_a_hundred,
);

const ALL: usize = 100;

/// Counts what must have happened once for each check.
const READY: &str = "
    addEventListener('psp-ready', () => {
        const data = document.documentElement.dataset;
        data.ready = 1 + Number(data.ready ?? 0);
    });
    const define = customElements.define;
    customElements.define = function (...args) {
        const data = document.documentElement.dataset;
        data.defined = 1 + Number(data.defined ?? 0);
        return define.apply(this, args);
    };";

async fn an_older_and_a_newer_script_on_one_page(stage: &mut Stage) -> Result {
    let page = HostPage::named("two").first(READY).open(stage).await?.page;
    for (place, value) in [(0, "public"), (1, "third")] {
        answer_first(&page, place, value).await?;
    }
    for (place, value) in [(0, "public"), (1, "third")] {
        pick(&page, place).await?;
        assert_eq!(page.view().await?.given("PF1"), Some(value));
    }
    wait::until("every script to have run", async || {
        let body = "return performance.getEntriesByType('resource').filter(({ name }) => /\\/psp-self-assessment.js/.test(name)).length;";
        let loaded: usize = page.script(body, vec![]).await?;
        Ok((loaded == 3).then_some(()))
    })
    .await?;
    assert_eq!(count(&page, "defined").await?, 1);
    assert_eq!(count(&page, "ready").await?, 2);
    assert_eq!(witness::take(&page, Note::Errors).await?, [""; 0], "errors that nobody caught");
    Ok(())
}

async fn a_hundred_checks_on_one_page(stage: &mut Stage) -> Result {
    let page = HostPage::named("many").first(READY).open(stage).await?.page;
    visit_all(&page).await?;
    assert_eq!(count(&page, "defined").await?, 1);
    answer_first(&page, 3, "public").await?;
    answer_first(&page, 96, "third").await?;
    for (place, value) in [(3, "public"), (96, "third")] {
        pick(&page, place).await?;
        let view = page.wait_until_saved().await?;
        assert_eq!((view.page(), view.given("PF1")), ("PF1", Some(value)));
    }
    pick(&page, 50).await?;
    assert_eq!(page.view().await?.page(), names::WELCOME);
    // After a reload, each has its own.
    page.reload_only().await?;
    for (place, value) in [(3, "public"), (96, "third")] {
        pick(&page, place).await?;
        let mut view = host_page::arrive(&page).await?;
        // WebKit lets a page write to its history a hundred times in half a minute; with a hundred checks on it the
        // place may be lost that way, but no answer.
        if view.offers(names::CARRY_ON) {
            view = page.press_and_leave(names::CARRY_ON).await?;
        }
        assert_eq!((view.page(), view.given("PF1")), ("PF1", Some(value)));
    }
    assert_eq!(witness::take(&page, Note::Errors).await?, [""; 0], "errors that nobody caught");
    Ok(())
}

async fn a_panic_in_one_of_a_hundred(stage: &mut Stage) -> Result {
    let page = HostPage::named("many").first(READY).open(stage).await?.page;
    visit_all(&page).await?;
    let answered = [(0, "public"), (42, "third"), (99, "lead")];
    for (place, value) in answered {
        answer_first(&page, place, value).await?;
    }
    witness::take(&page, Note::Events).await?;
    let trip = "document.querySelectorAll('psp-self-assessment')[42].dispatchEvent(new Event(arguments[0]));";
    page.script::<()>(trip, vec![json!(names::panic::EVENT)]).await?;
    pick(&page, 42).await?;
    page.wait_for_page(names::panic::FAILED).await?;
    let told = host_page::events(&page, "psp-error").await?;
    ensure!(told.iter().all(|event| event.detail["code"] == "panic") && !told.is_empty(), "{told:?}");
    page.press(names::panic::GO_ON).await?;
    for (place, value) in answered {
        pick(&page, place).await?;
        let view = stands_again(&page).await?;
        assert_eq!((view.page(), view.given("PF1")), ("PF1", Some(value)), "check {place}");
        // It works, too.
        page.press_and_leave(names::CONTINUE).await?;
    }
    let body = "
        return [...document.querySelectorAll('psp-self-assessment')]
            .filter((check) => !check.shadowRoot?.querySelector('[data-page]:not([data-page=failed])')).length;";
    wait::until("every check to stand again", async || {
        let missing: usize = page.script(body, vec![]).await?;
        Ok((missing == 0).then_some(()))
    })
    .await?;
    assert_eq!(witness::take(&page, Note::Errors).await?, [""; 0], "errors that nobody caught");
    Ok(())
}

/// By itself, or after one press.
async fn stands_again(page: &Page) -> Result<View> {
    let view = page.wait_for("the check", |view| view.page.is_some()).await?;
    if view.page() != names::panic::FAILED {
        return page.wait_until_there().await;
    }
    page.press(names::panic::GO_ON).await?;
    page.wait_until_there().await
}

/// Scrolls from one to the next, as soon as each is there.
async fn visit_all(page: &Page) -> Result {
    for place in 0..ALL {
        pick(page, place).await?;
        host_page::arrive(page).await?;
    }
    assert_eq!(count(page, "ready").await?, ALL);
    Ok(())
}

async fn answer_first(page: &Page, place: usize, value: &str) -> Result {
    pick(page, place).await?;
    host_page::arrive(page).await?;
    page.press_and_leave(names::START).await?;
    page.choose("PF1", value).await?;
    page.wait_until_saved().await?;
    Ok(())
}

async fn count(page: &Page, what: &str) -> Result<usize> {
    let body = "return Number(document.documentElement.dataset[arguments[0]] ?? 0);";
    page.script(body, vec![json!(what)]).await
}
