//! Journeys over WebDriver on the release build, named for what a person does.
#![cfg(not(target_arch = "wasm32"))]
