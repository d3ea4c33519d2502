//! Everything of Counterpart but what a person sees and touches, as a package of its own. The crate `counterpart` hands all of
//! it on under the same names and says what each folder is; this one is there to be built and measured apart. `search` is a
//! package of its own, built for speed.

pub mod demo;
pub mod domain;
pub mod export;
pub mod i18n;
pub mod kinds;
pub mod record;
#[cfg(target_arch = "wasm32")]
pub mod state;
pub mod store;
pub mod sync;

pub use counterpart_search as search;
