//! Sets the crash screen and mounts the app; nothing else.

#[cfg(target_arch = "wasm32")]
fn main() {
    counterpart::ui::start();
}

/// Natively there is nothing to run: `make run` builds for the browser.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
