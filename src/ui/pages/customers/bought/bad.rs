//! The rows that cannot be brought in, to be mended in their place.

use leptos::prelude::*;

use crate::state::bought::BoughtImport;
use crate::state::use_app;
use crate::ui::widgets::list_mending::{Mending, RowsToMend, said};

/// The rows.
#[component]
pub(super) fn BadRows(import: BoughtImport) -> impl IntoView {
    let app = use_app();
    let mending = Mending {
        lot: "bought",
        section: "bought-bad",
        found: Memo::new(move |_| import.source()),
        rows: import.to_mend,
        edition: Signal::derive(move || Some(import.edition())),
        read: Signal::derive(move || {
            import.columns.with(|all| all.iter().enumerate().filter(|(_, it)| it.is_some()).map(|(at, _)| at).collect())
        }),
        row: Callback::new(move |row| {
            let text = app.text();
            Some(said(import.row(row)?, |fault| (fault.column, text.bought_fault(fault.why))))
        }),
        mend: Callback::new(move |(row, column, cell): (usize, usize, String)| import.mend(row, column, &cell)),
        leave_out: Callback::new(move |(row, left_out)| import.leave_out(row, left_out)),
    };
    view! { <RowsToMend mending /> }
}
