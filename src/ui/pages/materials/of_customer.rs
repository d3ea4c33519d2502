//! What was promised to a customer and by it, against what was delivered, on its page.

use leptos::prelude::*;

use super::against::AgainstTable;
use crate::domain::id::CustomerId;
use crate::state::{MaterialItem, use_app};
use crate::ui::route::{Query, Route};

/// How many rows are drawn; the rest is on the board.
const SHOWN: usize = 12;

/// The part of the page; a customer without any has none.
#[component]
pub(in crate::ui) fn MaterialsOfCustomer(id: CustomerId) -> impl IntoView {
    let app = use_app();
    let found: Memo<Vec<MaterialItem>> = Memo::new(move |_| app.materials_of_customer(id));
    let shown = RwSignal::new(SHOWN);
    let href = move || {
        let query = Query::default().with("view", "all").with("party", &app.peek_survivor(id).to_string());
        Route::Materials(query).href()
    };
    view! {
        <Show when=move || found.with(|all| !all.is_empty())>
            <section class="rec__part materials" id="customer-materials" aria-label=move || app.text().materials_title()>
                <AgainstTable found shown />
                <p><a href=href id="all-materials">{move || app.text().materials_title()}</a></p>
            </section>
        </Show>
    }
}
