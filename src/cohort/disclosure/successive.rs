//! Releases that follow each other: what somebody learns who keeps them all.
//!
//! # The rules
//!
//! 1. A table is tried again when at least 5 (public: 10) records are new since it was released, and, where it was
//!    tried in vain since, twice as many as then. Otherwise the figures of the last release stand.
//! 2. A table that has lines keeps them. It is released again only if *every* group has grown by at least `least`.
//! 3. A table whose answers all lie in one group says nothing. It is tried again when there are four times as many
//!    records, `m`, as when it was last tried, `l`, and then has at most `m / l` groups.
//! 4. A table within a group of another is released again only together with it. So is a split of two tables; one
//!    that was refused stays refused.
//! 5. A word, a median and a measure of likeness are made again when there are twice as many people.
//! 6. What was said of five to nine people gives way to tables when there are twice as many. Of all of whom something
//!    was said until then, `t`, nothing may be taken from the tables: between two lines stand at least `least` and `t`
//!    people, in these tables and in all that follow.
//!
//! # Why the newcomers are not found either
//!
//! *By 2*, the difference of two releases is a table whose every group counts at least `least` people and leaves at
//! least as many: it could be released itself. With the lines always the same, so are the differences of any two
//! releases, near or far, for they are sums of such.
//!
//! That figures stand tells that some group grew by less than `least`. Say they stood at `d` new records and were
//! released at `D`, at least `2 d` by rule 1, with the groups grown by `D1, D2, …`. The smallest of these is at most
//! half of `D`; of that group 0, 1, … `least` - 1 may have been among the first `d`, since what is missing to `d`
//! fits into the others, which have at least `D / 2 ≥ d` to give. So that refusal leaves `least` numbers too.
//!
//! *By 3*, what was known before is that no line could be drawn among `l` people. Of the new groups one, at least, has
//! as many as `l`: all `l` people may have been in one answer of it but for `v` of them, less than `least`, in any one
//! other; each such choice fits the old rule, and leaves new counts, as the new lines allow them, untouched. So old
//! counts, new counts and their differences keep `least` numbers each.
//!
//! *By 6*, whatever the first `t` answered, and if it were known to the last answer, in every group there are at least
//! `least` of those who came later, and as many outside it.
//!
//! The price is that a cohort that grows slowly keeps old figures for a while; each says how many records it is of.
//! And a table keeps the lines it was first given: for finer ones, begin a new round (`wave`), or a new ledger.
//!
//! # Two audiences
//!
//! Whoever is in the team can read what is made for the public, and take the one from the other. So a first release for
//! the second audience is of the very records of the first one's last release; from there either may go on by these
//! rules, and the other follows to where it is. What a team sees of one set of records says most of what the public
//! sees of it.
//!
//! # Withdrawn records
//!
//! A withdrawal alone releases nothing: the difference would be the person who withdrew. The record is left out from
//! the next release on that the rules allow, and is then one of several changes: in it every group has grown by at
//! least `least` in spite of it. Until then the figures that stand still count it, as does every copy that was handed
//! on. Whoever must not wait for that starts anew, without the ledger, and does not hand on both.
//!
//! # What this cannot do
//!
//! Lines for the public do not always stand where those for the team do. Who has both may know of some hidden count a
//! little more than either tells: of what a team sees as fewer than three, say, whether it is none.
//!
//! The rules hold for one ledger. Somebody who collates the same records in other selections and hands on the results
//! can be found out by subtraction, by this tool as by any other.

use super::{audience::Audience, release::Release};
use crate::cohort::tally::people::{Change, People};

/// What was noticed about the records of a release, next to those of the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Too few records are new: the figures of the last release stand.
    Stands {
        /// How many are new.
        new: u64,
        /// How many it takes.
        least: u64,
    },
    /// Records of the last release are missing, other than by withdrawal.
    Missing(u64),
    /// The last release for this other audience is of other records: one could be taken from the other.
    OtherRecords(Audience),
    /// The records are counted, not known: nobody can see whether those of the last release are still there.
    NotKnown,
}

/// Records: how many, and which, where that is known.
pub(super) type Records<'a> = (u64, Option<&'a People>);

/// Whether a release for one audience may be made of the records of `now`, the last one of it being of `before` and the
/// last one for the other audience of `other`: of the same records as that one, or on from where both were.
pub(super) fn keeps_step(now: Records<'_>, before: Option<Records<'_>>, other: Records<'_>) -> bool {
    let same =
        |one: Records<'_>| one.0 == other.0 && one.1.zip(other.1).is_none_or(|(one, other)| one == other);
    same(now) || before.is_some_and(|before| same(before) || before.0 > other.0)
}

/// How many records are new since the last release, and what is odd about them. `withdrawn` has the marks of those who
/// took theirs back.
pub(super) fn new_records(
    now: (&People, u64),
    before: (&People, u64),
    known: bool,
    withdrawn: &[u64],
) -> (u64, Option<Notice>) {
    let more = now.1.saturating_sub(before.1);
    if !known {
        return (more, Some(Notice::NotKnown));
    }
    match now.0.change_since(before.0) {
        Change::Known { new, gone } => {
            let missing = gone.iter().filter(|mark| !withdrawn.contains(mark)).count() as u64;
            (new.len() as u64, (missing > 0).then_some(Notice::Missing(missing)))
        }
        Change::Many => (more, None),
    }
}

/// Whether so few are new that everything stands.
pub(super) const fn stands(new: u64, audience: Audience) -> Option<Notice> {
    let least = audience.new_records();
    if new < least { Some(Notice::Stands { new, least }) } else { None }
}

/// Whether a figure without counts is of enough more people to be made again.
pub(super) fn doubled(former: Option<&Release>, name: &str, whole: u64) -> bool {
    let old = former.and_then(|release| release.tables.get(name));
    old.is_none_or(|old| whole >= 2 * old.whole)
}
