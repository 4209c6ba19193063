//! Versions, thresholds, and the ranges of hours.

use super::Findings;
use crate::core::{
    burden::{FUNDING, HOW_SET, PEOPLE, PERIOD},
    ids::Dimension,
    instrument::{Burden, Figure, HoursRange, Instrument, Thresholds},
};

/// Small sums of decimal fractions differ by less than this from what they should be.
const ROUNDING: f64 = 1e-9;

pub(super) fn check(pack: &Instrument, findings: &mut Findings) {
    for (place, version) in
        [("content_version", &pack.content_version), ("rules_version", &pack.rules_version)]
    {
        findings.expect(is_semver(version), place, "a version by SemVer, such as 1.2.0", version);
    }
    let language = &pack.language;
    findings.expect(is_language(language), "language", "a language tag, such as en-GB", language);
    thresholds(pack, findings);
    burden(&pack.burden, &pack.thresholds, findings);
}

/// `1.2.3`, and what `SemVer` allows behind it: `-rc.1`, `+build`.
fn is_semver(version: &str) -> bool {
    let (version, build) = version.split_once('+').unwrap_or((version, "0"));
    let (core, pre) = version.split_once('-').unwrap_or((version, "0"));
    let number = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|b| b.is_ascii_digit())
            && (part == "0" || !part.starts_with('0'))
    };
    let word = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    core.split('.').count() == 3
        && core.split('.').all(number)
        && pre
            .split('.')
            .all(|part| word(part) && (number(part) || part.bytes().any(|b| !b.is_ascii_digit())))
        && build.split('.').all(word)
}

/// A language of two or three letters, and parts of two to eight letters or digits.
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|b| b.is_ascii_lowercase())
        && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

fn thresholds(pack: &Instrument, findings: &mut Findings) {
    let t = &pack.thresholds;
    let mut expect = |holds: bool, name: &str, expected: &str, found: f64| {
        findings.expect(holds, format!("thresholds.{name}"), expected, found);
    };
    let [second, third] = t.cuts;
    let share = |share: f64| share > 0.0 && share <= 1.0;
    expect(second > 0.0 && second < third, "cuts[0]", "a number above 0 and below the second cut", second);
    expect(third < 100.0, "cuts[1]", "a number below 100", third);
    expect(share(t.min_known_share), "min_known_share", "a share above 0, up to 1", t.min_known_share);
    let top = t.top_band_known_share;
    expect(
        share(top) && top >= t.min_known_share,
        "top_band_known_share",
        "min_known_share or more, up to 1",
        top,
    );
    let fewest = Dimension::ALL.map(|dimension| pack.scored_items(dimension).count()).into_iter().min();
    #[expect(clippy::cast_precision_loss, reason = "a handful of items")]
    let fewest = fewest.unwrap_or_default() as f64;
    let weight = t.min_known_weight;
    let expected = "more than 0, and no more than the scored items of any dimension";
    expect(weight > 0.0 && weight <= fewest, "min_known_weight", expected, weight);
    let near = t.near_line;
    expect(
        near >= 0.0 && near * 2.0 < third - second,
        "near_line",
        "less than half the gap between the cuts",
        near,
    );
    expect(t.likely_t > 0.0 && t.likely_t < 10.0, "likely_t", "a t-value", t.likely_t);
    expect((0.0..50.0).contains(&t.likely_floor), "likely_floor", "points, less than 50", t.likely_floor);
    let (actions, prompts) = (t.max_actions_shown, t.max_prompts_shown);
    expect(
        (1..=5).contains(&actions),
        "max_actions_shown",
        "1 to 5: more would be a burden",
        f64::from(actions),
    );
    expect(prompts >= 2, "max_prompts_shown", "2 or more: the first and the last", f64::from(prompts));
}

fn burden(burden: &Burden, thresholds: &Thresholds, findings: &mut Findings) {
    ratios(burden, thresholds, findings);
    hours("burden.task_hours", &burden.task_hours, findings);
    hours("burden.available_hours", &burden.available_hours, findings);
    for (place, figure, id) in [
        ("burden.period", &burden.period, PERIOD),
        ("burden.how_set", &burden.how_set, HOW_SET),
        ("burden.people", &burden.people, PEOPLE),
        ("burden.funding", &burden.funding, FUNDING),
    ] {
        findings.expect(figure.id == id, format!("{place}.id"), id.as_str(), figure.id);
        // How the time was set has no “not known yet” and stands for no number; the others have both.
        let known_way = figure.not_known.is_some() == (id != HOW_SET);
        let expected = if id == HOW_SET { "nothing" } else { "a text" };
        findings.expect(
            known_way,
            format!("{place}.not_known"),
            expected,
            figure.not_known.as_deref().unwrap_or("nothing"),
        );
        figure_values(place, figure, findings);
    }
}

