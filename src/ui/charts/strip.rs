//! One topic's score on a strip from 0 to 100, cut where the bands begin.

use super::{
    hatch::{fill, hatch},
    percent,
};
use crate::core::{
    instrument::{BandNames, Thresholds},
    score::{Cap, DimensionResult, Score},
};
use yew::prelude::*;

/// Draws the strip of a topic, its band names below.
pub fn strip(thresholds: &Thresholds, bands: &BandNames, result: &DimensionResult) -> Html {
    use crate::core::score::Band;
    let id = format!("strip-{}", result.dimension);
    let unknown = result.applicable - result.known > 0.0;
    let drawing = match &result.score {
        None => html! {
            <>
                { hatch(&id) }
                <rect class="c-unknown" fill={fill(&id)} x="0" y="1.5em" width="100%" height="1.25em" />
            </>
        },
        Some(score) => html! {
            <>
                <rect class="c-track" x="0" y="1.5em" width="100%" height="1.25em" />
                { range(score, unknown, &id) }
                { for thresholds.cuts.iter().map(|cut| line("c-gap", *cut, "1.4em", "2.85em")) }
                { ends(score) }
                { held_back(thresholds, score) }
                { tick(score) }
            </>
        },
    };
    let names = [(Band::B1, &bands.b1), (Band::B2, &bands.b2), (Band::B3, &bands.b3)];
    html! {
        <div class="strip" aria-hidden="true">
            <svg height="3em" focusable="false">{ drawing }</svg>
            <ul class="axis" role="list">
                { for names.into_iter().map(|(band, name)| html! {
                    <li class={classes!((band == result.band()).then_some("is-here"))}>{ name }</li>
                }) }
            </ul>
        </div>
    }
}

fn line(class: &'static str, at: f64, y1: &'static str, y2: &'static str) -> Html {
    let (x1, x2) = (percent(at), percent(at));
    html! { <line {class} {x1} {x2} {y1} {y2} /> }
}

/// The likely range as tint, the range if the rest is found out as hatch; nothing where all is known.
fn range(score: &Score, unknown: bool, id: &str) -> Html {
    let ((low, high), hatched) = match score.likely {
        Some(likely) => (likely, false),
        None if unknown => (score.if_found_out, true),
        None => return html! {},
    };
    let (x, width) = (percent(low), percent(high - low));
    if hatched {
        html! { <>{ hatch(id) }<rect class="c-unknown" fill={fill(id)} {x} y="1.5em" {width} height="1.25em" /></> }
    } else {
        html! { <rect class="c-range" {x} y="1.5em" {width} height="1.25em" /> }
    }
}

fn ends(score: &Score) -> Html {
    let Some((low, high)) = score.likely else { return html! {} };
    html! { <>{ line("c-cap", low, "1.5em", "2.75em") }{ line("c-cap", high, "1.5em", "2.75em") }</> }
}

/// A dotted line from the score back to the edge of the band that a key point holds it in.
fn held_back(thresholds: &Thresholds, score: &Score) -> Html {
    if !score.capped_by.iter().any(|cap| matches!(cap, Cap::KeyPoint(_) | Cap::KnownShare)) {
        return html! {};
    }
    let stop = thresholds.cuts[1];
    html! {
        <>
            <line class="c-ref" x1={percent(stop)} x2={percent(score.value)} y1="2.125em" y2="2.125em" stroke-dasharray="2 3" />
            { line("c-cap-ink", stop, "1.5em", "2.75em") }
        </>
    }
}

fn tick(score: &Score) -> Html {
    // At the ends the figure moves inward.
    let anchor = if score.value < 2.0 {
        "start"
    } else if score.value > 98.0 {
        "end"
    } else {
        "middle"
    };
    html! {
        <>
            { line("c-tick-halo", score.value, "1.45em", "2.8em") }
            { line("c-tick", score.value, "1.25em", "3em") }
            <text x={percent(score.value)} y="1.05em" text-anchor={anchor}>{ score.shown() }</text>
        </>
    }
}
