//! A view as lines of plain cells: what CSV and JSON are written from.

use super::{
    By, Difference, Share, Steps, View,
    technical::{Beyond, Bounded},
};
use crate::cohort::disclosure::release::Count;
use crate::{core::hours::write_number, records::json::Value};

/// The columns of every line.
pub const COLUMNS: [&str; 9] = ["table", "row", "part", "count", "base", "percent", "low", "high", "value"];

/// One figure: the table and row it stands in, what of the row it is, and the figure: a share with its interval, or a
/// number or word in the last column. What is not there is empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// The table.
    pub table: &'static str,
    /// The item, topic or PSP.
    pub row: String,
    /// Which part of it.
    pub part: String,
    /// A share.
    pub share: Option<Share>,
    /// Whether its interval means anything: all answers of one person together are not independent of each other.
    pub interval: bool,
    /// A difference of shares, in points.
    pub difference: Option<Difference>,
    /// A number or a word.
    pub value: String,
}

impl Line {
    #[expect(clippy::needless_pass_by_value, reason = "ids and short texts")]
    fn share(table: &'static str, row: impl ToString, part: impl ToString, share: Option<Share>) -> Self {
        // What may not be shown is said to be hidden: an empty place could be taken for a nought.
        let value = if share.is_some() { String::new() } else { "hidden".to_string() };
        let (row, part) = (row.to_string(), part.to_string());
        Self { table, row, part, share, interval: true, difference: None, value }
    }

    #[expect(clippy::needless_pass_by_value, reason = "ids and short texts")]
    fn value(table: &'static str, row: impl ToString, part: impl ToString, value: impl ToString) -> Self {
        let (row, part, value) = (row.to_string(), part.to_string(), value.to_string());
        Self { table, row, part, share: None, interval: false, difference: None, value }
    }

    /// A difference with its interval, and whether it is clear.
    #[expect(clippy::needless_pass_by_value, reason = "ids")]
    fn difference(table: &'static str, row: impl ToString, difference: &Difference) -> [Self; 2] {
        let row = row.to_string();
        let points = Self::value(table, &row, "difference, points", difference.points);
        let clear = if difference.no_clear_difference { "no" } else { "yes" };
        let verdict = Self::value(table, row, "clear difference", clear);
        [Self { difference: Some(*difference), ..points }, verdict]
    }

    /// Its cells, in the order of [`COLUMNS`].
    pub fn cells(&self) -> [String; 9] {
        let share = self.share.as_ref().filter(|_| self.interval);
        let end = |of_share: fn(&Share) -> u32, of_difference: fn(&Difference) -> i32| {
            let of_difference =
                self.difference.as_ref().map(|difference| of_difference(difference).to_string());
            of_difference.or_else(|| share.map(|share| of_share(share).to_string())).unwrap_or_default()
        };
        let of = |number: fn(&Share) -> String| self.share.as_ref().map(number).unwrap_or_default();
        [
            self.table.to_string(),
            self.row.clone(),
            self.part.clone(),
            of(|share| share.count.get().to_string()),
            of(|share| share.base.get().to_string()),
            of(|share| share.percent.to_string()),
            end(|share| share.low, |difference| difference.low),
            end(|share| share.high, |difference| difference.high),
            self.value.clone(),
        ]
    }
}

fn count(count: Option<Count>) -> String {
    count.map_or_else(|| "hidden".to_string(), |count| count.get().to_string())
}

fn parts(parts: &std::ops::Range<usize>, names: &[&str]) -> String {
    names.get(parts.clone()).unwrap_or_default().join("+")
}

fn steps(range: &std::ops::Range<usize>) -> String {
    let last = range.end.saturating_sub(1);
    if range.start == last {
        format!("step {}", last + 1)
    } else {
        format!("steps {}-{}", range.start + 1, last + 1)
    }
}

fn ratio(ratio: f64) -> String {
    if ratio.is_finite() { write_number(ratio) } else { "4 or more".to_string() }
}

