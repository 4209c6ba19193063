//! Makes up answers that a person could give, from the content itself. The same ones each time.

use std::fs;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::project;

const CONTENT: &str = "src/content/en-GB/instrument.json";

/// One in so many items is skipped.
const SKIPPED: usize = 12;

/// Of the content, what there is to answer.
#[derive(Debug, Deserialize)]
struct Instrument {
    items: Vec<Item>,
    burden: Burden,
}

#[derive(Debug, Deserialize)]
struct Item {
    id: String,
    kind: String,
    #[serde(default)]
    options: Vec<Named>,
    #[serde(default)]
    rows: Vec<Named>,
    not_known: Option<Named>,
    not_applicable: Option<Named>,
    /// Asked of some only: left out here.
    show_if: Option<Value>,
}

#[derive(Debug, Deserialize)]
struct Named {
    id: String,
}

#[derive(Debug, Deserialize)]
struct Burden {
    tasks: Vec<Named>,
    task_hours: Vec<Named>,
    available_hours: Vec<Named>,
    period: Figure,
    how_set: Figure,
    people: Figure,
    funding: Figure,
}

#[derive(Debug, Deserialize)]
struct Figure {
    id: String,
    options: Vec<Named>,
}

/// An answers file, in the names of the contract.
#[derive(Debug, Serialize)]
struct Person {
    profile: Map<String, Value>,
    answers: Map<String, Value>,
    burden: Map<String, Value>,
}

/// Makes up answers.
#[derive(Debug)]
pub(super) struct Maker {
    instrument: Instrument,
    dice: Dice,
}

impl Maker {
    /// With the questions of the content as it is now.
    pub(super) fn from_content() -> Result<Self> {
        let text = fs::read_to_string(project::root().join(CONTENT))
            .with_context(|| format!("cannot read {CONTENT}"))?;
        let instrument = serde_json::from_str(&text)
            .with_context(|| format!("{CONTENT} is not as the benchmark expects"))?;
        Ok(Self { instrument, dice: Dice(0x9E37_79B9_7F4A_7C15) })
    }

    /// That many people's answers, a line each.
    pub(super) fn lines(mut self, people: usize) -> Result<Vec<u8>> {
        let mut lines = Vec::new();
        for _ in 0..people {
            serde_json::to_writer(&mut lines, &self.person()).context("answers cannot be written as JSON")?;
            lines.push(b'\n');
        }
        Ok(lines)
    }

    fn person(&mut self) -> Person {
        let (mut profile, mut answers, mut burden) = (Map::new(), Map::new(), Map::new());
        for item in self.instrument.items.iter().filter(|item| item.show_if.is_none()) {
            let ways_out = item.not_known.iter().chain(&item.not_applicable);
            let options: Vec<&Named> = item.options.iter().chain(ways_out).collect();
            let into = if item.kind == "profile" { &mut profile } else { &mut answers };
            let own = [&item.id];
            let asked = if item.rows.is_empty() {
                own.to_vec()
            } else {
                item.rows.iter().map(|row| &row.id).collect::<Vec<_>>()
            };
            for id in asked {
                if let Some(option) = self.dice.choose(&options) {
                    into.insert(id.clone(), option.id.clone().into());
                }
            }
        }
        let Burden { tasks, task_hours, available_hours, period, how_set, people, funding } =
            &self.instrument.burden;
        let figures = [period, how_set, people, funding].map(|figure| (figure.id.as_str(), &figure.options));
        let hours = tasks.iter().map(|task| (task.id.as_str(), task_hours));
        for (id, options) in hours.chain([("avail", available_hours)]).chain(figures) {
            if let Some(option) = self.dice.choose(options) {
                burden.insert(id.to_owned(), option.id.clone().into());
            }
        }
        Person { profile, answers, burden }
    }
}

/// Chance that comes out the same each time (xorshift).
#[derive(Debug)]
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        // The high bits; what is left of 64 bits after 33 fits into a usize on anything that compiles Rust.
        usize::try_from(self.0 >> 33).unwrap_or_default() % sides
    }

    /// One of these, or none: skipped.
    fn choose<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        if from.is_empty() || self.below(SKIPPED) == 0 {
            return None;
        }
        from.get(self.below(from.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::Maker;

    #[test]
    fn the_content_gives_answers_and_the_same_ones_each_time() {
        let lines = |people| Maker::from_content().unwrap().lines(people).unwrap();
        assert_eq!(lines(20), lines(20));
        let text = String::from_utf8(lines(20)).unwrap();
        assert_eq!(text.lines().count(), 20);
        assert!(text.contains("\"REA-S2.g\":") && text.contains("\"avail\":\"a"), "{text}");
    }
}
