//! A part that opens and closes.

use yew::prelude::*;

/// A fold with a line that is always seen.
pub fn fold(open: bool, summary: Html, content: Html) -> Html {
    html! {
        <details {open}>
            <summary><span>{ summary }</span></summary>
            <div class="fold">{ content }</div>
        </details>
    }
}
