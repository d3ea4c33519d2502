//! The rows of a list that cannot be read, with what is wrong in words and boxes to mend it in place.

use std::sync::Arc;

use leptos::prelude::*;

use super::list_source::{Found, column_name};
use super::pages::{PageTurner, Pages};
use super::status::{Meaning, status};
use crate::state::list::open_file::MendedRow;
use crate::state::{App, use_app};

/// What is wrong with a row: the column, and why, in words.
pub(crate) type Said = (usize, String);

/// The rows of a list that are mended, and what mends them.
#[derive(Clone, Copy)]
pub(crate) struct Mending {
    /// How its ids begin.
    pub(crate) lot: &'static str,
    /// The id of the section.
    pub(crate) section: &'static str,
    /// What was found in the file.
    pub(crate) found: Found,
    /// The rows that were bad at first. They stay in their place when they are mended.
    pub(crate) rows: RwSignal<Arc<[usize]>>,
    /// Counts layouts and columns: a row keeps its boxes while only its cells change.
    pub(crate) edition: Signal<Option<u32>>,
    /// The columns that are read.
    pub(crate) read: Signal<Vec<usize>>,
    /// A row as it stands now.
    pub(crate) row: Callback<usize, Option<MendedRow<Said>>>,
    /// Puts another text into a cell: the row, the column, the text.
    pub(crate) mend: Callback<(usize, usize, String)>,
    /// Leaves a row out, or takes it back in.
    pub(crate) leave_out: Callback<(usize, bool)>,
}

/// A row with its faults in words.
pub(crate) fn said<F>(row: MendedRow<F>, words: impl Fn(&F) -> Said) -> MendedRow<Said> {
    let MendedRow { line, cells, faults, left_out } = row;
    MendedRow { line, cells, faults: faults.iter().map(words).collect(), left_out }
}

/// The rows, a page at a time.
#[component]
pub(crate) fn RowsToMend(mending: Mending) -> impl IntoView {
    let app = use_app();
    let total = Memo::new(move |_| mending.rows.with(|rows| rows.len()));
    let pages = Pages::of(total);
    let rows = move || {
        let edition = mending.edition.get();
        mending.rows.with(|rows| {
            let page = rows.get(pages.range()).unwrap_or_default();
            page.iter().map(|row| (edition, *row)).collect::<Vec<_>>()
        })
    };
    view! {
        <Show when=move || total.get() != 0>
            <section class="section" id=mending.section>
                <div class="section__head">
                    <h2>{move || app.text().list_bad_title()}</h2>
                    <span class="section__note">{move || app.text().bank_bad_note()}</span>
                </div>
                <ul class="import__rows">
                    <For each=rows key=|key| *key let((_, row))>
                        {row_to_mend(mending, row)}
                    </For>
                </ul>
                <PageTurner pages lot=mending.section />
            </section>
        </Show>
    }
}

fn row_to_mend(mending: Mending, row: usize) -> impl IntoView {
    let app = use_app();
    let lot = mending.lot;
    let now = Memo::new(move |_| mending.row.run(row));
    let names = untrack(|| mending.found.get()).map(|source| source.headings.clone()).unwrap_or_default();
    let boxes = mending
        .read
        .get_untracked()
        .into_iter()
        .map(|at| cell(mending, now, row, at, column_name(app.untracked_text(), &names, at)))
        .collect_view();
    let place = move || {
        let text = app.text();
        now.with(|now| now.as_ref().map_or_else(|| text.list_row(row), |now| text.list_row_at(row, now.line)))
    };
    let left_out = Memo::new(move |_| now.with(|now| now.as_ref().is_some_and(|it| it.left_out)));
    view! {
        <li class="import__row" data-row=row.to_string() data-standing=move || now.with(|now| now.as_ref().map(standing))>
            <div class="import__head">
                <p class="import__place">{place}</p>
                <button
                    class="button"
                    data-kind="word"
                    type="button"
                    id=format!("{lot}-leave-{row}")
                    aria-describedby=format!("{lot}-why-{row}")
                    on:click=move |_| mending.leave_out.run((row, !left_out.get_untracked()))
                >
                    {move || if left_out.get() { app.text().list_take_in() } else { app.text().list_leave_out() }}
                </button>
            </div>
            <div id=format!("{lot}-why-{row}") role="status">{move || becomes(app, now)}</div>
            <div hidden=move || left_out.get()><div class="import__cells">{boxes}</div></div>
        </li>
    }
}

const fn standing(now: &MendedRow<Said>) -> &'static str {
    match (now.left_out, now.faults.is_empty()) {
        (true, _) => "left-out",
        (false, true) => "good",
        (false, false) => "bad",
    }
}

/// What becomes of a row, in words.
fn becomes(app: App, now: Memo<Option<MendedRow<Said>>>) -> Option<AnyView> {
    let text = app.text();
    now.with(|now| {
        let now = now.as_ref()?;
        Some(if now.left_out {
            status(Meaning::Plain, "circle-dashed", text.list_row_left_out()).into_any()
        } else if now.faults.is_empty() {
            status(Meaning::Good, "circle-check", text.bank_row_good()).into_any()
        } else {
            let faults = now.faults.iter().map(|(column, why)| {
                let said = now.cells.get(*column).map(|cell| cell.trim().to_owned()).unwrap_or_default();
                view! { <li><bdi>{said}</bdi>" "{why.clone()}</li> }
            });
            view! { <ul class="import__why">{faults.collect_view()}</ul> }.into_any()
        })
    })
}

fn cell(
    mending: Mending,
    now: Memo<Option<MendedRow<Said>>>,
    row: usize,
    column: usize,
    label: String,
) -> impl IntoView {
    let lot = mending.lot;
    let id = format!("{lot}-cell-{row}-{column}");
    let value = Memo::new(move |_| {
        now.with(|now| now.as_ref().and_then(|now| now.cells.get(column)).cloned().unwrap_or_default())
    });
    let wrong = Memo::new(move |_| {
        now.with(|now| now.as_ref().is_some_and(|now| now.faults.iter().any(|(at, _)| *at == column)))
    });
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()><bdi>{label}</bdi></label>
            <div class="field__box">
                <input
                    id=id
                    type="text"
                    dir="auto"
                    autocomplete="off"
                    prop:value=move || value.get()
                    aria-invalid=move || wrong.get().to_string()
                    aria-describedby=format!("{lot}-why-{row}")
                    on:change=move |event| mending.mend.run((row, column, event_target_value(&event)))
                />
            </div>
        </div>
    }
}
