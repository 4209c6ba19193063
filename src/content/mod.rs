//! The words and points as data, one folder a language; loading and checking them.
//!
//! To change a question, edit `en-GB/instrument.json`; to change a word of the interface,
//! `en-GB/interface.json`. `psp content check` says whether a pack is whole. The built-in pack is packed by
//! `build.rs`; nothing here knows answers, pages or files on disk.

#[cfg(not(target_arch = "wasm32"))]
pub mod check;
pub mod findings;
pub mod say;
/// The words of the interface in the language that was built, one constant a text.
pub mod words {
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

use crate::core::instrument::Instrument;
use std::sync::OnceLock;

/// The hash of the built-in questions, points and rules, as it stands in export records: `sha256-` and 64
/// hexadecimal digits, over the pack's JSON without its white space.
pub const HASH: &str = env!("PSP_CONTENT_HASH");

/// The built-in pack.
///
/// # Panics
/// Never: `build.rs` wrote the bytes from the same types, or the build failed.
pub fn built_in() -> &'static Instrument {
    static PACK: OnceLock<Instrument> = OnceLock::new();
    PACK.get_or_init(|| {
        postcard::from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/instrument.postcard")))
            .expect("the build wrote these bytes from the same types")
    })
}
