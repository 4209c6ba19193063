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
            .with(el("b", "").text(content.name))
            .with(el("br", ""))
            .with(el("span", "soft").text(content.about))
    });
    let keeps = matches!(cx.journey.device, Device::Saved | Device::Saving);
    let seen = if cx.asked.readable { w::BEFORE_3_SHARED } else { w::BEFORE_3 };
    let promises = [w::BEFORE_1, w::BEFORE_2, seen, if keeps { w::BEFORE_4 } else { w::BEFORE_4_MEMORY }];
    el("div", "page")
        .maybe(keep::outcome(cx))
        .with(
            el("div", "headline")
                .with(page_heading(cx, "title").text(w::TITLE))
                .with(el("p", "lede").text(w::LEDE)),
        )
        .with(
            el("div", "two")
                .with(
                    el("div", "stack")
                        .with(heading(cx, 1, "h3").text(w::TOPICS_TITLE))
                        .with(el("ol", "bullets").all(topics))
                        .with(el("p", "small").text(w::TOPICS_ALONE)),
                )
                .with(
                    el("div", "stack")
                        .with(heading(cx, 1, "h3").text(w::BEFORE_TITLE))
                        .with(el("ul", "bullets").all(promises.map(|promise| el("li", "").text(promise)))),
                ),
        )
        .with(
            el("div", "stack")
                .with(el("div", "actions").with(button(cx, common::START, Msg::Start)).with(link_button(
                    cx,
                    w::OPEN_COPY,
                    Msg::Go(Page::Keep, false),
                )))
                .with(el("p", "small").text(w::SOURCE)),
        )
}

fn back_again(cx: &Cx) -> El {
    let count = say::count(cx.journey.answer_count(), w::BACK_COUNT_ONE, w::BACK_COUNT);
    el("div", "page")
        .with(
            el("div", "headline")
                .with(page_heading(cx, "title").text(w::BACK_TITLE))
                .with(el("p", "lede").text(w::BACK_LEDE).text(" ").text(count)),
        )
        .maybe(keep::outcome(cx))
        .with(
            el("div", "actions")
                .with(button(cx, w::CARRY_ON, Msg::CarryOn))
                .with(quiet_button(cx, w::START_AGAIN, Msg::Ask(Confirm::StartAgain)))
                .with(link_button(cx, w::OPEN_COPY, Msg::Go(Page::Keep, false))),
        )
}
