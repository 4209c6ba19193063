//! Reading export records, strictly: what the contract does not have is refused, and said by place, expectation and
//! finding.
//!
//! One pass over the text, straight into a [`Response`]; nothing is kept of it but indices. Only a record that is not
//! accepted is looked at again, to say what is wrong in the most useful words. Knows no files and no tallies.
//!
//! What is lenient, and why: an absent item is a skipped one (contract); the keys may stand in any order; `programme`,
//! `wave` and `period` may be absent, which says the same as `null`; `profile`, `sure` and `burden` may be absent, since
//! all in them may be. `lead_form` may not: leads and partners are never pooled. It holds whatever `PF1` says, because
//! it is the form that was last seen (content design 8.3).

use super::{
    answers,
    export::{FORMAT, VERSION},
    occasion::{NotAnOccasion, Occasion, Wave},
    questions::{Part, Question, QuestionNumber, Questions, SKIPPED},
    receipt::{NotAReceipt, Receipt},
    response::{Edition, Other, Reading, Response},
    stream::{Record, Refusal},
};
use crate::core::{instrument::Instrument, session::Sureness};
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::{borrow::Cow, collections::BTreeSet, fmt, ops::Range, str::FromStr};

/// What is said to whoever sends an answers file in place of the record.
const OWN_ANSWERS: &str =
    "this is a person's own answers file; it may hold exact hours; ask for the export file instead";
/// The same, where a file does not say what it is.
const PERHAPS_OWN_ANSWERS: &str = "this may be a person's own answers file, which may hold exact hours; ask for the \
                                   export file instead";
/// How much of what was found is repeated in a refusal, in characters.
const EXCERPT: usize = 60;
/// The longest version text.
const LONGEST_VERSION: usize = 64;
/// The longest content hash.
const LONGEST_HASH: usize = 128;

/// Reads export records of one edition. Made once; may be shared among threads.
#[derive(Clone, Debug)]
pub struct Reader {
    questions: Questions,
    edition: Edition,
    /// The texts of the keys and choices of each question, to compare without unpacking ids.
    words: Vec<Words>,
    /// Where the questions of a part stand, by `Part as usize`.
    parts: [Range<usize>; 3],
}

#[derive(Clone, Debug)]
struct Words {
    key: Box<str>,
    choices: Vec<Box<str>>,
}

impl Reader {
    /// A reader of records that answer `instrument`, whose hash is `content_hash`.
    pub fn new(instrument: &Instrument, content_hash: &str) -> Self {
        let questions = Questions::new(instrument);
        let words = |(_, question): (QuestionNumber, &Question)| Words {
            key: question.key.as_str().into(),
            choices: question.choices.iter().map(|choice| choice.as_str().into()).collect(),
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
        if draft.edition_is_ours() {
            if draft.unknown > 0 {
                // Of our own edition nothing is unknown: say what, and where.
                let mut strict = Draft::new(self, true);
                return match strict.parse(record.text) {
                    Err(error) => Err(strict.refusal(record, &error)),
                    Ok(()) => Err(Refusal::new(record.line, "known questions and answers", "others")),
                };
            }
            return Ok(Reading::Ours(draft.response));
        }
        let Draft { edition, response, unknown, .. } = draft;
        Ok(Reading::Other(Box::new(Other {
            edition: Edition {
                content_version: edition.content_version.into_owned(),
                rules_version: edition.rules_version.into_owned(),
                content_hash: edition.content_hash.into_owned(),
            },
            response,
            unknown,
        })))
    }
}

/// The fields of a record, in the order in which they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Format,
    Version,
    ContentVersion,
    RulesVersion,
    ContentHash,
    Programme,
    Wave,
    Period,
    LeadForm,
    Part(Part),
    Sure,
    Receipt,
}

impl Field {
    const ALL: [Self; 14] = [
        Self::Format,
        Self::Version,
        Self::ContentVersion,
        Self::RulesVersion,
        Self::ContentHash,
        Self::Programme,
        Self::Wave,
        Self::Period,
        Self::LeadForm,
        Self::Part(Part::Profile),
        Self::Part(Part::Answers),
        Self::Sure,
        Self::Part(Part::Burden),
        Self::Receipt,
    ];

