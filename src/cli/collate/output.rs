//! What is written, and under which names.

use super::Format;
use crate::cohort::{
    report::{Report, csv, files, json, page},
    words::headline as words,
};
use std::{
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
};

/// Whether a file is one of a report: somebody else's `index.html` is left alone.
fn is_ours(file: &Path) -> bool {
    let mut start = [0; 4096];
    let read = fs::File::open(file).and_then(|mut file| file.read(&mut start)).unwrap_or_default();
    let start = String::from_utf8_lossy(&start[..read]);
    let marks = [
        &*format!("<title>{}", words::TITLE_PAGE),
        json::FORMAT,
        "round,table,row,part",
        "of,within,code,label",
    ];
    marks.iter().any(|mark| start.contains(mark)) || start.contains(&*format!("\"path\":\"{}\"", csv::NAME))
}

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
    let mut made = Vec::new();
    if wanted(Format::Html) {
        made.push(files::page(report));
    }
    if wanted(Format::Csv) {
        made.extend(files::package(report));
    }
    if wanted(Format::Json) {
        made.push(files::tables(report));
    }
    // What stands there of an earlier call may be of others, and for others.
    for name in files::NAMES.into_iter().filter(|name| made.iter().all(|(written, _)| written != name)) {
        let file = folder.join(name);
        if is_ours(&file) {
            fs::remove_file(&file).map_err(|error| (file, error))?;
        }
    }
    for (name, text) in made {
        let file = folder.join(name);
        fs::write(&file, text).map_err(|error| (file, error))?;
    }
    Ok(())
}
