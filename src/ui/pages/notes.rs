//! The explanations of a topic, once it is finished (content design 2.1). Seeing them closes its knowledge
//! answers.

use super::note::{note, verdict};
use crate::{
    content::{
        say,
        words::{common, notes as w},
    },
    core::{ids::Dimension, score::Assessment},
    journey::Msg,
    ui::{
        components::{button, heading, page_heading},
        cx::Cx,
    },
};
use yew::prelude::*;

/// Draws the notes.
pub fn notes(cx: &Cx, assessment: &Assessment, dimension: Dimension) -> Html {
    let items = cx.instrument().knowledge_items().filter(|item| item.dimension == Some(dimension));
    html! {
        <>
            <div class="headline">
                <p class="soft">{ &cx.instrument().dimension(dimension).name }</p>
                { page_heading(cx, "title", w::TITLE) }
                <p>{ w::LEDE }</p>
            </div>
            <ol class="do plain" role="list">
                { for items.map(|item| {
                    let (knowledge, said) = verdict(cx, assessment, item);
                    html! {
                        <li class="stack">
                            { heading(cx, 1, "h4", html! {
                                <>{ say::wording(&item.text, cx.answers()) }{ " " }<span class="small">{ format!("({said})") }</span></>
                            }) }
                            { note(cx, knowledge, item) }
                        </li>
                    }
                }) }
            </ol>
            <div class="actions">{ button(common::CONTINUE, cx.on(Msg::Continue)) }</div>
        </>
    }
}
