//! The key to the strips.

use super::shapes::{hatch, hatched, rect, svg};
use crate::{
    content::words::results as w,
    ui::el::{El, el},
};

/// What tick, tint and hatch mean.
pub fn key_list() -> El {
    let id = "key-hatch";
    let drawing = || svg().attr("viewBox", "0 0 28 14");
    let line = |class, x: &'static str, from, to| {
        el("line", class).attr("x1", x).attr("x2", x).attr("y1", from).attr("y2", to)
    };
    let tick = drawing().with(line("c-tick", "14", "0", "14"));
    let likely = drawing()
        .with(rect("c-range", "1", "1", "26", "12"))
        .with(line("c-cap", "1", "1", "13"))
        .with(line("c-cap", "27", "1", "13"));
    let found_out = drawing().with(hatch(id)).with(hatched(id, "1", "1", "26", "12"));
    let key = |drawing: El, text: &'static str| el("li", "").with(drawing).text(text);
    el("ul", "keys")
        .attr("role", "list")
        .with(key(tick, w::KEY_TICK))
        .with(key(likely, w::KEY_LIKELY))
        .with(key(found_out, w::KEY_FOUND_OUT))
}
