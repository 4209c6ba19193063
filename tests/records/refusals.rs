//! What is refused, and what is said of it: line, place, what was expected, what was found.

use crate::fixtures::{present, read, read_with, reader, response, text, with_present_hash};
use psp_self_assessment::records::{
    occasion::Occasion,
    response::Reading,
    stream::{MOST_FILE_BYTES, Stream},
};
use std::io::{BufReader, Read};

/// A whole record, on one line without its end.
fn good() -> String {
    with_present_hash(&text(&present().join("export/vector-1.json"))).trim_end().to_string()
}

/// What is said of each thing refused, with its line.
fn said(input: impl AsRef<[u8]>) -> Vec<String> {
    let refused = read(input.as_ref()).into_iter().filter_map(Result::err);
    refused.map(|refusal| format!("{}: {refusal}", refusal.line)).collect()
}

/// The good record with `from` put as `to`.
#[track_caller]
fn with(from: &str, to: &str) -> String {
    let good = good();
    assert_eq!(good.matches(from).count(), 1, "{from}");
    good.replace(from, to)
}

#[track_caller]
fn refused(record: &str, expected: &str) {
    let said = said(record);
    assert!(said.len() == 1 && said[0].contains(expected), "expected {expected}, found {said:#?}");
}

/// What is put as what in a good record, and what is said of it.
const FAULTS: &[(&str, &str, &str)] = &[
    (
        "\"format\":\"psp-self-assessment/export\"",
        "\"format\":\"x\"",
        "1: format: expected \"psp-self-assessment/export\", found \"x\"",
    ),
    (
        "\"format\":\"psp-self-assessment/export\",",
        "",
        "1: format: expected \"psp-self-assessment/export\", found nothing",
    ),
    ("\"version\":1,", "\"version\":2,", "1: version: expected 1, found 2"),
    ("\"version\":1,", "\"version\":\"1\",", "1: version: expected 1, found \"1\""),
    ("\"version\":1,", "", "1: version: expected 1, found nothing"),
    (
        "\"content_version\":\"0.1.0\",",
        "",
        "1: content_version: expected a version, such as \"0.1.0\", found nothing",
    ),
    ("\"content_version\":\"0.1.0\"", "\"content_version\":\"<b>\"", "content_version: expected a version"),
    (
        "\"rules_version\":\"0.1.0\"",
        "\"rules_version\":0.1",
        "rules_version: expected a version, such as \"0.1.0\", found 0.1",
    ),
    (
        "\"content_hash\":\"sha256-",
        "\"content_hash\":\"md5-",
        "content_hash: expected \"sha256-\" and its digits, found \"md5-",
    ),
    (
        "\"programme\":\"demo\"",
        "\"programme\":\"de mo\"",
        "programme: expected a code of 1 to 64 characters from A-Z a-z 0-9 . _ -, found \"de mo\"",
    ),
    ("\"programme\":\"demo\"", "\"programme\":\"\"", "programme: expected a code"),
    ("\"wave\":1,", "\"wave\":0,", "wave: expected a whole number from 1 to 99, found 0"),
    ("\"wave\":1,", "\"wave\":1.5,", "wave: expected a whole number from 1 to 99, found 1.5"),
    ("\"wave\":1,", "\"wave\":100,", "found 100"),
    ("\"wave\":1,", "\"wave\":\"1\",", "found \"1\""),
    ("\"wave\":1,", "\"wave\":-1e300,", "wave: expected a whole number"),
    (
        "\"period\":\"2026-Q4\"",
        "\"period\":\"2026-Q5\"",
        "period: expected a year and a quarter, such as 2026-Q4, found \"2026-Q5\"",
    ),
    ("\"lead_form\":false", "\"lead_form\":null", "lead_form: expected true or false, found null"),
    ("\"lead_form\":false,", "", "lead_form: expected true or false, found nothing"),
    (
        "\"receipt\":\"3J3D1tR55RZ5dBlAUMJWfQ\"",
        "\"receipt\":\"3J3D\"",
        "receipt: expected 22 characters of base64url, found \"3J3D\"",
    ),
    (
        ",\"receipt\":\"3J3D1tR55RZ5dBlAUMJWfQ\"",
        "",
        "receipt: expected 22 characters of base64url, found nothing",
    ),
    ("\"sure\":{\"MOD-K3\":1}", "\"sure\":[]", "sure: expected an object, found a list"),
    (
        "\"sure\":{\"MOD-K3\":1}",
        "\"sure\":{\"MOD-K3\":2}",
        "sure.MOD-K3: expected 0 (guessing) or 1 (fairly sure), found 2",
    ),
    (
        "\"sure\":{\"MOD-K3\":1}",
        "\"sure\":{\"MOD-S1\":1}",
        "sure.MOD-S1: expected the id of a knowledge item, found 1",
    ),
    (
        "\"sure\":{\"MOD-K3\":1}",
        "\"sure\":{\"MOD-K3\":1,\"MOD-K3\":1}",
        "sure.MOD-K3: expected each key once, found 1",
    ),
    (
        "\"PF2\":\"new\"",
        "\"PF2\":\"newer\"",
        "profile.PF2: expected one of its options (new, exp, ns), found \"newer\"",
    ),
    ("\"PF2\":\"new\"", "\"PF2\":\"skip\"", "profile.PF2: expected one of its options"),
    ("\"PF2\":\"new\"", "\"PF1b\":\"su\"", "profile.PF1b: expected a profile question, found \"su\""),
    ("\"PF2\":\"new\"", "\"PF2\":\"new\",\"PF2\":\"new\"", "profile.PF2: expected each key once"),
    (
        "\"MOD-K1\":\"b\"",
        "\"MOD-K1\":\"d\"",
        "answers.MOD-K1: expected one of its options (a, b, c, nk), found \"d\"",
    ),
    ("\"MOD-K1\":\"b\"", "\"MOD-K1\":\"na\"", "answers.MOD-K1: expected one of its options"),
    ("\"MOD-K1\":\"b\"", "\"MOD-K1\":1", "answers.MOD-K1: expected the id of an option, found 1"),
    ("\"MOD-K1\":\"b\"", "\"MOD-K1\":[[[[]]]]", "answers.MOD-K1: expected the id of an option, found a list"),
    ("\"MOD-K1\":\"b\"", "\"MOD-K99\":\"b\"", "answers.MOD-K99: expected the id of an item, found \"b\""),
    ("\"MOD-K1\":\"b\"", "\"PF6\":\"one\"", "answers.PF6: expected the id of an item"),
    ("\"MOD-K1\":\"b\"", "\"PRO-Q1\":\"b\"", "answers.PRO-Q1: expected the id of an item"),
    ("\"MOD-K1\":\"b\"", "\"REA-S2\":\"b\"", "answers.REA-S2: expected the id of an item"),
    (
        "\"MOD-K1\":\"b\"",
        "\"MOD-K1\":\"b\",\"MOD-K1\":\"a\"",
        "answers.MOD-K1: expected each key once, found \"a\"",
    ),
    ("\"MOD-K1\":\"b\"", "\"MOD-K1\":\"b\",\"\\u004dOD-K1\":\"a\"", "answers.MOD-K1: expected each key once"),
    ("\"D\":\"h4\"", "\"D\":12", "burden.D: expected the id of an option, found 12"),
    (
        "\"D\":\"h4\"",
        "\"D\":\"h9\"",
        "burden.D: expected one of its options (h0, h1, h2, h3, h4, h5, h6, nk), found \"h9\"",
    ),
    ("\"D\":\"h4\"", "\"X\":\"h4\"", "burden.X: expected a part of the hours questions"),
    (
        "\"burden\":{\"D\"",
        "\"name\":\"Anna\",\"burden\":{\"D\"",
        "name: expected no other fields than those of an export record, found \"Anna\"",
    ),
    (
        "\"burden\":{\"D\"",
        "\"__proto__\":{\"lead_form\":true},\"burden\":{\"D\"",
        "__proto__: expected no other fields",
    ),
    ("\"MOD-K1\":\"b\"", "\"__proto__\":\"b\"", "answers.__proto__: expected the id of an item"),
    ("\"MOD-K1\":\"b\"", "\"constructor\":\"b\"", "answers.constructor: expected the id of an item"),
    ("\"version\":1,", "\"version\":1,\"version\":1,", "version: expected each key once, found 1"),
    (
        "\"programme\":\"demo\"",
        "\"programme\":\"demo\",\"programme\":\"demo\"",
        "programme: expected each key once",
    ),
    (
        "\"burden\":{\"D\"",
        "\"answers\":{},\"burden\":{\"D\"",
        "answers: expected each key once, found an object",
    ),
];

