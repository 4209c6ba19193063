//! The time a person has: a range, “not agreed yet” or an exact number.

use crate::{
    content::{
        say,
        words::{common, hours as w, question},
    },
    core::{
        hours::HoursAnswer,
        ids::{NOT_KNOWN, OptionId},
    },
    journey::{Field, HoursField, Msg},
    ui::{
        components::{Radio, error_summary, field_error, page_heading, radio},
        cx::Cx,
        pages::grid::exact,
    },
};
use yew::prelude::*;

/// Draws the page.
pub fn available(cx: &Cx) -> Html {
    let content = &cx.instrument().burden;
    let field = HoursField::Available;
    let name = field.name();
    let chosen = cx.journey.hours(field).and_then(HoursAnswer::option);
    let typing = cx.journey.drafts.contains_key(&field);
    let option = |option: OptionId, class: &'static str, text: &str, hint: Option<&str>| {
        radio(Radio {
            name: &name,
            value: option.as_str(),
            class,
            checked: chosen == Some(option) && !typing,
            disabled: false,
            text: text.into(),
            hint,
            onchange: cx.on(Msg::HoursRange(field, option)),
        })
    };
    let error_id = format!("error-{name}");
    let error = field_error(cx, Field::Hours(field), &error_id);
    let invalid = error.is_some();
    html! {
        <form class="form" novalidate=true onsubmit={cx.on_continue()}>
            { error_summary(cx) }
            <fieldset class={classes!("field", invalid.then_some("invalid"))}>
                <legend>{ page_heading(cx, "question", say::wording(&content.available, cx.answers())) }</legend>
                { error }
                <div class="options">
                    { for content.available_hours.iter().map(|range| option(range.id, "option", &range.text, None)) }
                </div>
                { exact(cx, field, w::AVAILABLE_HOURS, invalid.then_some(error_id)) }
                <p class="or">{ common::OR_IF_NOT }</p>
                { option(NOT_KNOWN, "option unknown", &content.available_not_known, Some(question::TO_FIND_OUT)) }
            </fieldset>
            <div class="stack">
                <div class="actions"><button type="submit" class="button">{ common::CONTINUE }</button></div>
                <p class="small">{ question::SKIP }</p>
            </div>
        </form>
    }
}
