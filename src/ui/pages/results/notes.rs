//! Notes on every knowledge item of the topics that are done; those missed are open, and only those are
//! printed. A topic that is not done keeps its notes back, so that it can still be done.

use crate::{
    content::{say, words::results as w},
    core::{
        instrument::Item,
        score::{Assessment, Knowledge},
    },
    ui::{
        components::{fold, heading},
        cx::Cx,
        pages::note::{note, verdict},
    },
};
use yew::prelude::*;

/// Draws the notes.
pub fn notes(cx: &Cx, assessment: &Assessment) -> Html {
    let seen = |item: &&Item| cx.journey.session().is_locked(cx.instrument(), item.id);
    let held_back = !cx.instrument().knowledge_items().all(|item| seen(&item));
    let folds = cx.instrument().knowledge_items().filter(seen).map(|item| {
        let (knowledge, said) = verdict(cx, assessment, item);
        let missed = matches!(knowledge, Knowledge::Wrong | Knowledge::ToLearn);
        let summary = html! {
            <>{ say::wording(&item.text, cx.answers()) }{ " " }<span class="small">{ format!("({said})") }</span></>
        };
        fold(missed, summary, note(cx, knowledge, item))
    });
    html! {
        <section class="part">
            { heading(cx, 1, "section", w::NOTES_TITLE) }
            <p class="print-only small">{ w::NOTES_PRINTED }</p>
            if held_back { <p class="noprint">{ w::NOTES_HELD_BACK }</p> }
            <div class="folds">{ for folds }</div>
        </section>
    }
}
