//! Where groups of partners differ in what they do not know yet: one split at a time.

use super::{
    marks::Mark,
    names,
    part::{Maker, row, rows},
    table::{self, Table},
    tree::{Element, classed},
};
use crate::{
    cohort::{
        views::{By, Caution, Difference, Gap},
        words::{headings, intro, table as columns},
    },
    content::say::fill,
};

pub(super) fn part(maker: &mut Maker<'_>) -> Option<Element> {
    if maker.view.gaps.is_empty() {
        return None;
    }
    let mut part = maker.part(headings::GAPS, &[]);
    for (by, title) in [(By::Role, intro::GAPS_BY_ROLE), (By::Experience, intro::GAPS_BY_EXPERIENCE)] {
        let gaps: Vec<&Gap> = maker.view.gaps.iter().filter(|gap| gap.by == by).collect();
        if !gaps.is_empty() {
            part = part.and(split(maker, by, title, &gaps));
        }
    }
    Some(
        part.and(classed("p", "cohort-small").and(intro::GAPS_CHANCE))
            .all(maker.caution(Caution::NoClearDifference)),
    )
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
    let mut block = classed("div", "cohort-block")
        .and(maker.subheading(title))
        .and(classed("p", "cohort-soft cohort-num").and(about));
    for gap in clear {
        let groups = gap
            .groups
            .iter()
            .map(|(range, share)| row(&names::group(by, range), Some(share), Mark::NotKnown));
        block = block.and(
            classed("div", "cohort-tight")
                .and(classed("p", "cohort-strong").and(maker.question(gap.item)))
                .and(rows(groups))
                .all(
                    gap.difference
                        .as_ref()
                        .map(|difference| classed("p", "cohort-small cohort-num").and(said(difference))),
                ),
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

/// A difference as a sentence.
pub(super) fn said(difference: &Difference) -> String {
    let words = if difference.no_clear_difference { intro::DIFFERENCE_OPEN } else { intro::DIFFERENCE };
    let [points, low, high] = [difference.points, difference.low, difference.high].map(signed);
    fill(words, &[("points", &points), ("low", &low), ("high", &high)])
}

/// With a sign that is read as one.
fn signed(points: i32) -> String {
    match points {
        0 => "0".to_string(),
        1.. => format!("+{points}"),
        _ => format!("−{}", points.unsigned_abs()),
    }
}
