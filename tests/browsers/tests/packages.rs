//! The npm package in pages that three bundlers have built, and in one without a bundler: the check works up to the
//! first notes, for which it needs its second module, and asks its server for files that are there and no others.

use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, ensure};
use browsers::site::Site;
use browsers::vectors::vector;
use browsers::witness::{self, Note};
use browsers::{Page, Result, Stage, host_page, in_both_browsers, journey, names, wait};
use serde_json::json;
use xtask::server::{Answer, Behaviour, Site as Server};

in_both_browsers!(
    built_by_vite_with_react,
    built_by_webpack,
    built_by_esbuild,
    built_by_esbuild_in_parts,
    through_an_import_map,
    by_its_file,
    without_leave_to_connect,
    where_a_page_is_sent_for_the_modules,
    where_the_modules_are_missing,
    react_sets_properties_and_hears_events,
    a_yew_page_hears_each_click_once,
    served_by_vite_for_development,
    pinned_by_version_and_hash,
    from_the_address_that_never_moves,
);

/// Nothing inline, nothing from elsewhere.
const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                      connect-src 'self'; img-src 'self' data:; base-uri 'none'";
/// And no leave to fetch anything but scripts.
const NO_CONNECTIONS: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; img-src data:";

async fn built_by_vite_with_react(stage: &mut Stage) -> Result {
    finds_its_modules(stage, "react/").await
}

async fn built_by_webpack(stage: &mut Stage) -> Result {
    finds_its_modules(stage, "webpack/").await
}

async fn built_by_esbuild(stage: &mut Stage) -> Result {
    let asked = works(stage, "esbuild/", Behaviour::new(), STRICT).await?;
    ensure!(
        asked == ["/esbuild/", "/esbuild/main.js"],
        "all of it is one script, and this was asked for: {asked:?}"
    );
    Ok(())
}

async fn built_by_esbuild_in_parts(stage: &mut Stage) -> Result {
    let asked = works(stage, "esbuild-split/", Behaviour::new(), STRICT).await?;
    ensure!(inline(&asked) == 2, "both modules come as scripts, and this was asked for: {asked:?}");
    ensure!(modules(&asked) == 0, "nobody put the modules there, and this was asked for: {asked:?}");
    Ok(())
}

/// An import map stands in the page itself, so its policy must be less than strict.
async fn through_an_import_map(stage: &mut Stage) -> Result {
    let policy = "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; connect-src 'self'";
    let asked = works(stage, "plain/", Behaviour::new(), policy).await?;
    ensure!((modules(&asked), inline(&asked)) == (2, 0), "this was asked for: {asked:?}");
    Ok(())
}

async fn by_its_file(stage: &mut Stage) -> Result {
    finds_its_modules(stage, "plain/direct.html").await
}

/// `connect-src` is what forgetful policies forbid first. Scripts may still be loaded, and the modules come as such.
async fn without_leave_to_connect(stage: &mut Stage) -> Result {
    let asked = works(stage, "esbuild/", Behaviour::new(), NO_CONNECTIONS).await?;
    ensure!(asked == ["/esbuild/", "/esbuild/main.js"], "this was asked for: {asked:?}");
    let page = open(stage, "webpack/", Behaviour::new(), NO_CONNECTIONS).await?;
    to_the_first_notes(&page).await?;
    assert_eq!(witness::take(&page, Note::Errors).await?, [""; 0], "errors that nobody caught");
    for violation in witness::take(&page, Note::Violations).await? {
        ensure!(violation.starts_with("connect-src ") && violation.contains(".wasm"), "{violation}");
    }
    Ok(())
}

/// Servers of single-page apps answer with the page where they have no file.
async fn where_a_page_is_sent_for_the_modules(stage: &mut Stage) -> Result {
    let page = b"<!doctype html><title>Home</title>".to_vec();
    let headers = vec![("Content-Type".to_owned(), "text/html".to_owned())];
    does_without_modules(stage, Answer { status: 200, headers, body: page }).await
}

async fn where_the_modules_are_missing(stage: &mut Stage) -> Result {
    does_without_modules(stage, Answer { status: 404, headers: vec![], body: vec![] }).await
}

