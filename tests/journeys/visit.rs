//! A visit as a browser would hold it: the journey, a history of places, and what the device keeps.

use psp_self_assessment::{
    content,
    core::{
        hours::{HoursAnswer, write_number},
        ids::{Dimension, ItemId, OptionId, TaskId},
        instrument::Instrument,
        path::{Page, Settings, dimension_pages, entry},
        session::{Action, Session},
    },
    journey::{Confirm, Device, Effects, FieldError, HoursField, Journey, Msg, Place},
    records::json::Value,
};
use serde_json::from_str;

/// The built-in pack.
pub fn pack() -> &'static Instrument {
    content::built_in()
}

/// A page by its code.
pub fn page(code: &str) -> Page {
    Page::from_code(pack(), code).expect("a page")
}

/// A task of the grid.
pub fn task(id: &str) -> HoursField {
    HoursField::Task(TaskId::new(id).expect("an id"))
}

/// One person in one tab.
pub struct Visit {
    pub journey: Journey,
    /// The places noted in the browser's history, as they are noted.
    history: Vec<(String, u32)>,
    at: usize,
    /// What the device keeps, as text.
    pub device: Option<String>,
    /// What the last step asked for.
    pub last: Effects,
}

impl Visit {
    /// Opens the page for the first time.
    pub fn new() -> Self {
        Self::open(Settings::default(), None, Device::Saved)
    }

    /// Opens the page on a device that keeps `device`.
    pub fn open(settings: Settings, device: Option<String>, state: Device) -> Self {
        let saved: Option<Value> = device.as_deref().map(|text| from_str(text).expect("what was saved"));
        let journey = Journey::begin(pack(), settings, saved.as_ref(), None, state, 0xdead_beef);
        let history = vec![(journey.place.code(), journey.place.depth)];
        Self { journey, history, at: 0, device, last: Effects::default() }
    }

    /// Reloads the page: all that is left is what the device keeps and the place noted in the history.
    pub fn reloaded(self) -> Self {
        let saved: Option<Value> = self.device.as_deref().map(|text| from_str(text).expect("what was saved"));
        let place = self.noted(self.at);
        let (settings, state) = (self.journey.settings, self.journey.device);
        let journey = Journey::begin(pack(), settings, saved.as_ref(), place, state, 7);
        let mut visit = Self { journey, last: Effects::default(), ..self };
        visit.history[visit.at] = (visit.journey.place.code(), visit.journey.place.depth);
        visit
    }

    fn noted(&self, at: usize) -> Option<Place> {
        let (code, depth) = &self.history[at];
        Place::from_code(pack(), code, *depth)
    }

    /// Sends a message and does what follows.
    pub fn send(&mut self, msg: Msg) -> &mut Self {
        let effects = self.journey.update(msg);
        let noted = (self.journey.place.code(), self.journey.place.depth);
        if effects.push {
            self.history.truncate(self.at + 1);
            self.history.push(noted);
            self.at += 1;
        } else if effects.replace {
            self.history[self.at] = noted;
        }
        if effects.forget {
            self.device = None;
        }
        if effects.save && self.journey.device != Device::Conflict {
            self.device = Some(self.journey.to_save().write());
        }
        let back = effects.history_back;
        self.last = effects;
        if back { self.browser_back() } else { self }
    }

    /// The browser's own Back.
    pub fn browser_back(&mut self) -> &mut Self {
        self.at = self.at.checked_sub(1).expect("a place of ours behind this one");
        let place = self.noted(self.at).expect("a place we noted");
        self.send(Msg::Arrived(place))
    }

    /// The code of the page the person is on.
    pub fn on(&self) -> String {
        self.journey.place.page.code()
    }

    pub fn start(&mut self) -> &mut Self {
        self.send(Msg::Start)
    }

    /// Presses Continue.
    pub fn next(&mut self) -> &mut Self {
        self.send(Msg::Continue)
    }

    /// Presses our own Back.
    pub fn back(&mut self) -> &mut Self {
        self.send(Msg::Back)
    }

    /// Follows a link that does not come back.
    pub fn go(&mut self, code: &str) -> &mut Self {
        self.send(Msg::Go(page(code), false))
    }

    /// Presses “Change” on check-your-answers.
    pub fn change(&mut self, code: &str) -> &mut Self {
        assert_eq!(self.on(), "check");
        self.send(Msg::Go(page(code), true))
    }

    /// Chooses a topic from the list.
    pub fn choose_topic(&mut self, dimension: Dimension) -> &mut Self {
        assert_eq!(self.on(), "topics");
        let entry = entry(pack(), self.journey.session(), dimension);
        self.send(Msg::Go(entry, true))
    }

    pub fn choose(&mut self, item: &str, option: &str) -> &mut Self {
        self.send(Msg::Choose(ItemId::new(item).expect("an id"), OptionId::new(option).expect("an id")))
    }

