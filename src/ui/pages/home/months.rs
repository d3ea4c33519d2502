//! The money that came in and is to come, by month.

use leptos::prelude::*;

use super::{Contracts, same_month};
use crate::domain::account::PartAccount;
use crate::domain::collection::DueDay;
use crate::domain::date::Date;
use crate::domain::money::{Currency, Money};
use crate::domain::receipt::Receipt;
use crate::i18n::format;
use crate::state::{App, use_app};
use crate::ui::widgets::ageing::height;

/// A month of the chart: received, and still to come.
#[derive(Clone, Copy)]
struct Month {
    start: Date,
    received: Money,
    to_come: Money,
}

fn months(app: App, held: &Contracts) -> Vec<Month> {
    let zero = Money::zero(Currency::CNY);
    let as_of = app.as_of();
    let mut months: Vec<Month> = (1..=12)
        .filter_map(|month| Date::new(as_of.year(), month, 1).ok())
        .map(|start| Month { start, received: zero, to_come: zero })
        .collect();
    let receipts = app.watch_all::<Receipt>();
    for month in &mut months {
        for receipt in receipts.iter().filter(|it| same_month(it.on, month.start) && it.on <= as_of) {
            month.received = month.received.plus(receipt.amount).unwrap_or(month.received);
        }
        for (_, standing) in held.0.iter().filter(|(_, standing)| standing.is_binding()) {
            let parts: &[PartAccount] = standing.account.as_ref().map(|it| it.parts.as_slice()).unwrap_or_default();
            for part in parts {
                if matches!(part.due, DueDay::On(day) if same_month(day, month.start)) {
                    month.to_come = month.to_come.plus(part.position.open).unwrap_or(month.to_come);
                }
            }
        }
    }
    months
}

#[component]
pub(super) fn Months(held: Memo<Contracts>) -> impl IntoView {
    let app = use_app();
    let as_table = RwSignal::new(false);
    let data = Memo::new(move |_| held.with(|held| MonthsOf(months(app, held))));
    let chart = move || {
        let text = app.text();
        let months = data.get().0;
        let top = months.iter().map(|it| it.received.minor.saturating_add(it.to_come.minor)).max().unwrap_or(0);
        let bars = months
            .iter()
            .zip(0_u32..)
            .map(|(month, index)| {
                let x = f64::from(index) * 100.0 / 12.0;
                let (got, ahead) = (height(month.received, top) * 1.6, height(month.to_come, top) * 1.6);
                let now = same_month(month.start, app.as_of());
                let label = format!("{}: {} / {}", text.month(month.start), format::money(month.received), format::money(month.to_come));
                view! {
                    <g tabindex="0" role="img" aria-label=label>
                        <rect class="chart__bar" data-when="ahead" x=format!("{}%", x + 1.4) y=(180.0 - got - ahead).to_string() width="5.4%" height=ahead.to_string()></rect>
                        <rect class="chart__bar" data-when=now.then_some("now") x=format!("{}%", x + 1.4) y=(180.0 - got).to_string() width="5.4%" height=got.to_string()></rect>
                        <text class="chart__axis chart__month" data-when=now.then_some("now") x=format!("{}%", x + 4.1) y="200">{text.month_of_year(month.start)}</text>
                    </g>
                }
            })
            .collect_view();
        view! {
            <svg class="chart" role="group" aria-label=text.home_months()>
                <line class="chart__base" x1="0" x2="100%" y1="180.5" y2="180.5"></line>
                {bars}
            </svg>
        }
    };
    let table = move || {
        let text = app.text();
        let rows = data
            .get()
            .0
            .into_iter()
            .map(|month| {
                view! {
                    <tr>
                        <td>{text.month(month.start)}</td>
                        <td class="num">{format::amount(month.received)}</td>
                        <td class="num">{format::amount(month.to_come)}</td>
                    </tr>
                }
            })
            .collect_view();
        view! {
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col"></th>
                        <th scope="col" class="num">{text.money_paid()}</th>
                        <th scope="col" class="num">{text.money_left()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
    };
    view! {
        <section class="section">
            <div class="section__head">
                <h2>{move || app.text().home_months()}</h2>
                <span class="section__note">{move || app.text().home_months_note()}</span>
                <TableSwitch as_table />
            </div>
            {move || if as_table.get() { table().into_any() } else { chart().into_any() }}
        </section>
    }
}

#[derive(Clone)]
struct MonthsOf(Vec<Month>);

impl PartialEq for MonthsOf {
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len()
            && self
                .0
                .iter()
                .zip(&other.0)
                .all(|(a, b)| (a.start, a.received, a.to_come) == (b.start, b.received, b.to_come))
    }
}

#[component]
fn TableSwitch(as_table: RwSignal<bool>) -> impl IntoView {
    let app = use_app();
    view! {
        <button
            class="button section__act"
            data-kind="word"
            type="button"
            aria-pressed=move || as_table.get().to_string()
            on:click=move |_| as_table.update(|it| *it = !*it)
        >
            {move || if as_table.get() { app.text().show_as_chart() } else { app.text().show_as_table() }}
        </button>
    }
}
