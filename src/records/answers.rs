//! The answers file, version 1: a person's own, to save, to load back and to score.
//!
//! Reading never loses an answer that still fits: what does not fit the content (another version, a slip) is
//! named as a [`Misfit`] and the rest is kept. Only a file that is something else altogether is refused.

use super::{
    json::Value,
    receipt::{NotAReceipt, is_receipt},
};
use crate::core::{
    hours::{Hours, HoursAnswer},
    ids::{Dimension, ItemId, NOT_KNOWN, OptionId},
    instrument::Instrument,
    map::Map,
    session::{Action, Answers, Session, Sureness},
};
use std::fmt;

/// What the file calls itself.
pub const FORMAT: &str = "psp-self-assessment/answers";
/// The version of the format that is written, and the newest that is read.
pub const VERSION: f64 = 1.0;
/// The key of the time available within `burden`.
const AVAILABLE: &str = "avail";
/// How many misfits are named, one by one; the rest are counted.
const MOST_MISFITS: usize = 100;
/// What is expected of a key that stands in a part a second time.
const ONCE: &str = "each key once";

/// A person's answers with what belongs to the attempt.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AnswersFile {
    /// The answers, and the topics whose explanations were seen.
    pub session: Session,
    /// One receipt for each programme that was given a record, so that one attempt carried to another device
    /// still counts once.
    pub receipts: Vec<(String, String)>,
}

/// What was read, and what was not.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// What fits.
    pub file: AnswersFile,
    /// What does not, as far as it is named.
    pub misfits: Vec<Misfit>,
    /// How many more do not fit.
    pub more_misfits: usize,
    /// The content version the file was written with, where it is another than ours.
    pub other_content: Option<String>,
}

/// One entry that does not fit the content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// Where it stands: `answers.MOD-K1`.
    pub place: String,
    /// What was expected there.
    pub expected: &'static str,
    /// What was found.
    pub found: String,
}

/// Why a file is not an answers file that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// It is no object at all.
    NotAnObject {
        /// What it is.
        found: &'static str,
    },
    /// It calls itself something else, such as an export record.
    OtherFormat {
        /// What it calls itself.
        found: String,
    },
    /// It is of a version that is not known here.
    OtherVersion {
        /// Its version.
        found: String,
    },
    /// It holds none of the parts of an answers file.
    NothingToRead,
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: expected {}, found {}", self.place, self.expected, self.found)
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnObject { found } => write!(f, "expected an answers file (an object), found {found}"),
            Self::OtherFormat { found } => write!(f, "format: expected \"{FORMAT}\", found {found}"),
            Self::OtherVersion { found } => write!(f, "version: expected 1, found {found}"),
            Self::NothingToRead => {
                f.write_str("expected profile, answers, burden or sure, found none of them")
            }
        }
    }
}

/// Writes an answers file. Keys stand in the order of the contract; answers in id order.
pub fn write(instrument: &Instrument, file: &AnswersFile) -> Value {
    let answers = &file.session.answers;
    let text = |id: &OptionId| Value::from(id.as_str());
    let mut members = vec![
        ("format".to_string(), Value::from(FORMAT)),
        ("version".to_string(), Value::Number(VERSION)),
        ("content_version".to_string(), Value::from(instrument.content_version.as_str())),
        ("rules_version".to_string(), Value::from(instrument.rules_version.as_str())),
    ];
    let choices = |map: &Map<ItemId, OptionId>| {
        map.iter().map(|(id, option)| (id.to_string(), text(option))).collect::<Vec<_>>()
    };
    members.push(("profile".to_string(), Value::Object(choices(&answers.profile))));
    members.push(("answers".to_string(), Value::Object(choices(&answers.items))));
    members.push(("burden".to_string(), Value::Object(write_burden(instrument, answers))));
    let sure = answers.sure.iter().map(|(id, sure)| {
        let value = match sure {
            Sureness::Guessing => 0.0,
            Sureness::FairlySure => 1.0,
        };
        (id.to_string(), Value::Number(value))
    });
    members.push(("sure".to_string(), Value::Object(sure.collect())));
    let locked = Dimension::ALL.into_iter().filter(|d| file.session.locked[d.index()]);
    let locked: Vec<Value> = locked.map(|d| Value::from(d.code())).collect();
    if !locked.is_empty() {
        members.push(("locked".to_string(), Value::Array(locked)));
    }
    if !file.receipts.is_empty() {
        let receipts =
            file.receipts.iter().map(|(key, receipt)| (key.clone(), Value::from(receipt.as_str())));
        members.push(("receipts".to_string(), Value::Object(receipts.collect())));
    }
    Value::Object(members)
}

