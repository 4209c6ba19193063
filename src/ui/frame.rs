//! What stands round every page: progress above, the state of the answers below.

use crate::{
    content::{
        self,
        say::fill,
        words::{common, device as d, progress as w},
    },
    core::path::Page,
    journey::{Device, Msg},
    ui::{
        components::{button, heading, link_button, quiet_button, topic_squares},
        cx::{Cx, Step},
        el::{El, el},
    },
};

/// The whole check: one page within its frame.
pub fn frame(cx: &Cx, page: El) -> El {
    let here = cx.journey.place.page;
    let code = here.code();
    let dimension = here.dimension(cx.instrument());
    let progress = dimension.map(|dimension| {
        let name = cx.instrument().dimension(dimension).name;
        el("div", "progress")
            .with(topic_squares(cx))
            .with(el("p", "where").attr("aria-hidden", "true").text(name))
    });
    // Charts and the hours grid use a wider column.
    let class = if matches!(here, Page::Grid | Page::Results) { "psp wide" } else { "psp" };
    let body = el("div", "body")
        .attr("part", "body")
        .key(code.clone())
        .maybe(conflict(cx))
        .maybe(progress)
        .maybe((here != Page::Welcome).then(|| nav(cx)))
        .with(page);
    el("section", class)
        .attr("part", "check")
        .attr("aria-label", common::PRODUCT)
        .attr("data-page", code)
        .attr("lang", cx.instrument().language)
        .attr("dir", content::DIRECTION)
        .with(body)
        .with(foot(cx))
}

fn nav(cx: &Cx) -> El {
    let place = cx.journey.question_number().map_or(String::new(), |(n, all)| {
        let dimension = cx.journey.place.page.dimension(cx.instrument());
        let topic = dimension.map_or(0, |dimension| dimension.index() + 1).to_string();
        let template = if dimension.is_some() { w::QUESTION_IN_TOPIC } else { w::QUESTION };
        fill(template, &[("n", &n.to_string()), ("all", &all.to_string()), ("topic", &topic)])
    });
    el("div", "nav noprint")
        .with(el("button", "link back").attr("type", "button").text(common::BACK).pressed(cx, Msg::Back))
        .with(el("p", "").text(place))
}

fn foot(cx: &Cx) -> El {
    let (state, text) = match cx.journey.device {
        Device::Saved => ("yes", d::SAVED),
        Device::Saving => ("saving", d::SAVING),
        Device::NotAsked => ("memory", d::NOT_ASKED),
        Device::Refused => ("memory", d::REFUSED),
        Device::Conflict => ("conflict", d::CONFLICT),
    };
    let here = cx.journey.place.page;
    let links = (!matches!(here, Page::Keep | Page::Welcome)).then(|| {
        let to_topics = here != Page::Topics && !cx.answers().profile.is_empty();
        el("div", "foot-links")
            .maybe(to_topics.then(|| link_button(cx, d::TOPICS_LINK, Msg::Go(Page::Topics, false))))
            .with(link_button(cx, d::LINK, Msg::Go(Page::Keep, true)))
    });
    let saved = el("span", "").attr("data-saved", state).text(text);
    el("footer", "foot noprint")
        .attr("part", "foot")
        .with(el("p", "").text(d::ONLY_YOU).text(" ").with(saved))
        .maybe(links)
}

/// Another tab has saved newer answers: nothing is written before the person has chosen.
fn conflict(cx: &Cx) -> Option<El> {
    (cx.journey.device == Device::Conflict).then(|| {
        el("div", "note stack")
            .attr("role", "alert")
            .with(heading(cx, 1, "h3").text(d::CONFLICT_TITLE))
            .with(el("p", "").text(d::CONFLICT_TEXT))
            .with(el("div", "actions").with(button(cx, d::USE_OTHER, Step::UseOther)).with(quiet_button(
                cx,
                d::KEEP_MINE,
                Msg::KeepMine,
            )))
    })
}
