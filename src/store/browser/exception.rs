//! What an exception means.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::DomException;

use crate::store::error::StoreError;

/// The meaning of a thrown value.
pub(super) fn of_js(thrown: &JsValue) -> StoreError {
    let text = |property: &str| {
        let value = Reflect::get(thrown, &JsValue::from_str(property));
        value.ok().and_then(|value| value.as_string()).unwrap_or_default()
    };
    StoreError::from_exception(&text("name"), &text("message"))
}

/// The meaning of an exception of the DOM.
pub(super) fn of_dom(exception: &DomException) -> StoreError {
    StoreError::from_exception(&exception.name(), &exception.message())
}

/// The meaning of an error of rexie. It shows "idb error" only; beneath, the text is "what failed: Name: message".
pub(super) fn of_rexie(error: &rexie::Error) -> StoreError {
    let beneath = std::error::Error::source(error).map_or_else(|| error.to_string(), ToString::to_string);
    let named = beneath.split_once(": ").map_or(beneath.as_str(), |(_, rest)| rest);
    let (name, message) = named.split_once(": ").unwrap_or((named, ""));
    StoreError::from_exception(name, message)
}
