//! What is counted: every measure with the values it can take, each pair one count.
//!
//! The list is worked out from the instrument and is all there is: it does not grow with the records. The names are
//! those of the long format ([`super::text`]).

use super::{EXPERIENCE, rests::Rests, scoring::Scoring};
use crate::{
    core::{
        burden::{Fit, HoursResult, Outcome, SizeResult},
        hours::write_number,
        ids::{Dimension, ItemId, OptionId},
        instrument::{Instrument, Kind},
        score::{Band, DimensionResult},
        session::ROLE,
    },
    records::questions::{Part, Question, QuestionNumber, Questions, Subject},
};
use std::collections::HashMap;

/// Where the ranges of hours asked for each hour available end, the end included; above the last it is “more”. Our
/// line of 1.25 is one of them.
pub const RATIO_ENDS: [f64; 11] = [0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0];
/// The ratio above which hours are said to strain (content design 6.2). Our judgement.
pub const STRAIN: f64 = 1.25;
/// A service counts as small up to this mean of its size classes: fewer than 100 people, less than £250,000.
pub const SMALL: f64 = 2.0;
/// Scores are counted in tenths of a point.
pub const TENTHS: usize = 1001;
/// Mean points of the rest of a person's answers are counted in steps of 5, from 0 to 100.
pub const REST_STEPS: usize = 21;
/// The self-reports on one's role that are meant to go together (content design 6.2), in the order in which
/// [`Layout::roles_together`] counts them.
pub const ROLES_TOGETHER: [&str; 4] = ["ROL-S1", "ROL-S2", "ROL-S4", "ROL-S5"];

/// Hours asked against hours available, as it is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HoursCell {
    /// Asked about and not known.
    NotKnown,
    /// A ratio in one of the ranges of [`RATIO_ENDS`], or above.
    Ratio(usize),
    /// Hours are asked and no time is set aside.
    NoneSetAside,
    /// Nothing answered.
    Skipped,
}

/// The size of the service, as it is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SizeCell {
    /// Up to [`SMALL`].
    Small,
    /// Above.
    Larger,
    /// Neither people nor money known.
    NotKnown,
}

/// Effort against the size of the service, as it is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EffortCell {
    /// It has points.
    Points,
    /// Asked about and not known.
    NotKnown,
    /// Nothing answered.
    Skipped,
}

impl EffortCell {
    /// Of a person's figures.
    pub const fn of(size: &SizeResult) -> Self {
        match size.outcome {
            Outcome::Points(_) => Self::Points,
            Outcome::NotKnown => Self::NotKnown,
            Outcome::Skipped => Self::Skipped,
        }
    }
}

impl Measure {
    /// Whether everybody has one of its values. Of the others, some have none: no wrong answer they were sure of, no
    /// score, or too few answers to be counted by the rest.
    pub fn is_of_everybody(&self) -> bool {
        let of_some = ["sure-and-wrong:", "score:", "right-by-rest:", "points-by-rest:", "roles-together"];
        !of_some.iter().any(|name| self.name.starts_with(name))
    }
}

impl HoursCell {
    /// How many there are.
    pub const COUNT: usize = RATIO_ENDS.len() + 4;

    /// Of a person's hours. Whoever has no points cannot say.
    pub fn of(hours: &HoursResult) -> Self {
        match (hours.outcome, hours.fit, hours.ratio) {
            (Outcome::Skipped, _, _) => Self::Skipped,
            (Outcome::Points(_), Some(Fit::NoTimeSetAside), _) => Self::NoneSetAside,
            (Outcome::Points(_), _, Some(ratio)) => {
                // Binary fractions stand a little beside decimal ones: what is this close is on the line.
                Self::Ratio(RATIO_ENDS.iter().take_while(|end| ratio > **end + 1e-9).count())
            }
            (Outcome::NotKnown | Outcome::Points(_), _, _) => Self::NotKnown,
        }
    }

    /// Its place among the values.
    pub const fn index(self) -> usize {
        match self {
            Self::NotKnown => 0,
            Self::Ratio(range) => 1 + range,
            Self::NoneSetAside => Self::COUNT - 2,
            Self::Skipped => Self::COUNT - 1,
        }
    }
}

impl SizeCell {
    /// Of a person's figures.
    pub fn of(size: &SizeResult, people_or_money: Option<f64>) -> Self {
        match size.size.or(people_or_money) {
            None => Self::NotKnown,
            Some(class) if class <= SMALL => Self::Small,
            Some(_) => Self::Larger,
        }
    }
}

/// A band with its score in tenths of a point; without one where there is no score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScoreCell {
    /// The band shown.
    pub band: Band,
    /// The score in tenths, rounded down, 0 to 1000. None where the band is none.
    pub tenths: Option<usize>,
}

impl ScoreCell {
    /// Of a topic.
    pub fn of(result: &DimensionResult) -> Self {
        Self::at(result.score.as_ref().map(|score| (score.value, score.band)))
    }

