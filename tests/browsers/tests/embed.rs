//! The page on which a web editor chooses how the check stands on their page, and takes what is to be pasted.

use anyhow::{Context as _, ensure};
use browsers::driver::Settings;
use browsers::host_of_frames::{HostOfFrames, enter_check, leave, wait_for_check, wait_until_fitted};
use browsers::site::{Policy, Site};
use browsers::witness::{self, Note};
use browsers::{Page, Result, Stage, axe, in_both_browsers, names, wait};
use serde_json::json;
use xtask::server::Behaviour;

in_both_browsers!(
    every_choice_is_in_the_snippet_and_in_the_live_check,
    a_value_that_cannot_be_used_is_said_at_its_field,
    the_element_works_where_it_is_pasted,
    the_frame_works_where_it_is_pasted,
    a_poor_contrast_is_named_and_goes,
    copying_says_what_it_did,
    axe_finds_nothing_in_the_light,
    axe_finds_nothing_in_the_dark,
    axe_finds_nothing_at_320_pixels,
    nothing_breaks_its_policy,
);

/// On a plain host, where the page states its own policy: it may frame our own pages, which the others may not.
async fn open(stage: &mut Stage) -> Result<Page> {
    stage.site = Site::as_built(Policy::Page)?;
    visit(stage).await
}

async fn visit(stage: &mut Stage) -> Result<Page> {
    let page = stage.start().await?;
    page.web.goto(stage.site.address("embed.html")).await?;
    wait::until("the snippet", async || Ok((!text(&page, "snippet").await?.is_empty()).then_some(())))
        .await?;
    Ok(page)
}

/// Chooses in a field, as its keys or its picker would.
async fn set(page: &Page, name: &str, value: &str) -> Result {
    let body = "
        const [name, value] = arguments;
        const fields = [...document.getElementById('choices').querySelectorAll(`[name=\"${name}\"]`)];
        const field = fields.find((one) => one.type !== 'radio' || one.value === value);
        if (field.type === 'radio' || field.type === 'checkbox') field.click();
        else {
            field.value = value;
            field.dispatchEvent(new Event('input', { bubbles: true }));
        }";
    page.script(body, vec![json!(name), json!(value)])
        .await
        .with_context(|| format!("choosing {value:?} as {name:?}"))
}

/// What an element says; nothing if it is hidden.
async fn text(page: &Page, id: &str) -> Result<String> {
    page.script(
        "const e = document.getElementById(arguments[0]); return e.checkVisibility() || e.matches('.hidden') ? e.textContent : '';",
        vec![json!(id)],
    )
    .await
}

async fn every_choice_is_in_the_snippet_and_in_the_live_check(stage: &mut Stage) -> Result {
    let page = open(stage).await?;
    let plain = text(&page, "snippet").await?;
    ensure!(plain.contains("<psp-self-assessment>"), "nothing is written that holds anyway: {plain}");
    ensure!(!plain.contains("<style>"), "no style either: {plain}");
    page.wait_until_there().await?;

    for (name, value) in [
        ("programme", "north-2026"),
        ("wave", "2"),
        ("period", "2026-Q4"),
        ("comparison", "on"),
        ("storage", "none"),
        ("heading-level", "3"),
        ("accent-light", "#703050"),
        ("psp-radius", "8"),
    ] {
        set(&page, name, value).await?;
    }
    let tag = r#"<psp-self-assessment programme="north-2026" wave="2" period="2026-Q4" comparison storage="none" heading-level="3">"#;
    let element = text(&page, "snippet").await?;
    for expected in
        [tag, "--psp-accent: #703050;", "--psp-accent: light-dark(#703050, #84cbd8);", "--psp-radius: 8px;"]
    {
        ensure!(element.contains(expected), "expected {expected} in {element}");
    }
    ensure!(text(&page, "sheet").await?.contains("--psp-radius: 8px;"), "the same for a style sheet");
    let live = "
        const check = document.querySelector('#live psp-self-assessment');
        const button = check?.shadowRoot?.querySelector('.button');
        if (!button) return null;
        return [check.programme, check.wave, check.period, check.comparison, check.storage, headingOf(pageRoot())?.localName,
            getComputedStyle(button).backgroundColor, getComputedStyle(button).borderRadius,
            everywhere('[data-saved]')[0]?.dataset.saved].join(' ');";
    let expected = "north-2026 2 2026-Q4 true none h3 rgb(112, 48, 80) 8px memory";
    wait::until("the live check to follow", async || {
        Ok((page.script::<Option<String>>(live, vec![]).await?.as_deref() == Some(expected)).then_some(()))
    })
    .await?;

    set(&page, "way", "frame").await?;
    let query = "?programme=north-2026&amp;wave=2&amp;period=2026-Q4&amp;comparison&amp;storage=none&amp;heading-level=3&amp;psp-accent=light-dark%28%23703050%2C%2384cbd8%29&amp;psp-radius=8px\"";
    let frame = text(&page, "snippet").await?;
    ensure!(frame.contains(query) && frame.contains("<iframe"), "expected {query} in {frame}");
    ensure!(text(&page, "policy").await?.starts_with("frame-src  http"), "and in the policy");
    enter_live_frame(&page).await?;
    wait_until_fitted(&page).await?;
    leave(&page).await?;

    set(&page, "way", "link").await?;
    let link = text(&page, "snippet").await?;
    ensure!(
        link.starts_with("<a href=") && link.contains("/index.html?programme=north-2026&amp;wave=2"),
        "{link}"
    );
    ensure!(text(&page, "policy").await?.is_empty(), "a link needs nothing");
    Ok(())
}

