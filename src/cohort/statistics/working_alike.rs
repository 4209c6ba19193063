//! Does a right-or-wrong item work alike for two groups? Among people with the same score on the other items, both
//! should get it right about as often.
//!
//! The procedure of Mantel and Haenszel (1959) as Holland and Thayer (1988, “Differential item performance and the
//! Mantel-Haenszel procedure”) brought it to items: one odds ratio common to all scores, on the delta scale of the
//! Educational Testing Service (ETS), with the three classes of Zieky (1993; reviewed by Zwick 2012, ETS RR-12-08).
//! Its standard error is that of Robins, Breslow and Greenland (1986), which holds for few people at each score too.
//!
//! A natural logarithm is taken here, which may differ in its last bit from machine to machine. Nothing but the
//! class is shown, and no class hangs on a last bit but by a chance of about one in 10¹³.

use super::Z_95;

/// How far a one-sided test at 5 % reaches, in standard errors.
const Z_95_ONE_SIDED: f64 = 1.644_853_626_951_472_7;
/// Deltas in a logarithm of odds, turned round: below 0 the item is harder for the second group.
const DELTAS: f64 = -2.35;

/// People with the same score on the other items: (right, wrong) on this one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stratum {
    /// Of the first group.
    pub first: (u64, u64),
    /// Of the second group.
    pub second: (u64, u64),
}

/// The three classes of the ETS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Working {
    /// A: less than one delta apart, or no further from 0 than chance would bring it.
    Alike,
    /// B: neither of the others.
    MayDiffer,
    /// C: at least 1.5 deltas apart, and further from 1 than chance would bring it.
    Differs,
}

/// How an item works in two groups.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison {
    /// The odds of a right answer in the first group by those in the second, at the same score; above 0.
    pub odds_ratio: f64,
    /// The standard error of its natural logarithm.
    pub standard_error: f64,
    /// The same on the delta scale, -2.35 ln odds ratio: below 0 the item is harder for the second group.
    pub delta: f64,
    /// The class.
    pub working: Working,
}

/// Compares the groups. None where there is nothing to compare: no score at which both groups have people and both
/// answers were given, or every comparison points to the same side without end (an odds ratio of 0, or infinite).
#[expect(clippy::cast_precision_loss, reason = "counts of people")]
pub fn compare(strata: &[Stratum]) -> Option<Comparison> {
    let (mut along, mut across) = (0.0, 0.0);
    let (mut along_agree, mut mixed, mut across_differ) = (0.0, 0.0, 0.0);
    for Stratum { first, second } in strata {
        let [a, b, c, d] = [first.0, first.1, second.0, second.1].map(|count| count as f64);
        let all = a + b + c + d;
        if all <= 0.0 {
            continue;
        }
        let (agree, differ) = ((a + d) / all, (b + c) / all);
        let (here, there) = (a * d / all, b * c / all);
        along += here;
        across += there;
        along_agree += agree * here;
        mixed += agree * there + differ * here;
        across_differ += differ * there;
    }
    if along <= 0.0 || across <= 0.0 {
        return None;
    }
    let odds_ratio = along / across;
    let variance = along_agree / (2.0 * along * along)
        + mixed / (2.0 * along * across)
        + across_differ / (2.0 * across * across);
    let standard_error = variance.sqrt();
    let delta = DELTAS * odds_ratio.ln();
    Some(Comparison { odds_ratio, standard_error, delta, working: class(delta, -DELTAS * standard_error) })
}

