//! What `psp score` prints for one answers file: the sums, by the names of `expected` in
//! `tests/vectors/test-vectors.json`, with the same rounding.

use crate::core::{
    advice,
    burden::{Fit, Outcome},
    ids::Dimension,
    instrument::Instrument,
    score::{Assessment, Band, Cap, DimensionResult},
};
use serde_json::{Map, Value, json};

/// The line, as one JSON object. Scores have two decimals, ranges one, shares four; ratios are not rounded.
pub fn score_line(instrument: &Instrument, assessment: &Assessment) -> Value {
    let actions = advice::actions(instrument, assessment);
    let most = usize::from(instrument.thresholds.max_actions_shown);
    let mut in_order: Vec<String> = actions.iter().map(|action| action.id.to_string()).collect();
    let priority: Vec<Value> = actions.iter().map(|a| json!([a.id.to_string(), a.priority])).collect();
    let top_five: Vec<String> = in_order.iter().take(most).cloned().collect();
    in_order.sort();
    let prompts: Vec<String> = advice::prompts(instrument, assessment).iter().map(ToString::to_string).collect();
    let by_dimension = |f: &dyn Fn(&DimensionResult) -> Value| {
        let members = assessment.dimensions.iter().map(|result| (result.dimension.to_string(), f(result)));
        Value::Object(members.collect::<Map<String, Value>>())
    };
    json!({
        "weakest": assessment.weakest.code(),
        "top_five": top_five,
        "priority": priority,
        "shown": by_dimension(&|result| json!([result.shown.0, result.shown.1])),
        "dimensions": by_dimension(&dimension),
        "overall": assessment.overall.code(),
        "so_far": assessment.so_far.code(),
        "unscored": assessment.unscored().map(Dimension::code).collect::<Vec<_>>(),
        "q1": hours(assessment),
        "q2": size(assessment),
        "actions": in_order,
        "prompts": prompts,
    })
}

fn dimension(result: &DimensionResult) -> Value {
    let mut line = json!({
        "applicable": result.applicable,
        "known": result.known,
        "known_share": decimals(result.known_share(), 4),
        "not_known": result.not_known,
        "skipped": result.skipped,
        "score": null,
        "band": Band::None.code(),
    });
    let Some(score) = &result.score else { return line };
    let capped: Vec<String> = score
        .capped_by
        .iter()
        .map(|cap| match cap {
            Cap::KnownShare => "known_share".to_string(),
            Cap::KeyPoint(item) => format!("key_point:{item}"),
        })
        .collect();
    let range = |(low, high): (f64, f64)| json!([decimals(low, 1), decimals(high, 1)]);
    line["score"] = json!(decimals(score.value, 2));
    line["display"] = json!(score.shown());
    line["band"] = json!(score.band.code());
    line["capped_by"] = json!(capped);
    line["key_points_open"] = json!(score.key_points_open.iter().map(ToString::to_string).collect::<Vec<_>>());
    line["near"] = json!(score.near);
    line["if_all_unknown"] = range(score.if_found_out);
    if let Some(likely) = score.likely {
        line["likely"] = range(likely);
    }
    line
}

fn hours(assessment: &Assessment) -> Value {
    let hours = &assessment.hours;
    let mut line = json!({
        "asked_low": hours.asked.low,
        "asked_high": hours.asked.high,
        "asked_mid": hours.asked.mid(),
        "tasks_nk": hours.tasks_not_known,
        "state": state(hours.outcome),
    });
    if let Some(ratio) = hours.ratio {
        line["ratio"] = json!(ratio);
        line["floor"] = json!(hours.floor);
    }
    if let (Outcome::Points(points), Some(fit)) = (hours.outcome, hours.fit) {
        line["points"] = json!(points);
        line["label"] = json!(match fit {
            Fit::Fits => "fits",
            Fit::Stretched => "stretched",
            Fit::WellOver => "well over",
            Fit::NoTimeSetAside => "no time set aside",
        });
        if hours.ratio.is_some() {
            line["ratio_low"] = json!(hours.ratio_low);
            line["ratio_high"] = json!(hours.ratio_high);
        } else {
            line["floor"] = json!(hours.floor);
        }
    }
    line
}

fn size(assessment: &Assessment) -> Value {
    let size = &assessment.size;
    let mut line = json!({ "state": state(size.outcome) });
    if let (Some(class), Some(effort), Some(per_month)) = (size.size, size.effort, size.hours_per_month) {
        line["size"] = json!(class);
        line["effort"] = json!(effort);
        line["hours_per_month"] = json!(per_month);
    }
    if let Outcome::Points(points) = size.outcome {
        line["points"] = json!(points);
    }
    line
}

const fn state(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Skipped => "skip",
        Outcome::NotKnown => "nk",
        Outcome::Points(_) => "ok",
    }
}

/// Rounds as the worked examples do: to the nearest, and a tie to the even digit (91.625 is 91.62).
fn decimals(number: f64, places: usize) -> f64 {
    format!("{number:.places$}").parse().unwrap_or(number)
}
