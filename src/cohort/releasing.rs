//! From tallies to a report: each round is released as far as its last release allows, and only what may be seen of it
//! is reported. The same for the tool and for the funder's page.

use super::{
    disclosure::{Audience, Notice, Release, ledger::Ledger},
    gathering,
    report::Report,
    tally::{Tally, layout::Layout},
    views::View,
};
use crate::{
    core::instrument::Instrument,
    records::{occasion::Wave, response::Edition},
};
use std::{collections::BTreeMap, sync::Arc};

/// What is asked of a report.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// For whom it is.
    pub audience: Audience,
    /// How many partners were asked to take the check, if known.
    pub invited: Option<u64>,
    /// The marks of the records that were taken back: they are not missed.
    pub withdrawn: &'a [u64],
}

/// Releases each round, writes that into `ledger`, and reports. What is to be said of the releases comes with it, by
/// round.
///
/// Rounds of which nothing may be shown are not even named; where that is all of them, the report is of nobody.
pub fn report<'i>(
    instrument: &'i Instrument,
    edition: Edition,
    rounds: &BTreeMap<Option<Wave>, Tally>,
    asked: Asked<'_>,
    ledger: &mut Ledger,
) -> (Report<'i>, Vec<(Option<Wave>, Notice)>) {
    let (mut views, mut notices) = (Vec::new(), Vec::new());
    for (wave, tally) in rounds {
        let cohort = gathering::cohort(&edition, *wave);
        let (release, said) = ledger.release(&cohort, tally, asked.audience, asked.withdrawn);
        let view = View::of(release, asked.invited);
        if view.partners.is_some() || view.leads.is_some() {
            views.push((*wave, view));
        }
        notices.extend(said.into_iter().map(|notice| (*wave, notice)));
    }
    if views.is_empty() {
        let nobody = Tally::new(Arc::new(Layout::new(instrument)));
        let (release, _) = Release::of(&nobody, asked.audience, None, &[]);
        views.push((None, View::of(&release, asked.invited)));
    }
    (Report::new(instrument, edition, asked.audience, views), notices)
}
