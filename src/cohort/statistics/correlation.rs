//! Pearson's correlation of pairs, each with how many people gave it.
//!
//! One pass in which the means move along with the pairs (West 1979, “Updating mean and variance estimates”): sums
//! of squares less the square of a sum would lose everything where the values are large and lie close together.

/// The correlation of `x` and `y`, -1 to 1, over pairs `(x, y, people)`. None without spread in either.
#[expect(clippy::cast_precision_loss, reason = "counts of people")]
pub fn correlation(pairs: impl Iterator<Item = (f64, f64, u64)>) -> Option<f64> {
    let mut people = 0_u64;
    let (mut mean_x, mut mean_y) = (0.0, 0.0);
    let (mut spread_x, mut spread_y, mut together) = (0.0, 0.0, 0.0);
    for (x, y, count) in pairs.filter(|(_, _, count)| *count > 0) {
        people += count;
        let weight = count as f64;
        let (from_x, from_y) = (x - mean_x, y - mean_y);
        // A share of 1 at the first pair, so that a value that never changes has a spread of exactly 0.
        let share = weight / people as f64;
        mean_x += from_x * share;
        mean_y += from_y * share;
        spread_x += weight * from_x * (x - mean_x);
        spread_y += weight * from_y * (y - mean_y);
        together += weight * from_x * (y - mean_y);
    }
    (spread_x > 0.0 && spread_y > 0.0)
        .then(|| (together / (spread_x.sqrt() * spread_y.sqrt())).clamp(-1.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Anscombe 1973, “Graphs in statistical analysis”, the first of his four sets: r = 0.81642 as computed by all
    /// who use it.
    const ANSCOMBE: [(f64, f64); 11] = [
        (10.0, 8.04),
        (8.0, 6.95),
        (13.0, 7.58),
        (9.0, 8.81),
        (11.0, 8.33),
        (14.0, 9.96),
        (6.0, 7.24),
        (4.0, 4.26),
        (12.0, 10.84),
        (7.0, 4.82),
        (5.0, 5.68),
    ];

    fn of(pairs: &[(f64, f64, u64)]) -> Option<f64> {
        correlation(pairs.iter().copied())
    }

    #[test]
    fn anscombes_example_comes_out() {
        let r = correlation(ANSCOMBE.iter().map(|(x, y)| (*x, *y, 1))).expect("spread");
        assert!((r - 0.816_420_516_3).abs() < 1e-9, "{r}");
    }

    #[test]
    fn two_answers_of_two_kinds_give_phi() {
        // φ of the table 30 10 / 5 55: (30·55 - 10·5) / √(40·60·35·65).
        let r = of(&[(0.0, 0.0, 30), (0.0, 1.0, 10), (1.0, 0.0, 5), (1.0, 1.0, 55)]).expect("spread");
        assert!((r - 1600.0 / 5_460_000_f64.sqrt()).abs() < 1e-12, "{r}");
    }

    #[test]
    fn many_people_with_one_pair_are_as_many_pairs() {
        let counts = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5];
        let weighted = ANSCOMBE.iter().zip(counts).map(|((x, y), n)| (*x, *y, n));
        let repeated = ANSCOMBE.iter().zip(counts).flat_map(|((x, y), n)| (0..n).map(move |_| (*x, *y, 1)));
        let (one, other) = (correlation(weighted).expect("spread"), correlation(repeated).expect("spread"));
        assert!((one - other).abs() < 1e-12, "{one} {other}");
    }

    #[test]
    fn a_line_is_one_and_a_falling_line_minus_one() {
        let line = |slope: f64| of(&[(0.0, 0.0, 7), (1.0, slope, 2), (2.0, 2.0 * slope, 1)]);
        assert!((line(0.1).expect("spread") - 1.0).abs() < 1e-12);
        assert!((line(-3.0).expect("spread") + 1.0).abs() < 1e-12);
    }

    #[test]
    fn values_far_from_zero_lose_nothing() {
        let far = correlation(ANSCOMBE.iter().map(|(x, y)| (x + 1e9, y - 1e9, 1_000_000))).expect("spread");
        assert!((far - 0.816_420_5).abs() < 1e-6, "{far}");
    }

    #[test]
    fn without_spread_there_is_none() {
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[(1.0, 2.0, 5)]), None);
        assert_eq!(of(&[(0.1, 0.0, 3), (0.1, 1.0, 4), (0.1, 0.5, 7)]), None);
        assert_eq!(of(&[(0.0, 0.7, 3), (1.0, 0.7, 4), (2.0, 0.7, 7)]), None);
        assert_eq!(of(&[(0.0, 0.0, 3), (1.0, 1.0, 0)]), None);
    }
}
