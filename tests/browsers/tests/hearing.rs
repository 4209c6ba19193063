//! What a host page hears of the person in front of it: how far they are; bands and, for a learning system,
//! scores only when they have pressed Share; never an answer.

use anyhow::{Context as _, ensure};
use browsers::host_page::file;
use browsers::site::{Policy, Site};
use browsers::vectors::{Vector, vector};
use browsers::{Page, Result, Stage, in_both_browsers, journey, names};
use serde_json::{Value, json};
use xtask::server::Behaviour;

in_both_browsers!(
    the_page_hears_bands_only_after_share,
    a_learning_system_gets_statements_and_scores_only_after_share,
    a_page_that_does_not_ask_is_offered_nothing,
    beginning_anew_is_asked_first,
    attributes_from_the_address_are_there_from_the_start,
);

const SHARE: &str = "Share my four bands with this page";
/// The page says that it was done.
const SHARED: &str = "everywhere('[role=status]').some((status) => status.textContent.startsWith('Shared.'))";
const EVENTS: [&str; 7] =
    ["psp-ready", "psp-progress", "psp-complete", "psp-share", "psp-export", "psp-error", "psp-statement"];
/// Listens before the element's script runs, as a page's own script does.
const LISTENS: &str = "
    window.heard = [];
    for (const name of NAMES) addEventListener(name, (event) => heard.push([name, event.detail]));";

/// A page with the check on it, and a script of its own that hears everything.
async fn host(stage: &mut Stage, attributes: &str) -> Result<Page> {
    let page = format!(
        "<!doctype html><meta charset=utf-8><title>Welcome, partners</title>
         <script src=host.js></script><script type=module src=psp-self-assessment.js></script>
         <h1>Welcome, partners</h1>
         <psp-self-assessment {attributes}><p>Ask us for it on paper.</p></psp-self-assessment>"
    );
    let script = LISTENS.replace("NAMES", &json!(EVENTS).to_string());
    stage.site = Site::behaving(
        Behaviour::new()
            .answer("/host.html", file("text/html", page.into_bytes()))
            .answer("/host.js", file("text/javascript", script.into_bytes())),
    )?;
    let page = stage.start().await?;
    page.open(&stage.site.address("host.html")).await?;
    Ok(page)
}

/// Everything heard under that name so far.
async fn heard(page: &Page, name: &str) -> Result<Vec<Value>> {
    let body = "return heard.filter(([name]) => name === arguments[0]).map(([, detail]) => detail);";
    page.script(body, vec![json!(name)]).await
}

async fn results(page: &Page) -> Result<Value> {
    page.script("return document.querySelector('psp-self-assessment').results;", vec![]).await
}

fn expected_bands(vector: &Vector) -> Value {
    let dimensions: serde_json::Map<String, Value> = vector
        .expected
        .dimensions
        .iter()
        .map(|(topic, expected)| (topic.clone(), json!({ "band": expected["band"] })))
        .collect();
    json!({ "overall": vector.expected.overall, "dimensions": dimensions })
}

async fn the_page_hears_bands_only_after_share(stage: &mut Stage) -> Result {
    let page = host(stage, "share=bands").await?;
    let vector = vector("V1")?;
    journey::to_results(&page, &vector.answers).await?;

    assert_eq!(heard(&page, "psp-ready").await?, [Value::Null]);
    assert_eq!(heard(&page, "psp-complete").await?, [Value::Null]);
    for detail in heard(&page, "psp-progress").await? {
        let keys: Vec<&String> = detail.as_object().context("an object")?.keys().collect();
        assert_eq!(keys, ["answered", "section", "total"], "{detail}");
    }
    assert_eq!(heard(&page, "psp-share").await?, [0; 0], "before the press");
    assert_eq!(results(&page).await?, Value::Null);

    page.press(SHARE).await?;
    page.wait_until(SHARED).await?;
    assert_eq!(heard(&page, "psp-share").await?, [expected_bands(&vector)]);
    assert_eq!(results(&page).await?, expected_bands(&vector));
    assert_eq!(heard(&page, "psp-statement").await?, [0; 0], "nobody asked for statements");
    assert_eq!(heard(&page, "psp-error").await?, [0; 0]);
    Ok(())
}

async fn a_learning_system_gets_statements_and_scores_only_after_share(stage: &mut Stage) -> Result {
    const ACTIVITY: &str = "https://lms.example/courses/7/psp";
    let page = host(stage, &format!("share=bands xapi={ACTIVITY}")).await?;
    let vector = vector("V1")?;
    journey::to_results(&page, &vector.answers).await?;
    page.wait_until("heard.some(([, detail]) => detail?.verb?.id.endsWith('/completed'))").await?;

    let before = heard(&page, "psp-statement").await?;
    for statement in &before {
        is_valid(statement, ACTIVITY)?;
        ensure!(statement["result"].get("score").is_none(), "a score before Share: {statement}");
        ensure!(!statement.to_string().contains("band"), "a band before Share: {statement}");
    }
    let verbs: Vec<&str> = before.iter().map(verb).collect();
    assert_eq!(verbs.first(), Some(&"initialized"));
    assert_eq!(verbs.last(), Some(&"completed"));
    ensure!(verbs[1..verbs.len() - 1].iter().all(|verb| *verb == "progressed"), "{verbs:?}");
    ensure!(verbs.len() > 20, "{verbs:?}");

    page.press(SHARE).await?;
    let all = before.len() + 5;
    page.wait_until(&format!("heard.filter(([name]) => name === 'psp-statement').length === {all}")).await?;
    let after = heard(&page, "psp-statement").await?.split_off(before.len());
    for statement in &after {
        is_valid(statement, ACTIVITY)?;
        assert_eq!(verb(statement), "completed");
        assert_eq!(statement["context"]["registration"], before[0]["context"]["registration"]);
    }
    for (topic, expected) in &vector.expected.dimensions {
        let id = json!(format!("{ACTIVITY}#{topic}"));
        let of_topic = after.iter().find(|statement| statement["object"]["id"] == id).context("a topic's")?;
        let scaled = of_topic["result"]["score"]["scaled"].as_f64().map(|scaled| (scaled * 100.0).round());
        assert_eq!(scaled, expected["display"].as_f64(), "{topic}");
        assert_eq!(of_topic["context"]["contextActivities"]["parent"][0]["id"], ACTIVITY);
    }
    Ok(())
}

