//! JSON records from a stream: one a line, one over many lines, or the elements of a list, in constant
//! memory.
//!
//! A broken record takes no other with it. Where a text breaks off, its first line is refused and reading
//! starts anew at the line after it. Knows nothing of what the records hold.

use super::extent::{Extent, Step};
use std::{
    fmt,
    io::{self, BufRead},
};

/// The most bytes of one record: 1 MB. A record with every answer has less than 2 kB.
pub const MOST_BYTES: usize = 1_000_000;

/// The most bytes of a file of export records: 512 MB, some 300,000 records.
pub const MOST_FILE_BYTES: u64 = 512_000_000;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// How much of what was found is repeated in a refusal, in characters.
const EXCERPT: usize = 24;

/// One record, whole by its brackets.
#[derive(Debug)]
pub struct Record<'a> {
    /// The line on which it begins, from 1.
    pub line: u64,
    /// Its text, without the separators around it.
    pub text: &'a str,
}

/// Why a part of the stream was passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The line it is about, from 1.
    pub line: u64,
    /// The place in the record, such as `answers.MOD-K1`; empty where it is about the whole.
    pub place: String,
    /// What was expected there.
    pub expected: String,
    /// What was found.
    pub found: String,
    /// What to do about it, where that can be said; else empty.
    pub advice: &'static str,
}

impl Refusal {
    /// A refusal of something at a line.
    pub fn new(line: u64, expected: impl Into<String>, found: impl Into<String>) -> Self {
        Self { line, place: String::new(), expected: expected.into(), found: found.into(), advice: "" }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line: _, place, expected, found, advice } = self;
        if !place.is_empty() {
            write!(f, "{place}: ")?;
        }
        write!(f, "expected {expected}, found {found}")?;
        if advice.is_empty() { Ok(()) } else { write!(f, "; {advice}") }
    }
}

/// Where in the stream the next byte stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Outside any list: a record stands on lines of its own.
    Top,
    /// After the `[` of a list.
    ListStart,
    /// After an element of a list.
    AfterElement,
    /// After a comma of a list.
    AfterComma,
    /// In a list, after something that was refused: whatever fits is taken.
    InList,
}

/// Reads records one by one.
#[derive(Debug)]
pub struct Stream<R> {
    input: R,
    /// What the records are, in words for a refusal: “an answers file”.
    what: &'static str,
    /// What has been read and not been given out. Holds at most one record and one read beyond it.
    text: Vec<u8>,
    /// The first byte of `text` that has not been given out.
    at: usize,
    /// The line of that byte, from 1.
    line: u64,
    place: Place,
    /// The last thing refused broke off: lines that can only be its remains are passed over in silence.
    in_remains: bool,
    /// How many more bytes are read.
    left: u64,
    state: State,
}

/// How far the stream is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Nothing has been looked at.
    Before,
    /// Somewhere in it.
    Within,
    /// There is more than may be read.
    CutOff,
    /// No more is read: what was to be said of that has been said.
    Over,
}

/// Files that people send by mistake, known by their first bytes.
const OTHER_FILES: [(&[u8], &str); 7] = [
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"%PDF", "a PDF"),
    (b"\x1F\x8B", "a file compressed with gzip"),
    (b"\x89PNG", "a picture"),
    (b"\xFF\xFE", "a text in UTF-16 (byte FF, which is not UTF-8)"),
    (b"\xFE\xFF", "a text in UTF-16 (byte FE, which is not UTF-8)"),
    (b"<", "HTML or XML"),
];

impl Record<'_> {
    /// The record as a tree.
    ///
    /// # Errors
    /// [`Refusal`] where it is not JSON, with the line of the fault.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn parse(&self) -> Result<super::json::Value, Refusal> {
        serde_json::from_str(self.text).map_err(|error| self.not_json(&error))
    }

    /// What is said where the record is not JSON.
    pub(super) fn not_json(&self, error: &serde_json::Error) -> Refusal {
        let said = error.to_string();
        let reason = said.split(" at line ").next().unwrap_or_default();
        Refusal::new(self.line_of(error), "JSON", format!("a fault in column {}: {reason}", error.column()))
    }

    /// The line that an error is about, counted from the start of the input.
    pub(super) fn line_of(&self, error: &serde_json::Error) -> u64 {
        self.line + (error.line() as u64).saturating_sub(1)
    }
}

impl<R: BufRead> Stream<R> {
    /// Reads from `input`, where `what` is expected: “an answers file”. A byte order mark at the start is passed
    /// over.
    pub const fn new(input: R, what: &'static str) -> Self {
        Self {
            input,
            what,
            text: Vec::new(),
            at: 0,
            line: 1,
            place: Place::Top,
            in_remains: false,
            left: u64::MAX,
            state: State::Before,
        }
    }

