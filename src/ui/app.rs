//! The root: holds the visit, passes on what people do, carries out what follows.

use crate::{
    core::path::{Page, Settings},
    journey::{Device, Effects, Focus, Journey, Msg, Place},
    records::saved,
    ui::{
        cx::{Cx, Did, Step},
        frame::frame,
        host::Host,
        js_json,
        pages::moment,
        stage::Stage,
    },
};
use std::marker::PhantomData;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Element;
use yew::{html::Scope, prelude::*};

/// The name of the answers file.
const ANSWERS_FILE: &str = "psp-self-assessment-answers.json";
/// The name of the results as text.
const REPORT_FILE: &str = "psp-self-assessment-results.txt";
/// No file of ours is larger than this, in bytes; what is, is not ours.
const LARGEST_FILE: f64 = 1_000_000.0;
/// Milliseconds in a day.
const DAY: f64 = 86_400_000.0;

/// What the root begins with.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// What the page provides.
    pub host: Host,
    /// What the device keeps.
    pub texts: Vec<String>,
    /// Whether the device keeps anything.
    pub device: Device,
    /// For the order of options.
    pub seed: u32,
    /// Where this page was before a reload.
    pub place: Option<Place>,
    /// What the host page asks for.
    pub settings: Settings,
    /// The level of the page's heading.
    pub level: u8,
    /// Whether the page takes over from another and its heading gets the focus.
    pub focus: bool,
    /// Whether a host page's own scripts could read what is on the screen.
    pub shared: bool,
}

/// What the root is told.
#[derive(Debug)]
pub enum Told {
    /// A page did something.
    Did(Did),
    /// The browser or the device did something.
    Journey(Msg),
    /// A save has ended.
    Saved(String),
    /// Another tab's answers were read.
    Other(Vec<String>),
    /// The level of headings changed.
    Level(u8),
    /// Start was pressed before the check was there.
    Begin,
    /// Panic, for a test.
    Fail,
}

/// The root component of a module.
pub struct App<S: Stage> {
    journey: Journey,
    send: Callback<Did>,
    heading: NodeRef,
    errors: NodeRef,
    level: u8,
    focus: Option<Focus>,
    /// Generation of the newest text on the device, as far as this page knows.
    generation: u32,
    /// A save is under way.
    saving: bool,
    /// There is something newer to save than what is under way.
    unsaved: bool,
    /// What is being saved has been deleted meanwhile.
    forgotten: bool,
    stage: PhantomData<S>,
}

impl<S: Stage> Component for App<S> {
    type Message = Told;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let props = ctx.props();
        let texts = || props.texts.iter().map(String::as_str);
        let kept = saved::newest(texts(), today());
        // Of what stands on the device, whole or not: the next save goes over it.
        let generation = texts().map(saved::generation).max().unwrap_or(0);
        let value = kept.and_then(|kept| js_json::parse(kept.body));
        let journey = Journey::begin(
            S::instrument(),
            props.settings,
            value.as_ref(),
            props.place,
            props.device,
            props.seed,
        );
        if value.is_none() && !props.texts.is_empty() {
            // Expired, or broken beyond use.
            props.host.forget();
        }
        props.host.note(&journey.place.code(), journey.place.depth, true);
        Self {
            journey,
            send: ctx.link().callback(Told::Did),
            heading: NodeRef::default(),
            errors: NodeRef::default(),
            level: props.level,
            focus: props.focus.then_some(Focus::Heading),
            generation: if value.is_some() { generation } else { 0 },
            saving: false,
            unsaved: false,
            forgotten: false,
            stage: PhantomData,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, told: Told) -> bool {
        match told {
            Told::Did(Did::Msg(msg)) | Told::Journey(msg) => {
                let effects = self.journey.update(msg);
                self.carry_out(ctx, &effects);
            }
            Told::Did(Did::Step(step)) => self.step(ctx, step),
            Told::Did(Did::File(file)) => read_file(ctx.link().clone(), &file),
            Told::Did(Did::Field(name)) => ctx.props().host.focus_field(&name),
            Told::Saved(outcome) => self.saved(ctx, &outcome),
            Told::Other(texts) => {
                let kept = saved::newest(texts.iter().map(String::as_str), today());
                let value = kept.and_then(|kept| js_json::parse(kept.body));
                let effects = self.journey.update(Msg::UseOther(value));
                self.carry_out(ctx, &effects);
            }
            Told::Level(level) => self.level = level,
            Told::Begin => {
                if self.journey.place.page == Page::Welcome && self.journey.returning.is_none() {
                    let effects = self.journey.update(Msg::Start);
                    self.carry_out(ctx, &effects);
                }
            }
            #[expect(clippy::panic, reason = "a test asked for it")]
            Told::Fail => panic!("asked to fail"),
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let cx = Cx {
            journey: &self.journey,
            send: &self.send,
            heading: &self.heading,
            errors: &self.errors,
            level: self.level,
            shared: ctx.props().shared,
        };
        frame(&cx, S::page(&cx).unwrap_or_else(|| moment(&cx))).done()
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        let target = self.focus.take().and_then(|focus| match focus {
            Focus::Heading => self.heading.cast::<Element>(),
            Focus::Errors => self.errors.cast::<Element>(),
        });
        if let Some(element) = target {
            ctx.props().host.focus(&element);
        }
        if first {
            ctx.props().host.ready();
        }
    }
}

impl<S: Stage> App<S> {
    fn carry_out(&mut self, ctx: &Context<Self>, effects: &Effects) {
        let host = &ctx.props().host;
        let place = self.journey.place;
        if effects.push || effects.replace {
            host.note(&place.code(), place.depth, effects.replace);
        }
        if effects.history_back {
            host.back();
        }
        if effects.focus.is_some() {
            self.focus = effects.focus;
        }
        if effects.forget {
            self.generation = 0;
            self.unsaved = false;
            self.forgotten = self.saving;
            host.forget();
        }
        if effects.save {
            self.save(ctx);
        }
        if effects.push || effects.answered {
            let pages = self.journey.pages();
            let asked = || pages.iter().filter(|page| page.asks());
            let answers = &self.journey.session().answers;
            let answered = asked().filter(|page| page.answered(self.journey.instrument(), answers)).count();
            let section =
                place.page.dimension(self.journey.instrument()).map_or("about", |topic| topic.code());
            let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            host.progress(section, number(answered), number(asked().count()));
        }
        if effects.complete {
            host.complete();
        }
    }

