//! From answers to points, scores, bands, ranges and the overall picture (content design 4).
//!
//! Nothing here chooses words or actions. Scores stay unrounded until they are shown.

use super::{
    burden::{self, Fit, Given, HoursResult, Outcome, SizeResult},
    conditions::Evidence,
    hours::round,
    ids::{Dimension, ItemId, OptionId},
    instrument::{DimensionContent, Instrument, Item, KeyPointTest, Kind, RangeKind, Thresholds},
    session::Answers,
};
use alloc::vec::Vec;

/// The item worked out from hours asked and hours available.
pub const HOURS_ITEM: ItemId = ItemId::of("PRO-Q1");
/// The item worked out from effort and size of the service.
pub const SIZE_ITEM: ItemId = ItemId::of("PRO-Q2");

/// What decimal fractions lose in binary: a score this close under a cut stands on it.
const ROUNDING: f64 = 1e-9;

/// The state of a scored item, or of a row of one (content design 4.3).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum State {
    /// Answered, with points.
    Points(f64),
    /// A knowledge item answered “I don't know yet”, with the chance level in points.
    ToLearn(f64),
    /// Not known: applicable, without points.
    NotKnown,
    /// Out of the sums.
    DoesNotApply,
    /// No answer: applicable, without points, and nothing follows from it.
    Skipped,
}

/// A band (content design 4.4), from “Still finding out” up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// “Still finding out”: not scored. Not a low score.
    None,
    /// “Early days”: 0 to under 37.5.
    B1,
    /// “Taking shape”: 37.5 to under 75.
    B2,
    /// “Mostly in place”: 75 to 100.
    B3,
}

impl Band {
    /// The code used in pages and files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::B1 => "b1",
            Self::B2 => "b2",
            Self::B3 => "b3",
        }
    }
}

impl<T> super::instrument::PerBand<T> {
    /// The value for `band`.
    pub const fn get(&self, band: Band) -> &T {
        match band {
            Band::None => &self.none,
            Band::B1 => &self.b1,
            Band::B2 => &self.b2,
            Band::B3 => &self.b3,
        }
    }
}

/// A scored item, or a row of one, with its state.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// The item or row.
    pub id: ItemId,
    /// Its share of an item: 1, or the row's part of it.
    pub weight: f64,
    /// Its state.
    pub state: State,
}

/// Why a score of 75 or more is shown as “Taking shape”.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cap {
    /// Less than four in five things are known.
    KnownShare,
    /// A key point is open.
    KeyPoint(ItemId),
}

/// The score of a topic.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// Weighted mean of the points, 0 to 100, unrounded.
    pub value: f64,
    /// The band shown, after any cap.
    pub band: Band,
    /// What held the band back, in the order it is reported.
    pub capped_by: Vec<Cap>,
    /// The key points that are open, whether or not they held the band back.
    pub key_points_open: Vec<ItemId>,
    /// The cuts that the uncapped score is close to.
    pub near: Vec<f64>,
    /// The range if everything unknown turned out at 0, or at 100.
    pub if_found_out: (f64, f64),
    /// The likely range, for topics whose items are a sample.
    pub likely: Option<(f64, f64)>,
}

impl Score {
    /// The score as it is shown: a whole number, half rounded up.
    pub fn shown(&self) -> u32 {
        round(self.value)
    }
}

/// What is known of one topic.
#[derive(Clone, Debug, PartialEq)]
pub struct DimensionResult {
    /// Which topic.
    pub dimension: Dimension,
    /// Its scored items and rows, in the order they are asked.
    pub parts: Vec<Part>,
    /// Weight of what applies.
    pub applicable: f64,
    /// Weight of what has points.
    pub known: f64,
    /// Items and rows not known.
    pub not_known: u32,
    /// Items and rows skipped.
    pub skipped: u32,
    /// The score, where enough is known.
    pub score: Option<Score>,
    /// Knowledge items answered right, and how many there are.
    pub shown: (u32, u32),
}

impl DimensionResult {
    /// The share of the applicable weight that is known, 0 to 1; 0 if nothing applies.
    pub fn known_share(&self) -> f64 {
        share(self.known, self.applicable)
    }

    /// The band shown.
    pub fn band(&self) -> Band {
        self.score.as_ref().map_or(Band::None, |score| score.band)
    }
}

