//! The module trips over a mistake of ours. The person reads a plain message, presses a button, and
//! goes on with all their answers.

use browsers::results;
use browsers::vectors::vector;
use browsers::{Result, Stage, in_all_browsers, journey, names};
use serde_json::json;

in_all_browsers!(a_panic_keeps_the_answers);

async fn a_panic_keeps_the_answers(stage: &mut Stage) -> Result {
    let vector = vector("V1")?;
    let page = stage.start().await?;
    page.open(&stage.site.address(names::panic::ADDRESS)).await?;
    journey::to_page(&page, &vector.answers, "MOD-K3").await?;
    page.choose("MOD-K3", "a").await?;
    let trip = "everywhere('psp-self-assessment')[0].dispatchEvent(new Event(arguments[0]));";
    page.script::<()>(trip, vec![json!(names::panic::EVENT)]).await?;
    let told = page.wait_for_page(names::panic::FAILED).await?;
    assert_ne!(told.errors, [""; 0], "the message is announced");
    page.press(names::panic::GO_ON).await?;
    let view = page.wait_for_page("MOD-K3").await?;
    assert_eq!(view.given("MOD-K3"), Some("a"));
    // The new module works, and knows what the old one knew: the results are those of all answers.
    journey::to_page(&page, &vector.answers, names::RESULTS).await?;
    assert_eq!(results::read(&page).await?.actions[..5], vector.expected.top_five);
    Ok(())
}
