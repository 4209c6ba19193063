//! What was shown, and how sure the person felt (content design 4.7).

use crate::{
    content::{
        findings::{self, Square},
        words::{question, results as w},
    },
    core::score::Assessment,
    ui::{
        components::{heading, rich},
        cx::Cx,
    },
};
use yew::prelude::*;

/// Draws shown understanding, the square (or its sentence) and what to clear up first.
pub fn showed(cx: &Cx, assessment: &Assessment) -> Html {
    let instrument = cx.instrument();
    let (total, topics) = findings::shown(instrument, assessment);
    let square = findings::square(assessment);
    html! {
        <section class="part">
            { heading(cx, 1, "section", w::SHOWED_TITLE) }
            <p>{ rich(&total) }{ " " }<span class="soft num">{ topics }</span></p>
            if let Some(square) = &square {
                if square.worth_drawing() { { table(square) } }
                <p class={classes!(square.worth_drawing().then_some("small"))}>{ square.sentence() }</p>
                if !square.sure_wrong.is_empty() {
                    <div class="note tight">
                        <p><b>{ w::CLEAR_UP }</b></p>
                        { for square.sure_wrong.iter().map(|item| {
                            html! { <p>{ findings::title(instrument, assessment, *item) }</p> }
                        }) }
                        <p class="small">{ w::CLEAR_UP_NOTE }</p>
                    </div>
                }
            }
            if let Some(felt) = findings::felt(instrument, assessment) { <p>{ felt }</p> }
        </section>
    }
}

fn table(square: &Square) -> Html {
    let cell = |n: usize, text: &'static str, first: bool| {
        let class = classes!((first && n > 0).then_some("is-first"), (n == 0).then_some("is-zero"));
        html! { <td {class}><b>{ n }</b><span>{ text }</span></td> }
    };
    html! {
        <table class="square">
            <caption class="hidden">{ w::SQUARE_CAPTION }</caption>
            <thead>
                <tr><td class="is-corner"></td><th scope="col">{ w::RIGHT }</th><th scope="col">{ w::NOT_RIGHT }</th></tr>
            </thead>
            <tbody>
                <tr>
                    <th scope="row">{ question::FAIRLY_SURE }</th>
                    { cell(square.sure_right, w::SURE_RIGHT, false) }
                    { cell(square.sure_wrong.len(), w::SURE_WRONG, true) }
                </tr>
                <tr>
                    <th scope="row">{ question::GUESSING }</th>
                    { cell(square.guess_right, w::GUESS_RIGHT, false) }
                    { cell(square.guess_wrong, w::GUESS_WRONG, false) }
                </tr>
            </tbody>
        </table>
    }
}
