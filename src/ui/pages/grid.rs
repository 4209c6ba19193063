//! The hours grid: five tasks, each a range, “not known yet” or an exact number (content design 3.3).

use crate::{
    content::{
        findings, say,
        words::{common, hours as w},
    },
    core::{
        burden,
        hours::{HoursAnswer, write_number},
        ids::{NOT_KNOWN, OptionId},
        instrument::{Figure, Task},
    },
    journey::{Field, HoursField, Msg},
    ui::{
        charts::hours_bar,
        components::{Radio, error_summary, field_error, page_heading, radio, rich},
        cx::{Cx, Did},
    },
};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Draws the grid.
pub fn grid(cx: &Cx) -> Html {
    let content = &cx.instrument().burden;
    let lead = cx.answers().lead_form();
    html! {
        <form class="form" novalidate=true onsubmit={cx.on_continue()}>
            { error_summary(cx) }
            <div class="stack">
                { page_heading(cx, "question", say::wording(&content.grid, cx.answers())) }
                if lead { <p>{ w::LEAD_INTRO }</p> }
                <p>{ intro(cx, &content.period) }</p>
            </div>
            <div class="hours">{ for content.tasks.iter().map(|task| row(cx, task)) }</div>
            { sum(cx) }
            <div class="actions"><button type="submit" class="button">{ common::CONTINUE }</button></div>
        </form>
    }
}

fn intro(cx: &Cx, period: &Figure) -> String {
    let chosen = cx.answers().burden.figures.get(&period.id);
    let option = period.options.iter().find(|option| Some(&option.id) == chosen);
    match option {
        // In the middle of a sentence.
        Some(option) => {
            let text = option.text.to_lowercase();
            say::fill(w::INTRO_PERIOD, &[("period", &text), ("day", w::DAY)])
        }
        None => say::fill(w::INTRO, &[("day", w::DAY)]),
    }
}

fn row(cx: &Cx, task: &'static Task) -> Html {
    let content = &cx.instrument().burden;
    let field = HoursField::Task(task.id);
    let example = say::hint(task.hint.as_ref(), cx.answers());
    let error_id = format!("error-{}", field.name());
    let error = field_error(cx, Field::Hours(field), &error_id);
    html! {
        <fieldset class={classes!("hours-row", error.is_some().then_some("invalid"))}>
            <legend>
                { &task.text }
                if let Some(example) = example { <span class="hint">{ example }</span> }
            </legend>
            { error.clone() }
            <div class="cells">
                { for content.task_hours.iter().map(|range| key(cx, field, range.id, &range.short, "key")) }
                { key(cx, field, NOT_KNOWN, &content.task_not_known, "key unknown") }
                { exact(cx, field, &task.text, error.is_some().then_some(error_id)) }
            </div>
        </fieldset>
    }
}

fn key(cx: &Cx, field: HoursField, option: OptionId, text: &str, class: &'static str) -> Html {
    let chosen = cx.journey.hours(field).and_then(HoursAnswer::option);
    let name = field.name();
    let text = html! {
        <>
            { text }
            if option != NOT_KNOWN { <span class="hidden">{ " " }{ w::UNIT }</span> }
        </>
    };
    radio(Radio {
        name: &name,
        value: option.as_str(),
        class,
        checked: chosen == Some(option) && !cx.journey.drafts.contains_key(&field),
        disabled: false,
        text,
        hint: None,
        onchange: cx.on(Msg::HoursRange(field, option)),
    })
}

/// The field for an exact number.
pub fn exact(cx: &Cx, field: HoursField, about: &str, error: Option<String>) -> Html {
    let draft = cx.journey.drafts.get(&field).cloned();
    let value = draft.unwrap_or_else(|| match cx.journey.hours(field) {
        Some(HoursAnswer::Exact(hours)) => write_number(hours.get()),
        Some(HoursAnswer::Range(_) | HoursAnswer::NotKnown) | None => String::new(),
    });
    let name = format!("{}:hours", field.name());
    let id = format!("hours-{name}");
    let send = cx.send.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        send.emit(Did::Msg(Msg::HoursTyped(field, input.value())));
    });
    html! {
        <div class="exact">
            <label for={id.clone()}>
                { w::OR_TYPE }<span class="hidden">{ " " }{ say::fill(w::THE_HOURS, &[("task", about)]) }</span>
            </label>
            <input class="text" {id} {name} {value} {oninput} inputmode="decimal" autocomplete="off" size="5"
                aria-invalid={error.is_some().then_some("true")} aria-describedby={error} />
        </div>
    }
}

/// The sum so far: text first, then its picture. Not announced at each press.
fn sum(cx: &Cx) -> Html {
    let (asked, _) = burden::asked(&cx.instrument().burden, &cx.answers().burden);
    let nothing = cx.answers().burden.tasks.is_empty();
    let text = if nothing {
        w::SO_FAR_NONE.to_string()
    } else {
        findings::span(asked, w::SO_FAR, w::SO_FAR_EXACT)
    };
    html! {
        <div class="sum">
            <p class="num">{ rich(&text) }</p>
            if !nothing { { hours_bar(asked, asked.high.max(50.0), true, true) } }
            <p class="small">{ w::ALL_TOGETHER }</p>
        </div>
    }
}
