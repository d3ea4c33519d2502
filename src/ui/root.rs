//! Mounts the app.
use leptos::prelude::*;

/// Mounts.
pub fn start() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(
        || view! { <p class="x" style:--rows="3">"hello 契合"</p><ul><li>"a"</li><li>"b"</li></ul> },
    );
}
