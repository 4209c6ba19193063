//! Giving the host page the four bands, where it asks for them: on the person's own press, and never otherwise.

use crate::{
    content::words::share as w,
    ui::{
        components::{heading, quiet_button},
        cx::{Cx, Share, Step},
        el::{El, el},
    },
};

/// Draws the button and what it gives away; nothing where the page does not ask.
pub fn share(cx: &Cx) -> Option<El> {
    let what = match cx.asked.share? {
        Share::Bands => w::BANDS,
        Share::Scores => w::SCORES,
    };
    let done = if cx.shared { w::DONE } else { "" };
    let part = el("section", "part noprint").attr("data-share", if cx.shared { "done" } else { "" });
    let button = el("div", "actions").with(quiet_button(cx, w::BUTTON, Step::Share));
    Some(
        part.with(heading(cx, 1, "section").text(w::TITLE)).with(
            el("div", "stack")
                .with(el("p", "").text(what))
                .with(button)
                .with(el("p", "small").attr("role", "status").text(done)),
        ),
    )
}
