//! The overall picture: one sentence, the weakest topic named (content design 4.6).

use crate::{
    content::{findings, words::results as w},
    core::{path::Page, score::Assessment},
    journey::Msg,
    ui::{
        components::{link_button, page_heading, quiet_button},
        cx::{Cx, Step},
        el::{El, el},
    },
};

/// Draws the headline, and what can be done with the results.
pub fn headline(cx: &Cx, assessment: &Assessment) -> El {
    let overall = findings::overall(cx.instrument(), assessment);
    el("div", "headline")
        .with(el("p", "soft").text(w::KICKER))
        .with(page_heading(cx, "title").text(findings::headline(cx.instrument(), assessment)))
        .with(el("p", "lede").text(findings::summary(assessment)))
        .with(el("p", "").attr("data-overall", assessment.overall.code()).rich(&overall))
        .with(
            el("div", "actions noprint")
                .with(quiet_button(cx, w::PRINT, Step::PrintResults))
                .with(link_button(cx, w::SAVE_TEXT, Step::SaveReport))
                .with(link_button(cx, w::SAVE_ANSWERS, Step::SaveAnswers))
                .with(link_button(cx, w::CHANGE_ANSWERS, Msg::Go(Page::Check, false))),
        )
}
