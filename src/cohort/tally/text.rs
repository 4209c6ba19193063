//! The tally as a plain table of named counts, in CSV: to add parts on other machines, and for counts made in a
//! database.
//!
//! ```text
//! programme,form,PF1,PF2,measure,value,count
//! *,partner,public,new,MOD-K1,b,12
//! *,partner,public,new,band:MOD,b2,9
//! glasgow-1,partner,*,*,ROL-S1,d,3
//! *,partner,*,*,people,"0:1:…",0
//! ```
//!
//! - Rows of programme `*` count everybody, by form (`partner`, `lead`) and by the answers to `PF1` and `PF2`
//!   (`skip` where they were dropped). Rows of a programme (empty where none was named) count its partners whatever
//!   their profile, `*`, and of the measure `records` its leads too.
//! - Measures are the questions (`MOD-K1`, `PF3`, `burden:D`; values are option ids, and `skip`), `records` (value
//!   `all`), `sure-and-wrong:MOD-K1` (fairly sure, and this wrong option), `band:MOD` (`none`, `b1`, `b2`, `b3`),
//!   `score:MOD` (points to a tenth, rounded down, `capped` after it where a cap holds the band back), `hours`
//!   (`not-known`, the upper end of the range of the ratio, `more`, `none-set-aside`, `skipped`) and `hours-by-size`
//!   (`small`, `larger`, `not-known`, each `:strained`, `:other` or `:cannot-say`) and `effort-and-size` (`points`, `not-known`,
//!   `skipped`).
//! - Three kinds of measure count answers by the rest of a person's answers, and some people in none of their values:
//!   - `right-by-rest:MOD-K1`, of those who answered all knowledge items: whether they gave the best answer to this
//!     one, and how many of the others they had right (`wrong:0`, …, `right:12`). “I don't know yet” is an answer, and
//!     not right.
//!   - `points-by-rest:ROL-S1`, of those who have points for this self-report, and for at least half of the other ones
//!     of its topic (and one of them): their option, and the mean points of those others, to the nearest 5, half up
//!     (`c:55`). A row of an item is a self-report of its own.
//!   - `roles-together`, of those who chose a step of the scale in `ROL-S1`, `ROL-S2`, `ROL-S4` and `ROL-S5`: the four
//!     (`a-b-c-d`).
//! - A row that is not there counts 0. A measure of which no row is there was not counted, and is not shown. Rows may come in any order; two of the same name add up.
//! - `people` is a digest of the receipts. Counts made in a database have none: then a ledger cannot see whether all
//!   records of the last release are still there, and only counts them.
//!
//! These are the counts themselves. They are for the machine of whoever collates, and not to be passed on.

use super::{Group, OfProgramme, Tally, layout::Layout, people::People};
use crate::{
    core::ids::{ItemId, OptionId},
    core::session::ROLE,
    records::questions::Part,
};
use std::{fmt, sync::Arc};

/// The first line.
pub const HEADER: &str = "programme,form,PF1,PF2,measure,value,count";

/// Why a line is not part of a tally.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotATally {
    /// The line, from 1; 0 where it is the table as a whole.
    pub line: usize,
    /// What was expected.
    pub expected: &'static str,
    /// What was found.
    pub found: String,
}

impl fmt::Display for NotATally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line > 0 {
            write!(f, "line {}: ", self.line)?;
        }
        write!(f, "expected {}, found {}", self.expected, self.found)
    }
}

impl std::error::Error for NotATally {}

const ANY: &str = "*";
const RECORDS: &str = "records";
const PEOPLE: &str = "people";

fn form(lead_form: bool) -> &'static str {
    if lead_form { "lead" } else { "partner" }
}

fn profile_value(layout: &Layout, key: ItemId, choice: usize) -> String {
    let question = layout.questions().find(Part::Profile, key).map(|number| layout.questions().get(number));
    let option = question.and_then(|question| question.choices.get(choice));
    option.map_or_else(|| "skip".to_string(), ToString::to_string)
}

fn profile_choice(layout: &Layout, key: ItemId, value: &str) -> Option<usize> {
    let question = layout.questions().get(layout.questions().find(Part::Profile, key)?);
    if value == "skip" {
        return Some(question.skipped());
    }
    question.choice(OptionId::new(value).ok()?)
}

/// Writes a tally. The same counts give the same text.
pub fn write(tally: &Tally) -> String {
    let layout = tally.layout();
    let mut text = format!("{HEADER}\n");
    let mut row = |cells: [&str; 6], count: u64| {
        text.push_str(&cells.join(","));
        text.push(',');
        text.push_str(&count.to_string());
        text.push('\n');
    };
    for (group, counts) in &tally.groups {
        let role = profile_value(layout, ROLE, group.role);
        let experience = profile_value(layout, super::EXPERIENCE, group.experience);
        let form = form(group.lead_form);
        row([ANY, form, &role, &experience, RECORDS, "all"], tally.sizes.get(group).copied().unwrap_or(0));
        for measure in layout.measures() {
            for (value, count) in measure.values.iter().zip(&counts[measure.start..]) {
                if *count > 0 {
                    row([ANY, form, &role, &experience, &measure.name, value], *count);
                }
            }
        }
    }
    for (programme, of) in &tally.programmes {
        let name = programme.as_ref().map_or("", |programme| programme.as_str());
        row([name, form(false), ANY, ANY, RECORDS, "all"], of.partners);
        row([name, form(true), ANY, ANY, RECORDS, "all"], of.leads);
        for measure in layout.measures() {
            for (value, place) in measure.values.iter().zip(measure.start..) {
                if let Some(count) = of.choices.get(place).filter(|count| **count > 0) {
                    row([name, form(false), ANY, ANY, &measure.name, value], u64::from(*count));
                }
            }
        }
    }
    for (people, lead_form) in [(&tally.partners, false), (&tally.leads, true)] {
        if tally.people_known {
            row([ANY, form(lead_form), ANY, ANY, PEOPLE, &people.write()], 0);
        }
    }
    text
}

