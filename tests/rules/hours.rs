//! Hours asked, hours available, size of the service (content design 3.3).

use crate::takers::{Steps, any_taker, assessed, exact, option, pack, range, taker};
use proptest::prelude::*;
use psp_self_assessment::core::{
    burden::{Fit, HoursResult, Outcome, SizeResult, span},
    hours::Hours,
    ids::ItemId,
    instrument::HoursRange,
    session::Session,
};

fn hours(session: &Session) -> HoursResult {
    assessed(session).hours
}

fn size(session: &Session) -> SizeResult {
    assessed(session).size
}

/// Points within what binary fractions lose.
fn points(outcome: Outcome) -> Option<f64> {
    match outcome {
        Outcome::Points(points) => Some((points * 1e9).round() / 1e9),
        Outcome::NotKnown | Outcome::Skipped => None,
    }
}

/// One number asked, against one available.
fn against(asked: f64, available: f64) -> HoursResult {
    hours(&Session::default().asked_in_all(asked).available(exact(available)))
}

#[test]
fn points_and_labels_at_the_lines() {
    for (ratio, expected, fit) in [
        (0.8, 100.0, Fit::Fits),
        (1.1, 75.0, Fit::Fits),
        (1.55, 37.5, Fit::Stretched),
        (2.0, 0.0, Fit::WellOver),
    ] {
        for available in [1.0, 10.0, 20.0, 40.0, 100.0] {
            let result = against(ratio * available, available);
            assert_eq!(
                (points(result.outcome), result.fit),
                (Some(expected), Some(fit)),
                "{ratio} of {available}"
            );
        }
    }
}

#[test]
fn points_beside_the_lines() {
    let at = |asked| (points(against(asked, 100.0).outcome), against(asked, 100.0).fit);
    assert_eq!(at(0.0), (Some(100.0), Some(Fit::Fits)));
    assert_eq!(at(79.0), (Some(100.0), Some(Fit::Fits)));
    assert_eq!(at(83.0), (Some(97.5), Some(Fit::Fits)));
    assert_eq!(at(110.0), (Some(75.0), Some(Fit::Fits)));
    assert_eq!(at(110.12), (Some(74.9), Some(Fit::Stretched)));
    assert_eq!(at(155.0), (Some(37.5), Some(Fit::Stretched)));
    assert_eq!(at(155.12), (Some(37.4), Some(Fit::WellOver)));
    assert_eq!(at(194.0), (Some(5.0), Some(Fit::WellOver)));
    assert_eq!(at(500.0), (Some(0.0), Some(Fit::WellOver)));
}

#[test]
fn sums_of_decimal_hours_stand_on_the_line_they_stand_on() {
    // 1.1 + 2.2 is 3.3000000000000003 in binary: still 1.10 hours asked for each hour of three.
    let none = exact(0.0);
    let sum = Session::default()
        .asked(&[("D", exact(1.1)), ("W", exact(2.2)), ("C", none), ("E", none), ("T", none)])
        .available(exact(3.0));
    assert_eq!(hours(&sum).fit, Some(Fit::Fits));
    let floor = sum.asked(&[("T", range("nk"))]);
    assert_eq!(hours(&floor).outcome, Outcome::NotKnown);
}

#[test]
fn nothing_answered_is_skipped() {
    assert_eq!(
        (hours(&Session::default()).outcome, size(&Session::default()).outcome),
        (Outcome::Skipped, Outcome::Skipped)
    );
    // PRO-Q2 has been begun once period, people or money is answered, “not known yet” included.
    for (question, answer) in [("months", "m2"), ("people", "p1"), ("fund", "nk")] {
        let begun = taker(&[(question, answer)]);
        assert_eq!(
            (hours(&begun).outcome, size(&begun).outcome),
            (Outcome::Skipped, Outcome::NotKnown),
            "{question}"
        );
    }
    // How the time was set is unscored, and begins nothing.
    let set = taker(&[("how_set", "self")]);
    assert_eq!((hours(&set).outcome, size(&set).outcome), (Outcome::Skipped, Outcome::Skipped));
}