    /// Answers the question on the page, and goes on.
    pub fn answer(&mut self, item: &str, option: &str) -> &mut Self {
        assert_eq!(self.on(), item);
        self.choose(item, option).next()
    }

    pub fn pick(&mut self, field: HoursField, range: &str) -> &mut Self {
        self.send(Msg::HoursRange(field, OptionId::new(range).expect("an id")))
    }

    pub fn type_in(&mut self, field: HoursField, text: &str) -> &mut Self {
        self.send(Msg::HoursTyped(field, text.to_string()))
    }

    pub fn ask(&mut self, confirm: Confirm) -> &mut Self {
        self.send(Msg::Ask(confirm))
    }

    /// Opens a file with this text.
    pub fn open_copy(&mut self, text: &str) -> &mut Self {
        self.send(Msg::Open(from_str(text).ok()))
    }

    /// Goes through the profile of a public sector partner, up to the list of topics.
    pub fn with_profile(mut self) -> Self {
        self.start();
        for (item, option) in
            [("PF1", "public"), ("PF2", "new"), ("PF3", "refine"), ("PF4", "local"), ("PF5", "s3")]
        {
            self.answer(item, option);
        }
        self.next().next();
        assert_eq!(self.on(), "topics");
        self
    }

    /// Presses Continue until the page with this code, leaving out everything on the way.
    pub fn leave_out_until(&mut self, code: &str) -> &mut Self {
        for _ in 0..80 {
            if self.on() == code {
                return self;
            }
            self.next();
            assert_eq!(self.journey.errors, [], "{}", self.on());
        }
        panic!("{code} never came");
    }

    /// Gives the answers of `taker` that belong on this page.
    pub fn answer_as(&mut self, taker: &Session) -> &mut Self {
        let answers = &taker.answers;
        match self.journey.place.page {
            Page::Question(id) => {
                let item = pack().item(id).expect("an item");
                for id in item.answer_ids() {
                    if let Some(option) = answers.chosen(id) {
                        self.send(Msg::Choose(id, option));
                    }
                    if let Some(sureness) = answers.sure.get(&id) {
                        self.send(Msg::Sure(id, *sureness));
                    }
                }
            }
            Page::Grid => {
                for row in &pack().burden.tasks {
                    self.hours_as(HoursField::Task(row.id), answers.burden.tasks.get(&row.id).copied());
                }
            }
            Page::Available => self.hours_as(HoursField::Available, answers.burden.available),
            Page::Figure(id) => {
                if let Some(option) = answers.burden.figures.get(&id) {
                    self.send(Msg::Choose(id, *option));
                }
            }
            Page::Welcome | Page::Topics | Page::Notes(_) | Page::Check | Page::Results | Page::Keep => {}
        }
        self
    }

    fn hours_as(&mut self, field: HoursField, hours: Option<HoursAnswer>) {
        match hours {
            Some(HoursAnswer::Exact(hours)) => drop(self.type_in(field, &write_number(hours.get()))),
            Some(HoursAnswer::Range(option)) => drop(self.pick(field, option.as_str())),
            Some(HoursAnswer::NotKnown) => drop(self.pick(field, "nk")),
            None => {}
        }
    }

    /// Goes the straight way from the welcome page to the results with the answers of `taker`; says which pages
    /// came.
    pub fn all_as(&mut self, taker: &Session) -> Vec<String> {
        self.start();
        let mut came = Vec::new();
        while self.on() != "results" {
            assert!(came.len() < 80, "the results never come: {came:?}");
            came.push(self.on());
            self.answer_as(taker).next();
            assert_eq!(self.journey.errors, [], "{}", self.on());
        }
        came
    }

    /// The option chosen for an item.
    pub fn chosen(&self, item: &str) -> Option<String> {
        let item = ItemId::new(item).expect("an id");
        let answers = &self.journey.session().answers;
        let chosen = answers.chosen(item).or_else(|| answers.burden.figures.get(&item).copied());
        chosen.map(|option| option.to_string())
    }

    /// What is wrong with the page, in words.
    pub fn errors(&self) -> Vec<&'static str> {
        self.journey.errors.iter().map(|error: &FieldError| error.message).collect()
    }

    /// The topics whose explanations have been seen.
    pub fn locked(&self) -> Vec<Dimension> {
        Dimension::ALL.into_iter().filter(|topic| self.journey.session().locked[topic.index()]).collect()
    }
}

/// The codes of the question pages of one topic, for these answers.
pub fn topic_pages(journey: &Journey, dimension: Dimension) -> Vec<String> {
    dimension_pages(pack(), &journey.session().answers, dimension).map(Page::code).collect()
}

/// Answers by item and option.
pub fn taker(answers: &[(&str, &str)]) -> Session {
    answers.iter().fold(Session::default(), |taker, (item, option)| {
        let (item, option) = (ItemId::new(item).expect("an id"), OptionId::new(option).expect("an id"));
        taker.apply(pack(), Action::Choose { item, option }).expect("an answer that the content has")
    })
}
