//! `tests/vectors/test-vectors.json`: five people, and what the check must tell each of them.

use std::path::Path;

use anyhow::Context as _;
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::Result;
use crate::answers::Answers;

/// One person.
#[derive(Clone, Debug)]
pub struct Vector {
    /// In words.
    pub name: String,
    /// What they answer.
    pub answers: Answers,
    /// What comes out.
    pub expected: Expected,
}

/// The parts of `expected` that the results page shows.
#[derive(Clone, Debug, Deserialize)]
pub struct Expected {
    /// The topic to start with.
    pub weakest: String,
    /// The first actions, in order.
    pub top_five: Vec<String>,
    /// All actions.
    pub actions: Vec<String>,
    /// All prompts that fire; six at most are shown.
    pub prompts: Vec<String>,
    /// The overall band.
    pub overall: String,
    /// By topic.
    pub dimensions: Map<String, Value>,
}

/// The first vector whose name begins with `name`.
///
/// # Errors
/// When the file or the vector is not there.
pub fn vector(name: &str) -> Result<Vector> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../vectors/test-vectors.json");
    let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let all: Vec<Value> = serde_json::from_str(&text)?;
    let found = all
        .into_iter()
        .find(|vector| vector["name"].as_str().is_some_and(|full| full.starts_with(name)))
        .with_context(|| format!("there is no vector {name}"))?;
    Ok(Vector {
        name: found["name"].as_str().unwrap_or_default().to_owned(),
        answers: Answers::read(&found)?,
        expected: serde_json::from_value(found["expected"].clone())?,
    })
}
