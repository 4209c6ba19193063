//! The note on one knowledge item: what was said, the best answer, why, and where that comes from.

use crate::{
    content::{say, words::notes as w},
    core::{
        instrument::Item,
        score::{Assessment, Knowledge},
        session::Sureness,
    },
    ui::{
        cx::Cx,
        el::{El, el},
    },
};

/// The question with how it was answered, put into `line`.
pub fn asked(cx: &Cx, assessment: &Assessment, item: &Item, line: El) -> El {
    let sure = cx.answers().sure.get(&item.id) == Some(&Sureness::FairlySure);
    let verdict = match knowledge(assessment, item) {
        Knowledge::Right => w::RIGHT,
        Knowledge::Wrong if sure => w::WRONG_SURE,
        Knowledge::Wrong => w::WRONG,
        Knowledge::ToLearn => w::TO_LEARN,
        Knowledge::Skipped => w::SKIPPED,
    };
    line.text(say::wording(&item.text, cx.answers()))
        .text(" ")
        .with(el("span", "small").text(say::fill(w::VERDICT, &[("verdict", verdict)])))
}

/// How the item was answered.
pub fn knowledge(assessment: &Assessment, item: &Item) -> Knowledge {
    assessment.knowledge_of(item.id).unwrap_or(Knowledge::Skipped)
}

/// The note itself, put into `place`.
pub fn note(cx: &Cx, assessment: &Assessment, item: &Item, place: El) -> El {
    let answers = cx.answers();
    let text = |template, option| {
        say::fill(template, &[("answer", say::chosen(item, option, answers).unwrap_or_default())])
    };
    let said = answers.items.get(&item.id).filter(|_| knowledge(assessment, item) != Knowledge::Right);
    place
        .maybe(said.map(|said| el("p", "soft").text(text(w::YOU_SAID, *said))))
        .maybe(item.best.map(|best| el("p", "").rich(&text(w::BEST, best))))
        .maybe(item.explanation.map(|explanation| el("p", "").text(explanation)))
        .with(el("p", "cite").text(say::based_on(&item.src, item.inferred.is_some())))
}
