//! Whether the bands of a topic leave the answers room that the items' tables hide. Both follow from the same answers:
//! where the people of a band need all that the tables allow, each hidden count would be the most that it can be.

use super::Maker;
use crate::{
    cohort::{
        disclosure::{
            places::{HOURS, Places},
            release::{Figure, Group},
        },
        tally::scoring::{Counting, Points},
    },
    core::ids::Dimension,
    records::questions::Part,
};

/// What binary fractions may be off.
const ROUNDING: f64 = 1e-6;

/// What the table of an item tells of an item that counts in a score.
struct Told<'a> {
    groups: &'a [Group],
    /// The points of each answer of the table, at least and at most; none where it has no points.
    answers: Vec<Option<Points>>,
}

#[expect(clippy::cast_precision_loss, reason = "counts of people")]
fn real(count: u64) -> f64 {
    count as f64
}

impl Told<'_> {
    /// How many at most are without points, as far as a reader can be sure. See [`crate::cohort::disclosure::lines`]:
    /// in a group with a line after it, all answers before its last one come to less than `least` together; in the
    /// last group those before what was answered do, and those after it.
    fn most_without(&self, least: u64) -> u64 {
        let most = self.groups.iter().map(|group| {
            let answers = &self.answers[group.first..group.after];
            let at_end = group.after == self.answers.len();
            let before = answers.iter().take_while(|points| points.is_none()).count();
            let last = answers.last().is_some_and(Option::is_none);
            if before == answers.len() || (last && !at_end) {
                return group.count;
            }
            let runs = if at_end {
                u64::from(before > 0) + u64::from(last)
            } else {
                u64::from(answers.iter().any(Option::is_none))
            };
            (runs * (least - 1)).min(group.count)
        });
        most.sum()
    }
}

impl Maker<'_> {
    /// Whether so many people without a score leave open who left what out. Without a score is who has left out, or does
    /// not know, more than two in five of the items. Where the items' tables allow hardly more of that than those people
    /// need, they would be the ones, to the last of them: for each hidden count `least` numbers have to stay possible.
    pub(super) fn can_be_unscored(&self, dimension: Dimension, people: u64) -> bool {
        let scoring = self.tally.layout().scoring();
        let least = self.audience.least_count();
        // Each of them is without an item once, however many others are too.
        let without = scoring.parts(dimension).iter().map(|part| {
            let most = self.told(part).map_or(people, |told| told.most_without(least));
            part.weight * real(most.min(people))
        });
        let needed = real(people) * scoring.least_unscored(dimension);
        without.sum::<f64>() + ROUNDING >= needed + real(least - 1) * scoring.weights(dimension).1
    }

    /// What is told of an item that counts in a score; none where there is no table of it.
    fn told(&self, part: &Counting) -> Option<Told<'_>> {
        let name = if part.key == HOURS { "hours".to_string() } else { format!("item:{}", part.key) };
        let standing = self.release.tables.get(&name)?;
        let Figure::Groups(groups) = &standing.figure else { return None };
        let answers = self.points_by_place(part, standing.answers())?;
        Some(Told { groups, answers })
    }

    /// The points of each answer of an item's table.
    fn points_by_place(&self, part: &Counting, answers: usize) -> Option<Vec<Option<Points>>> {
        if part.key == HOURS {
            return (answers == part.points.len()).then(|| part.points.clone());
        }
        let layout = self.tally.layout();
        let number = layout.questions().find(Part::Answers, part.key)?;
        let question = layout.questions().get(number);
        let places = Places::of(part.key, answers);
        let best = layout.best(number).and_then(|best| question.choice(best));
        let mut by_place: Vec<Option<Points>> = vec![None; answers];
        if let Some(at) = places.not_known {
            by_place[at] = question.not_known.and_then(|choice| part.points[choice]);
        }
        for (choice, points) in part.points[..question.options].iter().enumerate() {
            let at = match best {
                Some(best) if best == choice => Places::RIGHT,
                Some(_) => Places::WRONG,
                None if places.answered.len() == 1 => places.answered.start,
                None => places.answered.start + choice,
            };
            let held = by_place.get_mut(at)?;
            *held = both(*held, *points);
        }
        Some(by_place)
    }
}

/// The points of one answer or another.
fn both(one: Option<Points>, other: Option<Points>) -> Option<Points> {
    match (one, other) {
        (Some(one), Some(other)) => Some((one.0.min(other.0), one.1.max(other.1))),
        (one, other) => one.or(other),
    }
}
