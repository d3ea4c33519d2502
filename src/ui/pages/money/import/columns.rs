//! What each column of the statement is read as.

use leptos::prelude::*;

use crate::state::statement::{Column, StatementImport};
use crate::state::use_app;
use crate::ui::widgets::icon::{icon, small_icon};
use crate::ui::widgets::list_columns::{ColumnsTable, ListColumns};

/// The columns. They stand folded while they can be used: most statements are recognised.
#[component]
pub(super) fn StatementColumns(import: StatementImport) -> impl IntoView {
    let app = use_app();
    let usable = Memo::new(move |_| {
        import.columns.with(|columns| crate::domain::bank_statement::column::check(columns).is_ok())
    });
    // once it is open it stays so: nothing folds away under the hand that sets it right
    let opened = Memo::new(move |before: Option<&bool>| before.copied().unwrap_or(false) || !usable.get());
    let columns = ListColumns {
        lot: "stmt",
        found: Memo::new(move |_| import.source()),
        choices: Signal::derive(move || Column::ALL.map(|it| app.text().bank_column(it).to_owned()).to_vec()),
        held: Callback::new(move |column: usize| {
            let held = import.columns.with(|all| all.get(column).copied().flatten())?;
            Column::ALL.iter().position(|known| *known == held)
        }),
        hold: Callback::new(move |(column, at): (usize, Option<usize>)| {
            import.map(column, at.and_then(|at| Column::ALL.get(at).copied()));
        }),
    };
    let note = move || {
        let text = app.text();
        if import.recalled.get() { text.bank_recalled() } else { text.list_columns_note() }
    };
    let as_guessed = Memo::new(move |_| import.columns.with(|columns| import.guess.with(|guess| columns == guess)));
    view! {
        <details class="section stmt__columns" id="stmt-columns-open" open=move || opened.get()>
            <summary>
                {small_icon("chevron-right")}
                <h2>{move || app.text().list_columns()}</h2>
                <span class="section__note" id="stmt-columns-note" role="status">{note}</span>
            </summary>
            <Show when=move || !as_guessed.get()>
                <button class="button" data-kind="quiet" type="button" id="stmt-guess" on:click=move |_| import.guess_again()>
                    {icon("rotate-ccw")}
                    {move || app.text().list_columns_guess()}
                </button>
            </Show>
            <ColumnsTable columns />
        </details>
    }
}