fn figure_values(place: &str, figure: &Figure, findings: &mut Findings) {
    let mut last = 0.0;
    for option in &figure.options {
        let place = format!("{place}.options.{}.value", option.id);
        let found = option.value.map_or("none".to_string(), |value| value.to_string());
        match option.value {
            None => findings.expect(figure.id == HOW_SET, place, "a number", found),
            Some(_) if figure.id == HOW_SET => findings.fault(place, "no number", found),
            Some(value) => {
                findings.expect(value > last, &place, "more than the option before, and more than 0", &found);
                let is_class = figure.id == PERIOD || (value <= 4.0 && value.fract() == 0.0);
                findings.expect(is_class, place, "a size class, 1 to 4", found);
                last = value;
            }
        }
    }
}

fn ratios(burden: &Burden, thresholds: &Thresholds, findings: &mut Findings) {
    let Burden {
        full_points_ratio: full,
        no_points_ratio: none,
        fits_ratio: fits,
        well_over_ratio: over,
        ..
    } = *burden;
    findings.expect(
        0.0 < full && full <= fits && fits < over && over <= none,
        "burden",
        "full_points_ratio, fits_ratio, well_over_ratio and no_points_ratio in ascending order",
        format!("{full}, {fits}, {over}, {none}"),
    );
    // The labels and the bands speak of the same lines (content design 3.3).
    for (name, ratio, cut) in
        [("fits_ratio", fits, thresholds.cuts[1]), ("well_over_ratio", over, thresholds.cuts[0])]
    {
        let points = 100.0 * (none - ratio) / (none - full);
        if (points - cut).abs() > ROUNDING {
            findings.note(
                format!("burden.{name}"),
                format!("a ratio that earns {cut} points, a line between bands"),
                format!("{ratio}, which earns {points:.1}"),
            );
        }
    }
    findings.expect(
        burden.day_hours > 0.0 && burden.day_hours <= 24.0,
        "burden.day_hours",
        "hours in a working day",
        burden.day_hours,
    );
    let classes = burden.effort_classes;
    findings.expect(
        classes[0] > 0.0 && classes.is_sorted_by(|a, b| a < b),
        "burden.effort_classes",
        "hours a month, ascending",
        format!("{classes:?}"),
    );
    let lost = burden.points_per_class;
    findings.expect(lost > 0.0 && lost <= 100.0, "burden.points_per_class", "points, up to 100", lost);
}

/// Ranges of hours: none at all first, then each beginning where the one before ends, the last open-ended.
fn hours(place: &str, ranges: &[HoursRange], findings: &mut Findings) {
    let at = |range: &HoursRange| format!("{place}.{}", range.id);
    let span = |range: &HoursRange| format!("{} to {}", range.low, range.high);
    match ranges.first() {
        Some(first) => {
            findings.expect(
                first.low == 0.0 && first.high == 0.0,
                at(first),
                "the range of no hours",
                span(first),
            );
        }
        None => findings.fault(place, "ranges of hours", "none"),
    }
    for pair in ranges.windows(2) {
        let [before, range] = pair else { continue };
        let follows = (range.low - before.high).abs() < ROUNDING && range.high > range.low;
        findings.expect(follows, at(range), &format!("a range from {} up", before.high), span(range));
    }
    for (i, range) in ranges.iter().enumerate() {
        let last = i + 1 == ranges.len();
        let expected = if last { "open_ended, being the last" } else { "not open_ended, not being the last" };
        findings.expect(range.open_ended == last, at(range), expected, range.open_ended);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_semver() {
        for good in ["0.1.0", "1.10.0", "1.0.0-rc.1", "1.0.0-0a", "2.0.0+build.5", "1.0.0-x-y+z"] {
            assert!(is_semver(good), "{good}");
        }
        for bad in ["", "1", "1.0", "1.0.0.0", "v1.0.0", "01.0.0", "1.0.0-", "1.0.0-01", "1.0.0+", "1.a.0"] {
            assert!(!is_semver(bad), "{bad}");
        }
    }

    #[test]
    fn language_tags_have_their_form() {
        for good in ["en-GB", "gd", "cy", "zh-Hant-TW"] {
            assert!(is_language(good), "{good}");
        }
        for bad in ["", "e", "EN", "en_GB", "en-", "english"] {
            assert!(!is_language(bad), "{bad}");
        }
    }
}
