//! Do four items with five steps hang together enough to be added up? Cronbach's alpha, McDonald's omega, and how
//! well one common factor explains how they go together (content design 6.2 and 7, row 15).
//!
//! It is for items of which each could stand for the others. Only `ROL-S1`, `S2`, `S4` and `S5` are meant so: a
//! checklist need not hang together, and gets none of these figures (content design 7, row 18).
//!
//! - **Alpha** (Cronbach 1951): `K/(K-1) · (1 - sum of the items' variances / variance of their sum)`. Below 0 where
//!   items go against each other.
//! - **Omega**, total (McDonald 1999): the part of the variance of the plain sum that one factor makes,
//!   `(Σ sᵢλᵢ)² / ((Σ sᵢλᵢ)² + Σ sᵢ²(1-λᵢ²))`, with loadings `λ` of [`one_factor`](super::one_factor), which says
//!   what is done about loadings above 1, and standard deviations `s`. 0 to 1. It is alpha where one factor explains all
//!   and `sᵢλᵢ` is the same for every item, and above it where it differs.
//!
//! # The intervals
//!
//! Percentile bootstrap (Efron 1979): what would 1,000 other such crowds have given? Drawing millions of people
//! 1,000 times would take minutes. A Poisson bootstrap draws how many people gave each of the 625 patterns, from a
//! Poisson distribution whose mean is the count seen (Hanley and MacGibbon 2006; Chamandy and others 2012): people
//! are drawn independently of each other, the number of people moves a little too, and since alpha and omega are
//! ratios in which that number cancels out, the intervals are the same in the end. The work does not grow with the
//! number of people: about a hundredth of a second. The chance is always the same ([`poisson`](super::poisson)): the
//! same counts give the same bytes, on every machine.

use super::{
    one_factor::{Correlations, ITEMS, fit, largest_residual},
    poisson::{Chance, Poisson},
};

/// Steps of each item.
pub const STEPS: usize = 5;
/// How many ways to answer the four items there are.
pub const PATTERNS: usize = STEPS.pow(4);
/// How often the crowd is drawn again.
const RESAMPLES: usize = 1_000;
/// Of 1,000 drawn figures in order, the interval leaves out this part at either end.
const LEFT_OUT_BY: usize = 40;

/// A figure with its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The figure.
    pub value: f64,
    /// Low end of the interval.
    pub low: f64,
    /// High end.
    pub high: f64,
}

/// How four items hang together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reliability {
    /// People with an answer to all four.
    pub people: u64,
    /// Cronbach's alpha, at most 1.
    pub alpha: Estimate,
    /// McDonald's omega, 0 to 1.
    pub omega: Estimate,
    /// The largest absolute difference between a correlation of two items and the one that a single factor gives,
    /// 0 to 2: above about 0.1 one factor does not tell the whole story.
    pub largest_residual: f64,
}

/// From the counts of answer patterns: `patterns[((a·5 + b)·5 + c)·5 + d]` people gave the steps `a`, `b`, `c` and
/// `d`, from 0. Counts beyond the 625th are not looked at.
///
/// None where an item, or the sum of the four, has no spread. Drawn crowds of which that is true have no figure,
/// and the interval is that of the others.
pub fn reliability(patterns: &[u64]) -> Option<Reliability> {
    let given: Vec<Pattern> = patterns
        .iter()
        .take(PATTERNS)
        .enumerate()
        .filter(|(_, people)| **people > 0)
        .map(|(pattern, people)| Pattern::new(pattern, *people))
        .collect();
    let seen = Covariances::of(given.iter().map(|pattern| (pattern.steps, pattern.people)))?;
    let correlations = seen.correlations();
    let loadings = fit(&correlations);

    let mut chance = Chance::default();
    let (mut alphas, mut omegas) = (Vec::with_capacity(RESAMPLES), Vec::with_capacity(RESAMPLES));
    for _ in 0..RESAMPLES {
        let drawn = given.iter().map(|pattern| (pattern.steps, pattern.again.draw(&mut chance)));
        if let Some(drawn) = Covariances::of(drawn) {
            alphas.extend(drawn.alpha());
            omegas.extend(drawn.omega(&fit(&drawn.correlations())));
        }
    }
    Some(Reliability {
        people: patterns.iter().take(PATTERNS).sum(),
        alpha: estimate(seen.alpha()?, alphas),
        omega: estimate(seen.omega(&loadings)?, omegas),
        largest_residual: largest_residual(&correlations, &loadings),
    })
}

/// An answer to all four items.
struct Pattern {
    steps: [f64; ITEMS],
    people: f64,
    again: Poisson,
}

impl Pattern {
    #[expect(clippy::cast_precision_loss, reason = "a step of five, counts of people")]
    fn new(pattern: usize, people: u64) -> Self {
        let place = |power: u32| (pattern / STEPS.pow(power) % STEPS) as f64;
        Self { steps: [3, 2, 1, 0].map(place), people: people as f64, again: Poisson::new(people) }
    }
}

