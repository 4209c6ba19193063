//! Conditions as data: when a wording is used, and when an action or a prompt fires.
//!
//! The content holds these as typed values, not as expressions to evaluate, so a slip in the content is an
//! error when it is read and never a surprise in front of a partner. What the answers say is asked through
//! [`Evidence`], so this module knows neither sessions nor scores.

use super::{
    fixed::List,
    ids::{Dimension, ItemId, OptionId},
};
use serde::{Deserialize, Serialize};

/// True when one of `options` was chosen for `item`. A missing answer makes it false.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chose {
    /// The item asked about: a profile question, or any other with options.
    pub item: ItemId,
    /// The options that make it true.
    pub options: List<OptionId>,
}

/// A limit on an item's points.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AtMost {
    /// The item, or the row of an item.
    pub item: ItemId,
    /// Points, 0 to 100; the limit itself counts.
    pub at_most: f64,
}

/// A limit on a dimension's score.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Below {
    /// The dimension.
    pub dimension: Dimension,
    /// The score, 0 to 100; the limit itself does not count.
    pub score: f64,
}

/// When an action or a prompt fires (content design 5.2). A skipped item makes every part false.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// Every time.
    Always,
    /// A knowledge item answered wrong or “I don't know yet”.
    Wrong(ItemId),
    /// An item at or below a number of points, or not known.
    Low(AtMost),
    /// An item not known.
    NotKnown(ItemId),
    /// An item that has points, at or below a number.
    Points(AtMost),
    /// A choice of particular options.
    Chose(Chose),
    /// A dimension scored below a number.
    Below(Below),
    /// A dimension that could not be scored.
    NotScored(Dimension),
    /// All of these.
    All(List<Rule>),
    /// Any of these.
    Any(List<Rule>),
}

/// What a rule may ask about one person's answers.
pub trait Evidence {
    /// The option chosen for an item, if any.
    fn chosen(&self, item: ItemId) -> Option<OptionId>;
    /// The points of an item, if it has any.
    fn points(&self, item: ItemId) -> Option<f64>;
    /// Whether a scored item, or a row of one, is not known.
    fn not_known(&self, item: ItemId) -> bool;
    /// Whether a knowledge item was answered wrong or “I don't know yet”.
    fn missed(&self, item: ItemId) -> bool;
    /// The score of a dimension, unrounded, if it could be scored.
    fn score(&self, dimension: Dimension) -> Option<f64>;
}

impl Chose {
    /// Whether `chosen` makes this true.
    pub fn holds(&self, chosen: Option<OptionId>) -> bool {
        chosen.is_some_and(|option| self.options.contains(&option))
    }
}

impl Rule {
    /// Whether the rule fires on this evidence.
    pub fn fires(&self, evidence: &impl Evidence) -> bool {
        match self {
            Self::Always => true,
            Self::Wrong(item) => evidence.missed(*item),
            Self::Low(limit) => {
                evidence.not_known(limit.item)
                    || evidence.points(limit.item).is_some_and(|p| p <= limit.at_most)
            }
            Self::NotKnown(item) => evidence.not_known(*item),
            Self::Points(limit) => evidence.points(limit.item).is_some_and(|p| p <= limit.at_most),
            Self::Chose(choice) => choice.holds(evidence.chosen(choice.item)),
            Self::Below(limit) => evidence.score(limit.dimension).is_some_and(|s| s < limit.score),
            Self::NotScored(dimension) => evidence.score(*dimension).is_none(),
            Self::All(rules) => rules.iter().all(|rule| rule.fires(evidence)),
            Self::Any(rules) => rules.iter().any(|rule| rule.fires(evidence)),
        }
    }

    /// Calls `visit` for every item the rule names.
    pub fn each_item(&self, visit: &mut dyn FnMut(ItemId)) {
        match self {
            Self::Wrong(item) | Self::NotKnown(item) => visit(*item),
            Self::Low(limit) | Self::Points(limit) => visit(limit.item),
            Self::Chose(choice) => visit(choice.item),
            Self::All(rules) | Self::Any(rules) => rules.iter().for_each(|rule| rule.each_item(visit)),
            Self::Always | Self::Below(_) | Self::NotScored(_) => {}
        }
    }

    /// Whether the rule names `item`.
    pub fn names(&self, item: ItemId) -> bool {
        let mut found = false;
        self.each_item(&mut |named| found |= named == item);
        found
    }
}
