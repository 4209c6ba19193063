//! What a partner downloads until the first question works, against the budget in `budget.json`: brotli bytes.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use super::compress;
use crate::project;

/// `budget.json`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Budget {
    /// For people who open the file.
    #[serde(rename = "about")]
    _about: String,
    /// For all parts together.
    total: usize,
    parts: Vec<Part>,
}

/// One file and what it may weigh.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    file: String,
    budget: usize,
}

/// A part as it came out.
#[derive(Debug)]
struct Weighed {
    name: String,
    budget: usize,
    bytes: usize,
}

/// Prints what each part weighs.
///
/// # Errors
/// When `budget.json` cannot be read, or names a file that the site does not have.
pub fn report(site: &Path) -> Result<()> {
    println!("{}", table(&weigh(site)?));
    Ok(())
}

/// Prints what each part weighs, and fails when one part or the total weighs more than it may.
///
/// # Errors
/// As [`report`], and when the budget is not kept.
pub fn check(site: &Path) -> Result<()> {
    let weighed = weigh(site)?;
    println!("{}", table(&weighed));
    let over: Vec<String> = weighed
        .iter()
        .filter(|part| part.bytes > part.budget)
        .map(|part| format!("{}: {} of {} bytes", part.name, part.bytes, part.budget))
        .collect();
    if !over.is_empty() {
        bail!("over the budget in budget.json: {}", over.join("; "));
    }
    Ok(())
}

/// The parts in the budget's order, and then the total.
fn weigh(site: &Path) -> Result<Vec<Weighed>> {
    let file = project::root().join("budget.json");
    let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let budget: Budget = serde_json::from_str(&text).context("budget.json is not as expected")?;
    let mut weighed = Vec::new();
    for part in budget.parts {
        let content = fs::read(site.join(&part.file))
            .with_context(|| format!("budget.json names {}, and the site has no such file", part.file))?;
        let bytes = compress::brotli(&content)?.len().min(content.len());
        weighed.push(Weighed { name: part.file, budget: part.budget, bytes });
    }
    let total = weighed.iter().map(|part| part.bytes).sum();
    weighed.push(Weighed { name: "total".to_owned(), budget: budget.total, bytes: total });
    Ok(weighed)
}

fn table(weighed: &[Weighed]) -> String {
    let mut out = format!("{:<28}{:>9}{:>9}{:>9}", "until the first question", "bytes", "budget", "left");
    for Weighed { name, budget, bytes } in weighed {
        let left =
            if bytes <= budget { (budget - bytes).to_string() } else { format!("-{}", bytes - budget) };
        // Writing to a string cannot fail.
        let _ = write!(out, "\n{name:<28}{bytes:>9}{budget:>9}{left:>9}");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Weighed, table};

    #[test]
    fn the_table_says_what_is_left_and_what_is_over() {
        let part = |name: &str, bytes, budget| Weighed { name: name.to_owned(), budget, bytes };
        let text = table(&[part("page.css", 900, 1000), part("total", 1200, 1000)]);
        let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split_whitespace().collect()).collect();
        assert_eq!(lines[1], ["page.css", "900", "1000", "100"]);
        assert_eq!(lines[2], ["total", "1200", "1000", "-200"]);
    }
}
