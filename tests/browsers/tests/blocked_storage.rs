//! Some browsers let a page store nothing. The check goes on, says so, and offers the answers file.

use anyhow::ensure;
use browsers::answers::{Answers, Given};
use browsers::site::{Policy, Site};
use browsers::vectors::vector;
use browsers::{Page, Result, Stage, blocked, files, in_all_browsers, journey, names};

in_all_browsers!(opening_throws, opening_fails, there_is_no_storage, the_disk_is_full);

async fn opening_throws(stage: &mut Stage) -> Result {
    let (page, done) = goes_on_in_memory(stage, blocked::THROWS).await?;
    // All the way, once; the others would only repeat it.
    let rest = vector("V1")?.answers.0.into_iter().filter(|(name, _)| !done.0.contains_key(name)).collect();
    journey::to_results(&page, &Answers(rest)).await?;
    Ok(())
}

async fn opening_fails(stage: &mut Stage) -> Result {
    goes_on_in_memory(stage, blocked::FAILS).await?;
    Ok(())
}

async fn there_is_no_storage(stage: &mut Stage) -> Result {
    goes_on_in_memory(stage, blocked::MISSING).await?;
    Ok(())
}

async fn the_disk_is_full(stage: &mut Stage) -> Result {
    goes_on_in_memory(stage, blocked::FULL).await?;
    Ok(())
}

/// Up to the third question, by way of the answers file. Returns what the file holds.
async fn goes_on_in_memory(stage: &mut Stage, how: &str) -> Result<(Page, Answers)> {
    stage.site = Site::with_first_script(how, Policy::Server)?;
    let answers = vector("V1")?.answers;
    let (page, _) = stage.open().await?;
    journey::to_page(&page, &answers, "MOD-K3").await?;
    page.wait_for("the page to say that nothing is saved", |view| {
        view.saved.as_deref() == Some(names::saved::MEMORY)
    })
    .await?;
    let said: String = page.script("return tidy(everywhere('[data-saved]')[0].innerText);", vec![]).await?;
    ensure!(!said.is_empty(), "it says so in words, not in an attribute alone");

    page.press_and_leave(names::SAVED_ANSWERS).await?;
    page.press(names::SAVE_FILE).await?;
    let file = Answers::read(&files::downloaded(&stage.home).await?)?;
    assert_eq!(
        file.0.get("MOD-K2"),
        Some(&Given::Choice("a".to_owned())),
        "the file holds what was answered"
    );
    let view = page.press_and_leave(names::BACK).await?;
    assert_eq!(view.page(), "MOD-K3");
    Ok((page, file))
}
