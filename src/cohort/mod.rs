//! Many records into one picture in which nobody can be found: what funders and lead organisations see.
//!
//! ```text
//! records → tally → disclosure → views
//!           counts  protected     shares, intervals, medians, words
//! ```
//!
//! - [`tally`] counts: bounded, mergeable, in any order.
//! - [`disclosure`] makes of the counts the only thing that leaves: a [`disclosure::Release`]. Why nobody can be found in one is told in
//!   [`disclosure::lines`] (one table), [`disclosure::tables`] (tables of the same people), [`disclosure::alike`] (words)
//!   and [`disclosure::successive`] (releases that follow each other), and counted out in its tests.
//! - [`statistics`] are the sums.
//! - [`views`] make figures of a release, and of nothing else.
//! - [`releasing`] goes that way, round by round, up to the [`report`].
//!
//! Nothing in here knows a file, a clock or a browser.

pub mod disclosure;
pub mod gathering;
pub mod releasing;
pub mod report;
pub mod statistics;
pub mod tally;
pub mod views;
/// The words for those who collate, in the language that was built, one constant a text. Nothing that a partner
/// downloads uses them.
#[allow(clippy::doc_markdown)]
pub mod words {
    include!(concat!(env!("OUT_DIR"), "/cohort_words.rs"));
}
