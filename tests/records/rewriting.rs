//! Records that somebody or something has changed: reading never breaks, and the reader and the published schema say
//! the same of them.

use crate::{
    exporting::{any_occasion, record},
    fixtures::{files, present, read, text, versions},
    schemas::{answers_schema, export_schema},
    takers::{any_taker, any_taker_on_the_way, pack},
};
use proptest::prelude::*;
use psp_self_assessment::records::{
    answers::{self, AnswersFile},
    export::Settings,
    response::Reading,
};
use serde_json::{Value, json};

/// A change to one place of a record.
#[derive(Clone, Debug)]
enum Change {
    Put(Value),
    Drop,
    Add(String, Value),
    Rename(String),
}

fn any_value() -> impl Strategy<Value = Value> {
    let word = prop_oneof![
        prop::sample::select(vec![
            "a",
            "b",
            "e",
            "f",
            "nk",
            "na",
            "skip",
            "dk",
            "ns",
            "h0",
            "h6",
            "h7",
            "a7",
            "0",
            "4",
            "5",
            "public",
            "",
            "test",
            "2026-Q4",
            "0.1.0",
            "1",
            "3J3D1tR55RZ5dBlAUMJWfQ",
            "psp-self-assessment/answers",
        ])
        .prop_map(Value::from),
        "[a-zA-Z0-9_.é -]{0,70}".prop_map(Value::from),
    ];
    prop_oneof![
        4 => word,
        2 => (-1_i32..101).prop_map(Value::from),
        1 => prop::sample::select(vec![json!(0.5), json!(1.0), json!(99.0), json!(99.5), json!(1e300)]),
        1 => prop::sample::select(vec![json!(null), json!(true), json!(false), json!([]), json!({}), json!({"MOD-K1": "b"})]),
    ]
}

fn any_key() -> impl Strategy<Value = String> {
    let known = [
        "PF1",
        "PF1b",
        "PF6",
        "G1",
        "MOD-K1",
        "MOD-S1",
        "REA-S2",
        "REA-S2.g",
        "PRO-Q1",
        "BM1",
        "D",
        "avail",
        "fund",
        "how_set",
        "months",
        "sure",
        "wave",
        "format",
        "locked",
        "receipts",
        "__proto__",
        "name",
    ];
    prop_oneof![prop::sample::select(known.to_vec()).prop_map(String::from), "[A-Za-z.-]{0,12}"]
}

fn any_change() -> impl Strategy<Value = (prop::sample::Index, Change)> {
    let change = prop_oneof![
        3 => any_value().prop_map(Change::Put),
        2 => Just(Change::Drop),
        2 => (any_key(), any_value()).prop_map(|(key, value)| Change::Add(key, value)),
        1 => any_key().prop_map(Change::Rename),
    ];
    (any::<prop::sample::Index>(), change)
}

/// The places of a record: each member of the top, and of the objects in it.
fn places(record: &Value) -> Vec<Vec<String>> {
    let mut places = vec![Vec::new()];
    for (key, value) in record.as_object().expect("an object") {
        places.push(vec![key.clone()]);
        let inner = value.as_object().into_iter().flatten();
        places.extend(inner.map(|(inner, _)| vec![key.clone(), inner.clone()]));
    }
    places
}

fn change(record: &mut Value, at: prop::sample::Index, change: Change) {
    let places = places(record);
    let place = &places[at.index(places.len())];
    let Some((last, above)) = place.split_last() else {
        if let Change::Add(key, value) = change {
            record[key] = value;
        }
        return;
    };
    let parent = above.iter().fold(record, |value, key| &mut value[key]);
    let parent = parent.as_object_mut().expect("an object");
    match change {
        Change::Put(value) => drop(parent.insert(last.clone(), value)),
        Change::Drop => drop(parent.remove(last)),
        Change::Add(key, value) => drop(parent.insert(key, value)),
        Change::Rename(key) => {
            let value = parent.remove(last).expect("a member");
            parent.insert(key, value);
        }
    }
}

/// What the reader says, as a schema would: of another edition, whether everything in it is known here.
fn accepted(text: &str) -> bool {
    match &read(text.as_bytes())[..] {
        [Ok(Reading::Ours(_))] => true,
        [Ok(Reading::Other(other))] => other.unknown == 0,
        [Err(_)] => false,
        other => panic!("{other:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn reader_and_schema_agree_on_changed_records(
        session in any_taker(), occasion in any_occasion(), comparison in any::<bool>(),
        changes in prop::collection::vec(any_change(), 0..3),
    ) {
        let settings = Settings { occasion, comparison, dropped: &[] };
        let mut value: Value = serde_json::from_str(&record(&session.answers, settings)).expect("JSON");
        for (at, made) in changes {
            change(&mut value, at, made);
        }
        let refusal = export_schema().refuses(&value);
        prop_assert_eq!(accepted(&value.to_string()), refusal.is_none(), "{:?}: {}", refusal, value);
    }

    #[test]
    fn answers_files_are_as_their_schema_says(session in any_taker_on_the_way(), random in any::<[u8; 16]>()) {
        let mut file = AnswersFile { session, receipts: Vec::new() };
        file.receipt_or_new("demo".parse().ok(), random);
        let written: Value = serde_json::from_str(&answers::write(pack(), &file).write()).expect("JSON");
        prop_assert_eq!(answers_schema().refuses(&written), None);
    }

    /// A torn, garbled or joined record is refused or read, and every refusal is about a line that is there.
    #[test]
    fn garbled_records_do_no_harm(
        cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<Vec<u8>>()), 1..4),
        which in any::<prop::sample::Index>(),
    ) {
        let files = files(&present(), "export");
        let mut bytes = text(&files[which.index(files.len())]).into_bytes();
        for (at, length, instead) in cuts {
            let start = at.index(bytes.len() + 1);
            let end = (start + length.index(8)).min(bytes.len());
            bytes.splice(start..end, instead);
        }
        no_harm(&bytes)?;
    }

    #[test]
    fn any_bytes_do_no_harm(bytes in any::<Vec<u8>>(), text in r#"([\[\]{}",:\\ \na1é]|"answers"|"format"|\u{feff}){0,60}"#) {
        no_harm(&bytes)?;
        no_harm(text.as_bytes())?;
    }
}

fn no_harm(bytes: &[u8]) -> Result<(), TestCaseError> {
    let lines = bytes.split(|byte| *byte == b'\n').count() as u64;
    for refusal in read(bytes).into_iter().filter_map(Result::err) {
        prop_assert!((1..=lines).contains(&refusal.line), "{:?}", refusal);
        prop_assert!(!refusal.expected.is_empty() && !refusal.found.is_empty(), "{:?}", refusal);
        prop_assert!(refusal.to_string().chars().count() < 400, "{}", refusal);
    }
    Ok(())
}

#[test]
fn every_file_ever_shipped_is_as_its_schema_says() {
    let parse = |file: &std::path::Path| -> Value {
        serde_json::from_str(text(file).trim_start_matches('\u{feff}')).expect("JSON")
    };
    for version in versions() {
        for file in files(&version, "export") {
            assert_eq!(export_schema().refuses(&parse(&file)), None, "{}", file.display());
            assert!(answers_schema().refuses(&parse(&file)).is_some());
        }
        for file in files(&version, "answers") {
            assert_eq!(answers_schema().refuses(&parse(&file)), None, "{}", file.display());
            assert!(export_schema().refuses(&parse(&file)).is_some());
        }
    }
}
