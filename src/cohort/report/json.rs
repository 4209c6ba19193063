//! The figures as JSON: for each round one object a figure, and what must be said beside them.
//!
//! ```json
//! { "format": "psp-self-assessment/tables", "version": 1, "content_version": "…", "rules_version": "…",
//!   "content_hash": "sha256-…", "audience": "team",
//!   "rounds": [ { "round": null, "audience": "team", "figures": [ { "table": "…", … } ], "cautions": ["…"] } ] }
//! ```

use super::{Report, Round};
use crate::{cohort::views::lines, records::json::Value};

/// What the file calls itself.
pub const FORMAT: &str = "psp-self-assessment/tables";

/// All figures of a report.
pub fn tables(report: &Report<'_>) -> String {
    let text = |text: &str| Value::from(text);
    let members = [
        ("format", text(FORMAT)),
        ("version", Value::Number(1.0)),
        ("content_version", text(&report.edition.content_version)),
        ("rules_version", text(&report.edition.rules_version)),
        ("content_hash", text(&report.edition.content_hash)),
        ("audience", text(report.audience.word())),
        ("rounds", Value::Array(report.rounds.iter().map(round).collect())),
    ];
    let members = members.into_iter().map(|(key, value)| (key.to_string(), value));
    Value::Object(members.collect()).write() + "\n"
}

fn round(round: &Round) -> Value {
    let number = round.wave.map_or(Value::Null, |wave| Value::Number(f64::from(wave.number())));
    let mut members = vec![("round".to_string(), number)];
    if let Value::Object(view) = lines::json(&round.view) {
        members.extend(view);
    }
    Value::Object(members)
}
