//! The forecast month by month, with its working: every opportunity, its amount, its probability.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::board::share;
use super::list::AT_ONCE;
use super::naming::{former_words, is_former};
use super::{full, money_words, weighted};
use crate::domain::date::Date;
use crate::domain::forecast::{ExpectedSale, ForecastError, ForecastLine, ForecastTotal, forecast};
use crate::i18n::{Text, format};
use crate::state::{App, Chance, PlainSheet, SheetCell, use_app};
use crate::ui::route::Route;
use crate::ui::widgets::more::More;

/// When open opportunities are expected to be decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum When {
    /// Before this month, and still open.
    Past,
    /// In a month: its year and number.
    Month(i32, u32),
    /// Nobody has said.
    Unknown,
}

impl When {
    fn of(close: Option<Date>, as_of: Date) -> Self {
        match close {
            None => Self::Unknown,
            Some(day) if (day.year(), day.month()) < (as_of.year(), as_of.month()) => Self::Past,
            Some(day) => Self::Month(day.year(), day.month()),
        }
    }

    fn words(self, text: Text, as_of: Date) -> String {
        match self {
            Self::Past => text.forecast_past().to_owned(),
            Self::Unknown => text.forecast_later().to_owned(),
            Self::Month(year, month) => {
                let first = Date::new(year, month, 1);
                let words = |day| if year == as_of.year() { text.month_of_year(day) } else { text.month(day) };
                first.map(words).unwrap_or_default()
            }
        }
    }
}

/// What is expected of those that have an amount, each under its place in the list.
fn sales_of<'a>(all: impl IntoIterator<Item = &'a Chance>) -> Vec<ExpectedSale<usize>> {
    let sale = |(place, it): (usize, &Chance)| {
        let amount = it.standing.worth.amount()?;
        Some(ExpectedSale { key: place, amount, probability: it.standing.probability })
    };
    all.into_iter().enumerate().filter_map(sale).collect()
}

/// A total per currency, or why there is none.
type Totals = Result<Vec<ForecastTotal>, ForecastError>;

/// These opportunities by when they are expected to be decided.
fn by_month<'a>(open: impl IntoIterator<Item = &'a Chance>, as_of: Date) -> BTreeMap<When, Vec<&'a Chance>> {
    let mut groups: BTreeMap<When, Vec<&Chance>> = BTreeMap::new();
    for chance in open {
        groups.entry(When::of(chance.opportunity.expected_close, as_of)).or_default().push(chance);
    }
    groups
}

/// The forecast by month as a table: a row for each currency; what has no amount stands in the count alone.
pub(super) fn forecast_sheet(app: App, all: &[Chance]) -> PlainSheet {
    let (text, as_of) = (app.text(), app.as_of());
    let rows_of = |(when, group): (When, Vec<&Chance>)| {
        let (words, count) = (when.words(text, as_of), group.len());
        match totals(sales_of(group)) {
            Ok(totals) => month_cells(&words, count, &totals),
            Err(fault) => {
                let (counted, empty) = (SheetCell::Count(u64::try_from(count).unwrap_or(u64::MAX)), SheetCell::empty);
                let why = SheetCell::words(text.forecast_fault(fault));
                vec![vec![SheetCell::words(&words), counted, why, empty(), empty()]]
            }
        }
    };
    PlainSheet {
        sheet: text.forecast_sheet(),
        file: text.forecast_file(),
        headings: vec![
            text.forecast_month(),
            text.forecast_count(),
            text.forecast_full(),
            text.forecast_weighted(),
            text.opportunity_currency(),
        ],
        rows: by_month(all.iter().filter(|it| it.is_open()), as_of).into_iter().flat_map(rows_of).collect(),
    }
}

/// The rows of a month. The count is that of all its opportunities, and stands in the first row only: added up, it counts none
/// twice.
fn month_cells(when: &str, count: usize, totals: &[ForecastTotal]) -> Vec<Vec<SheetCell>> {
    let counted = SheetCell::Count(u64::try_from(count).unwrap_or(u64::MAX));
    if totals.is_empty() {
        let empty = SheetCell::empty;
        return vec![vec![SheetCell::words(when), counted, empty(), empty(), empty()]];
    }
    let row = |(at, total): (usize, &ForecastTotal)| {
        vec![
            SheetCell::words(when),
            if at == 0 { counted.clone() } else { SheetCell::empty() },
            SheetCell::Amount(total.full),
            SheetCell::Amount(total.weighted),
            SheetCell::words(total.full.currency.code()),
        ]
    };
    totals.iter().enumerate().map(row).collect()
}

