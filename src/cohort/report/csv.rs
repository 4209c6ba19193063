//! The figures as one table, one line a figure (RFC 4180).
//!
//! A spreadsheet takes a cell that begins with `=` and the like for a formula and runs it. So such a cell begins with
//! an apostrophe here, which spreadsheets take as “this is text”. Numbers below zero are numbers.

use super::Report;
use crate::cohort::views::lines::{COLUMNS, lines};

/// The file's name.
pub const NAME: &str = "figures.csv";
/// What stands in the column `part` where a figure is of a whole row: a key has no holes.
pub const WHOLE_ROW: &str = "all";

/// The columns: the round, and those of a line.
pub fn columns() -> impl Iterator<Item = &'static str> {
    ["round"].into_iter().chain(COLUMNS)
}

/// All figures of a report.
pub fn figures(report: &Report<'_>) -> String {
    let mut text = String::new();
    write(columns(), &mut text);
    for round in &report.rounds {
        let code = round.code();
        for line in lines(&round.view) {
            let mut cells = line.cells();
            if cells[2].is_empty() {
                cells[2].push_str(WHOLE_ROW);
            }
            write([code.as_str()].into_iter().chain(cells.iter().map(String::as_str)), &mut text);
        }
    }
    text
}

/// Writes one line.
pub(super) fn write<'c>(cells: impl IntoIterator<Item = &'c str>, out: &mut String) {
    for (at, cell) in cells.into_iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        self::cell(cell, out);
    }
    out.push_str("\r\n");
}

fn cell(text: &str, out: &mut String) {
    let number = text.strip_prefix('-').is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_digit()) && rest.chars().all(|c| c.is_ascii_digit() || c == '.')
    });
    let formula = !number && text.starts_with(['=', '+', '-', '@', '\t', '\r', '\0']);
    let quoted = text.contains([',', '"', '\r', '\n']) || text.starts_with(' ') || text.ends_with(' ');
    if quoted {
        out.push('"');
    }
    if formula {
        out.push('\'');
    }
    for character in text.chars() {
        if character == '"' {
            out.push('"');
        }
        out.push(character);
    }
    if quoted {
        out.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::write;

    fn line(cells: &[&str]) -> String {
        let mut text = String::new();
        write(cells.iter().copied(), &mut text);
        text
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        assert_eq!(
            line(&["a", "b,c", "say \"yes\"", "two\nlines", " x"]),
            "a,\"b,c\",\"say \"\"yes\"\"\",\"two\nlines\",\" x\"\r\n"
        );
        assert_eq!(line(&["", "1"]), ",1\r\n");
    }

    #[test]
    fn no_cell_is_a_formula() {
        for start in ["=", "+", "-", "@", "\t", "\0"] {
            let cell = format!("{start}cmd|' /C calc'!A0");
            assert_eq!(line(&[&cell]), format!("'{cell}\r\n"));
        }
        assert_eq!(line(&["\rx"]), "\"'\rx\"\r\n");
        assert_eq!(line(&["=HYPERLINK(\"x\",\"y\")"]), "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"\r\n");
        assert_eq!(line(&["a-1=2"]), "a-1=2\r\n");
        assert_eq!(line(&["-11", "-0.5", "-1+1", "--1"]), "-11,-0.5,'-1+1,'--1\r\n");
    }
}
