//! Receipts: 22 characters of base64url, random, one for each attempt and programme.
//!
//! The same attempt sent twice counts once, and nothing links two attempts or two programmes. Chance is not
//! made here: 16 random bytes come from outside.

use std::{fmt, str::FromStr};

/// How many characters a receipt has.
const LENGTH: usize = 22;
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// A receipt. Of those made here, the last two bits hold nothing; every text of 22 characters is a receipt of
/// its own all the same, so 132 bits are kept and not 128.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Receipt([u8; 17]);

/// Why a text is no receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAReceipt;

impl NotAReceipt {
    /// What was expected.
    pub const EXPECTED: &str = "22 characters of base64url";
}

impl fmt::Display for NotAReceipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", Self::EXPECTED)
    }
}

impl std::error::Error for NotAReceipt {}

/// Whether a text is a receipt. Says so without making one: that is all that a partner's first module needs.
pub fn is_receipt(text: &str) -> bool {
    text.len() == LENGTH && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
}

impl Receipt {
    /// A new receipt of 16 random bytes.
    pub const fn of_random(bytes: [u8; 16]) -> Self {
        let mut all = [0; 17];
        let mut i = 0;
        while i < 16 {
            all[i] = bytes[i];
            i += 1;
        }
        Self(all)
    }
}

impl FromStr for Receipt {
    type Err = NotAReceipt;

    fn from_str(text: &str) -> Result<Self, NotAReceipt> {
        let text: &[u8; LENGTH] = text.as_bytes().try_into().map_err(|_| NotAReceipt)?;
        let mut bytes = [0; 17];
        // The bits that are waiting for a whole byte, and how many they are.
        let (mut bits, mut waiting, mut filled) = (0_u16, 0, 0);
        for character in text {
            let six = match character {
                b'A'..=b'Z' => character - b'A',
                b'a'..=b'z' => character - b'a' + 26,
                b'0'..=b'9' => character - b'0' + 52,
                b'-' => 62,
                b'_' => 63,
                _ => return Err(NotAReceipt),
            };
            bits = bits << 6 | u16::from(six);
            waiting += 6;
            if waiting >= 8 {
                waiting -= 8;
                bytes[filled] = (bits >> waiting & 0xFF) as u8;
                filled += 1;
            }
        }
        // 132 bits: four are left for the upper half of the last byte.
        bytes[16] = (bits << 4 & 0xF0) as u8;
        Ok(Self(bytes))
    }
}

impl Receipt {
    /// The characters it is written with.
    pub fn characters(&self) -> [u8; LENGTH] {
        let mut text = [0; LENGTH];
        for (place, character) in text.iter_mut().enumerate() {
            let bit = place * 6;
            let next = self.0.get(bit / 8 + 1).copied().unwrap_or_default();
            let pair = u16::from(self.0[bit / 8]) << 8 | u16::from(next);
            *character = ALPHABET[usize::from(pair >> (10 - bit % 8) & 63)];
        }
        text
    }
}

impl fmt::Display for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(str::from_utf8(&self.characters()).unwrap_or_default())
    }
}

impl fmt::Debug for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Receipt({self})")
    }
}
