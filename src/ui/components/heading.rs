//! Headings, at the level the host asks for.

use crate::ui::cx::Cx;
use yew::prelude::*;

const TAGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

/// A heading `below` levels under the page's own.
pub fn heading(cx: &Cx, below: u8, class: &'static str, text: impl Into<Html>) -> Html {
    let tag = TAGS[usize::from(cx.level + below - 1).min(5)];
    html! { <@{tag} {class}>{ text.into() }</@> }
}

/// The page's own heading, which gets the focus when the page changes.
pub fn page_heading(cx: &Cx, class: &'static str, text: impl Into<Html>) -> Html {
    let tag = TAGS[usize::from(cx.level - 1).min(5)];
    html! { <@{tag} {class} tabindex="-1" ref={cx.heading.clone()}>{ text.into() }</@> }
}
