//! Every way in which a host can make the check fail says what it is. What the tag holds stays, one sentence tells
//! what to change, the page gets an event with a code, and nothing is thrown into it.

use anyhow::ensure;
use browsers::host_page::{self, Opened, file};
use browsers::site;
use browsers::witness::{self, Note};
use browsers::{HostPage, Page, Result, Stage, blocked, in_all_browsers, names, wait};
use serde::Deserialize;
use xtask::server::{Answer, Behaviour};

const MODULE: &str = "/check/psp-self-assessment.wasm";
const STYLES: &str = "/check/psp-self-assessment.css";
const TRY_AGAIN: &str = "Try again";

in_all_browsers!(
    no_webassembly,
    an_old_browser_without_constructed_style_sheets,
    an_old_browser_without_adopted_style_sheets,
    the_module_is_missing,
    the_styles_are_missing,
    another_server_does_not_allow_the_module,
    the_connection_is_cut,
    the_policy_forbids_webassembly,
    another_page_in_place_of_the_module,
    another_builds_module,
    another_builds_styles,
    the_script_itself_is_missing,
    another_server_does_not_allow_the_script,
    a_start_that_throws_lets_its_instance_go,
    no_storage_is_no_failure,
);

async fn no_webassembly(stage: &mut Stage) -> Result {
    let opened =
        fails(stage, HostPage::named("bare").first("delete window.WebAssembly;"), "no-webassembly").await?;
    nothing_works_again(&opened.page).await
}

async fn an_old_browser_without_constructed_style_sheets(stage: &mut Stage) -> Result {
    let old = "delete CSSStyleSheet.prototype.replace; delete CSSStyleSheet.prototype.replaceSync;";
    fails(stage, HostPage::named("bare").first(old), "old-browser").await?;
    Ok(())
}

async fn an_old_browser_without_adopted_style_sheets(stage: &mut Stage) -> Result {
    let old = "
        delete ShadowRoot.prototype.adoptedStyleSheets;
        delete Document.prototype.adoptedStyleSheets;
        delete window.DocumentOrShadowRoot?.prototype.adoptedStyleSheets;";
    fails(stage, HostPage::named("bare").first(old), "old-browser").await?;
    Ok(())
}

async fn the_module_is_missing(stage: &mut Stage) -> Result {
    let opened = fails(stage, served(|behaviour| behaviour.answer(MODULE, missing())), "missing").await?;
    works_again(stage, &opened.page, MODULE).await
}

async fn the_styles_are_missing(stage: &mut Stage) -> Result {
    let opened = fails(stage, served(|behaviour| behaviour.answer(STYLES, missing())), "missing").await?;
    works_again(stage, &opened.page, STYLES).await
}

async fn another_server_does_not_allow_the_module(stage: &mut Stage) -> Result {
    let silent = Behaviour::new().without_header(MODULE, "Access-Control-Allow-Origin");
    let opened = fails(stage, HostPage::named("bare").check_elsewhere(silent), "cors").await?;
    let elsewhere = opened.elsewhere.as_ref().expect("asked for");
    elsewhere.server.change(|behaviour| behaviour.mend(MODULE));
    comes_back(&opened.page).await
}

async fn the_connection_is_cut(stage: &mut Stage) -> Result {
    let opened = fails(stage, served(|behaviour| behaviour.cut(MODULE)), "unreachable").await?;
    works_again(stage, &opened.page, MODULE).await
}

async fn the_policy_forbids_webassembly(stage: &mut Stage) -> Result {
    let policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:";
    let opened = fails(stage, HostPage::named("strict").under(policy), "policy").await?;
    nothing_works_again(&opened.page).await
}

/// As some hosts answer for a file that they do not have: with a page, and as if all were well.
async fn another_page_in_place_of_the_module(stage: &mut Stage) -> Result {
    let page = file("application/wasm", b"<!doctype html><title>Not found</title>".to_vec());
    let opened = fails(stage, served(|behaviour| behaviour.answer(MODULE, page)), "integrity").await?;
    works_again(stage, &opened.page, MODULE).await
}

/// A module that works, but not the one that the script was built with.
async fn another_builds_module(stage: &mut Stage) -> Result {
    let mut module = std::fs::read(site::dist()?.join("psp-self-assessment.wasm"))?;
    // A section of its own, called “note”, which changes nothing.
    module.extend(b"\0\x05\x04note");
    let other = file("application/wasm", module);
    let opened = fails(stage, served(|behaviour| behaviour.answer(MODULE, other)), "integrity").await?;
    works_again(stage, &opened.page, MODULE).await
}

async fn another_builds_styles(stage: &mut Stage) -> Result {
    let other = file("text/css", b".psp { color: red }".to_vec());
    let opened = fails(stage, served(|behaviour| behaviour.answer(STYLES, other)), "integrity").await?;
    works_again(stage, &opened.page, STYLES).await
}

/// Nobody can speak then but the tag itself.
async fn the_script_itself_is_missing(stage: &mut Stage) -> Result {
    let host = served(|behaviour| behaviour.answer("/check/psp-self-assessment.js", missing()));
    let page = host.open(stage).await?.page;
    what_the_tag_holds_is_shown(&page).await
}

async fn another_server_does_not_allow_the_script(stage: &mut Stage) -> Result {
    let silent = Behaviour::new().without_header("*", "Access-Control-Allow-Origin");
    let opened = HostPage::named("bare").check_elsewhere(silent).open(stage).await?;
    what_the_tag_holds_is_shown(&opened.page).await
}

