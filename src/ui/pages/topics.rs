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
    },
};
use yew::prelude::*;

/// Draws the list.
pub fn topics(cx: &Cx) -> Html {
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
        let entry = path::entry(instrument, session, dimension);
        html! {
            <li>
                <div>
                    if profile_missing {
                        <b>{ &content.name }</b>
                    } else {
                        { link_button(&content.name, cx.on(Msg::Go(entry, true))) }
                    }
                    <p class="small">{ &content.about }</p>
                </div>
                <p class={classes!("small", progress.done.then_some("done"))}>{ state }</p>
            </li>
        }
    });
    html! {
        <>
            <div class="headline">
                { page_heading(cx, "title", w::TITLE) }
                <p>{ if profile_missing { w::PROFILE_FIRST } else { w::LEDE } }</p>
            </div>
            <ol class="tasks" role="list">{ for rows }</ol>
            <div class="actions">
                { button(common::CONTINUE, cx.on(Msg::Continue)) }
                if session.locked.contains(&true) {
                    { link_button(w::TO_CHECK, cx.on(Msg::Go(Page::Check, false))) }
                }
            </div>
        </>
    }
}
