//! How a chosen file was read, open to change: sheet, encoding, separator, headings.

use std::sync::Arc;

use leptos::prelude::*;

use super::pick::{Seen, pick};
use crate::i18n::Text;
use crate::state::list::{Encoding, HeadingRow, How, Separator, Source, visible};
use crate::state::use_app;

/// The headings are looked for in so many rows.
const HEADING_ROWS: usize = 10;

/// What was found in a file, once it was read.
pub(crate) type Found = Memo<Option<Arc<Source>>>;

/// Reads the file again in another way.
#[derive(Clone, Copy)]
pub(crate) struct Again {
    /// Another sheet of the workbook.
    pub(crate) sheet: Callback<usize>,
    /// Its bytes in another encoding.
    pub(crate) encoding: Callback<Encoding>,
    /// Its cells parted otherwise.
    pub(crate) separator: Callback<Separator>,
    /// Another row for the headings.
    pub(crate) headings: Callback<HeadingRow>,
}

/// The menus, each while the file leaves it to a person.
#[component]
pub(crate) fn HowRead(found: Found, again: Again) -> impl IntoView {
    view! { {sheets(again, found)} {encodings(again, found)} {separators(again, found)} {headings_at(again, found)} }
}

/// A menu that is there while the file leaves it to a person.
fn choice(
    id: &'static str,
    label: fn(Text) -> &'static str,
    choices: Signal<Vec<(String, String)>>,
    current: Signal<Option<String>>,
    picked: impl Fn(String) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let app = use_app();
    let label = Signal::derive(move || label(app.text()).to_owned());
    let current_name = Signal::derive(move || current.get().unwrap_or_default());
    let there = Memo::new(move |_| current.with(Option::is_some));
    view! {
        <Show when=move || there.get()>
            {pick(id.to_owned(), Seen::Yes, label, choices, current_name, picked)}
        </Show>
    }
}

/// What is chosen now of what the file leaves to a person; `None` where it leaves nothing.
fn chosen(found: Found, read: fn(&How) -> Option<String>) -> Signal<Option<String>> {
    Signal::derive(move || found.with(|source| source.as_ref().and_then(|source| read(&source.how))))
}

/// Which sheet of a workbook.
fn sheets(again: Again, found: Found) -> impl IntoView {
    let app = use_app();
    let choices = Signal::derive(move || {
        found.with(|source| match source.as_ref().map(|source| &source.how) {
            Some(How::Sheet { sheets, .. }) => (0_usize..)
                .zip(sheets)
                .map(|(index, (name, rows))| (index.to_string(), app.text().list_sheet_named(&visible(name), *rows)))
                .collect(),
            Some(How::Text { .. } | How::Cards { .. }) | None => Vec::new(),
        })
    });
    let current = chosen(found, |how| match how {
        How::Sheet { sheet, .. } => Some(sheet.to_string()),
        How::Text { .. } | How::Cards { .. } => None,
    });
    choice("list-sheet", Text::list_sheet, choices, current, move |name| {
        if let Ok(sheet) = name.parse() {
            again.sheet.run(sheet);
        }
    })
}

/// How the bytes are read.
fn encodings(again: Again, found: Found) -> impl IntoView {
    let app = use_app();
    let choices = Signal::derive(move || {
        Encoding::ALL.map(|it| (it.label().to_owned(), app.text().encoding(it).to_owned())).to_vec()
    });
    let current = chosen(found, |how| match how {
        How::Text { encoding, .. } | How::Cards { encoding } => Some(encoding.label().to_owned()),
        How::Sheet { .. } => None,
    });
    choice("list-encoding", Text::list_encoding, choices, current, move |name| {
        if let Some(encoding) = Encoding::ALL.into_iter().find(|it| it.label() == name) {
            again.encoding.run(encoding);
        }
    })
}

/// What stands between the cells.
fn separators(again: Again, found: Found) -> impl IntoView {
    let app = use_app();
    let choices = Signal::derive(move || {
        Separator::ALL.map(|it| (name_of(it).to_owned(), app.text().separator(it).to_owned())).to_vec()
    });
    let current = chosen(found, |how| match how {
        How::Text { layout, .. } => Some(name_of(layout.separator).to_owned()),
        How::Sheet { .. } | How::Cards { .. } => None,
    });
    choice("list-separator", Text::list_separator, choices, current, move |name| {
        if let Some(separator) = Separator::ALL.into_iter().find(|it| name_of(*it) == name) {
            again.separator.run(separator);
        }
    })
}

const fn heading_row(how: &How) -> Option<HeadingRow> {
    match how {
        How::Text { layout, .. } => Some(layout.headings),
        How::Sheet { headings, .. } => Some(*headings),
        How::Cards { .. } => None,
    }
}

/// Where the headings are.
fn headings_at(again: Again, found: Found) -> impl IntoView {
    let app = use_app();
    let choices = Signal::derive(move || {
        let far = match found.with(|source| source.as_ref().and_then(|source| heading_row(&source.how))) {
            Some(HeadingRow::Record(index)) => index.saturating_add(1),
            Some(HeadingRow::Absent) | None => 0,
        };
        (0..HEADING_ROWS.max(far))
            .map(HeadingRow::Record)
            .chain([HeadingRow::Absent])
            .map(|it| (row_name(it), app.text().list_heading_row(it)))
            .collect::<Vec<_>>()
    });
    let current = chosen(found, |how| heading_row(how).map(row_name));
    choice("list-headings", Text::list_headings, choices, current, move |name| {
        again.headings.run(name.parse().map_or(HeadingRow::Absent, HeadingRow::Record));
    })
}

const fn name_of(separator: Separator) -> &'static str {
    match separator {
        Separator::Comma => "comma",
        Separator::Semicolon => "semicolon",
        Separator::Tab => "tab",
    }
}

fn row_name(row: HeadingRow) -> String {
    match row {
        HeadingRow::Record(index) => index.to_string(),
        HeadingRow::Absent => "absent".to_owned(),
    }
}

/// The heading of a column, or its number where it has none.
pub(crate) fn column_name(text: Text, headings: &[String], column: usize) -> String {
    let heading = headings.get(column).map(|heading| heading.trim()).filter(|heading| !heading.is_empty());
    heading.map_or_else(|| text.list_column(column.saturating_add(1)), |heading| visible(heading).into_owned())
}
