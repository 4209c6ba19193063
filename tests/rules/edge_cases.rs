//! The edge cases of content design 8.3, each worked out by hand. Those of hours and words stand in
//! `hours.rs`, `roles.rs` and `files.rs`.

use crate::takers::{Steps, assessed, exact, item, pack, range, taker};
use psp_self_assessment::core::{
    advice,
    ids::Dimension,
    score::{Band, Cap, Score, State},
    session::Session,
};

fn score(session: &Session, dimension: Dimension) -> Option<Score> {
    assessed(session).dimension(dimension).score.clone()
}

/// Every knowledge item of MOD right, and both self-reports at 0.
const MODEL_KNOWN: [(&str, &str); 8] = [
    ("MOD-K1", "b"),
    ("MOD-K2", "a"),
    ("MOD-K3", "c"),
    ("MOD-K4", "b"),
    ("MOD-K5", "c"),
    ("MOD-K6", "a"),
    ("MOD-S1", "a"),
    ("MOD-S2", "a"),
];

#[test]
fn all_skipped() {
    let assessment = assessed(&Session::default());
    assert!(assessment.dimensions.iter().all(|result| result.band() == Band::None));
    assert_eq!((assessment.overall, assessment.so_far), (Band::None, Band::None));
    assert_eq!(advice::actions(pack(), &assessment), []);
    let prompts: Vec<String> = advice::prompts(pack(), &assessment).iter().map(ToString::to_string).collect();
    assert_eq!(prompts, ["MP01", "MP04", "MP08", "MP16"]);
}

#[test]
fn without_documents_role_clarity_has_seven_items() {
    let taker = taker(&[
        ("ROL-K1", "b"),
        ("ROL-K2", "c"),
        ("ROL-K3", "a"),
        ("ROL-S1", "d"),
        ("ROL-S2", "d"),
        ("ROL-S3", "na"),
        ("ROL-S4", "d"),
        ("ROL-S5", "d"),
    ]);
    let assessment = assessed(&taker);
    let result = assessment.dimension(Dimension::Rol);
    assert_eq!((result.applicable, result.known, result.skipped), (7.0, 7.0, 0));
    assert_eq!(assessment.state_of(item("ROL-S3")), Some(State::DoesNotApply));
    // (3 × 100 + 4 × 75) / 7 = 85.71…
    let score = result.score.as_ref().expect("a score");
    assert!((score.value - 600.0 / 7.0).abs() < 1e-9);
    assert_eq!((score.band, score.shown()), (Band::B3, 86));
}

#[test]
fn without_requests_and_with_both_hours_items_known_proportionality_needs_three_of_four() {
    // Ratio 0.8: 100. Two months of 8 hours: 4 a month, effort 1, size 1: 100.
    let asked = Session::default().asked_in_all(8.0).available(exact(10.0)).with(&[
        ("months", "m2"),
        ("people", "p1"),
        ("fund", "f1"),
        ("PRO-S2", "na"),
        ("PRO-S3", "na"),
    ]);
    let result = assessed(&asked).dimension(Dimension::Pro).clone();
    assert_eq!((result.applicable, result.known), (4.0, 2.0));
    assert_eq!(result.score, None, "half is known: under three in five, and under three items");
    let three = asked.with(&[("PRO-S1", "c")]);
    let score = score(&three, Dimension::Pro).expect("three of four are enough");
    // (100 + 100 + 67) / 3 = 89; three in four is under four in five, so the band is held back.
    assert!((score.value - 89.0).abs() < 1e-9);
    assert_eq!((score.band, score.capped_by), (Band::B2, vec![Cap::KnownShare]));
    assert!((score.if_found_out.0 - 66.75).abs() < 1e-9 && (score.if_found_out.1 - 91.75).abs() < 1e-9);
}

#[test]
fn one_row_of_the_evidence_known_is_half_an_item_known() {
    let four =
        taker(&[("REA-S1", "d"), ("REA-S3", "d"), ("REA-S4", "d"), ("REA-S5", "e"), ("REA-S2.n", "nk")]);
    let one_row = four.with(&[("REA-S2.g", "a")]);
    let result = assessed(&one_row).dimension(Dimension::Rea).clone();
    assert_eq!((result.applicable, result.known, result.not_known), (8.0, 4.5, 1));
    assert_eq!(result.score, None, "4.5 of 8 is under three in five");
    let both_rows = one_row.with(&[("REA-S2.n", "c")]);
    let score = score(&both_rows, Dimension::Rea).expect("5 of 8");
    // (4 × 100 + ½ × 0 + ½ × 50) / 5 = 85.
    assert!((score.value - 85.0).abs() < 1e-9);
}

#[test]
fn hours_on_the_lines_of_the_ratio() {
    for (asked, points) in [(16.0, 100.0), (22.0, 75.0), (31.0, 37.5), (40.0, 0.0)] {
        let assessment = assessed(&Session::default().asked_in_all(asked).available(exact(20.0)));
        let Some(State::Points(found)) = assessment.state_of(item("PRO-Q1")) else { panic!("{asked} hours") };
        assert!((found - points).abs() < 1e-9, "{asked} hours: {found}");
    }
}

