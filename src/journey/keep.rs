//! Keeping answers: on the device, as a file, and letting go of them.

use super::{Effects, Focus, Journey, Place, SEEDS};
use crate::{
    core::path::Page,
    records::{
        answers::{self, AnswersFile, ImportError, Misfit},
        json::Value,
    },
};

/// What the device says of the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Device {
    /// Everything is on the device.
    Saved,
    /// A save is under way.
    Saving,
    /// The host asked for nothing to be kept: `storage="none"`.
    NotAsked,
    /// The page does not allow it, or the device is full or broken.
    Refused,
    /// Another tab has saved since: nothing is written until the person has chosen.
    Conflict,
}

/// A step that cannot be undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirm {
    /// Start again with nothing.
    StartAgain,
    /// Delete the answers.
    Delete,
    /// Delete the answers and leave, on a shared computer.
    Finish,
}

/// What came of opening a saved copy, or of letting go of the answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// It was read.
    Read {
        /// How many answers were taken over.
        answers: usize,
        /// What did not fit, and is left out.
        misfits: Vec<Misfit>,
        /// The content version it was written with, where it is another.
        other_content: Option<String>,
    },
    /// It is no answers file.
    NotAnswers(Option<ImportError>),
    /// The answers were deleted.
    Deleted,
    /// The answers were deleted at the end of a visit.
    Finished,
    /// The device could not delete them.
    NotDeleted,
}

/// The keys beside the answers in what the device keeps.
const PAGE: &str = "page";
const SEED: &str = "seed";

impl Journey {
    /// What the device keeps: the answers file, the page reached and the order of options.
    pub fn to_save(&self) -> Value {
        let mut value = answers::write(self.instrument, &self.file);
        if let Value::Object(members) = &mut value {
            let page = match self.place.page {
                Page::Welcome => self.returning.unwrap_or(Page::Topics),
                // Beside the path: the place on it is where Continue leads.
                Page::Keep => self.place.back_to.or(self.returning).unwrap_or(Page::Topics),
                page => page,
            };
            members.push((PAGE.to_string(), Value::from(page.code().as_str())));
            members.push((SEED.to_string(), Value::Number(f64::from(self.seed))));
        }
        value
    }

    /// The answers file to download.
    pub fn to_download(&self) -> String {
        answers::write(self.instrument, &self.file).write()
    }

    /// Takes over what the device kept. Says what of it no longer fits.
    pub(super) fn take_saved(&mut self, saved: &Value) {
        let Ok(import) = answers::read(self.instrument, saved) else { return };
        self.file = import.file;
        if self.session().answers.is_empty() {
            return;
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "written from a u32; a cast saturates"
        )]
        if let Some(seed) = saved.get(SEED).and_then(Value::number) {
            self.seed = seed as u32 % SEEDS;
        }
        let page =
            saved.get(PAGE).and_then(Value::text).and_then(|code| Page::from_code(self.instrument, code));
        let page = page.filter(|page| self.can_show(*page)).unwrap_or(Page::Topics);
        self.returning = Some(page);
        if !import.misfits.is_empty() {
            self.opened = Some(Opened::Read {
                answers: self.answer_count(),
                misfits: import.misfits,
                other_content: import.other_content,
            });
        }
    }

    pub(super) fn open(&mut self, value: Option<&Value>) -> Effects {
        let read = value.map(|value| answers::read(self.instrument, value));
        match read {
            Some(Ok(import)) => {
                self.file = import.file;
                self.returning = None;
                self.opened = Some(Opened::Read {
                    answers: self.answer_count(),
                    misfits: import.misfits,
                    other_content: import.other_content,
                });
                self.place.back_to = None;
                Effects { save: true, focus: Some(Focus::Heading), answered: true, ..Effects::default() }
            }
            Some(Err(error)) => self.not_opened(Some(error)),
            None => self.not_opened(None),
        }
    }

    fn not_opened(&mut self, error: Option<ImportError>) -> Effects {
        self.opened = Some(Opened::NotAnswers(error));
        Effects::focus(Focus::Heading)
    }

    pub(super) fn use_other(&mut self, saved: Option<&Value>) -> Effects {
        let locked = self.session().locked;
        self.file = AnswersFile::default();
        self.returning = None;
        self.opened = None;
        if let Some(saved) = saved {
            self.take_saved(saved);
        }
        // Notes that were read here were read.
        for (seen, before) in self.file.session.locked.iter_mut().zip(locked) {
            *seen |= before;
        }
        self.device = Device::Saved;
        self.place = self.shown(self.place);
        self.entered();
        let save = !self.session().answers.is_empty();
        Effects { save, replace: true, focus: Some(Focus::Heading), answered: true, ..Effects::default() }
    }

    pub(super) fn confirmed(&mut self) -> Effects {
        let Some(confirm) = self.confirm.take() else { return Effects::default() };
        self.file = AnswersFile::default();
        self.returning = None;
        self.drafts.clear();
        self.errors.clear();
        self.seed = self.seed.wrapping_mul(0x9e37_79b1).wrapping_add(1) % SEEDS;
        // What another tab has saved is deleted with the rest.
        if self.device == Device::Conflict {
            self.device = Device::Saved;
        }
        let mut effects = self.go(Place::at(Page::Welcome));
        self.opened = match confirm {
            Confirm::StartAgain => None,
            Confirm::Delete => Some(Opened::Deleted),
            Confirm::Finish => Some(Opened::Finished),
        };
        effects.save = false;
        effects.forget = true;
        effects
    }

    /// How many answers there are, rows and hours included.
    pub fn answer_count(&self) -> usize {
        let answers = &self.session().answers;
        let burden = &answers.burden;
        answers.profile.len()
            + answers.items.len()
            + burden.tasks.len()
            + burden.figures.len()
            + usize::from(burden.available.is_some())
    }
}