async fn enter_live_frame(page: &Page) -> Result {
    let frame = page.element("return document.querySelector('#live iframe');", vec![]).await?;
    frame.context("the frame is there")?.enter_frame().await?;
    wait_for_check(page).await?;
    Ok(())
}

async fn a_value_that_cannot_be_used_is_said_at_its_field(stage: &mut Stage) -> Result {
    let page = open(stage).await?;
    for (name, wrong, right) in
        [("programme", "north 2026", "north-2026"), ("wave", "100", "99"), ("period", "2026-Q5", "2026-Q1")]
    {
        set(&page, name, wrong).await?;
        let said = text(&page, &format!("{name}-wrong")).await?;
        ensure!(said.starts_with("Use "), "{name}: expected to be told what to use, found {said:?}");
        ensure!(!text(&page, "snippet").await?.contains(wrong), "{wrong:?} is left out");
        set(&page, name, right).await?;
        ensure!(text(&page, &format!("{name}-wrong")).await?.is_empty(), "{name}: {right} is right");
        ensure!(text(&page, "snippet").await?.contains(right));
    }
    Ok(())
}

/// The snippet and the lines for the policy of the way chosen.
async fn taken(page: &Page) -> Result<(String, String)> {
    Ok((text(page, "snippet").await?, text(page, "policy").await?.replace('\n', " ")))
}

/// A page elsewhere with the snippet, which allows what our lines say and nothing else.
async fn paste(stage: &Stage, page: &Page, snippet: &str, lines: &str) -> Result<HostOfFrames> {
    let policy = format!("default-src 'none'; style-src 'unsafe-inline'; {lines}");
    let behaviour = Behaviour::new().header("/host.html", "Content-Security-Policy", &policy);
    let host = HostOfFrames::behaving(&stage.site, snippet, behaviour)?;
    page.web.goto(host.address()).await?;
    Ok(host)
}

async fn the_element_works_where_it_is_pasted(stage: &mut Stage) -> Result {
    let page = open(stage).await?;
    set(&page, "programme", "north-2026").await?;
    set(&page, "accent-light", "#703050").await?;
    set(&page, "color-scheme", "light").await?;
    let (snippet, lines) = taken(&page).await?;
    ensure!(snippet.contains("integrity=\"sha384-") && snippet.contains("crossorigin"), "{snippet}");
    let _host = paste(stage, &page, &snippet, &lines).await?;
    let view = page.wait_until_there().await?;
    ensure!(view.offers(names::START), "{}", view.summary());
    let colour: String = page
        .script("return getComputedStyle(everywhere('.button').find(shown)).backgroundColor;", vec![])
        .await?;
    assert_eq!(colour, "rgb(112, 48, 80)");

    // Another hash, and nothing runs: the link stays.
    let broken = snippet.replace("sha384-", "sha384-AAAA");
    let _host = paste(stage, &page, &broken, &lines).await?;
    let link: String =
        page.script("return document.querySelector('psp-self-assessment a').href;", vec![]).await?;
    assert_eq!(link, stage.site.address("index.html?programme=north-2026"));
    let defined: bool = page
        .script("return document.querySelector('psp-self-assessment').matches(':defined');", vec![])
        .await?;
    ensure!(!defined, "a script with another hash must not run");
    Ok(())
}