    /// Reads at most this many bytes; if there are more, that is refused, and what came before counts.
    #[must_use]
    pub const fn at_most(mut self, bytes: u64) -> Self {
        self.left = bytes;
        self
    }

    /// The next record, or what was refused before it; none at the end.
    ///
    /// # Errors
    /// Whatever the input says when it cannot be read.
    pub fn read(&mut self) -> io::Result<Option<Result<Record<'_>, Refusal>>> {
        loop {
            let Some(byte) = self.next_byte()? else { return Ok(self.end().map(Err)) };
            if self.state == State::Before {
                self.state = State::Within;
                if let Some(refusal) = self.other_file()? {
                    return Ok(Some(Err(refusal)));
                }
            }
            if self.in_remains && matches!(byte, b'"' | b'}' | b']') {
                self.skip_line()?;
                continue;
            }
            self.in_remains = false;
            match (self.place, byte) {
                (Place::Top, b'[') => self.place = Place::ListStart,
                (Place::ListStart | Place::AfterElement | Place::InList, b']') => self.place = Place::Top,
                (Place::AfterElement | Place::InList, b',') => self.place = Place::AfterComma,
                (Place::AfterElement, _) => {
                    return self.refuse_line("a comma or ] after the record before it").map(|r| Some(Err(r)));
                }
                (_, b'{' | b'[') => return self.value().map(Some),
                _ => {
                    let expected = format!("{}, which begins with {{", self.what);
                    return self.refuse_line(&expected).map(|r| Some(Err(r)));
                }
            }
            self.at += 1;
        }
    }

    /// Goes to the next byte that is not white space, and shows it.
    fn next_byte(&mut self) -> io::Result<Option<u8>> {
        loop {
            while let Some(byte) = self.text.get(self.at).copied() {
                match byte {
                    b'\n' => self.line += 1,
                    b' ' | b'\t' | b'\r' => {}
                    // Files joined end to end may have the mark anywhere a record may begin.
                    0xEF if self.text[self.at..].starts_with(BYTE_ORDER_MARK) => self.at += 2,
                    0xEF if BYTE_ORDER_MARK.starts_with(&self.text[self.at..]) && self.fill()? => continue,
                    other => return Ok(Some(other)),
                }
                self.at += 1;
            }
            if !self.fill()? {
                return Ok(None);
            }
        }
    }

    /// Reads on; false at the end. What has been given out is let go, so places in `text` are to be kept
    /// relative to `at`.
    fn fill(&mut self) -> io::Result<bool> {
        self.text.drain(..self.at);
        self.at = 0;
        if matches!(self.state, State::CutOff | State::Over) {
            return Ok(false);
        }
        loop {
            match self.input.fill_buf() {
                Ok([]) => return Ok(false),
                Ok(_) if self.left == 0 => {
                    self.state = State::CutOff;
                    return Ok(false);
                }
                Ok(chunk) => {
                    let length = usize::try_from(self.left).map_or(chunk.len(), |left| chunk.len().min(left));
                    self.text.extend_from_slice(&chunk[..length]);
                    self.input.consume(length);
                    self.left -= length as u64;
                    return Ok(true);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Lets the next `length` bytes go.
    fn advance(&mut self, length: usize) {
        self.line += newlines(&self.text[self.at..self.at + length]);
        self.at += length;
    }

    /// Goes to the start of the next line.
    fn skip_line(&mut self) -> io::Result<()> {
        loop {
            let rest = &self.text[self.at..];
            if let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
                self.advance(end + 1);
                return Ok(());
            }
            self.at = self.text.len();
            if !self.fill()? {
                return Ok(());
            }
        }
    }

    /// Where the whole input is another kind of file, says so once, and reads no more of it.
    fn other_file(&mut self) -> io::Result<Option<Refusal>> {
        const LONGEST: usize = 4;
        while self.text.len() - self.at < LONGEST && self.fill()? {}
        let start = &self.text[self.at..];
        let Some((_, kind)) = OTHER_FILES.iter().find(|(mark, _)| start.starts_with(mark)) else {
            return Ok(None);
        };
        self.state = State::Over;
        self.text.clear();
        self.at = 0;
        Ok(Some(Refusal::new(self.line, self.what, *kind)))
    }

    /// What is said where there is more than may be read: in place of whatever the cut has broken.
    fn cut_off(&mut self) -> Option<Refusal> {
        if self.state != State::CutOff {
            return None;
        }
        self.state = State::Over;
        self.at = self.text.len();
        Some(Refusal::new(self.line, "at most 512 MB a file", "more"))
    }

    /// What is said at the end of the stream.
    fn end(&mut self) -> Option<Refusal> {
        if let Some(refusal) = self.cut_off() {
            return Some(refusal);
        }
        if self.state == State::Over {
            return None;
        }
        let open = matches!(self.place, Place::ListStart | Place::AfterElement | Place::AfterComma);
        self.place = Place::Top;
        open.then(|| Refusal::new(self.line, "] at the end of the list", "the end of the input"))
    }

    /// Refuses what is left of the line.
    fn refuse_line(&mut self, expected: &str) -> io::Result<Refusal> {
        let refusal = Refusal::new(self.line, expected, self.excerpt(0));
        self.skip_line()?;
        self.forget_list();
        Ok(refusal)
    }

    /// After a refusal, what comes next in a list is not certain.
    const fn forget_list(&mut self) {
        if !matches!(self.place, Place::Top) {
            self.place = Place::InList;
        }
    }

    /// Reads the value that begins here.
    fn value(&mut self) -> io::Result<Result<Record<'_>, Refusal>> {
        let mut extent = Extent::new();
        let mut length = 0;
        loop {
            match extent.run(&self.text[self.at + length..]) {
                Some((Step::Complete, last)) => return self.complete(length + last + 1),
                Some((Step::Broken(expected), before)) => {
                    return self.broken(length + before, expected).map(Err);
                }
                Some((Step::Inside, _)) | None => length = self.text.len() - self.at,
            }
            if length > MOST_BYTES {
                return self.too_long(extent, length).map(Err);
            }
            if !self.fill()? {
                return match self.cut_off() {
                    Some(refusal) => Ok(Err(refusal)),
                    None => self.broken(length, "the rest of the record").map(Err),
                };
            }
        }
    }

    /// Gives out a value whose brackets match.
    fn complete(&mut self, length: usize) -> io::Result<Result<Record<'_>, Refusal>> {
        if self.place == Place::Top
            && let Some(junk) = self.junk_after(length)?
        {
            return self.broken(junk, "the end of the line").map(Err);
        }
        let (line, start) = (self.line, self.at);
        self.advance(length);
        if self.place != Place::Top {
            self.place = Place::AfterElement;
        }
        let bytes = &self.text[start..self.at];
        if bytes.len() > MOST_BYTES {
            return Ok(Err(too_long(line)));
        }
        Ok(match str::from_utf8(bytes) {
            Ok(text) => Ok(Record { line, text }),
            Err(error) => {
                let (before, from) = bytes.split_at(error.valid_up_to());
                let found = from.first().map(|byte| format!("byte {byte:02X}")).unwrap_or_default();
                Err(Refusal::new(line + newlines(before), "UTF-8", found))
            }
        })
    }

    /// Where something other than white space stands behind a value of `length` bytes on the same line.
    fn junk_after(&mut self, mut length: usize) -> io::Result<Option<usize>> {
        loop {
            match self.text.get(self.at + length) {
                Some(b' ' | b'\t' | b'\r') => length += 1,
                Some(b'\n') => return Ok(None),
                Some(_) => return Ok(Some(length)),
                None => {
                    if !self.fill()? {
                        return Ok(None);
                    }
                }
            }
        }
    }

    /// Refuses the first line of a value that breaks off after `length` bytes; the line after it is next.
    fn broken(&mut self, length: usize, expected: &str) -> io::Result<Refusal> {
        let lines = newlines(&self.text[self.at..self.at + length]);
        let place = if lines == 0 { String::new() } else { format!(" in line {}", self.line + lines) };
        let refusal = Refusal::new(self.line, format!("{expected}{place}"), self.excerpt(length));
        self.skip_line()?;
        self.in_remains = true;
        self.forget_list();
        Ok(refusal)
    }

    /// Refuses a value of more than [`MOST_BYTES`], of which `length` bytes are read, and passes over the
    /// rest of it.
    fn too_long(&mut self, mut extent: Extent, length: usize) -> io::Result<Refusal> {
        let refusal = too_long(self.line);
        let one_line = newlines(&self.text[self.at..self.at + length]) == 0;
        self.advance(length);
        if one_line && self.place == Place::Top {
            self.skip_line()?;
            self.in_remains = true;
            return Ok(refusal);
        }
        loop {
            while let Some(byte) = self.text.get(self.at).copied() {
                match extent.step(byte) {
                    Step::Inside => self.advance(1),
                    Step::Complete => {
                        self.advance(1);
                        if self.place != Place::Top {
                            self.place = Place::AfterElement;
                        }
                        return Ok(refusal);
                    }
                    Step::Broken(_) => {
                        self.skip_line()?;
                        self.in_remains = true;
                        self.forget_list();
                        return Ok(refusal);
                    }
                }
            }
            if !self.fill()? {
                return Ok(refusal);
            }
        }
    }

    /// A few characters of what stands `length` bytes on.
    fn excerpt(&self, length: usize) -> String {
        let rest = &self.text[self.at + length..];
        let rest = &rest[..rest.len().min(4 * EXCERPT)];
        let line = rest.split(|byte| *byte == b'\n').next().unwrap_or_default();
        if rest.is_empty() {
            return "the end of the input".into();
        }
        match str::from_utf8(line) {
            Err(error) if error.error_len().is_some() && error.valid_up_to() < EXCERPT => {
                let byte = line.get(error.valid_up_to()).copied().unwrap_or_default();
                format!("byte {byte:02X}, which is not UTF-8")
            }
            Ok(_) | Err(_) if line.is_empty() => "the end of the line".into(),
            Ok(_) | Err(_) => String::from_utf8_lossy(line).chars().take(EXCERPT).collect(),
        }
    }
}

