//! The funder's page without a browser: files are read, counted, and shown.
//!
//! ```text
//! bytes → Collation → tallies → Showing
//!         (passes)              report, files, ledger
//! ```
//!
//! Reading goes in portions, so that whoever runs it can say how far it is and stop in between. What a [`Showing`]
//! holds is made of protected tables alone. Knows no files, no clock and no browser: `src/bin/collate.rs` and
//! `www/collate-worker.js` stand between it and those. No partner downloads any of it.

pub mod archive;
pub mod collation;
pub mod showing;
pub mod taken_back;

pub use self::{collation::Collation, showing::Showing};
