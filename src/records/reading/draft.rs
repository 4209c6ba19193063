//! A record while it is read: what has been found so far, and what is wrong with it.

use super::{
    Reader,
    field::{Field, is_hash, is_version},
    object::{Object, PartSeed, SureSeed, Top},
    other_kind::other_kind,
    scalar::{Scalar, ScalarSeed, excerpt, quoted},
    word::Word,
};
use crate::{
    core::{ids::OptionId, session::Sureness},
    records::{
        export::{FORMAT, VERSION},
        occasion::{Occasion, Wave},
        questions::{Part, QuestionNumber, SKIPPED},
        receipt::Receipt,
        response::{Edition, Other, Reading, Response},
        stream::{Record, Refusal},
    },
};
use serde::de::{DeserializeSeed, MapAccess};
use std::{borrow::Cow, collections::BTreeSet, str::FromStr};

/// What a fault is about.
#[derive(Debug)]
struct Fault {
    place: String,
    expected: Cow<'static, str>,
    found: String,
    /// It is about the record as a whole, not about the line where reading stopped.
    of_whole: bool,
}

#[derive(Debug)]
struct DraftEdition<'t> {
    content_version: Cow<'t, str>,
    rules_version: Cow<'t, str>,
    content_hash: Cow<'t, str>,
}

/// A record while it is read.
#[derive(Debug)]
pub(super) struct Draft<'r, 't> {
    reader: &'r Reader,
    /// What is not known here is a fault at once.
    strict: bool,
    response: Response,
    edition: DraftEdition<'t>,
    /// One bit a field of [`Field::ALL`].
    seen: u16,
    /// One bit a question: there is an answer to it.
    answered: u64,
    /// One bit a question: there is something on how sure.
    said_sure: u64,
    /// How many entries are not known here.
    pub(super) unknown: usize,
    /// The places of those, to notice one that is given twice.
    unknown_places: BTreeSet<String>,
    fault: Option<Fault>,
}

impl<'r, 't> Draft<'r, 't> {
    pub(super) fn new(reader: &'r Reader, strict: bool) -> Self {
        let nothing = || Cow::Borrowed("");
        Self {
            reader,
            strict,
            response: Response::empty(
                &reader.questions,
                Occasion::default(),
                false,
                Receipt::of_random([0; 16]),
            ),
            edition: DraftEdition {
                content_version: nothing(),
                rules_version: nothing(),
                content_hash: nothing(),
            },
            seen: 0,
            answered: 0,
            said_sure: 0,
            unknown: 0,
            unknown_places: BTreeSet::new(),
            fault: None,
        }
    }

    pub(super) fn parse(&mut self, text: &'t str) -> serde_json::Result<()> {
        let mut json = serde_json::Deserializer::from_str(text);
        Object(Top(self)).deserialize(&mut json)?;
        json.end()
    }

    pub(super) fn edition_is_ours(&self) -> bool {
        let (found, ours) = (&self.edition, &self.reader.edition);
        found.content_version == ours.content_version
            && found.rules_version == ours.rules_version
            && found.content_hash == ours.content_hash
    }

    /// What was read, where all of it was.
    pub(super) fn into_reading(self) -> Reading {
        if self.edition_is_ours() {
            return Reading::Ours(self.response);
        }
        let edition = Edition {
            content_version: self.edition.content_version.into_owned(),
            rules_version: self.edition.rules_version.into_owned(),
            content_hash: self.edition.content_hash.into_owned(),
        };
        Reading::Other(Box::new(Other { edition, response: self.response, unknown: self.unknown }))
    }

    /// What is said of a record that was not accepted.
    pub(super) fn refusal(self, record: &Record<'_>, error: &serde_json::Error) -> Refusal {
        let Some(fault) = self.fault else { return record.not_json(error) };
        if let Some(refusal) = other_kind(record) {
            return refusal;
        }
        Refusal {
            line: if fault.of_whole { record.line } else { record.line_of(error) },
            place: fault.place,
            expected: fault.expected.into_owned(),
            found: fault.found,
            advice: "",
        }
    }

    /// Remembers a fault; the error ends the reading.
    pub(super) fn fault<E: serde::de::Error>(
        &mut self,
        place: impl Into<String>,
        expected: impl Into<Cow<'static, str>>,
        found: String,
    ) -> E {
        self.fault = Some(Fault { place: place.into(), expected: expected.into(), found, of_whole: false });
        E::custom("refused")
    }

    /// Notes that a field is there; false if it was there before.
    pub(super) const fn note(&mut self, index: usize) -> bool {
        let bit = 1 << index;
        let first = self.seen & bit == 0;
        self.seen |= bit;
        first
    }

    /// Whether nothing is missing that a record must have.
    pub(super) fn complete<E: serde::de::Error>(&mut self) -> Result<(), E> {
        let mut fields = Field::ALL.into_iter().enumerate();
        let missing = fields.find(|(index, field)| field.required() && self.seen & 1 << index == 0);
        let Some((_, field)) = missing else { return Ok(()) };
        let error = self.fault(field.key(), field.expected(), "nothing".into());
        self.fault.iter_mut().for_each(|fault| fault.of_whole = true);
        Err(error)
    }

