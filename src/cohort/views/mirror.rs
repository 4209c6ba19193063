//! Answers by the steps of their scale; leads and partners side by side.

use super::{Maker, Share};
use crate::{
    cohort::disclosure::{places::Places, release::Count},
    core::ids::ItemId,
};

/// Answers to an item, side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Mirror {
    /// The item or row.
    pub item: ItemId,
    /// What partners say.
    pub partners: Steps,
    /// What leads say.
    pub leads: Steps,
}

/// The answers to an item: steps, or neighbouring steps together, of those who answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Steps {
    /// How many answered; those few who did not may be among them, with the lowest step.
    pub answered: Count,
    /// Steps from the lowest, with their shares of those who answered.
    pub steps: Vec<(std::ops::Range<usize>, Share)>,
    /// Who said “not known yet”, of all.
    pub not_known: Option<Share>,
}

impl Maker<'_> {
    /// The answers of a table whose steps are told apart.
    pub(super) fn steps(&self, table: &str) -> Option<Steps> {
        let item = ItemId::new(table.rsplit(':').next()?).ok()?;
        let table = self.release.table(table)?;
        let places = Places::of(item, table.answers());
        let start = places.answered.start;
        let groups = || table.groups.iter().filter(|(_, after, _)| *after > start);
        // All steps together say nothing.
        if places.answered.len() < 2 || groups().count() < 2 {
            return None;
        }
        let answered = groups().map(|(_, _, count)| *count).reduce(Count::and)?;
        let steps = groups()
            .map(|(first, after, count)| {
                Some((first.saturating_sub(start)..after - start, self.share(*count, answered)?))
            })
            .collect::<Option<Vec<_>>>()?;
        Some(Steps { answered, steps, not_known: self.share_not_known(item, &table) })
    }

    pub(super) fn mirror(&self, item: &str) -> Option<Mirror> {
        Some(Mirror {
            item: ItemId::of(item),
            partners: self.steps(&format!("item:{item}"))?,
            leads: self.steps(&format!("lead:{item}"))?,
        })
    }
}
