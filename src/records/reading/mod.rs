//! Reading export records, strictly: what the contract does not have is refused, and said by place, expectation and
//! finding.
//!
//! One pass over the text, straight into a [`Response`](super::response::Response); nothing is kept of it but indices.
//! Only a record that is not accepted is looked at again, to say what is wrong in the most useful words. Knows no files
//! and no tallies.
//!
//! What is lenient, and why: an absent item is a skipped one (contract); the keys may stand in any order; `programme`,
//! `wave` and `period` may be absent, which says the same as `null`; `profile`, `sure` and `burden` may be absent, since
//! all in them may be. `lead_form` may not: leads and partners are never pooled. It holds whatever `PF1` says, because
//! it is the form that was last seen (content design 8.3).
//!
//! `field` is the fields of a record and what is expected of each; `draft` a record while it is read, and what was
//! wrong with it; `object` and `scalar` are the two shapes of JSON values there are; `word` a key or choice as it is
//! compared; `other_kind` tells what a file is that is no export record.

mod draft;
mod field;
mod object;
mod other_kind;
mod scalar;
mod word;

use super::{
    questions::{Part, Question, QuestionNumber, Questions},
    response::{Edition, Reading},
    stream::{Record, Refusal},
};
use crate::core::instrument::Instrument;
use draft::Draft;
use std::ops::Range;
use word::Word;

/// Reads export records of one edition. Made once; may be shared among threads.
#[derive(Clone, Debug)]
pub struct Reader {
    questions: Questions,
    edition: Edition,
    /// The keys and choices of each question, in the form in which they are compared.
    words: Vec<Words>,
    /// Where the questions of a part stand, by `Part as usize`.
    parts: [Range<usize>; 3],
}

#[derive(Clone, Debug)]
struct Words {
    key: Word,
    choices: Vec<Word>,
}

impl Reader {
    /// A reader of records that answer `instrument`, whose hash is `content_hash`.
    pub fn new(instrument: &Instrument, content_hash: &str) -> Self {
        let questions = Questions::new(instrument);
        let words = |(_, question): (QuestionNumber, &Question)| Words {
            key: Word::of(question.key.as_str()),
            choices: question.choices.iter().map(|choice| Word::of(choice.as_str())).collect(),
        };
        let of_part = |part: Part| {
            let mut places = questions.iter().filter(|(_, question)| question.part() == part);
            let start = places.next().map_or(0, |(number, _)| number.index());
            start..start + 1 + places.count()
        };
        let parts = [Part::Profile, Part::Answers, Part::Burden].map(of_part);
        let edition = Edition {
            content_version: instrument.content_version.as_str().to_string(),
            rules_version: instrument.rules_version.as_str().to_string(),
            content_hash: content_hash.to_string(),
        };
        Self { words: questions.iter().map(words).collect(), parts, edition, questions }
    }

    /// The questions by which its responses are counted.
    pub const fn questions(&self) -> &Questions {
        &self.questions
    }

    /// The edition of the records that are [`Reading::Ours`].
    pub const fn edition(&self) -> &Edition {
        &self.edition
    }

    /// Reads one record.
    ///
    /// # Errors
    /// [`Refusal`] with the line of the fault if it is no export record of version 1.
    pub fn read(&self, record: &Record<'_>) -> Result<Reading, Refusal> {
        let mut draft = Draft::new(self, false);
        if let Err(error) = draft.parse(record.text) {
            return Err(draft.refusal(record, &error));
        }
        if draft.edition_is_ours() && draft.unknown > 0 {
            // Of our own edition nothing is unknown: say what, and where.
            let mut strict = Draft::new(self, true);
            return match strict.parse(record.text) {
                Err(error) => Err(strict.refusal(record, &error)),
                Ok(()) => Err(Refusal::new(record.line, "known questions and answers", "others")),
            };
        }
        Ok(draft.into_reading())
    }
}
