//! Releases that follow each other.

use crate::{
    counts::counts,
    people::{lines, receipt},
    tool::{Folder, Run},
};

fn release(folder: &Folder, people: impl Iterator<Item = u64>, more: &[&str]) -> Run {
    folder.with("records.jsonl", lines(people));
    let call = ["records.jsonl", "--audience", "team", "--format", "json", "--ledger", "ledger.json"];
    folder.collate(&[&call[..], more].concat())
}

#[test]
fn a_few_new_records_change_nothing_and_many_do() {
    let folder = Folder::new();
    let first = release(&folder, 0..40, &[]).fine().to_string();
    assert_eq!(first, folder.collate(&["records.jsonl", "--audience", "team", "--format", "json"]).fine());
    let ledger = folder.read("ledger.json");
    assert!(!ledger.contains(&receipt(3)), "nobody can be looked up");

    let few = release(&folder, 0..43, &[]);
    assert_eq!(few.fine(), first);
    assert!(few.said().contains("the figures of the last release stand"), "{}", few.said());
    assert_eq!(folder.read("ledger.json"), ledger);

    let many = release(&folder, 0..200, &[]);
    assert_ne!(many.fine(), first);
    assert_ne!(folder.read("ledger.json"), ledger);
}

#[test]
fn withdrawing_alone_releases_nothing_and_missing_records_are_told() {
    let folder = Folder::new();
    let first = release(&folder, 0..40, &[]).fine().to_string();
    let withdrawn = release(&folder, 0..40, &["--withdraw", &receipt(5)]);
    assert_eq!(withdrawn.fine(), first);
    assert!(!withdrawn.said().contains("missing"), "{}", withdrawn.said());
    let lost = release(&folder, (0..40).filter(|person| *person != 5), &[]);
    assert_eq!(lost.fine(), first);
    assert!(lost.said().contains("found 1 missing"), "{}", lost.said());
}

#[test]
fn each_audience_and_each_round_has_releases_of_its_own() {
    let folder = Folder::new();
    release(&folder, 0..40, &[]).fine();
    let call = ["records.jsonl", "--audience", "public", "--format", "json"];
    let fresh = folder.collate(&call).fine().to_string();
    assert_eq!(folder.collate(&[&call[..], &["--ledger", "ledger.json"]].concat()).fine(), fresh);
    let ledger = folder.read("ledger.json");
    assert!(
        ledger.contains("\"team\"") && ledger.contains("\"public\"") && ledger.contains("wave 1"),
        "{ledger}"
    );
}

#[test]
fn counts_of_a_round_are_released_as_that_round() {
    let folder = Folder::new();
    let call = |wave: &str, people: std::ops::Range<u64>| {
        folder.with("tally.csv", counts(&lines(people)));
        let call =
            ["--tally", "tally.csv", "--audience", "team", "--format", "csv", "--ledger", "ledger.json"];
        folder.collate(&[&call[..], &["--wave", wave]].concat())
    };
    let first = call("1", 0..40).fine().to_string();
    let second = call("2", 40..80);
    assert_ne!(
        second.fine().replace("\r\n2,", "\r\n1,"),
        first,
        "the first round does not hold the second back"
    );
    let ledger = folder.read("ledger.json");
    assert!(
        ledger.contains("wave 1") && ledger.contains("wave 2") && !ledger.contains("wave none"),
        "{ledger}"
    );

    let few = call("1", 0..43);
    assert_eq!(few.fine(), first);
    assert!(few.said().contains("round 1: note: the figures of the last release stand"), "{}", few.said());
    assert_eq!(folder.read("ledger.json"), ledger);

    // Records of the same round know of what was released of its counts.
    let records = release(&folder, 0..43, &[]);
    assert!(
        records.said().contains("round 1: note: the figures of the last release stand"),
        "{}",
        records.said()
    );
}

#[test]
fn a_ledger_is_whole_or_as_it_was() {
    let folder = Folder::new();
    release(&folder, 0..40, &[]).fine();
    let ledger = folder.read("ledger.json");
    folder.with("ledger.json", &ledger[..ledger.len() / 2]);
    let broken = release(&folder, 0..40, &[]);
    assert_eq!((broken.status(), broken.out()), (2, ""));
    assert_eq!(folder.read("ledger.json"), ledger[..ledger.len() / 2]);
    let left = std::fs::read_dir(folder.path()).expect("a folder").count();
    assert_eq!(left, 2, "nothing is left beside it");
}
