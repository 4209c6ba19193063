//! What a funder and a lead organisation see: the figures of content design 6.2 to 6.6, from a release and nothing
//! else.
//!
//! A [`View`] is worked out from protected tables: every count, share, interval, median and word in it follows from
//! what a [`Release`] tells, so it tells nothing more. There is no way to make one of a tally:
//!
//! ```compile_fail,E0308
//! use psp_self_assessment::cohort::{tally::Tally, views::View};
//! fn picture(tally: &Tally) -> View {
//!     View::of(tally, None) // expected `&Release`, found `&Tally`
//! }
//! ```
//!
//! nor to read a count from a tally,
//!
//! ```compile_fail,E0616
//! use psp_self_assessment::cohort::tally::Tally;
//! fn counts(tally: &Tally) -> usize {
//!     tally.groups.len() // the field is private
//! }
//! ```
//!
//! nor to make a count that is to be shown,
//!
//! ```compile_fail,E0423
//! use psp_self_assessment::cohort::disclosure::release::Count;
//! fn count() -> Count {
//!     Count(1) // cannot be initialised: its field is private
//! }
//! ```
//!
//! nor to change what a release holds.
//!
//! ```compile_fail,E0616
//! use psp_self_assessment::cohort::disclosure::Release;
//! fn tables(release: &Release) -> usize {
//!     release.tables.len() // the field is private
//! }
//! ```
//!
//! This one is fine, and is the only way:
//!
//! ```
//! use psp_self_assessment::cohort::{
//!     disclosure::{Audience, Release},
//!     tally::Tally,
//!     views::View,
//! };
//! fn picture(tally: &Tally) -> View {
//!     let (release, _) = Release::of(tally, Audience::Team, None, &[]);
//!     View::of(&release, None)
//! }
//! ```

mod alike;
pub mod cautions;
mod few;
mod gaps;
mod hours;
pub mod lines;
mod mirror;
mod not_known;
mod rounds;
mod share;
mod survey;
pub mod technical;
mod topics;
mod understanding;

pub use self::{
    alike::AlikePsp,
    cautions::Caution,
    few::Few,
    gaps::{BandGap, By, Gap},
    hours::Hours,
    mirror::{Mirror, Steps},
    not_known::NotKnown,
    rounds::{Between, between},
    share::{Difference, Likeness, Share},
    survey::{Survey, SurveyRow},
    technical::Technical,
    topics::Topic,
    understanding::{Idea, Understanding},
};
use super::disclosure::{
    Audience, Release,
    alike::OneAnswer,
    places::MIRROR,
    release::Count,
    tables::{COMPARISONS_FROM, LEADS_PSPS, TABLES_FROM},
};
use crate::core::ids::Dimension;

/// A cohort, or one PSP, as it may be seen.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// For whom.
    pub audience: Audience,
    /// How many partners; none where they are too few for anything to be shown.
    pub partners: Option<Count>,
    /// How many leads; none where they are too few.
    pub leads: Option<Count>,
    /// How many PSPs the partners come from.
    pub psps: u64,
    /// How many partners were invited, if that was said and can be.
    pub invited: Option<u64>,
    /// How much less answers count because people within a PSP are alike.
    pub likeness: Likeness,
    /// Of five to nine partners: what is not known and the median, by topic.
    pub few: Vec<Few>,
    /// Of five to nine partners: whether they chose the same part in the design.
    pub one_answer: Option<OneAnswer>,
    /// What partners do not know yet, by item, the most often not known first.
    pub not_known: Vec<NotKnown>,
    /// The same by topic, to the nearest 5 %.
    pub not_known_by_topic: Vec<(Dimension, u32)>,
    /// Where partners are, topic by topic.
    pub topics: Vec<Topic>,
    /// What partners understand, by knowledge item.
    pub understanding: Vec<Understanding>,
    /// The mistaken idea that is most common, of those that can be shown.
    pub most_common_idea: Option<Idea>,
    /// Where groups of partners differ in what they do not know.
    pub gaps: Vec<Gap>,
    /// Where groups of partners are in each topic.
    pub band_gaps: Vec<BandGap>,
    /// What leads say beside what partners say.
    pub mirror: Vec<Mirror>,
    /// How partners answered the role question.
    pub role_question: Option<Steps>,
    /// Hours asked against hours available.
    pub hours: Option<Hours>,
    /// Next to the survey of Year 1.
    pub survey: Option<Survey>,
    /// Whether partners of one PSP see roles the same way.
    pub alike: Vec<AlikePsp>,
    /// What partners do not know yet, beside the round before; filled in where rounds are put together.
    pub since: Vec<Between>,
    /// How the questions work.
    pub technical: Option<Technical>,
    /// What must be said beside it.
    pub cautions: Vec<Caution>,
}

