//! What leaves the page, and what is kept on the device: allow-list formats of their own, never a session
//! written out.
//!
//! [`json`] is the one tree that files are read from and written with, in the browser and on the command
//! line; [`answers`] is a person's own file; [`saved`] is what the device keeps; [`report`] is the results as
//! plain text; [`shared`] is what a host page is given on a person's press. Nothing here knows a browser or a file system.
//!
//! For funders: [`export`] makes the record that may leave, [`occasion`] and [`receipt`] are the parts of it that
//! no answer gives, [`questions`] is what it may answer, [`response`] is what a cohort reads of it, [`reading`] is the
//! strict way from one to the other, and [`stream`] finds the records in files; `schema`
//! (not in the browser) says in JSON Schema what may stand in both kinds of file.

pub mod answers;
pub mod export;
mod extent;
pub mod json;
pub mod occasion;
pub mod questions;
pub mod reading;
pub mod receipt;
pub mod report;
pub mod response;
pub mod saved;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;
#[cfg(not(target_arch = "wasm32"))]
pub mod score_line;
pub mod shared;
pub mod stream;
