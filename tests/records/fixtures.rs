//! The files under `v1`, and what they are read as.

use crate::takers::pack;
use psp_self_assessment::{
    content,
    records::{
        answers, json,
        reading::Reader,
        response::{Reading, Response},
        stream::{Refusal, Stream},
    },
};
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/records/v1");

/// Records of our own edition.
pub fn reader() -> Reader {
    Reader::new(pack(), content::HASH)
}

/// All that comes of an input.
pub fn read_with(reader: &Reader, input: &[u8]) -> Vec<Result<Reading, Refusal>> {
    let mut stream = Stream::new(input, "an export record");
    let mut readings = Vec::new();
    while let Some(record) = stream.read().expect("memory can be read") {
        readings.push(record.and_then(|record| reader.read(&record)));
    }
    readings
}

pub fn read(input: &[u8]) -> Vec<Result<Reading, Refusal>> {
    read_with(&reader(), input)
}

/// The one response in an input of our own edition.
#[track_caller]
pub fn response(input: &str) -> Response {
    match read(input.as_bytes()).as_slice() {
        [Ok(Reading::Ours(response))] => response.clone(),
        other => panic!("expected one response, found {other:?}"),
    }
}

/// The files in a folder of a content version, in order.
pub fn files(version: &Path, folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(version.join(folder)).expect("a folder");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    assert!(!files.is_empty(), "{folder}");
    files
}

/// The folders of all content versions ever shipped.
pub fn versions() -> Vec<PathBuf> {
    let entries = fs::read_dir(FOLDER).expect("a folder");
    entries.map(|entry| entry.expect("a folder").path()).collect()
}

/// The folder of the present content version.
pub fn present() -> PathBuf {
    let folder = Path::new(FOLDER).join(pack().content_version.as_str());
    assert!(folder.is_dir(), "expected files of the present content in {}", folder.display());
    folder
}

pub fn text(file: &Path) -> String {
    fs::read_to_string(file).expect("a file")
}

/// The text of a record as the present pack would make it: a new wording has a new hash, and nothing else may differ.
pub fn with_present_hash(record: &str) -> String {
    let value: Value = serde_json::from_str(record.trim_start_matches('\u{feff}')).expect("JSON");
    let of_list = value.get(0).unwrap_or(&value);
    record.replace(of_list["content_hash"].as_str().expect("a hash"), content::HASH)
}

#[test]
fn every_answers_file_ever_shipped_is_read() {
    for version in versions() {
        for file in files(&version, "answers") {
            let tree: json::Value =
                serde_json::from_str(text(&file).trim_start_matches('\u{feff}')).expect("JSON");
            let import = answers::read(pack(), &tree).expect("an answers file");
            let ours = version.file_name().and_then(|name| name.to_str()) == Some(&pack().content_version);
            assert!(!ours || import.misfits.is_empty(), "{}: {:?}", file.display(), import.misfits);
        }
    }
}

#[test]
fn every_record_ever_shipped_is_read() {
    for version in versions() {
        for file in files(&version, "export") {
            let readings = read(text(&file).as_bytes());
            assert!(matches!(readings.as_slice(), [Ok(_)]), "{}: {readings:?}", file.display());
        }
    }
}

#[test]
fn records_of_the_present_content_are_read_whole() {
    for file in files(&present(), "export") {
        let record = text(&file);
        let present = response(&with_present_hash(&record));
        // With another hash it is the same response, kept apart.
        let other = record.replace("\"content_hash\":\"sha256-", "\"content_hash\":\"sha256-0");
        let [Ok(Reading::Other(other))] = &read(other.as_bytes())[..] else { panic!("{}", file.display()) };
        assert_eq!((&other.response, other.unknown), (&present, 0));
        assert!(other.edition.content_hash.starts_with("sha256-0"));
    }
}

#[test]
fn a_record_in_other_clothes_is_the_same_response() {
    let expected = response(&with_present_hash(&text(&present().join("export/vector-1.json"))));
    for file in files(&present(), "export-of-vector-1") {
        assert_eq!(response(&with_present_hash(&text(&file))), expected, "{}", file.display());
    }
}
