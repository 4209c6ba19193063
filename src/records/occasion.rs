//! What a host says of the occasion on which people take the check: programme, wave and period. The same for
//! everyone who takes it there.
//!
//! The only way in is by [`FromStr`], so a value that exists is one that the contract allows.

use std::{fmt, str::FromStr};

/// The longest code of a programme, in characters.
const LONGEST: usize = 64;

/// The code of a programme: one PSP or one intake. 1 to 64 of `A-Z a-z 0-9 . _ -`; held inline, so that ten
/// million records need no ten million allocations.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Programme {
    bytes: [u8; LONGEST],
    len: u8,
}

/// Which time the programme asks, 1 to 99.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Wave(u8);

/// A quarter of a year, such as `2026-Q4`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    year: u16,
    quarter: u8,
}

/// Programme, wave and period, as the embedding page gave them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Occasion {
    /// The programme, if one was named.
    pub programme: Option<Programme>,
    /// The wave, if one was named.
    pub wave: Option<Wave>,
    /// The period, if one was named.
    pub period: Option<Period>,
}

/// Why a text is not what it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAnOccasion {
    /// Not a programme's code.
    Programme,
    /// Not a wave.
    Wave,
    /// Not a period.
    Period,
}

impl NotAnOccasion {
    /// What was expected.
    pub const fn expected(self) -> &'static str {
        match self {
            Self::Programme => "a code of 1 to 64 characters from A-Z a-z 0-9 . _ -",
            Self::Wave => "a whole number from 1 to 99",
            Self::Period => "a year and a quarter, such as 2026-Q4",
        }
    }
}

impl fmt::Display for NotAnOccasion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected ")?;
        f.write_str(self.expected())
    }
}

impl std::error::Error for NotAnOccasion {}

impl Programme {
    /// The programme that people try the check with: its records are no part of any cohort.
    pub const TEST: Self = Self { bytes: *b"test\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", len: 4 };

    /// The code.
    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.bytes[..usize::from(self.len)]).unwrap_or_default()
    }
}

impl FromStr for Programme {
    type Err = NotAnOccasion;

    fn from_str(text: &str) -> Result<Self, NotAnOccasion> {
        let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-');
        if !(1..=LONGEST).contains(&text.len()) || !text.bytes().all(allowed) {
            return Err(NotAnOccasion::Programme);
        }
        let mut bytes = [0; LONGEST];
        bytes[..text.len()].copy_from_slice(text.as_bytes());
        #[expect(clippy::cast_possible_truncation, reason = "at most 64")]
        Ok(Self { bytes, len: text.len() as u8 })
    }
}

impl fmt::Display for Programme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Programme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Programme({self})")
    }
}

impl PartialOrd for Programme {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Programme {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        // By the characters: what follows them is 0, which is below all of them.
        self.bytes.cmp(&other.bytes)
    }
}

impl Wave {
    /// The wave with this number; none unless it is 1 to 99.
    pub const fn new(number: u8) -> Option<Self> {
        if number >= 1 && number <= 99 { Some(Self(number)) } else { None }
    }

    /// The wave with this number; none unless it is a whole one from 1 to 99.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 99")]
    pub fn of_number(number: f64) -> Option<Self> {
        let whole = (1.0..=99.0).contains(&number) && number.fract() == 0.0;
        if whole { Self::new(number as u8) } else { None }
    }

    /// The number, 1 to 99.
    pub const fn number(self) -> u8 {
        self.0
    }
}

impl FromStr for Wave {
    type Err = NotAnOccasion;

    /// One or two digits, the first not 0: one wave has one spelling.
    fn from_str(text: &str) -> Result<Self, NotAnOccasion> {
        let digits = text.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with('0');
        let number = if digits { text.parse().ok() } else { None };
        number.and_then(Self::new).ok_or(NotAnOccasion::Wave)
    }
}

impl fmt::Display for Wave {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl Period {
    /// The year, 0 to 9999.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The quarter, 1 to 4.
    pub const fn quarter(self) -> u8 {
        self.quarter
    }
}

impl FromStr for Period {
    type Err = NotAnOccasion;

    fn from_str(text: &str) -> Result<Self, NotAnOccasion> {
        let &[a, b, c, d, b'-', b'Q', quarter @ b'1'..=b'4'] = text.as_bytes() else {
            return Err(NotAnOccasion::Period);
        };
        let mut year = 0;
        for digit in [a, b, c, d] {
            if !digit.is_ascii_digit() {
                return Err(NotAnOccasion::Period);
            }
            year = year * 10 + u16::from(digit - b'0');
        }
        Ok(Self { year, quarter: quarter - b'0' })
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-Q{}", self.year, self.quarter)
    }
}
