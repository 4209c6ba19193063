//! The pages, drawn with Yew. In the browser only.
//!
//! [`app::App`] is the one root: it holds the [`crate::journey::Journey`], passes on what people do and
//! carries out what follows. Pages are functions of the journey, one a file; components are leaves. None of
//! them knows storage, history or the host page: those stand behind [`host::Host`].

pub mod app;
pub mod charts;
pub mod components;
pub mod cx;
pub mod el;
pub mod export;
pub mod frame;
pub mod host;
pub mod js_json;
pub mod pages;
pub mod sending;
pub mod stage;
