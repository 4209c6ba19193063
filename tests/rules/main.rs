//! The rules of the content design, each as a test: what holds for any answers at all, and the cases worked
//! out by hand.
//!
//! `takers` makes answers; every other file is one part of the design.

mod advice;
mod bands;
mod edge_cases;
mod files;
mod hours;
mod ranges;
mod roles;
mod scores;
mod sessions;
mod takers;
mod words;
