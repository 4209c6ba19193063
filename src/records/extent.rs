//! Where one JSON value ends, found byte by byte, without keeping any of it.
//!
//! It knows brackets, strings and where a value may begin; whether the rest is JSON is for the parser to
//! say. It is as strict as it takes to notice that a value was cut short: where text goes on with the next
//! record, that record's `{` stands where no value can begin.

/// The deepest nesting followed. Answers files and export records nest three deep.
const DEEPEST: u32 = 64;

/// What a byte did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The value goes on.
    Inside,
    /// The value ended with this byte.
    Complete,
    /// The value cannot go on with this byte; the text says what was expected instead.
    Broken(&'static str),
}

/// What stood before the next byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Before {
    /// `:` in an object, or the `[` or `,` of a list: a value may begin.
    Opening,
    /// Anything else outside a string.
    Other,
    /// Within a string.
    Text,
    /// The backslash within a string.
    Escape,
}

/// Follows one value, from its first byte, which must be `{` or `[`.
#[derive(Debug)]
pub struct Extent {
    /// One bit a level, the innermost lowest: 1 for an object, 0 for a list.
    levels: u64,
    depth: u32,
    before: Before,
}

impl Extent {
    /// Before the first byte.
    pub const fn new() -> Self {
        Self { levels: 0, depth: 0, before: Before::Opening }
    }

    /// Takes bytes up to the one where the value ends or breaks: gives what that one did, and where it stands. None
    /// where all of them are inside.
    pub fn run(&mut self, bytes: &[u8]) -> Option<(Step, usize)> {
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            // Most bytes are plain ones in a text: they are passed over at once.
            if self.before == Before::Text && !matches!(byte, b'"' | b'\\' | b'\n') {
                let plain = bytes[at..].iter().position(|byte| matches!(byte, b'"' | b'\\' | b'\n'));
                at += plain.unwrap_or(bytes.len() - at);
                continue;
            }
            match self.step(*byte) {
                Step::Inside => at += 1,
                end @ (Step::Complete | Step::Broken(_)) => return Some((end, at)),
            }
        }
        None
    }

    /// Takes the next byte.
    #[inline]
    pub const fn step(&mut self, byte: u8) -> Step {
        match (self.before, byte) {
            (Before::Text, b'"') => self.before = Before::Other,
            (Before::Text, b'\\') => self.before = Before::Escape,
            (Before::Text | Before::Escape, b'\n') => return Step::Broken("the end of a text"),
            (Before::Escape, _) => self.before = Before::Text,
            (Before::Text, _) | (_, b' ' | b'\t' | b'\r' | b'\n') => {}
            (_, b'"') => self.before = Before::Text,
            (Before::Opening, b'{' | b'[') => return self.open(byte == b'{'),
            (Before::Other, b'{' | b'[') => return Step::Broken("the end of the record"),
            (_, b'}' | b']') => return self.close(byte == b'}'),
            (_, b',') => self.before = if self.in_object() { Before::Other } else { Before::Opening },
            (_, b':') => self.before = Before::Opening,
            _ => self.before = Before::Other,
        }
        Step::Inside
    }

    const fn in_object(&self) -> bool {
        self.levels & 1 == 1
    }

    const fn open(&mut self, object: bool) -> Step {
        if self.depth == DEEPEST {
            return Step::Broken("at most 64 levels");
        }
        self.levels = self.levels << 1 | object as u64;
        self.depth += 1;
        self.before = if object { Before::Other } else { Before::Opening };
        Step::Inside
    }

    const fn close(&mut self, object: bool) -> Step {
        if object != self.in_object() {
            return Step::Broken(if object { "]" } else { "}" });
        }
        self.levels >>= 1;
        self.depth -= 1;
        self.before = Before::Other;
        if self.depth == 0 { Step::Complete } else { Step::Inside }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The length of the value at the start of `text`, or what was expected where it breaks.
    fn length(text: &str) -> Result<Option<usize>, (usize, &'static str)> {
        match Extent::new().run(text.as_bytes()) {
            Some((Step::Complete, last)) => Ok(Some(last + 1)),
            Some((Step::Broken(expected), at)) => Err((at, expected)),
            Some((Step::Inside, _)) | None => Ok(None),
        }
    }

    #[test]
    fn a_value_ends_with_its_own_bracket() {
        for text in
            ["{}", "[]", r#"{"a":{"b":[1,{}]}}"#, r#"{"a":"}\"}"}"#, "{\"a\" :\r\n [ ] }", r#"{"a":"\\"}"#]
        {
            assert_eq!(length(text), Ok(Some(text.len())), "{text}");
            assert_eq!(length(&format!("{text} {{")), Ok(Some(text.len())), "{text}");
        }
    }

    #[test]
    fn a_record_cut_short_is_noticed_at_the_next_one() {
        for cut in ["{\"a\":{\"b\":1}", "{\"a\":1,", "{\"a\"", "{", "{\"a\":[{}", "{\"a\":[1", "{\"a\":tr"] {
            let text = format!("{cut}\n{{\"a\":1}}");
            assert_eq!(length(&text), Err((cut.len() + 1, "the end of the record")), "{text}");
        }
        // Cut after a colon or a list's comma, the next record fits in; the one after it does not.
        for cut in ["{\"a\":", "{\"a\":[1,"] {
            let text = format!("{cut}\n{{\"a\":1}}\n{{\"a\":1}}");
            assert_eq!(length(&text), Err((cut.len() + 9, "the end of the record")), "{text}");
        }
        assert_eq!(length("{\"a\":\"b\n"), Err((7, "the end of a text")));
    }

    #[test]
    fn brackets_must_match_and_levels_end() {
        assert_eq!(length("{]"), Err((1, "}")));
        assert_eq!(length("[}"), Err((1, "]")));
        assert_eq!(length(&"[".repeat(64)), Ok(None));
        assert_eq!(length(&"[".repeat(65)), Err((64, "at most 64 levels")));
        let deepest = format!("{}{}", "[".repeat(64), "]".repeat(64));
        assert_eq!(length(&deepest), Ok(Some(128)));
    }
}
