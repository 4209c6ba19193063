//! What the assessment is: the shape of its content, one person's answers, and everything that follows from
//! them.
//!
//! It names no browser, no clock, no random number, no file and no Yew, and compiles without them. All of it
//! is a function of the instrument and the answers.

pub mod advice;
pub mod burden;
pub mod conditions;
pub mod fixed;
pub mod hours;
pub mod ids;
pub mod instrument;
pub mod map;
pub mod path;
pub mod score;
pub mod session;
