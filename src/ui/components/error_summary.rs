//! What is wrong with a page, at its top and beside the field.

use crate::{
    content::{say::fill, words},
    journey::{Field, FieldError, HoursField},
    ui::cx::{Cx, Did},
};
use yew::prelude::*;

/// The list of what is wrong, each a link that focuses its field. It gets the focus, so it is read once.
pub fn error_summary(cx: &Cx) -> Html {
    if cx.journey.errors.is_empty() {
        return html! {};
    }
    let lines = cx.journey.errors.iter().map(|error| {
        let name = match error.field {
            Field::Item(item) => item.to_string(),
            Field::Hours(field) => format!("{}:hours", field.name()),
        };
        let send = cx.send.clone();
        let href = format!("#{name}");
        let onclick = Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            send.emit(Did::Field(name.clone()));
        });
        html! { <li><a {href} {onclick}>{ placed(cx, error) }</a></li> }
    });
    html! {
        <div class="error-summary" role="alert" tabindex="-1" ref={cx.errors.clone()}>
            <p class="error-text">{ words::errors::TITLE }</p>
            <ul role="list">{ for lines }</ul>
        </div>
    }
}

/// The message, with the task it belongs to.
fn placed(cx: &Cx, error: &FieldError) -> String {
    let task = match error.field {
        Field::Hours(HoursField::Task(task)) => cx.instrument().burden.tasks.iter().find(|row| row.id == task),
        Field::Hours(HoursField::Available) | Field::Item(_) => None,
    };
    task.map_or_else(
        || error.message.clone(),
        |task| fill(words::errors::HOURS_PLACE, &[("place", &task.text), ("message", &error.message)]),
    )
}

/// The message beside a field; none if nothing is wrong with it.
pub fn field_error(cx: &Cx, field: Field, id: &str) -> Option<Html> {
    let error = cx.journey.errors.iter().find(|error| error.field == field)?;
    Some(html! {
        <p class="error-text" id={id.to_string()}>
            <span class="hidden">{ words::common::ERROR }{ " " }</span>{ error.message.clone() }
        </p>
    })
}
