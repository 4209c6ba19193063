//! The same questions as a page to print and fill in by hand, for whoever cannot or will not use the check in a
//! browser. Written when the site is built (`psp site`); a partner's module knows nothing of it.

use super::say::{based_on, fill};
use super::words::{common, notes as n, paper as p, question as q, results as r, welcome as w};
use crate::core::{
    conditions::Chose,
    ids::Dimension,
    instrument::{Figure, HoursRange, Instrument, Item, Kind, Wording},
};
use std::fmt::Write as _;

/// The security policy of the page: it has no script at all.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'";

/// Writes the page.
pub fn page(instrument: &Instrument) -> String {
    let mut html = Html(String::new());
    html.raw(&format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
        instrument.language
    ));
    html.text(p::TITLE);
    html.raw(
        "</title>\n<link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"page.css\">\n\
         <link rel=\"stylesheet\" href=\"paper.css\">\n</head>\n<body>\n<main class=\"own-page paper\">\n",
    );
    html.element("h1", p::TITLE);
    html.element("p", w::LEDE);
    html.element("p", p::HOW);
    html.element("p", p::TO_FIND_OUT);
    html.element("h2", p::ABOUT_YOU);
    html.raw("<ol class=\"questions\">\n");
    for item in instrument.items.iter().filter(|item| matches!(item.kind, Kind::Profile | Kind::SelfRating)) {
        question(&mut html, instrument, item);
    }
    html.raw("</ol>\n");
    for dimension in Dimension::ALL {
        html.element("h2", &instrument.dimension(dimension).name);
        html.raw("<ol class=\"questions\">\n");
        let asked = |item: &&Item| item.dimension == Some(dimension) && item.kind != Kind::Quantity;
        for item in instrument.items.iter().filter(asked) {
            question(&mut html, instrument, item);
        }
        if dimension == Dimension::Pro {
            hours(&mut html, instrument);
        }
        html.raw("</ol>\n");
    }
    html.raw("<section class=\"notes\">\n");
    html.element("h2", p::NOTES);
    html.element("p", p::NOTES_LEDE);
    for item in instrument.knowledge_items() {
        note(&mut html, item);
    }
    html.element("h2", r::LIMITS_TITLE);
    html.element("p", r::LIMITS);
    html.element("p", w::SOURCE);
    html.raw("</section>\n</main>\n</body>\n</html>\n");
    html.0
}

struct Html(String);

impl Html {
    fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    fn text(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '&' => self.raw("&amp;"),
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                '"' => self.raw("&quot;"),
                other => self.0.push(other),
            }
        }
    }

    fn element(&mut self, tag: &str, text: &str) {
        let _ = write!(self.0, "<{tag}>");
        self.text(text);
        let _ = writeln!(self.0, "</{tag}>");
    }

    fn small(&mut self, text: &str) {
        self.raw("<p class=\"other\">");
        self.text(text);
        self.raw("</p>\n");
    }

    fn boxes<'a>(&mut self, options: impl IntoIterator<Item = &'a str>) {
        self.raw("<ul class=\"boxes\">\n");
        for option in options {
            self.element("li", option);
        }
        self.raw("</ul>\n");
    }
}

fn question(html: &mut Html, instrument: &Instrument, item: &Item) {
    html.raw("<li>");
    wording(html, instrument, &item.text);
    if let Some(when) = &item.show_if {
        html.small(&fill(p::ONLY_IF, &[("answer", &answers(instrument, when))]));
    }
    let options = || {
        let own = item.options.iter().map(|choice| choice.text.partner.as_str());
        let unknown = item.not_known.iter().map(|way| way.text.as_str());
        own.chain(unknown).chain(item.not_applicable.iter().map(|way| way.text.as_str()))
    };
    if item.rows.is_empty() {
        html.boxes(options());
    }
    for row in &item.rows {
        html.element("p", &row.text);
        html.boxes(options());
    }
    if item.kind == Kind::Knowledge {
        html.raw("<p class=\"other\">");
        html.text(q::SURE);
        html.raw(" ");
        html.text(q::OPTIONAL);
        html.raw("</p>\n");
        html.boxes([q::GUESSING, q::FAIRLY_SURE]);
    }
    html.raw("</li>\n");
}