#[test]
fn each_field_says_what_it_expects() {
    for (from, to, expected) in FAULTS {
        refused(&with(from, to), expected);
    }
}

#[test]
fn a_fault_is_named_by_its_line_and_the_others_count() {
    let good = good();
    let pretty = good.replace(",\"", ",\n\"").replace("\"MOD-K5\":\"c\"", "\"MOD-K5\":\"x\"");
    let line = pretty.lines().position(|line| line.contains("MOD-K5")).expect("a line") + 2;
    let input = format!("{good}\n{pretty}\n{good}\nnot json\n{good}");
    let readings = read(input.as_bytes());
    assert_eq!(readings.iter().filter(|reading| reading.is_ok()).count(), 3);
    let said = said(&input);
    assert_eq!(
        said[0],
        format!("{line}: answers.MOD-K5: expected one of its options (a, b, c, nk), found \"x\"")
    );
    let last = pretty.lines().count() + 3;
    assert_eq!(said[1], format!("{last}: expected an export record, which begins with {{, found not json"));
}

#[test]
fn an_answers_file_is_told_apart_in_plain_words() {
    const OWN: &str =
        "this is a person's own answers file; it may hold exact hours; ask for the export file instead";
    for name in ["vector-3", "everything-with-exact-hours"] {
        let file = text(&present().join(format!("answers/{name}.json")));
        let found = said(&file);
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with(
            "1: format: expected \"psp-self-assessment/export\", found \"psp-self-assessment/answers\"; "
        ));
        assert!(found[0].ends_with(OWN), "{}", found[0]);
        // Whatever order its keys are in.
        let members: serde_json::Map<_, _> = serde_json::from_str(&file).expect("an object");
        let backwards: Vec<_> =
            members.iter().rev().map(|(key, value)| format!("\"{key}\":{value}")).collect();
        assert!(said(format!("{{{}}}", backwards.join(",")))[0].ends_with(OWN));
    }
    let typed = said(text(&present().join("answers/as-somebody-typed-it.json")));
    assert!(typed[0].contains("found nothing; this may be a person's own answers file"), "{typed:?}");
    assert_eq!(said("{}"), ["1: format: expected \"psp-self-assessment/export\", found nothing"]);
}

