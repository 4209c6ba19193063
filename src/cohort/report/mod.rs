//! The report of a cohort: headline, pictures with their sentences and tables, and what must be said beside them, in
//! HTML, CSV and JSON. Made of [`View`]s alone, the same for the tool and for the funder's page.
//!
//! Each part of it has a file: [`headline`], `not_known`, `bands`, `understanding`, `gaps`, `mirror`, `hours`, `survey`,
//! `alike`, `few` and `method`. [`page`] puts them together, [`files`] names what is written; `marks` are the shapes of the drawings, `table` the tables
//! under them, `names` the words for codes. Nothing here works out a figure.

mod alike;
mod bands;
pub mod codebook;
pub mod csv;
pub mod datapackage;
mod few;
pub mod files;
mod gaps;
pub mod headline;
mod hours;
pub mod json;
mod marks;
mod method;
mod mirror;
mod names;
mod not_known;
pub mod page;
mod part;
mod rounds;
mod survey;
mod table;
mod technical;
pub mod tree;
mod understanding;

use super::{
    disclosure::Audience,
    views::{View, between},
};
use crate::{
    core::instrument::Instrument,
    records::{occasion::Wave, response::Edition},
};

/// What is reported: one cohort a round.
#[derive(Clone, Debug)]
pub struct Report<'a> {
    /// The words of the questions.
    pub instrument: &'a Instrument,
    /// The edition of the records.
    pub edition: Edition,
    /// For whom.
    pub audience: Audience,
    /// The rounds; there is at least one.
    pub rounds: Vec<Round>,
}

/// The cohort of a round.
#[derive(Clone, Debug)]
pub struct Round {
    /// Which; none where the records name none.
    pub wave: Option<Wave>,
    /// The round before it.
    pub earlier: Option<Wave>,
    /// What may be seen of it.
    pub view: View,
}

impl<'a> Report<'a> {
    /// A report of rounds, in their order. Those that name their round are put beside the one before.
    pub fn new(
        instrument: &'a Instrument,
        edition: Edition,
        audience: Audience,
        rounds: impl IntoIterator<Item = (Option<Wave>, View)>,
    ) -> Self {
        let mut report = Self { instrument, edition, audience, rounds: Vec::new() };
        for (wave, mut view) in rounds {
            let before: Option<&Round> = report.rounds.last().filter(|before| before.wave.is_some());
            view.since = before.map(|before| between(&before.view, &view)).unwrap_or_default();
            let earlier = before.and_then(|before| before.wave);
            report.rounds.push(Round { wave, earlier, view });
        }
        report
    }
}

impl Round {
    /// The round as it stands in files.
    pub(crate) fn code(&self) -> String {
        self.wave.map_or_else(|| "none".to_string(), |wave| wave.number().to_string())
    }
}