/// Everything that follows from one person's answers by sums alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// The four topics, in the order of [`Dimension::ALL`].
    pub dimensions: [DimensionResult; 4],
    /// The lowest band of the four; none if any is not scored.
    pub overall: Band,
    /// The lowest band among those scored.
    pub so_far: Band,
    /// The topic to start with.
    pub weakest: Dimension,
    /// Hours asked against hours available.
    pub hours: HoursResult,
    /// Effort against size.
    pub size: SizeResult,
    knowledge: Vec<(ItemId, Knowledge)>,
    chosen: Answers,
}

/// How a knowledge item was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Knowledge {
    /// The best answer.
    Right,
    /// Another answer.
    Wrong,
    /// “I don't know yet”.
    ToLearn,
    /// No answer.
    Skipped,
}

/// How a knowledge item was answered.
pub fn knowledge(item: &Item, answers: &Answers) -> Knowledge {
    knowledge_by(item, answers.items.get(&item.id).copied())
}

/// How a knowledge item was answered, by the option chosen.
pub fn knowledge_by(item: &Item, chosen: Option<OptionId>) -> Knowledge {
    match chosen {
        None => Knowledge::Skipped,
        Some(option) if Some(option) == item.best => Knowledge::Right,
        Some(option) if item.not_known.as_ref().is_some_and(|way| way.id == option) => Knowledge::ToLearn,
        Some(_) => Knowledge::Wrong,
    }
}

/// The state of a scored item, or of a row of one, by the option chosen. Of the two that come of the hours, none is.
pub fn state(item: &Item, chosen: Option<OptionId>) -> State {
    let Some(option) = chosen else { return State::Skipped };
    if let Some(way) = item.not_known.as_ref().filter(|way| way.id == option) {
        return way.points.map_or(State::NotKnown, |points| State::ToLearn(f64::from(points)));
    }
    if item.not_applicable.as_ref().is_some_and(|way| way.id == option) {
        return State::DoesNotApply;
    }
    // An option the content does not have is no answer; sessions and files refuse it before it gets here.
    let points = item.options.iter().find(|choice| choice.id == option).and_then(|choice| choice.points);
    points.map_or(State::Skipped, |points| State::Points(f64::from(points)))
}

/// The state of an item that comes of the hours.
pub const fn quantity(outcome: Outcome) -> State {
    match outcome {
        Outcome::Skipped => State::Skipped,
        Outcome::NotKnown => State::NotKnown,
        Outcome::Points(points) => State::Points(points),
    }
}

/// Works everything out from `answers`.
pub fn assess(instrument: &Instrument, answers: &Answers) -> Assessment {
    let given = Given::of(&instrument.burden, &answers.burden);
    let hours = burden::hours(&instrument.burden, &given);
    let size = burden::size(&instrument.burden, &given);
    let dimensions = Dimension::ALL.map(|dimension| {
        let mut parts = Vec::new();
        for item in instrument.scored_items(dimension) {
            #[expect(clippy::cast_precision_loss, reason = "a handful of rows")]
            let weight = 1.0 / item.answer_ids().count() as f64;
            for id in item.answer_ids() {
                let state = match id {
                    HOURS_ITEM => quantity(hours.outcome),
                    SIZE_ITEM => quantity(size.outcome),
                    id => state(item, answers.items.get(&id).copied()),
                };
                parts.push(Part { id, weight, state });
            }
        }
        let (mut right, mut asked) = (0, 0);
        for item in instrument.knowledge_items().filter(|item| item.dimension == Some(dimension)) {
            asked += 1;
            right += u32::from(knowledge(item, answers) == Knowledge::Right);
        }
        dimension_result(instrument, answers, &hours, dimension, parts, (right, asked))
    });
    let bands = dimensions.each_ref().map(DimensionResult::band);
    let scored = || bands.iter().filter(|band| **band != Band::None);
    let so_far = scored().min().copied().unwrap_or(Band::None);
    let overall = bands.into_iter().min().unwrap_or(Band::None);
    // An unscored topic comes first of all: Band::None is the lowest.
    let weakest = Dimension::BY_TIE.into_iter().min_by_key(|dimension| bands[dimension.index()]);
    Assessment {
        overall,
        so_far,
        weakest: weakest.unwrap_or(Dimension::Rol),
        hours,
        size,
        knowledge: instrument.knowledge_items().map(|item| (item.id, knowledge(item, answers))).collect(),
        chosen: asked_for(instrument, answers),
        dimensions,
    }
}

