//! The whole report: its parts in their order, and the file that `psp collate` writes.

use super::{
    Report, Round, alike, bands, few, gaps, headline, hours, marks, method, mirror, not_known,
    part::Maker,
    rounds, survey, technical,
    tree::{Node, classed, element},
    understanding,
};
use crate::{
    cohort::{disclosure::Audience, words::headline as words},
    content::say::fill,
};

/// The style sheet of the report, the same for the file and for the funder's page.
pub const STYLE: &str = include_str!("../../../www/cohort.css");

/// What the file may do: show itself in its own style, and nothing else.
const POLICY: &str = concat!(
    "default-src 'none'; style-src '",
    env!("PSP_COHORT_STYLE_HASH"),
    "'; base-uri 'none'; form-action 'none'"
);

/// How deep the headings of a report's parts are. Above them are the finding of a round and the title of the page.
const LEVEL: usize = 3;

/// The parts of a report, in their order.
pub fn parts(report: &Report<'_>) -> Vec<Node> {
    let mut nodes: Vec<Node> = vec![marks::hatch().into()];
    if report.rounds.len() > 1 {
        nodes.push(classed("p", "cohort-small").and(words::ROUNDS).into());
    }
    for round in &report.rounds {
        nodes.extend(of_round(report, round));
    }
    nodes
}

fn of_round(report: &Report<'_>, round: &Round) -> Vec<Node> {
    let mut maker = Maker::new(report.instrument, round, LEVEL);
    let head = headline::head(&mut maker);
    let sections: [fn(&mut Maker<'_>) -> Option<super::tree::Element>; 12] = [
        few::part,
        not_known::part,
        bands::part,
        hours::part,
        understanding::part,
        gaps::part,
        mirror::part,
        mirror::role_question,
        alike::part,
        survey::part,
        rounds::part,
        technical::part,
    ];
    let mut nodes: Vec<Node> = vec![head.into()];
    let several = headline::round(round).filter(|_| report.rounds.len() > 1);
    for section in sections {
        let Some(mut section) = section(&mut maker) else { continue };
        if let Some(round) = &several {
            section.place_regions(round);
        }
        nodes.push(section.into());
    }
    nodes.push(method::part(&mut maker, &report.edition).into());
    nodes
}

/// The class by which every sheet of paper says whom it is for.
pub const fn paper(audience: Audience) -> &'static str {
    match audience {
        Audience::Team => "cohort-team",
        Audience::Public => "cohort-public",
    }
}

/// The report as a file of its own. It asks for nothing and runs nothing.
pub fn html(report: &Report<'_>) -> String {
    let audience = headline::audience(report.audience);
    let title = format!("{}. {audience}.", words::TITLE_PAGE);
    let body = classed("body", &format!("cohort-page {}", paper(report.audience)))
        .and(
            classed("header", "cohort-bar")
                .and(element("h1").and(words::TITLE_PAGE))
                .and(element("p").and(audience)),
        )
        .and(element("main").and(classed("div", "cohort").all(parts(report))));
    let mut html = fill(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<title>{title}</title>\n<style>",
        &[("language", report.instrument.language.as_str()), ("policy", POLICY), ("title", &title)],
    );
    html.push_str(STYLE);
    html.push_str("</style>\n</head>\n");
    html.push_str(&Node::from(body).html());
    html.push_str("\n</html>\n");
    html
}
