//! Saving a copy, opening one, deleting.

use crate::{
    content::{
        say::fill,
        words::{common, keep as w},
    },
    core::ids::ItemId,
    journey::{Confirm, Msg, Opened},
    records::answers::{ImportError, Misfit},
    ui::{
        components::{button, heading, link_button, page_heading, quiet_button},
        cx::{Cx, Did, Step},
    },
};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Draws the page.
pub fn keep(cx: &Cx) -> Html {
    let send = cx.send.clone();
    let onchange = Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            send.emit(Did::File(file));
        }
        // The same file may be chosen again after it was mended.
        input.set_value("");
    });
    let some = !cx.answers().is_empty();
    html! {
        <>
            <div class="headline">
                { page_heading(cx, "title", w::TITLE) }
                <p>{ w::LEDE }</p>
            </div>
            { outcome(cx) }
            if matches!(cx.journey.opened, Some(Opened::Read { .. })) {
                <div class="actions">{ button(common::CONTINUE, cx.on(Msg::Continue)) }</div>
            }
            if some {
                <section class="part">
                    { heading(cx, 1, "h3", w::SAVE_TITLE) }
                    <p class="small">{ w::SAVE_NOTE }</p>
                    <div class="actions">{ quiet_button(w::SAVE, cx.step(Step::SaveAnswers)) }</div>
                </section>
            }
            <section class="part">
                { heading(cx, 1, "h3", w::OPEN_TITLE) }
                <p class="small">{ w::OPEN_NOTE }</p>
                <label class="file"><span>{ w::OPEN }</span>
                    <input type="file" accept=".json,application/json" {onchange} />
                </label>
            </section>
            if some {
                <section class="part">
                    { heading(cx, 1, "h3", w::DELETE_TITLE) }
                    <p class="small">{ w::DELETE_NOTE }</p>
                    <div class="actions">
                        { quiet_button(w::DELETE, cx.on(Msg::Ask(Confirm::Delete))) }
                        { quiet_button(w::FINISH, cx.on(Msg::Ask(Confirm::Finish))) }
                        { quiet_button(w::START_AGAIN, cx.on(Msg::Ask(Confirm::StartAgain))) }
                    </div>
                </section>
            }
        </>
    }
}

/// Asks before a step that cannot be undone, and offers a copy first.
pub fn ask(cx: &Cx, confirm: Confirm) -> Html {
    let (question, yes) = match confirm {
        Confirm::Delete => (w::ASK_DELETE, w::YES_DELETE),
        Confirm::StartAgain => (w::ASK_START_AGAIN, w::YES_START_AGAIN),
        Confirm::Finish => (w::ASK_FINISH, w::YES_FINISH),
    };
    html! {
        <>
            <div class="headline">
                { page_heading(cx, "title", question) }
                <p>{ w::ASK_NOTE }</p>
            </div>
            <div class="actions">
                { button(yes, cx.on(Msg::Confirmed)) }
                { quiet_button(w::NO, cx.on(Msg::Dismissed)) }
                { link_button(w::SAVE_FIRST, cx.step(Step::SaveAnswers)) }
            </div>
        </>
    }
}

/// What came of opening a copy, of the last visit's answers, or of deleting.
pub fn outcome(cx: &Cx) -> Html {
    let Some(opened) = &cx.journey.opened else { return html! {} };
    let said = match opened {
        Opened::Read { answers, misfits, other_content } => {
            let template = if cx.journey.returning.is_some() { w::RESTORED } else { w::OPENED };
            let other = other_content.as_ref().map(|version| fill(w::OTHER_CONTENT, &[("version", version)]));
            html! {
                <>
                    <p>{ fill(template, &[("n", &answers.to_string())]) }{ " " }{ other }</p>
                    if !misfits.is_empty() {
                        <p>{ w::MISFITS }</p>
                        <ul class="bullets">{ for misfits.iter().map(|misfit| html! { <li>{ named(cx, misfit) }</li> }) }</ul>
                    }
                </>
            }
        }
        Opened::NotAnswers(Some(ImportError::OtherFormat { .. })) => html! { <p>{ w::NOT_ANSWERS_RECORD }</p> },
        Opened::NotAnswers(_) => html! { <p>{ w::NOT_ANSWERS }</p> },
        Opened::Deleted => html! { <p>{ w::DELETED }</p> },
        Opened::Finished => html! { <p>{ w::FINISHED }</p> },
    };
    html! { <div class="note stack" role="status">{ said }</div> }
}

/// A misfit by the words of its question, where the content still has it, else by its id.
fn named(cx: &Cx, misfit: &Misfit) -> String {
    let id = misfit.place.split_once('.').map_or(misfit.place.as_str(), |(_, id)| id);
    let item = ItemId::new(id).ok().and_then(|id| cx.instrument().item(id));
    item.map_or_else(|| id.to_string(), |item| crate::content::say::wording(&item.text, cx.answers()).to_string())
}
