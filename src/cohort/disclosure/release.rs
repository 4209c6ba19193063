//! A release: the protected tables of a cohort, and the only thing that views are made of.
//!
//! A [`Release`] holds *groups* of answers with their counts, drawn by [`super::lines`], the cells of two questions
//! crossed, and a few words and rounded numbers. None of them can be made or changed outside this module, and nothing
//! in them leads back to the tally. A count that was refused is not in it.

use super::{audience::Audience, lines, places::Places};
use crate::{cohort::tally::people::People, core::ids::ItemId};
use std::{collections::BTreeMap, ops::Range};

/// The protected tables of one cohort for one audience.
#[derive(Clone, Debug, PartialEq)]
pub struct Release {
    pub(super) audience: Audience,
    /// How many PSPs the partners come from.
    pub(super) psps: u64,
    pub(super) partners: People,
    pub(super) leads: People,
    pub(super) people_known: bool,
    pub(super) tables: BTreeMap<String, Standing>,
}

/// A figure with the time it is of.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Standing {
    /// How many records of its form there were when it was released.
    pub(super) records: u64,
    /// How many people it counts.
    pub(super) whole: u64,
    /// How many it would have counted when it was last tried.
    pub(super) attempted: u64,
    pub(super) figure: Figure,
}

/// What stands in a release.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Figure {
    /// The answers to a question, in groups.
    Groups(Vec<Group>),
    /// Of each group of a split, how many are in the first group of a question, and how many in its others.
    Crossed(Vec<Crossing>),
    /// A word.
    Word(String),
    /// A rounded number.
    Number(i64),
    /// Refused.
    Withheld,
}

/// Neighbouring answers that are counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    pub(super) first: usize,
    pub(super) after: usize,
    pub(super) count: u64,
}

/// A group of a split, crossed with a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crossing {
    pub(super) first: usize,
    pub(super) after: usize,
    pub(super) part: u64,
    pub(super) rest: u64,
}

/// A protected count, as it is shown: exact for a team, to the nearest 5 for the public. There is no other way to
/// make one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count(u64);

impl Count {
    /// The number to be shown.
    pub const fn get(self) -> u64 {
        self.0
    }

    /// Two counts together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

/// A table as views read it: groups of neighbouring answers with protected counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// How many records of its form there were when it was released.
    pub records: Count,
    /// The groups, in the order of the answers: the first answer, the one after the last, and how many.
    pub groups: Vec<(usize, usize, Count)>,
}

impl Table {
    /// How many answers there are.
    pub fn answers(&self) -> usize {
        self.groups.last().map_or(0, |group| group.1)
    }

    /// The count of an answer that stands alone.
    pub fn alone(&self, answer: usize) -> Option<Count> {
        self.counted(answer..answer + 1)
    }

    /// The count of neighbouring answers, where lines stand on both sides of them.
    pub fn counted(&self, answers: Range<usize>) -> Option<Count> {
        counted(self.groups.iter().map(|(first, after, count)| (*first, *after, count.0)), answers).map(Count)
    }

    /// The answers of an item that say “not known”, where they are counted apart from those that say something.
    pub fn not_known(&self, item: ItemId) -> Option<Range<usize>> {
        Places::of(item, self.answers()).not_known_counted(|answers| self.counted(answers).is_some())
    }

    /// How many are in it, but for those of one answer where that stands alone.
    pub fn without(&self, answer: usize) -> Count {
        let others = self.groups.iter().filter(|(first, after, _)| (*first, *after) != (answer, answer + 1));
        others.fold(Count(0), |sum, (_, _, count)| sum.and(*count))
    }
}

/// The sum of the groups that hold these answers and no others; none where a group holds both.
fn counted(groups: impl Iterator<Item = (usize, usize, u64)>, answers: Range<usize>) -> Option<u64> {
    let (mut next, mut sum) = (answers.start, 0);
    for (first, after, count) in groups {
        if first == next && after <= answers.end {
            next = after;
            sum += count;
        }
    }
    (next == answers.end).then_some(sum)
}

/// A split as views read it: for each group its first answer, the one after the last, how many said so, of how many.
#[derive(Clone, Debug, PartialEq)]
pub struct Split {
    /// How many records there were when it was released.
    pub records: Count,
    /// The groups.
    pub groups: Vec<(usize, usize, Count, Count)>,
}

impl Release {
    /// For whom it is.
    pub const fn audience(&self) -> Audience {
        self.audience
    }

