//! The rows that have to be mended, with what is wrong in words and boxes to mend it in place.

use leptos::prelude::*;

use super::PAGE;
use super::source::{column_name, headings};
use crate::i18n::format;
use crate::state::list::{BadRow, Field, ListImport, Planned, RowFault};
use crate::state::use_app;
use crate::ui::widgets::icon::{icon, small_icon};

/// The lot.
#[component]
pub(super) fn BadRows(import: ListImport, total: Memo<usize>) -> impl IntoView {
    let app = use_app();
    let shown = RwSignal::new(PAGE);
    let rows = move || {
        import.planned.with(|planned| match planned {
            Planned::Ready { plan, edition } => {
                plan.bad.iter().take(shown.get()).map(|bad| (*edition, bad.row)).collect::<Vec<_>>()
            }
            Planned::Nothing | Planned::NoTable(_) | Planned::NoMapping(_) => Vec::new(),
        })
    };
    let more = move || total.get() > shown.get();
    view! {
        <section class="section" id="list-bad">
            <div class="section__head">
                <h2>{move || app.text().list_bad_title()}</h2>
                <span class="section__note">{move || app.text().list_bad_note()}</span>
                <button class="button" data-kind="quiet" type="button" on:click=move |_| import.save_bad_rows()>
                    {icon("download")}
                    {move || app.text().list_save_bad()}
                </button>
            </div>
            <ul class="import__rows">
                <For each=rows key=|key| *key let((_, row))>
                    {bad_row(import, row)}
                </For>
            </ul>
            <Show when=more>
                <p class="import__more">
                    <span class="faint">
                        {move || app.text().list_shown_of(&format::count(shown.get()), &format::count(total.get()))}
                    </span>
                    <button class="button" type="button" on:click=move |_| shown.update(|n| *n = n.saturating_add(PAGE))>
                        {move || app.text().list_more()}
                    </button>
                </p>
            </Show>
        </section>
    }
}

fn find(import: ListImport, row: usize) -> Option<BadRow> {
    let plan = import.plan()?;
    let at = plan.bad.binary_search_by_key(&row, |bad| bad.row).ok()?;
    plan.bad.get(at).cloned()
}

/// One row. Its boxes stay while it is mended, so that the cursor is never lost: the name and the cells that were wrong at
/// first stand open, the others are folded away.
fn bad_row(import: ListImport, row: usize) -> impl IntoView {
    let app = use_app();
    let bad = Memo::new(move |_| find(import, row));
    let at_first = bad.get_untracked();
    let names = untrack(|| headings(import));
    let width = names.len().max(at_first.as_ref().map_or(0, |bad| bad.cells.len()));
    let name_column = import.mapping.with_untracked(|mapping| mapping.iter().position(|it| *it == Some(Field::Name)));
    let faults = at_first.map(|bad| bad.faults).unwrap_or_default();
    let stands_open = |column: usize| {
        name_column == Some(column)
            || faults.iter().any(|fault| match fault {
                RowFault::Cell { column: at, .. } => *at == column,
                RowFault::SurplusCells { .. } => true,
            })
    };
    let (open, folded): (Vec<usize>, Vec<usize>) = (0..width).partition(|column| stands_open(*column));
    let boxes = |columns: Vec<usize>| {
        columns
            .into_iter()
            .map(|column| cell(import, bad, row, column, column_name(app.untracked_text(), &names, column)))
            .collect_view()
    };
    let place = move || {
        let text = app.text();
        bad.with(|bad| bad.as_ref().map_or_else(|| text.list_row(row), |bad| text.list_row_at(row, bad.line)))
    };
    let why = move || {
        let text = app.text();
        bad.with(|bad| {
            let faults = bad.as_ref().map(|bad| bad.faults.as_slice()).unwrap_or_default();
            faults.iter().map(|fault| view! { <li><bdi>{text.list_fault(fault)}</bdi></li> }).collect_view()
        })
    };
    let others = (!folded.is_empty()).then(|| {
        view! {
            <details class="import__others">
                <summary>{small_icon("chevron-right")} {move || app.text().list_other_cells()}</summary>
                <div class="import__cells">{boxes(folded)}</div>
            </details>
        }
    });
    view! {
        <li class="import__row" data-row=row.to_string()>
            <p class="import__place">{place}</p>
            <ul class="import__why" id=format!("list-why-{row}")>{why}</ul>
            <div class="import__cells">{boxes(open)}</div>
            {others}
        </li>
    }
}

/// One cell as written, to be mended.
fn cell(import: ListImport, bad: Memo<Option<BadRow>>, row: usize, column: usize, label: String) -> impl IntoView {
    let id = format!("list-cell-{row}-{column}");
    let value = move || bad.with(|bad| bad.as_ref().and_then(|bad| bad.cells.get(column)).cloned().unwrap_or_default());
    let wrong = move || {
        bad.with(|bad| {
            bad.as_ref().is_some_and(|bad| {
                bad.faults.iter().any(|fault| match fault {
                    RowFault::Cell { column: at, .. } => *at == column,
                    RowFault::SurplusCells { columns, .. } => column >= *columns,
                })
            })
        })
    };
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()><bdi>{label}</bdi></label>
            <div class="field__box">
                <input
                    id=id
                    type="text"
                    dir="auto"
                    autocomplete="off"
                    data-column=column.to_string()
                    prop:value=value
                    aria-invalid=move || wrong().to_string()
                    aria-describedby=format!("list-why-{row}")
                    on:change=move |event| import.mend(row, column, &event_target_value(&event))
                />
            </div>
        </div>
    }
}
