//! The record for a funder: shown first, in words and as the file; then given away, if the person wants to
//! (content design 0.6 and 6.1).

use crate::{
    content::{
        record_words::{self, Line},
        say::fill,
        words::{check, export as w, question},
    },
    core::session::Sureness,
    records::export::ExportRecord,
    ui::{
        components::{fold, heading, link_button, quiet_button},
        cx::{Cx, Step},
        el::{El, el},
        export::{self as giving, ExportStep, Outcome},
    },
};

/// Draws the way to the record, and the record once it was asked for.
pub fn export(cx: &Cx) -> El {
    let look = if cx.export.open { w::HIDE } else { w::LOOK };
    let opened = if cx.export.open { "true" } else { "false" };
    let toggle = quiet_button(cx, look, Step::Export(ExportStep::Open)).attr("aria-expanded", opened);
    let record = if cx.export.open { cx.export.record(cx.journey, cx.asked) } else { None };
    el("section", "part noprint")
        .attr("data-export", if cx.export.open { "open" } else { "" })
        .with(heading(cx, 1, "section").text(w::TITLE))
        .with(el("p", "stack").text(w::LEDE))
        .with(el("div", "actions").with(toggle))
        // Always there: Yew would take the place of the toggle's row for that of a part that comes after it, and make
        // the button anew, without the focus.
        .with(record.map_or_else(|| el("div", ""), |record| shown(cx, &record)))
}

fn shown(cx: &Cx, record: &ExportRecord) -> El {
    let (instrument, answers) = (cx.instrument(), cx.answers());
    let text = record.write();
    let lines = record_words::answers(instrument, record, answers);
    let given = lines.iter().filter(|line| line.answer.is_some()).count().to_string();
    let count = fill(w::ANSWERS, &[("n", &given), ("all", &lines.len().to_string())]);
    let title = |text: &'static str| el("b", "").text(text);
    let folds = el("div", "folds")
        .with(fold(true, title(w::ABOUT_YOU), about_you(cx)))
        .with(fold(false, title(w::OCCASION), el("div", "fold").with(occasion(record))))
        .with(fold(
            false,
            el("b", "").text(count),
            el("div", "fold").with(el("dl", "summary").all(lines.iter().map(line))),
        ))
        .with(fold(false, title(w::FILE), el("div", "fold").with(el("pre", "file-text").text(text.clone()))));
    let receipt = el("p", "small")
        .with(el("b", "").text(w::RECEIPT))
        .text(": ")
        .with(
            el("code", "").attr("data-receipt", record.receipt.to_string()).text(record.receipt.to_string()),
        )
        .with(el("br", ""))
        .text(w::RECEIPT_NOTE);
    el("div", "part")
        .with(el("p", "note").rich(w::CAUTION))
        .with(folds)
        .with(el("div", "stack").with(receipt))
        .with(ways(cx, record, &text))
}

/// The profile, each answer with a box to leave it out.
fn about_you(cx: &Cx) -> El {
    let lines = record_words::profile_asked(cx.instrument(), cx.answers());
    let boxes = lines.into_iter().map(|line| {
        let input = el("input", "")
            .attr("type", "checkbox")
            .attr("name", format!("export:{}", line.key))
            .checked(!cx.export.dropped.contains(&line.key))
            .chosen(cx, Step::Export(ExportStep::Field(line.key)));
        let words = el("span", "")
            .text(line.question)
            .with(el("br", ""))
            .with(el("b", "").text(line.answer.unwrap_or_default()));
        el("label", "tick").with(input).with(words)
    });
    el("div", "fold").with(el("p", "small").text(w::ABOUT_YOU_NOTE)).all(boxes)
}

fn occasion(record: &ExportRecord) -> El {
    let row = |name: &'static str, value: Option<String>| {
        let value = value
            .map_or_else(|| el("span", "skipped").text(w::NOT_NAMED), |value| el("span", "").text(value));
        el("div", "").with(el("dt", "").text(name)).with(el("dd", "").with(value))
    };
    let occasion = record.occasion;
    let versions = [("content", record.content_version), ("rules", record.rules_version)];
    el("dl", "summary")
        .with(row(w::PROGRAMME, occasion.programme.map(|programme| programme.as_str().to_string())))
        .with(row(w::WAVE, occasion.wave.map(|wave| wave.number().to_string())))
        .with(row(w::PERIOD, occasion.period.map(|period| period.to_string())))
        .with(row(w::VERSIONS, Some(fill(w::VERSIONS_TEXT, &versions))))
}

fn line(line: &Line) -> El {
    let answer = line.answer.as_ref().map_or_else(
        || el("span", "skipped").text(check::NO_ANSWER),
        |answer| el("span", "").text(answer.clone()),
    );
    let answer = el("dd", "").with(answer);
    let answer = match line.sure {
        Some(sure) => answer.with(el("br", "")).with(el("span", "small").text(match sure {
            Sureness::Guessing => question::GUESSING,
            Sureness::FairlySure => question::FAIRLY_SURE,
        })),
        None => answer,
    };
    el("div", "").with(el("dt", "").text(line.question.clone())).with(answer)
}

/// The buttons, and what came of pressing one.
fn ways(cx: &Cx, record: &ExportRecord, text: &str) -> El {
    let outcome = cx.export.outcome(text);
    let host = giving::host_of(cx.asked.submit_to());
    let named = |template: &str| fill(template, &[("host", host)]);
    let said = match outcome {
        Outcome::None => String::new(),
        Outcome::Downloaded => w::DOWNLOADED.to_string(),
        Outcome::Copied => w::COPIED.to_string(),
        Outcome::NotCopied => w::NOT_COPIED.to_string(),
        Outcome::Sending => w::SENDING.to_string(),
        Outcome::Received => fill(w::RECEIVED, &[("host", host), ("receipt", &record.receipt.to_string())]),
        Outcome::Refused(status) => fill(w::REFUSED, &[("host", host), ("status", &status.to_string())]),
        Outcome::Unreachable => named(w::UNREACHABLE),
        Outcome::NoAnswer => named(w::NO_ANSWER),
    };
    let again = matches!(outcome, Outcome::Received | Outcome::NoAnswer);
    let send = (!host.is_empty()).then(|| {
        let label = named(if again { w::SEND_AGAIN } else { w::SEND });
        let button =
            el("button", if again { "button quiet" } else { "button" }).attr("type", "button").text(label);
        if outcome == Outcome::Sending {
            button.attr("aria-disabled", "true")
        } else {
            button.pressed(cx, Step::Export(ExportStep::Send))
        }
    });
    el("div", "stack")
        .with(
            el("div", "actions")
                .maybe(send)
                .with(quiet_button(cx, w::DOWNLOAD, Step::Export(ExportStep::Download)))
                .with(link_button(cx, w::COPY, Step::Export(ExportStep::Copy))),
        )
        .with(el("p", "").attr("role", "status").attr("data-exported", state(outcome)).text(said))
}

/// The outcome by a word, for the page's attribute.
const fn state(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::None => "",
        Outcome::Downloaded => "downloaded",
        Outcome::Copied => "copied",
        Outcome::NotCopied => "not-copied",
        Outcome::Sending => "sending",
        Outcome::Received => "received",
        Outcome::Refused(_) => "refused",
        Outcome::Unreachable => "unreachable",
        Outcome::NoAnswer => "no-answer",
    }
}
