//! How alike partners of one PSP answer: words for each PSP, and rounded numbers over all.

use super::{ALIKE, MOST_AGREEMENT, Maker};
use crate::{
    cohort::{
        disclosure::{
            alike::{self, Alike, Partners, Told},
            places::Places,
            release::{Figure, Standing},
            successive,
        },
        statistics::{
            agreement::{LEAST_ANSWERS, rwg_star},
            design_effect::{ANSWERS_TO_MEASURE, Answers, PSPS_TO_MEASURE, Variation},
            quantiles,
        },
        tally::OfProgramme,
    },
    core::ids::ItemId,
};

impl Maker<'_> {
    /// How alike the partners of each PSP answer. A PSP's word stands until it has twice as many partners.
    pub(super) fn alike(&mut self) {
        // Records without a programme may come from anywhere: nothing is said of them, but they are some of all.
        let psps: Vec<(String, &OfProgramme)> = self
            .tally
            .programmes
            .iter()
            .filter(|(_, of)| of.partners > 0)
            .map(|(code, of)| (code.as_ref().map_or(String::new(), ToString::to_string), of))
            .collect();
        for key in ALIKE {
            let Some((number, question)) = self.tally.question(ItemId::of(key)) else { continue };
            let table = self.release.tables.get(&format!("item:{key}"));
            if table.is_some_and(Standing::has_steps) {
                continue;
            }
            let start = self.tally.layout().question(number);
            let partners: Vec<Partners> = psps
                .iter()
                .map(|(_, of)| {
                    let at = |at: usize| of.choices.get(start + at).copied().map_or(0, u64::from);
                    let steps =
                        std::array::from_fn(|step| if step < question.options { at(step) } else { 0 });
                    Partners { steps, without: (question.options..=question.skipped()).map(at).sum() }
                })
                .collect();
            // What was not counted is not told.
            let whole = partners.iter().zip(&psps).all(|(counted, (_, of))| counted.count() == of.partners);
            if !whole {
                continue;
            }
            let told = Told { without: self.told_without(key) };
            let words = alike::alike(&partners, told, self.audience);
            for (((code, of), word), counted) in psps.iter().zip(words).zip(&partners) {
                let name = format!("alike:{key}:{code}");
                if code.is_empty() || counted.count() < self.audience.least_records() {
                    continue;
                }
                if successive::doubled(self.former, &name, of.partners) {
                    let figure = match word {
                        Alike::Withheld => Figure::Withheld,
                        said => Figure::Word(said.word().to_string()),
                    };
                    self.put(&name, Standing::new(self.count, of.partners, figure));
                } else if let Some(kept) = self.former(&name).cloned() {
                    self.put(&name, kept);
                }
            }
        }
    }

    /// How many are without an answer to an item, as far as its table tells.
    fn told_without(&self, key: &str) -> u64 {
        let Some(table) = self.release.tables.get(&format!("item:{key}")) else { return 0 };
        let places = Places::of(ItemId::of(key), table.answers());
        places.not_known.into_iter().chain([places.left]).filter_map(|place| table.alone(place)).sum()
    }

    /// How alike people within a PSP are, over all items together, in steps of 0.05; and by item the average of the
    /// PSPs' averages, in steps of 5 %.
    pub(super) fn likeness_within_psps(&mut self) {
        let psps: Vec<&OfProgramme> = self
            .tally
            .programmes
            .iter()
            .filter(|(code, of)| code.is_some() && of.partners > 0)
            .map(|(_, of)| of)
            .collect();
        if psps.len() < PSPS_TO_MEASURE {
            return;
        }
        let layout = self.tally.layout().clone();
        let mut variation = Variation::default();
        let mut means = Vec::new();
        for (number, question) in self.tally.not_known_questions() {
            let start = layout.question(number);
            let of = |of: &&OfProgramme| {
                let at = |at: usize| of.choices.get(start + at).copied().map_or(0, u64::from);
                let part = question.not_known.map_or(0, at);
                Answers { part, whole: part + (0..question.options).map(at).sum::<u64>() }
            };
            variation.add(psps.iter().map(of));
            let shares: Vec<f64> = psps
                .iter()
                .map(of)
                .filter(|psp| psp.whole >= ANSWERS_TO_MEASURE)
                .map(|psp| {
                    #[expect(clippy::cast_precision_loss, reason = "counts of people")]
                    let share = psp.part as f64 / psp.whole as f64;
                    share
                })
                .collect();
            let told = self.release.tables.get(&format!("item:{}", question.key));
            if shares.len() >= PSPS_TO_MEASURE
                && told.is_some_and(|item| item.not_known(question.key).is_some())
            {
                #[expect(clippy::cast_precision_loss, reason = "a number of PSPs")]
                let mean = shares.iter().sum::<f64>() / shares.len() as f64;
                means.push((
                    format!("mean-of-psps:{}", question.key),
                    quantiles::to_nearest(mean * 100.0, 5.0),
                ));
            }
        }
        means.extend(self.agreement(&psps));
        let icc = variation.icc().map(|icc| ("icc".to_string(), quantiles::to_nearest(icc * 100.0, 5.0)));
        for (name, number) in means.into_iter().chain(icc) {
            if successive::doubled(self.former, &name, self.count) {
                #[expect(clippy::cast_possible_truncation, reason = "0 to 100")]
                let number = Figure::Number(number as i64);
                self.put(&name, Standing::new(self.count, self.count, number));
            } else if let Some(kept) = self.former(&name).cloned() {
                self.put(&name, kept);
            }
        }
    }

    /// By role item, the mean of the PSPs' r*wg, in hundredths in steps of 5. That of one PSP would tell its counts.
    fn agreement(&self, psps: &[&OfProgramme]) -> Vec<(String, f64)> {
        let layout = self.tally.layout();
        let of_item = |key: &str| {
            let (number, question) = self.tally.question(ItemId::of(key))?;
            let start = layout.question(number);
            let of_psp = |of: &&OfProgramme| {
                let steps = std::array::from_fn(|step| {
                    of.choices
                        .get(start + step)
                        .copied()
                        .filter(|_| step < question.options)
                        .map_or(0, u64::from)
                });
                (steps.iter().sum::<u64>() >= LEAST_ANSWERS).then(|| rwg_star(&steps))?
            };
            let all: Vec<f64> = psps.iter().filter_map(of_psp).collect();
            #[expect(clippy::cast_precision_loss, reason = "a number of PSPs")]
            let mean = (all.len() >= PSPS_TO_MEASURE).then(|| all.iter().sum::<f64>() / all.len() as f64)?;
            #[expect(clippy::cast_precision_loss, reason = "below 100")]
            let most = MOST_AGREEMENT as f64;
            Some((format!("agreement:{key}"), quantiles::to_nearest(mean * 100.0, 5.0).min(most)))
        };
        ALIKE.into_iter().filter_map(of_item).collect()
    }
}