impl View {
    /// The view of a release. `invited` is how many partners were asked, if known.
    pub fn of(release: &Release, invited: Option<u64>) -> Self {
        let partners = release.partners();
        let shown_invited = invited.filter(|invited| partners.is_some_and(|count| count.get() <= *invited));
        let mut view = Self {
            audience: release.audience(),
            partners,
            leads: release.leads(),
            psps: release.psps(),
            invited: shown_invited,
            likeness: Likeness::of(release),
            few: Vec::new(),
            one_answer: release.word("one-answer").and_then(OneAnswer::of_word),
            not_known: Vec::new(),
            not_known_by_topic: Vec::new(),
            topics: Vec::new(),
            understanding: Vec::new(),
            most_common_idea: None,
            gaps: Vec::new(),
            band_gaps: Vec::new(),
            mirror: Vec::new(),
            role_question: None,
            hours: None,
            survey: None,
            alike: alike::alike(release),
            since: Vec::new(),
            technical: None,
            cautions: Vec::new(),
        };
        let maker = Maker { release, likeness: view.likeness };
        let count = partners.map_or(0, Count::get);
        view.few = maker.few();
        if count >= TABLES_FROM {
            view.not_known = maker.not_known();
            view.not_known_by_topic = maker.not_known_by_topic();
            view.topics = Dimension::ALL.into_iter().filter_map(|dimension| maker.topic(dimension)).collect();
            let understanding = maker.understanding();
            view.most_common_idea = understanding::most_common(&understanding);
            view.role_question = maker.steps("item:ROL-D1");
            view.survey = survey::survey(&maker);
            view.band_gaps = [By::Role, By::Experience].map(|by| maker.band_gaps(by)).concat();
        }
        if count >= COMPARISONS_FROM {
            view.understanding = maker.understanding();
            view.gaps = maker.gaps(By::Role);
            view.gaps.extend(maker.gaps(By::Experience));
            view.hours = hours::hours(&maker);
        }
        if view.psps >= LEADS_PSPS && view.leads.is_some() {
            view.mirror = MIRROR.iter().filter_map(|item| maker.mirror(item)).collect();
        }
        view.technical = maker.technical();
        view.cautions = view.what_must_be_said(invited);
        view
    }

    fn what_must_be_said(&self, invited: Option<u64>) -> Vec<Caution> {
        let Some(partners) = self.partners else { return vec![Caution::TooFew, Caution::NotAnonymous] };
        let mut said = vec![match self.audience {
            Audience::Team => Caution::DoNotPublish,
            Audience::Public => Caution::Rounded,
        }];
        said.extend([Caution::NoRanking, Caution::NotAFault]);
        match (invited, self.invited) {
            (None, _) => said.push(Caution::NotAsked),
            (Some(_), None) => said.push(Caution::MoreThanInvited),
            (Some(_), Some(invited)) if 10 * partners.get() >= 9 * invited => said.push(Caution::NearlyAll),
            (Some(_), Some(_)) => {}
        }
        if self.likeness.effect > 1.0 {
            let measured = self.likeness.measured;
            said.push(if measured { Caution::AlikeMeasured } else { Caution::AlikeAssumed });
        }
        if self.not_known.iter().any(|row| row.share.is_some()) {
            said.push(Caution::LeftOut);
        }
        if !self.topics.is_empty() {
            said.push(Caution::Lines);
        }
        if !self.mirror.is_empty() {
            said.push(Caution::Mirror);
        }
        if !self.gaps.is_empty()
            || self.band_gaps.iter().any(|gap| gap.difference.is_some())
            || self.survey.is_some()
        {
            said.push(Caution::NoClearDifference);
        }
        if self.hours.is_some() {
            said.push(Caution::Hours);
        }
        if self.survey.is_some() {
            said.extend(Caution::SURVEY);
        }
        if !self.alike.is_empty() {
            said.push(Caution::CloseOnNothing);
        }
        said.extend([Caution::NotValidated, Caution::NotAnonymous]);
        said
    }
}

/// Makes figures of a release.
struct Maker<'a> {
    release: &'a Release,
    likeness: Likeness,
}

impl Maker<'_> {
    fn share(&self, count: Count, base: Count) -> Option<Share> {
        self.likeness.share(count, base, self.release.audience())
    }
}
