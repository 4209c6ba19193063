//! The tables of items, bands and hours.

use super::{ALIKE, COMPARISONS_FROM, Maker, SCORE_PARTS};
use crate::{
    cohort::{
        disclosure::{
            places::{COMPARISON, MIRROR, Places, is_knowledge},
            release::Figure,
        },
        statistics::agreement::STEPS,
        tally::{
            STRAIN_RANGE,
            layout::{HoursCell, TENTHS},
        },
    },
    core::ids::{Dimension, ItemId},
    records::questions::{Question, QuestionNumber},
};
use std::ops::Range;

impl Maker<'_> {
    pub(super) fn item(&mut self, name: &str, key: ItemId) {
        let Some((number, question)) = self.tally.question(key) else { return };
        let question = question.clone();
        let start = self.tally.layout().question(number);
        let choice = |at: usize| self.sum(start + at..=start + at);
        let options: Vec<u64> = (0..question.options).map(choice).collect();
        let not_known = question.not_known.map_or(0, choice);
        let left = question.not_applicable.map_or(0, choice) + choice(question.skipped());
        if let Some(best) = self.best(number, &question) {
            let wrong = (0..question.options).filter(|at| *at != best);
            let wrong: Vec<u64> = wrong.map(|at| options[at]).collect();
            self.knowledge(number, &question, best, [left, not_known, wrong.iter().sum(), options[best]]);
            return;
        }
        let answered = if !self.with_steps(name, key) {
            vec![options.iter().sum()]
        } else if COMPARISON.contains(&key.as_str()) && options.len() == STEPS {
            // Those who disagree, those who do neither, those who agree.
            vec![options[0] + options[1], options[2], options[3] + options[4]]
        } else {
            options
        };
        let answers = answered.len() + 1 + question.not_known.iter().len();
        let places = Places::of(key, answers);
        let mut counts = vec![0; answers];
        counts[places.left] = left;
        if let Some(at) = places.not_known {
            counts[at] = not_known;
        }
        counts[places.answered].copy_from_slice(&answered);
        self.table(name, &counts, self.audience.least_count());
    }

    /// The tables of a knowledge item: its answers, which mistaken idea, and how sure of it.
    fn knowledge(&mut self, number: QuestionNumber, question: &Question, best: usize, counts: [u64; 4]) {
        let start = self.tally.layout().question(number);
        let key = question.key;
        let name = format!("item:{key}");
        let today = self.table(&name, &counts, self.audience.least_count());
        let wrong = (0..question.options).filter(|at| *at != best);
        let ideas: Vec<u64> = wrong.clone().map(|at| self.sum(start + at..=start + at)).collect();
        self.within(&format!("ideas:{key}"), &name, Places::WRONG, today, &ideas);
        let sure = self.tally.layout().sure_and_wrong(number);
        if let Some(start) = sure.filter(|_| self.count >= COMPARISONS_FROM) {
            let sure = self.sum(wrong.map(|at| start + at));
            let answers = [sure, counts[Places::WRONG].saturating_sub(sure)];
            self.within(&format!("sure:{key}"), &name, Places::WRONG, today, &answers);
        }
    }

    /// Whether the steps of an item are told apart. Where PSPs are told how alike they answer it, steps would tell of
    /// the same people once more: there it is one or the other, and steps only where they stand beside those of leads.
    fn with_steps(&self, name: &str, key: ItemId) -> bool {
        let listed = |list: &[&str]| list.contains(&key.as_str());
        if !listed(&MIRROR) && !listed(&COMPARISON) {
            return false;
        }
        if self.lead_form || !listed(&ALIKE) {
            return true;
        }
        if let Some(former) = self.former(name) {
            return former.has_steps();
        }
        let start = format!("alike:{key}:");
        let told = self.former.is_some_and(|former| {
            let mut words = former.tables.iter().filter(|(name, _)| name.starts_with(&start));
            words.any(|(_, standing)| matches!(standing.figure, Figure::Word(_)))
        });
        !told && self.leads_have_tables()
    }

    /// The place of the best answer among the options of a knowledge item.
    fn best(&self, number: QuestionNumber, question: &Question) -> Option<usize> {
        self.tally.layout().best(number).and_then(|best| question.choice(best))
    }

    pub(super) fn bands(&mut self, dimension: Dimension) {
        let layout = self.tally.layout().clone();
        let (bands, scores) = (layout.bands(dimension), layout.scores(dimension));
        let name = format!("band:{dimension}");
        let counts = [0, 1, 2, 3].map(|at| self.sum(bands + at..=bands + at));
        let (counts, mut people) = self.bands_with_room(dimension, &name, counts);
        let today = self.table(&name, &counts, self.audience.least_count());
        for (part, ends) in SCORE_PARTS.iter().enumerate() {
            let within = |from: usize, to: usize| self.sum(scores + from..scores + to);
            let mut answers: Vec<u64> = ends.windows(2).map(|ends| within(ends[0], ends[1])).collect();
            if part == 1 {
                answers.push(within(TENTHS, 2 * TENTHS));
            }
            let part_name = format!("score:{dimension}:{part}");
            let parted = self.parted(dimension, &part_name, part, &answers);
            if !self.parts_with_room(dimension, &mut people, part + 1, parted) {
                // Together, whatever comes.
                let all = answers.iter_mut().map(std::mem::take).sum();
                answers[0] = all;
            }
            self.within(&part_name, &name, part + 1, today, &answers);
        }
    }

    /// Who does not know an item: the answers of its table that say so, where they are counted apart from those that say
    /// something, and the places of the tally that these are the sum of.
    pub(super) fn not_known(
        &self,
        number: QuestionNumber,
        question: &Question,
    ) -> Option<(Range<usize>, Vec<usize>)> {
        let table = self.release.tables.get(&format!("item:{}", question.key))?;
        let answers = table.not_known(question.key)?;
        let with_left = answers.contains(&Places::of(question.key, table.answers()).left);
        let left = [question.not_applicable, Some(question.skipped())].into_iter().flatten();
        let start = self.tally.layout().question(number);
        let choices = question.not_known.into_iter().chain(left.filter(|_| with_left));
        Some((answers, choices.map(|choice| start + choice).collect()))
    }

    /// How many at most are without an answer to an item, by what its table tells: not known and left out; of a
    /// knowledge item left out alone. None where there is no table. It is rather more than can be: what can be proved
    /// from the table is in [`super::room`].
    pub(super) fn most_without(&self, key: ItemId) -> Option<u64> {
        let table = self.release.tables.get(&format!("item:{key}"))?;
        let places = Places::of(key, table.answers());
        let not_known = places.not_known.filter(|_| !is_knowledge(key));
        let without: Vec<usize> = not_known.into_iter().chain([places.left]).collect();
        let Figure::Groups(groups) = &table.figure else { return None };
        let most = groups.iter().map(|group| {
            let held = without.iter().filter(|place| (group.first..group.after).contains(*place)).count();
            if held == group.after - group.first {
                group.count
            } else {
                // With others in the group there are fewer than it takes for a line.
                (held as u64 * (self.least(self.audience.least_count()) - 1)).min(group.count)
            }
        });
        Some(most.sum())
    }

    pub(super) fn hours(&mut self) {
        let start = self.tally.layout().hours();
        let cell = |at: usize| self.sum(start + at..=start + at);
        let range = |range: usize| cell(HoursCell::Ratio(range).index());
        let calm: Vec<u64> = (0..=STRAIN_RANGE).map(range).collect();
        let strained: Vec<u64> = (HoursCell::Ratio(STRAIN_RANGE + 1).index()
            ..=HoursCell::NoneSetAside.index())
            .map(cell)
            .collect();
        let least = self.audience.least_count();
        let counts = [
            cell(HoursCell::Skipped.index()),
            cell(HoursCell::NotKnown.index()),
            calm.iter().sum(),
            strained.iter().sum(),
        ];
        let today = self.table("hours", &counts, least);
        if self.count >= COMPARISONS_FROM {
            self.within("ratio:calm", "hours", Places::CALM, today, &calm);
            self.within("ratio:strained", "hours", Places::STRAINED, today, &strained);
        }
    }
}