#[test]
fn at_a_ratio_of_1_55_the_key_point_is_closed_and_above_it_open() {
    let others = [("PRO-S1", "d"), ("PRO-S2", "e"), ("PRO-S3", "e"), ("PRO-S4", "c")];
    let whole = |asked| {
        Session::default().asked_in_all(asked).available(exact(20.0)).with(&others).with(&[
            ("months", "m4"),
            ("people", "p4"),
            ("fund", "f4"),
        ])
    };
    // (4 × 100 + 37.5 + 100) / 6 = 89.6.
    let on_it = score(&whole(31.0), Dimension::Pro).expect("a score");
    assert_eq!((on_it.band, on_it.key_points_open), (Band::B3, vec![]));
    let above = score(&whole(31.01), Dimension::Pro).expect("a score");
    assert_eq!((above.band, above.capped_by), (Band::B2, vec![Cap::KeyPoint(item("PRO-Q1"))]));
    let no_time = score(&whole(1.0).available(range("a0")), Dimension::Pro).expect("a score");
    assert_eq!((no_time.band, no_time.key_points_open), (Band::B2, vec![item("PRO-Q1")]));
}

#[test]
fn no_time_available_with_and_without_hours_asked() {
    let state = |asked| {
        assessed(&Session::default().asked_in_all(asked).available(exact(0.0))).state_of(item("PRO-Q1"))
    };
    assert_eq!(state(1.0), Some(State::Points(0.0)));
    assert_eq!(state(0.0), Some(State::NotKnown));
}

#[test]
fn one_row_not_known_with_the_floor_beside_1_10() {
    let state = |asked| {
        let taker =
            Session::default().asked_in_all(asked).available(exact(10.0)).asked(&[("W", range("nk"))]);
        assessed(&taker).state_of(item("PRO-Q1"))
    };
    assert_eq!(state(10.9), Some(State::NotKnown));
    assert_eq!(state(11.0), Some(State::NotKnown));
    // 1.112: (2.0 − 1.112) / 1.2 = 74 points.
    let Some(State::Points(points)) = state(11.12) else { panic!("scored above 1.10") };
    assert!((points - 74.0).abs() < 1e-9);
}

#[test]
fn a_score_of_exactly_37_5_is_taking_shape() {
    // Three of eight at 100.
    let taker = taker(&MODEL_KNOWN).with(&[("MOD-K4", "a"), ("MOD-K5", "a"), ("MOD-K6", "b")]);
    let found = score(&taker, Dimension::Mod).expect("a score");
    assert!((found.value - 37.5).abs() < 1e-9);
    assert_eq!((found.band, found.near), (Band::B2, vec![37.5]));
    // One right answer turned into “I don't know yet”: 233 / 8 = 29.1.
    let below = score(&taker.with(&[("MOD-K2", "nk")]), Dimension::Mod).expect("a score");
    assert_eq!((below.band, below.shown()), (Band::B1, 29));
}

#[test]
fn a_score_of_exactly_75_is_mostly_in_place() {
    // Six of eight at 100.
    let found = score(&taker(&MODEL_KNOWN), Dimension::Mod).expect("a score");
    assert!((found.value - 75.0).abs() < 1e-9);
    assert_eq!((found.band, found.shown(), found.near), (Band::B3, 75, vec![75.0]));
}

#[test]
fn within_five_points_of_a_line_five_included() {
    let readiness = |steps: [&str; 8]| {
        let ids = ["REA-S5", "REA-S6", "REA-S7", "REA-S1", "REA-S3", "REA-S4", "REA-S8"];
        let answers: Vec<(&str, &str)> = ids.into_iter().zip(steps).collect();
        score(&taker(&answers).with(&[("REA-S2.g", steps[7]), ("REA-S2.n", steps[7])]), Dimension::Rea)
    };
    // 25 + 25 + 50 + 100 + 0 + 0 + 0 + 50 = 250: 31.25, six and a quarter below.
    let far = readiness(["b", "b", "c", "d", "a", "a", "a", "c"]).expect("a score");
    assert_eq!((far.value, far.near), (31.25, vec![]));
    // 25 more: 34.375, three and an eighth below.
    let close = readiness(["b", "c", "c", "d", "a", "a", "a", "c"]).expect("a score");
    assert_eq!((close.value, close.near, close.band), (34.375, vec![37.5], Band::B1));
    // (300 + 50 + 0) / 5 = 70: exactly five below 75.
    let role = [("ROL-K1", "b"), ("ROL-K2", "c"), ("ROL-K3", "a"), ("ROL-S1", "c"), ("ROL-S2", "a")];
    let edge = score(&taker(&role), Dimension::Rol).expect("a score");
    assert_eq!((edge.value, edge.near), (70.0, vec![75.0]));
}

#[test]
fn both_key_points_of_role_clarity_can_be_open_responsibilities_first() {
    let taker = taker(&[
        ("ROL-K1", "a"),
        ("ROL-K2", "c"),
        ("ROL-K3", "a"),
        ("ROL-S1", "b"),
        ("ROL-S2", "e"),
        ("ROL-S3", "e"),
        ("ROL-S4", "e"),
        ("ROL-S5", "e"),
    ]);
    let found = score(&taker, Dimension::Rol).expect("a score");
    // (0 + 200 + 25 + 400) / 8 = 78.1.
    assert_eq!((found.shown(), found.band), (78, Band::B2));
    assert_eq!(found.key_points_open, [item("ROL-S1"), item("ROL-K1")]);
    assert_eq!(found.capped_by, [Cap::KeyPoint(item("ROL-S1")), Cap::KeyPoint(item("ROL-K1"))]);
    // Below the line there is nothing to hold back, and the points stay open all the same.
    let low = score(&taker.with(&[("ROL-S2", "a"), ("ROL-S3", "a")]), Dimension::Rol).expect("a score");
    assert_eq!((low.band, low.capped_by.len(), low.key_points_open.len()), (Band::B2, 0, 2));
}
