//! The hatch that means “not known yet”.

use yew::prelude::*;

/// The pattern, under an id that no other drawing of the page uses.
pub fn hatch(id: &str) -> Html {
    html! {
        <defs>
            <pattern id={id.to_string()} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect class="c-hatch-back" width="7" height="7" />
                <line class="c-hatch-line" x1="1" x2="1" y1="0" y2="7" />
            </pattern>
        </defs>
    }
}

/// What fills a shape with the pattern.
pub fn fill(id: &str) -> String {
    format!("url(#{id})")
}