/// How the items go together: variances on the diagonal. All are of the same people, and nothing that is made of
/// them changes when all are multiplied alike, so that they are left multiplied by the square of the people: whole
/// numbers, in which nothing is rounded up to 47 million people.
struct Covariances([[f64; ITEMS]; ITEMS]);

impl Covariances {
    /// None where an item has no spread.
    fn of(answers: impl Iterator<Item = ([f64; ITEMS], f64)>) -> Option<Self> {
        let mut people = 0.0;
        let mut sums = [0.0; ITEMS];
        let mut products = [[0.0; ITEMS]; ITEMS];
        for (steps, count) in answers {
            people += count;
            for i in 0..ITEMS {
                let of_item = count * steps[i];
                sums[i] += of_item;
                for j in i..ITEMS {
                    products[i][j] += of_item * steps[j];
                }
            }
        }
        let mut covariances = [[0.0; ITEMS]; ITEMS];
        for i in 0..ITEMS {
            for j in i..ITEMS {
                covariances[i][j] = people * products[i][j] - sums[i] * sums[j];
                covariances[j][i] = covariances[i][j];
            }
        }
        (0..ITEMS).all(|i| covariances[i][i] > 0.0).then_some(Self(covariances))
    }

    fn deviation(&self, item: usize) -> f64 {
        self.0[item][item].sqrt()
    }

    fn correlations(&self) -> Correlations {
        let deviations = [0, 1, 2, 3].map(|item| self.deviation(item));
        let mut correlations = self.0;
        for (i, row) in correlations.iter_mut().enumerate() {
            for (j, cell) in row.iter_mut().enumerate() {
                *cell = if i == j { 1.0 } else { (*cell / (deviations[i] * deviations[j])).clamp(-1.0, 1.0) };
            }
        }
        correlations
    }

    /// None where the sum has no spread.
    #[expect(clippy::cast_precision_loss, reason = "four")]
    fn alpha(&self) -> Option<f64> {
        let of_items: f64 = (0..ITEMS).map(|i| self.0[i][i]).sum();
        let of_sum: f64 = self.0.iter().flatten().sum();
        let items = ITEMS as f64;
        (of_sum > 0.0).then(|| items / (items - 1.0) * (1.0 - of_items / of_sum))
    }

    /// None where the sum has no spread.
    fn omega(&self, loadings: &[f64; ITEMS]) -> Option<f64> {
        let (mut common, mut own) = (0.0, 0.0);
        for (i, loading) in loadings.iter().enumerate() {
            common += self.deviation(i) * loading;
            own += self.0[i][i] * (1.0 - loading * loading);
        }
        let all = common * common + own;
        (all > 0.0).then(|| common * common / all)
    }
}

