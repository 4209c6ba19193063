//! The welcome page: what, how long, who sees. `www/index.html` says the same before the module is there.

use super::keep;
use crate::{
    content::{
        say,
        words::{common, welcome as w},
    },
    core::{ids::Dimension, path::Page},
    journey::{Confirm, Device, Msg},
    ui::{
        components::{button, heading, link_button, page_heading, quiet_button},
        cx::Cx,
        el::{El, el},
    },
};

/// Draws the welcome page.
pub fn welcome(cx: &Cx) -> El {
    if cx.journey.returning.is_some() { back_again(cx) } else { fresh(cx) }
}

fn fresh(cx: &Cx) -> El {
    let topics = Dimension::ALL.iter().map(|dimension| {
        let content = cx.instrument().dimension(*dimension);
        el("li", "")
            .add(el("b", "").text(content.name))
            .add(el("br", ""))
            .add(el("span", "soft").text(content.about))
    });
    let keeps = matches!(cx.journey.device, Device::Saved | Device::Saving);
    let seen = if cx.shared { w::BEFORE_3_SHARED } else { w::BEFORE_3 };
    let promises = [w::BEFORE_1, w::BEFORE_2, seen, if keeps { w::BEFORE_4 } else { w::BEFORE_4_MEMORY }];
    el("div", "page")
        .maybe(keep::outcome(cx))
        .add(
            el("div", "headline")
                .add(page_heading(cx, "title").text(w::TITLE))
                .add(el("p", "lede").text(w::LEDE)),
        )
        .add(
            el("div", "two")
                .add(
                    el("div", "stack")
                        .add(heading(cx, 1, "h3").text(w::TOPICS_TITLE))
                        .add(el("ol", "bullets").all(topics))
                        .add(el("p", "small").text(w::TOPICS_ALONE)),
                )
                .add(
                    el("div", "stack")
                        .add(heading(cx, 1, "h3").text(w::BEFORE_TITLE))
                        .add(el("ul", "bullets").all(promises.map(|promise| el("li", "").text(promise)))),
                ),
        )
        .add(
            el("div", "stack")
                .add(
                    el("div", "actions")
                        .add(button(cx, common::START, Msg::Start))
                        .add(link_button(cx, w::OPEN_COPY, Msg::Go(Page::Keep, false))),
                )
                .add(el("p", "small").text(w::SOURCE)),
        )
}

fn back_again(cx: &Cx) -> El {
    let count = say::count(cx.journey.answer_count(), w::BACK_COUNT_ONE, w::BACK_COUNT);
    el("div", "page")
        .add(
            el("div", "headline")
                .add(page_heading(cx, "title").text(w::BACK_TITLE))
                .add(el("p", "lede").text(w::BACK_LEDE).text(" ").text(count)),
        )
        .maybe(keep::outcome(cx))
        .add(
            el("div", "actions")
                .add(button(cx, w::CARRY_ON, Msg::CarryOn))
                .add(quiet_button(cx, w::START_AGAIN, Msg::Ask(Confirm::StartAgain)))
                .add(link_button(cx, w::OPEN_COPY, Msg::Go(Page::Keep, false))),
        )
}
