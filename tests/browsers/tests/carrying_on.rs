//! People are interrupted. They reload, go back, close the browser, change devices, and lose nothing;
//! or they want everything gone, and it is.

use anyhow::ensure;
use browsers::answers::Answers;
use browsers::driver::Home;
use browsers::vectors::vector;
use browsers::{
    Page, Result, Stage, View, files, in_both_browsers, in_webkit, journey, names, results, stored, wait,
};

/// All words on the page.
const TEXT: &str = "return tidy(pageRoot()?.innerText);";

in_both_browsers!(
    a_reload_keeps_page_and_answers,
    a_reload_keeps_the_pages_that_tell,
    the_browsers_own_buttons_move_between_questions,
    back_keeps_the_answer,
    who_comes_back_may_carry_on,
    who_comes_back_may_start_again,
    deleted_answers_are_gone,
    an_answers_file_carries_everything_to_another_device,
    two_tabs_do_not_overwrite_each_other,
);

// Nobody comes back to a private session, and WebKit's driver knows no other.
in_webkit!(
    a_reload_keeps_page_and_answers,
    a_reload_keeps_the_pages_that_tell,
    the_browsers_own_buttons_move_between_questions,
    back_keeps_the_answer,
    deleted_answers_are_gone,
    an_answers_file_carries_everything_to_another_device,
    two_tabs_do_not_overwrite_each_other,
);

/// In the middle of the second topic, this question answered too.
async fn halfway(stage: &mut Stage) -> Result<(Page, View)> {
    let (page, _) = stage.open().await?;
    journey::to_page(&page, &vector("V1")?.answers, "ROL-K2").await?;
    page.choose("ROL-K2", "c").await?;
    let view = page.wait_until_saved().await?;
    Ok((page, view))
}

async fn a_reload_keeps_page_and_answers(stage: &mut Stage) -> Result {
    let (page, before) = halfway(stage).await?;
    let after = page.reload().await?;
    assert_eq!((after.page(), &after.heading), (before.page(), &before.heading));
    assert_eq!(after.given("ROL-K2"), Some("c"));
    assert_eq!(page.press_and_leave(names::BACK).await?.given("ROL-K1"), Some("b"));
    Ok(())
}

/// These pages take the second module, which is not there yet after a reload.
async fn a_reload_keeps_the_pages_that_tell(stage: &mut Stage) -> Result {
    let (page, _) = stage.open().await?;
    let answers = vector("V1")?.answers;
    for name in ["notes:MOD", "check", names::RESULTS] {
        let before = journey::to_page(&page, &answers, name).await?;
        page.wait_until_saved().await?;
        page.reload().await?;
        page.wait_for("the page as it was", |view| view.page() == name && view.heading == before.heading)
            .await?;
    }
    page.press_and_leave(names::SAVED_ANSWERS).await?;
    Ok(())
}

async fn the_browsers_own_buttons_move_between_questions(stage: &mut Stage) -> Result {
    let (page, _) = halfway(stage).await?;
    let back = page.browser_back().await?;
    assert_eq!((back.page(), back.given("ROL-K1")), ("ROL-K1", Some("b")));
    let forward = page.browser_forward().await?;
    assert_eq!((forward.page(), forward.given("ROL-K2")), ("ROL-K2", Some("c")));
    Ok(())
}

async fn back_keeps_the_answer(stage: &mut Stage) -> Result {
    let (page, _) = halfway(stage).await?;
    let back = page.press_and_leave(names::BACK).await?;
    assert_eq!((back.page(), back.given("ROL-K1")), ("ROL-K1", Some("b")));
    let on = page.press_and_leave(names::CONTINUE).await?;
    assert_eq!((on.page(), on.given("ROL-K2")), ("ROL-K2", Some("c")));
    Ok(())
}

async fn come_back(stage: &mut Stage) -> Result<(Page, View)> {
    halfway(stage).await?;
    stage.close().await?;
    let (page, view) = stage.open().await?;
    ensure!(view.offers(names::CARRY_ON) && view.offers(names::START_AGAIN), "no way on: {}", view.summary());
    Ok((page, view))
}

