//! axe-core, run inside the page.
//!
//! Its source goes in through `WebDriver`, which the page's security policy does not govern.

use std::fs;

use anyhow::{Context as _, bail};
use serde::Deserialize;

use crate::{Page, Result};

#[derive(Debug, Deserialize)]
struct Violation {
    id: String,
    help: String,
    nodes: Vec<Node>,
}

#[derive(Debug, Deserialize)]
struct Node {
    html: String,
    summary: String,
}

/// Asks axe-core about the page as it is now.
///
/// # Errors
/// When it finds anything; the error lists all of it.
pub async fn check(page: &Page, what: &str) -> Result {
    let there: bool = page.script("return typeof axe !== 'undefined';", vec![]).await?;
    if !there {
        let path =
            std::env::var("PSP_AXE").context("PSP_AXE names axe.min.js; `cargo xtask test` sets it")?;
        let source = fs::read_to_string(&path).with_context(|| path.clone())?;
        page.web.execute(format!("{source}\nwindow.axe = axe;"), vec![]).await?;
    }
    let body = "
        const done = arguments[arguments.length - 1];
        axe.run(document, { resultTypes: ['violations'] }).then(
            ({ violations }) => done(violations.map(({ id, help, nodes }) => ({
                id, help,
                nodes: nodes.map(({ html, failureSummary }) => ({ html: html.slice(0, 300), summary: failureSummary })),
            }))),
            (error) => done([{ id: 'axe', help: String(error), nodes: [] }]),
        );";
    let violations: Vec<Violation> = page.web.execute_async(body, vec![]).await?.convert()?;
    if violations.is_empty() {
        return Ok(());
    }
    let lines: Vec<String> = violations
        .iter()
        .map(|violation| {
            let nodes: Vec<String> = violation
                .nodes
                .iter()
                .map(|node| format!("    {}\n      {}", node.html, node.summary))
                .collect();
            format!("  {}: {}\n{}", violation.id, violation.help, nodes.join("\n"))
        })
        .collect();
    bail!("axe-core on {what}:\n{}", lines.join("\n"))
}
