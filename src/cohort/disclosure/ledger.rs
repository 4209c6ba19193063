//! The ledger: a small file that a funder keeps beside the records, with the last release of each cohort for each
//! audience. It is what makes the rules of [`super::successive`] real.
//!
//! It holds the protected tables themselves, so that figures that stand can be shown again, each with the number of
//! records it is of; and a digest of the receipts, in which nobody can be looked up, to see how many are new and
//! whether one is missing. No record and no raw count is in it. Counts for the public are in it before they are
//! rounded: keep it as the records are kept.
//!
//! ```json
//! { "format": "psp-self-assessment/ledger", "version": 1, "releases": [
//!   { "cohort": "…", "audience": "team", "psps": "6", "partners": "0:1:…", "leads": "",
//!     "tables": { "item:MOD-S1": { "records": "34", "whole": "34", "attempted": "34", "groups": "0-1:9 1-3:25" } } } ] }
//! ```

use super::{
    audience::Audience,
    release::{Crossing, Figure, Group, Release, Standing},
    successive::Notice,
};
use crate::{
    cohort::tally::{Tally, people::People},
    records::json::Value,
};
use std::{collections::BTreeMap, fmt};

/// What the file calls itself.
pub const FORMAT: &str = "psp-self-assessment/ledger";
/// The version of the format.
pub const VERSION: f64 = 1.0;

/// The last releases, by cohort and audience.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger(BTreeMap<(String, Audience), Release>);

/// Why a file is not a ledger that can be read. A ledger that is not whole is none: to go on without the half that is
/// lost would be to release too soon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotALedger {
    /// Where: `releases.0.tables.hours`.
    pub place: String,
    /// What was expected.
    pub expected: &'static str,
}

impl fmt::Display for NotALedger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: expected {}", self.place, self.expected)
    }
}

impl std::error::Error for NotALedger {}

impl Ledger {
    /// Releases a cohort, as far as its last release allows, and notes it down. `cohort` names it: what is pooled
    /// under one name is compared with what was pooled under it before.
    pub fn release(
        &mut self,
        cohort: &str,
        tally: &Tally,
        audience: Audience,
        withdrawn: &[u64],
    ) -> (&Release, Vec<Notice>) {
        let key = (cohort.to_string(), audience);
        let other = self.0.get(&(cohort.to_string(), audience.other()));
        let (release, notices) = Release::beside(tally, audience, (self.0.get(&key), other), withdrawn);
        self.0.insert(key.clone(), release);
        (&self.0[&key], notices)
    }

    /// The last release of a cohort.
    pub fn last(&self, cohort: &str, audience: Audience) -> Option<&Release> {
        self.0.get(&(cohort.to_string(), audience))
    }

    /// Writes the ledger. The same releases give the same text.
    pub fn write(&self) -> Value {
        let releases = self.0.iter().map(|((cohort, _), release)| write_release(cohort, release));
        object([
            ("format", Value::from(FORMAT)),
            ("version", Value::Number(VERSION)),
            ("releases", Value::Array(releases.collect())),
        ])
    }

    /// Reads a ledger.
    ///
    /// # Errors
    /// [`NotALedger`] at the first place that does not fit.
    pub fn read(value: &Value) -> Result<Self, NotALedger> {
        let refuse = |place: &str, expected| NotALedger { place: place.to_string(), expected };
        if value.get("format").and_then(Value::text) != Some(FORMAT) {
            return Err(refuse("format", "psp-self-assessment/ledger"));
        }
        if value.get("version").and_then(Value::number) != Some(VERSION) {
            return Err(refuse("version", "1"));
        }
        let Some(Value::Array(releases)) = value.get("releases") else {
            return Err(refuse("releases", "a list"));
        };
        let mut ledger = Self::default();
        for (at, value) in releases.iter().enumerate() {
            let place = format!("releases.{at}");
            let (cohort, release) = read_release(value)
                .map_err(|(part, expected)| refuse(&format!("{place}.{part}"), expected))?;
            let key = (cohort, release.audience);
            if ledger.0.insert(key, release).is_some() {
                return Err(refuse(&place, "each cohort and audience once"));
            }
        }
        Ok(ledger)
    }
}

fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    Value::Object(members.into_iter().map(|(key, value)| (key.to_string(), value)).collect())
}

fn number(number: u64) -> Value {
    // As text: the JSON of records has no room for numbers of any size.
    Value::Text(number.to_string())
}

