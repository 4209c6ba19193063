//! What the custom element's JavaScript sees: start a check in an element, tell it what changed, end it.
//!
//! Everything a page provides (storage, history, downloads, printing) stands behind [`Host`]; the
//! JavaScript side is `www/psp-self-assessment.js`. State that must outlive a panic, or a module, is held
//! there. Each of the two modules (`src/bin/widget.rs`, `src/bin/whole.rs`) exports a `start` of its own.

use crate::{
    journey::{Device, Msg, Place},
    ui::{
        app::{App, AppProps, Told},
        cx::{Asked, Share},
        host::{self, Host},
        stage::Stage,
    },
};

use std::rc::Rc;
use wasm_bindgen::prelude::*;
use yew::AppHandle;

/// A running check. From JavaScript:
///
/// ```js
/// const check = start(div, host, texts, "device", false, seed, place, depth, 2, READABLE, occasion);
/// check.arrived("MOD-K3", 4);       // the browser went back
/// check.settings(3, READABLE, occasion); // attributes changed
/// check.restart();                  // the host page asks to begin anew
/// check.end();                      // the element was removed
/// ```
#[wasm_bindgen]
pub struct Check {
    app: Option<Box<dyn Running>>,
}

/// The flags of `start` and `settings`; `www/element.js` has the same.
mod flag {
    /// `BM1` to `BM3` are asked.
    pub(super) const COMPARISON: u32 = 1;
    /// The page takes over from another and its heading gets the focus.
    pub(super) const FOCUS: u32 = 2;
    /// Scripts that are not ours could read what is on the screen.
    pub(super) const READABLE: u32 = 4;
    /// The host page asks for the four bands.
    pub(super) const SHARE: u32 = 8;
    /// It asks for the scores with them.
    pub(super) const SCORES: u32 = 16;
}

/// How a check is begun: the arguments of `start`, named.
#[derive(Debug)]
pub struct Start {
    /// What the page provides.
    pub host: Host,
    /// What the device keeps: two texts at the most.
    pub texts: Vec<String>,
    /// `device`, `none`, `refused` or `conflict`.
    pub storage: String,
    /// Whether the device does not have the text yet.
    pub unsaved: bool,
    /// A random whole number, for the order of options.
    pub seed: u32,
    /// What the browser's history has noted for this page.
    pub place: Option<String>,
    /// How many places of ours lie behind it.
    pub depth: u32,
    /// Level of the heading, 1 to 4.
    pub level: u8,
    /// What the host asks for, and whether the heading gets the focus: flags, each a bit.
    pub flags: u32,
    /// Programme, wave, period and where to send records; each empty if it is missing.
    pub occasion: Vec<String>,
}

/// A check of either module.
trait Running {
    fn told(&self, told: Told);
    fn place(&self, code: &str, depth: u32) -> Option<Place>;
    fn end(self: Box<Self>);
}

impl<S: Stage> Running for AppHandle<App<S>> {
    fn told(&self, told: Told) {
        self.send_message(told);
    }

    fn place(&self, code: &str, depth: u32) -> Option<Place> {
        Place::from_code(S::instrument(), code, depth)
    }

    fn end(self: Box<Self>) {
        self.destroy();
    }
}

/// Starts a check in `element`, which must be empty and the check's own.
pub fn start<S: Stage>(element: web_sys::Element, start: Start) -> Check {
    host::tell_panics();
    let device = match start.storage.as_str() {
        "device" => Device::Saved,
        "none" => Device::NotAsked,
        "conflict" => Device::Conflict,
        _ => Device::Refused,
    };
    let props = AppProps {
        host: start.host,
        texts: start.texts,
        device,
        unsaved: start.unsaved,
        seed: start.seed,
        place: start.place.and_then(|code| Place::from_code(S::instrument(), &code, start.depth)),
        focus: start.flags & flag::FOCUS != 0,
        asked: asked(start.level, start.flags, start.occasion),
    };
    Check { app: Some(Box::new(yew::Renderer::<App<S>>::with_root_and_props(element, props).render())) }
}

/// What the host asks for, out of a level and flags.
fn asked(level: u8, flags: u32, occasion: Vec<String>) -> Asked {
    let is = |flag| flags & flag != 0;
    Asked {
        comparison: is(flag::COMPARISON),
        level: level.clamp(1, 4),
        readable: is(flag::READABLE),
        share: is(flag::SHARE).then(|| if is(flag::SCORES) { Share::Scores } else { Share::Bands }),
        occasion: Rc::new(occasion),
    }
}

impl Check {
    fn told(&self, told: Told) {
        if let Some(app) = &self.app {
            app.told(told);
        }
    }
}

#[wasm_bindgen]
impl Check {
    /// The browser's Back or Forward arrived at a place noted by this check.
    pub fn arrived(&self, place: &str, depth: u32) {
        if let Some(place) = self.app.as_ref().and_then(|app| app.place(place, depth)) {
            self.told(Told::Journey(Msg::Arrived(place)));
        }
    }

    /// Attributes changed. No answer is lost.
    pub fn settings(&self, level: u8, flags: u32, occasion: Vec<String>) {
        self.told(Told::Asked(asked(level, flags, occasion)));
    }

    /// The host page asks to begin anew. The person is asked first, if there is anything to lose.
    pub fn restart(&self) {
        self.told(Told::Journey(Msg::Restart));
    }

    /// Start was pressed before the check had arrived. Somebody who comes back is asked where to go on.
    pub fn begin(&self) {
        self.told(Told::Begin);
    }

    /// Ends the check and empties its element.
    pub fn end(&mut self) {
        if let Some(app) = self.app.take() {
            app.end();
        }
    }

    /// Panics on purpose, so that a test can see that a panic is told and survived.
    pub fn fail(&self) {
        self.told(Told::Fail);
    }
}

/// Exports a module's `start`, in its binary: two in one library would both be in both modules.
#[macro_export]
macro_rules! export_start {
    ($stage:ty) => {
        /// Starts a check of this module in `element`; see [`Start`](psp_self_assessment::embed::Start).
        #[wasm_bindgen::prelude::wasm_bindgen]
        #[allow(clippy::too_many_arguments)]
        pub fn start(
            element: web_sys::Element,
            host: $crate::ui::host::Host,
            texts: Vec<String>,
            storage: String,
            unsaved: bool,
            seed: u32,
            place: Option<String>,
            depth: u32,
            level: u8,
            flags: u32,
            occasion: Vec<String>,
        ) -> $crate::embed::Check {
            let start = $crate::embed::Start {
                host,
                texts,
                storage,
                unsaved,
                seed,
                place,
                depth,
                level,
                flags,
                occasion,
            };
            $crate::embed::start::<$stage>(element, start)
        }
    };
}
