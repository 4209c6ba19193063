//! Whether the bands of a topic leave the room that the items' tables leave open. Both follow from the same answers:
//! where the people of a band need all that the tables allow, or the tables tell of all that the bands allow, each
//! hidden count would be the one at that end.
//!
//! # How it is found out
//!
//! Somebody in the top band has lost at most 25 points for each thing they know, somebody in the lowest has gained less
//! than 37.5, nobody with a score is without more than two in five, and nobody in the top band has a key point open. So
//! the bands say how much of each all people together can have ([`Limits`]); and the items' tables say how much they have at least
//! ([`Told::at_least`]). What people outside a band take of an item is counted off, which is one answer of each.
//!
//! There has to be room for `least` - 1 answers more, at the item where it is scarcest, so that each hidden count can
//! be as many less or more. Answers cannot be split between people: their points are counted up to steps that fill what
//! a band allows to the brim ([`STEP`]), so that what fits as a sum fits person by person.
//!
//! Where there is no room, bands are counted together until there is. That is decided by counts that would be told else,
//! and by what is told of the answers; never by an answer that is hidden. Bands that are together for few people in one
//! of them look the same. All this errs on the side of hiding. It does not look into whether people can lose enough and
//! gain enough at once, nor at what earlier releases told of fewer people: other cohorts that look the same are looked
//! for in `tests/cohort/alternatives.rs`.

use super::{Maker, SCORE_PARTS};
use crate::{
    cohort::{
        disclosure::{
            lines,
            places::{HOURS, Places, is_knowledge},
            release::{Figure, Group, Standing},
        },
        tally::scoring::{Counting, Points, Scoring},
    },
    core::{ids::Dimension, score::Band},
    records::questions::Part,
};

/// What binary fractions may be off.
const ROUNDING: f64 = 1e-6;

/// Points are counted up to steps of so many: of an item with steps; of a knowledge item. Two of the latter are a whole
/// answer, so that they leave no gaps beside those that are right or wrong.
const STEP: (f64, f64) = (25.0, 50.0);
/// The points of the best answer.
const BEST: f64 = 100.0;

/// Bands that are counted with another, in the order in which it is tried: none, the top band, the lowest, all.
const TOGETHER: [&[(usize, usize)]; 4] = [&[], &[(3, 2)], &[(0, 2), (1, 2)], &[(0, 2), (1, 2), (3, 2)]];

/// What is counted of people's answers.
#[derive(Clone, Copy)]
enum Of {
    /// Points that were lost.
    Lost,
    /// Points that were gained.
    Gained,
    /// Items without an answer.
    Without,
    /// Answers that open a key point.
    Open,
}

/// What scores of a band, or of a part of one, allow.
#[derive(Clone, Copy)]
pub(super) struct Limits {
    /// The lowest score.
    low: f64,
    /// The highest.
    high: f64,
    /// How much weight somebody can be without.
    without: f64,
    /// Whether a key point can be open.
    open: bool,
}

/// Neighbouring bands that are told together, or parts of a band, with the people in them by what they are allowed.
pub(super) struct Together {
    first: usize,
    after: usize,
    people: Vec<(u64, Limits)>,
}

impl Limits {
    /// Of a band, whatever holds a score of the top band back.
    pub(super) fn of_band(scoring: &Scoring, dimension: Dimension, band: Band) -> Self {
        let [second, third] = scoring.thresholds.cuts;
        let scored = scoring.most_without(dimension, scoring.thresholds.min_known_share);
        match band {
            Band::None => Self { low: 0.0, high: BEST, without: f64::INFINITY, open: true },
            Band::B1 => Self { low: 0.0, high: second, without: scored, open: true },
            // Few are held back: who is counts as one of the others.
            Band::B2 => Self { low: second, high: third, without: scored, open: true },
            Band::B3 => {
                let top = scoring.most_without(dimension, scoring.thresholds.top_band_known_share);
                Self { low: third, high: BEST, without: top, open: false }
            }
        }
    }

    /// Of some of these scores.
    pub(super) const fn between(self, low: f64, high: f64) -> Self {
        Self { low, high, ..self }
    }

    /// Whether they are of those without a score.
    const fn unscored(self) -> bool {
        self.without.is_infinite()
    }

    /// Of one or the other.
    fn or(self, other: Self) -> Self {
        Self {
            low: self.low.min(other.low),
            high: self.high.max(other.high),
            without: self.without.max(other.without),
            open: self.open || other.open,
        }
    }
}

impl Of {
    /// How much one person can have at most; no end where nothing limits it. It is as much as answers can fill: where
    /// there are knowledge items, whole answers.
    fn most(self, limits: Limits, scoring: &Scoring, dimension: Dimension) -> f64 {
        let (light, heavy) = scoring.weights(dimension);
        let whole = scoring.whole(dimension);
        let knowledge = scoring.parts(dimension).iter().any(|part| is_knowledge(part.key));
        let step = if knowledge { BEST } else { STEP.0 };
        match self {
            // What is left beside a heavy one may be too little for another.
            Self::Without => limits.without - (heavy - light),
            Self::Lost if limits.low > 0.0 => ((BEST - limits.low) * whole / step + ROUNDING).floor() * step,
            // The highest score is the next band's already.
            Self::Gained if limits.high < BEST => {
                ((limits.high * whole / step - ROUNDING).ceil() - 1.0) * step
            }
            Self::Open if !limits.open => 0.0,
            Self::Lost | Self::Gained | Self::Open => f64::INFINITY,
        }
    }

