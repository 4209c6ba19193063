//! What counts in the score of each topic, for those who ask what figures of answers tell of scores. The rules are
//! those of [`score`]; none stands here.

use super::layout::STRAIN;
use crate::{
    core::{
        ids::{Dimension, ItemId},
        instrument::{Instrument, KeyPointTest, Thresholds},
        score::{self, HOURS_ITEM, SIZE_ITEM, State},
    },
    records::questions::{Part, Questions},
};

/// Points at least and at most.
pub type Points = (f64, f64);

/// An item that counts in a score, or a row of one.
#[derive(Clone, Debug, PartialEq)]
pub struct Counting {
    /// Its id, as tables name it.
    pub key: ItemId,
    /// Its share of an item: 1, or the row's part of it.
    pub weight: f64,
    /// Whether it may not apply to somebody, who is then scored by the others.
    pub may_not_apply: bool,
    /// The points of each choice of its question, no answer being the last; of the hours, of each answer of their
    /// table. None where there are no points. Of effort against size, which no table tells of, there is nothing.
    pub points: Vec<Option<Points>>,
    /// Where it is a key point: an answer with at most so many points opens it, and keeps from the top band.
    pub opens_up_to: Option<f64>,
}

/// What counts in each topic, with the numbers of the scoring.
#[derive(Clone, Debug, PartialEq)]
pub struct Scoring {
    topics: [Vec<Counting>; 4],
    /// The numbers.
    pub thresholds: Thresholds,
}

impl Scoring {
    /// Of an instrument.
    pub fn new(instrument: &Instrument, questions: &Questions) -> Self {
        let of = |dimension| {
            let mut parts = Vec::new();
            for item in instrument.scored_items(dimension) {
                #[expect(clippy::cast_precision_loss, reason = "a handful of rows")]
                let weight = 1.0 / item.answer_ids().count() as f64;
                let of_choice = |option| match score::state(item, option) {
                    State::Points(points) | State::ToLearn(points) => Some((points, points)),
                    State::NotKnown | State::DoesNotApply | State::Skipped => None,
                };
                for key in item.answer_ids() {
                    let points = match (key, questions.find(Part::Answers, key)) {
                        (HOURS_ITEM, _) => of_hours(instrument),
                        (SIZE_ITEM, _) | (_, None) => Vec::new(),
                        (_, Some(number)) => {
                            let choices = questions.get(number).choices.iter();
                            choices.map(|option| Some(*option)).chain([None]).map(of_choice).collect()
                        }
                    };
                    let may_not_apply = item.not_applicable.is_some();
                    let opens_up_to = opens_up_to(instrument, dimension, key);
                    parts.push(Counting { key, weight, may_not_apply, points, opens_up_to });
                }
            }
            parts
        };
        Self { topics: Dimension::ALL.map(of), thresholds: instrument.thresholds.clone() }
    }

    /// What counts in a topic.
    pub fn parts(&self, dimension: Dimension) -> &[Counting] {
        &self.topics[dimension.index()]
    }

    /// The weight of all that counts in a topic.
    pub fn whole(&self, dimension: Dimension) -> f64 {
        self.parts(dimension).iter().map(|part| part.weight).sum()
    }

    /// The lightest and the heaviest weight in a topic.
    pub fn weights(&self, dimension: Dimension) -> (f64, f64) {
        let weights = self.parts(dimension).iter().map(|part| part.weight);
        weights.fold((1.0, 0.0), |(light, heavy), weight| (weight.min(light), weight.max(heavy)))
    }

    /// How much weight somebody is without at least who has no score. What does not apply counts as without: with that,
    /// it takes no less.
    pub fn least_unscored(&self, dimension: Dimension) -> f64 {
        self.most_without(dimension, self.thresholds.min_known_share) + self.weights(dimension).0
    }

    /// How much weight somebody can be without at most who knows this share.
    pub fn most_without(&self, dimension: Dimension, share: f64) -> f64 {
        let (whole, step) = (self.whole(dimension), self.weights(dimension).0);
        let known = (share * whole).max(self.thresholds.min_known_weight);
        // What decimal fractions lose in binary must not make it a step less.
        ((whole - known) / step + 1e-6).floor() * step
    }
}

/// The most points with which an answer opens a key point. Which hours do is not told: our line is lower.
fn opens_up_to(instrument: &Instrument, dimension: Dimension, key: ItemId) -> Option<f64> {
    let point = instrument.dimension(dimension).key_points.iter().find(|point| point.item == key)?;
    match point.open_when {
        KeyPointTest::Wrong => Some(0.0),
        KeyPointTest::AtMost25 => Some(25.0),
        KeyPointTest::HoursWellOver => None,
    }
}

/// The points of those who left the hours out, cannot say, are asked for up to our line, and for more.
fn of_hours(instrument: &Instrument) -> Vec<Option<Points>> {
    let burden = &instrument.burden;
    let span = burden.no_points_ratio - burden.full_points_ratio;
    let at_line = (100.0 * (burden.no_points_ratio - STRAIN) / span).clamp(0.0, 100.0);
    vec![None, None, Some((at_line, 100.0)), Some((0.0, at_line))]
}
