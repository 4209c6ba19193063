//! The time a person has: a range, “not agreed yet” or an exact number.

use super::grid::{exact, is_chosen};
use crate::{
    content::{
        say,
        words::{common, hours as w, question},
    },
    core::ids::{NOT_KNOWN, OptionId},
    journey::{Field, HoursField, Msg},
    ui::{
        components::{Radio, error_summary, field_error, page_heading, radio, send_button},
        cx::Cx,
        el::{El, el},
    },
};

/// Draws the page.
pub fn available(cx: &Cx) -> El {
    let content = &cx.instrument().burden;
    let field = HoursField::Available;
    let name = field.name();
    let option = |option: OptionId, class: &'static str, text: &'static str, hint: Option<&'static str>| {
        radio(
            cx,
            Radio {
                checked: is_chosen(cx, field, option),
                hint,
                ..Radio::of(&name, option.as_str(), class, text, Msg::HoursRange(field, option))
            },
        )
    };
    let (class, error, error_id) = match field_error(cx, Field::Hours(field), &name) {
        Some((line, id)) => ("field invalid", Some(line), Some(id)),
        None => ("field", None, None),
    };
    let asked = page_heading(cx, "question").text(say::wording(&content.available, cx.answers()));
    let ranges =
        content.available_hours.iter().map(|range| option(range.id, "option", range.text.as_str(), None));
    let group = el("fieldset", class)
        .with(el("legend", "").with(asked))
        .maybe(error)
        .with(el("div", "options").all(ranges))
        .with(exact(cx, field, w::AVAILABLE_HOURS, error_id))
        .with(el("p", "or").text(common::OR_IF_NOT))
        .with(option(
            NOT_KNOWN,
            "option unknown",
            content.available_not_known.as_str(),
            Some(question::TO_FIND_OUT),
        ));
    el("form", "form")
        .flag("novalidate", true)
        .continues(cx)
        .maybe(error_summary(cx))
        .with(group)
        .with(send_button(common::CONTINUE, Some(question::SKIP)))
}
