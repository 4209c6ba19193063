//! What a host does to the element while somebody answers: attributes, properties, moving, removing. No answer is
//! lost by any of it.

use anyhow::ensure;
use browsers::host_page;
use browsers::vectors::vector;
use browsers::witness::{self, Note};
use browsers::{HostPage, Page, Result, Stage, in_all_browsers, journey, names, wait};
use serde_json::{Value, json};

in_all_browsers!(
    a_changed_attribute_loses_no_answer,
    a_changed_programme_leads_to_other_answers_and_back,
    storage_can_be_given_up_and_taken_back,
    properties_are_the_attributes_in_camel_case,
    properties_set_before_the_script_count,
    what_cannot_be_used_is_told_once_and_ignored,
    moving_it_loses_no_answer,
    removing_it_and_putting_it_back_loses_no_answer,
    replacing_it_while_it_saves_loses_no_answer,
    the_newest_of_many_changes_counts,
);

/// In the first topic, this question answered.
async fn halfway(stage: &mut Stage, host: HostPage) -> Result<Page> {
    let (opened, _) = host.open_ready(stage).await?;
    let page = opened.page;
    journey::to_page(&page, &vector("V1")?.answers, "MOD-K2").await?;
    page.choose("MOD-K2", "a").await?;
    page.wait_until_saved().await?;
    witness::take(&page, Note::Events).await?;
    Ok(page)
}

/// `body` with `check`, the element; as a script of the page would run, in one piece. (`WebKit` lets promises run in
/// the middle of a driver's own.)
async fn change(page: &Page, body: &str) -> Result {
    let body = format!(
        "const done = arguments[0];
        const check = document.querySelector('psp-self-assessment');
        setTimeout(() => {{ {body}; done(); }});"
    );
    page.web.execute_async(body, vec![]).await?;
    Ok(())
}

async fn still_there(page: &Page) -> Result {
    let view = page.wait_for("the answer", |view| view.given("MOD-K2") == Some("a")).await?;
    assert_eq!(view.page(), "MOD-K2");
    let view = page.press_and_leave(names::BACK).await?;
    assert_eq!((view.page(), view.given("MOD-K1")), ("MOD-K1", Some("b")));
    page.press_and_leave(names::CONTINUE).await?;
    assert_eq!(witness::take(page, Note::Errors).await?, [""; 0], "errors that nobody caught");
    Ok(())
}

async fn a_changed_attribute_loses_no_answer(stage: &mut Stage) -> Result {
    let page = halfway(stage, HostPage::named("bare")).await?;
    let mark = "pageRoot().ownerDocument.querySelector('psp-self-assessment').shadowRoot.firstElementChild.dataset.sameAsBefore = '';";
    page.script::<()>(mark, vec![]).await?;
    change(&page, "check.setAttribute('heading-level', '4');").await?;
    wait::until("a smaller heading", async || {
        let level: Option<String> =
            page.script("return everywhere('h1, h2, h3, h4')[0]?.localName ?? null;", vec![]).await?;
        Ok((level.as_deref() == Some("h4")).then_some(()))
    })
    .await?;
    change(&page, "check.toggleAttribute('comparison', true); check.setAttribute('share', 'bands');").await?;
    change(&page, "check.setAttribute('period', '2026-Q4'); check.removeAttribute('heading-level');").await?;
    wait::until("the old heading", async || {
        let level: Option<String> =
            page.script("return everywhere('h1, h2, h3, h4')[0]?.localName ?? null;", vec![]).await?;
        Ok((level.as_deref() == Some("h2")).then_some(()))
    })
    .await?;
    let same: bool = page.script("return everywhere('[data-same-as-before]').length === 1;", vec![]).await?;
    ensure!(same, "it has not been mounted anew");
    still_there(&page).await
}

async fn a_changed_programme_leads_to_other_answers_and_back(stage: &mut Stage) -> Result {
    let page = halfway(stage, HostPage::named("bare").tagged("programme=\"north\"")).await?;
    change(&page, "check.setAttribute('programme', 'south');").await?;
    let view = page.wait_for_page(names::WELCOME).await?;
    ensure!(view.offers(names::START) && !view.offers(names::CARRY_ON), "{}", view.summary());
    change(&page, "check.programme = 'north'; check.wave = 2;").await?;
    page.wait_for("the second wave's first page", |view| view.offers(names::START)).await?;
    change(&page, "check.wave = null;").await?;
    let view = page
        .wait_for("the answers of the first", |view| view.page() == "MOD-K2" || view.offers(names::CARRY_ON))
        .await?;
    if view.page() != "MOD-K2" {
        page.press_and_leave(names::CARRY_ON).await?;
    }
    still_there(&page).await
}