#[test]
fn a_record_of_a_later_version_is_refused_by_its_version() {
    let later = with("\"version\":1,", "\"duration\":3,\"version\":2,");
    assert_eq!(said(later), ["1: version: expected 1, found 2"]);
}

#[test]
fn files_of_another_kind_are_named_once() {
    for (start, expected) in [
        (
            &b"PK\x03\x04\x14\x00"[..],
            "1: expected an export record, found a ZIP archive or an Office document",
        ),
        (b"%PDF-1.7\n%\xE2\n1 0 obj", "1: expected an export record, found a PDF"),
        (b"\x1F\x8B\x08\x00", "found a file compressed with gzip"),
        (b"\n<!DOCTYPE html>\n<html>\n<body>", "2: expected an export record, found HTML or XML"),
        (b"\xFF\xFE{\x00\"\x00", "found a text in UTF-16"),
    ] {
        let input = [start, b"\nmore\n\xFF\x00\nmore"].concat();
        let said = said(&input);
        assert!(said.len() == 1 && said[0].contains(expected), "{said:?}");
    }
    // A list of numbers from a spreadsheet is no known kind; each line is named.
    assert_eq!(said("PF1,PF2\npublic,new\n").len(), 2);
    assert_eq!(said("[[1,2]]"), ["1: expected an export record (an object), found a list"]);
}

