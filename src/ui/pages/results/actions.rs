//! What to do next: five at the most, the rest folded (content design 5.2).

use crate::{
    content::{
        say::{self, fill},
        words::results as w,
    },
    core::{
        advice::{self, Fired},
        instrument::Action,
        score::Assessment,
    },
    ui::{
        components::{fold, heading},
        cx::Cx,
    },
};
use yew::prelude::*;

/// Draws the actions.
pub fn actions(cx: &Cx, assessment: &Assessment, fired: &[Fired]) -> Html {
    let all: Vec<&Action> =
        fired.iter().filter_map(|one| cx.instrument().actions.iter().find(|action| action.id == one.id)).collect();
    let most = usize::from(cx.instrument().thresholds.max_actions_shown);
    let (next, more) = all.split_at(all.len().min(most));
    let title = if all.len() >= most { w::NEXT_FIVE } else { w::NEXT_FEW };
    html! {
        <section class="part">
            { heading(cx, 1, "section", title) }
            if all.is_empty() { <p>{ w::NOTHING_FIRED }</p> }
            <ol class="do" role="list">{ for next.iter().map(|action| one(cx, assessment, action)) }</ol>
            if !more.is_empty() {
                <div class="noprint">
                    { fold(
                        false,
                        fill(w::MORE, &[("n", &more.len().to_string())]).into(),
                        html! { <ol class="do plain" role="list">{ for more.iter().map(|action| one(cx, assessment, action)) }</ol> },
                    ) }
                </div>
            }
        </section>
    }
}

fn one(cx: &Cx, assessment: &Assessment, action: &Action) -> Html {
    let moment = advice::moment(action.due, advice::stage(assessment));
    let facts = [
        (w::ASK, action.who.as_str()),
        (w::WHEN, say::moment(moment)),
        (w::TOPIC, &cx.instrument().dimension(action.dimension).name),
    ];
    html! {
        <li data-action={action.id.to_string()}>
            <div class="tight">
                <p class="do-text">{ say::action(action, cx.answers()) }</p>
                <dl class="facts">
                    { for facts.into_iter().map(|(term, text)| {
                        html! { <div><dt>{ term }{ " " }</dt><dd>{ text }</dd></div> }
                    }) }
                </dl>
                <p class="cite">{ say::action_source(action) }</p>
            </div>
        </li>
    }
}
