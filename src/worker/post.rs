//! Messages of the browser: an array of the JSON and, where there is one, a file.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent};

use crate::sync::errand::{Errand, Report};

/// The worker as the browser sees it.
pub(super) fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// What the page sent. `None` for what is no errand: nobody but our own page can send one.
pub(super) fn read(event: &MessageEvent) -> Option<(Errand, Option<Blob>)> {
    let parts = event.data().dyn_into::<Array>().ok()?;
    let errand = serde_json::from_str(&parts.get(0).as_string()?).ok()?;
    Some((errand, parts.get(1).dyn_into().ok()))
}

/// Answers.
pub(super) fn send(report: &Report, file: Option<&Blob>) {
    let Ok(text) = serde_json::to_string(report) else { return };
    let parts = Array::of2(&JsValue::from_str(&text), &file.map_or(JsValue::UNDEFINED, JsValue::from));
    // a page that is gone hears nothing, and ends its worker with it
    let _sent = scope().post_message(&parts);
}
