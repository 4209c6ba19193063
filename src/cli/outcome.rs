//! The exit status, and what is said on standard error on the way to it.

use std::{
    fmt::Display,
    io::{self, Write},
    process::ExitCode,
};

/// How a call went. The worst that happened counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// 0: everything was read.
    #[default]
    AllRead,
    /// 1: some input was refused; the rest counts.
    SomeRefused,
    /// 2: the call could not be carried out: wrong arguments, a file that is not there or cannot be read,
    /// or an output that cannot be written.
    CallWrong,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::AllRead => Self::from(0),
            Status::SomeRefused => Self::from(1),
            Status::CallWrong => Self::from(2),
        }
    }
}

/// Says what went wrong, one line each, and remembers the worst of it.
#[derive(Debug, Default)]
pub struct Outcome {
    status: Status,
}

/// The longest line on standard error, in characters: input is repeated, and may be long.
const LONGEST_LINE: usize = 400;

impl Outcome {
    /// The status so far.
    pub const fn status(&self) -> Status {
        self.status
    }

    /// Some input was refused.
    pub fn refuse(&mut self, place: impl Display, reason: impl Display) {
        self.status = self.status.max(Status::SomeRefused);
        say(&format!("{place}: {reason}"));
    }

    /// Something worth knowing; the status stays.
    pub fn note(place: impl Display, remark: impl Display) {
        say(&format!("{place}: note: {remark}"));
    }

    /// The call cannot be carried out.
    pub fn fail(&mut self, place: impl Display, reason: impl Display) {
        self.status = self.status.max(Status::CallWrong);
        say(&format!("{place}: {reason}"));
    }

    /// Takes the result of writing to standard output. A reader that has read enough (`| head`) is no error.
    pub fn written(&mut self, result: io::Result<()>) {
        if let Err(error) = result
            && error.kind() != io::ErrorKind::BrokenPipe
        {
            self.fail("standard output", error);
        }
    }
}

/// Writes one line, whatever the text holds. If nobody listens, nothing is said.
fn say(text: &str) {
    let mut line: String =
        text.chars().take(LONGEST_LINE).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(LONGEST_LINE).is_some() {
        line.push('…');
    }
    line.push('\n');
    let _ = io::stderr().write_all(line.as_bytes());
}
