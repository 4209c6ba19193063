//! Check your answers: what is still open first, then everything, with links that come back.

use crate::{
    content::{
        say::{count, count_word, fill},
        words::{check as w, common},
    },
    core::{ids::Dimension, instrument::Kind, path::Page},
    journey::{Answer, Msg, Row},
    ui::{
        components::{button, fold, heading, page_heading},
        cx::Cx,
        el::{El, el},
    },
};

/// Draws the page.
pub fn check(cx: &Cx) -> El {
    let pages = cx.journey.pages();
    let all: Vec<Row> =
        pages.iter().filter(|page| page.asks()).flat_map(|page| cx.journey.rows(*page)).collect();
    let open: Vec<&Row> = all.iter().filter(|row| row.answer.is_open()).collect();
    let headline = el("div", "headline")
        .with(page_heading(cx, "title").text(w::TITLE))
        .with(el("p", "").text(lede(&open)));
    let kind_of = |page: Page| match page {
        Page::Question(id) => cx.instrument().item(id).map(|item| item.kind),
        _ => None,
    };
    let group = |name: &'static str, keep: &dyn Fn(Page) -> bool| {
        let rows: Vec<&Row> = all.iter().filter(|row| keep(row.page)).collect();
        (!rows.is_empty()).then(|| group(cx, name, &rows))
    };
    let folds = el("div", "folds")
        .maybe(group(w::ABOUT_YOU, &|page| matches!(kind_of(page), Some(Kind::Profile | Kind::SelfRating))))
        .all(Dimension::ALL.into_iter().filter_map(|dimension| {
            let name = cx.instrument().dimension(dimension).name.as_str();
            group(name, &|page| page.dimension(cx.instrument()) == Some(dimension))
        }))
        .maybe(group(w::COMPARISON, &|page| kind_of(page) == Some(Kind::Comparison)));
    let everything = el("section", "part")
        .with(el("div", "topic-head").with(heading(cx, 1, "h3").text(w::ALL)))
        .with(folds);
    el("div", "page")
        .with(headline)
        .maybe((!open.is_empty()).then(|| still_open(cx, &open, all.len())))
        .with(everything)
        .with(el("div", "actions").with(button(cx, common::CONTINUE, Msg::Continue)))
}

fn lede(open: &[&Row]) -> String {
    if open.is_empty() {
        return w::LEDE_WHOLE.to_string();
    }
    let not_known = open.iter().filter(|row| row.answer != Answer::None).count();
    let skipped = (open.len() - not_known).to_string();
    fill(w::LEDE_OPEN, &[("not_known", &count_word(not_known)), ("skipped", &skipped)])
}

fn still_open(cx: &Cx, open: &[&Row], all: usize) -> El {
    let of = fill(w::OPEN_COUNT, &[("n", &open.len().to_string()), ("all", &all.to_string())]);
    let locked = open.iter().any(|row| row.locked);
    el("section", "part")
        .with(
            el("div", "topic-head").with(heading(cx, 1, "h3").text(w::OPEN)).with(el("p", "small").text(of)),
        )
        .with(rows(cx, open))
        .maybe(locked.then(|| el("p", "small").text(w::LOCKED_WHY)))
}

fn group(cx: &Cx, name: &'static str, all: &[&Row]) -> El {
    let of = |keep: fn(&Answer) -> bool| all.iter().filter(|row| keep(&row.answer)).count();
    let given = of(|answer| *answer != Answer::None);
    let not_known = of(|answer| matches!(answer, Answer::NotKnown(_)));
    let none = of(|answer| *answer == Answer::None);
    let mut said = count(given, w::ANSWERS_ONE, w::ANSWERS);
    for (n, text) in [(not_known, w::NOT_KNOWN), (none, w::NO_ANSWERS)] {
        if n > 0 {
            said.push_str(common::LIST_COMMA);
            said.push_str(&fill(text, &[("n", &n.to_string())]));
        }
    }
    let summary =
        el("span", "").with(el("b", "").text(name)).with(el("br", "")).with(el("span", "small").text(said));
    fold(false, summary, el("div", "fold").with(rows(cx, all)))
}

fn rows(cx: &Cx, rows: &[&Row]) -> El {
    el("dl", "summary").all(rows.iter().map(|row| summary_row(cx, row)))
}

fn summary_row(cx: &Cx, row: &Row) -> El {
    let answer = match &row.answer {
        Answer::Given(text) => el("span", "").text(text.clone()),
        Answer::NotKnown(text) => el("span", "unknown-text").text(text.clone()),
        Answer::None => el("span", "skipped").text(w::NO_ANSWER),
    };
    let given = el("dd", "").with(answer);
    let given = match row.sure {
        Some(sure) => given.with(el("br", "")).with(el("span", "small").text(sure)),
        None => given,
    };
    let change = if row.locked {
        el("span", "small").text(w::LOCKED)
    } else {
        el("button", "link")
            .attr("type", "button")
            .text(w::CHANGE)
            .with(el("span", "hidden").text(": ").text(row.question.clone()))
            .pressed(cx, Msg::Go(row.page, true))
    };
    el("div", "").with(el("dt", "").text(row.question.clone())).with(given).with(el("dd", "").with(change))
}
