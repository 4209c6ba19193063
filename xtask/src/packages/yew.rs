//! The page that is a Yew program of its own, in `tests/hosts/apps/yew/`.

use std::process::Command;

use anyhow::{Context, Result};

use super::apps::source;
use super::{copy_file, hosts};
use crate::build;
use crate::process::output;
use crate::project;
use crate::tools::{rust, versions};

const NAME: &str = "host-yew";
/// That of the check: what both depend on is compiled once.
const PROFILE: &str = "web";

/// Compiles it, and puts the page together.
pub(super) fn build() -> Result<()> {
    let mut cargo = project::cargo();
    cargo.args(["build", "--quiet", "--package", NAME, "--target", rust::WASM, "--profile", PROFILE]);
    build::set_flags(&mut cargo);
    output(cargo.args(["--message-format=json"])).and_then(|messages| bind(&messages))
}

/// Calls wasm-bindgen on what cargo says it has made.
fn bind(messages: &str) -> Result<()> {
    let wasm = messages
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter(|message| message["target"]["name"] == NAME)
        .find_map(|message| {
            let mut files = message["filenames"].as_array()?.iter().filter_map(|file| file.as_str());
            files.find(|file| file.ends_with("wasm")).map(str::to_owned)
        })
        .with_context(|| format!("expected cargo to say where it put {NAME}.wasm"))?;
    let out = hosts().join("yew");
    let mut wasm_bindgen = Command::new(versions::WASM_BINDGEN.file()?);
    wasm_bindgen.args(["--target=web", "--no-typescript", "--out-dir"]).arg(&out).arg(wasm);
    output(&mut wasm_bindgen)?;
    for name in ["index.html", "main.js"] {
        copy_file(&source("yew").join(name), &out.join(name))?;
    }
    Ok(())
}
