//! From a response to the scores that are counted of it, by looking things up: what each choice of each question stands
//! for is written into tables once, so that a record takes no sorting and no searching.
//!
//! The rules are those of [`score`] and [`burden`], and none stands here. A test holds the two ways
//! against each other, record by record.

use super::{
    Scored,
    layout::{EffortCell, HoursCell, ScoreCell, SizeCell},
};
use crate::{
    core::{
        burden::{self, FUNDING, Given, HoursResult, PEOPLE, PERIOD, SizeResult, Span, span},
        hours::HoursAnswer,
        ids::{Dimension, ItemId, OptionId},
        instrument::{HoursRange, Instrument, Item},
        score::{self, Grounds, HOURS_ITEM, Knowledge, Part as Scorable, SIZE_ITEM, State, Sums, quantity},
    },
    records::{
        questions::{AVAILABLE, MOST_QUESTIONS, Meaning, Part, QuestionNumber, Questions},
        response::Response,
    },
};

/// Scores responses of one instrument. Made once; may be shared among threads.
#[derive(Clone, Debug)]
pub struct Scorer<'a> {
    instrument: &'a Instrument,
    /// By [`Dimension::index`]: what counts in the score, in the order in which it is added up.
    topics: [Vec<Counting>; 4],
    knowledge: Vec<(ItemId, Looked<Knowledge>)>,
    /// The hours of each task, in the order in which they are added up.
    tasks: Vec<Looked<Option<Span>>>,
    available: Looked<Option<Span>>,
    months: Looked<Option<f64>>,
    people: Looked<Option<f64>>,
    money: Looked<Option<f64>>,
}

/// What each choice of a question stands for.
#[derive(Clone, Debug)]
struct Looked<T> {
    question: Option<QuestionNumber>,
    /// By the index of the choice; the last is no answer. All there is where the question is not asked.
    by_choice: Vec<T>,
}

/// An item that counts in a score, or a row of one.
#[derive(Clone, Debug)]
struct Counting {
    id: ItemId,
    weight: f64,
    from: From,
}

/// Where the state of an item comes from.
#[derive(Clone, Debug)]
enum From {
    Choice(Looked<State>),
    Hours,
    Size,
}

impl<T: Copy> Looked<T> {
    /// `stands_for` is given the option chosen, and what it means.
    fn new(
        questions: &Questions,
        part: Part,
        key: ItemId,
        stands_for: impl Fn(Option<OptionId>, Meaning) -> T,
    ) -> Self {
        let question = questions.find(part, key);
        let by_choice = question.map(|number| {
            let question = questions.get(number);
            let choices = 0..=question.skipped();
            choices
                .map(|choice| stands_for(question.choices.get(choice).copied(), question.meaning(choice)))
                .collect()
        });
        Self { question, by_choice: by_choice.unwrap_or_else(|| vec![stands_for(None, Meaning::Skipped)]) }
    }

    fn of(&self, response: &Response) -> T {
        self.by_choice[self.question.map_or(0, |question| response.choice(question))]
    }

    fn answered(&self, response: &Response) -> bool {
        self.question.is_some_and(|question| response.choice(question) + 1 < self.by_choice.len())
    }
}

impl Counting {
    /// The item's rows, or itself.
    fn all<'a>(questions: &'a Questions, item: &'a Item) -> impl Iterator<Item = Self> + 'a {
        #[expect(clippy::cast_precision_loss, reason = "a handful of rows")]
        let weight = 1.0 / item.answer_ids().count() as f64;
        item.answer_ids().map(move |id| {
            let from = match id {
                HOURS_ITEM => From::Hours,
                SIZE_ITEM => From::Size,
                id => From::Choice(Looked::new(questions, Part::Answers, id, |option, _| {
                    score::state(item, option)
                })),
            };
            Self { id, weight, from }
        })
    }

    fn part(&self, response: &Response, hours: &HoursResult, size: &SizeResult) -> Scorable {
        let state = match &self.from {
            From::Choice(states) => states.of(response),
            From::Hours => quantity(hours.outcome),
            From::Size => quantity(size.outcome),
        };
        Scorable { id: self.id, weight: self.weight, state }
    }
}

