//! How the running term and its last day for notice came about.

use leptos::prelude::*;

use crate::domain::id::ContractId;
use crate::i18n::Text;
use crate::state::use_app;
use crate::ui::widgets::icon::small_icon;
use crate::ui::widgets::steps::StepsTable;

/// The steps of the term, folded: they are asked for, not read every day. A contract without an end of its own has none.
#[component]
pub(super) fn TermWorking(id: ContractId) -> impl IntoView {
    let app = use_app();
    let steps = Memo::new(move |_| app.contract_standing(id).map(|it| it.term_steps.clone()).unwrap_or_default());
    let told = Signal::derive(move || {
        let text = app.text();
        steps.with(|steps| steps.iter().map(|step| text.term_line(step)).collect::<Vec<_>>())
    });
    view! {
        <Show when=move || steps.with(|steps| !steps.is_empty())>
            <details class="import__others" id="term-working">
                <summary>{small_icon("chevron-right")} {move || app.text().term_working()}</summary>
                <StepsTable label=Text::term_working steps=told />
            </details>
        </Show>
    }
}
