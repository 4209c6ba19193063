//! Figures for those who look after the questions, from 100 partners on (content design 6.2; section 7, rows 15 and
//! 18): how hard an item is, whether it goes with the others, how the four role items hang together, and whether
//! knowledge items work alike in both sectors.
//!
//! They follow from how the answers of a person go together, of which nothing else is told, and are rounded so that
//! what a few people answer does not show: correlations to 0.1, reliability to 0.05, points to 5, and none of them
//! near the end of its scale, where it would tell that nobody is at the other. Like all rounded numbers they stand
//! until there are twice as many people.

use super::Maker;
use crate::{
    cohort::{
        disclosure::{
            places::{Places, is_knowledge},
            release::{Figure, Standing},
            successive,
        },
        statistics::{
            correlation::correlation,
            quantiles::to_nearest,
            reliability::reliability,
            working_alike::{Stratum, Working, compare},
        },
        tally::{Group, layout::REST_STEPS},
    },
    core::{ids::OptionId, session::ROLE},
    records::questions::QuestionNumber,
};

/// From so many people there are figures of items, and of reliability.
pub const ITEMS_FROM: u64 = 100;
/// From so many there are a check for one factor, and of whether items work alike by role.
pub const CHECKS_FROM: u64 = 200;
/// In each of the groups that are compared there are at least so many people.
pub const GROUP_FROM: u64 = 30;
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

/// How many people there are in some counts.
fn people(pairs: &[(f64, f64, u64)]) -> u64 {
    pairs.iter().map(|(_, _, people)| people).sum()
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

    fn number(&mut self, name: &str, people: u64, number: i64) {
        self.figure(name, people, || Figure::Number(number));
    }

    fn figure(&mut self, name: &str, people: u64, figure: impl Fn() -> Figure) {
        if successive::doubled(self.former, name, people) {
            self.put(name, Standing::new(self.count, people, figure()));
        } else if let Some(kept) = self.former(name).cloned() {
            self.put(name, kept);
        }
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

    fn goes_with_the_rest(&mut self, number: QuestionNumber) {
        let key = self.tally.layout().questions().get(number).key;
        // Where few are right, or few wrong, it would be about them.
        let table = self.release.tables.get(&format!("item:{key}"));
        if is_knowledge(key) && table.is_none_or(|table| table.alone(Places::RIGHT).is_none()) {
            return;
        }
        let pairs = self.pairs(number);
        let people = people(&pairs);
        if people < ITEMS_FROM {
            return;
        }
        if let Some(r) = correlation(pairs.into_iter()) {
            self.number(&format!("item-rest:{key}"), people, hundredths(r, 10.0));
        }
    }

    /// How hard an item with steps is: the mean of its points. Of knowledge items it is who is right.
    fn mean_points(&mut self, number: QuestionNumber) {
        let layout = self.tally.layout();
        if layout.points_by_rest(number).is_none() {
            return;
        }
        let (key, start) = (layout.questions().get(number).key, layout.question(number));
        let at = |option: usize| self.sum(start + option..=start + option);
        #[expect(clippy::cast_precision_loss, reason = "counts of people")]
        let (people, sum) = layout.points(number).fold((0, 0.0), |(people, sum), (option, points)| {
            (people + at(option), sum + points * at(option) as f64)
        });
        if people >= ITEMS_FROM {
            #[expect(clippy::cast_precision_loss, reason = "counts of people")]
            let mean = hundredths(sum / people as f64 / 100.0, 5.0).clamp(POINTS.0, POINTS.1);
            self.number(&format!("mean-points:{key}"), people, mean);
        }
    }

    /// Whether a knowledge item works alike for the public and the third sector.
    fn works_alike(&mut self, number: QuestionNumber) {
        let layout = self.tally.layout().clone();
        let Some(start) = layout.right_by_rest(number) else { return };
        let (key, rests) = (layout.questions().get(number).key, layout.knowledge_rests());
        let of = |role: &str, right: usize, rest: usize| {
            let role = self.tally.profile_choice(ROLE, OptionId::new(role).ok()?)?;
            let fits = |group: &Group| !group.lead_form && group.role == role;
            let place = start + right * rests + rest;
            Some(self.tally.sum(fits, place..=place))
        };
        let strata: Vec<Stratum> = (0..rests)
            .filter_map(|rest| {
                let of = |role: &str| Some((of(role, 1, rest)?, of(role, 0, rest)?));
                Some(Stratum { first: of("public")?, second: of("third")? })
            })
            .collect();
        let both = |pick: fn(&Stratum) -> (u64, u64)| -> [u64; 2] {
            strata.iter().map(pick).fold([0, 0], |[right, wrong], (a, b)| [right + a, wrong + b])
        };
        let groups = [both(|stratum| stratum.first), both(|stratum| stratum.second)];
        let enough = groups.iter().all(|[right, wrong]| right + wrong >= GROUP_FROM);
        let people: u64 = groups.iter().flatten().sum();
        if people < CHECKS_FROM || !enough {
            return;
        }
        if let Some(comparison) = compare(&strata) {
            let word = match comparison.working {
                Working::Alike => "alike",
                Working::MayDiffer => "may-differ",
                Working::Differs => "differs",
            };
            self.figure(&format!("works-alike:{key}"), people, || Figure::Word(word.to_string()));
        }
    }

    /// Reliability of the four role items, and whether one factor is behind them.
    fn roles_together(&mut self) {
        let start = self.tally.layout().roles_together();
        let patterns: Vec<u64> =
            (start..start + 5_usize.pow(4)).map(|place| self.sum(place..=place)).collect();
        if patterns.iter().sum::<u64>() < ITEMS_FROM {
            return;
        }
        let Some(found) = reliability(&patterns) else { return };
        for (name, estimate) in [("alpha", found.alpha), ("omega", found.omega)] {
            for (end, value) in [("", estimate.value), ("-low", estimate.low), ("-high", estimate.high)] {
                let value = hundredths(value, 5.0).clamp(0, MOST_RELIABILITY);
                self.number(&format!("{name}{end}"), found.people, value);
            }
        }
        if found.people >= CHECKS_FROM {
            let residual = hundredths(found.largest_residual, 5.0).max(LEAST_RESIDUAL);
            self.number("one-factor", found.people, residual);
        }
    }
}
