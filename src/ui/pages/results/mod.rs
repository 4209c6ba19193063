//! The results, in the order of content design 5.5.

mod actions;
mod asked;
mod bars;
mod export;
mod headline;
mod hours;
mod meeting;
mod method;
mod notes;
mod share;
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
        .with(headline::headline(cx, assessment))
        .with(bars::bars(cx, assessment))
        .with(actions::actions(cx, assessment, &fired))
        .with(asked::asked(cx, assessment, &fired))
        .with(showed::showed(cx, assessment))
        .with(hours::hours(cx, assessment))
        .with(meeting::meeting(cx, assessment))
        .with(notes::notes(cx, assessment))
        .maybe(share::share(cx))
        .with(export::export(cx))
        .with(method::method(cx))
}
