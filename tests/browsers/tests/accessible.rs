//! The check for people who see little, see no colour, hear the page, or use no mouse.

use anyhow::{bail, ensure};
use browsers::driver::Settings;
use browsers::journey::Then;
use browsers::site::{Policy, Site};
use browsers::vectors::vector;
use browsers::witness::{self, Note};
use browsers::{Page, Result, Stage, View, axe, in_both_browsers, journey, names};
use thirtyfour::Key;

in_both_browsers!(
    axe_would_find_a_fault_within_the_check,
    axe_finds_nothing_in_the_light,
    axe_finds_nothing_in_the_dark,
    axe_finds_nothing_at_320_pixels,
    each_page_starts_at_its_heading_and_says_one_thing_at_most,
    a_topic_by_keyboard_alone,
);

/// One page of every kind, and what the kind is.
const KINDS: [(&str, &str); 11] = [
    (names::WELCOME, "the welcome page"),
    ("PF1", "a question about the person"),
    ("topics", "the list of topics"),
    ("MOD-K1", "a knowledge question"),
    ("MOD-S1", "a question with a scale"),
    ("REA-S2", "a question with two rows"),
    ("burden", "the hours grid"),
    ("avail", "the hours you have"),
    ("notes:MOD", "the notes after a topic"),
    ("check", "check your answers"),
    (names::RESULTS, "the results"),
];

/// Or else the tests below would prove nothing.
async fn axe_would_find_a_fault_within_the_check(stage: &mut Stage) -> Result {
    let (page, _) = stage.open().await?;
    page.script::<()>("pageRoot().append(document.createElement('img'));", vec![]).await?;
    let found = axe::check(&page, "a picture without words").await;
    ensure!(
        found.is_err_and(|error| error.to_string().contains("image-alt")),
        "axe-core sees into the check"
    );
    Ok(())
}

async fn axe_finds_nothing_in_the_light(stage: &mut Stage) -> Result {
    let (page, _) = stage.open().await?;
    every_kind_of_page(&page).await
}

async fn axe_finds_nothing_in_the_dark(stage: &mut Stage) -> Result {
    stage.set(Settings { dark: true });
    let (page, _) = stage.open().await?;
    let dark: bool =
        page.script("return matchMedia('(prefers-color-scheme: dark)').matches;", vec![]).await?;
    ensure!(dark, "the browser is set to dark");
    every_kind_of_page(&page).await
}

async fn axe_finds_nothing_at_320_pixels(stage: &mut Stage) -> Result {
    let (page, _) = stage.open().await?;
    stage.narrow(&page).await?;
    every_kind_of_page(&page).await
}

async fn every_kind_of_page(page: &Page) -> Result {
    let mut left: Vec<_> = KINDS.into();
    let answers = vector("V1")?.answers;
    journey::travel(page, &answers, async |view| {
        if let Some(place) = left.iter().position(|(name, _)| *name == view.page()) {
            let (_, what) = left.remove(place);
            fault_free(page, what).await?;
            if view.page() == "PF1" {
                an_error(page, view).await?;
            }
        }
        Ok(Then::stop_if(view.page() == names::RESULTS))
    })
    .await?;
    ensure!(left.is_empty(), "never came by {left:?}");
    page.press_and_leave(names::SAVED_ANSWERS).await?;
    fault_free(page, "the page of saved answers").await?;
    page.press_and_leave(names::DELETE).await?;
    fault_free(page, "the question whether to delete").await
}

/// “Continue” without an answer, where one is needed.
async fn an_error(page: &Page, view: &View) -> Result {
    page.press(names::CONTINUE).await?;
    let told = page.wait_for("the page to say what is missing", |now| now.errors != view.errors).await?;
    ensure!(told.same_page(view), "the page stays");
    fault_free(page, "a page with an error").await
}

async fn fault_free(page: &Page, what: &str) -> Result {
    axe::check(page, what).await?;
    no_sideways_scroll(page, what).await
}

async fn no_sideways_scroll(page: &Page, what: &str) -> Result {
    let body = "const e = document.scrollingElement; return [e.scrollWidth, e.clientWidth];";
    let (content, window): (u32, u32) = page.script(body, vec![]).await?;
    ensure!(content <= window, "{what} is {content} px wide in a window of {window}");
    Ok(())
}

async fn each_page_starts_at_its_heading_and_says_one_thing_at_most(stage: &mut Stage) -> Result {
    stage.site = Site::with_first_script(witness::SCRIPT, Policy::Server)?;
    let (page, _) = stage.open().await?;
    let mut first = true;
    let answers = vector("V4")?.answers;
    journey::travel(&page, &answers, async |view| {
        // Someone else's page has the focus until the person comes into ours.
        if !std::mem::take(&mut first) {
            let name = view.page().to_owned();
            page.wait_for("the focus to be on the heading", |now| {
                now.page() == name && now.focus.as_ref().is_some_and(|focus| focus.on_heading)
            })
            .await?;
        }
        let said = witness::take(&page, Note::Announced).await?;
        ensure!(said.len() <= 1, "{} says all of this at once: {said:?}", view.page());
        Ok(Then::stop_if(view.page() == names::RESULTS))
    })
    .await?;
    Ok(())
}

async fn a_topic_by_keyboard_alone(stage: &mut Stage) -> Result {
    let (page, mut view) = stage.open().await?;
    for _ in 0..40 {
        if view.page() == "notes:MOD" {
            return Ok(());
        }
        if let Some(name) = view.names().first() {
            choose_by_keyboard(&page, name).await?;
        }
        view = continue_by_keyboard(&page).await?;
    }
    bail!("the topic did not end: {}", view.summary())
}

/// Tab to the question, Space for the first option, the arrow for the second.
async fn choose_by_keyboard(page: &Page, name: &str) -> Result {
    tab_to(page, name, |view| view.focus.as_ref().is_some_and(|focus| focus.name == name)).await?;
    page.keys(Key::Space).await?;
    let view = page.wait_for("Space to choose", |view| view.given(name).is_some()).await?;
    let first = view.given(name).map(str::to_owned);
    page.keys(Key::Down).await?;
    page.wait_for("the arrow to choose another", |view| view.given(name).map(str::to_owned) != first).await?;
    Ok(())
}

async fn continue_by_keyboard(page: &Page) -> Result<View> {
    let is_onward =
        |view: &View| view.focus.as_ref().is_some_and(|focus| names::ONWARD.contains(&&*focus.called));
    let before = tab_to(page, "the button that leads on", is_onward).await?;
    page.keys(Key::Enter).await?;
    page.wait_for_another(&before).await
}

async fn tab_to(page: &Page, what: &str, there: impl Fn(&View) -> bool) -> Result<View> {
    for _ in 0..40 {
        let view = page.view().await?;
        if there(&view) {
            return Ok(view);
        }
        page.keys(Key::Tab).await?;
    }
    bail!("the Tab key does not lead to {what}: {}", page.view().await?.summary())
}
