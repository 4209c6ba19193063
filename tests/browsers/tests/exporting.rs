//! The record for a funder: seen first, lessened, downloaded, or sent on one press to the address that the page's
//! HTML names.

use anyhow::{Context as _, bail, ensure};
use browsers::host_page::file;
use browsers::secure::Secure;
use browsers::site::Site;
use browsers::vectors::vector;
use browsers::{Page, Result, Stage, files, in_both_browsers, journey, names};
use serde_json::{Value, json};
use thirtyfour::Key;
use xtask::server::{Answer, Behaviour};

in_both_browsers!(
    the_file_is_the_one_that_the_tool_makes,
    the_focus_stays_on_what_opens_and_closes_the_record,
    what_is_dropped_does_not_go,
    a_copy_is_the_same_text_or_it_says_why_not,
    nothing_goes_before_the_press_and_then_only_the_record,
    a_server_that_does_not_take_it_is_told_plainly,
    a_server_with_a_certificate_gets_the_record_and_nothing_else,
    without_an_address_in_the_html_nothing_can_be_sent,
);

const LOOK: &str = "Look at the record first";
const HIDE: &str = "Hide the record";
const DOWNLOAD: &str = "Download the record";
const SEND: &str = "Send the record to funder.example";
const SEND_AGAIN: &str = "Send it to funder.example once more";
const ADDRESS: &str = "https://funder.example/records";
const OCCASION: &str = "programme=demo wave=1 period=2026-Q4";

/// The page's own script: hears what is exported, and stands for the funder's server, so that it can be slow or gone
/// at will. It answers with what `window.funder` says, and notes what it was asked.
const HOST: &str = "
    window.exported = [];
    window.asked = [];
    window.funder = 200;
    addEventListener('psp-export', (event) => exported.push(event.detail));
    const fetched = window.fetch;
    window.fetch = async (address, init) => {
        if (!String(address).startsWith('https://funder.example/')) return fetched(address, init);
        const { signal, ...rest } = init;
        asked.push({ address, ...rest, ends: signal instanceof AbortSignal });
        if (funder === 'unreachable') throw new TypeError('Failed to fetch');
        if (funder === 'silent') throw new DOMException('signal timed out', 'TimeoutError');
        return new Response('', { status: funder });
    };";

/// A page with the check, the results of V1 reached, and the record open.
async fn with_record(stage: &mut Stage, attributes: &str) -> Result<Page> {
    let html = format!(
        "<!doctype html><meta charset=utf-8><title>Partners</title><script src=host.js></script>
         <script type=module src=psp-self-assessment.js></script>
         <psp-self-assessment {attributes}></psp-self-assessment>"
    );
    stage.site = Site::behaving(
        Behaviour::new()
            .answer("/host.html", file("text/html", html.into_bytes()))
            .answer("/host.js", file("text/javascript", HOST.into())),
    )?;
    let page = stage.start().await?;
    page.open(&stage.site.address("host.html")).await?;
    journey::to_results(&page, &vector("V1")?.answers).await?;
    page.press(LOOK).await?;
    page.wait_until("everywhere('[data-receipt]').length === 1").await?;
    Ok(page)
}

/// Waits for what came of it, and returns what the page says.
async fn outcome(page: &Page, state: &str) -> Result<String> {
    page.wait_until(&format!("everywhere('[data-exported={state}]').length === 1")).await?;
    page.script("return tidy(everywhere('[data-exported]')[0].textContent);", vec![]).await
}

/// The record as the page shows it.
async fn shown(page: &Page) -> Result<String> {
    page.script("return everywhere('[data-export] pre')[0].textContent;", vec![]).await
}

async fn heard(page: &Page, name: &str) -> Result<Vec<Value>> {
    page.script(&format!("return {name};"), vec![]).await
}

async fn the_focus_stays_on_what_opens_and_closes_the_record(stage: &mut Stage) -> Result {
    let page = with_record(stage, OCCASION).await?;
    for now in [HIDE, LOOK, HIDE] {
        let view = page
            .wait_for(&format!("{now:?} to be said"), |view| view.buttons.iter().any(|button| button == now))
            .await?;
        assert_eq!(view.focus.map(|focus| focus.called).as_deref(), Some(now));
        page.keys(Key::Enter).await?;
    }
    Ok(())
}

