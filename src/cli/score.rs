//! `psp score`: one line of sums for each set of answers.

use super::{
    outcome::Outcome,
    source::Source,
    stream::{Record, Refusal, Stream},
};
use crate::{
    content,
    core::{instrument::Instrument, score::assess},
    records::{answers, score_line::score_line},
};
use std::{
    io::{self, BufRead, Write},
    path::PathBuf,
};

/// How many places are named of one record that does not fit the content.
const MOST_PLACES: usize = 20;

/// Scores everything in `files`, or standard input if there are none, in order.
///
/// # Errors
/// Whatever `out` says when it cannot be written.
pub fn run(files: &[PathBuf], out: &mut impl Write, outcome: &mut Outcome) -> io::Result<()> {
    for source in Source::all(files, outcome) {
        if let Some(input) = source.open(outcome) {
            score(&source, Stream::new(input), out, outcome)?;
        }
    }
    out.flush()
}

fn score<R: BufRead>(
    source: &Source,
    mut stream: Stream<R>,
    out: &mut impl Write,
    outcome: &mut Outcome,
) -> io::Result<()> {
    let instrument = content::built_in();
    loop {
        let refusal = match stream.read() {
            Ok(None) => return Ok(()),
            Ok(Some(Ok(record))) => match score_record(instrument, source, &record, out, outcome)? {
                Ok(()) => continue,
                Err(refusal) => refusal,
            },
            Ok(Some(Err(refusal))) => refusal,
            Err(error) => {
                outcome.fail(source, error);
                return Ok(());
            }
        };
        let Refusal { line, expected, found } = refusal;
        outcome.refuse(format_args!("{source}:{line}"), format_args!("expected {expected}, found {found}"));
    }
}

/// Scores one record; the inner error is for a record that is not JSON.
fn score_record(
    instrument: &Instrument,
    source: &Source,
    record: &Record<'_>,
    out: &mut impl Write,
    outcome: &mut Outcome,
) -> io::Result<Result<(), Refusal>> {
    let value = match record.parse() {
        Ok(value) => value,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let place = format_args!("{source}:{}", record.line);
    let import = match answers::read(instrument, &value) {
        Ok(import) => import,
        Err(error) => {
            outcome.refuse(place, error);
            return Ok(Ok(()));
        }
    };
    // Answers to the questions of another version may hold what this one no longer asks: the rest counts. Of
    // this version they hold a slip, and a score that passed over it would be another person's.
    let other_version = import.other_content.as_deref();
    for misfit in import.misfits.iter().take(MOST_PLACES) {
        match other_version {
            Some(version) => Outcome::note(place, format_args!("{misfit} (content {version})")),
            None => outcome.refuse(place, misfit),
        }
    }
    let unnamed = import.misfits.len().saturating_sub(MOST_PLACES);
    if unnamed > 0 {
        Outcome::note(place, format_args!("{unnamed} more places do not fit"));
    }
    if other_version.is_some() || import.misfits.is_empty() {
        serde_json::to_writer(&mut *out, &score_line(instrument, &assess(instrument, &import.file.session.answers)))?;
        out.write_all(b"\n")?;
    }
    Ok(Ok(()))
}
