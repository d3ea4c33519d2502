//! Statements of banks and wallets (银行流水, 账单) read as lines: which came in, which are left aside, which have to be mended.
//!
//! ```text
//! Table ─ columns::propose, or remembered::Remembered ─▶ Columns ─ read::Reader, row by row ─▶ Reading { lines, aside, bad }
//! ```

pub mod columns;
pub mod read;
pub mod remembered;
mod totals;
