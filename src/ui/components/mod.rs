//! Leaves: what they need goes in, what people do comes out.

mod button;
mod error_summary;
mod fold;
mod heading;
mod option;
mod topic_squares;

pub use button::{button, link_button, quiet_button, send_button};
pub use error_summary::{error_summary, field_error};
pub use fold::fold;
pub use heading::{heading, page_heading};
pub use option::{Radio, radio};
pub use topic_squares::topic_squares;