#[test]
fn windows_marks_and_line_ends_do_no_harm() {
    let good = good();
    let input = format!("\u{feff}{good}\r\n\r\n\u{feff}{good}\r\n");
    assert!(read(input.as_bytes()).iter().all(Result::is_ok));
    assert_eq!(read(input.as_bytes()).len(), 2);
}

#[test]
fn bytes_that_are_no_text_are_named() {
    let (before, after) = (with("\"demo\"", "\"d\u{1}mo\""), with("\"demo\"", "\"demo\\ud800\""));
    assert!(said(&before)[0].contains("1: expected JSON"), "{:?}", said(&before));
    assert!(said(&after)[0].contains("1: expected JSON"));
    let mut bytes = with("\"demo\"", "\"d~mo\"").into_bytes();
    let at = bytes.iter().position(|byte| *byte == b'~').expect("a place");
    bytes[at] = 0xE9;
    assert_eq!(said(bytes), ["1: expected UTF-8, found byte E9"]);
}

#[test]
fn too_long_and_too_deep_is_refused() {
    let good = good();
    let filled = |length: usize| good.replacen('{', &format!("{{{}", " ".repeat(length - good.len())), 1);
    assert!(read(filled(1_000_000).as_bytes())[0].is_ok());
    let input = format!("{}\n{good}", filled(1_000_001));
    assert_eq!(said(&input), ["1: expected at most 1 MB a record, found more"]);
    assert_eq!(read(input.as_bytes()).len(), 2);
    let deep = with("\"MOD-K1\":\"b\"", &format!("\"MOD-K1\":{}{}", "[".repeat(63), "]".repeat(63)));
    assert!(said(&deep)[0].contains("expected at most 64 levels"), "{:?}", said(&deep));
    let many = (0..60_000).map(|n| format!("\"X{n}\":\"a\"")).collect::<Vec<_>>().join(",");
    refused(&with("\"MOD-K1\":\"b\"", &many), "answers.X0: expected the id of an item");
}

#[test]
fn of_a_file_beyond_the_limit_what_came_before_counts() {
    let line = format!("{}\n", good());
    let limit = line.len() as u64 * 3;
    for (records, refusals) in [(2, 0), (3, 0), (4, 1), (5, 1)] {
        let input = line.repeat(records);
        let mut stream = Stream::new(input.as_bytes(), "an export record").at_most(limit);
        let (mut read, mut refused) = (0, Vec::new());
        while let Some(part) = stream.read().expect("memory can be read") {
            match part {
                Ok(_) => read += 1,
                Err(refusal) => refused.push(format!("{}: {refusal}", refusal.line)),
            }
        }
        assert_eq!((read, refused.len()), (records.min(3), refusals), "{refused:?}");
        assert!(refused.iter().all(|said| said.ends_with("expected at most 512 MB a file, found more")));
    }
    // In the midst of a record too, whatever is read at a time; nothing else is said of the record that was cut.
    for at_a_time in [7, 4_096] {
        let input = line.repeat(3);
        let input = BufReader::with_capacity(at_a_time, input.as_bytes());
        let mut stream = Stream::new(input, "an export record").at_most(limit - 500);
        let mut parts = Vec::new();
        while let Some(part) = stream.read().expect("memory can be read") {
            parts.push(part.map(|record| record.line).map_err(|refusal| refusal.to_string()));
        }
        assert_eq!(parts, [Ok(1), Ok(2), Err("expected at most 512 MB a file, found more".to_string())]);
    }
    assert_eq!(MOST_FILE_BYTES, 512_000_000);
    // What never ends comes to an end.
    let endless = BufReader::new(std::io::repeat(b'['));
    let mut stream = Stream::new(endless.take(u64::MAX), "an export record").at_most(3_000_000);
    while stream.read().expect("it can be read").is_some() {}
}

