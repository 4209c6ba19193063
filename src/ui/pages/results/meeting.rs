//! Prompts for the first partners' meeting: a sheet of its own when printed, without scores (content design
//! 5.4).

use crate::{
    content::words::results as w,
    core::{advice, score::Assessment},
    ui::{
        components::{heading, link_button},
        cx::{Cx, Step},
        el::{El, el},
    },
};

/// Draws the sheet.
pub fn meeting(cx: &Cx, assessment: &Assessment) -> El {
    let prompts = advice::shown_prompts(cx.instrument(), assessment);
    let prompts = prompts
        .into_iter()
        .map(|prompt| el("li", "").attr("data-prompt", prompt.id.to_string()).text(prompt.text));
    el("section", "part sheet")
        .with(
            el("div", "tight")
                .with(heading(cx, 1, "section").text(w::MEETING_TITLE))
                .with(el("p", "soft").text(w::MEETING_NOTE)),
        )
        .with(el("ol", "prompts").all(prompts))
        .with(el("div", "actions noprint").with(link_button(cx, w::MEETING_PRINT, Step::PrintMeeting)))
}
