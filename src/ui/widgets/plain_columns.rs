//! Which columns a short list shows: chosen in a menu, told in the address, and so kept with a view.

use leptos::prelude::*;

use crate::i18n::Message;
use crate::state::use_app;
use crate::ui::route::{Query, Route};
use crate::ui::router::use_router;
use crate::ui::widgets::dialog::Modal;
use crate::ui::widgets::icon::icon;

/// A column that may be left out: its name in addresses, and its heading.
pub(in crate::ui) type PlainColumn = (&'static str, Message);

/// The columns of a list.
#[derive(Clone, Copy)]
pub(in crate::ui) struct PlainColumns {
    all: &'static [PlainColumn],
    query: Memo<Query>,
    to: fn(Query) -> Route,
    shown: Memo<Vec<&'static str>>,
}

impl PlainColumns {
    /// Those that a query shows: all of them until somebody chose.
    pub(in crate::ui) fn of(all: &'static [PlainColumn], query: Memo<Query>, to: fn(Query) -> Route) -> Self {
        let shown = Memo::new(move |_| {
            let names: Vec<&'static str> = all.iter().map(|(name, _)| *name).collect();
            query.with(|query| query.shown(&names))
        });
        Self { all, query, to, shown }
    }

    /// Whether a column is shown.
    pub(in crate::ui) fn shows(self, name: &str) -> bool {
        self.shown.with(|shown| shown.contains(&name))
    }
}

/// The button, and the menu that it opens.
#[component]
pub(in crate::ui) fn PlainColumnsMenu(columns: PlainColumns) -> impl IntoView {
    let (app, router) = (use_app(), use_router());
    let open = RwSignal::new(false);
    let set = move |name: &'static str, on: bool| {
        let names: Vec<&'static str> = columns.all.iter().map(|(name, _)| *name).collect();
        let query = columns.query.get_untracked().with_shown(&names, name, on);
        router.replace((columns.to)(query));
    };
    view! {
        <button
            class="button columns__open"
            data-kind="quiet"
            type="button"
            id="choose-columns"
            aria-haspopup="dialog"
            on:click=move |_| open.set(true)
        >
            {icon("columns-3")}
            {move || app.text().columns()}
        </button>
        <Show when=move || open.get()>
            <Modal
                class="menu"
                label=Signal::derive(move || app.text().columns_choose().to_owned())
                close=Callback::new(move |()| open.set(false))
            >
                <div class="menu__box float">
                    <h2 class="menu__title">{move || app.text().columns_choose()}</h2>
                    <ul class="columns__list" id="columns">{boxes_of(columns, set)}</ul>
                    <p class="columns__foot">
                        <button class="button" type="button" id="columns-done" on:click=move |_| open.set(false)>
                            {move || app.text().columns_done()}
                        </button>
                    </p>
                </div>
            </Modal>
        </Show>
    }
}

/// A box to tick for each column.
fn boxes_of(columns: PlainColumns, set: impl Fn(&'static str, bool) + Copy + Send + Sync + 'static) -> impl IntoView {
    let app = use_app();
    let one = move |(name, words): &PlainColumn| {
        let (name, words) = (*name, *words);
        view! {
            <li class="columns__item" data-column=name>
                <label class="columns__name">
                    <span class="check">
                        <input
                            type="checkbox"
                            prop:checked=move || columns.shows(name)
                            on:change=move |event| set(name, event_target_checked(&event))
                        />
                    </span>
                    <span>{move || words(app.text())}</span>
                </label>
            </li>
        }
    };
    columns.all.iter().map(one).collect_view()
}
