//! One radio button of a question: the whole row can be pressed.

use yew::prelude::*;

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
    /// Its words.
    pub text: Html,
    /// A line under them.
    pub hint: Option<&'a str>,
    /// What a choice says.
    pub onchange: Callback<Event>,
}

/// Draws a radio button.
pub fn radio(radio: Radio<'_>) -> Html {
    let Radio { name, value, class, checked, disabled, text, hint, onchange } = radio;
    let (name, value) = (name.to_string(), value.to_string());
    html! {
        <label {class}>
            <input type="radio" {name} {value} {checked} {disabled} {onchange} />
            <span>
                { text }
                if let Some(hint) = hint { <span class="hint">{ hint }</span> }
            </span>
        </label>
    }
}
