//! `psp collate`: the tables of a cohort, out of many export records.
//!
//! Records are read one at a time and only counted, so memory stays small however many there are. The same records
//! give the same bytes: no path, time or order is in what is written. What is worth knowing of the input (repeats,
//! records left out) is told on standard error alone.

mod inputs;
mod ledger_file;
mod output;
mod records;

use super::outcome::Outcome;
use crate::{
    cohort::{
        disclosure::{Audience, Notice},
        releasing::{self, Asked},
        report::Report,
        tally::{Tally, layout::Layout, text},
        views::Caution,
    },
    content,
    records::{occasion::Wave, receipt::Receipt, response::Edition},
};
use clap::{Args, ValueEnum};
use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    sync::Arc,
};

/// What the call asks for.
#[derive(Args, Debug)]
pub struct Wish {
    /// Files and folders of export records: JSON, JSON Lines, lists. "-" is standard input.
    #[arg(value_name = "PATH", required_unless_present = "tally")]
    paths: Vec<PathBuf>,
    /// Who will see the figures: team (a closed group that will not publish) or public.
    #[arg(long)]
    audience: Audience,
    /// What to write. To standard output one of them, html unless another is named; into a folder all three, unless
    /// one is named.
    #[arg(long)]
    format: Option<Format>,
    /// The folder to write into: index.html; figures.csv with its codebook.csv and datapackage.json; tables.json.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Keep track of what has been released: read before, and written again. Made if it is not there.
    #[arg(long, value_name = "FILE")]
    ledger: Option<PathBuf>,
    /// How many partners were asked to take the check.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    invited: Option<u64>,
    /// Leave out the record with this receipt. May be given more than once; give it again each time, or delete the
    /// record.
    #[arg(long, value_name = "RECEIPT", allow_hyphen_values = true)]
    withdraw: Vec<Receipt>,
    /// Counts made elsewhere, in place of records.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["paths", "withdraw"])]
    tally: Option<PathBuf>,
    /// Which round the counts are of, 1 to 99: the wave of the records that were counted. Without it they are of
    /// records without a wave.
    // The second because what is required need not be there where it conflicts with what is.
    #[arg(long, value_name = "N", requires = "tally", conflicts_with = "paths")]
    wave: Option<Wave>,
}

/// A format of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A report to read and to print.
    Html,
    /// One line a figure.
    Csv,
    /// One object a figure.
    Json,
}

/// Collates.
///
/// # Errors
/// Whatever `out` says when it cannot be written.
pub fn run(wish: &Wish, out: &mut impl Write, outcome: &mut Outcome) -> io::Result<()> {
    let Some(mut ledger) = ledger_file::read(wish.ledger.as_deref(), outcome) else { return Ok(()) };
    let gathered = match &wish.tally {
        Some(file) => tallied(file, outcome).map(|tally| ([(wish.wave, tally)].into(), Vec::new())),
        None => records::gather(wish, outcome),
    };
    let Some((tallies, withdrawn)) = gathered else { return Ok(()) };
    let asked = Asked { audience: wish.audience, invited: wish.invited, withdrawn: &withdrawn };
    let (report, notices) = releasing::report(content::built_in(), edition(), &tallies, asked, &mut ledger);
    notify(wish, &report, &notices);
    // The ledger first: what has been written down and not been shown can be shown again, and not the other way round.
    if let Some(file) = &wish.ledger
        && let Err(error) = ledger_file::write(file, &ledger)
    {
        outcome.fail(file.display(), format_args!("the ledger cannot be written: {error}"));
        return Ok(());
    }
    let Some(folder) = &wish.out else {
        out.write_all(output::one(&report, wish.format.unwrap_or(Format::Html)).as_bytes())?;
        return out.flush();
    };
    if let Err((file, error)) = output::into_folder(&report, wish.format, folder) {
        outcome.fail(file.display(), format_args!("cannot be written: {error}"));
    }
    Ok(())
}

/// The edition whose records are counted.
fn edition() -> Edition {
    let instrument = content::built_in();
    Edition {
        content_version: instrument.content_version.as_str().to_string(),
        rules_version: instrument.rules_version.as_str().to_string(),
        content_hash: content::HASH.to_string(),
    }
}

/// Says what whoever collates should know of the releases.
fn notify(wish: &Wish, report: &Report<'_>, notices: &[(Option<Wave>, Notice)]) {
    let place = |wave: Option<Wave>| {
        wave.map_or_else(|| "records".to_string(), |wave| format!("round {}", wave.number()))
    };
    for round in &report.rounds {
        if let (Some(asked), true) = (wish.invited, round.view.cautions.contains(&Caution::MoreThanInvited)) {
            let said = format_args!(
                "more partners answered than the {asked} who were asked: that number is not shown"
            );
            Outcome::note(place(round.wave), said);
        }
    }
    for (wave, notice) in notices {
        Outcome::note(place(*wave), remark(*notice));
    }
}

fn remark(notice: Notice) -> String {
    match notice {
        Notice::Stands { new, least } => format!(
            "the figures of the last release stand: expected at least {least} new records, found {new}"
        ),
        Notice::Missing(missing) => {
            format!("expected all records of the last release, found {missing} missing that were not withdrawn")
        }
        Notice::OtherRecords(audience) => format!(
            "the last release for the other audience ({audience}) is of other records, and one could be taken from the \
             other: nothing new is shown. Collate those records, or collate these for {audience} first"
        ),
        Notice::NotKnown => {
            "the records are counted, not known: nobody can see whether those of the last release are all there"
                .to_string()
        }
    }
}

/// Counts made elsewhere.
fn tallied(file: &Path, outcome: &mut Outcome) -> Option<Tally> {
    let text = match fs::read(file) {
        Ok(text) => text,
        Err(error) => {
            outcome.fail(file.display(), format_args!("expected a file of counts, found none: {error}"));
            return None;
        }
    };
    let Ok(text) = String::from_utf8(text) else {
        outcome.refuse(format_args!("{}:1", file.display()), "expected UTF-8, found other bytes");
        return None;
    };
    match text::read(&Arc::new(Layout::new(content::built_in())), &text) {
        Ok(tally) => {
            if tally.is_of_nobody() {
                let said = "these counts are of nobody. Was the right round (wave) counted?";
                Outcome::note(file.display(), said);
            }
            Some(tally)
        }
        Err(refusal) => {
            let found = format!("expected {}, found {}", refusal.expected, refusal.found);
            outcome.refuse(format_args!("{}:{}", file.display(), refusal.line.max(1)), found);
            None
        }
    }
}
