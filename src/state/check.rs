//! The check of the whole book, row by row, in slices.

use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;

use super::app::App;
use crate::store::Repository;
use crate::sync::integrity::Check;
pub use crate::sync::integrity::Report;

/// So many rows are looked at before the page is given a moment.
const SLICE: usize = 500;

/// What the check of a book says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Row by row.
    pub report: Report,
    /// Places in the database whose check sums differ, this time.
    pub damaged: usize,
    /// Everything that was ever set aside.
    pub quarantined: usize,
}

impl Finding {
    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.report.is_sound() && self.damaged == 0
    }
}

impl App {
    /// Checks every row: its check sum, that it reads as what it is, that everything it refers to is there.
    ///
    /// # Errors
    /// Why the rows cannot be read at all, in words.
    pub async fn check_book(self) -> Result<Finding, String> {
        let text = self.untracked_text();
        let repository = self.with_book(|book| Rc::clone(&book.repository)).ok_or_else(|| text.no_book().to_owned())?;
        let mut loaded = repository.load_in_portions().await.map_err(|fault| text.store_fault(&fault))?;
        loaded.rows.sort_by(|a, b| a.key.cmp(&b.key));
        let mut check = Check::default();
        for slice in loaded.rows.chunks(SLICE) {
            for row in slice {
                check.take(row);
            }
            TimeoutFuture::new(0).await;
        }
        // what cannot be counted does not hold the check up
        let quarantined = repository.quarantined().await.map_or(0, |all| all.len());
        Ok(Finding { report: check.finish(), damaged: loaded.damaged.len(), quarantined })
    }
}
