//! The check within other people's programs: one in Yew, one in React. They draw themselves anew around it as they
//! please, and neither disturbs the other.

use std::cell::Cell;

use anyhow::{Context as _, ensure};
use browsers::host_page::{self, pick};
use browsers::journey::Then;
use browsers::vectors::vector;
use browsers::witness::{self, Note};
use browsers::{HostPage, Page, Result, Stage, View, in_all_browsers, journey, names, wait};
use serde_json::json;

in_all_browsers!(
    a_yew_page_and_the_check_hear_their_own_clicks,
    a_yew_page_changes_hides_and_shows_it,
    a_react_page_and_the_check_hear_their_own_clicks,
    a_react_page_changes_hides_and_shows_it,
);

/// Counts the clicks that pass the element around the check, by the browser's own account.
const CLICKS: &str = "
    addEventListener('click', (event) => {
        const data = document.documentElement.dataset;
        if (event.composedPath().some(({ id }) => id === 'around')) data.around = 1 + Number(data.around ?? 0);
    }, true);";

async fn open(stage: &mut Stage, name: &'static str) -> Result<(Page, View)> {
    let page = HostPage::built(name)?.first(CLICKS).open(stage).await?.page;
    let view = comes(&page).await?;
    Ok((page, view))
}

/// The check is on the page, and ready.
async fn comes(page: &Page) -> Result<View> {
    pick(page, 0).await?;
    host_page::arrive(page).await
}

/// Presses something of the host's own.
async fn press(page: &Page, selector: &str) -> Result {
    let body = "
        const button = document.querySelector(arguments[0]);
        button?.scrollIntoView({ block: 'center', behavior: 'instant' });
        return button;";
    page.click(&format!("{selector} on the host page"), body, vec![json!(selector)]).await
}

async fn says(page: &Page, selector: &str, text: &str) -> Result {
    let seen = Cell::new(String::new());
    let waited = wait::until(&format!("{selector} to say {text:?}"), async || {
        let said: String = page
            .script("return tidy(document.querySelector(arguments[0])?.textContent);", vec![json!(selector)])
            .await?;
        let is = said == text;
        seen.set(said);
        Ok(is.then_some(()))
    })
    .await;
    waited.with_context(|| format!("it says {:?}", seen.take()))
}

async fn heading_is(page: &Page, level: &str) -> Result {
    wait::until(&format!("the heading to be {level}"), async || {
        let now: Option<String> =
            page.script("return everywhere('h1, h2, h3, h4, h5')[0]?.localName ?? null;", vec![]).await?;
        Ok((now.as_deref() == Some(level)).then_some(()))
    })
    .await
}

/// The whole first topic, with a press of the host's buttons on every page of it. Returns how many pages.
async fn first_topic(page: &Page, buttons: &[&str], counts: impl AsyncFn(u32) -> Result) -> Result {
    let mut pages = 0;
    let travelled = journey::travel(page, &vector("V1")?.answers, async |view| {
        for button in buttons {
            press(page, button).await?;
        }
        pages += 1;
        counts(pages).await?;
        let now = page.view().await?;
        ensure!(now.same_page(view), "pressing the host's buttons leads nowhere: {}", now.summary());
        Ok(Then::stop_if(view.page() == "notes:MOD"))
    })
    .await?;
    ensure!(travelled.given.contains("MOD-S1"), "went {:?}", travelled.pages);
    assert_eq!(witness::take(page, Note::Errors).await?, [""; 0], "errors that nobody caught");
    Ok(())
}

async fn a_yew_page_and_the_check_hear_their_own_clicks(stage: &mut Stage) -> Result {
    let (page, _) = open(stage, "yew").await?;
    first_topic(&page, &["#before", "#after"], async |pages| {
        says(&page, "#before", &format!("Before: {pages}")).await?;
        says(&page, "#after", &format!("After: {pages}")).await
    })
    .await?;
    let around: String = page.script("return document.documentElement.dataset.around;", vec![]).await?;
    ensure!(around != "0", "pressing in the check is a click around it, too");
    says(&page, "#clicks-around", &around).await?;
    says(&page, "#said-psp-ready", "1").await?;
    says(&page, "#said-psp-error", "0").await
}

async fn a_yew_page_changes_hides_and_shows_it(stage: &mut Stage) -> Result {
    let (page, _) = open(stage, "yew").await?;
    changes_hides_and_shows(&page, "#toggle").await
}

async fn a_react_page_and_the_check_hear_their_own_clicks(stage: &mut Stage) -> Result {
    let (page, _) = open(stage, "react").await?;
    first_topic(&page, &["#count"], async |pages| {
        says(&page, "#count", &format!("Pressed {pages} times")).await
    })
    .await?;
    says(&page, "#said-ready", "1").await?;
    says(&page, "#said-errors", "").await?;
    let progress: String =
        page.script("return document.querySelector('#said-progress').textContent;", vec![]).await?;
    ensure!(progress.starts_with("MOD "), "React hears of progress: {progress:?}");
    Ok(())
}

async fn a_react_page_changes_hides_and_shows_it(stage: &mut Stage) -> Result {
    let (page, _) = open(stage, "react").await?;
    changes_hides_and_shows(&page, "#shown").await?;
    // A property that is there or not, and one that stands for other answers.
    press(&page, "#comparison").await?;
    let there = "return document.querySelector('psp-self-assessment').hasAttribute('comparison');";
    ensure!(page.script::<bool>(there, vec![]).await?, "React sets what is there or not");
    press(&page, "#comparison").await?;
    ensure!(!page.script::<bool>(there, vec![]).await?, "and takes it away");
    let choose = "return document.querySelector(`#programme option:nth-child(${arguments[0]})`);";
    let option = page.element(choose, vec![json!(2)]).await?.context("another programme")?;
    option.click().await?;
    page.wait_for("the other programme's first page", |view| view.offers(names::START)).await?;
    Ok(())
}

/// In the middle of a topic, with an answer given: other headings, gone, and back.
async fn changes_hides_and_shows(page: &Page, toggle: &str) -> Result {
    journey::to_page(page, &vector("V1")?.answers, "MOD-K2").await?;
    page.choose("MOD-K2", "a").await?;
    heading_is(page, "h2").await?;
    press(page, "#level").await?;
    heading_is(page, "h3").await?;
    assert_eq!(page.view().await?.given("MOD-K2"), Some("a"));
    // Not waiting for the disk: what is being saved is not to be lost either.
    for _ in 0..3 {
        press(page, toggle).await?;
        wait::until("the check to go", async || {
            let body = "return document.querySelector('psp-self-assessment') === null;";
            let gone: bool = page.script(body, vec![]).await?;
            Ok(gone.then_some(()))
        })
        .await?;
        press(page, toggle).await?;
        let mut view = comes(page).await?;
        if view.offers(names::CARRY_ON) {
            view = page.press_and_leave(names::CARRY_ON).await?;
        }
        assert_eq!((view.page(), view.given("MOD-K2")), ("MOD-K2", Some("a")));
        heading_is(page, "h3").await?;
        let view = page.press_and_leave(names::BACK).await?;
        assert_eq!(view.given("MOD-K1"), Some("b"));
        page.press_and_leave(names::CONTINUE).await?;
    }
    assert_eq!(witness::take(page, Note::Errors).await?, [""; 0], "errors that nobody caught");
    Ok(())
}
