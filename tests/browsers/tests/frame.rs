//! The check in a frame on somebody else's page: as tall as it is, and closed to that page.

use anyhow::ensure;
use browsers::answers::Answers;
use browsers::driver::Settings;
use browsers::host_of_frames::{
    HALF, HostOfFrames, SANDBOX, enter, enter_check, frame, height, leave, wait_until_fitted,
};
use browsers::journey::Then;
use browsers::site::{Policy, Site};
use browsers::vectors::vector;
use browsers::witness::{Note, take};
use browsers::{Page, Result, Stage, files, in_both_browsers, in_webkit, journey, names, wait};
use serde_json::json;
use xtask::server::{Answer, Behaviour};

in_both_browsers!(
    a_frame_grows_and_shrinks_with_its_pages,
    two_frames_fit_each_on_its_own,
    forged_heights_change_nothing,
    a_sandbox_without_an_origin_is_enough,
    the_address_says_how_it_is_set,
    the_address_says_how_it_looks,
    a_light_page_has_a_light_frame_in_a_dark_system,
    each_page_is_seen_from_its_top,
    back_stays_within_the_frame,
    a_frame_in_a_hidden_tab_fits_once_it_is_shown,
    a_frame_added_later_fits_with_its_border,
    a_script_that_comes_late_is_told,
    where_nobody_follows_the_frame_scrolls,
    a_strict_policy_allows_it,
    a_sandbox_shows_the_check_and_says_that_nothing_is_kept,
);

// WebKit's driver cannot press what is in a frame: these do without.
in_webkit!(
    forged_heights_change_nothing,
    the_address_says_how_it_is_set,
    the_address_says_how_it_looks,
    a_frame_in_a_hidden_tab_fits_once_it_is_shown,
    a_frame_added_later_fits_with_its_border,
    a_script_that_comes_late_is_told,
    where_nobody_follows_the_frame_scrolls,
    a_sandbox_shows_the_check_and_says_that_nothing_is_kept,
);

/// A host's page with its half and this, opened.
async fn open(stage: &mut Stage, body: &str) -> Result<(Page, HostOfFrames)> {
    let host = HostOfFrames::new(&stage.site, body)?;
    let page = stage.start().await?;
    page.web.goto(host.address()).await?;
    Ok((page, host))
}

async fn a_frame_grows_and_shrinks_with_its_pages(stage: &mut Stage) -> Result {
    let (page, _host) = open(stage, &format!("{HALF}{}", frame("check", "", ""))).await?;
    enter_check(&page, "check").await?;
    let mut heights = Vec::new();
    journey::travel(&page, &vector("V1")?.answers, async |view| {
        heights.push(wait_until_fitted(&page).await?);
        Ok(Then::stop_if(view.page() == names::RESULTS))
    })
    .await?;
    ensure!(!heights.is_sorted(), "it must have shrunk: {heights:?}");
    ensure!(!heights.iter().rev().is_sorted(), "it must have grown: {heights:?}");
    Ok(())
}

async fn two_frames_fit_each_on_its_own(stage: &mut Stage) -> Result {
    let two = [frame("one", "?programme=one", ""), frame("two", "?programme=two", "")].concat();
    let (page, _host) = open(stage, &format!("{two}{HALF}")).await?;
    enter_check(&page, "one").await?;
    let welcome = wait_until_fitted(&page).await?;
    enter_check(&page, "two").await?;
    ensure!(wait_until_fitted(&page).await? == welcome, "both begin with the same page");

    journey::to_page(&page, &Answers::default(), "PF1").await?;
    let question = wait_until_fitted(&page).await?;
    ensure!(question != welcome, "the question is not as tall as the welcome page, or this proves nothing");
    enter(&page, "one").await?;
    ensure!(wait_until_fitted(&page).await? == welcome, "the other frame stays as it is");
    Ok(())
}

