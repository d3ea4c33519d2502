//! What was found in the file, open to change: encoding, separator, headings, and what each column holds.

use std::sync::Arc;

use leptos::prelude::*;

use super::pick::{Seen, pick};
use crate::domain::id::OwnFieldId;
use crate::i18n::Text;
use crate::state::list::{
    Encoding, Field, HeadingRow, How, ListImport, MOST_PEOPLE, PersonPart, Separator, Source, Stage, visible,
};
use crate::state::use_app;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::status::{Meaning, status};

/// The headings are looked for in so many rows.
const HEADING_ROWS: usize = 10;

fn source(import: ListImport) -> Option<Arc<Source>> {
    import.stage.with(|stage| match stage {
        Stage::Read(source) => Some(Arc::clone(source)),
        Stage::Waiting | Stage::Refused(..) => None,
    })
}

/// The file, and how it was read.
#[component]
pub(super) fn SourceFacts(import: ListImport) -> impl IntoView {
    let app = use_app();
    let found = Memo::new(move |_| source(import));
    let of = move |read: fn(Text, &Source) -> String| {
        Signal::derive(move || found.get().map(|source| read(app.text(), &source)).unwrap_or_default())
    };
    let unreadable = move || {
        found
            .get()
            .filter(|source| source.unreadable > 0)
            .map(|source| status(Meaning::Warn, "triangle-alert", app.text().list_unreadable(source.unreadable)))
    };
    view! {
        <section class="section" id="list-source">
            <div class="section__head">
                <h2><bdi>{of(|_, source| visible(&source.name).into_owned())}</bdi></h2>
                <span class="section__note">{of(|text, source| text.list_rows(source.rows))}</span>
            </div>
            <div class="import__facts">
                {sheets(import, found)} {encodings(import, found)} {separators(import, found)} {headings_at(import, found)}
            </div>
            <p role="status">{unreadable}</p>
        </section>
    }
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

type Found = Memo<Option<Arc<Source>>>;

/// What is chosen now of what the file leaves to a person; `None` where it leaves nothing.
fn chosen(found: Found, read: fn(&How) -> Option<String>) -> Signal<Option<String>> {
    Signal::derive(move || found.with(|source| source.as_ref().and_then(|source| read(&source.how))))
}

/// Which sheet of a workbook.
fn sheets(import: ListImport, found: Found) -> impl IntoView {
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
            import.choose_sheet(sheet);
        }
    })
}

/// How the bytes are read.
fn encodings(import: ListImport, found: Found) -> impl IntoView {
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
            import.read_as(encoding);
        }
    })
}

