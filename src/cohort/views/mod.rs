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

pub mod cautions;
mod hours;
pub mod lines;
mod share;
mod survey;

pub use self::{
    cautions::Caution,
    hours::Hours,
    share::{Difference, Likeness, Share},
    survey::{Survey, SurveyRow},
};
use super::{
    disclosure::{
        Audience, Release,
        alike::{Alike, OneAnswer},
        release::{Count, Size, Split, Table},
        tables::{
            ALIKE, ANSWERED, COMPARISONS_FROM, LEADS_PSPS, MIRROR, NOT_KNOWN, RIGHT, SCORE_PARTS, TABLES_FROM,
        },
    },
    statistics::quantiles::{Bin, quantile, to_nearest},
};
use crate::core::{
    ids::{Dimension, ItemId},
    score::Band,
};

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
    /// What must be said beside it.
    pub cautions: Vec<Caution>,
}

/// A topic of five to nine partners.
#[derive(Clone, Debug, PartialEq)]
pub struct Few {
    /// Which topic.
    pub dimension: Dimension,
    /// Of all answers of all partners, those that are “not known yet”.
    pub not_known: Option<Share>,
    /// The median score, to the nearest 5.
    pub median: Option<u64>,
}

/// How many do not know one thing yet.
#[derive(Clone, Debug, PartialEq)]
pub struct NotKnown {
    /// The item or row.
    pub item: ItemId,
    /// The share; none where it cannot be shown.
    pub share: Option<Share>,
    /// The average of the PSPs' averages, to the nearest 5 %.
    pub mean_of_psps: Option<u64>,
    /// How many records it is of.
    pub records: Option<Count>,
}

/// Where partners are in one topic.
#[derive(Clone, Debug, PartialEq)]
pub struct Topic {
    /// Which topic.
    pub dimension: Dimension,
    /// Bands, or neighbouring bands together, from the lowest to the highest, with their shares.
    pub bands: Vec<(Vec<Band>, Share)>,
    /// Lower quartile, median and upper quartile of the scores, to the nearest 5.
    pub quartiles: Option<[u32; 3]>,
    /// How many records it is of.
    pub records: Count,
}

/// What partners understand of one item.
#[derive(Clone, Debug, PartialEq)]
pub struct Understanding {
    /// The knowledge item.
    pub item: ItemId,
    /// Who gave the best answer.
    pub right: Option<Share>,
    /// Who gave another.
    pub wrong: Option<Share>,
    /// Who said “I don't know yet”.
    pub not_known: Option<Share>,
    /// The other options, in the order of the item, each with its share.
    pub ideas: Vec<Idea>,
    /// Who was fairly sure of another answer.
    pub sure_and_wrong: Option<Share>,
}

/// A mistaken idea: a wrong option of a knowledge item.
#[derive(Clone, Debug, PartialEq)]
pub struct Idea {
    /// The item.
    pub item: ItemId,
    /// Which of its wrong options, from 0, in the order of the item.
    pub wrong_option: usize,
    /// How many chose it.
    pub share: Share,
}

/// A comparison of groups of partners.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// What parts the groups.
    pub by: By,
    /// What they do not know yet.
    pub item: ItemId,
    /// The groups: which of [`By::parts`] they hold, and their share.
    pub groups: Vec<(std::ops::Range<usize>, Share)>,
    /// The first group less the second.
    pub difference: Option<Difference>,
}

/// By what partners are compared, one at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// Public sector, third sector, others.
    Role,
    /// First PSP, been in one before, not said.
    Experience,
}

impl By {
    /// The parts, in order; the last is everybody else.
    pub const fn parts(self) -> [&'static str; 3] {
        match self {
            Self::Role => ["public", "third", "other"],
            Self::Experience => ["new", "exp", "other"],
        }
    }

    /// The word for it in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Role => "role",
            Self::Experience => "experience",
        }
    }
}

