//! Once loaded, the check needs no network, on any host that lets the page state its own policy.

use browsers::site::{Policy, Site};
use browsers::vectors::vector;
use browsers::{Result, Stage, in_both_browsers, journey, names, service_worker};

in_both_browsers!(a_reload_without_network, another_day_without_network);

async fn a_reload_without_network(stage: &mut Stage) -> Result {
    stage.site = Site::as_built(Policy::Page)?;
    let (page, _) = stage.open().await?;
    service_worker::ready(&page).await?;
    stage.site.switch_off();
    page.reload().await?;
    journey::to_results(&page, &vector("V5")?.answers).await?;
    Ok(())
}

async fn another_day_without_network(stage: &mut Stage) -> Result {
    stage.site = Site::as_built(Policy::Page)?;
    let (page, _) = stage.open().await?;
    service_worker::ready(&page).await?;
    journey::to_page(&page, &vector("V5")?.answers, "MOD-K2").await?;
    page.wait_until_saved().await?;
    stage.close().await?;
    stage.site.switch_off();
    let (page, _) = stage.open().await?;
    let view = page.press_and_leave(names::CARRY_ON).await?;
    assert_eq!(view.page(), "MOD-K2");
    Ok(())
}