    /// Saves, unless a save is under way: then once more when that has ended. Nothing is written while
    /// another tab's newer answers wait for a decision.
    fn save(&mut self, ctx: &Context<Self>) {
        if self.journey.device == Device::Conflict {
            return;
        }
        self.unsaved = true;
        let text = saved::encode(self.generation + 1, today(), &self.journey.to_save().write());
        if self.saving {
            ctx.props().host.hold(&text);
            return;
        }
        self.unsaved = false;
        self.saving = true;
        if self.journey.device == Device::Saved {
            self.journey.device = Device::Saving;
        }
        let promise = ctx.props().host.save(&text, self.generation + 1, self.generation);
        let link = ctx.link().clone();
        spawn_local(async move {
            let outcome = JsFuture::from(promise).await.ok().and_then(|outcome| outcome.as_string());
            link.send_message(Told::Saved(outcome.unwrap_or_default()));
        });
    }

    fn saved(&mut self, ctx: &Context<Self>, outcome: &str) {
        self.saving = false;
        if std::mem::take(&mut self.forgotten) {
            // Deleted after it was saved: the device stands where it did before the first save.
            self.generation = 0;
            if self.unsaved {
                self.save(ctx);
            }
            return;
        }
        let device = match outcome.split_once(':') {
            Some(("conflict", newest)) => {
                self.generation = newest.parse().unwrap_or(self.generation);
                self.focus = None;
                Device::Conflict
            }
            _ if outcome == "saved" => {
                self.generation += 1;
                Device::Saved
            }
            _ if outcome == "memory" && self.journey.device == Device::NotAsked => Device::NotAsked,
            _ => Device::Refused,
        };
        self.journey.update(Msg::Device(device));
        if self.unsaved {
            self.save(ctx);
        }
    }

    fn step(&mut self, ctx: &Context<Self>, step: Step) {
        let host = &ctx.props().host;
        match step {
            Step::SaveAnswers => host.download(ANSWERS_FILE, "application/json", &self.journey.to_download()),
            Step::SaveReport => {
                if let Some(text) = S::report(self.journey.session()) {
                    host.download(REPORT_FILE, "text/plain;charset=utf-8", &text);
                }
            }
            Step::LoadAgain => host.again(),
            Step::PrintResults => host.print("results"),
            Step::PrintMeeting => host.print("meeting"),
            Step::UseOther => {
                let promise = host.load();
                let link = ctx.link().clone();
                spawn_local(async move {
                    let texts = JsFuture::from(promise).await.unwrap_or(JsValue::UNDEFINED);
                    let texts = texts.dyn_into::<js_sys::Array>().unwrap_or_default();
                    link.send_message(Told::Other(
                        texts.iter().filter_map(|text| text.as_string()).collect(),
                    ));
                });
            }
        }
    }
}

/// Reads a chosen file, and says what it holds.
fn read_file<S: Stage>(link: Scope<App<S>>, file: &web_sys::File) {
    if file.size() > LARGEST_FILE {
        link.send_message(Told::Journey(Msg::Open(None)));
        return;
    }
    let text = JsFuture::from(file.text());
    spawn_local(async move {
        let text = text.await.ok().and_then(|text| text.as_string());
        link.send_message(Told::Journey(Msg::Open(text.and_then(|text| js_json::parse(&text)))));
    });
}

/// Today, in days since 1970-01-01.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast from float saturates")]
fn today() -> u32 {
    (js_sys::Date::now() / DAY) as u32
}