/// Reads a tally. Values may stand in double quotes.
///
/// # Errors
/// [`NotATally`] at the first line that is none.
pub fn read(layout: &Arc<Layout>, text: &str) -> Result<Tally, NotATally> {
    let mut tally = Tally::new(layout.clone());
    let mut lines = text.trim_start_matches('\u{feff}').lines().enumerate().map(|(at, line)| (at + 1, line));
    match lines.next() {
        Some((_, HEADER)) => {}
        other => return Err(refuse(1, "the first line of a tally", other.map_or("", |(_, line)| line))),
    }
    for (number, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
        let cells: Vec<&str> = line.split(',').map(|cell| cell.trim().trim_matches('"')).collect();
        let &[programme, form, role, experience, measure, value, count] = cells.as_slice() else {
            return Err(refuse(number, "seven values", line));
        };
        // More than four thousand million would be no count of people, and could not be added up.
        let count: u32 = count.parse().map_err(|_| refuse(number, "a whole number", count))?;
        let count = u64::from(count);
        let lead_form = match form {
            "partner" => false,
            "lead" => true,
            _ => return Err(refuse(number, "partner or lead", form)),
        };
        let place = || {
            let found = layout.named(measure).ok_or_else(|| refuse(number, "a measure", measure))?;
            let at = found.values.iter().position(|known| known == value);
            at.map(|at| found.start + at).ok_or_else(|| refuse(number, "a value of the measure", value))
        };
        if measure == PEOPLE {
            let people = People::read(value).ok_or_else(|| refuse(number, "a digest of receipts", value))?;
            if lead_form { &mut tally.leads } else { &mut tally.partners }.merge(&people);
        } else if programme == ANY {
            let choice = |key, value| {
                profile_choice(layout, key, value).ok_or_else(|| refuse(number, "an option", value))
            };
            let role = choice(ROLE, role)?;
            let group = Group { lead_form, role, experience: choice(super::EXPERIENCE, experience)? };
            if measure == RECORDS {
                *tally.sizes.entry(group).or_default() += count;
            } else {
                let place = place()?;
                tally.groups.entry(group).or_insert_with(|| vec![0; layout.counts()])[place] += count;
            }
        } else {
            let programme = match programme {
                "" => None,
                code => Some(code.parse().map_err(|_| refuse(number, "a programme", code))?),
            };
            let of: &mut OfProgramme = tally.programmes.entry(programme).or_default();
            if measure != RECORDS {
                let place = place()?;
                of.choices.resize(layout.choices(), 0);
                let sum = of.choices.get_mut(place).filter(|_| !lead_form);
                let sum = sum.ok_or_else(|| refuse(number, "a question answered by partners", measure))?;
                *sum = u32::try_from(count)
                    .ok()
                    .and_then(|count| sum.checked_add(count))
                    .ok_or_else(|| refuse(number, "a count below four thousand million", value))?;
            } else if lead_form {
                of.leads += count;
            } else {
                of.partners += count;
            }
        }
    }
    whole(&tally).map_err(|(expected, found)| refuse(0, expected, &found))?;
    // A part without its digest, or with another's, leaves the whole without one.
    tally.people_known =
        tally.partners.count() == tally.people(false) && tally.leads.count() == tally.people(true);
    Ok(tally)
}

/// Whether the counts of each group agree with each other: for every question, as many answers as records. Counts
/// made elsewhere may not, and would make nonsense of what is worked out to protect people.
fn whole(tally: &Tally) -> Result<(), (&'static str, String)> {
    const QUESTION: &str = "as many answers to each question as there are records";
    let layout = tally.layout();
    for (group, size) in &tally.sizes {
        let counts = tally.groups.get(group);
        for measure in layout.measures() {
            let sum = counts.map_or(0, |counts| counts[measure.start..][..measure.values.len()].iter().sum());
            let found = || format!("{sum} of {size} for {}", measure.name);
            if measure.is_of_everybody() && sum != 0 && sum != *size {
                return Err((QUESTION, found()));
            }
            if sum > *size {
                return Err(("a count of each record at most once in a measure", found()));
            }
        }
    }
    if let Some(group) = tally.groups.keys().find(|group| !tally.sizes.contains_key(group)) {
        return Err(("a row `records` for each group", profile_value(layout, ROLE, group.role)));
    }
    for lead_form in [false, true] {
        let by_programme = tally.programmes.values().map(|of| if lead_form { of.leads } else { of.partners });
        let (sum, all) = (by_programme.sum::<u64>(), tally.people(lead_form));
        if sum != all {
            return Err(("programmes that add up to all records", format!("{sum} of {all}")));
        }
    }
    for of in tally.programmes.values() {
        for measure in layout.measures().iter().filter(|measure| measure.start < layout.choices()) {
            let counts = of.choices.get(measure.start..measure.start + measure.values.len());
            let sum: u64 = counts.unwrap_or_default().iter().copied().map(u64::from).sum();
            if sum != 0 && sum != of.partners {
                return Err((QUESTION, format!("{sum} of {} for {}", of.partners, measure.name)));
            }
        }
    }
    Ok(())
}

fn refuse(line: usize, expected: &'static str, found: &str) -> NotATally {
    NotATally { line, expected, found: if found.is_empty() { "nothing".into() } else { found.into() } }
}
