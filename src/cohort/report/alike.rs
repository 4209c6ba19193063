//! Whether the partners of one PSP see roles the same way: a map, and the sentences it is keyed to.
//!
//! Up is closer together. Across is the middle answer, as far as it is told: partners who are close, and many enough,
//! have a dot in its third of the map; anybody else has a dashed box over all of it.

use super::{
    marks, names,
    part::{Maker, with_table},
    table::Table,
    tree::{Element, classed, element},
};
use crate::{
    cohort::{
        disclosure::{
            alike::{Alike, Side},
            tables::ALIKE,
        },
        views::{AlikePsp, Caution},
        words::{alike as words, headings, intro, table as columns},
    },
    content::say::fill,
    core::ids::ItemId,
};

/// Of so many PSPs each has a map. Of more, the table says it all.
const MAPS: usize = 6;

/// The height of a line and of the edge of a zone, in em.
const LINE: f64 = 2.6;
const EDGE: f64 = 0.6;

pub(super) fn part(maker: &mut Maker<'_>) -> Option<Element> {
    let psps = &maker.view.alike;
    if psps.is_empty() {
        return None;
    }
    let about = if psps.len() > MAPS { intro::ALIKE_MANY } else { intro::ALIKE };
    let mut part = maker.part(headings::ALIKE, &[about.to_string()]);
    let mut table = Table::new(headings::ALIKE, &[columns::PSP, columns::QUESTION, columns::ANSWER]);
    for psp in psps {
        let title =
            fill(intro::ALIKE_SIZE, &[("programme", &psp.programme), ("size", names::size(psp.size))]);
        for (item, alike) in &psp.items {
            table.row([title.clone(), maker.question(*item), format!("{}. {}", label(*alike), said(*alike))]);
        }
        if psps.len() > MAPS {
            continue;
        }
        let block = classed("div", "cohort-block").and(maker.subheading(title));
        let told = psp.items.iter().any(|(_, alike)| *alike != Alike::Withheld);
        part = part.and(if told {
            block.and(classed("div", "cohort-map").and(map(psp)).and(key(maker, psp)))
        } else {
            block.and(element("p").and(crate::cohort::words::share::HIDDEN))
        });
    }
    if psps.len() > MAPS {
        part = part.and(matrix(psps)).and(questions(maker));
        let silent =
            |id: &&str| psps.iter().all(|psp| psp.items.iter().all(|(item, _)| item.as_str() != *id));
        for (number, _) in (1..).zip(ALIKE).filter(|(_, id): &(usize, &str)| silent(id)) {
            let said = fill(intro::ALIKE_STEPS, &[("n", &number.to_string())]);
            part = part.and(classed("p", "cohort-small").and(said));
        }
    }
    Some(with_table(part.all(maker.caution(Caution::CloseOnNothing)), table))
}

/// One line a PSP, one column a question.
fn matrix(psps: &[AlikePsp]) -> Element {
    const NUMBERS: [&str; 6] = [columns::PSP, "1", "2", "3", "4", "5"];
    let mut table = Table::new(headings::ALIKE, &NUMBERS);
    for psp in psps {
        let said = ALIKE.iter().map(|id| {
            let found = psp.items.iter().find(|(item, _)| item.as_str() == *id);
            with_side(found.map_or(Alike::Withheld, |(_, alike)| *alike)).to_string()
        });
        table.row([psp.programme.clone()].into_iter().chain(said));
    }
    table.open("cohort-wide cohort-matrix")
}

/// The questions that the columns are numbered by.
fn questions(maker: &Maker<'_>) -> Element {
    let lines = (1..).zip(ALIKE).map(|(number, id): (usize, &str)| {
        element("li")
            .and(classed("span", "cohort-n").and(number.to_string()))
            .and(element("p").and(maker.question(ItemId::of(id))))
    });
    classed("ol", "cohort-map-key").with("role", "list").all(lines)
}

/// A label with the side of the middle answer, where it is told.
fn with_side(alike: Alike) -> &'static str {
    match alike {
        Alike::Close(Some(Side::Low)) => intro::ALIKE_CLOSE_LOW,
        Alike::Close(Some(Side::Middle)) => intro::ALIKE_CLOSE_MIDDLE,
        Alike::Close(Some(Side::High)) => intro::ALIKE_CLOSE_HIGH,
        other => label(other),
    }
}

fn label(alike: Alike) -> &'static str {
    match alike {
        Alike::Close(_) => intro::ALIKE_CLOSE,
        Alike::Mixed => intro::ALIKE_MIXED,
        Alike::Apart => intro::ALIKE_APART,
        Alike::Withheld => intro::ALIKE_WITHHELD,
    }
}

