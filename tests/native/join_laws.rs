//! The written form of records, and the laws of bringing two copies together (`storage-and-sync.md` 2.1–2.5, part 3).

mod clock;
pub(crate) mod desk;
mod exhaustive;
mod guards;
mod laws;
mod situations;
mod world;
mod writing;
