//! The way through the check: which pages there are for these answers, and in which order (content design 2).
//!
//! The path is worked out from the answers each time. It knows that there are pages, not what they look like.

use super::{
    burden::{FUNDING, HOW_SET, PEOPLE, PERIOD, span},
    ids::{Dimension, ItemId, OptionId},
    instrument::{Instrument, Kind},
    session::{Answers, Session},
};
use alloc::vec::Vec;

/// One page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// What the check is, how long it takes, who sees what.
    Welcome,
    /// A question with options; with rows, all of them.
    Question(ItemId),
    /// The list of the four topics.
    Topics,
    /// The hours grid.
    Grid,
    /// Hours available.
    Available,
    /// A question of the quantified part with options.
    Figure(ItemId),
    /// The explanations of a topic's knowledge items. Seeing them closes those answers.
    Notes(Dimension),
    /// Check your answers.
    Check,
    /// The results.
    Results,
    /// Saving a copy, opening one, deleting: outside the path, reached from every page.
    Keep,
}

/// What the host asks for that changes the path.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Ask `BM1` to `BM3` too (content design 6.6).
    pub comparison: bool,
    /// Pages that tell are not shown yet, so being on one closes no answers.
    pub asks_only: bool,
}

/// How far a person is with a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Questions of the topic.
    pub questions: usize,
    /// Those with an answer, “not known yet” included.
    pub answered: usize,
    /// Its explanations have been seen.
    pub done: bool,
}

impl Page {
    /// The code of the page: an item id, or a word. It stays the same in every version.
    pub fn code(self) -> String {
        use alloc::string::ToString;
        match self {
            Self::Welcome => "welcome".to_string(),
            Self::Question(item) | Self::Figure(item) => item.to_string(),
            Self::Topics => "topics".to_string(),
            Self::Grid => "burden".to_string(),
            Self::Available => "avail".to_string(),
            Self::Notes(dimension) => alloc::format!("notes:{dimension}"),
            Self::Check => "check".to_string(),
            Self::Results => "results".to_string(),
            Self::Keep => "keep".to_string(),
        }
    }

    /// The page of a code.
    pub fn from_code(instrument: &Instrument, code: &str) -> Option<Self> {
        match code {
            "welcome" => return Some(Self::Welcome),
            "topics" => return Some(Self::Topics),
            "burden" => return Some(Self::Grid),
            "avail" => return Some(Self::Available),
            "check" => return Some(Self::Check),
            "results" => return Some(Self::Results),
            "keep" => return Some(Self::Keep),
            _ => {}
        }
        if let Some(dimension) = code.strip_prefix("notes:") {
            return Dimension::from_code(dimension).map(Self::Notes);
        }
        let id = ItemId::new(code).ok()?;
        if instrument.burden.figures().iter().any(|figure| figure.id == id) {
            return Some(Self::Figure(id));
        }
        instrument
            .items
            .iter()
            .find(|item| item.id == id && item.kind != Kind::Quantity)
            .map(|_| Self::Question(id))
    }

    /// The topic the page belongs to, if any.
    pub fn dimension(self, instrument: &Instrument) -> Option<Dimension> {
        match self {
            Self::Question(id) => instrument.item(id)?.dimension,
            Self::Grid | Self::Available | Self::Figure(_) => Some(Dimension::Pro),
            Self::Notes(dimension) => Some(dimension),
            Self::Welcome | Self::Topics | Self::Check | Self::Results | Self::Keep => None,
        }
    }

    /// Whether something is asked on the page.
    pub const fn asks(self) -> bool {
        matches!(self, Self::Question(_) | Self::Grid | Self::Available | Self::Figure(_))
    }

    /// Whether something asked on the page has an answer.
    pub fn answered(self, instrument: &Instrument, answers: &Answers) -> bool {
        match self {
            Self::Question(id) => instrument
                .item(id)
                .is_some_and(|item| item.answer_ids().any(|answer| answers.chosen(answer).is_some())),
            Self::Grid => !answers.burden.tasks.is_empty(),
            Self::Available => answers.burden.available.is_some(),
            Self::Figure(id) => answers.burden.figures.contains_key(&id),
            Self::Welcome | Self::Topics | Self::Notes(_) | Self::Check | Self::Results | Self::Keep => false,
        }
    }
}

