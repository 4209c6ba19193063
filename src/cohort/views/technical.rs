//! Figures for those who look after the questions (content design 6.2).

use super::{Maker, Steps, share::real};
use crate::{
    cohort::{
        disclosure::{
            places::{MIRROR, is_knowledge},
            tables::{
                AGREEMENT, ROLE_QUESTION,
                technical::{ITEMS_FROM, LEAST_RESIDUAL, MOST_CORRELATION, MOST_RELIABILITY, POINTS},
            },
        },
        statistics::quantiles::to_nearest,
    },
    core::ids::ItemId,
};
use std::ops::Range;

/// How the questions work, from 100 partners on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Technical {
    /// The items of which something is told, in the order of their ids.
    pub items: Vec<TechnicalItem>,
    /// How the four role items hang together.
    pub roles: Option<RolesTogether>,
    /// How alike the partners of a PSP answer each role item: the mean of the PSPs' r*wg, 0 to 0.9.
    pub agreement: Vec<(ItemId, Bounded)>,
}

/// One item.
#[derive(Clone, Debug, PartialEq)]
pub struct TechnicalItem {
    /// Which.
    pub item: ItemId,
    /// How hard it is: who is right, in per cent; of an item with steps the mean of its points, to the nearest 5.
    pub difficulty: Option<Bounded>,
    /// How it goes with the others: the item–rest correlation in hundredths, to the nearest 10.
    pub item_rest: Option<Bounded>,
    /// Of a knowledge item: whether it works alike for the public and the third sector.
    pub works_alike: Option<WorksAlike>,
}

/// A number that is not told beyond some lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounded {
    /// The number, at the line where it is beyond.
    pub value: i64,
    /// Which side of a line it may be on.
    pub beyond: Beyond,
}

/// Whether a number is told as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beyond {
    /// As it is.
    No,
    /// This or less.
    OrLess,
    /// This or more.
    OrMore,
}

/// Whether a knowledge item works alike in both sectors (Mantel–Haenszel, in the classes of the ETS).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorksAlike {
    /// No difference worth a look.
    Alike,
    /// Have a look.
    MayDiffer,
    /// It differs.
    Differs,
}

/// Reliability of `ROL-S1`, `S2`, `S4` and `S5`, in hundredths, to the nearest 5.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RolesTogether {
    /// Cronbach's alpha, with the low and high end of its interval.
    pub alpha: [Bounded; 3],
    /// McDonald's omega.
    pub omega: [Bounded; 3],
    /// The largest correlation that one factor leaves unexplained; from 200 partners on.
    pub residual: Option<Bounded>,
}

impl WorksAlike {
    const ALL: [(Self, &'static str); 3] =
        [(Self::Alike, "alike"), (Self::MayDiffer, "may-differ"), (Self::Differs, "differs")];

    /// The word for it in files.
    pub fn word(self) -> &'static str {
        Self::ALL.into_iter().find(|(one, _)| *one == self).map_or("alike", |(_, word)| word)
    }

    fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, name)| *name == word).map(|(one, _)| one)
    }
}

impl Bounded {
    pub(super) const fn within(value: i64, low: i64, high: i64) -> Self {
        let beyond = if value <= low {
            Beyond::OrLess
        } else if value >= high {
            Beyond::OrMore
        } else {
            Beyond::No
        };
        Self { value, beyond }
    }
}

/// The mean points of an item whose steps are told: they stand at equal distances, and several that are counted
/// together in their middle.
fn mean_points(steps: &Steps) -> Option<Bounded> {
    let last = steps.steps.last()?.0.end.checked_sub(1).filter(|last| *last > 0)?;
    #[expect(clippy::cast_precision_loss, reason = "a handful of steps")]
    let points = |range: &Range<usize>| (range.start + range.end - 1) as f64 / 2.0 / last as f64 * 100.0;
    let sum: f64 = steps.steps.iter().map(|(range, share)| points(range) * real(share.count)).sum();
    #[expect(clippy::cast_possible_truncation, reason = "0 to 100")]
    let mean = to_nearest(sum / real(steps.answered), 5.0) as i64;
    Some(Bounded::within(mean, POINTS.0, POINTS.1))
}

impl Maker<'_> {
    pub(super) fn technical(&self) -> Option<Technical> {
        if self.release.partners().is_none_or(|partners| partners.get() < ITEMS_FROM) {
            return None;
        }
        let items = self.items().map(|item| TechnicalItem {
            item,
            difficulty: self.difficulty(item),
            item_rest: self
                .release
                .number(&format!("item-rest:{item}"))
                .map(|r| Bounded::within(r, -MOST_CORRELATION, MOST_CORRELATION)),
            works_alike: self.release.word(&format!("works-alike:{item}")).and_then(WorksAlike::of_word),
        });
        let told = |row: &TechnicalItem| {
            row.item_rest.is_some() || row.works_alike.is_some() || row.difficulty.is_some()
        };
        let agreement = self.release.named("agreement:").filter_map(|item| {
            let value = self.release.number(&format!("agreement:{item}"))?;
            let (least, most) = AGREEMENT;
            Some((ItemId::new(item).ok()?, Bounded::within(value, least, most)))
        });
        let technical = Technical {
            items: items.filter(told).collect(),
            roles: self.roles_together(),
            agreement: agreement.collect(),
        };
        (technical != Technical::default()).then_some(technical)
    }

    fn difficulty(&self, item: ItemId) -> Option<Bounded> {
        if is_knowledge(item) {
            let right = self.share_right(item)?;
            return Some(Bounded { value: i64::from(right.percent), beyond: Beyond::No });
        }
        if let Some(points) = self.release.number(&format!("mean-points:{item}")) {
            return Some(Bounded::within(points, POINTS.0, POINTS.1));
        }
        let steps = self.steps(&format!("item:{item}")).filter(|_| MIRROR.contains(&item.as_str()))?;
        (item != ROLE_QUESTION && steps.answered.get() >= ITEMS_FROM).then(|| mean_points(&steps))?
    }

    fn roles_together(&self) -> Option<RolesTogether> {
        let of = |name: &str| self.release.number(name);
        let reliability = |value: i64| Bounded::within(value, 0, MOST_RELIABILITY);
        let with_ends = |name: &str| {
            let [value, low, high] = ["", "-low", "-high"].map(|end| of(&format!("{name}{end}")));
            Some([reliability(value?), reliability(low?), reliability(high?)])
        };
        Some(RolesTogether {
            alpha: with_ends("alpha")?,
            omega: with_ends("omega")?,
            residual: of("one-factor").map(|value| Bounded::within(value, LEAST_RESIDUAL, i64::MAX)),
        })
    }
}
