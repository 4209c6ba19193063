//! A question of the quantified part with options: period, people, money, how the time was set.

use crate::{
    content::{
        say,
        words::{common, question as w},
    },
    core::{
        ids::{ItemId, NOT_KNOWN, OptionId},
        path::figure_chosen,
    },
    journey::Msg,
    ui::{
        components::{Radio, page_heading, radio},
        cx::Cx,
    },
};
use yew::prelude::*;

/// Draws the page.
pub fn figure(cx: &Cx, id: ItemId) -> Html {
    let figures = cx.instrument().burden.figures();
    let Some(figure) = figures.into_iter().find(|figure| figure.id == id) else { return html! {} };
    let chosen = figure_chosen(cx.answers(), id);
    let name = format!("burden:{id}");
    let option = |option: OptionId, class: &'static str, text: &str, hint: Option<&str>| {
        radio(Radio {
            name: &name,
            value: option.as_str(),
            class,
            checked: chosen == Some(option),
            disabled: false,
            text: text.into(),
            hint,
            onchange: cx.on(Msg::Choose(id, option)),
        })
    };
    html! {
        <form class="form" novalidate=true onsubmit={cx.on_continue()}>
            <fieldset class="field">
                <legend>{ page_heading(cx, "question", say::wording(&figure.text, cx.answers())) }</legend>
                <div class="options">
                    { for figure.options.iter().map(|choice| option(choice.id, "option", &choice.text, None)) }
                </div>
                if let Some(text) = &figure.not_known {
                    <p class="or">{ common::OR_IF_NOT }</p>
                    { option(NOT_KNOWN, "option unknown", text, Some(w::TO_FIND_OUT)) }
                }
            </fieldset>
            <div class="stack">
                <div class="actions"><button type="submit" class="button">{ common::CONTINUE }</button></div>
                <p class="small">{ w::SKIP }</p>
            </div>
        </form>
    }
}