/// A page that has broken what the check asks of the browser. What had been started for it must not stay for as long
/// as the page does.
async fn a_start_that_throws_lets_its_instance_go(stage: &mut Stage) -> Result {
    let broken = "
        const { getRandomValues } = Crypto.prototype;
        Crypto.prototype.getRandomValues = () => { throw new TypeError('no chance on this page'); };
        window.mend = () => { Crypto.prototype.getRandomValues = getRandomValues; };
        window.instances = 0;
        WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
            construct(...call) { instances += 1; return Reflect.construct(...call); },
        });
        // The second module comes only after that.
        addEventListener('psp-ready', () => { window.instancesAtReady ??= instances; });";
    let opened = fails(stage, HostPage::named("bare").first(broken), "broken").await?;
    opened.page.script::<()>("mend();", vec![]).await?;
    comes_back(&opened.page).await?;
    let instances: u32 = opened.page.script("return instancesAtReady;", vec![]).await?;
    assert_eq!(instances, 2, "one that was let go, and one that runs");
    Ok(())
}

async fn no_storage_is_no_failure(stage: &mut Stage) -> Result {
    for how in [blocked::MISSING, blocked::THROWS] {
        let (opened, view) = HostPage::named("bare").first(how).open_ready(stage).await?;
        ensure!(view.offers(names::START), "{}", view.summary());
        assert_eq!(host_page::events(&opened.page, "psp-error").await?, []);
        assert_eq!(witness::take(&opened.page, Note::Errors).await?, [""; 0], "errors that nobody caught");
    }
    Ok(())
}

fn served(how: impl FnOnce(Behaviour) -> Behaviour) -> HostPage {
    HostPage::named("bare").served(how)
}

fn missing() -> Answer {
    let mut answer = file("text/html; charset=utf-8", b"<!doctype html><title>Not found</title>".to_vec());
    answer.status = 404;
    answer
}

/// What stands where the check would.
#[derive(Debug, Deserialize)]
struct Stands {
    meanwhile: bool,
    alerts: Vec<String>,
    buttons: Vec<String>,
}

async fn stands(page: &Page) -> Result<Stands> {
    let body = "
        const meanwhile = document.querySelector('#meanwhile');
        const { width, height } = meanwhile.getBoundingClientRect();
        const inside = (selector) => [...roots(document)].slice(1).flatMap((root) => [...root.querySelectorAll(selector)]);
        return {
            meanwhile: shown(meanwhile) && width > 0 && height > 0,
            alerts: inside('[role=alert]').filter(shown).map((alert) => tidy(alert.textContent)),
            buttons: inside(pressable).filter(shown).map(called),
        };";
    page.script(body, vec![]).await
}

/// The check fails with `code`, as it should.
async fn fails(stage: &mut Stage, host: HostPage, code: &str) -> Result<Opened> {
    let opened = host.open(stage).await?;
    fails_with(&opened.page, code).await?;
    Ok(opened)
}

async fn fails_with(page: &Page, code: &str) -> Result {
    let events = wait::until("a psp-error", async || {
        let events = host_page::events(page, "psp-error").await?;
        Ok((!events.is_empty()).then_some(events))
    })
    .await?;
    let [event] = &events[..] else { anyhow::bail!("expected one event, found {events:?}") };
    assert_eq!(event.detail["code"], code, "{event:?}");
    let stands = stands(page).await?;
    ensure!(stands.meanwhile, "what the tag holds is shown: {stands:?}");
    let [sentence] = &stands.alerts[..] else { anyhow::bail!("expected one message, found {stands:?}") };
    assert_eq!(event.detail["message"], **sentence, "the event says what the page says");
    ensure!(sentence.ends_with('.') && sentence.len() < 250, "a plain sentence: {sentence:?}");
    assert_eq!(stands.buttons, [TRY_AGAIN]);
    assert_eq!(witness::take(page, Note::Errors).await?, [""; 0], "errors that nobody caught");
    Ok(())
}

/// To try again changes nothing as long as nothing has changed, and the page is told again.
async fn nothing_works_again(page: &Page) -> Result {
    let before = stands(page).await?;
    page.press(TRY_AGAIN).await?;
    wait::until("to be told again", async || {
        let told = host_page::events(page, "psp-error").await?;
        Ok((!told.is_empty()).then_some(()))
    })
    .await?;
    let now = stands(page).await?;
    assert_eq!((now.meanwhile, now.alerts), (true, before.alerts));
    assert_eq!(witness::take(page, Note::Errors).await?, [""; 0], "errors that nobody caught");
    Ok(())
}

/// The cause has gone.
async fn works_again(stage: &Stage, page: &Page, path: &str) -> Result {
    stage.site.server.change(|behaviour| behaviour.mend(path));
    comes_back(page).await
}

async fn comes_back(page: &Page) -> Result {
    page.press(TRY_AGAIN).await?;
    let view = page.wait_until_there().await?;
    ensure!(view.offers(names::START), "{}", view.summary());
    assert_eq!(view.errors, [""; 0]);
    assert_eq!(witness::take(page, Note::Errors).await?, [""; 0], "errors that nobody caught");
    page.press_and_leave(names::START).await?;
    Ok(())
}

async fn what_the_tag_holds_is_shown(page: &Page) -> Result {
    wait::until("the page to have loaded", async || {
        let loaded: bool = page.script("return document.readyState === 'complete';", vec![]).await?;
        Ok(loaded.then_some(()))
    })
    .await?;
    ensure!(stands(page).await?.meanwhile, "what the tag holds is shown");
    Ok(())
}
