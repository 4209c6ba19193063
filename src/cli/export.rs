//! `psp export`: the record that the page would make from an answers file.
//!
//! A receipt given in the call counts first, then the one that the file remembers for the programme, then a new one
//! from the operating system's chance.

use super::{outcome::Outcome, source::Source};
use crate::{
    content,
    core::instrument::Instrument,
    records::{
        answers,
        export::{ExportRecord, Settings},
        occasion::Occasion,
        receipt::Receipt,
        stream::{Record, Refusal, Stream},
    },
};
use std::{
    io::{self, BufRead, Write},
    path::PathBuf,
};

/// What the call asks for.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    /// Programme, wave and period.
    pub occasion: Occasion,
    /// The comparison items were asked.
    pub comparison: bool,
    /// The receipt, if one was given.
    pub receipt: Option<Receipt>,
}

/// Writes one record for each set of answers in `file`.
///
/// # Errors
/// Whatever `out` says when it cannot be written, and the operating system if it has no chance to give.
pub fn run(file: &PathBuf, wish: Wish, out: &mut impl Write, outcome: &mut Outcome) -> io::Result<()> {
    for source in Source::all(std::slice::from_ref(file), outcome) {
        if let Some(input) = source.open(outcome) {
            export(&source, Stream::new(input, "an answers file"), wish, out, outcome)?;
        }
    }
    out.flush()
}

fn export<R: BufRead>(
    source: &Source,
    mut stream: Stream<R>,
    wish: Wish,
    out: &mut impl Write,
    outcome: &mut Outcome,
) -> io::Result<()> {
    let mut receipt_used = false;
    let mut anything = false;
    loop {
        let refusal = match stream.read() {
            Ok(Some(Ok(record))) if receipt_used => {
                Refusal::new(record.line, "one set of answers for one receipt", "another")
            }
            Ok(Some(Ok(record))) => match answers_of(&record, source, outcome) {
                Ok(Some(file)) => {
                    out.write_all(line(content::built_in(), file, wish)?.as_bytes())?;
                    receipt_used = wish.receipt.is_some();
                    anything = true;
                    continue;
                }
                Ok(None) => {
                    anything = true;
                    continue;
                }
                Err(refusal) => refusal,
            },
            Ok(Some(Err(refusal))) => refusal,
            Ok(None) => break,
            Err(error) => {
                outcome.fail(source, error);
                return Ok(());
            }
        };
        anything = true;
        outcome.refuse(format_args!("{source}:{}", refusal.line), &refusal);
    }
    if !anything {
        outcome.refuse(format_args!("{source}:1"), "expected an answers file, found nothing");
    }
    Ok(())
}

/// The answers in a record; none where it was refused and that has been said.
fn answers_of(
    record: &Record<'_>,
    source: &Source,
    outcome: &mut Outcome,
) -> Result<Option<answers::AnswersFile>, Refusal> {
    let place = || format!("{source}:{}", record.line);
    let import = match answers::read(content::built_in(), &record.parse()?) {
        Ok(import) => import,
        Err(error) => {
            outcome.refuse(place(), error);
            return Ok(None);
        }
    };
    // As for scores: answers to another version count as far as they fit; of this one, nothing may be passed over.
    let other_version = import.other_content.as_deref();
    for misfit in &import.misfits {
        match other_version {
            Some(version) => Outcome::note(place(), format_args!("{misfit} (content {version})")),
            None => outcome.refuse(place(), misfit),
        }
    }
    if import.more_misfits > 0 {
        Outcome::note(place(), format_args!("{} more places do not fit", import.more_misfits));
    }
    Ok((other_version.is_some() || import.misfits.is_empty()).then_some(import.file))
}

fn line(instrument: &Instrument, mut file: answers::AnswersFile, wish: Wish) -> io::Result<String> {
    let programme = wish.occasion.programme;
    let receipt = match wish.receipt.or_else(|| file.receipt(programme)) {
        Some(receipt) => receipt,
        None => file.receipt_or_new(programme, random()?),
    };
    let settings = Settings { occasion: wish.occasion, comparison: wish.comparison, dropped: &[] };
    let answers = &file.session.answers;
    Ok(ExportRecord::new(instrument, content::HASH, answers, settings, receipt).write())
}

fn random() -> io::Result<[u8; 16]> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    Ok(bytes)
}
