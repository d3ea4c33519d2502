//! How the running term and its last day for notice came about.

use leptos::prelude::*;

use crate::domain::date::Date;
use crate::domain::id::ContractId;
use crate::state::use_app;
use crate::ui::widgets::icon::small_icon;

/// The steps of the term, folded: they are asked for, not read every day. A contract without an end of its own has none.
#[component]
pub(super) fn TermWorking(id: ContractId) -> impl IntoView {
    let app = use_app();
    let steps = Memo::new(move |_| app.contract_standing(id).map(|it| it.term_steps.clone()).unwrap_or_default());
    let rows = move || {
        let text = app.text();
        let row = |(on, words): (Option<Date>, String)| view! { <tr><td>{on.map(|on| text.date(on))}</td><td>{words}</td></tr> };
        steps.with(|steps| steps.iter().map(|step| row(text.term_line(step))).collect_view())
    };
    view! {
        <Show when=move || steps.with(|steps| !steps.is_empty())>
            <details class="import__others" id="term-working">
                <summary>{small_icon("chevron-right")} {move || app.text().term_working()}</summary>
                <table class="table" aria-label=move || app.text().term_working()>
                    <thead>
                        <tr>
                            <th scope="col">{move || app.text().term_working_day()}</th>
                            <th scope="col">{move || app.text().term_working_step()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </details>
        </Show>
    }
}
