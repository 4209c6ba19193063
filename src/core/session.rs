//! One person's answers, and the only way to change them: [`Session::apply`].
//!
//! Answers alone are state. Path, progress, scores and advice are worked out from them each time, so nothing
//! can fall out of step. A session knows no page, no storage and no clock.

use super::{
    hours::HoursAnswer,
    ids::{Dimension, ItemId, OptionId, TaskId},
    instrument::{Instrument, Kind},
    map::Map,
};
use core::fmt;

/// The profile question that asks for the person's part in the PSP.
pub const ROLE: ItemId = ItemId::of("PF1");
/// The profile question that asks people with another part which; it drives wording only.
pub const OTHER_ROLE: ItemId = ItemId::of("PF1b");
/// The profile question that asks where the PSP has got to.
pub const STAGE: ItemId = ItemId::of("PF5");

/// How sure a person felt of a knowledge answer (content design 3.1). Never scored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sureness {
    /// “Guessing”, 0 in files.
    Guessing,
    /// “Fairly sure”, 1 in files.
    FairlySure,
}

/// What a person has answered. An absent entry is a skipped item.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    /// Profile questions.
    pub profile: Map<ItemId, OptionId>,
    /// All other items with options, by item or row; the ways out are options here.
    pub items: Map<ItemId, OptionId>,
    /// How sure the person felt, by knowledge item.
    pub sure: Map<ItemId, Sureness>,
    /// The quantified part.
    pub burden: BurdenAnswers,
}

/// What a person has answered in the quantified part (content design 3.3).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BurdenAnswers {
    /// Hours asked, by task.
    pub tasks: Map<TaskId, HoursAnswer>,
    /// Hours available.
    pub available: Option<HoursAnswer>,
    /// The options of [`super::instrument::Burden::figures`], by their ids.
    pub figures: Map<ItemId, OptionId>,
}

/// In whose words the check speaks (content design 2.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// To a partner, of the public sector if true of the hint, of the third if not.
    Partner(Option<Sector>),
    /// To the lead organisation.
    Lead,
    /// To somebody who uses services, or speaks for people who do.
    ServiceUser,
}

/// The sector of a partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sector {
    /// A public body.
    Public,
    /// A third sector organisation.
    Third,
}

/// A change to a session.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Action {
    /// Chooses an option of an item, or of a row of one, or of a question of the quantified part.
    Choose {
        /// The item or row.
        item: ItemId,
        /// The option.
        option: OptionId,
    },
    /// Takes an answer back.
    Clear {
        /// The item or row.
        item: ItemId,
    },
    /// Says how sure one felt of a knowledge answer.
    Sure {
        /// The knowledge item.
        item: ItemId,
        /// How sure.
        sureness: Sureness,
    },
    /// Gives the hours of a task; `None` takes them back.
    Task {
        /// The task.
        task: TaskId,
        /// The hours.
        hours: Option<HoursAnswer>,
    },
    /// Gives the hours available; `None` takes them back.
    Available {
        /// The hours.
        hours: Option<HoursAnswer>,
    },
    /// The explanations of a topic have been shown: its knowledge answers are closed from now on.
    Lock {
        /// The topic.
        dimension: Dimension,
    },
}

/// Why a change was refused. The session stays as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rejection {
    /// The content has no such item.
    UnknownItem(ItemId),
    /// The item has no such option.
    UnknownOption(ItemId, OptionId),
    /// The content has no such task.
    UnknownTask(TaskId),
    /// The hours have no such range.
    UnknownRange(OptionId),
    /// The explanations of this knowledge item have been seen.
    Locked(ItemId),
    /// Sureness belongs to knowledge items only.
    NotAKnowledgeItem(ItemId),
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownItem(item) => write!(f, "expected the id of an item, found {item}"),
            Self::UnknownOption(item, option) => {
                write!(f, "{item}: expected one of its options, found {option}")
            }
            Self::UnknownTask(task) => write!(f, "expected a task of the hours grid, found {task}"),
            Self::UnknownRange(range) => write!(f, "expected a range of hours, found {range}"),
            Self::Locked(item) => write!(f, "{item}: its explanation has been seen, so its answer is closed"),
            Self::NotAKnowledgeItem(item) => write!(f, "{item}: sureness is asked of knowledge items only"),
        }
    }
}

/// One person's way through the check.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Session {
    /// What has been answered.
    pub answers: Answers,
    /// The topics whose explanations have been seen, by [`Dimension::index`].
    pub locked: [bool; 4],
}

impl Answers {
    /// The option chosen for a profile question, an item or a row.
    pub fn chosen(&self, item: ItemId) -> Option<OptionId> {
        self.items.get(&item).or_else(|| self.profile.get(&item)).copied()
    }

    /// Whether the lead's form is in use.
    pub fn lead_form(&self) -> bool {
        self.voice() == Voice::Lead
    }

