//! What partners do not know yet, by item and by topic.

use super::{Maker, Share, share};
use crate::{
    cohort::{
        disclosure::{
            places::{ALWAYS_KNOWN, COMPARISON, HOURS, Places},
            release::{Count, Table},
            tables::{ROLE_QUESTION, TABLES_FROM},
        },
        statistics::quantiles::to_nearest,
    },
    core::ids::{Dimension, ItemId},
};

/// How many do not know one thing yet.
#[derive(Clone, Debug, PartialEq)]
pub struct NotKnown {
    /// The item or row.
    pub item: ItemId,
    /// The share; none where it cannot be shown. Those few who left the item out may be among them.
    pub share: Option<Share>,
    /// The average of the PSPs' averages, to the nearest 5 %.
    pub mean_of_psps: Option<i64>,
    /// How many records it is of.
    pub records: Option<Count>,
}

impl Maker<'_> {
    /// The items that have a table, in the order of their ids.
    pub(super) fn items(&self) -> impl Iterator<Item = ItemId> {
        self.release.named("item:").filter_map(|item| ItemId::new(item).ok())
    }

    /// The base of an item's shares: all but those who left it out, where these are counted alone.
    pub(super) fn base(item: ItemId, table: &Table) -> Count {
        table.without(Places::of(item, table.answers()).left)
    }

    /// Who does not know an item yet.
    pub(super) fn share_not_known(&self, item: ItemId, table: &Table) -> Option<Share> {
        self.share(table.counted(table.not_known(item)?)?, Self::base(item, table))
    }

    pub(super) fn not_known(&self) -> Vec<NotKnown> {
        let offered = |item: &ItemId| {
            let item = item.as_str();
            !COMPARISON.contains(&item) && !ALWAYS_KNOWN.contains(&item) && item != ROLE_QUESTION.as_str()
        };
        let mut rows: Vec<NotKnown> = self
            .items()
            .filter(offered)
            .map(|item| self.not_known_of(item, &format!("item:{item}")))
            .chain([self.not_known_of(HOURS, "hours")])
            .collect();
        rows.sort_by_key(|row| {
            let share = row.share.map_or(0, |share| share.count.get() * 1_000_000 / share.base.get().max(1));
            (std::cmp::Reverse(share), row.item)
        });
        rows
    }

    fn not_known_of(&self, item: ItemId, table: &str) -> NotKnown {
        let table = self.release.table(table);
        let share = table.as_ref().and_then(|table| self.share_not_known(item, table));
        let share = share.filter(|share| share.base.get() >= TABLES_FROM);
        NotKnown {
            item,
            mean_of_psps: share.and_then(|_| self.release.number(&format!("mean-of-psps:{item}"))),
            records: share.and_then(|_| table.map(|table| table.records)),
            share,
        }
    }

    /// The share of answers that are “not known yet”, over the items of a topic. A count that is hidden is taken to be
    /// in the middle of what it may be, so the share is one of protected counts alone.
    pub(super) fn not_known_by_topic(&self) -> Vec<(Dimension, u32)> {
        let partners = self.release.partners().map_or(0, Count::get);
        let least = self.release.audience().least_count();
        let rows = self.not_known();
        let topics = Dimension::ALL.into_iter().filter_map(|dimension| {
            let of = rows.iter().filter(|row| row.item.as_str().starts_with(dimension.code()));
            let (mut part, mut whole) = (0.0, 0.0);
            for row in of {
                #[expect(clippy::cast_precision_loss, reason = "counts of people")]
                let (count, base) = row.share.map_or(((least - 1) as f64 / 2.0, partners as f64), |share| {
                    (share::real(share.count), share::real(share.base))
                });
                part += count;
                whole += base;
            }
            (whole > 0.0).then(|| (dimension, share::whole(to_nearest(part / whole * 100.0, 5.0))))
        });
        topics.collect()
    }
}
