//! The steps by which days came about, as a table.

use leptos::prelude::*;

use crate::domain::date::Date;
use crate::i18n::Message;
use crate::state::use_app;

/// A day, if the step speaks of one, and what it says.
pub(in crate::ui) type Step = (Option<Date>, String);

/// The table.
#[component]
pub(in crate::ui) fn StepsTable(
    /// What came about.
    label: Message,
    steps: Signal<Vec<Step>>,
) -> impl IntoView {
    let app = use_app();
    let rows = move || {
        let text = app.text();
        let row = |(on, words): Step| view! { <tr><td>{on.map(|on| text.date(on))}</td><td>{words}</td></tr> };
        steps.get().into_iter().map(row).collect_view()
    };
    view! {
        <table class="table" aria-label=move || label(app.text())>
            <thead>
                <tr>
                    <th scope="col">{move || app.text().term_working_day()}</th>
                    <th scope="col">{move || app.text().term_working_step()}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