    /// In whose words to speak.
    pub fn voice(&self) -> Voice {
        let role = self.profile.get(&ROLE).map(OptionId::as_str);
        let other = self.profile.get(&OTHER_ROLE).map(OptionId::as_str);
        match (role, other) {
            (Some("lead"), _) => Voice::Lead,
            (Some("public"), _) => Voice::Partner(Some(Sector::Public)),
            (Some("third"), _) => Voice::Partner(Some(Sector::Third)),
            (Some("other"), Some("su")) => Voice::ServiceUser,
            _ => Voice::Partner(None),
        }
    }

    /// Whether nothing has been answered.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Session {
    /// Whether the answer of a knowledge item is closed.
    pub fn is_locked(&self, instrument: &Instrument, item: ItemId) -> bool {
        instrument.item(item).is_some_and(|found| {
            found.kind == Kind::Knowledge
                && found.dimension.is_some_and(|dimension| self.locked[dimension.index()])
        })
    }

    /// The session after `action`. Its paths are the only ones by which answers change.
    ///
    /// # Errors
    /// [`Rejection`] if the content has no such item, option or task, or the answer is closed.
    pub fn apply(mut self, instrument: &Instrument, action: Action) -> Result<Self, Rejection> {
        self.change(instrument, action)?;
        Ok(self)
    }

    /// Like [`Session::apply`], in place; a refused action changes nothing.
    ///
    /// # Errors
    /// As for [`Session::apply`].
    pub fn change(&mut self, instrument: &Instrument, action: Action) -> Result<(), Rejection> {
        match action {
            Action::Choose { item, option } => self.choose(instrument, item, option)?,
            Action::Clear { item } => self.clear(instrument, item)?,
            Action::Sure { item, sureness } => self.say_sure(instrument, item, sureness)?,
            Action::Task { task, hours } => {
                if !instrument.burden.tasks.iter().any(|row| row.id == task) {
                    return Err(Rejection::UnknownTask(task));
                }
                match known_range(hours, &instrument.burden.task_hours)? {
                    Some(hours) => self.answers.burden.tasks.insert(task, hours),
                    None => self.answers.burden.tasks.remove(&task),
                };
            }
            Action::Available { hours } => {
                self.answers.burden.available = known_range(hours, &instrument.burden.available_hours)?;
            }
            Action::Lock { dimension } => self.locked[dimension.index()] = true,
        }
        Ok(())
    }

    fn choose(&mut self, instrument: &Instrument, id: ItemId, option: OptionId) -> Result<(), Rejection> {
        if let Some(figure) = instrument.burden.figures().into_iter().find(|figure| figure.id == id) {
            if !figure.offers(option) {
                return Err(Rejection::UnknownOption(id, option));
            }
            self.answers.burden.figures.insert(id, option);
            return Ok(());
        }
        let item = self.open(instrument, id)?;
        if !item.offers(option) {
            return Err(Rejection::UnknownOption(id, option));
        }
        if item.kind == Kind::Profile {
            self.answers.profile.insert(id, option);
        } else {
            self.answers.items.insert(id, option);
        }
        // “I don't know yet” leaves nothing to be sure of.
        if item.not_known.as_ref().is_some_and(|way| way.id == option) {
            self.answers.sure.remove(&id);
        }
        Ok(())
    }

    fn clear(&mut self, instrument: &Instrument, id: ItemId) -> Result<(), Rejection> {
        if instrument.burden.figures().into_iter().any(|figure| figure.id == id) {
            self.answers.burden.figures.remove(&id);
            return Ok(());
        }
        self.open(instrument, id)?;
        self.answers.profile.remove(&id);
        self.answers.items.remove(&id);
        self.answers.sure.remove(&id);
        Ok(())
    }

    fn say_sure(&mut self, instrument: &Instrument, id: ItemId, sureness: Sureness) -> Result<(), Rejection> {
        if self.open(instrument, id)?.kind != Kind::Knowledge {
            return Err(Rejection::NotAKnowledgeItem(id));
        }
        self.answers.sure.insert(id, sureness);
        Ok(())
    }

    /// The item with answers under `id`, if its answer may still change.
    fn open<'a>(
        &self,
        instrument: &'a Instrument,
        id: ItemId,
    ) -> Result<&'a super::instrument::Item, Rejection> {
        let item = instrument
            .item(id)
            .filter(|item| item.kind != Kind::Quantity && item.answer_ids().any(|answer| answer == id))
            .ok_or(Rejection::UnknownItem(id))?;
        if self.is_locked(instrument, id) { Err(Rejection::Locked(id)) } else { Ok(item) }
    }
}

fn known_range(
    hours: Option<HoursAnswer>,
    ranges: &[super::instrument::HoursRange],
) -> Result<Option<HoursAnswer>, Rejection> {
    match hours {
        Some(HoursAnswer::Range(option)) if !ranges.iter().any(|range| range.id == option) => {
            Err(Rejection::UnknownRange(option))
        }
        Some(HoursAnswer::Range(_) | HoursAnswer::NotKnown | HoursAnswer::Exact(_)) | None => Ok(hours),
    }
}
