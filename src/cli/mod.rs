//! `psp`, the command-line tool: reads answers files, prints their sums, checks content packs.
//!
//! Everything it works out comes from `core`, `content` and `records`; here are only arguments, streams,
//! messages and the exit status. Exit status: 0 if all was read; 1 if some input was refused, each refusal
//! one line on standard error (file, line, what was expected, what was found) while the good ones still
//! count; 2 if the call itself was wrong: unknown arguments, a named file that is not there (then nothing is
//! read at all) or cannot be read, an output that cannot be written.

mod content;
mod outcome;
mod score;
mod site;
mod source;

use clap::{Parser, Subcommand};
use outcome::Outcome;
use std::{
    io::{self, BufWriter},
    path::PathBuf,
    process::ExitCode,
};

/// Scores answers files of the self-assessment for Public Social Partnerships, and checks its content.
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
    /// Questions and words.
    #[command(subcommand)]
    Content(ContentCommand),
    /// Write the files of the site that come from the content (the questions on paper). For the build.
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
        Command::Content(ContentCommand::Check { files }) => content::check(&files, &mut out, &mut outcome),
        Command::Content(ContentCommand::Hash) => content::hash(&mut out),
        Command::Site { folder } => site::write(&folder),
    };
    outcome.written(written);
    outcome.status().into()
}
