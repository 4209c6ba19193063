//! `psp content`: whether a content pack is whole, and the hash of the built-in one.

use super::outcome::Outcome;
use crate::content::{
    HASH, built_in,
    check::{self, Finding, Weight, Words},
};
use std::{
    fmt::Display,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

const INSTRUMENT: &str = "instrument.json";

/// Prints the hash of the built-in content.
///
/// # Errors
/// Whatever `out` says when it cannot be written.
pub fn hash(out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{HASH}")?;
    out.flush()
}

/// Checks `files`, or the built-in pack if there are none. Findings go to standard error, one line each; a
/// line a file on `out` says how it went.
///
/// # Errors
/// Whatever `out` says when it cannot be written.
pub fn check(files: &[PathBuf], out: &mut impl Write, outcome: &mut Outcome) -> io::Result<()> {
    if files.is_empty() {
        report("built-in content", &check::instrument(built_in()), out, outcome)?;
    }
    for file in packs(files, outcome) {
        let text = match fs::read(&file) {
            Ok(bytes) => String::from_utf8(bytes),
            Err(error) => {
                outcome.fail(file.display(), format_args!("expected a file that can be read: {error}"));
                continue;
            }
        };
        match text {
            Ok(text) => report(file.display(), &findings(&file, &text), out, outcome)?,
            Err(error) => {
                let line = error.as_bytes().iter().take(error.utf8_error().valid_up_to());
                let line = 1 + line.filter(|byte| **byte == b'\n').count();
                outcome.refuse(
                    format_args!("{}:{line}", file.display()),
                    "expected UTF-8, found a byte that is not",
                );
            }
        }
    }
    out.flush()
}

/// The files to check: those named, and those in the folders named. Where one is not there, the call is
/// wrong, and there are none.
fn packs(files: &[PathBuf], outcome: &mut Outcome) -> Vec<PathBuf> {
    let mut packs = Vec::new();
    let mut all_there = true;
    for path in files {
        if path.is_dir() {
            let inside: Vec<PathBuf> = [INSTRUMENT]
                .into_iter()
                .chain(Words::ALL.map(Words::file))
                .map(|name| path.join(name))
                .filter(|file| file.is_file())
                .collect();
            if inside.is_empty() {
                let [interface, cohort] = Words::ALL.map(Words::file);
                outcome.fail(
                    path.display(),
                    format_args!(
                        "expected {INSTRUMENT} or {interface} or {cohort} in the folder, found none"
                    ),
                );
                all_there = false;
            }
            packs.extend(inside);
        } else if path.exists() {
            packs.push(path.clone());
        } else {
            outcome.fail(path.display(), "expected a file that can be read, found none");
            all_there = false;
        }
    }
    if all_there { packs } else { Vec::new() }
}

fn findings(file: &Path, text: &str) -> Vec<Finding> {
    let text = text.trim_start_matches('\u{feff}');
    if let Some(of) = words_of(file, text) {
        // Whether it is a translation, only the questions beside it can say.
        let beside = fs::read_to_string(file.with_file_name(INSTRUMENT)).ok();
        let pack = beside.and_then(|text| check::read_instrument(&text).ok());
        return check::words(of, text, pack.is_some_and(|pack| check::is_translation(&pack)));
    }
    match check::read_instrument(text) {
        Ok(pack) => check::instrument(&pack),
        Err(finding) => vec![finding],
    }
}

/// Whose words a file has; none if it has questions. By its name; if that says nothing, by what it holds.
fn words_of(file: &Path, text: &str) -> Option<Words> {
    let name = file.file_name().and_then(|name| name.to_str());
    if name == Some(INSTRUMENT) {
        return None;
    }
    let named = Words::ALL.into_iter().find(|words| name == Some(words.file()));
    named.or_else(|| {
        let value: serde_json::Value = serde_json::from_str(text).ok()?;
        let is_pack = value.get("items").is_some() || value.get("content_version").is_some();
        (!is_pack).then(|| Words::of(text))
    })
}

fn report(
    name: impl Display,
    findings: &[Finding],
    out: &mut impl Write,
    outcome: &mut Outcome,
) -> io::Result<()> {
    for finding in findings {
        match finding.weight {
            Weight::Fault => outcome.refuse(&name, finding),
            Weight::Note => Outcome::note(&name, finding),
        }
    }
    match findings.iter().filter(|finding| finding.weight == Weight::Fault).count() {
        0 => writeln!(out, "{name}: complete and consistent"),
        1 => writeln!(out, "{name}: 1 fault"),
        n => writeln!(out, "{name}: {n} faults"),
    }
}
