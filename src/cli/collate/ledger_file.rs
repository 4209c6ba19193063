//! The ledger's file: whole or not at all.

use crate::{cli::outcome::Outcome, cohort::disclosure::ledger::Ledger, records::json::Value};
use std::{
    fs::{self, File},
    io::{self, Write},
    path::Path,
    process,
};

/// The ledger; an empty one where none is named or there is none yet. None if there is a file that is no ledger: to go
/// on without it would be to release too soon.
pub(super) fn read(file: Option<&Path>, outcome: &mut Outcome) -> Option<Ledger> {
    let Some(file) = file else { return Some(Ledger::default()) };
    let text = match fs::read(file) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Some(Ledger::default()),
        Err(error) => {
            outcome.fail(file.display(), format_args!("expected a ledger that can be read: {error}"));
            return None;
        }
    };
    let read = serde_json::from_slice::<Value>(&text)
        .map_err(|error| format!("expected a ledger, found what is not JSON: {error}"))
        .and_then(|value| Ledger::read(&value).map_err(|error| format!("expected a ledger: {error}")));
    match read {
        Ok(ledger) => Some(ledger),
        Err(reason) => {
            outcome.fail(file.display(), reason);
            None
        }
    }
}

/// Writes the ledger beside its place and moves it there, so that it is never half written.
pub(super) fn write(file: &Path, ledger: &Ledger) -> io::Result<()> {
    let mut name = file.file_name().ok_or(io::ErrorKind::InvalidFilename)?.to_os_string();
    name.push(format!(".{}", process::id()));
    let beside = file.with_file_name(name);
    let written = File::create(&beside).and_then(|mut open| {
        open.write_all(ledger.write().write().as_bytes())?;
        open.write_all(b"\n")?;
        open.sync_all()
    });
    let moved = written.and_then(|()| fs::rename(&beside, file));
    if moved.is_err() {
        let _ = fs::remove_file(&beside);
    }
    moved
}
