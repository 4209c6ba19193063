//! JSON Schema (2020-12) of the two formats, published with the site as `schema/answers-1.json` and
//! `schema/export-1.json`.
//!
//! Made from the list of questions that the writer and the reader of records follow, and from the same patterns and
//! limits. For export records, what the reader refuses the schema refuses too, as far as a schema can say it; what it
//! cannot: that a key stands once, that the file is UTF-8, and how long it is. A record of another edition may have
//! other items, so that its own edition's schema is the one to hold it against. Answers files are read leniently; their
//! schema says what is written.

use super::{
    answers, export,
    questions::{Part, Question, Questions, SKIPPED, Subject},
};
use crate::core::{
    hours::MOST_HOURS,
    ids::{Dimension, OptionId},
    instrument::Instrument,
    session::OTHER_ROLE,
};
use serde_json::{Map, Value, json};

/// The file of the answers' schema.
pub const ANSWERS_FILE: &str = "answers-1.json";
/// The file of the records' schema.
pub const EXPORT_FILE: &str = "export-1.json";

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";
const PROGRAMME: &str = "^[A-Za-z0-9._-]{1,64}$";
const PERIOD: &str = "^[0-9]{4}-Q[1-4]$";
const RECEIPT: &str = "^[A-Za-z0-9_-]{22}$";
const VERSION: &str = "^[A-Za-z0-9.+-]{1,64}$";
const HASH: &str = "^sha256-[A-Za-z0-9+/=_-]{1,128}$";

/// The schema of export records.
pub fn export(instrument: &Instrument) -> Value {
    let questions = Questions::new(instrument);
    let part = |part: Part| {
        object(
            questions
                .iter()
                .filter(|(_, question)| question.part() == part)
                .map(|(_, question)| (question.key.to_string(), json!({ "enum": record_choices(question) }))),
        )
    };
    json!({
        "$schema": DIALECT,
        "title": "Export record of the PSP self-assessment, version 1",
        "description": "What a funder may receive: codes of the content, what the host's page set, and a random receipt. \
                        An absent item is a skipped one.",
        "type": "object",
        "required": [
            "format", "version", "content_version", "rules_version", "content_hash", "lead_form", "answers", "receipt"
        ],
        "additionalProperties": false,
        "properties": {
            "format": { "const": export::FORMAT },
            "version": { "const": 1 },
            "content_version": text(VERSION),
            "rules_version": text(VERSION),
            "content_hash": text(HASH),
            "programme": { "type": ["string", "null"], "pattern": PROGRAMME },
            "wave": { "type": ["integer", "null"], "minimum": 1, "maximum": 99 },
            "period": { "type": ["string", "null"], "pattern": PERIOD },
            "lead_form": { "type": "boolean" },
            "profile": part(Part::Profile),
            "answers": part(Part::Answers),
            "sure": sure(&questions),
            "burden": part(Part::Burden),
            "receipt": text(RECEIPT),
        },
    })
}

/// The schema of answers files.
pub fn answers(instrument: &Instrument) -> Value {
    let questions = Questions::new(instrument);
    let of_part =
        |part: Part| questions.iter().map(|(_, question)| question).filter(move |q| q.part() == part);
    let chosen = |question: &Question| (question.key.to_string(), json!({ "enum": ids(question) }));
    let hours = |question: &Question| {
        let schema = match question.subject {
            Subject::Task(_) | Subject::Available => json!({
                "anyOf": [{ "enum": ids(question) }, { "type": "number", "minimum": 0, "maximum": MOST_HOURS }]
            }),
            Subject::Item(_) | Subject::Figure => json!({ "enum": ids(question) }),
        };
        (question.key.to_string(), schema)
    };
    // It chooses words, and so it is kept for the person, and stands in no record.
    let own = instrument.items.iter().filter(|item| item.id == OTHER_ROLE).map(|item| {
        let options: Vec<_> = item.options.iter().map(|option| option.id.as_str()).collect();
        (item.id.to_string(), json!({ "enum": options }))
    });
    let any_part = ["profile", "answers", "burden", "sure"].map(|part| json!({ "required": [part] }));
    json!({
        "$schema": DIALECT,
        "title": "Answers file of the PSP self-assessment, version 1",
        "description": "A person's own, to save, to load back and to score. It may hold exact hours: not for passing on. \
                        An absent item is a skipped one. A reader takes the first four fields as the current ones where \
                        they are missing, and passes over what it does not know.",
        "type": "object",
        "anyOf": any_part,
        "properties": {
            "format": { "const": answers::FORMAT },
            "version": { "const": 1 },
            "content_version": { "type": "string" },
            "rules_version": { "type": "string" },
            "profile": object(of_part(Part::Profile).map(chosen).chain(own)),
            "answers": object(of_part(Part::Answers).map(chosen)),
            "burden": object(of_part(Part::Burden).map(hours)),
            "sure": sure(&questions),
            "locked": {
                "description": "The topics whose explanations were seen.",
                "type": "array",
                "items": { "enum": Dimension::ALL.map(Dimension::code) },
            },
            "receipts": {
                "description": "The receipt of this attempt for each programme that was given a record.",
                "type": "object",
                "additionalProperties": text(RECEIPT),
            },
        },
    })
}

fn text(pattern: &str) -> Value {
    json!({ "type": "string", "pattern": pattern })
}

/// An object of these members and no others, each of which may be absent.
fn object(members: impl Iterator<Item = (String, Value)>) -> Value {
    let members: Map<String, Value> = members.collect();
    json!({ "type": "object", "additionalProperties": false, "properties": members })
}

fn sure(questions: &Questions) -> Value {
    let knowledge = questions.iter().filter(|(_, question)| question.is_knowledge());
    let mut schema =
        object(knowledge.map(|(_, question)| (question.key.to_string(), json!({ "enum": [0, 1] }))));
    schema["description"] = json!("How sure somebody felt of a knowledge answer: 0 guessing, 1 fairly sure.");
    schema
}

fn ids(question: &Question) -> Vec<&str> {
    question.choices.iter().map(OptionId::as_str).collect()
}

/// What may stand in a record for a question.
fn record_choices(question: &Question) -> Vec<&str> {
    let mut choices = ids(question);
    if question.part() != Part::Profile {
        choices.push(SKIPPED);
    }
    choices
}