    /// Of a score and the band shown, if there is one.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 1000")]
    pub fn at(score: Option<(f64, Band)>) -> Self {
        let tenths = score.map(|(value, _)| ((value * 10.0 + 1e-6) as usize).min(TENTHS - 1));
        Self { band: score.map_or(Band::None, |(_, band)| band), tenths }
    }
}

/// One measure: its name, its values and the place of its first count.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// Its name in the long format.
    pub name: String,
    /// The names of its values.
    pub values: Vec<String>,
    /// The place of its first count.
    pub start: usize,
}

/// All measures.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    questions: Questions,
    measures: Vec<Measure>,
    /// The measure of each question that says how many were fairly sure and wrong.
    sure_and_wrong: Vec<Option<usize>>,
    /// The best answer of each knowledge item, and the topic of each item.
    best: Vec<Option<OptionId>>,
    dimensions: Vec<Option<Dimension>>,
    bands: [usize; 4],
    scores: [usize; 4],
    hours: usize,
    strain_by_size: usize,
    effort: usize,
    rests: Rests,
    scoring: Scoring,
    names: HashMap<String, usize>,
    /// The questions by whose answers people are counted together: of their part in the PSP, and of their experience.
    grouping: [Option<QuestionNumber>; 2],
    /// The choices of the questions come first; a programme has these alone.
    choices: usize,
    counts: usize,
}

impl Layout {
    /// The measures of an instrument.
    pub fn new(instrument: &Instrument) -> Self {
        let questions = Questions::new(instrument);
        let mut measures: Vec<Measure> = Vec::new();
        let mut counts = 0;
        let mut add = |name: String, values: Vec<String>| {
            measures.push(Measure { name, start: counts, values });
            counts += measures[measures.len() - 1].values.len();
            (measures.len() - 1, counts)
        };
        let mut choices = 0;
        for (_, question) in questions.iter() {
            let values = question.choices.iter().map(ToString::to_string).chain(["skip".to_string()]);
            (_, choices) = add(question_name(question), values.collect());
        }
        let sure_and_wrong = questions.iter().map(|(_, question)| {
            question.is_knowledge().then(|| {
                let options = question.choices[..question.options].iter().map(ToString::to_string);
                add(format!("sure-and-wrong:{}", question.key), options.collect()).0
            })
        });
        let sure_and_wrong = sure_and_wrong.collect();
        let item = |question: &Question| instrument.item(question.key);
        let of_items = |question: &Question| {
            let counted = matches!(question.subject, Subject::Item(Kind::Knowledge | Kind::SelfReport));
            counted.then(|| item(question)).flatten()
        };
        let best =
            questions.iter().map(|(_, question)| of_items(question).and_then(|item| item.best)).collect();
        let dimensions = questions
            .iter()
            .map(|(_, question)| of_items(question).and_then(|item| item.dimension))
            .collect();
        let bands = Dimension::ALL.map(|dimension| {
            let values = [Band::None, Band::B1, Band::B2, Band::B3].map(|band| band.code().to_string());
            add(format!("band:{dimension}"), values.to_vec()).0
        });
        let scores = Dimension::ALL.map(|dimension| {
            #[expect(clippy::cast_precision_loss, reason = "0 to 1000")]
            let tenths = |mark: &'static str| (0..TENTHS).map(move |t| write_number(t as f64 / 10.0) + mark);
            // A score of the top band that a cap holds back is counted apart, with a mark.
            add(format!("score:{dimension}"), tenths("").chain(tenths("capped")).collect()).0
        });
        let ratios = RATIO_ENDS.iter().map(|end| write_number(*end));
        let hours = ["not-known".to_string()].into_iter().chain(ratios);
        let hours = hours.chain(["more", "none-set-aside", "skipped"].map(String::from));
        let (hours, _) = add("hours".to_string(), hours.collect());
        let by_size = ["small", "larger", "not-known"]
            .iter()
            .flat_map(|size| ["strained", "other", "cannot-say"].map(|hours| format!("{size}:{hours}")));
        let (strain_by_size, _) = add("hours-by-size".to_string(), by_size.collect());
        let effort = ["points", "not-known", "skipped"].map(String::from);
        let (effort, _) = add("effort-and-size".to_string(), effort.to_vec());
        let rests = Rests::new(instrument, &questions, |name, values| {
            let length = values.len();
            add(name, values).1 - length
        });
        let names = measures.iter().enumerate().map(|(at, measure)| (measure.name.clone(), at)).collect();
        let grouping = [ROLE, EXPERIENCE].map(|key| questions.find(Part::Profile, key));
        let scoring = Scoring::new(instrument, &questions);
        Self {
            questions,
            measures,
            sure_and_wrong,
            best,
            dimensions,
            bands,
            scores,
            hours,
            strain_by_size,
            effort,
            rests,
            scoring,
            names,
            grouping,
            choices,
            counts,
        }
    }

