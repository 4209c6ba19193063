//! The pages, one a file: each a function of the visit.

mod available;
mod check;
mod figure;
mod grid;
mod keep;
mod moment;
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

/// Draws the page the person is on, if it is one of those that ask.
pub fn asking(cx: &Cx) -> Option<El> {
    if let Some(confirm) = cx.journey.confirm {
        return Some(keep::ask(cx, confirm));
    }
    let page = match cx.journey.place.page {
        Page::Welcome => welcome::welcome(cx),
        Page::Question(id) => question::question(cx, id),
        Page::Topics => topics::topics(cx),
        Page::Grid => grid::grid(cx),
        Page::Available => available::available(cx),
        Page::Figure(id) => figure::figure(cx, id),
        Page::Keep => keep::keep(cx),
        Page::Notes(_) | Page::Check | Page::Results => return None,
    };
    Some(page)
}

/// Draws the page the person is on, if it is one of those that tell.
pub fn telling(cx: &Cx, assessment: &Assessment) -> Option<El> {
    match cx.journey.place.page {
        Page::Notes(dimension) => Some(notes::notes(cx, assessment, dimension)),
        Page::Check => Some(check::check(cx)),
        Page::Results => Some(results::results(cx, assessment)),
        Page::Welcome
        | Page::Question(_)
        | Page::Topics
        | Page::Grid
        | Page::Available
        | Page::Figure(_)
        | Page::Keep => None,
    }
}

pub use moment::moment;
