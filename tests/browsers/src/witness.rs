//! What the first script of a test has written down.

use serde_json::json;

use crate::{Page, Result};

/// The script itself, for [`Site::with_first_script`](crate::site::Site::with_first_script).
pub const SCRIPT: &str = include_str!("witness.js");

/// Something that it writes down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// What the security policy has forbidden.
    Violations,
    /// What nobody has caught.
    Errors,
    /// The events that the check sends to its page, each as JSON: `{"type": …, "detail": …}`.
    Events,
    /// What a screen reader would have said of its own accord.
    Announced,
}

/// All notes of a kind since the page was loaded, or since they were last taken.
///
/// # Errors
/// When the page was served without the script.
pub async fn take(page: &Page, note: Note) -> Result<Vec<String>> {
    let name = match note {
        Note::Violations => "violations",
        Note::Errors => "errors",
        Note::Events => "events",
        Note::Announced => "announced",
    };
    let body = "
        const data = document.documentElement.dataset;
        if (data.witness !== 'here') throw new Error('there is no witness on this page');
        const notes = JSON.parse(data[arguments[0]] ?? '[]');
        delete data[arguments[0]];
        return notes;";
    page.script(body, vec![json!(name)]).await
}
