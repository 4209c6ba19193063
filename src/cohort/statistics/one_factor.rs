//! One common factor behind four items, fitted to their correlations.
//!
//! Minres (Harman and Jones 1966, Psychometrika 31): the loadings with the least squared difference between the
//! correlations seen and the products of loadings that stand for them, the diagonal left out. It is where iterated
//! principal axes end, got to an item at a time: with the other loadings held, the best of one is a quotient.
//!
//! **Heywood cases.** Correlations of few people can ask for a loading above 1, more variance than an item has. Then
//! the loading is 1, and the others are the best beside it (Harman and Fukuda 1966, Psychometrika 31). The best of
//! one loading between -1 and 1 is its free best, cut off there, because the misfit is a parabola in it.

/// How many items.
pub const ITEMS: usize = 4;
/// Rounds through the items at the most. Each makes the misfit smaller; clear cases take about 20.
const MOST_ROUNDS: usize = 200;
/// What no longer counts as a change of a loading.
const SETTLED: f64 = 1e-10;

/// Correlations: symmetric, 1 on the diagonal.
pub type Correlations = [[f64; ITEMS]; ITEMS];
/// How each item correlates with the factor, -1 to 1. The sign of all together says nothing.
pub type Loadings = [f64; ITEMS];

/// The squared differences between what was seen and what the factor gives, added up, each pair once.
fn misfit(seen: &Correlations, loadings: &Loadings) -> f64 {
    residuals(seen, loadings).map(|residual| residual * residual).sum()
}

fn residuals(seen: &Correlations, loadings: &Loadings) -> impl Iterator<Item = f64> {
    (0..ITEMS).flat_map(move |i| (i + 1..ITEMS).map(move |j| seen[i][j] - loadings[i] * loadings[j]))
}

/// The largest absolute difference between a correlation that was seen and the one that the factor gives.
pub fn largest_residual(seen: &Correlations, loadings: &Loadings) -> f64 {
    residuals(seen, loadings).map(f64::abs).fold(0.0, f64::max)
}

/// The best loadings near these.
pub fn settle(seen: &Correlations, mut loadings: Loadings) -> Loadings {
    for _ in 0..MOST_ROUNDS {
        let mut change = 0.0_f64;
        for i in 0..ITEMS {
            let (mut product, mut square) = (0.0, 0.0);
            for j in (0..ITEMS).filter(|j| *j != i) {
                product += seen[i][j] * loadings[j];
                square += loadings[j] * loadings[j];
            }
            let best = if square > 0.0 { (product / square).clamp(-1.0, 1.0) } else { 0.0 };
            change = change.max((best - loadings[i]).abs());
            loadings[i] = best;
        }
        if change < SETTLED {
            break;
        }
    }
    loadings
}

/// The best loadings. The misfit can have more than one valley, so the way down begins at each item in turn.
pub fn fit(seen: &Correlations) -> Loadings {
    let mut best = settle(seen, seen[0]);
    for row in &seen[1..] {
        let other = settle(seen, *row);
        if misfit(seen, &other) < misfit(seen, &best) {
            best = other;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of_loadings(loadings: Loadings) -> Correlations {
        let mut correlations = [[1.0; ITEMS]; ITEMS];
        for i in 0..ITEMS {
            for j in (0..ITEMS).filter(|j| *j != i) {
                correlations[i][j] = loadings[i] * loadings[j];
            }
        }
        correlations
    }

    fn of_pairs(pairs: [f64; 6]) -> Correlations {
        let [ab, ac, ad, bc, bd, cd] = pairs;
        [[1.0, ab, ac, ad], [ab, 1.0, bc, bd], [ac, bc, 1.0, cd], [ad, bd, cd, 1.0]]
    }

    /// By another way than the module's: every point of a grid, then ever smaller steps in every direction.
    fn least_misfit(seen: &Correlations) -> f64 {
        let steps: Vec<f64> = (-4..=4).map(|step| f64::from(step) / 4.0).collect();
        let mut starts = Vec::new();
        for a in &steps {
            for b in &steps {
                for c in &steps {
                    for d in &steps {
                        let point = [*a, *b, *c, *d];
                        starts.push((misfit(seen, &point), point));
                    }
                }
            }
        }
        starts.sort_by(|one, other| one.0.total_cmp(&other.0));
        let descend = |(mut least, mut point): (f64, Loadings)| {
            let mut step = 0.25;
            while step > 1e-7 {
                let mut moved = false;
                for i in 0..ITEMS {
                    for towards in [-step, step] {
                        let mut near = point;
                        near[i] = (near[i] + towards).clamp(-1.0, 1.0);
                        if misfit(seen, &near) < least {
                            (least, point, moved) = (misfit(seen, &near), near, true);
                        }
                    }
                }
                if !moved {
                    step /= 2.0;
                }
            }
            least
        };
        starts.into_iter().take(60).map(descend).fold(f64::INFINITY, f64::min)
    }

    #[test]
    fn loadings_that_made_the_correlations_come_back() {
        for loadings in
            [[0.8, 0.6, 0.5, 0.4], [0.9, 0.9, 0.9, 0.9], [0.7, -0.6, 0.5, 0.3], [0.2, 0.3, 0.1, 0.2]]
        {
            let seen = of_loadings(loadings);
            let found = fit(&seen);
            let sign = found[0].signum() * loadings[0].signum();
            for (found, made) in found.iter().zip(loadings) {
                assert!((sign * found - made).abs() < 1e-6, "{found} {made}");
            }
            assert!(largest_residual(&seen, &found) < 1e-6);
        }
    }

    #[test]
    fn items_without_correlation_have_no_loadings() {
        let none = of_pairs([0.0; 6]);
        assert!(misfit(&none, &fit(&none)) < 1e-30);
        assert!(largest_residual(&none, &fit(&none)) < 1e-15);
    }

    #[test]
    fn a_loading_above_one_is_cut_off_and_the_others_fit_beside_it() {
        // Three that ask for √(0.8·0.7/0.4) = 1.18, and a fourth that goes with the first: √(r₁₂r₁₃/r₂₃) is the
        // loading of the first in a triad.
        let seen = of_pairs([0.8, 0.7, 0.6, 0.4, 0.35, 0.3]);
        let found = fit(&seen);
        assert!((found[0].abs() - 1.0).abs() < 1e-12, "{found:?}");
        assert!((misfit(&seen, &found) - least_misfit(&seen)).abs() < 1e-9);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

        /// Correlations of four real columns of six numbers, so that they can be correlations at all.
        #[test]
        fn nothing_fits_better(columns in prop::array::uniform4(prop::array::uniform6(-1.0_f64..1.0))) {
            let pair = |i: usize, j: usize| {
                super::super::correlation::correlation(
                    columns[i].iter().zip(&columns[j]).map(|(x, y)| (*x, *y, 1)),
                )
                .expect("random columns have spread")
            };
            let seen = of_pairs([pair(0, 1), pair(0, 2), pair(0, 3), pair(1, 2), pair(1, 3), pair(2, 3)]);
            let found = fit(&seen);
            prop_assert!(found.iter().all(|loading| loading.abs() <= 1.0));
            let (ours, least) = (misfit(&seen, &found), least_misfit(&seen));
            prop_assert!(ours <= least + 1e-4, "{ours} {least} {found:?} {seen:?}");
        }
    }
}