fn verb(statement: &Value) -> &str {
    statement["verb"]["id"].as_str().and_then(|id| id.rsplit('/').next()).unwrap_or_default()
}

/// What the specification (xAPI 1.0.3, part 2) asks of a statement without an actor, as far as ours go.
fn is_valid(statement: &Value, activity: &str) -> Result {
    let members = statement.as_object().context("an object")?;
    for name in members.keys() {
        ensure!(
            ["id", "verb", "object", "result", "context"].contains(&name.as_str()),
            "{name}: {statement}"
        );
    }
    for id in [&statement["id"], &statement["context"]["registration"]] {
        let id = id.as_str().unwrap_or_default();
        let dashes: Vec<usize> = id.match_indices('-').map(|(at, _)| at).collect();
        let version = id.as_bytes().get(14) == Some(&b'4') && b"89ab".contains(&id.as_bytes()[19]);
        ensure!(id.len() == 36 && dashes == [8, 13, 18, 23] && version, "no UUID of version 4: {statement}");
    }
    ensure!(
        statement["verb"]["id"].as_str().is_some_and(|id| id.starts_with("http://adlnet.gov/expapi/verbs/")),
        "{statement}"
    );
    ensure!(statement["object"]["objectType"] == "Activity", "{statement}");
    ensure!(statement["object"]["id"].as_str().is_some_and(|id| id.starts_with(activity)), "{statement}");
    if let Some(score) = statement["result"].get("score") {
        let [scaled, raw, min, max] = ["scaled", "raw", "min", "max"].map(|name| score[name].as_f64());
        ensure!(scaled.is_some_and(|scaled| (-1.0..=1.0).contains(&scaled)), "{statement}");
        ensure!(raw >= min && raw <= max, "{statement}");
    }
    if let Some(extensions) = statement["result"].get("extensions") {
        let keys = extensions.as_object().context("an object")?.keys();
        ensure!(keys.clone().all(|key| key.contains(':')), "keys are IRIs: {statement}");
    }
    Ok(())
}

async fn a_page_that_does_not_ask_is_offered_nothing(stage: &mut Stage) -> Result {
    let page = host(stage, "xapi").await?;
    journey::to_results(&page, &vector("V1")?.answers).await?;
    ensure!(!page.view().await?.offers(SHARE), "nothing to share");
    // The attribute may come late.
    page.script::<()>("document.querySelector('psp-self-assessment').share = 'bands';", vec![]).await?;
    page.wait_for("the button", |view| view.offers(SHARE)).await?;
    assert_eq!(results(&page).await?, Value::Null);
    // Statements were asked for, and those say how far somebody is.
    let statements = heard(&page, "psp-statement").await?;
    ensure!(statements.iter().all(|statement| statement["result"].get("score").is_none()), "{statements:?}");
    let own = stage.site.address("host.html");
    ensure!(statements.iter().all(|statement| statement["object"]["id"] == own), "the page's own address");
    Ok(())
}

async fn beginning_anew_is_asked_first(stage: &mut Stage) -> Result {
    const RESTART: &str = "document.querySelector('psp-self-assessment').restart();";
    let page = host(stage, "share=bands").await?;
    let answers = vector("V1")?.answers;
    journey::to_page(&page, &answers, "MOD-K3").await?;

    page.script::<()>(RESTART, vec![]).await?;
    page.wait_for("the question", |view| view.offers("Yes, start again")).await?;
    page.press("No, keep them").await?;
    let view = page.wait_for("the page as it was", |view| !view.offers("Yes, start again")).await?;
    assert_eq!(view.page(), "MOD-K3");

    journey::to_page(&page, &answers, names::RESULTS).await?;
    page.press(SHARE).await?;
    page.wait_until(SHARED).await?;
    page.script::<()>(RESTART, vec![]).await?;
    page.wait_for("the question", |view| view.offers("Yes, start again")).await?;
    page.press("Yes, start again").await?;
    page.wait_for_page(names::WELCOME).await?;
    assert_eq!(results(&page).await?, Value::Null, "what was shared is gone with the answers");
    let view = page.reload().await?;
    ensure!(view.offers(names::START), "nothing is left: {}", view.summary());
    Ok(())
}

async fn attributes_from_the_address_are_there_from_the_start(stage: &mut Stage) -> Result {
    // A check that began twice would look twice for what is kept.
    let counts = "
        window.looked = 0;
        const { transaction } = IDBDatabase.prototype;
        IDBDatabase.prototype.transaction = function (...given) {
            window.looked += 1;
            return transaction.apply(this, given);
        };";
    stage.site = Site::with_first_script(counts, Policy::Server)?;
    let page = stage.start().await?;
    page.open(&stage.site.address("index.html?programme=demo&wave=2&comparison")).await?;
    assert_eq!(page.script::<u32>("return window.looked;", vec![]).await?, 1);
    let read = "const { programme, wave, comparison } = document.querySelector('psp-self-assessment');
        return [programme, wave, comparison];";
    assert_eq!(page.script::<Value>(read, vec![]).await?, json!(["demo", 2, true]));
    Ok(())
}
