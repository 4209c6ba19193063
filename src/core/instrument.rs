//! The shape of the content: what an item, an option, a dimension, an action or a prompt is.
//!
//! The words and points themselves stand in `src/content`. These types know no language, no screen and no
//! answers. Every text carries the paragraphs of the evaluation it rests on (content design 0.1).

use super::{
    conditions::{Chose, Rule},
    fixed::{List, Text},
    ids::{ActionId, Dimension, ItemId, OptionId, Paragraph, PromptId, TaskId},
};
use core::fmt;
use serde::{Deserialize, Serialize};

/// Everything the check asks, scores and says, in one language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// Version of the questions and words, by semantic versioning.
    pub content_version: Text,
    /// Version of points, bands and rules, by semantic versioning. Results of different versions are never pooled.
    pub rules_version: Text,
    /// Language tag of the words, by BCP 47.
    pub language: Text,
    /// The names of the bands.
    pub bands: BandNames,
    /// The numbers that scoring uses.
    pub thresholds: Thresholds,
    /// The four dimensions, in the order of [`Dimension::ALL`].
    pub dimensions: List<DimensionContent>,
    /// Every question with options, and the two hours items, in the order they are asked.
    pub items: List<Item>,
    /// The quantified part: hours, time available, size of the service (content design 3.3).
    pub burden: Burden,
    /// The actions, in id order.
    pub actions: List<Action>,
    /// The prompts for the first meeting, in id order.
    pub prompts: List<Prompt>,
}

/// One text for each band, the absence of a score included (content design 4.4).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PerBand<T> {
    /// Not scored.
    pub none: T,
    /// 0 to under 37.5.
    pub b1: T,
    /// 37.5 to under 75.
    pub b2: T,
    /// 75 to 100.
    pub b3: T,
}

/// The names of the bands.
pub type BandNames = PerBand<Text>;

/// The numbers that scoring uses, with their reasons in content design 4.3, 4.4, 4.8 and 5.2.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thresholds {
    /// Where the second and the third band begin, in points.
    pub cuts: [f64; 2],
    /// A dimension is scored from this share of its applicable weight.
    pub min_known_share: f64,
    /// A dimension is scored from this much known weight.
    pub min_known_weight: f64,
    /// The top band needs this share.
    pub top_band_known_share: f64,
    /// Within this many points of a cut, the cut included, a score is “close to” the other band.
    pub near_line: f64,
    /// The t-value of the likely range: 80 %, 8 items.
    pub likely_t: f64,
    /// The smallest standard error of the likely range, in points.
    pub likely_floor: f64,
    /// How many actions are shown at once.
    pub max_actions_shown: u8,
    /// How many prompts are shown.
    pub max_prompts_shown: u8,
}

/// A text with its source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sourced {
    /// The words.
    pub text: Text,
    /// The paragraphs they rest on.
    pub src: List<Paragraph>,
}

/// What a dimension says of itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DimensionContent {
    /// Which dimension.
    pub id: Dimension,
    /// Its name.
    pub name: Text,
    /// A few words on what it covers.
    pub about: Text,
    /// Which range is shown beside its score.
    pub range: RangeKind,
    /// What is said at each band (content design 5.1).
    pub band_texts: PerBand<Sourced>,
    /// What its items are meant to cover (content design 1).
    pub constructs: List<Construct>,
    /// What holds its band back when open (content design 4.5), in the order they are reported.
    pub key_points: List<KeyPoint>,
}

/// Which range a dimension shows (content design 4.8).
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RangeKind {
    /// Its items are a sample of what could be asked: a sampling range.
    Likely,
    /// Its items are the thing itself: only what is not known yet can move the score.
    IfFoundOut,
}

/// One thing a dimension is meant to cover.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Construct {
    /// Its code, such as `M1`.
    pub id: Text,
    /// What it is about.
    pub text: Text,
    /// Its paragraphs.
    pub src: List<Paragraph>,
}

