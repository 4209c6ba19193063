//! Counts of many records, and nothing else of them: what a cohort's figures are made from.
//!
//! - **Bounded**: the counts are those of [`Layout`], for each of at most forty groups, and some for each programme.
//!   Ten million records take no more room than ten thousand.
//! - **Mergeable**: the tallies of parts add up to the tally of the whole, in any order.
//! - **Plain**: [`text`] writes and reads them as a table of named counts, which a database can make as well.
//!
//! A tally is for the machine of whoever collates. **It cannot be drawn**: nothing outside the cohort can read a
//! count from it, and views are made of a [`Release`](super::disclosure::Release) alone.

pub mod layout;
pub mod people;
mod rests;
pub mod scorer;
pub mod scoring;
#[cfg(not(target_arch = "wasm32"))]
pub mod sql;
pub mod text;

use self::{
    layout::{EffortCell, HoursCell, Layout, ScoreCell, SizeCell, TENTHS},
    people::People,
    scorer::Scorer,
};
use crate::{
    core::{
        burden::{FUNDING, PEOPLE},
        ids::{Dimension, ItemId, OptionId},
        instrument::{Instrument, Kind},
        score::{Assessment, Band},
        session::Sureness,
    },
    records::{
        occasion::Programme,
        questions::{Part, Question, QuestionNumber},
        response::Response,
    },
};
use std::{collections::BTreeMap, sync::Arc};

/// The profile question that asks whether this is the person's first PSP.
pub const EXPERIENCE: ItemId = ItemId::of("PF2");

/// Who is counted together: the form they took, their part in the PSP and their experience, as indices into the
/// choices of `PF1` and `PF2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::cohort) struct Group {
    pub(in crate::cohort) lead_form: bool,
    pub(in crate::cohort) role: usize,
    pub(in crate::cohort) experience: usize,
}

/// What is counted of one programme: how many took each form, and what those of the partner form chose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::cohort) struct OfProgramme {
    pub(in crate::cohort) partners: u64,
    pub(in crate::cohort) leads: u64,
    /// The first counts of the layout, as far as choices go; empty while there is no partner.
    pub(in crate::cohort) choices: Vec<u32>,
}

/// The counts of a group of records.
#[derive(Clone, Debug)]
pub struct Tally {
    layout: Arc<Layout>,
    pub(in crate::cohort) groups: BTreeMap<Group, Vec<u64>>,
    /// How many are in each group.
    pub(in crate::cohort) sizes: BTreeMap<Group, u64>,
    /// By programme; none is “no programme named”.
    pub(in crate::cohort) programmes: BTreeMap<Option<Programme>, OfProgramme>,
    pub(in crate::cohort) partners: People,
    pub(in crate::cohort) leads: People,
    /// Whether every record in it is in `partners` or `leads`: counts made elsewhere have no receipts.
    pub(in crate::cohort) people_known: bool,
}

impl PartialEq for Tally {
    fn eq(&self, other: &Self) -> bool {
        self.groups == other.groups
            && self.sizes == other.sizes
            && self.programmes == other.programmes
            && self.partners == other.partners
            && self.leads == other.leads
            && self.people_known == other.people_known
    }
}

/// What is counted of a response besides its choices.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scored {
    /// By [`Dimension::index`].
    pub topics: [ScoreCell; 4],
    /// Hours asked against hours available.
    pub hours: HoursCell,
    /// Size of the service.
    pub size: SizeCell,
    /// Effort against size.
    pub effort: EffortCell,
}

impl Scored {
    /// Of an assessment.
    pub fn of(instrument: &Instrument, assessment: &Assessment) -> Self {
        let figures = &assessment.answers().burden.figures;
        let class = |id, figure: &crate::core::instrument::Figure| {
            figures.get(&id).and_then(|option| figure.value(*option))
        };
        let people = class(PEOPLE, &instrument.burden.people);
        let money = class(FUNDING, &instrument.burden.funding);
        let class = match (people, money) {
            (Some(people), Some(money)) => Some(f64::midpoint(people, money)),
            (one, other) => one.or(other),
        };
        Self {
            topics: assessment.dimensions.each_ref().map(ScoreCell::of),
            hours: HoursCell::of(&assessment.hours),
            size: SizeCell::of(&assessment.size, class),
            effort: EffortCell::of(&assessment.size),
        }
    }
}

impl Tally {
    /// A tally of nobody.
    pub fn new(layout: Arc<Layout>) -> Self {
        Self {
            layout,
            groups: BTreeMap::new(),
            sizes: BTreeMap::new(),
            programmes: BTreeMap::new(),
            partners: People::default(),
            leads: People::default(),
            people_known: true,
        }
    }

    /// What it counts.
    pub fn layout(&self) -> &Arc<Layout> {
        &self.layout
    }

    /// Counts a response. That each receipt comes once, and none of the programme `test`, is for whoever reads
    /// the records to see to.
    pub fn add(&mut self, scorer: &Scorer<'_>, response: &Response) {
        self.count(response, &scorer.score(response));
    }

