//! What an export record may answer: every question with its choices, in the order of the record.
//!
//! Worked out from the instrument, and the one list that writing, reading and the published schema follow.
//! `PF1b` is not on it: it chooses words, and never leaves the page.

use crate::core::{
    ids::{ItemId, NOT_KNOWN, OptionId, TaskId},
    instrument::{Figure, HoursRange, Instrument, Item, Kind},
    session::OTHER_ROLE,
};

/// The most questions there may be: what a [`Response`](super::response::Response) has room for.
pub const MOST_QUESTIONS: usize = 64;
/// The key of the time available within `burden`.
pub const AVAILABLE: ItemId = ItemId::of("avail");
/// What is written for an item that was asked and not answered.
pub const SKIPPED: &str = "skip";

/// The part of a record in which a question's answer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// `profile`: about the person and the PSP. Any of it may have been dropped.
    Profile,
    /// `answers`: the items.
    Answers,
    /// `burden`: hours, in ranges, and size.
    Burden,
}

/// Which question of [`Questions`]: its place in the order of the record, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuestionNumber(u8);

/// What a question asks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// An item, or a row of one.
    Item(Kind),
    /// Hours asked for a task.
    Task(TaskId),
    /// Hours available.
    Available,
    /// A question of the quantified part whose answer is one option.
    Figure,
}

/// What a choice means, whatever the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// One of the options; the number is its place among them, from 0, in the order of the scale.
    Option(usize),
    /// “Not known yet”, by whatever words; in the profile “I do not know”, “I am not sure”.
    NotKnown,
    /// “Does not apply”.
    NotApplicable,
    /// No answer: skipped, not asked, or dropped from the record.
    Skipped,
}

/// One question of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// What it asks about.
    pub subject: Subject,
    /// The key of its answer in its part: the id of an item, of a row, of a task, or [`AVAILABLE`].
    pub key: ItemId,
    /// All that can be answered: the options in the order of the scale, then “not known yet”, then “does not
    /// apply”, as far as the question has them. The index after the last stands for no answer.
    pub choices: Vec<OptionId>,
    /// How many of the choices are options.
    pub options: usize,
    /// The index of “not known yet”, where offered.
    pub not_known: Option<usize>,
    /// The index of “does not apply”, where offered.
    pub not_applicable: Option<usize>,
}

/// The questions of an instrument, in the order of the record.
#[derive(Clone, Debug, PartialEq)]
pub struct Questions(Vec<Question>);

impl QuestionNumber {
    /// The number as an index, 0 to [`MOST_QUESTIONS`] - 1.
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The question with this index; there may be none in a given [`Questions`].
    #[expect(clippy::cast_possible_truncation, reason = "MOST_QUESTIONS is below 256")]
    pub(super) const fn at(index: usize) -> Self {
        Self(index as u8)
    }
}

impl Part {
    /// Its key in a record.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::Answers => "answers",
            Self::Burden => "burden",
        }
    }
}

impl Question {
    /// The part in which its answer stands.
    pub const fn part(&self) -> Part {
        match self.subject {
            Subject::Item(Kind::Profile) => Part::Profile,
            Subject::Item(_) => Part::Answers,
            Subject::Task(_) | Subject::Available | Subject::Figure => Part::Burden,
        }
    }

    /// Whether it is a knowledge item: the one kind of which people say how sure they are.
    pub const fn is_knowledge(&self) -> bool {
        matches!(self.subject, Subject::Item(Kind::Knowledge))
    }

    /// What a choice means.
    pub fn meaning(&self, choice: usize) -> Meaning {
        if choice < self.options {
            Meaning::Option(choice)
        } else if Some(choice) == self.not_known {
            Meaning::NotKnown
        } else if Some(choice) == self.not_applicable {
            Meaning::NotApplicable
        } else {
            Meaning::Skipped
        }
    }

    /// The index that stands for no answer: one after the last choice. A tally needs `skipped() + 1` counts.
    pub fn skipped(&self) -> usize {
        self.choices.len()
    }