#[test]
fn a_row_left_empty_counts_as_not_known() {
    let one_row = Session::default().asked(&[("D", range("h4"))]);
    assert_eq!((hours(&one_row).outcome, hours(&one_row).tasks_not_known), (Outcome::NotKnown, 4));
    let time_alone = Session::default().available(range("a3"));
    assert_eq!((hours(&time_alone).outcome, hours(&time_alone).tasks_not_known), (Outcome::NotKnown, 5));
    assert_eq!(size(&time_alone).outcome, Outcome::NotKnown);
    let no_time = Session::default().asked_in_all(5.0);
    assert_eq!(hours(&no_time).outcome, Outcome::NotKnown);
    assert_eq!(hours(&no_time.available(range("nk"))).outcome, Outcome::NotKnown);
}

#[test]
fn two_rows_not_known_are_too_many() {
    let one = Session::default().asked_in_all(30.0).available(exact(10.0)).asked(&[("T", range("nk"))]);
    assert_eq!(points(hours(&one).outcome), Some(0.0));
    let two = one.asked(&[("E", range("nk"))]);
    assert_eq!(hours(&two).outcome, Outcome::NotKnown);
    let actions = psp_self_assessment::core::advice::actions(pack(), &assessed(&two));
    assert!(actions.iter().any(|action| action.id.as_str() == "A21"));
}

#[test]
fn one_row_not_known_makes_the_ratio_a_floor_scored_only_above_1_10() {
    let floor = |asked| {
        hours(&Session::default().asked_in_all(asked).available(exact(100.0)).asked(&[("T", range("nk"))]))
    };
    assert_eq!((floor(109.99).outcome, floor(109.99).floor), (Outcome::NotKnown, true));
    assert_eq!(floor(110.0).outcome, Outcome::NotKnown);
    assert_eq!((points(floor(110.12).outcome), floor(110.12).fit), (Some(74.9), Some(Fit::Stretched)));
    assert!(floor(110.12).floor);
    // Low, middle and high cover the rows that are known.
    let ranges = Session::default()
        .asked(&[
            ("D", range("h4")),
            ("W", range("h3")),
            ("C", range("h2")),
            ("E", range("h1")),
            ("T", range("nk")),
        ])
        .available(range("a2"));
    let result = hours(&ranges);
    assert_eq!((result.asked.low, result.asked.mid(), result.asked.high), (17.0, 27.0, 37.0));
    assert_eq!(result.ratio, Some(3.6));
    assert_eq!(result.ratio_low, Some(1.7));
}

#[test]
fn no_time_set_aside() {
    for none in [exact(0.0), range("a0")] {
        let asked = hours(&Session::default().asked_in_all(3.0).available(none));
        assert_eq!(
            (points(asked.outcome), asked.fit, asked.ratio),
            (Some(0.0), Some(Fit::NoTimeSetAside), None)
        );
        let nothing = hours(&Session::default().asked_in_all(0.0).available(none));
        assert_eq!((nothing.outcome, nothing.fit, nothing.ratio), (Outcome::NotKnown, None, None));
    }
}

#[test]
fn a_range_without_a_low_end_has_no_upper_limit_for_the_ratio() {
    let up_to_five = hours(&Session::default().asked_in_all(5.0).available(range("a1")));
    assert_eq!((up_to_five.ratio, up_to_five.ratio_low, up_to_five.ratio_high), (Some(2.0), Some(1.0), None));
}

