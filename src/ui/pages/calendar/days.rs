//! Days as a table for other programs: what the calendar and the reminders list, in words.

use leptos::prelude::untrack;

use super::line::line;
use crate::domain::agenda::Entry;
use crate::i18n::Text;
use crate::state::{App, PlainSheet, SheetCell};

/// A table of days with these rows.
fn days_sheet(text: Text, rows: Vec<Vec<SheetCell>>) -> PlainSheet {
    PlainSheet {
        sheet: text.calendar_list(),
        file: text.calendar_days_file(),
        headings: vec![
            text.step_on(),
            text.calendar_kind(),
            text.calendar_what(),
            text.calendar_about(),
            text.customer_owner(),
            text.calendar_reminder(),
        ],
        rows,
    }
}

/// An entry as a row; `heard` says what is heard of it, in words.
fn row(app: App, entry: &Entry, heard: String) -> Vec<SheetCell> {
    let (line, doer) = (line(app, entry), app.peek_doer(entry));
    // who does it stands in a column of its own
    let about = if line.end == doer { String::new() } else { line.end };
    vec![
        SheetCell::Day(line.day),
        SheetCell::words(app.untracked_text().calendar_sort(line.sort)),
        SheetCell::Text(line.words),
        SheetCell::Text(about),
        SheetCell::Text(doer),
        SheetCell::Text(heard),
    ]
}

/// These entries as a table, in their order; with each what is heard of it, in words.
pub(in crate::ui) fn sheet_of_days(app: App, entries: &[(Entry, String)]) -> PlainSheet {
    untrack(|| days_sheet(app.text(), entries.iter().map(|(it, heard)| row(app, it, heard.clone())).collect()))
}
