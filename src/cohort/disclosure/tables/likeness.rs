//! How alike partners of one PSP answer: words for each PSP, and rounded numbers over all.

use super::{AGREEMENT, ALIKE, MEAN_OF_PSPS, Maker};
use crate::{
    cohort::{
        disclosure::{
            alike::{self, Alike, Partners, Told},
            places::Places,
            release::{Figure, Standing},
        },
        statistics::{
            agreement::{LEAST_ANSWERS, rwg_star},
            design_effect::{ANSWERS_TO_MEASURE, ASSUMED_ICC, Answers, PSPS_TO_MEASURE, Variation},
            quantiles,
        },
        tally::OfProgramme,
    },
    core::ids::ItemId,
    records::questions::{Question, QuestionNumber},
};

/// How alike people within a PSP are is told up to here, in hundredths: more would tell each of them what the others said.
const MOST_ICC: f64 = 50.0;
/// A mean over PSPs is rounded to a twentieth: so many partners must each of them weigh, for every number that has to
/// stay possible.
const PARTNERS_TO_AVERAGE: u64 = 20;

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
            if table.is_some_and(Standing::has_steps) || self.has_numbers_over_psps(key) {
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
            let standing: Vec<Option<(Alike, u64)>> =
                psps.iter().map(|(code, _)| self.standing_word(&format!("alike:{key}:{code}"))).collect();
            let taken: u64 =
                partners.iter().zip(&standing).map(|(psp, said)| self.taken(psp.count(), *said)).sum();
            let told = Told { without: self.told_without(key) + taken };
            let words = alike::alike(&partners, told, self.audience);
            for ((((code, of), word), counted), said) in psps.iter().zip(words).zip(&partners).zip(standing) {
                let name = format!("alike:{key}:{code}");
                // Beside a word without a side, that of the same people's side would tell more than either.
                let sideless = said.is_some_and(|(said, _)| !matches!(said, Alike::Close(Some(_))));
                let word = if sideless { word.without_side() } else { word };
                if code.is_empty() || counted.count() < self.audience.least_records() {
                    continue;
                }
                self.figure(&name, of.partners, || match word {
                    Alike::Withheld => Figure::Withheld,
                    said => Figure::Word(said.word().to_string()),
                });
            }
        }
    }

    /// What has been said of a PSP, and of how many partners.
    fn standing_word(&self, name: &str) -> Option<(Alike, u64)> {
        let standing = self.former(name)?;
        let Figure::Word(word) = &standing.figure else { return None };
        Some((Alike::of_word(word)?, standing.whole))
    }

    /// How many fewer of so many partners may be without an answer than the words of today leave open, for what was
    /// said of the first of them.
    fn taken(&self, count: u64, said: Option<(Alike, u64)>) -> u64 {
        let Some((_, whole)) = said.filter(|(said, _)| said.tells_of_answers()) else { return 0 };
        let left = alike::most_without_said(whole) + count.saturating_sub(whole);
        alike::room(count, self.audience).saturating_sub(left)
    }

    /// Whether a mean over PSPs or their agreement stands, or did in the last release: whoever knows the words of all PSPs
    /// besides could work out one of them.
    fn has_numbers_over_psps(&self, key: &str) -> bool {
        let names = [format!("mean-of-psps:{key}"), format!("agreement:{key}")];
        names.iter().any(|name| self.release.tables.contains_key(name) || self.former(name).is_some())
    }

    /// Whether words may be told of a PSP's answers to an item, now, or were. It hangs on how large the PSPs are, not on
    /// what they say.
    fn may_have_words(&self, psps: &[&OfProgramme], key: &str) -> bool {
        let start = format!("alike:{key}:");
        let before = self.former.is_some_and(|former| former.named(&start).next().is_some());
        let now = psps.iter().any(|of| of.partners >= self.audience.least_records());
        ALIKE.contains(&key) && (now || before)
    }

    /// How many are without an answer to an item, as far as its table tells.
    fn told_without(&self, key: &str) -> u64 {
        let Some(table) = self.release.tables.get(&format!("item:{key}")) else { return 0 };
        let places = Places::of(ItemId::of(key), table.answers());
        places.not_known.into_iter().chain([places.left]).filter_map(|place| table.alone(place)).sum()
    }

    /// How alike people within a PSP are, over all items together, in steps of 0.05; and by item the average of the
    /// PSPs' averages, in steps of 5 %. How many partners the PSPs have decides whether there are any, and all partners
    /// are the whole of what is measured: that it could be measured does not tell that nobody left anything out.
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
                let not_known = question.not_known.and_then(|at| of.choices.get(start + at));
                Answers { part: not_known.copied().map_or(0, u64::from), whole: of.partners }
            };
            variation.add(psps.iter().map(of));
            means.extend(self.mean_of_psps(&psps, number, question));
        }
        means.extend(self.agreement(&psps));
        let large = psps.iter().filter(|of| of.partners >= ANSWERS_TO_MEASURE).count();
        let icc = (large >= PSPS_TO_MEASURE).then(|| {
            // Where all say the same there is nothing to measure, and that is not told either.
            let icc = variation.icc().unwrap_or(ASSUMED_ICC);
            ("icc".to_string(), quantiles::to_nearest(icc * 100.0, 5.0).min(MOST_ICC))
        });
        for (name, number) in means.into_iter().chain(icc) {
            #[expect(clippy::cast_possible_truncation, reason = "0 to 100")]
            let number = Figure::Number(number as i64);
            self.figure(&name, self.count, || number);
        }
    }

    /// Whether a mean over PSPs of so many partners, rounded to 5 %, stays the same for `least` different counts of any
    /// one of them.
    fn can_be_averaged(&self, psps: &[&&OfProgramme]) -> bool {
        let partners = PARTNERS_TO_AVERAGE * self.audience.least_count();
        let many = psps.len() as u64;
        psps.len() >= PSPS_TO_MEASURE && psps.iter().all(|of| many * of.partners >= partners)
    }

    /// The average of the PSPs' averages of who does not know, in steps of 5 %. Whoever is counted as not knowing in the
    /// table of the item is so here, out of all partners: neither the figure nor that it is there tells of anybody else.
    /// None of an item that words may be told of: what a PSP's word leaves open, the mean could close.
    fn mean_of_psps(
        &self,
        psps: &[&OfProgramme],
        number: QuestionNumber,
        question: &Question,
    ) -> Option<(String, f64)> {
        if self.may_have_words(psps, question.key.as_str()) {
            return None;
        }
        let (_, places) = self.not_known(number, question)?;
        let averaged: Vec<&&OfProgramme> =
            psps.iter().filter(|of| of.partners >= ANSWERS_TO_MEASURE).collect();
        if !self.can_be_averaged(&averaged) {
            return None;
        }
        #[expect(clippy::cast_precision_loss, reason = "counts of people")]
        let share = |of: &&&OfProgramme| {
            let part: u64 =
                places.iter().filter_map(|place| of.choices.get(*place)).copied().map(u64::from).sum();
            part as f64 / of.partners as f64
        };
        #[expect(clippy::cast_precision_loss, reason = "a number of PSPs")]
        let mean = averaged.iter().map(share).sum::<f64>() / averaged.len() as f64;
        let mean = quantiles::to_nearest(mean * 100.0, 5.0).clamp(MEAN_OF_PSPS.0, MEAN_OF_PSPS.1);
        Some((format!("mean-of-psps:{}", question.key), mean))
    }

    /// By role item, the mean of the PSPs' r*wg, in hundredths in steps of 5. That of one PSP would tell its counts. Of
    /// an item whose steps are told it would tell those, and beside the words of PSPs what these leave open: so it is
    /// seldom there, only where no PSP is large enough for words. In a team, whoever is large enough here is so for words
    /// too; for the public, PSPs of 12 to 15 are not.
    fn agreement(&self, psps: &[&OfProgramme]) -> Vec<(String, f64)> {
        let least = LEAST_ANSWERS + self.audience.least_count() - 1;
        let averaged: Vec<&&OfProgramme> = psps.iter().filter(|of| of.partners >= least).collect();
        if !self.can_be_averaged(&averaged) {
            return Vec::new();
        }
        let of_item = |key: &str| {
            let (number, question) = self.tally.question(ItemId::of(key))?;
            let table = self.release.tables.get(&format!("item:{key}"))?;
            if table.has_steps() || self.may_have_words(psps, key) {
                return None;
            }
            let start = self.tally.layout().question(number);
            let of_psp = |of: &&&OfProgramme| {
                let at = |step: usize| of.choices.get(start + step).copied().map_or(0, u64::from);
                let steps = std::array::from_fn(|step| if step < question.options { at(step) } else { 0 });
                // Whether so many answered is not told: half of the scale stands for those of whom too few did.
                let enough = steps.iter().sum::<u64>() > 1;
                rwg_star(&steps).filter(|_| enough).unwrap_or(0.5)
            };
            #[expect(clippy::cast_precision_loss, reason = "a number of PSPs")]
            let mean = averaged.iter().map(of_psp).sum::<f64>() / averaged.len() as f64;
            #[expect(clippy::cast_precision_loss, reason = "below 100")]
            let (low, high) = (AGREEMENT.0 as f64, AGREEMENT.1 as f64);
            Some((format!("agreement:{key}"), quantiles::to_nearest(mean * 100.0, 5.0).clamp(low, high)))
        };
        ALIKE.into_iter().filter_map(of_item).collect()
    }
}
