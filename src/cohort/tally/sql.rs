//! What a database must know of the questions to count as we do: tables in SQL, written from the instrument.
//!
//! They are views over `VALUES`, in the words that DuckDB and Spark share. `www/sql/tally.sql` counts with them; its
//! README says how. Every number of the scoring that a content pack may change stands here, and none stands there.
//!
//! | View | One row for |
//! |---|---|
//! | `edition` | the content itself: its versions and hash |
//! | `rules` | the numbers of the scoring, all in one row |
//! | `hours_items` | each of the two items that come of the hours: its topic and weight, whether it is a key point |
//! | `questions` | each question of a record: the measure it is counted as, where it stands, its weight |
//! | `choices` | each answer to each question, no answer (`skip`) among them: points, hours, amounts |
//! | `reports` | each self-report answer that is counted by the others of its topic: how many of them it takes |
//! | `roles_together` | each of the four answers that are counted together: its place among them |
//! | `ratio_ranges` | each range in which hours asked for each hour available are counted |

use super::{
    layout::{Layout, RATIO_ENDS, SMALL, STRAIN},
    rests,
};
use crate::{
    core::{
        burden::{FUNDING, PEOPLE, PERIOD},
        hours::write_number,
        ids::{Dimension, ItemId, OptionId},
        instrument::{HoursRange, Instrument, Item, KeyPointTest, Kind},
        score::{HOURS_ITEM, SIZE_ITEM},
    },
    records::questions::{Meaning, Part, Question, QuestionNumber, SKIPPED, Subject},
};
use std::fmt::Write;

/// The name of the file.
pub const QUESTIONS_FILE: &str = "questions.sql";

/// The views, as one text. `content_hash` is that of the instrument.
pub fn questions(instrument: &Instrument, content_hash: &str) -> String {
    let layout = Layout::new(instrument);
    let mut text = String::from(
        "-- The questions, points and rules of one edition of the content, for tally.sql.\n\
         -- Written by `psp site`: change the content, not this file.\n",
    );
    let versions = [instrument.content_version.as_str(), instrument.rules_version.as_str(), content_hash];
    view(
        &mut text,
        "edition",
        &["content_version", "rules_version", "content_hash"],
        [versions.map(word).to_vec()],
    );
    rules(&mut text, instrument);
    view(&mut text, "hours_items", &["item", "topic", "weight", "is_key_point"], hours_items(instrument));
    let (mut of_questions, mut of_choices) = (Vec::new(), Vec::new());
    for (number, question) in layout.questions().iter() {
        let measure = &layout.measures()[number.index()].name;
        of_questions.push(question_row(instrument, measure, number, question));
        for choice in 0..=question.skipped() {
            of_choices.push(choice_row(instrument, measure, question, choice));
        }
    }
    let columns = ["measure", "place", "part", "question", "asks", "topic", "weight"];
    view(&mut text, "questions", &columns, of_questions);
    let columns = [
        "measure",
        "value",
        "place",
        "is_option",
        "is_best",
        "applies",
        "points",
        "holds_back",
        "low",
        "high",
        "amount",
    ];
    view(&mut text, "choices", &columns, of_choices);
    let name = |number: QuestionNumber| word(&layout.measures()[number.index()].name);
    let reports = Dimension::ALL.into_iter().flat_map(|dimension| {
        let reports = rests::reports(instrument, layout.questions(), dimension);
        reports
            .map(move |(number, needed)| vec![name(number), word(&dimension.to_string()), number_of(needed)])
    });
    view(&mut text, "reports", &["measure", "topic", "others_needed"], reports);
    let roles = rests::roles(layout.questions()).into_iter().flatten();
    let roles = roles.enumerate().map(|(at, number)| vec![name(number), place(at)]);
    view(&mut text, "roles_together", &["measure", "place"], roles);
    let starts = [-1.0].into_iter().chain(RATIO_ENDS);
    let ends = RATIO_ENDS.map(Some).into_iter().chain([None]);
    let ranges = starts.zip(ends).map(|(start, end)| {
        let name = end.map_or_else(|| "more".to_string(), write_number);
        let strained = end.is_none_or(|end| end > STRAIN);
        // Beyond whatever hours can come to.
        vec![word(&name), number(start), number(end.unwrap_or(1e12)), truth(strained)]
    });
    view(&mut text, "ratio_ranges", &["value", "above", "up_to", "strained"], ranges);
    text
}