/// Notes how many messages have arrived: the host's half, which came first, has seen as many.
const COUNT: &str = "
    addEventListener('message', ({ data }) => {
        if (data?.last) document.documentElement.dataset.last = data.last;
    });";

async fn forged_heights_change_nothing(stage: &mut Stage) -> Result {
    let empty = "<!doctype html><title>forger</title>";
    let answer = Answer {
        status: 200,
        headers: vec![("Content-Type".to_owned(), "text/html".to_owned())],
        body: empty.as_bytes().to_owned(),
    };
    let body = [
        HALF,
        &frame("check", "", ""),
        &frame("taken", "?programme=taken", ""),
        &format!(r#"<iframe id="other" src="/forger.html" title="other" sandbox="{SANDBOX}"></iframe>"#),
    ]
    .concat();
    let behaviour = Behaviour::new().answer("/forger.html", answer);
    let host = HostOfFrames::behaving(&stage.site, &body, behaviour)?;
    let page = stage.start().await?;
    page.web.goto(host.address()).await?;
    for id in ["taken", "check"] {
        enter_check(&page, id).await?;
        wait_until_fitted(&page).await?;
    }
    // What stands in the second frame is no longer what its tag says.
    enter(&page, "taken").await?;
    page.script::<()>(
        "location.href = arguments[0];",
        vec![json!(host.address().replace("host.html", "forger.html"))],
    )
    .await?;
    wait::until("the other page in the frame", async || {
        // The page that goes answers with nothing.
        let title = page.script::<String>("return document.title;", vec![]).await;
        Ok(title.is_ok_and(|title| title == "forger").then_some(()))
    })
    .await?;
    leave(&page).await?;
    page.script::<()>(COUNT, vec![]).await?;
    let all = ["check", "taken", "other"];
    let mut before = Vec::new();
    for id in all {
        before.push(height(&page, id).await?);
    }

    // From the window itself, from a frame that is not ours, and from one that no longer is.
    let message = "parent.postMessage({ 'psp-self-assessment': { height: 77 } }, '*');
        parent.postMessage({ last: arguments[0] }, '*');";
    for from in ["", "other", "taken"] {
        if from.is_empty() {
            leave(&page).await?;
        } else {
            enter(&page, from).await?;
        }
        page.script::<()>(message, vec![json!(format!("from {from}"))]).await?;
        arrived(&page, &format!("from {from}")).await?;
    }
    // From ours, but no height.
    enter(&page, "check").await?;
    let absurd = "
        for (const height of [0, -5, 1.5, 1e9, NaN, Infinity, '77', null, [77], {}]) {
            parent.postMessage({ 'psp-self-assessment': { height } }, '*');
        }
        for (const data of [null, 77, 'psp-self-assessment', { 'psp-self-assessment': null }]) parent.postMessage(data, '*');
        parent.postMessage({ last: 'absurd' }, '*');";
    page.script::<()>(absurd, vec![]).await?;
    arrived(&page, "absurd").await?;
    for (id, before) in all.into_iter().zip(before) {
        ensure!(height(&page, id).await? == before, "{id} is as tall as before");
    }
    // And one that is: or the above would prove nothing. Our frame sees that it does not fit, and says so.
    page.script::<()>(
        "new MutationObserver(() => (document.documentElement.dataset.heights += ` ${check.style.height}`))
            .observe(check, { attributes: true });",
        vec![],
    )
    .await?;
    enter(&page, "check").await?;
    page.script::<()>("parent.postMessage({ 'psp-self-assessment': { height: 77 } }, '*');", vec![]).await?;
    leave(&page).await?;
    wait::until("a height from our own frame", async || {
        let heights: String =
            page.script("return document.documentElement.dataset.heights ?? '';", vec![]).await?;
        Ok(heights.contains("77px").then_some(()))
    })
    .await
}

/// Waits on the host's page for the last of several messages.
async fn arrived(page: &Page, last: &str) -> Result {
    leave(page).await?;
    wait::until("the last message", async || {
        let now: Option<String> =
            page.script("return document.documentElement.dataset.last ?? null;", vec![]).await?;
        Ok((now.as_deref() == Some(last)).then_some(()))
    })
    .await
}

async fn a_sandbox_shows_the_check_and_says_that_nothing_is_kept(stage: &mut Stage) -> Result {
    // By the page's own policy: in such a frame WebKit lets the `'self'` of a server's policy match nothing.
    stage.site = Site::as_built(Policy::Page)?;
    let sandboxed = frame("check", "?programme=demo", &format!("sandbox=\"{SANDBOX}\""));
    let (page, _host) = open(stage, &format!("{HALF}{sandboxed}")).await?;
    let view = enter_check(&page, "check").await?;
    assert_eq!(view.saved.as_deref(), Some(names::saved::MEMORY), "{}", view.summary());
    wait_until_fitted(&page).await?;
    Ok(())
}

async fn a_sandbox_without_an_origin_is_enough(stage: &mut Stage) -> Result {
    let sandboxed = frame("check", "?programme=demo", &format!("sandbox=\"{SANDBOX}\""));
    let (page, _host) = open(stage, &format!("{HALF}{sandboxed}")).await?;
    let view = enter_check(&page, "check").await?;
    ensure!(
        view.saved.as_deref() == Some(names::saved::MEMORY),
        "it says that nothing is saved: {}",
        view.summary()
    );
    journey::travel(&page, &vector("V1")?.answers, async |view| {
        wait_until_fitted(&page).await?;
        Ok(Then::stop_if(view.page() == "notes:MOD"))
    })
    .await?;
    ensure!(page.view().await?.saved.as_deref() == Some(names::saved::MEMORY));
    page.press_and_leave(names::SAVED_ANSWERS).await?;
    page.press(names::SAVE_FILE).await?;
    let file = files::downloaded(&stage.home).await?;
    ensure!(file["answers"]["MOD-K1"] == "b", "the copy holds the answers: {file}");
    Ok(())
}

async fn the_address_says_how_it_is_set(stage: &mut Stage) -> Result {
    let query = "?programme=demo&wave=2&comparison&heading-level=3&submit-to=https://example.org/in";
    let (page, _host) = open(stage, &format!("{HALF}{}", frame("check", query, ""))).await?;
    enter_check(&page, "check").await?;
    let body = "
        const check = document.querySelector('psp-self-assessment');
        return [check.programme, String(check.wave), String(check.comparison), headingOf(pageRoot()).localName,
            String(check.getAttribute('submit-to'))];";
    let set: Vec<String> = page.script(body, vec![]).await?;
    assert_eq!(set, ["demo", "2", "true", "h3", "null"]);
    Ok(())
}

async fn the_address_says_how_it_looks(stage: &mut Stage) -> Result {
    let query = "?psp-accent=%23703050&psp-ink=url(x)&color-scheme=dark";
    let (page, _host) = open(stage, &format!("{HALF}{}", frame("check", query, ""))).await?;
    enter_check(&page, "check").await?;
    let body = "
        const button = getComputedStyle(everywhere('.button').find(shown)).backgroundColor;
        const check = getComputedStyle(pageRoot());
        return [button, check.color, check.backgroundColor];";
    let looks: Vec<String> = page.script(body, vec![]).await?;
    // The accent asked for, and the dark ink and surface of our own.
    assert_eq!(looks, ["rgb(112, 48, 80)", "rgb(236, 239, 240)", "rgb(20, 25, 28)"]);
    Ok(())
}

async fn a_light_page_has_a_light_frame_in_a_dark_system(stage: &mut Stage) -> Result {
    stage.set(Settings { dark: true });
    let scheme = "return getComputedStyle(pageRoot()).backgroundColor;";
    let (page, _host) = open(stage, &format!("{HALF}{}", frame("check", "", ""))).await?;
    enter_check(&page, "check").await?;
    wait::until("the frame to be light", async || {
        Ok((page.script::<String>(scheme, vec![]).await? == "rgb(255, 255, 255)").then_some(()))
    })
    .await?;
    // And a page that has both has a dark one.
    let both = "<style>:root { color-scheme: light dark }</style>";
    let (page, _host) = open(stage, &format!("{HALF}{both}{}", frame("check", "", ""))).await?;
    enter_check(&page, "check").await?;
    wait_until_fitted(&page).await?;
    assert_eq!(page.script::<String>(scheme, vec![]).await?, "rgb(20, 25, 28)");
    Ok(())
}

/// In a window much less tall than the check.
async fn each_page_is_seen_from_its_top(stage: &mut Stage) -> Result {
    let body =
        [HALF, "<style>p { block-size: 900px }</style><p>Above</p>", &frame("check", "", ""), "<p>Below</p>"]
            .concat();
    let (page, _host) = open(stage, &body).await?;
    page.web.set_window_rect(0, 0, 1000, 560).await?;
    enter_check(&page, "check").await?;
    let mut low = 0;
    journey::travel(&page, &vector("V1")?.answers, async |view| {
        if view.page() == names::WELCOME {
            return Ok(Then::Continue);
        }
        wait_until_fitted(&page).await?;
        low += i32::from(top_is_seen(&page).await?);
        Ok(Then::stop_if(view.page() == "MOD-K4"))
    })
    .await?;
    ensure!(low > 3, "some pages must have been longer than the window, or this proves nothing");
    Ok(())
}

/// Waits until the page's heading is in the window of the host, and tells whether the whole frame is not.
async fn top_is_seen(page: &Page) -> Result<bool> {
    let seen = wait::until("the heading to be in sight", async || {
        let heading: f64 =
            page.script("return headingOf(pageRoot())?.getBoundingClientRect().top ?? -1;", vec![]).await?;
        leave(page).await?;
        let body = "
            const frame = document.getElementById('check').getBoundingClientRect();
            return [frame.top, frame.height, innerHeight];";
        let place: Vec<f64> = page.script(body, vec![]).await?;
        enter(page, "check").await?;
        let [top, tall, window] = place[..] else { anyhow::bail!("three numbers: {place:?}") };
        let at = top + heading;
        Ok((heading >= 0.0 && at >= 0.0 && at + 24.0 <= window).then_some(tall > window))
    });
    seen.await
}

async fn back_stays_within_the_frame(stage: &mut Stage) -> Result {
    let (page, host) = open(stage, &format!("{HALF}{}", frame("check", "", ""))).await?;
    enter_check(&page, "check").await?;
    let second = journey::to_page(&page, &vector("V1")?.answers, "PF2").await?;
    page.web.back().await?;
    // Chromium's driver goes out of the frame with it.
    enter(&page, "check").await?;
    let first = page.wait_for_page("PF1").await?;
    ensure!(first.given("PF1").is_some(), "the answer is still there: {}", first.summary());
    page.web.forward().await?;
    enter(&page, "check").await?;
    page.wait_for("the page after", |view| view.same_page(&second)).await?;
    page.press(names::BACK).await?;
    page.wait_for_page("PF1").await?;
    wait_until_fitted(&page).await?;
    leave(&page).await?;
    assert_eq!(page.web.current_url().await?.as_str(), host.address(), "the host's page is still there");
    Ok(())
}

async fn a_frame_in_a_hidden_tab_fits_once_it_is_shown(stage: &mut Stage) -> Result {
    let body = format!("{HALF}<section id=\"tab\" hidden>{}</section>", frame("check", "", ""));
    let (page, _host) = open(stage, &body).await?;
    let module = "psp-self-assessment-whole.wasm";
    wait::until("the check to have loaded unseen", async || {
        Ok(stage.site.requests().iter().any(|request| request.contains(module)).then_some(()))
    })
    .await?;
    page.script::<()>("document.getElementById('tab').hidden = false;", vec![]).await?;
    enter_check(&page, "check").await?;
    wait_until_fitted(&page).await?;
    Ok(())
}

async fn a_frame_added_later_fits_with_its_border(stage: &mut Stage) -> Result {
    let (page, _host) = open(
        stage,
        &format!("{HALF}<style>iframe {{ box-sizing: border-box; border: 7px solid; padding: 5px }}</style>"),
    )
    .await?;
    let add = "
        const frame = document.createElement('iframe');
        Object.assign(frame, { id: 'check', src: arguments[0], title: 'Partner self-assessment', width: '100%' });
        document.querySelector('main').append(frame);";
    page.script::<()>(add, vec![json!(stage.site.address("frame.html"))]).await?;
    enter_check(&page, "check").await?;
    let inner = wait_until_fitted(&page).await?;
    leave(&page).await?;
    ensure!(height(&page, "check").await? == inner + 24, "border and padding come on top");
    // Somewhere else on the page it is loaded anew.
    page.script::<()>("document.body.prepend(document.getElementById('check'));", vec![]).await?;
    enter_check(&page, "check").await?;
    wait_until_fitted(&page).await?;
    Ok(())
}

async fn a_script_that_comes_late_is_told(stage: &mut Stage) -> Result {
    let (page, _host) = open(stage, &frame("check", "", "")).await?;
    enter_check(&page, "check").await?;
    leave(&page).await?;
    let add = "
        const script = document.createElement('script');
        Object.assign(script, { type: 'module', src: arguments[0] });
        document.head.append(script);";
    page.script::<()>(add, vec![json!(stage.site.address("psp-self-assessment-frame.js"))]).await?;
    enter(&page, "check").await?;
    wait_until_fitted(&page).await?;
    Ok(())
}

async fn where_nobody_follows_the_frame_scrolls(stage: &mut Stage) -> Result {
    let (page, _host) = open(stage, &frame("check", "", "")).await?;
    enter_check(&page, "check").await?;
    journey::to_page(&page, &vector("V1")?.answers, "MOD-K1").await?;
    let body = "
        const root = document.documentElement;
        scrollTo(0, 100);
        return [root.scrollHeight - root.clientHeight, scrollY, innerHeight, getComputedStyle(root).overflowY];";
    let (more, scrolled, window, overflow): (i64, i64, i64, String) = page.script(body, vec![]).await?;
    ensure!(
        more > 100 && scrolled == 100,
        "there is more than is seen, and it can be reached: {more}, {scrolled}"
    );
    assert_eq!((window, overflow.as_str()), (500, "visible"));
    Ok(())
}

async fn a_strict_policy_allows_it(stage: &mut Stage) -> Result {
    let check = stage.site.server.origin();
    let policy = format!(
        "default-src 'none'; script-src {check} 'self'; frame-src {check}; require-trusted-types-for 'script'; trusted-types 'none'"
    );
    let behaviour = Behaviour::new().header("/host.html", "Content-Security-Policy", &policy).answer(
        "/witness.js",
        Answer {
            status: 200,
            headers: vec![("Content-Type".to_owned(), "text/javascript".to_owned())],
            body: browsers::witness::SCRIPT.as_bytes().to_owned(),
        },
    );
    let body =
        format!("<script src=\"/witness.js\"></script>{HALF}{}", frame("check", "", "frameborder=\"0\""));
    let host = HostOfFrames::behaving(&stage.site, &body, behaviour)?;
    let page = stage.start().await?;
    page.web.goto(host.address()).await?;
    enter_check(&page, "check").await?;
    wait_until_fitted(&page).await?;
    leave(&page).await?;

    assert_eq!(take(&page, Note::Violations).await?, [""; 0], "violations of the host's policy");
    assert_eq!(take(&page, Note::Errors).await?, [""; 0], "errors that nobody caught");
    Ok(())
}
