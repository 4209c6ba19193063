//! The hours grid: five tasks, each a range, “not known yet” or an exact number (content design 3.3).

use super::question::example;
use crate::{
    content::{
        findings, say,
        words::{common, hours as w},
    },
    core::{
        burden::{self, PERIOD},
        hours::{HoursAnswer, write_number},
        ids::{NOT_KNOWN, OptionId},
        instrument::Task,
        path::figure_chosen,
    },
    journey::{Field, HoursField, Msg},
    ui::{
        charts::hours_bar,
        components::{Radio, error_summary, field_error, page_heading, radio, send_button},
        cx::Cx,
        el::{El, el},
    },
};

/// Draws the grid.
pub fn grid(cx: &Cx) -> El {
    let content = &cx.instrument().burden;
    let intro = el("div", "stack")
        .with(page_heading(cx, "question").text(say::wording(&content.grid, cx.answers())))
        .maybe(cx.answers().lead_form().then(|| el("p", "").text(w::LEAD_INTRO)))
        .with(el("p", "").text(intro(cx)));
    el("form", "form")
        .flag("novalidate", true)
        .continues(cx)
        .maybe(error_summary(cx))
        .with(intro)
        .with(el("div", "hours").all(content.tasks.iter().map(|task| row(cx, task))))
        .with(sum(cx))
        .with(send_button(common::CONTINUE, None))
}

fn intro(cx: &Cx) -> String {
    let chosen = figure_chosen(cx.answers(), PERIOD);
    let period = &cx.instrument().burden.period;
    match period.options.iter().find(|option| Some(option.id) == chosen) {
        Some(option) => {
            say::fill(w::INTRO_PERIOD, &[("period", &say::within_sentence(&option.text)), ("day", w::DAY)])
        }
        None => say::fill(w::INTRO, &[("day", w::DAY)]),
    }
}

fn row(cx: &Cx, task: &'static Task) -> El {
    let content = &cx.instrument().burden;
    let field = HoursField::Task(task.id);
    let name = field.name();
    let key = |option: OptionId, text: &'static str, class: &'static str| {
        radio(
            cx,
            Radio {
                checked: is_chosen(cx, field, option),
                unit: (option != NOT_KNOWN).then_some(w::UNIT),
                ..Radio::of(&name, option.as_str(), class, text, Msg::HoursRange(field, option))
            },
        )
    };
    let (class, error, error_id) = match field_error(cx, Field::Hours(field), &name) {
        Some((line, id)) => ("hours-row invalid", Some(line), Some(id)),
        None => ("hours-row", None, None),
    };
    let cells = el("div", "cells")
        .all(content.task_hours.iter().map(|range| key(range.id, range.short.as_str(), "key")))
        .with(key(NOT_KNOWN, content.task_not_known.as_str(), "key unknown"))
        .with(exact(cx, field, &task.text, error_id));
    el("fieldset", class)
        .with(el("legend", "").text(task.text).maybe(example(cx, task.hint.as_ref(), "hint")))
        .maybe(error)
        .with(cells)
}

/// Whether a range is chosen. While something is typed, none is.
pub fn is_chosen(cx: &Cx, field: HoursField, option: OptionId) -> bool {
    let chosen = cx.journey.hours(field).and_then(HoursAnswer::option);
    chosen == Some(option) && !cx.journey.drafts.contains_key(&field)
}

/// The field for an exact number.
pub fn exact(cx: &Cx, field: HoursField, about: &str, error_id: Option<String>) -> El {
    let draft = cx.journey.drafts.get(&field).cloned();
    let value = draft.unwrap_or_else(|| match cx.journey.hours(field) {
        Some(HoursAnswer::Exact(hours)) => write_number(hours.get()),
        Some(HoursAnswer::Range(_) | HoursAnswer::NotKnown) | None => String::new(),
    });
    let name = format!("{}:hours", field.name());
    let id = format!("hours-{name}");
    let said = say::fill(w::THE_HOURS, &[("task", about)]);
    let label = el("label", "")
        .attr("for", id.clone())
        .text(w::OR_TYPE)
        .with(el("span", "hidden").text(" ").text(said));
    let input = el("input", "text")
        .attr("id", id)
        .attr("name", name)
        .attr("inputmode", "decimal")
        .attr("autocomplete", "off")
        .attr("size", "5")
        .value(value)
        .gives_hours(cx, field);
    let input = match error_id {
        Some(id) => input.attr("aria-invalid", "true").attr("aria-describedby", id),
        None => input,
    };
    el("div", "exact").with(label).with(input)
}

/// The sum so far: text first, then its picture. Not announced at each press.
fn sum(cx: &Cx) -> El {
    let (asked, _) = burden::asked(&cx.instrument().burden, &cx.answers().burden);
    let nothing = cx.answers().burden.tasks.is_empty();
    let text =
        if nothing { w::SO_FAR_NONE.to_string() } else { findings::span(asked, w::SO_FAR, w::SO_FAR_EXACT) };
    el("div", "sum")
        .with(el("p", "num").rich(&text))
        .maybe((!nothing).then(|| hours_bar(asked, asked.high.max(50.0), true, true)))
        .with(el("p", "small").text(w::ALL_TOGETHER))
}
