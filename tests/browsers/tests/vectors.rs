//! Five people answer every page, and the results page tells each of them what the rules say.

use std::collections::BTreeSet;

use browsers::results::{self, Results};
use browsers::vectors::{Expected, vector};
use browsers::{Result, Stage, in_all_browsers, journey};
use serde_json::Value;

in_all_browsers!(
    v1_public_first_psp,
    v2_third_not_met_yet,
    v3_lead_nearly_all_in_place,
    v4_public_key_point_open,
    v5_speaks_for_service_users,
);

async fn v1_public_first_psp(stage: &mut Stage) -> Result {
    take("V1", stage).await
}

async fn v2_third_not_met_yet(stage: &mut Stage) -> Result {
    take("V2", stage).await
}

async fn v3_lead_nearly_all_in_place(stage: &mut Stage) -> Result {
    take("V3", stage).await
}

async fn v4_public_key_point_open(stage: &mut Stage) -> Result {
    take("V4", stage).await
}

async fn v5_speaks_for_service_users(stage: &mut Stage) -> Result {
    take("V5", stage).await
}

async fn take(name: &str, stage: &mut Stage) -> Result {
    let vector = vector(name)?;
    let (page, _) = stage.open().await?;
    journey::to_results(&page, &vector.answers).await?;
    compare(&results::read(&page).await?, &vector.expected);
    Ok(())
}

fn compare(shown: &Results, expected: &Expected) {
    for (id, dimension) in &expected.dimensions {
        let block = shown.dimensions.iter().find(|block| block.id == *id);
        let block = block.unwrap_or_else(|| panic!("no block for {id} in {shown:#?}"));
        assert_eq!(block.band, dimension["band"], "band of {id}");
        let score = match &dimension["display"] {
            Value::Null => String::new(),
            number => number.to_string(),
        };
        assert_eq!(block.score, score, "score of {id}");
    }
    assert_eq!(shown.dimensions.len(), expected.dimensions.len(), "each topic has one block");

    let weakest = shown.dimensions.iter().find(|block| block.id == expected.weakest);
    let weakest = &weakest.expect("compared above").name;
    assert!(shown.headline.contains(weakest), "{:?} names {weakest:?}", shown.headline);

    let first: Vec<_> = shown.actions.iter().take(expected.top_five.len()).cloned().collect();
    assert_eq!(first, expected.top_five, "the next five");
    assert_eq!(set(&shown.actions), set(&expected.actions), "all actions");

    assert_eq!(shown.prompts.len(), expected.prompts.len().min(6), "prompts: {:?}", shown.prompts);
    assert_eq!(shown.prompts.first().map(String::as_str), Some("MP01"), "MP01 always comes first");
    assert!(set(&shown.prompts).is_subset(&set(&expected.prompts)), "prompts: {:?}", shown.prompts);
}

fn set(ids: &[String]) -> BTreeSet<&str> {
    ids.iter().map(String::as_str).collect()
}