/// What stands between the cells.
fn separators(import: ListImport, found: Found) -> impl IntoView {
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
            import.part_at(separator);
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
fn headings_at(import: ListImport, found: Found) -> impl IntoView {
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
        import.head_at(name.parse().map_or(HeadingRow::Absent, HeadingRow::Record));
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
pub(super) fn column_name(text: Text, headings: &[String], column: usize) -> String {
    let heading = headings.get(column).map(|heading| heading.trim()).filter(|heading| !heading.is_empty());
    heading.map_or_else(|| text.list_column(column.saturating_add(1)), |heading| visible(heading).into_owned())
}

/// The headings as they were read.
pub(super) fn headings(import: ListImport) -> Vec<String> {
    source(import).map(|source| source.headings.clone()).unwrap_or_default()
}

/// What each column holds.
#[component]
pub(super) fn Columns(import: ListImport) -> impl IntoView {
    let app = use_app();
    let found = Memo::new(move |_| source(import));
    let rows = move || {
        let Some(source) = found.get() else { return Vec::new() };
        (0..source.headings.len())
            .map(|column| {
                let heading = column_name(app.text(), &source.headings, column);
                let sample = source.samples.get(column).map(|it| visible(it).into_owned()).unwrap_or_default();
                view! {
                    <tr>
                        <th scope="row"><bdi>{heading.clone()}</bdi></th>
                        <td class="import__sample"><bdi>{sample}</bdi></td>
                        <td>{field_of(import, column, heading)}</td>
                    </tr>
                }
            })
            .collect()
    };
    let note = move || {
        let text = app.text();
        if import.recalled.get() { text.list_columns_recalled() } else { text.list_columns_note() }
    };
    let as_guessed = Memo::new(move |_| import.mapping.with(|mapping| import.guess.with(|guess| mapping == guess)));
    view! {
        <section class="section">
            <div class="section__head">
                <h2>{move || app.text().list_columns()}</h2>
                <span class="section__note" id="list-columns-note" role="status">{note}</span>
                <Show when=move || !as_guessed.get()>
                    <button
                        class="button"
                        data-kind="quiet"
                        type="button"
                        id="list-guess"
                        on:click=move |_| import.guess_again()
                    >
                        {icon("rotate-ccw")}
                        {move || app.text().list_columns_guess()}
                    </button>
                </Show>
            </div>
            <div class="import__wide">
                <table class="table import__columns" id="list-columns">
                    <thead>
                        <tr>
                            <th scope="col">{move || app.text().list_column_heading()}</th>
                            <th scope="col">{move || app.text().list_column_sample()}</th>
                            <th scope="col">{move || app.text().list_column_field()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

/// What stands before the id of a field that the team defined.
const OWN: &str = "own-";
/// The same of one of a further person.
const FURTHER: &str = "person-";

/// The name of a field in the menu: its number in [`Field::ALL`], or its id.
fn field_name(field: Field) -> String {
    if let Field::Own(id) = field {
        format!("{OWN}{id}")
    } else if let Field::Further(person, part) = field {
        let part = PersonPart::ALL.iter().position(|it| *it == part).unwrap_or_default();
        format!("{FURTHER}{person}-{part}")
    } else {
        Field::ALL.iter().position(|it| *it == field).map_or_else(String::new, |n| n.to_string())
    }
}

/// The field of a name; nothing: the column is left out.
fn field_named(name: &str) -> Option<Field> {
    if let Some((person, part)) = name.strip_prefix(FURTHER).and_then(|it| it.split_once('-')) {
        let part = part.parse().ok().and_then(|n: usize| PersonPart::ALL.get(n).copied())?;
        return Some(Field::Further(person.parse().ok()?, part));
    }
    match name.strip_prefix(OWN) {
        Some(id) => OwnFieldId::parse(id).map(Field::Own),
        None => name.parse().ok().and_then(|n: usize| Field::ALL.get(n).copied()),
    }
}

/// The number of the last person who has a column.
fn last_person(mapping: &[Option<Field>]) -> u8 {
    let numbers = mapping.iter().flatten().map(|field| if let Field::Further(person, _) = field { *person } else { 1 });
    numbers.max().unwrap_or(1)
}

/// The menu of fields.
fn field_of(import: ListImport, column: usize, heading: String) -> impl IntoView {
    let app = use_app();
    let choices = Signal::derive(move || {
        let (text, own) = (app.text(), app.own_fields());
        // of further people those who have a column, and the next one
        let last = import.mapping.with(|mapping| last_person(mapping)).saturating_add(1).min(MOST_PEOPLE);
        let further = (2..=last).flat_map(|person| PersonPart::ALL.map(|part| Field::Further(person, part)));
        let known = Field::ALL.into_iter().chain(further).chain(own.active().map(|(id, _)| Field::Own(id)));
        let fields = known.map(|field| (field_name(field), text.list_field_of(field, &own)));
        [(String::new(), text.list_left_out().to_owned())].into_iter().chain(fields).collect::<Vec<_>>()
    });
    let current = Signal::derive(move || {
        import.mapping.with(|mapping| mapping.get(column).copied().flatten()).map(field_name).unwrap_or_default()
    });
    let label = Signal::derive(move || app.text().list_holds(&heading));
    pick(format!("list-field-{column}"), Seen::ReadOut, label, choices, current, move |name| {
        import.map(column, field_named(&name));
    })
}
