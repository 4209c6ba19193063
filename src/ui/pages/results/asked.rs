//! All not-known answers, as a list of questions with who to ask (content design 5.5, part 4).

use crate::{
    content::{
        findings,
        say::{self, count_word, fill},
        words::results as w,
    },
    core::{
        advice::{self, Fired},
        score::Assessment,
    },
    ui::{
        charts::open_square,
        components::heading,
        cx::Cx,
        el::{El, el},
    },
};

/// Draws the list.
pub fn asked(cx: &Cx, assessment: &Assessment, fired: &[Fired]) -> El {
    let instrument = cx.instrument();
    let items = findings::to_find_out(instrument, assessment);
    let lede = match items.len() {
        0 => w::ASKED_NOTHING.to_string(),
        1 => w::ASKED_LEDE_ONE.to_string(),
        n => fill(w::ASKED_LEDE, &[("n", &count_word(n))]),
    };
    let rows = items.iter().enumerate().map(|(i, item)| {
        let who = say::who(advice::who_to_ask(instrument, fired, *item), cx.answers());
        let said = el("div", "tight")
            .with(el("p", "").text(findings::title(instrument, assessment, *item)))
            .with(el("p", "small").text(w::ASK).text(" ").text(who));
        el("li", "").with(open_square(i)).with(said)
    });
    let head = el("div", "tight")
        .with(heading(cx, 1, "section").text(w::ASKED_TITLE))
        .with(el("p", "soft").text(lede));
    el("section", "part")
        .with(head)
        .maybe((!items.is_empty()).then(|| el("ul", "find").attr("role", "list").all(rows)))
}
