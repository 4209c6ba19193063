//! The welcome page: what, how long, who sees. `www/index.html` says the same before the module is there.

use crate::{
    content::{
        say,
        words::{common, welcome as w},
    },
    core::{ids::Dimension, path::Page},
    journey::{Confirm, Device, Msg, Opened},
    ui::{
        components::{button, heading, link_button, page_heading, quiet_button},
        cx::Cx,
        pages::keep,
    },
};
use yew::prelude::*;

/// Draws the welcome page.
pub fn welcome(cx: &Cx) -> Html {
    if matches!(cx.journey.opened, Some(Opened::Deleted | Opened::Finished)) {
        return html! { <>{ keep::outcome(cx) }{ fresh(cx) }</> };
    }
    if cx.journey.returning.is_some() { back_again(cx) } else { fresh(cx) }
}

fn fresh(cx: &Cx) -> Html {
    let topics = Dimension::ALL.iter().map(|dimension| {
        let content = cx.instrument().dimension(*dimension);
        html! { <li><b>{ &content.name }</b><br /><span class="soft">{ &content.about }</span></li> }
    });
    let keeps = matches!(cx.journey.device, Device::Saved | Device::Saving);
    html! {
        <>
            <div class="headline">
                { page_heading(cx, "title", w::TITLE) }
                <p class="lede">{ w::LEDE }</p>
            </div>
            <div class="two">
                <div class="stack">
                    { heading(cx, 1, "h3", w::TOPICS_TITLE) }
                    <ol class="bullets">{ for topics }</ol>
                    <p class="small">{ w::TOPICS_ALONE }</p>
                </div>
                <div class="stack">
                    { heading(cx, 1, "h3", w::BEFORE_TITLE) }
                    <ul class="bullets">
                        <li>{ w::BEFORE_1 }</li>
                        <li>{ w::BEFORE_2 }</li>
                        <li>{ w::BEFORE_3 }</li>
                        <li>{ if keeps { w::BEFORE_4 } else { w::BEFORE_4_MEMORY } }</li>
                    </ul>
                </div>
            </div>
            <div class="stack">
                <div class="actions">
                    { button(common::START, cx.on(Msg::Start)) }
                    { link_button(w::OPEN_COPY, cx.on(Msg::Go(Page::Keep, false))) }
                </div>
                <p class="small">{ w::SOURCE }</p>
            </div>
        </>
    }
}

fn back_again(cx: &Cx) -> Html {
    html! {
        <>
            <div class="headline">
                { page_heading(cx, "title", w::BACK_TITLE) }
                <p class="lede">
                    { w::BACK_LEDE }{ " " }{ say::count(cx.journey.answer_count(), w::BACK_COUNT_ONE, w::BACK_COUNT) }
                </p>
            </div>
            { keep::outcome(cx) }
            <div class="actions">
                { button(w::CARRY_ON, cx.on(Msg::CarryOn)) }
                { quiet_button(w::START_AGAIN, cx.on(Msg::Ask(Confirm::StartAgain))) }
                { link_button(w::OPEN_COPY, cx.on(Msg::Go(Page::Keep, false))) }
            </div>
        </>
    }
}