impl<'a> Scorer<'a> {
    /// The tables for an instrument, and for responses to its `questions`.
    pub fn new(instrument: &'a Instrument, questions: &Questions) -> Self {
        let burden = &instrument.burden;
        let hours = |key, ranges: &[HoursRange]| {
            Looked::new(questions, Part::Burden, key, |option, meaning| match meaning {
                Meaning::Option(_) => option.and_then(|option| span(HoursAnswer::Range(option), ranges)),
                Meaning::NotKnown | Meaning::NotApplicable | Meaning::Skipped => None,
            })
        };
        let figure = |key, value: &dyn Fn(OptionId) -> Option<f64>| {
            Looked::new(questions, Part::Burden, key, |option, _| option.and_then(value))
        };
        let knowledge = instrument.knowledge_items().map(|item| {
            let stands_for = |option, _| score::knowledge_by(item, option);
            (item.id, Looked::new(questions, Part::Answers, item.id, stands_for))
        });
        Self {
            instrument,
            topics: Dimension::ALL.map(|dimension| {
                instrument.scored_items(dimension).flat_map(|item| Counting::all(questions, item)).collect()
            }),
            knowledge: knowledge.collect(),
            tasks: burden
                .tasks
                .iter()
                .map(|task| hours(ItemId::of(task.id.as_str()), &burden.task_hours))
                .collect(),
            available: hours(AVAILABLE, &burden.available_hours),
            months: figure(PERIOD, &|option| burden::months(burden, option)),
            people: figure(PEOPLE, &|option| burden.people.value(option)),
            money: figure(FUNDING, &|option| burden.funding.value(option)),
        }
    }

    /// What is counted of a response besides its choices. It must be a response to the questions that the tables were
    /// made for.
    pub fn score(&self, response: &Response) -> Scored {
        let burden = &self.instrument.burden;
        let given = self.given(response);
        let (hours, size) = (burden::hours(burden, &given), burden::size(burden, &given));
        let wrong = |item| {
            let mut known = self.knowledge.iter();
            let found = known.find(|(id, _)| *id == item);
            found.is_some_and(|(_, states)| states.of(response) == Knowledge::Wrong)
        };
        let mut parts = Vec::with_capacity(MOST_QUESTIONS);
        let topics = Dimension::ALL.map(|dimension| {
            parts.clear();
            let counting = &self.topics[dimension.index()];
            parts.extend(counting.iter().map(|counting| counting.part(response, &hours, &size)));
            let grounds = Grounds {
                thresholds: &self.instrument.thresholds,
                content: self.instrument.dimension(dimension),
                parts: &parts,
                wrong,
                fit: hours.fit,
            };
            ScoreCell::at(grounds.score(&Sums::of(&parts)))
        });
        Scored {
            topics,
            hours: HoursCell::of(&hours),
            size: SizeCell::of(&size, given.size_class()),
            effort: EffortCell::of(&size),
        }
    }

    /// What was answered of hours and size.
    fn given(&self, response: &Response) -> Given {
        let mut given = Given {
            available: self.available.of(response),
            hours_answered: self.available.answered(response),
            months: self.months.of(response),
            people: self.people.of(response),
            money: self.money.of(response),
            size_answered: [&self.months, &self.people, &self.money]
                .into_iter()
                .any(|figure| figure.answered(response)),
            ..Given::default()
        };
        for task in &self.tasks {
            given.add_task(task.of(response));
            given.hours_answered |= task.answered(response);
        }
        given
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content,
        core::{
            score::assess,
            session::{ROLE, Sureness},
        },
        records::{occasion::Occasion, receipt::Receipt},
    };
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static QUESTIONS: LazyLock<Questions> = LazyLock::new(|| Questions::new(content::built_in()));
    static SCORER: LazyLock<Scorer<'_>> = LazyLock::new(|| Scorer::new(content::built_in(), &QUESTIONS));

    /// Of each question any choice, no answer among them; some people leave whole parts out, some do well.
    fn response() -> impl Strategy<Value = Response> {
        let choices = prop::collection::vec((any::<prop::sample::Index>(), 0_u8..10), QUESTIONS.len());
        (choices, any::<bool>(), 0_u8..10, 0_u8..10, 0_u8..3).prop_map(
            |(choices, lead_form, best, skips, hours)| {
                let receipt = Receipt::of_random([0; 16]);
                let mut response = Response::empty(&QUESTIONS, Occasion::default(), lead_form, receipt);
                for ((number, question), (any, dice)) in QUESTIONS.iter().zip(choices) {
                    let choice = if dice < best { best_of(question.key) } else { None };
                    let choice = choice.unwrap_or_else(|| any.index(question.choices.len() + 1));
                    let left_out = question.part() == Part::Burden && hours == 0 || dice < skips / 3;
                    if !left_out {
                        response.choose(number, choice);
                    }
                    if question.is_knowledge() && choice < question.options {
                        response.say_sure(number, Sureness::FairlySure);
                    }
                }
                if lead_form && let Some(role) = QUESTIONS.find(Part::Profile, ROLE) {
                    response.choose(role, 0);
                }
                response
            },
        )
    }

    /// The choice with the most points.
    fn best_of(key: ItemId) -> Option<usize> {
        let item = content::built_in().item(key)?;
        let most = item.options.iter().filter_map(|option| option.points).max()?;
        item.options.iter().position(|option| option.points == Some(most))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        /// The same scores by the tables as by the answers themselves.
        #[test]
        fn the_tables_score_as_the_check_does(response in response()) {
            let instrument = content::built_in();
            let assessment = assess(instrument, &response.answers(&QUESTIONS));
            prop_assert_eq!(SCORER.score(&response), Scored::of(instrument, &assessment));
        }
    }
}