/// All figures of a view, in a fixed order.
pub fn lines(view: &View) -> Vec<Line> {
    let mut lines = vec![
        Line::value("records", "partners", "", count(view.partners)),
        Line::value("records", "leads", "", count(view.leads)),
    ];
    if view.partners.is_some() {
        lines.push(Line::value("records", "psps", "", view.psps));
        if let Some(invited) = view.invited {
            lines.push(Line::value("records", "invited", "", invited));
        }
    }
    for few in &view.few {
        let share = Line::share("topics of a few", few.dimension, "not known", few.not_known);
        lines.push(Line { interval: false, ..share });
        if let Some(median) = few.median {
            lines.push(Line::value("topics of a few", few.dimension, "median", bounded(median, 1)));
        }
    }
    if let Some(answer) = view.one_answer {
        lines.push(Line::value("role question", "ROL-D1", "", answer.word()));
    }
    for row in &view.not_known {
        lines.push(Line::share("not known", row.item, "", row.share));
        if let Some(mean) = row.mean_of_psps {
            lines.push(Line::value("not known", row.item, "mean of PSPs, per cent", mean));
        }
    }
    for (dimension, percent) in &view.not_known_by_topic {
        lines.push(Line::value("not known", dimension, "per cent", percent));
    }
    for topic in &view.topics {
        for (bands, share) in &topic.bands {
            let names: Vec<&str> = bands.iter().map(|band| band.code()).collect();
            lines.push(Line::share("bands", topic.dimension, names.join("+"), Some(*share)));
        }
        for (name, points) in
            ["lower quartile", "median", "upper quartile"].iter().zip(topic.quartiles.iter().flatten())
        {
            lines.push(Line::value("scores", topic.dimension, name, points));
        }
    }
    if let Some(idea) = &view.most_common_idea {
        let part = format!("wrong option {}", idea.wrong_option + 1);
        lines.push(Line::share("most common mistaken idea", idea.item, part, Some(idea.share)));
    }
    for row in &view.understanding {
        for (part, share) in [
            ("right", row.right),
            ("wrong", row.wrong),
            ("not known", row.not_known),
            ("sure and wrong", row.sure_and_wrong),
        ] {
            lines.push(Line::share("understanding", row.item, part, share));
        }
        for idea in &row.ideas {
            let part = format!("wrong option {}", idea.wrong_option + 1);
            lines.push(Line::share("understanding", row.item, part, Some(idea.share)));
        }
    }
    compared(view, &mut lines);
    lines
}

/// The figures that set one thing beside another.
fn compared(view: &View, lines: &mut Vec<Line>) {
    for gap in &view.gaps {
        let table = match gap.by {
            By::Role => "not known by role",
            By::Experience => "not known by experience",
        };
        for (group, share) in &gap.groups {
            lines.push(Line::share(table, gap.item, parts(group, &gap.by.parts()), Some(*share)));
        }
        if let Some(difference) = gap.difference {
            lines.extend(Line::difference(table, gap.item, &difference));
        }
    }
    for gap in &view.band_gaps {
        let (middle, shares) = match gap.by {
            By::Role => ("middle partner by role", "at a band or above, by role"),
            By::Experience => ("middle partner by experience", "at a band or above, by experience"),
        };
        let above = format!("{} or above", gap.from.code());
        for (group, is_above) in &gap.middle {
            let value = if *is_above { above.clone() } else { format!("below {}", gap.from.code()) };
            lines.push(Line::value(middle, gap.dimension, parts(group, &gap.by.parts()), value));
        }
        for (group, share) in &gap.shares {
            let share = Line::share(shares, gap.dimension, parts(group, &gap.by.parts()), Some(*share));
            lines.push(Line { value: above.clone(), ..share });
        }
        if let Some(difference) = gap.difference {
            lines.extend(Line::difference(shares, gap.dimension, &difference));
        }
    }
    let mut answers = |table, item: &dyn ToString, of: &Steps| {
        for (range, share) in &of.steps {
            lines.push(Line::share(table, item.to_string(), steps(range), Some(*share)));
        }
        if of.not_known.is_some() {
            lines.push(Line::share(table, item.to_string(), "not known", of.not_known));
        }
    };
    for mirror in &view.mirror {
        answers("mirror: partners", &mirror.item, &mirror.partners);
        answers("mirror: leads", &mirror.item, &mirror.leads);
    }
    if let Some(role) = &view.role_question {
        answers("role question", &"ROL-D1", role);
    }
    if let Some(hours) = &view.hours {
        lines.push(Line::share("hours", "could say", "", hours.could_say));
        lines.push(Line::share("hours", "above 1.25", "", hours.above));
        for (name, value) in
            ["lower quartile", "median", "upper quartile"].iter().zip(hours.quartiles.iter().flatten())
        {
            lines.push(Line::value("hours", "ratio", name, ratio(*value)));
        }
        for (group, share) in &hours.by_size {
            let part = parts(group, &["small", "larger", "not known"]);
            lines.push(Line::share("hours", "above 1.25, by size", part, Some(*share)));
        }
    }
    for row in &view.since {
        let table = "not known, since the round before";
        lines.extend(Line::difference(table, row.item, &row.difference));
    }
    technical(view, lines);
    for row in view.survey.iter().flat_map(|survey| &survey.rows) {
        lines.push(Line::share("survey", row.item, "agree", Some(row.agree)));
        lines.push(Line::share("survey", row.item, "agree, with not known in the base", row.agree_of_all));
        lines.push(Line::value("survey", row.item, "survey, per cent of 55", row.survey));
        lines.extend(Line::difference("survey", row.item, &row.difference));
    }
    for psp in &view.alike {
        for (item, said) in &psp.items {
            lines.push(Line::value("seen alike", &psp.programme, item, said.word()));
        }
    }
}

