//! The proof that a content pack is whole and consistent, as a list of what is not.
//!
//! Used by the native tests and by `psp content check`. The types have already refused what has the wrong
//! shape, and paragraphs beyond 5.30, when a pack gets here; this says what the types cannot. A translation,
//! told by its language tag, is also held against the pack it translates. Knows no file system.

mod advice;
mod ids;
mod items;
mod numbers;
mod paths;
mod references;
mod texts;
mod translation;
mod witness;
mod words;

pub use words::{Words, words};

use crate::core::{ids::Dimension, instrument::Instrument};
use std::{fmt, sync::LazyLock};

/// The pack that translations are held against.
static SOURCE: LazyLock<Result<Instrument, Finding>> =
    LazyLock::new(|| read_instrument(include_str!("../en-GB/instrument.json")));

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// The pack must not be used like this.
    Fault,
    /// Somebody should look: it may be meant.
    Note,
}

/// One thing that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where: keys and ids from the outside in, such as `items.MOD-K1.options.b.points`.
    pub place: String,
    /// What should stand there.
    pub expected: String,
    /// What stands there.
    pub found: String,
    /// How much it weighs.
    pub weight: Weight,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { place, expected, found, weight: _ } = self;
        write!(f, "{place}: expected {expected}, found {found}")
    }
}

/// Findings as they come up.
#[derive(Debug, Default)]
struct Findings(Vec<Finding>);

impl Findings {
    fn fault(&mut self, place: impl Into<String>, expected: impl Into<String>, found: impl fmt::Display) {
        self.add(Weight::Fault, place.into(), expected.into(), found.to_string());
    }

    fn note(&mut self, place: impl Into<String>, expected: impl Into<String>, found: impl fmt::Display) {
        self.add(Weight::Note, place.into(), expected.into(), found.to_string());
    }

    fn add(&mut self, weight: Weight, place: String, expected: String, found: String) {
        self.0.push(Finding { place, expected, found, weight });
    }

    /// A fault unless `holds`.
    fn expect(&mut self, holds: bool, place: impl Into<String>, expected: &str, found: impl fmt::Display) {
        if !holds {
            self.fault(place, expected, found);
        }
    }
}

/// Reads an `instrument.json`.
///
/// # Errors
/// The finding that says where its shape is wrong.
pub fn read_instrument(text: &str) -> Result<Instrument, Finding> {
    serde_json::from_str(text).map_err(|error| not_readable(&error))
}

fn not_readable(error: &serde_json::Error) -> Finding {
    let said = error.to_string();
    let reason = said.split(" at line ").next().unwrap_or_default();
    Finding {
        place: format!("line {}, column {}", error.line(), error.column()),
        expected: "the shape of a content pack".into(),
        found: format!("a fault: {reason}"),
        weight: Weight::Fault,
    }
}

/// What is wrong with a pack, in the order of the pack's parts. Nothing, if it is whole.
pub fn instrument(pack: &Instrument) -> Vec<Finding> {
    let mut findings = Findings::default();
    // Everything else looks a dimension up by its place, so a pack without all four ends here.
    let dimensions: Vec<Dimension> = pack.dimensions.iter().map(|dimension| dimension.id).collect();
    if dimensions != Dimension::ALL {
        let found: Vec<&str> = dimensions.into_iter().map(Dimension::code).collect();
        findings.fault("dimensions", "MOD, ROL, PRO and REA, in this order", found.join(", "));
        return findings.0;
    }
    numbers::check(pack, &mut findings);
    texts::check(pack, &mut findings);
    ids::check(pack, &mut findings);
    items::check(pack, &mut findings);
    references::check(pack, &mut findings);
    paths::check(pack, &mut findings);
    advice::check(pack, &mut findings);
    match &*SOURCE {
        Ok(source) if source.language != pack.language => translation::check(source, pack, &mut findings),
        Ok(_) => {}
        Err(finding) => findings.0.push(finding.clone()),
    }
    findings.0
}

/// Whether a pack is in another language than the one that translations are held against.
pub fn is_translation(pack: &Instrument) -> bool {
    SOURCE.as_ref().is_ok_and(|source| source.language != pack.language)
}
