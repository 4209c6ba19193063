//! Do partners give the same answer? The average deviation from the median, with limits that hold for few people
//! (content design 6.4).
//!
//! Everything is in whole numbers: the deviations of `n` answers on a scale of five steps add up to a whole number,
//! so “AD ≤ limit” is one whole number against another, and no answer falls off a line by a rounding error.

/// Steps of the scale.
pub const STEPS: usize = 5;
/// Answers that it takes to say anything.
pub const LEAST_ANSWERS: u64 = 5;
/// Up to this many answers the limit is worked out; above, the usual rule is the stricter one.
const LAST_EXACT: u64 = 20;

/// How alike the answers are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likeness {
    /// Closer than random answers would be, 19 times in 20.
    Close,
    /// Too few answers, or too mixed, to say.
    Mixed,
    /// As far from each other as random answers of a large group, or farther.
    Apart,
}

/// How many answers lie on each step, from the lowest.
pub type Steps = [u64; STEPS];

/// The deviations from the median, added up, in steps.
pub fn deviations(answers: &Steps) -> u64 {
    let total: u64 = answers.iter().sum();
    // The sum from one middle answer is the sum from any point between the two in the middle.
    let mut before = 0;
    let median = answers.iter().position(|count| {
        before += count;
        2 * before >= total
    });
    let median = median.unwrap_or(0);
    answers.iter().enumerate().map(|(step, count)| count * (step.abs_diff(median)) as u64).sum()
}

/// AD, the average deviation from the median, in steps; none without answers.
pub fn average_deviation(answers: &Steps) -> Option<f64> {
    let total: u64 = answers.iter().sum();
    #[expect(clippy::cast_precision_loss, reason = "counts of people")]
    (total > 0).then(|| deviations(answers) as f64 / total as f64)
}

/// How many of the ways in which `n` people can answer at random have deviations of 0, 1, 2, … in all. `n` is at
/// most 20: there are 5 to the power of `n` ways.
fn ways_by_deviations(n: u64) -> Vec<u64> {
    let mut ways = vec![0; usize::try_from(2 * n + 1).unwrap_or(0)];
    let mut answers = [0; STEPS];
    spread(n, 0, 1, &mut answers, &mut ways);
    ways
}

/// Puts what is `left` on the steps from `step` up, in every way.
fn spread(left: u64, step: usize, so_far: u64, answers: &mut Steps, ways: &mut [u64]) {
    if step + 1 == STEPS {
        answers[step] = left;
        let sum = usize::try_from(deviations(answers)).unwrap_or(usize::MAX);
        if let Some(place) = ways.get_mut(sum) {
            *place += so_far;
        }
        return;
    }
    let mut choose = 1;
    for here in 0..=left {
        answers[step] = here;
        spread(left - here, step + 1, so_far * choose, answers, ways);
        // The ways to choose one more of those left; exact at every step.
        choose = choose * (left - here) / (here + 1);
    }
}

/// The chance that `n` people, 5 to 20, who answer at random have an AD of at most `limit`, in steps.
pub fn chance_at_random(n: u64, limit: f64) -> f64 {
    let ways = ways_by_deviations(n.min(LAST_EXACT));
    let all: u64 = ways.iter().sum();
    #[expect(clippy::cast_precision_loss, reason = "5 to the power of 20 at the most")]
    let met = ways.iter().enumerate().filter(|(sum, _)| *sum as f64 <= limit * n as f64 + 1e-9);
    #[expect(clippy::cast_precision_loss, reason = "5 to the power of 20 at the most")]
    (met.map(|(_, ways)| *ways).sum::<u64>() as f64 / all as f64)
}

/// The most that the deviations of `n` answers may add up to and be called close: what random answers meet at most
/// one time in twenty, and never more than AD 5/6. None below five answers.
pub fn most_deviations(n: u64) -> Option<u64> {
    if n < LEAST_ANSWERS {
        return None;
    }
    let usual = 5 * n / 6;
    if n > LAST_EXACT {
        return Some(usual);
    }
    let ways = ways_by_deviations(n);
    let all: u64 = ways.iter().sum();
    let mut met = 0;
    let within = ways.iter().take_while(|ways| {
        met += **ways;
        20 * met <= all
    });
    (within.count() as u64).checked_sub(1)
}

/// How alike the answers are, given the most deviations of as many answers ([`most_deviations`]).
pub fn likeness(answers: &Steps, most: Option<u64>) -> Likeness {
    let total: u64 = answers.iter().sum();
    let sum = deviations(answers);
    let Some(most) = most else { return Likeness::Mixed };
    if sum <= most {
        Likeness::Close
    } else if 5 * sum >= 6 * total {
        // AD ≥ 1.2.
        Likeness::Apart
    } else {
        Likeness::Mixed
    }
}

