//! A set of answers, by the names of the inputs that take them.

use std::collections::BTreeMap;

use anyhow::bail;
use serde_json::Value;

use crate::Result;

/// One answer, as a person gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// An option chosen.
    Choice(String),
    /// Text typed.
    Text(String),
}

/// Answers by input name, such as `MOD-K1`, `sure:MOD-K1`, `burden:D` or `burden:D:hours`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(pub BTreeMap<String, Given>);

impl Answers {
    /// From the form of `test-vectors.json` and of answers files.
    ///
    /// # Errors
    /// When a value is neither an id nor a number.
    pub fn read(file: &Value) -> Result<Self> {
        let mut answers = BTreeMap::new();
        for (section, prefix) in [("profile", ""), ("answers", ""), ("burden", "burden:"), ("sure", "sure:")]
        {
            for (key, value) in file.get(section).and_then(Value::as_object).into_iter().flatten() {
                let name = format!("{prefix}{key}");
                match (section, value) {
                    (_, Value::String(id)) => answers.insert(name, Given::Choice(id.clone())),
                    ("burden", Value::Number(hours)) => {
                        answers.insert(format!("{name}:hours"), Given::Text(hours.to_string()))
                    }
                    (_, Value::Number(step)) => answers.insert(name, Given::Choice(step.to_string())),
                    _ => bail!("{section}.{key} is {value}"),
                };
            }
        }
        Ok(Self(answers))
    }
}
