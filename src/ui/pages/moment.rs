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
    el("div", "page").attr("data-waiting", "").add(
        el("div", "headline")
            .add(page_heading(cx, "title").text(w::TITLE))
            .add(el("p", "").attr("role", "status").text(w::TEXT))
            .add(el("div", "actions").add(quiet_button(cx, w::AGAIN, Step::LoadAgain))),
    )
}
