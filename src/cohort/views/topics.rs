//! Where partners are, topic by topic.

use super::{Maker, Share, share};
use crate::{
    cohort::{
        disclosure::{
            release::{Count, Table},
            tables::SCORE_PARTS,
        },
        statistics::quantiles::{Bin, quantile, to_nearest},
    },
    core::{ids::Dimension, score::Band},
};

/// The bands in the order of their table.
pub(super) const BANDS: [Band; 4] = [Band::None, Band::B1, Band::B2, Band::B3];

/// Where partners are in one topic.
#[derive(Clone, Debug, PartialEq)]
pub struct Topic {
    /// Which topic.
    pub dimension: Dimension,
    /// Bands, or neighbouring bands together, from the lowest to the highest, with their shares.
    pub bands: Vec<(Vec<Band>, Share)>,
    /// Lower quartile, median and upper quartile of the scores, to the nearest 5.
    pub quartiles: Option<[u32; 3]>,
    /// How many records it is of.
    pub records: Count,
}

impl Maker<'_> {
    pub(super) fn topic(&self, dimension: Dimension) -> Option<Topic> {
        let table = self.release.table(&format!("band:{dimension}"))?;
        let all = table.groups.iter().map(|(_, _, count)| *count).reduce(Count::and)?;
        let of = |(first, after, count): &(usize, usize, Count)| {
            let bands = BANDS[*first..*after].to_vec();
            Some((bands, self.share(*count, all)?))
        };
        Some(Topic {
            dimension,
            bands: table.groups.iter().map(of).collect::<Option<_>>()?,
            quartiles: self.quartiles(dimension, &table),
            records: table.records,
        })
    }

    /// Quartiles of the scores, from the groups within the bands; none where those without a score cannot be told
    /// from those with a low one.
    fn quartiles(&self, dimension: Dimension, bands: &Table) -> Option<[u32; 3]> {
        const ENDS: [(f64, f64); 4] = [(0.0, 0.0), (0.0, 37.5), (37.5, 75.0), (75.0, 100.0)];
        let mut bins = Vec::new();
        for (first, after, count) in &bands.groups {
            if *first == 0 {
                if *after > 1 {
                    return None;
                }
                continue;
            }
            let inner = (*after == first + 1)
                .then(|| self.release.table(&format!("score:{dimension}:{}", first - 1)))
                .flatten();
            let Some(inner) = inner else {
                bins.push(Bin { low: ENDS[*first].0, high: ENDS[after - 1].1, count: share::real(*count) });
                continue;
            };
            let ends = SCORE_PARTS[first - 1];
            for (from, to, count) in &inner.groups {
                #[expect(clippy::cast_precision_loss, reason = "0 to 1001")]
                let end = |at: usize| (ends[at.min(ends.len() - 1)] as f64 / 10.0).min(100.0);
                // The capped stand after the others of their band, and have scores of the band above.
                let capped = *to == ends.len();
                let high = if capped { 100.0 } else { end(*to) };
                bins.push(Bin { low: end(*from), high, count: share::real(*count) });
            }
        }
        bins.sort_by(|a, b| a.low.total_cmp(&b.low));
        let at = |part| quantile(&bins, part).map(|points| share::whole(to_nearest(points, 5.0)));
        Some([at(0.25)?, at(0.5)?, at(0.75)?])
    }
}