    const fn key(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Version => "version",
            Self::ContentVersion => "content_version",
            Self::RulesVersion => "rules_version",
            Self::ContentHash => "content_hash",
            Self::Programme => "programme",
            Self::Wave => "wave",
            Self::Period => "period",
            Self::LeadForm => "lead_form",
            Self::Part(part) => part.key(),
            Self::Sure => "sure",
            Self::Receipt => "receipt",
        }
    }

    /// What is expected of its value.
    const fn expected(self) -> &'static str {
        match self {
            Self::Format => "\"psp-self-assessment/export\"",
            Self::Version => "1",
            Self::ContentVersion | Self::RulesVersion => "a version, such as \"0.1.0\"",
            Self::ContentHash => "\"sha256-\" and its digits",
            Self::Programme => NotAnOccasion::Programme.expected(),
            Self::Wave => NotAnOccasion::Wave.expected(),
            Self::Period => NotAnOccasion::Period.expected(),
            Self::LeadForm => "true or false",
            Self::Part(_) | Self::Sure => "an object",
            Self::Receipt => NotAReceipt::EXPECTED,
        }
    }

    /// Whether a record without it says too little to be counted.
    const fn required(self) -> bool {
        match self {
            Self::Format
            | Self::Version
            | Self::ContentVersion
            | Self::RulesVersion
            | Self::ContentHash
            | Self::LeadForm
            | Self::Part(Part::Answers)
            | Self::Receipt => true,
            Self::Programme
            | Self::Wave
            | Self::Period
            | Self::Part(Part::Profile | Part::Burden)
            | Self::Sure => false,
        }
    }
}

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
struct Draft<'r, 't> {
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
    unknown: usize,
    /// The places of those, to notice one that is given twice.
    unknown_places: BTreeSet<String>,
    fault: Option<Fault>,
}

impl<'r, 't> Draft<'r, 't> {
    fn new(reader: &'r Reader, strict: bool) -> Self {
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

    fn parse(&mut self, text: &'t str) -> serde_json::Result<()> {
        let mut json = serde_json::Deserializer::from_str(text);
        Object(Top(self)).deserialize(&mut json)?;
        json.end()
    }

    fn edition_is_ours(&self) -> bool {
        let (found, ours) = (&self.edition, &self.reader.edition);
        found.content_version == ours.content_version
            && found.rules_version == ours.rules_version
            && found.content_hash == ours.content_hash
    }

    /// What is said of a record that was not accepted.
    fn refusal(self, record: &Record<'_>, error: &serde_json::Error) -> Refusal {
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
    fn fault<E: serde::de::Error>(
        &mut self,
        place: impl Into<String>,
        expected: impl Into<Cow<'static, str>>,
        found: String,
    ) -> E {
        self.fault = Some(Fault { place: place.into(), expected: expected.into(), found, of_whole: false });
        E::custom("refused")
    }

    fn field<A: MapAccess<'t>>(&mut self, field: Field, map: &mut A) -> Result<(), A::Error> {
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
            #[expect(clippy::float_cmp, reason = "a whole number")]
            (Field::Version, Scalar::Number(number)) if number == VERSION => {}
            (Field::ContentVersion, Scalar::Text(text)) if is_version(&text) => {
                self.edition.content_version = text;
            }
            (Field::RulesVersion, Scalar::Text(text)) if is_version(&text) => {
                self.edition.rules_version = text
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
        (after..range.end).chain(range.start..after).find(|index| *words[*index].key == *key)
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

    fn answer<E: serde::de::Error>(
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
        let choice = choices.iter().position(|choice| **choice == *text);
        let skipped = (text == SKIPPED && part != Part::Profile).then_some(choices.len());
        if let Some(choice) = choice.or(skipped) {
            self.response.choose(QuestionNumber::at(index), choice);
            return Ok(());
        }
        let expected = format!("one of its options ({})", choices.join(", "));
        self.not_known(place(), expected, quoted(&text))
    }

    fn sure<E: serde::de::Error>(
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

/// Whether a text can be a version: short, and nothing that could do harm where it is repeated.
fn is_version(text: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'+' | b'-');
    (1..=LONGEST_VERSION).contains(&text.len()) && text.bytes().all(allowed)
}

/// Whether a text can be a content hash. Not only those of our own making: another is kept apart, not refused.
fn is_hash(text: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=' | b'_' | b'-');
    let digits = text.strip_prefix("sha256-").unwrap_or_default();
    (1..=LONGEST_HASH).contains(&digits.len()) && digits.bytes().all(allowed)
}

fn excerpt(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(EXCERPT) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", excerpt(text))
}

/// A value as far as a record needs it.
#[derive(Debug)]
enum Scalar<'t> {
    Null,
    Bool(bool),
    Number(f64),
    Text(Cow<'t, str>),
    List,
    Object,
}

impl Scalar<'_> {
    /// What was found, in words.
    fn said(&self) -> String {
        match self {
            Self::Null => "null".into(),
            Self::Bool(value) => value.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Text(text) => quoted(text),
            Self::List => "a list".into(),
            Self::Object => "an object".into(),
        }
    }
}

struct ScalarSeed;

impl<'de> DeserializeSeed<'de> for ScalarSeed {
    type Value = Scalar<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Scalar<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ScalarSeed {
    type Value = Scalar<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Bool(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Number(value))
    }

    #[expect(clippy::cast_precision_loss, reason = "records hold no numbers near 2^53")]
    fn visit_i64<E>(self, value: i64) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Number(value as f64))
    }

    #[expect(clippy::cast_precision_loss, reason = "records hold no numbers near 2^53")]
    fn visit_u64<E>(self, value: u64) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Number(value as f64))
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Text(Cow::Borrowed(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Text(Cow::Owned(value.to_string())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Scalar<'de>, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Scalar::List)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Scalar<'de>, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Scalar::Object)
    }
}

/// A key: borrowed from the text unless it is written with escapes.
struct KeySeed;

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Cow<'de, str>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for KeySeed {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Borrowed(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(value.to_string()))
    }
}

