//! Hours as people give them: a range, “not known yet”, or an exact number.
//!
//! Knows how to read what somebody types and how to write hours down, without the floating-point printing
//! of the standard library, which alone would cost a partner several kilobytes.

use super::{
    ids::{NOT_KNOWN, OptionId},
    instrument::HoursRange,
};
use alloc::{format, string::String};
use core::fmt;

/// The most hours that can be given for one thing: more than four years of full-time work.
pub const MOST_HOURS: f64 = 10_000.0;

/// An exact number of hours, 0 to [`MOST_HOURS`].
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Hours(f64);

/// What was given for a task, or for the time available.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum HoursAnswer {
    /// One of the ranges.
    Range(OptionId),
    /// “Not known yet”, “Not agreed yet”.
    NotKnown,
    /// An exact number.
    Exact(Hours),
}

/// Why a text or a number is not hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotHours {
    /// It is not a number at all.
    NotANumber,
    /// It is below 0 or above [`MOST_HOURS`].
    OutOfRange,
}

impl fmt::Display for NotHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotANumber => "expected a number of hours, such as 7 or 7.5",
            Self::OutOfRange => "expected hours from 0 to 10000",
        })
    }
}

impl Hours {
    /// Hours from a number.
    ///
    /// # Errors
    /// [`NotHours`] if it is not finite, below 0 or above [`MOST_HOURS`].
    pub fn new(hours: f64) -> Result<Self, NotHours> {
        if !hours.is_finite() {
            Err(NotHours::NotANumber)
        } else if (0.0..=MOST_HOURS).contains(&hours) {
            Ok(Self(hours))
        } else {
            Err(NotHours::OutOfRange)
        }
    }

    /// The number of hours.
    pub const fn get(self) -> f64 {
        self.0
    }

    /// Reads what a person types: `7`, `7.5`, `7,5`, `7½`, `7 h`, `7 hours`. At most two decimals count.
    ///
    /// # Errors
    /// [`NotHours`] if it cannot be read as a number, or is more than [`MOST_HOURS`].
    pub fn parse(text: &str) -> Result<Self, NotHours> {
        let text = text.trim().trim_end_matches(|c: char| c.is_ascii_alphabetic()).trim_end();
        let (text, extra) = ["¼", "½", "¾"]
            .iter()
            .zip([25, 50, 75])
            .find_map(|(sign, hundredths)| {
                text.strip_suffix(sign).map(|rest| (rest.trim_end(), Some(hundredths)))
            })
            .unwrap_or((text, None));
        let (whole, decimals) = text.split_once(['.', ',']).unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        let given = !whole.is_empty() || !decimals.is_empty() || extra.is_some();
        if !given || !digits(whole) || !digits(decimals) || (extra.is_some() && !decimals.is_empty()) {
            return Err(NotHours::NotANumber);
        }
        let mut hundredths: u32 = 0;
        for digit in whole.bytes().map(|b| u32::from(b - b'0')) {
            hundredths = hundredths.saturating_mul(10).saturating_add(digit);
        }
        hundredths = hundredths.saturating_mul(100).saturating_add(extra.unwrap_or(0));
        for (digit, value) in decimals.bytes().map(|b| u32::from(b - b'0')).zip([10, 1]) {
            hundredths = hundredths.saturating_add(digit * value);
        }
        Self::new(f64::from(hundredths) / 100.0)
    }

    /// The range this number falls into, the upper end included: 0 is the first, 2 still “up to 2”
    /// (content design 3.3). Used where exact hours must not be told.
    pub fn range(self, ranges: &[HoursRange]) -> Option<OptionId> {
        let range = ranges.iter().find(|range| self.0 <= range.high).or(ranges.last());
        range.map(|range| range.id)
    }
}

/// Writes a number with at most two decimals and none that are not needed: `7`, `7.5`, `0.25`.
pub fn write_number(number: f64) -> String {
    let hundredths = round(number.abs() * 100.0);
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    let sign = if number < 0.0 && hundredths > 0 { "-" } else { "" };
    if rest == 0 {
        format!("{sign}{whole}")
    } else if rest % 10 == 0 {
        format!("{sign}{whole}.{}", rest / 10)
    } else {
        format!("{sign}{whole}.{rest:02}")
    }
}

/// Rounds half up to a whole number; below 0 is 0.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast from float saturates")]
pub fn round(number: f64) -> u32 {
    // The small term mends sums such as 0.285 × 100 = 28.499999999999996.
    (number + 0.5 + 1e-9) as u32
}

impl HoursAnswer {
    /// The option of a range or of “not known yet”; none for an exact number.
    pub const fn option(self) -> Option<OptionId> {
        match self {
            Self::Range(option) => Some(option),
            Self::NotKnown => Some(NOT_KNOWN),
            Self::Exact(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_hours_are_read_as_people_write_them() {
        for (text, hours) in [
            ("7", 7.0),
            (" 7.5 ", 7.5),
            ("7,5", 7.5),
            ("7½", 7.5),
            ("½", 0.5),
            ("12 hours", 12.0),
            (".25", 0.25),
            ("0", 0.0),
        ] {
            assert_eq!(Hours::parse(text).map(Hours::get), Ok(hours), "{text}");
        }
        for text in ["", "about 7", "7.5.1", "-3", "1e3", "7.5½", "½½", ".", "７"] {
            assert_eq!(Hours::parse(text), Err(NotHours::NotANumber), "{text}");
        }
        assert_eq!(Hours::parse("99999999999999"), Err(NotHours::OutOfRange));
        assert_eq!(Hours::new(f64::NAN), Err(NotHours::NotANumber));
        assert_eq!(Hours::new(-0.5), Err(NotHours::OutOfRange));
    }

    #[test]
    fn numbers_are_written_without_needless_decimals() {
        for (number, text) in
            [(7.0, "7"), (7.5, "7.5"), (0.25, "0.25"), (0.05, "0.05"), (-1.5, "-1.5"), (0.0, "0")]
        {
            assert_eq!(write_number(number), text);
        }
    }
}
