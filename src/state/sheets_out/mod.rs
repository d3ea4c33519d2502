//! Lists handed out for other programs, as they are filtered. A workbook is made by the worker, as the library for it is large.

mod dealings;
mod disputes;
mod duties;
mod evaluations;
mod happened;
mod incentives;
mod library;
mod materials;
mod money;
mod overview;
mod plain;
mod receivables;
mod reports;
mod sales;
mod service;
mod sharing;
mod targets;
mod tasks;

pub use self::plain::PlainSheet;
pub use self::reports::CoverageSheet;
pub use self::targets::figure_cell;
pub use self::tasks::ToDo;

use leptos::prelude::{GetUntracked, untrack};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, BlobPropertyBag};

use super::app::App;
use super::clock::today;
use super::errand::{Clerk, refusal_words};
use super::notice::{Tone, UndoOffer};
use super::outgoing::{download, download_file};
use super::pace::Pace;
use crate::domain::id::CustomerId;
use crate::sync::errand::{Errand, Report};
use crate::sync::list::ledger::Ledger;
use crate::sync::list::sheets::Column;
use crate::sync::list::write::{write_headings, write_rows};

/// So many rows are written between two looks at the clock.
const ROWS: usize = 64;

/// In which form a list is handed out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetForm {
    /// Text with separators.
    Csv,
    /// A workbook.
    Workbook,
    /// On paper.
    Paper,
}

impl SheetForm {
    /// The name of a file of this form.
    pub(super) fn name(self, file: &str) -> String {
        match self {
            Self::Csv => format!("{file}.csv"),
            Self::Workbook => format!("{file}.xlsx"),
            Self::Paper => file.to_owned(),
        }
    }
}

impl App {
    /// Whether every figure is worked out; if not, that is said: no file holds amounts that are not final.
    pub fn has_figures(self) -> bool {
        let ready = untrack(|| self.figures_ready());
        if !ready {
            self.say(self.untracked_text().pool_not_ready(), Tone::Trouble, UndoOffer::None);
        }
        ready
    }

    /// What the customer behind an id is called, as it is now.
    pub(super) fn called(self, id: CustomerId) -> String {
        self.peek_party(id).map(|it| it.name.clone()).unwrap_or_default()
    }

    fn export_rows<Row>(self, columns: &[Column<Row>], rows: &[Row], form: SheetForm, sheet: &str, file: &str) {
        let name = form.name(file);
        let said = self.untracked_text().rows_exported(rows.len(), &name);
        self.hand_out(self.sheet_of(columns, rows, sheet), form, &name, said);
    }

    /// A table under headings in the language of the page.
    pub(super) fn sheet_of<Row>(self, columns: &[Column<Row>], rows: &[Row], sheet: &str) -> Ledger {
        let text = self.untracked_text();
        Ledger::of_rows(columns, rows, sheet, today().ok(), |heading| text.sheet_heading(heading).to_owned())
    }

    /// Hands a table to the browser as a download, and says so; or to the printer.
    pub(super) fn hand_out(self, ledger: Ledger, form: SheetForm, name: &str, said: String) {
        let name = name.to_owned();
        match form {
            SheetForm::Csv => spawn_local(self.hand_out_text(ledger, name, said)),
            SheetForm::Workbook => spawn_local(self.hand_out_workbook(ledger, name, said)),
            SheetForm::Paper => self.print_table(ledger, None),
        }
    }

    async fn hand_out_text(self, ledger: Ledger, name: String, said: String) {
        let (mut text, mut pace) = (write_headings(&ledger.headings), Pace::begin());
        for portion in ledger.rows.chunks(ROWS) {
            write_rows(&mut text, portion);
            pace.rest_if_over().await;
        }
        self.say_handed_out(download(&name, "text/csv", text.as_bytes()), said);
    }

    async fn hand_out_workbook(self, ledger: Ledger, name: String, said: String) {
        let text = self.untracked_text();
        self.say(text.export_making(), Tone::Done, UndoOffer::None);
        let Some(table) = json(ledger).await.and_then(|json| blob(&json)) else {
            self.say(text.download_failed(), Tone::Trouble, UndoOffer::None);
            return;
        };
        let language = self.locale.get_untracked().tag().to_owned();
        match Clerk::ask_about(Errand::WriteWorkbook { language }, Some(table)).await {
            (Report::Workbook, Some(file)) => self.say_handed_out(download_file(&name, &file), said),
            (report, _) => self.say(refusal_words(text, report), Tone::Trouble, UndoOffer::None),
        }
    }

    pub(super) fn say_handed_out(self, made: Option<()>, said: String) {
        match made {
            Some(()) => self.say(said, Tone::Done, UndoOffer::None),
            None => self.say(self.untracked_text().download_failed(), Tone::Trouble, UndoOffer::None),
        }
    }
}

/// A table as JSON, written in portions.
async fn json(mut ledger: Ledger) -> Option<Vec<u8>> {
    let rows = std::mem::take(&mut ledger.rows);
    // the rows stand last
    let mut json = serde_json::to_vec(&ledger).ok()?;
    json.truncate(json.strip_suffix(b"]}")?.len());
    let mut pace = Pace::begin();
    for (at, row) in rows.iter().enumerate() {
        if at > 0 {
            json.push(b',');
        }
        serde_json::to_writer(&mut json, row).ok()?;
        pace.rest_if_over().await;
    }
    json.extend_from_slice(b"]}");
    Some(json)
}

/// Bytes as a file of the browser, to be handed to the worker.
pub(super) fn blob(bytes: &[u8]) -> Option<Blob> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    Blob::new_with_u8_array_sequence_and_options(&parts, &kind).ok()
}