async fn does_without_modules(stage: &mut Stage, answer: Answer) -> Result {
    let behaviour = Behaviour::new().answer("*.wasm", answer);
    let asked = works(stage, "react/", behaviour, STRICT).await?;
    ensure!(
        (modules(&asked), inline(&asked)) == (2, 2),
        "each module, then its script; asked for: {asked:?}"
    );
    Ok(())
}

/// Both modules are files of their own, and the way out is not taken.
async fn finds_its_modules(stage: &mut Stage, page: &str) -> Result {
    let asked = works(stage, page, Behaviour::new(), STRICT).await?;
    ensure!(
        (modules(&asked), inline(&asked)) == (2, 0),
        "each module once, and no script in its place; this was asked for: {asked:?}"
    );
    Ok(())
}

fn modules(asked: &[String]) -> usize {
    asked.iter().filter(|path| is_module(path)).count()
}

fn is_module(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|ending| ending == "wasm")
}

/// How many scripts that hold a module as text were asked for. webpack gives them numbers: it is their size, then.
fn inline(asked: &[String]) -> usize {
    let is_large = |path: &str| {
        let size =
            hosts().and_then(|hosts| Ok(fs::metadata(hosts.join(path.trim_start_matches('/')))?.len()));
        size.is_ok_and(|size| size > 100_000)
    };
    let holds_a_module =
        |path: &str| path.contains("inline") || (path.starts_with("/webpack/") && is_large(path));
    asked.iter().filter(|path| !is_module(path) && holds_a_module(path)).count()
}

/// Takes the check to its first notes under this policy. Returns what the server was asked for, which is all there.
async fn works(stage: &mut Stage, address: &str, behaviour: Behaviour, policy: &str) -> Result<Vec<String>> {
    let page = open(stage, address, behaviour, policy).await?;
    to_the_first_notes(&page).await?;
    assert_eq!(witness::take(&page, Note::Violations).await?, [""; 0], "violations of the policy");
    assert_eq!(witness::take(&page, Note::Errors).await?, [""; 0], "errors that nobody caught");
    let mut asked: Vec<String> =
        stage.site.server.received().into_iter().map(|request| request.path()).collect();
    asked.retain(|path| path != FIRST_SCRIPT);
    let folder = hosts()?;
    for path in &asked {
        ensure!(folder.join(path.trim_start_matches('/')).exists(), "{path} was asked for, and is not there");
    }
    Ok(asked)
}

async fn to_the_first_notes(page: &Page) -> Result {
    journey::to_page(page, &vector("V1")?.answers, "notes:MOD").await?;
    Ok(())
}

async fn react_sets_properties_and_hears_events(stage: &mut Stage) -> Result {
    let page = open(stage, "react/", Behaviour::new(), STRICT).await?;
    says(&page, "said-ready", "1").await?;
    journey::to_page(&page, &vector("V1")?.answers, "PF4").await?;
    page.wait_until_saved().await?;
    says(&page, "said-progress", "about 3 of ").await?;

    // State of the page's own changes around the check and on it, and the check stays where it is.
    host_press(&page, "#count").await?;
    host_press(&page, "#level").await?;
    host_press(&page, "#comparison").await?;
    says(&page, "count", "Pressed 1 times").await?;
    let set = "const check = document.querySelector('psp-self-assessment');
        return [check.headingLevel, check.comparison, check.wave, check.share, check.dataset.count];";
    wait::until("the properties to be set", async || {
        let found: serde_json::Value = page.script(set, vec![]).await?;
        Ok((found == json!([3, true, 1, "bands", "1"])).then_some(()))
    })
    .await?;
    assert_eq!(page.view().await?.page(), "PF4");

    // Taken off the page and put back, it offers to carry on.
    host_press(&page, "#shown").await?;
    page.wait_for("the check to be gone", |view| view.page.is_none()).await?;
    host_press(&page, "#shown").await?;
    says(&page, "said-ready", "2").await?;
    let view = page.wait_for("the check to be back", |view| view.page.is_some()).await?;
    ensure!(view.page() == "PF4" || view.offers(names::CARRY_ON), "{}", view.summary());
    assert_eq!(witness::take(&page, Note::Errors).await?, [""; 0], "errors that nobody caught");
    says(&page, "said-errors", "").await
}

