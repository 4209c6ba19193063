//! Answers by the rest of a person's answers: what shows whether an item goes with its neighbours, and whether answers
//! that are meant to go together do (content design 6.2, from 100 records on).
//!
//! Means are worked out in whole numbers, so that a database comes to the very same ones: `www/sql/tally.sql` does.

use super::layout::{REST_STEPS, ROLES_TOGETHER};
use crate::{
    core::{
        ids::{Dimension, ItemId},
        instrument::{Instrument, Kind},
    },
    records::{
        questions::{Part, Question, QuestionNumber, Questions, Subject},
        response::Response,
    },
};

/// The options that each of [`ROLES_TOGETHER`] must have to be counted.
const STEPS: usize = 5;

/// Where to count whom.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Rests {
    knowledge: Vec<Known>,
    /// By [`Dimension::index`].
    reports: [Vec<Report>; 4],
    roles: Option<[QuestionNumber; 4]>,
    /// Where the counts of [`ROLES_TOGETHER`] begin.
    roles_start: usize,
}

/// A knowledge item.
#[derive(Clone, Debug, PartialEq)]
struct Known {
    question: QuestionNumber,
    best: usize,
    skipped: usize,
    start: usize,
}

/// A self-report answer that has points.
#[derive(Clone, Debug, PartialEq)]
struct Report {
    question: QuestionNumber,
    /// By choice; the last is no answer.
    points: Vec<Option<u8>>,
    /// Of how many others of its topic the points must be there.
    needed: u32,
    start: usize,
}

impl Rests {
    /// Adds its measures, in their order: `add` is given a name and values, and says where their counts begin.
    pub(super) fn new(
        instrument: &Instrument,
        questions: &Questions,
        mut add: impl FnMut(String, Vec<String>) -> usize,
    ) -> Self {
        let mut rests = Self::default();
        let items = knowledge(instrument, questions);
        for (question, best) in &items {
            let of = questions.get(*question);
            let others = |mark: &'static str| (0..items.len()).map(move |right| format!("{mark}:{right}"));
            let values = others("wrong").chain(others("right")).collect();
            let start = add(format!("right-by-rest:{}", of.key), values);
            rests.knowledge.push(Known { question: *question, best: *best, skipped: of.skipped(), start });
        }
        for dimension in Dimension::ALL {
            for (question, needed) in reports(instrument, questions, dimension) {
                let of = questions.get(question);
                let options = of.choices[..of.options].iter();
                let steps = |option| (0..REST_STEPS).map(move |step| format!("{option}:{}", 5 * step));
                let start = add(format!("points-by-rest:{}", of.key), options.flat_map(steps).collect());
                let points = points(instrument, of);
                rests.reports[dimension.index()].push(Report { question, points, needed, start });
            }
        }
        rests.roles = roles(questions);
        let options = rests.roles.map(|roles| roles.map(|role| &questions.get(role).choices[..STEPS]));
        let mut values = Vec::new();
        if let Some([first, second, third, fourth]) = options {
            for a in first {
                for b in second {
                    for c in third {
                        values.extend(fourth.iter().map(|d| format!("{a}-{b}-{c}-{d}")));
                    }
                }
            }
        }
        rests.roles_start = add("roles-together".to_string(), values);
        rests
    }

    /// How many knowledge items there are.
    pub(super) const fn knowledge_items(&self) -> usize {
        self.knowledge.len()
    }

    /// Where the counts of a knowledge item begin.
    pub(super) fn of_knowledge(&self, question: QuestionNumber) -> Option<usize> {
        self.knowledge.iter().find(|known| known.question == question).map(|known| known.start)
    }

    /// Where the counts of a self-report answer begin.
    pub(super) fn of_report(&self, question: QuestionNumber) -> Option<usize> {
        let mut reports = self.reports.iter().flatten();
        reports.find(|report| report.question == question).map(|report| report.start)
    }

