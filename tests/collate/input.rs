//! What is refused, what is left out, and what the call must say.

use crate::{
    people::{lines, receipt, record},
    tool::Folder,
};
use std::{
    io::Write,
    process::{Command, Stdio},
};

const CALL: [&str; 4] = ["--audience", "team", "--format", "json"];

#[test]
fn what_is_refused_is_said_on_one_line_each_and_the_rest_counts() {
    let folder = Folder::new();
    folder.with("good.jsonl", lines(0..30));
    let mut wrong = record(77);
    wrong["answers"]["MOD-K1"] = "z".into();
    folder.with("some.jsonl", format!("{}{{\"format\":\n{wrong}\nnonsense\n{}", lines(0..15), lines(15..30)));
    let run = folder.collate(&[&["some.jsonl"], &CALL[..]].concat());
    assert_eq!(run.status(), 1);
    assert_eq!(run.out(), folder.collate(&[&["good.jsonl"], &CALL[..]].concat()).fine());
    let said: Vec<&str> = run.said().lines().collect();
    assert_eq!(said.len(), 3, "{said:?}");
    for (line, place) in said.iter().zip(["some.jsonl:16: ", "some.jsonl:17: ", "some.jsonl:18: "]) {
        assert!(line.starts_with(place) && line.contains("expected ") && line.contains(", found "), "{line}");
    }
}

#[test]
fn a_file_of_something_else_is_refused() {
    let folder = Folder::new();
    folder.with("answers.json", r#"{"format":"psp-self-assessment/answers","version":1,"answers":{}}"#);
    folder.with("empty.json", "");
    let run = folder.collate(&[&["answers.json", "empty.json"], &CALL[..]].concat());
    assert_eq!(run.status(), 1);
    assert_eq!(run.said().lines().count(), 2, "{}", run.said());
}

#[test]
fn a_wrong_call_does_nothing() {
    let folder = Folder::new();
    folder.with("good.jsonl", lines(0..30));
    folder.with("ledger.json", "{}");
    for call in [
        &["good.jsonl"][..],
        &["--audience", "team"],
        &["good.jsonl", "--audience", "everybody"],
        &["good.jsonl", "missing.jsonl", "--audience", "team"],
        &["good.jsonl", "--audience", "team", "--format", "pdf"],
        &["good.jsonl", "--audience", "team", "--invited", "0"],
        &["good.jsonl", "--audience", "team", "--invited", "many"],
        &["good.jsonl", "--audience", "team", "--withdraw", "me"],
        &["good.jsonl", "--audience", "team", "--tally", "good.jsonl"],
        &["--tally", "missing.csv", "--audience", "team"],
        &["good.jsonl", "--audience", "team", "--wave", "1"],
        &["--tally", "good.jsonl", "--audience", "team", "--wave", "0"],
        &["--tally", "good.jsonl", "--audience", "team", "--wave", "100"],
        &["good.jsonl", "--audience", "team", "--ledger", "ledger.json"],
        &["good.jsonl", "--audience", "team", "--ledger", "nowhere/ledger.json"],
    ] {
        let run = folder.collate(call);
        assert_eq!((run.status(), run.out()), (2, ""), "{call:?}");
        assert!(!run.said().is_empty(), "{call:?}");
    }
    assert_eq!(folder.read("ledger.json"), "{}");
}

#[test]
fn records_of_the_test_programme_and_of_other_editions_are_left_out_and_noted() {
    let folder = Folder::new();
    folder.with("good.jsonl", lines(0..30));
    let (mut test, mut other) = (record(50), record(51));
    test["programme"] = "test".into();
    other["content_hash"] = format!("sha256-{}", "ab".repeat(32)).into();
    folder.with("all.jsonl", format!("{test}\n{other}\n{}", lines(0..30)));
    let run = folder.collate(&[&["all.jsonl"], &CALL[..]].concat());
    assert_eq!(run.fine(), folder.collate(&[&["good.jsonl"], &CALL[..]].concat()).fine());
    assert!(run.said().contains("all.jsonl:1: note: left out: its programme is test"), "{}", run.said());
    assert!(run.said().contains("all.jsonl:2: note: kept apart"), "{}", run.said());
    assert!(run.said().contains("abab"), "{}", run.said());
}

#[test]
fn somebody_who_withdraws_is_as_if_they_had_never_answered() {
    let folder = Folder::new();
    folder.with("all.jsonl", lines(0..31));
    folder.with("without.jsonl", lines((0..31).filter(|person| *person != 7)));
    let run = folder.collate(&[&["all.jsonl", "--withdraw", &receipt(7)], &CALL[..]].concat());
    assert_eq!(run.fine(), folder.collate(&[&["without.jsonl"], &CALL[..]].concat()).fine());
    assert!(run.said().contains("withdrawn"), "{}", run.said());
}

#[test]
fn folders_hold_other_files_too() {
    let folder = Folder::new();
    folder.with("in/good.jsonl", lines(0..30));
    folder.with("in/.hidden.json", "nonsense");
    folder.with("in/letter.docx", "nonsense");
    let run =
        folder.collate(&[&["in", "--out", "in/out", "--ledger", "in/ledger.json"], &CALL[..2]].concat());
    assert_eq!(run.fine(), "");
    assert!(run.said().contains("letter.docx: note: not read"), "{}", run.said());
    let again =
        folder.collate(&[&["in", "--out", "in/out", "--ledger", "in/ledger.json"], &CALL[..2]].concat());
    assert_eq!(again.fine(), "", "what it wrote itself is no record: {}", again.said());
}

#[test]
fn records_may_come_through_a_pipe() {
    let folder = Folder::new();
    folder.with("good.jsonl", lines(0..30));
    let mut tool = Command::new(env!("CARGO_BIN_EXE_psp"))
        .args(["collate", "-"])
        .args(CALL)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the tool runs");
    tool.stdin.take().expect("an input").write_all(lines(0..30).as_bytes()).expect("it reads");
    let output = tool.wait_with_output().expect("it ends");
    assert_eq!(
        String::from_utf8(output.stdout).expect("UTF-8"),
        folder.collate(&[&["good.jsonl"], &CALL[..]].concat()).fine()
    );
}

#[test]
fn what_cannot_be_as_it_was_meant_is_noted() {
    let folder = Folder::new();
    folder.with("good.jsonl", lines(0..60));
    let nobody = "AAAAAAAAAAAAAAAAAAAAAA";
    let run = folder.collate(&[&["good.jsonl", "--withdraw", nobody, "--invited", "3"], &CALL[..]].concat());
    assert_eq!(run.status(), 0);
    assert!(run.said().contains(&format!("no record has the receipt {nobody}")), "{}", run.said());
    assert!(run.said().contains("more partners answered than the 3"), "{}", run.said());

    // Counts of a round that nobody is in: a table with its header alone.
    folder.with("tally.csv", "programme,form,PF1,PF2,measure,value,count\n");
    let run = folder.collate(&[&["--tally", "tally.csv"], &CALL[..]].concat());
    assert_eq!(run.status(), 0);
    assert!(run.said().contains("these counts are of nobody"), "{}", run.said());
}
