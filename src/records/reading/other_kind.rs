//! What a file is that is no export record of version 1, as far as it says so itself.

use super::{
    field::Field,
    scalar::{KeySeed, Scalar, ScalarSeed, quoted},
};
use crate::records::{
    answers,
    export::{FORMAT, VERSION},
    stream::{Record, Refusal},
};
use serde::de::{Deserializer, MapAccess, Visitor};
use std::fmt;

/// What is said to whoever sends an answers file in place of the record.
const OWN_ANSWERS: &str =
    "this is a person's own answers file; it may hold exact hours; ask for the export file instead";
/// The same, where a file does not say what it is.
const PERHAPS_OWN_ANSWERS: &str = "this may be a person's own answers file, which may hold exact hours; ask for the \
                                   export file instead";

/// What a record is that is not one of ours, if it says so itself: of another format or another version.
pub(super) fn other_kind(record: &Record<'_>) -> Option<Refusal> {
    let members = Head::of(record.text)?;
    let refuse = |field: Field, found: String, advice| {
        let expected = field.expected().into();
        Some(Refusal { line: record.line, place: field.key().into(), expected, found, advice })
    };
    match members.format {
        None if members.answers => refuse(Field::Format, "nothing".into(), PERHAPS_OWN_ANSWERS),
        None => refuse(Field::Format, "nothing".into(), ""),
        Some(Scalar::Text(format)) if format == answers::FORMAT => {
            refuse(Field::Format, quoted(&format), OWN_ANSWERS)
        }
        Some(Scalar::Text(format)) if format == FORMAT => match members.version? {
            Scalar::Number(number) if number == VERSION => None,
            other => refuse(Field::Version, other.said(), ""),
        },
        Some(other) => refuse(Field::Format, other.said(), ""),
    }
}

/// What a file says of itself.
#[derive(Debug, Default)]
struct Head<'t> {
    format: Option<Scalar<'t>>,
    version: Option<Scalar<'t>>,
    /// It has parts of an answers file, and no receipt.
    answers: bool,
}

impl<'t> Head<'t> {
    fn of(text: &'t str) -> Option<Self> {
        let mut json = serde_json::Deserializer::from_str(text);
        json.deserialize_map(HeadVisitor).ok()
    }
}

struct HeadVisitor;

impl<'t> Visitor<'t> for HeadVisitor {
    type Value = Head<'t>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Head<'t>, A::Error> {
        let mut head = Head::default();
        let (mut answers, mut receipt) = (false, false);
        while let Some(key) = map.next_key_seed(KeySeed)? {
            let value = map.next_value_seed(ScalarSeed)?;
            match &*key {
                "format" => head.format = head.format.or(Some(value)),
                "version" => head.version = head.version.or(Some(value)),
                "profile" | "answers" | "burden" | "sure" | "locked" | "receipts" => answers = true,
                "receipt" => receipt = true,
                _ => {}
            }
        }
        head.answers = answers && !receipt;
        Ok(head)
    }
}
