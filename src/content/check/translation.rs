//! A translation differs from its source in words, and in nothing else: ids, points, rules, paragraphs,
//! order, thresholds and the set of optional wordings are the same, so that an answers file opens and scores in either
//! language. Records are kept apart all the same: their `content_hash` covers the words.

use super::{
    Findings,
    texts::{element_place, id_of, is_words, member_place, tree},
};
use crate::core::instrument::Instrument;
use serde_json::Value;

/// From this length, in characters, a text that is the same in both languages was hardly meant to be.
pub(super) const LONG: usize = 30;

/// What is wrong with `pack` as a translation of `source`.
pub(super) fn check(source: &Instrument, pack: &Instrument, findings: &mut Findings) {
    compare("", false, &tree(source), &tree(pack), findings);
}

/// `codes`: no text at this place or below it is words.
fn compare(place: &str, codes: bool, source: &Value, pack: &Value, findings: &mut Findings) {
    match (source, pack) {
        (Value::Object(source), Value::Object(pack)) => {
            for (key, value) in source.iter().filter(|(key, _)| *key != "language") {
                let (place, codes) = (member_place(place, key), codes || !is_words(key));
                compare(&place, codes, value, pack.get(key).unwrap_or(&Value::Null), findings);
            }
        }
        (Value::Array(source), Value::Array(pack)) => compare_lists(place, codes, source, pack, findings),
        (Value::String(source), Value::String(pack)) if !codes => untranslated(place, source, pack, findings),
        _ if source == pack => {}
        (Value::Null, _) => findings.fault(place, "nothing, as in the pack it translates", pack),
        (Value::String(_) | Value::Object(_), Value::Null) => {
            findings.fault(place, "words, as in the pack it translates", "none");
        }
        _ => findings.fault(place, format!("{source}, as in the pack it translates"), pack),
    }
}

fn compare_lists(place: &str, codes: bool, source: &[Value], pack: &[Value], findings: &mut Findings) {
    let ids = |list: &[Value]| -> Vec<String> { list.iter().filter_map(id_of).map(str::to_string).collect() };
    let (expected, found) = (ids(source), ids(pack));
    if source.len() != pack.len() || expected != found {
        let name = |ids: Vec<String>, length: usize| {
            if ids.is_empty() { format!("{length} entries") } else { ids.join(", ") }
        };
        let expected = format!("{}, as in the pack it translates", name(expected, source.len()));
        return findings.fault(place, expected, name(found, pack.len()));
    }
    for (i, (source, pack)) in source.iter().zip(pack).enumerate() {
        compare(&element_place(place, i, source), codes, source, pack, findings);
    }
}

/// A long text that is the same in both languages.
pub(super) fn untranslated(place: &str, source: &str, pack: &str, findings: &mut Findings) {
    if source == pack && source.chars().count() >= LONG {
        findings.note(place, "a translation", "the words of the pack it translates");
    }
}