    /// The questions it was made from.
    pub const fn questions(&self) -> &Questions {
        &self.questions
    }

    /// All measures.
    pub fn measures(&self) -> &[Measure] {
        &self.measures
    }

    /// The measure of a name.
    pub fn named(&self, name: &str) -> Option<&Measure> {
        self.names.get(name).map(|at| &self.measures[*at])
    }

    /// How many counts there are.
    pub const fn counts(&self) -> usize {
        self.counts
    }

    /// How many of them are choices of questions: those come first.
    pub const fn choices(&self) -> usize {
        self.choices
    }

    /// Where the counts of a question's choices begin.
    pub fn question(&self, question: QuestionNumber) -> usize {
        self.measures[question.index()].start
    }

    /// Where the counts of “fairly sure, and wrong” begin, by option; none unless it is a knowledge item.
    pub fn sure_and_wrong(&self, question: QuestionNumber) -> Option<usize> {
        self.sure_and_wrong[question.index()].map(|at| self.measures[at].start)
    }

    /// The best answer of a knowledge item.
    pub fn best(&self, question: QuestionNumber) -> Option<OptionId> {
        self.best[question.index()]
    }

    /// The topic of a knowledge item or a self-report.
    pub fn dimension(&self, question: QuestionNumber) -> Option<Dimension> {
        self.dimensions[question.index()]
    }

    /// Where the counts of a topic's bands begin.
    pub const fn bands(&self, dimension: Dimension) -> usize {
        self.start(self.bands[dimension.index()])
    }

    /// Where the counts of a topic's scores begin: [`TENTHS`] without a cap, then as many with one.
    pub const fn scores(&self, dimension: Dimension) -> usize {
        self.start(self.scores[dimension.index()])
    }

    /// Where the counts of the hours begin, by [`HoursCell::index`].
    pub const fn hours(&self) -> usize {
        self.start(self.hours)
    }

    /// Where the counts of strained hours, of others and of those who cannot say begin, three for each [`SizeCell`].
    pub const fn strain_by_size(&self) -> usize {
        self.start(self.strain_by_size)
    }

    /// Where the counts of effort against size begin, by [`EffortCell`].
    pub const fn effort(&self) -> usize {
        self.start(self.effort)
    }

    /// The questions by whose answers people are counted together.
    pub(super) const fn grouping(&self) -> [Option<QuestionNumber>; 2] {
        self.grouping
    }

    const fn start(&self, measure: usize) -> usize {
        self.measures.as_slice()[measure].start
    }

    /// Where the counts of a knowledge item by the others begin; none unless it is one. Of those who answered all of
    /// them (“I don't know yet” is an answer): first those who were not right here, by how many of the others they
    /// had right, [`Layout::knowledge_rests`] places; then as many for those who were.
    pub fn right_by_rest(&self, question: QuestionNumber) -> Option<usize> {
        self.rests.of_knowledge(question)
    }

    /// How many values there are of “how many of the other knowledge items are right”: from none to all of them.
    pub const fn knowledge_rests(&self) -> usize {
        self.rests.knowledge_items()
    }

    /// Where the counts of a self-report answer by the others of its topic begin; none unless it has points. Of those
    /// who have points for it, and for at least half of the others and one of them: by option, [`REST_STEPS`] places
    /// each, by the mean points of the others to the nearest 5, half up.
    pub fn points_by_rest(&self, question: QuestionNumber) -> Option<usize> {
        self.rests.of_report(question)
    }

    /// The options of a self-report that have points: each by its index, with them.
    pub fn points(&self, question: QuestionNumber) -> impl Iterator<Item = (usize, f64)> + '_ {
        let points = self.rests.points_of(question).enumerate();
        points.filter_map(|(option, points)| Some((option, f64::from(points?))))
    }

    /// Where the counts of [`ROLES_TOGETHER`] begin, of those who chose a step of the scale in all four: by their steps
    /// from 0 to 4, as the digits of a number to the base of five.
    pub const fn roles_together(&self) -> usize {
        self.rests.of_roles()
    }

    /// What counts in the scores.
    pub const fn scoring(&self) -> &Scoring {
        &self.scoring
    }

    /// Where a response is counted by the rest of its answers.
    pub(super) const fn rests(&self) -> &Rests {
        &self.rests
    }

    /// The number of the question that is answered under `key`.
    pub fn find(&self, key: ItemId) -> Option<QuestionNumber> {
        [Part::Answers, Part::Profile, Part::Burden]
            .into_iter()
            .find_map(|part| self.questions.find(part, key))
    }
}

fn question_name(question: &Question) -> String {
    match question.part() {
        Part::Burden => format!("burden:{}", question.key),
        Part::Profile | Part::Answers => question.key.to_string(),
    }
}
