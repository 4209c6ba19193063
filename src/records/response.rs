//! One person's response as a cohort reads it: what an export record says, in as little room as it takes.
//!
//! What those who tally need:
//!
//! - [`Questions`] is the list of all questions a record may answer, in the order of the record, made once from
//!   the instrument. A [`QuestionNumber`] is an index into it.
//! - [`Response::choice`] is the answer to a question as an index into [`Question::choices`](super::questions::Question::choices): the options in
//!   the order of the scale, then “not known yet”, then “does not apply”; the index after the last is “no answer”
//!   (skipped, not asked, dropped). So a tally of a question is an array of `skipped() + 1` counts, and counting
//!   is `counts[response.choice(number)] += 1`. [`Question::meaning`](super::questions::Question::meaning) tells what an index stands for.
//! - [`Response::sureness`] is how sure a person felt of a knowledge answer.
//! - [`Response::answers`] turns it back into answers for [`assess`](crate::core::score::assess): scores, bands and hours.
//! - Records of another edition (content version, rules version, content hash) come as [`Reading::Other`]: to be
//!   kept apart and noted, never pooled. Those of the programme [`Programme::TEST`] come as any other; leaving them
//!   out, and counting a [`Receipt`] once, is for the cohort to do.
//!
//! A response is plain data without allocations: cloning is copying some 200 bytes.
//!
//! [`Programme::TEST`]: super::occasion::Programme::TEST

use super::{
    occasion::Occasion,
    questions::{MOST_QUESTIONS, Meaning, QuestionNumber, Questions, Subject},
    receipt::Receipt,
};
use crate::core::{
    hours::HoursAnswer,
    ids::OptionId,
    instrument::Kind,
    session::{Answers, Sureness},
};
use std::hash::Hash;

/// What one export record says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// Programme, wave and period.
    pub occasion: Occasion,
    /// Whether the lead's form was in use, whatever became of `PF1`.
    pub lead_form: bool,
    /// One for each attempt and programme.
    pub receipt: Receipt,
    /// For each question the index of its choice.
    choices: [u8; MOST_QUESTIONS],
    /// One bit a question: something was said of how sure.
    sure_said: u64,
    /// One bit a question: fairly sure.
    fairly_sure: u64,
}

/// What a record was made with. Records of different editions are never pooled.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edition {
    /// Version of the questions and words.
    pub content_version: String,
    /// Version of points, bands and rules.
    pub rules_version: String,
    /// `sha256-` and 64 hexadecimal digits.
    pub content_hash: String,
}

/// A record that was read.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// Of the edition it is read with.
    Ours(Response),
    /// Of another: kept apart and noted.
    Other(Box<Other>),
}

/// A record of another edition.
#[derive(Clone, Debug, PartialEq)]
pub struct Other {
    /// Its edition.
    pub edition: Edition,
    /// What it says, as far as the questions and options are known here.
    pub response: Response,
    /// How many of its answers are not known here. At 0, the response is whole.
    pub unknown: usize,
}

impl Reading {
    /// What it says, whatever its edition.
    pub const fn response(&self) -> &Response {
        match self {
            Self::Ours(response) => response,
            Self::Other(other) => &other.response,
        }
    }
}

impl Response {
    /// A response without answers.
    pub fn empty(questions: &Questions, occasion: Occasion, lead_form: bool, receipt: Receipt) -> Self {
        let mut choices = [0; MOST_QUESTIONS];
        for (number, question) in questions.iter() {
            choices[number.index()] = byte(question.skipped());
        }
        Self { occasion, lead_form, receipt, choices, sure_said: 0, fairly_sure: 0 }
    }

    /// The answer to a question, as an index into its choices; the index after the last is no answer.
    pub const fn choice(&self, question: QuestionNumber) -> usize {
        self.choices[question.index()] as usize
    }

    /// How sure the person felt of a knowledge answer, if that was said.
    pub const fn sureness(&self, question: QuestionNumber) -> Option<Sureness> {
        let bit = 1 << question.index();
        if self.sure_said & bit == 0 {
            None
        } else if self.fairly_sure & bit == 0 {
            Some(Sureness::Guessing)
        } else {
            Some(Sureness::FairlySure)
        }
    }

    /// Everything it says, without its receipt: two responses to the same questions say the same where this is equal.
    pub fn said(&self) -> impl Eq + Hash + use<> {
        (self.occasion, self.lead_form, self.choices, self.sure_said, self.fairly_sure)
    }

    /// Sets the answer to a question.
    pub fn choose(&mut self, question: QuestionNumber, choice: usize) {
        self.choices[question.index()] = byte(choice);
    }

    /// Says how sure the person felt of a knowledge answer.
    pub const fn say_sure(&mut self, question: QuestionNumber, sureness: Sureness) {
        let bit = 1 << question.index();
        self.sure_said |= bit;
        match sureness {
            Sureness::Guessing => self.fairly_sure &= !bit,
            Sureness::FairlySure => self.fairly_sure |= bit,
        }
    }

    /// The option chosen; none for no answer.
    pub fn option(&self, questions: &Questions, question: QuestionNumber) -> Option<OptionId> {
        questions.get(question).choices.get(self.choice(question)).copied()
    }

    /// The answers, to be scored. What was dropped from the profile is missing; `PF1b` always is. Scores do not
    /// depend on either.
    pub fn answers(&self, questions: &Questions) -> Answers {
        let mut answers = Answers::default();
        for (number, question) in questions.iter() {
            let Some(option) = self.option(questions, number) else { continue };
            let hours = match question.meaning(self.choice(number)) {
                Meaning::NotKnown => HoursAnswer::NotKnown,
                Meaning::Option(_) | Meaning::NotApplicable | Meaning::Skipped => HoursAnswer::Range(option),
            };
            match question.subject {
                Subject::Item(Kind::Profile) => drop(answers.profile.insert(question.key, option)),
                Subject::Item(_) => drop(answers.items.insert(question.key, option)),
                Subject::Task(task) => drop(answers.burden.tasks.insert(task, hours)),
                Subject::Available => answers.burden.available = Some(hours),
                Subject::Figure => drop(answers.burden.figures.insert(question.key, option)),
            }
            if let Some(sureness) = self.sureness(number) {
                answers.sure.insert(question.key, sureness);
            }
        }
        answers
    }
}

#[expect(clippy::cast_possible_truncation, reason = "no question has 255 choices")]
fn byte(choice: usize) -> u8 {
    choice as u8
}
