//! Buttons.

use crate::ui::{
    cx::{Cx, Did},
    el::{El, el},
};

/// The one main button of a page.
pub fn button(cx: &Cx, text: &'static str, did: impl Into<Did>) -> El {
    any(cx, "button", text, did.into())
}

/// A button beside the main one.
pub fn quiet_button(cx: &Cx, text: &'static str, did: impl Into<Did>) -> El {
    any(cx, "button quiet", text, did.into())
}

/// A button that looks like a link: it does something here, it leads nowhere else.
pub fn link_button(cx: &Cx, text: &'static str, did: impl Into<Did>) -> El {
    any(cx, "link", text, did.into())
}

/// The button that sends a form on, with a line under it.
pub fn send_button(text: &'static str, line: Option<&'static str>) -> El {
    let button = el("button", "button").attr("type", "submit").text(text);
    let line = line.map(|line| el("p", "small").text(line));
    el("div", "stack").with(el("div", "actions").with(button)).maybe(line)
}

fn any(cx: &Cx, class: &'static str, text: &'static str, did: Did) -> El {
    el("button", class).attr("type", "button").text(text).pressed(cx, did)
}
