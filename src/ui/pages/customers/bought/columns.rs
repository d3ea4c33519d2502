//! What each column of the list is read as.

use leptos::prelude::*;

use crate::state::bought::{BoughtImport, Part};
use crate::state::list::visible;
use crate::state::use_app;
use crate::ui::widgets::list_source::column_name;
use crate::ui::widgets::pick::{Seen, pick};

/// The columns with a sample of each.
#[component]
pub(super) fn BoughtColumns(import: BoughtImport) -> impl IntoView {
    let app = use_app();
    let found = Memo::new(move |_| import.source());
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
    view! {
        <section class="section" id="bought-columns">
            <div class="section__head">
                <h2>{move || app.text().list_columns()}</h2>
                <span class="section__note">{move || app.text().list_columns_note()}</span>
            </div>
            <div class="import__wide">
                <table class="table import__columns">
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
        </section>
    }
}

/// The menu of what a column may hold.
fn holds(import: BoughtImport, column: usize, heading: String) -> impl IntoView {
    let app = use_app();
    let name = |it: Part| Part::ALL.iter().position(|known| *known == it).unwrap_or_default().to_string();
    let choices = Signal::derive(move || {
        let text = app.text();
        let known = Part::ALL.map(|it| (name(it), text.bought_part(it).to_owned()));
        std::iter::once((String::new(), text.bank_not_read().to_owned())).chain(known).collect::<Vec<_>>()
    });
    let current = Signal::derive(move || {
        import.columns.with(|columns| columns.get(column).copied().flatten()).map(name).unwrap_or_default()
    });
    let label = Signal::derive(move || app.text().list_holds(&heading));
    pick(format!("bought-column-{column}"), Seen::ReadOut, label, choices, current, move |chosen| {
        let holds = chosen.parse().ok().and_then(|at: usize| Part::ALL.get(at).copied());
        import.map(column, holds);
    })
}
