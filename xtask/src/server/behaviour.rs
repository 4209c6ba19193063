//! What a [`Site`](super::Site) does beyond serving a folder well: for tests of what goes wrong on other people's
//! hosts.
//!
//! Files are named by the path in their address (`/psp-self-assessment.wasm`). A name that begins with `*` means
//! every path that ends so (`*.html`), and `*` alone all of them. Where several rules name a file, the last one made
//! wins.

use std::path::PathBuf;
use std::time::Duration;

/// The departures from good service, each made by one method.
#[derive(Debug, Clone, Default)]
pub struct Behaviour {
    pub(super) headers: Vec<(Pattern, String, Option<String>)>,
    pub(super) types: Vec<(Pattern, String)>,
    pub(super) delays: Vec<(Pattern, Duration)>,
    pub(super) gates: Vec<Pattern>,
    pub(super) answers: Vec<(Pattern, Answer)>,
    pub(super) cuts: Vec<Pattern>,
    pub(super) mounts: Vec<(String, PathBuf)>,
}

/// An answer that is no file.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status code, 200 or 503.
    pub status: u16,
    /// The headers, `Content-Type` among them.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Behaviour {
    /// Serves well, and nothing else.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sends this header with the file, in place of the usual one if there is one.
    #[must_use]
    pub fn header(mut self, path: &str, name: &str, value: &str) -> Self {
        self.headers.push((Pattern::new(path), name.to_owned(), Some(value.to_owned())));
        self
    }

    /// Leaves this header out.
    #[must_use]
    pub fn without_header(mut self, path: &str, name: &str) -> Self {
        self.headers.push((Pattern::new(path), name.to_owned(), None));
        self
    }

    /// Says that the file is of this type.
    #[must_use]
    pub fn content_type(mut self, path: &str, content_type: &str) -> Self {
        self.types.push((Pattern::new(path), content_type.to_owned()));
        self
    }

    /// Waits this long before it answers.
    #[must_use]
    pub fn delay(mut self, path: &str, delay: Duration) -> Self {
        self.delays.push((Pattern::new(path), delay));
        self
    }

    /// Does not answer until [`Behaviour::release`] is called with the same words.
    #[must_use]
    pub fn gate(mut self, path: &str) -> Self {
        self.gates.push(Pattern::new(path));
        self
    }

    /// Opens a gate.
    pub fn release(&mut self, path: &str) {
        let released = Pattern::new(path);
        self.gates.retain(|gate| *gate != released);
    }

    /// Gives this answer, to any method, instead of a file. A preflight request for it is granted.
    #[must_use]
    pub fn answer(mut self, path: &str, answer: Answer) -> Self {
        self.answers.push((Pattern::new(path), answer));
        self
    }

    /// Cuts the connection instead of answering.
    #[must_use]
    pub fn cut(mut self, path: &str) -> Self {
        self.cuts.push(Pattern::new(path));
        self
    }

    /// Forgets every other rule that was made with the same words: the file is served well again.
    pub fn mend(&mut self, path: &str) {
        let mended = Pattern::new(path);
        self.headers.retain(|(pattern, ..)| *pattern != mended);
        self.types.retain(|(pattern, _)| *pattern != mended);
        self.delays.retain(|(pattern, _)| *pattern != mended);
        self.answers.retain(|(pattern, _)| *pattern != mended);
        self.cuts.retain(|pattern| *pattern != mended);
    }

    /// Serves another folder under an address that begins like this: `mount("/hosts/", "tests/browsers/hosts")`.
    #[must_use]
    pub fn mount(mut self, prefix: &str, folder: impl Into<PathBuf>) -> Self {
        self.mounts.push((format!("/{}/", prefix.trim_matches('/')), folder.into()));
        self
    }
}

/// Which paths a rule is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Pattern {
    Exactly(String),
    EndingIn(String),
}

impl Pattern {
    fn new(text: &str) -> Self {
        match text.strip_prefix('*') {
            Some(end) => Self::EndingIn(end.to_owned()),
            None => Self::Exactly(format!("/{}", text.trim_start_matches('/'))),
        }
    }

    /// Whether the rule is about this path, which has neither query nor escapes.
    pub(super) fn matches(&self, path: &str) -> bool {
        match self {
            Self::Exactly(exact) => exact == path,
            Self::EndingIn(end) => path.ends_with(end.as_str()),
        }
    }
}

/// The last rule made for a path.
pub(super) fn last_for<'a, T>(rules: &'a [(Pattern, T)], path: &str) -> Option<&'a T> {
    rules.iter().rev().find(|(pattern, _)| pattern.matches(path)).map(|(_, rule)| rule)
}
