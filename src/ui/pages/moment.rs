//! The page that stands until the second module has arrived.

use crate::{
    content::words::moment as w,
    ui::{
        components::{page_heading, quiet_button},
        cx::{Cx, Step},
        el::{El, el},
    },
};

/// Draws the page.
pub fn moment(cx: &Cx) -> El {
    el("div", "page").attr("data-waiting", "").with(
        el("div", "headline")
            .with(page_heading(cx, "title").text(w::TITLE))
            .with(el("p", "").attr("role", "status").text(w::TEXT))
            .with(el("div", "actions").with(quiet_button(cx, w::AGAIN, Step::LoadAgain))),
    )
}