/// The answers to questions that are asked of this person. One that a branch no longer shows, such as `PF1b`
/// once `PF1` has changed, is kept in case the branch comes back, and counts for nothing until then.
fn asked_for(instrument: &Instrument, answers: &Answers) -> Answers {
    let mut asked = answers.clone();
    for item in &instrument.items {
        if item.show_if.as_ref().is_some_and(|when| !when.holds(answers.chosen(when.item))) {
            asked.profile.remove(&item.id);
            asked.items.remove(&item.id);
        }
    }
    asked
}

fn share(known: f64, applicable: f64) -> f64 {
    if applicable > 0.0 { known / applicable } else { 0.0 }
}

/// The parts of a topic, added up.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sums {
    /// Weight of what applies.
    pub applicable: f64,
    /// Weight of what has points.
    pub known: f64,
    /// Points, each by its weight.
    pub points: f64,
    /// Items and rows not known.
    pub not_known: u32,
    /// Items and rows skipped.
    pub skipped: u32,
}

impl Sums {
    /// Of these parts.
    pub fn of(parts: &[Part]) -> Self {
        let mut sums = Self::default();
        for part in parts {
            match part.state {
                State::Points(points) | State::ToLearn(points) => {
                    sums.known += part.weight;
                    sums.points += part.weight * points;
                }
                State::NotKnown => sums.not_known += 1,
                State::Skipped => sums.skipped += 1,
                State::DoesNotApply => continue,
            }
            sums.applicable += part.weight;
        }
        sums
    }
}

/// All that the score of a topic and its band follow from.
#[derive(Clone, Copy, Debug)]
pub struct Grounds<'a, W> {
    /// The numbers of the scoring.
    pub thresholds: &'a Thresholds,
    /// The topic, with its key points.
    pub content: &'a DimensionContent,
    /// Its scored items and rows.
    pub parts: &'a [Part],
    /// Whether a knowledge item was answered wrong.
    pub wrong: W,
    /// How the hours asked compare with those available.
    pub fit: Option<Fit>,
}

impl<W: Fn(ItemId) -> bool> Grounds<'_, W> {
    /// The score, and the band that is shown. None where too little is known.
    pub fn score(&self, sums: &Sums) -> Option<(f64, Band)> {
        let share = share(sums.known, sums.applicable);
        let enough = share + ROUNDING >= self.thresholds.min_known_share
            && sums.known + ROUNDING >= self.thresholds.min_known_weight;
        let value = enough.then(|| sums.points / sums.known)?;
        let band = match band_of(self.thresholds, value) {
            Band::B3 if self.caps(share).next().is_some() => Band::B2,
            band => band,
        };
        Some((value, band))
    }

    /// The key points that are open.
    fn key_points_open(&self) -> impl Iterator<Item = ItemId> {
        let open = self.content.key_points.iter().filter(|point| match point.open_when {
            KeyPointTest::Wrong => (self.wrong)(point.item),
            KeyPointTest::AtMost25 => self.parts.iter().any(|part| {
                part.id == point.item && matches!(part.state, State::Points(points) if points <= 25.0)
            }),
            KeyPointTest::HoursWellOver => matches!(self.fit, Some(Fit::WellOver | Fit::NoTimeSetAside)),
        });
        open.map(|point| point.item)
    }

    /// What holds a score of the top band back.
    fn caps(&self, share: f64) -> impl Iterator<Item = Cap> {
        let short = share + ROUNDING < self.thresholds.top_band_known_share;
        short.then_some(Cap::KnownShare).into_iter().chain(self.key_points_open().map(Cap::KeyPoint))
    }
}

fn dimension_result(
    instrument: &Instrument,
    answers: &Answers,
    hours: &HoursResult,
    dimension: Dimension,
    parts: Vec<Part>,
    shown: (u32, u32),
) -> DimensionResult {
    let thresholds = &instrument.thresholds;
    let content = instrument.dimension(dimension);
    let wrong = |id| instrument.item(id).is_some_and(|item| knowledge(item, answers) == Knowledge::Wrong);
    let grounds = Grounds { thresholds, content, parts: &parts, wrong, fit: hours.fit };
    let sums = Sums::of(&parts);
    let score = grounds.score(&sums).map(|(value, band)| {
        let share = share(sums.known, sums.applicable);
        let capped = band != band_of(thresholds, value);
        let near = |cut: &&f64| (value - **cut).abs() <= thresholds.near_line + ROUNDING;
        let low = value * share;
        Score {
            value,
            band,
            capped_by: if capped { grounds.caps(share).collect() } else { Vec::new() },
            key_points_open: grounds.key_points_open().collect(),
            near: thresholds.cuts.iter().filter(near).copied().collect(),
            if_found_out: (low, low + 100.0 * (1.0 - share)),
            likely: (content.range == RangeKind::Likely).then(|| likely(thresholds, &parts, value)),
        }
    });
    let Sums { applicable, known, points: _, not_known, skipped } = sums;
    DimensionResult { dimension, parts, applicable, known, not_known, skipped, score, shown }
}