    /// The points of a self-report's options, in their order; none for those without.
    pub(super) fn points_of(&self, question: QuestionNumber) -> impl Iterator<Item = Option<u8>> + '_ {
        let report = self.reports.iter().flatten().find(move |report| report.question == question);
        report.into_iter().flat_map(|report| report.points.iter().copied())
    }

    /// Where the counts of [`ROLES_TOGETHER`] begin.
    pub(super) const fn of_roles(&self) -> usize {
        self.roles_start
    }

    /// Counts a response: `one` is given each place.
    pub(super) fn count(&self, response: &Response, mut one: impl FnMut(usize)) {
        if self.knowledge.iter().all(|known| response.choice(known.question) != known.skipped) {
            let is_right = |known: &Known| response.choice(known.question) == known.best;
            let right = self.knowledge.iter().filter(|known| is_right(known)).count();
            for known in &self.knowledge {
                // Whoever is right here is right in one less of the others.
                let place = if is_right(known) { self.knowledge.len() + right - 1 } else { right };
                one(known.start + place);
            }
        }
        for topic in &self.reports {
            let points = |report: &Report| report.points[response.choice(report.question)].map(u32::from);
            let all = topic.iter().filter_map(points);
            let (sum, known) = all.fold((0, 0), |(sum, known), points| (sum + points, known + 1));
            for report in topic {
                let Some(points) = points(report) else { continue };
                let (sum, others) = (sum - points, known - 1);
                if others >= report.needed {
                    // The mean to the nearest 5, half up, as a number of fives.
                    let step = (2 * sum + 5 * others) / (10 * others);
                    one(report.start + response.choice(report.question) * REST_STEPS + step as usize);
                }
            }
        }
        if let Some(roles) = self.roles {
            let together = roles.into_iter().try_fold(0, |place, role| {
                let step = response.choice(role);
                (step < STEPS).then_some(place * STEPS + step)
            });
            if let Some(place) = together {
                one(self.roles_start + place);
            }
        }
    }
}

/// The knowledge items, each with the index of its best answer.
fn knowledge(instrument: &Instrument, questions: &Questions) -> Vec<(QuestionNumber, usize)> {
    let best = |question: &Question| question.choice(instrument.item(question.key)?.best?);
    let knowledge = questions.iter().filter(|(_, question)| question.is_knowledge());
    knowledge.filter_map(|(number, question)| Some((number, best(question)?))).collect()
}

/// The self-report answers of a topic that can have points, each with how many of the others must have some: half of
/// them, and one at the least.
pub(super) fn reports(
    instrument: &Instrument,
    questions: &Questions,
    dimension: Dimension,
) -> impl Iterator<Item = (QuestionNumber, u32)> {
    let of_topic = |(_, question): &(QuestionNumber, &Question)| {
        question.subject == Subject::Item(Kind::SelfReport)
            && instrument.item(question.key).is_some_and(|item| item.dimension == Some(dimension))
            && points(instrument, question).iter().any(Option::is_some)
    };
    let numbers: Vec<QuestionNumber> = questions.iter().filter(of_topic).map(|(number, _)| number).collect();
    #[expect(clippy::cast_possible_truncation, reason = "a handful of questions")]
    let needed = (numbers.len().saturating_sub(1) as u32).div_ceil(2).max(1);
    numbers.into_iter().map(move |number| (number, needed))
}

/// The questions of [`ROLES_TOGETHER`], where all of them are asked with as many steps.
pub(super) fn roles(questions: &Questions) -> Option<[QuestionNumber; 4]> {
    let found = ROLES_TOGETHER.map(|role| {
        let number = questions.find(Part::Answers, ItemId::of(role))?;
        (questions.get(number).options == STEPS).then_some(number)
    });
    let [Some(first), Some(second), Some(third), Some(fourth)] = found else { return None };
    Some([first, second, third, fourth])
}

/// The points of a question's choices; none for what is no option.
fn points(instrument: &Instrument, question: &Question) -> Vec<Option<u8>> {
    let item = instrument.item(question.key);
    let points = |choice: usize| {
        let option = question.choices[..question.options].get(choice)?;
        item?.options.iter().find(|found| found.id == *option)?.points
    };
    (0..=question.skipped()).map(points).collect()
}
