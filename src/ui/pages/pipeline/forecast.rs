//! The forecast month by month, with its working: every opportunity, its amount, its probability.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::board::share;
use super::{full, main_amount, weighted};
use crate::domain::date::Date;
use crate::domain::exact::Ratio;
use crate::domain::forecast::{ExpectedSale, ForecastTotal, forecast};
use crate::domain::id::OpportunityId;
use crate::domain::lifecycle::opportunity::Stage;
use crate::domain::money::Money;
use crate::i18n::{Text, format};
use crate::state::{App, Chance, use_app};
use crate::ui::route::Route;

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

fn sales_of(all: &[&Chance]) -> Vec<ExpectedSale<OpportunityId>> {
    let sale = |it: &&Chance| {
        let amount = it.standing.worth.amount()?;
        Some(ExpectedSale { key: it.opportunity.id, amount, probability: it.standing.probability })
    };
    all.iter().filter_map(sale).collect()
}

fn money_words(amounts: &[Money]) -> String {
    let (first, others) = main_amount(amounts);
    std::iter::once(first).chain(others).map(format::money).collect::<Vec<_>>().join(" + ")
}

/// The table of months and, beneath it, how each figure comes about.
#[component]
pub(super) fn Forecast(all: Memo<Arc<[Chance]>>) -> impl IntoView {
    let app = use_app();
    let open = move || -> Vec<Chance> {
        all.with(|all| all.iter().filter(|it| matches!(it.standing.life.stage, Stage::Open { .. })).cloned().collect())
    };
    let months = move || {
        let (text, as_of, open) = (app.text(), app.as_of(), open());
        let mut groups: BTreeMap<When, Vec<&Chance>> = BTreeMap::new();
        for chance in &open {
            groups.entry(When::of(chance.opportunity.expected_close, as_of)).or_default().push(chance);
        }
        let mut rows: Vec<_> = groups
            .iter()
            .map(|(when, group)| month_row(when.words(text, as_of), group.len(), &totals(sales_of(group))))
            .collect();
        let everything: Vec<&Chance> = open.iter().collect();
        rows.push(month_row(text.forecast_total().to_owned(), open.len(), &totals(sales_of(&everything))));
        rows
    };
    let working = move || {
        let open = open();
        let everything: Vec<&Chance> = open.iter().collect();
        let lines = forecast(sales_of(&everything)).map(|worked| worked.working).unwrap_or_default();
        lines
            .into_iter()
            .filter_map(|line| {
                let chance = open.iter().find(|it| it.opportunity.id == line.sale.key)?;
                Some(working_row(app, chance, line.sale, line.exact))
            })
            .collect::<Vec<_>>()
    };
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
            </section>
        </div>
    }
}

fn totals(sales: Vec<ExpectedSale<OpportunityId>>) -> Vec<ForecastTotal> {
    forecast(sales).map(|worked| worked.value).unwrap_or_default()
}

fn month_row(when: String, count: usize, totals: &[ForecastTotal]) -> impl IntoView + use<> {
    let (full, weighted) = (money_words(&full(totals)), money_words(&weighted(totals)));
    view! {
        <tr>
            <td>{when}</td>
            <td class="num">{format::count(count)}</td>
            <td class="num">{full}</td>
            <td class="num">{weighted}</td>
        </tr>
    }
}

fn working_row(app: App, chance: &Chance, sale: ExpectedSale<OpportunityId>, exact: Ratio) -> impl IntoView + use<> {
    let name = format!("{} · {}", app.customer_name(chance.opportunity.customer), chance.opportunity.name);
    view! {
        <tr>
            <td><a href=Route::Opportunity(sale.key).href()><bdi>{name}</bdi></a></td>
            <td class="num">{format::money(sale.amount)}</td>
            <td class="num">{format::percent(share(sale.probability))}</td>
            <td class="num">{exact_words(exact, sale.amount)}</td>
        </tr>
    }
}

/// Minor units before rounding, as an amount with two further digits where it has them: a basis point of a minor unit is
/// the least there can be.
fn exact_words(exact: Ratio, like: Money) -> String {
    let scaled = exact.times(Ratio::whole(10_000)).and_then(|it| it.round(crate::domain::exact::Rounding::HalfUp));
    let Ok(scaled) = scaled else { return String::new() };
    let (whole, rest) = (scaled.checked_div(10_000).unwrap_or(0), scaled.checked_rem(10_000).unwrap_or(0));
    let amount = i64::try_from(whole).map(|minor| format::amount(Money::new(minor, like.currency))).unwrap_or_default();
    if rest == 0 { amount } else { format!("{amount} + {rest}/10000") }
}
