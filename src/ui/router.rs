//! Follows the address: a signal of the current route, and ways to go elsewhere.

use leptos::prelude::*;

use super::route::Route;

/// The current place.
#[derive(Clone, Copy)]
pub(super) struct Router {
    route: RwSignal<Route>,
}

impl Router {
    /// Reads the address now and whenever it changes (links, back, forward, typed).
    pub(super) fn start() -> Self {
        let router = Self { route: RwSignal::new(Route::parse(&fragment())) };
        let follow =
            window_event_listener(leptos::ev::hashchange, move |_| router.route.set(Route::parse(&fragment())));
        on_cleanup(move || follow.remove());
        router
    }

    /// The current place; the reader follows it.
    pub(super) fn current(self) -> Route {
        self.route.get()
    }

    /// Goes to a place, as a link would.
    #[expect(clippy::unused_self, reason = "the page asks its router, as for every change of place")]
    pub(super) fn go(self, route: &Route) {
        if let Some(window) = web_sys::window() {
            // Setting a fragment cannot fail in a page that has loaded.
            let _gone = window.location().set_hash(&route.href());
        }
    }

    /// Goes on from a place, unless somebody went elsewhere in the meantime.
    pub(super) fn go_on(self, from: &Route, to: &Route) {
        if self.route.with_untracked(|now| now == from) {
            self.go(to);
        }
    }

    /// Changes the address without a step in the history: for text typed into a list's search.
    pub(super) fn replace(self, route: Route) {
        if let Some(window) = web_sys::window()
            && let Ok(history) = window.history()
        {
            // A refused replace (rate limits of some engines) only leaves the older address standing.
            let _replaced = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&route.href()));
        }
        self.route.set(route);
    }
}

fn fragment() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// The router, from context.
pub(super) fn use_router() -> Router {
    expect_context::<Router>()
}
