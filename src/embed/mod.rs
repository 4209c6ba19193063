//! What the custom element's JavaScript sees: start a check in an element, tell it what changed, end it.
//!
//! Everything a page provides (storage, history, downloads, printing) stands behind [`host::Host`]; the
//! JavaScript side is `www/psp-self-assessment.js`. State that must outlive a panic is held there.

pub mod host;
pub mod js_json;

use crate::{
    content,
    core::path::Settings,
    journey::{Device, Msg, Place},
    ui::app::{App, AppProps, Told},
};
use host::Host;
use wasm_bindgen::prelude::*;
use yew::AppHandle;

/// A running check. From JavaScript:
///
/// ```js
/// const check = start(div, host, texts, "device", seed, place, depth, comparison, level);
/// check.arrived("MOD-K3", 4); // the browser went back
/// check.settings(true, 2);    // attributes changed
/// check.end();                // the element was removed
/// ```
#[wasm_bindgen]
pub struct Check {
    app: Option<AppHandle<App>>,
}

/// Starts a check in `element`, which must be empty and the check's own.
///
/// `texts` are what the device keeps (at most two); `storage` is `device`, `none` or `refused`; `seed` a
/// random whole number; `place` and `depth` what the browser's history has noted for this page, if anything;
/// `level` the level of the heading, 1 to 4.
#[wasm_bindgen]
#[expect(clippy::too_many_arguments, clippy::needless_pass_by_value, reason = "it is called from JavaScript")]
pub fn start(
    element: web_sys::Element,
    host: Host,
    texts: Vec<String>,
    storage: &str,
    seed: u32,
    place: Option<String>,
    depth: u32,
    comparison: bool,
    level: u8,
) -> Check {
    host::tell_panics(&host);
    let instrument = content::built_in();
    let device = match storage {
        "device" => Device::Saved,
        "none" => Device::NotAsked,
        _ => Device::Refused,
    };
    let place = place.and_then(|code| Place::from_code(instrument, &code, depth));
    let props = AppProps { host, texts, device, seed, place, settings: Settings { comparison }, level: clamp(level) };
    let app = yew::Renderer::<App>::with_root_and_props(element, props).render();
    Check { app: Some(app) }
}

fn clamp(level: u8) -> u8 {
    level.clamp(1, 4)
}

#[wasm_bindgen]
impl Check {
    /// The browser's Back or Forward arrived at a place noted by this check.
    pub fn arrived(&self, place: &str, depth: u32) {
        if let (Some(app), Some(place)) = (&self.app, Place::from_code(content::built_in(), place, depth)) {
            app.send_message(Told::Journey(Msg::Arrived(place)));
        }
    }

    /// Attributes changed. No answer is lost.
    pub fn settings(&self, comparison: bool, level: u8) {
        if let Some(app) = &self.app {
            app.send_message(Told::Level(clamp(level)));
            app.send_message(Told::Journey(Msg::Settings(Settings { comparison })));
        }
    }

    /// Start was pressed before the check had arrived. Somebody who comes back is asked where to go on.
    pub fn begin(&self) {
        if let Some(app) = &self.app {
            app.send_message(Told::Begin);
        }
    }

    /// Ends the check and empties its element.
    pub fn end(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
    }

    /// Panics on purpose, so that a test can see that a panic is told and survived.
    pub fn fail(&self) {
        if let Some(app) = &self.app {
            app.send_message(Told::Fail);
        }
    }
}
