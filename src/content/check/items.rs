//! Whether each item is what its kind says (content design 3.1).

use super::Findings;
use crate::core::{
    instrument::{Instrument, Item, Kind},
    session::ROLE,
};

/// What “I don't know yet” earns on a knowledge item: the chance level of three options, so that there is
/// nothing to gain by guessing (content design 3.1).
const CHANCE: u8 = 33;

/// The points of a scale of five steps, and of four.
const SCALES: [&[u8]; 2] = [&[0, 25, 50, 75, 100], &[0, 33, 67, 100]];

/// The longest option of a knowledge item may be this much longer than the shortest: a length that stands out
/// gives an answer away.
const MOST_SPREAD: f64 = 1.5;

pub(super) fn check(pack: &Instrument, findings: &mut Findings) {
    for item in &pack.items {
        let place = format!("items.{}", item.id);
        match item.kind {
            Kind::Knowledge => knowledge(&place, item, findings),
            Kind::SelfReport => self_report(&place, item, findings),
            Kind::Quantity => {
                findings.expect(
                    item.options.is_empty(),
                    &place,
                    "no options: it is worked out",
                    item.options.len(),
                );
            }
            Kind::Profile | Kind::SelfRating | Kind::Role | Kind::Comparison => {
                findings.expect(item.options.len() > 1, &place, "two options or more", item.options.len());
                let points = item.options.iter().any(|choice| choice.points.is_some());
                findings.expect(!points && !item.in_score, &place, "no points, and not in a score", "some");
            }
        }
        if item.kind != Kind::Knowledge {
            let only = item.best.is_none()
                && item.explanation.is_none()
                && item.options.iter().all(|choice| choice.misconception.is_none())
                && item.not_known.as_ref().is_none_or(|way| way.points.is_none());
            let expected = "no best answer, explanation, mistaken idea or points for “not known”";
            findings.expect(only, &place, expected, "one of them on an item that tests no knowledge");
        }
        dimension(&place, item, pack, findings);
        let conditional = item.show_if.is_some() && item.missing.is_some();
        findings.expect(
            !conditional,
            format!("{place}.missing"),
            "none on a question not always asked",
            "one",
        );
        findings.expect(item.rows.len() != 1, format!("{place}.rows"), "none, or two or more", "one");
        if item.missing.is_some() {
            let expected = "none: a page waits for profile questions only";
            findings.expect(item.kind == Kind::Profile, format!("{place}.missing"), expected, "one");
            // Everyone has some part in the PSP; anything else that must be answered may not be known yet.
            let way_out = item.not_known.is_some() || item.id == ROLE;
            findings.expect(
                way_out,
                format!("{place}.not_known"),
                "a way out of a question that waits",
                "none",
            );
        }
    }
    guessable(pack, findings);
}

fn dimension(place: &str, item: &Item, pack: &Instrument, findings: &mut Findings) {
    let in_topic = match item.kind {
        Kind::Knowledge | Kind::SelfReport | Kind::Quantity | Kind::Role => true,
        Kind::Profile | Kind::SelfRating | Kind::Comparison => false,
    };
    let expected = if in_topic { "a dimension" } else { "no dimension" };
    let found = item.dimension.map_or("none", crate::core::ids::Dimension::code);
    findings.expect(item.dimension.is_some() == in_topic, format!("{place}.dimension"), expected, found);
    let always_scored = matches!(item.kind, Kind::SelfReport | Kind::Quantity);
    findings.expect(!always_scored || item.in_score, format!("{place}.in_score"), "true", item.in_score);
    let construct = item.construct.as_deref();
    if let (Some(dimension), Some(construct)) = (item.dimension, construct) {
        let known = pack.dimension(dimension).constructs.iter().any(|known| known.id == construct);
        findings.expect(known, format!("{place}.construct"), "a construct of its dimension", construct);
    }
    let scored_kind = item.kind == Kind::Knowledge || always_scored;
    findings.expect(
        construct.is_some() == scored_kind,
        format!("{place}.construct"),
        if scored_kind { "a construct" } else { "none" },
        construct.unwrap_or("none"),
    );
}

