//! Files of export records, read in portions and gathered into tallies, with what was noticed on the way.

use crate::{
    cohort::{
        gathering::{Gathering, Taken},
        tally::Tally,
    },
    core::instrument::Instrument,
    records::{
        occasion::Wave,
        reading::Reader,
        receipt::Receipt,
        response::Edition,
        stream::{Refusal, Stream},
    },
};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::{self, BufRead},
};

/// What is expected of a file, in words for a refusal.
pub const WHAT: &str = "an export record";

/// So many refusals are kept with their words; of more, only the number.
pub const MOST_REFUSALS: usize = 500;

/// A refusal, with the file it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The file's name, as it was given.
    pub file: String,
    /// Line, place, expectation and finding.
    pub refusal: Refusal,
}

/// What was noticed while reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Noticed {
    /// Records that count.
    pub counted: u64,
    /// The first refusals, at most [`MOST_REFUSALS`].
    pub refused: Vec<Refused>,
    /// How many refusals there were.
    pub refusals: u64,
    /// Records that were there before, with the same answers.
    pub repeats: u64,
    /// Records with the receipt of another, and other answers: one of them counts.
    pub differing: u64,
    /// Records of the programme `test`.
    pub test: u64,
    /// Records that were taken back.
    pub withdrawn: u64,
    /// Receipts that were taken back, of which there is no record.
    pub not_found: BTreeSet<Receipt>,
    /// Records of other editions, by edition.
    pub others: BTreeMap<Edition, u64>,
}

/// The records of many files.
#[derive(Debug)]
pub struct Collation {
    reader: Reader,
    gathering: Gathering<'static>,
    noticed: Noticed,
    /// All files are being read for the second time: everything has been noticed.
    again: bool,
    /// Of the file being read.
    anything: bool,
}

impl Collation {
    /// Nothing yet, of records that answer `instrument`, whose hash is `content_hash`. Records of the receipts
    /// `withdrawn` are left out.
    pub fn new(instrument: &'static Instrument, content_hash: &str, withdrawn: BTreeSet<Receipt>) -> Self {
        Self {
            reader: Reader::new(instrument, content_hash),
            gathering: Gathering::new(instrument, withdrawn.iter().copied()),
            noticed: Noticed { not_found: withdrawn, ..Noticed::default() },
            again: false,
            anything: false,
        }
    }

    /// Reads at most `most` records more of a file; true while there may be more.
    ///
    /// # Errors
    /// Whatever the input says when it cannot be read.
    pub fn read<R: BufRead>(&mut self, file: &str, stream: &mut Stream<R>, most: usize) -> io::Result<bool> {
        for _ in 0..most {
            let read = match stream.read()? {
                None => {
                    if !std::mem::take(&mut self.anything) {
                        self.refuse(file, Refusal::new(1, WHAT, "nothing"));
                    }
                    return Ok(false);
                }
                Some(Ok(record)) => self.reader.read(&record),
                Some(Err(refusal)) => Err(refusal),
            };
            self.anything = true;
            match read {
                Ok(reading) => {
                    self.noticed.not_found.remove(&reading.response().receipt);
                    let taken = self.gathering.take(reading);
                    if !self.again {
                        self.noticed.note(taken);
                    }
                }
                Err(refusal) => self.refuse(file, refusal),
            }
        }
        Ok(true)
    }

    /// Notes that something was refused.
    pub fn refuse(&mut self, file: &str, refusal: Refusal) {
        if self.again {
            return;
        }
        self.noticed.refusals += 1;
        if self.noticed.refused.len() < MOST_REFUSALS {
            self.noticed.refused.push(Refused { file: file.to_string(), refusal });
        }
    }

    /// All files have been read. True if all of them must be read once more, because receipts came with different
    /// answers, and it must not be the order of the files that decides which count.
    pub fn must_read_again(&mut self) -> bool {
        let Some(again) = self.gathering.again() else { return false };
        self.gathering = again;
        self.again = true;
        true
    }

    /// What was noticed.
    pub const fn noticed(&self) -> &Noticed {
        &self.noticed
    }

    /// The edition that is read.
    pub const fn edition(&self) -> &Edition {
        self.reader.edition()
    }

    /// The tallies of the rounds, the marks of what was taken back, and what was noticed.
    pub fn end(self) -> (BTreeMap<Option<Wave>, Tally>, Vec<u64>, Noticed) {
        let withdrawn = self.gathering.withdrawn();
        (self.gathering.rounds(), withdrawn, self.noticed)
    }
}