/// As a snippet says it that is never to change.
async fn pinned_by_version_and_hash(stage: &mut Stage) -> Result {
    let hashes: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(dist().join("integrity.json"))?)?;
    let name = format!("v{}/psp-self-assessment.js", env!("CARGO_PKG_VERSION"));
    let hash = hashes[&name].as_str().with_context(|| format!("the hash of {name}"))?;
    let script =
        format!("<script type=\"module\" src=\"/{name}\" integrity=\"{hash}\" crossorigin></script>");
    from_one_version_alone(stage, &script).await?;
    // The pin holds: another hash, and nothing is run.
    let page = serve_dist(stage, &script.replace("sha384-", "sha384-A")).await?;
    wait::until("the script to be refused", async || {
        let errors = witness::take(&page, Note::Errors).await?;
        Ok((!errors.is_empty()).then_some(()))
    })
    .await?;
    assert_eq!(page.view().await?.page, None);
    Ok(())
}

async fn from_the_address_that_never_moves(stage: &mut Stage) -> Result {
    let folder = format!("v{}", env!("CARGO_PKG_VERSION_MAJOR"));
    let script = format!("<script type=\"module\" src=\"/{folder}/psp-self-assessment.js\"></script>");
    from_one_version_alone(stage, &script).await
}

/// The check works, and all of it but what the page names comes from the folder of this version.
async fn from_one_version_alone(stage: &mut Stage, script: &str) -> Result {
    let page = serve_dist(stage, script).await?;
    page.wait_for("the check to load", |view| view.saved.is_some()).await?;
    to_the_first_notes(&page).await?;
    assert_eq!(witness::take(&page, Note::Errors).await?, [""; 0], "errors that nobody caught");
    let asked: Vec<String> = stage.site.server.received().into_iter().map(|request| request.path()).collect();
    let version = format!("/v{}/", env!("CARGO_PKG_VERSION"));
    let elsewhere: Vec<&String> = asked.iter().filter(|path| !path.starts_with(&version)).collect();
    ensure!(asked.len() - elsewhere.len() == 5, "script, styles, two modules, glue; asked for: {asked:?}");
    let named = |path: &str| path == "/host.html" || path == FIRST_SCRIPT || script.contains(path);
    ensure!(elsewhere.iter().all(|path| named(path)), "not of one version: {elsewhere:?}");
    Ok(())
}

/// Serves `dist/`, and opens a page beside it with this script and the tag.
async fn serve_dist(stage: &mut Stage, script: &str) -> Result<Page> {
    let html = format!(
        "<!doctype html><html lang=\"en-GB\"><head><script src=\"{FIRST_SCRIPT}\"></script><title>Getting ready</title>\
         <link rel=\"icon\" href=\"data:,\">{script}</head><body><psp-self-assessment></psp-self-assessment></body></html>"
    );
    let behaviour = Behaviour::new()
        .answer("/host.html", host_page::file("text/html; charset=utf-8", html.into_bytes()))
        .answer(FIRST_SCRIPT, host_page::file("text/javascript", witness::SCRIPT.into()))
        .header("/host.html", "Content-Security-Policy", STRICT);
    stage.site = Site { server: Server::start(dist(), 0, behaviour)? };
    let page = stage.start().await?;
    page.web.goto(stage.site.address("host.html")).await?;
    Ok(page)
}

/// `PSP_DIST`, or where `cargo xtask build` puts the site.
fn dist() -> PathBuf {
    std::env::var_os("PSP_DIST").map_or_else(xtask::project::dist, PathBuf::from)
}

/// Two programs made with the same library share a page, and neither takes a click for one of its own.
async fn a_yew_page_hears_each_click_once(stage: &mut Stage) -> Result {
    let page = open(stage, "yew/", Behaviour::new().mount("/check/", dist()), STRICT).await?;
    says(&page, "said-psp-ready", "1").await?;
    for selector in ["#before", "#after", "#after", "#level"] {
        host_press(&page, selector).await?;
    }
    says(&page, "before", "Before: 1").await?;
    says(&page, "after", "After: 2").await?;
    says(&page, "clicks-around", "0").await?;
    page.press_and_leave(names::START).await?;
    says(&page, "clicks-around", "1").await?;
    to_the_first_notes(&page).await?;
    // A host that puts other attributes on the tag draws everything around it anew.
    host_press(&page, "#level").await?;
    says(&page, "level", "Headings from level 2").await?;
    says(&page, "before", "Before: 1").await?;
    says(&page, "after", "After: 2").await?;
    assert_eq!(page.view().await?.page(), "notes:MOD");
    host_press(&page, "#toggle").await?;
    page.wait_for("the check to be gone", |view| view.page.is_none()).await?;
    host_press(&page, "#toggle").await?;
    page.wait_for("the check to be back", |view| view.page.is_some()).await?;
    assert_eq!(witness::take(&page, Note::Errors).await?, [""; 0], "errors that nobody caught");
    Ok(())
}

