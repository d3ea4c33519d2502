//! What may be sold to a customer, on its page.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::id::CustomerId;
use crate::state::{Chance, Layer, Sheet, use_app};
use crate::ui::pages::pipeline::ChanceRows;
use crate::ui::pages::quotes::QuoteRows;
use crate::ui::pages::quotes::start::start_quote;
use crate::ui::router::use_router;

/// What may be sold to the customer, and what was offered apart from that.
#[component]
pub(super) fn Chances(id: CustomerId) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let all: Memo<Arc<[Chance]>> = Memo::new(move |_| app.chances_of(id).into());
    let quotes = Memo::new(move |_| {
        let class = app.standing_for(id);
        let mut all = app.quotes();
        all.retain(|it| class.contains(&it.quote.customer) && it.quote.opportunity.is_none());
        all
    });
    view! {
        <section class="rec__part" id="opportunities" aria-label=move || app.text().opportunity_customer_part()>
            <div class="section__head">
                <h2>{move || app.text().opportunity_customer_part()}</h2>
                <button
                    class="button section__act"
                    data-kind="word"
                    on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Opportunity(Some(id), None))))
                >
                    {move || app.text().opportunity_new()}
                </button>
                <button
                    class="button section__act"
                    data-kind="word"
                    on:click=move |_| start_quote(app, router, id, None)
                >
                    {move || app.text().quote_new()}
                </button>
            </div>
            <Show
                when=move || all.with(|all| !all.is_empty())
                fallback=move || view! { <p class="faint">{move || app.text().opportunity_customer_empty()}</p> }
            >
                <ChanceRows all party=false />
            </Show>
            <Show when=move || quotes.with(|all| !all.is_empty())>
                <h3 class="rec__sub">{move || app.text().quotes()}</h3>
                <QuoteRows quotes />
            </Show>
        </section>
    }
}
