//! One topic's score on a strip from 0 to 100, cut where the bands begin.

use super::shapes::{hatch, hatched, percent, rect, svg, upright};
use crate::{
    core::{
        instrument::{BandNames, Thresholds},
        score::{Band, DimensionResult, Score},
    },
    ui::el::{El, el},
};

/// Draws the strip of a topic, its band names below.
pub fn strip(thresholds: &Thresholds, bands: &BandNames, result: &DimensionResult) -> El {
    let id = format!("strip-{}", result.dimension);
    let unknown = result.applicable - result.known > 0.0;
    let drawing = svg().attr("height", "3em");
    let drawing = match &result.score {
        None => drawing.with(hatch(&id)).with(hatched(&id, "0", "1.5em", "100%", "1.25em")),
        Some(score) => {
            let drawing = drawing.with(rect("c-track", "0", "1.5em", "100%", "1.25em"));
            let drawing = range(drawing, score, unknown, &id);
            let drawing =
                drawing.all(thresholds.cuts.iter().map(|cut| upright("c-gap", *cut, "1.4em", "2.85em")));
            tick(held_back(ends(drawing, score), thresholds, score), score)
        }
    };
    let names = [(Band::B1, bands.b1), (Band::B2, bands.b2), (Band::B3, bands.b3)];
    let names = names
        .into_iter()
        .map(|(band, name)| el("li", if band == result.band() { "is-here" } else { "" }).text(name));
    el("div", "strip")
        .attr("aria-hidden", "true")
        .with(drawing)
        .with(el("ul", "axis").attr("role", "list").all(names))
}

/// The likely range as tint, the range if the rest is found out as hatch; nothing where all is known.
fn range(drawing: El, score: &Score, unknown: bool, id: &str) -> El {
    match score.likely {
        Some((low, high)) => {
            drawing.with(rect("c-range", percent(low), "1.5em", percent(high - low), "1.25em"))
        }
        None if unknown => {
            let (low, high) = score.if_found_out;
            drawing.with(hatch(id)).with(hatched(id, percent(low), "1.5em", percent(high - low), "1.25em"))
        }
        None => drawing,
    }
}

fn ends(drawing: El, score: &Score) -> El {
    match score.likely {
        Some((low, high)) => drawing
            .with(upright("c-cap", low, "1.5em", "2.75em"))
            .with(upright("c-cap", high, "1.5em", "2.75em")),
        None => drawing,
    }
}

/// A dotted line from the score back to the edge of the band that it is held in.
fn held_back(drawing: El, thresholds: &Thresholds, score: &Score) -> El {
    if score.capped_by.is_empty() {
        return drawing;
    }
    let stop = thresholds.cuts[1];
    let back = el("line", "c-ref")
        .attr("x1", percent(stop))
        .attr("x2", percent(score.value))
        .attr("y1", "2.125em")
        .attr("y2", "2.125em")
        .attr("stroke-dasharray", "2 3");
    drawing.with(back).with(upright("c-cap-ink", stop, "1.5em", "2.75em"))
}

fn tick(drawing: El, score: &Score) -> El {
    // At the ends the figure moves inward.
    let anchor = if score.value < 2.0 {
        "start"
    } else if score.value > 98.0 {
        "end"
    } else {
        "middle"
    };
    let figure = el("text", "")
        .attr("x", percent(score.value))
        .attr("y", "1.05em")
        .attr("text-anchor", anchor)
        .text(score.shown().to_string());
    drawing
        .with(upright("c-tick-halo", score.value, "1.45em", "2.8em"))
        .with(upright("c-tick", score.value, "1.25em", "3em"))
        .with(figure)
}
