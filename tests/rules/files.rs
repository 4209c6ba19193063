//! The answers file: what is saved is what was answered, and what no longer fits is named.

use crate::takers::{Steps, any_taker_on_the_way, assessed, exact, item, option, pack, taker};
use proptest::prelude::*;
use psp_self_assessment::{
    core::{
        ids::Dimension,
        session::{Action, Rejection, Session, Sureness},
    },
    records::{
        answers::{self, AnswersFile, Import},
        json::Value,
    },
};

fn read(text: &str) -> Import {
    let value: Value = serde_json::from_str(text).expect("JSON");
    answers::read(pack(), &value).expect("an answers file")
}

fn misfits(import: &Import) -> Vec<String> {
    import.misfits.iter().map(ToString::to_string).collect()
}

proptest! {
    #[test]
    fn what_is_saved_is_read_back_the_same(
        session in any_taker_on_the_way(), receipts in prop::collection::btree_map("[a-z]{1,8}", "[A-Za-z0-9_-]{22}", 0..3),
    ) {
        let file = AnswersFile { session, receipts: receipts.into_iter().collect() };
        let text = answers::write(pack(), &file).write();
        let import = read(&text);
        prop_assert_eq!(misfits(&import), Vec::<String>::new());
        prop_assert_eq!(import.other_content, None);
        prop_assert_eq!(assessed(&import.file.session), assessed(&file.session));
        prop_assert_eq!(import.file, file);
    }

    #[test]
    fn a_part_of_a_file_is_an_answers_file_too(session in any_taker_on_the_way(), left_out in 0_usize..9) {
        let Value::Object(mut members) = answers::write(pack(), &AnswersFile { session, receipts: Vec::new() }) else {
            panic!("an answers file is an object");
        };
        members.remove(left_out % members.len());
        let import = answers::read(pack(), &Value::Object(members));
        prop_assert!(import.is_ok_and(|import| import.misfits.is_empty()));
    }
}

