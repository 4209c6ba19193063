//! Many records into one picture in which nobody can be found.
pub mod statistics;
