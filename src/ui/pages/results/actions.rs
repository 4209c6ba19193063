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
        el::{El, el},
    },
};

/// Draws the actions.
pub fn actions(cx: &Cx, assessment: &Assessment, fired: &[Fired]) -> El {
    let all: Vec<&Action> = fired
        .iter()
        .filter_map(|one| cx.instrument().actions.iter().find(|action| action.id == one.id))
        .collect();
    let most = usize::from(cx.instrument().thresholds.max_actions_shown);
    let (next, more) = all.split_at(all.len().min(most));
    let list = |class: &'static str, actions: &[&Action]| {
        el("ol", class).attr("role", "list").all(actions.iter().map(|action| one(cx, assessment, action)))
    };
    let title = if all.len() >= most { w::NEXT_FIVE } else { w::NEXT_FEW };
    let folded = (!more.is_empty()).then(|| {
        let summary = el("span", "").text(fill(w::MORE, &[("n", &more.len().to_string())]));
        el("div", "noprint").with(fold(false, summary, el("div", "fold").with(list("do plain", more))))
    });
    el("section", "part")
        .with(heading(cx, 1, "section").text(title))
        .maybe(all.is_empty().then(|| el("p", "").text(w::NOTHING_FIRED)))
        .with(list("do", next))
        .maybe(folded)
}

fn one(cx: &Cx, assessment: &Assessment, action: &Action) -> El {
    let moment = advice::moment(action.due, advice::stage(assessment));
    let facts = [
        (w::ASK, say::who(Some(action), cx.answers())),
        (w::WHEN, say::moment(moment).to_string()),
        (w::TOPIC, cx.instrument().dimension(action.dimension).name.into()),
    ];
    let facts = facts.map(|(term, text)| {
        el("div", "").with(el("dt", "").text(term).text(" ")).with(el("dd", "").text(text))
    });
    let said = el("div", "tight")
        .with(el("p", "do-text").text(say::action(action, cx.answers())))
        .with(el("dl", "facts").all(facts))
        .with(el("p", "cite").text(say::action_source(action)));
    el("li", "").attr("data-action", action.id.to_string()).with(said)
}