#[test]
fn a_file_restores_the_locks() {
    let saved = taker(&[("MOD-K1", "a"), ("ROL-K1", "b")]).after(Action::Lock { dimension: Dimension::Mod });
    let text = answers::write(pack(), &AnswersFile { session: saved, receipts: Vec::new() }).write();
    assert!(text.contains(r#""locked":["MOD"]"#), "{text}");
    let opened = read(&text).file.session;
    assert_eq!(opened.locked, [true, false, false, false]);
    let change =
        |id: &str| opened.clone().apply(pack(), Action::Choose { item: item(id), option: option("c") });
    assert_eq!(change("MOD-K1"), Err(Rejection::Locked(item("MOD-K1"))));
    // An item of the topic that was never answered stays closed too; the other topics are open.
    assert_eq!(change("MOD-K2"), Err(Rejection::Locked(item("MOD-K2"))));
    assert!(change("MOD-S1").is_ok() && change("ROL-K1").is_ok());
}

#[test]
fn a_file_of_another_content_version_keeps_what_fits_and_names_the_rest() {
    let import = read(
        r#"{"format": "psp-self-assessment/answers", "version": 1, "content_version": "0.0.9", "rules_version": "0.0.9",
            "profile": {"PF1": "third", "PF3": "sketch", "PF9": "x"},
            "answers": {"MOD-K1": "b", "MOD-K0": "a", "MOD-S1": "f", "REA-S2": "c", "REA-S2.g": "c"},
            "burden": {"D": "h9", "W": 2.5, "avail": "a3", "months": "m2", "volunteers": "v1"},
            "sure": {"MOD-K1": 1, "MOD-K0": 0}, "locked": ["MOD", "FUN"]}"#,
    );
    assert_eq!(import.other_content.as_deref(), Some("0.0.9"));
    let expected = taker(&[("PF1", "third"), ("MOD-K1", "b"), ("REA-S2.g", "c"), ("months", "m2")])
        .asked(&[("W", exact(2.5))])
        .available(crate::takers::range("a3"))
        .after(Action::Sure { item: item("MOD-K1"), sureness: Sureness::FairlySure })
        .after(Action::Lock { dimension: Dimension::Mod });
    assert_eq!(import.file.session, expected);
    assert_eq!(
        misfits(&import),
        [
            r#"profile.PF3: expected one of its options, found "sketch""#,
            r#"profile.PF9: expected a profile question, found "x""#,
            r#"answers.MOD-K0: expected the id of an item, found "a""#,
            r#"answers.MOD-S1: expected one of its options, found "f""#,
            r#"answers.REA-S2: expected one of its options, found "c""#,
            r#"burden.D: expected a range of hours, "nk" or a number of hours from 0 to 10000, found "h9""#,
            r#"burden.volunteers: expected a part of the hours questions, found "v1""#,
            "sure.MOD-K0: expected the id of a knowledge item, found 0",
            r#"locked: expected MOD, ROL, PRO or REA, found "FUN""#,
        ]
    );
}

#[test]
fn a_file_of_the_current_version_is_not_called_another() {
    let text =
        format!(r#"{{"content_version": "{}", "answers": {{"MOD-K1": "b"}}}}"#, pack().content_version);
    assert_eq!(read(&text).other_content, None);
    assert_eq!(read(r#"{"answers": {}}"#).other_content, None);
}

#[test]
fn what_is_no_answers_file_is_refused() {
    let refused = |text: &str| {
        let value: Value = serde_json::from_str(text).expect("JSON");
        answers::read(pack(), &value).expect_err("a refusal").to_string()
    };
    assert!(refused("[]").contains("expected an answers file (an object), found a list"));
    assert!(refused("{}").contains("found none of them"));
    let export = refused(r#"{"format": "psp-self-assessment/export", "answers": {}}"#);
    assert_eq!(
        export,
        r#"format: expected "psp-self-assessment/answers", found "psp-self-assessment/export""#
    );
    assert_eq!(refused(r#"{"version": 2, "answers": {}}"#), "version: expected 1, found 2");
}

#[test]
fn numbers_that_cannot_be_hours_are_named() {
    for bad in ["-1", "10001", "1e300", "null", "true", "[1]", "\"7 hours\""] {
        let import = read(&format!(r#"{{"burden": {{"D": {bad}}}}}"#));
        assert_eq!(import.misfits.len(), 1, "{bad}");
        assert_eq!(import.file.session, Session::default(), "{bad}");
    }
}

#[test]
fn a_key_given_twice_is_named() {
    let twice = [
        (r#"{"answers": {"MOD-K1": "a", "MOD-S1": "b", "MOD-K1": "b"}}"#, "answers.MOD-K1"),
        (r#"{"profile": {"PF1": "lead", "PF1": "third"}}"#, "profile.PF1"),
        (r#"{"burden": {"D": 7, "D": "h4"}}"#, "burden.D"),
        (r#"{"burden": {"avail": "nk", "avail": "a3"}}"#, "burden.avail"),
        (r#"{"burden": {"months": "m1", "months": "m2"}}"#, "burden.months"),
        (r#"{"sure": {"MOD-K1": 1, "MOD-K1": 0}}"#, "sure.MOD-K1"),
    ];
    for (text, place) in twice {
        let import = read(text);
        let [misfit] = import.misfits.as_slice() else { panic!("{text}: {:?}", import.misfits) };
        assert_eq!((misfit.place.as_str(), misfit.expected), (place, "each key once"));
    }
    // The first one counts.
    assert_eq!(read(twice[0].0).file.session, taker(&[("MOD-K1", "a"), ("MOD-S1", "b")]));
}

#[test]
fn a_part_given_twice_is_named() {
    for part in ["profile", "answers", "burden", "sure", "locked", "receipts"] {
        let import = read(&format!(r#"{{"answers": {{}}, "{part}": {{}}, "{part}": {{}}, "{part}": {{}}}}"#));
        let named = import.misfits.iter().filter(|misfit| misfit.expected == "each part once");
        assert_eq!(named.map(|misfit| misfit.place.as_str()).collect::<Vec<_>>(), [part]);
    }
    let import = read(r#"{"answers": {"MOD-K1": "a"}, "answers": {"MOD-K1": "b", "MOD-K2": "a"}}"#);
    assert_eq!(misfits(&import), ["answers: expected each part once, found an object"]);
    assert_eq!(import.file.session, taker(&[("MOD-K1", "a")]));
}

#[test]
fn a_hostile_file_is_read_in_a_moment_and_named_in_part() {
    let keys = (0..100_000).map(|n| format!(r#""{n}":0"#)).chain([r#""MOD-K1":"b""#.to_string()]);
    let text = format!(r#"{{"answers":{{{}}}}}"#, keys.collect::<Vec<_>>().join(","));
    let began = std::time::Instant::now();
    let import = read(&text);
    assert!(began.elapsed().as_secs() < 2, "{:?}", began.elapsed());
    assert_eq!((import.misfits.len(), import.more_misfits), (100, 99_900));
    assert_eq!(import.file.session, taker(&[("MOD-K1", "b")]));
}
