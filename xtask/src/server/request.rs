//! Reads requests off a connection.

use std::io::{self, BufRead, Read};

/// More than any browser sends.
const LONGEST_HEAD: usize = 64 * 1024;
const MOST_HEADERS: usize = 128;
const LONGEST_BODY: usize = 16 * 1024 * 1024;

/// A request, as it arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// `GET`, `POST`, …
    pub method: String,
    /// The path with its query, as written: `/frame.html?wave=2`.
    pub target: String,
    /// The headers, names as written.
    pub headers: Vec<(String, String)>,
    /// The body; empty for most.
    pub body: Vec<u8>,
}

impl Received {
    /// A header's value, whatever the case of its name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(given, _)| given.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// The path without its query, with its escapes undone. Empty when that is not text.
    pub fn path(&self) -> String {
        super::files::path_of(&self.target).unwrap_or_default()
    }
}

/// Reads the next request; nothing when the browser is done with the connection.
pub(super) fn read(from: &mut impl BufRead) -> io::Result<Option<Received>> {
    let Some(head) = read_head(from)? else { return Ok(None) };
    let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut parsed = httparse::Request::new(&mut headers);
    let whole = parsed.parse(&head).map_err(io::Error::other)?;
    if whole.is_partial() {
        return Err(io::Error::other("the request's head ends in its middle"));
    }
    let mut request = Received {
        method: parsed.method.unwrap_or_default().to_owned(),
        target: parsed.path.unwrap_or_default().to_owned(),
        headers: parsed
            .headers
            .iter()
            .map(|header| (header.name.to_owned(), String::from_utf8_lossy(header.value).into_owned()))
            .collect(),
        body: Vec::new(),
    };
    if request.header("Transfer-Encoding").is_some() {
        return Err(io::Error::other("a body without a length; browsers send none to this server"));
    }
    if let Some(length) = request.header("Content-Length") {
        let length: usize = length.trim().parse().map_err(io::Error::other)?;
        if length > LONGEST_BODY {
            return Err(io::Error::other("the request's body is too long"));
        }
        let mut body = vec![0; length];
        from.read_exact(&mut body)?;
        request.body = body;
    }
    Ok(Some(request))
}

/// Reads up to and with the empty line that ends the head.
fn read_head(from: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut head = Vec::new();
    loop {
        let room = u64::try_from(LONGEST_HEAD - head.len()).map_err(io::Error::other)?;
        let read = from.take(room).read_until(b'\n', &mut head)?;
        if read == 0 {
            return if head.is_empty() { Ok(None) } else { Err(io::ErrorKind::UnexpectedEof.into()) };
        }
        if head.ends_with(b"\r\n\r\n") || head.ends_with(b"\n\n") {
            return Ok(Some(head));
        }
        if head == b"\r\n" {
            head.clear();
        }
    }
}
