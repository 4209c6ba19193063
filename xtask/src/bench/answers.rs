//! Makes up answers that a person could give, from the content itself. The same ones each time.

use anyhow::{Context, Result};
use serde::Serialize;
use serde_json::{Map, Value};

use super::content::{Burden, Instrument, Named};
use super::dice::Dice;

/// One in so many items is skipped.
const SKIPPED: usize = 12;

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
        Ok(Self { instrument: Instrument::of_content()?, dice: Dice::new(0x9E37_79B9_7F4A_7C15) })
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
                if let Some(option) = choose(&mut self.dice, &options) {
                    into.insert(id.clone(), option.id.clone().into());
                }
            }
        }
        let Burden { tasks, task_hours, available_hours, period, how_set, people, funding } =
            &self.instrument.burden;
        let figures = [period, how_set, people, funding].map(|figure| (figure.id.as_str(), &figure.options));
        let hours = tasks.iter().map(|task| (task.id.as_str(), task_hours));
        for (id, options) in hours.chain([("avail", available_hours)]).chain(figures) {
            if let Some(option) = choose(&mut self.dice, options) {
                burden.insert(id.to_owned(), option.id.clone().into());
            }
        }
        Person { profile, answers, burden }
    }
}

/// One of these, or none: skipped.
fn choose<'a, T>(dice: &mut Dice, from: &'a [T]) -> Option<&'a T> {
    if dice.below(SKIPPED) == 0 { None } else { dice.one_of(from) }
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
