//! Wilson's interval of a share (1927): it stays within 0 and 1, and says something sensible where nobody, or
//! everybody, said so.

use super::{Interval, Z_95};

/// The 95 % interval of a share of `part` in `whole`. Neither needs to be a whole number: where answers are alike,
/// both are divided by the design effect first. Without anybody it is all there is, 0 to 1.
pub fn wilson(part: f64, whole: f64) -> Interval {
    if whole <= 0.0 {
        return Interval { low: 0.0, high: 1.0 };
    }
    let share = part / whole;
    let z2 = Z_95 * Z_95;
    let centre = share + z2 / (2.0 * whole);
    let half = Z_95 * (share * (1.0 - share) / whole + z2 / (4.0 * whole * whole)).max(0.0).sqrt();
    let scale = 1.0 + z2 / whole;
    // At 0 of n and n of n the ends are exact; binary fractions would leave a crumb.
    let low = if part <= 0.0 { 0.0 } else { ((centre - half) / scale).max(0.0) };
    let high = if part >= whole { 1.0 } else { ((centre + half) / scale).min(1.0) };
    Interval { low, high }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn percent(part: f64, whole: f64) -> (i64, i64) {
        let interval = wilson(part, whole);
        #[expect(clippy::cast_possible_truncation, reason = "0 to 100")]
        ((interval.low * 100.0).round() as i64, (interval.high * 100.0).round() as i64)
    }

    #[test]
    fn it_gives_the_table_of_the_content_design() {
        for (part, whole, interval) in [
            (3.0, 6.0, (19, 81)),
            (5.0, 6.0, (44, 97)),
            (5.0, 10.0, (24, 76)),
            (8.0, 10.0, (49, 94)),
            (10.0, 20.0, (30, 70)),
            (16.0, 20.0, (58, 92)),
            (15.0, 30.0, (33, 67)),
            (24.0, 30.0, (63, 90)),
            (25.0, 50.0, (37, 63)),
            (40.0, 50.0, (67, 89)),
            (50.0, 100.0, (40, 60)),
            (80.0, 100.0, (71, 87)),
            (100.0, 200.0, (43, 57)),
            (160.0, 200.0, (74, 85)),
            (250.0, 500.0, (46, 54)),
            (400.0, 500.0, (76, 83)),
            (0.0, 10.0, (0, 28)),
            (45.0, 55.0, (70, 90)),
            (44.0, 55.0, (68, 88)),
            (42.0, 55.0, (64, 86)),
        ] {
            assert_eq!(percent(part, whole), interval, "{part} of {whole}");
        }
    }

    #[test]
    fn nobody_and_everybody_end_at_the_end() {
        assert!(wilson(0.0, 10.0).low.abs() < f64::EPSILON);
        assert!((wilson(10.0, 10.0).high - 1.0).abs() < f64::EPSILON);
        assert_eq!(wilson(0.0, 0.0), Interval { low: 0.0, high: 1.0 });
    }
}
