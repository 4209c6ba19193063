//! The fixed list of tables, and how they are drawn from a tally: the only reader of its counts.
//!
//! Each table asks one thing of all records of one form, so that no two count the same, and the groups of one say
//! nothing of those of another ([`super::lines`]). Where a second table looks into the first, it looks into one group
//! whose count is known, or crosses it with one split, one at a time:
//!
//! | Table | Answers, in this order | From |
//! |---|---|---|
//! | `item:…` | not known (where offered), answered, left out; of a knowledge item: not known, wrong, right, left out | 10 |
//! | `ideas:…` | within wrong: one option, the other | 10 |
//! | `sure:…` | within wrong: fairly sure, not | 30 |
//! | `steps:…` | within answered: the steps, for the mirror, `ROL-D1` and the comparison items | 10 |
//! | `band:…` | still finding out, early days, taking shape, mostly in place | 10 |
//! | `score:…` | within a band: a third of it each; in the middle, the capped after them | 10 |
//! | `hours` | cannot say, up to 1.25, above, left out | 10 |
//! | `ratio:…` | within either: ranges of the ratio | 30 |
//! | `roles`, `experience`, `sizes` | the groups of a split | 10 |
//! | `by-role:…`, `by-experience:…`, `hours-by-size` | a split, crossed with not known; with above 1.25 | 30 |
//! | `lead:…` | as `item:…` and `steps:…`, for the leads | 10 |
//! | `pooled:…`, `median:…`, `one-answer` | answers of all items of a topic together; words and numbers | 5 to 9 |
//! | `alike:…` | a word for each PSP | 5 |
//!
//! *From*: how many records of the form it takes, and 16 at least for the public. Tables of leads need leads of five
//! PSPs besides.
//!
//! # What is left out of account
//!
//! Bands follow from answers. Somebody could write down every rule of scoring and ask which bands agree with the
//! released answers to all items of a topic. The groups leave each item's answers open by `least` people and more, and
//! bands by as many, so that this narrows a hidden band only where nearly everybody's answers lie on a line of the
//! scoring rules at once. The proofs and the attacker of the tests treat bands and items as things apart.

use super::{
    alike::{self, Alike, Partners, Told},
    audience::Audience,
    release::{Figure, Release, Standing, cross, draw},
    successive::{self, Notice},
};
use crate::{
    cohort::{
        statistics::{
            agreement::STEPS,
            design_effect::{ANSWERS_TO_MEASURE, Answers, PSPS_TO_MEASURE, Variation},
            quantiles,
        },
        tally::{
            EXPERIENCE, Group, OfProgramme, STRAIN_RANGE, Tally,
            layout::{HoursCell, TENTHS},
        },
    },
    core::{
        ids::{Dimension, ItemId, OptionId},
        instrument::Kind,
        session::ROLE,
    },
    records::{
        occasion::Programme,
        questions::{Question, QuestionNumber, Subject},
    },
};

/// From so many records there are tables.
pub const TABLES_FROM: u64 = 10;
/// From so many there are comparisons, hours and “sure and wrong”.
pub const COMPARISONS_FROM: u64 = 30;
/// The mirror needs leads of at least so many PSPs, so that no lead is set beside their own partners.
pub const LEADS_PSPS: u64 = 5;

/// The items that leads are asked from the other side (content design 6.5).
pub const MIRROR: [&str; 10] =
    ["MOD-S1", "MOD-S2", "ROL-S3", "PRO-S1", "PRO-S2", "REA-S1", "REA-S2.g", "REA-S2.n", "REA-S6", "ROL-D1"];
/// The items by which it is told how alike partners see their roles (content design 6.4).
pub const ALIKE: [&str; 5] = ["ROL-S1", "ROL-S2", "ROL-S3", "ROL-S4", "ROL-S5"];
/// The role question.
pub const ROLE_QUESTION: ItemId = ItemId::of("ROL-D1");
/// The comparison items (content design 6.6).
pub const COMPARISON: [&str; 3] = ["BM1", "BM2", "BM3"];
/// Where the tables within a band part its scores, in tenths of a point.
pub const SCORE_PARTS: [&[usize]; 3] = [&[0, 125, 250, 375], &[375, 500, 625, 750], &[750, 875, TENTHS]];

