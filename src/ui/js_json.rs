//! JSON by the browser: what `JSON.parse` gives, as the tree that records are read from.

use crate::records::json::Value;
use js_sys::{Array, JSON, Object};
use wasm_bindgen::{JsCast, JsValue};

/// How deep a file may be nested; ours are three deep.
const DEEPEST: u8 = 16;

/// Reads a text; none if it is no JSON, or nested beyond all reason.
pub fn parse(text: &str) -> Option<Value> {
    value(&JSON::parse(text).ok()?, 0)
}

fn value(js: &JsValue, depth: u8) -> Option<Value> {
    if depth > DEEPEST {
        return None;
    }
    if js.is_null() {
        Some(Value::Null)
    } else if let Some(truth) = js.as_bool() {
        Some(Value::Bool(truth))
    } else if let Some(number) = js.as_f64() {
        Some(Value::Number(number))
    } else if let Some(text) = js.as_string() {
        Some(Value::Text(text))
    } else if let Some(array) = js.dyn_ref::<Array>() {
        array.iter().map(|item| value(&item, depth + 1)).collect::<Option<_>>().map(Value::Array)
    } else {
        let entries = Object::entries(js.unchecked_ref::<Object>());
        let members = entries.iter().map(|entry| {
            let entry: Array = entry.unchecked_into();
            Some((entry.get(0).as_string()?, value(&entry.get(1), depth + 1)?))
        });
        members.collect::<Option<_>>().map(Value::Object)
    }
}
