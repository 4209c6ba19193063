//! How it was worked out, and what it cannot tell (content design 4.1 and 5.5): fixed texts.

use crate::{
    content::{
        say::fill,
        words::results as w,
    },
    journey::{Confirm, Msg},
    ui::{
        components::{heading, quiet_button},
        cx::Cx,
    },
};
use yew::prelude::*;

/// Draws both, and the way out on a shared computer.
pub fn method(cx: &Cx) -> Html {
    let instrument = cx.instrument();
    let versions = [("content", instrument.content_version.as_str()), ("rules", instrument.rules_version.as_str())];
    html! {
        <section class="part">
            <div class="two">
                <div class="stack">{ heading(cx, 1, "h3", w::METHOD_TITLE) }<p>{ w::METHOD }</p></div>
                <div class="stack">
                    { heading(cx, 1, "h3", w::LIMITS_TITLE) }
                    <p>{ w::LIMITS }</p>
                    <p class="small">{ fill(w::VERSIONS, &versions) }</p>
                </div>
            </div>
            <div class="actions noprint">
                { quiet_button(w::FINISH, cx.on(Msg::Ask(Confirm::Finish))) }
                <p class="small">{ w::FINISH_NOTE }</p>
            </div>
        </section>
    }
}
