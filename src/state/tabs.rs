//! Several tabs of one book: what one wrote the others read, and a page that sleeps or goes forgets nothing.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;
use web_sys::BroadcastChannel;

use super::app::{App, BookKind};

/// News between tabs: only that something was written, never what.
pub(super) struct Tabs {
    channel: BroadcastChannel,
    _heard: Closure<dyn FnMut()>,
}

impl Tabs {
    /// Listens for the other tabs of a book.
    pub(super) fn join(app: App, kind: BookKind) -> Option<Self> {
        // a browser without channels still has its storage: tabs then meet at their next write
        let channel = BroadcastChannel::new(kind.database()).ok()?;
        let heard = Closure::<dyn FnMut()>::new(move || app.catch_up_later());
        channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        Some(Self { channel, _heard: heard })
    }

    /// Says that something was written.
    pub(super) fn tell(&self) {
        // nobody there to hear it is no fault
        let _told = self.channel.post_message(&JsValue::from_str("written"));
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        self.channel.set_onmessage(None);
        self.channel.close();
    }
}

thread_local! {
    /// Keeps closures of the window alive for the page's life.
    static KEPT: RefCell<Vec<Closure<dyn FnMut()>>> = const { RefCell::new(Vec::new()) };
}

/// A page that comes back from sleep or from the back-forward cache reads what it missed before it takes an edit; one that
/// goes away writes what was typed.
pub(super) fn listen_for_return(app: App) {
    let returned = Closure::<dyn FnMut()>::new(move || {
        app.renew_today();
        app.catch_up_later();
        app.look_for_update();
    });
    let leaving = Closure::<dyn FnMut()>::new(move || app.flush_drafts());
    if let Some(window) = web_sys::window() {
        for event in ["pageshow", "focus", "visibilitychange"] {
            // listening to a well-known event of one's own window cannot fail
            let _listening = window.add_event_listener_with_callback(event, returned.as_ref().unchecked_ref());
        }
        for event in ["pagehide", "visibilitychange"] {
            let _listening = window.add_event_listener_with_callback(event, leaving.as_ref().unchecked_ref());
        }
    }
    KEPT.with(|kept| kept.borrow_mut().extend([returned, leaving]));
}
