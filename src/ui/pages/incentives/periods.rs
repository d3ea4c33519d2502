//! The periods of a plan: what is due, how that came about, and what is to be booked.

use leptos::prelude::*;

use super::working::{base, working};
use crate::domain::id::IncentivePlanId;
use crate::domain::incentive::due::{Change, PeriodDue};
use crate::i18n::format;
use crate::state::{App, use_app};

/// The periods, the latest first.
#[component]
pub(super) fn Periods(id: IncentivePlanId, dues: Memo<Vec<PeriodDue>>) -> impl IntoView {
    let app = use_app();
    let busy = RwSignal::new(false);
    let by_grade = Memo::new(move |_| app.incentive_plan(id).is_some_and(|it| !it.plan.grades.is_empty()));
    let blocks = move || {
        let all = dues.get();
        let latest = all.len();
        let block =
            |(at, due): (usize, &PeriodDue)| period(app, id, by_grade.get(), due, busy, at.saturating_add(1) == latest);
        all.iter().enumerate().rev().map(block).collect_view()
    };
    view! {
        <section class="section" id="plan-periods">
            <div class="section__head"><h2>{move || app.text().accrual_title()}</h2></div>
            <Show when=move || !app.looks_at_today()>
                <p class="faint small">{move || app.text().accrual_today_only()}</p>
            </Show>
            {blocks}
        </section>
    }
}

fn period(
    app: App,
    id: IncentivePlanId,
    by_grade: bool,
    due: &PeriodDue,
    busy: RwSignal<bool>,
    is_latest: bool,
) -> impl IntoView + use<> {
    let text = app.text();
    let (sum, inside, total) = match &due.reckoned {
        Ok(reckoned) => {
            (format::money(reckoned.accrual.earned), working(app, reckoned, by_grade).into_any(), Some(reckoned.total))
        }
        Err(fault) => (text.accrual_fault(fault), ().into_any(), None),
    };
    let differs = !due.changes.is_empty();
    let booked = format!(
        "{} {}",
        text.accrual_booked(),
        due.booked.map_or_else(|why| text.exact_fault(why).to_owned(), |it| format::money(it.earned))
    );
    let state = if differs { text.accrual_to_book() } else { text.accrual_nothing() };
    let acted = due.clone();
    let act = (differs && app.looks_at_today()).then(|| {
        view! {
            <p>
                <button
                    class="button"
                    data-kind="main"
                    type="button"
                    data-book=""
                    disabled=move || busy.get()
                    on:click=move |_| app.book_dues(busy, &[(id, acted.clone())])
                >
                    {text.accrual_book()}
                </button>
            </p>
        }
    });
    let changes = differs.then(|| changes(app, &due.changes));
    view! {
        <details class="incentives__period" data-period=due.period.to_string() open=is_latest || differs>
            <summary>
                <b>{text.pay_period(due.period)}</b>
                <span class="num">{sum}</span>
                <span class="faint">{booked}</span>
                <span data-differs=differs.then_some("")>{state}</span>
            </summary>
            <div class="incentives__inside">
                <h3>{text.accrual_base()}</h3>
                {base(app, &due.rows, total)}
                <h3>{text.accrual_working()}</h3>
                {inside}
                {changes}
                {act}
            </div>
        </details>
    }
}

/// What is to be booked.
pub(super) fn changes(app: App, changes: &[Change]) -> impl IntoView + use<> {
    let text = app.text();
    let rows = changes
        .iter()
        .map(|it| {
            let payable = it.earned.minus(it.held).map_or_else(|why| text.exact_fault(why).to_owned(), format::amount);
            view! {
                <tr data-change="">
                    <td><bdi>{app.member_name(it.member)}</bdi></td>
                    <td>{text.commission_cause(it.cause)}</td>
                    <td class="num">{format::amount(it.earned)}</td>
                    <td class="num">{format::amount(it.held)}</td>
                    <td class="num">{payable}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <h3>{text.accrual_difference()}</h3>
        <div class="table__wide" tabindex="0" role="region" aria-label=text.accrual_difference()>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{text.commission_member()}</th>
                        <th scope="col">{text.booking_cause()}</th>
                        <th scope="col" class="num">{text.booking_earned()}</th>
                        <th scope="col" class="num">{text.booking_held()}</th>
                        <th scope="col" class="num">{text.booking_payable()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
