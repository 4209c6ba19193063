//! Prompts for the first partners' meeting: a sheet of its own when printed, without scores (content design
//! 5.4).

use crate::{
    content::words::results as w,
    core::{advice, score::Assessment},
    ui::{
        components::{heading, link_button},
        cx::{Cx, Step},
    },
};
use yew::prelude::*;

/// Draws the sheet.
pub fn meeting(cx: &Cx, assessment: &Assessment) -> Html {
    let prompts = advice::shown_prompts(cx.instrument(), assessment);
    html! {
        <section class="part sheet">
            <div class="tight">
                { heading(cx, 1, "section", w::MEETING_TITLE) }
                <p class="soft">{ w::MEETING_NOTE }</p>
            </div>
            <ol class="prompts">
                { for prompts.iter().map(|prompt| html! { <li data-prompt={prompt.id.to_string()}>{ &prompt.text }</li> }) }
            </ol>
            <div class="actions noprint">{ link_button(w::MEETING_PRINT, cx.step(Step::PrintMeeting)) }</div>
        </section>
    }
}
