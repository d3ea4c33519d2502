//! How much this site may store, and whether the browser may take it away. Never waited for before the app is usable.

use wasm_bindgen::JsCast;
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

/// Whether this looks like a private window, whose data go when it is closed. No browser says so; Firefox and Safari
/// refuse their private file system there. Chromium takes care that nobody can tell.
pub async fn looks_private() -> bool {
    let Some(manager) = manager() else { return false };
    let directory = js_sys::Reflect::get(&manager, &"getDirectory".into()).ok();
    let Some(directory) = directory.and_then(|it| it.dyn_into::<js_sys::Function>().ok()) else { return false };
    let Ok(promise) = directory.call0(&manager) else { return true };
    let answer = patience::within(PATIENCE, JsFuture::from(js_sys::Promise::resolve(&promise))).await;
    matches!(answer, Some(Err(_)))
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
