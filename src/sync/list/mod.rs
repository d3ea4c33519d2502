//! Customers brought in from a spreadsheet that was saved as CSV. Nothing here touches the book: bytes become a table, a
//! table becomes a plan, a plan with the person's choices becomes entities for one commit.
//!
//! ```text
//! bytes ─ encoding::detect ─▶ label for TextDecoder ─▶ text
//! text  ─ layout::guess ─▶ Layout ─ Table::read ─▶ Table
//! table.headings ─ columns::propose ─▶ Mapping        (the person may change Layout, Mapping and single cells)
//! Table + Mapping + known customers ─ plan::plan ─▶ ListPlan { good, bad, duplicates }
//! ListPlan + a Choice per duplicate ─ outcome::carry_out ─▶ Outcome { entered, updated, contacts }
//! ```

pub mod candidate;
pub mod columns;
mod day;
pub mod encoding;
pub mod fault;
pub mod layout;
pub mod outcome;
pub mod plan;
pub mod sameness;
pub mod table;
pub mod value;
pub mod visible;
pub mod write;
