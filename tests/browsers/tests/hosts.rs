//! The check stands on other people's pages, works there, and changes nothing about them.

use anyhow::{Context as _, ensure};
use browsers::host_page;
use browsers::looks::{self, Look, Whose};
use browsers::vectors::vector;
use browsers::witness::{self, Note};
use browsers::{HostPage, Kind, Page, Result, Stage, View, in_all_browsers, journey, names, results, wait};
use serde_json::json;
use xtask::server::{Behaviour, CONTENT_SECURITY_POLICY};

in_all_browsers!(
    on_a_bare_page,
    on_a_page_with_hostile_styles,
    on_a_page_with_a_strict_policy,
    on_a_page_in_arabic,
    from_another_server,
    under_a_strict_policy_from_another_server,
    with_wrong_media_types,
    behind_a_closed_shadow_root,
    hostile_styles_do_not_reach_the_check,
    the_page_looks_the_same_with_the_check_and_without,
    loading_moves_neither_focus_nor_page,
    using_it_leaves_the_hosts_own_controls_alone,
);

async fn on_a_bare_page(stage: &mut Stage) -> Result {
    works(stage, HostPage::named("bare")).await
}

async fn on_a_page_with_hostile_styles(stage: &mut Stage) -> Result {
    works(stage, HostPage::named("hostile")).await
}

async fn on_a_page_with_a_strict_policy(stage: &mut Stage) -> Result {
    works(stage, HostPage::named("strict").under(CONTENT_SECURITY_POLICY)).await
}

async fn on_a_page_in_arabic(stage: &mut Stage) -> Result {
    works(stage, HostPage::named("rtl")).await
}

async fn from_another_server(stage: &mut Stage) -> Result {
    works(stage, HostPage::named("bare").check_elsewhere(Behaviour::new())).await
}

/// The policy names the other server, and still nothing inline.
async fn under_a_strict_policy_from_another_server(stage: &mut Stage) -> Result {
    let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' http://127.0.0.1:*; style-src 'self'; \
                  connect-src http://127.0.0.1:*; img-src 'self' data:; base-uri 'none'; \
                  require-trusted-types-for 'script'; trusted-types 'none'";
    works(stage, HostPage::named("strict").under(policy).check_elsewhere(Behaviour::new())).await
}

/// Not the script's: a browser takes a module under no other type than its own.
async fn with_wrong_media_types(stage: &mut Stage) -> Result {
    let wrong = |behaviour: Behaviour| {
        behaviour.content_type("*.wasm", "application/octet-stream").content_type("*.css", "text/plain")
    };
    works(stage, HostPage::named("bare").served(wrong)).await?;
    let wrong = |behaviour: Behaviour| {
        behaviour.content_type("*.wasm", "text/plain").without_header("*.css", "Content-Type")
    };
    let (opened, view) = HostPage::named("bare").served(wrong).open_ready(stage).await?;
    ensure!(view.offers(names::START) || view.offers(names::CARRY_ON), "{}", view.summary());
    nothing_went_wrong(&opened.page).await
}

async fn behind_a_closed_shadow_root(stage: &mut Stage) -> Result {
    works(stage, HostPage::named("strict").tagged("shadow=\"closed\"").under(CONTENT_SECURITY_POLICY))
        .await?;
    let page = stage.page().context("the page that it worked on")?;
    let open: bool = page
        .script("return document.querySelector('psp-self-assessment').shadowRoot !== null;", vec![])
        .await?;
    ensure!(!open, "the page's own scripts see nothing of it");
    Ok(())
}

/// The whole way to the results in one browser; in the others three questions, a reload, and back.
async fn works(stage: &mut Stage, host: HostPage) -> Result {
    let vector = vector("V1")?;
    let (opened, _) = host.open_ready(stage).await?;
    let page = &opened.page;
    if stage.kind == Kind::Chromium {
        journey::to_results(page, &vector.answers).await?;
        assert_eq!(results::read(page).await?.actions[..5], vector.expected.top_five);
    } else {
        journey::to_page(page, &vector.answers, "PF4").await?;
        page.wait_until_saved().await?;
        nothing_went_wrong(page).await?;
        let view = host_page::reload(page).await?;
        assert_eq!(view.page(), "PF4");
        let view = page.press_and_leave(names::BACK).await?;
        assert_eq!((view.page(), view.given("PF3")), ("PF3", Some("refine")));
    }
    nothing_went_wrong(page).await
}

async fn nothing_went_wrong(page: &Page) -> Result {
    assert_eq!(witness::take(page, Note::Violations).await?, [""; 0], "violations of the page's policy");
    assert_eq!(witness::take(page, Note::Errors).await?, [""; 0], "errors that nobody caught");
    let body = "return [...roots(document)].slice(1)
        .flatMap((root) => [...root.querySelectorAll('[style], style')]).map((e) => e.outerHTML.slice(0, 200));";
    let inline: Vec<String> = page.script(body, vec![]).await?;
    ensure!(inline.is_empty(), "inline styles: {inline:?}");
    Ok(())
}