async fn the_file_is_the_one_that_the_tool_makes(stage: &mut Stage) -> Result {
    let page = with_record(stage, OCCASION).await?;
    let shown = shown(&page).await?;
    assert_eq!(heard(&page, "exported").await?, [0; 0], "nothing was pressed");

    page.press(DOWNLOAD).await?;
    let file = files::downloaded_text(&stage.home).await?;
    assert_eq!(file, shown, "what was shown is what goes, byte for byte");
    assert_eq!(heard(&page, "exported").await?, [json!({ "kind": "file" })]);

    // The fixture was made by `psp export` from the same answers.
    let fixture = include_str!("../../records/v1/0.1.0/export/vector-1.json");
    let receipt = |text: &str| -> Result<String> {
        let record: Value = serde_json::from_str(text)?;
        Ok(record["receipt"].as_str().context("a receipt")?.to_owned())
    };
    let expected = fixture.replace(&receipt(fixture)?, &receipt(&file)?);
    assert_eq!(file, expected);

    // One attempt, one receipt: also after a reload.
    page.wait_until_saved().await?;
    page.reload().await?;
    page.press(LOOK).await?;
    page.wait_until("everywhere('[data-receipt]').length === 1").await?;
    assert_eq!(self::shown(&page).await?, shown);
    Ok(())
}

async fn what_is_dropped_does_not_go(stage: &mut Stage) -> Result {
    let page = with_record(stage, OCCASION).await?;
    let before = shown(&page).await?;
    page.script::<()>("everywhere('input[name=\"export:PF4\"]')[0].click();", vec![]).await?;
    page.wait_until("!everywhere('[data-export] pre')[0].textContent.includes('PF4')").await?;
    let mut expected: Value = serde_json::from_str(&before)?;
    expected["profile"].as_object_mut().context("a profile")?.remove("PF4").context("PF4 was there")?;
    assert_eq!(serde_json::from_str::<Value>(&shown(&page).await?)?, expected);
    page.script::<()>("everywhere('input[name=\"export:PF4\"]')[0].click();", vec![]).await?;
    page.wait_until("everywhere('[data-export] pre')[0].textContent.includes('PF4')").await?;
    assert_eq!(shown(&page).await?, before);
    Ok(())
}

async fn a_copy_is_the_same_text_or_it_says_why_not(stage: &mut Stage) -> Result {
    const COPY: &str = "Copy the record";
    // Stands for the clipboard, which a browser without a window may not have.
    let clipboard = "
        const writeText = async (text) => {
            if (arguments[0]) throw new DOMException('not allowed', 'NotAllowedError');
            window.copied = text;
        };
        Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });";
    let page = with_record(stage, OCCASION).await?;
    page.script::<()>(clipboard, vec![json!(true)]).await?;
    page.press(COPY).await?;
    let said = outcome(&page, "not-copied").await?;
    ensure!(said.contains("download it"), "another way is named: {said}");
    page.script::<()>(clipboard, vec![json!(false)]).await?;
    page.press(COPY).await?;
    outcome(&page, "copied").await?;
    page.wait_until("window.copied === everywhere('[data-export] pre')[0].textContent").await
}

async fn nothing_goes_before_the_press_and_then_only_the_record(stage: &mut Stage) -> Result {
    let page = with_record(stage, &format!("{OCCASION} submit-to={ADDRESS}")).await?;
    assert_eq!(heard(&page, "asked").await?, [0; 0], "nothing was pressed");
    let text = shown(&page).await?;
    page.press(SEND).await?;
    let said = outcome(&page, "received").await?;
    let receipt = serde_json::from_str::<Value>(&text)?["receipt"].as_str().unwrap_or_default().to_owned();
    ensure!(said.contains(&receipt), "the receipt is shown: {said}");
    let expected = json!({
        "address": ADDRESS, "method": "POST", "headers": { "Content-Type": "application/json" },
        "credentials": "omit", "referrerPolicy": "no-referrer", "redirect": "error", "cache": "no-store",
        "body": text, "ends": true,
    });
    assert_eq!(heard(&page, "asked").await?, [expected]);
    assert_eq!(heard(&page, "exported").await?, [json!({ "kind": "submit" })]);
    let view = page.view().await?;
    ensure!(
        !view.offers(SEND) && view.offers(SEND_AGAIN),
        "a second time must be asked for: {:?}",
        view.buttons
    );
    Ok(())
}