/// The question, and its other words for the lead and for other ways of starting.
fn wording(html: &mut Html, instrument: &Instrument, wording: &Wording) {
    html.raw("<p class=\"asked\">");
    html.text(&wording.partner);
    html.raw("</p>\n");
    for variant in &wording.when {
        let answer = answers(instrument, &variant.condition);
        html.small(&fill(p::OTHER_WORDS, &[("answer", &answer), ("question", &variant.partner)]));
    }
    if let Some(lead) = &wording.lead {
        html.small(&fill(p::LEAD_WORDS, &[("question", lead)]));
    }
}

/// The words of the answers that make a condition true.
fn answers(instrument: &Instrument, when: &Chose) -> String {
    let options = instrument.item(when.item).into_iter().flat_map(|item| item.options.iter());
    let named = options.filter(|choice| when.options.contains(&choice.id));
    named.map(|choice| choice.text.partner.as_str()).collect::<Vec<_>>().join(common::LIST_COMMA)
}

fn hours(html: &mut Html, instrument: &Instrument) {
    let burden = &instrument.burden;
    figure(html, instrument, &burden.period);
    html.raw("<li>");
    wording(html, instrument, &burden.grid);
    html.raw("<table>\n<thead><tr><th scope=\"col\"></th>");
    for range in &burden.task_hours {
        html.raw("<th scope=\"col\">");
        html.text(&range.short);
        html.raw("</th>");
    }
    html.raw("<th scope=\"col\">");
    html.text(&burden.task_not_known);
    html.raw("</th></tr></thead>\n<tbody>\n");
    for task in &burden.tasks {
        html.raw("<tr><th scope=\"row\">");
        html.text(&task.text);
        html.raw("</th>");
        html.raw(&"<td>□</td>".repeat(burden.task_hours.len() + 1));
        html.raw("</tr>\n");
    }
    html.raw("</tbody></table></li>\n<li>");
    wording(html, instrument, &burden.available);
    let texts = burden.available_hours.iter().map(|range: &HoursRange| range.text.as_str());
    html.boxes(texts.chain([burden.available_not_known.as_str()]));
    html.raw("</li>\n");
    for one in [&burden.how_set, &burden.people, &burden.funding] {
        figure(html, instrument, one);
    }
}

fn figure(html: &mut Html, instrument: &Instrument, figure: &Figure) {
    html.raw("<li>");
    wording(html, instrument, &figure.text);
    let not_known = figure.not_known.iter().map(crate::core::fixed::Text::as_str);
    html.boxes(figure.options.iter().map(|option| option.text.as_str()).chain(not_known));
    html.raw("</li>\n");
}

fn note(html: &mut Html, item: &Item) {
    let best = item.options.iter().find(|choice| Some(choice.id) == item.best);
    html.raw("<div class=\"note\">");
    html.element("h3", &item.text.partner);
    if let Some(best) = best {
        html.element("p", &fill(n::BEST, &[("answer", &best.text.partner)]).replace('*', ""));
    }
    html.element("p", item.explanation.as_deref().unwrap_or_default());
    html.small(&based_on(&item.src, item.inferred.is_some()));
    html.raw("</div>\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_and_option_stands_on_paper() {
        let instrument = super::super::built_in();
        let page = page(instrument);
        let text = |text: &str| page.contains(&text.replace('&', "&amp;").replace('"', "&quot;"));
        for item in
            instrument.items.iter().filter(|item| !matches!(item.kind, Kind::Quantity | Kind::Comparison))
        {
            assert!(text(&item.text.partner), "{}", item.id);
            assert!(item.options.iter().all(|choice| text(&choice.text.partner)), "{}", item.id);
        }
        assert!(!page.contains("style=") && !page.contains("<script"));
    }
}
