//! One radio button of a question: the whole row can be pressed.

use crate::{
    journey::Msg,
    ui::{
        cx::Cx,
        el::{El, el},
    },
};

/// What a radio button needs.
pub struct Radio<'a> {
    /// The name of the group: the item's id.
    pub name: &'a str,
    /// The option's id.
    pub value: &'a str,
    /// How it looks: `option`, `option unknown`, `pick`, `key`, `key unknown`.
    pub class: &'static str,
    /// Chosen.
    pub checked: bool,
    /// Closed.
    pub disabled: bool,
    /// What a choice says.
    pub says: Msg,
    /// Its words.
    pub text: &'static str,
    /// A line under them.
    pub hint: Option<&'static str>,
    /// A word that is heard, not seen.
    pub unit: Option<&'static str>,
}

impl<'a> Radio<'a> {
    /// One that is open and not chosen, without a line under it.
    pub const fn of(
        name: &'a str,
        value: &'a str,
        class: &'static str,
        text: &'static str,
        says: Msg,
    ) -> Self {
        Self { name, value, class, checked: false, disabled: false, says, text, hint: None, unit: None }
    }
}

/// Draws a radio button.
pub fn radio(cx: &Cx, radio: Radio<'_>) -> El {
    let input = el("input", "")
        .attr("type", "radio")
        .attr("name", radio.name.to_string())
        .attr("value", radio.value.to_string())
        .flag("disabled", radio.disabled)
        .checked(radio.checked)
        .chosen(cx, radio.says);
    let words = el("span", "")
        .text(radio.text)
        .maybe(radio.hint.map(|hint| el("span", "hint").text(hint)))
        .maybe(radio.unit.map(|unit| el("span", "hidden").text(" ").text(unit)));
    el("label", radio.class).with(input).with(words)
}
