//! The pages, one a file: each a function of the visit.

mod available;
mod check;
mod figure;
mod grid;
mod keep;
mod note;
mod notes;
mod question;
pub mod results;
mod topics;
mod welcome;

use crate::{
    core::{path::Page, score::Assessment},
    ui::{cx::Cx, el::El},
};

/// Draws the page the person is on.
pub fn page(cx: &Cx, assessment: &Assessment) -> El {
    if let Some(confirm) = cx.journey.confirm {
        return keep::ask(cx, confirm);
    }
    match cx.journey.place.page {
        Page::Welcome => welcome::welcome(cx),
        Page::Question(id) => question::question(cx, id),
        Page::Topics => topics::topics(cx),
        Page::Grid => grid::grid(cx),
        Page::Available => available::available(cx),
        Page::Figure(id) => figure::figure(cx, id),
        Page::Notes(dimension) => notes::notes(cx, assessment, dimension),
        Page::Check => check::check(cx),
        Page::Results => results::results(cx, assessment),
        Page::Keep => keep::keep(cx),
    }
}