    /// The index of a choice.
    pub fn choice(&self, option: OptionId) -> Option<usize> {
        self.choices.iter().position(|choice| *choice == option)
    }

    fn of_item(item: &Item, key: ItemId) -> Self {
        let options = item.options.iter().map(|choice| choice.id).collect();
        let not_known = item.not_known.as_ref().map(|way| way.id);
        let not_applicable = item.not_applicable.as_ref().map(|way| way.id);
        Self::new(Subject::Item(item.kind), key, options, not_known, not_applicable)
    }

    fn of_hours(subject: Subject, key: ItemId, ranges: &[HoursRange]) -> Self {
        let options = ranges.iter().map(|range| range.id).collect();
        Self::new(subject, key, options, Some(NOT_KNOWN), None)
    }

    fn of_figure(figure: &Figure) -> Self {
        let options = figure.options.iter().map(|option| option.id).collect();
        let not_known = figure.not_known.is_some().then_some(NOT_KNOWN);
        Self::new(Subject::Figure, figure.id, options, not_known, None)
    }

    fn new(
        subject: Subject,
        key: ItemId,
        mut choices: Vec<OptionId>,
        not_known: Option<OptionId>,
        not_applicable: Option<OptionId>,
    ) -> Self {
        let options = choices.len();
        let mut add = |way: Option<OptionId>| {
            choices.extend(way);
            way.map(|_| choices.len() - 1)
        };
        let (not_known, not_applicable) = (add(not_known), add(not_applicable));
        Self { subject, key, choices, options, not_known, not_applicable }
    }
}

/// The items of a record's `profile` and `answers`, each with the keys under which it is answered.
pub(super) fn items(instrument: &Instrument) -> impl Iterator<Item = (&'static Item, ItemId)> {
    let items = instrument.items.iter().filter(|item| item.kind != Kind::Quantity && item.id != OTHER_ROLE);
    items.flat_map(|item| item.answer_ids().map(move |key| (item, key)))
}

/// The questions of `burden` with one option each, in the order of the record.
pub(super) fn figures(instrument: &Instrument) -> [&Figure; 4] {
    let burden = &instrument.burden;
    [&burden.period, &burden.people, &burden.funding, &burden.how_set]
}

impl Questions {
    /// The questions of an instrument.
    ///
    /// # Panics
    /// If it has more than [`MOST_QUESTIONS`].
    pub fn new(instrument: &Instrument) -> Self {
        let burden = &instrument.burden;
        let mut questions: Vec<_> =
            items(instrument).map(|(item, key)| Question::of_item(item, key)).collect();
        // By part: the order of the instrument within each, and the profile comes first in the record.
        questions.sort_by_key(Question::part);
        questions.extend(burden.tasks.iter().map(|task| {
            Question::of_hours(Subject::Task(task.id), ItemId::of(task.id.as_str()), &burden.task_hours)
        }));
        questions.push(Question::of_hours(Subject::Available, AVAILABLE, &burden.available_hours));
        questions.extend(figures(instrument).map(Question::of_figure));
        assert!(questions.len() <= MOST_QUESTIONS, "expected at most {MOST_QUESTIONS} questions");
        Self(questions)
    }

    /// All of them with their numbers, in the order of the record.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (QuestionNumber, &Question)> {
        self.0.iter().enumerate().map(|(index, question)| (QuestionNumber::at(index), question))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The question with a number.
    ///
    /// # Panics
    /// If the number is of another instrument's question and there is none such here.
    pub fn get(&self, number: QuestionNumber) -> &Question {
        &self.0[number.index()]
    }

    /// The number of the question that is answered under `key` in `part`.
    pub fn find(&self, part: Part, key: ItemId) -> Option<QuestionNumber> {
        self.0
            .iter()
            .position(|question| question.part() == part && question.key == key)
            .map(QuestionNumber::at)
    }
}
