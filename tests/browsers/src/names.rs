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
/// Opens the page where answers are saved, loaded and deleted.
pub const SAVED_ANSWERS: &str = "Save a copy or delete";
/// Saves the answers file.
pub const SAVE_FILE: &str = "Save my answers";

/// Buttons that lead on, in the order in which they are looked for.
pub const ONWARD: [&str; 2] = [START, CONTINUE];

/// Contract: the page that shows what came out.
pub const RESULTS: &str = "results";
/// The first page.
pub const WELCOME: &str = "welcome";

/// Values of `data-saved`, the attribute of the line that says where answers are.
pub mod saved {
    /// On the disk, acknowledged.
    pub const YES: &str = "yes";
    /// In this page only: the browser does not let us store.
    pub const MEMORY: &str = "memory";
}
