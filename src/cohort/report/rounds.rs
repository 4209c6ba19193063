//! Two rounds beside each other: what partners did not know then, and do not know now.

use super::{
    gaps,
    marks::Mark,
    part::{Maker, row, rows, with_table},
    table::{self, Table},
    tree::{Element, classed},
};
use crate::{
    cohort::{
        views::{Between, Caution},
        words::{headings, intro, table as columns},
    },
    content::say::{fill, within_sentence},
};

/// So many are drawn.
const DRAWN: usize = 8;

pub(super) fn part(maker: &mut Maker<'_>) -> Option<Element> {
    let earlier = maker.round.earlier.filter(|_| !maker.view.since.is_empty())?.number().to_string();
    let since = &maker.view.since;
    let mut clear: Vec<&Between> = since.iter().filter(|row| !row.difference.no_clear_difference).collect();
    // The largest first; of those that are as large, the most often not known.
    clear.sort_by_key(|row| std::cmp::Reverse(row.difference.points.abs()));
    let counts = [("n", &*clear.len().to_string()), ("all", &*since.len().to_string()), ("round", &earlier)];
    let about = fill(if clear.is_empty() { intro::SINCE_NONE } else { intro::SINCE }, &counts);
    let mut part = maker.part(headings::SINCE, &[about, intro::SINCE_GROUPS.to_string()]);
    let then = fill(intro::SINCE_THEN, &[("round", &earlier)]);
    let of = fill(intro::DIFFERENCE_OF, &[("first", intro::SINCE_NOW), ("second", &within_sentence(&then))]);
    for between in clear.into_iter().take(DRAWN) {
        let shares = [(then.as_str(), &between.earlier), (intro::SINCE_NOW, &between.later)];
        part = part.and(
            classed("div", "cohort-tight")
                .and(classed("p", "cohort-strong").and(maker.question(between.item)))
                .and(rows(shares.map(|(said, share)| row(said, Some(share), Mark::NotKnown))))
                .and(classed("p", "cohort-small cohort-num").and(gaps::said(&of, &between.difference))),
        );
    }
    let mut table = Table::new(
        headings::SINCE,
        &[
            columns::QUESTION,
            columns::WHAT,
            columns::SHARE,
            columns::INTERVAL,
            columns::COUNT,
            columns::DIFFERENCE,
        ],
    );
    for between in since {
        let mut line = |said: &str, share, difference: String| {
            let [percent, interval, count] = table::cells(Some(share));
            table.row([maker.question(between.item), said.to_string(), percent, interval, count, difference]);
        };
        line(intro::SINCE_NOW, &between.later, between.difference.words());
        line(&then, &between.earlier, String::new());
    }
    Some(with_table(part.all(maker.caution(Caution::NoClearDifference)), table))
}
