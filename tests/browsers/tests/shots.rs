//! Pictures of the pages for people to look at, in `target/shots/`. Proves nothing, so it only runs
//! when asked: `cargo test -p browsers --test shots -- --ignored`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context as _;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use browsers::journey::Then;
use browsers::vectors::vector;
use browsers::{Page, Result, Stage, in_chromium, journey, names};
use serde_json::{Value, json};

in_chromium!(
    #[ignore = "makes pictures"]
    shots,
);

const PAGES: [(&str, &str); 7] = [
    (names::WELCOME, "welcome"),
    ("MOD-K3", "question-knowledge"),
    ("MOD-S1", "question-scale"),
    ("burden", "hours"),
    ("notes:MOD", "notes"),
    ("check", "check"),
    (names::RESULTS, "results"),
];
const WIDTHS: [u32; 3] = [320, 768, 1280];
/// How a picture is called, and what the system asks for.
const SCHEMES: [(&str, &str, &str); 3] =
    [("light", "light", "none"), ("dark", "dark", "none"), ("forced", "light", "active")];

async fn shots(stage: &mut Stage) -> Result {
    fs::create_dir_all(folder())?;
    let (page, _) = stage.open().await?;
    let answers = vector("V1")?.answers;
    journey::travel(&page, &answers, async |view| {
        if let Some((_, name)) = PAGES.iter().find(|(code, _)| *code == view.page()) {
            journey::answer(&page, &answers).await?;
            every_size_and_scheme(stage, &page, name).await?;
        }
        Ok(Then::stop_if(view.page() == names::RESULTS))
    })
    .await?;
    print(stage, &page).await?;
    page.press_and_leave(names::SAVED_ANSWERS).await?;
    every_size_and_scheme(stage, &page, "keep").await
}

async fn every_size_and_scheme(stage: &Stage, page: &Page, name: &str) -> Result {
    for (scheme, colours, forced) in SCHEMES {
        let features = json!({ "media": "screen", "features": [
            { "name": "prefers-color-scheme", "value": colours },
            { "name": "forced-colors", "value": forced },
        ] });
        stage.chromium(page, "Emulation.setEmulatedMedia", features).await?;
        for width in WIDTHS {
            stage.set_width(page, width, 900).await?;
            page.wait_for_width(width).await?;
            save(&picture(stage, page).await?, &format!("{name}-{width}-{scheme}.png"))?;
        }
    }
    stage.chromium(page, "Emulation.setEmulatedMedia", json!({ "media": "", "features": [] })).await?;
    stage.set_width(page, 1280, 900).await
}

/// The whole page, not the window alone.
async fn picture(stage: &Stage, page: &Page) -> Result<Value> {
    let metrics = stage.chromium(page, "Page.getLayoutMetrics", json!({})).await?;
    let size = &metrics["cssContentSize"];
    let clip = json!({ "x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1 });
    stage
        .chromium(page, "Page.captureScreenshot", json!({ "captureBeyondViewport": true, "clip": clip }))
        .await
}

async fn print(stage: &Stage, page: &Page) -> Result {
    // A4, in inches.
    let paper = json!({ "paperWidth": 8.27, "paperHeight": 11.69, "printBackground": true, "preferCSSPageSize": true });
    save(&stage.chromium(page, "Page.printToPDF", paper).await?, "results.pdf")?;
    let pages = Command::new("pdftoppm")
        .args(["-png", "-r", "70", "results.pdf", "results-print"])
        .current_dir(folder())
        .status()
        .context("pdftoppm, of poppler-utils, makes pictures of the printed pages")?;
    anyhow::ensure!(pages.success(), "pdftoppm: {pages}");
    Ok(())
}

fn save(answer: &Value, name: &str) -> Result {
    let data = answer["data"].as_str().with_context(|| format!("no data for {name}"))?;
    fs::write(folder().join(name), BASE64_STANDARD.decode(data)?)?;
    Ok(())
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/shots")
}
