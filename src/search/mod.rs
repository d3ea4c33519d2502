//! Finding things by what people remember of them: a piece of a name in either script, its sound, its initials, a number.
//!
//! ```text
//! Texts of a thing ─ Finder::put ─▶ folded text, sound, bits            (once, when it changes)
//! what was typed   ─ Wanted::new ─▶ words ─ Finder::find ─▶ Hits        (at every key)
//! ```
//!
//! Everything is held in memory; nothing here knows where things come from.

pub mod beside;
mod best;
pub mod columns;
mod entry;
pub mod finder;
pub mod fold;
pub mod lookup;
pub mod marks;
pub mod near;
pub mod order;
pub mod pairs;
mod rank;
pub mod same;
pub mod signature;
mod sought;
pub mod sound;
pub mod wanted;

pub use beside::{Beside, found_beside};
pub use finder::{Finder, Hits, Texts};
pub use lookup::Lookup;
pub use order::Beginning;
pub use wanted::Wanted;
