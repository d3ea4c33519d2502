//! What was found in the file, open to change: encoding, separator, headings, and what each column holds.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::id::OwnFieldId;
use crate::i18n::Text;
use crate::state::list::{Field, ListImport, MOST_PEOPLE, PersonPart, Source, Stage, visible};
use crate::state::use_app;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::list_source::{Again, HowRead, column_name};
use crate::ui::widgets::pick::{Seen, pick};
use crate::ui::widgets::status::{Meaning, status};

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
    let again = Again {
        sheet: Callback::new(move |sheet| import.choose_sheet(sheet)),
        encoding: Callback::new(move |encoding| import.read_as(encoding)),
        separator: Callback::new(move |separator| import.part_at(separator)),
        headings: Callback::new(move |row| import.head_at(row)),
    };
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
                <HowRead found again />
            </div>
            <p role="status">{unreadable}</p>
        </section>
    }
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