/// Answers to an item, side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Mirror {
    /// The item or row.
    pub item: ItemId,
    /// What partners say.
    pub partners: Steps,
    /// What leads say.
    pub leads: Steps,
}

/// The answers to an item: steps, or neighbouring steps together, of those who answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Steps {
    /// How many answered.
    pub answered: Count,
    /// Steps from the lowest, with their shares of those who answered.
    pub steps: Vec<(std::ops::Range<usize>, Share)>,
    /// Who said “not known yet”, of all.
    pub not_known: Option<Share>,
}

/// How alike the partners of one PSP answer.
#[derive(Clone, Debug, PartialEq)]
pub struct AlikePsp {
    /// The code of the PSP.
    pub programme: String,
    /// About how many partners answered.
    pub size: Size,
    /// The items, with what is said of each.
    pub items: Vec<(ItemId, Alike)>,
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
            mirror: Vec::new(),
            role_question: None,
            hours: None,
            survey: None,
            alike: alike(release),
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
            view.most_common_idea = most_common(&understanding);
            view.role_question = maker.steps("item:ROL-D1", "steps:ROL-D1", true);
            view.survey = survey::survey(&maker);
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
        if !self.topics.is_empty() {
            said.push(Caution::Lines);
        }
        if !self.mirror.is_empty() {
            said.push(Caution::Mirror);
        }
        if !self.gaps.is_empty() || self.survey.is_some() {
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

/// The places of an item's table that may be counted alone, and its name in the release.
struct Maker<'a> {
    release: &'a Release,
    likeness: Likeness,
}

impl Maker<'_> {
    fn share(&self, count: Count, base: Count) -> Option<Share> {
        self.likeness.share(count, base, self.release.audience())
    }

    /// The items that have a table, in the order of their ids.
    fn items(&self) -> impl Iterator<Item = ItemId> {
        self.release.named("item:").filter_map(|item| ItemId::new(item).ok())
    }

    fn few(&self) -> Vec<Few> {
        let few = Dimension::ALL.into_iter().map(|dimension| {
            let pooled = self.release.table(&format!("pooled:{dimension}"));
            // All answers of one person count together: they are not independent, so no interval is meant by this.
            let not_known =
                pooled.and_then(|table| self.share(table.alone(NOT_KNOWN)?, table.without(ANSWERED + 1)));
            Few { dimension, not_known, median: self.release.number(&format!("median:{dimension}")) }
        });
        few.filter(|few| few.not_known.is_some() || few.median.is_some()).collect()
    }

    /// The base of an item's shares: all but those who left it out, where these are counted alone.
    fn base(table: &Table, knowledge: bool) -> Count {
        table.without(if knowledge { RIGHT + 1 } else { ANSWERED + 1 })
    }

    fn is_knowledge(item: ItemId) -> bool {
        item.as_str().split('-').nth(1).is_some_and(|rest| rest.starts_with('K'))
    }

    fn not_known(&self) -> Vec<NotKnown> {
        let offered = |item: &ItemId| {
            !crate::cohort::disclosure::tables::COMPARISON.contains(&item.as_str())
                && !["ROL-S3", "PRO-S2", "PRO-S3", "ROL-D1"].contains(&item.as_str())
        };
        let hours = self.not_known_of(ItemId::of("PRO-Q1"), "hours", false);
        let mut rows: Vec<NotKnown> = self
            .items()
            .filter(offered)
            .map(|item| self.not_known_of(item, &format!("item:{item}"), Self::is_knowledge(item)))
            .collect();
        rows.push(hours);
        rows.sort_by_key(|row| {
            let share = row.share.map_or(0, |share| share.count.get() * 1_000_000 / share.base.get().max(1));
            (std::cmp::Reverse(share), row.item)
        });
        rows
    }