    /// How many PSPs the partners come from.
    pub const fn psps(&self) -> u64 {
        self.psps
    }

    /// How many partners there are; none where they are too few.
    pub fn partners(&self) -> Option<Count> {
        self.people("partners")
    }

    /// How many leads there are; none where they are too few.
    pub fn leads(&self) -> Option<Count> {
        self.people("leads")
    }

    fn people(&self, table: &str) -> Option<Count> {
        self.tables.get(table).map(|standing| self.count(standing.whole))
    }

    const fn count(&self, count: u64) -> Count {
        Count(self.audience.shown(count))
    }

    /// A table that has been drawn, unless all its answers are in one group, which says nothing.
    pub fn table(&self, name: &str) -> Option<Table> {
        let standing = self.tables.get(name)?;
        let Figure::Groups(groups) = &standing.figure else { return None };
        let shown = groups.iter().map(|group| (group.first, group.after, self.count(group.count)));
        (groups.len() > 1).then(|| Table { records: self.count(standing.records), groups: shown.collect() })
    }

    /// A split that may be shown.
    pub fn split(&self, name: &str) -> Option<Split> {
        let standing = self.tables.get(name)?;
        let Figure::Crossed(rows) = &standing.figure else { return None };
        let shown = rows.iter().map(|row| {
            let part = self.count(row.part);
            (row.first, row.after, part, self.count(row.part + row.rest))
        });
        Some(Split { records: self.count(standing.records), groups: shown.collect() })
    }

    /// A word.
    pub fn word(&self, name: &str) -> Option<&str> {
        match &self.tables.get(name)?.figure {
            Figure::Word(word) => Some(word),
            Figure::Groups(_) | Figure::Crossed(_) | Figure::Number(_) | Figure::Withheld => None,
        }
    }

    /// A rounded number.
    pub fn number(&self, name: &str) -> Option<i64> {
        match &self.tables.get(name)?.figure {
            Figure::Number(number) => Some(*number),
            Figure::Groups(_) | Figure::Crossed(_) | Figure::Word(_) | Figure::Withheld => None,
        }
    }

    /// The names of the figures that begin so, with what follows.
    pub fn named<'a>(&'a self, start: &'a str) -> impl Iterator<Item = &'a str> {
        self.tables.keys().filter_map(move |name| name.strip_prefix(start))
    }

    /// How many people a figure counted, as a class of sizes.
    pub(in crate::cohort) fn size_of(&self, name: &str) -> Option<Size> {
        self.tables.get(name).map(|standing| Size::of(standing.whole))
    }
}

/// About how many people there are (content design 6.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Size {
    /// Fewer than 5.
    Few,
    /// 5 to 9.
    Five,
    /// 10 to 29.
    Ten,
    /// 30 to 99.
    Thirty,
    /// 100 or more.
    Hundred,
}

impl Size {
    /// Of a number of people.
    pub const fn of(count: u64) -> Self {
        match count {
            0..=4 => Self::Few,
            5..=9 => Self::Five,
            10..=29 => Self::Ten,
            30..=99 => Self::Thirty,
            100.. => Self::Hundred,
        }
    }
}

impl Standing {
    /// A figure of today.
    pub(super) const fn new(records: u64, whole: u64, figure: Figure) -> Self {
        Self { records, whole, attempted: whole, figure }
    }

    /// The group that holds one answer and nothing else.
    pub(super) fn alone(&self, answer: usize) -> Option<u64> {
        let Figure::Groups(groups) = &self.figure else { return None };
        groups
            .iter()
            .find(|group| (group.first, group.after) == (answer, answer + 1))
            .map(|group| group.count)
    }

    /// How many answers its table tells apart, or would.
    pub(super) fn answers(&self) -> usize {
        match &self.figure {
            Figure::Groups(groups) => groups.last().map_or(0, |group| group.after),
            Figure::Crossed(_) | Figure::Word(_) | Figure::Number(_) | Figure::Withheld => 0,
        }
    }

    /// Whether it is the table of an item with the steps of its scale.
    pub(super) fn has_steps(&self) -> bool {
        self.answers() > 3
    }

    /// How many are in neighbouring answers, where lines stand on both sides of them.
    pub(super) fn counted(&self, answers: Range<usize>) -> Option<u64> {
        let Figure::Groups(groups) = &self.figure else { return None };
        counted(groups.iter().map(|group| (group.first, group.after, group.count)), answers)
    }

