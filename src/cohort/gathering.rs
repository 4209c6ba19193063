//! From records to tallies: what counts, what is left out, and that each receipt counts once, in whatever order the
//! records come.
//!
//! - Each round (`wave`) is a cohort of its own: whoever answers in two rounds has two receipts, and would otherwise be
//!   two people.
//! - The programme `test` and records of another edition are left out, and so is whoever withdrew.
//! - A receipt that comes again is a repeat. Where the two records differ, the order in which they came must not decide:
//!   then everything is gone through once more ([`Gathering::again`]), and the first of them by what it says counts.

use super::tally::{Tally, layout::Layout, people, scorer::Scorer};
use crate::{
    core::instrument::Instrument,
    records::{
        occasion::{Programme, Wave},
        questions::MOST_QUESTIONS,
        receipt::Receipt,
        response::{Edition, Reading, Response},
    },
};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap, hash_map::Entry},
    hash::{BuildHasher, BuildHasherDefault, Hasher, RandomState},
    sync::Arc,
};

/// What became of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It counts.
    Counted,
    /// Its receipt was there before, with the same answers.
    Repeat,
    /// Its receipt was there before, with other answers: one of the two counts.
    Differs,
    /// Of the programme `test`.
    Test,
    /// Of another edition of the questions.
    OtherEdition(Edition),
    /// Taken back.
    Withdrawn,
}

/// Gathers records. The same records give the same tallies in any order, once [`Gathering::again`] has nothing more to
/// ask for.
#[derive(Debug)]
pub struct Gathering<'a> {
    instrument: &'a Instrument,
    layout: Arc<Layout>,
    scorer: Scorer<'a>,
    rounds: BTreeMap<Option<Wave>, Tally>,
    withdrawn: BTreeSet<Receipt>,
    seen: Seen,
    /// Receipts that came with different answers, and, the second time, the record that counts.
    disputed: BTreeMap<Receipt, Option<Response>>,
    /// Whether records of disputed receipts are being settled.
    settles: bool,
}

impl<'a> Gathering<'a> {
    /// Nothing gathered yet. Records of these receipts are left out.
    pub fn new(instrument: &'a Instrument, withdrawn: impl IntoIterator<Item = Receipt>) -> Self {
        let layout = Arc::new(Layout::new(instrument));
        Self {
            instrument,
            scorer: Scorer::new(instrument, layout.questions()),
            layout,
            rounds: BTreeMap::new(),
            withdrawn: withdrawn.into_iter().collect(),
            seen: Seen::default(),
            disputed: BTreeMap::new(),
            settles: false,
        }
    }

    /// What is counted.
    pub const fn layout(&self) -> &Arc<Layout> {
        &self.layout
    }

    /// Takes a record.
    pub fn take(&mut self, reading: Reading) -> Taken {
        let response = match reading {
            Reading::Ours(response) => response,
            Reading::Other(other) if other.response.occasion.programme == Some(Programme::TEST) => {
                return Taken::Test;
            }
            Reading::Other(other) => return Taken::OtherEdition(other.edition),
        };
        if response.occasion.programme == Some(Programme::TEST) {
            return Taken::Test;
        }
        if self.withdrawn.contains(&response.receipt) {
            return Taken::Withdrawn;
        }
        if self.settles && self.disputed.contains_key(&response.receipt) {
            self.settle(response);
            return Taken::Differs;
        }
        match self.seen.see(&response) {
            Sight::New => {
                self.count(&response);
                Taken::Counted
            }
            Sight::Same => Taken::Repeat,
            Sight::Differs => {
                self.disputed.entry(response.receipt).or_default();
                Taken::Differs
            }
        }
    }

    fn count(&mut self, response: &Response) {
        let round = self.rounds.entry(response.occasion.wave);
        round.or_insert_with(|| Tally::new(self.layout.clone())).add(&self.scorer, response);
    }

