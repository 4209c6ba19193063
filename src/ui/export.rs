//! The record for a funder, as far as a page has to do with it: opened, lessened, given away, and what came of it.

use super::{cx::Asked, host::Host};
use crate::{
    content,
    core::{ids::ItemId, instrument::Instrument},
    journey::Journey,
    records::{
        export::{ExportRecord, Settings},
        occasion::Occasion,
    },
};

/// A step of the person's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportStep {
    /// Show the record, or hide it.
    Open,
    /// Leave a profile question out, or put it back.
    Field(ItemId),
    /// Give the person the file.
    Download,
    /// Copy it.
    Copy,
    /// Send it to the address that the page's HTML names.
    Send,
}

/// What came of giving it away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Outcome {
    /// It was not given away yet.
    #[default]
    None,
    /// The file was made.
    Downloaded,
    /// It is on the clipboard.
    Copied,
    /// The browser does not let this page copy.
    NotCopied,
    /// It is on its way.
    Sending,
    /// The server has said that it has it.
    Received,
    /// The server answered with this status, which is no yes.
    Refused(u16),
    /// The server could not be reached, or does not take records from this page.
    Unreachable,
    /// The server has said nothing in time.
    NoAnswer,
}

/// What a page holds of it.
#[derive(Clone, Debug, Default)]
pub struct Export {
    /// Whether the record is shown.
    pub open: bool,
    /// The profile questions left out.
    pub dropped: Vec<ItemId>,
    outcome: Outcome,
    /// The text that `outcome` is about.
    given: String,
}

/// What has to be done in the world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// The attempt has a receipt now, which is to be kept with the answers.
    Save,
    /// Nothing but drawing.
    Draw,
    /// Give the person this file.
    Download(String),
    /// Put it on the clipboard.
    Copy(String),
    /// Send it to this address.
    Send(String, String),
}

impl Export {
    /// What came of giving away this very text.
    pub fn outcome(&self, text: &str) -> Outcome {
        if self.given == text { self.outcome } else { Outcome::None }
    }

    /// Notes what came of the text given away last.
    pub fn came(&mut self, outcome: Outcome) {
        self.outcome = outcome;
    }

    /// Takes a step. Only what is shown can be given away.
    pub fn step(&mut self, journey: &mut Journey, asked: &Asked, step: ExportStep, host: &Host) -> Deed {
        match step {
            ExportStep::Open => {
                self.open = !self.open;
                let programme = occasion(asked).programme;
                if self.open && journey.file.receipt(programme).is_none() {
                    let mut random = [0; 16];
                    host.random().copy_to(&mut random);
                    journey.file.receipt_or_new(programme, random);
                    return Deed::Save;
                }
                Deed::Draw
            }
            ExportStep::Field(item) => {
                match self.dropped.iter().position(|dropped| *dropped == item) {
                    Some(at) => drop(self.dropped.remove(at)),
                    None => self.dropped.push(item),
                }
                Deed::Draw
            }
            ExportStep::Download | ExportStep::Copy | ExportStep::Send => {
                let Some(text) = self.record(journey, asked).map(|record| record.write()) else {
                    return Deed::Draw;
                };
                self.given.clone_from(&text);
                let (outcome, deed) = match step {
                    ExportStep::Download => (Outcome::Downloaded, Deed::Download(text)),
                    ExportStep::Copy => (Outcome::Copied, Deed::Copy(text)),
                    _ => (Outcome::Sending, Deed::Send(asked.submit_to().to_string(), text)),
                };
                self.outcome = outcome;
                deed
            }
        }
    }

    /// The record as it would go now; none before it has a receipt.
    pub fn record(&self, journey: &Journey, asked: &Asked) -> Option<ExportRecord> {
        let instrument: &Instrument = journey.instrument();
        let occasion = occasion(asked);
        let receipt = journey.file.receipt(occasion.programme)?;
        let settings = Settings { occasion, comparison: asked.comparison, dropped: &self.dropped };
        Some(ExportRecord::new(instrument, content::HASH, &journey.session().answers, settings, receipt))
    }
}

/// Programme, wave and period as the page gave them; the element has checked them.
pub fn occasion(asked: &Asked) -> Occasion {
    Occasion {
        programme: asked.occasion_part(0).parse().ok(),
        wave: asked.occasion_part(1).parse().ok(),
        period: asked.occasion_part(2).parse().ok(),
    }
}

/// The host that an address names, for people to read: what comes before it as a user's name is left out, as it
/// could pose as another.
pub fn host_of(address: &str) -> &str {
    let rest = address.split_once("://").map_or("", |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    authority.rsplit('@').next().unwrap_or_default()
}
