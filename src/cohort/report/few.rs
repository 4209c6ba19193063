//! Five to nine partners: topics as a whole, and no question by itself.

use super::{
    marks::{self, Mark},
    part::{Maker, with_table},
    table::Table,
    tree::{Element, classed, element},
};
use crate::{
    cohort::{
        views::lines::bounded,
        words::{headings, intro, table as columns},
    },
    content::say::fill,
};

pub(super) fn part(maker: &mut Maker<'_>) -> Option<Element> {
    let view = maker.view;
    if view.few.is_empty() {
        return None;
    }
    let partners = view.partners.map(|partners| partners.get().to_string()).unwrap_or_default();
    let mut table =
        Table::new(headings::NOT_KNOWN, &[columns::TOPIC, columns::SHARE, columns::COUNT, columns::MEDIAN]);
    let mut list = classed("ol", "cohort-rows").with("role", "list");
    for few in &view.few {
        let name = maker.instrument.dimension(few.dimension).name.as_str();
        let mut row = element("li").and(element("p").and(element("b").and(name)));
        // All answers of one person count together, so there is no interval to draw.
        if let Some(share) = &few.not_known {
            let said = fill(intro::FEW_NOT_KNOWN, &[("percent", &share.percent.to_string())]);
            row = row
                .and(classed("p", "cohort-num").and(said))
                .and(marks::plain_bar(share.percent, Mark::NotKnown));
        }
        let median = few.median.map(|median| bounded(median, 1));
        if let Some(median) = &median {
            row = row.and(
                classed("p", "cohort-small cohort-num").and(fill(intro::FEW_MEDIAN, &[("median", median)])),
            );
        }
        list = list.and(row);
        let (share, count) = few.not_known.map_or_else(
            || (columns::HIDDEN.to_string(), String::new()),
            |share| {
                let (count, base) = (share.count.get().to_string(), share.base.get().to_string());
                (format!("{}%", share.percent), fill(columns::OF, &[("count", &count), ("base", &base)]))
            },
        );
        table.row([name.to_string(), share, count, median.unwrap_or_default()]);
    }
    let about = fill(intro::FEW, &[("n", &partners)]);
    Some(with_table(maker.part(headings::NOT_KNOWN, &[about]).and(list), table))
}
