//! One person's visit, without a browser: which page is shown, what a press does, what has to happen next.
//!
//! [`Journey::update`] takes what the person or the page did ([`Msg`]) and says what must be done in the
//! world ([`Effects`]): save, move the focus, note the place in the browser's history. It knows no Yew, no
//! storage and no clock, so whole visits run as native tests.

mod drafts;
mod effects;
mod keep;
mod routing;
mod summary;

pub use drafts::{Field, FieldError, HoursField};
pub use effects::{Effects, Focus, Place};
pub use keep::{Confirm, Device, Opened};
pub use summary::{Answer, Row};

use crate::{
    core::{
        ids::{ItemId, OptionId},
        instrument::Instrument,
        map::Map,
        path::{Page, Settings},
        session::{Action, Session, Sureness},
    },
    records::{answers::AnswersFile, json::Value},
};

/// A visit.
#[derive(Clone, Debug)]
pub struct Journey {
    instrument: &'static Instrument,
    /// Answers, and what belongs to the attempt.
    pub file: AnswersFile,
    /// Where the person is.
    pub place: Place,
    /// What the host asks for.
    pub settings: Settings,
    /// Hours as they were typed, while they are not yet a number.
    pub drafts: Map<HoursField, String>,
    /// What is wrong with the page as it was sent, if anything.
    pub errors: Vec<FieldError>,
    /// What the device says of the last save.
    pub device: Device,
    /// Whether there were answers when the visit began.
    pub returning: Option<Page>,
    /// What was asked to be confirmed.
    pub confirm: Option<Confirm>,
    /// What came of opening a saved copy.
    pub opened: Option<Opened>,
    /// Decides the order of options on knowledge items, for this attempt: 24 bits, which a record writes as they are.
    pub seed: u32,
}

/// How many seeds there are: a record writes a number of this size as it is.
const SEEDS: u32 = 1 << 24;

/// What the person or the page did.
#[derive(Clone, Debug)]
pub enum Msg {
    /// “Start” on the welcome page.
    Start,
    /// “Carry on where you left off”.
    CarryOn,
    /// “Continue”, or Enter in the form.
    Continue,
    /// Our own “Back”.
    Back,
    /// Our own “Back”, where the browser's history cannot be used.
    StepBack,
    /// A link to a page; with `true`, Continue there comes back to the page it was on.
    Go(Page, bool),
    /// The browser's Back or Forward arrived at a place we noted.
    Arrived(Place),
    /// An option was chosen.
    Choose(ItemId, OptionId),
    /// “How sure are you?” was answered.
    Sure(ItemId, Sureness),
    /// A range of hours was chosen.
    HoursRange(HoursField, OptionId),
    /// Hours were typed.
    HoursTyped(HoursField, String),
    /// A step that cannot be undone was asked for.
    Ask(Confirm),
    /// The host page asks to begin anew.
    Restart,
    /// It was confirmed.
    Confirmed,
    /// It was not.
    Dismissed,
    /// A saved copy was chosen; none if it is no JSON.
    Open(Option<Value>),
    /// The device says what came of a save.
    Device(Device),
    /// Another tab's answers are to be used here.
    UseOther(Option<Value>),
    /// The answers on this page are to be kept over another tab's.
    KeepMine,
    /// The device could not delete what it keeps.
    NotDeleted,
    /// The host changed what it asks for.
    Settings(Settings),
}

impl Journey {
    /// A visit that begins with `saved`, what the device kept, if anything; `place` is where this page was
    /// before a reload.
    pub fn begin(
        instrument: &'static Instrument,
        settings: Settings,
        saved: Option<&Value>,
        place: Option<Place>,
        device: Device,
        seed: u32,
    ) -> Self {
        let mut journey = Self {
            instrument,
            file: AnswersFile::default(),
            place: Place::at(Page::Welcome),
            settings,
            drafts: Map::default(),
            errors: Vec::new(),
            device,
            returning: None,
            confirm: None,
            opened: None,
            seed: seed % SEEDS,
        };
        if let Some(saved) = saved {
            journey.take_saved(saved);
        }
        // What no longer fits is said on the welcome page, before anything else.
        let place = place.filter(|place| journey.opened.is_none() && journey.can_show(place.page));
        if let Some(place) = place {
            journey.place = place;
            journey.entered();
        }
        journey
    }

    /// The content in use.
    pub const fn instrument(&self) -> &'static Instrument {
        self.instrument
    }

    /// The session.
    pub const fn session(&self) -> &Session {
        &self.file.session
    }

    /// Does what was asked and says what has to follow.
    pub fn update(&mut self, msg: Msg) -> Effects {
        match msg {
            Msg::Start => self.go(Place::at(self.first_page())),
            Msg::CarryOn => self.go(Place::at(self.returning.unwrap_or(Page::Topics))),
            Msg::Continue => self.proceed(),
            Msg::Back => self.back(),
            Msg::StepBack => self.step_back(),
            Msg::NotDeleted => {
                self.opened = Some(Opened::NotDeleted);
                Effects::focus(Focus::Heading)
            }
            Msg::Go(page, and_back) => {
                let back_to = and_back.then_some(self.place.page);
                self.go(Place { page, back_to, depth: self.place.depth })
            }
            Msg::Arrived(place) => self.arrive(place),
            Msg::Choose(item, option) => self.act(Action::Choose { item, option }),
            Msg::Sure(item, sureness) => self.act(Action::Sure { item, sureness }),
            Msg::HoursRange(field, option) => self.choose_range(field, option),
            Msg::HoursTyped(field, text) => self.type_hours(field, text),
            Msg::Ask(confirm) => {
                self.confirm = Some(confirm);
                Effects::focus(Focus::Heading)
            }
            // With nothing to lose there is nothing to ask.
            Msg::Restart if self.session().answers.is_empty() => self.go(Place::at(Page::Welcome)),
            Msg::Restart => self.update(Msg::Ask(Confirm::StartAgain)),
            Msg::Dismissed => {
                self.confirm = None;
                Effects::focus(Focus::Heading)
            }
            Msg::Confirmed => self.confirmed(),
            Msg::Open(value) => self.open(value.as_ref()),
            Msg::Device(device) => {
                self.device = device;
                Effects::default()
            }
            Msg::UseOther(saved) => self.use_other(saved.as_ref()),
            Msg::KeepMine => {
                self.device = Device::Saving;
                Effects { save: true, focus: Some(Focus::Heading), ..Effects::default() }
            }
            Msg::Settings(settings) => {
                self.settings = settings;
                Effects::default()
            }
        }
    }

    /// Changes the answers. A choice that is refused, such as one on a closed answer, changes nothing.
    fn act(&mut self, action: Action) -> Effects {
        let before = self.file.session.clone();
        if self.file.session.change(self.instrument, action).is_err() || self.file.session == before {
            return Effects::default();
        }
        self.errors.clear();
        Effects { save: true, answered: true, ..Effects::default() }
    }
}
