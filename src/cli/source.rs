//! Where input comes from: named files, or standard input.

use super::outcome::Outcome;
use std::{
    fmt,
    fs::{self, File},
    io::{self, BufRead, BufReader},
    path::PathBuf,
};

/// Bytes read at a time.
const CHUNK: usize = 64 * 1024;

/// One input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Standard input: `-`, or no file named.
    StandardInput,
    /// A file.
    File(PathBuf),
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::StandardInput => f.write_str("standard input"),
            Self::File(path) => path.display().fmt(f),
        }
    }
}

impl Source {
    /// What `files` name, in order; standard input if they name nothing. Where one of them is not there, the
    /// call is wrong: that is said, and there are no sources, so that nothing is done by halves.
    pub fn all(files: &[PathBuf], outcome: &mut Outcome) -> Vec<Self> {
        let mut sources: Vec<Self> = files
            .iter()
            .map(|path| if path.as_os_str() == "-" { Self::StandardInput } else { Self::File(path.clone()) })
            .collect();
        if sources.is_empty() {
            sources.push(Self::StandardInput);
        }
        let mut all_there = true;
        for source in &sources {
            let Self::File(path) = source else { continue };
            // Looked at, not opened: opening a pipe and closing it again would end whoever writes to it.
            let reason = match fs::metadata(path) {
                Ok(found) if found.is_dir() => "expected a file, found a folder".to_string(),
                Ok(_) => continue,
                Err(error) => format!("expected a file that can be read, found none: {error}"),
            };
            outcome.fail(source, reason);
            all_there = false;
        }
        if all_there { sources } else { Vec::new() }
    }

    /// Opens it; says so if that fails.
    pub fn open(&self, outcome: &mut Outcome) -> Option<Box<dyn BufRead>> {
        match self {
            Self::StandardInput => Some(Box::new(BufReader::with_capacity(CHUNK, io::stdin().lock()))),
            Self::File(path) => match File::open(path) {
                Ok(file) => Some(Box::new(BufReader::with_capacity(CHUNK, file))),
                Err(error) => {
                    outcome.fail(self, format_args!("expected a file that can be read: {error}"));
                    None
                }
            },
        }
    }
}
