//! Whole visits without a browser: what people press, and where it takes them.
//!
//! `visit` stands in for the browser and the device; every other file is one part of a visit.

mod changing;
mod hours;
mod keeping;
mod starting;
mod topics;
mod vectors;
mod visit;
