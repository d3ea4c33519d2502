//! What each column of a list is read as, with its heading and a sample.

use leptos::prelude::*;

use super::list_source::{Found, column_name};
use super::pick::{Seen, pick};
use crate::state::list::visible;
use crate::state::use_app;

/// The columns of a list and what they may hold.
#[derive(Clone, Copy)]
pub(crate) struct ListColumns {
    /// How its ids begin.
    pub(crate) lot: &'static str,
    /// What was found in the file.
    pub(crate) found: Found,
    /// What a column may hold, in words and in order.
    pub(crate) choices: Signal<Vec<String>>,
    /// The place among them of what a column holds.
    pub(crate) held: Callback<usize, Option<usize>>,
    /// Lets a column hold something else, or nothing.
    pub(crate) hold: Callback<(usize, Option<usize>)>,
}

/// The table.
#[component]
pub(crate) fn ColumnsTable(columns: ListColumns) -> impl IntoView {
    let app = use_app();
    let rows = move || {
        let Some(source) = columns.found.get() else { return Vec::new() };
        (0..source.headings.len())
            .map(|column| {
                let heading = column_name(app.text(), &source.headings, column);
                let sample = source.samples.get(column).map(|it| visible(it).into_owned()).unwrap_or_default();
                view! {
                    <tr>
                        <th scope="row"><bdi>{heading.clone()}</bdi></th>
                        <td class="import__sample"><bdi>{sample}</bdi></td>
                        <td>{holds(columns, column, heading)}</td>
                    </tr>
                }
            })
            .collect()
    };
    view! {
        <div class="import__wide">
            <table class="table import__columns" id=format!("{}-columns", columns.lot)>
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
    }
}

/// The menu of what a column may hold.
fn holds(columns: ListColumns, column: usize, heading: String) -> impl IntoView {
    let app = use_app();
    let choices = Signal::derive(move || {
        let none = (String::new(), app.text().bank_not_read().to_owned());
        let known = columns.choices.get().into_iter().enumerate().map(|(at, words)| (at.to_string(), words));
        std::iter::once(none).chain(known).collect::<Vec<_>>()
    });
    let current = Signal::derive(move || columns.held.run(column).map(|at| at.to_string()).unwrap_or_default());
    let label = Signal::derive(move || app.text().list_holds(&heading));
    pick(format!("{}-column-{column}", columns.lot), Seen::ReadOut, label, choices, current, move |chosen| {
        columns.hold.run((column, chosen.parse().ok()));
    })
}
