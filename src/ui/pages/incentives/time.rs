//! The time that a page looks at: a month, a quarter or a year, by its name in the address.

use leptos::prelude::*;

use crate::domain::date::Date;
use crate::domain::incentive::entry::BookedCommission;
use crate::domain::incentive::period::{Grain, PayPeriod};
use crate::state::{App, use_app};

/// How many of each grain are offered, this one first.
const OFFERED: [(Grain, i32); 3] = [(Grain::Quarter, 6), (Grain::Month, 6), (Grain::Year, 3)];

/// The time of an address; the quarter of the date looked at unless it says another.
pub(super) fn time_of(app: App, name: Option<&str>) -> Option<PayPeriod> {
    name.and_then(PayPeriod::parse).or_else(|| Grain::Quarter.around(app.as_of()).ok())
}

/// Whether an entry belongs to a time: its period ends in it, or both are running on the day.
pub(super) fn belongs(entry: &BookedCommission, time: PayPeriod, as_of: Date) -> bool {
    time.holds(entry.period.to) || (time.holds(as_of) && entry.period.holds(as_of))
}

fn offered(app: App) -> Vec<PayPeriod> {
    let as_of = app.as_of();
    let mut all = Vec::new();
    for (grain, count) in OFFERED {
        let months = match grain {
            Grain::Month => 1,
            Grain::Quarter => 3,
            Grain::Year => 12,
        };
        let back = (0..count).filter_map(|n| as_of.plus_months(-n.checked_mul(months)?).ok());
        all.extend(back.filter_map(|day| grain.around(day).ok()));
    }
    all
}

/// The choice of the time.
#[component]
pub(super) fn TimePick(
    #[prop(into)] now: Signal<Option<PayPeriod>>,
    /// Given the name of the time.
    choose: Callback<String>,
) -> impl IntoView {
    let app = use_app();
    let options = move || {
        let text = app.text();
        let chosen = now.get();
        let mut all = offered(app);
        if let Some(chosen) = chosen.filter(|it| !all.contains(it)) {
            all.push(chosen);
        }
        all.into_iter()
            .map(|it| {
                let name = it.to_string();
                let words = format!("{name} · {}", text.pay_period(it));
                view! { <option value=name selected=chosen == Some(it)>{words}</option> }
            })
            .collect_view()
    };
    view! {
        <label class="incentives__time">
            <span>{move || app.text().commission_statement_period()}</span>
            <select id="commission-time" on:change=move |event| choose.run(event_target_value(&event))>{options}</select>
        </label>
    }
}
