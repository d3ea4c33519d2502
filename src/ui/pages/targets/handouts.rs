//! What the page of a target hands out: its parts, plan beside actual, and the records that made it.

use leptos::prelude::*;

use crate::domain::contract::brief::ContractBrief;
use crate::domain::id::DoneId;
use crate::domain::sales_measure::{MeasuredRow, SalesMetric, Unit};
use crate::domain::sales_target::SalesTarget;
use crate::domain::sales_target::done::Done;
use crate::i18n::Text;
use crate::state::{App, PlainSheet, SheetCell, TargetItem, figure_cell, use_app};
use crate::ui::widgets::list_export::{Handout, ListExport};

/// The currency of a figure; nothing of one that is no money.
fn currency(unit: Unit) -> SheetCell {
    match unit {
        Unit::Money(currency) => SheetCell::words(currency.code()),
        Unit::Quantity | Unit::Count => SheetCell::empty(),
    }
}

/// The parts of the period; none where the figures cannot be reckoned.
fn parts_sheet(text: Text, item: &TargetItem) -> PlainSheet {
    let (unit, grain) = (item.target.unit(), item.target.grain);
    let cells = item.reached.as_ref().map(|it| it.value.cells.as_slice()).unwrap_or_default();
    let rows = cells.iter().map(|cell| {
        vec![
            SheetCell::Text(text.target_span(cell.span, grain)),
            figure_cell(unit, cell.plan),
            figure_cell(unit, cell.actual),
            figure_cell(unit, cell.running),
            currency(unit),
        ]
    });
    PlainSheet {
        sheet: text.target_distribution(),
        file: text.target_parts_file(),
        headings: vec![
            text.target_period(),
            text.target_plan(),
            text.target_actual(),
            text.target_running_total(),
            text.target_currency(),
        ],
        rows: rows.collect(),
    }
}

/// What was entered of what the book does not measure, in the order of the days.
fn entries_sheet(text: Text, target: &SalesTarget) -> PlainSheet {
    let mut all: Vec<(DoneId, &Done)> = target.done.iter().map(|(id, it)| (*id, it)).collect();
    all.sort_by_key(|(id, it)| (it.on, *id));
    let row = |it: &Done| {
        vec![
            SheetCell::Day(it.on),
            figure_cell(Unit::Quantity, it.figure),
            SheetCell::words(&it.note),
            SheetCell::words(&it.by),
        ]
    };
    PlainSheet {
        sheet: text.target_done(),
        file: text.target_rows_file(),
        headings: vec![
            text.target_row_day(),
            text.target_done_figure(),
            text.target_done_note(),
            text.target_done_by(),
        ],
        rows: all.into_iter().map(|(_, it)| row(it)).collect(),
    }
}

/// The records.
fn records_sheet(app: App, text: Text, item: &TargetItem) -> PlainSheet {
    if item.target.metric == SalesMetric::Own {
        return entries_sheet(text, &item.target);
    }
    let row = |row: &MeasuredRow| {
        let entry = &row.entry;
        let customer = app.peek_party(entry.customer).map(|it| it.name.clone()).unwrap_or_default();
        let contract = entry.contract.and_then(|id| app.peek::<ContractBrief>(id)).map(|it| it.number.clone());
        vec![
            SheetCell::Day(entry.on),
            SheetCell::Text(text.sales_happening(&entry.what, entry.back)),
            SheetCell::Text(customer),
            SheetCell::Text(contract.unwrap_or_default()),
            figure_cell(row.value.unit(), row.value.units()),
            currency(row.value.unit()),
        ]
    };
    PlainSheet {
        sheet: text.target_rows(),
        file: text.target_rows_file(),
        headings: vec![
            text.target_row_day(),
            text.target_row_what(),
            text.customer(),
            text.target_contract(),
            text.target_row_amount(),
            text.target_currency(),
        ],
        rows: item.rows.iter().map(row).collect(),
    }
}

/// The button and its menu.
#[component]
pub(super) fn TargetExport(item: Memo<Option<TargetItem>>) -> impl IntoView {
    let app = use_app();
    let parts = Callback::new(move |form| {
        let text = app.untracked_text();
        if let Some(table) = item.with_untracked(|it| it.as_ref().map(|it| parts_sheet(text, it))) {
            app.export_plain(table, form);
        }
    });
    let records = Callback::new(move |form| {
        let text = app.untracked_text();
        let table = untrack(|| item.with(|it| it.as_ref().map(|it| records_sheet(app, text, it))));
        if let Some(table) = table {
            app.export_plain(table, form);
        }
    });
    let sheets = vec![
        Handout { name: "parts", words: Text::target_distribution, act: parts },
        Handout { name: "records", words: Text::target_rows, act: records },
    ];
    view! { <ListExport name="export-target" sheets /> }
}
