//! What a step of the journey asks of the world around it.

use crate::core::{instrument::Instrument, path::Page};

/// Where a person is: the page, and where Continue leads when the page was reached by a side way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The page.
    pub page: Page,
    /// “Change” on check-your-answers and a choice in the list of topics come back here.
    pub back_to: Option<Page>,
    /// How many places of ours lie behind it in the browser's history.
    pub depth: u32,
}

impl Place {
    /// A place on the straight way.
    pub const fn at(page: Page) -> Self {
        Self { page, back_to: None, depth: 0 }
    }

    /// The place as it is noted in the browser's history: `page`, `page<back_to`.
    pub fn code(self) -> String {
        self.back_to
            .map_or_else(|| self.page.code(), |back_to| format!("{}<{}", self.page.code(), back_to.code()))
    }

    /// Reads a noted place; none if the content has no such page.
    pub fn from_code(instrument: &Instrument, code: &str, depth: u32) -> Option<Self> {
        let (page, back_to) = match code.split_once('<') {
            Some((page, back_to)) => (page, Some(Page::from_code(instrument, back_to)?)),
            None => (code, None),
        };
        Some(Self { page: Page::from_code(instrument, page)?, back_to, depth })
    }
}

/// Where the focus goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The heading of the page.
    Heading,
    /// The list of what is wrong.
    Errors,
}

/// What has to be done in the world.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "things to do, each with or without the others")]
pub struct Effects {
    /// Save the answers and the place.
    pub save: bool,
    /// Delete everything on the device.
    pub forget: bool,
    /// Move the focus.
    pub focus: Option<Focus>,
    /// Note the new place in the browser's history.
    pub push: bool,
    /// Note it in the stead of the present one.
    pub replace: bool,
    /// Go back in the browser's history; it answers with [`super::Msg::Arrived`].
    pub history_back: bool,
    /// An answer changed.
    pub answered: bool,
    /// The results were reached by Continue.
    pub complete: bool,
}

impl Effects {
    /// Only moves the focus.
    pub fn focus(focus: Focus) -> Self {
        Self { focus: Some(focus), ..Self::default() }
    }
}
