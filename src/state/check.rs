//! The check of the whole book.

use super::app::App;
use super::errand::{Clerk, refusal_words};
use crate::sync::errand::{Errand, Report};
pub use crate::sync::integrity::{BadFile, Finding, Loose};

impl App {
    /// Checks every row, beside the page: its check sum, that it reads as what it is, that everything it refers to is there.
    ///
    /// # Errors
    /// Why the rows cannot be read at all, in words.
    pub async fn check_book(self) -> Result<Finding, String> {
        let text = self.untracked_text();
        if self.with_book(|_| ()).is_none() {
            return Err(text.no_book().to_owned());
        }
        let report = Clerk::ask(Errand::Check { book: self.database_for_a_file() }).await;
        if let Report::Checked(finding) = report { Ok(finding) } else { Err(refusal_words(text, report)) }
    }
}
