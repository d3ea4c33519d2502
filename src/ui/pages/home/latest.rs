//! The latest money that came in.

use std::cmp::Reverse;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::customer::Customer;
use crate::domain::first::first_of;
use crate::domain::receipt::Receipt;
use crate::i18n::format;
use crate::state::{App, Whose, use_app};
use crate::ui::route::Route;

/// So many of them stand here.
const SHOWN: usize = 5;

/// The receipts from the customers that are looked at.
fn receipts(app: App, whose: Whose) -> Vec<Arc<Receipt>> {
    let mut circle = app.circle(whose);
    let mut all = app.watch_all::<Receipt>();
    if whose != Whose::All {
        app.watch_any::<Customer>();
        all.retain(|it| circle.has(&app.peek_party(it.customer).map(|it| it.owner.clone()).unwrap_or_default()));
    }
    all
}

/// The list.
#[component]
pub(super) fn Latest(whose: Memo<Whose>) -> impl IntoView {
    let app = use_app();
    let rows = move || {
        let text = app.text();
        let as_of = app.as_of();
        let mut all = receipts(app, whose.get());
        all.retain(|it| it.on <= as_of);
        let all = first_of(all, SHOWN, |one, other| Reverse((one.on, one.id)).cmp(&Reverse((other.on, other.id))));
        if all.is_empty() {
            return view! { <p class="faint">{text.receipts_none()}</p> }.into_any();
        }
        let rows = all
            .iter()
            .map(|it| {
                view! {
                    <li class="rows__item">
                        <span class="faint small">{text.short_date(it.on, as_of)}</span>
                        <div class="rows__text">
                            <a href=Route::customer(app.survivor(it.customer)).href()><bdi>{app.customer_name(it.customer)}</bdi></a>
                        </div>
                        <span class="rows__end num">{format::money(it.amount)}</span>
                    </li>
                }
            })
            .collect_view();
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    view! {
        <section class="section">
            <div class="section__head"><h2>{move || app.text().home_recent()}</h2></div>
            {rows}
        </section>
    }
}
