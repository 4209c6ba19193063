//! What leaves the page, and what funders read: the export record written, read and described.
//!
//! `v1` has files of every content version ever shipped, kept forever: answers, and the records made of them.

mod exporting;
mod fixtures;
mod receipts;
mod refusals;
mod rewriting;
mod schemas;
#[path = "../rules/takers.rs"]
#[allow(dead_code, reason = "shared with the tests of the rules")]
mod takers;