fn estimate(value: f64, mut drawn: Vec<f64>) -> Estimate {
    drawn.sort_unstable_by(f64::total_cmp);
    let left_out = (drawn.len() / LEFT_OUT_BY).max(1);
    let low = drawn.get(left_out - 1).copied().unwrap_or(value);
    let high = drawn.len().checked_sub(left_out).and_then(|place| drawn.get(place)).copied();
    Estimate { value, low, high: high.unwrap_or(value) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(steps: [usize; ITEMS]) -> usize {
        steps.iter().fold(0, |place, step| place * STEPS + step)
    }

    /// Exactly one factor, with two values, and items with two answers each, the steps of which are given: the
    /// loadings come out to the last digit. `times` 40,000 people.
    fn one_factor_people(
        loadings_in_20ths: [u64; ITEMS],
        steps: [[usize; 2]; ITEMS],
        times: u64,
    ) -> Vec<u64> {
        let mut patterns = vec![0; PATTERNS];
        for pattern in 0..16_usize {
            let high = |item: usize| pattern >> item & 1 == 1;
            let people = |factor_high: bool| {
                (0..ITEMS)
                    .map(|item| {
                        let along = high(item) == factor_high;
                        if along { 20 + loadings_in_20ths[item] } else { 20 - loadings_in_20ths[item] }
                    })
                    .product::<u64>()
            };
            let chosen = |item: usize| steps[item][usize::from(high(item))];
            // Of 2 · 40⁴.
            let all = (people(true) + people(false)) * times;
            assert_eq!(all % 128, 0, "whole people");
            patterns[place([chosen(0), chosen(1), chosen(2), chosen(3)])] = all / 128;
        }
        patterns
    }

    const ENDS: [[usize; 2]; ITEMS] = [[0, 4]; ITEMS];

    #[test]
    fn one_factor_gives_what_the_formulas_give() {
        // Loadings 0.8, 0.6, 0.5 and 0.4: (Σλ)² = 5.29, Σ(1-λ²) = 2.59; variance of the sum of four standardised
        // items 5.29 + 2.59 = 7.88.
        let found = reliability(&one_factor_people([16, 12, 10, 8], ENDS, 1)).expect("spread");
        assert_eq!(found.people, 40_000);
        assert!((found.omega.value - 5.29 / 7.88).abs() < 1e-7, "{found:?}");
        assert!((found.alpha.value - 4.0 / 3.0 * (1.0 - 4.0 / 7.88)).abs() < 1e-12, "{found:?}");
        assert!(found.largest_residual < 1e-7, "{found:?}");
    }

    #[test]
    fn items_that_spread_less_count_for_less_in_the_sum() {
        // The same with standard deviations 2, 1, 1.5 and 0.5: Σsλ = 1.6 + 0.6 + 0.75 + 0.2 = 3.15,
        // Σs²(1-λ²) = 4·0.36 + 0.64 + 2.25·0.75 + 0.25·0.84 = 3.9775; Σs² = 7.5.
        let steps = [[0, 4], [1, 3], [1, 4], [2, 3]];
        let found = reliability(&one_factor_people([16, 12, 10, 8], steps, 1)).expect("spread");
        let common = 3.15 * 3.15;
        assert!((found.omega.value - common / (common + 3.9775)).abs() < 1e-7, "{found:?}");
        let alpha = 4.0 / 3.0 * (1.0 - 7.5 / (common + 3.9775));
        assert!((found.alpha.value - alpha).abs() < 1e-12, "{found:?}");
    }

    #[test]
    fn items_alike_make_alpha_and_omega_one_figure() {
        // Spearman and Brown: four items that correlate by 0.36 make 4·0.36/(1 + 3·0.36).
        let found = reliability(&one_factor_people([12; ITEMS], ENDS, 1)).expect("spread");
        let both = 1.44 / 2.08;
        assert!((found.alpha.value - both).abs() < 1e-12 && (found.omega.value - both).abs() < 1e-8);
    }

    #[test]
    fn items_in_two_pairs_leave_a_residual() {
        // The first two always alike, the others too, and the pairs without each other.
        let mut patterns = vec![0; PATTERNS];
        for (one, other) in [(0, 0), (0, 4), (4, 0), (4, 4)] {
            patterns[place([one, one, other, other])] = 50;
        }
        let found = reliability(&patterns).expect("spread");
        assert!((found.alpha.value - 4.0 / 3.0 * (1.0 - 4.0 / 8.0)).abs() < 1e-12);
        // A factor can be one pair, loadings 1 and 1; the other's correlation of 1 is left over.
        assert!((found.largest_residual - 1.0).abs() < 1e-6, "{found:?}");
        assert!((found.omega.value - 4.0 / 6.0).abs() < 1e-6, "{found:?}");
    }

    /// All five steps, and few people: alpha by the textbook formula over single people.
    #[test]
    fn alpha_is_that_of_the_single_people() {
        let people: Vec<[usize; ITEMS]> =
            (0..137_usize).map(|n| [n % 5, (n + n / 7) % 5, (n * n) % 5, (n + n % 3) % 5]).collect();
        let mut patterns = vec![0; PATTERNS];
        for steps in &people {
            patterns[place(*steps)] += 1;
        }
        let variance = |values: Vec<f64>| {
            let mean = values.iter().sum::<f64>() / 137.0;
            values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / 136.0
        };
        let real = |step: usize| f64::from(u32::try_from(step).expect("a step"));
        let of_items: f64 =
            (0..ITEMS).map(|item| variance(people.iter().map(|steps| real(steps[item])).collect())).sum();
        let of_sum = variance(people.iter().map(|steps| real(steps.iter().sum())).collect());
        let found = reliability(&patterns).expect("spread");
        assert!((found.alpha.value - 4.0 / 3.0 * (1.0 - of_items / of_sum)).abs() < 1e-12);
        assert!(found.alpha.low < found.alpha.value && found.alpha.value < found.alpha.high);
        assert!(found.omega.low < found.omega.high);
    }

    /// Large samples: alpha's standard error by its influence function, without any assumption of how answers are
    /// spread (Yuan, Guarnaccia and Hayslip 2003; Maydeu-Olivares, Coffman and Hartmann 2007).
    fn standard_error(patterns: &[u64]) -> f64 {
        let real = |count: u64| f64::from(u32::try_from(count).expect("not that many"));
        let all: f64 = patterns.iter().map(|count| real(*count)).sum();
        let steps = |pattern: usize| {
            [125, 25, 5, 1].map(|place| real(u64::try_from(pattern / place % STEPS).expect("a step")))
        };
        let mean = |item: usize| {
            patterns.iter().enumerate().map(|(at, count)| real(*count) * steps(at)[item]).sum::<f64>() / all
        };
        let means = [mean(0), mean(1), mean(2), mean(3)];
        // Of a pattern: squares about the items' means, and the square of the sum about its mean.
        let squares = |at: usize| {
            let from: Vec<f64> = steps(at).iter().zip(means).map(|(step, mean)| step - mean).collect();
            (from.iter().map(|x| x * x).sum::<f64>(), from.iter().sum::<f64>().powi(2))
        };
        let average = |of: &dyn Fn(usize) -> f64| {
            patterns.iter().enumerate().map(|(at, count)| real(*count) * of(at)).sum::<f64>() / all
        };
        let (of_items, of_sum) = (average(&|at| squares(at).0), average(&|at| squares(at).1));
        let influence =
            |at: usize| -4.0 / 3.0 * (squares(at).0 / of_sum - of_items * squares(at).1 / (of_sum * of_sum));
        (average(&|at| influence(at).powi(2)) / all).sqrt()
    }

    #[test]
    fn the_interval_of_alpha_is_as_wide_as_theory_says() {
        // Many people, whose counts are drawn from a normal distribution, and few, drawn from the exact one.
        let many = one_factor_people([16, 12, 10, 8], ENDS, 10);
        let few: Vec<u64> = many.iter().map(|count| count / 1_000).collect();
        for patterns in [many, few] {
            let (found, error) = (reliability(&patterns).expect("spread").alpha, standard_error(&patterns));
            let width = (found.high - found.low) / (2.0 * super::super::Z_95 * error);
            assert!((width - 1.0).abs() < 0.08, "{found:?} {error} {width}");
            let middle = (f64::midpoint(found.low, found.high) - found.value) / error;
            assert!(middle.abs() < 0.35, "{found:?} {error} {middle}");
        }
    }

    /// The promise of an interval: of many crowds out of one population, about 95 % of the intervals hold its
    /// figure.
    #[test]
    fn intervals_hold_the_figure_of_the_population() {
        let population = one_factor_people([16, 12, 10, 8], ENDS, 1);
        let truth = reliability(&population).expect("spread");
        let mut chance = Chance::default();
        // 400 people or so in each.
        let draw: Vec<Poisson> = population.iter().map(|people| Poisson::new(people / 100)).collect();
        let (mut of_alpha, mut of_omega) = (0, 0);
        for _ in 0..100 {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "whole and not negative"
            )]
            let crowd: Vec<u64> = draw.iter().map(|people| people.draw(&mut chance) as u64).collect();
            let found = reliability(&crowd).expect("spread");
            let holds = |of: Estimate, value: f64| u32::from(of.low <= value && value <= of.high);
            of_alpha += holds(found.alpha, truth.alpha.value);
            of_omega += holds(found.omega, truth.omega.value);
        }
        // 95 expected, ±2.2 by chance; percentile intervals fall a little short.
        assert!((89..=99).contains(&of_alpha) && (89..=99).contains(&of_omega), "{of_alpha} {of_omega}");
    }

    #[test]
    fn the_same_counts_give_the_same_bits_everywhere() {
        let found = reliability(&one_factor_people([16, 12, 10, 8], [[0, 4], [1, 3], [1, 4], [2, 3]], 1))
            .expect("spread");
        let bits = [found.alpha.low, found.alpha.high, found.omega.low, found.omega.high].map(f64::to_bits);
        assert_eq!(
            bits,
            [
                4_603_657_223_180_960_192,
                4_603_750_087_990_351_454,
                4_604_551_741_894_884_906,
                4_604_658_663_077_585_752
            ]
        );
    }

    #[test]
    fn without_spread_there_is_none() {
        assert_eq!(reliability(&[]), None);
        assert_eq!(reliability(&[0; PATTERNS]), None);
        let mut patterns = vec![0; PATTERNS];
        for step in 0..STEPS {
            patterns[place([step, step, 2, step])] = 40;
        }
        assert_eq!(reliability(&patterns), None);
        // Each item spreads, their sum does not.
        let mut patterns = vec![0; PATTERNS];
        for step in 0..STEPS {
            patterns[place([step, 4 - step, step, 4 - step])] = 40;
        }
        assert_eq!(reliability(&patterns), None);
    }

    #[test]
    fn a_drawn_crowd_without_spread_takes_no_part() {
        // One person differs in the last item: a third of the crowds have nobody of the kind.
        let mut patterns = vec![0; PATTERNS];
        for step in 0..STEPS {
            patterns[place([step, step, step, 2])] = 30;
        }
        patterns[place([4, 4, 4, 3])] = 1;
        let found = reliability(&patterns).expect("spread");
        assert!(found.alpha.low.is_finite() && found.omega.high <= 1.0, "{found:?}");
        assert!(found.alpha.low <= found.alpha.value && found.alpha.value <= found.alpha.high, "{found:?}");
    }
}
