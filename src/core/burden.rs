//! Hours asked, hours available and the size of the service (content design 3.3; 5.8, 5.16, 5.25).

use super::{
    hours::HoursAnswer,
    ids::{ItemId, NOT_KNOWN, OptionId},
    instrument::{Burden, HoursRange},
    session::BurdenAnswers,
};

/// The question of how far away the next big deadline is.
pub const PERIOD: ItemId = ItemId::of("months");
/// The question of how the time available was set.
pub const HOW_SET: ItemId = ItemId::of("how_set");
/// The question of how many people the service is for.
pub const PEOPLE: ItemId = ItemId::of("people");
/// The question of how much funding is hoped for.
pub const FUNDING: ItemId = ItemId::of("fund");

/// A number of hours with its ends.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Span {
    /// Low end, in hours.
    pub low: f64,
    /// High end, in hours.
    pub high: f64,
    /// Whether the high end is a convention: “or more”.
    pub open_ended: bool,
}

/// How the hours asked compare with the hours available.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// Ratio up to 1.10.
    Fits,
    /// Above 1.10, up to 1.55.
    Stretched,
    /// Above 1.55.
    WellOver,
    /// Hours are asked and none are available.
    NoTimeSetAside,
}

/// Whether one of the two hours items has points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outcome {
    /// Nothing was answered.
    Skipped,
    /// Not enough is known.
    NotKnown,
    /// Points, 0 to 100.
    Points(f64),
}

/// Hours asked against hours available: `PRO-Q1`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HoursResult {
    /// Hours asked, over the tasks that are known.
    pub asked: Span,
    /// Hours available, if known.
    pub available: Option<Span>,
    /// Tasks whose hours are not known.
    pub tasks_not_known: u8,
    /// Hours asked for each hour available, by the middle figures. A floor if a task is not known.
    pub ratio: Option<f64>,
    /// The lowest it could be.
    pub ratio_low: Option<f64>,
    /// The highest it could be, by the tasks that are known; none where there is no upper limit.
    pub ratio_high: Option<f64>,
    /// Whether the ratio is only a floor, because one task is not known.
    pub floor: bool,
    /// How they compare; none without points.
    pub fit: Option<Fit>,
    /// Points, if any.
    pub outcome: Outcome,
}

/// Effort against the size of the service: `PRO-Q2`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SizeResult {
    /// Mean of the known size classes of people and money, 1 to 4.
    pub size: Option<f64>,
    /// Class of the effort, 1 to 4.
    pub effort: Option<u8>,
    /// Hours a month, by the middle of the hours asked.
    pub hours_per_month: Option<f64>,
    /// Points, if any.
    pub outcome: Outcome,
}

impl Span {
    /// The middle, in hours.
    pub fn mid(self) -> f64 {
        f64::midpoint(self.low, self.high)
    }
}

/// The hours of an answer; none if not known.
pub fn span(answer: HoursAnswer, ranges: &[HoursRange]) -> Option<Span> {
    match answer {
        HoursAnswer::Exact(hours) => Some(Span { low: hours.get(), high: hours.get(), open_ended: false }),
        HoursAnswer::NotKnown => None,
        HoursAnswer::Range(option) => {
            let range = ranges.iter().find(|range| range.id == option)?;
            Some(Span { low: range.low, high: range.high, open_ended: range.open_ended })
        }
    }
}

/// The sum of the hours asked, over the tasks that are known, and how many are not.
pub fn asked(burden: &Burden, answers: &BurdenAnswers) -> (Span, u8) {
    let mut given = Given::default();
    for task in &burden.tasks {
        given.add_task(answers.tasks.get(&task.id).and_then(|hours| span(*hours, &burden.task_hours)));
    }
    (given.asked, given.tasks_not_known)
}

/// What was answered of hours and size, as the figures it stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Given {
    /// Hours asked, over the tasks that are known.
    pub asked: Span,
    /// Tasks whose hours are not known.
    pub tasks_not_known: u8,
    /// Hours available, if known.
    pub available: Option<Span>,
    /// Whether anything was answered of the hours, if only “not known yet”.
    pub hours_answered: bool,
    /// Months until the next big deadline, if known.
    pub months: Option<f64>,
    /// Size class by people, if known.
    pub people: Option<f64>,
    /// Size class by money, if known.
    pub money: Option<f64>,
    /// Whether anything was answered of months, people or money, if only “not known yet”.
    pub size_answered: bool,
}

