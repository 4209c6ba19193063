//! Drawings. Each is hidden from assistive technology: the sentences beside it carry the facts.
//!
//! The grammar: an ink tick is the figure, tint with end lines is a range, a hatch with a dashed edge means
//! “not known yet”. Places are per cent and em, so that a drawing fits any width without a view box.

mod hours_bars;
mod keys;
mod shapes;
mod squares;
mod strip;

pub use hours_bars::{hours_axis, hours_bar};
pub use keys::key_list;
pub use shapes::{percent, rect, svg};
pub use squares::{known_squares, open_square};
pub use strip::strip;
