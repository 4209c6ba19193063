//! What partners most often do not know yet: the best single sign of information that has not reached them.

use super::{
    marks::Mark,
    part::{Maker, row, rows, with_table},
    table::{self, Table},
    tree::{Element, classed},
};
use crate::{
    cohort::{
        views::Caution,
        words::{headings, intro, table as columns},
    },
    content::say::{fill, within_sentence},
};

/// So many are drawn: a picture of forty says nothing.
const DRAWN: usize = 8;

pub(super) fn part(maker: &mut Maker<'_>) -> Option<Element> {
    let view = maker.view;
    if view.not_known.is_empty() {
        return None;
    }
    let shown: Vec<_> = view.not_known.iter().filter_map(|row| Some((row.item, row.share?))).collect();
    let mut about = vec![intro::NOT_KNOWN.to_string()];
    if shown.len() > DRAWN {
        about.push(fill(intro::NOT_KNOWN_FIRST, &[("n", &DRAWN.to_string())]));
    }
    let drawn = shown
        .iter()
        .take(DRAWN)
        .map(|(item, share)| row(&maker.question(*item), Some(share), Mark::NotKnown));
    let mut part = maker.part(headings::NOT_KNOWN, &about);
    if !shown.is_empty() {
        part = part.and(rows(drawn));
    }
    if !view.not_known_by_topic.is_empty() {
        let topics = view.not_known_by_topic.iter().map(|(dimension, percent)| {
            let name = within_sentence(maker.instrument.dimension(*dimension).name.as_str());
            fill(intro::NOT_KNOWN_TOPIC, &[("topic", &name), ("percent", &percent.to_string())])
        });
        let topics = topics.collect::<Vec<_>>().join(", ");
        part =
            part.and(classed("p", "cohort-num").and(fill(intro::NOT_KNOWN_TOPICS, &[("topics", &topics)])));
    }
    let mut table = Table::new(
        headings::NOT_KNOWN,
        &[
            columns::QUESTION,
            columns::SHARE,
            columns::INTERVAL,
            columns::COUNT,
            columns::MEAN,
            columns::RECORDS,
        ],
    );
    for row in &view.not_known {
        let mean = row.mean_of_psps.map(|mean| format!("{mean}%")).unwrap_or_default();
        let records = row.records.map(|records| records.get().to_string()).unwrap_or_default();
        let [share, interval, count] = table::cells(row.share.as_ref());
        table.row([maker.question(row.item), share, interval, count, mean, records]);
    }
    part = part.all(maker.caution(Caution::NotAFault)).all(maker.caution(Caution::LeftOut));
    if let Some(partners) = view.partners.filter(|_| view.likeness.effect > 1.0) {
        #[expect(clippy::cast_precision_loss, reason = "a count of people")]
        let effective = (partners.get() as f64 / view.likeness.effect).round();
        let said = fill(
            intro::EFFECT,
            &[("effective", &format!("{effective:.0}")), ("n", &partners.get().to_string())],
        );
        part = part.all(maker.caution(Caution::AlikeAssumed)).all(maker.caution(Caution::AlikeMeasured));
        part = part.and(classed("p", "cohort-small cohort-num").and(said));
    }
    Some(with_table(part, table))
}
