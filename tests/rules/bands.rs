//! Bands, caps and the overall picture (content design 4.4 to 4.6).

use crate::takers::{Steps, any_taker, assessed, pack, taker};
use proptest::prelude::*;
use psp_self_assessment::core::{
    ids::Dimension,
    score::{Assessment, Band, Cap},
};

/// The band of a score by its lines alone.
fn uncapped(score: f64) -> Band {
    let [second, third] = pack().thresholds.cuts;
    if score >= third - 1e-9 {
        Band::B3
    } else if score >= second - 1e-9 {
        Band::B2
    } else {
        Band::B1
    }
}

fn bands(assessment: &Assessment) -> [Band; 4] {
    assessment.dimensions.each_ref().map(psp_self_assessment::core::score::DimensionResult::band)
}

proptest! {
    #[test]
    fn the_overall_picture_is_never_better_than_the_weakest_topic(taker in any_taker()) {
        let assessment = assessed(&taker);
        for band in bands(&assessment) {
            prop_assert!(assessment.overall <= band);
        }
        prop_assert!(bands(&assessment).contains(&assessment.overall));
    }

    #[test]
    fn one_unscored_topic_leaves_the_overall_picture_open(taker in any_taker()) {
        let assessment = assessed(&taker);
        let unscored = assessment.unscored().count();
        prop_assert_eq!(assessment.overall == Band::None, unscored > 0);
        prop_assert_eq!(assessment.so_far == Band::None, unscored == 4);
        if unscored == 0 {
            prop_assert_eq!(assessment.so_far, assessment.overall);
        }
    }

    #[test]
    fn the_topic_to_start_with_has_the_lowest_band_and_an_unscored_one_comes_first(taker in any_taker()) {
        let assessment = assessed(&taker);
        let lowest = bands(&assessment).into_iter().min().expect("four bands");
        prop_assert_eq!(assessment.dimension(assessment.weakest).band(), lowest);
        let earlier = Dimension::BY_TIE.into_iter().take_while(|d| *d != assessment.weakest);
        for dimension in earlier {
            prop_assert!(assessment.dimension(dimension).band() > lowest);
        }
    }

    #[test]
    fn a_cap_never_raises_a_band(taker in any_taker()) {
        for result in assessed(&taker).dimensions {
            let Some(score) = result.score else { continue };
            prop_assert!(score.band <= uncapped(score.value));
            if score.capped_by.is_empty() {
                prop_assert_eq!(score.band, uncapped(score.value));
            } else {
                prop_assert_eq!((score.band, uncapped(score.value)), (Band::B2, Band::B3));
            }
        }
    }

    #[test]
    fn mostly_in_place_means_four_in_five_known_and_no_key_point_open(taker in any_taker()) {
        for result in assessed(&taker).dimensions {
            let share = result.known_share();
            let Some(score) = result.score else { continue };
            if score.band == Band::B3 {
                prop_assert!(share >= 0.8 - 1e-9);
                prop_assert_eq!(score.key_points_open, []);
            }
        }
    }

    #[test]
    fn known_share_is_named_before_key_points_and_each_open_one_is_named(taker in any_taker()) {
        for result in assessed(&taker).dimensions {
            let Some(score) = result.score else { continue };
            prop_assert!(!score.capped_by.iter().skip(1).any(|cap| *cap == Cap::KnownShare));
            if !score.capped_by.is_empty() {
                for item in &score.key_points_open {
                    prop_assert!(score.capped_by.contains(&Cap::KeyPoint(*item)));
                }
            }
            let declared = &pack().dimension(result.dimension).key_points;
            prop_assert!(score.key_points_open.iter().all(|open| declared.iter().any(|point| point.item == *open)));
        }
    }

    #[test]
    fn near_a_line_is_within_five_points_of_it(taker in any_taker()) {
        for result in assessed(&taker).dimensions {
            let Some(score) = result.score else { continue };
            for cut in [37.5, 75.0] {
                let near = (score.value - cut).abs() <= 5.0 + 1e-9;
                prop_assert_eq!(score.near.contains(&cut), near);
            }
        }
    }

    #[test]
    fn a_key_point_that_is_not_known_never_caps(taker in any_taker()) {
        let not_known = [("MOD-K1", "nk"), ("ROL-K1", "nk"), ("ROL-S1", "nk"), ("REA-S5", "nk")];
        let taker = taker.with(&not_known);
        for result in assessed(&taker).dimensions.into_iter().filter(|r| r.dimension != Dimension::Pro) {
            if let Some(score) = result.score {
                prop_assert_eq!(score.key_points_open, []);
            }
        }
    }
}

#[test]
fn ties_for_the_weakest_topic_go_to_role_first_and_readiness_last() {
    // Nothing scored: all four tie. Then one topic after another is scored, and the rest tie.
    let role = [("ROL-K1", "b"), ("ROL-K2", "c"), ("ROL-K3", "a"), ("ROL-S1", "e"), ("ROL-S2", "e")];
    let proportion = [("PRO-S1", "d"), ("PRO-S2", "e"), ("PRO-S3", "e"), ("PRO-S4", "c")];
    let model = [("MOD-K1", "b"), ("MOD-K2", "a"), ("MOD-K3", "c"), ("MOD-K4", "b"), ("MOD-S1", "e")];
    let mut taker = taker(&[]);
    assert_eq!(assessed(&taker).weakest, Dimension::Rol);
    for (answers, weakest) in
        [(&role[..], Dimension::Pro), (&proportion[..], Dimension::Mod), (&model[..], Dimension::Rea)]
    {
        taker = taker.with(answers);
        assert_eq!(assessed(&taker).weakest, weakest);
    }
}
