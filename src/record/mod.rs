//! The written form of a domain object, and how two copies of it are joined (`storage-and-sync.md` 2.1–2.7).
//!
//! A book is a map of [`Rec`](rec::Rec)s; a record is a map of [`Cell`](cell::Cell)s; a cell holds the versions that
//! nobody has superseded yet: one as a rule, several after two people wrote apart from each other. What a copy of the
//! book has seen is one [`VersionVector`](version_vector::VersionVector) for the whole of it, so that "newer", "older"
//! and "at the same time" can be told apart without any vector in a record.
//!
//! ```text
//!   entity ──document──▶ fields ──transaction──▶ Rec ──row──▶ bytes        (writing)
//!   entity ◀──document── shown values ◀───────── Rec ◀─row─── bytes        (reading)
//!                                    join(State, State) -> State           (bringing together)
//! ```

pub mod audit;
pub mod bundles;
pub mod canonical;
pub mod cell;
pub mod conflict;
pub mod document;
pub mod excerpt;
pub mod guard;
pub mod join;
pub mod key;
pub mod life;
pub mod meta;
pub mod rec;
pub mod replica;
pub mod row;
pub mod shapes;
pub mod shown;
pub mod stamp;
pub mod strict;
pub mod terms;
pub mod transaction;
pub mod version;
pub mod version_vector;
