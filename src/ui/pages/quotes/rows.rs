//! Quotes as a short table.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::quote::{Quote, QuoteState};
use crate::i18n::{Text, format};
use crate::state::{App, PlainSheet, Quoted, SheetCell, use_app};
use crate::ui::route::Route;
use crate::ui::router::use_router;
use crate::ui::widgets::list_export::PlainExport;
use crate::ui::widgets::status::{Meaning, status};

/// Where a quote stands, in a mark and words; the last day of one that waits for an answer.
pub(super) fn state_words(app: App, quoted: &Quoted) -> AnyView {
    let text = app.text();
    let words = text.quote_state(quoted.state);
    match quoted.state {
        QuoteState::Draft => status(Meaning::Plain, "circle-dashed", words).into_any(),
        QuoteState::Sent => {
            let left = app.as_of().days_until(quoted.quote.valid_until);
            let meaning = if left <= 7 { Meaning::Warn } else { Meaning::Accent };
            let until = text.near_date(quoted.quote.valid_until, app.as_of());
            status(meaning, "clock", format!("{words} · {until}")).into_any()
        }
        QuoteState::Expired => status(Meaning::Warn, "calendar-clock", words).into_any(),
        QuoteState::Accepted | QuoteState::Contracted => status(Meaning::Good, "circle-check", words).into_any(),
        QuoteState::Rejected => status(Meaning::Plain, "x", words).into_any(),
    }
}

/// What a quote comes to; a stroke while its lines come to no total.
pub(super) fn total_words(quote: &Quote) -> String {
    quote.total().map_or_else(|_| "–".to_owned(), format::money)
}

/// These quotes as a table for other programs.
fn sheet(app: App, all: &[Quoted]) -> PlainSheet {
    let text = app.text();
    let row = |it: &Quoted| {
        let quote = &it.quote;
        let total = quote.total().ok();
        vec![
            SheetCell::words(&quote.number),
            SheetCell::Count(u64::from(quote.version)),
            SheetCell::Text(app.customer_name(quote.customer)),
            SheetCell::words(&quote.title),
            SheetCell::words(text.quote_state(it.state)),
            SheetCell::Day(quote.on),
            SheetCell::Day(quote.valid_until),
            SheetCell::amount(total),
            SheetCell::words(quote.currency.code()),
        ]
    };
    PlainSheet {
        sheet: text.quotes(),
        file: text.quotes_file(),
        headings: vec![
            text.quote_number(),
            text.approvals_version(),
            text.customer(),
            text.quote_title(),
            text.lead_state(),
            text.quote_on(),
            text.quote_valid_until(),
            text.lines_total(),
            text.home_currency(),
        ],
        rows: all.iter().map(row).collect(),
    }
}

/// The table.
#[component]
pub(in crate::ui) fn QuoteRows(#[prop(into)] quotes: Signal<Vec<Quoted>>) -> impl IntoView {
    let app = use_app();
    let handed = Callback::new(move |()| quotes.with(|all| sheet(app, all)));
    view! {
        <table class="table quotes" role="table">
            <thead>
                <tr>
                    <th scope="col">{move || app.text().quote_number()}</th>
                    <th scope="col">{move || app.text().quote_title()}</th>
                    <th scope="col">{move || app.text().lead_state()}</th>
                    <th scope="col">{move || app.text().quote_on()}</th>
                    <th scope="col" class="num">{move || app.text().lines_total()}</th>
                </tr>
            </thead>
            <tbody>
                <For
                    each=move || quotes.get()
                    key=|it| (it.quote.id, it.state, Arc::as_ptr(&it.quote).addr())
                    children=move |quoted| row(app, quoted)
                />
            </tbody>
        </table>
        <p class="list__more"><PlainExport name="export-quotes" sheet="quotes" words=Text::quotes table=handed /></p>
    }
}

fn row(app: App, quoted: Quoted) -> impl IntoView {
    let router = use_router();
    let quote = Arc::clone(&quoted.quote);
    let id = quote.id;
    let number = format!("{} · {}", quote.number, quote.version);
    let title = quote.title.clone();
    let on = quote.on;
    let total = total_words(&quote);
    view! {
        <tr
            data-row=""
            on:click=move |event| {
                if !event.default_prevented() && !event.ctrl_key() && !event.meta_key() {
                    router.go(&Route::Quote(id));
                }
            }
        >
            <td class="quotes__number">
                <a href=Route::Quote(id).href() on:click=|event| event.stop_propagation()>{number}</a>
            </td>
            <td class="quotes__title"><bdi>{title}</bdi></td>
            <td class="quotes__state">{move || state_words(app, &quoted)}</td>
            <td class="quotes__on soft">{move || app.text().date(on)}</td>
            <td class="num quotes__total">{total}</td>
        </tr>
    }
}
