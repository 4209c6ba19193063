//! Hours as bars from zero, all on one scale: solid to the low end, light to the high end, a tick in the
//! middle.

use super::shapes::{percent, rect, svg, upright};
use crate::{
    core::{burden::Span, hours::round},
    ui::el::{El, el},
};

/// Draws a bar. `most` is the end of the scale, in hours; `asked` takes the accent colour, time available the
/// grey one; a main bar is taller and has its middle marked.
pub fn hours_bar(span: Span, most: f64, asked: bool, main: bool) -> El {
    let (height, tall, foot) = if main { ("18", "16", "17") } else { ("11", "9", "10") };
    let (solid, light, end) =
        if asked { ("c-solid", "c-range", "c-cap") } else { ("c-have-solid", "c-have-range", "c-ref") };
    let at = |hours: f64| 100.0 * hours / most;
    let range = span.high - span.low;
    let bar = svg().attr("height", height).with(rect(solid, "0", "1", percent(at(span.low)), tall));
    let bar = if range > 0.0 {
        bar.with(rect(light, percent(at(span.low)), "1", percent(at(range)), tall)).with(upright(
            end,
            at(span.high),
            "1",
            foot,
        ))
    } else {
        bar
    };
    if main {
        bar.with(upright("c-tick-halo", at(span.mid()), "0", "18")).with(upright(
            "c-tick",
            at(span.mid()),
            "-2",
            "20",
        ))
    } else {
        bar
    }
}

/// A round end of the scale that holds `most` hours, and its marks.
pub fn hours_axis(most: f64) -> (f64, El) {
    let mut step = 1.0;
    for factor in [2.0, 2.5, 2.0].into_iter().cycle() {
        if most / step <= 6.0 {
            break;
        }
        step *= factor;
    }
    // The first whole number of steps that holds it.
    let marks = (1..=6).find(|n| step * f64::from(*n) >= most).unwrap_or(6);
    let labels = (0..=marks).map(|i: u32| {
        let anchor = match i {
            0 => "start",
            i if i == marks => "end",
            _ => "middle",
        };
        let hours = round(step * f64::from(i)).to_string();
        el("text", "t-soft")
            .attr("x", percent(100.0 * f64::from(i) / f64::from(marks)))
            .attr("y", "1.1em")
            .attr("text-anchor", anchor)
            .text(if i == marks { hours + " h" } else { hours })
    });
    (step * f64::from(marks), svg().attr("height", "1.2em").all(labels))
}
