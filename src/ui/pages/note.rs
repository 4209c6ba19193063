//! The note on one knowledge item: what was said, the best answer, why, and where that comes from.

use crate::{
    content::{
        say,
        words::notes as w,
    },
    core::{
        instrument::Item,
        score::{Assessment, Knowledge},
        session::Sureness,
    },
    ui::{components::rich, cx::Cx},
};
use yew::prelude::*;

/// How the item was answered, in words.
pub fn verdict(cx: &Cx, assessment: &Assessment, item: &Item) -> (Knowledge, &'static str) {
    let knowledge = assessment.knowledge_of(item.id).unwrap_or(Knowledge::Skipped);
    let sure = cx.answers().sure.get(&item.id) == Some(&Sureness::FairlySure);
    let text = match knowledge {
        Knowledge::Right => w::RIGHT,
        Knowledge::Wrong if sure => w::WRONG_SURE,
        Knowledge::Wrong => w::WRONG,
        Knowledge::ToLearn => w::TO_LEARN,
        Knowledge::Skipped => w::SKIPPED,
    };
    (knowledge, text)
}

/// The note itself.
pub fn note(cx: &Cx, knowledge: Knowledge, item: &Item) -> Html {
    let answers = cx.answers();
    let text = |option| say::chosen(item, option, answers).unwrap_or_default();
    let said = answers.items.get(&item.id).filter(|_| knowledge != Knowledge::Right);
    html! {
        <>
            if let Some(said) = said { <p class="soft">{ say::fill(w::YOU_SAID, &[("answer", text(*said))]) }</p> }
            if let Some(best) = item.best { <p>{ rich(&say::fill(w::BEST, &[("answer", text(best))])) }</p> }
            <p>{ item.explanation.clone() }</p>
            <p class="cite">{ say::based_on(&item.src, item.inferred.is_some()) }</p>
        </>
    }
}
