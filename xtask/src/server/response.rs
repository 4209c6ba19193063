//! Writes answers to a connection.

use std::io::{self, Write};

/// An answer, before its length is known.
#[derive(Debug)]
pub(super) struct Response {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

impl Response {
    pub(super) fn new(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: Vec::new() }
    }

    /// A few words to a person.
    pub(super) fn text(status: u16, words: &str) -> Self {
        let mut response = Self::new(status).with("Content-Type", "text/plain; charset=utf-8");
        response.body = words.as_bytes().to_vec();
        response
    }

    /// Adds a header, or replaces the one of that name.
    pub(super) fn with(mut self, name: &str, value: &str) -> Self {
        self.set(name, Some(value));
        self
    }

    /// Adds, replaces or removes a header.
    pub(super) fn set(&mut self, name: &str, value: Option<&str>) {
        self.headers.retain(|(given, _)| !given.eq_ignore_ascii_case(name));
        if let Some(value) = value {
            self.headers.push((name.to_owned(), value.to_owned()));
        }
    }

    /// Writes the answer; without its body where the request asked for the head alone.
    pub(super) fn write(&self, to: &mut impl Write, head_only: bool) -> io::Result<()> {
        let mut bytes = Vec::with_capacity(self.body.len() + 1024);
        write!(bytes, "HTTP/1.1 {} {}\r\n", self.status, reason(self.status))?;
        for (name, value) in &self.headers {
            write!(bytes, "{name}: {value}\r\n")?;
        }
        // These two have no body by definition, and no length either.
        if !matches!(self.status, 204 | 304) {
            write!(bytes, "Content-Length: {}\r\n", self.body.len())?;
        }
        bytes.extend_from_slice(b"\r\n");
        if !head_only {
            bytes.extend_from_slice(&self.body);
        }
        to.write_all(&bytes)?;
        to.flush()
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        201 => "Created",
        202 => "Accepted",
        204 => "No Content",
        301 => "Moved Permanently",
        304 => "Not Modified",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        503 => "Service Unavailable",
        _ => "Unnamed",
    }
}
