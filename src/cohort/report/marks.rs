//! The shapes of the drawings. Lengths are in per cent and em, so a drawing is as wide as its place and as high as
//! its text. All are hidden from assistive technology: sentences and tables carry the facts.

use super::tree::{Element, classed, element};
use crate::cohort::views::Share;

/// What fills a bar.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// Not known yet: a hatch.
    NotKnown,
    /// Known.
    Known,
}

/// The name of the hatch that all drawings share.
const HATCH: &str = "cohort-hatch";

/// A drawing of a height in em.
pub(super) fn drawing(height: &str) -> Element {
    element("svg").with("height", height).with("aria-hidden", "true").with("focusable", "false")
}

/// The hatch, once in a page.
pub(super) fn hatch() -> Element {
    let pattern = element("pattern")
        .with("id", HATCH)
        .with("width", "7")
        .with("height", "7")
        .with("patternUnits", "userSpaceOnUse")
        .with("patternTransform", "rotate(45)")
        .and(classed("rect", "c-hatch-back").with("width", "7").with("height", "7"))
        .and(classed("line", "c-hatch-line").with("x1", "1").with("x2", "1").with("y1", "0").with("y2", "7"));
    drawing("0").with("width", "0").with("class", "cohort-defs").and(element("defs").and(pattern))
}

/// A box.
pub(super) fn rect(class: &str, x: f64, y: &str, width: f64, height: &str) -> Element {
    let rect = classed("rect", class)
        .with("x", percent(x))
        .with("y", y)
        .with("width", percent(width))
        .with("height", height);
    if class.contains("c-unknown") { rect.with("fill", format!("url(#{HATCH})")) } else { rect }
}

/// A line from top to bottom.
pub(super) fn upright(class: &str, x: f64, from: &str, to: &str) -> Element {
    classed("line", class).with("x1", percent(x)).with("x2", percent(x)).with("y1", from).with("y2", to)
}

/// A text about a place.
pub(super) fn text(class: &str, x: f64, y: &str, said: &str) -> Element {
    let anchor = if x <= 0.0 {
        "start"
    } else if x >= 100.0 {
        "end"
    } else {
        "middle"
    };
    classed("text", class).with("x", percent(x)).with("y", y).with("text-anchor", anchor).and(said)
}

/// A share from 0 to 100, with its interval.
pub(super) fn bar(share: &Share, mark: Mark) -> Element {
    let (at, low, high) = (f64::from(share.percent), f64::from(share.low), f64::from(share.high));
    let fill = match mark {
        Mark::NotKnown => "c-unknown",
        Mark::Known => "c-known",
    };
    drawing("1.7em")
        .and(rect("c-track", 0.0, "0.35em", 100.0, "1em"))
        .and(rect(fill, 0.0, "0.35em", at, "1em"))
        .all(whisker("c-cap-halo", low, high))
        .all(whisker("c-cap", low, high))
        .and(upright("c-tick-halo", at, "0.25em", "1.45em"))
        .and(upright("c-tick", at, "0.1em", "1.6em"))
}

/// A share without an interval.
pub(super) fn plain_bar(percent: u32, mark: Mark) -> Element {
    let at = f64::from(percent);
    let fill = if mark == Mark::NotKnown { "c-unknown" } else { "c-known" };
    drawing("1.7em")
        .and(rect("c-track", 0.0, "0.35em", 100.0, "1em"))
        .and(rect(fill, 0.0, "0.35em", at, "1em"))
        .and(upright("c-tick", at, "0.1em", "1.6em"))
}

fn whisker(class: &str, low: f64, high: f64) -> [Element; 3] {
    let middle = "0.85em";
    [
        classed("line", class)
            .with("x1", percent(low))
            .with("x2", percent(high))
            .with("y1", middle)
            .with("y2", middle),
        upright(class, low, "0.5em", "1.2em"),
        upright(class, high, "0.5em", "1.2em"),
    ]
}

/// Parts of a whole side by side, each with its class and share of it, and a number where there is room.
pub(super) fn stack(parts: &[(String, f64, String)]) -> Element {
    // Room between parts, in per cent.
    const GAP: f64 = 0.4;
    let whole: f64 = parts.iter().map(|(_, part, _)| part).sum();
    let mut svg = drawing("1.8em");
    let mut x = 0.0;
    for (class, part, label) in parts {
        let width = if whole > 0.0 { part / whole * 100.0 } else { 0.0 };
        svg = svg.and(rect(class, x, "0.1em", (width - GAP).max(0.2), "1.6em"));
        if width >= 7.0 {
            let middle = x + width / 2.0 - GAP / 2.0;
            let dark = ["c-b2", "c-b3", "c-s4", "c-s5"];
            let on = dark.contains(&class.as_str());
            if class.contains("c-unknown") {
                svg = svg.and(plate(middle, label.chars().count()));
            }
            svg = svg.and(text(if on { "t-on" } else { "t-ink" }, middle, "1.25em", label));
        }
        x += width;
    }
    svg
}

/// A plain ground for a number on a hatch.
fn plate(x: f64, digits: usize) -> Element {
    let width = ["1.5em", "2em", "2.6em", "3.2em"][digits.clamp(1, 4) - 1];
    let back = ["-0.75em", "-1em", "-1.3em", "-1.6em"][digits.clamp(1, 4) - 1];
    // In a drawing of its own, so that it can stand to the left of a place given in per cent.
    element("svg").with("x", percent(x)).with("y", "0.3em").with("overflow", "visible").and(
        classed("rect", "c-plate")
            .with("x", back)
            .with("y", "0")
            .with("width", width)
            .with("height", "1.2em"),
    )
}

/// A sample for a key.
pub(super) fn sample(class: &str) -> Element {
    drawing("0.9em").with("class", "cohort-sample").and(rect(class, 3.0, "0.05em", 94.0, "0.8em"))
}

/// A share of the width as an attribute, to a hundredth.
pub(super) fn percent(value: f64) -> String {
    format!("{}%", crate::core::hours::write_number(value.clamp(0.0, 100.0)))
}