#[test]
fn the_example_of_the_design() {
    // “You are asked for about 31 hours (19 to 42). You have about 15 (10 to 20)”: 2.0, from 1.0 to 4.2.
    let example = Session::default()
        .asked(&[
            ("D", range("h4")),
            ("W", range("h3")),
            ("C", range("h2")),
            ("E", range("h2")),
            ("T", range("h1")),
        ])
        .available(range("a3"));
    let result = hours(&example);
    assert_eq!((result.asked.low, result.asked.mid(), result.asked.high), (19.0, 30.5, 42.0));
    // In tenths, rounded half up.
    let tenths = |ratio: Option<f64>| psp_self_assessment::core::hours::round(ratio.expect("a ratio") * 10.0);
    assert_eq!([result.ratio, result.ratio_low, result.ratio_high].map(tenths), [20, 10, 42]);
    assert!(!result.asked.open_ended);
}

#[test]
fn more_than_forty_is_open_ended() {
    let many =
        hours(&Session::default().asked_in_all(1.0).asked(&[("W", range("h6"))]).available(range("a7")));
    assert!(many.asked.open_ended && many.available.is_some_and(|available| available.open_ended));
    assert_eq!((many.asked.low, many.asked.high), (41.0, 81.0));
}

/// A taker with hours a month (over two months), people and money.
fn sized(per_month: f64, people: &str, money: &str) -> Session {
    Session::default().asked_in_all(per_month * 2.0).with(&[
        ("months", "m2"),
        ("people", people),
        ("fund", money),
    ])
}

#[test]
fn effort_against_size_is_the_table_of_the_design() {
    let table = [
        (4.9, [100.0, 100.0, 100.0, 100.0]),
        (5.0, [50.0, 100.0, 100.0, 100.0]),
        (14.9, [50.0, 100.0, 100.0, 100.0]),
        (15.0, [0.0, 50.0, 100.0, 100.0]),
        (39.9, [0.0, 50.0, 100.0, 100.0]),
        (40.0, [0.0, 0.0, 50.0, 100.0]),
    ];
    for (per_month, row) in table {
        for (class, expected) in row.into_iter().enumerate() {
            let (people, money) = (format!("p{}", class + 1), format!("f{}", class + 1));
            for taker in [
                sized(per_month, &people, &money),
                sized(per_month, &people, "nk"),
                sized(per_month, "nk", &money),
            ] {
                assert_eq!(points(size(&taker).outcome), Some(expected), "{per_month} h, size {}", class + 1);
            }
        }
    }
}

#[test]
fn size_is_the_mean_of_people_and_money() {
    // Size 1.5: effort 2 is half a class above it.
    let result = size(&sized(10.0, "p1", "f2"));
    assert_eq!((result.size, result.effort, points(result.outcome)), (Some(1.5), Some(2), Some(75.0)));
    let result = size(&sized(10.0, "p1", "f4"));
    assert_eq!((result.size, points(result.outcome)), (Some(2.5), Some(100.0)));
}

#[test]
fn what_leaves_effort_against_size_not_known() {
    let whole = sized(10.0, "p1", "f1");
    assert_eq!(points(size(&whole).outcome), Some(50.0));
    for gap in [vec![("months", "nk")], vec![("people", "nk"), ("fund", "nk")]] {
        assert_eq!(size(&whole.clone().with(&gap)).outcome, Outcome::NotKnown, "{gap:?}");
    }
    let one_row = whole.clone().asked(&[("T", range("nk"))]);
    assert_eq!(points(size(&one_row).outcome), Some(50.0), "above size already, and more hours can only add");
    let small = sized(4.0, "p1", "f1").asked(&[("T", range("nk"))]);
    assert_eq!(size(&small).outcome, Outcome::NotKnown, "more hours could put it above size");
    let two_rows = one_row.asked(&[("E", range("nk"))]);
    assert_eq!(size(&two_rows).outcome, Outcome::NotKnown);
}

