//! What stands round every page: progress above, the state of the answers below.

use crate::{
    content::{
        say::fill,
        words::{common, device as d, progress as w},
    },
    core::path::Page,
    journey::{Device, Msg},
    ui::{
        components::{button, heading, link_button, quiet_button, topic_squares},
        cx::{Cx, Step},
    },
};
use yew::prelude::*;

/// The whole check: one page within its frame.
pub fn frame(cx: &Cx, page: Html) -> Html {
    let here = cx.journey.place.page;
    let code = here.code();
    let in_path = here.asks() || matches!(here, Page::Notes(_));
    html! {
        <section class={classes!("psp", wide(here).then_some("wide"))} part="check" aria-label={common::PRODUCT} data-page={code.clone()}
            lang={cx.instrument().language.clone()}>
            <div class="body" part="body" key={code}>
                { conflict(cx) }
                if in_path && here.dimension(cx.instrument()).is_some() {
                    <div class="progress">
                        { topic_squares(cx) }
                        <p class="where" aria-hidden="true">{ topic_name(cx) }</p>
                    </div>
                }
                if here != Page::Welcome { { nav(cx) } }
                { page }
            </div>
            { foot(cx) }
        </section>
    }
}

/// Charts and the hours grid use a wider column.
const fn wide(page: Page) -> bool {
    matches!(page, Page::Grid | Page::Results)
}

fn topic_name(cx: &Cx) -> Option<&'static str> {
    let dimension = cx.journey.place.page.dimension(cx.instrument())?;
    Some(&cx.instrument().dimension(dimension).name)
}

fn nav(cx: &Cx) -> Html {
    let place = cx.journey.question_number().map(|(n, all)| {
        let question = fill(w::QUESTION, &[("n", &n.to_string()), ("all", &all.to_string())]);
        match cx.journey.place.page.dimension(cx.instrument()) {
            Some(dimension) => {
                let topic = fill(w::TOPIC, &[("n", &(dimension.index() + 1).to_string())]);
                format!("{topic}{}{question}", common::LIST_COMMA)
            }
            None => question,
        }
    });
    html! {
        <div class="nav noprint">
            <button type="button" class="link back" onclick={cx.on(Msg::Back)}>{ common::BACK }</button>
            <p>{ place }</p>
        </div>
    }
}

fn foot(cx: &Cx) -> Html {
    let (state, text) = match cx.journey.device {
        Device::Saved => ("yes", d::SAVED),
        Device::Saving => ("saving", d::SAVING),
        Device::NotAsked => ("memory", d::NOT_ASKED),
        Device::Refused => ("memory", d::REFUSED),
        Device::Conflict => ("conflict", d::CONFLICT),
    };
    let here = cx.journey.place.page;
    let aside = matches!(here, Page::Keep | Page::Welcome);
    html! {
        <footer class="foot noprint" part="foot">
            <p>{ d::ONLY_YOU }{ " " }<span data-saved={state}>{ text }</span></p>
            if !aside {
                <p class="foot-links">
                    if here != Page::Topics && !cx.answers().profile.is_empty() {
                        { link_button(d::TOPICS_LINK, cx.on(Msg::Go(Page::Topics, false))) }
                    }
                    { link_button(d::LINK, cx.on(Msg::Go(Page::Keep, true))) }
                </p>
            }
        </footer>
    }
}

/// Another tab has saved newer answers: nothing is written before the person has chosen.
fn conflict(cx: &Cx) -> Html {
    if cx.journey.device != Device::Conflict {
        return html! {};
    }
    html! {
        <div class="note stack" role="alert">
            { heading(cx, 1, "h3", d::CONFLICT_TITLE) }
            <p>{ d::CONFLICT_TEXT }</p>
            <div class="actions">
                { button(d::USE_OTHER, cx.step(Step::UseOther)) }
                { quiet_button(d::KEEP_MINE, cx.on(Msg::KeepMine)) }
            </div>
        </div>
    }
}
