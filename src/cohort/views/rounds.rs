//! Two rounds beside each other (content design 6.2): what partners do not know yet, then and now.
//!
//! Rounds are groups of their own: somebody may be in both, nobody knows who, and no change of any one person can be
//! read from it. Made of two views, it tells nothing that they do not.

use super::{Difference, NotKnown, Share, View};
use crate::core::ids::ItemId;

/// From so many partners, both rounds together, they are compared.
pub const ROUNDS_FROM: u64 = 200;
/// In each of them there are at least so many.
pub const ROUND_FROM: u64 = 30;

/// One item in two rounds.
#[derive(Clone, Debug, PartialEq)]
pub struct Between {
    /// The item.
    pub item: ItemId,
    /// Who did not know in the earlier round.
    pub earlier: Share,
    /// Who does not know in the later.
    pub later: Share,
    /// The later less the earlier.
    pub difference: Difference,
}

/// The items of two rounds that can be compared, in the order of the later: the most often not known first.
pub fn between(earlier: &View, later: &View) -> Vec<Between> {
    let of = |view: &View| view.partners.map_or(0, super::Count::get);
    let counts = [of(earlier), of(later)];
    if counts.iter().sum::<u64>() < ROUNDS_FROM || counts.iter().any(|count| *count < ROUND_FROM) {
        return Vec::new();
    }
    let before = |row: &NotKnown| earlier.not_known.iter().find(|other| other.item == row.item)?.share;
    let rows = later.not_known.iter().filter_map(|row| {
        let (earlier_share, later_share) = (before(row)?, row.share?);
        let samples = [
            later.likeness.sample(later_share.count, later_share.base),
            earlier.likeness.sample(earlier_share.count, earlier_share.base),
        ];
        Some(Between {
            item: row.item,
            earlier: earlier_share,
            later: later_share,
            difference: Difference::of(samples[0], samples[1]),
        })
    });
    rows.collect()
}