/// A table's place for “not known”.
pub const NOT_KNOWN: usize = 0;
/// A table's place for “answered”; of a knowledge item “wrong”.
pub const ANSWERED: usize = 1;
/// A knowledge item's place for “right”.
pub const RIGHT: usize = 2;

impl Release {
    /// Draws the tables of a tally, and says what was noticed. With the last release of the same cohort for the same
    /// audience, what may not be released again yet is taken from there. `withdrawn` has the marks of receipts that
    /// were taken back and are not in the tally.
    pub fn of(
        tally: &Tally,
        audience: Audience,
        former: Option<&Self>,
        withdrawn: &[u64],
    ) -> (Self, Vec<Notice>) {
        let mut notices = Vec::new();
        let mut release = Self {
            audience,
            psps: tally.programmes.iter().filter(|(code, of)| code.is_some() && of.partners > 0).count()
                as u64,
            partners: tally.partners.clone(),
            leads: tally.leads.clone(),
            people_known: tally.people_known,
            tables: std::collections::BTreeMap::new(),
        };
        for lead_form in [false, true] {
            let count = tally.people(lead_form);
            let of_former = former.filter(|former| former.tables.contains_key(form(lead_form)));
            if let Some(former) = of_former {
                let (now, before) = if lead_form {
                    (&tally.leads, &former.leads)
                } else {
                    (&tally.partners, &former.partners)
                };
                let before_count = former.tables.get(form(lead_form)).map_or(0, |standing| standing.whole);
                let known = tally.people_known && former.people_known;
                let (new, odd) =
                    successive::new_records((now, count), (before, before_count), known, withdrawn);
                notices.extend(odd);
                if let Some(stands) = successive::stands(new, audience) {
                    if new > 0 || odd.is_some() {
                        notices.push(stands);
                    }
                    release.keep(former, lead_form);
                    continue;
                }
            }
            if count >= audience.least_records() {
                let mut maker = Maker { tally, former: of_former, audience, lead_form, count, release };
                maker.all();
                release = maker.release;
            }
        }
        (release, notices)
    }

    /// Takes all tables of a form as they are in another release.
    fn keep(&mut self, former: &Self, lead_form: bool) {
        let of_leads =
            |name: &str| name == "leads" || name.starts_with("lead:") || name.starts_with("steps:lead:");
        let of_form = |name: &str| of_leads(name) == lead_form;
        let kept = former.tables.iter().filter(|(name, _)| of_form(name));
        self.tables.extend(kept.map(|(name, standing)| (name.clone(), standing.clone())));
        if lead_form {
            self.leads = former.leads.clone();
        } else {
            self.partners = former.partners.clone();
            self.psps = former.psps;
        }
        self.people_known = former.people_known;
    }
}

const fn form(lead_form: bool) -> &'static str {
    if lead_form { "leads" } else { "partners" }
}

/// Draws the tables of one form.
struct Maker<'a> {
    tally: &'a Tally,
    former: Option<&'a Release>,
    audience: Audience,
    lead_form: bool,
    count: u64,
    release: Release,
}

