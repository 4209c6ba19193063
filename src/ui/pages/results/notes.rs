//! Notes on every knowledge item of the topics that are done; those missed are open, and only those are
//! printed. A topic that is not done keeps its notes back, so that it can still be done.

use crate::{
    content::words::results as w,
    core::{
        instrument::Item,
        score::{Assessment, Knowledge},
    },
    ui::{
        components::{fold, heading},
        cx::Cx,
        el::{El, el},
        pages::note::{asked, knowledge, note},
    },
};

/// Draws the notes.
pub fn notes(cx: &Cx, assessment: &Assessment) -> El {
    let seen = |item: &&Item| cx.journey.session().is_locked(cx.instrument(), item.id);
    let held_back = !cx.instrument().knowledge_items().all(|item| seen(&item));
    let folds = cx.instrument().knowledge_items().filter(seen).map(|item| {
        let missed = matches!(knowledge(assessment, item), Knowledge::Wrong | Knowledge::ToLearn);
        let summary = asked(cx, assessment, item, el("span", ""));
        fold(missed, summary, note(cx, assessment, item, el("div", "fold")))
    });
    el("section", "part")
        .with(heading(cx, 1, "section").text(w::NOTES_TITLE))
        .with(el("p", "print-only small").text(w::NOTES_PRINTED))
        .maybe(held_back.then(|| el("p", "noprint").text(w::NOTES_HELD_BACK)))
        .with(el("div", "folds").all(folds))
}
