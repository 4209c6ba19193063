//! What there is to answer, read from the content itself.

use std::fs;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::Value;

use crate::project;

const CONTENT: &str = "src/content/en-GB/instrument.json";

/// Of the content, what there is to answer.
#[derive(Debug, Deserialize)]
pub(super) struct Instrument {
    pub(super) content_version: String,
    pub(super) rules_version: String,
    pub(super) items: Vec<Item>,
    pub(super) burden: Burden,
}

#[derive(Debug, Deserialize)]
pub(super) struct Item {
    pub(super) id: String,
    pub(super) kind: String,
    #[serde(default)]
    pub(super) options: Vec<Named>,
    #[serde(default)]
    pub(super) rows: Vec<Named>,
    pub(super) not_known: Option<Named>,
    pub(super) not_applicable: Option<Named>,
    /// Of a knowledge item: the best answer.
    pub(super) best: Option<String>,
    /// Asked of some only: left out here.
    pub(super) show_if: Option<Value>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Named {
    pub(super) id: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Burden {
    pub(super) tasks: Vec<Named>,
    pub(super) task_hours: Vec<Named>,
    pub(super) available_hours: Vec<Named>,
    pub(super) period: Figure,
    pub(super) how_set: Figure,
    pub(super) people: Figure,
    pub(super) funding: Figure,
}

#[derive(Debug, Deserialize)]
pub(super) struct Figure {
    pub(super) id: String,
    pub(super) options: Vec<Named>,
    pub(super) not_known: Option<String>,
}

impl Instrument {
    /// The questions of the content as it is now.
    pub(super) fn of_content() -> Result<Self> {
        let text = fs::read_to_string(project::root().join(CONTENT))
            .with_context(|| format!("cannot read {CONTENT}"))?;
        serde_json::from_str(&text).with_context(|| format!("{CONTENT} is not as the benchmark expects"))
    }
}
