//! Starts the worker; nothing else.

#[cfg(target_arch = "wasm32")]
fn main() {
    counterpart::worker::start();
}

/// Natively there is nothing to run: `make run` builds for the browser.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
