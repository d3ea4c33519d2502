//! The parts of a period, plan beside actual: as columns, or as a table.

use leptos::prelude::*;

use crate::domain::contract::targets::Cycle;
use crate::domain::date::Date;
use crate::domain::money::Money;
use crate::domain::sales_measure::Unit;
use crate::domain::sales_target::attained::Cell;
use crate::i18n::Text;
use crate::state::{TargetItem, use_app};
use crate::ui::widgets::ageing::height;
use crate::ui::widgets::columns::{Column, Part, TableSwitch, columns};

/// So many columns still have room for their names.
const NAMED: usize = 14;

/// The chart, or its table.
#[component]
pub(super) fn Cells(item: Memo<Option<TargetItem>>) -> impl IntoView {
    let app = use_app();
    let as_table = RwSignal::new(false);
    let body = move || {
        let text = app.text();
        item.with(|item| {
            let Some(item) = item else { return ().into_any() };
            let (unit, grain) = (item.target.unit(), item.target.grain);
            match &item.reached {
                Err(fault) => view! { <p class="faint">{text.target_plan_fault(*fault)}</p> }.into_any(),
                Ok(reached) if as_table.get() => table(text, &reached.value.cells, unit, grain).into_any(),
                Ok(reached) => chart(text, &reached.value.cells, unit, grain, app.as_of()).into_any(),
            }
        })
    };
    view! {
        <section class="rec__part" id="target-cells">
            <div class="section__head">
                <h2>{move || app.text().target_distribution()}</h2>
                <TableSwitch as_table />
            </div>
            {body}
        </section>
    }
}

fn chart(text: Text, cells: &[Cell], unit: Unit, grain: Cycle, as_of: Date) -> impl IntoView + use<> {
    let top = cells.iter().map(|cell| cell.plan.max(cell.actual)).max().unwrap_or(0);
    let share = |figure: i64| height(Money::cny(figure), top);
    let figure = |it: i64| text.target_figure(unit, it);
    let count = cells.len();
    let all = cells
        .iter()
        .zip(1_u32..)
        .map(|(cell, nth)| {
            let span = text.target_span(cell.span, grain);
            Column {
                name: if count > NAMED {
                    String::new()
                } else {
                    match grain {
                        Cycle::Month => text.month_of_year(cell.span.from),
                        Cycle::Quarter | Cycle::HalfYear => nth.to_string(),
                        Cycle::Year => cell.span.from.year().to_string(),
                    }
                },
                said: text.target_cell_said(&span, &figure(cell.plan), &figure(cell.actual), &figure(cell.running)),
                is_now: cell.span.holds(as_of),
                parts: vec![(Part::Done, share(cell.actual))],
                mark: Some(share(cell.plan)),
                above: String::new(),
            }
        })
        .collect();
    columns(text.target_chart_label().to_owned(), all)
}

fn table(text: Text, cells: &[Cell], unit: Unit, grain: Cycle) -> impl IntoView + use<> {
    let rows = cells
        .iter()
        .map(|cell| {
            view! {
                <tr>
                    <th scope="row">{text.target_span(cell.span, grain)}</th>
                    <td class="num">{text.target_figure(unit, cell.plan)}</td>
                    <td class="num">{text.target_figure(unit, cell.actual)}</td>
                    <td class="num">{text.target_figure(unit, cell.running)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="table__wide" tabindex="0" role="region" aria-label=text.target_chart_label()>
            <table class="table targets__cells">
                <thead>
                    <tr>
                        <th scope="col">{text.target_period()}</th>
                        <th scope="col" class="num">{text.target_plan()}</th>
                        <th scope="col" class="num">{text.target_actual()}</th>
                        <th scope="col" class="num">{text.target_running_total()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
