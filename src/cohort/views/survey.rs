//! Next to the survey of the fund's first year (5.24; content design 6.6).

use super::{Difference, Maker, Share};
use crate::{
    cohort::{
        disclosure::{
            places::{COMPARISON, Places},
            release::Count,
            tables::TABLES_FROM,
        },
        statistics::newcombe::Sample,
    },
    core::ids::ItemId,
};

/// What the survey gives, in per cent, for each of [`COMPARISON`].
pub const SURVEY_PERCENT: [u32; 3] = [82, 80, 76];
/// Of how many answers.
pub const SURVEY_ANSWERS: u32 = 55;

/// The comparison items beside the survey.
#[derive(Clone, Debug, PartialEq)]
pub struct Survey {
    /// One row an item.
    pub rows: Vec<SurveyRow>,
}

/// One item beside the survey's figure.
#[derive(Clone, Debug, PartialEq)]
pub struct SurveyRow {
    /// The item.
    pub item: ItemId,
    /// What the survey gives, in per cent of 55.
    pub survey: u32,
    /// Who agrees, of those who gave a rating.
    pub agree: Share,
    /// Who agrees, of those and of those who said “not known yet”; where that can be shown.
    pub agree_of_all: Option<Share>,
    /// Who agrees, of those who gave a rating, less the survey's share.
    pub difference: Difference,
}

pub(super) fn survey(maker: &Maker<'_>) -> Option<Survey> {
    let rows: Vec<SurveyRow> =
        COMPARISON.iter().zip(SURVEY_PERCENT).filter_map(|(item, survey)| row(maker, item, survey)).collect();
    (!rows.is_empty()).then_some(Survey { rows })
}

fn row(maker: &Maker<'_>, item: &str, survey: u32) -> Option<SurveyRow> {
    let item = ItemId::of(item);
    let table = maker.release.table(&format!("item:{item}"))?;
    let places = Places::of(item, table.answers());
    let agree = table.alone(places.answered.end.checked_sub(1)?)?;
    // Those few who gave no rating may be counted with those who disagree.
    let rated = maker.steps(&format!("item:{item}"))?.answered;
    let share = maker.share(agree, rated).filter(|_| rated.get() >= TABLES_FROM)?;
    let of_all = || -> Option<Count> { Some(rated.and(table.alone(places.not_known?)?)) };
    let answers = f64::from(SURVEY_ANSWERS);
    let sample = Sample { part: f64::from(survey) / 100.0 * answers, whole: answers };
    Some(SurveyRow {
        item,
        survey,
        agree: share,
        agree_of_all: of_all().and_then(|all| maker.share(agree, all)),
        difference: maker.likeness.difference_to(share, sample),
    })
}