#[test]
fn exact_hours_go_into_a_range_with_its_upper_end() {
    let burden = &pack().burden;
    let into = |ranges: &[HoursRange], hours: f64| {
        Hours::new(hours).ok().and_then(|hours| hours.range(ranges)).expect("a range").to_string()
    };
    for (hours, range) in [
        (0.0, "h0"),
        (0.01, "h1"),
        (2.0, "h1"),
        (2.01, "h2"),
        (5.0, "h2"),
        (10.0, "h3"),
        (20.0, "h4"),
        (40.0, "h5"),
        (40.01, "h6"),
        (80.0, "h6"),
        (10_000.0, "h6"),
    ] {
        assert_eq!(into(&burden.task_hours, hours), range, "{hours}");
    }
    for (hours, range) in [
        (0.0, "a0"),
        (0.01, "a1"),
        (5.0, "a1"),
        (10.0, "a2"),
        (20.0, "a3"),
        (40.0, "a4"),
        (80.0, "a5"),
        (160.0, "a6"),
        (160.01, "a7"),
        (10_000.0, "a7"),
    ] {
        assert_eq!(into(&burden.available_hours, hours), range, "{hours}");
    }
}

/// The label of a ratio of hours in hundredths, by whole numbers alone.
fn label(asked: u64, available: u64) -> Fit {
    if asked * 100 <= available * 110 {
        Fit::Fits
    } else if asked * 100 <= available * 155 {
        Fit::Stretched
    } else {
        Fit::WellOver
    }
}

