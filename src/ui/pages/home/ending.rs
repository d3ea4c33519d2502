//! The contracts whose term runs out: by month, and the next of them by name.

use leptos::prelude::*;

use crate::domain::date::Date;
use crate::domain::overview::figures::{EndMonth, Figures, Tally};
use crate::i18n::{Text, format};
use crate::state::{App, StandingContract, Whose, use_app};
use crate::ui::route::Route;
use crate::ui::widgets::ageing::height;
use crate::ui::widgets::columns::{ChartSection, Column, Part, columns, figures_table};

/// How many of the next are named.
const NAMED: usize = 5;

/// A month as a column; `top` is the tallest of them, and the first is that of the day.
fn column(text: Text, month: &EndMonth, top: i64, is_now: bool) -> Column {
    let count = month.ending.count.saturating_add(month.renewing.count);
    Column {
        name: text.month_of_year(month.start),
        said: text.home_ends_said(
            &text.month(month.start),
            &text.home_ends_count(month.ending.count, &format::money(month.ending.amount)),
            &text.home_ends_count(month.renewing.count, &format::money(month.renewing.amount)),
        ),
        is_now,
        parts: vec![(Part::Done, height(month.ending.amount, top)), (Part::Ahead, height(month.renewing.amount, top))],
        mark: None,
        above: if count == 0 { String::new() } else { count.to_string() },
    }
}

fn row(app: App, end: Date, (contract, standing): &StandingContract) -> impl IntoView + use<> {
    let (text, as_of) = (app.text(), app.as_of());
    let total = standing.account.as_ref().map(|it| format::money(it.total)).unwrap_or_default();
    view! {
        <li class="rows__item">
            <span class="faint small">{contract.number.clone()}</span>
            <div class="rows__text">
                <a href=Route::contract(contract.id).href()>
                    <bdi>{app.customer_name(contract.customer)}</bdi>
                    " · "
                    {text.wording(&contract.title).to_owned()}
                </a>
                <span class="rows__sub">{total}</span>
            </div>
            <span class="rows__end">{text.near_date(end, as_of)}</span>
        </li>
    }
}

/// The chart, or its table; beneath it the next by name.
#[component]
pub(super) fn Ending(whose: Memo<Whose>, shown: Memo<Figures>) -> impl IntoView {
    let app = use_app();
    let data = Memo::new(move |_| shown.with(|it| it.ends.clone()));
    let chart = move || {
        let text = app.text();
        data.with(|months| {
            let both = |it: &EndMonth| it.ending.amount.minor.saturating_add(it.renewing.amount.minor);
            let top = months.iter().map(both).max().unwrap_or(0);
            let all = months.iter().zip(0..).map(|(month, place)| column(text, month, top, place == 0)).collect();
            columns(text.home_ending().to_owned(), all)
        })
    };
    let table = move || {
        let text = app.text();
        let row = |month: &EndMonth| {
            let of = |it: &Tally| [it.count.to_string(), format::amount(it.amount)];
            let ([ends, ending], [renews, renewing]) = (of(&month.ending), of(&month.renewing));
            [text.month(month.start), ends, ending, renews, renewing]
        };
        let amount = text.expected_amount();
        let heads = [text.expected_month(), text.home_ends_end(), amount, text.home_ends_renew(), amount];
        data.with(|months| figures_table(heads, months.iter().map(row).collect(), None))
    };
    let rows = move || {
        let text = app.text();
        let ending = app.next_ends(whose.get(), NAMED);
        if ending.is_empty() {
            return view! { <p class="faint">{text.home_ending_none()}</p> }.into_any();
        }
        let rows = ending.iter().map(|(end, it)| row(app, *end, it)).collect_view();
        view! { <ul class="rows" data-old=move || (!app.figures_ready()).then_some("")>{rows}</ul> }.into_any()
    };
    let beside = move || view! { <span class="section__note">{move || app.text().home_ending_note()}</span> };
    view! { <ChartSection id="home-ending" title=Text::home_ending beside chart table>{rows}</ChartSection> }
}
