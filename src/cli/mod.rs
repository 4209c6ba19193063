//! `psp`, the command-line tool: reads answers files, prints their sums and the records for funders, collates those,
//! checks content packs.
//!
//! Everything it works out comes from `core`, `content`, `records` and `cohort`; here are only arguments, streams,
//! messages and the exit status. Exit status: 0 if all was read; 1 if some input was refused, each refusal
//! one line on standard error (file, line, what was expected, what was found) while the good ones still
//! count; 2 if the call itself was wrong: unknown arguments, a named file that is not there (then nothing is
//! read at all) or cannot be read, an output that cannot be written.

mod collate;
mod content;
mod export;
mod outcome;
mod score;
mod site;
mod source;

use crate::records::{
    occasion::{Occasion, Period, Programme, Wave},
    receipt::Receipt,
};
use clap::{Parser, Subcommand};
use export::Wish;
use outcome::Outcome;
use std::{
    io::{self, BufWriter},
    path::PathBuf,
    process::ExitCode,
};

/// Scores answers files of the self-assessment for Public Social Partnerships, makes export records of them, collates
/// those, and checks the content.
#[derive(Debug, Parser)]
#[command(name = "psp", version)]
struct Call {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print one line of JSON for each set of answers: scores, bands, hours, actions, prompts.
    ///
    /// Reads answers files, JSON Lines of them, or a list of them. Exit status: 0 all read; 1 some refused,
    /// each with a line on standard error, the good ones still scored; 2 a file is not there.
    Score {
        /// Files to read; standard input if there are none, or for "-".
        files: Vec<PathBuf>,
    },
    /// Print the export record that the page would make from an answers file.
    ///
    /// One line for each set of answers in the file. Exit status: 0 all read; 1 some refused, each with a line on
    /// standard error; 2 the call was wrong.
    Export {
        /// The answers file; "-" is standard input.
        answers: PathBuf,
        /// The code of the programme: 1 to 64 of A-Z a-z 0-9 . _ -
        #[arg(long, allow_hyphen_values = true)]
        programme: Option<Programme>,
        /// Which time the programme asks, 1 to 99.
        #[arg(long)]
        wave: Option<Wave>,
        /// The quarter, such as 2026-Q4.
        #[arg(long)]
        period: Option<Period>,
        /// The receipt, 22 characters of base64url. If there is none, the one that the file holds for the programme
        /// is used, or else a new one.
        #[arg(long, allow_hyphen_values = true)]
        receipt: Option<Receipt>,
        /// The comparison questions BM1 to BM3 were asked.
        #[arg(long)]
        comparison: bool,
    },
    /// Write a cohort's tables out of export records, protected so that nobody can be found in them.
    ///
    /// The same records give the same bytes. Without a ledger each call is a first release. Exit status: 0 all read;
    /// 1 some records refused, each with a line on standard error, the good ones still count; 2 the call was wrong.
    Collate(collate::Wish),
    /// Questions and words.
    #[command(subcommand)]
    Content(ContentCommand),
    /// Write the files of the site that come from the content (the questions on paper, the schemas). For the build.
    Site {
        /// The folder to write into.
        folder: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
enum ContentCommand {
    /// Say whether a content pack is complete and consistent, and what is wrong where.
    ///
    /// Exit status: 0 nothing is wrong; 1 something is, each with a line on standard error; 2 a file is not
    /// there.
    Check {
        /// An instrument.json, an interface.json, or a folder with them; the built-in pack if there are none.
        files: Vec<PathBuf>,
    },
    /// Print the hash of the built-in content, as it stands in export records.
    Hash,
}

/// Carries out the call in the arguments of the process. A wrong call ends the process with status 2.
pub fn main() -> ExitCode {
    let call = Call::parse();
    let mut out = BufWriter::with_capacity(64 * 1024, io::stdout().lock());
    let mut outcome = Outcome::default();
    let written = match call.command {
        Command::Score { files } => score::run(&files, &mut out, &mut outcome),
        Command::Export { answers, programme, wave, period, receipt, comparison } => {
            let occasion = Occasion { programme, wave, period };
            export::run(&answers, Wish { occasion, comparison, receipt }, &mut out, &mut outcome)
        }
        Command::Collate(wish) => collate::run(&wish, &mut out, &mut outcome),
        Command::Content(ContentCommand::Check { files }) => content::check(&files, &mut out, &mut outcome),
        Command::Content(ContentCommand::Hash) => content::hash(&mut out),
        Command::Site { folder } => site::write(&folder),
    };
    outcome.written(written);
    outcome.status().into()
}