impl Noticed {
    fn note(&mut self, taken: Taken) {
        match taken {
            Taken::Counted => self.counted += 1,
            Taken::Repeat => self.repeats += 1,
            Taken::Differs => self.differing += 1,
            Taken::Test => self.test += 1,
            Taken::OtherEdition(edition) => *self.others.entry(edition).or_default() += 1,
            Taken::Withdrawn => self.withdrawn += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Collation, Noticed, WHAT};
    use crate::{
        cohort::tally::Tally,
        content,
        records::{occasion::Wave, stream::Stream},
    };
    use std::collections::BTreeMap;

    const ONE: &str = "AAAAAAAAAAAAAAAAAAAAAA";
    const TWO: &str = "BBBBBBBBBBBBBBBBBBBBBA";

    fn record(programme: &str, receipt: &str, answers: &str) -> String {
        let edition = content::built_in();
        format!(
            r#"{{"format":"psp-self-assessment/export","version":1,"content_version":"{}","rules_version":"{}","content_hash":"{}","programme":"{programme}","lead_form":false,"answers":{{{answers}}},"receipt":"{receipt}"}}"#,
            edition.content_version.as_str(),
            edition.rules_version.as_str(),
            content::HASH,
        )
    }

    fn collated(files: &[String]) -> (BTreeMap<Option<Wave>, Tally>, Noticed) {
        without(&[], files)
    }

    fn without(withdrawn: &[&str], files: &[String]) -> (BTreeMap<Option<Wave>, Tally>, Noticed) {
        let withdrawn = withdrawn.iter().map(|receipt| receipt.parse().unwrap()).collect();
        let mut collation = Collation::new(content::built_in(), content::HASH, withdrawn);
        loop {
            for file in files {
                let mut stream = Stream::new(file.as_bytes(), WHAT);
                while collation.read("a.json", &mut stream, 1).unwrap() {}
            }
            if !collation.must_read_again() {
                let (rounds, _, noticed) = collation.end();
                return (rounds, noticed);
            }
        }
    }

    #[test]
    fn each_receipt_counts_once_and_the_programme_test_not_at_all() {
        let twice = record("a", ONE, "");
        let (_, noticed) = collated(&[twice.clone(), record("b", TWO, ""), twice, record("test", TWO, "")]);
        assert_eq!((noticed.counted, noticed.repeats, noticed.test), (2, 1, 1));
    }

    #[test]
    fn where_two_differ_the_same_one_counts_in_any_order() {
        let (one, other) = (record("a", ONE, r#""MOD-S1":"a""#), record("a", ONE, r#""MOD-S1":"b""#));
        let (forth, noticed) = collated(&[one.clone(), other.clone()]);
        let (back, _) = collated(&[other, one]);
        assert_eq!(forth, back);
        assert_eq!(forth.len(), 1);
        assert!(noticed.differing > 0);
    }

    #[test]
    fn records_that_were_taken_back_are_as_if_they_had_never_been_there() {
        let (one, two) = (record("a", ONE, r#""MOD-S1":"a""#), record("b", TWO, ""));
        let changed = record("a", ONE, r#""MOD-S1":"b""#);
        let (left, noticed) = without(&[ONE], &[one, two.clone(), changed]);
        assert_eq!(left, collated(&[two]).0);
        assert_eq!((noticed.counted, noticed.withdrawn, noticed.differing), (1, 2, 0));
        assert!(noticed.not_found.is_empty());
    }

    #[test]
    fn a_receipt_without_a_record_is_told() {
        let (_, noticed) = without(&[ONE, TWO], &[record("test", ONE, "")]);
        assert_eq!((noticed.test, noticed.withdrawn), (1, 0));
        assert_eq!(noticed.not_found, [TWO.parse().unwrap()].into());
    }

    #[test]
    fn a_file_without_anything_in_it_is_refused() {
        let (_, noticed) = collated(&[" \n".into(), record("a", ONE, "")]);
        assert_eq!((noticed.counted, noticed.refusals), (1, 1));
        assert_eq!(noticed.refused[0].refusal.to_string(), "expected an export record, found nothing");
    }

    #[test]
    fn what_is_refused_names_its_file_once_and_the_rest_counts() {
        let (one, other) = (record("a", ONE, r#""MOD-S1":"a""#), record("a", ONE, r#""MOD-S1":"b""#));
        let (_, noticed) = collated(&["{ \"format\": \"x\" }".into(), record("a", TWO, ""), one, other]);
        assert_eq!((noticed.refusals, noticed.refused.len()), (1, 1));
        assert_eq!((noticed.refused[0].file.as_str(), noticed.refused[0].refusal.line), ("a.json", 1));
    }
}
