//! The key to the strips.

use super::hatch::{fill, hatch};
use crate::content::words::results as w;
use yew::prelude::*;

/// What tick, tint and hatch mean.
pub fn key_list() -> Html {
    let id = "key-hatch";
    html! {
        <ul class="keys" role="list">
            <li>
                <svg viewBox="0 0 28 14" aria-hidden="true" focusable="false">
                    <line class="c-tick" x1="14" x2="14" y1="0" y2="14" />
                </svg>
                { w::KEY_TICK }
            </li>
            <li>
                <svg viewBox="0 0 28 14" aria-hidden="true" focusable="false">
                    <rect class="c-range" x="1" y="1" width="26" height="12" />
                    <line class="c-cap" x1="1" x2="1" y1="1" y2="13" />
                    <line class="c-cap" x1="27" x2="27" y1="1" y2="13" />
                </svg>
                { w::KEY_LIKELY }
            </li>
            <li>
                <svg viewBox="0 0 28 14" aria-hidden="true" focusable="false">
                    { hatch(id) }
                    <rect class="c-unknown" fill={fill(id)} x="1" y="1" width="26" height="12" />
                </svg>
                { w::KEY_FOUND_OUT }
            </li>
        </ul>
    }
}
