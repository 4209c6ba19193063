//! `psp score`: one line of sums for each set of answers.
//!
//! Input is taken a block at a time, and the records of a block are shared out among the processors; lines
//! and refusals come out in the order of the input all the same. Memory stays that of one block.

use super::{outcome::Outcome, source::Source};
use crate::{
    content,
    core::{instrument::Instrument, score::assess},
    records::{
        answers,
        score_line::score_line,
        stream::{Record, Refusal, Stream},
    },
};
use std::{
    io::{self, BufRead, Write},
    ops::Range,
    panic,
    path::PathBuf,
    thread,
};

/// A block is full at this many bytes of records.
const BLOCK_BYTES: usize = 256 * 1024;

/// Fewer records than this are not worth another thread.
const FEWEST_A_THREAD: usize = 32;

/// How many places are named of one record that does not fit the content.
const MOST_PLACES: usize = 20;

/// Some of the input, in order.
#[derive(Debug, Default)]
struct Block {
    /// The texts of the records, one behind the other.
    text: String,
    parts: Vec<Part>,
}

#[derive(Debug)]
enum Part {
    /// A record: the line it begins on, and where its text stands.
    Record(u64, Range<usize>),
    /// What was passed over.
    Refused(Refusal),
}

/// What came of some parts, in their order.
#[derive(Debug, Default)]
struct Scored {
    /// Lines for standard output.
    lines: Vec<u8>,
    remarks: Vec<Remark>,
}

/// A line for standard error.
#[derive(Debug)]
enum Remark {
    Refusal(u64, String),
    Note(u64, String),
}

/// Scores everything in `files`, or standard input if there are none, in order.
///
/// # Errors
/// Whatever `out` says when it cannot be written.
pub fn run(files: &[PathBuf], out: &mut impl Write, outcome: &mut Outcome) -> io::Result<()> {
    for source in Source::all(files, outcome) {
        if let Some(input) = source.open(outcome) {
            score(&source, Stream::new(input, "an answers file"), out, outcome)?;
        }
    }
    out.flush()
}

fn score<R: BufRead>(
    source: &Source,
    mut stream: Stream<R>,
    out: &mut impl Write,
    outcome: &mut Outcome,
) -> io::Result<()> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let mut block = Block::default();
    loop {
        let read = block.fill(&mut stream);
        for scored in block.score(threads) {
            out.write_all(&scored.lines)?;
            for remark in scored.remarks {
                match remark {
                    Remark::Refusal(line, reason) => outcome.refuse(format_args!("{source}:{line}"), reason),
                    Remark::Note(line, remark) => Outcome::note(format_args!("{source}:{line}"), remark),
                }
            }
        }
        match read {
            Ok(true) => {}
            Ok(false) => return Ok(()),
            Err(error) => {
                outcome.fail(source, error);
                return Ok(());
            }
        }
    }
}

impl Block {
    /// Takes the next part of the input, in place of what it holds; false at the end.
    fn fill<R: BufRead>(&mut self, stream: &mut Stream<R>) -> io::Result<bool> {
        self.text.clear();
        self.parts.clear();
        // A refusal counts too: a stream of nothing else must not fill the memory.
        while self.text.len() + self.parts.len() * size_of::<Part>() < BLOCK_BYTES {
            match stream.read()? {
                Some(Ok(Record { line, text })) => {
                    let start = self.text.len();
                    self.text.push_str(text);
                    self.parts.push(Part::Record(line, start..self.text.len()));
                }
                Some(Err(refusal)) => self.parts.push(Part::Refused(refusal)),
                None => return Ok(false),
            }
        }
        Ok(true)
    }

    /// Scores the block, on as many threads as are worth it.
    fn score(&self, threads: usize) -> Vec<Scored> {
        let share = self.parts.len().div_ceil(threads).max(FEWEST_A_THREAD);
        let mut shares = self.parts.chunks(share);
        let own = shares.next().unwrap_or_default();
        thread::scope(|scope| {
            let others: Vec<_> = shares.map(|parts| scope.spawn(|| self.score_parts(parts))).collect();
            let own = self.score_parts(own);
            let join = |other: thread::ScopedJoinHandle<'_, Scored>| {
                other.join().unwrap_or_else(|reason| panic::resume_unwind(reason))
            };
            [own].into_iter().chain(others.into_iter().map(join)).collect()
        })
    }

    fn score_parts(&self, parts: &[Part]) -> Scored {
        let mut scored = Scored::default();
        for part in parts {
            match part {
                Part::Record(line, place) => {
                    let record = Record { line: *line, text: &self.text[place.clone()] };
                    if let Err(refusal) = scored.record(content::built_in(), &record) {
                        scored.refuse(&refusal);
                    }
                }
                Part::Refused(refusal) => scored.refuse(refusal),
            }
        }
        scored
    }
}

impl Scored {
    fn refuse(&mut self, refusal: &Refusal) {
        self.remarks.push(Remark::Refusal(refusal.line, refusal.to_string()));
    }

    /// Scores one record, or says why not.
    ///
    /// # Errors
    /// [`Refusal`] if the record is not JSON.
    fn record(&mut self, instrument: &Instrument, record: &Record<'_>) -> Result<(), Refusal> {
        let line = record.line;
        let import = match answers::read(instrument, &record.parse()?) {
            Ok(import) => import,
            Err(error) => {
                self.remarks.push(Remark::Refusal(line, error.to_string()));
                return Ok(());
            }
        };
        // Answers to the questions of another version may hold what this one no longer asks: the rest counts.
        // Of this version they hold a slip, and a score that passed over it would be another person's.
        let other_version = import.other_content.as_deref();
        for misfit in import.misfits.iter().take(MOST_PLACES) {
            self.remarks.push(match other_version {
                Some(version) => Remark::Note(line, format!("{misfit} (content {version})")),
                None => Remark::Refusal(line, misfit.to_string()),
            });
        }
        let unnamed = import.misfits.len().saturating_sub(MOST_PLACES) + import.more_misfits;
        if unnamed > 0 {
            self.remarks.push(Remark::Note(line, format!("{unnamed} more places do not fit")));
        }
        if other_version.is_some() || import.misfits.is_empty() {
            let assessment = assess(instrument, &import.file.session.answers);
            // Numbers and texts always serialize, and a vector takes any number of bytes.
            let written = serde_json::to_writer(&mut self.lines, &score_line(instrument, &assessment));
            written.expect("a line of numbers and texts");
            self.lines.push(b'\n');
        }
        Ok(())
    }
}
