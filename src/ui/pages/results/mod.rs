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
    ui::{
        cx::Cx,
        el::{El, el},
    },
};

/// Draws the results.
pub fn results(cx: &Cx, assessment: &Assessment) -> El {
    let fired = advice::actions(cx.instrument(), assessment);
    el("div", "results")
        .add(headline::headline(cx, assessment))
        .add(bars::bars(cx, assessment))
        .add(actions::actions(cx, assessment, &fired))
        .add(asked::asked(cx, assessment, &fired))
        .add(showed::showed(cx, assessment))
        .add(hours::hours(cx, assessment))
        .add(meeting::meeting(cx, assessment))
        .add(notes::notes(cx, assessment))
        .add(method::method(cx))
}
