//! One square a question: known, not known yet, left out.

use super::hatch::{fill, hatch};
use crate::core::score::{DimensionResult, State};
use yew::prelude::*;

/// The squares of a topic's scored items and rows. What does not apply has none.
pub fn known_squares(result: &DimensionResult) -> Html {
    let id = format!("squares-{}", result.dimension);
    let states = result.parts.iter().map(|part| part.state).filter(|state| *state != State::DoesNotApply);
    let squares: Html = states
        .clone()
        .enumerate()
        .map(|(i, state)| {
            let x = (1 + 15 * i).to_string();
            match state {
                State::Points(_) | State::ToLearn(_) => {
                    html! { <rect class="c-solid-soft" {x} y="1" width="11" height="11" /> }
                }
                State::NotKnown => {
                    html! { <rect class="c-unknown" fill={fill(&id)} {x} y="1" width="11" height="11" /> }
                }
                State::Skipped | State::DoesNotApply => {
                    html! { <rect class="c-hollow" {x} y="1" width="11" height="11" /> }
                }
            }
        })
        .collect();
    let width = (15 * states.count()).to_string();
    html! { <svg {width} height="13" aria-hidden="true" focusable="false">{ hatch(&id) }{ squares }</svg> }
}

/// The square of one thing to find out.
pub fn open_square(n: usize) -> Html {
    let id = format!("open-{n}");
    html! {
        <svg viewBox="0 0 14 14" aria-hidden="true" focusable="false">
            { hatch(&id) }
            <rect class="c-unknown" fill={fill(&id)} x="1" y="1" width="12" height="12" />
        </svg>
    }
}