fn said(alike: Alike) -> &'static str {
    match alike {
        Alike::Close(None) => words::CLOSE,
        Alike::Close(Some(Side::Low)) => words::CLOSE_LOW,
        Alike::Close(Some(Side::Middle)) => words::CLOSE_MIDDLE,
        Alike::Close(Some(Side::High)) => words::CLOSE_HIGH,
        Alike::Mixed => words::MIXED,
        Alike::Apart => words::APART,
        Alike::Withheld => crate::cohort::words::share::HIDDEN,
    }
}

/// The name of a zone, and who is in it.
type Zone = (&'static str, fn(Alike) -> bool);

fn map(psp: &AlikePsp) -> Element {
    let numbered: Vec<(usize, Alike)> = (1..).zip(psp.items.iter().map(|(_, alike)| *alike)).collect();
    let zones: [Zone; 3] = [
        (intro::ALIKE_CLOSE, |alike| matches!(alike, Alike::Close(_))),
        (intro::ALIKE_MIXED, |alike| alike == Alike::Mixed),
        (intro::ALIKE_APART, |alike| alike == Alike::Apart),
    ];
    let mut shapes = Vec::new();
    let mut top = 0.0;
    for (zone, (name, holds)) in zones.into_iter().enumerate() {
        let dots: Vec<(usize, Alike)> = numbered.iter().copied().filter(|(_, alike)| holds(*alike)).collect();
        #[expect(clippy::cast_precision_loss, reason = "at most five")]
        let height = (dots.len().max(1) as f64).mul_add(LINE, 2.0 * EDGE);
        if zone != 1 {
            shapes.push(marks::rect("c-zone", 0.0, &em(top), 100.0, &em(height)));
        }
        shapes.push(at("1%", top + 1.0, classed("text", "t-soft").and(name)));
        let mut middle = top + EDGE + LINE / 2.0;
        for (number, alike) in dots {
            shapes.extend(dot(number, alike, middle));
            middle += LINE;
        }
        top += height;
    }
    let picture = marks::drawing(&em(top)).all(shapes);
    let ends = classed("div", "cohort-ends")
        .with("aria-hidden", "true")
        .and(element("span").and(intro::ALIKE_LOW))
        .and(element("span").and(intro::ALIKE_HIGH));
    classed("div", "cohort-tight").and(picture).and(ends)
}

/// The room of the map between the names of the zones and its end, in per cent.
const FROM: f64 = 18.0;
const WIDE: f64 = 80.0;

fn dot(number: usize, alike: Alike, middle: f64) -> Vec<Element> {
    let side = match alike {
        Alike::Close(side) => side,
        Alike::Mixed | Alike::Apart | Alike::Withheld => None,
    };
    let third = WIDE / 3.0;
    let (class, from, wide) = match side {
        None => ("c-not-told", FROM, WIDE),
        Some(Side::Low) => ("c-range", FROM, third),
        Some(Side::Middle) => ("c-range", FROM + third, third),
        Some(Side::High) => ("c-range", FROM + 2.0 * third, third),
    };
    let x = marks::percent(from + wide / 2.0);
    vec![
        marks::rect(class, from, &em(middle - 0.45), wide, "0.9em"),
        classed("circle", "c-dot").with("cx", x.as_str()).with("cy", em(middle)).with("r", "0.95em"),
        at(&x, middle, classed("text", "t-on").with("text-anchor", "middle").and(number.to_string())),
    ]
}

/// A text at a height: in a drawing of its own, as the em of a text is that of its own size.
fn at(x: &str, middle: f64, text: Element) -> Element {
    element("svg")
        .with("x", x)
        .with("y", em(middle))
        .with("overflow", "visible")
        .and(text.with("dy", "0.35em"))
}

fn em(length: f64) -> String {
    format!("{}em", crate::core::hours::write_number(length))
}

fn key(maker: &Maker<'_>, psp: &AlikePsp) -> Element {
    let lines = (1..).zip(&psp.items).map(|(number, (item, alike)): (usize, &(ItemId, Alike))| {
        element("li").and(classed("span", "cohort-n").and(number.to_string())).and(
            classed("div", "cohort-tight").and(element("p").and(maker.question(*item))).and(
                classed("p", "cohort-small")
                    .and(element("b").and(format!("{}.", label(*alike))))
                    .and(" ")
                    .and(said(*alike)),
            ),
        )
    });
    classed("ol", "cohort-map-key").with("role", "list").all(lines)
}
