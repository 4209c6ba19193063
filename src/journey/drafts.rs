//! Hours as they are typed, and what is wrong with a page as it was sent.

use super::{Effects, Journey};
use crate::{
    content::words,
    core::{
        fixed::Text,
        hours::{Hours, HoursAnswer, NotHours},
        ids::{ItemId, NOT_KNOWN, OptionId, TaskId},
        path::Page,
        session::Action,
    },
};

/// A place where hours are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HoursField {
    /// A task of the grid.
    Task(TaskId),
    /// The time available.
    Available,
}

/// A field that an error message leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The options of a question.
    Item(ItemId),
    /// Hours to type.
    Hours(HoursField),
}

/// What is wrong with a field, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// Where.
    pub field: Field,
    /// What to do about it.
    pub message: &'static str,
}

impl HoursField {
    /// The name of the field's inputs: `burden:D`, `burden:avail`.
    pub fn name(self) -> String {
        match self {
            Self::Task(task) => format!("burden:{task}"),
            Self::Available => "burden:avail".to_string(),
        }
    }

    /// The change that gives these hours.
    const fn action(self, hours: Option<HoursAnswer>) -> Action {
        match self {
            Self::Task(task) => Action::Task { task, hours },
            Self::Available => Action::Available { hours },
        }
    }
}

impl Journey {
    /// The hours given for a field.
    pub fn hours(&self, field: HoursField) -> Option<HoursAnswer> {
        let burden = &self.session().answers.burden;
        match field {
            HoursField::Task(task) => burden.tasks.get(&task).copied(),
            HoursField::Available => burden.available,
        }
    }

    /// A range takes the place of a typed number.
    pub(super) fn choose_range(&mut self, field: HoursField, option: OptionId) -> Effects {
        self.drafts.remove(&field);
        let answer = if option == NOT_KNOWN { HoursAnswer::NotKnown } else { HoursAnswer::Range(option) };
        self.act(field.action(Some(answer)))
    }

    /// A typed number takes the place of a range. What cannot be read stays on the page only.
    pub(super) fn type_hours(&mut self, field: HoursField, text: String) -> Effects {
        let hours = Hours::parse(&text);
        if text.trim().is_empty() {
            // Nothing is typed any more: a range that was chosen stands again, a number that was typed is gone.
            self.drafts.remove(&field);
            return match self.hours(field) {
                Some(HoursAnswer::Exact(_)) => self.act(field.action(None)),
                Some(HoursAnswer::Range(_) | HoursAnswer::NotKnown) | None => Effects::default(),
            };
        }
        self.drafts.insert(field, text);
        match hours {
            Ok(hours) => self.act(field.action(Some(HoursAnswer::Exact(hours)))),
            // The last answer that could be read stays until this one can be, or Continue asks.
            Err(_) => Effects::default(),
        }
    }

    /// What keeps the page from going on: a question that must be answered, or hours that cannot be read.
    pub(super) fn mistakes(&self) -> Vec<FieldError> {
        match self.place.page {
            Page::Question(id) => {
                let item = self.instrument.item(id);
                let missing = item.and_then(|item| item.missing);
                let unanswered = missing.filter(|_| !self.session().answers.profile.contains_key(&id));
                let error = |message: Text| FieldError { field: Field::Item(id), message: message.as_str() };
                unanswered.map(error).into_iter().collect()
            }
            Page::Grid | Page::Available => {
                self.drafts.iter().filter_map(|(field, text)| mistake(*field, text)).collect()
            }
            Page::Welcome
            | Page::Topics
            | Page::Figure(_)
            | Page::Notes(_)
            | Page::Check
            | Page::Results
            | Page::Keep => Vec::new(),
        }
    }
}

fn mistake(field: HoursField, text: &str) -> Option<FieldError> {
    let message = match Hours::parse(text).err().filter(|_| !text.trim().is_empty())? {
        NotHours::NotANumber => words::errors::HOURS_NOT_A_NUMBER,
        NotHours::OutOfRange => words::errors::HOURS_OUT_OF_RANGE,
    };
    Some(FieldError { field: Field::Hours(field), message })
}
