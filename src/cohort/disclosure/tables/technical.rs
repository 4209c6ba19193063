//! Figures for those who look after the questions, from 100 partners on (content design 6.2; section 7, rows 15 and
//! 18): how hard an item is, whether it goes with the others, how the four role items hang together, and whether
//! knowledge items work alike in both sectors.
//!
//! They follow from how the answers of a person go together, of which nothing else is told, and are rounded so that
//! what a few people answer does not show:
//!
//! - Correlations to 0.1, reliability to 0.05, points to 5, and none of them near the end of its scale, where it would
//!   tell that nobody is at the other.
//! - Whether a figure is there depends on what the tables of the same day tell: about how many have answered, with all
//!   that may have been left out counted off. How many it is, is not told, nor whether somebody more left it out.
//! - Where few are off the most common answer, a correlation would be about them. Where a table tells how many are off
//!   it, that decides, again with all counted off that may have been left out; a table that could tell and does not
//!   counts as few. What no table tells (the steps of most items, and how the answers of a person add up) cannot decide
//!   whether a figure is there: too little of it gives 0, as answers do that have nothing to do with each other.
//!
//! Like all rounded numbers they stand until there are twice as many records.

use super::Maker;
use crate::{
    cohort::{
        disclosure::{
            places::{Places, is_knowledge},
            release::{Figure, Standing},
        },
        statistics::{
            correlation::correlation,
            quantiles::to_nearest,
            reliability::{Reliability, reliability},
            working_alike::{Stratum, Working, compare},
        },
        tally::{
            Group,
            layout::{REST_STEPS, ROLES_TOGETHER},
        },
    },
    core::ids::ItemId,
    records::questions::QuestionNumber,
};
use std::collections::BTreeMap;

/// From so many people there are figures of items, and of reliability.
pub const ITEMS_FROM: u64 = 100;
/// From so many there are a check for one factor, and of whether items work alike by role.
pub const CHECKS_FROM: u64 = 200;
/// In each of the groups that are compared there are at least so many people.
pub const GROUP_FROM: u64 = 30;
/// An item–rest correlation in hundredths is not told beyond this, on either side.
pub const MOST_CORRELATION: i64 = 80;
/// Mean points, at their lowest and highest.
pub const POINTS: (i64, i64) = (20, 80);
/// Reliability in hundredths, at its highest.
pub const MOST_RELIABILITY: i64 = 95;
/// A residual in hundredths, at its lowest.
pub const LEAST_RESIDUAL: i64 = 5;

/// The points of an answer with steps are whole numbers; a mean of others is counted in steps of so many.
const REST_STEP: f64 = 5.0;

#[expect(clippy::cast_possible_truncation, reason = "a number of at most three digits")]
fn hundredths(value: f64, step: f64) -> i64 {
    to_nearest(value * 100.0, step) as i64
}

