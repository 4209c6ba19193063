//! Newcombe's interval of the difference between two shares of different people (1998, method 10): from the Wilson
//! intervals of both, without the continuity correction.

use super::{Interval, wilson::wilson};

/// A share with the number of people it rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// How many said so.
    pub part: f64,
    /// Of how many.
    pub whole: f64,
}

impl Sample {
    /// The share, 0 to 1; 0 where there is nobody.
    pub fn share(self) -> f64 {
        if self.whole > 0.0 { self.part / self.whole } else { 0.0 }
    }
}

/// The 95 % interval of the share of `first` less the share of `second`.
pub fn newcombe(first: Sample, second: Sample) -> Interval {
    let (p, q) = (first.share(), second.share());
    let (a, b) = (wilson(first.part, first.whole), wilson(second.part, second.whole));
    let below = ((p - a.low).powi(2) + (b.high - q).powi(2)).sqrt();
    let above = ((a.high - p).powi(2) + (q - b.low).powi(2)).sqrt();
    Interval { low: p - q - below, high: p - q + above }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_gives_the_examples_of_the_content_design() {
        // The share as the survey reports it, 82 %, and not 45 of 55: so are the examples.
        let survey = Sample { part: 0.82 * 55.0, whole: 55.0 };
        for (part, whole, difference, low, high) in
            [(14.0, 20.0, -12, -35, 8), (70.0, 100.0, -12, -24, 3), (18.0, 20.0, 8, -14, 22)]
        {
            let sample = Sample { part, whole };
            let interval = newcombe(sample, survey);
            #[expect(clippy::cast_possible_truncation, reason = "-100 to 100")]
            let percent = |share: f64| (share * 100.0).round() as i32;
            let shown = [sample.share() - survey.share(), interval.low, interval.high].map(percent);
            assert_eq!(shown, [difference, low, high]);
            assert!(interval.low <= 0.0 && interval.high >= 0.0);
        }
    }

    #[test]
    fn newcombes_own_example_comes_out() {
        // Newcombe 1998, table II: 56/70 less 48/80, method 10.
        let interval = newcombe(Sample { part: 56.0, whole: 70.0 }, Sample { part: 48.0, whole: 80.0 });
        assert!(
            (interval.low - 0.0524).abs() < 5e-5 && (interval.high - 0.3339).abs() < 5e-5,
            "{interval:?}"
        );
    }
}
