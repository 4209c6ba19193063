//! The same records give the same bytes.

use crate::{
    counts::counts,
    people::{lines, record},
    tool::Folder,
};

const FORMATS: [&str; 3] = ["html", "csv", "json"];

#[test]
fn the_order_of_records_and_files_makes_no_difference() {
    let folder = Folder::new();
    folder.with("a/one.jsonl", lines(0..20));
    folder.with("a/deep/two.json", format!("[{}]", lines(20..40).trim().replace('\n', ",")));
    folder.with("b/z.ndjson", lines((0..40).rev()));
    for format in FORMATS {
        for audience in ["team", "public"] {
            let of = |paths: &[&str]| {
                let call = [paths, &["--audience", audience, "--format", format]].concat();
                folder.collate(&call).fine().to_string()
            };
            let once = of(&["b"]);
            assert_eq!(of(&["a"]), once, "{format}");
            assert_eq!(of(&["a/deep", "a/one.jsonl"]), once, "{format}");
            assert!(!once.contains("one.jsonl") && !once.contains("ndjson"), "no path: {once}");
        }
    }
}

#[test]
fn a_record_that_is_sent_twice_counts_once_and_only_standard_error_says_so() {
    let folder = Folder::new();
    folder.with("once.jsonl", lines(0..30));
    folder.with("twice.jsonl", lines((0..30).chain(5..9)));
    for format in FORMATS {
        let twice = folder.collate(&["twice.jsonl", "--audience", "team", "--format", format]);
        assert_eq!(
            twice.fine(),
            folder.collate(&["once.jsonl", "--audience", "team", "--format", format]).fine()
        );
        assert_eq!(twice.said().lines().count(), 4, "{}", twice.said());
        assert!(
            twice.said().lines().all(|line| line.starts_with("twice.jsonl:3") && line.contains("repeat"))
        );
        assert!(!twice.out().contains("repeat"));
    }
}

#[test]
fn which_of_two_records_with_one_receipt_counts_does_not_depend_on_their_order() {
    let folder = Folder::new();
    // Somebody who changed every answer before sending again, and two who took over somebody's receipt.
    let mut other = record(3);
    other["answers"] = record(4)["answers"].clone();
    let mut third = record(3);
    third["wave"] = 2.into();
    let (rest, one) = (lines((0..30).filter(|person| *person != 3)), lines([3]));
    folder.with("1.jsonl", format!("{rest}{one}{other}\n{third}\n{one}"));
    folder.with("2.jsonl", format!("{third}\n{other}\n{rest}{one}"));
    folder.with("3.jsonl", format!("{other}\n{one}{third}\n{rest}"));
    let of = |file| folder.collate(&[file, "--audience", "team", "--format", "json"]).fine().to_string();
    assert_eq!(of("1.jsonl"), of("2.jsonl"));
    assert_eq!(of("1.jsonl"), of("3.jsonl"));
    // As many as there are receipts.
    assert!(of("1.jsonl").contains(r#""row":"partners","value":"27""#), "{}", of("1.jsonl"));
}

#[test]
fn counts_made_elsewhere_give_the_same_tables() {
    let folder = Folder::new();
    let without_a_round: String = (0..60)
        .map(|person| {
            let mut record = record(person);
            record["wave"] = serde_json::Value::Null;
            record.to_string() + "\n"
        })
        .collect();
    for (records, wave) in [(lines(0..60), &["--wave", "1"][..]), (without_a_round, &[])] {
        folder.with("records.jsonl", &records);
        folder.with("tally.csv", counts(&records));
        for audience in ["team", "public"] {
            for format in ["csv", "json", "html"] {
                let of = |source: &[&str]| {
                    let call = [source, &["--audience", audience, "--format", format]].concat();
                    folder.collate(&call).fine().to_string()
                };
                assert_eq!(
                    of(&[&["--tally", "tally.csv"], wave].concat()),
                    of(&["records.jsonl"]),
                    "{wave:?} {audience} {format}"
                );
            }
        }
    }
}

#[test]
fn counts_that_are_not_as_they_should_be_are_refused() {
    let folder = Folder::new();
    folder.with("broken.csv", counts(&lines(0..60)).replace(",MOD-K1,", ",MOD-K99,"));
    let run = folder.collate(&["--tally", "broken.csv", "--audience", "team"]);
    assert_eq!((run.status(), run.out()), (1, ""));
    assert!(run.said().contains("expected a measure, found MOD-K99"), "{}", run.said());
}

#[test]
fn rounds_are_kept_apart() {
    let folder = Folder::new();
    let mut second = String::new();
    for person in 0..20 {
        let mut again = record(person);
        again["wave"] = 2.into();
        again["receipt"] = crate::people::receipt(1000 + person).into();
        second += &(again.to_string() + "\n");
    }
    folder.with("first.jsonl", lines(0..24));
    folder.with("both.jsonl", format!("{second}{}", lines(0..24)));
    let of = |file| folder.collate(&[file, "--audience", "team", "--format", "csv"]).fine().to_string();
    let (first, both) = (of("first.jsonl"), of("both.jsonl"));
    assert!(both.starts_with(&first), "the first round is as if it were alone");
    assert!(both.contains("\r\n2,records,partners,all,,,,,,18\r\n"), "{both}");
}
