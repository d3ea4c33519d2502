//! A table of a page that is handed out in the words of the page: for figures that stand on one page only.

use super::SheetForm;
use crate::state::app::App;
use crate::state::clock::today;
use crate::sync::list::ledger::{Cell, Ledger};

/// A table as a page shows it; its words are in the language of the page.
#[derive(Debug, Clone)]
pub struct PlainSheet {
    /// What the sheet is called, in up to 31 characters: a workbook takes no more.
    pub sheet: &'static str,
    /// What the file is called, without its suffix.
    pub file: &'static str,
    /// What the columns are called.
    pub headings: Vec<&'static str>,
    /// The rows; an amount is a number, with its currency in a column of its own.
    pub rows: Vec<Vec<Cell>>,
}

impl App {
    /// Hands out a table of a page.
    pub fn export_plain(self, table: PlainSheet, form: SheetForm) {
        self.export_stated(table, form, None);
    }

    /// The same; `stated`: what the paper says above it, where that is not what it is called and the date looked at.
    pub fn export_stated(self, table: PlainSheet, form: SheetForm, stated: Option<String>) {
        let PlainSheet { sheet, file, headings, rows } = table;
        let name = form.name(file);
        let said = self.untracked_text().rows_exported(rows.len(), &name);
        let headings = headings.into_iter().map(str::to_owned).collect();
        let ledger = Ledger { sheet: sheet.to_owned(), made_on: today().ok(), headings, rows };
        match form {
            SheetForm::Paper => self.print_table(ledger, stated),
            SheetForm::Csv | SheetForm::Workbook => self.hand_out(ledger, form, &name, said),
        }
    }
}
