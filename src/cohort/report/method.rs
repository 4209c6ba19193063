//! How to read the figures, and what must not be claimed of them.

use super::{
    part::Maker,
    tree::{Element, classed, element},
};
use crate::{cohort::words::method as words, content::say::fill, records::response::Edition};

pub(super) fn part(maker: &mut Maker<'_>, edition: &Edition) -> Element {
    let left = maker.cautions_left();
    let made = fill(words::MADE, &[("content", &edition.content_version), ("rules", &edition.rules_version)]);
    let claims = [
        words::CLAIM_RANKING,
        words::CLAIM_WORKS,
        words::CLAIM_CHANGE,
        words::CLAIM_DIFFERENCE,
        words::CLAIM_SURVEY,
        words::CLAIM_NORMS,
        words::CLAIM_VALIDATED,
        words::CLAIM_SILENCE,
        words::CLAIM_FAULT,
        words::CLAIM_ANONYMOUS,
    ];
    let claims = classed("ul", "cohort-list").all(claims.map(|claim| element("li").and(claim)));
    maker
        .part(words::TITLE, &[])
        .all(left)
        .and(classed("p", "cohort-small").and(words::ROUNDING))
        .and(classed("p", "cohort-small").and(made))
        .and(classed("div", "cohort-block").and(maker.subheading(words::CLAIMS)).and(claims))
}
