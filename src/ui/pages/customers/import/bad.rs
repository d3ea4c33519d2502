//! The rows that have to be mended, with what is wrong in words and boxes to mend it in place.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::source::headings;
use crate::state::list::{Field, ListImport, Planned, RowFault, RowNow, Standing};
use crate::state::{App, use_app};
use crate::ui::widgets::focus::{focus_on, once_drawn};
use crate::ui::widgets::icon::{icon, small_icon};
use crate::ui::widgets::list_source::column_name;
use crate::ui::widgets::pages::{PageTurner, Pages};
use crate::ui::widgets::status::{Meaning, status};

/// The lot: the rows that were bad at first. They stay in their place when they are good, so that nothing moves away under
/// the cursor and what was mended can be mended once more.
#[component]
pub(super) fn BadRows(import: ListImport, left: Memo<usize>) -> impl IntoView {
    let app = use_app();
    let total = Memo::new(move |_| import.to_mend.with(|rows| rows.len()));
    let pages = Pages::of(total);
    let edition = Memo::new(move |_| {
        import.planned.with(|planned| match planned {
            Planned::Ready { edition, .. } => Some(*edition),
            Planned::Nothing | Planned::NoTable(_) | Planned::NoMapping(_) => None,
        })
    });
    // other columns make other rows bad
    Effect::new(move || {
        edition.track();
        pages.turn_to(0);
    });
    let rows = move || {
        let edition = edition.get();
        import.to_mend.with(|rows| {
            let page = rows.get(pages.range()).unwrap_or_default();
            page.iter().map(|row| (edition, *row)).collect::<Vec<_>>()
        })
    };
    view! {
        <section class="section" id="list-bad">
            <div class="section__head">
                <h2>{move || app.text().list_bad_title()}</h2>
                <span class="section__note">{move || app.text().list_bad_note()}</span>
                <button
                    class="button"
                    data-kind="quiet"
                    type="button"
                    id="list-save-bad"
                    disabled=move || left.get() == 0
                    on:click=move |_| import.save_bad_rows()
                >
                    {icon("download")}
                    {move || app.text().list_save_bad(left.get())}
                </button>
            </div>
            <ul class="import__rows">
                <For each=rows key=|key| *key let((_, row))>
                    {bad_row(import, pages, row)}
                </For>
            </ul>
            <PageTurner pages lot="list-bad" />
        </section>
    }
}

/// Everything the boxes of a row need.
#[derive(Clone, Copy)]
struct Mending {
    import: ListImport,
    pages: Pages,
    row: usize,
    now: Memo<Option<RowNow>>,
}

/// One row. The name and the cells that were wrong at first stand open, and of a row with too many cells all; the others
/// are folded away.
fn bad_row(import: ListImport, pages: Pages, row: usize) -> impl IntoView {
    let app = use_app();
    let now = Memo::new(move |_| import.row(row));
    let mending = Mending { import, pages, row, now };
    let at_first = now.get_untracked();
    let names = untrack(|| headings(import));
    let width = names.len().max(at_first.as_ref().map_or(0, |now| now.cells.len()));
    let name_column = import.mapping.with_untracked(|mapping| mapping.iter().position(|it| *it == Some(Field::Name)));
    let stands_open = |column: usize| {
        name_column == Some(column) || at_first.as_ref().is_some_and(|now| is_wrong(now, column) || is_shifted(now))
    };
    let (open, folded): (Vec<usize>, Vec<usize>) = (0..width).partition(|column| stands_open(*column));
    let boxes = |columns: Vec<usize>| {
        columns
            .into_iter()
            .map(|column| cell(mending, column, column_name(app.untracked_text(), &names, column)))
            .collect_view()
    };
    let place = move || {
        let text = app.text();
        now.with(|now| now.as_ref().map_or_else(|| text.list_row(row), |now| text.list_row_at(row, now.line)))
    };
    let left_out = Memo::new(move |_| now.with(|now| now.as_ref().is_some_and(|it| it.standing == Standing::LeftOut)));
    let others = (!folded.is_empty()).then(|| {
        view! {
            <details class="import__others">
                <summary>{small_icon("chevron-right")} {move || app.text().list_other_cells()}</summary>
                <div class="import__cells">{boxes(folded)}</div>
            </details>
        }
    });
    view! {
        <li class="import__row" data-row=row.to_string() data-standing=move || now.with(|now| now.as_ref().map(name_of))>
            <div class="import__head">
                <p class="import__place">{place}</p>
                <button
                    class="button"
                    data-kind="word"
                    type="button"
                    id=format!("list-skip-{row}")
                    aria-describedby=format!("list-why-{row}")
                    on:click=move |_| import.leave_out(row, !left_out.get_untracked())
                >
                    {move || if left_out.get() { app.text().list_take_in() } else { app.text().list_leave_out() }}
                </button>
            </div>
            <div id=format!("list-why-{row}") role="status">{move || becomes(app, now)}</div>
            <div hidden=move || left_out.get()>
                <div class="import__cells">{boxes(open)}</div>
                {others}
            </div>
        </li>
    }
}

