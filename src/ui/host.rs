//! What a page provides: the JavaScript object that the element hands over.

use std::cell::RefCell;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The page's half of the check; implemented in `www/psp-self-assessment.js`.
    #[derive(Clone, Debug, PartialEq)]
    pub type Host;

    /// The newest generation on the device, as far as this page knows.
    #[wasm_bindgen(method)]
    pub fn generation(this: &Host) -> u32;

    /// Saves `text` if the newest generation on the device is still the one before `generation`. Resolves to
    /// `saved`, `memory` (nothing is kept), `failed` or `conflict`.
    #[wasm_bindgen(method)]
    pub fn save(this: &Host, text: &str, generation: u32) -> js_sys::Promise;

    /// Holds `text` in the page's memory while it cannot be saved yet, in case of a panic.
    #[wasm_bindgen(method)]
    pub fn hold(this: &Host, text: &str);

    /// Resolves to the texts on the device; rejects when they cannot be read.
    #[wasm_bindgen(method)]
    pub fn load(this: &Host) -> js_sys::Promise;

    /// Deletes what is on the device. Resolves to whether nothing is left.
    #[wasm_bindgen(method)]
    pub fn forget(this: &Host) -> js_sys::Promise;

    /// Notes the place in the browser's history: a new entry, or the present one.
    #[wasm_bindgen(method)]
    pub fn note(this: &Host, place: &str, depth: u32, replace: bool);

    /// Goes back in the browser's history, if the present entry is this check's own; says whether it is.
    #[wasm_bindgen(method)]
    pub fn back(this: &Host) -> bool;

    /// Focuses an element and brings the top of the check into view if it is above the screen.
    #[wasm_bindgen(method)]
    pub fn focus(this: &Host, element: &web_sys::Element);

    /// Focuses the field with this name.
    #[wasm_bindgen(method, js_name = focusField)]
    pub fn focus_field(this: &Host, name: &str);

    /// Gives the person a file.
    #[wasm_bindgen(method)]
    pub fn download(this: &Host, name: &str, kind: &str, text: &str);

    /// Prints `results` or `meeting`.
    #[wasm_bindgen(method)]
    pub fn print(this: &Host, part: &str);

    /// Asks for the second module once more.
    #[wasm_bindgen(method)]
    pub fn again(this: &Host);

    /// The first page is drawn.
    #[wasm_bindgen(method)]
    pub fn ready(this: &Host);

    /// How far the person is: the section (a topic's code or `about`), answers given, questions in all.
    #[wasm_bindgen(method)]
    pub fn progress(this: &Host, section: &str, answered: u32, total: u32);

    /// The results were reached.
    #[wasm_bindgen(method)]
    pub fn complete(this: &Host);

    /// The person shares their results with the host page: the bands as an object in JSON, and the scores.
    #[wasm_bindgen(method)]
    pub fn share(this: &Host, bands: &str, scores: &str);

    /// 16 random bytes, such as nobody can guess.
    #[wasm_bindgen(method)]
    pub fn random(this: &Host) -> js_sys::Uint8Array;

    /// A record was given away: as a `file`, or by `submit`.
    #[wasm_bindgen(method)]
    pub fn exported(this: &Host, kind: &str);

    /// The module has failed and will not answer again.
    #[wasm_bindgen(method)]
    pub fn panicked(this: &Host, message: &str);
}

thread_local! {
    /// The host of the check that works now, or did last.
    static WORKS: RefCell<Option<Host>> = const { RefCell::new(None) };
}

/// Says that the check of `host` works from here on: if the module panics, it happened there.
pub fn works(host: &Host) {
    WORKS.with(|works| *works.borrow_mut() = Some(host.clone()));
}

/// Has the host of the check that works told of a panic. The module cannot be used after one; the page starts a
/// new one.
pub fn tell_panics() {
    // Yew puts its own hook in the place of any that was set otherwise.
    yew::set_custom_panic_hook(Box::new(|panic| {
        WORKS.with(|works| {
            if let Some(host) = &*works.borrow() {
                host.panicked(&panic.to_string());
            }
        });
    }));
}
