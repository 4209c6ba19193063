//! Groups of partners beside each other, one split at a time: by their part in the PSP, by experience, by the size of
//! the service.

use super::{COMPARISONS_FROM, Maker, TABLES_FROM};
use crate::{
    cohort::{
        disclosure::{places::Places, release::cross},
        tally::{EXPERIENCE, Group},
    },
    core::{
        ids::{Dimension, OptionId},
        session::ROLE,
    },
    records::questions::{Question, QuestionNumber},
};
use std::ops::Range;

/// How a split parts partners.
#[derive(Clone, Copy)]
pub(super) struct Split {
    /// The table of its groups.
    table: &'static str,
    /// What the names of its crossings begin with.
    by: &'static str,
    /// The choices of the first two groups; the third is everybody else.
    groups: [Option<usize>; 2],
    choice: fn(&Group) -> usize,
    /// From so many records it is crossed with bands.
    bands_from: u64,
}

impl Split {
    /// The place of a group in the table.
    pub(super) fn of(&self, group: &Group) -> usize {
        let choice = (self.choice)(group);
        self.groups.iter().position(|wanted| *wanted == Some(choice)).unwrap_or(self.groups.len())
    }
}

impl Maker<'_> {
    /// The groups of the splits, and what is crossed with them.
    pub(super) fn comparisons(&mut self) {
        for split in [self.roles(), self.experience()] {
            self.by(split);
        }
        self.hours_by_size();
    }

    /// By part in the PSP.
    pub(super) fn roles(&self) -> Split {
        let groups = ["public", "third"].map(|option| self.tally.profile_choice(ROLE, OptionId::of(option)));
        let choice = |group: &Group| group.role;
        Split { table: "roles", by: "by-role", groups, choice, bands_from: TABLES_FROM }
    }

    /// By experience of PSPs.
    fn experience(&self) -> Split {
        let groups = ["new", "exp"].map(|option| self.tally.profile_choice(EXPERIENCE, OptionId::of(option)));
        let choice = |group: &Group| group.experience;
        Split { table: "experience", by: "by-experience", groups, choice, bands_from: COMPARISONS_FROM }
    }

    fn by(&mut self, split: Split) {
        let partners = |at: usize| move |group: &Group| !group.lead_form && split.of(group) == at;
        let size = |at: usize| {
            let fits = partners(at);
            self.tally.sizes.iter().filter(|(group, _)| fits(group)).map(|(_, size)| size).sum()
        };
        let sizes: [u64; 3] = [0, 1, 2].map(size);
        let today = self.table(split.table, &sizes, self.audience.least_group());
        // How many of each group are in some places of the tally, and how many are not.
        let cells = |maker: &Self, places: &[usize]| -> Vec<(u64, u64)> {
            let part = |at: usize| maker.tally.sum(partners(at), places.iter().copied());
            (0..3).map(|at| (part(at), sizes[at] - part(at).min(sizes[at]))).collect()
        };
        let questions: Vec<(QuestionNumber, Question)> =
            self.tally.not_known_questions().map(|(number, question)| (number, question.clone())).collect();
        for (number, question) in &questions {
            let name = format!("{}:{}", split.by, question.key);
            let item = format!("item:{}", question.key);
            let Some((range, places)) = self.not_known(*number, question) else { continue };
            let cells = cells(self, &places);
            self.crossed(&name, split.table, today, COMPARISONS_FROM, (&item, range), &cells);
        }
        for dimension in Dimension::ALL {
            let band = format!("band:{dimension}");
            let start = format!("bands-{}:{dimension}:", split.by);
            // The line that was drawn first stays: two lines would tell of the bands between them.
            let former = self.former.into_iter().flat_map(|former| former.named(&start)).next();
            let line = former.and_then(|line| line.parse().ok());
            let Some(line) = line.or_else(|| self.release.tables.get(&band)?.middle_line()) else { continue };
            let bands = self.tally.layout().bands(dimension);
            let places: Vec<usize> = (bands + line..bands + 4).collect();
            let cells = cells(self, &places);
            let name = format!("{start}{line}");
            self.crossed(&name, split.table, today, split.bands_from, (&band, line..4), &cells);
        }
    }

    /// Who is asked for more than they have, by size of the service.
    fn hours_by_size(&mut self) {
        let start = self.tally.layout().strain_by_size();
        let cell = |at: usize| self.sum(start + at..=start + at);
        let cells: Vec<(u64, u64)> =
            (0..3).map(|size| (cell(3 * size), cell(3 * size + 1) + cell(3 * size + 2))).collect();
        let sizes: Vec<u64> = cells.iter().map(|(strained, other)| strained + other).collect();
        let today = self.table("sizes", &sizes, self.audience.least_group());
        let strained = Places::STRAINED..Places::STRAINED + 1;
        self.crossed("hours-by-size", "sizes", today, COMPARISONS_FROM, ("hours", strained), &cells);
    }

    /// Crosses a split with some answers of a table, where both are of today and those answers are counted apart from
    /// the others.
    fn crossed(
        &mut self,
        name: &str,
        split: &str,
        today: bool,
        from: u64,
        of: (&str, Range<usize>),
        cells: &[(u64, u64)],
    ) {
        let part: u64 = cells.iter().map(|(part, _)| part).sum();
        let table = self.release.tables.get(of.0).filter(|_| self.of_today.contains(of.0));
        let possible =
            self.count >= from && today && table.and_then(|table| table.counted(of.1)) == Some(part);
        if let Some(split) = self.release.tables.get(split).filter(|_| possible) {
            let least = self.least(self.audience.least_count());
            let crossed = cross(self.former(name), split, cells, self.count, least, self.audience);
            self.put(name, crossed);
        }
    }
}
