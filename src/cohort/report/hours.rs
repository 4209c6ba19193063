//! Hours asked against hours available.

use super::{
    marks::{self, Mark},
    names,
    part::{Maker, row, rows, with_table},
    table::{self, Table},
    tree::{Element, classed},
};
use crate::{
    cohort::{
        views::Caution,
        words::{codes, headings, intro, table as columns},
    },
    content::say::fill,
    core::hours::write_number,
};

/// The end of the scale, in hours asked for each hour: above it is “more”.
const END: f64 = 4.0;

pub(super) fn part(maker: &mut Maker<'_>) -> Option<Element> {
    let hours = maker.view.hours.as_ref()?;
    let about: &[String] = if hours.quartiles.is_some() { &[] } else { &[intro::HOURS_PLAIN.to_string()] };
    let mut part = maker.part(headings::HOURS, about);
    let mut table = Table::new(
        headings::HOURS,
        &[columns::WHAT, columns::VALUE, columns::SHARE, columns::INTERVAL, columns::COUNT],
    );
    if let Some(quartiles) = hours.quartiles {
        let [low, median, high] = quartiles.map(ratio);
        let values = [("low", low.as_str()), ("median", median.as_str()), ("high", high.as_str())];
        part = part
            .and(classed("p", "cohort-lede cohort-num").and(fill(intro::HOURS, &values)))
            .all(strip(quartiles))
            .and(classed("p", "cohort-small").and(intro::HOURS_NOTE));
        for (name, value) in
            [(codes::LOWER_QUARTILE, low), (codes::MEDIAN, median), (codes::UPPER_QUARTILE, high)]
        {
            table.row([
                format!("{}: {name}", codes::RATIO),
                value,
                String::new(),
                String::new(),
                String::new(),
            ]);
        }
    }
    let mut list = Vec::new();
    let mut line = |said: String, share| {
        list.push(row(&said, share, Mark::Known));
        let [percent, interval, count] = table::cells(share);
        table.row([said, String::new(), percent, interval, count]);
    };
    line(intro::HOURS_COULD_SAY.to_string(), hours.could_say.as_ref());
    line(intro::HOURS_ABOVE.to_string(), hours.above.as_ref());
    for (range, share) in &hours.by_size {
        line(fill(intro::HOURS_SIZE, &[("size", &names::service_sizes(range))]), Some(share));
    }
    Some(with_table(part.and(rows(list)).all(maker.caution(Caution::Hours)), table))
}

fn ratio(ratio: f64) -> String {
    if ratio.is_finite() { write_number(ratio) } else { intro::HOURS_MORE.to_string() }
}

/// The middle half of partners as a thick line, the middle partner as a tick, and a scale.
fn strip(quartiles: [f64; 3]) -> [Element; 2] {
    let at = |hours: f64| (hours / END * 100.0).clamp(0.0, 100.0);
    let [low, median, high] = quartiles.map(at);
    let label = ratio(quartiles[1]);
    let picture = marks::drawing("3.7em")
        .and(marks::rect("c-track", 0.0, "1.9em", 100.0, "1.25em"))
        .and(marks::upright("c-ref", at(1.0), "1.5em", "3.6em"))
        .and(marks::rect("c-solid", low, "2.35em", high - low, "0.35em"))
        .and(marks::upright("c-tick-halo", median, "1.85em", "3.2em"))
        .and(marks::upright("c-tick", median, "1.65em", "3.4em"))
        .and(marks::text("t-figure", median, "1.25em", &label));
    let scale = [("0", 0.0), (intro::HOURS_ONE, 1.0), ("2", 2.0), ("3", 3.0), (intro::HOURS_MORE, END)];
    let scale = scale.into_iter().map(|(said, hours)| marks::text("t-soft", at(hours), "1em", said));
    [picture, marks::drawing("1.3em").all(scale)]
}
