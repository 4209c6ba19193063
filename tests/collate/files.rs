//! What is written into a folder.

use crate::{
    people::{lines, lines_of_round},
    tool::Folder,
};
use serde_json::Value;
use std::fs;

fn written(format: &[&str]) -> (Folder, Vec<String>) {
    let folder = Folder::new();
    folder.with("records.jsonl", lines(0..60));
    let run = folder.collate(&[&["records.jsonl", "--audience", "team", "--out", "out"], format].concat());
    assert_eq!(run.fine(), "");
    let mut names: Vec<String> = fs::read_dir(folder.path().join("out"))
        .expect("a folder")
        .map(|entry| entry.expect("a file").file_name().into_string().expect("a name"))
        .collect();
    names.sort();
    (folder, names)
}

/// Enough people for every kind of figure.
fn of_two_rounds() -> Folder {
    let folder = Folder::new();
    folder.with("records.jsonl", lines_of_round(1, 0..600) + &lines_of_round(2, 600..1_200));
    let run = folder.collate(&["records.jsonl", "--audience", "team", "--out", "out"]);
    assert_eq!(run.fine(), "");
    folder
}

#[test]
fn of_many_it_is_told_how_the_questions_work_and_how_rounds_compare() {
    let folder = of_two_rounds();
    let figures = cells(&folder.read("out/figures.csv"));
    let told = |table: &str, row: &str, part: &str| -> Vec<&str> {
        let lines = figures.iter().filter(|line| line[1] == table && line[2] == row && line[3] == part);
        lines.map(|line| line[9].as_str()).collect()
    };
    // A quarter is right in each knowledge item, and as many may have left one out: of those there is none.
    for item in ["MOD-S1", "REA-S1"] {
        assert_eq!(told("technical", item, "item-rest correlation").len(), 2, "{item}");
    }
    for part in ["alpha", "alpha, low", "alpha, high", "omega", "largest residual of one factor"] {
        assert_eq!(told("technical", "ROL", part).len(), 2, "{part}");
    }
    // Only the second round has one before it.
    assert_eq!(told("not known, since the round before", "MOD-K1", "difference, points").len(), 1);
    let report = folder.read("out/index.html");
    assert_eq!(report.matches(r#"cohort-section">Since the round before<"#).count(), 1);
    assert_eq!(report.matches(r#"cohort-section">How the questions work<"#).count(), 2);
}

#[test]
fn a_folder_gets_all_formats_or_the_one_that_is_named() {
    let csv = ["codebook.csv", "datapackage.json", "figures.csv"];
    assert_eq!(written(&[]).1, [&csv[..], &["index.html", "tables.json"]].concat());
    assert_eq!(written(&["--format", "html"]).1, ["index.html"]);
    assert_eq!(written(&["--format", "json"]).1, ["tables.json"]);
    let (folder, names) = written(&["--format", "csv"]);
    assert_eq!(names, csv);
    let out = folder.collate(&["records.jsonl", "--audience", "team", "--format", "csv"]);
    assert_eq!(out.fine(), folder.read("out/figures.csv"));
}

#[test]
fn the_report_runs_nothing_and_asks_for_nothing() {
    let (folder, _) = written(&[]);
    let html = folder.read("out/index.html");
    for tag in html.split('<').filter_map(|tag| tag.split('>').next()) {
        // What stands between quotes are values and words.
        let names: String = tag.split('"').step_by(2).collect();
        for never in ["script", "link", "img", "iframe", " style=", " on", " href=", " src="] {
            assert!(!(names.starts_with(never) || never.starts_with(' ') && names.contains(never)), "{tag}");
        }
    }
    assert!(!html.contains("@import") && !html.contains("http:") && !html.contains("https:"));
    assert!(html.contains("default-src 'none'; style-src 'sha256-"), "a strict policy");
    assert!(html.starts_with("<!doctype html>\n<html lang=\"en-GB\">"));
}

/// The cells of a CSV file, by the letter of RFC 4180.
fn cells(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {
                assert_eq!(letters.next(), Some('\n'));
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            other => cell.push(other),
        }
    }
    assert!(!quoted && cell.is_empty() && row.is_empty(), "it ends with the end of a line");
    rows
}

#[test]
fn every_line_has_every_column_a_key_of_its_own_and_no_formula() {
    let (folder, _) = written(&["--format", "csv"]);
    for (name, key) in [("out/figures.csv", 4), ("out/codebook.csv", 3)] {
        let rows = cells(&folder.read(name));
        let mut keys = std::collections::BTreeSet::new();
        for row in &rows {
            assert_eq!(row.len(), rows[0].len(), "{row:?}");
            assert!(row[..key].iter().all(|cell| !cell.is_empty()), "{row:?}");
            assert!(keys.insert(row[..key].to_vec()), "a key twice: {row:?}");
            let formula = |cell: &&String| {
                cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err()
            };
            assert_eq!(row.iter().find(formula), None, "{row:?}");
        }
        assert!(rows.len() > 100, "{name}");
    }
}

#[test]
fn the_codebook_has_a_label_for_every_code() {
    let folder = of_two_rounds();
    let codes = cells(&folder.read("out/codebook.csv"));
    let known = |of: &str, code: &str| codes.iter().any(|line| line[0] == of && line[2] == code);
    for row in &cells(&folder.read("out/figures.csv"))[1..] {
        assert!(known("table", &row[1]), "{row:?}");
        assert!(known("round", &row[0]) && known("row", &row[2]) && known("part", &row[3]), "{row:?}");
        let number =
            row[9].parse::<f64>().is_ok() || row[9].ends_with("or more") || row[9].ends_with("or less");
        assert!(row[9].is_empty() || number || known("value", &row[9]), "{row:?}");
    }
}

#[test]
fn nothing_of_an_earlier_report_is_left_in_the_folder() {
    let folder = of_two_rounds();
    folder.with("out/notes.txt", "mine");
    let again = ["records.jsonl", "--audience", "public", "--format", "csv", "--out", "out"];
    assert_eq!(folder.collate(&again).fine(), "");
    let there = |name: &str| folder.path().join("out").join(name).exists();
    assert!(there("figures.csv") && there("notes.txt"));
    assert!(!there("index.html") && !there("tables.json"), "they were for others");
    // A page of somebody else is left alone.
    folder.with("other/index.html", "<title>Mine</title>");
    let other = ["records.jsonl", "--audience", "public", "--format", "csv", "--out", "other"];
    assert_eq!(folder.collate(&other).fine(), "");
    assert_eq!(folder.read("other/index.html"), "<title>Mine</title>");
}

#[test]
fn the_package_describes_the_files_as_they_are() {
    let (folder, _) = written(&[]);
    let package: Value = serde_json::from_str(&folder.read("out/datapackage.json")).expect("JSON");
    for resource in package["resources"].as_array().expect("resources") {
        let path = resource["path"].as_str().expect("a path");
        let text = folder.read(&format!("out/{path}"));
        assert_eq!(resource["bytes"].as_u64(), Some(text.len() as u64));
        let fields = resource["schema"]["fields"].as_array().expect("fields");
        let names: Vec<&str> = fields.iter().map(|field| field["name"].as_str().expect("a name")).collect();
        assert_eq!(names, cells(&text)[0]);
        assert!(
            fields.iter().all(|field| field["description"].as_str().is_some_and(|said| !said.is_empty()))
        );
    }
}