/// How the questions work.
fn technical(view: &View, lines: &mut Vec<Line>) {
    let Some(technical) = &view.technical else { return };
    let mut add = |row: &dyn ToString, part: &str, value: String| {
        lines.push(Line::value("technical", row.to_string(), part, value));
    };
    for row in &technical.items {
        if let Some(difficulty) = row.difficulty {
            add(&row.item, "difficulty", bounded(difficulty, 1));
        }
        if let Some(correlation) = row.item_rest {
            add(&row.item, "item-rest correlation", bounded(correlation, 100));
        }
        if let Some(works) = row.works_alike {
            add(&row.item, "works alike by role", works.word().to_string());
        }
    }
    for (item, agreement) in &technical.agreement {
        add(item, "mean r*wg of PSPs", bounded(*agreement, 100));
    }
    let Some(roles) = &technical.roles else { return };
    for (name, [value, low, high]) in [("alpha", roles.alpha), ("omega", roles.omega)] {
        add(&"ROL", name, bounded(value, 100));
        add(&"ROL", &format!("{name}, low"), bounded(low, 100));
        add(&"ROL", &format!("{name}, high"), bounded(high, 100));
    }
    if let Some(residual) = roles.residual {
        add(&"ROL", "largest residual of one factor", bounded(residual, 100));
    }
}

/// A number of at most two decimals, given in hundredths: `0.85`.
fn decimal(hundredths: i64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "of three digits")]
    let size = write_number(hundredths.unsigned_abs() as f64 / 100.0);
    if hundredths < 0 { format!("-{size}") } else { size }
}

/// A number, or the line it is beyond; `of` is 100 where it is given in hundredths.
pub fn bounded(number: Bounded, of: i64) -> String {
    let value = if of == 1 { number.value.to_string() } else { decimal(number.value) };
    match number.beyond {
        Beyond::No => value,
        Beyond::OrLess => format!("{value} or less"),
        Beyond::OrMore => format!("{value} or more"),
    }
}

impl Difference {
    /// The difference with its interval, and “no clear difference” where it leaves that open.
    pub fn words(&self) -> String {
        let clear = if self.no_clear_difference { ", no clear difference" } else { "" };
        format!("{} ({} to {}){clear}", self.points, self.low, self.high)
    }
}

/// A view as JSON: one object a figure, and the cautions.
pub fn json(view: &View) -> Value {
    let figures = lines(view).into_iter().map(|line| {
        let cells =
            COLUMNS.iter().zip(line.cells()).filter(|(_, cell)| !cell.is_empty()).map(|(name, cell)| {
                let number = matches!(*name, "count" | "base" | "percent" | "low" | "high");
                #[expect(clippy::cast_precision_loss, reason = "counts of people")]
                let value = match cell.parse::<i64>() {
                    Ok(cell) if number => Value::Number(cell as f64),
                    _ => Value::Text(cell),
                };
                (name.to_string(), value)
            });
        Value::Object(cells.collect())
    });
    let cautions = view.cautions.iter().map(|caution| Value::from(caution.text()));
    Value::Object(vec![
        ("audience".to_string(), Value::from(view.audience.word())),
        ("figures".to_string(), Value::Array(figures.collect())),
        ("cautions".to_string(), Value::Array(cautions.collect())),
    ])
}
