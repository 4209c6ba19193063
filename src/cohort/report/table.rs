//! The table under a picture.

use super::tree::{Element, classed, element};
use crate::cohort::{views::Share, words::table as words};
use crate::content::say::fill;

/// A table: what it is of, its columns, and its rows, the first cell of each being its name.
pub(super) struct Table {
    of: String,
    columns: Vec<&'static str>,
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(super) fn new(of: &str, columns: &[&'static str]) -> Self {
        Self { of: of.to_string(), columns: columns.to_vec(), rows: Vec::new() }
    }

    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// The table, to be unfolded.
    pub(super) fn folded(self) -> Element {
        classed("details", "cohort-fold")
            .and(element("summary").and(words::SHOW))
            .and(self.open("cohort-wide"))
    }

    /// The table as it is, for where it is the picture.
    pub(super) fn open(self, class: &str) -> Element {
        let header = |(at, name): (usize, &&'static str)| {
            let cell = if at == 0 { element("th") } else { classed("th", "cohort-num") };
            cell.with("scope", "col").and(*name)
        };
        let rows = self.rows.into_iter().map(|cells| {
            element("tr").all(cells.into_iter().enumerate().map(|(at, cell)| {
                if at == 0 {
                    element("th").with("scope", "row").and(cell)
                } else {
                    classed("td", "cohort-num").and(cell)
                }
            }))
        });
        let table = element("table")
            .and(classed("caption", "cohort-hidden").and(self.of.as_str()))
            .and(element("thead").and(element("tr").all(self.columns.iter().enumerate().map(header))))
            .and(element("tbody").all(rows));
        // A table may be wider than a phone: then it moves, and can be moved from the keyboard.
        classed("div", class)
            .with("role", "region")
            .with("tabindex", "0")
            .with("aria-label", self.of)
            .and(table)
    }
}

/// Share, interval and count of a share, each a cell.
pub(super) fn cells(share: Option<&Share>) -> [String; 3] {
    match share {
        None => [words::HIDDEN.to_string(), String::new(), String::new()],
        Some(share) => [
            format!("{}%", share.percent),
            fill(words::TO, &[("low", &share.low.to_string()), ("high", &share.high.to_string())]),
            fill(
                words::OF,
                &[("count", &share.count.get().to_string()), ("base", &share.base.get().to_string())],
            ),
        ],
    }
}
