//! A part that opens and closes.

use crate::ui::el::{El, el};

/// A fold with a line that is always seen.
pub fn fold(open: bool, summary: El, content: El) -> El {
    el("details", "").flag("open", open).with(el("summary", "").with(summary)).with(content)
}
