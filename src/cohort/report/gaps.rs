//! Where groups of partners differ in what they do not know yet: one split at a time.

use super::{
    marks::Mark,
    names,
    part::{Maker, row, rows},
    table::{self, Table},
    tree::{Element, classed, element},
};
use crate::{
    cohort::{
        views::{BandGap, By, Caution, Difference, Gap},
        words::{codes, headings, intro, table as columns},
    },
    content::say::{fill, list, within_sentence},
    core::ids::Dimension,
};

pub(super) fn part(maker: &mut Maker<'_>) -> Option<Element> {
    if maker.view.gaps.is_empty() && maker.view.band_gaps.is_empty() {
        return None;
    }
    let mut part = maker.part(headings::GAPS, &[]);
    for (by, title) in [(By::Role, intro::GAPS_BY_ROLE), (By::Experience, intro::GAPS_BY_EXPERIENCE)] {
        let gaps: Vec<&Gap> = maker.view.gaps.iter().filter(|gap| gap.by == by).collect();
        let topics: Vec<&BandGap> = maker.view.band_gaps.iter().filter(|gap| gap.by == by).collect();
        if gaps.is_empty() && topics.is_empty() {
            continue;
        }
        part = part.and(maker.subheading(title));
        if !topics.is_empty() {
            part = part.and(by_topic(maker, title, &topics));
        }
        if !gaps.is_empty() {
            part = part.and(split(maker, by, title, &gaps));
        }
    }
    let chance = (!maker.view.gaps.is_empty()).then(|| classed("p", "cohort-small").and(intro::GAPS_CHANCE));
    Some(part.all(chance).all(maker.caution(Caution::NoClearDifference)))
}

fn split(maker: &Maker<'_>, by: By, title: &str, gaps: &[&Gap]) -> Element {
    let clear: Vec<&&Gap> = gaps
        .iter()
        .filter(|gap| gap.difference.as_ref().is_some_and(|difference| !difference.no_clear_difference))
        .collect();
    let all = gaps.len().to_string();
    let about = if clear.is_empty() {
        fill(intro::GAPS_NONE, &[("all", &all)])
    } else {
        fill(intro::GAPS, &[("n", &clear.len().to_string()), ("all", &all)])
    };
    let mut block = classed("div", "cohort-block").and(classed("p", "cohort-soft cohort-num").and(about));
    for gap in clear {
        let groups = gap
            .groups
            .iter()
            .map(|(range, share)| row(&names::group(by, range), Some(share), Mark::NotKnown));
        block = block.and(
            classed("div", "cohort-tight")
                .and(classed("p", "cohort-strong").and(maker.question(gap.item)))
                .and(rows(groups))
                .all(gap.difference.as_ref().map(|difference| {
                    let of = first_less_second(gap.by, &gap.groups);
                    classed("p", "cohort-small cohort-num").and(said(&of, difference))
                })),
        );
    }
    let mut table = Table::new(
        title,
        &[
            columns::QUESTION,
            columns::GROUP,
            columns::SHARE,
            columns::INTERVAL,
            columns::COUNT,
            columns::DIFFERENCE,
        ],
    );
    for gap in gaps {
        for (at, (range, share)) in gap.groups.iter().enumerate() {
            let [percent, interval, count] = table::cells(Some(share));
            // Of the first two groups: on the line of the first.
            let difference =
                gap.difference.as_ref().filter(|_| at == 0).map(Difference::words).unwrap_or_default();
            table.row([
                maker.question(gap.item),
                names::group(by, range),
                percent,
                interval,
                count,
                difference,
            ]);
        }
    }
    block.and(table.folded())
}