async fn the_frame_works_where_it_is_pasted(stage: &mut Stage) -> Result {
    let page = open(stage).await?;
    set(&page, "way", "frame").await?;
    let (snippet, lines) = taken(&page).await?;
    ensure!(snippet.contains("integrity=\"sha384-"), "{snippet}");
    let snippet = snippet.replace("<iframe", "<iframe id=\"check\"");
    let _host = paste(stage, &page, &snippet, &lines).await?;
    let view = enter_check(&page, "check").await?;
    ensure!(view.offers(names::START), "{}", view.summary());
    wait_until_fitted(&page).await?;
    Ok(())
}

async fn a_poor_contrast_is_named_and_goes(stage: &mut Stage) -> Result {
    let page = open(stage).await?;
    ensure!(text(&page, "faults").await?.is_empty(), "our own colours have no fault");
    set(&page, "accent-light", "#ee9933").await?;
    let faults = text(&page, "faults").await?;
    ensure!(
        faults.contains("Links on the background, in the light: 2.2 to 1. Wanted: 4.5 to 1."),
        "{faults}"
    );
    ensure!(faults.contains("The words on a button, in the light: 2.2 to 1."), "{faults}");
    ensure!(!faults.contains("in the dark"), "the dark has its own colour: {faults}");
    ensure!(text(&page, "contrast-status").await?.starts_with("Contrast: "), "and it is announced");
    // Nobody sees the light colours there.
    set(&page, "color-scheme", "dark").await?;
    ensure!(text(&page, "faults").await?.is_empty());
    set(&page, "color-scheme", "both").await?;
    set(&page, "accent-light", "#703050").await?;
    ensure!(text(&page, "faults").await?.is_empty(), "{}", text(&page, "faults").await?);
    Ok(())
}

async fn copying_says_what_it_did(stage: &mut Stage) -> Result {
    let page = open(stage).await?;
    page.press("Copy").await?;
    wait::until("the page to say what it did", async || {
        let said = text(&page, "copied").await?;
        let marked: String = page.script("return getSelection().toString();", vec![]).await?;
        let snippet = text(&page, "snippet").await?;
        Ok(match said.as_str() {
            "Copied." => Some(()),
            // Not allowed to the page, as in some settings: then it is marked for the person to copy.
            said if said.starts_with("It is marked") && marked.trim() == snippet.trim() => Some(()),
            _ => None,
        })
    })
    .await
}

async fn axe_finds_nothing_in_the_light(stage: &mut Stage) -> Result {
    let page = open(stage).await?;
    every_way(&page).await
}

async fn axe_finds_nothing_in_the_dark(stage: &mut Stage) -> Result {
    stage.set(Settings { dark: true });
    let page = open(stage).await?;
    every_way(&page).await
}

async fn axe_finds_nothing_at_320_pixels(stage: &mut Stage) -> Result {
    let page = open(stage).await?;
    stage.narrow(&page).await?;
    every_way(&page).await
}

/// With everything unfolded, a fault in each field, and a warning about colours.
async fn every_way(page: &Page) -> Result {
    page.script::<()>("for (const fold of document.querySelectorAll('details')) fold.open = true;", vec![])
        .await?;
    for (name, wrong) in
        [("programme", "a b"), ("wave", "0"), ("period", "soon"), ("line-strong-light", "#cccccc")]
    {
        set(page, name, wrong).await?;
    }
    for way in ["element", "frame", "link"] {
        set(page, "way", way).await?;
        match way {
            "element" => drop(page.wait_until_there().await?),
            "frame" => {
                enter_live_frame(page).await?;
                leave(page).await?;
            }
            _ => {}
        }
        axe::check(page, &format!("the embed page, {way}")).await?;
        let body = "const e = document.scrollingElement; return [e.scrollWidth, e.clientWidth];";
        let (content, window): (u32, u32) = page.script(body, vec![]).await?;
        ensure!(content <= window, "{way}: {content} px wide in a window of {window}");
    }
    Ok(())
}

async fn nothing_breaks_its_policy(stage: &mut Stage) -> Result {
    stage.site = Site::with_first_script_in("embed.html", witness::SCRIPT, Policy::Page)?;
    let page = visit(stage).await?;
    set(&page, "accent-light", "#703050").await?;
    page.wait_until_there().await?;
    page.press(names::START).await?;
    page.wait_for_page("PF1").await?;
    set(&page, "way", "frame").await?;
    enter_live_frame(&page).await?;
    leave(&page).await?;
    set(&page, "way", "link").await?;
    set(&page, "way", "element").await?;
    page.wait_until_there().await?;
    assert_eq!(witness::take(&page, Note::Violations).await?, [""; 0], "violations of the policy");
    assert_eq!(witness::take(&page, Note::Errors).await?, [""; 0], "errors that nobody caught");
    Ok(())
}