    /// What an item without an answer takes of what a person can have: it counts no longer, neither way.
    fn without(self, limits: Limits) -> f64 {
        match self {
            Self::Lost => BEST - limits.low,
            Self::Gained => limits.high,
            Self::Without => 1.0,
            Self::Open => 0.0,
        }
    }

    /// The most that one answer can be.
    const fn of_one(self) -> f64 {
        match self {
            Self::Lost | Self::Gained => BEST,
            Self::Without | Self::Open => 1.0,
        }
    }

    /// Whether an item has any of it.
    const fn concerns(self, part: &Counting) -> bool {
        !matches!(self, Self::Open) || part.opens_up_to.is_some()
    }

    /// What an answer is at least.
    fn least(self, part: &Counting, points: Option<Points>, without: f64) -> f64 {
        let step = if is_knowledge(part.key) { STEP.1 } else { STEP.0 };
        let up = |points: f64| ((points / step - ROUNDING).ceil() * step).min(BEST);
        match (self, points) {
            // Who left it out may be somebody to whom it does not apply.
            (Self::Without, None) => {
                if part.may_not_apply {
                    0.0
                } else {
                    without
                }
            }
            (Self::Open, Some((_, high))) if part.opens_up_to.is_some_and(|most| high <= most) => 1.0,
            (Self::Without | Self::Open, Some(_)) | (Self::Open, None) => 0.0,
            (Self::Lost, Some((_, high))) => up(BEST - high),
            (Self::Gained, Some((low, _))) => up(low),
            (Self::Lost | Self::Gained, None) => up(without),
        }
    }
}

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
            let at_back = answers.last().is_some_and(Option::is_none);
            if before == answers.len() || (at_back && !at_end) {
                return group.count;
            }
            let runs = if at_end {
                u64::from(before > 0) + u64::from(at_back)
            } else {
                u64::from(answers.iter().any(Option::is_none))
            };
            (runs * (least - 1)).min(group.count)
        });
        most.sum()
    }

    /// What all answers together are at least, where `value` says what each is. In a group with a line after it, at
    /// most `least` - 1 are not its last answer.
    fn at_least(&self, least: u64, value: impl Fn(Option<Points>) -> f64) -> f64 {
        let of_group = |group: &Group| {
            let values = || self.answers[group.first..group.after].iter().map(|points| value(*points));
            let lowest = values().fold(f64::INFINITY, f64::min);
            let at_end = group.after == self.answers.len();
            let final_one = values().last().filter(|_| !at_end).unwrap_or(lowest);
            let others = (least - 1).min(group.count);
            real(others) * lowest + real(group.count - others) * final_one
        };
        self.groups.iter().map(of_group).sum()
    }
}

