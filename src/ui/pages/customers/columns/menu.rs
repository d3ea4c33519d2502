//! The menu in which columns are shown, hidden and put in order: by mouse, by the buttons, by Alt and an arrow.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::Columns;
use super::cells::{called, name_of};
use crate::domain::customer_column::CustomerColumn;
use crate::state::use_app;
use crate::ui::route::Query;
use crate::ui::widgets::dialog::Modal;
use crate::ui::widgets::focus::focus_later;
use crate::ui::widgets::icon::{icon, small_icon};

/// The button, and the menu that it opens.
#[component]
pub(in super::super) fn ColumnsMenu(columns: Columns) -> impl IntoView {
    let app = use_app();
    let open = RwSignal::new(false);
    let close = move || {
        open.set(false);
        columns.finish();
    };
    let begin = move |_| {
        columns.begin();
        open.set(true);
    };
    // what was begun for one list is not kept with another one
    Effect::new(move |before: Option<Query>| {
        let now = columns.query.get();
        if before.is_some_and(|before| before != now) {
            columns.draft.set(None);
            open.set(false);
        }
        now
    });
    on_cleanup(move || {
        let _left = columns.draft.try_set(None);
    });
    view! {
        <button class="button columns__open" data-kind="quiet" type="button" id="choose-columns" aria-haspopup="dialog" on:click=begin>
            {icon("columns-3")}
            {move || app.text().columns()}
        </button>
        <Show when=move || open.get()>
            <Modal
                class="menu"
                label=Signal::derive(move || app.text().columns_choose().to_owned())
                close=Callback::new(move |()| close())
            >
                <div class="menu__box menu__box--wide float">
                    <h2 class="menu__title">{move || app.text().columns_choose()}</h2>
                    <p class="soft small">{move || app.text().columns_help()}</p>
                    <Places columns />
                    <p class="columns__foot">
                        <button
                            class="button"
                            data-kind="word"
                            type="button"
                            id="usual-columns"
                            on:click=move |_| columns.begin_again()
                        >
                            {move || app.text().columns_usual()}
                        </button>
                        <button class="button" type="button" id="columns-done" on:click=move |_| close()>
                            {move || app.text().columns_done()}
                        </button>
                    </p>
                </div>
            </Modal>
        </Show>
    }
}

/// The columns in their order.
#[component]
fn Places(columns: Columns) -> impl IntoView {
    let app = use_app();
    let lifted = RwSignal::new(None::<CustomerColumn>);
    let said = RwSignal::new(String::new());
    let all = move || {
        columns.draft.with(|draft| {
            let all = draft.iter().flat_map(|draft| draft.all().map(|(column, _)| column).collect::<Vec<_>>());
            all.collect::<Vec<_>>()
        })
    };
    view! {
        <ul class="columns__list" id="columns">
            <For each=all key=|it| *it children=move |column| place(columns, column, lifted, said) />
        </ul>
        <p class="unseen" role="status">{move || said.get()}</p>
        <p class="faint small">{move || app.text().columns_keys()}</p>
    }
}

fn place(
    columns: Columns,
    column: CustomerColumn,
    lifted: RwSignal<Option<CustomerColumn>>,
    said: RwSignal<String>,
) -> impl IntoView {
    let app = use_app();
    let over = RwSignal::new(false);
    let name = name_of(column);
    let called = move || called(app, columns, column);
    let shown = move || columns.draft.with(|draft| draft.as_ref().is_some_and(|draft| draft.shows(column)));
    let at = move || columns.draft.with_untracked(|draft| draft.as_ref().map_or(1, |draft| draft.place(column)));
    let go = move |place: usize, part: &'static str| {
        columns.change(|draft| draft.put(column, place));
        said.set(app.untracked_text().columns_moved(&untrack(called), at()));
        // the row was taken out and put in again
        focus_later(format!("[data-column='{name}'] {part}"), true);
    };
    let on_key = move |event: KeyboardEvent| {
        let place = match event.key().as_str() {
            "ArrowUp" if event.alt_key() => at().saturating_sub(1).max(1),
            "ArrowDown" if event.alt_key() => at().saturating_add(1),
            _ => return,
        };
        event.prevent_default();
        go(place, "input");
    };
    let drop = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        if let Some(moved) = lifted.get_untracked() {
            lifted.set(None);
            let place = at();
            columns.change(|draft| draft.put(moved, place));
        }
    };
    view! {
        <li
            class="columns__item"
            data-column=name
            draggable="true"
            data-lifted=move || (lifted.get() == Some(column)).then_some("")
            data-over=move || (over.get() && lifted.with(Option::is_some)).then_some("")
            on:keydown=on_key
            on:dragstart=move |event| {
                if let Some(transfer) = event.data_transfer() {
                    // Firefox drags only what carries something
                    let _carried = transfer.set_data("text/plain", name);
                    transfer.set_effect_allowed("move");
                }
                lifted.set(Some(column));
            }
            on:dragend=move |_| lifted.set(None)
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=drop
        >
            <label class="columns__name">
                <span class="check">
                    <input
                        type="checkbox"
                        prop:checked=shown
                        on:change=move |event| {
                            let shown = event_target_checked(&event);
                            columns.change(|draft| draft.set(column, shown));
                        }
                    />
                </span>
                <span>{called}</span>
            </label>
            <button
                class="button"
                data-kind="quiet"
                data-shape="square"
                data-way="up"
                type="button"
                aria-label=move || app.text().columns_up(&called())
                on:click=move |_| go(at().saturating_sub(1).max(1), "[data-way=up]")
            >
                {small_icon("arrow-up")}
            </button>
            <button
                class="button"
                data-kind="quiet"
                data-shape="square"
                data-way="down"
                type="button"
                aria-label=move || app.text().columns_down(&called())
                on:click=move |_| go(at().saturating_add(1), "[data-way=down]")
            >
                {small_icon("arrow-down")}
            </button>
        </li>
    }
}
