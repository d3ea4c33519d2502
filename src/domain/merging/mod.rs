//! Two records of one party, made one (合并客户).
//!
//! **The model.** Nothing is moved and nothing is deleted. The record that goes keeps every value it has and gets one more: in
//! `merged_into` it names the record that stays. Whatever names a customer (a contract, a person, a follow-up, a receipt) goes
//! on naming the record it was written for, and is read *through* that mark: [`Merges::survivor`] tells for whom a record
//! stands now. A merge therefore writes two records, the one that stays with its chosen values and the one that goes with its
//! mark, and one undo takes exactly these back.
//!
//! Why so, and not by writing the new customer into every row:
//!
//! * A receipt is written once (`storage-and-sync.md` 2.4). Who paid cannot be written over, and to reverse and repeat every
//!   receipt would put payments into the ledger that never happened.
//! * Another copy of the book may add a contract or a payment for the record that went, before or after it hears of the merge.
//!   After the join that row stands with the record that stays, without anybody's doing: there is no list of moved rows that
//!   it could be missing from.
//! * The mark is a register like any other (2.5). Two copies that merge one record into two others disagree in the open; a
//!   value typed into the record that went is kept in it, and can be read there. Nobody deletes, so no deletion can meet an
//!   edit.
//! * Two copies may merge the same two records in opposite directions. The marks then form a ring, in which the record with the
//!   smallest id stays, on every copy the same ([`Merges::survivor`]).
//! * What was made one can be parted again ([`Merges::parting`]): the record loses its mark, and so do entries of people that stand
//!   behind one on the other side. Of a ring both marks go, or the two would only change places.
//! * If the record that stays is deleted elsewhere, what was merged into it stands for itself again. It is never lost with it.
//!
//! **Paper.** What was agreed names its parties as they were called then. A contract whose version is locked (sent for
//! approval, signed, or later) prints the record it names, also when that record stands for another by now; one that is still
//! being drafted prints the record that stays, and names it from the moment its version is locked. So a merge changes no signed
//! text by its mark. It may by its values, as any edit of the record that stays does: [`Part::is_printed`] tells which.
//!
//! Sources: `domain.md` 5.2 (duplicate keys), `storage-and-sync.md` 2.4 and 2.5 (ledger rows, registers, edit beats delete).

mod belongings;
mod customers;
mod part;
mod parting;
mod people;
mod survivor;

pub use belongings::{Belongings, Holds};
pub use customers::{gone, merged, usual_side};
pub use part::{Part, Pick, Side};
pub use parting::{Parting, parted};
pub use people::joined;
pub use survivor::{Merges, still_named};