/// A point that, while open, keeps a dimension from the top band (content design 4.5).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyPoint {
    /// The item it is read from.
    pub item: ItemId,
    /// What opens it.
    pub open_when: KeyPointTest,
    /// What is said after “Key point open:”.
    pub text: Text,
    /// What is said after “Key point to find out:”.
    pub to_find_out: Text,
    /// Its paragraphs.
    pub src: List<Paragraph>,
}

/// What opens a key point. “Not known” never does.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyPointTest {
    /// A knowledge item answered wrong.
    Wrong,
    /// An item at 0 to 25 points.
    #[serde(rename = "at_most_25")]
    AtMost25,
    /// The hours asked well over the hours available, or no time set aside.
    HoursWellOver,
}

/// What kind of question an item is (content design 3.1).
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// About the person and the PSP; branches wording, never points.
    Profile,
    /// `G1`, unscored.
    SelfRating,
    /// Three options, one best, shuffled; “I don't know yet” earns the chance level.
    Knowledge,
    /// A scale made for the item.
    SelfReport,
    /// `PRO-Q1` and `PRO-Q2`, worked out from the hours.
    Quantity,
    /// `ROL-D1`, unscored.
    Role,
    /// `BM1` to `BM3`, unscored, asked only where the host wants them (content design 6.6).
    Comparison,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its id.
    pub id: ItemId,
    /// What kind it is.
    pub kind: Kind,
    /// The dimension it is asked in, if any.
    #[serde(default)]
    pub dimension: Option<Dimension>,
    /// The construct it covers.
    #[serde(default)]
    pub construct: Option<Text>,
    /// Whether its points are in its dimension's score (content design 4.2).
    #[serde(default)]
    pub in_score: bool,
    /// The question.
    pub text: Wording,
    /// A short example in brackets, by sector.
    #[serde(default)]
    pub hint: Option<Hint>,
    /// The options; for scales in the order of the scale.
    #[serde(default)]
    pub options: List<Choice>,
    /// The way out: “not known yet”, in the item's own words.
    #[serde(default)]
    pub not_known: Option<NotKnown>,
    /// “Does not apply”, where it can be true.
    #[serde(default)]
    pub not_applicable: Option<WayOut>,
    /// The best answer of a knowledge item.
    #[serde(default)]
    pub best: Option<OptionId>,
    /// Why it is the best, shown once the dimension is finished.
    #[serde(default)]
    pub explanation: Option<Text>,
    /// Rows that share the options, at equal parts of the weight.
    #[serde(default)]
    pub rows: List<Row>,
    /// Asked only when this holds.
    #[serde(default)]
    pub show_if: Option<Chose>,
    /// The message when a question that must be answered is not.
    #[serde(default)]
    pub missing: Option<Text>,
    /// Where the item goes further than its paragraphs: the note on what is our own judgement.
    #[serde(default)]
    pub inferred: Option<Text>,
    /// The paragraphs it rests on.
    pub src: List<Paragraph>,
}

/// The words of a question, by who is asked (content design 2.3).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// For partners.
    pub partner: Text,
    /// For the lead.
    #[serde(default)]
    pub lead: Option<Text>,
    /// For people who use services, or speak for them.
    #[serde(default)]
    pub su: Option<Text>,
    /// Other words where a condition fits; the first that fits wins.
    #[serde(default)]
    pub when: List<Variant>,
}

/// Other words for a question under a condition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// When.
    #[serde(rename = "if")]
    pub condition: Chose,
    /// For partners.
    pub partner: Text,
    /// For the lead; wins over the lead's plain words.
    #[serde(default)]
    pub lead: Option<Text>,
}

/// A short example by sector.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hint {
    /// For public sector partners.
    pub public: Text,
    /// For third sector partners.
    pub third: Text,
    /// Its paragraphs.
    pub src: List<Paragraph>,
}

/// One option of a question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Its id.
    pub id: OptionId,
    /// Points, 0 to 100, if the item is scored. Never changed by role.
    #[serde(default)]
    pub points: Option<u8>,
    /// Its words.
    pub text: ChoiceText,
    /// The mistaken idea behind a wrong option.
    #[serde(default)]
    pub misconception: Option<Text>,
}

/// The words of an option.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChoiceText {
    /// For partners.
    pub partner: Text,
    /// For the lead, where they differ.
    #[serde(default)]
    pub lead: Option<Text>,
}