    /// The answers of an item that say “not known”, where they are counted apart from those that say something.
    pub(super) fn not_known(&self, item: ItemId) -> Option<Range<usize>> {
        Places::of(item, self.answers()).not_known_counted(|answers| self.counted(answers).is_some())
    }

    /// The line of a table with about as many before it as after it: the first answer after the line.
    pub(super) fn middle_line(&self) -> Option<usize> {
        let Figure::Groups(groups) = &self.figure else { return None };
        let mut before = 0;
        let (_, inner) = groups.split_last()?;
        let lines = inner.iter().map(|group| {
            before += group.count;
            ((2 * before).abs_diff(self.whole), group.after)
        });
        lines.min().map(|(_, line)| line)
    }

    /// Whether a figure of `whole` people may be tried in its place: enough new ones, and twice as many as when it
    /// was last tried in vain.
    fn due(&self, whole: u64, audience: Audience) -> bool {
        let new = whole.saturating_sub(self.whole);
        new >= audience.new_records() && new >= 2 * self.attempted.saturating_sub(self.whole)
    }
}

/// Draws the lines of a table, or keeps those of its last release: see [`super::successive`]. Gives whether the
/// figures are of today.
pub(super) fn draw(
    former: Option<&Standing>,
    answers: &[u64],
    records: u64,
    least: u64,
    audience: Audience,
) -> (Standing, bool) {
    let whole = answers.iter().sum();
    let cut = |most| {
        let groups = lines::groups(answers, least, most);
        let counted = groups.into_iter().map(|(first, after)| Group {
            first,
            after,
            count: answers[first..after].iter().sum(),
        });
        Standing::new(records, whole, Figure::Groups(counted.collect()))
    };
    let Some(old) = former else { return (cut(usize::MAX), true) };
    let mut kept = old.clone();
    let Figure::Groups(groups) = &mut kept.figure else { return (kept, false) };
    // A ledger of other answers than ours has nothing to be compared with.
    if groups.last().is_none_or(|group| group.after != answers.len()) || !old.due(whole, audience) {
        return (kept, false);
    }
    if groups.len() < 2 {
        if whole < 4 * old.attempted {
            return (kept, false);
        }
        // At most so many groups that one of them holds as many as all there were: see `successive`.
        let most = usize::try_from(whole / old.attempted.max(1)).unwrap_or(usize::MAX);
        return (cut(most), true);
    }
    let mut grown = true;
    for group in groups.iter_mut() {
        let count = answers[group.first..group.after].iter().sum::<u64>();
        grown &= count >= group.count + least;
        group.count = count;
    }
    if !grown {
        return (Standing { attempted: whole, ..old.clone() }, false);
    }
    (Standing { records, whole, attempted: whole, ..kept }, true)
}

/// Crosses a split with the first group of a question, or keeps the last release. All cells are shown, or none.
pub(super) fn cross(
    former: Option<&Standing>,
    split: &Standing,
    cells: &[(u64, u64)],
    records: u64,
    least: u64,
    audience: Audience,
) -> Standing {
    let Figure::Groups(groups) = &split.figure else { return Standing::new(records, 0, Figure::Withheld) };
    let rows: Vec<Crossing> = groups
        .iter()
        .map(|group| {
            let cells = &cells[group.first..group.after];
            Crossing {
                first: group.first,
                after: group.after,
                part: cells.iter().map(|(part, _)| part).sum(),
                rest: cells.iter().map(|(_, rest)| rest).sum(),
            }
        })
        .collect();
    let Some(old) = former else {
        let shown = rows.len() > 1 && rows.iter().all(|row| row.part >= least && row.rest >= least);
        let figure = if shown { Figure::Crossed(rows) } else { Figure::Withheld };
        return Standing::new(records, split.whole, figure);
    };
    // What was refused once stays refused: what the margins have told since might tell the cells as well.
    let Figure::Crossed(before) = &old.figure else { return old.clone() };
    if !old.due(split.whole, audience) {
        return old.clone();
    }
    let same = before.len() == rows.len()
        && before.iter().zip(&rows).all(|(old, new)| (old.first, old.after) == (new.first, new.after));
    let grown = same
        && before
            .iter()
            .zip(&rows)
            .all(|(old, new)| new.part >= old.part + least && new.rest >= old.rest + least);
    if grown {
        Standing::new(records, split.whole, Figure::Crossed(rows))
    } else {
        Standing { attempted: split.whole, ..old.clone() }
    }
}
