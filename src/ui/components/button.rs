//! Buttons.

use yew::prelude::*;

/// The one main button of a page.
pub fn button(text: &str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="button" {onclick}>{ text }</button> }
}

/// A button beside the main one.
pub fn quiet_button(text: &str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="button quiet" {onclick}>{ text }</button> }
}

/// A button that looks like a link: it does something here, it leads nowhere else.
pub fn link_button(text: &str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="link" {onclick}>{ text }</button> }
}
