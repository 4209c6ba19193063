//! Saving a copy, opening one, deleting.

use crate::{
    content::{
        say::{fill, wording},
        words::{common, keep as w},
    },
    core::ids::ItemId,
    journey::{Confirm, Msg, Opened},
    records::answers::{ImportError, Misfit},
    ui::{
        components::{button, heading, link_button, page_heading, quiet_button},
        cx::{Cx, Step},
        el::{El, el},
    },
};

/// Draws the page.
pub fn keep(cx: &Cx) -> El {
    let some = !cx.answers().is_empty();
    let opened = matches!(cx.journey.opened, Some(Opened::Read { .. }));
    let part = |title: &'static str, note: &'static str, content: El| {
        el("section", "part")
            .with(heading(cx, 1, "h3").text(title))
            .with(el("p", "small").text(note))
            .with(content)
    };
    let save = el("div", "actions").with(quiet_button(cx, w::SAVE, Step::SaveAnswers));
    let input = el("input", "").attr("type", "file").attr("accept", ".json,application/json").gives_file(cx);
    let open = el("label", "file").with(el("span", "").text(w::OPEN)).with(input);
    let delete = el("div", "actions")
        .with(quiet_button(cx, w::DELETE, Msg::Ask(Confirm::Delete)))
        .with(quiet_button(cx, w::FINISH, Msg::Ask(Confirm::Finish)))
        .with(quiet_button(cx, w::START_AGAIN, Msg::Ask(Confirm::StartAgain)));
    el("div", "page")
        .with(
            el("div", "headline")
                .with(page_heading(cx, "title").text(w::TITLE))
                .with(el("p", "").text(w::LEDE)),
        )
        .maybe(outcome(cx))
        .maybe(opened.then(|| el("div", "actions").with(button(cx, common::CONTINUE, Msg::Continue))))
        .maybe(some.then(|| part(w::SAVE_TITLE, w::SAVE_NOTE, save)))
        .with(part(w::OPEN_TITLE, w::OPEN_NOTE, open))
        .maybe(some.then(|| part(w::DELETE_TITLE, w::DELETE_NOTE, delete)))
}

/// Asks before a step that cannot be undone, and offers a copy first.
pub fn ask(cx: &Cx, confirm: Confirm) -> El {
    let (question, yes) = match confirm {
        Confirm::Delete => (w::ASK_DELETE, w::YES_DELETE),
        Confirm::StartAgain => (w::ASK_START_AGAIN, w::YES_START_AGAIN),
        Confirm::Finish => (w::ASK_FINISH, w::YES_FINISH),
    };
    el("div", "page")
        .with(
            el("div", "headline")
                .with(page_heading(cx, "title").text(question))
                .with(el("p", "").text(w::ASK_NOTE)),
        )
        .with(
            el("div", "actions")
                .with(button(cx, yes, Msg::Confirmed))
                .with(quiet_button(cx, w::NO, Msg::Dismissed))
                .with(link_button(cx, w::SAVE_FIRST, Step::SaveAnswers)),
        )
}

/// What came of opening a copy, of the last visit's answers, or of deleting.
pub fn outcome(cx: &Cx) -> Option<El> {
    let note = el("div", "note stack").attr("role", "status");
    let note = match cx.journey.opened.as_ref()? {
        Opened::Read { answers, misfits, other_content } => {
            let template = if cx.journey.returning.is_some() { w::RESTORED } else { w::OPENED };
            let other = other_content.as_ref().map(|version| fill(w::OTHER_CONTENT, &[("version", version)]));
            let note = note.with(el("p", "").text(fill(template, &[("n", &answers.to_string())])));
            let note = note.maybe(other.map(|other| el("p", "").text(other)));
            if misfits.is_empty() {
                note
            } else {
                let lines = misfits.iter().map(|misfit| el("li", "").text(named(cx, misfit)));
                note.with(el("p", "").text(w::MISFITS)).with(el("ul", "bullets").all(lines))
            }
        }
        Opened::NotAnswers(Some(ImportError::OtherFormat { .. })) => {
            note.with(el("p", "").text(w::NOT_ANSWERS_RECORD))
        }
        Opened::NotAnswers(_) => note.with(el("p", "").text(w::NOT_ANSWERS)),
        Opened::Deleted => note.with(el("p", "").text(w::DELETED)),
        Opened::NotDeleted => note.with(el("p", "").text(w::NOT_DELETED)),
        Opened::Finished => note.with(el("p", "").text(w::FINISHED)),
    };
    Some(note)
}

/// A misfit by the words of its question, where the content still has it, else by its id.
fn named(cx: &Cx, misfit: &Misfit) -> String {
    let id = misfit.place.split_once('.').map_or(misfit.place.as_str(), |(_, id)| id);
    let item = ItemId::new(id).ok().and_then(|id| cx.instrument().item(id));
    item.map_or(id, |item| wording(&item.text, cx.answers())).to_string()
}
