//! A list that is printed as a statement: whose book it is from and of which day, above it on the paper.

use std::time::Duration;

use leptos::prelude::*;

use super::icon::icon;
use crate::i18n::Message;
use crate::state::use_app;

/// The most rows that are drawn for a print; a longer list says on the paper how many are not there, and goes out as a file.
const MOST_PRINTED: usize = 5_000;

/// What stands above the list on the paper.
#[component]
pub(crate) fn StatementHead(
    /// What the list is called.
    title: Message,
    /// What it was narrowed down to: who reads the paper sees no filters. Empty: nothing is left out.
    #[prop(into)]
    narrowed: Signal<String>,
) -> impl IntoView {
    let app = use_app();
    let book = move || app.own_entity().map_or_else(|| app.text().app_name().to_owned(), |own| own.name.clone());
    let what = move || {
        let text = app.text();
        text.statement_of(title(text), &text.date(app.as_of()))
    };
    view! {
        <header class="statement">
            <p class="statement__book">{book}</p>
            <p>{what}</p>
            <p class="soft">{move || narrowed.get()}</p>
        </header>
    }
}

/// Prints the page, with the rows that were not drawn yet.
#[component]
pub(crate) fn PrintButton(
    /// How many rows are drawn.
    drawn: RwSignal<usize>,
) -> impl IntoView {
    let app = use_app();
    let print = move |_| {
        drawn.update(|drawn| *drawn = (*drawn).max(MOST_PRINTED));
        // the rows are in the page when the browser has come to rest
        set_timeout(
            || {
                // A browser that will not print says so itself.
                let _printing = window().print();
            },
            Duration::ZERO,
        );
    };
    view! {
        <button class="button" data-kind="quiet" type="button" id="print" on:click=print>
            {icon("printer")}
            {move || app.text().quote_print()}
        </button>
    }
}
