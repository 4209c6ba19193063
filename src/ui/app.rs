//! The root: holds the visit, passes on what people do, carries out what follows.

use crate::{
    core::{
        path::{Page, Settings},
        session::Answers,
    },
    journey::{Device, Effects, Focus, Journey, Msg, Place},
    records::{export, saved},
    ui::{
        cx::{Asked, Cx, Did, Step},
        export::{Deed, Export, Outcome},
        frame::frame,
        host::{self, Host},
        js_json,
        pages::moment,
        sending,
        stage::Stage,
    },
};
use std::marker::PhantomData;
use wasm_bindgen::JsCast;
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
    /// Whether the device does not have the text yet.
    pub unsaved: bool,
    /// For the order of options.
    pub seed: u32,
    /// Where this page was before a reload.
    pub place: Option<Place>,
    /// Whether the page takes over from another and its heading gets the focus.
    pub focus: bool,
    /// What the host page asks for.
    pub asked: Asked,
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
    /// Another tab's answers were read; none if they could not be.
    Other(Option<Vec<String>>),
    /// The device was asked to delete what it keeps: whether nothing is left.
    Forgotten(bool),
    /// What the host page asks for changed.
    Asked(Asked),
    /// What came of giving a record away.
    Exported(Outcome),
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
    asked: Asked,
    /// The answers whose bands the host page was given.
    shared: Option<Answers>,
    /// The record for a funder.
    export: Export,
    focus: Option<Focus>,
    /// How many saves and deletions are under way.
    busy: u8,
    /// There is something newer to save than what is under way.
    unsaved: bool,
    stage: PhantomData<S>,
}

