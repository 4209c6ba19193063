//! The fixed list of tables, and how they are drawn from a tally: the only reader of its counts.
//!
//! Each table asks one thing of all records of one form, so that no two count the same, and the groups of one say
//! nothing of those of another ([`super::lines`]). Where a second table looks into the first, it looks into one group
//! whose count is known, or crosses it with one split, one at a time:
//!
//! | Table | Answers, in this order | From |
//! |---|---|---|
//! | `item:…` | see [`super::places`] | 10 |
//! | `ideas:…` | within wrong: one option, the other | 10 |
//! | `sure:…` | within wrong: fairly sure, not | 30 |
//! | `band:…` | still finding out, early days, taking shape, mostly in place | 10 |
//! | `score:…` | within a band: a third of it each; in the middle, the capped after them | 10 |
//! | `hours` | left out, cannot say, up to 1.25, above | 10 |
//! | `ratio:…` | within either: ranges of the ratio | 30 |
//! | `roles`, `experience`, `sizes` | the groups of a split | 10 |
//! | `bands-by-role:…` | the roles, crossed with the bands from a line up | 10 |
//! | `by-role:…`, `by-experience:…`, `bands-by-experience:…`, `hours-by-size` | a split, crossed with not known; with bands; with above 1.25 | 30 |
//! | `lead:…` | as `item:…`, for the leads | 10 |
//! | `pooled:…`, `median:…`, `one-answer` | answers to the items of a topic that offer “not known”, together; numbers; a word | 5 to 9 |
//! | `alike:…` | a word for each PSP | 5 |
//! | `icc`, `mean-of-psps:…`, `agreement:…` | rounded numbers over ten PSPs or more | 10 |
//! | `item-rest:…`, `mean-points:…`, `works-alike:…`, `alpha`, `omega`, `one-factor` | see [`technical`] | 100 |
//!
//! Of an item there are words of PSPs, or a mean over PSPs and their agreement, never both, whichever comes first: the
//! one could close what the other leaves open. So where a PSP is large enough for words, there are no such numbers of
//! the items that have words.
//!
//! *From*: how many records of the form it takes, and 16 at least for the public. Tables of leads need leads of five
//! PSPs besides.
//!
//! # What is not on the list
//!
//! Effort against the size of the service (`PRO-Q2`): it follows from the same answers as the hours and the sizes, and
//! who left one of them out could be found by taking one table from another.
//!
//! # Bands and answers
//!
//! Bands follow from answers, so the tables of both tell of the same people twice. The proofs of the lines treat them
//! as things apart; what they tell together is looked at before bands are drawn: where the people of a band need all
//! that the tables of items allow, or the other way round, bands are counted together (`room`). That this gives
//! nobody away is tried out besides: for made-up cohorts, scored by the real rules, the tests look for other cohorts
//! with the very same release, in which a hidden count is another (`tests/cohort/alternatives.rs`).

mod comparisons;
mod few;
mod items;
mod likeness;
mod room;
pub mod technical;

use super::{
    audience::Audience,
    places::MIRROR,
    release::{Figure, Release, Standing, draw},
    successive::{self, Notice},
};
use crate::{
    cohort::tally::{DESIGN, OfProgramme, Tally, layout::TENTHS, people::People},
    core::{
        ids::{Dimension, ItemId},
        instrument::Kind,
    },
    records::{occasion::Programme, questions::Subject},
};
use few::FEW;
use std::collections::{BTreeMap, BTreeSet};

/// From so many records there are tables.
pub const TABLES_FROM: u64 = 10;
/// From so many there are comparisons, hours and “sure and wrong”.
pub const COMPARISONS_FROM: u64 = 30;
/// The mirror needs leads of at least so many PSPs, so that no lead is set beside their own partners.
pub const LEADS_PSPS: u64 = 5;

