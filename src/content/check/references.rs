//! Everything that names something names something that is there, and of the right kind.

use super::Findings;
use crate::core::{
    conditions::{Chose, Rule},
    ids::{Dimension, ItemId},
    instrument::{Instrument, Item, KeyPointTest, Kind, Wording},
    score::HOURS_ITEM,
};

pub(super) fn check(pack: &Instrument, findings: &mut Findings) {
    for (i, item) in pack.items.iter().enumerate() {
        let place = format!("items.{}", item.id);
        if let Some(when) = &item.show_if {
            let place = format!("{place}.show_if");
            chose(pack, &place, when, findings);
            let asked_before = pack.items[..i].iter().any(|earlier| earlier.id == when.item);
            findings.expect(asked_before, &place, "a question asked before this one", when.item);
            // Path and sums pass over a condition anywhere else (core/path.rs, core/score.rs).
            let fits = matches!(item.kind, Kind::Profile | Kind::SelfRating | Kind::Comparison);
            findings.expect(fits, &place, "none: an item of a topic is asked always", "a condition");
        }
        wording(pack, &format!("{place}.text"), &item.text, findings);
    }
    wording(pack, "burden.grid", &pack.burden.grid, findings);
    wording(pack, "burden.available", &pack.burden.available, findings);
    for figure in pack.burden.figures() {
        wording(pack, &format!("burden.{}.text", figure.id), &figure.text, findings);
    }
    for dimension in Dimension::ALL {
        key_points(pack, dimension, findings);
    }
    let actions = pack.actions.iter().map(|action| (format!("actions.{}.rule", action.id), &action.rule));
    let prompts = pack.prompts.iter().map(|prompt| (format!("prompts.{}.rule", prompt.id), &prompt.rule));
    for (place, rule) in actions.chain(prompts) {
        self::rule(pack, &place, rule, findings);
    }
}

/// The item that has answers under this very id, be it its own or a row's.
fn answered(pack: &Instrument, id: ItemId) -> Option<&Item> {
    pack.item(id).filter(|item| item.answer_ids().any(|answer| answer == id))
}

fn wording(pack: &Instrument, place: &str, wording: &Wording, findings: &mut Findings) {
    for (i, variant) in wording.when.iter().enumerate() {
        chose(pack, &format!("{place}.when[{i}].if"), &variant.condition, findings);
    }
}

fn chose(pack: &Instrument, place: &str, choice: &Chose, findings: &mut Findings) {
    findings.expect(!choice.options.is_empty(), place, "options", "none");
    match answered(pack, choice.item) {
        Some(item) if item.kind != Kind::Quantity => {
            for option in &choice.options {
                let expected = format!("an option of {}", choice.item);
                findings.expect(item.offers(*option), place, &expected, option);
            }
        }
        Some(_) | None => findings.fault(place, "a question with options", choice.item),
    }
}

fn rule(pack: &Instrument, place: &str, rule: &Rule, findings: &mut Findings) {
    match rule {
        Rule::Always | Rule::Below(_) | Rule::NotScored(_) => {}
        Rule::Wrong(id) => {
            let fits = answered(pack, *id).is_some_and(|item| item.kind == Kind::Knowledge);
            findings.expect(fits, place, "a knowledge item", id);
        }
        Rule::Low(limit) | Rule::Points(limit) => {
            let fits = answered(pack, limit.item).is_some_and(|item| item.in_score);
            findings.expect(fits, place, "a scored item, or a row of one", limit.item);
            let in_range = (0.0..=100.0).contains(&limit.at_most);
            findings.expect(in_range, place, "points from 0 to 100", limit.at_most);
        }
        Rule::NotKnown(id) => {
            let fits = answered(pack, *id).is_some_and(can_be_not_known);
            findings.expect(fits, place, "a scored item that can be not known, or a row of one", id);
        }
        Rule::Chose(choice) => chose(pack, place, choice, findings),
        Rule::All(rules) | Rule::Any(rules) => {
            findings.expect(!rules.is_empty(), place, "parts", "none");
            for part in rules {
                self::rule(pack, place, part, findings);
            }
        }
    }
    if let Rule::Below(limit) = rule {
        let in_range = limit.score > 0.0 && limit.score <= 100.0;
        findings.expect(in_range, place, "a score above 0, up to 100", limit.score);
    }
}

/// Whether a scored item can be without points though it applies. “I don't know yet” on a knowledge item has
/// points of its own.
pub(super) fn can_be_not_known(item: &Item) -> bool {
    item.in_score
        && match item.kind {
            Kind::Quantity => true,
            Kind::SelfReport => item.not_known.is_some(),
            Kind::Knowledge | Kind::Profile | Kind::SelfRating | Kind::Role | Kind::Comparison => false,
        }
}

fn key_points(pack: &Instrument, dimension: Dimension, findings: &mut Findings) {
    let content = pack.dimension(dimension);
    findings.expect(
        !content.key_points.is_empty(),
        format!("dimensions.{dimension}.key_points"),
        "at least one key point",
        "none",
    );
    for point in &content.key_points {
        let place = format!("dimensions.{dimension}.key_points.{}", point.item);
        let item =
            answered(pack, point.item).filter(|item| item.in_score && item.dimension == Some(dimension));
        let kind = item.map(|item| item.kind);
        let (fits, expected) = match point.open_when {
            KeyPointTest::Wrong => {
                (kind == Some(Kind::Knowledge), "a scored knowledge item of the dimension")
            }
            KeyPointTest::AtMost25 => (kind == Some(Kind::SelfReport), "a self-report of the dimension"),
            KeyPointTest::HoursWellOver => (item.is_some() && point.item == HOURS_ITEM, "PRO-Q1"),
        };
        findings.expect(fits, place, expected, point.item);
    }
    let covered = |construct: &str| {
        let mut items = pack.items.iter().filter(|item| item.dimension == Some(dimension));
        items.any(|item| item.construct.as_deref() == Some(construct))
    };
    for construct in &content.constructs {
        let place = format!("dimensions.{dimension}.constructs.{}", construct.id);
        findings.expect(covered(&construct.id), place, "an item that covers it", "none");
    }
}
