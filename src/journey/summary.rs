//! Every question of the path with the answer given, for check-your-answers.

use super::Journey;
use crate::{
    content::{say, words},
    core::{
        hours::{HoursAnswer, write_number},
        ids::ItemId,
        instrument::HoursRange,
        path::Page,
        session::Sureness,
    },
};

/// One question with its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The page that asks it.
    pub page: Page,
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: Answer,
    /// How sure the person felt, in words.
    pub sure: Option<&'static str>,
    /// Its answer is closed.
    pub locked: bool,
}

/// An answer in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It was answered, “does not apply” included.
    Given(String),
    /// It is not known yet, in the item's own words.
    NotKnown(String),
    /// No answer was given.
    None,
}

impl Answer {
    /// Whether it is still open: not known, or left out.
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::NotKnown(_) | Self::None)
    }
}

impl Journey {
    /// The rows of one page; none where nothing is asked.
    pub fn rows(&self, page: Page) -> Vec<Row> {
        let row =
            |question: String, answer: Answer| Row { page, question, answer, sure: None, locked: false };
        match page {
            Page::Question(id) => self.item_rows(page, id),
            Page::Grid => {
                let burden = &self.instrument().burden;
                let answers = &self.session().answers.burden;
                let rows = burden.tasks.iter().map(|task| {
                    let answer = answers.tasks.get(&task.id);
                    row(
                        fill_place(words::hours::THE_HOURS, &task.text),
                        hours(answer.copied(), &burden.task_hours, &burden.task_not_known),
                    )
                });
                rows.collect()
            }
            Page::Available => {
                let burden = &self.instrument().burden;
                let answers = &self.session().answers;
                let question = say::wording(&burden.available, answers).to_string();
                let answer =
                    hours(answers.burden.available, &burden.available_hours, &burden.available_not_known);
                vec![row(question, answer)]
            }
            Page::Figure(id) => {
                let figures = self.instrument().burden.figures();
                let Some(figure) = figures.into_iter().find(|figure| figure.id == id) else {
                    return Vec::new();
                };
                let answers = &self.session().answers;
                let answer = answers.burden.figures.get(&id).map_or(Answer::None, |chosen| {
                    match figure.options.iter().find(|option| option.id == *chosen) {
                        Some(option) => Answer::Given(option.text.into()),
                        None => Answer::NotKnown(figure.not_known.map(Into::into).unwrap_or_default()),
                    }
                });
                vec![row(say::wording(&figure.text, answers).to_string(), answer)]
            }
            Page::Welcome | Page::Topics | Page::Notes(_) | Page::Check | Page::Results | Page::Keep => {
                Vec::new()
            }
        }
    }

    fn item_rows(&self, page: Page, id: ItemId) -> Vec<Row> {
        let Some(item) = self.instrument().item(id) else { return Vec::new() };
        let answers = &self.session().answers;
        let question = say::wording(&item.text, answers);
        let rows = item.answer_ids().map(|answer_id| {
            let part = item.rows.iter().find(|row| row.id == answer_id);
            let chosen = answers.chosen(answer_id);
            let text =
                chosen.and_then(|option| say::chosen(item, option, answers)).unwrap_or_default().to_string();
            let answer = match chosen {
                None => Answer::None,
                Some(option) if item.not_known.as_ref().is_some_and(|way| way.id == option) => {
                    Answer::NotKnown(text)
                }
                Some(_) => Answer::Given(text),
            };
            Row {
                page,
                question: part
                    .map_or_else(|| question.to_string(), |part| format!("{question} {}", part.text)),
                answer,
                sure: answers.sure.get(&answer_id).map(|sure| match sure {
                    Sureness::Guessing => words::question::GUESSING,
                    Sureness::FairlySure => words::question::FAIRLY_SURE,
                }),
                locked: self.session().is_locked(self.instrument(), answer_id),
            }
        });
        rows.collect()
    }
}

fn fill_place(template: &str, task: &str) -> String {
    let text = say::fill(template, &[("task", task)]);
    let mut letters = text.chars();
    // The template is written to stand inside a sentence.
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn hours(answer: Option<HoursAnswer>, ranges: &[HoursRange], not_known: &str) -> Answer {
    match answer {
        None => Answer::None,
        Some(HoursAnswer::NotKnown) => Answer::NotKnown(not_known.to_string()),
        Some(HoursAnswer::Exact(hours)) => {
            Answer::Given(say::fill(words::results::EXACT_HOURS, &[("n", &write_number(hours.get()))]))
        }
        Some(HoursAnswer::Range(option)) => {
            let range = ranges.iter().find(|range| range.id == option);
            Answer::Given(range.map(|range| range.text.into()).unwrap_or_default())
        }
    }
}
