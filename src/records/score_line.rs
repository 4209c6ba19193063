//! What `psp score` prints for one answers file: the sums, by the names of `expected` in
//! `tests/vectors/test-vectors.json`, in that order and with the same rounding.

use crate::core::{
    advice,
    burden::{Fit, HoursResult, Outcome, SizeResult},
    ids::{ActionId, Dimension, ItemId, PromptId},
    instrument::Instrument,
    score::{Assessment, Cap, DimensionResult, Score},
};
use serde::{Serialize, Serializer};

/// The line. Scores have two decimals, ranges one, shares four; ratios are not rounded.
#[derive(Clone, Debug, Serialize)]
pub struct ScoreLine<'a> {
    weakest: Dimension,
    top_five: Vec<ActionId>,
    priority: Vec<(ActionId, u32)>,
    shown: ByDimension<(u32, u32)>,
    dimensions: ByDimension<DimensionLine<'a>>,
    overall: &'static str,
    so_far: &'static str,
    unscored: Vec<Dimension>,
    q1: HoursLine,
    q2: SizeLine,
    actions: Vec<ActionId>,
    prompts: Vec<PromptId>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "UPPERCASE")]
struct ByDimension<T> {
    r#mod: T,
    rol: T,
    pro: T,
    rea: T,
}

#[derive(Clone, Debug, Serialize)]
struct DimensionLine<'a> {
    applicable: f64,
    known: f64,
    known_share: Decimals<4>,
    not_known: u32,
    skipped: u32,
    score: Option<Decimals<2>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    display: Option<u32>,
    band: &'static str,
    #[serde(flatten)]
    scored: Option<ScoredLine<'a>>,
}

#[derive(Clone, Debug, Serialize)]
struct ScoredLine<'a> {
    capped_by: Vec<CapName>,
    key_points_open: &'a [ItemId],
    near: &'a [f64],
    if_all_unknown: RangeLine,
    #[serde(skip_serializing_if = "Option::is_none")]
    likely: Option<RangeLine>,
}

/// The hours asked against the hours available: `q1`.
#[derive(Clone, Debug, Serialize)]
struct HoursLine {
    asked_low: f64,
    asked_high: f64,
    asked_mid: f64,
    tasks_nk: u8,
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    ratio: Option<f64>,
    #[serde(flatten)]
    ends: Option<RatioEnds>,
    #[serde(skip_serializing_if = "Option::is_none")]
    points: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    floor: Option<bool>,
}

/// How low and how high the ratio could be; `null` where nothing limits it from above.
#[derive(Clone, Copy, Debug, Serialize)]
struct RatioEnds {
    ratio_low: Option<f64>,
    ratio_high: Option<f64>,
}

/// Effort against size: `q2`.
#[derive(Clone, Debug, Serialize)]
struct SizeLine {
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    size: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    effort: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hours_per_month: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    points: Option<f64>,
}

type RangeLine = (Decimals<1>, Decimals<1>);

/// The sums of one set of answers.
pub fn score_line<'a>(instrument: &Instrument, assessment: &'a Assessment) -> ScoreLine<'a> {
    let fired = advice::actions(instrument, assessment);
    let most = usize::from(instrument.thresholds.max_actions_shown);
    let mut actions: Vec<ActionId> = fired.iter().map(|action| action.id).collect();
    let top_five = actions.iter().take(most).copied().collect();
    actions.sort_unstable();
    ScoreLine {
        weakest: assessment.weakest,
        top_five,
        priority: fired.iter().map(|action| (action.id, action.priority)).collect(),
        shown: by_dimension(assessment, |result| result.shown),
        dimensions: by_dimension(assessment, dimension),
        overall: assessment.overall.code(),
        so_far: assessment.so_far.code(),
        unscored: assessment.unscored().collect(),
        q1: hours(&assessment.hours),
        q2: size(&assessment.size),
        actions,
        prompts: advice::prompts(instrument, assessment),
    }
}

fn by_dimension<'a, T>(
    assessment: &'a Assessment,
    line: impl Fn(&'a DimensionResult) -> T,
) -> ByDimension<T> {
    let of = |dimension| line(assessment.dimension(dimension));
    ByDimension {
        r#mod: of(Dimension::Mod),
        rol: of(Dimension::Rol),
        pro: of(Dimension::Pro),
        rea: of(Dimension::Rea),
    }
}

