//! The file `counterpart-sync/1` (`storage-and-sync.md` 2.7, faults P01 to P19, P29, D06). All but the long
//! runs are tried in the browser as well.

mod blobs;
mod damage;
mod form;
#[cfg(not(target_arch = "wasm32"))]
mod fuzz;
mod known;
#[cfg(not(target_arch = "wasm32"))]
mod large;
mod limits;
mod sample;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod seal;
#[cfg(not(target_arch = "wasm32"))]
mod signature;
#[cfg(not(target_arch = "wasm32"))]
mod speed;
mod versions;
#[cfg(not(target_arch = "wasm32"))]
mod words;