fn write_burden(instrument: &Instrument, answers: &Answers) -> Vec<(String, Value)> {
    let hours = |answer: HoursAnswer| match answer {
        HoursAnswer::Exact(hours) => Value::Number(hours.get()),
        HoursAnswer::NotKnown => Value::from(NOT_KNOWN.as_str()),
        HoursAnswer::Range(option) => Value::from(option.as_str()),
    };
    let burden = &answers.burden;
    let mut members = Vec::new();
    for task in &instrument.burden.tasks {
        if let Some(answer) = burden.tasks.get(&task.id) {
            members.push((task.id.to_string(), hours(*answer)));
        }
    }
    if let Some(answer) = burden.available {
        members.push((AVAILABLE.to_string(), hours(answer)));
    }
    for figure in instrument.burden.figures() {
        if let Some(option) = burden.figures.get(&figure.id) {
            members.push((figure.id.to_string(), Value::from(option.as_str())));
        }
    }
    members
}

/// Reads an answers file. The first four fields may be missing: then they are taken as the current ones.
///
/// # Errors
/// [`ImportError`] if it is something else than an answers file that is known here.
pub fn read(instrument: &Instrument, value: &Value) -> Result<Import, ImportError> {
    let Some(file) = value.members() else {
        return Err(ImportError::NotAnObject { found: value.kind() });
    };
    if let Some(format) = value.get("format")
        && format.text() != Some(FORMAT)
    {
        return Err(ImportError::OtherFormat { found: format.write() });
    }
    if let Some(version) = value.get("version")
        && version.number() != Some(VERSION)
    {
        return Err(ImportError::OtherVersion { found: version.write() });
    }
    if ["profile", "answers", "burden", "sure"].into_iter().all(|part| value.get(part).is_none()) {
        return Err(ImportError::NothingToRead);
    }
    let mut reader =
        Reader { instrument, file, session: Session::default(), misfits: Vec::new(), more_misfits: 0 };
    reader.part("profile", Reader::profile);
    reader.part("answers", Reader::answer);
    reader.part("burden", Reader::burden);
    reader.part("sure", Reader::sure);
    reader.locked();
    let mut receipts = Vec::new();
    for (programme, receipt) in reader.given("receipts").and_then(Value::members).unwrap_or_default() {
        match receipt.text() {
            Some(receipt) if is_receipt(receipt) => {
                receipts.push((programme.clone(), receipt.to_string()));
            }
            _ => reader.misfit("receipts", programme, NotAReceipt::EXPECTED, receipt),
        }
    }
    let content = value.get("content_version").and_then(Value::text);
    Ok(Import {
        file: AnswersFile { session: reader.session, receipts },
        misfits: reader.misfits,
        more_misfits: reader.more_misfits,
        other_content: content.filter(|version| instrument.content_version != *version).map(str::to_string),
    })
}

struct Reader<'a> {
    instrument: &'a Instrument,
    file: &'a [(String, Value)],
    session: Session,
    misfits: Vec<Misfit>,
    more_misfits: usize,
}

impl<'a> Reader<'a> {
    /// Names a misfit in a part; at an empty key, the part itself.
    fn misfit(&mut self, part: &str, key: &str, expected: &'static str, found: &Value) {
        if self.misfits.len() == MOST_MISFITS {
            self.more_misfits += 1;
            return;
        }
        let dot = if key.is_empty() { "" } else { "." };
        let found = if found.members().is_some() { found.kind().to_string() } else { found.write() };
        self.misfits.push(Misfit { place: [part, dot, key].concat(), expected, found });
    }