/// r*wg: one less the variance by the largest it could be, 0 to 1; none without answers.
#[expect(clippy::cast_precision_loss, reason = "counts of people")]
pub fn rwg_star(answers: &Steps) -> Option<f64> {
    let total: u64 = answers.iter().sum();
    if total == 0 {
        return None;
    }
    let total = total as f64;
    let mean =
        answers.iter().enumerate().map(|(step, count)| step as f64 * *count as f64).sum::<f64>() / total;
    let squares = answers.iter().enumerate().map(|(step, n)| (step as f64 - mean).powi(2) * *n as f64);
    Some(1.0 - squares.sum::<f64>() / total / 4.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Content design 6.4.
    const LIMITS: [(u64, f64, u32); 16] = [
        (5, 0.20, 41),
        (6, 0.33, 35),
        (7, 0.43, 17),
        (8, 0.50, 16),
        (9, 0.56, 15),
        (10, 0.60, 14),
        (11, 0.64, 13),
        (12, 0.67, 12),
        (13, 0.69, 6),
        (14, 0.71, 6),
        (15, 0.73, 5),
        (16, 0.75, 5),
        (17, 0.82, 5),
        (18, 0.83, 5),
        (19, 0.84, 2),
        (20, 0.85, 2),
    ];

    #[test]
    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    fn the_limits_are_those_of_the_table() {
        for (n, limit, _) in LIMITS {
            let most = most_deviations(n).expect("five answers or more");
            assert!((most as f64 / n as f64 - limit).abs() < 0.005, "{n}: {most}");
        }
        assert_eq!(most_deviations(4), None);
    }

    #[test]
    fn the_chances_of_the_usual_rule_are_those_of_the_table() {
        for (n, _, chance) in LIMITS {
            assert!((chance_at_random(n, 5.0 / 6.0) * 100.0 - f64::from(chance)).abs() < 0.5, "{n}");
        }
    }

    #[test]
    fn random_answers_meet_the_limit_at_most_one_time_in_twenty() {
        for n in 5..=20 {
            let ways = ways_by_deviations(n);
            assert_eq!(ways.iter().sum::<u64>(), 5_u64.pow(u32::try_from(n).expect("small")));
            let most = usize::try_from(most_deviations(n).expect("enough")).expect("small");
            let met = |most: usize| ways.iter().take(most + 1).sum::<u64>();
            assert!(20 * met(most) <= 5_u64.pow(u32::try_from(n).expect("small")));
            assert!(20 * met(most + 1) > 5_u64.pow(u32::try_from(n).expect("small")));
        }
    }

    /// By another way than the limits: a median is the place where the cumulative counts pass a half, so the chance
    /// is a sum over multinomial probabilities in floating point, for more people than whole numbers reach.
    #[test]
    fn above_twenty_answers_the_usual_rule_is_the_stricter_one() {
        for n in [21_u32, 22, 23, 24, 25, 30, 36, 42] {
            let log_factorial: Vec<f64> = (0..=n)
                .scan(0.0, |sum, k| {
                    *sum += if k == 0 { 0.0 } else { f64::from(k).ln() };
                    Some(*sum)
                })
                .collect();
            let at = |k: u32| log_factorial[k as usize];
            let mut chance = 0.0;
            for a in 0..=n {
                for b in 0..=n - a {
                    for c in 0..=n - a - b {
                        for d in 0..=n - a - b - c {
                            let e = n - a - b - c - d;
                            let steps = [a, b, c, d, e].map(u64::from);
                            if 6 * deviations(&steps) <= 5 * u64::from(n) {
                                let ways = at(n) - at(a) - at(b) - at(c) - at(d) - at(e);
                                chance += (ways - f64::from(n) * 5_f64.ln()).exp();
                            }
                        }
                    }
                }
            }
            assert!(chance <= 0.05, "{n}: {chance}");
        }
    }

    #[test]
    fn labels_follow_the_limits() {
        let label = |answers: Steps| likeness(&answers, most_deviations(answers.iter().sum()));
        assert_eq!(label([0, 0, 0, 4, 1]), Likeness::Close);
        assert_eq!(label([0, 0, 0, 3, 2]), Likeness::Mixed);
        assert_eq!(label([3, 0, 0, 0, 3]), Likeness::Apart);
        assert_eq!(label([0, 0, 0, 4, 0]), Likeness::Mixed);
        assert_eq!(average_deviation(&[2, 0, 0, 0, 2]), Some(2.0));
        assert_eq!(rwg_star(&[3, 0, 0, 0, 3]), Some(0.0));
        assert_eq!(rwg_star(&[0, 0, 6, 0, 0]), Some(1.0));
    }
}
