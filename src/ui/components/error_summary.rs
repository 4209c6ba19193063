//! What is wrong with a page, at its top and beside the field.

use crate::{
    content::{say::fill, words},
    journey::{Field, FieldError, HoursField},
    ui::{
        cx::{Cx, Did},
        el::{El, el},
    },
};

/// The list of what is wrong, each a link that focuses its field. It gets the focus, so it is read once.
pub fn error_summary(cx: &Cx) -> Option<El> {
    if cx.journey.errors.is_empty() {
        return None;
    }
    let lines = cx.journey.errors.iter().map(|error| {
        let name = match error.field {
            Field::Item(item) => item.to_string(),
            Field::Hours(field) => format!("{}:hours", field.name()),
        };
        let link = el("a", "")
            .attr("href", format!("#{name}"))
            .text(placed(cx, error))
            .followed(cx, Did::Field(name));
        el("li", "").with(link)
    });
    let summary = el("div", "error-summary")
        .attr("role", "alert")
        .attr("tabindex", "-1")
        .known_as(cx.errors)
        .with(el("p", "error-text").text(words::errors::TITLE))
        .with(el("ul", "").attr("role", "list").all(lines));
    Some(summary)
}

/// The message, with the task it belongs to.
fn placed(cx: &Cx, error: &FieldError) -> String {
    let task = match error.field {
        Field::Hours(HoursField::Task(task)) => {
            cx.instrument().burden.tasks.iter().find(|row| row.id == task)
        }
        Field::Hours(HoursField::Available) | Field::Item(_) => None,
    };
    task.map_or_else(
        || error.message.to_string(),
        |task| fill(words::errors::HOURS_PLACE, &[("place", &task.text), ("message", error.message)]),
    )
}

/// The message beside a field, under the id `error-` and its name; none if nothing is wrong with it.
pub fn field_error(cx: &Cx, field: Field, name: &str) -> Option<(El, String)> {
    let error = cx.journey.errors.iter().find(|error| error.field == field)?;
    let id = format!("error-{name}");
    let line = el("p", "error-text")
        .attr("id", id.clone())
        .with(el("span", "hidden").text(words::common::ERROR).text(" "))
        .text(error.message);
    Some((line, id))
}
