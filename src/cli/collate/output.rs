//! What is written, and under which names.

use super::Format;
use crate::cohort::report::{Report, codebook, csv, datapackage, json, page};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// The tables in one format, as they go to standard output.
pub(super) fn one(report: &Report<'_>, format: Format) -> String {
    match format {
        Format::Html => page::html(report),
        Format::Csv => csv::figures(report),
        Format::Json => json::tables(report),
    }
}

/// Writes the tables into a folder, in all formats unless one is named.
pub(super) fn into_folder(
    report: &Report<'_>,
    format: Option<Format>,
    folder: &Path,
) -> Result<(), (PathBuf, io::Error)> {
    fs::create_dir_all(folder).map_err(|error| (folder.to_path_buf(), error))?;
    let wanted = |of| format.is_none_or(|format| format == of);
    let mut files = Vec::new();
    if wanted(Format::Html) {
        files.push(("index.html", page::html(report)));
    }
    if wanted(Format::Csv) {
        let (figures, codebook) = (csv::figures(report), codebook::csv(report.instrument));
        files.push((datapackage::NAME, datapackage::json(report, &figures, &codebook)));
        files.push((csv::NAME, figures));
        files.push((codebook::NAME, codebook));
    }
    if wanted(Format::Json) {
        files.push(("tables.json", json::tables(report)));
    }
    for (name, text) in files {
        let file = folder.join(name);
        fs::write(&file, text).map_err(|error| (file, error))?;
    }
    Ok(())
}
