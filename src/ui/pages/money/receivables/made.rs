//! A figure that can be opened, and the instalments it is made of.

use leptos::prelude::*;

use super::super::{Columns, Instalments, PartRef};
use crate::domain::money::Money;
use crate::domain::receivables::figure::Figure;
use crate::domain::receivables::open_part::OpenBook;
use crate::i18n::format;
use crate::state::{App, use_app};

/// A figure; pressed, it shows what it is made of. Nothing is made of nothing.
pub(super) fn figure(app: App, opened: RwSignal<Option<Figure>>, figure: Figure, amount: Money) -> AnyView {
    if amount.is_zero() {
        return view! { <span class="faint">"–"</span> }.into_any();
    }
    let asked = figure.clone();
    let is_open = move || opened.with(|opened| opened.as_ref() == Some(&asked));
    let toggle = move |_| {
        opened.update(|opened| *opened = if opened.as_ref() == Some(&figure) { None } else { Some(figure.clone()) });
    };
    view! {
        <button
            class="working"
            type="button"
            aria-expanded=move || is_open().to_string()
            aria-label=move || format!("{} · {}", format::amount(amount), app.text().receivables_made_of())
            on:click=toggle
        >
            {format::amount(amount)}
        </button>
    }
    .into_any()
}

/// The row beneath a row: what the opened one of its figures is made of.
#[component]
pub(super) fn MadeRow<F>(
    book: Memo<OpenBook>,
    opened: RwSignal<Option<Figure>>,
    /// Whether a figure stands in the row above.
    belongs: F,
    /// How many columns the table has.
    columns: usize,
) -> impl IntoView
where
    F: Fn(&Figure) -> bool + Send + Sync + 'static,
{
    let app = use_app();
    // a figure that became nothing has no button any more that would close what it is made of
    let is_here = Memo::new(move |_| {
        opened.with(|opened| {
            let figure = opened.as_ref().filter(|figure| belongs(figure));
            figure.is_some_and(|figure| book.with(|book| !figure.working(&book.parts, app.as_of()).is_empty()))
        })
    });
    view! {
        <Show when=move || is_here.get()>
            <tr class="recv__host">
                <td colspan=columns><Made book opened /></td>
            </tr>
        </Show>
    }
}

#[component]
fn Made(book: Memo<OpenBook>, opened: RwSignal<Option<Figure>>) -> impl IntoView {
    let app = use_app();
    let made = Memo::new(move |_| {
        opened.with(|figure| {
            let figure = figure.as_ref()?;
            book.with(|book| {
                let parts = figure.working(&book.parts, app.as_of());
                let currency = parts.first()?.open.currency;
                let sum = Money::sum(parts.iter().map(|part| part.open), currency).ok()?;
                let rows = parts.iter().map(|part| PartRef { contract: part.contract, number: part.number });
                Some((sum, rows.collect::<Vec<_>>()))
            })
        })
    });
    let parts = Memo::new(move |_| made.with(|made| made.as_ref().map(|(_, rows)| rows.clone()).unwrap_or_default()));
    let words = move || {
        made.with(|made| {
            let (sum, rows) = made.as_ref()?;
            Some(app.text().receivables_made(&format::count(rows.len()), &format::money(*sum)))
        })
    };
    view! {
        <section class="recv__made" aria-label=move || app.text().receivables_made_of()>
            <p class="soft small" id="made-of">{words}</p>
            <Instalments parts shown=Columns::WithParty />
        </section>
    }
}