fn rules(text: &mut String, instrument: &Instrument) {
    let (thresholds, burden) = (&instrument.thresholds, &instrument.burden);
    let [b2, b3] = thresholds.cuts;
    let [effort_2, effort_3, effort_4] = burden.effort_classes;
    let rules = [
        ("from_b2", b2),
        ("from_b3", b3),
        ("min_known_share", thresholds.min_known_share),
        ("min_known_weight", thresholds.min_known_weight),
        ("top_band_known_share", thresholds.top_band_known_share),
        ("full_points_ratio", burden.full_points_ratio),
        ("no_points_ratio", burden.no_points_ratio),
        ("fits_ratio", burden.fits_ratio),
        ("well_over_ratio", burden.well_over_ratio),
        ("effort_2", effort_2),
        ("effort_3", effort_3),
        ("effort_4", effort_4),
        ("points_per_class", burden.points_per_class),
        ("small", SMALL),
    ];
    let row = rules.map(|(_, value)| number(value)).to_vec();
    view(text, "rules", &rules.map(|(name, _)| name), [row]);
}

/// The two items that nobody answers, for they come of the hours: what they weigh, and whether they can open a key point.
fn hours_items(instrument: &Instrument) -> impl Iterator<Item = Vec<String>> {
    let items = [("hours", HOURS_ITEM), ("size", SIZE_ITEM)];
    items.into_iter().flat_map(move |(name, id)| {
        Dimension::ALL.into_iter().flat_map(move |dimension| {
            let weights =
                instrument.scored_items(dimension).flat_map(answers).filter(move |(key, _)| *key == id);
            let mut key_points = instrument.dimension(dimension).key_points.iter();
            let is_key_point =
                key_points.any(|point| point.item == id && point.open_when == KeyPointTest::HoursWellOver);
            weights.map(move |(_, weight)| {
                vec![word(name), word(&dimension.to_string()), number(weight), truth(is_key_point)]
            })
        })
    })
}

/// The ids under which an item is answered, each with its share of the item's weight.
fn answers(item: &Item) -> impl Iterator<Item = (ItemId, f64)> + '_ {
    #[expect(clippy::cast_precision_loss, reason = "a handful of rows")]
    let weight = 1.0 / item.answer_ids().count() as f64;
    item.answer_ids().map(move |id| (id, weight))
}

fn question_row(
    instrument: &Instrument,
    measure: &str,
    number: QuestionNumber,
    question: &Question,
) -> Vec<String> {
    let scored = Dimension::ALL.into_iter().find_map(|dimension| {
        let mut parts = instrument.scored_items(dimension).flat_map(answers);
        let of_item = |question: &Question| question.part() == Part::Answers;
        parts.find(|(id, _)| of_item(question) && *id == question.key).map(|(_, weight)| (dimension, weight))
    });
    let asks = match question.subject {
        Subject::Item(Kind::Knowledge) => Some("knowledge"),
        Subject::Item(_) => None,
        Subject::Task(_) => Some("task"),
        Subject::Available => Some("available"),
        Subject::Figure => match question.key {
            PERIOD => Some("period"),
            PEOPLE => Some("people"),
            FUNDING => Some("funding"),
            _ => None,
        },
    };
    vec![
        word(measure),
        place(number.index()),
        word(question.part().key()),
        word(question.key.as_str()),
        asks.map_or_else(null, word),
        scored.map_or_else(null, |(dimension, _)| word(&dimension.to_string())),
        maybe(scored.map(|(_, weight)| weight)),
    ]
}

fn choice_row(instrument: &Instrument, measure: &str, question: &Question, choice: usize) -> Vec<String> {
    let meaning = question.meaning(choice);
    let option = question.choices.get(choice).copied();
    let (range, amount) = match question.subject {
        Subject::Item(_) => (None, None),
        Subject::Task(_) => (range(&instrument.burden.task_hours, option), None),
        Subject::Available => (range(&instrument.burden.available_hours, option), None),
        Subject::Figure => {
            let figures = instrument.burden.figures();
            let figure = figures.into_iter().find(|figure| figure.id == question.key);
            (None, figure.and_then(|figure| figure.value(option?)))
        }
    };
    let points = points(instrument, question, option, meaning);
    vec![
        word(measure),
        word(option.as_ref().map_or(SKIPPED, OptionId::as_str)),
        place(choice),
        truth(matches!(meaning, Meaning::Option(_))),
        truth(is_best(instrument, question, option)),
        truth(meaning != Meaning::NotApplicable),
        maybe(points),
        truth(holds_back(instrument, question, option, meaning, points)),
        maybe(range.map(|range| range.low)),
        maybe(range.map(|range| range.high)),
        maybe(amount),
    ]
}

