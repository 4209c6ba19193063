//! The four topics: band before number, range drawn and said, what is known (content design 4.3 to 4.8).

use crate::{
    content::{findings, say::fill, words::results as w},
    core::score::{Assessment, DimensionResult},
    ui::{
        charts::{key_list, known_squares, strip},
        components::heading,
        cx::Cx,
        el::{El, el},
    },
};

/// Draws the four topics.
pub fn bars(cx: &Cx, assessment: &Assessment) -> El {
    let bars = assessment.dimensions.iter().map(|result| bar(cx, assessment, result));
    el("section", "part")
        .with(heading(cx, 1, "section").text(w::FOUR_TOPICS))
        .with(key_list())
        .with(el("ol", "").attr("role", "list").all(bars))
}

fn bar(cx: &Cx, assessment: &Assessment, result: &DimensionResult) -> El {
    let instrument = cx.instrument();
    let content = instrument.dimension(result.dimension);
    let shown = result.score.as_ref().map(|score| score.shown().to_string()).unwrap_or_default();
    let band = result.band();
    let number = (!shown.is_empty())
        .then(|| el("span", "soft num").text(": ").text(fill(w::SCORE, &[("score", &shown)])));
    let small = |text: String| el("p", "small").rich(&text);
    let close = result.score.iter().flat_map(|score| findings::close_to(instrument, score));
    let said = el("div", "topic-said")
        .with(heading(cx, 2, "h4").text(content.name))
        .with(el("p", "band").with(el("b", "").text(*instrument.bands.get(band))).maybe(number))
        .all(close.map(small))
        .with(
            el("p", "known")
                .with(known_squares(result))
                .with(el("span", "num").text(findings::known(result))),
        );
    let read = el("div", "topic-read")
        .with(el("p", "").text(content.band_texts.get(band).text))
        .all(findings::key_points(instrument, assessment, result).into_iter().map(small))
        .maybe(findings::range(result).map(small));
    el("li", "topic")
        .attr("data-dimension", result.dimension.code())
        .attr("data-band", band.code())
        .attr("data-score", shown)
        .with(said)
        .with(strip(&instrument.thresholds, &instrument.bands, result))
        .with(read)
}