fn knowledge(place: &str, item: &Item, findings: &mut Findings) {
    let points: Vec<u8> = item.options.iter().filter_map(|choice| choice.points).collect();
    let mut sorted = points.clone();
    sorted.sort_unstable();
    let expected = "three options, one with 100 points and two with 0";
    findings.expect(
        item.options.len() == 3 && sorted == [0, 0, 100],
        format!("{place}.options"),
        expected,
        format!("{points:?}"),
    );
    let earns = |choice: &&crate::core::instrument::Choice| choice.points == Some(100);
    let best = item.options.iter().find(earns).map(|choice| choice.id);
    findings.expect(
        item.best.is_some() && item.best == best,
        format!("{place}.best"),
        "the option with 100 points",
        item.best.map_or("none".to_string(), |best| best.to_string()),
    );
    for choice in &item.options {
        let place = format!("{place}.options.{}.misconception", choice.id);
        let wrong = choice.points != Some(100);
        let expected =
            if wrong { "the mistaken idea behind a wrong option" } else { "none on the best answer" };
        findings.expect(
            choice.misconception.is_some() == wrong,
            place,
            expected,
            choice.misconception.as_deref().unwrap_or("none"),
        );
    }
    let dont_know = item.not_known.as_ref().and_then(|way| way.points);
    findings.expect(
        dont_know == Some(CHANCE),
        format!("{place}.not_known.points"),
        "33, the chance level",
        dont_know.map_or("none".to_string(), |points| points.to_string()),
    );
    findings.expect(
        item.explanation.is_some(),
        format!("{place}.explanation"),
        "why the best answer is best",
        "none",
    );
    let plain = item.rows.is_empty() && item.not_applicable.is_none();
    findings.expect(plain, place, "neither rows nor “does not apply” on a knowledge item", "one of them");
}

fn self_report(place: &str, item: &Item, findings: &mut Findings) {
    let points: Vec<u8> = item.options.iter().filter_map(|choice| choice.points).collect();
    let mut sorted = points.clone();
    sorted.sort_unstable();
    let every = points.len() == item.options.len();
    findings.expect(
        every && SCALES.contains(&sorted.as_slice()),
        format!("{place}.options"),
        "steps of 0, 25, 50, 75 and 100 points, or of 0, 33, 67 and 100",
        format!("{points:?}"),
    );
    // A scale that turns is a judgement of ours, so it has to say so.
    let turns = points.as_slice() != sorted.as_slice();
    findings.expect(
        !turns || item.inferred.is_some(),
        format!("{place}.options"),
        "points that rise with the scale, or a note in `inferred` why they do not",
        format!("{points:?}"),
    );
    let way_out = item.not_known.is_some() || item.not_applicable.is_some();
    findings.expect(way_out, place, "“not known yet” or “does not apply”", "neither");
}

/// A test that can be passed by choosing the longest option tests nothing.
fn guessable(pack: &Instrument, findings: &mut Findings) {
    let (mut partner, mut lead) = (Vec::new(), Vec::new());
    for item in pack.knowledge_items() {
        for (voice, longest) in [("partner", &mut partner), ("lead", &mut lead)] {
            let words = |choice: &crate::core::instrument::Choice| {
                let own = choice.text.lead.as_ref().filter(|_| voice == "lead");
                own.unwrap_or(&choice.text.partner).chars().count()
            };
            let best = item.options.iter().filter(|choice| Some(choice.id) == item.best).map(words).max();
            let others = item.options.iter().filter(|choice| Some(choice.id) != item.best).map(words);
            if best > others.clone().max() {
                longest.push(item.id.to_string());
            }
            #[expect(clippy::cast_precision_loss, reason = "lengths of sentences")]
            let spread = match (item.options.iter().map(words).max(), item.options.iter().map(words).min()) {
                (Some(most), Some(least)) if least > 0 => most as f64 / least as f64,
                _ => 1.0,
            };
            if spread > MOST_SPREAD {
                findings.note(
                    format!("items.{}.options", item.id),
                    format!("options of much the same length for a {voice}"),
                    format!("one {spread:.1} times as long as another"),
                );
            }
        }
    }
    for (voice, longest) in [("partner", partner), ("lead", lead)] {
        if longest.len() > 1 {
            findings.fault(
                "items",
                format!("the best answer to be the longest in one knowledge item at most, for a {voice}"),
                longest.join(", "),
            );
        }
    }
}