    fn not_known_of(&self, item: ItemId, table: &str, knowledge: bool) -> NotKnown {
        let table = self.release.table(table);
        let share = table.as_ref().and_then(|table| {
            let base =
                if item.as_str() == "PRO-Q1" { table.without(3) } else { Self::base(table, knowledge) };
            self.share(table.alone(NOT_KNOWN)?, base).filter(|share| share.base.get() >= TABLES_FROM)
        });
        NotKnown {
            item,
            mean_of_psps: share.and_then(|_| self.release.number(&format!("mean-of-psps:{item}"))),
            records: share.and_then(|_| table.map(|table| table.records)),
            share,
        }
    }

    /// The share of answers that are “not known yet”, over the items of a topic. A count that is hidden is taken to be
    /// in the middle of what it may be, so the share is one of protected counts alone.
    fn not_known_by_topic(&self) -> Vec<(Dimension, u32)> {
        let partners = self.release.partners().map_or(0, Count::get);
        let least = self.release.audience().least_count();
        let rows = self.not_known();
        let topics = Dimension::ALL.into_iter().filter_map(|dimension| {
            let of = rows.iter().filter(|row| row.item.as_str().starts_with(dimension.code()));
            let (mut part, mut whole) = (0.0, 0.0);
            for row in of {
                #[expect(clippy::cast_precision_loss, reason = "counts of people")]
                let (count, base) = row.share.map_or(((least - 1) as f64 / 2.0, partners as f64), |share| {
                    (share::real(share.count), share::real(share.base))
                });
                part += count;
                whole += base;
            }
            (whole > 0.0).then(|| (dimension, share::whole(to_nearest(part / whole * 100.0, 5.0))))
        });
        topics.collect()
    }

    fn topic(&self, dimension: Dimension) -> Option<Topic> {
        let table = self.release.table(&format!("band:{dimension}"))?;
        let all = table.groups.iter().map(|(_, _, count)| *count).reduce(Count::and)?;
        let of = |(first, after, count): &(usize, usize, Count)| {
            let bands = [Band::None, Band::B1, Band::B2, Band::B3][*first..*after].to_vec();
            Some((bands, self.share(*count, all)?))
        };
        Some(Topic {
            dimension,
            bands: table.groups.iter().map(of).collect::<Option<_>>()?,
            quartiles: self.quartiles(dimension, &table),
            records: table.records,
        })
    }

    /// Quartiles of the scores, from the groups within the bands; none where those without a score cannot be told
    /// from those with a low one.
    fn quartiles(&self, dimension: Dimension, bands: &Table) -> Option<[u32; 3]> {
        const ENDS: [(f64, f64); 4] = [(0.0, 0.0), (0.0, 37.5), (37.5, 75.0), (75.0, 100.0)];
        let mut bins = Vec::new();
        for (first, after, count) in &bands.groups {
            if *first == 0 {
                if *after > 1 {
                    return None;
                }
                continue;
            }
            let inner = (*after == first + 1)
                .then(|| self.release.table(&format!("score:{dimension}:{}", first - 1)))
                .flatten();
            let Some(inner) = inner else {
                bins.push(Bin { low: ENDS[*first].0, high: ENDS[after - 1].1, count: share::real(*count) });
                continue;
            };
            let ends = SCORE_PARTS[first - 1];
            for (from, to, count) in &inner.groups {
                #[expect(clippy::cast_precision_loss, reason = "0 to 1001")]
                let end = |at: usize| (ends[at.min(ends.len() - 1)] as f64 / 10.0).min(100.0);
                // The capped stand after the others of their band, and have scores of the band above.
                let capped = *to == ends.len();
                let high = if capped { 100.0 } else { end(*to) };
                bins.push(Bin { low: end(*from), high, count: share::real(*count) });
            }
        }
        bins.sort_by(|a, b| a.low.total_cmp(&b.low));
        let at = |part| quantile(&bins, part).map(|points| share::whole(to_nearest(points, 5.0)));
        Some([at(0.25)?, at(0.5)?, at(0.75)?])
    }

