//! One look at the page: everything a person could tell about it at one moment.

use serde::Deserialize;

/// What the page shows.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct View {
    /// `data-page` of the page's root; `None` while there is no page.
    pub page: Option<String>,
    /// The page's heading; on a question page, the question.
    pub heading: String,
    /// What has the focus.
    pub focus: Option<Focus>,
    /// All named inputs.
    pub inputs: Vec<Input>,
    /// Names of the buttons and links that can be pressed.
    pub buttons: Vec<String>,
    /// `data-saved` of the line that says where the answers are.
    pub saved: Option<String>,
    /// Messages that say what is wrong.
    pub errors: Vec<String>,
}

/// The element that has the focus; the document's body when nothing else has it.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Focus {
    /// Its element name.
    pub tag: String,
    /// Of an input: its name.
    pub name: String,
    /// What it is called.
    pub called: String,
    /// Whether it is the page's heading.
    pub on_heading: bool,
}

/// One input.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Input {
    /// The item, or what is asked beside it.
    pub name: String,
    /// Its `type`.
    pub kind: String,
    /// The option's id, or what has been typed.
    pub value: String,
    /// Chosen.
    pub checked: bool,
    /// Neither hidden nor disabled.
    pub usable: bool,
}

impl View {
    /// Whether the check is there. The tag holds a first page of its own while it loads; only the check says where
    /// answers are.
    pub fn is_there(&self) -> bool {
        self.page.is_some() && self.saved.is_some()
    }

    /// The page's name, or `(no page)`.
    pub fn page(&self) -> &str {
        self.page.as_deref().unwrap_or("(no page)")
    }

    /// Whether `other` is the same page: the same name, the same heading.
    pub fn same_page(&self, other: &Self) -> bool {
        self.page == other.page && self.heading == other.heading
    }

    /// Whether a button or link of that name can be pressed.
    pub fn offers(&self, name: &str) -> bool {
        self.buttons.iter().any(|button| button == name)
    }

    /// The chosen option, or the typed text, of the item of that name.
    pub fn given(&self, name: &str) -> Option<&str> {
        self.inputs
            .iter()
            .filter(|input| input.name == name)
            .find(|input| if input.kind == "radio" { input.checked } else { !input.value.is_empty() })
            .map(|input| input.value.as_str())
    }

    /// Names of the inputs that can be used, each once, in the page's order.
    pub fn names(&self) -> Vec<&str> {
        let mut names = Vec::new();
        for input in self.inputs.iter().filter(|input| input.usable) {
            if !names.contains(&input.name.as_str()) {
                names.push(&input.name);
            }
        }
        names
    }

    /// In one line, for a report.
    pub fn summary(&self) -> String {
        format!(
            "page {:?}, heading {:?}, inputs {:?}, buttons {:?}, saved {:?}, errors {:?}, focus {:?}",
            self.page(),
            self.heading,
            self.names(),
            self.buttons,
            self.saved,
            self.errors,
            self.focus
        )
    }
}