async fn storage_can_be_given_up_and_taken_back(stage: &mut Stage) -> Result {
    let page = halfway(stage, HostPage::named("bare")).await?;
    change(&page, "check.storage = 'none';").await?;
    page.wait_for("nothing to be kept", |view| {
        view.saved.as_deref() == Some("none") || view.saved.as_deref() == Some(names::saved::MEMORY)
    })
    .await?;
    still_there(&page).await?;
    change(&page, "check.storage = null;").await?;
    page.wait_until_saved().await?;
    still_there(&page).await?;
    let view = host_page::reload(&page).await?;
    ensure!(view.page() == "MOD-K2" || view.offers(names::CARRY_ON), "{}", view.summary());
    Ok(())
}

async fn properties_are_the_attributes_in_camel_case(stage: &mut Stage) -> Result {
    let page = HostPage::named("bare").open_ready(stage).await?.0.page;
    let body = "
        const check = document.querySelector('psp-self-assessment').wrappedJSObject ?? document.querySelector('psp-self-assessment');
        const before = ['programme', 'wave', 'period', 'storage', 'submitTo', 'comparison', 'shadow', 'headingLevel', 'share', 'results']
            .map((name) => check[name] === undefined ? 'undefined' : check[name]);
        check.programme = 'p'; check.wave = 3; check.period = '2026-Q4'; check.submitTo = 'https://example.org/in';
        check.comparison = true; check.headingLevel = 3; check.share = 'bands';
        const attributes = ['programme', 'wave', 'period', 'submit-to', 'comparison', 'heading-level', 'share'].map((name) => check.getAttribute(name));
        const after = [check.programme, check.wave, check.period, check.submitTo, check.comparison, check.headingLevel, check.share];
        check.comparison = false; check.wave = null; check.headingLevel = undefined;
        return [before, attributes, after, [check.hasAttribute('comparison'), check.hasAttribute('wave'), check.headingLevel]];";
    let seen: Value = page.script(body, vec![]).await?;
    assert_eq!(
        seen,
        json!([
            [null, null, null, "device", null, false, "open", 2, "nothing", null],
            ["p", "3", "2026-Q4", "https://example.org/in", "", "3", "bands"],
            ["p", 3, "2026-Q4", "https://example.org/in", true, 3, "bands"],
            [false, false, 2],
        ])
    );
    Ok(())
}

/// As frameworks do that set properties on elements which are defined only later.
async fn properties_set_before_the_script_count(stage: &mut Stage) -> Result {
    let early = "
        addEventListener('DOMContentLoaded', () => {
            Object.assign(document.querySelector('psp-self-assessment'), { programme: 'early', headingLevel: 3 });
        });";
    // A script at the end of the page, and a module later than that.
    let page = HostPage::named("bare")
        .first(early)
        .with("<script type=\"module\" src=\"/check/psp-self-assessment.js\"></script>", "")
        .first(
            "addEventListener('DOMContentLoaded', () => setTimeout(() => {
            const script = document.createElement('script');
            script.type = 'module';
            script.src = '/check/psp-self-assessment.js';
            document.head.append(script);
        }));",
        )
        .open_ready(stage)
        .await?
        .0
        .page;
    let body = "
        const check = document.querySelector('psp-self-assessment');
        return [check.getAttribute('programme'), check.getAttribute('heading-level'), everywhere('h1, h2, h3, h4')[0].localName];";
    let seen: Vec<String> = page.script(body, vec![]).await?;
    assert_eq!(seen, ["early", "3", "h3"]);
    Ok(())
}