async fn who_comes_back_may_carry_on(stage: &mut Stage) -> Result {
    let (page, _) = come_back(stage).await?;
    let view = page.press_and_leave(names::CARRY_ON).await?;
    assert_eq!((view.page(), view.given("ROL-K2")), ("ROL-K2", Some("c")));
    Ok(())
}

async fn who_comes_back_may_start_again(stage: &mut Stage) -> Result {
    let (page, _) = come_back(stage).await?;
    page.press_and_leave(names::START_AGAIN).await?;
    // It cannot be undone, so it is asked.
    page.press_and_leave(names::YES_START_AGAIN).await?;
    let view = journey::to_page(&page, &Answers::default(), "PF1").await?;
    assert_eq!(view.given("PF1"), None);
    page.wait_until_saved().await?;
    nothing_left(&page).await
}

async fn deleted_answers_are_gone(stage: &mut Stage) -> Result {
    let (page, _) = halfway(stage).await?;
    ensure!(
        stored::everything(&page).await?.contains("ROL-K1"),
        "this test must be able to see what is stored"
    );
    page.press_and_leave(names::SAVED_ANSWERS).await?;
    page.press_and_leave(names::DELETE).await?;
    page.press_and_leave(names::YES_DELETE).await?;
    page.wait_until_saved().await?;
    nothing_left(&page).await?;
    stage.close().await?;
    let (page, view) = stage.open().await?;
    ensure!(
        view.offers(names::START) && !view.offers(names::CARRY_ON),
        "as on the first day: {}",
        view.summary()
    );
    nothing_left(&page).await
}

async fn nothing_left(page: &Page) -> Result {
    wait::until("the device to hold none of the answers", async || {
        let left = stored::everything(page).await?;
        Ok(["MOD-K1", "ROL-K1", "ROL-K2", "public"].iter().all(|trace| !left.contains(trace)).then_some(()))
    })
    .await
}

async fn an_answers_file_carries_everything_to_another_device(stage: &mut Stage) -> Result {
    let vector = vector("V3")?;
    let (page, _) = stage.open().await?;
    let first = journey::to_results(&page, &vector.answers).await?;
    let told = results::read(&page).await?;
    ensure!(first.last.page() == names::RESULTS);
    page.press_and_leave(names::SAVED_ANSWERS).await?;
    page.press(names::SAVE_FILE).await?;
    let file = files::downloaded(&stage.home).await?;
    assert_eq!(file["format"], "psp-self-assessment/answers");
    assert_eq!(Answers::read(&file)?, vector.answers);

    stage.close().await?;
    stage.home = Home::new()?;
    let (page, _) = stage.open().await?;
    page.press_and_leave(names::OPEN_COPY).await?;
    let before: String = page.script(TEXT, vec![]).await?;
    files::open(&page, &stage.home, "answers.json", &file.to_string()).await?;
    wait::until("the page to say that the copy is open", async || {
        let now: String = page.script(TEXT, vec![]).await?;
        Ok((now != before).then_some(()))
    })
    .await?;
    // Nothing needs to be typed again.
    journey::to_page(&page, &Answers::default(), names::RESULTS).await?;
    assert_eq!(results::read(&page).await?, told);
    Ok(())
}

async fn two_tabs_do_not_overwrite_each_other(stage: &mut Stage) -> Result {
    let (page, first) = halfway(stage).await?;
    let here = page.web.window().await?;
    let other = page.web.new_tab().await?;
    page.web.switch_to_window(other).await?;
    page.open(&stage.site.address("index.html")).await?;
    page.press_and_leave(names::CARRY_ON).await?;
    page.choose("ROL-K2", "a").await?;
    page.wait_until_saved().await?;

    page.web.switch_to_window(here).await?;
    let view = page.view().await?;
    ensure!(view.same_page(&first), "the first tab stays where it was: {}", view.summary());
    // The tab that now knows less must not win by being the last to write.
    page.choose("ROL-K2", "b").await?;
    page.wait_for("the page to tell of the other tab", |view| {
        view.saved.as_deref() == Some(names::saved::CONFLICT)
    })
    .await?;
    page.press(names::USE_NEWER).await?;
    page.wait_for("the other tab's answer", |view| view.given("ROL-K2") == Some("a")).await?;
    Ok(())
}
