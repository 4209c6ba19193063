//! Next to the survey of the fund's first year, with everything that must be said beside it.

use super::{
    gaps, marks,
    part::{Maker, interval, percent, sentence, with_table},
    table::{self, Table},
    tree::{Element, classed, element},
};
use crate::{
    cohort::{
        views::{Caution, SurveyRow},
        words::{headings, intro, table as columns},
    },
    content::say::fill,
};

pub(super) fn part(maker: &mut Maker<'_>) -> Option<Element> {
    let survey = maker.view.survey.as_ref()?;
    let mut table = Table::new(
        headings::SURVEY,
        &[
            columns::QUESTION,
            columns::SHARE,
            columns::INTERVAL,
            columns::COUNT,
            columns::SURVEY,
            columns::DIFFERENCE,
        ],
    );
    let mut list = classed("ol", "cohort-rows").with("role", "list");
    for row in &survey.rows {
        list = list.and(line(maker, row));
        let [percent, interval, count] = table::cells(Some(&row.agree));
        let survey = format!("{}%", row.survey);
        table.row([maker.question(row.item), percent, interval, count, survey, row.difference.words()]);
    }
    let mut cautions = classed("ul", "cohort-list cohort-small");
    for caution in Caution::SURVEY {
        if maker.caution(caution).is_some() {
            cautions = cautions.and(element("li").and(caution.text()));
        }
    }
    let part = maker.part(headings::SURVEY, &[intro::SURVEY.to_string()]).and(list).and(cautions);
    Some(with_table(part.all(maker.caution(Caution::NoClearDifference)), table))
}

fn line(maker: &Maker<'_>, row: &SurveyRow) -> Element {
    let figure = classed("span", "cohort-figure")
        .and(classed("b", "cohort-num").and(percent(&row.agree)))
        .and(" ")
        .and(classed("span", "cohort-soft cohort-num").and(interval(&row.agree)));
    let question = maker.question(row.item);
    let mut said = vec![
        fill(intro::SURVEY_SAID, &[("percent", &row.survey.to_string())]),
        gaps::said(intro::DIFFERENCE_SURVEY, &row.difference),
    ];
    said.extend(
        row.agree_of_all.as_ref().map(|share| fill(intro::SURVEY_OF_ALL, &[("share", &sentence(share))])),
    );
    let survey = f64::from(row.survey);
    element("li")
        .and(classed("div", "cohort-said").and(element("span").and(question)).and(figure))
        .and(marks::bar(&row.agree, marks::Mark::Known).and(marks::upright("c-ref", survey, "0em", "1.7em")))
        .and(classed("p", "cohort-small cohort-num cohort-beside").and(said.join(" ")))
}
