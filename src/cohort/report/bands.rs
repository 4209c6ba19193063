//! Where partners are, topic by topic. There is no total across topics.

use super::{
    marks, names,
    part::{Maker, with_table},
    table::{self, Table},
    tree::{Element, classed, element},
};
use crate::{
    cohort::{
        views::{Caution, Topic},
        words::{headings, intro, table as columns},
    },
    content::say::{fill, within_sentence},
    core::score::Band,
};

pub(super) fn part(maker: &mut Maker<'_>) -> Option<Element> {
    let view = maker.view;
    if view.topics.is_empty() {
        return None;
    }
    let name = |bands: &[Band]| {
        let mut names = bands.iter().map(|band| names::band(maker.instrument, *band));
        let first = names.next().unwrap_or_default().to_string();
        names.fold(first, |all, name| format!("{all}{}{}", intro::BANDS_OR, within_sentence(name)))
    };
    let key = |class: &str, said: &str| element("li").and(marks::sample(class)).and(said);
    // Of what is drawn, and of nothing else.
    let drawn = || view.topics.iter().flat_map(|topic| &topic.bands).map(|(bands, _)| bands.as_slice());
    let mut keys: Vec<Element> = [Band::None, Band::B1, Band::B2, Band::B3]
        .into_iter()
        .filter(|band| drawn().any(|bands| bands == [*band]))
        .map(|band| key(class(&[band]), names::band(maker.instrument, band)))
        .collect();
    if drawn().any(|bands| bands.len() > 1) {
        keys.push(key(class(&[Band::None, Band::B1]), intro::BANDS_TOGETHER));
    }
    let mut table = Table::new(
        headings::BANDS,
        &[columns::TOPIC, columns::WHAT, columns::SHARE, columns::INTERVAL, columns::COUNT],
    );
    let mut list = classed("ol", "cohort-rows").with("role", "list");
    for topic in &view.topics {
        let title = maker.instrument.dimension(topic.dimension).name.as_str();
        let said: Vec<String> = topic
            .bands
            .iter()
            .map(|(bands, share)| format!("{} {}", within_sentence(&name(bands)), share.count.get()))
            .collect();
        let mut row =
            element("li").and(classed("div", "cohort-said").and(element("b").and(title)).and(
                classed("span", "cohort-soft cohort-num").and(format!("{}.", capital(&said.join(", ")))),
            ));
        row = row.and(stack(topic));
        if let Some([low, median, high]) = topic.quartiles.map(|all| all.map(|points| points.to_string())) {
            let values = [("median", median.as_str()), ("low", low.as_str()), ("high", high.as_str())];
            row = row.and(classed("p", "cohort-small cohort-num").and(fill(intro::BANDS_SCORES, &values)));
        }
        list = list.and(row);
        for (bands, share) in &topic.bands {
            let [percent, interval, count] = table::cells(Some(share));
            table.row([title.to_string(), name(bands), percent, interval, count]);
        }
    }
    let part = maker
        .part(headings::BANDS, &[intro::BANDS.to_string()])
        .and(classed("ul", "cohort-keys").with("role", "list").all(keys))
        .and(list)
        .all(maker.caution(Caution::Lines));
    Some(with_table(part, table))
}

fn stack(topic: &Topic) -> Element {
    let part = |(bands, share): &(Vec<Band>, crate::cohort::views::Share)| {
        #[expect(clippy::cast_precision_loss, reason = "a count of people")]
        let count = share.count.get() as f64;
        (class(bands).to_string(), count, share.count.get().to_string())
    };
    marks::stack(&topic.bands.iter().map(part).collect::<Vec<_>>())
}

/// The class by which a band, or several together, is filled.
fn class(bands: &[Band]) -> &'static str {
    match bands {
        [Band::None] => "c-unknown",
        [Band::B1] => "c-b1",
        [Band::B2] => "c-b2",
        [Band::B3] => "c-b3",
        _ => "c-together",
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