async fn what_cannot_be_used_is_told_once_and_ignored(stage: &mut Stage) -> Result {
    let wrong = "programme=\"a b\" wave=\"0\" period=\"autumn\" storage=\"cloud\" submit-to=\"http://example.org/\" \
                 heading-level=\"7\" shadow=\"half\" share=\"all\"";
    let (opened, view) = HostPage::named("bare").tagged(wrong).open_ready(stage).await?;
    let page = opened.page;
    ensure!(view.offers(names::START), "{}", view.summary());
    let told = host_page::events(&page, "psp-error").await?;
    let messages: Vec<&str> = told.iter().filter_map(|event| event.detail["message"].as_str()).collect();
    ensure!(told.iter().all(|event| event.detail["code"] == "attribute"), "{told:?}");
    for name in ["programme", "wave", "period", "storage", "submit-to", "heading-level", "shadow", "share"] {
        let about = messages.iter().filter(|message| message.starts_with(&format!("{name}:"))).count();
        assert_eq!(about, 1, "once about {name}: {messages:?}");
    }
    change(&page, "check.setAttribute('wave', '0'); check.setAttribute('comparison', '');").await?;
    change(&page, "check.setAttribute('heading-level', 'two');").await?;
    let told = wait::until("to be told of the new one", async || {
        let told = host_page::events(&page, "psp-error").await?;
        Ok((!told.is_empty()).then_some(told))
    })
    .await?;
    assert_eq!(told.len(), 1, "{told:?}");
    ensure!(told[0].detail["message"].as_str().is_some_and(|message| message.contains("two")), "{told:?}");
    page.press_and_leave(names::START).await?;
    assert_eq!(witness::take(&page, Note::Errors).await?, [""; 0], "errors that nobody caught");
    Ok(())
}

async fn moving_it_loses_no_answer(stage: &mut Stage) -> Result {
    let page = halfway(stage, HostPage::named("bare")).await?;
    page.script::<()>("pageRoot().parentElement.dataset.sameAsBefore = '';", vec![]).await?;
    change(&page, "document.querySelector('footer').append(check);").await?;
    change(&page, "document.querySelector('main').prepend(check);").await?;
    // Twice at once, and out and in.
    change(
        &page,
        "document.body.append(check); check.remove(); document.querySelector('main').append(check);",
    )
    .await?;
    let same: bool = page.script("return everywhere('[data-same-as-before]').length === 1;", vec![]).await?;
    ensure!(same, "it has not been mounted anew");
    still_there(&page).await?;
    assert_eq!(host_page::events(&page, "psp-ready").await?, []);
    Ok(())
}

async fn removing_it_and_putting_it_back_loses_no_answer(stage: &mut Stage) -> Result {
    let page = halfway(stage, HostPage::named("bare")).await?;
    let out = "
        const done = arguments[0];
        const check = document.querySelector('psp-self-assessment');
        check.remove();
        setTimeout(() => { document.querySelector('footer').append(check); check.scrollIntoView(); done(); }, 100);";
    page.web.execute_async(out, vec![]).await?;
    page.wait_until_there().await?;
    still_there(&page).await?;
    // Another element in its place: the answers are those of the device.
    change(&page, "check.remove();").await?;
    let anew = "
        const check = document.createElement('psp-self-assessment');
        check.setAttribute('data-under-test', '');
        document.querySelector('main').prepend(check);
        check.scrollIntoView();";
    page.script::<()>(anew, vec![]).await?;
    let view = page.wait_until_there().await?;
    if view.page() != "MOD-K2" {
        page.press_and_leave(names::CARRY_ON).await?;
    }
    still_there(&page).await
}

/// As a framework does that makes a new element where it could have kept the old one.
async fn replacing_it_while_it_saves_loses_no_answer(stage: &mut Stage) -> Result {
    let page = halfway(stage, HostPage::named("bare")).await?;
    let body = "
        const other = document.createElement('psp-self-assessment');
        other.setAttribute('data-under-test', '');
        check.shadowRoot.querySelector('input[name=\"MOD-K2\"][value=c]').click();
        check.replaceWith(other);
        other.scrollIntoView();";
    change(&page, body).await?;
    let view = page.wait_until_there().await?;
    if view.page() != "MOD-K2" {
        page.press_and_leave(names::CARRY_ON).await?;
    }
    page.wait_for("the newest answer", |view| view.given("MOD-K2") == Some("c")).await?;
    page.wait_until_saved().await?;
    assert_eq!(witness::take(&page, Note::Errors).await?, [""; 0], "errors that nobody caught");
    Ok(())
}

/// A framework that sets everything with each of its updates, an answer in the middle of them.
async fn the_newest_of_many_changes_counts(stage: &mut Stage) -> Result {
    let page = halfway(stage, HostPage::named("bare")).await?;
    change(
        &page,
        "for (let n = 0; n < 200; n += 1) {
            check.headingLevel = 1 + (n % 4);
            check.comparison = n % 2 === 0;
            check.storage = n % 3 ? 'none' : 'device';
        }
        check.storage = 'device';
        check.headingLevel = 3;",
    )
    .await?;
    page.wait_until_saved().await?;
    still_there(&page).await?;
    let level: String = page.script("return everywhere('h1, h2, h3, h4')[0].localName;", vec![]).await?;
    assert_eq!(level, "h3");
    Ok(())
}
