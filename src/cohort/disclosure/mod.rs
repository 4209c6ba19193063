//! Disclosure control: from a tally to tables in which nobody can be found.
pub mod alike;
pub mod audience;
pub mod ledger;
pub mod lines;
pub mod release;
pub mod successive;
pub mod tables;
pub use self::{audience::Audience, release::Release, successive::Notice};
