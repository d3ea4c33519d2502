//! What is read again a moment after it changed: nobody who saves, types or looks at another day waits for it.

use std::time::Duration;

use leptos::prelude::*;

/// What `read` says: at once to begin with, and after every change in a turn of its own, when the page has answered. What it said
/// stays while it says nothing.
pub(super) fn in_turn<T>(read: impl Fn() -> Option<T> + 'static) -> RwSignal<T>
where
    T: PartialEq + Default + Send + Sync + 'static,
{
    let said = RwSignal::new(T::default());
    let turn = RwSignal::new(0_u32);
    Effect::new(move |waits: Option<bool>| {
        turn.track();
        if waits == Some(false) {
            let go = move || {
                // the page may be gone by then
                let _read = turn.try_update(|turn| *turn = turn.wrapping_add(1));
            };
            set_timeout(go, Duration::ZERO);
            return true;
        }
        if let Some(found) = read()
            && said.with_untracked(|said| *said != found)
        {
            said.set(found);
        }
        false
    });
    said
}
