//! Four rows of squares, one square a question: where the person is.

use crate::{
    content::{say::fill, words::progress as w},
    core::{
        hours::HoursAnswer,
        ids::Dimension,
        path::{self, Page},
    },
    ui::{
        charts::{percent, rect, svg},
        cx::Cx,
        el::{El, el},
    },
};

/// The four topics with their squares. Past questions are solid, those not known dashed, the present one
/// taller; names and numbers say the same in words.
pub fn topic_squares(cx: &Cx) -> El {
    let rows = Dimension::ALL.iter().map(|dimension| row(cx, *dimension));
    el("ol", "topics").attr("role", "list").attr("aria-label", w::FOUR_TOPICS).all(rows)
}

fn row(cx: &Cx, dimension: Dimension) -> El {
    let (instrument, session) = (cx.instrument(), cx.journey.session());
    let here = cx.journey.place.page;
    let current = here.dimension(instrument) == Some(dimension);
    let pages: Vec<Page> = path::dimension_pages(instrument, &session.answers, dimension).collect();
    #[expect(clippy::cast_precision_loss, reason = "a dozen questions")]
    let part = 100.0 / pages.len() as f64;
    let squares = pages.iter().enumerate().map(|(i, page)| {
        let (class, y, height) = if *page == here {
            ("c-now", "0", "10")
        } else if is_not_known(cx, *page) {
            ("c-unknown", "3", "4")
        } else if page.answered(instrument, &session.answers) {
            ("c-solid", "3", "4")
        } else {
            ("c-ahead", "3", "4")
        };
        #[expect(clippy::cast_precision_loss, reason = "a dozen questions")]
        rect(class, percent(part * i as f64), y, percent(part * 0.8), height)
    });
    let progress = path::progress(instrument, session, dimension);
    let name = instrument.dimension(dimension).name.as_str();
    let at = pages.iter().position(|page| *page == here).map(|at| (at + 1).to_string());
    let all = progress.questions.to_string();
    let answered = progress.answered.to_string();
    let said = match at {
        Some(n) => fill(w::AT, &[("topic", name), ("n", &n), ("all", &all)]),
        None if current => fill(w::NOTES, &[("topic", name)]),
        None if progress.done => fill(w::DONE, &[("topic", name)]),
        None if progress.answered > 0 => {
            fill(w::STARTED, &[("topic", name), ("answered", &answered), ("n", &all)])
        }
        None => fill(w::NOT_STARTED, &[("topic", name), ("n", &all)]),
    };
    let seen = if progress.done && !current { fill(w::DONE, &[("topic", name)]) } else { name.to_string() };
    let row = el("li", "")
        .with(svg().attr("height", "10").all(squares))
        .with(el("span", "topic-name").attr("aria-hidden", "true").text(seen))
        .with(el("span", "hidden").text(said));
    if current { row.attr("aria-current", "step") } else { row }
}

fn is_not_known(cx: &Cx, page: Page) -> bool {
    let answers = cx.answers();
    match page {
        Page::Question(id) => cx.instrument().item(id).is_some_and(|item| {
            let way_out = item.not_known.as_ref().map(|way| way.id);
            item.answer_ids().any(|id| way_out.is_some() && answers.chosen(id) == way_out)
        }),
        Page::Grid => answers.burden.tasks.values().any(|hours| *hours == HoursAnswer::NotKnown),
        Page::Available => answers.burden.available == Some(HoursAnswer::NotKnown),
        Page::Figure(id) => path::figure_chosen(answers, id) == Some(crate::core::ids::NOT_KNOWN),
        Page::Welcome | Page::Topics | Page::Notes(_) | Page::Check | Page::Results | Page::Keep => false,
    }
}