    fn understanding(&self) -> Vec<Understanding> {
        let rows = self.items().filter(|item| Self::is_knowledge(*item)).filter_map(|item| {
            let table = self.release.table(&format!("item:{item}"))?;
            let base = Self::base(&table, true);
            let share = |place| table.alone(place).and_then(|count| self.share(count, base));
            let within = |name: String| self.release.table(&name).filter(|_| table.alone(ANSWERED).is_some());
            let ideas = within(format!("ideas:{item}"));
            let ideas = ideas.into_iter().flat_map(|ideas| ideas.groups).filter_map(|(first, _, count)| {
                Some(Idea { item, wrong_option: first, share: self.share(count, base)? })
            });
            let ideas = ideas.collect();
            let sure = within(format!("sure:{item}")).and_then(|sure| self.share(sure.alone(0)?, base));
            Some(Understanding {
                item,
                right: share(RIGHT),
                wrong: share(ANSWERED),
                not_known: share(NOT_KNOWN),
                ideas,
                sure_and_wrong: sure,
            })
        });
        rows.collect()
    }

    fn gaps(&self, by: By) -> Vec<Gap> {
        let start = format!("by-{}:", by.word());
        let gaps = self.release.named(&start).filter_map(|name| {
            let item = ItemId::new(name).ok()?;
            let Split { groups, .. } = self.release.split(&format!("{start}{name}"))?;
            let shares = groups
                .into_iter()
                .map(|(first, after, part, whole)| Some((first..after, self.share(part, whole)?)))
                .collect::<Option<Vec<_>>>()?;
            let difference = match shares.as_slice() {
                [(_, first), (_, second), ..] => self.likeness.difference(*first, *second),
                _ => None,
            };
            Some(Gap { by, item, groups: shares, difference })
        });
        gaps.collect()
    }

    fn steps(&self, item: &str, steps: &str, not_known: bool) -> Option<Steps> {
        let table = self.release.table(item)?;
        let answered = table.alone(if not_known { ANSWERED } else { 0 })?;
        let steps = self.release.table(steps)?;
        let shares = steps
            .groups
            .iter()
            .map(|(first, after, count)| Some((*first..*after, self.share(*count, answered)?)))
            .collect::<Option<Vec<_>>>()?;
        let share = || self.share(table.alone(NOT_KNOWN)?, Self::base(&table, false));
        Some(Steps { answered, steps: shares, not_known: not_known.then(share).flatten() })
    }

    fn mirror(&self, item: &str) -> Option<Mirror> {
        let not_known = !["ROL-S3", "PRO-S2"].contains(&item);
        Some(Mirror {
            item: ItemId::of(item),
            partners: self.steps(&format!("item:{item}"), &format!("steps:{item}"), not_known)?,
            leads: self.steps(&format!("lead:{item}"), &format!("steps:lead:{item}"), not_known)?,
        })
    }
}

fn most_common(items: &[Understanding]) -> Option<Idea> {
    let ideas = items.iter().flat_map(|item| &item.ideas);
    // The first of those that are as common.
    ideas.rev().max_by_key(|idea| idea.share.count).cloned()
}

fn alike(release: &Release) -> Vec<AlikePsp> {
    let mut psps: Vec<AlikePsp> = Vec::new();
    for item in ALIKE {
        let start = format!("alike:{item}:");
        for programme in release.named(&start) {
            let name = format!("{start}{programme}");
            let said = release.word(&name).and_then(Alike::of_word).unwrap_or(Alike::Withheld);
            let Some(size) = release.size_of(&name) else { continue };
            let at = psps.iter().position(|psp| psp.programme == programme).unwrap_or_else(|| {
                psps.push(AlikePsp { programme: programme.to_string(), size, items: Vec::new() });
                psps.len() - 1
            });
            psps[at].items.push((ItemId::of(item), said));
        }
    }
    psps.sort_by(|a, b| a.programme.cmp(&b.programme));
    psps
}