/// The items by which it is told how alike partners see their roles (content design 6.4).
pub const ALIKE: [&str; 5] = ["ROL-S1", "ROL-S2", "ROL-S3", "ROL-S4", "ROL-S5"];
/// The mean of r*wg in hundredths, at its lowest and highest: more would tell that nobody is far from the others.
pub const AGREEMENT: (i64, i64) = (30, 90);
/// The mean of the PSPs' shares in per cent, at its lowest and highest.
pub const MEAN_OF_PSPS: (f64, f64) = (5.0, 95.0);
/// The role question.
pub const ROLE_QUESTION: ItemId = ItemId::of("ROL-D1");
/// Where the tables within a band part its scores, in tenths of a point.
pub const SCORE_PARTS: [&[usize]; 3] = [&[0, 125, 250, 375], &[375, 500, 625, 750], &[750, 875, TENTHS]];

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
        Self::beside(tally, audience, (former, None), withdrawn)
    }

    /// As [`Release::of`], beside the last release of the same cohort for the other audience.
    pub(super) fn beside(
        tally: &Tally,
        audience: Audience,
        (former, other): (Option<&Self>, Option<&Self>),
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
            tables: BTreeMap::new(),
        };
        for lead_form in [false, true] {
            let count = tally.people(lead_form);
            let of_former = former.filter(|former| former.tables.contains_key(form(lead_form)));
            let now = if lead_form { &tally.leads } else { &tally.partners };
            let records = (count, tally.people_known.then_some(now));
            let before = of_former.and_then(|former| former.records(lead_form));
            if let Some((other, audience)) =
                other.and_then(|other| Some((other.records(lead_form)?, other.audience)))
                && !successive::keeps_step(records, before, other)
            {
                notices.push(Notice::OtherRecords(audience));
                release.forget(lead_form);
                if let Some(former) = of_former {
                    release.keep(former, lead_form);
                }
                continue;
            }
            if let Some(former) = of_former {
                let before = if lead_form { &former.leads } else { &former.partners };
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
                let of_today = BTreeSet::new();
                let few = of_former.and_then(|former| former.tables.get(FEW)).filter(|_| !lead_form);
                let told = few.map_or(0, |few| few.attempted);
                let mut maker =
                    Maker { tally, former: of_former, audience, lead_form, count, told, release, of_today };
                maker.all();
                release = maker.release;
                if let Some(former) = of_former {
                    release.keep_what_is_missing(former, lead_form);
                }
            } else if let Some(former) = of_former {
                // So many were taken back that there would be nothing: what was told before must not be forgotten.
                release.keep(former, lead_form);
            }
        }
        (release, notices)
    }

    /// The records of a form that it tells of: how many, and which, where that is known.
    fn records(&self, lead_form: bool) -> Option<successive::Records<'_>> {
        let whole = self.tables.get(form(lead_form))?.whole;
        let people = if lead_form { &self.leads } else { &self.partners };
        Some((whole, self.people_known.then_some(people)))
    }

    /// Lets go of the records of a form of which nothing is told.
    fn forget(&mut self, lead_form: bool) {
        if lead_form {
            self.leads = People::default();
        } else {
            self.partners = People::default();
            self.psps = 0;
        }
    }

    /// Takes all tables of a form as they are in another release.
    fn keep(&mut self, former: &Self, lead_form: bool) {
        let kept = former.tables.iter().filter(|(name, _)| is_of_leads(name) == lead_form);
        self.tables.extend(kept.map(|(name, standing)| (name.clone(), standing.clone())));
        if lead_form {
            self.leads = former.leads.clone();
        } else {
            self.partners = former.partners.clone();
            self.psps = former.psps;
        }
        self.people_known = former.people_known;
    }

    /// Takes those tables of a form that were not made this time: for it was too early, or because counts made elsewhere
    /// lack a question. Drawn anew another time, they would have other lines than before.
    fn keep_what_is_missing(&mut self, former: &Self, lead_form: bool) {
        for (name, standing) in &former.tables {
            if is_of_leads(name) == lead_form && !is_of_few(name) && !self.tables.contains_key(name) {
                self.tables.insert(name.clone(), standing.clone());
            }
        }
    }
}

