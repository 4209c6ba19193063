//! Check your answers: what is still open first, then everything, with links that come back.

use crate::{
    content::{
        say::{count, count_word, fill},
        words::{check as w, common},
    },
    core::{
        ids::Dimension,
        instrument::Kind,
        path::Page,
    },
    journey::{Answer, Msg, Row},
    ui::{
        components::{button, fold, heading, page_heading},
        cx::Cx,
    },
};
use yew::prelude::*;

/// Draws the page.
pub fn check(cx: &Cx) -> Html {
    let pages = cx.journey.pages();
    let rows_of = |keep: &dyn Fn(Page) -> bool| -> Vec<Row> {
        pages.iter().copied().filter(|page| page.asks() && keep(*page)).flat_map(|page| cx.journey.rows(page)).collect()
    };
    let all = rows_of(&|_| true);
    let open: Vec<&Row> = all.iter().filter(|row| row.answer.is_open()).collect();
    let not_known = open.iter().filter(|row| row.answer != Answer::None).count();
    let lede = if open.is_empty() {
        w::LEDE_WHOLE.to_string()
    } else {
        let skipped = (open.len() - not_known).to_string();
        fill(w::LEDE_OPEN, &[("not_known", &count_word(not_known)), ("skipped", &skipped)])
    };
    let kind_of = |page: Page| match page {
        Page::Question(id) => cx.instrument().item(id).map(|item| item.kind),
        _ => None,
    };
    let about_you = rows_of(&|page| matches!(kind_of(page), Some(Kind::Profile | Kind::SelfRating)));
    let comparison = rows_of(&|page| kind_of(page) == Some(Kind::Comparison));
    html! {
        <>
            <div class="headline">
                { page_heading(cx, "title", w::TITLE) }
                <p>{ lede }</p>
            </div>
            if !open.is_empty() {
                <section class="part">
                    <div class="topic-head">
                        { heading(cx, 1, "h3", w::OPEN) }
                        <p class="small">
                            { fill(w::OPEN_COUNT, &[("n", &open.len().to_string()), ("all", &all.len().to_string())]) }
                        </p>
                    </div>
                    <dl class="summary">{ for open.iter().map(|row| summary_row(cx, row)) }</dl>
                    if open.iter().any(|row| row.locked) { <p class="small">{ w::LOCKED_WHY }</p> }
                </section>
            }
            <section class="part">
                <div class="topic-head">{ heading(cx, 1, "h3", w::ALL) }</div>
                <div class="folds">
                    { group(cx, w::ABOUT_YOU, &about_you) }
                    { for Dimension::ALL.into_iter().map(|dimension| {
                        let rows = rows_of(&|page| page.dimension(cx.instrument()) == Some(dimension));
                        group(cx, &cx.instrument().dimension(dimension).name, &rows)
                    }) }
                    if !comparison.is_empty() { { group(cx, w::COMPARISON, &comparison) } }
                </div>
            </section>
            <div class="actions">{ button(common::CONTINUE, cx.on(Msg::Continue)) }</div>
        </>
    }
}

fn group(cx: &Cx, name: &str, rows: &[Row]) -> Html {
    let of = |keep: fn(&Answer) -> bool| rows.iter().filter(|row| keep(&row.answer)).count();
    let given = of(|answer| *answer != Answer::None);
    let not_known = of(|answer| matches!(answer, Answer::NotKnown(_)));
    let none = of(|answer| *answer == Answer::None);
    let mut said = vec![count(given, w::ANSWERS_ONE, w::ANSWERS)];
    for (n, text) in [(not_known, w::NOT_KNOWN), (none, w::NO_ANSWERS)] {
        if n > 0 {
            said.push(fill(text, &[("n", &n.to_string())]));
        }
    }
    fold(
        false,
        html! { <><b>{ name }</b><br /><span class="small">{ said.join(common::LIST_COMMA) }</span></> },
        html! { <dl class="summary">{ for rows.iter().map(|row| summary_row(cx, row)) }</dl> },
    )
}

fn summary_row(cx: &Cx, row: &Row) -> Html {
    let answer = match &row.answer {
        Answer::Given(text) => html! { { text } },
        Answer::NotKnown(text) => html! { <span class="unknown-text">{ text }</span> },
        Answer::None => html! { <span class="skipped">{ w::NO_ANSWER }</span> },
    };
    html! {
        <div>
            <dt>{ &row.question }</dt>
            <dd>
                { answer }
                if let Some(sure) = row.sure { <br /><span class="small">{ sure }</span> }
            </dd>
            <dd>
                if row.locked {
                    <span class="small">{ w::LOCKED }</span>
                } else {
                    <button type="button" class="link" onclick={cx.on(Msg::Go(row.page, true))}>
                        { w::CHANGE }<span class="hidden">{ ": " }{ &row.question }</span>
                    </button>
                }
            </dd>
        </div>
    }
}
