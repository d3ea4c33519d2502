//! Customers brought in from spreadsheets (CSV, XLSX) and contact cards (vCard), and handed out as such. Nothing here touches
//! the book: bytes become a table, a table becomes a plan, a plan with the person's choices becomes entities for one commit.
//!
//! ```text
//! bytes ─ form::form ─▶ Form: text, workbook or cards
//! text      ─ layout::guess ─▶ Layout ─ Table::read ─▶ Table        (after the browser's TextDecoder)
//! workbook  ─ workbook::read, in the worker ─▶ Sheets ─ layout::guess_headings ─ Table::of ─▶ Table
//! cards     ─ card::read ─▶ Cards ─ card::table ─▶ Table and Mapping
//! table.headings ─ columns::propose, or remembered::Remembered ─▶ Mapping
//! Table + Mapping + known customers ─ plan::Planning, check::Checker row by row ─▶ ListPlan { good, people, bad, duplicates }
//!                                    (the person may change Layout, Mapping and, by mends::Mends, single cells)
//! ListPlan + a Choice per duplicate ─ outcome::Carrying, row_ids::Keyed ─▶ Outcome { entered, updated, contacts }
//! ```

pub mod bought;
pub mod candidate;
pub mod card;
pub mod check;
pub mod columns;
mod day;
pub mod encoding;
pub mod fault;
pub mod form;
pub mod layout;
pub mod ledger;
pub mod mends;
pub mod outcome;
pub mod own;
mod parents;
pub mod people;
pub mod plan;
mod reading;
pub mod remembered;
pub mod row_ids;
pub mod sameness;
pub mod share;
pub mod sheets;
pub mod signing;
pub mod statement;
pub mod table;
pub mod value;
pub mod visible;
pub mod workbook;
pub mod write;
