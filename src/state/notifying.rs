//! Notifications of the browser while the app is open: asked for on a press only, told once for every entry and day, on this
//! device.

use std::collections::HashSet;

use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::{GetUntracked, WithUntracked};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::app::App;
use super::preference::Preference;
use crate::domain::agenda::Entry;
use crate::domain::reminder::notice_name;

/// The browser's notifications, if it has any.
fn notifications() -> Option<Function> {
    let window = web_sys::window()?;
    Reflect::get(&window, &"Notification".into()).ok()?.dyn_into().ok()
}

fn is_granted(notifications: &Function) -> bool {
    let permission = Reflect::get(notifications, &"permission".into()).ok();
    permission.and_then(|it| it.as_string()).is_some_and(|it| it == "granted")
}

/// Asks the browser whether it may notify; `false` when it may not, or cannot. Only a press may ask.
pub async fn may_notify() -> bool {
    let Some(notifications) = notifications() else { return false };
    if is_granted(&notifications) {
        return true;
    }
    let ask = Reflect::get(&notifications, &"requestPermission".into()).ok().and_then(|it| it.dyn_into().ok());
    let Some(ask): Option<Function> = ask else { return false };
    let Some(answer) = ask.call0(&notifications).ok().and_then(|it| it.dyn_into::<Promise>().ok()) else {
        return false;
    };
    JsFuture::from(answer).await.is_ok() && is_granted(&notifications)
}

/// Whether this device notifies: a person wanted it, and the browser allows it.
pub fn notifies() -> bool {
    Preference::Notify.read::<bool>().unwrap_or_default() && notifications().as_ref().is_some_and(is_granted)
}

impl App {
    /// What of these was not told of on this device yet. It counts as told from now on.
    pub fn untold(self, due: &[Entry]) -> Vec<Entry> {
        // what is due on another day that somebody looks at is no news
        if self.chosen_date.with_untracked(Option::is_some) || !self.figures_ready.get_untracked() {
            return Vec::new();
        }
        let told: Vec<String> = Preference::Notified.read().unwrap_or_default();
        let known: HashSet<&str> = told.iter().map(String::as_str).collect();
        let names: Vec<String> = due.iter().map(notice_name).collect();
        let of_due = due.iter().zip(&names);
        let fresh: Vec<Entry> =
            of_due.filter(|(_, name)| !known.contains(name.as_str())).map(|(it, _)| it.clone()).collect();
        if !fresh.is_empty() {
            // what is due no more is forgotten
            Preference::Notified.write(&names);
        }
        fresh
    }
}

/// Shows a notification. A browser that will not show it loses nothing: the bell counts it.
pub fn notify(title: &str) {
    if let Some(notifications) = notifications() {
        let _shown = Reflect::construct(&notifications, &Array::of1(&JsValue::from_str(title)));
    }
}
