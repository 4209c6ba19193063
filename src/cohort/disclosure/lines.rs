//! Where lines may be drawn between the answers to a question, so that no group between two lines gives one of its
//! answers away.
//!
//! # The rule
//!
//! The answers stand in a fixed order. Going along, a line is drawn as soon as at least `least` people stand between
//! it and the line before, and at least `least` people come after it. What lies between two lines is one group: its
//! count is shown, the answers in it are not told apart. The number of people in all is known.
//!
//! # Why nobody is found
//!
//! Somebody who knows the rule and every group's count, `s` at least `least` each, learns of the answers in a group
//! only this:
//!
//! - *In a group that is not the last*: the answers before its last one come to less than `least` together, or the
//!   line would have been drawn sooner. So each of those may have 0, 1, … `least` - 1 people (the others of them 0),
//!   and the last answer what is left of `s`: `least` numbers for each.
//! - *In the last group*: there is no place with at least `least` people before and after it. Let one answer have all
//!   but `v` of the `s` people and any one other have `v`, less than `least`: that is such a group. So each answer may
//!   have 0, 1, … `least` - 1 people.
//!
//! Groups say nothing of each other: whether a line could be drawn depends on what comes after it as a whole, which
//! is known. So for every hidden count at least `least` whole numbers stay possible, whatever else of the kind is
//! released of the same people, for no two tables count the same thing. A count of 0 is never shown, and every shown
//! count, like what is left beside it, is at least `least`.
//!
//! The proof is not taken on trust: `tests/cohort` has it counted out.

/// The lines: for each group its first answer and the one after its last. There is always at least one group.
pub fn groups(answers: &[u64], least: u64, most_groups: usize) -> Vec<(usize, usize)> {
    let mut after: u64 = answers.iter().sum();
    let (mut start, mut held) = (0, 0);
    let mut groups = Vec::new();
    for (at, count) in answers.iter().enumerate() {
        held += count;
        after -= count;
        if held >= least && after >= least && groups.len() + 1 < most_groups {
            groups.push((start, at + 1));
            (start, held) = (at + 1, 0);
        }
    }
    groups.push((start, answers.len()));
    groups
}

#[cfg(test)]
mod tests {
    use super::groups;

    #[test]
    fn lines_are_drawn_where_enough_stand_on_both_sides() {
        assert_eq!(groups(&[3, 9, 16, 6], 3, 9), [(0, 1), (1, 2), (2, 3), (3, 4)]);
        assert_eq!(groups(&[13, 12, 9, 0], 3, 9), [(0, 1), (1, 2), (2, 4)]);
        assert_eq!(groups(&[1, 9, 16, 8], 3, 9), [(0, 2), (2, 3), (3, 4)]);
        assert_eq!(groups(&[2, 30, 2], 3, 9), [(0, 3)]);
        assert_eq!(groups(&[30, 0, 0, 3], 3, 9), [(0, 1), (1, 4)]);
        assert_eq!(groups(&[8, 8, 8], 3, 2), [(0, 1), (1, 3)]);
        assert_eq!(groups(&[], 3, 9), [(0, 0)]);
    }
}
