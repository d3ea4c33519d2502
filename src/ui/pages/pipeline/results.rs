//! What was decided in the quarter, beside the board.

use std::sync::Arc;

use leptos::prelude::*;

use super::{main_amount, summary_of};
use crate::domain::money::Money;
use crate::i18n::format;
use crate::state::{Chance, use_app};
use crate::ui::widgets::status::{Meaning, status};

/// Each currency on its own line, the book's own first.
fn lines(amounts: &[Money]) -> impl IntoView + use<> {
    let (first, others) = main_amount(amounts);
    std::iter::once(first).chain(others).map(|it| view! { <div>{format::money(it)}</div> }).collect_view()
}

/// What was decided in the quarter of the date looked at.
#[component]
pub(super) fn Results(all: Memo<Arc<[Chance]>>) -> impl IntoView {
    let app = use_app();
    let sum = Memo::new(move |_| all.with(|all| summary_of(all, app)));
    let rows = move || {
        let text = app.text();
        sum.with(|sum| {
            let sum = match sum {
                Ok(sum) => sum,
                Err(fault) => return view! { <dd class="faint">{text.forecast_fault(*fault)}</dd> }.into_any(),
            };
            let rate = sum.win_rate.map_or_else(|| "–".to_owned(), format::percent);
            let days = sum.days_to_win.map_or_else(|| "–".to_owned(), |days| text.opportunity_days(days));
            view! {
                <dt>{status(Meaning::Good, "circle-check", text.pipeline_result_won(&format::count(sum.won.count)))}</dt>
                <dd class="num">{lines(&sum.won.amounts)}</dd>
                <dt>{status(Meaning::Plain, "x", text.pipeline_result_lost(&format::count(sum.lost.count)))}</dt>
                <dd class="num">{lines(&sum.lost.amounts)}</dd>
                <dt class="faint">{text.pipeline_win_rate()}</dt>
                <dd class="num">{rate}</dd>
                <dt class="faint">{text.pipeline_average_days()}</dt>
                <dd class="num">{days}</dd>
            }
            .into_any()
        })
    };
    let why = move || {
        let text = app.text();
        sum.with(|sum| {
            let reasons = sum.as_ref().map(|it| it.reasons.as_slice()).unwrap_or_default();
            let told =
                reasons.iter().map(|(why, n)| text.pipeline_reason_count(text.lost_for(*why), &format::count(*n)));
            let told = told.collect::<Vec<_>>().join(text.pick("，", ", "));
            (!told.is_empty()).then(|| view! { <p class="kan__why faint small">{text.pipeline_lost_why(&told)}</p> })
        })
    };
    view! {
        <section class="kan__col kan__done" aria-label=move || app.text().pipeline_results()>
            <header class="kan__head">
                <p class="kan__stage"><b>{move || app.text().pipeline_results()}</b></p>
            </header>
            <dl class="kan__result">{rows}</dl>
            {why}
        </section>
    }
}
