//! The latest money that came in.

use std::cmp::Reverse;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::customer::Customer;
use crate::domain::date::Date;
use crate::domain::first::first_of;
use crate::domain::receipt::Receipt;
use crate::i18n::format;
use crate::state::{App, Whose, use_app};
use crate::ui::route::Route;

/// So many of them stand here.
const SHOWN: usize = 5;

/// The latest receipts by a day from the customers that are looked at, the latest first.
pub(super) fn latest(app: App, whose: Whose, as_of: Date) -> Vec<Arc<Receipt>> {
    if whose == Whose::All {
        return app.latest_receipts(as_of, SHOWN);
    }
    let place = |it: &Receipt| Reverse((it.on, it.id));
    let mut circle = app.circle(whose);
    app.watch_any::<Customer>();
    let mut all = app.watch_all::<Receipt>();
    all.retain(|it| {
        it.on <= as_of && circle.has(&app.peek_party(it.customer).map(|it| it.owner.clone()).unwrap_or_default())
    });
    first_of(all, SHOWN, |one, other| place(one).cmp(&place(other)))
}

/// The list.
#[component]
pub(super) fn Latest(whose: Memo<Whose>) -> impl IntoView {
    let app = use_app();
    let rows = move || {
        let text = app.text();
        let as_of = app.as_of();
        let all = latest(app, whose.get(), as_of);
        if all.is_empty() {
            return view! { <p class="faint">{text.receipts_none()}</p> }.into_any();
        }
        let rows = all
            .iter()
            .map(|it| {
                let how = it.is_set_off().then(|| text.payment_method(it.method));
                view! {
                    <li class="rows__item">
                        <span class="faint small">{text.short_date(it.on, as_of)}</span>
                        <div class="rows__text">
                            <a href=Route::customer(app.survivor(it.customer)).href()><bdi>{app.customer_name(it.customer)}</bdi></a>
                            {how.map(|how| view! { " " <span class="faint small">{how}</span> })}
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
