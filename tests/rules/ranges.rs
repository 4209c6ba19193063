//! Ranges beside a score: what the unknown could still change, and the likely range (content design 4.3, 4.8).

use crate::takers::{Steps, any_answer_id_where, any_taker, assessed, exact, item, option, pack, range};
use proptest::prelude::*;
use psp_self_assessment::core::{
    burden::Outcome,
    hours::HoursAnswer,
    ids::{Dimension, OptionId},
    instrument::{Item, Kind},
    score::{DimensionResult, State},
    session::{Action, Session},
};

const ROUNDING: f64 = 1e-9;

fn can_be_not_known(item: &Item) -> bool {
    item.kind == Kind::SelfReport && item.not_known.is_some()
}

/// The width of the “if you find out the rest” range, in points; none without a score.
fn width(result: &DimensionResult) -> Option<f64> {
    result.score.as_ref().map(|score| score.if_found_out.1 - score.if_found_out.0)
}

/// Whether no topic that had a range has a wider one, or none, in `after`.
fn none_widened(before: &Session, after: &Session) -> Result<(), TestCaseError> {
    let (before, after) = (assessed(before), assessed(after));
    for (before, after) in before.dimensions.iter().zip(&after.dimensions) {
        if let Some(was) = width(before) {
            let is = width(after);
            prop_assert!(is.is_some_and(|is| is <= was + ROUNDING), "{}: {was} to {is:?}", before.dimension);
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn a_score_lies_within_what_finding_out_the_rest_could_make_of_it(taker in any_taker()) {
        for result in assessed(&taker).dimensions {
            let Some(score) = result.score else { continue };
            let (low, high) = score.if_found_out;
            prop_assert!(-ROUNDING <= low && low <= score.value + ROUNDING);
            prop_assert!(score.value <= high + ROUNDING && high <= 100.0 + ROUNDING);
        }
    }

    #[test]
    fn nothing_unknown_leaves_no_range(taker in any_taker()) {
        for result in assessed(&taker).dimensions {
            let open = result.not_known + result.skipped > 0;
            if let Some(width) = width(&result) {
                prop_assert_eq!(width > ROUNDING, open);
            }
        }
    }

    #[test]
    fn the_likely_range_holds_the_score_and_stays_on_the_scale(taker in any_taker()) {
        for result in assessed(&taker).dimensions {
            let dimension = result.dimension;
            let Some(score) = result.score else { continue };
            prop_assert_eq!(score.likely.is_some(), matches!(dimension, Dimension::Mod | Dimension::Rol));
            let Some((low, high)) = score.likely else { continue };
            prop_assert!(0.0 <= low && low <= score.value && score.value <= high && high <= 100.0);
            // Five points of error at least, so never a false promise of exactness.
            prop_assert!(high - low >= 1.415 * 5.0 - ROUNDING);
        }
    }

    #[test]
    fn the_likely_range_is_the_sum_in_the_design(taker in any_taker()) {
        for result in assessed(&taker).dimensions {
            let points: Vec<f64> = result.parts.iter().filter_map(|part| match part.state {
                State::Points(points) | State::ToLearn(points) => Some(points),
                State::NotKnown | State::DoesNotApply | State::Skipped => None,
            }).collect();
            let Some((score, (low, high))) = result.score.and_then(|s| Some((s.value, s.likely?))) else { continue };
            let n = f64::from(u32::try_from(points.len()).expect("few"));
            let variance = points.iter().map(|p| (p - score).powi(2)).sum::<f64>() / (n - 1.0);
            let half = 1.415 * (variance.sqrt() / n.sqrt()).max(5.0);
            prop_assert!((low - (score - half).max(0.0)).abs() < 1e-6);
            prop_assert!((high - (score + half).min(100.0)).abs() < 1e-6);
        }
    }

    #[test]
    fn an_answer_in_place_of_not_known_yet_never_widens_the_range(
        taker in any_taker(), id in any_answer_id_where(can_be_not_known), draw in 0_usize..30,
    ) {
        let question = pack().item(id).expect("an item");
        let before = taker.after(Action::Choose { item: id, option: option("nk") });
        let points: Vec<OptionId> = question.options.iter().map(|choice| choice.id).collect();
        let after = before.clone().after(Action::Choose { item: id, option: points[draw % points.len()] });
        none_widened(&before, &after)?;
        // More: the new range lies within the old one. What was found out was one of the things it could be.
        let dimension = question.dimension.expect("a topic");
        let ends = |session: &Session| assessed(session).dimension(dimension).score.as_ref().map(|s| s.if_found_out);
        if let (Some(before), Some(after)) = (ends(&before), ends(&after)) {
            prop_assert!(before.0 <= after.0 + ROUNDING && after.1 <= before.1 + ROUNDING);
        }
    }

    #[test]
    fn does_not_apply_in_place_of_no_answer_never_widens_the_range(
        taker in any_taker(), id in any_answer_id_where(|item| item.not_applicable.is_some()),
    ) {
        let before = taker.after(Action::Clear { item: id });
        let after = before.clone().after(Action::Choose { item: id, option: option("na") });
        none_widened(&before, &after)?;
    }

    #[test]
    fn hours_in_place_of_not_known_yet_never_widen_the_range(
        taker in any_taker(), task in 0_usize..5, hundredths in 0_u32..9_000, in_range in any::<bool>(),
    ) {
        let burden = &pack().burden;
        let task = burden.tasks[task].id;
        let hours = if in_range {
            let ranges = &burden.task_hours;
            HoursAnswer::Range(ranges[hundredths as usize % ranges.len()].id)
        } else {
            exact(f64::from(hundredths) / 100.0)
        };
        let before = taker.after(Action::Task { task, hours: Some(HoursAnswer::NotKnown) });
        let after = before.clone().after(Action::Task { task, hours: Some(hours) });
        none_widened(&before, &after)?;
    }

    #[test]
    fn time_or_period_in_place_of_not_known_yet_never_widens_the_range(taker in any_taker(), draw in 0_usize..30) {
        let burden = &pack().burden;
        let before = taker.clone().available(range("nk"));
        let available = burden.available_hours[draw % burden.available_hours.len()].id;
        none_widened(&before, &before.clone().available(HoursAnswer::Range(available)))?;
        let before = taker.with(&[("months", "nk")]);
        let period = burden.period.options[draw % burden.period.options.len()].id;
        none_widened(&before, &before.clone().after(Action::Choose { item: burden.period.id, option: period }))?;
    }

    #[test]
    fn size_in_place_of_not_known_yet_never_widens_the_range_once_all_hours_are_known(
        taker in any_taker(), draw in 0_usize..4, hours in 0_u32..200,
    ) {
        let burden = &pack().burden;
        let taker = taker.asked_in_all(f64::from(hours));
        for figure in [&burden.people, &burden.funding] {
            let before = taker.clone().after(Action::Choose { item: figure.id, option: option("nk") });
            let chosen = figure.options[draw].id;
            none_widened(&before, &before.clone().after(Action::Choose { item: figure.id, option: chosen }))?;
        }
    }

    #[test]
    fn not_known_yet_in_place_of_an_answer_never_earns_a_higher_share(
        taker in any_taker(), id in any_answer_id_where(can_be_not_known),
    ) {
        let dimension = pack().item(id).and_then(|item| item.dimension).expect("a topic");
        let before = assessed(&taker);
        let after = assessed(&taker.after(Action::Choose { item: id, option: option("nk") }));
        prop_assert!(after.dimension(dimension).known <= before.dimension(dimension).known + ROUNDING);
    }
}

#[test]
fn the_range_of_a_case_worked_out_by_hand() {
    // REA: five of eight at 50 points, three not known. Score 50, share 5/8; 31.25 to 68.75.
    let known = ["REA-S5", "REA-S6", "REA-S7", "REA-S2.g", "REA-S2.n"];
    let taker = known.iter().fold(Session::default(), |taker, id| taker.with(&[(id, "c")]));
    let taker = taker.with(&[("REA-S1", "nk"), ("REA-S3", "nk"), ("REA-S8", "nk"), ("REA-S4", "b")]);
    let assessment = assessed(&taker);
    let result = assessment.dimension(Dimension::Rea);
    // Four items at 50 and REA-S4 at 33: 233 / 5 = 46.6.
    let score = result.score.as_ref().expect("a score");
    assert!((score.value - 46.6).abs() < 1e-9);
    assert!((score.if_found_out.0 - 29.125).abs() < 1e-9);
    assert!((score.if_found_out.1 - 66.625).abs() < 1e-9);
    assert_eq!((result.not_known, result.skipped), (3, 0));
    assert_eq!(assessment.hours.outcome, Outcome::Skipped);
    assert_eq!(assessment.state_of(item("REA-S4")), Some(State::Points(33.0)));
}

/// The one exception, and why: with a row of hours not known, effort counts only where it is above the size
/// of the service, and size is the mean of what is known of it. To learn that the service is larger than
/// it seemed can therefore take the points away again.
#[test]
fn a_second_size_can_make_effort_not_known_while_a_row_of_hours_is() {
    let small = Session::default().asked_in_all(20.0).asked(&[("T", range("nk"))]).with(&[
        ("months", "m2"),
        ("people", "p1"),
        ("fund", "nk"),
    ]);
    assert_eq!(assessed(&small).size.outcome, Outcome::Points(50.0));
    let larger = small.with(&[("fund", "f4")]);
    assert_eq!(assessed(&larger).size.outcome, Outcome::NotKnown);
}
