//! What a partner downloads, against the budgets in `budget.json`: brotli bytes. The total that counts is of what comes
//! before the first question works; what comes after it is watched file by file.

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
    /// For all of `parts` together.
    total: usize,
    /// Until the first question works.
    parts: Vec<Part>,
    /// After it.
    later: Vec<Part>,
}

/// One file and what it may weigh.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    file: String,
    budget: usize,
}

/// A part, or several together, as it came out.
#[derive(Debug)]
struct Weighed {
    name: String,
    /// None for what may weigh anything.
    budget: Option<usize>,
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
    let over = over(&weighed);
    if !over.is_empty() {
        bail!("over the budget in budget.json: {}", over.join("; "));
    }
    Ok(())
}

/// The parts in the budget's order and their total, then the later ones and the total of all.
fn weigh(site: &Path) -> Result<Vec<Weighed>> {
    let file = project::root().join("budget.json");
    let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let budget: Budget = serde_json::from_str(&text).context("budget.json is not as expected")?;
    let weigh = |parts: Vec<Part>| -> Result<Vec<Weighed>> {
        parts.into_iter().map(|part| weigh_part(site, part)).collect()
    };
    let mut weighed = weigh(budget.parts)?;
    let later = weigh(budget.later)?;
    let together = |parts: &[Weighed]| parts.iter().map(|part| part.bytes).sum::<usize>();
    let (first, second) = (together(&weighed), together(&later));
    weighed.push(Weighed {
        name: "until the first question".into(),
        budget: Some(budget.total),
        bytes: first,
    });
    weighed.extend(later);
    weighed.push(Weighed { name: "everything".into(), budget: None, bytes: first + second });
    Ok(weighed)
}

fn weigh_part(site: &Path, part: Part) -> Result<Weighed> {
    let content = fs::read(site.join(&part.file))
        .with_context(|| format!("budget.json names {}, and the site has no such file", part.file))?;
    let bytes = compress::brotli(&content)?.len().min(content.len());
    Ok(Weighed { name: part.file, budget: Some(part.budget), bytes })
}

/// What weighs more than it may.
fn over(weighed: &[Weighed]) -> Vec<String> {
    let over = weighed.iter().filter_map(|Weighed { name, budget, bytes }| {
        let budget = budget.filter(|budget| bytes > budget)?;
        Some(format!("{name}: {bytes} of {budget} bytes"))
    });
    over.collect()
}

fn table(weighed: &[Weighed]) -> String {
    let mut out = format!("{:<32}{:>9}{:>9}{:>9}", "brotli", "bytes", "budget", "left");
    for Weighed { name, budget, bytes } in weighed {
        // Writing to a string cannot fail.
        let _ = write!(out, "\n{name:<32}{bytes:>9}");
        if let Some(budget) = budget {
            let left =
                if bytes <= budget { (budget - bytes).to_string() } else { format!("-{}", bytes - budget) };
            let _ = write!(out, "{budget:>9}{left:>9}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Weighed, over, table};

    #[test]
    fn the_table_says_what_is_left_and_what_is_over() {
        let part = |name: &str, bytes, budget| Weighed { name: name.to_owned(), budget, bytes };
        let weighed =
            [part("page.css", 900, Some(1000)), part("total", 1200, Some(1000)), part("all", 2000, None)];
        let text = table(&weighed);
        let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split_whitespace().collect()).collect();
        assert_eq!(lines[1], ["page.css", "900", "1000", "100"]);
        assert_eq!(lines[2], ["total", "1200", "1000", "-200"]);
        assert_eq!(lines[3], ["all", "2000"]);
        assert_eq!(over(&weighed), ["total: 1200 of 1000 bytes"]);
    }
}