/// Whether a table is one of leads.
fn is_of_leads(name: &str) -> bool {
    name == "leads" || name.starts_with("lead:")
}

/// What is said of five to nine partners, and gives way to tables.
fn is_of_few(name: &str) -> bool {
    name == FEW || name == "one-answer" || name.starts_with("pooled:") || name.starts_with("median:")
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
    /// Of so many something was said before there were tables.
    told: u64,
    release: Release,
    /// The tables that were drawn or grew this time.
    of_today: BTreeSet<String>,
}

impl Maker<'_> {
    fn all(&mut self) {
        let count = self.count;
        self.put(form(self.lead_form), Standing::new(count, count, Figure::Withheld));
        if self.lead_form {
            if self.leads_have_tables() {
                for key in MIRROR {
                    self.item(&format!("lead:{key}"), ItemId::of(key));
                }
            }
            return;
        }
        // What was said of a few stands until there are twice as many, and then gives way to tables.
        let few = self.former(FEW).cloned();
        let tables = count >= TABLES_FROM && few.as_ref().is_none_or(|few| count >= 2 * few.whole);
        if tables {
            if let Some(few) = few {
                self.put(FEW, few);
            }
            self.tables();
        } else {
            self.few();
        }
        // After the tables: what they tell decides what words may.
        self.alike();
    }

    /// Whether leads are many enough, and of enough PSPs, for tables of their own.
    fn leads_have_tables(&self) -> bool {
        let led = |(code, of): &(&Option<Programme>, &OfProgramme)| code.is_some() && of.leads > 0;
        let psps = self.tally.programmes.iter().filter(led).count() as u64;
        self.tally.people(true) >= TABLES_FROM.max(self.audience.least_records()) && psps >= LEADS_PSPS
    }

    /// The tables of ten partners or more.
    fn tables(&mut self) {
        for (_, question) in self.tally.layout().questions().clone().iter() {
            match question.subject {
                Subject::Item(Kind::Knowledge | Kind::SelfReport | Kind::Role | Kind::Comparison) => {
                    self.item(&format!("item:{}", question.key), question.key);
                }
                Subject::Item(Kind::Profile) if question.key == DESIGN => {
                    self.item(&format!("item:{}", question.key), question.key);
                }
                Subject::Item(Kind::Profile | Kind::SelfRating | Kind::Quantity)
                | Subject::Task(_)
                | Subject::Available
                | Subject::Figure => {}
            }
        }
        // Before the bands, which have to leave room for what hours tell.
        self.hours();
        for dimension in Dimension::ALL {
            self.bands(dimension);
        }
        self.comparisons();
        self.likeness_within_psps();
        self.technical();
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

    /// So many at least stand between two lines. What was said of a few before must not be taken from the counts of
    /// all: each group has as many more.
    fn least(&self, least: u64) -> u64 {
        least + self.told
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
        let least = self.least(least);
        let (standing, today) = draw(self.former(name), answers, self.count, least, self.audience);
        self.put(name, standing);
        if today {
            self.of_today.insert(name.to_string());
        }
        today
    }

    /// Draws a table within one answer of another, if that stands alone and is of today.
    fn within(&mut self, name: &str, outer: &str, answer: usize, today: bool, answers: &[u64]) {
        let alone = self.release.tables.get(outer).and_then(|outer| outer.alone(answer));
        if today && alone == Some(answers.iter().sum()) {
            self.draw(name, answers, self.audience.least_count());
        }
    }

    /// Makes a figure without counts, if there are twice as many people as when it was made last.
    fn figure(&mut self, name: &str, people: u64, figure: impl FnOnce() -> Figure) {
        if successive::doubled(self.former, name, people) {
            self.put(name, Standing::new(self.count, people, figure()));
        }
    }
}
