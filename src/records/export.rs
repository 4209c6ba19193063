//! The export record, version 1: what a funder may receive, and nothing else, ever.
//!
//! An allow-list of its own. It has no room for text, times, order, or who and where somebody is; exact hours become
//! their range; `PF1b` is not among its questions. What was asked and answered is written; an item that was
//! asked and not answered is written as `skip`; in `profile`, `sure` and `burden`, which people may leave empty or drop,
//! absent says the same.
//!
//! The bytes depend on the answers, what the host set and the receipt alone: one line without white space, ended by a
//! newline, keys in the order of the contract, items in the order they are asked. One line, so that files joined end
//! to end are JSON Lines; a newline at the end for the same reason.

use super::{
    answers::AnswersFile,
    json::Value,
    occasion::{Occasion, Programme},
    questions::{AVAILABLE, SKIPPED, figures, items},
    receipt::Receipt,
};
use crate::core::{
    hours::HoursAnswer,
    ids::{Dimension, ItemId, NOT_KNOWN, OptionId},
    instrument::{HoursRange, Instrument, Kind},
    path::{Page, dimension_pages},
    session::{Answers, Sureness},
};

/// What an export record calls itself.
pub const FORMAT: &str = "psp-self-assessment/export";
/// The version of the format that is written, and the only one that is read.
pub const VERSION: f64 = 1.0;
/// The name of the file.
pub const FILE_NAME: &str = "psp-self-assessment-export.json";

/// What goes into a record besides the answers.
#[derive(Clone, Copy, Debug, Default)]
pub struct Settings<'a> {
    /// Programme, wave and period, from the embedding page only.
    pub occasion: Occasion,
    /// The comparison items were asked. They are written too if one of them has an answer: then they were.
    pub comparison: bool,
    /// The profile questions that the person drops from the record.
    pub dropped: &'a [ItemId],
}

/// One record. Every field of it is a code of the content, or comes from the host, or is the receipt.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportRecord {
    /// Version of the questions and words.
    pub content_version: &'static str,
    /// Version of points, bands and rules.
    pub rules_version: &'static str,
    /// The hash of the content.
    pub content_hash: &'static str,
    /// Programme, wave and period.
    pub occasion: Occasion,
    /// Whether the lead's form was last seen.
    pub lead_form: bool,
    /// The profile questions that were answered and not dropped.
    pub profile: Vec<(ItemId, OptionId)>,
    /// The items that were asked; none for those skipped.
    pub answers: Vec<(ItemId, Option<OptionId>)>,
    /// How sure somebody felt of the knowledge items answered.
    pub sure: Vec<(ItemId, Sureness)>,
    /// Hours, as ranges, and size.
    pub burden: Vec<(ItemId, OptionId)>,
    /// One for each attempt and programme.
    pub receipt: Receipt,
}

impl ExportRecord {
    /// The record of these answers. `content_hash` is that of the `instrument`.
    pub fn new(
        instrument: &Instrument,
        content_hash: &'static str,
        answers: &Answers,
        settings: Settings<'_>,
        receipt: Receipt,
    ) -> Self {
        let mut record = Self {
            content_version: instrument.content_version.as_str(),
            rules_version: instrument.rules_version.as_str(),
            content_hash,
            occasion: settings.occasion,
            lead_form: answers.lead_form(),
            profile: Vec::new(),
            answers: Vec::new(),
            sure: Vec::new(),
            burden: burden(instrument, answers),
            receipt,
        };
        let compared = settings.comparison
            || items(instrument)
                .any(|(item, key)| item.kind == Kind::Comparison && answers.items.contains_key(&key));
        for (item, key) in items(instrument) {
            let chosen = answers.chosen(key);
            if item.kind == Kind::Profile {
                if !settings.dropped.contains(&key) {
                    record.profile.extend(chosen.map(|option| (key, option)));
                }
            } else if item.kind != Kind::Comparison || compared {
                record.answers.push((key, chosen));
                // Where nothing is known or said, there is nothing to be sure of.
                if chosen.is_some_and(|option| option != NOT_KNOWN) {
                    record.sure.extend(answers.sure.get(&key).map(|sure| (key, *sure)));
                }
            }
        }
        record
    }

