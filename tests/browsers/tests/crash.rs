//! The browser dies, with everything that belongs to it, while someone answers. What the page
//! called saved is there afterwards.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::time::Duration;

use anyhow::{Context as _, ensure};
use browsers::answers::{Answers, Given};
use browsers::driver::Home;
use browsers::{Page, Result, Stage, View, files, in_both_browsers, journey, names};
use fastrand::Rng;

in_both_browsers!(power_cuts);

/// Twenty in all; Chromium starts faster.
fn rounds(stage: &Stage) -> usize {
    match stage.kind {
        browsers::Kind::Chromium => 14,
        browsers::Kind::Firefox | browsers::Kind::WebKit => 6,
    }
}

async fn power_cuts(stage: &mut Stage) -> Result {
    let seed = std::env::var("PSP_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or_else(|| fastrand::u64(..));
    println!("PSP_SEED={seed} repeats this");
    let mut random = Rng::with_seed(seed);
    let mut told = 0;
    for round in 1..=rounds(stage) {
        stage.home = Home::new()?;
        let promised = answer_until_the_cut(stage, &mut random).await?;
        let kept =
            what_is_left(stage, &promised).await.with_context(|| format!("round {round}, seed {seed}"))?;
        for (name, value) in &promised {
            let Some(Given::Choice(found)) = kept.0.get(name) else {
                anyhow::bail!(
                    "round {round}, seed {seed}: {name}={value} was called saved and is gone; left: {kept:?}"
                );
            };
            assert_eq!(found, value, "round {round}, seed {seed}: {name}");
        }
        println!("round {round}: {} answers called saved, {} found", promised.len(), kept.0.len());
        told += promised.len();
        stage.crash();
    }
    ensure!(told > rounds(stage), "too few answers were ever called saved for this to mean anything: {told}");
    Ok(())
}

/// Answers until a random moment, then ends every process at once. Returns what the page had called saved.
async fn answer_until_the_cut(stage: &mut Stage, random: &mut Rng) -> Result<BTreeMap<String, String>> {
    let (page, view) = stage.open().await?;
    let view = journey::onward(&page, &view).await?;
    let mut diary = Diary::default();
    // The one time that is not waited for anything: this is the moment of the cut itself.
    let cut = Duration::from_millis(random.u64(300..4_500));
    if let Ok(stuck) = tokio::time::timeout(cut, answer_for_ever(&page, view, random, &mut diary)).await {
        let error = match stuck {
            Ok(never) => match never {},
            Err(error) => error,
        };
        return Err(error);
    }
    stage.crash();
    Ok(diary.promised)
}

/// What has been answered, and what of that the page has called saved since.
#[derive(Debug, Default)]
struct Diary {
    given: BTreeMap<String, String>,
    promised: BTreeMap<String, String>,
}

impl Diary {
    fn look(&mut self, view: &View) {
        if view.saved.as_deref() == Some(names::saved::YES) {
            self.promised.clone_from(&self.given);
        }
    }
}

async fn answer_for_ever(
    page: &Page,
    mut view: View,
    random: &mut Rng,
    diary: &mut Diary,
) -> Result<Infallible> {
    loop {
        diary.look(&view);
        let open = view
            .inputs
            .iter()
            .filter(|input| input.usable && input.kind == "radio" && !diary.given.contains_key(&input.name));
        let names: Vec<_> = open.map(|input| input.name.clone()).collect();
        view = match names.first() {
            Some(name) => {
                let options: Vec<_> = view.inputs.iter().filter(|input| input.name == *name).collect();
                let value = options[random.usize(..options.len())].value.clone();
                let view = page.choose(name, &value).await?;
                diary.given.insert(name.clone(), value);
                view
            }
            // Who is that fast waits here for the cut.
            None if view.page() == names::RESULTS => page.view().await?,
            None => journey::onward(page, &view).await?,
        };
    }
}

/// Starts the browser again on the same profile, carries on, and reads the answers file.
async fn what_is_left(stage: &mut Stage, promised: &BTreeMap<String, String>) -> Result<Answers> {
    let (page, view) = stage.open().await?;
    if promised.is_empty() {
        return Ok(Answers::default());
    }
    ensure!(view.offers(names::CARRY_ON), "nothing to carry on with, after {promised:?}: {}", view.summary());
    page.press_and_leave(names::CARRY_ON).await?;
    page.press_and_leave(names::SAVED_ANSWERS).await?;
    page.press(names::SAVE_FILE).await?;
    Answers::read(&files::downloaded(&stage.home).await?)
}
