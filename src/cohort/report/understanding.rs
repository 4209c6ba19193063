//! What partners understand, which mistaken ideas are common, and where being sure misleads.

use super::{
    marks::Mark,
    names,
    part::{Maker, row, rows, sentence, with_table},
    table::{self, Table},
    tree::{Element, classed},
};
use crate::{
    cohort::{
        views::{Idea, Understanding},
        words::{headings, intro, table as columns},
    },
    content::say::fill,
};

pub(super) fn part(maker: &mut Maker<'_>) -> Option<Element> {
    let view = maker.view;
    let idea = |idea: &Idea| {
        let text = names::wrong_option(maker.instrument, idea.item, idea.wrong_option);
        fill(intro::IDEA, &[("text", &text), ("share", &sentence(&idea.share))])
    };
    let common = view.most_common_idea.as_ref().map(|common| {
        classed("div", "cohort-tight")
            .and(classed("p", "cohort-lede").and(intro::COMMON_IDEA))
            .and(classed("p", "cohort-soft").and(maker.question(common.item)))
            .and(classed("p", "cohort-num").and(idea(common)))
    });
    if view.understanding.is_empty() {
        return common.map(|common| maker.part(headings::UNDERSTANDING, &[]).and(common));
    }
    let mut table = Table::new(
        headings::UNDERSTANDING,
        &[columns::QUESTION, columns::ANSWER, columns::SHARE, columns::INTERVAL, columns::COUNT],
    );
    let mut list = Vec::new();
    for item in &view.understanding {
        let mut said = Vec::new();
        let of = [
            (intro::WRONG, item.wrong.as_ref()),
            (intro::NOT_KNOWN_SHARE, item.not_known.as_ref()),
            (intro::SURE_AND_WRONG, item.sure_and_wrong.as_ref()),
        ];
        for (words, share) in of {
            said.extend(share.map(|share| fill(words, &[("share", &sentence(share))])));
        }
        let mut li = row(&maker.question(item.item), item.right.as_ref(), Mark::Known);
        if !said.is_empty() {
            li = li.and(classed("p", "cohort-small cohort-num cohort-beside").and(said.join(" ")));
        }
        for one in &item.ideas {
            li = li.and(classed("p", "cohort-small cohort-num cohort-beside").and(idea(one)));
        }
        list.push(li);
        add(&mut table, &maker.question(item.item), item, maker);
    }
    let part = maker.part(headings::UNDERSTANDING, &[intro::UNDERSTANDING.to_string()]).all(common);
    Some(with_table(part.and(rows(list)), table))
}

fn add(table: &mut Table, question: &str, item: &Understanding, maker: &Maker<'_>) {
    use crate::cohort::words::codes;
    let mut line = |answer: String, share: Option<&crate::cohort::views::Share>| {
        let [percent, interval, count] = table::cells(share);
        table.row([question.to_string(), answer, percent, interval, count]);
    };
    line(codes::RIGHT.to_string(), item.right.as_ref());
    line(codes::WRONG.to_string(), item.wrong.as_ref());
    for idea in &item.ideas {
        line(names::wrong_option(maker.instrument, item.item, idea.wrong_option), Some(&idea.share));
    }
    line(codes::NOT_KNOWN.to_string(), item.not_known.as_ref());
    line(codes::SURE_AND_WRONG.to_string(), item.sure_and_wrong.as_ref());
}