/// Something that must be an object, and what to do with its members.
trait Members<'t>: Sized {
    /// Notes that it is no object.
    fn refuse<E: serde::de::Error>(self, found: String) -> E;
    fn read<A: MapAccess<'t>>(self, map: A) -> Result<(), A::Error>;
}

struct Top<'d, 'r, 't>(&'d mut Draft<'r, 't>);
struct PartSeed<'d, 'r, 't>(&'d mut Draft<'r, 't>, Part);
struct SureSeed<'d, 'r, 't>(&'d mut Draft<'r, 't>);
/// Visits an object; anything else is a fault.
struct Object<M>(M);

impl<'t> Members<'t> for Top<'_, '_, 't> {
    fn refuse<E: serde::de::Error>(self, found: String) -> E {
        self.0.fault("", "an export record (an object)", found)
    }

    fn read<A: MapAccess<'t>>(self, mut map: A) -> Result<(), A::Error> {
        let draft = self.0;
        let mut after = 0;
        while let Some(key) = map.next_key_seed(KeySeed)? {
            let fields = Field::ALL.iter().enumerate();
            let mut fields = fields.clone().skip(after).chain(fields.take(after));
            let Some((index, field)) = fields.find(|(_, field)| field.key() == key) else {
                let found = map.next_value_seed(ScalarSeed)?.said();
                return Err(draft.fault(
                    excerpt(&key),
                    "no other fields than those of an export record",
                    found,
                ));
            };
            after = index + 1;
            if draft.seen & 1 << index != 0 {
                let found = map.next_value_seed(ScalarSeed)?.said();
                return Err(draft.fault(field.key(), "each key once", found));
            }
            draft.seen |= 1 << index;
            draft.field(*field, &mut map)?;
        }
        let missing = |(index, field): &(usize, Field)| field.required() && draft.seen & 1 << index == 0;
        if let Some((_, field)) = Field::ALL.into_iter().enumerate().find(missing) {
            let error = draft.fault(field.key(), field.expected(), "nothing".into());
            draft.fault.iter_mut().for_each(|fault| fault.of_whole = true);
            return Err(error);
        }
        Ok(())
    }
}

