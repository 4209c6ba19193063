//! People inside one PSP are alike, so that their answers count for fewer than they are (content design 6.5).

/// What is assumed of how alike they are where it cannot be measured: a what-if, to be said as one.
pub const ASSUMED_ICC: f64 = 0.1;
/// How many PSPs it takes to measure it.
pub const PSPS_TO_MEASURE: usize = 10;
/// How many answers of a PSP count for measuring it.
pub const ANSWERS_TO_MEASURE: u64 = 3;

/// By how much to divide a number of answers: `1 + (m - 1) × ICC`, with `m` the average answers of a PSP. Never
/// below 1.
pub fn design_effect(answers_per_psp: f64, icc: f64) -> f64 {
    (1.0 + (answers_per_psp - 1.0) * icc).max(1.0)
}

/// How many of a PSP said so, of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answers {
    /// How many said so.
    pub part: u64,
    /// Of how many.
    pub whole: u64,
}

/// The sums that the measure needs, so that it can be pooled over items without holding any.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Variation {
    between: f64,
    between_freedom: f64,
    within: f64,
    within_freedom: f64,
    size: f64,
}

#[expect(clippy::cast_precision_loss, reason = "counts of people")]
const fn real(count: u64) -> f64 {
    count as f64
}

impl Variation {
    /// Adds an item: what each PSP with enough answers said. Adds nothing where fewer than
    /// [`PSPS_TO_MEASURE`] have enough, or all or none of them said so.
    pub fn add(&mut self, psps: impl Iterator<Item = Answers> + Clone) {
        let psps = psps.filter(|psp| psp.whole >= ANSWERS_TO_MEASURE);
        let groups = psps.clone().count();
        let (part, whole) =
            psps.clone().fold((0, 0), |(part, whole), psp| (part + psp.part, whole + psp.whole));
        if groups < PSPS_TO_MEASURE || part == 0 || part == whole {
            return;
        }
        let mean = real(part) / real(whole);
        let squares: f64 = psps.clone().map(|psp| real(psp.whole).powi(2)).sum();
        #[expect(clippy::cast_precision_loss, reason = "a number of PSPs")]
        let freedom = groups as f64 - 1.0;
        for psp in psps {
            let share = real(psp.part) / real(psp.whole);
            self.between += real(psp.whole) * (share - mean).powi(2);
            self.within += real(psp.whole) * share * (1.0 - share);
        }
        self.between_freedom += freedom;
        self.within_freedom += real(whole) - freedom - 1.0;
        self.size += real(whole) - squares / real(whole);
    }

    /// The share of the variation that lies between PSPs, by the analysis of variance, 0 to 1; none where there
    /// was nothing to measure it by.
    pub fn icc(&self) -> Option<f64> {
        if self.between_freedom <= 0.0 || self.within_freedom <= 0.0 {
            return None;
        }
        let between = self.between / self.between_freedom;
        let within = self.within / self.within_freedom;
        let size = self.size / self.between_freedom;
        let all = between + (size - 1.0) * within;
        (all > 0.0).then(|| ((between - within) / all).clamp(0.0, 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_answer_a_psp_counts_whole_and_likeness_makes_it_less() {
        assert!((design_effect(1.0, 0.1) - 1.0).abs() < 1e-12);
        assert!((design_effect(6.0, 0.1) - 1.5).abs() < 1e-12);
        // 34 answers from 6 PSPs count for 23 (the picture of the funder's page).
        assert!((34.0 / design_effect(34.0 / 6.0, ASSUMED_ICC) - 23.2).abs() < 0.05);
    }

    #[test]
    fn psps_that_are_of_one_mind_have_it_all_between_them() {
        let mut variation = Variation::default();
        variation.add((0..12).map(|psp| Answers { part: 5 * (psp % 2), whole: 5 }));
        assert!((variation.icc().expect("enough PSPs") - 1.0).abs() < 1e-9);
    }

    #[test]
    fn psps_that_all_split_the_same_way_have_none_between_them() {
        let mut variation = Variation::default();
        variation.add((0..12).map(|_| Answers { part: 2, whole: 5 }));
        assert_eq!(variation.icc(), Some(0.0));
    }

    #[test]
    fn a_known_case_comes_out() {
        // Ten PSPs of four, shares 0, ¼, ½, ¾, 1 twice each: MSB = 4·2·(¼+1/16+0+1/16+¼)/9 = 0.5556,
        // MSW = 4·2·(0+3/16+1/4+3/16+0)/30 = 0.16667, ICC = (0.5556-0.16667)/(0.5556+3·0.16667) = 0.36842.
        let mut variation = Variation::default();
        variation.add((0..10).map(|psp| Answers { part: psp % 5, whole: 4 }));
        assert!((variation.icc().expect("enough PSPs") - 0.368_42).abs() < 1e-4);
    }

    #[test]
    fn few_psps_measure_nothing() {
        let mut variation = Variation::default();
        variation.add((0..9).map(|psp| Answers { part: psp % 5, whole: 4 }));
        variation.add((0..20).map(|_| Answers { part: 1, whole: 2 }));
        assert_eq!(variation.icc(), None);
    }
}