fn dimension(result: &DimensionResult) -> DimensionLine<'_> {
    DimensionLine {
        applicable: result.applicable,
        known: result.known,
        known_share: Decimals(result.known_share()),
        not_known: result.not_known,
        skipped: result.skipped,
        score: result.score.as_ref().map(|score| Decimals(score.value)),
        display: result.score.as_ref().map(Score::shown),
        band: result.band().code(),
        scored: result.score.as_ref().map(|score| ScoredLine {
            capped_by: score.capped_by.iter().map(|cap| CapName(*cap)).collect(),
            key_points_open: &score.key_points_open,
            near: &score.near,
            if_all_unknown: range(score.if_found_out),
            likely: score.likely.map(range),
        }),
    }
}

fn hours(hours: &HoursResult) -> HoursLine {
    let (points, label) = match (hours.outcome, hours.fit) {
        (Outcome::Points(points), Some(fit)) => (Some(points), Some(label(fit))),
        (Outcome::Points(_) | Outcome::NotKnown | Outcome::Skipped, _) => (None, None),
    };
    let ends = RatioEnds { ratio_low: hours.ratio_low, ratio_high: hours.ratio_high };
    HoursLine {
        asked_low: hours.asked.low,
        asked_high: hours.asked.high,
        asked_mid: hours.asked.mid(),
        tasks_nk: hours.tasks_not_known,
        state: state(hours.outcome),
        ratio: hours.ratio,
        ends: (points.is_some() && hours.ratio.is_some()).then_some(ends),
        points,
        label,
        floor: (hours.ratio.is_some() || points.is_some()).then_some(hours.floor),
    }
}

const fn label(fit: Fit) -> &'static str {
    match fit {
        Fit::Fits => "fits",
        Fit::Stretched => "stretched",
        Fit::WellOver => "well over",
        Fit::NoTimeSetAside => "no time set aside",
    }
}

fn size(result: &SizeResult) -> SizeLine {
    let points = match result.outcome {
        Outcome::Points(points) => Some(points),
        Outcome::NotKnown | Outcome::Skipped => None,
    };
    SizeLine {
        state: state(result.outcome),
        size: result.size,
        effort: result.effort,
        hours_per_month: result.hours_per_month,
        points,
    }
}

const fn state(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Skipped => "skip",
        Outcome::NotKnown => "nk",
        Outcome::Points(_) => "ok",
    }
}

const fn range((low, high): (f64, f64)) -> RangeLine {
    (Decimals(low), Decimals(high))
}

/// What held a band back, by its name in the line: `known_share` or `key_point:ROL-S1`.
#[derive(Clone, Copy, Debug)]
struct CapName(Cap);

impl Serialize for CapName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Cap::KnownShare => serializer.serialize_str("known_share"),
            Cap::KeyPoint(item) => serializer.collect_str(&format_args!("key_point:{item}")),
        }
    }
}

/// A number written with at most so many decimals, rounded as the worked examples are: to the nearest, and
/// a tie to the even digit (91.625 is 91.62).
#[derive(Clone, Copy, Debug)]
struct Decimals<const PLACES: usize>(f64);

impl<const PLACES: usize> Serialize for Decimals<PLACES> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(rounded(self.0, PLACES))
    }
}

fn rounded(number: f64, places: usize) -> f64 {
    let power = [1.0, 10.0, 100.0, 1_000.0, 10_000.0].get(places).copied();
    if let Some(power) = power {
        let scaled = number * power;
        // Away from a tie the product decides; near one its own rounding could, so the digits decide there.
        if (scaled - scaled.floor() - 0.5).abs() > 1e-6 {
            return scaled.round() / power;
        }
    }
    format!("{number:.places$}").parse().unwrap_or(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_tie_goes_to_the_even_digit() {
        for (number, places, expected) in [
            (91.625, 2, 91.62),
            (91.635, 2, 91.64),
            (0.125, 2, 0.12),
            (0.375, 2, 0.38),
            (2.5, 0, 2.0),
            (0.25, 1, 0.2),
        ] {
            assert!(
                (rounded(number, places) - expected).abs() < 1e-9,
                "{number}: {}",
                rounded(number, places)
            );
        }
    }

    proptest! {
        /// The quick way and the way by digits are the same.
        #[test]
        fn rounding_is_that_of_the_printed_digits(number in 0.0_f64..100.0, eighths in 0_u32..800, places in 0_usize..5) {
            for number in [number, f64::from(eighths) / 8.0, f64::from(eighths) / 80.0] {
                let digits: f64 = format!("{number:.places$}").parse().expect("a number");
                prop_assert_eq!(rounded(number, places).to_bits(), digits.to_bits());
            }
        }
    }
}
