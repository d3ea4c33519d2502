//! What happened beside the contract itself: its amendments, and the talks about it.

use leptos::prelude::*;

use crate::domain::date::Date;
use crate::domain::id::ContractId;
use crate::domain::timeline::Entry;
use crate::state::use_app;
use crate::ui::pages::customers::timeline_row;

/// The list; nothing where there is none.
#[component]
pub(super) fn Beside(id: ContractId) -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| app.beside_contract(id));
    let rows = move || {
        let mut day = None::<Date>;
        let row = |entry: Entry| {
            let begins = day != Some(entry.on);
            day = Some(entry.on);
            timeline_row(app, &entry, begins)
        };
        all.get().into_iter().map(row).collect_view()
    };
    view! {
        <Show when=move || all.with(|all| !all.is_empty())>
            <h3 class="rec__sub">{move || app.text().history_beside()}</h3>
            <ol class="timeline" id="contract-beside">{rows}</ol>
        </Show>
    }
}
