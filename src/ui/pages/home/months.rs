//! The money that came in and is to come, by month, against what falls due.

use leptos::prelude::*;

use crate::domain::date::Date;
use crate::domain::overview::figures::{CashMonth, Figures};
use crate::i18n::{Text, format};
use crate::state::use_app;
use crate::ui::widgets::ageing::height;
use crate::ui::widgets::columns::{ChartSection, Column, Part, columns, figures_table};

/// A month as a column; `top` is the tallest of them, and `now` the first day of the month that the figures are of.
fn column(text: Text, month: &CashMonth, top: i64, now: Option<Date>) -> Column {
    Column {
        name: text.month_of_year(month.start),
        said: text.home_month_said(
            &text.month(month.start),
            &format::money(month.received),
            &format::money(month.open),
            &format::money(month.planned),
        ),
        is_now: Some(month.start) == now,
        parts: vec![(Part::Done, height(month.received, top)), (Part::Ahead, height(month.open, top))],
        mark: Some(height(month.planned, top)),
        above: String::new(),
    }
}

/// The chart, or its table.
#[component]
pub(super) fn Months(shown: Memo<Figures>) -> impl IntoView {
    let app = use_app();
    let data = Memo::new(move |_| shown.with(|it| it.cash.clone()));
    // by the figures, not by the date: most days change neither, and nothing is drawn again
    let now = Memo::new(move |_| shown.with(|it| it.ends.first().map(|month| month.start)));
    let chart = move || {
        let (text, now) = (app.text(), now.get());
        data.with(|months| {
            let both = |it: &CashMonth| it.received.minor.max(0).saturating_add(it.open.minor).max(it.planned.minor);
            let top = months.iter().map(both).max().unwrap_or(0);
            let all = months.iter().map(|month| column(text, month, top, now)).collect();
            columns(text.home_months().to_owned(), all)
        })
    };
    let table = move || {
        let text = app.text();
        let row = |month: &CashMonth| {
            let [planned, received, open] = [month.planned, month.received, month.open].map(format::amount);
            [text.month(month.start), planned, received, open]
        };
        let heads = [text.expected_month(), text.home_planned(), text.money_paid(), text.money_left()];
        data.with(|months| figures_table(heads, months.iter().map(row).collect(), None))
    };
    let beside = move || view! { <span class="section__note">{move || app.text().home_months_note()}</span> };
    view! { <ChartSection id="home-months" title=Text::home_months beside chart table /> }
}
