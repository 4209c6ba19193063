//! The words and points as data, one folder a language; loading and checking them.
//!
//! To change a question, edit `en-GB/instrument.json`; to change a word of the interface,
//! `en-GB/interface.json`. `psp content check` says whether a pack is whole. The built-in pack becomes
//! static data by `build.rs`; nothing here knows answers, pages or files on disk.

#[cfg(not(target_arch = "wasm32"))]
pub mod check;
pub mod findings;
#[cfg(not(target_arch = "wasm32"))]
pub mod paper;
pub mod record_words;
pub mod say;
/// The words of the interface in the language that was built, one constant a text.
#[allow(clippy::doc_markdown)]
pub mod words {
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

use crate::core::instrument::Instrument;

/// The hash of the built-in questions, points and rules, as it stands in export records: `sha256-` and 64
/// hexadecimal digits, over the pack's JSON without its white space.
pub const HASH: &str = env!("PSP_CONTENT_HASH");

/// Which way the built-in language is written, as in a `dir` attribute: `ltr` or `rtl`.
pub const DIRECTION: &str = env!("PSP_DIRECTION");

/// The built-in pack.
pub const fn built_in() -> &'static Instrument {
    &generated::BUILT_IN
}

/// The built-in pack without what is said after the questions (explanations, actions, prompts, what a band
/// means): the part that a partner's first module carries.
pub const fn questions() -> &'static Instrument {
    &generated::QUESTIONS
}

/// What `build.rs` wrote: the instrument as a program writes it.
#[rustfmt::skip]
#[allow(clippy::wildcard_imports, clippy::enum_glob_use)]
mod generated {
    use crate::core::{
        conditions::{AtMost, Below, Chose, Rule::*},
        fixed::{List, Text},
        ids::{ActionId, Dimension::*, ItemId, OptionId, Paragraph, PromptId, TaskId},
        instrument::{NotKnown, *},
    };
    include!(concat!(env!("OUT_DIR"), "/instrument.rs"));
}
