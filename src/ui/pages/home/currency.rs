//! In which currency the figures are shown: amounts of different ones are never added.

use leptos::prelude::*;

use crate::domain::date::Date;
use crate::domain::money::Currency;
use crate::domain::overview::figures::Figures;
use crate::state::{Overview, use_app};

/// The figures in the currency that was chosen, or in the one that most contracts are in; a book without any has nothing in yuan.
pub(super) fn chosen(overview: &Overview, wanted: Option<Currency>, as_of: Date) -> Figures {
    let all = overview.as_ref().map(Vec::as_slice).unwrap_or_default();
    let found = all.iter().find(|it| Some(it.currency) == wanted).or_else(|| all.first());
    found.cloned().unwrap_or_else(|| Figures::nothing(wanted.unwrap_or(Currency::CNY), as_of))
}

/// A choice of the book's currencies, if it has several; and a word if figures cannot be added up.
#[component]
pub(super) fn CurrencySwitch(
    overview: Memo<Overview>,
    shown: Memo<Figures>,
    wanted: RwSignal<Option<Currency>>,
) -> impl IntoView {
    let app = use_app();
    let currencies =
        Memo::new(move |_| overview.with(|all| all.iter().flatten().map(|it| it.currency).collect::<Vec<Currency>>()));
    let now = Memo::new(move |_| shown.with(|it| it.currency));
    let items = move || {
        currencies
            .get()
            .into_iter()
            .map(|currency| {
                view! {
                    <button
                        type="button"
                        class="seg__item"
                        data-currency=currency.code()
                        aria-pressed=move || (now.get() == currency).to_string()
                        on:click=move |_| wanted.set(Some(currency))
                    >
                        {currency.code()}
                    </button>
                }
            })
            .collect_view()
    };
    let fault = move || {
        let fault = overview.with(|all| all.as_ref().err().copied())?;
        Some(view! { <p class="soft small" role="alert">{app.text().exact_fault(fault)}</p> })
    };
    view! {
        {fault}
        <Show when=move || currencies.with(|it| it.len() > 1)>
            <div class="home__currency">
                <div class="seg" role="group" aria-label=move || app.text().home_currency()>{items}</div>
            </div>
        </Show>
    }
}
