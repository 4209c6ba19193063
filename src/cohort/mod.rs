//! Many records into one picture in which nobody can be found.
pub mod disclosure;
pub mod statistics;
pub mod tally;
