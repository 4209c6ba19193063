//! Which files are read: those that are named, and those in folders that are named.

use crate::cli::{outcome::Outcome, source::Source};
use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

/// The endings of names by which files of records are told from others in a folder.
const ENDINGS: [&str; 3] = ["json", "jsonl", "ndjson"];

/// The sources that `paths` name; none if one of them is not there, so that nothing is done by halves. `not` are
/// files and folders that this tool writes.
pub(super) fn of(paths: &[PathBuf], not: &[&Path], outcome: &mut Outcome) -> Option<Vec<Source>> {
    let not: BTreeSet<PathBuf> = not.iter().filter_map(|path| path.canonicalize().ok()).collect();
    let (mut sources, mut all_there) = (Vec::new(), true);
    for path in paths {
        if path.as_os_str() == "-" {
            sources.push(Source::StandardInput);
            continue;
        }
        let found = match fs::metadata(path) {
            Ok(found) if found.is_dir() => folder(path, &not, &mut sources),
            Ok(_) => {
                sources.push(Source::File(path.clone()));
                Ok(())
            }
            Err(error) => Err((path.clone(), error)),
        };
        if let Err((path, error)) = found {
            outcome.fail(path.display(), format_args!("expected files that can be read: {error}"));
            all_there = false;
        }
    }
    all_there.then_some(sources)
}

/// What is in a folder and in the folders in it. Links to folders are not followed: they may lead in a ring.
fn folder(path: &Path, not: &BTreeSet<PathBuf>, into: &mut Vec<Source>) -> Result<(), (PathBuf, io::Error)> {
    let failed = |error| (path.to_path_buf(), error);
    let mut entries = fs::read_dir(path).map_err(failed)?.collect::<io::Result<Vec<_>>>().map_err(failed)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        if hidden || path.canonicalize().is_ok_and(|path| not.contains(&path)) {
            continue;
        }
        if entry.file_type().map_err(|error| (path.clone(), error))?.is_dir() {
            folder(&path, not, into)?;
        } else if path
            .extension()
            .is_some_and(|end| ENDINGS.iter().any(|known| end.eq_ignore_ascii_case(known)))
        {
            into.push(Source::File(path));
        } else {
            Outcome::note(path.display(), "not read: its name ends neither in .json nor in .jsonl");
        }
    }
    Ok(())
}
