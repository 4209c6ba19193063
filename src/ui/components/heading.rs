//! Headings, at the level the host asks for.

use crate::ui::{
    cx::Cx,
    el::{El, el},
};

const TAGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

/// A heading `below` levels under the page's own.
pub fn heading(cx: &Cx, below: u8, class: &'static str) -> El {
    el(TAGS[usize::from(cx.asked.level - 1 + below).min(5)], class)
}

/// The page's own heading, which gets the focus when the page changes.
pub fn page_heading(cx: &Cx, class: &'static str) -> El {
    heading(cx, 0, class).attr("tabindex", "-1").known_as(cx.heading)
}
