//! What every page is given: the visit, and a way to say what the person did.

use crate::{
    core::{instrument::Instrument, session::Answers},
    journey::{Journey, Msg},
    ui::export::{Export, ExportStep},
};
use std::rc::Rc;
use yew::prelude::*;

/// What the host page asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Whether `BM1` to `BM3` are asked.
    pub comparison: bool,
    /// The level of the page's heading, 1 to 4.
    pub level: u8,
    /// Whether scripts that are not ours could read what is on the screen.
    pub readable: bool,
    /// What the results page offers to share, if anything.
    pub share: Option<Share>,
    /// For records: programme, wave, period and where to send them, as their attributes say, checked by the
    /// element; each empty if it is missing.
    pub occasion: Rc<Vec<String>>,
}

impl Asked {
    /// Where records may be sent; empty if nowhere.
    pub fn submit_to(&self) -> &str {
        self.occasion_part(3)
    }

    /// One of the four; see [`Asked::occasion`].
    pub fn occasion_part(&self, at: usize) -> &str {
        self.occasion.get(at).map_or("", String::as_str)
    }
}

/// What a person may share with the host page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// The four bands and the overall one.
    Bands,
    /// The scores too, for a learning system.
    Scores,
}

/// A step that the page itself takes, without a change of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Download the answers file.
    SaveAnswers,
    /// Download the results as text.
    SaveReport,
    /// Print the results.
    PrintResults,
    /// Print the meeting sheet alone.
    PrintMeeting,
    /// Use what another tab has saved.
    UseOther,
    /// Ask for the second module once more.
    LoadAgain,
    /// Share with the host page what it asks for.
    Share,
    /// A step with the record for a funder.
    Export(ExportStep),
}

/// What the root takes from pages.
#[derive(Clone, Debug)]
pub enum Did {
    /// Something the journey decides on.
    Msg(Msg),
    /// Something the page does by itself.
    Step(Step),
    /// A file was chosen.
    File(web_sys::File),
    /// The link of an error message was followed: focus the field with this name.
    Field(String),
}

/// What a page is drawn from.
#[derive(Clone, Copy)]
pub struct Cx<'a> {
    /// The visit.
    pub journey: &'a Journey,
    /// Takes what the person did.
    pub send: &'a Callback<Did>,
    /// The heading that gets the focus when the page changes.
    pub heading: &'a NodeRef,
    /// The list of errors.
    pub errors: &'a NodeRef,
    /// What the host page asks for.
    pub asked: &'a Asked,
    /// The record for a funder.
    pub export: &'a Export,
    /// Whether it was given what it asks for, of these very answers.
    pub shared: bool,
}

impl Cx<'_> {
    /// The content.
    pub const fn instrument(&self) -> &'static Instrument {
        self.journey.instrument()
    }

    /// The answers.
    pub const fn answers(&self) -> &Answers {
        &self.journey.session().answers
    }
}

impl From<Step> for Did {
    fn from(step: Step) -> Self {
        Self::Step(step)
    }
}