impl Maker<'_> {
    fn all(&mut self) {
        let count = self.count;
        self.put(form(self.lead_form), Standing::new(count, count, Figure::Withheld));
        if self.lead_form {
            let led = |(code, of): &(&Option<Programme>, &OfProgramme)| code.is_some() && of.leads > 0;
            let psps = self.tally.programmes.iter().filter(led).count() as u64;
            if count >= TABLES_FROM && psps >= LEADS_PSPS {
                for key in MIRROR {
                    self.item(&format!("lead:{key}"), ItemId::of(key), true);
                }
            }
            return;
        }
        // What was said of a few stands until there are twice as many, and then gives way to tables.
        let few = self.former.and_then(|former| former.tables.get("few")).map(|few| few.whole);
        let tables = count >= TABLES_FROM && few.is_none_or(|few| count >= 2 * few);
        if tables {
            self.tables();
        } else {
            self.few();
        }
        // After the tables: what they tell decides what words may.
        self.alike();
    }

    /// The tables of ten partners or more.
    fn tables(&mut self) {
        for (_, question) in self.tally.layout().questions().clone().iter() {
            match question.subject {
                Subject::Item(Kind::Knowledge | Kind::SelfReport | Kind::Role | Kind::Comparison) => {
                    let key = question.key.to_string();
                    let steps = [&MIRROR[..], &COMPARISON[..]].concat().contains(&key.as_str());
                    self.item(&format!("item:{key}"), question.key, steps);
                }
                Subject::Item(Kind::Profile) if question.key == crate::cohort::tally::DESIGN => {
                    self.item(&format!("item:{}", question.key), question.key, false);
                }
                Subject::Item(Kind::Profile | Kind::SelfRating | Kind::Quantity)
                | Subject::Task(_)
                | Subject::Available
                | Subject::Figure => {}
            }
        }
        let effort = self.tally.layout().effort();
        // Not known, points, skipped: in the order of the other items.
        let counts = [1, 0, 2].map(|at| self.sum(effort + at..=effort + at));
        self.table("item:PRO-Q2", &counts, self.audience.least_count());
        for dimension in Dimension::ALL {
            self.bands(dimension);
        }
        self.hours();
        self.splits();
        self.likeness_within_psps();
    }

    fn put(&mut self, name: &str, standing: Standing) {
        self.release.tables.insert(name.to_string(), standing);
    }

    fn former(&self, name: &str) -> Option<&Standing> {
        self.former.and_then(|former| former.tables.get(name))
    }

    fn sum(&self, places: impl Iterator<Item = usize> + Clone) -> u64 {
        self.tally.sum(|group| group.lead_form == self.lead_form, places)
    }

    /// Draws a table of everybody; gives whether it is of today.
    fn table(&mut self, name: &str, answers: &[u64], least: u64) -> bool {
        // What was not counted for everybody, as in counts made elsewhere, is not shown.
        if answers.iter().sum::<u64>() != self.count {
            return false;
        }
        self.draw(name, answers, least)
    }

    fn draw(&mut self, name: &str, answers: &[u64], least: u64) -> bool {
        let (standing, today) = draw(self.former(name), answers, self.count, least, self.audience);
        self.put(name, standing);
        today
    }

    /// Draws a table within one answer of another, if that stands alone and is of today.
    fn within(&mut self, name: &str, outer: &str, answer: usize, today: bool, answers: &[u64]) {
        let alone = self.release.tables.get(outer).and_then(|outer| outer.alone(answer));
        if today && alone == Some(answers.iter().sum()) {
            self.draw(name, answers, self.audience.least_count());
        } else if let Some(kept) = self.former(name).cloned() {
            self.put(name, kept);
        }
    }

    fn item(&mut self, name: &str, key: ItemId, with_steps: bool) {
        let Some((number, question)) = self.tally.question(key) else { return };
        let question = question.clone();
        let start = self.tally.layout().question(number);
        let choice = |at: usize| self.sum(start + at..=start + at);
        let options: Vec<u64> = (0..question.options).map(choice).collect();
        let not_known = question.not_known.map_or(0, choice);
        let left = question.not_applicable.map_or(0, choice) + choice(question.skipped());
        let least = self.audience.least_count();
        let bare = name.strip_prefix("item:").unwrap_or(name);
        if let Some(best) = self.best(number, &question) {
            let wrong: u64 = options.iter().sum::<u64>() - options[best];
            let today = self.table(name, &[not_known, wrong, options[best], left], least);
            let ideas: Vec<u64> =
                options.iter().enumerate().filter(|(at, _)| *at != best).map(|(_, n)| *n).collect();
            self.within(&format!("ideas:{bare}"), name, ANSWERED, today, &ideas);
            if self.count >= COMPARISONS_FROM
                && let Some(sure) = self.tally.layout().sure_and_wrong(number)
            {
                let sure = self.sum((sure..sure + question.options).filter(|at| *at != sure + best));
                self.within(
                    &format!("sure:{bare}"),
                    name,
                    ANSWERED,
                    today,
                    &[sure, wrong.saturating_sub(sure)],
                );
            }
            return;
        }
        let all = options.iter().sum();
        // Where nobody can say “not known yet”, its place is not there: a count of 0 that everybody knows of hides
        // nothing.
        let today = match question.not_known {
            Some(_) => self.table(name, &[not_known, all, left], least),
            None => self.table(name, &[all, left], least),
        };
        let answered = question.not_known.map_or(0, |_| ANSWERED);
        if with_steps {
            let steps = if COMPARISON.contains(&key.as_str()) && options.len() == STEPS {
                // Those who disagree, those who do neither, those who agree.
                vec![options[0] + options[1], options[2], options[3] + options[4]]
            } else {
                options
            };
            self.within(&format!("steps:{bare}"), name, answered, today, &steps);
        }
    }

    /// The place of the best answer among the options of a knowledge item.
    fn best(&self, number: QuestionNumber, question: &Question) -> Option<usize> {
        self.tally.layout().best(number).and_then(|best| question.choice(best))
    }

    fn bands(&mut self, dimension: Dimension) {
        let layout = self.tally.layout().clone();
        let (bands, scores) = (layout.bands(dimension), layout.scores(dimension));
        let name = format!("band:{dimension}");
        let counts: Vec<u64> = (bands..bands + 4).map(|at| self.sum(at..=at)).collect();
        let today = self.table(&name, &counts, self.audience.least_count());
        for (part, ends) in SCORE_PARTS.iter().enumerate() {
            let within = |from: usize, to: usize| self.sum(scores + from..scores + to);
            let mut answers: Vec<u64> = ends.windows(2).map(|ends| within(ends[0], ends[1])).collect();
            if part == 1 {
                answers.push(within(TENTHS, 2 * TENTHS));
            }
            self.within(&format!("score:{dimension}:{part}"), &name, part + 1, today, &answers);
        }
    }

    fn hours(&mut self) {
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
            cell(HoursCell::NotKnown.index()),
            calm.iter().sum(),
            strained.iter().sum(),
            cell(HoursCell::Skipped.index()),
        ];
        let today = self.table("hours", &counts, least);
        if self.count >= COMPARISONS_FROM {
            self.within("ratio:calm", "hours", 1, today, &calm);
            self.within("ratio:strained", "hours", 2, today, &strained);
        }
    }

    /// The groups of the splits, and what is crossed with them.
    fn splits(&mut self) {
        let profile = |key: ItemId, option: &str| self.tally.profile_choice(key, OptionId::of(option));
        let roles = [profile(ROLE, "public"), profile(ROLE, "third")];
        let experience = [profile(EXPERIENCE, "new"), profile(EXPERIENCE, "exp")];
        let questions: Vec<(QuestionNumber, Question)> =
            self.tally.not_known_questions().map(|(number, question)| (number, question.clone())).collect();
        for (split, by, groups) in [("roles", "by-role", roles), ("experience", "by-experience", experience)]
        {
            let of = |group: &Group| {
                let choice = if split == "roles" { group.role } else { group.experience };
                groups.iter().position(|wanted| *wanted == Some(choice)).unwrap_or(groups.len())
            };
            let partners = |at: usize| move |group: &Group| !group.lead_form && of(group) == at;
            let sizes: Vec<u64> = (0..3)
                .map(|at| {
                    let fits = partners(at);
                    self.tally.sizes.iter().filter(|(group, _)| fits(group)).map(|(_, size)| size).sum()
                })
                .collect();
            let today = self.table(split, &sizes, self.audience.least_group());
            for (number, question) in &questions {
                let place = self.tally.layout().question(*number) + question.not_known.unwrap_or_default();
                let cells: Vec<(u64, u64)> = (0..3)
                    .map(|at| {
                        let part = self.tally.sum(partners(at), place..=place);
                        (part, sizes[at] - part.min(sizes[at]))
                    })
                    .collect();
                let item = format!("item:{}", question.key);
                self.crossed(&format!("{by}:{}", question.key), split, today, (&item, NOT_KNOWN), &cells);
            }
        }
        let start = self.tally.layout().strain_by_size();
        let cell = |at: usize| self.sum(start + at..=start + at);
        let cells: Vec<(u64, u64)> =
            (0..3).map(|size| (cell(3 * size), cell(3 * size + 1) + cell(3 * size + 2))).collect();
        let sizes: Vec<u64> = cells.iter().map(|(strained, other)| strained + other).collect();
        let today = self.table("sizes", &sizes, self.audience.least_group());
        self.crossed("hours-by-size", "sizes", today, ("hours", 2), &cells);
    }

    /// Crosses a split with one answer of a table, where both are of today and that answer stands alone.
    fn crossed(&mut self, name: &str, split: &str, today: bool, of: (&str, usize), cells: &[(u64, u64)]) {
        let part: u64 = cells.iter().map(|(part, _)| part).sum();
        let table = self.release.tables.get(of.0);
        let alone = table.filter(|table| table.records == self.count).and_then(|table| table.alone(of.1));
        let possible = self.count >= COMPARISONS_FROM && today && alone == Some(part);
        let crossed = match (possible, self.release.tables.get(split)) {
            (true, Some(split)) => Some(cross(self.former(name), split, cells, self.count, self.audience)),
            _ => self.former(name).cloned(),
        };
        if let Some(crossed) = crossed {
            self.put(name, crossed);
        }
    }

    /// What is said of five to nine partners.
    fn few(&mut self) {
        let names: Vec<String> = self.former.map_or(Vec::new(), |former| {
            let few = |name: &&String| {
                ["pooled:", "median:", "one-answer", "few"].iter().any(|start| name.starts_with(start))
            };
            former.tables.keys().filter(few).cloned().collect()
        });
        if !names.is_empty() {
            for name in names {
                if let Some(kept) = self.former(&name).cloned() {
                    self.put(&name, kept);
                }
            }
            return;
        }
        if self.audience == Audience::Public || self.count >= TABLES_FROM {
            return;
        }
        self.put("few", Standing::new(self.count, self.count, Figure::Withheld));
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

    /// All answers of all partners to the items of a topic: not known, answered, left out.
    fn pooled(&mut self, dimension: Dimension) {
        let layout = self.tally.layout().clone();
        let (mut not_known, mut answered, mut left) = (0, 0, 0);
        for (number, question) in layout.questions().iter() {
            if layout.dimension(number) != Some(dimension) {
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
        if answers.iter().sum::<u64>() > 0 {
            self.draw(&format!("pooled:{dimension}"), &answers, self.audience.least_count());
        }
    }

    /// The median score, rounded to 5.
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
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
            let shown = quantiles::to_nearest(median, 5.0) as u64;
            self.put(
                &format!("median:{dimension}"),
                Standing::new(self.count, self.count, Figure::Number(shown)),
            );
        }
    }

    /// How alike the partners of each PSP answer. A PSP's word stands until it has twice as many partners.
    fn alike(&mut self) {
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
        let table = self.release.tables.get(&format!("item:{key}"));
        let not_known = self.tally.question(ItemId::of(key)).is_some_and(|(_, q)| q.not_known.is_some());
        let places: &[usize] = if not_known { &[NOT_KNOWN, ANSWERED + 1] } else { &[1] };
        places.iter().filter_map(|place| table?.alone(*place)).sum()
    }

    /// How alike people within a PSP are, over all items together, in steps of 0.05; and by item the average of the
    /// PSPs' averages, in steps of 5 %.
    fn likeness_within_psps(&mut self) {
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
            if shares.len() >= PSPS_TO_MEASURE && told.is_some_and(|item| item.alone(NOT_KNOWN).is_some()) {
                #[expect(clippy::cast_precision_loss, reason = "a number of PSPs")]
                let mean = shares.iter().sum::<f64>() / shares.len() as f64;
                means.push((
                    format!("mean-of-psps:{}", question.key),
                    quantiles::to_nearest(mean * 100.0, 5.0),
                ));
            }
        }
        let icc = variation.icc().map(|icc| ("icc".to_string(), quantiles::to_nearest(icc * 100.0, 5.0)));
        for (name, number) in means.into_iter().chain(icc) {
            if successive::doubled(self.former, &name, self.count) {
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
                let number = Figure::Number(number as u64);
                self.put(&name, Standing::new(self.count, self.count, number));
            } else if let Some(kept) = self.former(&name).cloned() {
                self.put(&name, kept);
            }
        }
    }
}