proptest! {
    #[test]
    fn a_range_holds_the_exact_hours_that_go_into_it(hundredths in 0_u32..1_000_000) {
        let hours = Hours::new(f64::from(hundredths) / 100.0).expect("hours");
        for ranges in [&pack().burden.task_hours, &pack().burden.available_hours] {
            let range = hours.range(ranges).expect("a range");
            let span = span(psp_self_assessment::core::hours::HoursAnswer::Range(range), ranges).expect("a span");
            prop_assert!(span.low <= hours.get() && (hours.get() <= span.high || span.open_ended));
            // The upper end belongs to the range: nothing lies on a low end but in the range of none.
            prop_assert!(span.low < hours.get() || span.high == 0.0);
        }
    }

    #[test]
    fn labels_are_those_of_whole_numbers(tasks in prop::array::uniform5(0_u32..4_000), available in 1_u32..20_000) {
        let asked = ["D", "W", "C", "E", "T"].into_iter().zip(tasks).map(|(task, h)| (task, exact(f64::from(h) / 100.0)));
        let session = Session::default().asked(&asked.collect::<Vec<_>>()).available(exact(f64::from(available) / 100.0));
        let sum = tasks.iter().copied().map(u64::from).sum();
        prop_assert_eq!(hours(&session).fit, Some(label(sum, available.into())));
    }

    /// Pairs that stand on a line: the sum of decimal hours is 1.1 or 1.55 times the time, exactly.
    #[test]
    fn labels_on_a_line_are_those_of_whole_numbers(
        parts in prop::array::uniform4(0_u32..2_000), units in 1_u32..400, line in prop::sample::select(vec![110, 155]),
    ) {
        let available = units * 100;
        let whole = units * line;
        let mut rest = whole;
        let tasks = parts.map(|part| {
            let part = part.min(rest);
            rest -= part;
            part
        });
        let hundredths = |h: u32| exact(f64::from(h) / 100.0);
        let session = Session::default()
            .asked(&[
                ("D", hundredths(tasks[0])), ("W", hundredths(tasks[1])), ("C", hundredths(tasks[2])),
                ("E", hundredths(tasks[3])), ("T", hundredths(rest)),
            ])
            .available(hundredths(available));
        prop_assert_eq!(hours(&session).fit, Some(label(whole.into(), available.into())));
    }

    /// Effort classes begin at whole hours a month, so sums of decimal hours that come to one stand on it.
    #[test]
    fn effort_on_a_line_is_that_of_whole_numbers(
        parts in prop::array::uniform4(0_u32..2_000), line in prop::sample::select(vec![5_u32, 15, 40]),
    ) {
        let mut rest = line * 200;
        let tasks = parts.map(|part| {
            let part = part.min(rest);
            rest -= part;
            part
        });
        let hundredths = |h: u32| exact(f64::from(h) / 100.0);
        let session = taker(&[("months", "m2"), ("people", "p1")]).asked(&[
            ("D", hundredths(tasks[0])), ("W", hundredths(tasks[1])), ("C", hundredths(tasks[2])),
            ("E", hundredths(tasks[3])), ("T", hundredths(rest)),
        ]);
        let expected = match line { 5 => 2, 15 => 3, _ => 4 };
        prop_assert_eq!(size(&session).effort, Some(expected));
    }

    #[test]
    fn the_middle_lies_between_the_ends(taker in any_taker()) {
        let result = hours(&taker);
        prop_assert!(result.asked.low <= result.asked.mid() && result.asked.mid() <= result.asked.high);
        if let (Some(ratio), Some(low)) = (result.ratio, result.ratio_low) {
            prop_assert!(low <= ratio && result.ratio_high.is_none_or(|high| ratio <= high));
        }
    }

    #[test]
    fn more_hours_asked_never_earn_more_points(taker in any_taker(), hours in 0_u32..100, more in 0_u32..100) {
        let with = |hours: u32| taker.clone().asked(&[("D", exact(f64::from(hours)))]);
        let (few, many) = (assessed(&with(hours)), assessed(&with(hours + more)));
        if let (Some(few), Some(many)) = (points(few.hours.outcome), points(many.hours.outcome)) {
            prop_assert!(many <= few);
        }
        if let (Some(few), Some(many)) = (points(few.size.outcome), points(many.size.outcome)) {
            prop_assert!(many <= few);
        }
    }

    #[test]
    fn more_time_never_earns_fewer_points(taker in any_taker(), hours in 0_u32..100, more in 0_u32..100) {
        let with = |hours: u32| assessed(&taker.clone().available(exact(f64::from(hours)))).hours;
        if let (Some(little), Some(much)) = (points(with(hours).outcome), points(with(hours + more).outcome)) {
            prop_assert!(little <= much);
        }
    }

    #[test]
    fn the_hours_item_and_the_result_are_one(taker in any_taker()) {
        let assessment = assessed(&taker);
        for (id, outcome) in [("PRO-Q1", assessment.hours.outcome), ("PRO-Q2", assessment.size.outcome)] {
            use psp_self_assessment::core::score::State;
            let expected = match outcome {
                Outcome::Skipped => State::Skipped,
                Outcome::NotKnown => State::NotKnown,
                Outcome::Points(points) => State::Points(points),
            };
            prop_assert_eq!(assessment.state_of(ItemId::of(id)), Some(expected));
        }
        prop_assert_eq!(assessment.hours.fit.is_some(), points(assessment.hours.outcome).is_some());
    }

    #[test]
    fn the_key_point_and_the_label_never_disagree(taker in any_taker()) {
        let assessment = assessed(&taker);
        let over = matches!(assessment.hours.fit, Some(Fit::WellOver | Fit::NoTimeSetAside));
        let scored = assessment.dimension(psp_self_assessment::core::ids::Dimension::Pro).score.is_some();
        prop_assert_eq!(assessment.key_point_open(ItemId::of("PRO-Q1")), over && scored);
    }
}

#[test]
fn ranges_are_what_the_option_says() {
    let burden = &pack().burden;
    let ends = |ranges: &[HoursRange]| ranges.iter().map(|r| (r.low, r.high)).collect::<Vec<_>>();
    assert_eq!(
        ends(&burden.task_hours),
        [(0.0, 0.0), (0.0, 2.0), (2.0, 5.0), (5.0, 10.0), (10.0, 20.0), (20.0, 40.0), (40.0, 80.0)]
    );
    assert_eq!(burden.period.value(option("m1")), Some(0.5));
    assert_eq!(burden.period.value(option("m3")), Some(4.5));
    assert_eq!(burden.period.value(option("nk")), None);
}
