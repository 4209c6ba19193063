//! Item states and the dimension score (content design 4.2, 4.3).

use crate::takers::{Steps, any_answer_id, any_taker, assessed, item, option, options, pack};
use proptest::prelude::*;
use psp_self_assessment::core::{
    ids::{Dimension, ItemId, OptionId},
    instrument::Kind,
    score::{Assessment, DimensionResult, State, assess},
    session::{Action, Session, Sureness},
};

/// What a sum may lose in binary.
const ROUNDING: f64 = 1e-9;

/// All results but the count of knowledge items right.
fn sums(assessment: &Assessment) -> [DimensionResult; 4] {
    assessment.dimensions.clone().map(|result| DimensionResult { shown: (0, 0), ..result })
}

proptest! {
    #[test]
    fn the_same_answers_give_the_same_result(taker in any_taker()) {
        prop_assert_eq!(assessed(&taker), assessed(&taker.clone()));
    }

    #[test]
    fn what_is_known_is_part_of_what_applies(taker in any_taker()) {
        for result in assessed(&taker).dimensions {
            prop_assert!(0.0 <= result.known && result.known <= result.applicable + ROUNDING);
            let all: f64 = result.parts.iter().map(|part| part.weight).sum();
            prop_assert!(result.applicable <= all + ROUNDING);
            let share = result.known_share();
            prop_assert!((0.0..=1.0 + ROUNDING).contains(&share));
        }
    }

    #[test]
    fn every_item_weighs_one(taker in any_taker()) {
        for result in assessed(&taker).dimensions {
            let all: f64 = result.parts.iter().map(|part| part.weight).sum();
            let items = u32::try_from(pack().scored_items(result.dimension).count()).expect("few");
            prop_assert!((all - f64::from(items)).abs() < ROUNDING);
        }
    }

    #[test]
    fn a_score_is_the_mean_of_the_points_worked_out_by_hand(taker in any_taker()) {
        for result in assessed(&taker).dimensions {
            let Some(score) = &result.score else { continue };
            let mut weighted = Vec::new();
            for part in &result.parts {
                if let State::Points(points) | State::ToLearn(points) = part.state {
                    prop_assert!((0.0..=100.0).contains(&points));
                    // Two entries for an item of weight 1, one for a row of weight ½.
                    let entries = if part.weight > 0.75 { 2 } else { 1 };
                    weighted.extend(std::iter::repeat_n(points, entries));
                }
            }
            let mean = weighted.iter().sum::<f64>() / f64::from(u32::try_from(weighted.len()).expect("few"));
            prop_assert!((score.value - mean).abs() < ROUNDING);
        }
    }

    #[test]
    fn a_topic_is_scored_from_three_in_five_known_and_three_items(taker in any_taker()) {
        for result in assessed(&taker).dimensions {
            // In half items: the only weights there are.
            let halves = |weight: f64| (weight * 2.0).round();
            let (known, applicable) = (halves(result.known), halves(result.applicable));
            let enough = applicable > 0.0 && 5.0 * known >= 3.0 * applicable && known >= 6.0;
            prop_assert_eq!(result.score.is_some(), enough);
        }
    }

    #[test]
    fn the_shown_score_rounds_half_up(taker in any_taker()) {
        for result in assessed(&taker).dimensions {
            let Some(score) = result.score else { continue };
            let shown = f64::from(score.shown());
            prop_assert!(shown - 0.5 - 1e-6 <= score.value && score.value < shown + 0.5);
        }
    }

    #[test]
    fn counts_of_not_known_and_skipped_are_those_of_the_parts(taker in any_taker()) {
        for result in assessed(&taker).dimensions {
            let count = |state: State| u32::try_from(result.parts.iter().filter(|p| p.state == state).count());
            prop_assert_eq!(Ok(result.not_known), count(State::NotKnown));
            prop_assert_eq!(Ok(result.skipped), count(State::Skipped));
        }
    }

    #[test]
    fn how_sure_one_felt_never_changes_a_score(taker in any_taker()) {
        let before = assessed(&taker);
        let mut without = taker.clone();
        without.answers.sure.clear();
        let mut with = taker;
        for item in pack().knowledge_items().filter(|item| before.answers().chosen(item.id).is_some()) {
            with = with.after(Action::Sure { item: item.id, sureness: Sureness::FairlySure });
        }
        for other in [assessed(&without), assessed(&with)] {
            prop_assert_eq!(&other.dimensions, &before.dimensions);
            prop_assert_eq!(other.overall, before.overall);
        }
    }

    #[test]
    fn knowledge_of_proportion_and_readiness_is_shown_and_never_scored(taker in any_taker(), draw in 0_usize..4) {
        let unscored = pack().knowledge_items().filter(|item| !item.in_score);
        let before = assessed(&taker);
        for item in unscored {
            prop_assert!(matches!(item.dimension, Some(Dimension::Pro | Dimension::Rea)));
            let option = options(item)[draw];
            let after = assessed(&taker.clone().after(Action::Choose { item: item.id, option }));
            prop_assert_eq!(sums(&after), sums(&before));
            prop_assert_eq!((after.overall, after.weakest), (before.overall, before.weakest));
        }
    }

    #[test]
    fn unscored_questions_never_change_a_score(taker in any_taker(), draw in 0_usize..30) {
        let before = assessed(&taker);
        let unscored = [Kind::Profile, Kind::SelfRating, Kind::Role, Kind::Comparison];
        for question in pack().items.iter().filter(|item| unscored.contains(&item.kind)) {
            let all = options(question);
            let after = taker.clone().after(Action::Choose { item: question.id, option: all[draw % all.len()] });
            prop_assert_eq!(&assessed(&after).dimensions, &before.dimensions, "{}", question.id);
        }
        let after = taker.with(&[("how_set", "both")]);
        prop_assert_eq!(&assessed(&after).dimensions, &before.dimensions);
    }

    #[test]
    fn an_answer_changes_its_own_topic_only(taker in any_taker(), id in any_answer_id(), draw in 0_usize..30) {
        let question = pack().item(id).expect("an item");
        let all = options(question);
        let before = assessed(&taker);
        let after = assessed(&taker.after(Action::Choose { item: id, option: all[draw % all.len()] }));
        for dimension in Dimension::ALL.into_iter().filter(|d| Some(*d) != question.dimension) {
            prop_assert_eq!(after.dimension(dimension), before.dimension(dimension));
        }
    }

    #[test]
    fn a_better_answer_never_lowers_a_score(taker in any_taker(), id in any_answer_id()) {
        let question = pack().item(id).expect("an item");
        let mut steps: Vec<(u8, OptionId)> =
            question.options.iter().filter_map(|choice| Some((choice.points?, choice.id))).collect();
        steps.sort_unstable();
        let score = |option: OptionId| {
            let session = taker.clone().after(Action::Choose { item: id, option });
            let dimension = question.dimension.expect("a topic");
            assessed(&session).dimension(dimension).score.as_ref().map(|score| score.value)
        };
        if question.in_score {
            for pair in steps.windows(2) {
                prop_assert!(score(pair[0].1) <= score(pair[1].1).map(|score| score + ROUNDING));
            }
        }
    }

    #[test]
    fn i_do_not_know_yet_earns_a_third_and_a_wrong_answer_nothing(taker in any_taker()) {
        for question in pack().knowledge_items().filter(|item| item.in_score) {
            let state = |chosen: OptionId| -> Option<State> {
                let session = taker.clone().after(Action::Choose { item: question.id, option: chosen });
                assessed(&session).state_of(question.id)
            };
            prop_assert_eq!(state(option("nk")), Some(State::ToLearn(33.0)));
            for choice in &question.options {
                let right = question.best == Some(choice.id);
                prop_assert_eq!(state(choice.id), Some(State::Points(if right { 100.0 } else { 0.0 })));
            }
        }
    }
}

#[test]
fn all_skipped_has_no_score_anywhere() {
    let assessment = assess(pack(), &Session::default().answers);
    assert_eq!(assessment.unscored().count(), 4);
    assert!(assessment.dimensions.iter().all(|result| result.known == 0.0 && result.not_known == 0));
}

#[test]
fn an_option_the_content_does_not_have_counts_as_no_answer() {
    let mut taker = Session::default();
    taker.answers.items.insert(item("MOD-S1"), option("z"));
    assert_eq!(assessed(&taker).state_of(ItemId::of("MOD-S1")), Some(State::Skipped));
}