impl<'t> Members<'t> for PartSeed<'_, '_, 't> {
    fn refuse<E: serde::de::Error>(self, found: String) -> E {
        self.0.fault(self.1.key(), "an object", found)
    }

    fn read<A: MapAccess<'t>>(self, mut map: A) -> Result<(), A::Error> {
        let mut after = 0;
        while let Some(key) = map.next_key_seed(KeySeed)? {
            let value = map.next_value_seed(ScalarSeed)?;
            self.0.answer(self.1, &key, &mut after, value)?;
        }
        Ok(())
    }
}

impl<'t> Members<'t> for SureSeed<'_, '_, 't> {
    fn refuse<E: serde::de::Error>(self, found: String) -> E {
        self.0.fault("sure", "an object", found)
    }

    fn read<A: MapAccess<'t>>(self, mut map: A) -> Result<(), A::Error> {
        let mut after = 0;
        while let Some(key) = map.next_key_seed(KeySeed)? {
            let value = map.next_value_seed(ScalarSeed)?;
            self.0.sure(&key, &mut after, &value)?;
        }
        Ok(())
    }
}

impl<'t, M: Members<'t>> DeserializeSeed<'t> for Object<M> {
    type Value = ();

    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'t, M: Members<'t>> Visitor<'t> for Object<M> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<(), E> {
        Err(self.0.refuse(Scalar::Null.said()))
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<(), E> {
        Err(self.0.refuse(Scalar::Bool(value).said()))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<(), E> {
        Err(self.0.refuse(value.to_string()))
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<(), E> {
        Err(self.0.refuse(value.to_string()))
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<(), E> {
        Err(self.0.refuse(value.to_string()))
    }

    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<(), E> {
        Err(self.0.refuse(quoted(value)))
    }

    fn visit_seq<A: SeqAccess<'t>>(self, _: A) -> Result<(), A::Error> {
        Err(self.0.refuse(Scalar::List.said()))
    }

    fn visit_map<A: MapAccess<'t>>(self, map: A) -> Result<(), A::Error> {
        self.0.read(map)
    }
}

/// What a record is that is not one of ours, if it says so itself: of another format or another version.
fn other_kind(record: &Record<'_>) -> Option<Refusal> {
    let members = Head::of(record.text)?;
    let refuse = |field: Field, found: String, advice| {
        let expected = field.expected().into();
        Some(Refusal { line: record.line, place: field.key().into(), expected, found, advice })
    };
    match members.format {
        None if members.answers => refuse(Field::Format, "nothing".into(), PERHAPS_OWN_ANSWERS),
        None => refuse(Field::Format, "nothing".into(), ""),
        Some(Scalar::Text(format)) if format == answers::FORMAT => {
            refuse(Field::Format, quoted(&format), OWN_ANSWERS)
        }
        Some(Scalar::Text(format)) if format == FORMAT => match members.version? {
            #[expect(clippy::float_cmp, reason = "a whole number")]
            Scalar::Number(number) if number == VERSION => None,
            other => refuse(Field::Version, other.said(), ""),
        },
        Some(other) => refuse(Field::Format, other.said(), ""),
    }
}

/// What a file says of itself.
#[derive(Debug, Default)]
struct Head<'t> {
    format: Option<Scalar<'t>>,
    version: Option<Scalar<'t>>,
    /// It has parts of an answers file, and no receipt.
    answers: bool,
}

impl<'t> Head<'t> {
    fn of(text: &'t str) -> Option<Self> {
        let mut json = serde_json::Deserializer::from_str(text);
        json.deserialize_map(HeadVisitor).ok()
    }
}

struct HeadVisitor;

impl<'t> Visitor<'t> for HeadVisitor {
    type Value = Head<'t>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Head<'t>, A::Error> {
        let mut head = Head::default();
        let (mut answers, mut receipt) = (false, false);
        while let Some(key) = map.next_key_seed(KeySeed)? {
            let value = map.next_value_seed(ScalarSeed)?;
            match &*key {
                "format" => head.format = head.format.or(Some(value)),
                "version" => head.version = head.version.or(Some(value)),
                "profile" | "answers" | "burden" | "sure" | "locked" | "receipts" => answers = true,
                "receipt" => receipt = true,
                _ => {}
            }
        }
        head.answers = answers && !receipt;
        Ok(head)
    }
}
