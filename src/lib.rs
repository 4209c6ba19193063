//! A self-assessment for new partners in a Public Social Partnership.
//!
//! Data flows one way: `core ← content ← records ← journey ← ui ← embed`, and `core ← content ← records ←` the `psp`
//! tool.
//!
//! - [`core`] is what the assessment is: items, answers, the path through them, scores and advice. It knows
//!   nothing of browsers, clocks, chance or files.
//! - [`content`] holds the words and points as data, one folder a language.
//! - [`records`] is what leaves the page: the answers file and what is kept on the device.
//! - [`journey`] is a visit without a browser: which page is shown, what a press does.
//! - [`collating`] is the funder's page without a browser.
//! - [`cli`] (not in the browser) is the command-line tool `psp`.
//! - `ui` (in the browser only) draws pages with Yew.
//! - `embed` (in the browser only) is what the custom element's JavaScript sees.
//!
//! Invariants: answers alone are state; points never depend on who answers; nothing leaves the page unless
//! the person presses a button that says so; no text that partners read stands in a `.rs` file.

extern crate alloc;

#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
pub mod cohort;
pub mod collating;
pub mod content;
pub mod core;
#[cfg(target_arch = "wasm32")]
pub mod embed;
pub mod journey;
pub mod records;
#[cfg(target_arch = "wasm32")]
pub mod ui;
