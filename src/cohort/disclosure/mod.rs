//! Disclosure control: from a tally to tables in which nobody can be found.
pub mod alike;
pub mod audience;
#[cfg(test)]
mod counted_out;
pub mod ledger;
pub mod lines;
pub mod places;
pub mod release;
pub mod successive;
pub mod tables;
pub use self::{audience::Audience, release::Release, successive::Notice};
