//! The few shapes that all drawings are made of.

use crate::{
    core::hours::write_number,
    ui::el::{El, Words, el},
};

/// A place along a drawing.
pub fn percent(value: f64) -> String {
    format!("{}%", write_number(value))
}

/// An empty drawing that is not read out.
pub fn svg() -> El {
    el("svg", "").attr("aria-hidden", "true").attr("focusable", "false")
}

/// A rectangle.
pub fn rect(
    class: &'static str,
    x: impl Words,
    y: &'static str,
    width: impl Words,
    height: &'static str,
) -> El {
    el("rect", class).attr("x", x).attr("y", y).attr("width", width).attr("height", height)
}

/// An upright line at a place.
pub fn upright(class: &'static str, at: f64, from: &'static str, to: &'static str) -> El {
    let at = percent(at);
    el("line", class).attr("x1", at.clone()).attr("x2", at).attr("y1", from).attr("y2", to)
}

/// The hatch that means “not known yet”, under an id that no other drawing of the page uses.
pub fn hatch(id: &str) -> El {
    let pattern = el("pattern", "")
        .attr("id", id.to_string())
        .attr("width", "7")
        .attr("height", "7")
        .attr("patternUnits", "userSpaceOnUse")
        .attr("patternTransform", "rotate(45)")
        .with(rect("c-hatch-back", "0", "0", "7", "7"))
        .with(el("line", "c-hatch-line").attr("x1", "1").attr("x2", "1").attr("y1", "0").attr("y2", "7"));
    el("defs", "").with(pattern)
}

/// A rectangle filled with the hatch of that id.
pub fn hatched(id: &str, x: impl Words, y: &'static str, width: impl Words, height: &'static str) -> El {
    rect("c-unknown", x, y, width, height).attr("fill", format!("url(#{id})"))
}
