//! The results, in the order of content design 5.5.

mod actions;
mod asked;
mod bars;
mod headline;
mod hours;
mod meeting;
mod method;
mod notes;
mod showed;

use crate::{
    core::{advice, score::Assessment},
    ui::cx::Cx,
};
use yew::prelude::*;

/// Draws the results.
pub fn results(cx: &Cx, assessment: &Assessment) -> Html {
    let fired = advice::actions(cx.instrument(), assessment);
    html! {
        <div class="results">
            { headline::headline(cx, assessment) }
            { bars::bars(cx, assessment) }
            { actions::actions(cx, assessment, &fired) }
            { asked::asked(cx, assessment, &fired) }
            { showed::showed(cx, assessment) }
            { hours::hours(cx, assessment) }
            { meeting::meeting(cx, assessment) }
            { notes::notes(cx, assessment) }
            { method::method(cx) }
        </div>
    }
}
