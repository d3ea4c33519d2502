//! The rows that cannot be brought in, with what is wrong in words and boxes to mend it in place.

use leptos::prelude::*;

use crate::state::bought::{BoughtImport, RowNow};
use crate::state::{App, use_app};
use crate::ui::widgets::list_source::column_name;
use crate::ui::widgets::pages::{PageTurner, Pages};
use crate::ui::widgets::status::{Meaning, status};

/// The rows that were bad at first. They stay in their place when they are mended.
#[component]
pub(super) fn BadRows(import: BoughtImport) -> impl IntoView {
    let app = use_app();
    let total = Memo::new(move |_| import.to_mend.with(|rows| rows.len()));
    let pages = Pages::of(total);
    let rows = move || {
        let edition = import.edition();
        import.to_mend.with(|rows| {
            let page = rows.get(pages.range()).unwrap_or_default();
            page.iter().map(|row| (edition, *row)).collect::<Vec<_>>()
        })
    };
    view! {
        <Show when=move || total.get() != 0>
            <section class="section" id="bought-bad">
                <div class="section__head">
                    <h2>{move || app.text().list_bad_title()}</h2>
                    <span class="section__note">{move || app.text().bank_bad_note()}</span>
                </div>
                <ul class="import__rows">
                    <For each=rows key=|key| *key let((_, row))>
                        {bad_row(import, row)}
                    </For>
                </ul>
                <PageTurner pages lot="bought-bad" />
            </section>
        </Show>
    }
}

fn bad_row(import: BoughtImport, row: usize) -> impl IntoView {
    let app = use_app();
    let now = Memo::new(move |_| import.row(row));
    let names = untrack(|| import.source()).map(|source| source.headings.clone()).unwrap_or_default();
    let read = import.columns.with_untracked(|columns| {
        columns.iter().enumerate().filter(|(_, it)| it.is_some()).map(|(at, _)| at).collect::<Vec<_>>()
    });
    let boxes = read
        .into_iter()
        .map(|at| cell(import, now, row, at, column_name(app.untracked_text(), &names, at)))
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
                    id=format!("bought-leave-{row}")
                    aria-describedby=format!("bought-why-{row}")
                    on:click=move |_| import.leave_out(row, !left_out.get_untracked())
                >
                    {move || if left_out.get() { app.text().list_take_in() } else { app.text().list_leave_out() }}
                </button>
            </div>
            <div id=format!("bought-why-{row}") role="status">{move || becomes(app, now)}</div>
            <div hidden=move || left_out.get()><div class="import__cells">{boxes}</div></div>
        </li>
    }
}

const fn standing(now: &RowNow) -> &'static str {
    match (now.left_out, now.faults.is_empty()) {
        (true, _) => "left-out",
        (false, true) => "good",
        (false, false) => "bad",
    }
}

/// What becomes of a row, in words.
fn becomes(app: App, now: Memo<Option<RowNow>>) -> Option<AnyView> {
    let text = app.text();
    now.with(|now| {
        let now = now.as_ref()?;
        Some(if now.left_out {
            status(Meaning::Plain, "circle-dashed", text.list_row_left_out()).into_any()
        } else if now.faults.is_empty() {
            status(Meaning::Good, "circle-check", text.bank_row_good()).into_any()
        } else {
            let faults = now.faults.iter().map(|fault| {
                let said = now.cells.get(fault.column).map(|cell| cell.trim().to_owned()).unwrap_or_default();
                view! { <li><bdi>{said}</bdi>" "{text.bought_fault(fault.why)}</li> }
            });
            view! { <ul class="import__why">{faults.collect_view()}</ul> }.into_any()
        })
    })
}

fn cell(import: BoughtImport, now: Memo<Option<RowNow>>, row: usize, column: usize, label: String) -> impl IntoView {
    let id = format!("bought-cell-{row}-{column}");
    let value = Memo::new(move |_| {
        now.with(|now| now.as_ref().and_then(|now| now.cells.get(column)).cloned().unwrap_or_default())
    });
    let wrong = Memo::new(move |_| {
        now.with(|now| now.as_ref().is_some_and(|now| now.faults.iter().any(|fault| fault.column == column)))
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
                    aria-describedby=format!("bought-why-{row}")
                    on:change=move |event| import.mend(row, column, &event_target_value(&event))
                />
            </div>
        </div>
    }
}
