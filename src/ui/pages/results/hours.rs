//! Hours asked against hours available, as a picture with its figures, and effort against size (content
//! design 3.3).

use crate::{
    content::{
        findings,
        say::fill,
        words::results as w,
    },
    core::{
        burden::{HOW_SET, Outcome, Span, span},
        score::Assessment,
    },
    ui::{
        charts::{hours_axis, hours_bar},
        components::{fold, heading, rich},
        cx::Cx,
    },
};
use yew::prelude::*;

/// Draws the hours.
pub fn hours(cx: &Cx, assessment: &Assessment) -> Html {
    let lead = cx.answers().lead_form();
    let mut ratio = findings::ratio(&assessment.hours).into_iter();
    let first = ratio.next().unwrap_or_default();
    let rest: Vec<String> = ratio.collect();
    let answered = assessment.hours.outcome != Outcome::Skipped;
    html! {
        <section class="part">
            { heading(cx, 1, "section", if lead { w::HOURS_TITLE_LEAD } else { w::HOURS_TITLE }) }
            <p class="lede">{ rich(&first) }{ " " }<span class="soft">{ rest.join(" ") }</span></p>
            if answered { { picture(cx, assessment, lead) } }
            { how_set(cx) }
            if let Some(size) = findings::size(cx.instrument(), assessment) {
                <div class="note tight">
                    <p><b>{ w::SIZE_TITLE }</b>{ " " }{ size }</p>
                    <p class="small">{ w::SIZE_NOTE }</p>
                </div>
            }
            if answered {
                { fold(false, w::HOURS_LIMITS_TITLE.into(), html! {
                    <ul class="bullets">
                        { for [w::HOURS_LIMIT_1, w::HOURS_LIMIT_2, w::HOURS_LIMIT_3, w::HOURS_LIMIT_4, w::HOURS_LIMIT_5, w::HOURS_LIMIT_6]
                            .into_iter().map(|limit| html! { <li>{ limit }</li> }) }
                    </ul>
                }) }
            }
        </section>
    }
}

fn picture(cx: &Cx, assessment: &Assessment, lead: bool) -> Html {
    let content = &cx.instrument().burden;
    let answers = &cx.answers().burden;
    let asked = assessment.hours.asked;
    let have = assessment.hours.available;
    let most = have.map_or(asked.high, |have| have.high.max(asked.high));
    let (most, axis) = hours_axis(most.max(1.0));
    let main = |label: &'static str, hours: Span, is_asked: bool| {
        html! {
            <div class="hbar main">
                <p><span>{ label }</span><span class="num">{ findings::span(hours, w::ABOUT_HOURS, w::EXACT_HOURS) }</span></p>
                { hours_bar(hours, most, is_asked, true) }
            </div>
        }
    };
    let tasks = content.tasks.iter().map(|task| {
        let hours = answers.tasks.get(&task.id).and_then(|hours| span(*hours, &content.task_hours));
        let said = match (hours, answers.tasks.get(&task.id).and_then(|hours| hours.option())) {
            (Some(_), Some(option)) => {
                content.task_hours.iter().find(|range| range.id == option).map(|range| range.text.clone())
            }
            (Some(hours), None) => Some(findings::span(hours, w::ABOUT_HOURS, w::EXACT_HOURS)),
            (None, _) => None,
        };
        html! {
            <div class="hbar">
                <p>
                    <span>{ &task.text }</span>
                    if let Some(said) = said {
                        <span class="num soft">{ said }</span>
                    } else {
                        <span class="unknown-text">{ &content.task_not_known }</span>
                    }
                </p>
                if let Some(hours) = hours { { hours_bar(hours, most, true, false) } }
            </div>
        }
    });
    html! {
        <>
            <div class="hbars">
                { main(if lead { w::ASKED_LEAD } else { w::ASKED }, asked, true) }
                <div class="tasks-hours">{ for tasks }</div>
                if let Some(have) = have { { main(if lead { w::HAVE_LEAD } else { w::HAVE }, have, false) } }
                if have.is_none() && answers.available.is_some() {
                    <div class="hbar main">
                        <p><span>{ if lead { w::HAVE_LEAD } else { w::HAVE } }</span><span class="unknown-text">{ &content.available_not_known }</span></p>
                    </div>
                }
                { axis }
            </div>
            <p class="small">{ w::HOURS_KEY }</p>
        </>
    }
}

/// “your own guess”: who set the figure for the time available.
fn how_set(cx: &Cx) -> Html {
    let figure = &cx.instrument().burden.how_set;
    let chosen = cx.answers().burden.figures.get(&HOW_SET);
    let Some(option) = figure.options.iter().find(|option| Some(&option.id) == chosen) else { return html! {} };
    html! { <p class="small">{ fill(w::HOW_SET, &[("how", &option.text.to_lowercase())]) }</p> }
}
