//! Where groups of partners differ: in what they do not know yet, and in where they are in a topic.

use super::{Difference, Maker, Share, topics::BANDS};
use crate::{
    cohort::disclosure::{release::Split, tables::COMPARISONS_FROM},
    core::{
        ids::{Dimension, ItemId},
        score::Band,
    },
};
use std::ops::Range;

/// A comparison of groups of partners.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// What parts the groups.
    pub by: By,
    /// What they do not know yet.
    pub item: ItemId,
    /// The groups: which of [`By::parts`] they hold, and their share.
    pub groups: Vec<(Range<usize>, Share)>,
    /// The first group less the second.
    pub difference: Option<Difference>,
}

/// By what partners are compared, one at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// Public sector, third sector, others.
    Role,
    /// First PSP, been in one before, not said.
    Experience,
}

impl By {
    /// The parts, in order; the last is everybody else.
    pub const fn parts(self) -> [&'static str; 3] {
        match self {
            Self::Role => ["public", "third", "other"],
            Self::Experience => ["new", "exp", "other"],
        }
    }

    /// The word for it in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Role => "role",
            Self::Experience => "experience",
        }
    }
}

/// Where groups of partners are in a topic: below a line between two bands, or above it.
#[derive(Clone, Debug, PartialEq)]
pub struct BandGap {
    /// What parts the groups.
    pub by: By,
    /// The topic.
    pub dimension: Dimension,
    /// The first band above the line.
    pub from: Band,
    /// The groups: which of [`By::parts`] they hold, and whether their middle partner is above the line.
    pub middle: Vec<(Range<usize>, bool)>,
    /// The groups with their shares above the line, from 30 partners on.
    pub shares: Vec<(Range<usize>, Share)>,
    /// The first group less the second.
    pub difference: Option<Difference>,
}

impl Maker<'_> {
    pub(super) fn gaps(&self, by: By) -> Vec<Gap> {
        let start = format!("by-{}:", by.word());
        let gaps = self.release.named(&start).filter_map(|name| {
            let item = ItemId::new(name).ok()?;
            let Split { groups, .. } = self.release.split(&format!("{start}{name}"))?;
            let shares = groups
                .into_iter()
                .map(|(first, after, part, whole)| Some((first..after, self.share(part, whole)?)))
                .collect::<Option<Vec<_>>>()?;
            Some(Gap { by, item, difference: self.first_less_second(&shares), groups: shares })
        });
        gaps.collect()
    }

    fn first_less_second(&self, shares: &[(Range<usize>, Share)]) -> Option<Difference> {
        match shares {
            [(_, first), (_, second), ..] => self.likeness.difference(*first, *second),
            _ => None,
        }
    }

    /// Where the groups of a split are in each topic. Of fewer than 30 partners only the middle one of each group is
    /// told (content design 6.2).
    pub(super) fn band_gaps(&self, by: By) -> Vec<BandGap> {
        let start = format!("bands-by-{}:", by.word());
        let gaps = self.release.named(&start).filter_map(|name| {
            let (dimension, line) = name.split_once(':')?;
            let dimension = Dimension::ALL.into_iter().find(|known| known.code() == dimension)?;
            let from = *BANDS.get(line.parse::<usize>().ok()?)?;
            let split = self.release.split(&format!("{start}{name}"))?;
            let middle = split
                .groups
                .iter()
                .map(|(first, after, part, whole)| (*first..*after, 2 * part.get() >= whole.get()));
            let shares = split
                .groups
                .iter()
                .map(|(first, after, part, whole)| Some((*first..*after, self.share(*part, *whole)?)));
            let shares: Vec<_> = if split.records.get() >= COMPARISONS_FROM {
                shares.collect::<Option<_>>().unwrap_or_default()
            } else {
                Vec::new()
            };
            let difference = self.first_less_second(&shares);
            Some(BandGap { by, dimension, from, middle: middle.collect(), shares, difference })
        });
        let mut gaps: Vec<BandGap> = gaps.collect();
        gaps.sort_by_key(|gap| gap.dimension.index());
        gaps
    }
}