/// The class of a delta with its standard error. The class C asks for a one-sided test against 1, as the ETS does.
fn class(delta: f64, standard_error: f64) -> Working {
    let size = delta.abs();
    if size < 1.0 || size <= Z_95 * standard_error {
        Working::Alike
    } else if size >= 1.5 && size - 1.0 > Z_95_ONE_SIDED * standard_error {
        Working::Differs
    } else {
        Working::MayDiffer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strata(tables: &[[u64; 4]]) -> Vec<Stratum> {
        tables.iter().map(|[a, b, c, d]| Stratum { first: (*a, *b), second: (*c, *d) }).collect()
    }

    fn interval(found: Comparison) -> (f64, f64) {
        let half = Z_95 * found.standard_error;
        (found.odds_ratio * (-half).exp(), found.odds_ratio * half.exp())
    }

    /// Admissions at Berkeley, 1973 (Bickel, Hammel and O'Connell 1975): men and women, admitted or not, by
    /// department. R's `mantelhaen.test(UCBAdmissions)` gives 0.9046968 (0.7719074 to 1.0603298).
    #[test]
    fn admissions_at_berkeley_come_out_as_in_r() {
        let found = compare(&strata(&[
            [512, 313, 89, 19],
            [353, 207, 17, 8],
            [120, 205, 202, 391],
            [138, 279, 131, 244],
            [53, 138, 94, 299],
            [22, 351, 24, 317],
        ]))
        .expect("people on both sides");
        assert!((found.odds_ratio - 0.904_696_8).abs() < 5e-8, "{found:?}");
        let (low, high) = interval(found);
        assert!((low - 0.771_907_4).abs() < 5e-8 && (high - 1.060_329_8).abs() < 5e-8, "{low} {high}");
        assert!((found.delta - 0.235_365).abs() < 1e-6);
        assert_eq!(found.working, Working::Alike);
    }

    /// Penicillin at once or late (Agresti 1990, page 232), where some strata say nothing. R's
    /// `mantelhaen.test(Rabbits)` gives 7 (1.026713 to 47.725133).
    #[test]
    fn rabbits_come_out_as_in_r() {
        let found = compare(&strata(&[[0, 6, 0, 5], [3, 3, 0, 6], [6, 0, 2, 4], [5, 1, 6, 0], [2, 0, 5, 0]]))
            .expect("people on both sides");
        assert!((found.odds_ratio - 7.0).abs() < 1e-12);
        let (low, high) = interval(found);
        assert!((low - 1.026_713).abs() < 5e-7 && (high - 47.725_133).abs() < 5e-6, "{low} {high}");
        // 4.57 deltas from so few are not clearly more than one.
        assert_eq!(found.working, Working::MayDiffer);
    }

    #[test]
    fn one_table_has_the_odds_ratio_and_error_of_woolf() {
        let found = compare(&strata(&[[40, 10, 30, 20]])).expect("people on both sides");
        assert!((found.odds_ratio - 8.0 / 3.0).abs() < 1e-12);
        let woolf = (1.0_f64 / 40.0 + 1.0 / 10.0 + 1.0 / 30.0 + 1.0 / 20.0).sqrt();
        assert!((found.standard_error - woolf).abs() < 1e-12);
    }

    #[test]
    fn groups_the_other_way_round_turn_the_sign() {
        let tables = [[40, 10, 30, 20], [20, 30, 18, 45]];
        let one = compare(&strata(&tables)).expect("people");
        let other = compare(&strata(&tables.map(|[a, b, c, d]| [c, d, a, b]))).expect("people");
        assert!((one.delta + other.delta).abs() < 1e-12 && one.delta < 0.0);
        assert!((one.standard_error - other.standard_error).abs() < 1e-12);
        assert_eq!(one.working, other.working);
    }

    #[test]
    fn a_better_group_is_not_a_different_item() {
        // The second group scores lower and gets it right less often, but not at the same score.
        let found = compare(&strata(&[[10, 10, 100, 100], [300, 100, 30, 10]])).expect("people");
        assert!((found.odds_ratio - 1.0).abs() < 1e-12);
        assert_eq!(found.working, Working::Alike);
    }

    #[test]
    fn the_classes_follow_the_rule() {
        for (delta, error, expected) in [
            (0.99, 0.01, Working::Alike),
            (3.0, 1.54, Working::Alike),
            (1.0, 0.1, Working::MayDiffer),
            (-1.49, 0.01, Working::MayDiffer),
            (1.5, 0.31, Working::MayDiffer),
            (1.5, 0.30, Working::Differs),
            (-2.0, 0.6, Working::Differs),
            (-2.0, 0.61, Working::MayDiffer),
        ] {
            assert_eq!(class(delta, error), expected, "{delta} {error}");
        }
    }

    #[test]
    fn without_both_groups_and_both_answers_there_is_nothing_to_compare() {
        assert_eq!(compare(&[]), None);
        assert_eq!(compare(&[Stratum::default()]), None);
        assert_eq!(compare(&strata(&[[10, 5, 0, 0], [0, 0, 7, 3]])), None);
        assert_eq!(compare(&strata(&[[10, 0, 7, 0]])), None);
        assert_eq!(compare(&strata(&[[10, 0, 0, 7]])), None);
    }
}