    /// The bytes of the file: one line, with its end.
    pub fn write(&self) -> String {
        let text = |text: &str| Value::from(text);
        let optional = |value: Option<Value>| value.unwrap_or(Value::Null);
        let Occasion { programme, wave, period } = self.occasion;
        let chosen = |(key, option): &(ItemId, OptionId)| (key.as_str().to_string(), text(option.as_str()));
        let answered = |(key, option): &(ItemId, Option<OptionId>)| {
            let option = option.as_ref().map_or(SKIPPED, OptionId::as_str);
            (key.as_str().to_string(), text(option))
        };
        let said = |(key, sure): &(ItemId, Sureness)| {
            let number = match sure {
                Sureness::Guessing => 0.0,
                Sureness::FairlySure => 1.0,
            };
            (key.as_str().to_string(), Value::Number(number))
        };
        let members = [
            ("format", text(FORMAT)),
            ("version", Value::Number(VERSION)),
            ("content_version", text(self.content_version)),
            ("rules_version", text(self.rules_version)),
            ("content_hash", text(self.content_hash)),
            ("programme", optional(programme.map(|programme| text(programme.as_str())))),
            ("wave", optional(wave.map(|wave| Value::Number(f64::from(wave.number()))))),
            ("period", optional(period.map(|period| Value::Text(period.to_string())))),
            ("lead_form", Value::Bool(self.lead_form)),
            ("profile", Value::Object(self.profile.iter().map(chosen).collect())),
            ("answers", Value::Object(self.answers.iter().map(answered).collect())),
            ("sure", Value::Object(self.sure.iter().map(said).collect())),
            ("burden", Value::Object(self.burden.iter().map(chosen).collect())),
            ("receipt", Value::Text(self.receipt.to_string())),
        ];
        let mut line = Value::Object(members.map(|(key, value)| (key.to_string(), value)).into()).write();
        line.push('\n');
        line
    }
}

/// The quantified part, exact hours as the range they fall into.
fn burden(instrument: &Instrument, answers: &Answers) -> Vec<(ItemId, OptionId)> {
    let (asked, given) = (&instrument.burden, &answers.burden);
    let mut burden = Vec::new();
    for task in &asked.tasks {
        let option = given.tasks.get(&task.id).and_then(|hours| coarse(*hours, &asked.task_hours));
        burden.extend(option.map(|option| (ItemId::of(task.id.as_str()), option)));
    }
    let available = given.available.and_then(|hours| coarse(hours, &asked.available_hours));
    burden.extend(available.map(|option| (AVAILABLE, option)));
    for figure in figures(instrument) {
        // How the time was set is asked of those who have some; an answer from before that changed stays here.
        if dimension_pages(instrument, answers, Dimension::Pro).all(|page| page != Page::Figure(figure.id)) {
            continue;
        }
        burden.extend(given.figures.get(&figure.id).map(|option| (figure.id, *option)));
    }
    burden
}

fn coarse(hours: HoursAnswer, ranges: &[HoursRange]) -> Option<OptionId> {
    match hours {
        HoursAnswer::Range(option) => Some(option),
        HoursAnswer::NotKnown => Some(NOT_KNOWN),
        HoursAnswer::Exact(hours) => hours.range(ranges),
    }
}

impl AnswersFile {
    /// The receipt of this attempt for a programme, if a record has been made for it.
    pub fn receipt(&self, programme: Option<Programme>) -> Option<Receipt> {
        let key = key_of(programme.as_ref());
        let (_, receipt) = self.receipts.iter().find(|(given, _)| given == key)?;
        receipt.parse().ok()
    }

    /// The receipt of this attempt for a programme; a new one of 16 random bytes if there is none, which the file
    /// remembers from now on.
    pub fn receipt_or_new(&mut self, programme: Option<Programme>, random: [u8; 16]) -> Receipt {
        self.receipt(programme).unwrap_or_else(|| {
            let receipt = Receipt::of_random(random);
            let key = key_of(programme.as_ref());
            self.receipts.retain(|(given, _)| given != key);
            self.receipts.push((key.to_string(), receipt.to_string()));
            receipt
        })
    }
}

/// Under which key a programme's receipt is kept; a page that names no programme has the empty one, which no
/// programme can have.
fn key_of(programme: Option<&Programme>) -> &str {
    programme.map_or("", Programme::as_str)
}
