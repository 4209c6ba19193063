//! What an export record says, in the words of the questions: what a person reads before it goes.
//!
//! Made from the record and nothing else of the answers but the voice they were asked in, so that what is read is
//! what goes.

use super::say;
use crate::{
    core::{
        ids::{ItemId, NOT_KNOWN, OptionId},
        instrument::{HoursRange, Instrument, Item, Kind},
        session::{Answers, Sureness},
    },
    records::{export::ExportRecord, questions::AVAILABLE},
};

/// One question of the record with what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The question's key in the record.
    pub key: ItemId,
    /// The question.
    pub question: String,
    /// The answer; none where it was left out.
    pub answer: Option<String>,
    /// How sure the person felt.
    pub sure: Option<Sureness>,
}

/// The profile of the record.
pub fn profile(instrument: &Instrument, record: &ExportRecord, answers: &Answers) -> Vec<Line> {
    let lines = record.profile.iter();
    lines.map(|(key, option)| line(instrument, *key, Some(*option), answers)).collect()
}

/// The profile questions that have an answer, whether or not it is in the record.
pub fn profile_asked(instrument: &Instrument, answers: &Answers) -> Vec<Line> {
    let exported = instrument.items.iter().filter(|item| item.kind == Kind::Profile);
    let given = exported.filter_map(|item| Some((item.id, answers.profile.get(&item.id).copied()?)));
    let given = given.filter(|(id, _)| *id != crate::core::session::OTHER_ROLE);
    given.map(|(key, option)| line(instrument, key, Some(option), answers)).collect()
}

/// Its answers, and its hours as the ranges that stand in it.
pub fn answers(instrument: &Instrument, record: &ExportRecord, answers: &Answers) -> Vec<Line> {
    let sure = |key| record.sure.iter().find(|(of, _)| *of == key).map(|(_, sure)| *sure);
    let items = record
        .answers
        .iter()
        .map(|(key, option)| Line { sure: sure(*key), ..line(instrument, *key, *option, answers) });
    let burden = record.burden.iter().map(|(key, option)| hours_line(instrument, *key, *option, answers));
    items.chain(burden).collect()
}

fn line(instrument: &Instrument, key: ItemId, option: Option<OptionId>, answers: &Answers) -> Line {
    let item = instrument.items.iter().find(|item| item.answer_ids().any(|id| id == key));
    let words = |item: &Item| {
        let text = say::wording(&item.text, answers);
        let row = item.rows.iter().find(|row| row.id == key);
        let question = row.map_or_else(|| text.to_string(), |row| format!("{text} {}", row.text));
        let answer = option.and_then(|option| say::chosen(item, option, answers)).map(ToString::to_string);
        (question, answer)
    };
    let (question, answer) = item.map_or_else(|| (key.to_string(), None), words);
    Line { key, question, answer, sure: None }
}

fn hours_line(instrument: &Instrument, key: ItemId, option: OptionId, answers: &Answers) -> Line {
    let burden = &instrument.burden;
    let range = |ranges: &[HoursRange], not_known: &str| {
        let range = ranges.iter().find(|range| range.id == option).map(|range| range.text.as_str());
        (option == NOT_KNOWN).then_some(not_known).or(range).map(ToString::to_string)
    };
    let task = burden.tasks.iter().find(|task| task.id.as_str() == key.as_str());
    let (question, answer) = if let Some(task) = task {
        (task.text.to_string(), range(&burden.task_hours, &burden.task_not_known))
    } else if key == AVAILABLE {
        let question = say::wording(&burden.available, answers).to_string();
        (question, range(&burden.available_hours, &burden.available_not_known))
    } else {
        let figure = burden.figures().into_iter().find(|figure| figure.id == key);
        let question = figure.map(|figure| say::wording(&figure.text, answers).to_string());
        let own = figure.and_then(|figure| figure.options.iter().find(|of| of.id == option));
        let not_known = figure.and_then(|figure| figure.not_known).map(|text| text.as_str());
        let answer = own.map(|of| of.text.as_str()).or(not_known).map(ToString::to_string);
        (question.unwrap_or_default(), answer)
    };
    Line { key, question, answer, sure: None }
}
