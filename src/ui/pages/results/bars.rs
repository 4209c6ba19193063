//! The four topics: band before number, range drawn and said, what is known (content design 4.3 to 4.8).

use crate::{
    content::{
        findings,
        say::fill,
        words::results as w,
    },
    core::score::{Assessment, DimensionResult},
    ui::{
        charts::{key_list, known_squares, strip},
        components::{heading, rich},
        cx::Cx,
    },
};
use yew::prelude::*;

/// Draws the four topics.
pub fn bars(cx: &Cx, assessment: &Assessment) -> Html {
    html! {
        <section class="part">
            { heading(cx, 1, "section", w::FOUR_TOPICS) }
            { key_list() }
            <ol role="list">{ for assessment.dimensions.iter().map(|result| bar(cx, assessment, result)) }</ol>
        </section>
    }
}

fn bar(cx: &Cx, assessment: &Assessment, result: &DimensionResult) -> Html {
    let instrument = cx.instrument();
    let content = instrument.dimension(result.dimension);
    let shown = result.score.as_ref().map(|score| score.shown().to_string()).unwrap_or_default();
    let band = result.band();
    html! {
        <li class="topic" data-dimension={result.dimension.code()} data-band={band.code()} data-score={shown.clone()}>
            <div class="topic-said">
                { heading(cx, 2, "h4", content.name.as_str()) }
                <p class="band">
                    <b>{ instrument.bands.get(band) }</b>
                    if result.score.is_some() {
                        <span class="soft num">{ ": " }{ fill(w::SCORE, &[("score", &shown)]) }</span>
                    }
                </p>
                { for result.score.iter().flat_map(|score| findings::close_to(instrument, score)).map(|close| {
                    html! { <p class="small">{ close }</p> }
                }) }
                <p class="known">{ known_squares(result) }<span class="num">{ findings::known(result) }</span></p>
            </div>
            { strip(&instrument.thresholds, &instrument.bands, result) }
            <div class="topic-read">
                <p>{ &content.band_texts.get(band).text }</p>
                { for findings::key_points(instrument, assessment, result).iter().map(|text| {
                    html! { <p class="small">{ rich(text) }</p> }
                }) }
                if let Some(range) = findings::range(result) { <p class="small">{ range }</p> }
            </div>
        </li>
    }
}
