//! What leads say beside what partners say. Different questions: shown side by side, never taken from each other.

use super::{
    marks, names,
    part::{Maker, with_table},
    table::{self, Table},
    tree::{Element, classed, element},
};
use crate::{
    cohort::{
        views::{Caution, Steps},
        words::{codes, headings, intro, table as columns},
    },
    content::say::fill,
    core::ids::ItemId,
};

const COLUMNS: [&str; 6] =
    [columns::QUESTION, columns::WHO, columns::ANSWER, columns::SHARE, columns::INTERVAL, columns::COUNT];

pub(super) fn part(maker: &mut Maker<'_>) -> Option<Element> {
    if maker.view.mirror.is_empty() {
        return None;
    }
    let mut table = Table::new(headings::MIRROR, &COLUMNS);
    let mut part =
        maker.part(headings::MIRROR, &[intro::MIRROR.to_string()]).all(maker.caution(Caution::Mirror));
    for mirror in &maker.view.mirror {
        let mut block = classed("div", "cohort-tight cohort-kept")
            .and(classed("p", "cohort-strong").and(maker.question(mirror.item)));
        for (who, steps) in [(intro::MIRROR_LEADS, &mirror.leads), (intro::MIRROR_PARTNERS, &mirror.partners)]
        {
            block = block.and(answers(maker, mirror.item, who, steps));
            lines(&mut table, maker, mirror.item, who, steps);
        }
        part = part.and(block);
    }
    Some(with_table(part, table))
}

/// Which part in the design partners say they have, and whether they say the same.
pub(super) fn role_question(maker: &mut Maker<'_>) -> Option<Element> {
    use crate::cohort::{disclosure::alike::OneAnswer, words::alike};
    let item = ItemId::of("ROL-D1");
    if let Some(steps) = &maker.view.role_question {
        let mut table = Table::new(intro::ROLE_QUESTION, &COLUMNS);
        lines(&mut table, maker, item, intro::MIRROR_PARTNERS, steps);
        let part = maker.part(intro::ROLE_QUESTION, &[maker.question(item)]);
        return Some(with_table(part.and(answers(maker, item, intro::MIRROR_PARTNERS, steps)), table));
    }
    let said = match maker.view.one_answer? {
        OneAnswer::Most => alike::ONE_ANSWER_MOST,
        OneAnswer::Split => alike::ONE_ANSWER_SPLIT,
        OneAnswer::Neither => return None,
    };
    Some(maker.part(intro::ROLE_QUESTION, &[maker.question(item)]).and(element("p").and(said)))
}

/// The answers of one form: who, a bar from the lowest to the highest, and what it says.
fn answers(maker: &Maker<'_>, item: ItemId, who: &str, steps: &Steps) -> Element {
    let class = |range: &std::ops::Range<usize>| {
        if range.len() > 1 { "c-together".to_string() } else { format!("c-s{}", range.start + 1) }
    };
    let of = steps.steps.iter().map(|(range, share)| {
        #[expect(clippy::cast_precision_loss, reason = "a count of people")]
        let count = share.count.get() as f64;
        (class(range), count, share.count.get().to_string())
    });
    // The key of the bar, each part with its number.
    let said = |words: &str, count: u64| format!("{words}: {count}");
    let mut key: Vec<Element> = steps
        .steps
        .iter()
        .map(|(range, share)| {
            let words = names::steps(maker.instrument, item, range);
            element("li").and(marks::sample(&class(range))).and(said(&words, share.count.get()))
        })
        .collect();
    key.extend(
        steps.not_known.as_ref().map(|share| element("li").and(said(codes::NOT_KNOWN, share.count.get()))),
    );
    let answered = fill(intro::ANSWERED, &[("n", &steps.answered.get().to_string())]);
    classed("div", "cohort-pair")
        .and(
            element("p")
                .and(element("b").and(who))
                .and(" ")
                .and(classed("span", "cohort-small cohort-num").and(answered)),
        )
        .and(marks::stack(&of.collect::<Vec<_>>()))
        .and(classed("ul", "cohort-keys cohort-num").with("role", "list").all(key))
}

fn lines(table: &mut Table, maker: &Maker<'_>, item: ItemId, who: &str, steps: &Steps) {
    let mut line = |answer: String, share| {
        let [percent, interval, count] = table::cells(share);
        table.row([maker.question(item), who.to_string(), answer, percent, interval, count]);
    };
    for (range, share) in &steps.steps {
        line(names::steps(maker.instrument, item, range), Some(share));
    }
    if let Some(share) = &steps.not_known {
        line(codes::NOT_KNOWN.to_string(), Some(share));
    }
}