/// The band of a score before any cap.
fn band_of(thresholds: &Thresholds, value: f64) -> Band {
    let [second, third] = thresholds.cuts;
    if value + ROUNDING >= third {
        Band::B3
    } else if value + ROUNDING >= second {
        Band::B2
    } else {
        Band::B1
    }
}

/// The likely range: score ± t × the larger of the floor and the standard error of the points, cut to 0–100
/// (content design 4.8).
fn likely(thresholds: &Thresholds, parts: &[Part], value: f64) -> (f64, f64) {
    let points = || {
        parts.iter().filter_map(|part| match part.state {
            State::Points(points) | State::ToLearn(points) => Some(points),
            State::NotKnown | State::DoesNotApply | State::Skipped => None,
        })
    };
    #[expect(clippy::cast_precision_loss, reason = "a handful of items")]
    let n = points().count() as f64;
    let squares: f64 = points().map(|p| (p - value) * (p - value)).sum();
    let error = if n > 1.0 { square_root(squares / (n - 1.0) / n) } else { 0.0 };
    let half = thresholds.likely_t * error.max(thresholds.likely_floor);
    ((value - half).max(0.0), (value + half).min(100.0))
}

/// `f64::sqrt` is not in `core`, and a partner's module need not carry another: Newton's steps, exact to the
/// last bits for the numbers met here (0 to 10,000).
fn square_root(x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    let mut root = if x > 1.0 { x } else { 1.0 };
    for _ in 0..64 {
        root = f64::midpoint(root, x / root);
    }
    root
}

impl Assessment {
    /// What is known of a topic.
    pub const fn dimension(&self, dimension: Dimension) -> &DimensionResult {
        &self.dimensions[dimension.index()]
    }

    /// The topics that could not be scored, in the order they are asked.
    pub fn unscored(&self) -> impl Iterator<Item = Dimension> + '_ {
        self.dimensions.iter().filter(|result| result.score.is_none()).map(|result| result.dimension)
    }

    /// The knowledge items in the order they are asked, with how each was answered.
    pub fn knowledge(&self) -> &[(ItemId, Knowledge)] {
        &self.knowledge
    }

    /// How a knowledge item was answered; none if it is not one.
    pub fn knowledge_of(&self, item: ItemId) -> Option<Knowledge> {
        self.knowledge.iter().find(|(id, _)| *id == item).map(|(_, state)| *state)
    }

    /// The state of a scored item or row; none if it is not scored.
    pub fn state_of(&self, item: ItemId) -> Option<State> {
        self.dimensions
            .iter()
            .flat_map(|result| &result.parts)
            .find(|part| part.id == item)
            .map(|part| part.state)
    }

    /// Whether a key point is open (and its topic scored).
    pub fn key_point_open(&self, item: ItemId) -> bool {
        self.dimensions
            .iter()
            .filter_map(|result| result.score.as_ref())
            .any(|s| s.key_points_open.contains(&item))
    }

    /// The answers this was worked out from.
    pub const fn answers(&self) -> &Answers {
        &self.chosen
    }
}

impl Evidence for Assessment {
    fn chosen(&self, item: ItemId) -> Option<OptionId> {
        self.chosen.chosen(item)
    }

    fn points(&self, item: ItemId) -> Option<f64> {
        match self.state_of(item)? {
            State::Points(points) | State::ToLearn(points) => Some(points),
            State::NotKnown | State::DoesNotApply | State::Skipped => None,
        }
    }

    fn not_known(&self, item: ItemId) -> bool {
        self.state_of(item) == Some(State::NotKnown)
    }

    fn missed(&self, item: ItemId) -> bool {
        matches!(self.knowledge_of(item), Some(Knowledge::Wrong | Knowledge::ToLearn))
    }

    fn score(&self, dimension: Dimension) -> Option<f64> {
        self.dimension(dimension).score.as_ref().map(|score| score.value)
    }
}

/// Whether an item is a scored item that is neither a knowledge item nor unscored: a self-report or hours.
pub const fn is_report(kind: Kind) -> bool {
    matches!(kind, Kind::SelfReport | Kind::Quantity)
}
