//! Giving a text away: to the clipboard, or to a server. Called on a person's press, and for nothing else.

use super::export::Outcome;
use js_sys::{JSON, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// How long a server may take, in ms.
const PATIENCE: u32 = 20_000;

/// No credentials, no referrer, nothing kept on the way, and no other address than the one the person was shown.
const REQUEST: &str = r#"{"method":"POST","headers":{"Content-Type":"application/json"},"credentials":"omit","referrerPolicy":"no-referrer","redirect":"error","cache":"no-store"}"#;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["navigator", "clipboard"], js_name = writeText)]
    fn write_text(text: &str) -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch)]
    fn fetch(address: &str, request: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch, js_namespace = AbortSignal)]
    fn timeout(ms: u32) -> Result<JsValue, JsValue>;

    type Answer;

    #[wasm_bindgen(method, getter)]
    fn status(this: &Answer) -> u16;

    type Failed;

    #[wasm_bindgen(method, getter)]
    fn name(this: &Failed) -> Option<String>;
}

/// Puts a text on the clipboard.
///
/// # Errors
/// When the browser does not let this page do so.
pub async fn copy(text: &str) -> Result<(), JsValue> {
    JsFuture::from(write_text(text)?).await.map(drop)
}

/// Sends a record. An answer of 200 to 299 in time means that it was received.
pub async fn send(address: &str, record: &str) -> Outcome {
    match answer(address, record).await {
        Ok(200..=299) => Outcome::Received,
        Ok(status) => Outcome::Refused(status),
        Err(error) if ended_by_us(&error) => Outcome::NoAnswer,
        Err(_) => Outcome::Unreachable,
    }
}

/// Whether our own patience ended it: browsers disagree on the name.
fn ended_by_us(error: &JsValue) -> bool {
    let name = error.unchecked_ref::<Failed>().name();
    name.is_some_and(|name| name == "TimeoutError" || name == "AbortError")
}

async fn answer(address: &str, record: &str) -> Result<u16, JsValue> {
    let request = JSON::parse(REQUEST)?;
    Reflect::set(&request, &"body".into(), &record.into())?;
    Reflect::set(&request, &"signal".into(), &timeout(PATIENCE)?)?;
    let answer = JsFuture::from(fetch(address, &request)?).await?;
    Ok(answer.unchecked_into::<Answer>().status())
}
