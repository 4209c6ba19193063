//! Every id once, in its order, and none that means something else in a page or a file.

use super::Findings;
use crate::core::{
    ids::{Dimension, ItemId, NOT_APPLICABLE, NOT_KNOWN, OptionId},
    instrument::{Instrument, Item, Kind},
    path::Page,
    score::{HOURS_ITEM, SIZE_ITEM},
    session::{OTHER_ROLE, ROLE, STAGE},
};
use std::{collections::BTreeSet, fmt::Display};

pub(super) fn check(pack: &Instrument, findings: &mut Findings) {
    // Items, their rows and the questions of the quantified part are named by the same keys in files.
    let mut taken = BTreeSet::new();
    for item in &pack.items {
        once("items", item.id, &mut taken, findings);
        for row in &item.rows {
            once(&format!("items.{}.rows", item.id), row.id, &mut taken, findings);
            let own =
                row.id.as_str().strip_prefix(item.id.as_str()).is_some_and(|rest| rest.starts_with('.'));
            let place = format!("items.{}.rows.{}", item.id, row.id);
            findings.expect(own, place, &format!("an id that begins with {}.", item.id), row.id);
        }
        options(&format!("items.{}.options", item.id), option_ids(item), findings);
    }
    for figure in pack.burden.figures() {
        once("burden", figure.id, &mut taken, findings);
        let way_out = figure.not_known.as_ref().map(|_| NOT_KNOWN);
        let ids = figure.options.iter().map(|option| option.id).chain(way_out);
        options(&format!("burden.{}.options", figure.id), ids, findings);
    }
    for id in taken {
        let is_page = Page::from_code(pack, id.as_str());
        let asked = matches!(is_page, Some(Page::Question(_) | Page::Figure(_)) | None);
        findings.expect(asked, id.to_string(), "an id that is not the code of another page", id);
    }
    for (place, ranges) in [
        ("burden.task_hours", &pack.burden.task_hours),
        ("burden.available_hours", &pack.burden.available_hours),
    ] {
        options(place, ranges.iter().map(|range| range.id).chain([NOT_KNOWN]), findings);
    }
    each_once("burden.tasks", pack.burden.tasks.iter().map(|task| task.id), findings);
    in_order("actions", &pack.actions.iter().map(|action| action.id).collect::<Vec<_>>(), findings);
    in_order("prompts", &pack.prompts.iter().map(|prompt| prompt.id).collect::<Vec<_>>(), findings);
    for dimension in Dimension::ALL {
        let constructs = &pack.dimension(dimension).constructs;
        each_once(
            &format!("dimensions.{dimension}.constructs"),
            constructs.iter().map(|construct| construct.id.as_str()),
            findings,
        );
    }
    the_ones_the_sums_know(pack, findings);
}

/// All ids that may be chosen for an item, its ways out last.
fn option_ids(item: &Item) -> impl Iterator<Item = OptionId> {
    let not_known = item.not_known.as_ref().map(|way| way.id);
    let not_applicable = item.not_applicable.as_ref().map(|way| way.id);
    item.options.iter().map(|choice| choice.id).chain(not_known).chain(not_applicable)
}

fn once(place: &str, id: ItemId, taken: &mut BTreeSet<ItemId>, findings: &mut Findings) {
    if !taken.insert(id) {
        findings.fault(format!("{place}.{id}"), "an id used once", "the same id twice");
    }
}

fn each_once<T: Ord + Copy + Display>(place: &str, ids: impl Iterator<Item = T>, findings: &mut Findings) {
    let mut taken = BTreeSet::new();
    for id in ids {
        if !taken.insert(id) {
            findings.fault(format!("{place}.{id}"), "an id used once", "the same id twice");
        }
    }
}

fn options(place: &str, ids: impl Iterator<Item = OptionId>, findings: &mut Findings) {
    let ids: Vec<OptionId> = ids.collect();
    // The page writes `skip` for what was passed over (the export record of the contract).
    for id in &ids {
        let place = format!("{place}.{id}");
        findings.expect(id.as_str() != "skip", place, "another id: skip means no answer in records", id);
    }
    each_once(place, ids.into_iter(), findings);
}

/// Equal priorities keep id order, and prompts are listed by it, so the lists must stand in it.
fn in_order<T: Ord + Copy + Display>(place: &str, ids: &[T], findings: &mut Findings) {
    each_once(place, ids.iter().copied(), findings);
    for pair in ids.windows(2) {
        let [before, id] = pair else { continue };
        if id < before {
            findings.fault(format!("{place}.{id}"), format!("a place before {before}"), "one after it");
        }
    }
}

/// The few ids that sums and wording know by name.
fn the_ones_the_sums_know(pack: &Instrument, findings: &mut Findings) {
    let known: [(ItemId, &[&str]); 3] = [
        (ROLE, &["lead", "public", "third", "other"]),
        (OTHER_ROLE, &["su"]),
        (STAGE, &["s1", "s2", "s3", "s4", "s5"]),
    ];
    for (id, options) in known {
        let item = pack.items.iter().find(|item| item.id == id && item.kind == Kind::Profile);
        findings.expect(item.is_some(), format!("items.{id}"), "a profile question", "none");
        let Some(item) = item else { continue };
        for option in options {
            let has = item.options.iter().any(|choice| choice.id.as_str() == *option);
            let place = format!("items.{id}.options.{option}");
            findings.expect(has, place, "an option that wording or advice depends on", "none");
        }
    }
    for id in [HOURS_ITEM, SIZE_ITEM] {
        let item = pack.items.iter().find(|item| item.id == id);
        let fits = item.is_some_and(|item| {
            item.kind == Kind::Quantity && item.dimension == Some(Dimension::Pro) && item.in_score
        });
        findings.expect(fits, format!("items.{id}"), "a quantity, scored in PRO", "none");
    }
    for item in pack.items.iter().filter(|item| item.kind != Kind::Profile) {
        let place = format!("items.{}", item.id);
        if let Some(way) = &item.not_known {
            findings.expect(way.id == NOT_KNOWN, format!("{place}.not_known.id"), NOT_KNOWN.as_str(), way.id);
        }
        if let Some(way) = &item.not_applicable {
            let place = format!("{place}.not_applicable.id");
            findings.expect(way.id == NOT_APPLICABLE, place, NOT_APPLICABLE.as_str(), way.id);
        }
    }
}
