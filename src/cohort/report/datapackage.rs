//! The description of the files for whoever reads them with a program: a Frictionless Data Package (version 1), with
//! the names, types, ranges and meanings of all columns.

use super::{Report, codebook, csv};
use crate::{cohort::words::columns as words, records::json::Value};

/// The file's name, fixed by the standard.
pub const NAME: &str = "datapackage.json";

/// The description of the two files, given their text.
pub fn json(report: &Report<'_>, figures: &str, codebook: &str) -> String {
    let fields = csv::columns().map(|name| {
        let (about, kind) = match name {
            "round" => (words::ROUND, Kind::Key),
            "table" => (words::TABLE, Kind::Key),
            "row" => (words::ROW, Kind::Key),
            "part" => (words::PART, Kind::Key),
            "count" => (words::COUNT, Kind::Count),
            "base" => (words::BASE, Kind::Count),
            "percent" => (words::PERCENT, Kind::Percent),
            "low" => (words::LOW, Kind::Points),
            "high" => (words::HIGH, Kind::Points),
            _ => (words::VALUE, Kind::Text),
        };
        field(name, about, kind)
    });
    let of_codebook = codebook::COLUMNS.map(|name| {
        let about = match name {
            "of" => words::OF,
            "within" => words::WITHIN,
            "code" => words::CODE,
            _ => words::LABEL,
        };
        field(name, about, Kind::Key)
    });
    let package = object([
        ("profile", Value::from("tabular-data-package")),
        ("name", Value::from("psp-self-assessment-figures")),
        ("title", Value::from(words::PACKAGE)),
        ("audience", Value::from(report.audience.word())),
        ("content_version", Value::from(report.edition.content_version.as_str())),
        ("rules_version", Value::from(report.edition.rules_version.as_str())),
        ("content_hash", Value::from(report.edition.content_hash.as_str())),
        (
            "resources",
            Value::Array(vec![
                resource(
                    csv::NAME,
                    words::FIGURES,
                    figures,
                    fields.collect(),
                    &["round", "table", "row", "part"],
                ),
                resource(
                    codebook::NAME,
                    words::CODEBOOK,
                    codebook,
                    of_codebook.into(),
                    &["of", "within", "code"],
                ),
            ]),
        ),
    ]);
    let mut text = package.write();
    text.push('\n');
    text
}

/// What a column holds.
#[derive(Clone, Copy)]
enum Kind {
    /// A code or label that is always there.
    Key,
    /// Words or nothing.
    Text,
    /// How many, or nothing.
    Count,
    /// 0 to 100, or nothing.
    Percent,
    /// -100 to 100, or nothing.
    Points,
}

fn field(name: &str, about: &str, kind: Kind) -> Value {
    let number = |number: i32| Value::Number(f64::from(number));
    let (of_type, constraints) = match kind {
        Kind::Key => ("string", vec![("required", Value::Bool(true))]),
        Kind::Text => ("string", vec![]),
        Kind::Count => ("integer", vec![("minimum", number(0))]),
        Kind::Percent => ("integer", vec![("minimum", number(0)), ("maximum", number(100))]),
        Kind::Points => ("integer", vec![("minimum", number(-100)), ("maximum", number(100))]),
    };
    let mut members = vec![
        ("name".to_string(), Value::from(name)),
        ("type".to_string(), Value::from(of_type)),
        ("description".to_string(), Value::from(about)),
    ];
    if !constraints.is_empty() {
        let constraints = constraints.into_iter().map(|(key, value)| (key.to_string(), value));
        members.push(("constraints".to_string(), Value::Object(constraints.collect())));
    }
    Value::Object(members)
}

fn resource(name: &str, about: &str, text: &str, fields: Vec<Value>, key: &[&str]) -> Value {
    #[expect(clippy::cast_precision_loss, reason = "a few hundred thousand bytes")]
    let bytes = text.len() as f64;
    object([
        ("profile", Value::from("tabular-data-resource")),
        ("name", Value::from(name.trim_end_matches(".csv"))),
        ("path", Value::from(name)),
        ("title", Value::from(about)),
        ("format", Value::from("csv")),
        ("mediatype", Value::from("text/csv")),
        ("encoding", Value::from("utf-8")),
        ("bytes", Value::Number(bytes)),
        (
            "dialect",
            object([
                ("delimiter", Value::from(",")),
                ("lineTerminator", Value::from("\r\n")),
                ("quoteChar", Value::from("\"")),
                ("doubleQuote", Value::Bool(true)),
                ("header", Value::Bool(true)),
            ]),
        ),
        (
            "schema",
            object([
                ("fields", Value::Array(fields)),
                ("missingValues", Value::Array(vec![Value::from("")])),
                ("primaryKey", Value::Array(key.iter().map(|name| Value::from(*name)).collect())),
            ]),
        ),
    ])
}

fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    Value::Object(members.into_iter().map(|(key, value)| (key.to_string(), value)).collect())
}