/// Where the groups are in each topic: shares, or of few partners where the middle one is.
fn by_topic(maker: &Maker<'_>, title: &str, gaps: &[&BandGap]) -> Element {
    let topic = |gap: &BandGap| maker.instrument.dimension(gap.dimension).name.as_str();
    let band = |gap: &BandGap| names::band(maker.instrument, gap.from);
    let above_line = |gap: &BandGap| names::at_or_above(maker.instrument, gap.from);
    let mut block = classed("div", "cohort-block").and(classed("p", "cohort-soft").and(intro::GAPS_TOPICS));
    let few = gaps.iter().any(|gap| gap.shares.is_empty());
    for gap in gaps {
        if gap.shares.is_empty() {
            let middle = gap.middle.iter().map(|(range, above)| {
                let words = if *above { intro::GAPS_MIDDLE_ABOVE } else { intro::GAPS_MIDDLE_BELOW };
                fill(
                    words,
                    &[
                        ("group", &within_sentence(&names::group(gap.by, range))),
                        ("band", band(gap)),
                        ("where", &above_line(gap)),
                    ],
                )
            });
            let groups = middle.collect::<Vec<_>>().join("; ");
            let said = fill(intro::GAPS_MIDDLE, &[("topic", topic(gap)), ("groups", &groups)]);
            block = block.and(element("p").and(said));
            continue;
        }
        let shares = gap
            .shares
            .iter()
            .map(|(range, share)| row(&names::group(gap.by, range), Some(share), Mark::Known));
        let said = fill(intro::GAPS_ABOVE, &[("topic", topic(gap)), ("where", &above_line(gap))]);
        let difference = gap.difference.as_ref();
        block = block.and(
            classed("div", "cohort-tight")
                .and(classed("p", "cohort-strong").and(said))
                .and(rows(shares))
                .all(difference.map(|found| {
                    let of = first_less_second(gap.by, &gap.shares);
                    classed("p", "cohort-small cohort-num").and(self::said(&of, found))
                })),
        );
    }
    let hidden: Vec<&str> = Dimension::ALL
        .into_iter()
        .filter(|dimension| gaps.iter().all(|gap| gap.dimension != *dimension))
        .map(|dimension| maker.instrument.dimension(dimension).name.as_str())
        .collect();
    if !hidden.is_empty() {
        let said = fill(intro::GAPS_TOPICS_HIDDEN, &[("topics", &list(hidden))]);
        block = block.and(classed("p", "cohort-small").and(said));
    }
    let mut table = Table::new(
        &fill(intro::GAPS_TABLE_TOPICS, &[("by", title)]),
        &[
            columns::TOPIC,
            columns::GROUP,
            columns::VALUE,
            columns::SHARE,
            columns::INTERVAL,
            columns::DIFFERENCE,
        ],
    );
    for gap in gaps {
        for (at, (range, above)) in gap.middle.iter().enumerate() {
            let share = gap.shares.get(at).map(|(_, share)| share);
            let place = if *above { above_line(gap) } else { fill(codes::BELOW, &[("band", band(gap))]) };
            let [percent, interval, _] =
                share.map_or_else(Default::default, |share| table::cells(Some(share)));
            let difference =
                gap.difference.as_ref().filter(|_| at == 0).map(Difference::words).unwrap_or_default();
            let value = fill(codes::MIDDLE_AT, &[("where", &within_sentence(&place))]);
            table.row([
                topic(gap).to_string(),
                names::group(gap.by, range),
                value,
                percent,
                interval,
                difference,
            ]);
        }
    }
    let note = few.then(|| classed("p", "cohort-small").and(intro::GAPS_MIDDLE_NOTE));
    block.all(note).and(table.folded())
}

/// A difference as a sentence, which begins with what it is of.
pub(super) fn said(of: &str, difference: &Difference) -> String {
    let words = if difference.no_clear_difference { intro::DIFFERENCE_OPEN } else { intro::DIFFERENCE };
    let [points, low, high] = [difference.points, difference.low, difference.high].map(signed);
    fill(words, &[("of", of), ("points", &points), ("low", &low), ("high", &high)])
}

/// “Public sector less third sector”
fn first_less_second<T>(by: By, groups: &[(std::ops::Range<usize>, T)]) -> String {
    let name = |at: usize| groups.get(at).map(|(range, _)| names::group(by, range)).unwrap_or_default();
    fill(intro::DIFFERENCE_OF, &[("first", &name(0)), ("second", &within_sentence(&name(1)))])
}

/// With a sign that is read as one.
fn signed(points: i32) -> String {
    match points {
        0 => "0".to_string(),
        1.. => format!("+{points}"),
        _ => format!("−{}", points.unsigned_abs()),
    }
}
