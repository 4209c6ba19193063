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
        components::{Radio, page_heading, radio, send_button},
        cx::Cx,
        el::{El, el},
    },
};

/// Draws the page.
pub fn figure(cx: &Cx, id: ItemId) -> El {
    let form = el("form", "form").flag("novalidate", true).continues(cx);
    let figures = cx.instrument().burden.figures();
    let Some(figure) = figures.into_iter().find(|figure| figure.id == id) else { return form };
    let chosen = figure_chosen(cx.answers(), id);
    let name = format!("burden:{id}");
    let option = |option: OptionId, class: &'static str, text: &'static str, hint: Option<&'static str>| {
        radio(
            cx,
            Radio {
                checked: chosen == Some(option),
                hint,
                ..Radio::of(&name, option.as_str(), class, text, Msg::Choose(id, option))
            },
        )
    };
    let asked = page_heading(cx, "question").text(say::wording(&figure.text, cx.answers()));
    let options = figure.options.iter().map(|choice| option(choice.id, "option", choice.text.as_str(), None));
    let not_known =
        figure.not_known.map(|text| option(NOT_KNOWN, "option unknown", text.as_str(), Some(w::TO_FIND_OUT)));
    let group = el("fieldset", "field")
        .with(el("legend", "").with(asked))
        .with(el("div", "options").all(options))
        .maybe(not_known.is_some().then(|| el("p", "or").text(common::OR_IF_NOT)))
        .maybe(not_known);
    form.with(group).with(send_button(common::CONTINUE, Some(w::SKIP)))
}
