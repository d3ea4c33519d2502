//! What each column of the list is read as.

use leptos::prelude::*;

use crate::state::bought::{BoughtImport, Part};
use crate::state::use_app;
use crate::ui::widgets::list_columns::{ColumnsTable, ListColumns};

/// The columns with a sample of each.
#[component]
pub(super) fn BoughtColumns(import: BoughtImport) -> impl IntoView {
    let app = use_app();
    let columns = ListColumns {
        lot: "bought",
        found: Memo::new(move |_| import.source()),
        choices: Signal::derive(move || Part::ALL.map(|it| app.text().bought_part(it).to_owned()).to_vec()),
        held: Callback::new(move |column: usize| {
            let held = import.columns.with(|all| all.get(column).copied().flatten())?;
            Part::ALL.iter().position(|known| *known == held)
        }),
        hold: Callback::new(move |(column, at): (usize, Option<usize>)| {
            import.map(column, at.and_then(|at| Part::ALL.get(at).copied()));
        }),
    };
    view! {
        <section class="section">
            <div class="section__head">
                <h2>{move || app.text().list_columns()}</h2>
                <span class="section__note">{move || app.text().list_columns_note()}</span>
            </div>
            <ColumnsTable columns />
        </section>
    }
}