/// Waits until an element of the host page begins with this text; with no text, that it has none.
async fn says(page: &Page, id: &str, text: &str) -> Result {
    let body = "return document.getElementById(arguments[0])?.textContent ?? '(not there)';";
    wait::until(&format!("#{id} to say {text:?}"), async || {
        let found: String = page.script(body, vec![json!(id)]).await?;
        Ok((if text.is_empty() { found.is_empty() } else { found.starts_with(text) }).then_some(()))
    })
    .await
}

async fn host_press(page: &Page, selector: &str) -> Result {
    let body = "document.querySelector(arguments[0]).click();";
    page.script::<()>(body, vec![json!(selector)]).await
}

async fn served_by_vite_for_development(stage: &mut Stage) -> Result {
    let server = Vite::start()?;
    let page = stage.start().await?;
    wait::until("Vite's server", async || {
        page.web.goto(&server.address).await.ok();
        let there = page.script("return document.getElementById('root') !== null;", vec![]).await;
        Ok(there.unwrap_or(false).then_some(()))
    })
    .await?;
    // Vite may load the page anew when it has seen what it imports.
    page.wait_for("the check to load", |view| view.page.is_some() && view.saved.is_some()).await?;
    to_the_first_notes(&page).await
}

/// Vite's own server, in front of the page's sources. Dropped, it ends.
struct Vite {
    process: Child,
    address: String,
}

impl Vite {
    fn start() -> Result<Self> {
        // Free for a moment at least; Vite stops if somebody else was quicker.
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let app = hosts()?.join("apps/vite-react");
        let process = Command::new("node")
            .args(["node_modules/vite/bin/vite.js", "--host=127.0.0.1", "--strictPort"])
            .arg(format!("--port={port}"))
            .current_dir(app)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .context("starting Vite")?;
        Ok(Self { process, address: format!("http://127.0.0.1:{port}/") })
    }
}

impl Drop for Vite {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

const FIRST_SCRIPT: &str = "/first.js";

/// Serves the built pages, and opens one that writes down what goes wrong on it.
async fn open(stage: &mut Stage, address: &str, behaviour: Behaviour, policy: &str) -> Result<Page> {
    let folder = hosts()?;
    let name = if address.ends_with('/') { format!("{address}index.html") } else { address.to_owned() };
    let file = folder.join(&name);
    let html = fs::read_to_string(&file)
        .with_context(|| format!("{}; `cargo xtask test --only packages` makes it", file.display()))?;
    ensure!(html.contains("<head>"), "expected a <head> in {}, found none", file.display());
    let html = html.replace("<head>", &format!("<head><script src=\"{FIRST_SCRIPT}\"></script>"));
    let behaviour = behaviour
        .answer(&name, host_page::file("text/html; charset=utf-8", html.into_bytes()))
        .answer(FIRST_SCRIPT, host_page::file("text/javascript", witness::SCRIPT.into()))
        .header(&name, "Content-Security-Policy", policy);
    stage.site = Site { server: Server::start(&folder, 0, behaviour)? };
    let page = stage.start().await?;
    page.open(&stage.site.address(address)).await?;
    Ok(page)
}

/// `PSP_HOSTS`, or where `cargo xtask test --only packages` puts the built pages.
fn hosts() -> Result<PathBuf> {
    let folder = std::env::var_os("PSP_HOSTS").map_or_else(xtask::packages::hosts, PathBuf::from);
    ensure!(
        folder.join("react/index.html").is_file(),
        "no host pages in {}; `cargo xtask test --only packages` makes them, PSP_HOSTS names them",
        folder.display()
    );
    Ok(folder)
}
