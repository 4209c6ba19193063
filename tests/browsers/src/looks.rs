//! How elements look: their computed styles, to be compared between two pages.

use std::collections::BTreeMap;

use anyhow::ensure;
use serde::Deserialize;
use serde_json::json;

use crate::{Page, Result};

/// One element.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Look {
    /// Its name and classes.
    pub what: String,
    /// Its computed style, without sizes, which follow from the place it is given.
    pub style: BTreeMap<String, String>,
}

/// Whose elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The page that the check shows, and all in it.
    TheChecks,
    /// The host page's own.
    TheHosts,
}

/// How all of them look now, in the order of the document.
///
/// # Errors
/// When the browser does not answer.
pub async fn of(page: &Page, whose: Whose) -> Result<Vec<Look>> {
    let whose = match whose {
        Whose::TheChecks => "check",
        Whose::TheHosts => "host",
    };
    page.script(include_str!("looks.js"), vec![json!(whose)]).await
}

/// Compares.
///
/// # Errors
/// When anything differs; the error says what, where.
pub fn same(what: &str, before: &[Look], after: &[Look]) -> Result {
    ensure!(!before.is_empty(), "{what}: nothing to compare");
    let names = |looks: &[Look]| looks.iter().map(|look| look.what.clone()).collect::<Vec<_>>();
    ensure!(
        names(before) == names(after),
        "{what}: other elements: {:?} and {:?}",
        names(before),
        names(after)
    );
    let mut differences = BTreeMap::<String, (String, usize)>::new();
    for (one, other) in before.iter().zip(after) {
        for (name, value) in &one.style {
            let now = other.style.get(name).map_or("(nothing)", String::as_str);
            if value != now {
                let first = format!("on {}: {value:?} became {now:?}", one.what);
                differences.entry(name.clone()).or_insert((first, 0)).1 += 1;
            }
        }
    }
    let lines: Vec<String> = differences
        .iter()
        .map(|(name, (first, times))| format!("  {name}, {times} times, first {first}"))
        .collect();
    ensure!(lines.is_empty(), "{what} looks different:\n{}", lines.join("\n"));
    Ok(())
}