async fn hostile_styles_do_not_reach_the_check(stage: &mut Stage) -> Result {
    let plain = looks_of_three_pages(stage, "bare").await?;
    let hostile = looks_of_three_pages(stage, "hostile").await?;
    for ((name, before), (_, after)) in plain.iter().zip(&hostile) {
        looks::same(name, before, after)?;
    }
    Ok(())
}

async fn looks_of_three_pages(
    stage: &mut Stage,
    host: &'static str,
) -> Result<Vec<(&'static str, Vec<Look>)>> {
    let (opened, _) = HostPage::named(host).open_ready(stage).await?;
    let page = &opened.page;
    let mut seen = Vec::new();
    for name in [names::WELCOME, "PF1", "MOD-K1"] {
        let mut view = page.view().await?;
        while view.page() != name {
            view = onward_without_pointer(page, &view).await?;
        }
        page.script::<()>("focused()?.blur();", vec![]).await?;
        seen.push((name, looks::of(page, Whose::TheChecks).await?));
    }
    Ok(seen)
}

/// What lies under the pointer looks different, so there is none: the first option of each question, and on.
async fn onward_without_pointer(page: &Page, view: &View) -> Result<View> {
    let body = "
        for (const name of new Set(everywhere('input[type=radio]').map((input) => input.name))) {
            everywhere('input[type=radio]').find((input) => input.name === name).click();
        }
        everywhere('button').find((button) => arguments[0].includes(called(button))).click();";
    page.script::<()>(body, vec![json!(names::ONWARD)]).await?;
    page.wait_for_another(view).await
}

async fn the_page_looks_the_same_with_the_check_and_without(stage: &mut Stage) -> Result {
    for host in ["bare", "strict", "hostile"] {
        let opened = HostPage::named(host).without_check().open(stage).await?;
        let without = looks::of(&opened.page, Whose::TheHosts).await?;
        let (opened, _) = HostPage::named(host).open_ready(stage).await?;
        looks::same(host, &without, &looks::of(&opened.page, Whose::TheHosts).await?)?;
    }
    Ok(())
}

/// Somebody is typing elsewhere while the check loads.
async fn loading_moves_neither_focus_nor_page(stage: &mut Stage) -> Result {
    let module = "/check/psp-self-assessment.wasm";
    let host = HostPage::named("tall").served(|behaviour| behaviour.gate(module));
    let page = host.open(stage).await?.page;
    page.script::<()>(
        "scrollTo(0, 2500); document.querySelector('[name=q]').focus({ preventScroll: true });",
        vec![],
    )
    .await?;
    let site = &stage.site;
    wait::until("the page to ask for the module", async || {
        Ok(site.requests().iter().any(|request| request.contains(module)).then_some(()))
    })
    .await?;
    let place = "return [focused().getAttribute('name'), scrollX, scrollY];";
    let before: (String, f64, f64) = page.script(place, vec![]).await?;
    assert_eq!(before, ("q".to_owned(), 0.0, 2500.0));
    site.server.change(|behaviour| behaviour.release(module));
    page.wait_until_there().await?;
    assert_eq!(page.script::<(String, f64, f64)>(place, vec![]).await?, before);
    // What they type goes where they type it.
    page.web.action_chain().send_keys("x").perform().await?;
    let typed: String = page.script("return document.querySelector('[name=q]').value;", vec![]).await?;
    assert_eq!(typed, "x");
    Ok(())
}

async fn using_it_leaves_the_hosts_own_controls_alone(stage: &mut Stage) -> Result {
    let (opened, _) = HostPage::named("bare").open_ready(stage).await?;
    let page = opened.page;
    journey::to_page(&page, &vector("V1")?.answers, "PF1").await?;
    // A radio of the host's own has the name of one of ours.
    let body = "document.querySelector('main > label > [name=PF1]').click();";
    page.script::<()>(body, vec![]).await?;
    page.choose("PF1", "third").await?;
    let still: bool =
        page.script("return document.querySelector('main > label > [name=PF1]').checked;", vec![]).await?;
    ensure!(still, "the host's own answer stays");
    // Enter in the check sends nothing of the host's, and the host's button works once a press.
    page.press_and_leave(names::CONTINUE).await?;
    let pressed = "const out = document.querySelector('#pressed'); return out.value;";
    assert_eq!(page.script::<String>(pressed, vec![]).await?, "0");
    page.script::<()>("document.querySelector('#news button').click();", vec![]).await?;
    assert_eq!(page.script::<String>(pressed, vec![]).await?, "1");
    nothing_went_wrong(&page).await
}