/// “Not known yet”.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotKnown {
    /// `nk`; in profile questions `dk` or `ns`.
    pub id: OptionId,
    /// The item's own words for it.
    pub text: Text,
    /// On knowledge items the chance level, 33, so that there is nothing to gain by guessing.
    #[serde(default)]
    pub points: Option<u8>,
}

/// A way out without points.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WayOut {
    /// Its id.
    pub id: OptionId,
    /// Its words.
    pub text: Text,
}

/// A row of an item with rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Its id: the item's, a full stop and a letter.
    pub id: ItemId,
    /// What is asked about.
    pub text: Text,
    /// A short example by sector.
    #[serde(default)]
    pub hint: Option<Hint>,
    /// Its paragraphs.
    pub src: List<Paragraph>,
}

/// The quantified part (content design 3.3).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Burden {
    /// Hours in a working day.
    pub day_hours: f64,
    /// How far away the next big deadline is; values in months.
    pub period: Figure,
    /// The question above the grid.
    pub grid: Wording,
    /// The rows of the grid.
    pub tasks: List<Task>,
    /// The ranges for a task.
    pub task_hours: List<HoursRange>,
    /// “Not known yet” for a task.
    pub task_not_known: Text,
    /// The question about time available.
    pub available: Wording,
    /// The ranges for time available.
    pub available_hours: List<HoursRange>,
    /// “Not agreed yet”.
    pub available_not_known: Text,
    /// How the time available was set; unscored.
    pub how_set: Figure,
    /// How many people the service is for; values are size classes, 1 to 4.
    pub people: Figure,
    /// How much funding is hoped for; values are size classes, 1 to 4.
    pub funding: Figure,
    /// Full points up to this ratio of hours asked to hours available.
    pub full_points_ratio: f64,
    /// No points from this ratio.
    pub no_points_ratio: f64,
    /// The hours fit up to this ratio.
    pub fits_ratio: f64,
    /// They are well over above this ratio.
    pub well_over_ratio: f64,
    /// Where effort classes 2, 3 and 4 begin, in hours a month.
    pub effort_classes: [f64; 3],
    /// Points lost for each class that effort is above size.
    pub points_per_class: f64,
}

/// A question of the quantified part whose options may stand for a number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// Its id within the burden: `months`, `how_set`, `people` or `fund`.
    pub id: ItemId,
    /// The question.
    pub text: Wording,
    /// The options.
    pub options: List<FigureOption>,
    /// “Not known yet”, where offered.
    #[serde(default)]
    pub not_known: Option<Text>,
    /// Its paragraphs.
    pub src: List<Paragraph>,
}

/// An option that may stand for a number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureOption {
    /// Its id.
    pub id: OptionId,
    /// Its words.
    pub text: Text,
    /// The number it stands for in sums.
    #[serde(default)]
    pub value: Option<f64>,
}

/// A row of the hours grid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// Its id.
    pub id: TaskId,
    /// What the hours go to.
    pub text: Text,
    /// A short example by sector.
    #[serde(default)]
    pub hint: Option<Hint>,
    /// Its paragraphs.
    pub src: List<Paragraph>,
}

/// A range of hours, both ends included.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HoursRange {
    /// Its id.
    pub id: OptionId,
    /// Its words.
    pub text: Text,
    /// Its words where “hours” is said already.
    pub short: Text,
    /// Low end, in hours.
    pub low: f64,
    /// High end, in hours.
    pub high: f64,
    /// The high end is a convention: “or more” is said after it.
    #[serde(default)]
    pub open_ended: bool,
}

/// Something to do next (content design 5.3).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// Its id.
    pub id: ActionId,
    /// When it fires.
    pub rule: Rule,
    /// The dimension it is shown under.
    pub dimension: Dimension,
    /// For partners. Absent where only a lead can act on it.
    #[serde(default)]
    pub partner: Option<Text>,
    /// For the lead.
    pub lead: Text,
    /// For people who use services, or speak for them.
    #[serde(default)]
    pub su: Option<Text>,
    /// Who to ask.
    pub who: Text,
    /// By when.
    pub due: Due,
    /// How it relates to its paragraphs.
    pub basis: Basis,
    /// Its paragraphs.
    pub src: List<Paragraph>,
}

