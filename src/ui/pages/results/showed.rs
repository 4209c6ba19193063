//! What was shown, and how sure the person felt (content design 4.7).

use crate::{
    content::{
        findings::{self, Square},
        words::{question, results as w},
    },
    core::score::Assessment,
    ui::{
        components::heading,
        cx::Cx,
        el::{El, el},
    },
};

/// Draws shown understanding, the square (or its sentence) and what to clear up first.
pub fn showed(cx: &Cx, assessment: &Assessment) -> El {
    let instrument = cx.instrument();
    let (total, topics) = findings::shown(instrument, assessment);
    let total = el("p", "").rich(&total).text(" ").with(el("span", "soft num").text(topics));
    let part = el("section", "part").with(heading(cx, 1, "section").text(w::SHOWED_TITLE)).with(total);
    let part = match findings::square(instrument, assessment, cx.journey.session().locked) {
        Some(square) => {
            let drawn = square.worth_drawing();
            let sentence = el("p", if drawn { "small" } else { "" }).text(square.sentence());
            part.maybe(drawn.then(|| table(&square))).with(sentence).maybe(clear_up(cx, assessment, &square))
        }
        None => part,
    };
    part.maybe(findings::felt(instrument, assessment).map(|felt| el("p", "").text(felt)))
}

fn clear_up(cx: &Cx, assessment: &Assessment, square: &Square) -> Option<El> {
    let questions = square.sure_wrong.iter().map(|item| findings::title(cx.instrument(), assessment, *item));
    (!square.sure_wrong.is_empty()).then(|| {
        el("div", "note tight")
            .with(el("p", "").with(el("b", "").text(w::CLEAR_UP)))
            .all(questions.map(|question| el("p", "").text(question)))
            .with(el("p", "small").text(w::CLEAR_UP_NOTE))
    })
}

fn table(square: &Square) -> El {
    let cell = |n: usize, text: &'static str, first: &'static str| {
        let class = if n == 0 { "is-zero" } else { first };
        el("td", class).with(el("b", "").text(n.to_string())).with(el("span", "").text(text))
    };
    let column = |text: &'static str| el("th", "").attr("scope", "col").text(text);
    let row = |text: &'static str, right: El, wrong: El| {
        el("tr", "").with(el("th", "").attr("scope", "row").text(text)).with(right).with(wrong)
    };
    let sure = row(
        question::FAIRLY_SURE,
        cell(square.sure_right, w::SURE_RIGHT, ""),
        cell(square.sure_wrong.len(), w::SURE_WRONG, "is-first"),
    );
    let guessed = row(
        question::GUESSING,
        cell(square.guess_right, w::GUESS_RIGHT, ""),
        cell(square.guess_wrong, w::GUESS_WRONG, ""),
    );
    let head = el("tr", "").with(el("td", "is-corner")).with(column(w::RIGHT)).with(column(w::NOT_RIGHT));
    el("table", "square")
        .with(el("caption", "hidden").text(w::SQUARE_CAPTION))
        .with(el("thead", "").with(head))
        .with(el("tbody", "").with(sure).with(guessed))
}
