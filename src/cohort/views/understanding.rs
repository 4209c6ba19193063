//! What partners understand, and which mistaken ideas are common.

use super::{Maker, Share};
use crate::{
    cohort::disclosure::places::{Places, is_knowledge},
    core::ids::ItemId,
};

/// What partners understand of one item.
#[derive(Clone, Debug, PartialEq)]
pub struct Understanding {
    /// The knowledge item.
    pub item: ItemId,
    /// Who gave the best answer.
    pub right: Option<Share>,
    /// Who gave another.
    pub wrong: Option<Share>,
    /// Who said “I don't know yet”.
    pub not_known: Option<Share>,
    /// The other options, in the order of the item, each with its share.
    pub ideas: Vec<Idea>,
    /// Who was fairly sure of another answer.
    pub sure_and_wrong: Option<Share>,
}

/// A mistaken idea: a wrong option of a knowledge item.
#[derive(Clone, Debug, PartialEq)]
pub struct Idea {
    /// The item.
    pub item: ItemId,
    /// Which of its wrong options, from 0, in the order of the item.
    pub wrong_option: usize,
    /// How many chose it.
    pub share: Share,
}

impl Maker<'_> {
    /// Who gave the best answer to a knowledge item.
    pub(super) fn share_right(&self, item: ItemId) -> Option<Share> {
        let table = self.release.table(&format!("item:{item}"))?;
        self.share(table.alone(Places::RIGHT)?, Self::base(item, &table))
    }

    pub(super) fn understanding(&self) -> Vec<Understanding> {
        let rows = self.items().filter(|item| is_knowledge(*item)).filter_map(|item| {
            let table = self.release.table(&format!("item:{item}"))?;
            let base = Self::base(item, &table);
            let share = |place| table.alone(place).and_then(|count| self.share(count, base));
            let within =
                |name: String| self.release.table(&name).filter(|_| table.alone(Places::WRONG).is_some());
            let ideas = within(format!("ideas:{item}"));
            let ideas = ideas.into_iter().flat_map(|ideas| ideas.groups).filter_map(|(first, _, count)| {
                Some(Idea { item, wrong_option: first, share: self.share(count, base)? })
            });
            let ideas = ideas.collect();
            let sure = within(format!("sure:{item}")).and_then(|sure| self.share(sure.alone(0)?, base));
            Some(Understanding {
                item,
                right: share(Places::RIGHT),
                wrong: share(Places::WRONG),
                not_known: self.share_not_known(item, &table),
                ideas,
                sure_and_wrong: sure,
            })
        });
        rows.collect()
    }
}

/// The mistaken idea that is most common.
pub(super) fn most_common(items: &[Understanding]) -> Option<Idea> {
    let ideas = items.iter().flat_map(|item| &item.ideas);
    // The first of those that are as common.
    ideas.rev().max_by_key(|idea| idea.share.count).cloned()
}
