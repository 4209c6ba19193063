//! Medians and quartiles: of values that are known, and of values of which only a range is known.

/// Some values in a range, how they lie in it not being known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bin {
    /// Low end.
    pub low: f64,
    /// High end; infinite where there is none.
    pub high: f64,
    /// How many values.
    pub count: f64,
}

/// The median of values with their counts, in rising order: the middle one, or half-way between the two in the
/// middle. None without values.
#[expect(clippy::needless_pass_by_value, reason = "an iterator that is gone through three times")]
pub fn median(values: impl Iterator<Item = (f64, u64)> + Clone) -> Option<f64> {
    let total: u64 = values.clone().map(|(_, count)| count).sum();
    let at = |place: u64| {
        let mut before = 0;
        values.clone().find_map(|(value, count)| {
            before += count;
            (before > place).then_some(value)
        })
    };
    Some(f64::midpoint(at(total.checked_sub(1)? / 2)?, at(total / 2)?))
}

/// The value below which a share of the values lies, as if those of a bin lay evenly in it. In a bin without a high
/// end it is infinite: “or more”. None without values.
pub fn quantile(bins: &[Bin], share: f64) -> Option<f64> {
    let total: f64 = bins.iter().map(|bin| bin.count).sum();
    if total <= 0.0 {
        return None;
    }
    let mut wanted = total * share;
    let mut last = None;
    for bin in bins.iter().filter(|bin| bin.count > 0.0) {
        if wanted <= bin.count {
            let part = wanted / bin.count;
            return Some(if bin.high.is_finite() {
                bin.low + part * (bin.high - bin.low)
            } else if part > 0.0 {
                f64::INFINITY
            } else {
                bin.low
            });
        }
        wanted -= bin.count;
        last = Some(bin.high);
    }
    last
}

/// To the nearest multiple of `step`, half up: a median as it is shown for a few people.
pub fn to_nearest(value: f64, step: f64) -> f64 {
    (value / step + 0.5 + 1e-9).floor() * step
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_or_half_way() {
        let of = |values: &[(f64, u64)]| median(values.iter().copied());
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[(2.0, 1)]), Some(2.0));
        assert_eq!(of(&[(1.0, 2), (4.0, 2)]), Some(2.5));
        assert_eq!(of(&[(1.0, 2), (4.0, 3)]), Some(4.0));
        assert_eq!(of(&[(0.0, 0), (3.0, 5), (9.0, 0)]), Some(3.0));
    }

    #[test]
    fn values_in_a_range_are_taken_to_lie_evenly() {
        let bins = [
            Bin { low: 0.0, high: 1.0, count: 10.0 },
            Bin { low: 1.0, high: 2.0, count: 20.0 },
            Bin { low: 2.0, high: f64::INFINITY, count: 10.0 },
        ];
        assert_eq!(quantile(&bins, 0.25), Some(1.0));
        assert_eq!(quantile(&bins, 0.5), Some(1.5));
        assert_eq!(quantile(&bins, 0.9), Some(f64::INFINITY));
        assert_eq!(quantile(&[], 0.5), None);
    }

    #[test]
    fn a_half_goes_up() {
        for (value, shown) in [(52.5, 55.0), (52.4, 50.0), (0.0, 0.0), (100.0, 100.0), (97.4, 95.0)] {
            assert!((to_nearest(value, 5.0) - shown).abs() < 1e-9, "{value}");
        }
    }
}
