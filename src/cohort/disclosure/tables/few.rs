//! What is said of five to nine partners.

use super::{ALIKE, Maker, ROLE_QUESTION, TABLES_FROM, is_of_few, technical::POINTS};
use crate::{
    cohort::{
        disclosure::{
            alike,
            audience::Audience,
            release::{Figure, Standing},
        },
        statistics::quantiles,
        tally::layout::TENTHS,
    },
    core::ids::Dimension,
};

/// The name under which it stands that something was said of a few, and of how many.
pub(super) const FEW: &str = "few";

impl Maker<'_> {
    pub(super) fn few(&mut self) {
        let names: Vec<String> = self.former.map_or(Vec::new(), |former| {
            former.tables.keys().filter(|name| is_of_few(name)).cloned().collect()
        });
        if !names.is_empty() {
            for name in names {
                if let Some(mut kept) = self.former(&name).cloned() {
                    if name == FEW {
                        // All of today may be told of in words.
                        kept.attempted = self.count;
                    }
                    self.put(&name, kept);
                }
            }
            return;
        }
        if self.audience == Audience::Public || self.count >= TABLES_FROM {
            return;
        }
        self.put(FEW, Standing::new(self.count, self.count, Figure::Withheld));
        for dimension in Dimension::ALL {
            self.pooled(dimension);
            self.median(dimension);
        }
        if let Some((number, question)) = self.tally.question(ROLE_QUESTION) {
            let start = self.tally.layout().question(number);
            let choices: Vec<u64> =
                (0..question.choices.len()).map(|at| self.sum(start + at..=start + at)).collect();
            let skipped = start + question.skipped();
            let word = alike::one_answer(&choices, self.sum(skipped..=skipped)).word();
            self.put("one-answer", Standing::new(self.count, self.count, Figure::Word(word.to_string())));
        }
    }

    /// All answers of all partners to the items of a topic that offer “not known”: not known, answered, left out. Items
    /// of which words are said are not among them, for with the words the rest would tell more; and nothing is told
    /// where so much is not known that few other ways to answer are left.
    fn pooled(&mut self, dimension: Dimension) {
        let layout = self.tally.layout().clone();
        let (mut not_known, mut answered, mut left) = (0, 0, 0);
        for (number, question) in layout.questions().iter() {
            let said_of = ALIKE.contains(&question.key.as_str()) || question.key == ROLE_QUESTION;
            if layout.dimension(number) != Some(dimension) || question.not_known.is_none() || said_of {
                continue;
            }
            let start = layout.question(number);
            for at in 0..=question.skipped() {
                let count = self.sum(start + at..=start + at);
                if Some(at) == question.not_known {
                    not_known += count;
                } else if at < question.options {
                    answered += count;
                } else {
                    left += count;
                }
            }
        }
        let answers = [not_known, answered, left];
        let all = answers.iter().sum::<u64>();
        if all > 0 && 2 * not_known <= all {
            self.draw(&format!("pooled:{dimension}"), &answers, self.audience.least_count());
        }
    }

    /// The median score, rounded to 5, and not told near the ends: there it would say of more than half of the partners
    /// what each of them answered.
    fn median(&mut self, dimension: Dimension) {
        let layout = self.tally.layout();
        let bands = layout.bands(dimension);
        let without = self.sum(bands..=bands);
        let counted: u64 = self.sum(bands..bands + 4);
        if counted != self.count || !alike::enough_of_few(self.count, without) {
            return;
        }
        let start = layout.scores(dimension);
        let tenths = (0..TENTHS).map(|at| {
            #[expect(clippy::cast_precision_loss, reason = "0 to 1000")]
            let points = at as f64 / 10.0;
            (points, self.sum([start + at, start + TENTHS + at].into_iter()))
        });
        if let Some(median) = quantiles::median(tenths) {
            #[expect(clippy::cast_possible_truncation, reason = "0 to 100")]
            let shown = (quantiles::to_nearest(median, 5.0) as i64).clamp(POINTS.0, POINTS.1);
            self.put(
                &format!("median:{dimension}"),
                Standing::new(self.count, self.count, Figure::Number(shown)),
            );
        }
    }
}
