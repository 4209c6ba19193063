//! Every text of a pack, wherever it stands, and every list of paragraphs.
//!
//! A pack is looked at as a tree here, so that a text added to the types tomorrow is checked too.

use super::Findings;
use crate::core::instrument::Instrument;
use serde_json::Value;

/// The keys whose texts are codes. All other texts are words, which a translation changes.
const CODES: [&str; 15] = [
    "basis",
    "best",
    "construct",
    "content_version",
    "dimension",
    "due",
    "id",
    "item",
    "kind",
    "language",
    "misconception",
    "open_when",
    "range",
    "rules_version",
    "src",
];

/// The keys whose values are conditions: nothing in them is words.
const CONDITIONS: [&str; 3] = ["if", "rule", "show_if"];

/// Whether a text under `key` is words.
pub(super) fn is_words(key: &str) -> bool {
    !CODES.contains(&key) && !CONDITIONS.contains(&key)
}

/// The pack as a tree; `null` stands where something optional is absent.
pub(super) fn tree(pack: &Instrument) -> Value {
    serde_json::to_value(pack).unwrap_or_default()
}

/// How the elements of a list are told apart: by their id, a key point by its item.
pub(super) fn id_of(element: &Value) -> Option<&str> {
    element.get("id").or_else(|| element.get("item")).and_then(Value::as_str)
}

/// The place of an element of a list.
pub(super) fn element_place(list: &str, index: usize, element: &Value) -> String {
    id_of(element).map_or_else(|| format!("{list}[{index}]"), |id| format!("{list}.{id}"))
}

/// The place of a member of an object.
pub(super) fn member_place(object: &str, key: &str) -> String {
    if object.is_empty() { key.to_string() } else { format!("{object}.{key}") }
}

pub(super) fn check(pack: &Instrument, findings: &mut Findings) {
    walk("", "", &tree(pack), findings);
}

fn walk(place: &str, key: &str, value: &Value, findings: &mut Findings) {
    match value {
        Value::Object(_) if CONDITIONS.contains(&key) => {}
        Value::Array(paragraphs) if key == "src" => sources(place, paragraphs, findings),
        Value::Object(members) => {
            for (key, member) in members {
                walk(&member_place(place, key), key, member, findings);
            }
        }
        Value::Array(elements) => {
            for (i, element) in elements.iter().enumerate() {
                walk(&element_place(place, i, element), "", element, findings);
            }
        }
        Value::String(text) if is_words(key) => words(place, text, findings),
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// One text that people read.
pub(super) fn words(place: &str, text: &str, findings: &mut Findings) {
    if text.trim().is_empty() {
        findings.fault(place, "words", "none");
    } else if text.trim() != text || text.contains("  ") || text.chars().any(char::is_control) {
        findings.fault(
            place,
            "words with single spaces between them and none around them",
            format!("{text:?}"),
        );
    }
}

/// The paragraphs a text rests on (content design 0.1). That they are those of the chapter, the types prove.
fn sources(place: &str, paragraphs: &[Value], findings: &mut Findings) {
    findings.expect(!paragraphs.is_empty(), place, "at least one paragraph, 5.1 to 5.30", "none");
    for (i, paragraph) in paragraphs.iter().enumerate() {
        findings.expect(!paragraphs[..i].contains(paragraph), place, "each paragraph once", paragraph);
    }
}
