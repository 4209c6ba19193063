//! The overall picture: one sentence, the weakest topic named (content design 4.6).

use crate::{
    content::{findings, words::results as w},
    core::{path::Page, score::Assessment},
    journey::Msg,
    ui::{
        components::{link_button, page_heading, quiet_button, rich},
        cx::{Cx, Step},
    },
};
use yew::prelude::*;

/// Draws the headline, and what can be done with the results.
pub fn headline(cx: &Cx, assessment: &Assessment) -> Html {
    html! {
        <div class="headline">
            <p class="soft">{ w::KICKER }</p>
            { page_heading(cx, "title", findings::headline(cx.instrument(), assessment)) }
            <p class="lede">{ findings::summary(assessment) }</p>
            <p data-overall={assessment.overall.code()}>{ rich(&findings::overall(cx.instrument(), assessment)) }</p>
            <div class="actions noprint">
                { quiet_button(w::PRINT, cx.step(Step::PrintResults)) }
                { link_button(w::SAVE_TEXT, cx.step(Step::SaveReport)) }
                { link_button(w::SAVE_ANSWERS, cx.step(Step::SaveAnswers)) }
                { link_button(w::CHANGE_ANSWERS, cx.on(Msg::Go(Page::Check, false))) }
            </div>
        </div>
    }
}