fn is_wrong(now: &RowNow, column: usize) -> bool {
    match &now.standing {
        Standing::Bad(bad) => bad.is_wrong(column),
        Standing::Good | Standing::Same | Standing::LeftOut => false,
    }
}

/// Whether there are more cells than columns: then any of them may be in the wrong place.
fn is_shifted(now: &RowNow) -> bool {
    match &now.standing {
        Standing::Bad(bad) => bad.faults.iter().any(|fault| matches!(fault, RowFault::SurplusCells { .. })),
        Standing::Good | Standing::Same | Standing::LeftOut => false,
    }
}

const fn name_of(now: &RowNow) -> &'static str {
    match now.standing {
        Standing::Bad(_) => "bad",
        Standing::Good => "good",
        Standing::Same => "same",
        Standing::LeftOut => "left-out",
    }
}

/// What becomes of a row, in words.
fn becomes(app: App, now: Memo<Option<RowNow>>) -> Option<AnyView> {
    let text = app.text();
    now.with(|now| {
        Some(match &now.as_ref()?.standing {
            Standing::Bad(bad) => {
                let own = app.own_fields();
                let words = |fault: &RowFault| text.list_fault_of(fault, &own);
                let faults = bad.faults.iter().map(|fault| view! { <li><bdi>{words(fault)}</bdi></li> });
                view! { <ul class="import__why">{faults.collect_view()}</ul> }.into_any()
            }
            Standing::Good => status(Meaning::Good, "circle-check", text.list_row_good()).into_any(),
            Standing::Same => status(Meaning::Warn, "combine", text.list_row_same()).into_any(),
            Standing::LeftOut => status(Meaning::Plain, "circle-dashed", text.list_row_left_out()).into_any(),
        })
    })
}

/// One cell as written, to be mended. Enter goes on to the next cell that is wrong.
fn cell(mending: Mending, column: usize, label: String) -> impl IntoView {
    let Mending { import, pages, row, now } = mending;
    // a box is written to only when its own cell changes: what is being typed beside it stays
    let value = Memo::new(move |_| {
        now.with(|now| now.as_ref().and_then(|now| now.cells.get(column)).cloned().unwrap_or_default())
    });
    let wrong = Memo::new(move |_| now.with(|now| now.as_ref().is_some_and(|now| is_wrong(now, column))));
    let go_on = move |event: KeyboardEvent| {
        if event.key() != "Enter" || event.is_composing() {
            return;
        }
        event.prevent_default();
        import.mend(row, column, &event_target_value(&event));
        if let Some((row, column)) = import.next_wrong(row, column) {
            let place = import.to_mend.with_untracked(|rows| rows.binary_search(&row));
            pages.turn_to(place.unwrap_or_default());
            focus_cell(&id_of(row, column));
        }
    };
    view! {
        <div class="field">
            <label class="field__label" for=id_of(row, column)><bdi>{label}</bdi></label>
            <div class="field__box">
                <input
                    id=id_of(row, column)
                    type="text"
                    dir="auto"
                    autocomplete="off"
                    enterkeyhint="next"
                    data-column=column.to_string()
                    prop:value=move || value.get()
                    aria-invalid=move || wrong.get().to_string()
                    aria-describedby=format!("list-why-{row}")
                    on:change=move |event| import.mend(row, column, &event_target_value(&event))
                    on:keydown=go_on
                />
            </div>
        </div>
    }
}

fn id_of(row: usize, column: usize) -> String {
    format!("list-cell-{row}-{column}")
}

/// Puts the cursor into a box once the page that holds it is drawn.
fn focus_cell(id: &str) {
    once_drawn(format!("#{id}"), |found| {
        if let Ok(Some(folded)) = found.closest("details") {
            // an attribute without a value cannot be refused
            let _opened = folded.set_attribute("open", "");
        }
        focus_on(found);
        if let Some(input) = found.dyn_ref::<web_sys::HtmlInputElement>() {
            input.select();
        }
    });
}
