//! Reads records and gathers them, and tells what is worth knowing of the input.

use super::{Wish, inputs};
use crate::{
    cli::{outcome::Outcome, source::Source},
    cohort::{
        gathering::{Gathering, Taken},
        tally::Tally,
    },
    content,
    records::{occasion::Wave, reading::Reader, receipt::Receipt, response::Edition, stream::Stream},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// So many repeats are told one by one.
const TOLD: u64 = 20;

/// The tallies of the rounds, and the marks of those who withdrew.
pub(super) type Gathered = (BTreeMap<Option<Wave>, Tally>, Vec<u64>);

/// What was noticed, counted.
#[derive(Default)]
struct Noticed {
    repeats: u64,
    differing: u64,
    test: u64,
    withdrawn: u64,
    /// Receipts to be left out of which there is no record.
    not_found: BTreeSet<Receipt>,
    other: BTreeMap<Edition, u64>,
}

/// The tallies of the rounds, and the marks of those who withdrew; none if the call cannot be carried out.
pub(super) fn gather(wish: &Wish, outcome: &mut Outcome) -> Option<Gathered> {
    let own: Vec<&Path> = wish.ledger.iter().chain(&wish.out).map(AsRef::as_ref).collect();
    let sources = inputs::of(&wish.paths, &own, outcome)?;
    let instrument = content::built_in();
    let reader = Reader::new(instrument, content::HASH);
    let mut gathering = Gathering::new(instrument, wish.withdraw.iter().copied());
    let mut noticed = Noticed { not_found: wish.withdraw.iter().copied().collect(), ..Noticed::default() };
    for source in &sources {
        read(source, &reader, &mut gathering, Some(&mut noticed), outcome);
    }
    noticed.tell();
    if let Some(mut again) = gathering.again() {
        // What comes through a pipe is gone.
        if sources.iter().all(can_be_read_again) {
            for source in &sources {
                read(source, &reader, &mut again, None, outcome);
            }
            gathering = again;
        } else {
            Outcome::note(
                "records",
                "of records with one receipt and different answers the first counts: standard input and pipes \
                 cannot be read twice",
            );
        }
    }
    let withdrawn = gathering.withdrawn();
    Some((gathering.rounds(), withdrawn))
}

fn can_be_read_again(source: &Source) -> bool {
    match source {
        Source::StandardInput => false,
        Source::File(path) => fs::metadata(path).is_ok_and(|found| found.is_file()),
    }
}

/// Reads a source. The second time everything has been said.
fn read(
    source: &Source,
    reader: &Reader,
    gathering: &mut Gathering<'_>,
    mut noticed: Option<&mut Noticed>,
    outcome: &mut Outcome,
) {
    let Some(input) = source.open(outcome) else { return };
    let mut stream = Stream::new(input, "an export record");
    let mut anything = false;
    loop {
        let read = match stream.read() {
            Ok(Some(Ok(record))) => {
                let reading = reader.read(&record);
                if let (Ok(reading), Some(noticed)) = (&reading, noticed.as_deref_mut()) {
                    noticed.not_found.remove(&reading.response().receipt);
                }
                reading.map(|reading| (record.line, gathering.take(reading)))
            }
            Ok(Some(Err(refusal))) => Err(refusal),
            Ok(None) => break,
            Err(error) => {
                outcome.fail(source, error);
                return;
            }
        };
        anything = true;
        match (read, noticed.as_deref_mut()) {
            (_, None) | (Ok((_, Taken::Counted)), _) => {}
            (Ok((line, taken)), Some(noticed)) => noticed.note(source, line, taken),
            (Err(refusal), Some(_)) => {
                outcome.refuse(format_args!("{source}:{}", refusal.line), &refusal);
            }
        }
    }
    if !anything && noticed.is_some() {
        outcome.refuse(format_args!("{source}:1"), "expected an export record, found nothing");
    }
}

impl Noticed {
    fn note(&mut self, source: &Source, line: u64, taken: Taken) {
        let (count, remark) = match taken {
            Taken::Counted => return,
            Taken::Repeat => (&mut self.repeats, "a repeat: its receipt was there before, and counts once"),
            Taken::Differs => (
                &mut self.differing,
                "a repeat with other answers: its receipt was there before, and one of the two counts",
            ),
            Taken::Test => (&mut self.test, "left out: its programme is test"),
            Taken::Withdrawn => (&mut self.withdrawn, "left out: withdrawn"),
            Taken::OtherEdition(edition) => (
                self.other.entry(edition).or_default(),
                "kept apart: another edition of the questions (content_hash)",
            ),
        };
        *count += 1;
        if *count <= TOLD {
            Outcome::note(format_args!("{source}:{line}"), remark);
        }
    }

    /// The sums of what was not told one by one.
    fn tell(&self) {
        for (count, what) in [
            (self.repeats, "repeats, which count once"),
            (self.differing, "repeats with other answers, of which one counts"),
            (self.test, "records of the programme test, left out"),
            (self.withdrawn, "withdrawn records, left out"),
        ] {
            if count > TOLD {
                Outcome::note("records", format_args!("{count} {what}"));
            }
        }
        for receipt in &self.not_found {
            Outcome::note(
                "records",
                format_args!("no record has the receipt {receipt}: nothing was left out for it"),
            );
        }
        for (edition, count) in &self.other {
            let Edition { content_version, rules_version, content_hash } = edition;
            Outcome::note(
                "records",
                format_args!(
                    "{count} of another edition kept apart: content {content_version}, rules {rules_version}, \
                     {content_hash}"
                ),
            );
        }
    }
}
