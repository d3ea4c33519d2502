//! The money that came in and is to come, by month, against what falls due.

use leptos::prelude::*;

use crate::domain::date::Date;
use crate::domain::overview::figures::{CashMonth, Figures};
use crate::i18n::{Text, format};
use crate::state::use_app;
use crate::ui::widgets::ageing::height;
use crate::ui::widgets::columns::{Column, Part, TableSwitch, columns};

/// A month as a column; `top` is the tallest of them.
fn column(text: Text, month: &CashMonth, top: i64, as_of: Date) -> Column {
    Column {
        name: text.month_of_year(month.start),
        said: text.home_month_said(
            &text.month(month.start),
            &format::money(month.received),
            &format::money(month.open),
            &format::money(month.planned),
        ),
        is_now: month.start.month() == as_of.month(),
        parts: vec![(Part::Done, height(month.received, top)), (Part::Ahead, height(month.open, top))],
        mark: Some(height(month.planned, top)),
        above: String::new(),
    }
}

/// The chart, or its table.
#[component]
pub(super) fn Months(shown: Memo<Figures>) -> impl IntoView {
    let app = use_app();
    let as_table = RwSignal::new(false);
    let data = Memo::new(move |_| shown.with(|it| it.cash.clone()));
    let chart = move || {
        let (text, as_of) = (app.text(), app.as_of());
        data.with(|months| {
            let both = |it: &CashMonth| it.received.minor.max(0).saturating_add(it.open.minor).max(it.planned.minor);
            let top = months.iter().map(both).max().unwrap_or(0);
            let all = months.iter().map(|month| column(text, month, top, as_of)).collect();
            columns(text.home_months().to_owned(), all)
        })
    };
    let table = move || {
        let text = app.text();
        let rows = data
            .get()
            .into_iter()
            .map(|month| {
                view! {
                    <tr>
                        <td>{text.month(month.start)}</td>
                        <td class="num">{format::amount(month.planned)}</td>
                        <td class="num">{format::amount(month.received)}</td>
                        <td class="num">{format::amount(month.open)}</td>
                    </tr>
                }
            })
            .collect_view();
        view! {
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{text.expected_month()}</th>
                        <th scope="col" class="num">{text.home_planned()}</th>
                        <th scope="col" class="num">{text.money_paid()}</th>
                        <th scope="col" class="num">{text.money_left()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
    };
    view! {
        <section class="section" id="home-months">
            <div class="section__head">
                <h2>{move || app.text().home_months()}</h2>
                <span class="section__note">{move || app.text().home_months_note()}</span>
                <TableSwitch as_table />
            </div>
            {move || if as_table.get() { table().into_any() } else { chart().into_any() }}
        </section>
    }
}
