//! How much this site may store, and whether the browser may take it away. Never waited for before the app is usable.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{StorageEstimate, StorageManager};

use super::patience;

/// How long an answer is waited for, in milliseconds; Firefox asks the person, who may never answer.
const PATIENCE: u32 = 30_000;

/// Whether the browser keeps what is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Persistence {
    /// It is removed only by the person.
    Granted,
    /// The browser may remove it when space runs out.
    Denied,
    /// The browser does not say.
    Unknown,
}

/// What is used, and how much may be, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowance {
    /// Bytes in use by this site.
    pub used: u64,
    /// Bytes it may use.
    pub quota: u64,
}

/// Asks the browser to keep what is stored. Call it after the first save, and show the answer.
pub async fn persist() -> Persistence {
    persistence(manager().and_then(|manager| manager.persist().ok())).await
}

/// Whether the browser keeps what is stored, without asking for it.
pub async fn persisted() -> Persistence {
    persistence(manager().and_then(|manager| manager.persisted().ok())).await
}

/// What is used and what may be; `None` where the browser does not say.
pub async fn estimate() -> Option<Allowance> {
    let promise = manager()?.estimate().ok()?;
    let estimate = StorageEstimate::from(patience::within(PATIENCE, JsFuture::from(promise)).await?.ok()?);
    Some(Allowance { used: whole(estimate.get_usage()?), quota: whole(estimate.get_quota()?) })
}

/// Whether this looks like a private window, whose data go when it is closed. No browser says so; they differ in what they
/// leave out: Firefox and Safari refuse their private file system, Chromium grants a share of the memory instead of the
/// disk.
pub async fn looks_private() -> bool {
    let Some(manager) = manager() else { return false };
    let directory = js_sys::Reflect::get(&manager, &"getDirectory".into()).ok();
    let directory = directory.and_then(|it| it.dyn_into::<js_sys::Function>().ok());
    if let Some(directory) = directory
        && let Ok(promise) = directory.call0(&manager)
        && let Some(Err(_)) = patience::within(PATIENCE, JsFuture::from(js_sys::Promise::resolve(&promise))).await
    {
        return true;
    }
    let heap = heap_limit();
    let share = real_quota().await;
    heap.zip(share).is_some_and(|(heap, share)| share < heap.saturating_mul(2))
}

/// The space that Chromium really grants: `estimate` tells the same round number to everybody.
async fn real_quota() -> Option<u64> {
    let navigator = web_sys::window()?.navigator();
    let storage = js_sys::Reflect::get(&navigator, &"webkitTemporaryStorage".into()).ok()?;
    let ask = js_sys::Reflect::get(&storage, &"queryUsageAndQuota".into()).ok()?;
    let ask: js_sys::Function = ask.dyn_into().ok()?;
    let answer = js_sys::Promise::new(&mut |resolve, reject| {
        let told = Closure::once_into_js(move |_used: JsValue, quota: JsValue| {
            drop(resolve.call1(&JsValue::UNDEFINED, &quota));
        });
        drop(ask.call2(&storage, &told, &reject));
    });
    let quota = patience::within(PATIENCE, JsFuture::from(answer)).await?.ok()?;
    quota.as_f64().map(whole)
}

/// How large the memory of a page may grow; only Chromium says.
fn heap_limit() -> Option<u64> {
    let get = |object: &JsValue, name: &str| js_sys::Reflect::get(object, &name.into()).ok();
    let memory = get(&get(&js_sys::global(), "performance")?, "memory").filter(|it| !it.is_undefined())?;
    get(&memory, "jsHeapSizeLimit")?.as_f64().map(whole)
}

async fn persistence(promise: Option<js_sys::Promise>) -> Persistence {
    let Some(promise) = promise else { return Persistence::Unknown };
    let answer = patience::within(PATIENCE, JsFuture::from(promise)).await;
    match answer.and_then(Result::ok).and_then(|answer| answer.as_bool()) {
        Some(true) => Persistence::Granted,
        Some(false) => Persistence::Denied,
        None => Persistence::Unknown,
    }
}

/// `navigator.storage`, which is missing outside a secure context.
fn manager() -> Option<StorageManager> {
    let navigator = web_sys::window()?.navigator();
    let manager = js_sys::Reflect::get(&navigator, &"storage".into()).ok()?;
    (!manager.is_undefined()).then(|| manager.into())
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a number of bytes; a float is cut to the range of u64"
)]
fn whole(bytes: f64) -> u64 {
    bytes as u64
}
