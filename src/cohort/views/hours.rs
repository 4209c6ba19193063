//! Hours asked for each hour partners have (content design 6.5).

use super::{Maker, Share, share::real};
use crate::cohort::{
    disclosure::{
        places::{HOURS, Places},
        release::{Count, Table},
    },
    statistics::quantiles::{Bin, quantile},
    tally::{STRAIN_RANGE, layout::RATIO_ENDS},
};
use std::ops::Range;

/// The hours of a cohort.
#[derive(Clone, Debug, PartialEq)]
pub struct Hours {
    /// Who could say, of all who answered; those few who did not may be in the base.
    pub could_say: Option<Share>,
    /// Who is asked for more than 1.25 hours for each hour they have, no time set aside included, of those who could
    /// say.
    pub above: Option<Share>,
    /// Lower quartile, median and upper quartile of the ratio, to a tenth; infinite is “4 or more”, no time set aside
    /// included.
    pub quartiles: Option<[f64; 3]>,
    /// Above 1.25 by size of service, of all partners: small, larger, not known, or neighbours together.
    pub by_size: Vec<(Range<usize>, Share)>,
    /// How many records it is of.
    pub records: Count,
}

pub(super) fn hours(maker: &Maker<'_>) -> Option<Hours> {
    let table = maker.release.table("hours")?;
    let (calm, strained) = (table.alone(Places::CALM), table.alone(Places::STRAINED));
    let could_say = calm.zip(strained).map(|(calm, strained)| calm.and(strained));
    let by_size = maker.release.split("hours-by-size").map(|split| split.groups).unwrap_or_default();
    let by_size = by_size
        .into_iter()
        .filter_map(|(first, after, part, whole)| Some((first..after, maker.share(part, whole)?)));
    Some(Hours {
        could_say: could_say.and_then(|count| maker.share(count, Maker::base(HOURS, &table))),
        above: strained.zip(could_say).and_then(|(strained, all)| maker.share(strained, all)),
        quartiles: calm.zip(strained).and_then(|_| quartiles(maker)),
        by_size: by_size.collect(),
        records: table.records,
    })
}

fn quartiles(maker: &Maker<'_>) -> Option<[f64; 3]> {
    let low_ends = || [0.0].into_iter().chain(RATIO_ENDS);
    let ends: Vec<(f64, f64)> =
        low_ends().zip(low_ends().skip(1).chain([f64::INFINITY, f64::INFINITY])).collect();
    let calm = bins(&maker.release.table("ratio:calm")?, &ends[..=STRAIN_RANGE]);
    // The last of these, no time set aside, has no ratio: it stands above all.
    let mut above = ends[STRAIN_RANGE + 1..].to_vec();
    above.push((RATIO_ENDS[RATIO_ENDS.len() - 1], f64::INFINITY));
    let strained = bins(&maker.release.table("ratio:strained")?, &above);
    let all = [calm, strained].concat();
    let at = |part| quantile(&all, part).map(|ratio| (ratio * 10.0 + 0.5).floor() / 10.0);
    Some([at(0.25)?, at(0.5)?, at(0.75)?])
}

fn bins(table: &Table, ends: &[(f64, f64)]) -> Vec<Bin> {
    let bin = |(first, after, count): &(usize, usize, Count)| {
        let high = ends.get(after - 1).map_or(f64::INFINITY, |end| end.1);
        Bin {
            low: ends.get(*first).map_or(RATIO_ENDS[RATIO_ENDS.len() - 1], |end| end.0),
            high,
            count: real(*count),
        }
    };
    table.groups.iter().map(bin).collect()
}
