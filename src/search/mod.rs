//! Finding things by what people remember of them: a piece of a name in either script, its sound, its initials, a number.
//!
//! ```text
//! Texts of a thing ─ Finder::put ─▶ folded text, sound, bits            (once, when it changes)
//! what was typed   ─ Wanted::new ─▶ words ─ Finder::find ─▶ Hits        (at every key)
//! ```
//!
//! Everything is held in memory; nothing here knows where things come from. This is a package of its own, built for speed; what
//! every key goes through is not generic in it, because generic code is made where it is used.

pub mod beside;
mod best;
pub mod called;
pub mod columns;
mod entry;
pub mod finder;
pub mod fold;
pub mod hits;
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
mod stock;
pub mod wanted;

pub use beside::{Beside, found_beside};
pub use called::Called;
pub use finder::{Finder, Texts};
pub use hits::Hits;
pub use lookup::Lookup;
pub use order::{Beginning, RowPlace, Tie, in_order};
pub use wanted::Wanted;