impl<S: Stage> Component for App<S> {
    type Message = Told;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let props = ctx.props();
        host::works(&props.host);
        let texts = || props.texts.iter().map(String::as_str);
        let kept = saved::newest(texts(), today());
        let value = kept.and_then(|kept| js_json::parse(kept.body));
        let journey = Journey::begin(
            S::instrument(),
            settings::<S>(&props.asked),
            value.as_ref(),
            props.place,
            props.device,
            props.seed,
        );
        props.host.note(&journey.place.code(), journey.place.depth, true);
        let mut app = Self {
            journey,
            send: ctx.link().callback(Told::Did),
            heading: NodeRef::default(),
            errors: NodeRef::default(),
            asked: props.asked.clone(),
            shared: None,
            export: Export::default(),
            focus: props.focus.then_some(Focus::Heading),
            busy: 0,
            unsaved: false,
            stage: PhantomData,
        };
        if value.is_none() && !props.texts.is_empty() {
            // Expired, or broken beyond use.
            app.forget(ctx);
        } else if props.unsaved {
            app.save(ctx);
        }
        app
    }

    fn update(&mut self, ctx: &Context<Self>, told: Told) -> bool {
        host::works(&ctx.props().host);
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
                let texts = texts.as_deref();
                let kept = texts.and_then(|texts| saved::newest(texts.iter().map(String::as_str), today()));
                let value = kept.and_then(|kept| js_json::parse(kept.body));
                // What cannot be read is no reason to let go of the answers on this page; what was deleted is.
                if value.is_some() || texts.is_some_and(<[String]>::is_empty) {
                    let effects = self.journey.update(Msg::UseOther(value));
                    self.carry_out(ctx, &effects);
                }
            }
            Told::Forgotten(gone) => self.forgotten(ctx, gone),
            Told::Asked(asked) => {
                self.journey.update(Msg::Settings(settings::<S>(&asked)));
                self.asked = asked;
            }
            Told::Exported(outcome) => {
                self.export.came(outcome);
                if outcome == Outcome::Received {
                    ctx.props().host.exported("submit");
                }
            }
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
        host::works(&ctx.props().host);
        let cx = Cx {
            journey: &self.journey,
            send: &self.send,
            heading: &self.heading,
            errors: &self.errors,
            asked: &self.asked,
            export: &self.export,
            shared: self.shared.as_ref() == Some(&self.journey.session().answers),
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
        if effects.history_back && !host.back() {
            let effects = self.journey.update(Msg::StepBack);
            self.carry_out(ctx, &effects);
        }
        if effects.focus.is_some() {
            self.focus = effects.focus;
        }
        if effects.forget {
            self.forget(ctx);
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
    /// another tab's newer answers wait for a decision. What is not written is held by the page.
    fn save(&mut self, ctx: &Context<Self>) {
        let host = &ctx.props().host;
        let generation = host.generation() + 1;
        let text = saved::encode(generation, today(), &self.journey.to_save().write());
        if self.busy > 0 || self.journey.device == Device::Conflict {
            self.unsaved = true;
            host.hold(&text);
            return;
        }
        self.unsaved = false;
        self.busy += 1;
        if self.journey.device == Device::Saved {
            self.journey.device = Device::Saving;
        }
        let promise = host.save(&text, generation);
        let link = ctx.link().clone();
        spawn_local(async move {
            let outcome = JsFuture::from(promise).await.ok().and_then(|outcome| outcome.as_string());
            link.send_message(Told::Saved(outcome.unwrap_or_default()));
        });
    }

    fn saved(&mut self, ctx: &Context<Self>, outcome: &str) {
        let device = match outcome {
            "saved" => Device::Saved,
            "conflict" => Device::Conflict,
            "memory" => Device::NotAsked,
            _ => Device::Refused,
        };
        self.rested(ctx, device);
    }

    /// Deletes what the device keeps. What is answered meanwhile is saved afterwards.
    fn forget(&mut self, ctx: &Context<Self>) {
        self.unsaved = false;
        self.busy += 1;
        let promise = ctx.props().host.forget();
        let link = ctx.link().clone();
        spawn_local(async move {
            let gone = JsFuture::from(promise).await.ok().and_then(|gone| gone.as_bool());
            link.send_message(Told::Forgotten(gone.unwrap_or(false)));
        });
    }

    fn forgotten(&mut self, ctx: &Context<Self>, gone: bool) {
        if !gone {
            let effects = self.journey.update(Msg::NotDeleted);
            self.carry_out(ctx, &effects);
        }
        let device = match self.journey.device {
            Device::NotAsked => Device::NotAsked,
            Device::Saved | Device::Saving | Device::Conflict if gone => Device::Saved,
            Device::Refused | Device::Saved | Device::Saving | Device::Conflict => Device::Refused,
        };
        self.rested(ctx, device);
    }

    /// A save or a deletion has ended.
    fn rested(&mut self, ctx: &Context<Self>, device: Device) {
        self.busy -= 1;
        let still = self.busy > 0 && device == Device::Saved;
        self.journey.update(Msg::Device(if still { Device::Saving } else { device }));
        if self.unsaved && self.busy == 0 {
            self.save(ctx);
        }
    }

    fn carry_out_export(&mut self, ctx: &Context<Self>, deed: Deed) {
        let host = &ctx.props().host;
        match deed {
            Deed::Draw => {}
            Deed::Save => self.save(ctx),
            Deed::Download(text) => {
                host.download(export::FILE_NAME, "application/json", &text);
                host.exported("file");
            }
            Deed::Copy(text) => {
                let link = ctx.link().clone();
                spawn_local(async move {
                    if sending::copy(&text).await.is_err() {
                        link.send_message(Told::Exported(Outcome::NotCopied));
                    }
                });
                host.exported("file");
            }
            Deed::Send(address, text) => {
                let link = ctx.link().clone();
                spawn_local(async move {
                    link.send_message(Told::Exported(sending::send(&address, &text).await));
                });
            }
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
            Step::Export(step) => {
                let deed = S::export(&mut self.export, &mut self.journey, &self.asked, step, host);
                self.carry_out_export(ctx, deed);
            }
            Step::Share => {
                if let Some(shared) = S::shared(self.journey.session()) {
                    self.shared = Some(self.journey.session().answers.clone());
                    host.share(&shared.bands, &shared.scores);
                }
            }
            Step::PrintResults => host.print("results"),
            Step::PrintMeeting => host.print("meeting"),
            Step::UseOther => {
                let promise = host.load();
                let link = ctx.link().clone();
                spawn_local(async move {
                    let texts = JsFuture::from(promise).await.ok();
                    let texts = texts.and_then(|texts| texts.dyn_into::<js_sys::Array>().ok());
                    link.send_message(Told::Other(
                        texts.map(|texts| texts.iter().filter_map(|text| text.as_string()).collect()),
                    ));
                });
            }
        }
    }
}

/// What the host asks for, as far as it changes the path.
fn settings<S: Stage>(asked: &Asked) -> Settings {
    Settings { comparison: asked.comparison, asks_only: S::ASKS_ONLY }
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
