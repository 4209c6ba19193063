//! The head of a round: the audience and the number of answers before any figure, and a finding that compares nobody.

use super::{
    names,
    part::{Maker, heading},
    tree::{Element, classed, element},
};
use crate::{
    cohort::{
        disclosure::{Audience, release::Count},
        report::Round,
        views::{Caution, View},
        words::headline as words,
    },
    content::say::{fill, within_sentence},
    core::instrument::Instrument,
};

/// The finding: what is most often not known.
pub fn finding(instrument: &Instrument, view: &View) -> String {
    if view.partners.is_none() && view.leads.is_none() {
        return words::NOTHING.to_string();
    }
    let mut known = view.not_known.iter().filter(|row| row.share.is_some());
    let mut next = || known.find_map(|row| names::short(row.item));
    match (next(), next()) {
        (Some(first), Some(second)) => fill(words::NOT_KNOWN, &[("first", first), ("second", second)]),
        (Some(first), None) => fill(words::NOT_KNOWN_ONE, &[("first", first)]),
        (None, _) => {
            let few = view.few.iter().filter_map(|few| Some((few.not_known?.percent, few.dimension)));
            match few.max_by_key(|(percent, dimension)| (*percent, std::cmp::Reverse(*dimension))) {
                Some((_, dimension)) => {
                    let topic = within_sentence(instrument.dimension(dimension).name.as_str());
                    fill(words::NOT_KNOWN_TOPIC, &[("topic", &topic)])
                }
                None => words::PLAIN.to_string(),
            }
        }
    }
}

/// Whom the figures are for, in words.
pub(super) const fn audience(audience: Audience) -> &'static str {
    match audience {
        Audience::Team => words::TEAM,
        Audience::Public => words::PUBLIC,
    }
}

/// The same, as what follows “For”.
const fn whom(audience: Audience) -> &'static str {
    match audience {
        Audience::Team => words::TEAM_WHOM,
        Audience::Public => words::PUBLIC_WHOM,
    }
}

/// The name of a round, where it has one.
pub(super) fn round(round: &Round) -> Option<String> {
    round.wave.map(|wave| fill(words::ROUND, &[("n", &wave.number().to_string())]))
}

pub(super) fn head(maker: &mut Maker<'_>) -> Element {
    let view = maker.view;
    // Rounded counts are said to be.
    let about = |exact, about| if view.audience == Audience::Public { about } else { exact };
    let count = |count: Count| count.get().to_string();
    let partners = match (view.partners, view.invited) {
        (None, _) => words::TOO_FEW_PARTNERS.to_string(),
        (Some(n), None) => fill(about(words::PARTNERS, words::PARTNERS_ABOUT), &[("n", &count(n))]),
        (Some(n), Some(invited)) => fill(
            about(words::OF_INVITED, words::OF_INVITED_ABOUT),
            &[("n", &count(n)), ("invited", &invited.to_string())],
        ),
    };
    let leads = view.leads.map_or_else(
        || words::LEADS_NONE.to_string(),
        |n| fill(about(words::LEADS_COUNT, words::LEADS_COUNT_ABOUT), &[("n", &count(n))]),
    );
    let mut facts = vec![(words::AUDIENCE, whom(view.audience).to_string()), (words::ANSWERS, partners)];
    if view.partners.is_some() {
        facts.push((
            words::FROM,
            match view.psps {
                0 => words::NO_PSPS.to_string(),
                1 => words::PSP.to_string(),
                n => fill(words::PSPS, &[("n", &n.to_string())]),
            },
        ));
        facts.push((words::LEADS, leads));
    } else if view.leads.is_some() {
        facts.push((words::LEADS, leads));
    }
    let facts = classed("dl", "cohort-facts").all(
        facts
            .into_iter()
            .map(|(term, fact)| element("div").and(element("dt").and(term)).and(element("dd").and(fact))),
    );
    let head = classed("div", "cohort-headline").and(facts);
    let head = match round(maker.round) {
        Some(round) => head.and(classed("p", "cohort-soft").and(round)),
        None => head,
    };
    let title = classed(heading(maker.level - 1), "cohort-title").and(finding(maker.instrument, view));
    let mut note = classed("div", "cohort-note");
    for caution in [
        Caution::TooFew,
        Caution::DoNotPublish,
        Caution::Rounded,
        Caution::NoRanking,
        Caution::NotAsked,
        Caution::MoreThanInvited,
        Caution::NearlyAll,
    ] {
        note = note.all(maker.caution(caution));
    }
    let head = head.and(title);
    if note.is_empty() { head } else { head.and(note) }
}
