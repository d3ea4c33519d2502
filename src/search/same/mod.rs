//! Which records are of one party: the one rule for duplicates, for what is typed, for lists that are brought in and for the
//! book itself (`domain.md` 5.2: registration code, normalised name, telephone, e-mail).
//!
//! ```text
//! Party ─ signs ─▶ [code, name, number, e-mail, telephone, name without its legal form]     (normalised, the strongest first)
//! signs of a record ─ Doubles::put ─▶ who bears which sign                                  (once, when it changes)
//! signs of what is typed ─ Doubles::meet ─▶ who bears one of them, and which                (at every key)
//! ```
//!
//! Two parties are the same if they share a sign, unless both have a registration code and the codes differ: then they are
//! two legal persons, whatever else they share.

mod doubles;
mod forms;
mod groups;
mod sign;
mod spelling;

pub use doubles::Doubles;
pub use groups::Group;
pub use sign::{By, Certainty, Party, Sign, code_of, common, of_person, signs};
pub use spelling::{core_name, folded_name, phone_numbers};
