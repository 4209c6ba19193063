//! Commands that one browser knows beside the standard ones.

use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{RequestData, SessionId};

/// Whether scripts run in the page (`content`) or in the browser around it (`chrome`).
#[derive(Debug)]
pub struct FirefoxContext(pub &'static str);

impl FormatRequestData for FirefoxContext {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData::new(http::Method::POST, format!("/session/{session}/moz/context"))
            .add_body(json!({ "context": self.0 }))
    }
}

/// A command of Chromium's debugging protocol.
#[derive(Debug)]
pub struct ChromiumCommand<'a> {
    /// Its name.
    pub command: &'a str,
    /// Its parameters, an object.
    pub parameters: Value,
}

impl FormatRequestData for ChromiumCommand<'_> {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData::new(http::Method::POST, format!("/session/{session}/goog/cdp/execute"))
            .add_body(json!({ "cmd": self.command, "params": self.parameters }))
    }
}
