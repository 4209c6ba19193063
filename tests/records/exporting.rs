//! What goes into a record, and what never does.

use crate::{
    fixtures::{read, reader, response},
    takers::{Steps, any_taker, any_taker_on_the_way, assessed, exact, item, option, pack, range, taker},
};
use proptest::prelude::*;
use psp_self_assessment::{
    content,
    core::{
        hours::HoursAnswer,
        ids::{Dimension, ItemId},
        instrument::{HoursRange, Item, Kind},
        session::{Action, Answers, OTHER_ROLE, Session, Sureness},
    },
    records::{
        export::{ExportRecord, Settings},
        occasion::{Occasion, Period, Wave},
        receipt::Receipt,
    },
};
use serde_json::Value;

pub fn receipt() -> Receipt {
    "3J3D1tR55RZ5dBlAUMJWfQ".parse().expect("a receipt")
}

pub fn record(answers: &Answers, settings: Settings<'_>) -> String {
    ExportRecord::new(pack(), content::HASH, answers, settings, receipt()).write()
}

fn exported(session: &Session) -> Value {
    serde_json::from_str(&record(&session.answers, Settings::default())).expect("JSON")
}

pub fn any_occasion() -> impl Strategy<Value = Occasion> {
    let programme = prop::option::of("[A-Za-z0-9._-]{1,64}");
    (programme, prop::option::of(1_u8..=99), prop::option::of("[0-9]{4}-Q[1-4]")).prop_map(
        |(programme, wave, period)| Occasion {
            programme: programme.map(|text| text.parse().expect("a programme")),
            wave: wave.and_then(Wave::new),
            period: period.map(|text| text.parse::<Period>().expect("a period")),
        },
    )
}

/// What a funder may learn of somebody's answers.
fn coarse(answers: &Answers) -> Answers {
    fn range(hours: HoursAnswer, ranges: &[HoursRange]) -> HoursAnswer {
        match hours {
            HoursAnswer::Exact(hours) => HoursAnswer::Range(hours.range(ranges).expect("a range")),
            HoursAnswer::NotKnown | HoursAnswer::Range(_) => hours,
        }
    }
    let mut coarse = answers.clone();
    coarse.profile.remove(&OTHER_ROLE);
    let burden = &pack().burden;
    coarse.burden.tasks =
        answers.burden.tasks.iter().map(|(task, hours)| (*task, range(*hours, &burden.task_hours))).collect();
    coarse.burden.available = answers.burden.available.map(|hours| range(hours, &burden.available_hours));
    let some_time = match answers.burden.available {
        Some(HoursAnswer::Exact(hours)) => hours.get() > 0.0,
        Some(HoursAnswer::Range(range)) => range != option("a0"),
        Some(HoursAnswer::NotKnown) | None => false,
    };
    if !some_time {
        coarse.burden.figures.remove(&item("how_set"));
    }
    let answered = |id: &ItemId| answers.items.get(id).is_some_and(|chosen| *chosen != option("nk"));
    coarse.sure = answers.sure.iter().filter(|(id, _)| answered(id)).map(|(id, sure)| (*id, *sure)).collect();
    coarse
}

proptest! {
    #[test]
    fn a_record_is_read_back_as_what_was_answered(
        session in any_taker_on_the_way(), occasion in any_occasion(), comparison in any::<bool>(),
    ) {
        let settings = Settings { occasion, comparison, dropped: &[] };
        let written = record(&session.answers, settings);
        let read = response(&written);
        prop_assert_eq!(read.occasion, occasion);
        prop_assert_eq!(read.receipt, receipt());
        prop_assert_eq!(read.lead_form, session.answers.lead_form());
        let answers = read.answers(reader().questions());
        prop_assert_eq!(&answers, &coarse(&session.answers));
        // And what was read is written as the same bytes.
        prop_assert_eq!(record(&answers, settings), written);
    }

    /// What is not in the record changes none of its bytes: exact hours within a range, `PF1b`, notes seen.
    #[test]
    fn what_a_funder_may_not_know_changes_no_byte(session in any_taker()) {
        let other = Session { answers: coarse(&session.answers), locked: [true; 4] };
        prop_assert_eq!(record(&session.answers, Settings::default()), record(&other.answers, Settings::default()));
    }

    /// Every text in the answers of a record is a code that the content has for that place.
    #[test]
    fn a_record_holds_codes_and_nothing_else(session in any_taker()) {
        let value = exported(&session);
        let questions = reader();
        let questions = questions.questions();
        for part in ["profile", "answers", "burden"] {
            for (key, chosen) in value[part].as_object().expect("an object") {
                let found = questions.iter().find(|(_, q)| q.part().key() == part && q.key.as_str() == key);
                let (_, question) = found.expect("a question");
                let chosen = chosen.as_str().expect("a code");
                let skipped = part == "answers" && chosen == "skip";
                prop_assert!(skipped || question.choices.iter().any(|choice| choice.as_str() == chosen), "{key} {chosen}");
            }
        }
        prop_assert!(value["profile"].get("PF1b").is_none());
    }

    /// Points need nothing that a record leaves out, but exact hours.
    #[test]
    fn a_record_scores_as_its_answers_do(session in any_taker()) {
        let read = response(&record(&session.answers, Settings::default())).answers(reader().questions());
        let read = assessed(&Session { answers: read, ..Session::default() });
        let own = assessed(&Session { answers: coarse(&session.answers), ..Session::default() });
        for dimension in Dimension::ALL {
            prop_assert_eq!(read.dimension(dimension), own.dimension(dimension));
        }
    }
}

