//! The list of the four topics: any of them can be done alone.

use crate::{
    content::{
        say::fill,
        words::{common, topics as w},
    },
    core::{
        ids::Dimension,
        path::{self, Page},
    },
    journey::Msg,
    ui::{
        components::{button, link_button, page_heading},
        cx::Cx,
        el::{El, el},
    },
};

/// Draws the list.
pub fn topics(cx: &Cx) -> El {
    let (instrument, session) = (cx.instrument(), cx.journey.session());
    let profile_missing = path::missing_profile(instrument, &session.answers).is_some();
    let rows = Dimension::ALL.into_iter().map(|dimension| {
        let content = instrument.dimension(dimension);
        let progress = path::progress(instrument, session, dimension);
        let (n, answered) = (progress.questions.to_string(), progress.answered.to_string());
        let state = if progress.done {
            w::DONE.to_string()
        } else if progress.answered > 0 {
            fill(w::STARTED, &[("answered", &answered), ("n", &n)])
        } else {
            fill(w::NOT_STARTED, &[("n", &n)])
        };
        // Without the profile nothing can be asked in the right words.
        let name = if profile_missing {
            el("b", "").text(content.name)
        } else {
            let entry = path::entry(instrument, session, dimension);
            link_button(cx, content.name.as_str(), Msg::Go(entry, true))
        };
        el("li", "")
            .with(el("div", "").with(name).with(el("p", "small").text(content.about)))
            .with(el("p", if progress.done { "small done" } else { "small" }).text(state))
    });
    let to_check =
        session.locked.contains(&true).then(|| link_button(cx, w::TO_CHECK, Msg::Go(Page::Check, false)));
    el("div", "page")
        .with(
            el("div", "headline")
                .with(page_heading(cx, "title").text(w::TITLE))
                .with(el("p", "").text(if profile_missing { w::PROFILE_FIRST } else { w::LEDE })),
        )
        .with(el("ol", "tasks").attr("role", "list").all(rows))
        .with(el("div", "actions").with(button(cx, common::CONTINUE, Msg::Continue)).maybe(to_check))
}
