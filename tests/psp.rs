//! `psp`, run as somebody runs it: arguments and files in, lines and a status out.

use serde_json::{Value, json};
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

const VECTORS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors/test-vectors.json");

/// A call that has ended.
struct Ended {
    status: Option<i32>,
    lines: Vec<String>,
    errors: Vec<String>,
}

impl From<Output> for Ended {
    fn from(output: Output) -> Self {
        let lines = |bytes: Vec<u8>| -> Vec<String> {
            String::from_utf8(bytes).expect("UTF-8").lines().map(str::to_string).collect()
        };
        Self { status: output.status.code(), lines: lines(output.stdout), errors: lines(output.stderr) }
    }
}

impl Ended {
    /// The overall bands of the lines: enough to tell the answer sets here apart.
    fn bands_of_the_model(&self) -> Vec<String> {
        let line = |text: &String| serde_json::from_str::<Value>(text).expect("a line of JSON");
        let band = |line: Value| line["dimensions"]["MOD"]["band"].as_str().map(str::to_string);
        self.lines.iter().map(line).map(|line| band(line).expect("a band")).collect()
    }

    #[track_caller]
    fn is(&self, status: i32, lines: usize, errors: &[&str]) {
        assert_eq!(self.errors.len(), errors.len(), "{:#?}", self.errors);
        for (found, expected) in self.errors.iter().zip(errors) {
            assert!(found.contains(expected), "expected {expected}, found {found}");
        }
        assert_eq!((self.status, self.lines.len()), (Some(status), lines), "{:#?}", self.errors);
    }
}

fn psp(arguments: &[&str]) -> Ended {
    let output = Command::new(env!("CARGO_BIN_EXE_psp")).args(arguments).stdin(Stdio::null()).output();
    output.expect("psp runs").into()
}

fn psp_on(arguments: &[&str], input: &[u8]) -> Ended {
    let mut command = Command::new(env!("CARGO_BIN_EXE_psp"));
    let pipes = command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = pipes.spawn().expect("psp runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_vec();
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let ended = child.wait_with_output().expect("psp ends").into();
    writer.join().expect("the writer ends");
    ended
}

fn score(input: impl AsRef<[u8]>) -> Ended {
    psp_on(&["score"], input.as_ref())
}

/// A file for one test.
fn file(name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, content).expect("a file");
    path
}

