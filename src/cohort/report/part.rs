//! A part of the report while it is made: its view, its words, and which cautions have been said.

use super::{
    marks, names,
    table::Table,
    tree::{Element, Node, classed, element},
};
use crate::{
    cohort::{
        report::Round,
        views::{Caution, Share, View},
        words::share as words,
    },
    content::say::fill,
    core::{ids::ItemId, instrument::Instrument},
};
use std::collections::BTreeSet;

/// What the parts of a round share.
pub(super) struct Maker<'a> {
    pub(super) instrument: &'a Instrument,
    pub(super) round: &'a Round,
    pub(super) view: &'a View,
    /// How deep the headings of the parts are, 2 or 3.
    pub(super) level: usize,
    said: BTreeSet<Caution>,
}

impl<'a> Maker<'a> {
    pub(super) const fn new(instrument: &'a Instrument, round: &'a Round, level: usize) -> Self {
        Self { instrument, round, view: &round.view, level, said: BTreeSet::new() }
    }

    /// A part with its heading and what it is about.
    pub(super) fn part(&self, title: &str, about: &[String]) -> Element {
        let head = classed("div", "cohort-head")
            .and(classed(heading(self.level), "cohort-section").and(title))
            .all(about.iter().map(|text| classed("p", "cohort-soft").and(text.as_str())));
        classed("section", "cohort-part").and(head)
    }

    /// A smaller heading within a part.
    pub(super) fn subheading(&self, text: impl Into<Node>) -> Element {
        classed(heading(self.level + 1), "cohort-sub").and(text)
    }

    /// A caution, if it must be said and has not been.
    pub(super) fn caution(&mut self, caution: Caution) -> Option<Element> {
        let due = self.view.cautions.contains(&caution) && self.said.insert(caution);
        due.then(|| classed("p", "cohort-small").and(caution.text()))
    }

    /// What is left to be said.
    pub(super) fn cautions_left(&mut self) -> Vec<Element> {
        self.view.cautions.iter().filter_map(|caution| self.caution(*caution)).collect()
    }

    /// The words of a question.
    pub(super) fn question(&self, item: ItemId) -> String {
        names::question(self.instrument, item)
    }
}

/// The tag of a heading.
pub(super) fn heading(level: usize) -> &'static str {
    ["h1", "h2", "h3", "h4", "h5"][level.clamp(1, 5) - 1]
}

/// A row: what is said, its share, and the share as a bar.
pub(super) fn row(said: &str, share: Option<&Share>, mark: marks::Mark) -> Element {
    let figure = match share {
        Some(share) => classed("span", "cohort-figure")
            .and(classed("b", "cohort-num").and(percent(share)))
            .and(" ")
            .and(classed("span", "cohort-soft cohort-num").and(interval(share))),
        None => classed("span", "cohort-figure").and(classed("span", "cohort-soft").and(words::HIDDEN)),
    };
    let said = classed("div", "cohort-said").and(element("span").and(said)).and(figure);
    let row = element("li").and(said);
    match share {
        Some(share) => row.and(marks::bar(share, mark)),
        None => row,
    }
}

/// Rows under each other.
pub(super) fn rows(rows: impl IntoIterator<Item = Element>) -> Element {
    classed("ol", "cohort-rows").with("role", "list").all(rows)
}

/// “62%”
pub(super) fn percent(share: &Share) -> String {
    fill(words::FIGURE, &[("percent", &share.percent.to_string())])
}

/// “(42 to 78), 21 of 34”
pub(super) fn interval(share: &Share) -> String {
    fill(
        words::INTERVAL,
        &[
            ("low", &share.low.to_string()),
            ("high", &share.high.to_string()),
            ("count", &share.count.get().to_string()),
            ("base", &share.base.get().to_string()),
        ],
    )
}

/// “62% (42 to 78), 21 of 34”
pub(super) fn sentence(share: &Share) -> String {
    format!("{} {}", percent(share), interval(share))
}

/// Puts the table of a part under it.
pub(super) fn with_table(part: Element, table: Table) -> Element {
    part.and(table.folded())
}
