//! Where the answers to an item stand in its table. The order decides which answers stay apart when few people gave
//! them: an answer is counted together with its neighbour ([`super::lines`]).
//!
//! Nearly always fewer than `least` people leave a question out, so those must be counted with others. They stand
//! where that does the least harm:
//!
//! | Item | Answers, in this order | Those few are counted with |
//! |---|---|---|
//! | knowledge | left out, not known, wrong, right | not known: neither do we know their answer |
//! | with steps that are shown | not known, left out, the steps | the lowest step |
//! | any other | not known, answered, left out | answered |

use crate::core::ids::ItemId;
use std::ops::Range;

/// The items that leads are asked from the other side (content design 6.5).
pub const MIRROR: [&str; 10] =
    ["MOD-S1", "MOD-S2", "ROL-S3", "PRO-S1", "PRO-S2", "REA-S1", "REA-S2.g", "REA-S2.n", "REA-S6", "ROL-D1"];
/// The comparison items (content design 6.6).
pub const COMPARISON: [&str; 3] = ["BM1", "BM2", "BM3"];
/// Items without “not known yet”: they have “does not apply”, which counts as left out.
pub const ALWAYS_KNOWN: [&str; 3] = ["ROL-S3", "PRO-S2", "PRO-S3"];
/// The hours: its table has the order of a knowledge item, with the ratio up to our line in place of wrong and above
/// it in place of right.
pub const HOURS: ItemId = ItemId::of("PRO-Q1");

/// The places of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// Not known yet, where it is offered.
    pub not_known: Option<usize>,
    /// Left out, or does not apply.
    pub left: usize,
    /// Answered. Of a knowledge item wrong and right; otherwise the steps from the lowest, or all answers in one.
    pub answered: Range<usize>,
}

impl Places {
    /// Of a knowledge item: wrong.
    pub const WRONG: usize = 2;
    /// Of a knowledge item: right.
    pub const RIGHT: usize = 3;
    /// Of the hours: asked for up to our line.
    pub const CALM: usize = Self::WRONG;
    /// Of the hours: asked for more, no time set aside included.
    pub const STRAINED: usize = Self::RIGHT;

    /// Of a knowledge item.
    pub const KNOWLEDGE: Self = Self { not_known: Some(1), left: 0, answered: 2..4 };

    /// Of an item's table with so many answers.
    pub fn of(item: ItemId, answers: usize) -> Self {
        let known = ALWAYS_KNOWN.contains(&item.as_str());
        if is_knowledge(item) || item == HOURS {
            Self::KNOWLEDGE
        } else if answers > 3 {
            let left = usize::from(!known);
            Self { not_known: (!known).then_some(0), left, answered: left + 1..answers }
        } else if known {
            Self { not_known: None, left: 1, answered: 0..1 }
        } else {
            Self { not_known: Some(0), left: 2, answered: 1..2 }
        }
    }

    /// The answers that say “not known”, where `counted` knows them apart from those that say something. Those few who
    /// left a knowledge item out are among them.
    pub fn not_known_counted(&self, counted: impl Fn(Range<usize>) -> bool) -> Option<Range<usize>> {
        let at = self.not_known?;
        let with_left = (self.left < at).then_some(self.left..at + 1);
        [Some(at..at + 1), with_left].into_iter().flatten().find(|answers| counted(answers.clone()))
    }
}

/// Whether an item is a knowledge item, which its id tells: `MOD-K1`.
pub fn is_knowledge(item: ItemId) -> bool {
    item.as_str().split_once('-').is_some_and(|(_, rest)| rest.starts_with('K'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cohort::tally::layout::Layout, content, core::instrument::Kind, records::questions::Subject,
    };

    #[test]
    fn the_lists_are_those_of_the_content() {
        let layout = Layout::new(content::built_in());
        for (_, question) in layout.questions().iter() {
            let Subject::Item(kind) = question.subject else { continue };
            assert_eq!(is_knowledge(question.key), kind == Kind::Knowledge, "{}", question.key);
            if kind == Kind::SelfReport {
                let known = ALWAYS_KNOWN.contains(&question.key.as_str());
                assert_eq!(known, question.not_known.is_none(), "{}", question.key);
            }
        }
        for item in MIRROR.iter().chain(&COMPARISON) {
            assert!(layout.find(ItemId::of(item)).is_some(), "{item}");
        }
    }

    #[test]
    fn every_answer_has_a_place_of_its_own() {
        for (item, answers) in [
            ("MOD-K1", 4),
            ("PRO-Q1", 4),
            ("MOD-S1", 7),
            ("ROL-S3", 6),
            ("ROL-S3", 2),
            ("REA-S3", 3),
            ("BM1", 5),
        ] {
            let places = Places::of(ItemId::of(item), answers);
            let mut all: Vec<usize> =
                places.answered.clone().chain(places.not_known).chain([places.left]).collect();
            all.sort_unstable();
            assert_eq!(all, (0..answers).collect::<Vec<_>>(), "{item}");
            assert_eq!(all.len(), answers);
        }
    }
}