impl Given {
    /// Of these answers.
    pub fn of(burden: &Burden, answers: &BurdenAnswers) -> Self {
        let (asked, tasks_not_known) = asked(burden, answers);
        let chosen = |id| answers.figures.get(&id).copied();
        Self {
            asked,
            tasks_not_known,
            available: answers.available.and_then(|hours| span(hours, &burden.available_hours)),
            hours_answered: !answers.tasks.is_empty() || answers.available.is_some(),
            months: chosen(PERIOD).and_then(|option| months(burden, option)),
            people: chosen(PEOPLE).and_then(|option| burden.people.value(option)),
            money: chosen(FUNDING).and_then(|option| burden.funding.value(option)),
            size_answered: [PERIOD, PEOPLE, FUNDING].into_iter().any(|id| chosen(id).is_some()),
        }
    }

    /// Adds the hours of a task; none if they are not known.
    pub fn add_task(&mut self, hours: Option<Span>) {
        match hours {
            Some(hours) => {
                self.asked.low += hours.low;
                self.asked.high += hours.high;
                self.asked.open_ended |= hours.open_ended;
            }
            None => self.tasks_not_known += 1,
        }
    }

    /// The size of the service, 1 to 4: the mean of what is known.
    pub const fn size_class(&self) -> Option<f64> {
        match (self.people, self.money) {
            (Some(people), Some(money)) => Some(f64::midpoint(people, money)),
            (Some(one), None) | (None, Some(one)) => Some(one),
            (None, None) => None,
        }
    }
}

/// The months that an answer on the next big deadline stands for; none if not known.
pub fn months(burden: &Burden, option: OptionId) -> Option<f64> {
    if option == NOT_KNOWN { None } else { burden.period.value(option) }
}

/// Hours asked against hours available.
pub fn hours(burden: &Burden, given: &Given) -> HoursResult {
    let Given { asked, tasks_not_known, available, .. } = *given;
    let mut result = HoursResult {
        asked,
        available,
        tasks_not_known,
        ratio: None,
        ratio_low: None,
        ratio_high: None,
        floor: false,
        fit: None,
        outcome: Outcome::NotKnown,
    };
    if !given.hours_answered {
        result.outcome = Outcome::Skipped;
        return result;
    }
    let Some(have) = available.filter(|_| tasks_not_known < 2) else { return result };
    if have.high == 0.0 {
        if asked.mid() > 0.0 {
            result.fit = Some(Fit::NoTimeSetAside);
            result.outcome = Outcome::Points(0.0);
        }
        return result;
    }
    let ratio = asked.mid() / have.mid();
    result.floor = tasks_not_known == 1;
    result.ratio = Some(ratio);
    result.ratio_low = Some(asked.low / have.high);
    // Where the time available may be next to none, nothing limits the ratio from above. Where a task is not
    // known this is the high end of the others alone: `floor` says so, and nobody is told it as a limit.
    result.ratio_high = (have.low > 0.0).then(|| asked.high / have.low);
    let ratio = mended(ratio);
    if !result.floor || ratio > burden.fits_ratio {
        result.fit = Some(if ratio <= burden.fits_ratio {
            Fit::Fits
        } else if ratio <= burden.well_over_ratio {
            Fit::Stretched
        } else {
            Fit::WellOver
        });
        let span = burden.no_points_ratio - burden.full_points_ratio;
        let points = 100.0 * (burden.no_points_ratio - ratio) / span;
        result.outcome = Outcome::Points(mended(points.clamp(0.0, 100.0)));
    }
    result
}

/// The number to nine decimals. Binary fractions stand a little beside decimal ones, so a sum of decimal hours
/// that comes to a line could fall on its wrong side: at a ratio of 1.4, points would be 50.00000000000001.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "never below 0; what is beyond 2^53 is far beyond every line"
)]
fn mended(number: f64) -> f64 {
    (number * 1e9 + 0.5) as u64 as f64 / 1e9
}

/// Effort against the size of the service.
pub fn size(burden: &Burden, given: &Given) -> SizeResult {
    let Given { asked, tasks_not_known, months, .. } = *given;
    let mut result =
        SizeResult { size: None, effort: None, hours_per_month: None, outcome: Outcome::NotKnown };
    if !given.hours_answered && !given.size_answered {
        result.outcome = Outcome::Skipped;
        return result;
    }
    let Some(class) = given.size_class() else { return result };
    let Some(months) = months.filter(|_| tasks_not_known < 2) else { return result };
    let per_month = asked.mid() / months;
    let effort =
        1 + burden.effort_classes.iter().map(|start| u8::from(mended(per_month) >= *start)).sum::<u8>();
    result.size = Some(class);
    result.effort = Some(effort);
    result.hours_per_month = Some(per_month);
    let over = (f64::from(effort) - class).max(0.0);
    // One task missing can only raise the effort, so a verdict stands only where it is above size already.
    if tasks_not_known == 0 || over > 0.0 {
        result.outcome = Outcome::Points((100.0 - burden.points_per_class * over).max(0.0));
    }
    result
}