    /// Everything a record says, in an order of its own.
    fn said(&self, response: &Response) -> impl Ord + use<> {
        let questions = self.layout.questions();
        let mut answers = [0; MOST_QUESTIONS];
        for (number, _) in questions.iter() {
            let sure = response.sureness(number).map_or(0, |sure| 1 + sure as u8);
            answers[number.index()] =
                u16::try_from(response.choice(number)).unwrap_or(u16::MAX) << 2 | u16::from(sure);
        }
        (response.occasion, response.lead_form, answers)
    }

    fn settle(&mut self, response: Response) {
        let settled = self.disputed.get(&response.receipt).and_then(Option::as_ref);
        if settled.is_none_or(|settled| self.said(&response) < self.said(settled)) {
            self.disputed.insert(response.receipt, Some(response));
        }
    }

    /// A gathering that is to be given all records once more, if some receipts came with different answers.
    #[must_use]
    pub fn again(&self) -> Option<Self> {
        (!self.settles && !self.disputed.is_empty()).then(|| Self {
            disputed: self.disputed.keys().map(|receipt| (*receipt, None)).collect(),
            settles: true,
            ..Self::new(self.instrument, self.withdrawn.iter().copied())
        })
    }

    /// The tallies of the rounds; the first is of records without a `wave`.
    pub fn rounds(mut self) -> BTreeMap<Option<Wave>, Tally> {
        for response in std::mem::take(&mut self.disputed).into_values().flatten() {
            self.count(&response);
        }
        self.rounds
    }

    /// The marks of those who withdrew, for the ledger.
    pub fn withdrawn(&self) -> Vec<u64> {
        self.withdrawn.iter().map(people::mark).collect()
    }
}

/// What a cohort is called in the ledger: an edition and a round.
pub fn cohort(edition: &Edition, round: Option<Wave>) -> String {
    let Edition { content_version, rules_version, content_hash } = edition;
    let round = round.map_or_else(|| "none".to_string(), |wave| wave.number().to_string());
    format!("content {content_version} ({content_hash}), rules {rules_version}, wave {round}")
}

/// In so many parts, so that no more than one of them is copied when it grows. A part grows by doubling, from 57,344
/// receipts on to twice its room: with this many parts, ten million just fit before that.
const PARTS: usize = 200;

/// The receipts that were seen, 19 bytes each: 15 that stand for the receipt, and a check of what was said. Two
/// receipts among ten million stand for the same with a chance of less than 1 in 10^20.
#[derive(Debug)]
struct Seen {
    keys: [RandomState; 2],
    parts: Vec<HashMap<[u8; 15], [u8; 4], BuildHasherDefault<FirstBytes>>>,
}

enum Sight {
    New,
    Same,
    Differs,
}

impl Default for Seen {
    fn default() -> Self {
        let parts = std::iter::repeat_with(HashMap::default).take(PARTS).collect();
        Self { keys: [RandomState::new(), RandomState::new()], parts }
    }
}

impl Seen {
    fn see(&mut self, response: &Response) -> Sight {
        let [first, second] = self.keys.each_ref().map(|key| key.hash_one(response.receipt));
        let mut mark = [0; 15];
        mark[..8].copy_from_slice(&first.to_le_bytes());
        mark[8..].copy_from_slice(&second.to_le_bytes()[..7]);
        let [a, b, c, d, ..] = self.keys[0].hash_one(response.said()).to_le_bytes();
        let check = [a, b, c, d];
        #[expect(clippy::cast_possible_truncation, reason = "below PARTS")]
        let part = (second % PARTS as u64) as usize;
        match self.parts[part].entry(mark) {
            Entry::Vacant(place) => {
                place.insert(check);
                Sight::New
            }
            Entry::Occupied(place) if *place.get() == check => Sight::Same,
            Entry::Occupied(_) => Sight::Differs,
        }
    }
}

/// The marks are spread already: their first bytes are as good a hash as any.
#[derive(Debug, Default)]
struct FirstBytes(u64);

impl Hasher for FirstBytes {
    fn write(&mut self, bytes: &[u8]) {
        if let Some(first) = bytes.first_chunk() {
            self.0 = u64::from_le_bytes(*first);
        }
    }

    fn write_usize(&mut self, _length: usize) {}

    fn finish(&self) -> u64 {
        self.0
    }
}