fn newlines(bytes: &[u8]) -> u64 {
    bytes.iter().map(|byte| u64::from(*byte == b'\n')).sum()
}

fn too_long(line: u64) -> Refusal {
    Refusal::new(line, "at most 1 MB a record", "more")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::io::{BufReader, Read};

    /// What came of each part of `input`: the record's line and text, or the line refused.
    fn all(input: impl Read, at_a_time: usize) -> Vec<Result<(u64, String), u64>> {
        let mut stream = Stream::new(BufReader::with_capacity(at_a_time, input), "a record");
        let mut parts = Vec::new();
        while let Some(part) = stream.read().expect("memory can be read") {
            parts.push(
                part.map(|record| (record.line, record.text.to_string())).map_err(|refusal| refusal.line),
            );
        }
        parts
    }

    const GOOD: &str = r#"{"answers":{"MOD-K1":"b","x":[1,{"y":"}\"]"}]},"sure":{}}"#;

    /// A good line, a line cut short, or words.
    fn any_line() -> impl Strategy<Value = String> {
        let cut = (1..GOOD.len()).prop_map(|length| GOOD[..length].to_string());
        prop_oneof![3 => Just(GOOD.to_string()), 3 => cut, 1 => "[a-z ]{0,9}", 1 => Just(format!("{GOOD}, {GOOD}"))]
    }

    proptest! {
        #[test]
        fn every_good_line_is_read_whatever_stands_around_it(lines in prop::collection::vec(any_line(), 0..12)) {
            let good = lines.iter().zip(1..).filter(|(line, _)| *line == GOOD);
            let expected: Vec<_> = good.map(|(line, number)| (number, line.clone())).collect();
            let found: Vec<_> = all(lines.join("\n").as_bytes(), 4_096).into_iter().filter_map(Result::ok).collect();
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn it_does_not_matter_how_much_is_read_at_a_time(
            lines in prop::collection::vec(any_line(), 0..12), at_a_time in 1_usize..40, list in any::<bool>(),
        ) {
            let text = if list { format!("\u{feff}[{}]", lines.join(",\n")) } else { lines.join("\r\n") };
            prop_assert_eq!(all(text.as_bytes(), at_a_time), all(text.as_bytes(), 4_096));
        }

        /// Whatever comes in, reading ends, and speaks of lines that are there.
        #[test]
        fn any_bytes_come_to_an_end(text in r#"([\[\]{}",:\\ \na1é]|\u{feff}){0,80}"#, bytes in any::<Vec<u8>>()) {
            for input in [text.into_bytes(), bytes] {
                let lines = newlines(&input) + 1;
                for part in all(input.as_slice(), 7) {
                    let line = part.map_or_else(|line| line, |(line, _)| line);
                    prop_assert!((1..=lines).contains(&line));
                }
            }
        }
    }

    #[test]
    fn an_interrupted_read_goes_on() {
        struct Interrupted<'a>(bool, &'a [u8]);
        impl Read for Interrupted<'_> {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                self.0 = !self.0;
                if self.0 { Err(io::ErrorKind::Interrupted.into()) } else { self.1.read(buffer) }
            }
        }
        assert_eq!(all(Interrupted(false, GOOD.as_bytes()), 10), [Ok((1, GOOD.to_string()))]);
    }

    /// Restarting at each line of a broken record must not make reading slow: brackets are followed 64 deep,
    /// so no byte is read more than some 64 times.
    #[test]
    fn a_record_broken_at_its_end_is_read_in_reasonable_time() {
        let line = "{\"a\":[\n".to_string() + &"{},\n".repeat(240_000);
        let started = std::time::Instant::now();
        let refused = all(format!("{line}}}").as_bytes(), 65_536).len();
        assert!(
            refused > 200_000 && started.elapsed().as_secs() < 20,
            "{refused} in {:?}",
            started.elapsed()
        );
    }
}
