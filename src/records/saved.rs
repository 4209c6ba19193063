//! What the device keeps between visits: one line of header, then the answers file with the place reached.
//!
//! Two such texts are kept, written in turn, each with a generation and a checksum. Whatever happens while
//! one is written, the other is whole, and the newest whole one counts. The days are whole days, so that the
//! record says as little as it can about when somebody sat down to it.

use std::fmt::Write as _;

/// Saved answers are forgotten after this many days.
pub const KEPT_DAYS: u32 = 90;

/// The first word of the header: the format and its version.
const MARK: &str = "psp1";

/// A saved text, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved<'a> {
    /// Counts up with every save.
    pub generation: u32,
    /// Day of the save, in days since 1970-01-01.
    pub day: u32,
    /// The JSON behind the header.
    pub body: &'a str,
}

/// Makes a text to save.
pub fn encode(generation: u32, day: u32, body: &str) -> String {
    let mut text = String::with_capacity(body.len() + 48);
    let _ = writeln!(text, "{MARK} {generation} {day} {}", checksum(generation, day, body));
    text.push_str(body);
    text
}

/// Takes a saved text apart; none if it is not whole.
pub fn decode(text: &str) -> Option<Saved<'_>> {
    let (header, body) = text.split_once('\n')?;
    let mut words = header.split(' ');
    if words.next() != Some(MARK) {
        return None;
    }
    let generation = words.next()?.parse().ok()?;
    let day = words.next()?.parse().ok()?;
    let sum: u64 = words.next()?.parse().ok()?;
    let whole = words.next().is_none() && sum == checksum(generation, day, body);
    whole.then_some(Saved { generation, day, body })
}

/// The newest whole text among those kept, unless it has expired by `today`.
pub fn newest<'a>(texts: impl IntoIterator<Item = &'a str>, today: u32) -> Option<Saved<'a>> {
    let newest = texts.into_iter().filter_map(decode).max_by_key(|saved| saved.generation)?;
    (today.saturating_sub(newest.day) <= KEPT_DAYS).then_some(newest)
}

/// FNV-1a with 64 bits: enough to notice a torn write, which is all it is for.
fn checksum(generation: u32, day: u32, body: &str) -> u64 {
    let head = generation.to_le_bytes().into_iter().chain(day.to_le_bytes());
    head.chain(body.bytes()).fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn answers_expire_after_ninety_days() {
        let text = encode(7, 20_000, "{}");
        assert_eq!(newest([text.as_str()], 20_090).map(|saved| saved.generation), Some(7));
        assert_eq!(newest([text.as_str()], 20_091), None);
    }

    proptest! {
        #[test]
        fn the_newest_whole_text_counts(older in 0_u32..9, body in ".*", other in ".*", cut in 0_usize..40) {
            let (old, new) = (encode(older, 1, &body), encode(older + 1, 1, &other));
            let newest_of = |texts: [&str; 2]| newest(texts, 1).map(|saved| saved.generation);
            prop_assert_eq!(newest_of([&old, &new]), Some(older + 1));
            prop_assert_eq!(newest_of([&new, &old]), Some(older + 1));
            // A write torn anywhere leaves the older one.
            let kept: String = new.chars().take(new.chars().count().saturating_sub(cut + 1)).collect();
            prop_assert_eq!(newest_of([&old, &kept]), Some(older));
        }

        #[test]
        fn one_changed_byte_is_noticed(body in "[a-z]{1,40}", at in 0_usize..40) {
            let text = encode(3, 5, &body);
            let at = text.len() - 1 - at % body.len();
            let mut bytes = text.into_bytes();
            bytes[at] = if bytes[at] == b'z' { b'a' } else { bytes[at] + 1 };
            let text = String::from_utf8(bytes).expect("ASCII");
            prop_assert_eq!(decode(&text), None);
        }
    }
}