impl Maker<'_> {
    /// The bands as they can be told: as they are, or counted together until answers have room; and who is in them.
    pub(super) fn bands_with_room(
        &self,
        dimension: Dimension,
        name: &str,
        bands: [u64; 4],
    ) -> ([u64; 4], Vec<Together>) {
        let scoring = self.tally.layout().scoring();
        let limits =
            [Band::None, Band::B1, Band::B2, Band::B3].map(|band| Limits::of_band(scoring, dimension, band));
        let mut scored = bands;
        if !self.can_be_unscored(dimension, bands[0]) {
            // With the next band, whatever comes.
            scored[1] += std::mem::take(&mut scored[0]);
        }
        let mut tries = TOGETHER.iter().map(|moves| {
            let mut counts = scored;
            for (from, to) in *moves {
                counts[*to] += std::mem::take(&mut counts[*from]);
            }
            let moved = [0, 1, 2, 3].map(|band| moves.iter().any(|(from, _)| *from == band));
            (counts, self.together(name, &counts, &limits, &moved))
        });
        let with_room = tries.find(|(_, people)| self.has_room(dimension, people));
        // In one group they tell nothing, so there is always one.
        with_room.unwrap_or_else(|| ([0, 0, bands.iter().sum(), 0], Vec::new()))
    }

    /// Who is in the groups of a table of bands, or of parts of one, as it would be drawn: along the lines that it has,
    /// or along new ones. What was `moved` to another answer may be anybody of those it is with.
    pub(super) fn together(
        &self,
        name: &str,
        counts: &[u64],
        limits: &[Limits],
        moved: &[bool],
    ) -> Vec<Together> {
        let least = self.least(self.audience.least_count());
        let lines = match self.former(name).map(|former| &former.figure) {
            Some(Figure::Groups(groups)) if groups.len() > 1 && self.former_answers(name) == counts.len() => {
                groups.iter().map(|group| (group.first, group.after)).collect()
            }
            _ => lines::groups(counts, least, usize::MAX),
        };
        let of_group = |(first, after): (usize, usize)| {
            let count: u64 = counts[first..after].iter().sum();
            let highest = limits[after - 1];
            let any = |from: usize| limits[from..after].iter().copied().fold(highest, Limits::or);
            let few = (least - 1).min(count);
            let open = after == counts.len() || moved[first..after].contains(&true);
            // However many are with others: no more than a few are taken to be without a score, whom nothing limits.
            let from = if limits[first].unscored() && after > first + 1 { first + 1 } else { first };
            let rest = (count - few, if open { any(from) } else { highest });
            Together { first, after, people: vec![(few, any(first)), rest] }
        };
        lines.into_iter().map(of_group).collect()
    }

    /// Who is in the parts of a band's scores.
    pub(super) fn parted(
        &self,
        dimension: Dimension,
        name: &str,
        part: usize,
        answers: &[u64],
    ) -> Vec<(u64, Limits)> {
        let scoring = self.tally.layout().scoring();
        let band = [Band::B1, Band::B2, Band::B3][part];
        let of_band = Limits::of_band(scoring, dimension, band);
        #[expect(clippy::cast_precision_loss, reason = "0 to 1000")]
        let points = |tenths: usize| (tenths as f64 / 10.0).min(BEST);
        let parts = SCORE_PARTS[part].windows(2);
        let parts = parts.map(|ends| of_band.between(points(ends[0]), points(ends[1])));
        // Scores of the top band that are held back come last.
        let held_back = of_band.between(scoring.thresholds.cuts[1], BEST);
        let limits: Vec<Limits> = parts.chain([held_back]).take(answers.len()).collect();
        let groups = self.together(name, answers, &limits, &vec![false; answers.len()]);
        groups.into_iter().flat_map(|group| group.people).collect()
    }

    /// Whether there is room when a band that is told alone is parted. If so, its people are.
    pub(super) fn parts_with_room(
        &self,
        dimension: Dimension,
        bands: &mut [Together],
        band: usize,
        mut parted: Vec<(u64, Limits)>,
    ) -> bool {
        let Some(at) = bands.iter().position(|group| (group.first, group.after) == (band, band + 1)) else {
            return false;
        };
        std::mem::swap(&mut bands[at].people, &mut parted);
        let room = self.has_room(dimension, bands);
        if !room {
            bands[at].people = parted;
        }
        room
    }

    fn former_answers(&self, name: &str) -> usize {
        self.former(name).map_or(0, Standing::answers)
    }

    /// Whether a topic's answers have room beside people in such bands.
    pub(super) fn has_room(&self, dimension: Dimension, bands: &[Together]) -> bool {
        let people: Vec<(u64, Limits)> = bands.iter().flat_map(|together| together.people.clone()).collect();
        let parts = self.tally.layout().scoring().parts(dimension);
        let told: Vec<(&Counting, Option<Told<'_>>)> =
            parts.iter().map(|part| (part, self.told(part))).collect();
        [Of::Lost, Of::Gained, Of::Without, Of::Open]
            .into_iter()
            .all(|of| self.has_room_for(of, dimension, &people, &told))
    }

    /// Whether there is room among those who can have least of it, whoever they are: only these, or more of them.
    fn has_room_for(
        &self,
        of: Of,
        dimension: Dimension,
        people: &[(u64, Limits)],
        told: &[(&Counting, Option<Told<'_>>)],
    ) -> bool {
        let scoring = self.tally.layout().scoring();
        let mut by_most: Vec<(f64, u64, Limits)> = people
            .iter()
            .map(|(count, limits)| (of.most(*limits, scoring, dimension), *count, *limits))
            .filter(|(most, count, _)| most.is_finite() && *count > 0)
            .collect();
        by_most.sort_by(|one, other| one.0.total_cmp(&other.0));
        let mut others: u64 = people.iter().map(|(count, _)| count).sum();
        let (mut room, mut without) = (0.0, 0.0_f64);
        by_most.iter().all(|(most, count, limits)| {
            others -= count;
            room += real(*count) * most;
            without = without.max(of.without(*limits));
            self.needed(of, told, others, without) <= room + ROUNDING
        })
    }

    /// What the tables tell that people have at least, besides one answer to each item by each of the `others`; and
    /// `least` - 1 answers more to the item where that is most.
    fn needed(&self, of: Of, told: &[(&Counting, Option<Told<'_>>)], others: u64, without: f64) -> f64 {
        let least = self.audience.least_count();
        let needed = told.iter().map(|(part, told)| {
            let of_all = told
                .as_ref()
                .map_or(0.0, |told| told.at_least(least, |points| of.least(part, points, without)));
            let besides = of_all - real(others) * of.of_one();
            let more = besides + if of.concerns(part) { real(least - 1) * of.of_one() } else { 0.0 };
            (part.weight * besides.max(0.0), part.weight * (more.max(0.0) - besides.max(0.0)))
        });
        let (sum, most) =
            needed.fold((0.0, 0.0_f64), |(sum, most), (needed, more)| (sum + needed, most.max(more)));
        sum + most
    }

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
