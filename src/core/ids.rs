//! Identifiers: short codes that never change once published, and the newtypes that keep them apart.
//!
//! They name places in the content (`MOD-K1`, option `b`, action `A20`) and appear unchanged in pages,
//! answers files and export records. This module knows nothing of what they point at.

use core::{fmt, str};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// The longest code, in bytes.
pub const MAX_CODE_LEN: usize = 11;

/// A short ASCII code held inline, so that ids are `Copy` and compare without following a pointer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code {
    bytes: [u8; MAX_CODE_LEN],
    len: u8,
}

/// Why a text is not a [`Code`]: it is empty, too long, or holds a character other than
/// `A–Z a–z 0–9 . _ -`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotACode;

impl fmt::Display for NotACode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected an id of 1 to 11 characters from A-Z a-z 0-9 . _ -")
    }
}

impl Code {
    /// Makes a code of `text`.
    ///
    /// # Errors
    /// [`NotACode`] if `text` is empty, longer than [`MAX_CODE_LEN`] or holds other characters.
    pub fn new(text: &str) -> Result<Self, NotACode> {
        let fits = !text.is_empty()
            && text.len() <= MAX_CODE_LEN
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'));
        if fits { Ok(Self::trusted(text)) } else { Err(NotACode) }
    }

    /// A code known when the program is written. Longer texts are cut: use [`Code::new`] for input.
    const fn trusted(text: &str) -> Self {
        let source = text.as_bytes();
        let len = if source.len() < MAX_CODE_LEN { source.len() } else { MAX_CODE_LEN };
        let mut bytes = [0; MAX_CODE_LEN];
        let mut i = 0;
        while i < len {
            bytes[i] = source[i];
            i += 1;
        }
        #[expect(clippy::cast_possible_truncation, reason = "at most MAX_CODE_LEN")]
        Self { bytes, len: len as u8 }
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.bytes[..usize::from(self.len)]).unwrap_or_default()
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl de::Visitor<'_> for Text {
            type Value = Code;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&NotACode, f)
            }
            fn visit_str<E: de::Error>(self, v: &str) -> Result<Code, E> {
                Code::new(v).map_err(|_| E::invalid_value(de::Unexpected::Str(v), &self))
            }
        }
        deserializer.deserialize_str(Text)
    }
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(Code);

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "::of({:?})"), self.as_str())
            }
        }

        impl $name {
            /// An id known when the program is written.
            pub const fn of(text: &str) -> Self {
                Self(Code::trusted(text))
            }

            /// An id read from input.
            ///
            /// # Errors
            /// [`NotACode`] if `text` cannot be an id at all. Whether the content has it is another question.
            pub fn new(text: &str) -> Result<Self, NotACode> {
                Code::new(text).map(Self)
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

id! {
    /// One question, or one row of a question that has rows: `PF1`, `G1`, `MOD-K1`, `REA-S2.g`.
    ItemId
}
id! {
    /// One option of a question: `b`, `nk`, `public`, `h4`.
    OptionId
}
id! {
    /// One task of the hours grid: `D`, `W`, `C`, `E` or `T` (content design 3.3).
    TaskId
}
id! {
    /// One action, `A01` to `A37` (content design 5.3).
    ActionId
}
id! {
    /// One prompt for the first meeting, `MP01` to `MP16` (content design 5.4).
    PromptId
}

/// The option id of “not known yet” on every scored item.
pub const NOT_KNOWN: OptionId = OptionId::of("nk");
/// The option id of “does not apply”.
pub const NOT_APPLICABLE: OptionId = OptionId::of("na");

/// The four dimensions, called topics in the texts that partners read, in the order they are asked (content
/// design 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Dimension {
    /// Understanding the PSP model.
    Mod,
    /// Role clarity.
    Rol,
    /// Proportionality.
    Pro,
    /// Readiness.
    Rea,
}

impl Dimension {
    /// All four, in the order they are asked (content design 2.1).
    pub const ALL: [Self; 4] = [Self::Mod, Self::Rol, Self::Pro, Self::Rea];

    /// All four, in the order in which ties for the weakest are settled: role first, because 5.29 ties it
    /// to how partners see the whole model; readiness last, because it changes most with time (content
    /// design 4.6).
    pub const BY_TIE: [Self; 4] = [Self::Rol, Self::Pro, Self::Mod, Self::Rea];

    /// Where the dimension stands in [`Dimension::ALL`]: 0 to 3.
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The code used in pages, files and records.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Mod => "MOD",
            Self::Rol => "ROL",
            Self::Pro => "PRO",
            Self::Rea => "REA",
        }
    }

    /// The dimension of a code, if it is one.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dimension| dimension.code() == code)
    }
}

impl fmt::Display for Dimension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A paragraph of chapter 5 of the evaluation, 5.1 to 5.30: the source of a text (content design 0.1).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Paragraph(u8);

impl fmt::Debug for Paragraph {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Paragraph::of({})", self.0)
    }
}

impl Paragraph {
    /// The last paragraph of the chapter.
    pub const LAST: u8 = 30;

    /// The paragraph with this number after “5.”.
    ///
    /// # Panics
    /// If there is no such paragraph: for numbers known when the program is written.
    pub const fn of(number: u8) -> Self {
        assert!(number >= 1 && number <= Self::LAST, "expected a paragraph from 5.1 to 5.30");
        Self(number)
    }

    /// The number after “5.”, 1 to 30.
    pub const fn number(self) -> u8 {
        self.0
    }

    /// Reads “5.29”; `None` for anything that is not a paragraph of the chapter.
    pub fn parse(text: &str) -> Option<Self> {
        let number = text.strip_prefix("5.")?.parse().ok()?;
        (1..=Self::LAST).contains(&number).then_some(Self(number))
    }
}

impl fmt::Display for Paragraph {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "5.{}", self.0)
    }
}

impl Serialize for Paragraph {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Paragraph {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| {
            de::Error::invalid_value(de::Unexpected::Str(&text), &"a paragraph from 5.1 to 5.30")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_refuse_what_could_not_be_an_id() {
        for bad in ["", "twelve-chars", "a b", "é", "a:b"] {
            assert_eq!(Code::new(bad), Err(NotACode), "{bad}");
        }
        assert_eq!(Code::new("REA-S2.g").expect("an id").as_str(), "REA-S2.g");
    }

    #[test]
    fn paragraphs_are_those_of_the_chapter() {
        assert_eq!(Paragraph::parse("5.29").map(Paragraph::number), Some(29));
        for bad in ["5.0", "5.31", "4.2", "5", "5.x"] {
            assert_eq!(Paragraph::parse(bad), None, "{bad}");
        }
    }
}