    /// Counts a response that has been scored.
    pub fn count(&mut self, response: &Response, scored: &Scored) {
        let layout = &self.layout;
        let lead_form = response.lead_form;
        let [role, experience] =
            layout.grouping().map(|question| question.map_or(0, |question| response.choice(question)));
        let group = Group { lead_form, role, experience };
        let counts = self.groups.entry(group).or_insert_with(|| vec![0; layout.counts()]);
        let mut one = |place: usize| counts[place] += 1;
        layout.rests().count(response, &mut one);
        for (number, question) in layout.questions().iter() {
            let choice = response.choice(number);
            one(layout.question(number) + choice);
            if let Some(start) = layout.sure_and_wrong(number)
                && choice < question.options
                && response.sureness(number) == Some(Sureness::FairlySure)
            {
                one(start + choice);
            }
        }
        for (dimension, topic) in Dimension::ALL.into_iter().zip(&scored.topics) {
            one(layout.bands(dimension) + topic.band as usize);
            if let Some(tenths) = topic.tenths {
                let capped = topic.band == Band::B2 && tenths >= 750;
                one(layout.scores(dimension) + if capped { TENTHS } else { 0 } + tenths);
            }
        }
        one(layout.hours() + scored.hours.index());
        one(layout.effort() + scored.effort as usize);
        let strain = match scored.hours {
            HoursCell::Ratio(range) if range <= STRAIN_RANGE => 1,
            HoursCell::Ratio(_) | HoursCell::NoneSetAside => 0,
            HoursCell::NotKnown | HoursCell::Skipped => 2,
        };
        one(layout.strain_by_size() + 3 * scored.size as usize + strain);
        *self.sizes.entry(group).or_default() += 1;
        let programme = self.programmes.entry(response.occasion.programme).or_default();
        let mark = people::mark(&response.receipt);
        if lead_form {
            programme.leads += 1;
            self.leads.add(mark);
        } else {
            programme.partners += 1;
            programme.choices.resize(layout.choices(), 0);
            for (number, _) in layout.questions().iter() {
                programme.choices[layout.question(number) + response.choice(number)] += 1;
            }
            self.partners.add(mark);
        }
    }

    /// Adds the counts of another tally of the same layout.
    pub fn merge(&mut self, other: &Self) {
        for (group, counts) in &other.groups {
            let sums = self.groups.entry(*group).or_insert_with(|| vec![0; self.layout.counts()]);
            sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        }
        for (group, size) in &other.sizes {
            *self.sizes.entry(*group).or_default() += size;
        }
        for (programme, counts) in &other.programmes {
            let sums = self.programmes.entry(*programme).or_default();
            sums.partners += counts.partners;
            sums.leads += counts.leads;
            sums.choices.resize(sums.choices.len().max(counts.choices.len()), 0);
            sums.choices.iter_mut().zip(&counts.choices).for_each(|(sum, count)| *sum += count);
        }
        self.partners.merge(&other.partners);
        self.leads.merge(&other.leads);
        self.people_known &= other.people_known;
    }

    /// Whether nobody is in it.
    pub fn is_of_nobody(&self) -> bool {
        self.sizes.values().all(|size| *size == 0)
    }

    /// How many took a form.
    pub(in crate::cohort) fn people(&self, lead_form: bool) -> u64 {
        self.sizes.iter().filter(|(group, _)| group.lead_form == lead_form).map(|(_, size)| size).sum()
    }

    /// A sum of counts over the groups that fit.
    #[expect(clippy::needless_pass_by_value, reason = "an iterator that is gone through for each group")]
    pub(in crate::cohort) fn sum(
        &self,
        fits: impl Fn(&Group) -> bool,
        places: impl Iterator<Item = usize> + Clone,
    ) -> u64 {
        let groups = self.groups.iter().filter(|(group, _)| fits(group));
        groups.map(|(_, counts)| places.clone().map(|place| counts[place]).sum::<u64>()).sum()
    }

    /// The question answered under `key`.
    pub(in crate::cohort) fn question(&self, key: ItemId) -> Option<(QuestionNumber, &Question)> {
        let number = self.layout.find(key)?;
        Some((number, self.layout.questions().get(number)))
    }

    /// The index of an option of a profile question, to be held against a [`Group`].
    pub(in crate::cohort) fn profile_choice(&self, key: ItemId, option: OptionId) -> Option<usize> {
        let number = self.layout.questions().find(Part::Profile, key)?;
        self.layout.questions().get(number).choice(option)
    }

    /// The questions that have “not known yet”, apart from those about the person and the quantified part: items,
    /// rows, and `PF3`, whose “I do not know yet” counts as one (content design 2.3).
    pub(in crate::cohort) fn not_known_questions(&self) -> impl Iterator<Item = (QuestionNumber, &Question)> {
        self.layout.questions().iter().filter(|(_, question)| {
            let item = question.part() == Part::Answers && !is_extra(question);
            question.not_known.is_some() && (item || question.key == DESIGN)
        })
    }
}

/// The profile question of how the design began.
pub(in crate::cohort) const DESIGN: ItemId = ItemId::of("PF3");
/// The last range of [`layout::RATIO_ENDS`] that does not strain.
pub(in crate::cohort) const STRAIN_RANGE: usize = 4;

/// Whether a question is outside the four topics' items: the role question and the comparison items have views of
/// their own.
fn is_extra(question: &Question) -> bool {
    use crate::records::questions::Subject;
    matches!(question.subject, Subject::Item(Kind::Comparison | Kind::SelfRating | Kind::Role))
}
