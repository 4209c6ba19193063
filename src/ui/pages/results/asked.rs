//! All not-known answers, as a list of questions with who to ask (content design 5.5, part 4).

use crate::{
    content::{
        findings,
        say::{count_word, fill},
        words::results as w,
    },
    core::{
        advice::{self, Fired},
        score::Assessment,
    },
    ui::{charts::open_square, components::heading, cx::Cx},
};
use yew::prelude::*;

/// Draws the list.
pub fn asked(cx: &Cx, assessment: &Assessment, fired: &[Fired]) -> Html {
    let instrument = cx.instrument();
    let items = findings::to_find_out(instrument, assessment);
    let lede = match items.len() {
        0 => w::ASKED_NOTHING.to_string(),
        1 => w::ASKED_LEDE_ONE.to_string(),
        n => fill(w::ASKED_LEDE, &[("n", &count_word(n))]),
    };
    let rows = items.iter().enumerate().map(|(i, item)| {
        let who = advice::who_to_ask(instrument, fired, *item).map_or(w::ASK_LEAD, |action| action.who.as_str());
        html! {
            <li>
                { open_square(i) }
                <div class="tight">
                    <p>{ findings::title(instrument, assessment, *item) }</p>
                    <p class="small">{ w::ASK }{ " " }{ who }</p>
                </div>
            </li>
        }
    });
    html! {
        <section class="part">
            <div class="tight">{ heading(cx, 1, "section", w::ASKED_TITLE) }<p class="soft">{ lede }</p></div>
            if !items.is_empty() { <ul class="find" role="list">{ for rows }</ul> }
        </section>
    }
}