async fn a_server_that_does_not_take_it_is_told_plainly(stage: &mut Stage) -> Result {
    let page = with_record(stage, &format!("{OCCASION} submit-to={ADDRESS}")).await?;
    for (funder, state, says) in [
        ("500", "refused", "500"),
        ("'unreachable'", "unreachable", "could not be reached"),
        ("'silent'", "no-answer", "20 seconds"),
    ] {
        page.script::<()>(&format!("window.funder = {funder};"), vec![]).await?;
        page.press(SEND).await?;
        let said = outcome(&page, state).await?;
        ensure!(said.contains(says), "{funder}: {said}");
        ensure!(page.view().await?.offers(DOWNLOAD), "the file is offered");
    }
    assert_eq!(heard(&page, "exported").await?, [0; 0], "nothing was received");
    page.script::<()>("window.funder = 201;", vec![]).await?;
    page.press(SEND_AGAIN).await?;
    outcome(&page, "received").await?;
    Ok(())
}

async fn a_server_with_a_certificate_gets_the_record_and_nothing_else(stage: &mut Stage) -> Result {
    let received = |allows: bool| Answer {
        status: 201,
        headers: allows
            .then(|| ("Access-Control-Allow-Origin".to_owned(), "*".to_owned()))
            .into_iter()
            .collect(),
        body: Vec::new(),
    };
    let behaviour = Behaviour::new().answer("/records", received(true)).answer("/closed", received(false));
    let funder = Site::behaving(behaviour)?;
    let secure = Secure::before(funder.server.address()).await?;
    let send = format!("Send the record to {}", secure.host());

    // One whose answer the page may not read has not been heard to receive it.
    let page = with_record(stage, &format!("{OCCASION} submit-to={}", secure.address("closed"))).await?;
    page.press(&send).await?;
    outcome(&page, "unreachable").await?;
    ensure!(page.view().await?.offers(DOWNLOAD), "the file is offered");
    assert_eq!(heard(&page, "exported").await?, [0; 0], "nothing was heard to be received");

    let text = shown(&page).await?;
    page.script::<()>(
        "document.querySelector('psp-self-assessment').setAttribute('submit-to', arguments[0]);",
        vec![json!(secure.address("records"))],
    )
    .await?;
    page.press(&send).await?;
    outcome(&page, "received").await?;
    let asked = funder.server.received();
    let posts: Vec<_> =
        asked.iter().filter(|request| request.target == "/records" && request.method != "OPTIONS").collect();
    let [post] = posts.as_slice() else { bail!("one request: {asked:?}") };
    assert_eq!(post.method, "POST");
    assert_eq!(String::from_utf8_lossy(&post.body), text, "what was shown is what goes, byte for byte");
    assert_eq!(post.header("Content-Type"), Some("application/json"));
    for name in ["Referer", "Cookie", "Authorization"] {
        assert_eq!(post.header(name), None, "{name}");
    }
    Ok(())
}

async fn without_an_address_in_the_html_nothing_can_be_sent(stage: &mut Stage) -> Result {
    // An address of no use is as none; and what stands in the query of our own page is not the page's HTML.
    let page = with_record(stage, "submit-to=http://funder.example/").await?;
    ensure!(page.view().await?.buttons.iter().all(|button| !button.contains("Send")), "plain http");
    stage.close().await?;
    stage.site = Site::as_built(browsers::site::Policy::Server)?;
    let page = stage.start().await?;
    page.open(&stage.site.address(&format!("index.html?submit-to={ADDRESS}"))).await?;
    journey::to_page(&page, &vector("V1")?.answers, names::RESULTS).await?;
    page.press(LOOK).await?;
    page.wait_until("everywhere('[data-receipt]').length === 1").await?;
    ensure!(
        page.view().await?.buttons.iter().all(|button| !button.contains("Send")),
        "an address from the query"
    );
    Ok(())
}
