//! The runs in which commission is paid.

use leptos::prelude::*;

use super::figures::statement_of;
use super::list::waiting_words;
use crate::domain::incentive::entry::BookedCommission;
use crate::domain::incentive::run::collect;
use crate::domain::lifecycle::payout_run::Stage;
use crate::domain::money::Money;
use crate::i18n::{Text, format};
use crate::state::{App, EntryRow, IncentiveAsk, Layer, RunRow, Sheet, use_app};
use crate::ui::route::Route;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::list_export::{Handout, ListExport};
use crate::ui::widgets::status::{Meaning, status};

/// The page.
#[component]
pub(in crate::ui) fn RunsPage() -> impl IntoView {
    let app = use_app();
    let busy = RwSignal::new(false);
    let runs = Memo::new(move |_| app.payout_runs());
    let ready = Memo::new(move |_| app.entries_to_pay());
    let all = Memo::new(move |_| app.commission_entries());
    let paid = move || {
        let ids: Vec<_> = runs.with(|runs| runs.iter().flat_map(|it| it.run.entries.clone()).collect());
        all.with(|all| all.iter().filter(|it| ids.contains(&it.entry.id)).cloned().collect::<Vec<EntryRow>>())
    };
    let sheet = Handout {
        name: "runs",
        words: Text::sheet_commission,
        act: Callback::new(move |form| app.export_commission(&untrack(paid), form)),
    };
    let nothing = Signal::derive(move || runs.with(Vec::is_empty));
    let list = move || runs.with(|runs| runs.iter().map(|it| run(app, it, busy)).collect_view());
    view! {
        <div class="page incentives" id="runs">
            <div class="page__head">
                <div class="page__title"><h1>{move || app.text().payout_title()}</h1></div>
                <div class="page__acts">
                    <a class="button" data-kind="quiet" href=Route::incentives().href()>
                        {move || app.text().places_incentives()}
                    </a>
                    <ListExport name="export-runs" sheets=vec![sheet] nothing />
                </div>
            </div>
            <Show
                when=move || app.figures_ready()
                fallback=move || view! { <p class="faint" role="status">{move || app.text().loading()}</p> }
            >
                <Ready ready busy />
                <Show
                    when=move || !nothing.get()
                    fallback=move || view! { <p class="faint" id="no-runs">{move || app.text().payout_none()}</p> }
                >
                    {list}
                </Show>
            </Show>
        </div>
    }
}

/// What is approved and in no run yet, with what a run would pay.
#[component]
fn Ready(ready: Memo<Vec<EntryRow>>, busy: RwSignal<bool>) -> impl IntoView {
    let app = use_app();
    let words = move || ready.with(|all| waiting_words(app, all));
    let waiting = move || {
        let collected = ready.with(|all| {
            let entries: Vec<&BookedCommission> = all.iter().map(|it| it.entry.as_ref()).collect();
            collect(entries)
        });
        let text = app.text();
        match collected {
            Ok(collected) => {
                let rows = collected.waiting.into_iter().map(|(member, sum)| {
                    view! {
                        <li><bdi>{app.member_name(member)}</bdi> " " {format::money(sum)} " · " {text.payout_waiting()}</li>
                    }
                });
                rows.collect_view().into_any()
            }
            Err(why) => view! { <li>{text.exact_fault(why)}</li> }.into_any(),
        }
    };
    let any = move || ready.with(|all| !all.is_empty());
    view! {
        <section class="section" data-first="" id="run-ready">
            <div class="section__head">
                <h2>{move || app.text().booking_approved()}</h2>
                <Show when=move || any() && app.looks_at_today()>
                    <button
                        class="button"
                        data-kind="main"
                        type="button"
                        id="make-run"
                        disabled=move || busy.get()
                        on:click=move |_| app.make_run(busy)
                    >
                        {icon("plus")}
                        {move || app.text().payout_make()}
                    </button>
                </Show>
            </div>
            <Show
                when=any
                fallback=move || view! { <p class="faint">{move || app.text().payout_nothing()}</p> }
            >
                <p>{words}</p>
                <ul class="incentives__cliffs small">{waiting}</ul>
            </Show>
        </section>
    }
}

fn run(app: App, row: &RunRow, busy: RwSignal<bool>) -> impl IntoView + use<> {
    let text = app.text();
    let id = row.run.id;
    let (meaning, mark) = match &row.stage {
        Stage::Made => (Meaning::Accent, "stamp"),
        Stage::Approved { .. } => (Meaning::Warn, "clock"),
        Stage::Paid { .. } => (Meaning::Good, "circle-check"),
        Stage::Cancelled { .. } => (Meaning::Plain, "x"),
    };
    let said = match &row.stage {
        Stage::Made => row.run.by.clone(),
        Stage::Approved { on, by } => format!("{by} · {}", text.date(*on)),
        Stage::Paid { on } => text.date(*on),
        Stage::Cancelled { on, reason } => format!("{reason} · {}", text.date(*on)),
    };
    let sums = app.paid_by_run(&row.run);
    let totals =
        sums.as_deref().map_err(|why| *why).and_then(|sums| Money::by_currency(sums.iter().map(|(_, it)| *it)));
    let totals = text.sums_words(totals);
    let people = sums
        .unwrap_or_default()
        .into_iter()
        .map(|(member, sum)| {
            view! {
                <tr data-paid="">
                    <td><bdi>{app.member_name(member)}</bdi></td>
                    <td class="num">{format::money(sum)}</td>
                    <td class="num">
                        <a class="incentives__link" href=statement_of(member, None)>{text.commission_statement_open()}</a>
                    </td>
                </tr>
            }
        })
        .collect_view();
    let ask = move |ask| move |_| app.layer.set(Some(Layer::Sheet(Sheet::Incentive(ask))));
    let may = app.looks_at_today();
    let approve = (may && row.stage == Stage::Made).then(|| {
        view! {
            <button class="button" data-kind="main" type="button" data-approve="" on:click=ask(IncentiveAsk::ApproveRun(id))>
                {text.payout_approve()}
            </button>
        }
    });
    let paid = row.clone();
    let pay = (may && matches!(row.stage, Stage::Approved { .. })).then(|| {
        view! {
            <button
                class="button"
                data-kind="main"
                type="button"
                data-pay=""
                disabled=move || busy.get()
                on:click=move |_| app.pay_run(busy, &paid)
            >
                {text.payout_pay()}
            </button>
        }
    });
    let cancel = (may && matches!(row.stage, Stage::Made | Stage::Approved { .. })).then(|| {
        view! {
            <button class="button" data-kind="quiet" type="button" data-cancel="" on:click=ask(IncentiveAsk::CancelRun(id))>
                {text.payout_cancel()}
            </button>
        }
    });
    view! {
        <section class="section incentives__run" data-run=row.run.number.clone()>
            <div class="section__head">
                <h2>{row.run.number.clone()} <span class="soft num">" " {totals}</span></h2>
                <div class="page__acts">{cancel} {approve} {pay}</div>
            </div>
            <p>{status(meaning, mark, text.payout_stage(&row.stage))} " " <span class="soft">{said}</span></p>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{text.commission_member()}</th>
                        <th scope="col" class="num">{text.booking_payable()}</th>
                        <th scope="col" class="num">{text.commission_statement_title()}</th>
                    </tr>
                </thead>
                <tbody>{people}</tbody>
            </table>
        </section>
    }
}