    pub(super) fn field<A: MapAccess<'t>>(&mut self, field: Field, map: &mut A) -> Result<(), A::Error> {
        match field {
            Field::Part(part) => map.next_value_seed(Object(PartSeed(self, part))),
            Field::Sure => map.next_value_seed(Object(SureSeed(self))),
            Field::Format
            | Field::Version
            | Field::ContentVersion
            | Field::RulesVersion
            | Field::ContentHash
            | Field::Programme
            | Field::Wave
            | Field::Period
            | Field::LeadForm
            | Field::Receipt => {
                let value = map.next_value_seed(ScalarSeed)?;
                match self.scalar(field, value) {
                    Ok(()) => Ok(()),
                    Err(found) => Err(self.fault(field.key(), field.expected(), found.said())),
                }
            }
        }
    }

    /// Takes the value of a field; gives it back if it does not fit.
    fn scalar(&mut self, field: Field, value: Scalar<'t>) -> Result<(), Scalar<'t>> {
        let occasion = &mut self.response.occasion;
        match (field, value) {
            (Field::Format, Scalar::Text(text)) if text == FORMAT => {}
            (Field::Version, Scalar::Number(number)) if number == VERSION => {}
            (Field::ContentVersion, Scalar::Text(text)) if is_version(&text) => {
                self.edition.content_version = text;
            }
            (Field::RulesVersion, Scalar::Text(text)) if is_version(&text) => {
                self.edition.rules_version = text;
            }
            (Field::ContentHash, Scalar::Text(text)) if is_hash(&text) => self.edition.content_hash = text,
            (Field::Programme | Field::Wave | Field::Period, Scalar::Null) => {}
            (Field::Programme, Scalar::Text(text)) => occasion.programme = Some(parsed(text)?),
            (Field::Period, Scalar::Text(text)) => occasion.period = Some(parsed(text)?),
            (Field::Wave, Scalar::Number(number)) => {
                occasion.wave = Some(Wave::of_number(number).ok_or(Scalar::Number(number))?);
            }
            (Field::LeadForm, Scalar::Bool(lead)) => self.response.lead_form = lead,
            (Field::Receipt, Scalar::Text(text)) => self.response.receipt = parsed(text)?,
            (_, other) => return Err(other),
        }
        Ok(())
    }

    /// The question answered under `key` in `part`. Records are written in the order of the questions, so it is
    /// most often the one after the last.
    fn question(&self, part: Part, key: &str, after: usize) -> Option<usize> {
        let words = &self.reader.words;
        let range = self.reader.parts[part as usize].clone();
        let after = after.clamp(range.start, range.end);
        let key = Word::of(key);
        (after..range.end).chain(range.start..after).find(|index| words[*index].key == key)
    }

    /// Takes note of something that is not known here.
    fn not_known<E: serde::de::Error>(
        &mut self,
        place: String,
        expected: String,
        found: String,
    ) -> Result<(), E> {
        if self.strict {
            return Err(self.fault(place, expected, found));
        }
        self.unknown += 1;
        if self.unknown_places.insert(place.clone()) {
            Ok(())
        } else {
            Err(self.fault(place, "each key once", found))
        }
    }

    pub(super) fn answer<E: serde::de::Error>(
        &mut self,
        part: Part,
        key: &str,
        after: &mut usize,
        value: Scalar<'_>,
    ) -> Result<(), E> {
        let place = || format!("{}.{}", part.key(), excerpt(key));
        let Scalar::Text(text) = value else {
            return Err(self.fault(place(), "the id of an option", value.said()));
        };
        let Some(index) = self.question(part, key, *after) else {
            let expected = match part {
                Part::Profile => "a profile question",
                Part::Answers => "the id of an item",
                Part::Burden => "a part of the hours questions",
            };
            return self.not_known(place(), expected.into(), quoted(&text));
        };
        *after = index + 1;
        let bit = 1 << index;
        if self.answered & bit != 0 {
            return Err(self.fault(place(), "each key once", quoted(&text)));
        }
        self.answered |= bit;
        let choices = &self.reader.words[index].choices;
        let chosen = Word::of(&text);
        let choice = choices.iter().position(|choice| *choice == chosen);
        let skipped = (text == SKIPPED && part != Part::Profile).then_some(choices.len());
        if let Some(choice) = choice.or(skipped) {
            self.response.choose(QuestionNumber::at(index), choice);
            return Ok(());
        }
        let choices = &self.reader.questions.get(QuestionNumber::at(index)).choices;
        let choices: Vec<&str> = choices.iter().map(OptionId::as_str).collect();
        let expected = format!("one of its options ({})", choices.join(", "));
        self.not_known(place(), expected, quoted(&text))
    }

    pub(super) fn sure<E: serde::de::Error>(
        &mut self,
        key: &str,
        after: &mut usize,
        value: &Scalar<'_>,
    ) -> Result<(), E> {
        let place = || format!("sure.{}", excerpt(key));
        let sureness = match value {
            Scalar::Number(0.0) => Sureness::Guessing,
            Scalar::Number(1.0) => Sureness::FairlySure,
            other => {
                let found = other.said();
                return Err(self.fault(place(), "0 (guessing) or 1 (fairly sure)", found));
            }
        };
        let questions = &self.reader.questions;
        let index = self.question(Part::Answers, key, *after);
        let knowledge = index.filter(|index| questions.get(QuestionNumber::at(*index)).is_knowledge());
        let Some(index) = knowledge else {
            return self.not_known(place(), "the id of a knowledge item".into(), value.said());
        };
        *after = index + 1;
        let bit = 1 << index;
        if self.said_sure & bit != 0 {
            return Err(self.fault(place(), "each key once", value.said()));
        }
        self.said_sure |= bit;
        self.response.say_sure(QuestionNumber::at(index), sureness);
        Ok(())
    }
}

fn parsed<T: FromStr>(text: Cow<'_, str>) -> Result<T, Scalar<'_>> {
    text.parse().map_err(|_| Scalar::Text(text))
}
