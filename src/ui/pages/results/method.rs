//! How it was worked out, and what it cannot tell (content design 4.1 and 5.5): fixed texts.

use crate::{
    content::{say::fill, words::results as w},
    journey::{Confirm, Msg},
    ui::{
        components::{heading, quiet_button},
        cx::Cx,
        el::{El, el},
    },
};

/// Draws both, and the way out on a shared computer.
pub fn method(cx: &Cx) -> El {
    let instrument = cx.instrument();
    let versions =
        [("content", instrument.content_version.as_str()), ("rules", instrument.rules_version.as_str())];
    let stack = |title: &'static str, text: &'static str| {
        el("div", "stack").with(heading(cx, 1, "h3").text(title)).with(el("p", "").text(text))
    };
    let two = el("div", "two")
        .with(stack(w::METHOD_TITLE, w::METHOD))
        .with(stack(w::LIMITS_TITLE, w::LIMITS).with(el("p", "small").text(fill(w::VERSIONS, &versions))));
    let finish = el("div", "actions noprint")
        .with(quiet_button(cx, w::FINISH, Msg::Ask(Confirm::Finish)))
        .with(el("p", "small").text(w::FINISH_NOTE));
    el("section", "part").with(two).with(finish)
}
