//! What each column of the statement is read as.

use leptos::prelude::*;

use crate::state::list::visible;
use crate::state::statement::{Column, StatementImport};
use crate::state::use_app;
use crate::ui::widgets::icon::{icon, small_icon};
use crate::ui::widgets::list_source::column_name;
use crate::ui::widgets::pick::{Seen, pick};

/// The columns. They stand folded while they can be used: most statements are recognised.
#[component]
pub(super) fn StatementColumns(import: StatementImport) -> impl IntoView {
    let app = use_app();
    let found = Memo::new(move |_| import.source());
    let usable = Memo::new(move |_| {
        import.columns.with(|columns| crate::domain::bank_statement::column::check(columns).is_ok())
    });
    // once it is open it stays so: nothing folds away under the hand that sets it right
    let opened = Memo::new(move |before: Option<&bool>| before.copied().unwrap_or(false) || !usable.get());
    let rows = move || {
        let Some(source) = found.get() else { return Vec::new() };
        (0..source.headings.len())
            .map(|column| {
                let heading = column_name(app.text(), &source.headings, column);
                let sample = source.samples.get(column).map(|it| visible(it).into_owned()).unwrap_or_default();
                view! {
                    <tr>
                        <th scope="row"><bdi>{heading.clone()}</bdi></th>
                        <td class="import__sample"><bdi>{sample}</bdi></td>
                        <td>{holds(import, column, heading)}</td>
                    </tr>
                }
            })
            .collect()
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
            <div class="import__wide">
                <table class="table import__columns" id="stmt-columns">
                    <thead>
                        <tr>
                            <th scope="col">{move || app.text().list_column_heading()}</th>
                            <th scope="col">{move || app.text().list_column_sample()}</th>
                            <th scope="col">{move || app.text().bank_column_in()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
}

/// The menu of what a column may hold.
fn holds(import: StatementImport, column: usize, heading: String) -> impl IntoView {
    let app = use_app();
    let name = |it: Column| Column::ALL.iter().position(|known| *known == it).unwrap_or_default().to_string();
    let choices = Signal::derive(move || {
        let text = app.text();
        let known = Column::ALL.map(|it| (name(it), text.bank_column(it).to_owned()));
        std::iter::once((String::new(), text.bank_not_read().to_owned())).chain(known).collect::<Vec<_>>()
    });
    let current = Signal::derive(move || {
        import.columns.with(|columns| columns.get(column).copied().flatten()).map(name).unwrap_or_default()
    });
    let label = Signal::derive(move || app.text().list_holds(&heading));
    pick(format!("stmt-column-{column}"), Seen::ReadOut, label, choices, current, move |chosen| {
        let holds = chosen.parse().ok().and_then(|at: usize| Column::ALL.get(at).copied());
        import.map(column, holds);
    })
}
