//! The lines that cannot be read, to be mended in their place.

use leptos::prelude::*;

use crate::state::statement::StatementImport;
use crate::state::use_app;
use crate::ui::widgets::list_mending::{Mending, RowsToMend, said};

/// The lines.
#[component]
pub(super) fn BadLines(import: StatementImport) -> impl IntoView {
    let app = use_app();
    let mending = Mending {
        lot: "stmt",
        section: "stmt-bad",
        found: Memo::new(move |_| import.source()),
        rows: import.to_mend,
        edition: Signal::derive(move || import.plan().map(|plan| plan.edition)),
        read: Signal::derive(move || {
            import.columns.with(|all| all.iter().enumerate().filter(|(_, it)| it.is_some()).map(|(at, _)| at).collect())
        }),
        row: Callback::new(move |row| {
            let text = app.text();
            Some(said(import.row(row)?, |fault| (fault.column, text.bank_fault(fault.why).to_owned())))
        }),
        mend: Callback::new(move |(row, column, cell): (usize, usize, String)| import.mend(row, column, &cell)),
        leave_out: Callback::new(move |(row, left_out)| import.leave_out(row, left_out)),
    };
    view! { <RowsToMend mending /> }
}
