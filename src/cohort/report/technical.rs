//! How the questions work: for those who look after them.

use super::{
    part::Maker,
    table::Table,
    tree::{Element, classed, element},
};
use crate::{
    cohort::{
        views::{
            lines::bounded,
            technical::{Bounded, WorksAlike},
        },
        words::{headings, table as columns, technical as words},
    },
    content::say::fill,
};

pub(super) fn part(maker: &mut Maker<'_>) -> Option<Element> {
    let technical = maker.view.technical.as_ref()?;
    let mut part = maker.part(headings::TECHNICAL, &[words::ABOUT.to_string()]);
    if let Some(roles) = &technical.roles {
        let figure = |[value, low, high]: [Bounded; 3]| {
            let [value, low, high] = [value, low, high].map(|number| bounded(number, 100));
            fill(words::ESTIMATE, &[("value", &value), ("low", &low), ("high", &high)])
        };
        let (alpha, omega) = (figure(roles.alpha), figure(roles.omega));
        part = part
            .and(element("p").and(fill(words::ROLES, &[("alpha", &alpha), ("omega", &omega)])))
            .all(roles.residual.map(|residual| {
                element("p").and(fill(words::ONE_FACTOR, &[("residual", &bounded(residual, 100))]))
            }))
            .and(classed("p", "cohort-small").and(words::ROLES_ONLY));
    }
    let mut table = Table::new(
        headings::TECHNICAL,
        &[
            columns::QUESTION,
            columns::DIFFICULTY,
            columns::ITEM_REST,
            columns::AGREEMENT,
            columns::WORKS_ALIKE,
        ],
    );
    let mut items: Vec<_> = technical.items.iter().map(|row| row.item).collect();
    items.extend(technical.agreement.iter().map(|(item, _)| *item));
    items.sort_unstable();
    items.dedup();
    for item in items {
        let row = technical.items.iter().find(|row| row.item == item);
        let agreement = technical.agreement.iter().find(|(one, _)| *one == item).map(|(_, value)| *value);
        let or_none = |text: Option<String>| text.unwrap_or_default();
        table.row([
            maker.question(item),
            or_none(row.and_then(|row| row.difficulty).map(|difficulty| bounded(difficulty, 1))),
            // With a sign that is read as one.
            or_none(row.and_then(|row| row.item_rest).map(|number| bounded(number, 100).replace('-', "−"))),
            or_none(agreement.map(|agreement| bounded(agreement, 100))),
            or_none(row.and_then(|row| row.works_alike).map(|works| works_alike(works).to_string())),
        ]);
    }
    let notes = [words::DIFFICULTY, words::ITEM_REST, words::AGREEMENT, words::WORKS_ALIKE_NOTE];
    // With the table, which is not on paper.
    let notes = classed("ul", "cohort-list cohort-small").all(notes.map(|note| element("li").and(note)));
    Some(part.and(table.folded().and(notes)))
}

pub(super) fn works_alike(works: WorksAlike) -> &'static str {
    match works {
        WorksAlike::Alike => words::WORKS_ALIKE,
        WorksAlike::MayDiffer => words::MAY_DIFFER,
        WorksAlike::Differs => words::DIFFERS,
    }
}