#[test]
fn records_of_another_edition_are_kept_apart_not_refused() {
    let edition = |record: &str| match &read(record.as_bytes())[..] {
        [Ok(Reading::Other(other))] => (other.edition.clone(), other.unknown),
        other => panic!("{other:?}"),
    };
    let (found, unknown) = edition(&with("\"content_version\":\"0.1.0\"", "\"content_version\":\"0.2.0\""));
    assert_eq!((found.content_version.as_str(), unknown), ("0.2.0", 0));
    let (found, unknown) = edition(&with("\"rules_version\":\"0.1.0\"", "\"rules_version\":\"1.0.0-rc.1\""));
    assert_eq!((found.rules_version.as_str(), unknown), ("1.0.0-rc.1", 0));
    // It may ask what is not known here; a slip that no edition could make is still one.
    let later = good()
        .replace("\"content_version\":\"0.1.0\"", "\"content_version\":\"0.2.0\"")
        .replace("\"MOD-K1\":\"b\"", "\"MOD-K7\":\"b\",\"MOD-K1\":\"z\"")
        .replace("\"sure\":{", "\"sure\":{\"MOD-K7\":0,")
        .replace("\"PF2\":\"new\"", "\"PF7\":\"new\"");
    assert_eq!(edition(&later).1, 4);
    refused(
        &later.replace("\"MOD-K7\":\"b\"", "\"MOD-K7\":7"),
        "answers.MOD-K7: expected the id of an option, found 7",
    );
    refused(
        &later.replace("\"MOD-K7\":\"b\"", "\"MOD-K7\":\"b\",\"MOD-K7\":\"b\""),
        "answers.MOD-K7: expected each key once",
    );
    refused(&later.replace("\"receipt\"", "\"recipe\""), "recipe: expected no other fields");
}

#[test]
fn what_may_be_absent_is_read_as_said() {
    let least = format!(
        "{{\"receipt\":\"3J3D1tR55RZ5dBlAUMJWfQ\",\"answers\":{{}},\"lead_form\":true,\"content_hash\":\"{}\",\
         \"rules_version\":\"{}\",\"content_version\":\"{}\",\"version\":1,\"format\":\"psp-self-assessment/export\"}}",
        psp_self_assessment::content::HASH,
        crate::takers::pack().rules_version,
        crate::takers::pack().content_version,
    );
    let read = response(&least);
    assert!(read.lead_form && read.occasion == Occasion::default());
    assert!(read.answers(reader().questions()).is_empty());
    // The form that was last seen is what counts, whatever the part says.
    assert!(response(&with("\"lead_form\":false", "\"lead_form\":true")).lead_form);
}

#[test]
fn versions_and_hashes_have_a_longest_length() {
    let version = |length: usize| {
        with("\"content_version\":\"0.1.0\"", &format!("\"content_version\":\"{}\"", "1".repeat(length)))
    };
    assert!(read(version(64).as_bytes())[0].is_ok());
    refused(&version(65), "content_version: expected a version");
    let hash = |length: usize| {
        good().replace(psp_self_assessment::content::HASH, &format!("sha256-{}", "0".repeat(length)))
    };
    assert!(read(hash(128).as_bytes())[0].is_ok());
    refused(&hash(129), "content_hash: expected \"sha256-\" and its digits");
}

#[test]
fn a_refusal_repeats_little_of_what_was_found() {
    let long = "x".repeat(900_000);
    for hostile in [with("\"demo\"", &format!("\"{long}\"")), with("\"MOD-K1\":", &format!("\"{long}\":"))] {
        let said = said(&hostile);
        assert!(said.len() == 1 && said[0].chars().count() < 250, "{}", said[0].len());
    }
}

#[test]
fn another_reader_knows_its_own_edition() {
    let other = psp_self_assessment::records::reading::Reader::new(crate::takers::pack(), "sha256-0");
    assert!(matches!(read_with(&other, good().as_bytes())[..], [Ok(Reading::Other(_))]));
}
