//! Hours as bars from zero, all on one scale: solid to the low end, light to the high end, a tick in the
//! middle.

use super::percent;
use crate::core::{burden::Span, hours::round};
use yew::prelude::*;

/// Draws a bar. `most` is the end of the scale, in hours; `asked` takes the accent colour, time available the
/// grey one; a main bar is taller and has its middle marked.
pub fn hours_bar(span: Span, most: f64, asked: bool, main: bool) -> Html {
    let (height, tall) = if main { ("18", "16") } else { ("11", "9") };
    let (solid, light, end) =
        if asked { ("c-solid", "c-range", "c-cap") } else { ("c-have-solid", "c-have-range", "c-ref") };
    let at = |hours: f64| percent(100.0 * hours / most);
    let range = span.high - span.low;
    let y2 = if main { "17" } else { "10" };
    html! {
        <svg {height} aria-hidden="true" focusable="false">
            <rect class={solid} x="0" y="1" width={at(span.low)} height={tall} />
            if range > 0.0 {
                <rect class={light} x={at(span.low)} y="1" width={at(range)} height={tall} />
                <line class={end} x1={at(span.high)} x2={at(span.high)} y1="1" {y2} />
            }
            if main {
                <line class="c-tick-halo" x1={at(span.mid())} x2={at(span.mid())} y1="0" y2="18" />
                <line class="c-tick" x1={at(span.mid())} x2={at(span.mid())} y1="-2" y2="20" />
            }
        </svg>
    }
}

/// A round end of the scale that holds `most` hours, and its marks.
pub fn hours_axis(most: f64) -> (f64, Html) {
    let mut step = 1.0;
    for factor in [2.0, 2.5, 2.0].into_iter().cycle() {
        if most / step <= 6.0 {
            break;
        }
        step *= factor;
    }
    let marks = round((most / step).max(1.0) + 0.499);
    let end = step * f64::from(marks);
    let labels = (0..=marks).map(|i| {
        let anchor = match i {
            0 => "start",
            i if i == marks => "end",
            _ => "middle",
        };
        let hours = round(step * f64::from(i));
        let text = if i == marks { format!("{hours} h") } else { hours.to_string() };
        html! { <text class="t-soft" x={percent(100.0 * f64::from(i) / f64::from(marks))} y="1.1em" text-anchor={anchor}>{ text }</text> }
    });
    (end, html! { <svg height="1.2em" aria-hidden="true" focusable="false">{ for labels }</svg> })
}