fn text(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

/// Answers by which the model is “mostly in place” on one line.
fn known() -> String {
    answers("b", "e")
}

/// Answers by which it is “early days”.
fn new() -> String {
    answers("a", "a")
}

fn answers(k1: &str, reports: &str) -> String {
    let best = if k1 == "b" { ["a", "c", "b", "c", "a"] } else { ["b", "a", "a", "a", "b"] };
    let mut answers = json!({"MOD-K1": k1, "MOD-S1": reports, "MOD-S2": reports});
    for (i, option) in best.iter().enumerate() {
        answers[format!("MOD-K{}", i + 2)] = json!(option);
    }
    json!({"format": "psp-self-assessment/answers", "version": 1, "answers": answers}).to_string()
}

fn pretty(text: &str) -> String {
    let value: Value = serde_json::from_str(text).expect("JSON");
    serde_json::to_string_pretty(&value).expect("JSON")
}

/// Numbers may differ by what rounding to the printed decimals allows; all else must be the same.
fn same(place: &str, expected: &Value, found: &Value) {
    match (expected, found) {
        (Value::Number(expected), Value::Number(found)) => {
            let (expected, found) = (expected.as_f64().expect("a number"), found.as_f64().expect("a number"));
            assert!((expected - found).abs() < 0.001, "{place}: expected {expected}, found {found}");
        }
        (Value::Array(expected), Value::Array(found)) if expected.len() == found.len() => {
            expected.iter().zip(found).for_each(|(expected, found)| same(place, expected, found));
        }
        (Value::Object(expected), Value::Object(found)) => {
            assert_eq!(expected.keys().collect::<Vec<_>>(), found.keys().collect::<Vec<_>>(), "{place}");
            expected.iter().for_each(|(key, value)| same(&format!("{place}.{key}"), value, &found[key]));
        }
        _ => assert_eq!(expected, found, "{place}"),
    }
}

#[test]
fn the_worked_examples_come_out_as_printed() {
    let ended = psp(&["score", VECTORS]);
    ended.is(0, 5, &[]);
    let vectors: Vec<Value> =
        serde_json::from_str(&fs::read_to_string(VECTORS).expect("a file")).expect("JSON");
    for (vector, line) in vectors.iter().zip(&ended.lines) {
        let found = serde_json::from_str(line).expect("a line of JSON");
        same(vector["name"].as_str().expect("a name"), &vector["expected"], &found);
    }
    let order =
        ["weakest", "top_five", "priority", "shown", "dimensions", "overall", "so_far", "unscored", "q1"];
    let places: Vec<_> = order.iter().map(|key| ended.lines[0].find(&format!("\"{key}\":"))).collect();
    assert!(places.is_sorted() && places[0] == Some(1), "{places:?}");
}

#[test]
fn standard_input_is_read_without_files_and_for_a_dash() {
    score(known()).is(0, 1, &[]);
    psp_on(&["score", "-"], known().as_bytes()).is(0, 1, &[]);
    let both = file("dash.json", new());
    let ended = psp_on(&["score", text(&both), "-"], known().as_bytes());
    assert_eq!(ended.bands_of_the_model(), ["b1", "b3"]);
}

#[test]
fn one_record_may_stand_on_many_lines() {
    let (known, new) = (pretty(&known()), pretty(&new()));
    let ended = score(format!("{known}\n{new}\n\n{known}"));
    ended.is(0, 3, &[]);
    assert_eq!(ended.bands_of_the_model(), ["b3", "b1", "b3"]);
}

#[test]
fn a_list_is_read_element_by_element() {
    for list in [
        format!("[{},{}]", known(), new()),
        format!("[\n{},\n{}\n]\n", pretty(&known()), pretty(&new())),
        format!("  [ {} , {} ] ", known(), new()),
    ] {
        let ended = score(&list);
        ended.is(0, 2, &[]);
        assert_eq!(ended.bands_of_the_model(), ["b3", "b1"]);
    }
    score("[]").is(0, 0, &[]);
}

#[test]
fn nothing_at_all_is_no_error() {
    for empty in ["", "\n", "  \r\n\n", "\u{feff}"] {
        score(empty).is(0, 0, &[]);
    }
}

#[test]
fn windows_line_ends_and_byte_order_marks_do_no_harm() {
    score(format!("\u{feff}{}\r\n\r\n{}\r\n", known(), new())).is(0, 2, &[]);
    score(format!("\u{feff}{}", pretty(&known()).replace('\n', "\r\n"))).is(0, 1, &[]);
    // Files joined end to end.
    score(format!("\u{feff}{}\n\u{feff}{}\n", known(), new())).is(0, 2, &[]);
}

#[test]
fn a_broken_line_takes_no_other_line_with_it() {
    let good = known();
    for cut in [
        "{",
        "{\"",
        "{\"profile\"",
        "{\"profile\":",
        "{\"profile\":{\"PF1\":\"pub",
        "{\"profile\":{\"PF1\":\"public\"}",
        "{\"profile\":{},",
        "{\"locked\":[\"MOD\",",
        "{\"a\":1}}",
        "not json",
        "\"text\"",
        "7",
        "null",
        "}",
        "]",
        "{\"a\":1} x",
        "{\"a\":,}",
        "{'a':1}",
        "{\"a\":1}{\"a\":2}",
        "{\"sure\":{\"MOD-K1\":1}",
    ] {
        for (before, after) in [(0, 0), (1, 0), (0, 1), (1, 1), (2, 2)] {
            let line = format!("{good}\n");
            let ended = score(format!("{}{cut}\n{}", line.repeat(before), line.repeat(after)));
            ended.is(1, before + after, &[&format!("standard input:{}: expected ", before + 1)]);
        }
    }
}

#[test]
fn two_broken_lines_are_two_refusals() {
    let good = known();
    let ended =
        score(format!("{{\"profile\":\n{good}\n{{\"answers\": {{\nnot json\n{good}\nnot json either"));
    ended.is(1, 2, &["input:1: expected", "input:3: expected", "input:4: expected", "input:6: expected"]);
}

#[test]
fn a_broken_record_over_many_lines_is_one_refusal() {
    let broken = pretty(&known()).replacen("\"answers\": {", "\"answers\": {{", 1);
    assert_ne!(broken, pretty(&known()));
    let ended = score(format!("{}\n{broken}\n{}", pretty(&new()), pretty(&known())));
    let line = pretty(&new()).lines().count() + 1;
    ended.is(1, 2, &[&format!("standard input:{line}: expected")]);
    // A slip that leaves the brackets whole is named by its line.
    let slip = "{\n\"answers\": {\n\"MOD-K1\": \"b\"\n\"MOD-K2\": \"a\"\n}\n}\n";
    score(format!("{slip}{}", known())).is(
        1,
        1,
        &["standard input:4: expected JSON, found a fault in column 1"],
    );
}

#[test]
fn a_broken_element_takes_no_other_element_with_it() {
    let (known, new) = (known(), new());
    score(format!("[{known},{{\"a\":,}},{new}]")).is(1, 2, &["input:1: expected JSON"]);
    score(format!("[\n{known},\n{{\"answers\": {{\n,\n{new}\n]")).is(1, 2, &["input:3: expected"]);
    let broken = pretty(&known).replacen("\"answers\": {", "\"answers\": {{", 1);
    score(format!("[\n{broken},\n{}\n]", pretty(&new))).is(1, 1, &["input:2: expected"]);
    score(format!("[{known} {new}]")).is(1, 1, &["a comma or ]"]);
    score(format!("[{known},\n1,\n{new}]")).is(1, 2, &["input:2: expected an answers file"]);
    score(format!("[{known},[],{new}]")).is(
        1,
        2,
        &["input:1: expected an answers file (an object), found a list"],
    );
    score(format!("[{known},{new}")).is(
        1,
        2,
        &["expected ] at the end of the list, found the end of the input"],
    );
    score(format!("[{known},{new}]\n{known}")).is(0, 3, &[]);
}

#[test]
fn what_breaks_off_at_the_end_is_refused() {
    score(format!("{}\n{{\"answers\": {{", known())).is(
        1,
        1,
        &["input:2: expected the rest of the record, found the end"],
    );
}

#[test]
fn bytes_that_are_not_utf_8_are_named_by_their_line() {
    let mut input = format!("{}\n{{\"profile\":\n{{\"PF1\":\"", known()).into_bytes();
    input.extend(b"caf\xE9\"}}\n");
    input.extend(new().as_bytes());
    score(input).is(1, 2, &["standard input:3: expected UTF-8, found byte E9"]);
    let utf_16: Vec<u8> = known().encode_utf16().flat_map(u16::to_le_bytes).collect();
    score([b"\xFF\xFE".as_slice(), &utf_16].concat()).is(1, 0, &["byte FF, which is not UTF-8"]);
}

/// An answers file of exactly `bytes` bytes, on one line or on many.
fn of_length(bytes: usize, lines: bool) -> String {
    let body = if lines { pretty(&known()) } else { known() };
    let body = body.strip_prefix('{').expect("an object");
    let filler = bytes - body.len() - r#"{"note":"","#.len();
    format!(r#"{{"note":"{}",{body}"#, "x".repeat(filler))
}

#[test]
fn a_record_of_more_than_one_megabyte_is_refused_and_passed_over() {
    let good = new();
    for lines in [false, true] {
        let fits = of_length(1_000_000, lines);
        assert_eq!(fits.len(), 1_000_000);
        score(format!("{fits}\n{good}")).is(0, 2, &[]);
        for length in [1_000_001, 1_070_000, 3_000_000] {
            let too_long = of_length(length, lines);
            score(format!("{good}\n{too_long}\n{good}")).is(
                1,
                2,
                &["input:2: expected at most 1 MB a record"],
            );
            score(format!("[{good},{too_long},{good}]")).is(
                1,
                2,
                &["input:1: expected at most 1 MB a record"],
            );
        }
    }
    // A long line that is broken, and a long record that breaks off, end with their line.
    let endless = format!("{{\"a\":[{}", "1,".repeat(700_000));
    score(format!("{endless}\n{good}\n{good}")).is(1, 2, &["input:1: expected at most 1 MB"]);
    let many_lines = format!("{{\"a\":[\n{}", "1,\n".repeat(500_000));
    score(format!("{many_lines}{{\"b\":1}} {good}\n{good}")).is(1, 1, &["input:1: expected at most 1 MB"]);
    let never_ends = "[".repeat(3_000_000);
    score(&never_ends).is(1, 0, &["expected at most 64 levels"]);
}

#[test]
fn a_place_that_does_not_fit_the_content_refuses_its_record() {
    let slip = r#"{"profile":{"PF1":"x"},"answers":{"MOD-K1":"b","MOD-K99":"a"},"burden":{"D":"soon"}}"#;
    let ended = score(format!("{}\n{slip}\n{}", known(), new()));
    ended.is(
        1,
        2,
        &[
            "standard input:2: profile.PF1: expected one of its options, found \"x\"",
            "standard input:2: answers.MOD-K99: expected the id of an item, found \"a\"",
            "standard input:2: burden.D: expected a range of hours",
        ],
    );
    assert_eq!(ended.bands_of_the_model(), ["b3", "b1"]);
}

#[test]
fn answers_of_another_content_version_count_as_far_as_they_fit() {
    let older = known().replacen('{', r#"{"content_version":"0.0.9","profile":{"PF9":"x"},"#, 1);
    let ended = score(&older);
    ended.is(
        0,
        1,
        &["standard input:1: note: profile.PF9: expected a profile question, found \"x\" (content 0.0.9)"],
    );
    assert_eq!(ended.bands_of_the_model(), ["b3"]);
    let current = older.replace("0.0.9", &psp_self_assessment::content::built_in().content_version);
    score(&current).is(1, 0, &["standard input:1: profile.PF9: expected a profile question, found \"x\""]);
}

#[test]
fn what_is_no_answers_file_is_refused() {
    let export = r#"{"format":"psp-self-assessment/export","version":1,"answers":{"MOD-K1":"b"}}"#;
    score(export).is(1, 0, &["standard input:1: format: expected \"psp-self-assessment/answers\""]);
    score(r#"{"format":"psp-self-assessment/answers","version":2,"answers":{}}"#).is(
        1,
        0,
        &["version: expected 1"],
    );
    score("{}").is(1, 0, &["expected profile, answers, burden or sure, found none of them"]);
}

#[test]
fn a_refusal_is_one_line_whatever_was_found() {
    let hostile = r#"{"answers":{"a\nb\u001b[31m":"x"}}"#;
    score(hostile).is(1, 0, &["answers.a b [31m: expected"]);
    let long = format!(r#"{{"answers":{{"MOD-K1":"{}"}}}}"#, "x".repeat(10_000));
    let ended = score(long);
    ended.is(1, 0, &["answers.MOD-K1: expected one of its options"]);
    assert!(ended.errors[0].chars().count() < 500);
    let many: Vec<String> = (0..500).map(|n| format!("\"X{n}\":\"a\"")).collect();
    let ended = score(format!(r#"{{"answers":{{{}}}}}"#, many.join(",")));
    assert_eq!((ended.status, ended.errors.len()), (Some(1), 21));
    assert!(ended.errors[20].contains("480 more places do not fit"));
}

#[test]
fn a_file_that_is_not_there_makes_the_call_wrong() {
    let good = file("there.json", known());
    let ended = psp(&["score", text(&good), "no-such-file.json"]);
    ended.is(2, 0, &["no-such-file.json: expected a file that can be read, found none"]);
    psp(&["score", env!("CARGO_TARGET_TMPDIR")]).is(2, 0, &["expected a file, found a folder"]);
    for wrong in [&["scores"] as &[&str], &[], &["score", "--fast"], &["content"], &["content", "hash", "x"]]
    {
        assert_eq!(psp(wrong).status, Some(2), "{wrong:?}");
    }
    for right in [&["--help"] as &[&str], &["--version"], &["score", "--help"]] {
        assert_eq!(psp(right).status, Some(0), "{right:?}");
    }
}

#[test]
fn files_are_read_in_order_and_refusals_name_them() {
    let first = file("first.jsonl", format!("{}\nnot json\n", known()));
    let second = file("second.json", pretty(&new()));
    let ended = psp(&["score", text(&first), text(&second)]);
    ended.is(1, 2, &["first.jsonl:2: expected"]);
    assert_eq!(ended.bands_of_the_model(), ["b3", "b1"]);
}

#[test]
fn a_reader_that_has_read_enough_ends_it_quietly() {
    let lines = format!("{}\n", known()).repeat(2_000);
    let mut command = Command::new(env!("CARGO_BIN_EXE_psp"));
    let pipes = command.arg("score").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = pipes.spawn().expect("psp runs");
    drop(child.stdout.take());
    // It may end before it has read everything.
    drop(child.stdin.take().expect("a pipe").write_all(lines.as_bytes()));
    let ended = Ended::from(child.wait_with_output().expect("psp ends"));
    ended.is(0, 0, &[]);
}

#[test]
fn content_check_says_what_is_wrong_where() {
    psp(&["content", "check"]).is(0, 1, &[]);
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/content/en-GB");
    let ended = psp(&["content", "check", folder]);
    ended.is(0, 3, &[]);
    assert!(ended.lines.iter().all(|line| line.ends_with(": complete and consistent")), "{:?}", ended.lines);
    let pack = fs::read_to_string(format!("{folder}/instrument.json")).expect("a file");
    let wrong = file("wrong.json", pack.replacen("\"best\": \"b\"", "\"best\": \"a\"", 1));
    let ended = psp(&["content", "check", text(&wrong)]);
    ended.is(1, 1, &["wrong.json: items.MOD-K1.best: expected the option with 100 points, found a"]);
    let broken = file("broken.json", pack.replacen("\"5.29\"", "\"5.31\"", 1));
    psp(&["content", "check", text(&broken)]).is(
        1,
        1,
        &["expected the shape of a content pack, found a fault"],
    );
    let words = fs::read_to_string(format!("{folder}/interface.json")).expect("a file");
    let words = file("words.json", words.replacen("{first}", "{frist}", 1));
    psp(&["content", "check", text(&words)]).is(1, 1, &["common.list: expected {first} {last}"]);
    let cohort = fs::read_to_string(format!("{folder}/cohort.json")).expect("a file");
    let cohort = file("cohort-words.json", cohort.replacen("{invited}", "{asked}", 1));
    psp(&["content", "check", text(&cohort)]).is(1, 1, &["headline.of_invited: expected {invited} {n}"]);
    psp(&["content", "check", "no-such-folder"]).is(
        2,
        0,
        &["no-such-folder: expected a file that can be read"],
    );
    psp(&["content", "check", env!("CARGO_MANIFEST_DIR")]).is(
        2,
        0,
        &["expected instrument.json or interface.json or cohort.json"],
    );
}

#[test]
fn content_hash_is_that_of_the_built_in_pack() {
    let ended = psp(&["content", "hash"]);
    ended.is(0, 1, &[]);
    assert_eq!(ended.lines[0], psp_self_assessment::content::HASH);
    assert_eq!(ended.lines[0].len(), "sha256-".len() + 64);
}

/// The files of the present content: answers, and the records made of them.
fn made_records() -> Vec<(PathBuf, String)> {
    let content = psp_self_assessment::content::built_in();
    let folder =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/records/v1").join(&*content.content_version);
    let files =
        fs::read_dir(folder.join("export")).expect("a folder").map(|file| file.expect("a file").path());
    let made: Vec<_> = files
        .map(|file| {
            let record = fs::read_to_string(&file).expect("a file");
            (folder.join("answers").join(file.file_name().expect("a name")), record)
        })
        .collect();
    assert!(made.len() >= 9);
    made
}

/// The call that makes a record: what the host says, and the receipt.
fn export_call(answers: &Path, record: &Value) -> Vec<String> {
    let mut call = vec!["export".to_string(), text(answers).to_string()];
    for key in ["programme", "wave", "period", "receipt"] {
        match &record[key] {
            Value::Null => {}
            Value::String(value) => call.extend([format!("--{key}"), value.clone()]),
            value => call.extend([format!("--{key}"), value.to_string()]),
        }
    }
    if record["answers"].get("BM1").is_some() {
        call.push("--comparison".into());
    }
    call
}

#[test]
fn an_export_is_the_record_byte_for_byte() {
    for (answers, record) in made_records() {
        let value: Value = serde_json::from_str(&record).expect("JSON");
        // A new wording has a new hash; nothing else may differ.
        let hash = value["content_hash"].as_str().expect("a hash");
        let expected = record.replace(hash, psp_self_assessment::content::HASH);
        let call = export_call(&answers, &value);
        // Wherever and in whatever language the tool is run.
        for (locale, zone) in
            [("C", "UTC"), ("de_DE.UTF-8", "Pacific/Kiritimati"), ("ar_EG.UTF-8", "America/Caracas")]
        {
            let mut tool = Command::new(env!("CARGO_BIN_EXE_psp"));
            let output = tool.args(&call).env("LC_ALL", locale).env("LANG", locale).env("TZ", zone).output();
            let output = output.expect("psp runs");
            assert_eq!(String::from_utf8(output.stderr).expect("UTF-8"), "");
            assert_eq!(output.status.code(), Some(0));
            assert_eq!(String::from_utf8(output.stdout).expect("UTF-8"), expected, "{}", answers.display());
        }
    }
}

/// The receipt of the one record that a call prints.
fn receipt_of(ended: &Ended) -> String {
    ended.is(0, 1, &[]);
    let record: Value = serde_json::from_str(&ended.lines[0]).expect("a record");
    record["receipt"].as_str().expect("a receipt").to_string()
}

#[test]
fn without_a_receipt_each_export_has_a_new_one() {
    let first = receipt_of(&psp_on(&["export", "-"], known().as_bytes()));
    let second = receipt_of(&psp_on(&["export", "-"], known().as_bytes()));
    assert!(first != second && first.len() == 22 && second.len() == 22, "{first} {second}");
}

#[test]
fn an_attempt_carried_to_another_device_keeps_its_receipt() {
    let kept = "Zm9yLXRoZS1maXh0dXJlLQ";
    let file = known().replacen('{', &format!(r#"{{"receipts":{{"demo":"{kept}"}},"#), 1);
    let receipt = |arguments: &[&str]| {
        let call = ["export", "-"].iter().chain(arguments).copied().collect::<Vec<_>>();
        receipt_of(&psp_on(&call, file.as_bytes()))
    };
    assert_eq!(receipt(&["--programme", "demo"]), kept);
    // Nothing links two programmes.
    assert_ne!(receipt(&["--programme", "other"]), kept);
    assert_ne!(receipt(&[]), kept);
    let given = "-_-_-_-_-_-_-_-_-_-_-w";
    assert_eq!(receipt(&["--programme", "demo", "--receipt", given]), given);
}

#[test]
fn a_list_of_answers_makes_a_record_each() {
    let ended = psp(&["export", VECTORS, "--programme", "demo"]);
    ended.is(0, 5, &[]);
    let receipts: std::collections::BTreeSet<_> = ended
        .lines
        .iter()
        .map(|line| serde_json::from_str::<Value>(line).expect("a record")["receipt"].to_string())
        .collect();
    assert_eq!(receipts.len(), 5);
    // One receipt is for one attempt.
    psp_on(
        &["export", "-", "--receipt", "AAAAAAAAAAAAAAAAAAAAAA"],
        format!("{}\n{}", known(), new()).as_bytes(),
    )
    .is(1, 1, &["standard input:2: expected one set of answers for one receipt, found another"]);
}

#[test]
fn an_export_refuses_what_cannot_be_exported() {
    let export = |input: &str| psp_on(&["export", "-"], input.as_bytes());
    export(&format!("{}\nnot json\n{}", known(), new())).is(
        1,
        2,
        &["standard input:2: expected an answers file"],
    );
    export(r#"{"answers":{"MOD-K1":"x"}}"#).is(
        1,
        0,
        &["standard input:1: answers.MOD-K1: expected one of its options"],
    );
    export("").is(1, 0, &["standard input:1: expected an answers file, found nothing"]);
    let (_, record) = made_records().swap_remove(0);
    export(&record).is(1, 0, &["standard input:1: format: expected \"psp-self-assessment/answers\""]);
    // Of answers to another version, what fits is exported, and the rest is named.
    let older = known().replacen('{', r#"{"content_version":"0.0.9","profile":{"PF9":"x"},"#, 1);
    export(&older).is(0, 1, &["standard input:1: note: profile.PF9: expected a profile question"]);
}

#[test]
fn a_wrong_export_call_is_named() {
    for (arguments, expected) in [
        (&["--programme", "de mo"][..], "expected a code of 1 to 64 characters"),
        (&["--programme", ""], "expected a code of 1 to 64 characters"),
        (&["--wave", "0"], "expected a whole number from 1 to 99"),
        (&["--wave", "100"], "expected a whole number from 1 to 99"),
        (&["--period", "2026"], "expected a year and a quarter, such as 2026-Q4"),
        (&["--receipt", "short"], "expected 22 characters of base64url"),
    ] {
        let ended = psp(&[&["export", VECTORS], arguments].concat());
        assert_eq!((ended.status, ended.lines.len()), (Some(2), 0));
        assert!(ended.errors[0].contains(expected), "{:?}", ended.errors);
    }
    psp(&["export", "no-such-file.json"]).is(2, 0, &["no-such-file.json: expected a file that can be read"]);
    assert_eq!(psp(&["export"]).status, Some(2));
}

#[test]
fn the_site_has_both_schemas() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("site");
    fs::create_dir_all(&folder).expect("a folder");
    for _ in 0..2 {
        psp(&["site", text(&folder)]).is(0, 0, &[]);
    }
    for (name, format) in
        [("answers-1.json", "psp-self-assessment/answers"), ("export-1.json", "psp-self-assessment/export")]
    {
        let schema = fs::read_to_string(folder.join("schema").join(name)).expect("a schema");
        assert!(schema.ends_with("}\n"));
        let schema: Value = serde_json::from_str(&schema).expect("JSON");
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert_eq!(schema["properties"]["format"]["const"], format);
    }
    assert!(folder.join("paper.html").is_file());
}