/// By when an action is due (content design 5.2).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// Now.
    Now,
    /// Before the first meeting.
    BeforeFirstMeeting,
    /// At the first meeting.
    FirstMeeting,
    /// While the service is designed.
    DuringDesign,
    /// Before the final version.
    BeforeFinalVersion,
}

/// How an action relates to its paragraphs (content design 0.1).
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Something PSPs did, or partners suggested.
    Practice,
    /// What the paragraph says a PSP should be.
    Principle,
    /// Our answer to a problem that the paragraph reports.
    Remedy,
}

/// A talking point for the first partners' meeting (content design 5.4).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prompt {
    /// Its id.
    pub id: PromptId,
    /// When it fires.
    pub rule: Rule,
    /// The dimension by which it is ordered; none for the first and the last.
    #[serde(default)]
    pub dimension: Option<Dimension>,
    /// Its words.
    pub text: Text,
    /// Its paragraphs.
    pub src: List<Paragraph>,
}

impl Instrument {
    /// The item with this id, or the item that has a row with this id.
    pub fn item(&self, id: ItemId) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id || item.rows.iter().any(|row| row.id == id))
    }

    /// What a dimension says of itself.
    ///
    /// # Panics
    /// Never for content that [`crate::content::check`] passes: it holds all four, in order.
    pub fn dimension(&self, dimension: Dimension) -> &DimensionContent {
        &self.dimensions[dimension.index()]
    }

    /// The scored items of a dimension, in the order they are asked.
    pub fn scored_items(&self, dimension: Dimension) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |item| item.dimension == Some(dimension) && item.in_score)
    }

    /// The knowledge items, in the order they are asked.
    pub fn knowledge_items(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.kind == Kind::Knowledge)
    }
}

impl Item {
    /// The ids under which answers to this item are kept: its rows' if it has rows, else its own.
    pub fn answer_ids(&self) -> impl Iterator<Item = ItemId> + '_ {
        let own = self.rows.is_empty().then_some(self.id);
        own.into_iter().chain(self.rows.iter().map(|row| row.id))
    }

    /// Whether `option` may be chosen, the ways out included.
    pub fn offers(&self, option: OptionId) -> bool {
        self.options.iter().any(|choice| choice.id == option)
            || self.not_known.as_ref().is_some_and(|way| way.id == option)
            || self.not_applicable.as_ref().is_some_and(|way| way.id == option)
    }

    /// Whether the page asks for an answer before it goes on.
    pub const fn required(&self) -> bool {
        self.missing.is_some()
    }
}

impl Burden {
    /// The questions of the quantified part whose answers are one option, in the order they are asked.
    pub fn figures(&self) -> [&Figure; 4] {
        [&self.period, &self.how_set, &self.people, &self.funding]
    }
}

impl Figure {
    /// Whether `option` may be chosen, “not known yet” included.
    pub fn offers(&self, option: OptionId) -> bool {
        self.options.iter().any(|choice| choice.id == option)
            || (self.not_known.is_some() && option == super::ids::NOT_KNOWN)
    }

    /// The number that `option` stands for.
    pub fn value(&self, option: OptionId) -> Option<f64> {
        self.options.iter().find(|choice| choice.id == option)?.value
    }
}

/// Writes a variant with the name of its type, as a program would.
macro_rules! debug_as_written {
    ($($name:ident { $($variant:ident),+ })+) => {$(
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self {
                    $(Self::$variant => concat!(stringify!($name), "::", stringify!($variant)),)+
                })
            }
        }
    )+};
}

debug_as_written! {
    RangeKind { Likely, IfFoundOut }
    KeyPointTest { Wrong, AtMost25, HoursWellOver }
    Kind { Profile, SelfRating, Knowledge, SelfReport, Quantity, Role, Comparison }
    Due { Now, BeforeFirstMeeting, FirstMeeting, DuringDesign, BeforeFinalVersion }
    Basis { Practice, Principle, Remedy }
}