/// The pages in order, for these answers.
pub fn pages(instrument: &Instrument, answers: &Answers, settings: Settings) -> Vec<Page> {
    let shown = |item: &&super::instrument::Item| {
        item.show_if.as_ref().is_none_or(|when| when.holds(answers.chosen(when.item)))
    };
    let of_kind = |kinds: &'static [Kind]| {
        instrument.items.iter().filter(move |item| kinds.contains(&item.kind)).filter(shown)
    };
    let mut pages = Vec::with_capacity(64);
    pages.push(Page::Welcome);
    pages.extend(of_kind(&[Kind::Profile, Kind::SelfRating]).map(|item| Page::Question(item.id)));
    pages.push(Page::Topics);
    for dimension in Dimension::ALL {
        pages.extend(dimension_pages(instrument, answers, dimension));
        pages.push(Page::Notes(dimension));
    }
    if settings.comparison {
        pages.extend(of_kind(&[Kind::Comparison]).map(|item| Page::Question(item.id)));
    }
    pages.extend([Page::Check, Page::Results]);
    pages
}

/// The question pages of one topic, in order.
pub fn dimension_pages(
    instrument: &Instrument,
    answers: &Answers,
    dimension: Dimension,
) -> impl Iterator<Item = Page> {
    let items = instrument
        .items
        .iter()
        .filter(move |item| item.dimension == Some(dimension) && item.kind != Kind::Quantity)
        .map(|item| Page::Question(item.id));
    let quantified = [
        Some(Page::Figure(PERIOD)),
        Some(Page::Grid),
        Some(Page::Available),
        // Only a figure can have been set by somebody.
        has_time(instrument, answers).then_some(Page::Figure(HOW_SET)),
        Some(Page::Figure(PEOPLE)),
        Some(Page::Figure(FUNDING)),
    ];
    items.chain(quantified.into_iter().flatten().filter(move |_| dimension == Dimension::Pro))
}

/// Whether some time, more than none, is available.
fn has_time(instrument: &Instrument, answers: &Answers) -> bool {
    let available =
        answers.burden.available.and_then(|hours| span(hours, &instrument.burden.available_hours));
    available.is_some_and(|span| span.high > 0.0)
}

/// How far a person is with a topic.
pub fn progress(instrument: &Instrument, session: &Session, dimension: Dimension) -> Progress {
    let (mut questions, mut answered) = (0, 0);
    for page in dimension_pages(instrument, &session.answers, dimension) {
        questions += 1;
        answered += usize::from(page.answered(instrument, &session.answers));
    }
    Progress { questions, answered, done: session.locked[dimension.index()] }
}

/// Where to go on in a topic: its first question without an answer, or its notes.
pub fn entry(instrument: &Instrument, session: &Session, dimension: Dimension) -> Page {
    let mut pages = dimension_pages(instrument, &session.answers, dimension);
    if session.locked[dimension.index()] {
        return pages.next().unwrap_or(Page::Notes(dimension));
    }
    pages.find(|page| !page.answered(instrument, &session.answers)).unwrap_or(Page::Notes(dimension))
}

/// The first profile question that must be answered and is not: nothing after it can be asked in the right
/// words (content design 2.2).
pub fn missing_profile(instrument: &Instrument, answers: &Answers) -> Option<ItemId> {
    let profile = instrument.items.iter().filter(|item| item.kind == Kind::Profile && item.required());
    profile.map(|item| item.id).find(|id| !answers.profile.contains_key(id))
}

/// The option under which a question of the quantified part was answered.
pub fn figure_chosen(answers: &Answers, figure: ItemId) -> Option<OptionId> {
    answers.burden.figures.get(&figure).copied()
}
