//! Entries as a table.

use leptos::prelude::*;

use crate::domain::incentive::entry::Cause;
use crate::i18n::format;
use crate::state::{App, EntryRow, IncentiveAsk, Layer, Sheet, use_app};
use crate::ui::route::Route;
use crate::ui::widgets::status::{Meaning, status};

/// The table, in the order given.
#[component]
pub(super) fn Entries(
    entries: Memo<Vec<EntryRow>>,
    /// Whether an entry may be taken back here.
    #[prop(optional)]
    acts: bool,
    /// Whether the plan is named.
    #[prop(optional)]
    named: bool,
) -> impl IntoView {
    let app = use_app();
    let body = move || {
        let plans = named.then(|| app.plans_called(app.text()));
        entries.with(|all| {
            let called = |it: &EntryRow| Some(plans.as_ref()?.get(&it.entry.plan).cloned().unwrap_or_default());
            all.iter().map(|it| row(app, it, acts, called(it))).collect_view()
        })
    };
    let head = move || {
        let text = app.text();
        view! {
            <tr>
                <th scope="col">{text.booking_on()}</th>
                <th scope="col">{text.commission_member()}</th>
                {named.then(|| view! { <th scope="col">{text.kind_incentive_plan()}</th> })}
                <th scope="col">{text.commission_statement_period()}</th>
                <th scope="col">{text.booking_cause()}</th>
                <th scope="col" class="num">{text.booking_earned()}</th>
                <th scope="col" class="num">{text.booking_held()}</th>
                <th scope="col" class="num">{text.booking_payable()}</th>
                <th scope="col">{text.booking_state()}</th>
                {acts.then(|| view! { <th scope="col"><span class="unseen">{text.booking_reverse()}</span></th> })}
            </tr>
        }
    };
    view! {
        <Show
            when=move || entries.with(|all| !all.is_empty())
            fallback=move || view! { <p class="faint" id="no-entries">{move || app.text().booking_none()}</p> }
        >
            <div class="table__wide" tabindex="0" role="region" aria-label=move || app.text().booking_title()>
                <table class="table incentives__entries" id="entries">
                    <thead>{head}</thead>
                    <tbody>{body}</tbody>
                </table>
            </div>
        </Show>
    }
}

fn row(app: App, row: &EntryRow, acts: bool, plan: Option<String>) -> impl IntoView + use<> {
    let text = app.text();
    let (entry, standing) = (&row.entry, &row.standing);
    let id = entry.id;
    let (meaning, mark) = if standing.is_reversed() {
        (Meaning::Plain, "rotate-ccw")
    } else if standing.paid_on.is_some() {
        (Meaning::Good, "circle-check")
    } else if standing.is_approved() {
        (Meaning::Accent, "stamp")
    } else {
        (Meaning::Warn, "clock")
    };
    let payable = entry.payable().map_or_else(|why| text.exact_fault(why).to_owned(), format::amount);
    let may = acts && !standing.is_reversed() && entry.cause != Cause::Reversal && app.looks_at_today();
    let act = may.then(|| {
        let ask = move |_| app.layer.set(Some(Layer::Sheet(Sheet::Incentive(IncentiveAsk::ReverseEntry(id)))));
        view! {
            <button type="button" class="button" data-kind="word" data-reverse="" on:click=ask>{text.booking_reverse()}</button>
        }
    });
    let plan = plan.map(|words| {
        view! {
            <td>
                <a class="incentives__link" href=Route::IncentivePlan(entry.plan).href()>{words}</a>
            </td>
        }
    });
    view! {
        <tr data-entry="" data-cause=format!("{:?}", entry.cause).to_lowercase() data-gone=standing.is_reversed().then_some("")>
            <td>{text.date(entry.on)}</td>
            <td><bdi>{app.member_name(entry.member)}</bdi></td>
            {plan}
            <td>{entry.period.to_string()}</td>
            <td title=entry.reason.clone()>{text.commission_cause(entry.cause)}</td>
            <td class="num">{format::amount(entry.earned)}</td>
            <td class="num">{format::amount(entry.held)}</td>
            <td class="num">{payable}</td>
            <td>{status(meaning, mark, text.booking_stage(standing))}</td>
            {acts.then(|| view! { <td>{act}</td> })}
        </tr>
    }
}
