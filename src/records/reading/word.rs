//! A key or a choice as a number: a record has some ninety, each held against several, and numbers compare at once.

use crate::core::ids::MAX_CODE_LEN;

/// A text that may be an id. Two are equal where the texts are, if one of them is an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word(u128);

impl Word {
    /// Of any text. All that are too long for an id are the same, and none of them is an id.
    pub(super) fn of(text: &str) -> Self {
        if text.len() > MAX_CODE_LEN {
            return Self(u128::MAX);
        }
        // The 1 in front tells texts that end in zero bytes apart.
        Self(text.bytes().fold(1, |word, byte| word << 8 | u128::from(byte)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::ids::Code;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_word_is_an_id_where_its_text_is(id in "[A-Za-z0-9._-]{1,11}", other in "[a-c\0.]{0,13}") {
            prop_assert!(Code::new(&id).is_ok());
            prop_assert_eq!(Word::of(&id) == Word::of(&other), id == other);
            prop_assert_eq!(Word::of(&id), Word::of(&id.clone()));
        }
    }

    #[test]
    fn like_texts_are_told_apart() {
        let texts = ["", "\0", "a", "a\0", "\0a", "ab", "ba", "abcdefghijk", "abcdefghijkl"];
        for (at, one) in texts.iter().enumerate() {
            for (other_at, other) in texts.iter().enumerate() {
                assert_eq!(Word::of(one) == Word::of(other), at == other_at, "{one:?} {other:?}");
            }
        }
    }
}
