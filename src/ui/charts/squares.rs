//! One square a question: known, not known yet, left out.

use super::shapes::{hatch, hatched, rect, svg};
use crate::{
    core::score::{DimensionResult, State},
    ui::el::El,
};

/// The squares of a topic's scored items and rows. What does not apply has none.
pub fn known_squares(result: &DimensionResult) -> El {
    let id = format!("squares-{}", result.dimension);
    let states = result.parts.iter().map(|part| part.state).filter(|state| *state != State::DoesNotApply);
    let width = (15 * states.clone().count()).to_string();
    let squares = states.enumerate().map(|(i, state)| {
        let x = (1 + 15 * i).to_string();
        match state {
            State::Points(_) | State::ToLearn(_) => rect("c-solid-soft", x, "1", "11", "11"),
            State::NotKnown => hatched(&id, x, "1", "11", "11"),
            State::Skipped | State::DoesNotApply => rect("c-hollow", x, "1", "11", "11"),
        }
    });
    svg().attr("width", width).attr("height", "13").with(hatch(&id)).all(squares)
}

/// The square of one thing to find out.
pub fn open_square(n: usize) -> El {
    let id = format!("open-{n}");
    svg().attr("viewBox", "0 0 14 14").with(hatch(&id)).with(hatched(&id, "1", "1", "12", "12"))
}
