//! The chosen customers of the list go on to a share file: under which row of the register is asked.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::contract::party::Side;
use crate::domain::id::CustomerId;
use crate::domain::lifecycle::sharing_scope::ScopeStatus;
use crate::i18n::Text;
use crate::state::use_app;
use crate::ui::route::{Query, Route};
use crate::ui::widgets::dialog::Modal;

/// The button, and the question behind it.
#[component]
pub(in crate::ui) fn ShareChosen(
    /// The chosen customers.
    ids: Callback<(), Arc<[CustomerId]>>,
) -> impl IntoView {
    let app = use_app();
    let open = RwSignal::new(false);
    let close = Callback::new(move |()| open.set(false));
    let title = Signal::derive(move || Text::bulk_share_title(app.text()).to_owned());
    let rows = move || {
        let picked = ids.run(()).iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
        let mut all = app.shared();
        all.retain(|it| it.status == ScopeStatus::Active && it.scope.from == Side::Us);
        all.into_iter()
            .map(|it| {
                let route = Route::SharePack(it.scope.id, Query::default().with("ids", &picked));
                let party = app.customer_name(app.survivor(it.scope.customer));
                view! {
                    <li>
                        <a href=route.href()><bdi>{format!("{} · {}", it.scope.number, it.scope.what)}</bdi></a>
                        <span class="rows__sub"><bdi>{party}</bdi></span>
                    </li>
                }
            })
            .collect::<Vec<_>>()
    };
    let listed = move || {
        let rows = rows();
        if rows.is_empty() {
            view! { <p class="faint">{app.text().bulk_share_none()}</p> }.into_any()
        } else {
            view! { <ul class="bulk__refused">{rows}</ul> }.into_any()
        }
    };
    view! {
        <button class="button" data-kind="quiet" type="button" data-bulk="share" on:click=move |_| open.set(true)>
            {move || app.text().bulk_share()}
        </button>
        <Show when=move || open.get()>
            <Modal class="ask" label=title close>
                <div class="ask__box float" id="bulk-share">
                    <h2>{move || title.get()}</h2>
                    {listed}
                    <div class="ask__acts">
                        <button class="button" type="button" on:click=move |_| close.run(())>{move || app.text().cancel()}</button>
                    </div>
                </div>
            </Modal>
        </Show>
    }
}
