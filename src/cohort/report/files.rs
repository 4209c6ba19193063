//! The files of a report, by name.

use super::{Report, codebook, csv, datapackage, json, page};

/// All that a report can be written as.
pub const NAMES: [&str; 5] = [PAGE, datapackage::NAME, csv::NAME, codebook::NAME, TABLES];

const PAGE: &str = "index.html";
const TABLES: &str = "tables.json";

/// The page to read and to print.
pub fn page(report: &Report<'_>) -> (&'static str, String) {
    (PAGE, page::html(report))
}

/// Everything as JSON.
pub fn tables(report: &Report<'_>) -> (&'static str, String) {
    (TABLES, json::tables(report))
}

/// The figures for spreadsheets, with their codebook and the description of both: a Data Package.
pub fn package(report: &Report<'_>) -> [(&'static str, String); 3] {
    let (figures, codebook) = (csv::figures(report), codebook::csv(report));
    [
        (datapackage::NAME, datapackage::json(report, &figures, &codebook)),
        (csv::NAME, figures),
        (codebook::NAME, codebook),
    ]
}