fn range(ranges: &[HoursRange], option: Option<OptionId>) -> Option<&HoursRange> {
    ranges.iter().find(|range| Some(range.id) == option)
}

fn points(
    instrument: &Instrument,
    question: &Question,
    option: Option<OptionId>,
    meaning: Meaning,
) -> Option<f64> {
    let item = (question.part() == Part::Answers).then(|| instrument.item(question.key)).flatten()?;
    match meaning {
        Meaning::Option(_) => {
            item.options.iter().find(|choice| Some(choice.id) == option)?.points.map(f64::from)
        }
        // What is earned by “I don't know yet”, in knowledge items alone.
        Meaning::NotKnown => item.not_known.as_ref()?.points.map(f64::from),
        Meaning::NotApplicable | Meaning::Skipped => None,
    }
}

/// Whether it is the best answer to a knowledge item.
fn is_best(instrument: &Instrument, question: &Question, option: Option<OptionId>) -> bool {
    let item = question.is_knowledge().then(|| instrument.item(question.key)).flatten();
    option.is_some() && item.is_some_and(|item| item.best == option)
}

/// Whether an answer opens a key point of its topic.
fn holds_back(
    instrument: &Instrument,
    question: &Question,
    option: Option<OptionId>,
    meaning: Meaning,
    points: Option<f64>,
) -> bool {
    let Meaning::Option(_) = meaning else { return false };
    let mut key_points = Dimension::ALL.into_iter().flat_map(|d| instrument.dimension(d).key_points.iter());
    let Some(point) = key_points.find(|point| point.item == question.key) else { return false };
    match point.open_when {
        KeyPointTest::Wrong => instrument.item(point.item).is_some_and(|item| item.best != option),
        KeyPointTest::AtMost25 => points.is_some_and(|points| points <= 25.0),
        KeyPointTest::HoursWellOver => false,
    }
}

/// Writes one view. Spark and `DuckDB` both know it by this form.
fn view(text: &mut String, name: &str, columns: &[&str], rows: impl IntoIterator<Item = Vec<String>>) {
    let rows: Vec<String> = rows.into_iter().map(|row| format!("  ({})", row.join(", "))).collect();
    // Writing to a string cannot fail.
    let _ = write!(
        text,
        "\nCREATE OR REPLACE TEMPORARY VIEW {name} AS SELECT * FROM (VALUES\n{}\n) AS t ({});\n",
        rows.join(",\n"),
        columns.join(", ")
    );
}

/// A text; ids and versions hold nothing that would have to be escaped.
fn word(text: &str) -> String {
    format!("'{text}'")
}

/// A number as both read a double: with an exponent. Without one it would be a decimal of so many digits.
fn number(number: f64) -> String {
    format!("{number:e}")
}

/// How many: a double, as all numbers here.
fn number_of(count: u32) -> String {
    number(f64::from(count))
}

/// A place in an order, as a text that sorts by it.
fn place(place: usize) -> String {
    format!("'{place:02}'")
}

fn maybe(value: Option<f64>) -> String {
    value.map_or_else(null, number)
}

fn truth(value: bool) -> String {
    if value { "TRUE" } else { "FALSE" }.to_string()
}

fn null() -> String {
    "NULL".to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content;

    /// The views know a key point by its answer, so its question must count in the very topic it holds back.
    #[test]
    fn key_points_are_of_their_own_topic() {
        let instrument = content::built_in();
        for dimension in Dimension::ALL {
            for point in &instrument.dimension(dimension).key_points {
                let mut parts = instrument.scored_items(dimension).flat_map(Item::answer_ids);
                assert!(parts.any(|id| id == point.item), "{} of {dimension}", point.item);
            }
        }
    }

    #[test]
    fn every_answer_that_is_counted_has_its_row() {
        let instrument = content::built_in();
        let (layout, text) = (Layout::new(instrument), questions(instrument, content::HASH));
        for (number, _) in layout.questions().iter() {
            let measure = &layout.measures()[number.index()];
            for value in &measure.values {
                assert!(
                    text.contains(&format!("('{}', '{value}', ", measure.name)),
                    "{} {value}",
                    measure.name
                );
            }
        }
        assert!(text.contains(&format!("'{}'", content::HASH)));
    }
}