#[test]
fn what_was_asked_and_not_answered_is_written_as_skipped() {
    let value = exported(&taker(&[("MOD-K1", "b"), ("REA-S2.g", "c")]));
    let answers = value["answers"].as_object().expect("an object");
    assert_eq!((answers["MOD-K1"].as_str(), answers["G1"].as_str()), (Some("b"), Some("skip")));
    assert_eq!((answers["REA-S2.g"].as_str(), answers["REA-S2.n"].as_str()), (Some("c"), Some("skip")));
    let asked = pack()
        .items
        .iter()
        .filter(|item| !matches!(item.kind, Kind::Profile | Kind::Quantity | Kind::Comparison));
    assert_eq!(answers.len(), asked.flat_map(Item::answer_ids).count());
    assert!(answers.get("PRO-Q1").is_none() && answers.get("REA-S2").is_none());
}

#[test]
fn comparison_items_are_written_where_they_were_asked() {
    let keys =
        |record: &str| ["BM1", "BM2", "BM3"].map(|key| record.contains(&format!("\"{key}\":\"skip\"")));
    let nothing = Answers::default();
    assert_eq!(keys(&record(&nothing, Settings::default())), [false; 3]);
    assert_eq!(keys(&record(&nothing, Settings { comparison: true, ..Settings::default() })), [true; 3]);
    // An answer to one of them says that they were asked.
    let one = taker(&[("BM2", "4")]);
    assert_eq!(keys(&record(&one.answers, Settings::default())), [true, false, true]);
}

#[test]
fn a_dropped_profile_question_is_gone_and_the_form_stays() {
    let lead = taker(&[("PF1", "lead"), ("PF2", "exp"), ("PF4", "national")]);
    let dropped = [item("PF1"), item("PF4")];
    let written = record(&lead.answers, Settings { dropped: &dropped, ..Settings::default() });
    let value: Value = serde_json::from_str(&written).expect("JSON");
    assert_eq!(value["profile"], serde_json::json!({"PF2": "exp"}));
    assert_eq!(value["lead_form"], true);
    assert!(response(&written).lead_form);
}

#[test]
fn exact_hours_go_into_their_range_the_upper_end_included() {
    for (hours, expected) in [
        (0.0, "h0"),
        (0.01, "h1"),
        (2.0, "h1"),
        (2.01, "h2"),
        (5.0, "h2"),
        (10.0, "h3"),
        (20.0, "h4"),
        (40.0, "h5"),
        (40.01, "h6"),
        (10_000.0, "h6"),
    ] {
        let value = exported(&Session::default().asked(&[("D", exact(hours))]));
        assert_eq!(value["burden"]["D"], expected, "{hours}");
    }
    for (hours, expected) in [
        (0.0, "a0"),
        (0.01, "a1"),
        (5.0, "a1"),
        (80.0, "a5"),
        (160.0, "a6"),
        (160.01, "a7"),
        (10_000.0, "a7"),
    ] {
        let value = exported(&Session::default().available(exact(hours)));
        assert_eq!(value["burden"]["avail"], expected, "{hours}");
    }
}

#[test]
fn how_the_time_was_set_is_told_only_of_time_that_there_is() {
    let set = |available: &str| {
        let session = taker(&[("how_set", "self")]).available(range(available));
        exported(&session)["burden"].get("how_set").is_some()
    };
    assert_eq!((set("a3"), set("a0"), set("nk")), (true, false, false));
}

#[test]
fn there_is_nothing_to_be_sure_of_without_an_answer() {
    let sure = |id: &str| Action::Sure { item: item(id), sureness: Sureness::FairlySure };
    let session = taker(&[("MOD-K1", "a"), ("MOD-K2", "nk")])
        .after(sure("MOD-K1"))
        .after(sure("MOD-K2"))
        .after(sure("MOD-K3"));
    assert_eq!(exported(&session)["sure"], serde_json::json!({"MOD-K1": 1}));
}

#[test]
fn keys_stand_in_the_order_of_the_contract() {
    let session = taker(&[
        ("PF6", "one"),
        ("PF1", "public"),
        ("fund", "f1"),
        ("how_set", "self"),
        ("people", "p1"),
        ("months", "m2"),
    ])
    .available(range("a3"))
    .asked(&[("T", exact(1.0)), ("D", exact(12.0))]);
    let written = record(&session.answers, Settings::default());
    let places = [
        "{\"format\":",
        "\"version\":",
        "\"content_version\":",
        "\"rules_version\":",
        "\"content_hash\":",
        "\"programme\":null,",
        "\"wave\":null,",
        "\"period\":null,",
        "\"lead_form\":false,",
        "\"profile\":{\"PF1\":",
        "\"PF6\":",
        "\"answers\":{\"G1\":",
        "\"MOD-K1\":",
        "\"ROL-K1\":",
        "\"PRO-K1\":",
        "\"REA-K1\":",
        "\"sure\":{}",
        "\"burden\":{\"D\":\"h4\"",
        "\"T\":",
        "\"avail\":",
        "\"months\":",
        "\"people\":",
        "\"fund\":",
        "\"how_set\":",
        "\"receipt\":",
    ]
    .map(|key| written.find(key).unwrap_or_else(|| panic!("{key} in {written}")));
    assert!(places.is_sorted() && places[0] == 0, "{places:?}");
    assert!(written.ends_with("\"}\n") && written.lines().count() == 1 && !written.contains(' '));
}

#[test]
fn records_joined_end_to_end_are_lines() {
    let one = record(&taker(&[("MOD-K1", "b")]).answers, Settings::default());
    let readings = read([one.as_str(), &one, &one].concat().as_bytes());
    assert!(readings.len() == 3 && readings.iter().all(Result::is_ok), "{readings:?}");
}
