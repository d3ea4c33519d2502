//! The written form of records, and the laws of bringing two copies together (`storage-and-sync.md` 2.1–2.5, part 3).
//! All but the long runs are tried in the browser as well.

mod clock;
pub(crate) mod desk;
#[cfg(not(target_arch = "wasm32"))]
mod exhaustive;
mod guards;
#[cfg(not(target_arch = "wasm32"))]
mod laws;
mod situations;
#[cfg(not(target_arch = "wasm32"))]
mod skew;
#[cfg(not(target_arch = "wasm32"))]
mod world;
mod writing;