/// How the forecast comes about, opportunity by opportunity, as a table.
pub(super) fn working_sheet(app: App, all: &[Chance]) -> PlainSheet {
    let text = app.text();
    let open: Vec<&Chance> = all.iter().filter(|it| it.is_open()).collect();
    let lines = forecast(sales_of(open.iter().copied())).map(|worked| worked.working).unwrap_or_default();
    let row = |ForecastLine { sale, exact }: ForecastLine<usize>| {
        let chance = open.get(sale.key)?;
        Some(vec![
            SheetCell::Text(app.customer_name(chance.opportunity.customer)),
            SheetCell::words(&chance.opportunity.name),
            SheetCell::Amount(sale.amount),
            SheetCell::Share(share(sale.probability)),
            SheetCell::words(if chance.is_set_by_hand() { text.forecast_by_hand() } else { text.forecast_by_stage() }),
            SheetCell::Text(format::exact_amount(exact, sale.amount.currency).replace(',', "")),
            SheetCell::words(sale.amount.currency.code()),
        ])
    };
    PlainSheet {
        sheet: text.forecast_working(),
        file: text.forecast_working_file(),
        headings: vec![
            text.customer(),
            text.opportunity_name(),
            text.opportunity_amount(),
            text.opportunity_probability(),
            text.forecast_basis(),
            text.forecast_exact(),
            text.opportunity_currency(),
        ],
        rows: lines.into_iter().filter_map(row).collect(),
    }
}

/// The table of months and, beneath it, how each figure comes about.
#[component]
pub(super) fn Forecast(all: Memo<Arc<[Chance]>>) -> impl IntoView {
    let app = use_app();
    let open: Memo<Vec<Chance>> =
        Memo::new(move |_| all.with(|all| all.iter().filter(|it| it.is_open()).cloned().collect()));
    let drawn = RwSignal::new(AT_ONCE);
    let months = move || {
        let (text, as_of) = (app.text(), app.as_of());
        open.with(|open| {
            let mut rows: Vec<_> = by_month(open, as_of)
                .into_iter()
                .map(|(when, group)| month_row(text, when.words(text, as_of), group.len(), totals(sales_of(group))))
                .collect();
            rows.push(month_row(text, text.forecast_total().to_owned(), open.len(), totals(sales_of(open))));
            rows
        })
    };
    let working = move || {
        open.with(|open| {
            let sales = sales_of(open).into_iter().take(drawn.get());
            let lines = forecast(sales).map(|worked| worked.working).unwrap_or_default();
            let row = |line: ForecastLine<usize>| open.get(line.sale.key).map(|chance| working_row(app, chance, line));
            lines.into_iter().filter_map(row).collect::<Vec<_>>()
        })
    };
    let counted = Signal::derive(move || open.with(|open| sales_of(open).len()));
    view! {
        <div class="custs__scroll forecast">
            <table class="table forecast__months" data-inset="" role="table" id="forecast">
                <thead>
                    <tr>
                        <th scope="col">{move || app.text().forecast_month()}</th>
                        <th scope="col" class="num">{move || app.text().forecast_count()}</th>
                        <th scope="col" class="num">{move || app.text().forecast_full()}</th>
                        <th scope="col" class="num">{move || app.text().forecast_weighted()}</th>
                    </tr>
                </thead>
                <tbody>{months}</tbody>
            </table>
            <section class="forecast__working">
                <h2>{move || app.text().forecast_working()}</h2>
                <p class="soft">{move || app.text().forecast_rule()}</p>
                <table class="table" data-inset="" role="table">
                    <thead>
                        <tr>
                            <th scope="col">{move || app.text().opportunity_name()}</th>
                            <th scope="col" class="num">{move || app.text().opportunity_amount()}</th>
                            <th scope="col" class="num">{move || app.text().opportunity_probability()}</th>
                            <th scope="col" class="num">{move || app.text().forecast_exact()}</th>
                        </tr>
                    </thead>
                    <tbody>{working}</tbody>
                </table>
                <More total=counted drawn step=AT_ONCE />
            </section>
        </div>
    }
}

fn totals(sales: Vec<ExpectedSale<usize>>) -> Totals {
    forecast(sales).map(|worked| worked.value)
}

fn month_row(text: Text, when: String, count: usize, totals: Totals) -> impl IntoView + use<> {
    let (full, weighted) = match totals {
        Ok(totals) => (money_words(&full(&totals)), money_words(&weighted(&totals))),
        Err(fault) => (text.forecast_fault(fault).to_owned(), String::new()),
    };
    view! {
        <tr>
            <td>{when}</td>
            <td class="num">{format::count(count)}</td>
            <td class="num">{full}</td>
            <td class="num">{weighted}</td>
        </tr>
    }
}

fn working_row(app: App, chance: &Chance, line: ForecastLine<usize>) -> impl IntoView + use<> {
    let ForecastLine { sale, exact } = line;
    let name = format!("{} · {}", app.customer_name(chance.opportunity.customer), chance.opportunity.name);
    let former = is_former(app, &chance.standing.life.stage).then(|| former_words(app));
    let by_hand =
        chance.is_set_by_hand().then(|| view! { <span class="soft">{app.text().forecast_by_hand()}</span> " " });
    view! {
        <tr>
            <td>
                <a href=Route::Opportunity(chance.opportunity.id).href()><bdi>{name}</bdi></a>
                " "
                {former}
            </td>
            <td class="num">{format::money(sale.amount)}</td>
            <td class="num">{by_hand} {format::percent(share(sale.probability))}</td>
            <td class="num">{format::exact_amount(exact, sale.amount.currency)}</td>
        </tr>
    }
}
