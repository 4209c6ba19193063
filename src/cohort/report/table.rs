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

    /// Without the columns in which nothing stands: of so few, or so many, nothing is told there.
    fn without_empty_columns(self) -> Self {
        let filled = |at: usize| self.rows.iter().any(|row| row.get(at).is_some_and(|cell| !cell.is_empty()));
        let filled: Vec<bool> = (0..self.columns.len()).map(|at| at == 0 || filled(at)).collect();
        let keep = |at: &usize| filled.get(*at).copied().unwrap_or(true);
        let rows = self.rows.into_iter().map(|row| {
            row.into_iter().enumerate().filter(|(at, _)| keep(at)).map(|(_, cell)| cell).collect()
        });
        let columns = self.columns.iter().enumerate().filter(|(at, _)| keep(at)).map(|(_, name)| *name);
        Self { columns: columns.collect(), rows: rows.collect(), of: self.of }
    }

    /// The table as it is, for where it is the picture.
    pub(super) fn open(self, class: &str) -> Element {
        let Self { of, columns, rows } = self.without_empty_columns();
        let header = |(at, name): (usize, &&'static str)| {
            let cell = if at == 0 { element("th") } else { classed("th", "cohort-num") };
            cell.with("scope", "col").and(*name)
        };
        let rows = rows.into_iter().map(|cells| {
            element("tr").all(cells.into_iter().enumerate().map(|(at, cell)| {
                if at == 0 {
                    element("th").with("scope", "row").and(cell)
                } else {
                    classed("td", "cohort-num").and(cell)
                }
            }))
        });
        let table = element("table")
            .and(classed("caption", "cohort-hidden").and(of.as_str()))
            .and(element("thead").and(element("tr").all(columns.iter().enumerate().map(header))))
            .and(element("tbody").all(rows));
        // A table may be wider than a phone: then it moves, and can be moved from the keyboard.
        classed("div", class).with("role", "region").with("tabindex", "0").with("aria-label", of).and(table)
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
