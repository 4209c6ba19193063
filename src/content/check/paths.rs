//! Every question can be reached by somebody, and nobody meets one twice.

use super::Findings;
use crate::core::{
    hours::HoursAnswer,
    ids::{Dimension, OptionId},
    instrument::{Instrument, Item, Kind},
    path::{Page, Settings, pages},
    session::Answers,
};
use std::collections::BTreeMap;

/// The most paths that are walked. The built-in pack has ten.
const MOST_PATHS: usize = 100_000;

pub(super) fn check(pack: &Instrument, findings: &mut Findings) {
    let mut reached = BTreeMap::new();
    for answers in profiles(pack) {
        let mut on_this_path = BTreeMap::new();
        for page in pages(pack, &answers, Settings { comparison: true, asks_only: false }) {
            *on_this_path.entry(page.code()).or_insert(0_u32) += 1;
        }
        for (code, times) in on_this_path {
            let most = reached.entry(code).or_insert(0);
            *most = times.max(*most);
        }
    }
    let mut expect = |place: String, page: Page| {
        let found = match reached.get(&page.code()) {
            Some(1) => return,
            Some(_) => "a path on which it is asked twice",
            None => "none",
        };
        findings.fault(place, "a path on which it is asked once", found);
    };
    for item in &pack.items {
        let page = if item.kind == Kind::Quantity { Page::Grid } else { Page::Question(item.id) };
        expect(format!("items.{}", item.id), page);
    }
    for figure in pack.burden.figures() {
        expect(format!("burden.{}", figure.id), Page::Figure(figure.id));
    }
    expect("burden.available".into(), Page::Available);
    for dimension in Dimension::ALL {
        expect(format!("dimensions.{dimension}"), Page::Notes(dimension));
    }
}

/// One set of answers for each way through the questions that others depend on, with and without time.
fn profiles(pack: &Instrument) -> Vec<Answers> {
    let mut profiles = vec![Answers::default()];
    let asked =
        |item: &Item| pack.items.iter().any(|o| o.show_if.as_ref().is_some_and(|when| when.item == item.id));
    for item in pack.items.iter().filter(|item| asked(item)) {
        let choices: Vec<OptionId> = item.options.iter().map(|choice| choice.id).collect();
        let with = |answers: &Answers, option: OptionId| {
            let mut answers = answers.clone();
            let part = if item.kind == Kind::Profile { &mut answers.profile } else { &mut answers.items };
            part.insert(item.id, option);
            answers
        };
        let more: Vec<Answers> = profiles
            .iter()
            .flat_map(|answers| choices.iter().map(move |option| with(answers, *option)))
            .take(MOST_PATHS)
            .collect();
        profiles.extend(more);
    }
    let with_time = |answers: &Answers| {
        let mut answers = answers.clone();
        answers.burden.available =
            pack.burden.available_hours.last().map(|range| HoursAnswer::Range(range.id));
        answers
    };
    let more: Vec<Answers> = profiles.iter().map(with_time).collect();
    profiles.extend(more);
    profiles
}
