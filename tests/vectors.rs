//! The five worked examples of the content design (8.2), every field of every one.

use psp_self_assessment::{
    content,
    core::score::assess,
    records::{answers, json, score_line::score_line},
};
use serde_json::Value;

/// Numbers may differ by what rounding to the printed decimals allows; all else must be the same.
fn compare(place: &str, expected: &Value, found: &Value, differences: &mut Vec<String>) {
    match (expected, found) {
        (Value::Number(expected), Value::Number(found)) => {
            let (expected, found) = (expected.as_f64().expect("a number"), found.as_f64().expect("a number"));
            if (expected - found).abs() > 0.001 {
                differences.push(format!("{place}: expected {expected}, found {found}"));
            }
        }
        (Value::Array(expected), Value::Array(found)) if expected.len() == found.len() => {
            for (i, (expected, found)) in expected.iter().zip(found).enumerate() {
                compare(&format!("{place}[{i}]"), expected, found, differences);
            }
        }
        (Value::Object(expected), Value::Object(found)) => {
            for key in expected.keys().chain(found.keys().filter(|key| !expected.contains_key(*key))) {
                let (expected, found) = (expected.get(key), found.get(key));
                let missing = Value::String("(absent)".into());
                compare(
                    &format!("{place}.{key}"),
                    expected.unwrap_or(&missing),
                    found.unwrap_or(&missing),
                    differences,
                );
            }
        }
        (expected, found) if expected == found => {}
        (expected, found) => differences.push(format!("{place}: expected {expected}, found {found}")),
    }
}

#[test]
fn the_five_worked_examples_come_out_as_printed() {
    let text = include_str!("vectors/test-vectors.json");
    let vectors: Vec<Value> = serde_json::from_str(text).expect("JSON");
    assert_eq!(vectors.len(), 5);
    let instrument = content::built_in();
    let mut differences = Vec::new();
    for vector in vectors {
        let name = vector["name"].as_str().expect("a name");
        let file: json::Value = serde_json::from_value(vector.clone()).expect("a tree");
        let import = answers::read(instrument, &file).expect("an answers file");
        assert_eq!(import.misfits, [], "{name}");
        let assessment = assess(instrument, &import.file.session.answers);
        let found = serde_json::to_value(score_line(instrument, &assessment)).expect("numbers and texts");
        compare(name, &vector["expected"], &found, &mut differences);
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}
