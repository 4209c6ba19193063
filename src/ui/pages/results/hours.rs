//! Hours asked against hours available, as a picture with its figures, and effort against size (content
//! design 3.3).

use crate::{
    content::{
        findings,
        say::{fill, within_sentence},
        words::results as w,
    },
    core::{
        burden::{HOW_SET, Outcome, Span, span},
        instrument::Task,
        path::figure_chosen,
        score::Assessment,
    },
    ui::{
        charts::{hours_axis, hours_bar},
        components::{fold, heading},
        cx::Cx,
        el::{El, el},
    },
};

/// Draws the hours.
pub fn hours(cx: &Cx, assessment: &Assessment) -> El {
    let lead = cx.answers().lead_form();
    let mut ratio = findings::ratio(&assessment.hours).into_iter();
    let first = ratio.next().unwrap_or_default();
    let rest = ratio.collect::<Vec<_>>().join(" ");
    let answered = assessment.hours.outcome != Outcome::Skipped;
    let part = el("section", "part")
        .with(heading(cx, 1, "section").text(if lead { w::HOURS_TITLE_LEAD } else { w::HOURS_TITLE }))
        .with(el("p", "lede").rich(&first).text(" ").with(el("span", "soft").text(rest)));
    let part = if answered {
        part.with(picture(cx, assessment, lead)).with(el("p", "small").text(w::HOURS_KEY))
    } else {
        part
    };
    let size = findings::size(cx.instrument(), assessment).map(|size| {
        el("div", "note tight")
            .with(el("p", "").with(el("b", "").text(w::SIZE_TITLE)).text(" ").text(size))
            .with(el("p", "small").text(w::SIZE_NOTE))
    });
    // Only a figure can have been set by somebody.
    let figure = assessment.hours.available.is_some_and(|have| have.high > 0.0);
    part.maybe(if figure { how_set(cx) } else { None }).maybe(size).maybe(answered.then(limits))
}

/// What the figures cannot say, in a fold.
fn limits() -> El {
    let limits = [
        w::HOURS_LIMIT_1,
        w::HOURS_LIMIT_2,
        w::HOURS_LIMIT_3,
        w::HOURS_LIMIT_4,
        w::HOURS_LIMIT_5,
        w::HOURS_LIMIT_6,
    ];
    let list = el("ul", "bullets").all(limits.map(|limit| el("li", "").text(limit)));
    fold(false, el("span", "").text(w::HOURS_LIMITS_TITLE), el("div", "fold").with(list))
}

fn picture(cx: &Cx, assessment: &Assessment, lead: bool) -> El {
    let content = &cx.instrument().burden;
    let asked = assessment.hours.asked;
    let have = assessment.hours.available;
    let most = have.map_or(asked.high, |have| have.high.max(asked.high));
    let (most, axis) = hours_axis(most.max(1.0));
    let said = |hours: Span| el("span", "num").text(findings::span(hours, w::ABOUT_HOURS, w::EXACT_HOURS));
    let main = |label: &'static str, said: El, drawing: Option<El>| {
        el("div", "hbar main").with(el("p", "").with(el("span", "").text(label)).with(said)).maybe(drawing)
    };
    let you_have = if lead { w::HAVE_LEAD } else { w::HAVE };
    let available = match (have, cx.answers().burden.available) {
        (Some(have), _) => Some(main(you_have, said(have), Some(hours_bar(have, most, false, true)))),
        (None, Some(_)) => {
            let not_known = el("span", "unknown-text").text(content.available_not_known);
            Some(main(you_have, not_known, None))
        }
        (None, None) => None,
    };
    let tasks = content.tasks.iter().map(|task| task_bar(cx, task, most));
    let asked_of_you = if lead { w::ASKED_LEAD } else { w::ASKED };
    // No task is known: that is not “0 hours”.
    let unknown = asked.high <= 0.0 && assessment.hours.tasks_not_known > 0;
    let asked = if unknown {
        main(asked_of_you, el("span", "unknown-text").text(content.task_not_known), None)
    } else {
        main(asked_of_you, said(asked), Some(hours_bar(asked, most, true, true)))
    };
    el("div", "hbars")
        .with(asked)
        .with(el("div", "tasks-hours").all(tasks))
        .maybe(available)
        .maybe((!unknown || have.is_some()).then_some(axis))
}

fn task_bar(cx: &Cx, task: &'static Task, most: f64) -> El {
    let content = &cx.instrument().burden;
    let answer = cx.answers().burden.tasks.get(&task.id).copied();
    let hours = answer.and_then(|hours| span(hours, &content.task_hours));
    let range = answer.and_then(crate::core::hours::HoursAnswer::option);
    let range = content.task_hours.iter().find(|known| Some(known.id) == range);
    let said = match (hours, range) {
        (_, Some(range)) => el("span", "num soft").text(range.text),
        (Some(hours), None) => {
            el("span", "num soft").text(findings::span(hours, w::ABOUT_HOURS, w::EXACT_HOURS))
        }
        (None, None) => el("span", "unknown-text").text(content.task_not_known),
    };
    el("div", "hbar")
        .with(el("p", "").with(el("span", "").text(task.text)).with(said))
        .maybe(hours.map(|hours| hours_bar(hours, most, true, false)))
}

/// “your own guess”: who set the figure for the time available.
fn how_set(cx: &Cx) -> Option<El> {
    let chosen = figure_chosen(cx.answers(), HOW_SET)?;
    let option = cx.instrument().burden.how_set.options.iter().find(|option| option.id == chosen)?;
    Some(el("p", "small").text(fill(w::HOW_SET, &[("how", &within_sentence(&option.text))])))
}