impl Maker<'_> {
    pub(super) fn technical(&mut self) {
        if self.count < ITEMS_FROM {
            return;
        }
        let questions: Vec<QuestionNumber> =
            self.tally.layout().questions().iter().map(|(number, _)| number).collect();
        for number in questions {
            self.goes_with_the_rest(number);
            self.mean_points(number);
            self.works_alike(number);
        }
        self.roles_together();
    }

    fn number(&mut self, name: &str, number: i64) {
        self.figure(name, self.count, || Figure::Number(number));
    }

    /// An answer beside the rest: right or wrong beside how many others are right; points beside those of the others.
    fn pairs(&self, number: QuestionNumber) -> Vec<(f64, f64, u64)> {
        let layout = self.tally.layout();
        let at = |place: usize| self.sum(place..=place);
        #[expect(clippy::cast_precision_loss, reason = "a handful of items")]
        if let Some(start) = layout.right_by_rest(number) {
            let rests = layout.knowledge_rests();
            let one =
                |right: usize, rest: usize| (right as f64, rest as f64, at(start + right * rests + rest));
            return (0..2).flat_map(|right| (0..rests).map(move |rest| one(right, rest))).collect();
        }
        let Some(start) = layout.points_by_rest(number) else { return Vec::new() };
        #[expect(clippy::cast_precision_loss, reason = "0 to 20")]
        let rest = |points: f64, option: usize, step: usize| {
            (points, step as f64 * REST_STEP, at(start + option * REST_STEPS + step))
        };
        layout
            .points(number)
            .flat_map(|(option, points)| (0..REST_STEPS).map(move |step| rest(points, option, step)))
            .collect()
    }

    /// How many at most are without an answer to an item, by its table of today: one that stands from an earlier release
    /// says nothing of those who came since, and so it may be everybody. Where those who answered are counted with those
    /// who left it out, it might be everybody too, but need not: that fewer than `least` of them did stays possible, and
    /// with it as many numbers as it takes.
    fn most_out(&self, key: ItemId) -> u64 {
        let today = self.of_today.contains(&format!("item:{key}"));
        self.most_without(key).filter(|_| today).unwrap_or(self.count)
    }

    /// About how many people have an answer to all of these items, by what their tables tell, if who has none to one is
    /// as likely to have none to another. Where a table tells only that they are few, they are taken to be as many as
    /// they can be. A few more are asked for than it takes, so that it does not hang on one of them.
    fn answered_all(&self, keys: impl IntoIterator<Item = ItemId>) -> u64 {
        #[expect(clippy::cast_precision_loss, reason = "counts of people")]
        let left = keys.into_iter().fold(self.count as f64, |left, key| {
            let without = self.most_out(key);
            left * (1.0 - without as f64 / self.count as f64)
        });
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of people")]
        let people = left as u64;
        people.saturating_sub(self.audience.least_count())
    }

    fn knowledge_items(&self) -> Vec<ItemId> {
        let layout = self.tally.layout();
        let known = layout.questions().iter().filter(|(number, _)| layout.right_by_rest(*number).is_some());
        known.map(|(_, question)| question.key).collect()
    }

    /// The other items that the rest of a question is made of.
    fn others(&self, number: QuestionNumber) -> Vec<QuestionNumber> {
        let layout = self.tally.layout();
        let knowledge = layout.right_by_rest(number).is_some();
        let topic = layout.dimension(number);
        let is_other = |other: QuestionNumber| {
            if knowledge {
                layout.right_by_rest(other).is_some()
            } else {
                layout.dimension(other) == topic && layout.points_by_rest(other).is_some()
            }
        };
        let numbers = layout.questions().iter().map(|(other, _)| other);
        numbers.filter(|other| *other != number && is_other(*other)).collect()
    }

    /// How many at most are missing among the pairs of a question for what they did not say elsewhere: of a knowledge
    /// item whoever left any out; otherwise whoever has no points for half of the others, and so is without an answer to
    /// as many of them.
    fn most_missing(&self, number: QuestionNumber) -> u64 {
        let layout = self.tally.layout();
        let others = self.others(number);
        let without = others.iter().map(|other| self.most_out(layout.questions().get(*other).key));
        let without: u64 = without.sum();
        if layout.right_by_rest(number).is_some() { without } else { without / (others.len() / 2 + 1) as u64 }
    }

    /// About how many people are among the pairs of a question, by what is told.
    fn about(&self, number: QuestionNumber) -> u64 {
        let key = self.tally.layout().questions().get(number).key;
        if is_knowledge(key) {
            return self.answered_all(self.knowledge_items());
        }
        self.answered_all([key]).saturating_sub(self.most_missing(number))
    }

    /// Whether the table of an item tells that enough people are off its most common answer when so many of them may be
    /// missing ([`Maker::is_spread`]). Of a knowledge item that is who is right, or who is not: unless the right ones
    /// stand alone, it does not. None for an item without steps, whose answers its table tells nothing of.
    fn spread_as_told(&self, number: QuestionNumber, missing: u64) -> Option<bool> {
        let name = format!("item:{}", self.tally.layout().questions().get(number).key);
        let table = self.release.tables.get(&name).filter(|_| self.of_today.contains(&name));
        let Some(table) = table else { return Some(false) };
        let off = if self.tally.layout().right_by_rest(number).is_some() {
            table.alone(Places::RIGHT).map_or(0, |right| right.min(table.whole.saturating_sub(right)))
        } else if table.has_steps() {
            self.off_the_most_common_step(number, table)
        } else {
            return None;
        };
        Some(off >= self.least_off() + missing)
    }

    /// How many at least chose another than the most common step, by a table with steps. In a group with who did not
    /// answer, nobody may have.
    fn off_the_most_common_step(&self, number: QuestionNumber, table: &Standing) -> u64 {
        let key = self.tally.layout().questions().get(number).key;
        let answered = Places::of(key, table.answers()).answered;
        let Figure::Groups(groups) = &table.figure else { return 0 };
        let steps = groups.iter().filter(|group| answered.contains(&group.first)).map(|group| group.count);
        steps.clone().sum::<u64>() - steps.max().unwrap_or(0)
    }

    /// Whether the tables tell enough for an item–rest correlation: that who may be missing leaves enough off the most
    /// common answer, and that the rest is not made of items of which they tell the contrary.
    fn can_go_with_the_rest(&self, number: QuestionNumber) -> bool {
        let key = self.tally.layout().questions().get(number).key;
        let missing = self.most_missing(number);
        let missing_too = missing + self.most_out(key);
        let own_missing = if is_knowledge(key) { missing_too } else { missing };
        let may_be = |number, missing| self.spread_as_told(number, missing) != Some(false);
        self.about(number) >= ITEMS_FROM
            && may_be(number, own_missing)
            && self.others(number).into_iter().any(|other| may_be(other, missing_too))
    }

    fn goes_with_the_rest(&mut self, number: QuestionNumber) {
        if !self.can_go_with_the_rest(number) {
            return;
        }
        let key = self.tally.layout().questions().get(number).key;
        let pairs = self.pairs(number);
        let spread = self.is_spread(pairs.iter().map(|(own, _, people)| (*own, *people)))
            && self.is_spread(pairs.iter().map(|(_, rest, people)| (*rest, *people)));
        let r = correlation(pairs.into_iter()).filter(|_| spread).unwrap_or(0.0);
        let shown = hundredths(r, 10.0).clamp(-MOST_CORRELATION, MOST_CORRELATION);
        self.number(&format!("item-rest:{key}"), shown);
    }

    /// How many people have to be off the most common value.
    const fn least_off(&self) -> u64 {
        10 * self.audience.least_count()
    }

    /// Whether so many people are off the most common value that one of them more or less moves a correlation by less
    /// than the part of a rounding step that has to stay open.
    fn is_spread(&self, values: impl Iterator<Item = (f64, u64)>) -> bool {
        let mut counts: BTreeMap<u64, u64> = BTreeMap::new();
        for (value, people) in values {
            *counts.entry(value.to_bits()).or_default() += people;
        }
        let most = counts.values().max().copied().unwrap_or(0);
        counts.values().sum::<u64>() - most >= self.least_off()
    }

    /// How hard an item with steps is: the mean of its points. Of knowledge items it is who is right; of those whose
    /// steps are told it follows from these.
    fn mean_points(&mut self, number: QuestionNumber) {
        let layout = self.tally.layout();
        if layout.points_by_rest(number).is_none() {
            return;
        }
        let (key, start) = (layout.questions().get(number).key, layout.question(number));
        let with_steps = self.release.tables.get(&format!("item:{key}")).is_none_or(Standing::has_steps);
        if with_steps || self.answered_all([key]) < ITEMS_FROM {
            return;
        }
        let at = |option: usize| self.sum(start + option..=start + option);
        #[expect(clippy::cast_precision_loss, reason = "counts of people")]
        let (people, sum) = layout.points(number).fold((0, 0.0), |(people, sum), (option, points)| {
            (people + at(option), sum + points * at(option) as f64)
        });
        // That these are enough is told; nobody at all could only be where everybody may have left it out.
        if people > 0 {
            #[expect(clippy::cast_precision_loss, reason = "counts of people")]
            let mean = hundredths(sum / people as f64 / 100.0, 5.0).clamp(POINTS.0, POINTS.1);
            self.number(&format!("mean-points:{key}"), mean);
        }
    }

    /// Whether a knowledge item works alike for the public sector and the next group of the roles' table.
    fn works_alike(&mut self, number: QuestionNumber) {
        let layout = self.tally.layout().clone();
        let Some(start) = layout.right_by_rest(number) else { return };
        let Some(Figure::Groups(groups)) = self.release.tables.get("roles").map(|table| &table.figure) else {
            return;
        };
        let &[public, third, ..] = groups.as_slice() else { return };
        if (public.first, public.after) != (0, 1) {
            return;
        }
        let left = self.count - self.answered_all(self.knowledge_items());
        let enough = [public, third].iter().all(|group| group.count >= GROUP_FROM + left);
        if !enough || public.count + third.count < CHECKS_FROM + left {
            return;
        }
        let (key, rests) = (layout.questions().get(number).key, layout.knowledge_rests());
        let roles = self.roles();
        let is_public = |group: &Group| roles.of(group) == 0;
        let is_third = |group: &Group| (third.first..third.after).contains(&roles.of(group));
        let of = |fits: &dyn Fn(&Group) -> bool, right: usize, rest: usize| {
            let place = start + right * rests + rest;
            self.tally.sum(|group| !group.lead_form && fits(group), place..=place)
        };
        let strata: Vec<Stratum> = (0..rests)
            .map(|rest| Stratum {
                first: (of(&is_public, 1, rest), of(&is_public, 0, rest)),
                second: (of(&is_third, 1, rest), of(&is_third, 0, rest)),
            })
            .collect();
        let word = match compare(&strata).map(|comparison| comparison.working) {
            // Where there is nothing to compare, nothing differs.
            Some(Working::Alike) | None => "alike",
            Some(Working::MayDiffer) => "may-differ",
            Some(Working::Differs) => "differs",
        };
        self.figure(&format!("works-alike:{key}"), self.count, || Figure::Word(word.to_string()));
    }

    /// Reliability of the four role items, and whether one factor is behind them. Nothing but the words of PSPs is told of
    /// their steps, so how far these are spread does not decide whether there are figures: too little gives 0.
    fn roles_together(&mut self) {
        let about = self.answered_all(ROLES_TOGETHER.map(ItemId::of));
        if about < ITEMS_FROM {
            return;
        }
        let found = self.reliability_of_roles();
        let (alpha, omega) = (found.map(|found| found.alpha), found.map(|found| found.omega));
        for (name, estimate) in [("alpha", alpha), ("omega", omega)] {
            let values = estimate.map_or([0.0; 3], |found| [found.value, found.low, found.high]);
            for (end, value) in ["", "-low", "-high"].into_iter().zip(values) {
                let value = hundredths(value, 5.0).clamp(0, MOST_RELIABILITY);
                self.number(&format!("{name}{end}"), value);
            }
        }
        if about >= CHECKS_FROM {
            let residual = found.map_or(0.0, |found| found.largest_residual);
            self.number("one-factor", hundredths(residual, 5.0).max(LEAST_RESIDUAL));
        }
    }

    /// How the four role items hang together; none where few are off the most common step of one of them.
    fn reliability_of_roles(&self) -> Option<Reliability> {
        let start = self.tally.layout().roles_together();
        let patterns: Vec<u64> =
            (start..start + 5_usize.pow(4)).map(|place| self.sum(place..=place)).collect();
        let spread = [125, 25, 5, 1].into_iter().all(|item| {
            #[expect(clippy::cast_precision_loss, reason = "0 to 4")]
            let steps = patterns.iter().enumerate().map(|(at, people)| ((at / item % 5) as f64, *people));
            self.is_spread(steps)
        });
        spread.then(|| reliability(&patterns)).flatten()
    }
}
