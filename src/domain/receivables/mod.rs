//! Receivables (应收账款, `domain.md` 6.10): who owes what as of a day, how late it is, when the rest is to come; and the ledger
//! of contracts (合同台账). Every figure is a sum over open instalments of signed contracts and can tell which ones. Amounts of
//! different currencies are never added.

pub mod aged;
pub mod expected;
pub mod figure;
pub mod grouping;
pub mod ledger;
pub mod ledger_groups;
pub mod open_part;
pub mod over_limit;
