//! The results as plain text, to keep or to send to oneself: the nine parts of the results page in the same
//! order, with the same sentences.

use crate::{
    content::{
        findings, say,
        words::{report as r, results as w},
    },
    core::{
        advice,
        instrument::{Instrument, Item},
        score::{Assessment, Knowledge},
        session::Voice,
    },
};

/// Writes the report. Lines end with a line feed; `*` for bold is taken out.
///
/// Notes are written for the topics whose explanations were seen (`locked`, by [`crate::core::ids::Dimension::index`]).
pub fn write(instrument: &Instrument, assessment: &Assessment, locked: [bool; 4]) -> String {
    let mut report = Report(String::new());
    report.title(r::TITLE);
    report.line(&findings::headline(instrument, assessment));
    report.line(&findings::summary(assessment));
    report.line(&findings::overall(instrument, assessment));
    dimensions(&mut report, instrument, assessment);
    let fired = advice::actions(instrument, assessment);
    actions(&mut report, instrument, assessment, &fired);
    asked(&mut report, instrument, assessment, &fired);

    report.title(w::SHOWED_TITLE);
    let (total, topics) = findings::shown(instrument, assessment);
    report.line(&format!("{total} {topics}"));
    if let Some(square) = findings::square(instrument, assessment, locked) {
        report.line(&square.sentence());
        if !square.sure_wrong.is_empty() {
            report.line(&format!("{}:", w::CLEAR_UP));
            for item in &square.sure_wrong {
                report.point("-", &findings::title(instrument, assessment, *item));
            }
        }
    }
    if let Some(felt) = findings::felt(instrument, assessment) {
        report.line(felt);
    }
    hours(&mut report, instrument, assessment);

    report.title(w::MEETING_TITLE);
    report.line(w::MEETING_NOTE);
    for (i, prompt) in advice::shown_prompts(instrument, assessment).into_iter().enumerate() {
        report.point(&format!("{}.", i + 1), &prompt.text);
    }
    notes(&mut report, instrument, assessment, locked);
    report.title(w::METHOD_TITLE);
    report.line(w::METHOD);
    report.title(w::LIMITS_TITLE);
    report.line(w::LIMITS);
    report.line(&say::fill(
        w::VERSIONS,
        &[("content", &instrument.content_version), ("rules", &instrument.rules_version)],
    ));
    report.0
}

struct Report(String);

impl Report {
    fn title(&mut self, title: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.line(title);
        self.line(r::RULE);
    }

    fn line(&mut self, text: &str) {
        self.0.extend(text.chars().filter(|c| *c != '*'));
        self.0.push('\n');
    }

    fn point(&mut self, mark: &str, text: &str) {
        self.0.push_str(mark);
        self.0.push(' ');
        self.line(text);
    }
}

fn dimensions(report: &mut Report, instrument: &Instrument, assessment: &Assessment) {
    report.title(w::FOUR_TOPICS);
    for result in &assessment.dimensions {
        let content = instrument.dimension(result.dimension);
        let band = instrument.bands.get(result.band());
        let score = result.score.as_ref().map(|s| say::fill(w::SCORE, &[("score", &s.shown().to_string())]));
        report.line(&match score {
            Some(score) => format!("{}: {band}, {score}", content.name),
            None => format!("{}: {band}", content.name),
        });
        for close in result.score.iter().flat_map(|score| findings::close_to(instrument, score)) {
            report.point(" ", &close);
        }
        report.point(" ", &findings::known(result));
        report.point(" ", &content.band_texts.get(result.band()).text);
        for sentence in findings::key_points(instrument, assessment, result) {
            report.point(" ", &sentence);
        }
        if let Some(range) = findings::range(result) {
            report.point(" ", &range);
        }
    }
}

fn actions(report: &mut Report, instrument: &Instrument, assessment: &Assessment, fired: &[advice::Fired]) {
    let most = usize::from(instrument.thresholds.max_actions_shown);
    let stage = advice::stage(assessment);
    report.title(if fired.len() >= most { w::NEXT_FIVE } else { w::NEXT_FEW });
    if fired.is_empty() {
        report.line(w::NOTHING_FIRED);
    }
    for (i, one) in fired.iter().enumerate() {
        let Some(action) = instrument.actions.iter().find(|action| action.id == one.id) else { continue };
        if i == most {
            report.line("");
            report.line(&say::fill(w::MORE, &[("n", &(fired.len() - most).to_string())]));
        }
        report.point(&format!("{}.", i + 1), say::action(action, assessment.answers()));
        let when = say::moment(advice::moment(action.due, stage));
        report.point(
            " ",
            &format!(
                "{} {}. {} {when}. {}",
                w::ASK,
                say::who(Some(action), assessment.answers()),
                w::WHEN,
                say::action_source(action)
            ),
        );
    }
}

fn asked(report: &mut Report, instrument: &Instrument, assessment: &Assessment, fired: &[advice::Fired]) {
    let items = findings::to_find_out(instrument, assessment);
    report.title(w::ASKED_TITLE);
    if items.is_empty() {
        report.line(w::ASKED_NOTHING);
    }
    for item in items {
        report.point("-", &findings::title(instrument, assessment, item));
        let who = say::who(advice::who_to_ask(instrument, fired, item), assessment.answers());
        report.point(" ", &format!("{} {who}", w::ASK));
    }
}

fn hours(report: &mut Report, instrument: &Instrument, assessment: &Assessment) {
    let lead = assessment.answers().voice() == Voice::Lead;
    report.title(if lead { w::HOURS_TITLE_LEAD } else { w::HOURS_TITLE });
    for sentence in findings::ratio(&assessment.hours) {
        report.line(&sentence);
    }
    let line =
        |label: &str, span| format!("{label}: {}", findings::span(span, w::ABOUT_HOURS, w::EXACT_HOURS));
    if assessment.hours.asked.high > 0.0 {
        report.line(&line(if lead { w::ASKED_LEAD } else { w::ASKED }, assessment.hours.asked));
    }
    if let Some(have) = assessment.hours.available {
        report.line(&line(if lead { w::HAVE_LEAD } else { w::HAVE }, have));
    }
    if let Some(size) = findings::size(instrument, assessment) {
        report.line(&format!("{} {size}", w::SIZE_TITLE));
        report.line(w::SIZE_NOTE);
    }
}

fn notes(report: &mut Report, instrument: &Instrument, assessment: &Assessment, locked: [bool; 4]) {
    report.title(w::NOTES_TITLE);
    if locked != [true; 4] {
        report.line(w::NOTES_HELD_BACK);
    }
    let seen = |item: &&Item| item.dimension.is_some_and(|dimension| locked[dimension.index()]);
    for item in instrument.knowledge_items().filter(seen) {
        use crate::content::words::notes as n;
        let verdict = match assessment.knowledge_of(item.id) {
            Some(Knowledge::Right) => n::RIGHT,
            Some(Knowledge::Wrong) => n::WRONG,
            Some(Knowledge::ToLearn) => n::TO_LEARN,
            Some(Knowledge::Skipped) | None => n::SKIPPED,
        };
        report.line(&format!("{} ({verdict})", findings::title(instrument, assessment, item.id)));
        let answers = assessment.answers();
        let best = item.best.and_then(|best| say::chosen(item, best, answers)).unwrap_or_default();
        report.point(" ", &say::fill(n::BEST, &[("answer", best)]));
        report.point(" ", item.explanation.as_deref().unwrap_or_default());
        report.point(" ", &say::based_on(&item.src, item.inferred.is_some()));
    }
}
