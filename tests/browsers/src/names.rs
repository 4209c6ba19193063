//! The names that the page is known by. Where `contract.md` fixes one, so it says.

/// Contract: the button of the welcome page.
pub const START: &str = "Start";
/// Contract: on to the next page.
pub const CONTINUE: &str = "Continue";
/// Contract: one page back.
pub const BACK: &str = "Back";
/// Offered to someone who comes back.
pub const CARRY_ON: &str = "Carry on where you left off";
/// Offered beside it.
pub const START_AGAIN: &str = "Start again";
/// Empties what the device holds.
pub const DELETE: &str = "Delete my answers";
/// The answer to the question whether that is meant.
pub const YES_DELETE: &str = "Yes, delete my answers";
/// The same, for starting again.
pub const YES_START_AGAIN: &str = "Yes, start again";
/// At the foot of every page but the first: leads to [`KEEP`].
pub const SAVED_ANSWERS: &str = "Save a copy or delete";
/// On the first page: leads to [`KEEP`].
pub const OPEN_COPY: &str = "Open a saved copy";
/// Saves the answers file.
pub const SAVE_FILE: &str = "Save my answers";
/// Where two tabs disagree: take what the other one has saved.
pub const USE_NEWER: &str = "Use the newer answers";

/// Buttons that lead on, in the order in which they are looked for.
pub const ONWARD: [&str; 2] = [START, CONTINUE];

/// Contract: the page that shows what came out.
pub const RESULTS: &str = "results";
/// The first page.
pub const WELCOME: &str = "welcome";
/// Where answers are saved, opened and deleted.
pub const KEEP: &str = "keep";

/// Values of `data-saved`, the attribute of the line that says where answers are.
pub mod saved {
    /// On the disk, acknowledged.
    pub const YES: &str = "yes";
    /// In this page only: the browser does not let us store.
    pub const MEMORY: &str = "memory";
    /// Another tab has saved newer ones.
    pub const CONFLICT: &str = "conflict";
}

/// How a test makes the module panic, and what the page offers then.
pub mod panic {
    /// The page that can be made to.
    pub const ADDRESS: &str = "index.html?fail";
    /// The event that makes it, on the element.
    pub const EVENT: &str = "psp-fail";
    /// The page that tells of it.
    pub const FAILED: &str = "failed";
    /// Starts a new module with the answers of the old one.
    pub const GO_ON: &str = "Carry on";
}