    /// One part of the file, if it is there. The first one counts; another of the same name is named.
    fn given(&mut self, part: &'static str) -> Option<&'a Value> {
        let mut given = self.file.iter().filter(|(name, _)| name == part).map(|(_, value)| value);
        let first = given.next();
        if let Some(again) = given.next() {
            self.misfit(part, "", "each part once", again);
        }
        first
    }

    /// Reads each member of one part with `read`, which says what it expected where a member does not fit. An
    /// answer that is there already was given in the same part: each part has answers of its own.
    fn part(&mut self, part: &'static str, read: fn(&mut Self, &str, &Value) -> Result<(), &'static str>) {
        let Some(value) = self.given(part) else { return };
        let Some(members) = value.members() else {
            return self.misfit(part, "", "an object", value);
        };
        for (key, member) in members {
            if let Err(expected) = read(self, key, member) {
                self.misfit(part, key, expected, member);
            }
        }
    }

    fn apply(&mut self, action: Action, expected: &'static str) -> Result<(), &'static str> {
        self.session.change(self.instrument, action).map_err(|_| expected)
    }

    fn profile(&mut self, key: &str, value: &Value) -> Result<(), &'static str> {
        let item = self.known_item(key, true)?;
        self.choose(item, value)
    }

    fn answer(&mut self, key: &str, value: &Value) -> Result<(), &'static str> {
        let item = self.known_item(key, false)?;
        self.choose(item, value)
    }

    fn known_item(&self, key: &str, profile: bool) -> Result<ItemId, &'static str> {
        let expected = if profile { "a profile question" } else { "the id of an item" };
        let id = ItemId::new(key).map_err(|_| expected)?;
        let item = self.instrument.item(id).ok_or(expected)?;
        let is_profile = item.kind == crate::core::instrument::Kind::Profile;
        if is_profile == profile { Ok(id) } else { Err(expected) }
    }

    fn choose(&mut self, item: ItemId, value: &Value) -> Result<(), &'static str> {
        const EXPECTED: &str = "one of its options";
        let answers = &self.session.answers;
        if answers.chosen(item).is_some() || answers.burden.figures.contains_key(&item) {
            return Err(ONCE);
        }
        let option = value.text().and_then(|text| OptionId::new(text).ok()).ok_or(EXPECTED)?;
        self.apply(Action::Choose { item, option }, EXPECTED)
    }

    fn burden(&mut self, key: &str, value: &Value) -> Result<(), &'static str> {
        const EXPECTED: &str = "a range of hours, \"nk\" or a number of hours from 0 to 10000";
        let burden = &self.session.answers.burden;
        if key == AVAILABLE {
            if burden.available.is_some() {
                return Err(ONCE);
            }
            let hours = hours(value).ok_or(EXPECTED)?;
            return self.apply(Action::Available { hours: Some(hours) }, EXPECTED);
        }
        if let Some(task) = self.instrument.burden.tasks.iter().find(|task| task.id.as_str() == key) {
            if burden.tasks.contains_key(&task.id) {
                return Err(ONCE);
            }
            let hours = hours(value).ok_or(EXPECTED)?;
            return self.apply(Action::Task { task: task.id, hours: Some(hours) }, EXPECTED);
        }
        let figures = self.instrument.burden.figures();
        let figure = figures.into_iter().find(|figure| figure.id.as_str() == key);
        let figure = figure.ok_or("a part of the hours questions")?;
        self.choose(figure.id, value)
    }

    fn sure(&mut self, key: &str, value: &Value) -> Result<(), &'static str> {
        let item = ItemId::new(key).map_err(|_| "the id of a knowledge item")?;
        if self.session.answers.sure.contains_key(&item) {
            return Err(ONCE);
        }
        let sureness = match value.number() {
            Some(0.0) => Sureness::Guessing,
            Some(1.0) => Sureness::FairlySure,
            _ => return Err("0 or 1"),
        };
        self.apply(Action::Sure { item, sureness }, "the id of a knowledge item")
    }

    fn locked(&mut self) {
        let Some(value) = self.given("locked") else { return };
        let Value::Array(codes) = value else {
            return self.misfit("locked", "", "a list of topics", value);
        };
        for code in codes {
            match code.text().and_then(Dimension::from_code) {
                Some(dimension) => self.session.locked[dimension.index()] = true,
                None => self.misfit("locked", "", "MOD, ROL, PRO or REA", code),
            }
        }
    }
}

fn hours(value: &Value) -> Option<HoursAnswer> {
    match value {
        Value::Number(number) => Hours::new(*number).ok().map(HoursAnswer::Exact),
        Value::Text(text) if text == NOT_KNOWN.as_str() => Some(HoursAnswer::NotKnown),
        Value::Text(text) => OptionId::new(text).ok().map(HoursAnswer::Range),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}