fn write_release(cohort: &str, release: &Release) -> Value {
    let tables = release.tables.iter().map(|(name, standing)| (name.clone(), write_standing(standing)));
    let mut members = vec![
        ("cohort".to_string(), Value::from(cohort)),
        ("audience".to_string(), Value::from(release.audience.word())),
        ("psps".to_string(), number(release.psps)),
    ];
    if release.people_known {
        members.push(("partners".to_string(), Value::Text(release.partners.write())));
        members.push(("leads".to_string(), Value::Text(release.leads.write())));
    }
    members.push(("tables".to_string(), Value::Object(tables.collect())));
    Value::Object(members)
}

fn write_standing(standing: &Standing) -> Value {
    let joined = |parts: Vec<String>| Value::Text(parts.join(" "));
    let figure = match &standing.figure {
        Figure::Groups(groups) => Some((
            "groups",
            joined(groups.iter().map(|g| format!("{}-{}:{}", g.first, g.after, g.count)).collect()),
        )),
        Figure::Crossed(rows) => Some((
            "crossed",
            joined(rows.iter().map(|r| format!("{}-{}:{}/{}", r.first, r.after, r.part, r.rest)).collect()),
        )),
        Figure::Word(word) => Some(("word", Value::from(word.as_str()))),
        Figure::Number(value) => Some(("number", Value::Text(value.to_string()))),
        Figure::Withheld => None,
    };
    let mut members = vec![
        ("records".to_string(), number(standing.records)),
        ("whole".to_string(), number(standing.whole)),
        ("attempted".to_string(), number(standing.attempted)),
    ];
    members.extend(figure.map(|(key, value)| (key.to_string(), value)));
    Value::Object(members)
}

type Refused = (String, &'static str);

fn read_release(value: &Value) -> Result<(String, Release), Refused> {
    let text = |key: &str| value.get(key).and_then(Value::text);
    let cohort = text("cohort").ok_or_else(|| ("cohort".to_string(), "a name"))?;
    let audience = text("audience").and_then(|word| word.parse().ok());
    let people = |key: &str| match value.get(key) {
        None => Ok(None),
        Some(digest) => {
            let digest = digest.text().and_then(People::read);
            digest.map(Some).ok_or_else(|| (key.to_string(), "a digest of receipts"))
        }
    };
    let (partners, leads) = (people("partners")?, people("leads")?);
    let mut release = Release {
        audience: audience.ok_or_else(|| ("audience".to_string(), "team or public"))?,
        psps: read_number(value.get("psps")).ok_or_else(|| ("psps".to_string(), "a number"))?,
        people_known: partners.is_some() && leads.is_some(),
        partners: partners.unwrap_or_default(),
        leads: leads.unwrap_or_default(),
        tables: BTreeMap::new(),
    };
    let tables = value.get("tables").and_then(Value::members);
    for (name, table) in tables.ok_or_else(|| ("tables".to_string(), "tables"))? {
        let standing = read_standing(table).ok_or_else(|| (format!("tables.{name}"), "a table"))?;
        if release.tables.insert(name.clone(), standing).is_some() {
            return Err((format!("tables.{name}"), "each table once"));
        }
    }
    Ok((cohort.to_string(), release))
}

fn read_number(value: Option<&Value>) -> Option<u64> {
    value?.text()?.parse().ok()
}

fn read_standing(value: &Value) -> Option<Standing> {
    let figure = if let Some(groups) = value.get("groups") {
        let groups = groups.text()?.split(' ').map(|group| {
            let (place, count) = group.split_once(':')?;
            let (first, after) = read_place(place)?;
            Some(Group { first, after, count: count.parse().ok()? })
        });
        let groups: Vec<Group> = groups.collect::<Option<_>>()?;
        let in_order = groups.windows(2).all(|pair| pair[0].after == pair[1].first);
        if !in_order || groups.first()?.first != 0 {
            return None;
        }
        Figure::Groups(groups)
    } else if let Some(rows) = value.get("crossed") {
        let rows = rows.text()?.split(' ').map(|row| {
            let (place, counts) = row.split_once(':')?;
            let (first, after) = read_place(place)?;
            let (part, rest) = counts.split_once('/')?;
            Some(Crossing { first, after, part: part.parse().ok()?, rest: rest.parse().ok()? })
        });
        Figure::Crossed(rows.collect::<Option<_>>()?)
    } else if let Some(word) = value.get("word") {
        Figure::Word(word.text()?.to_string())
    } else if value.get("number").is_some() {
        Figure::Number(value.get("number")?.text()?.parse().ok()?)
    } else {
        Figure::Withheld
    };
    Some(Standing {
        records: read_number(value.get("records"))?,
        whole: read_number(value.get("whole"))?,
        attempted: read_number(value.get("attempted"))?,
        figure,
    })
}

fn read_place(text: &str) -> Option<(usize, usize)> {
    let (first, after) = text.split_once('-')?;
    let (first, after) = (first.parse().ok()?, after.parse().ok()?);
    (first < after).then_some((first, after))
}
