//! The explanations of a topic, once it is finished (content design 2.1). Seeing them closes its knowledge
//! answers.

use super::note::{asked, note};
use crate::{
    content::words::{common, notes as w},
    core::{ids::Dimension, score::Assessment},
    journey::Msg,
    ui::{
        components::{button, heading, page_heading},
        cx::Cx,
        el::{El, el},
    },
};

/// Draws the notes.
pub fn notes(cx: &Cx, assessment: &Assessment, dimension: Dimension) -> El {
    let items = cx.instrument().knowledge_items().filter(|item| item.dimension == Some(dimension));
    let notes = items.map(|item| {
        let question = asked(cx, assessment, item, heading(cx, 1, "h4"));
        note(cx, assessment, item, el("li", "stack").with(question))
    });
    el("div", "page")
        .with(
            el("div", "headline")
                .with(el("p", "soft").text(cx.instrument().dimension(dimension).name))
                .with(page_heading(cx, "title").text(w::TITLE))
                .with(el("p", "").text(w::LEDE)),
        )
        .with(el("ol", "do plain").attr("role", "list").all(notes))
        .with(el("div", "actions").with(button(cx, common::CONTINUE, Msg::Continue)))
}
