//! The page: the commission of a time by member, what is to be booked, what waits for approval, and the plans.

use leptos::prelude::*;

use super::figures::MemberFigures;
use super::time::{TimePick, belongs, time_of};
use crate::domain::exact::ExactError;
use crate::domain::id::IncentivePlanId;
use crate::domain::incentive::due::{Change, PeriodDue};
use crate::domain::lifecycle::incentive::Stage;
use crate::domain::money::{Currency, Money};
use crate::i18n::{Message, Text, format};
use crate::state::{App, EntryRow, IncentiveAsk, Layer, PlainSheet, PlanRow, Sheet, SheetCell, use_app};
use crate::ui::route::{Query, Route};
use crate::ui::router::use_router;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::list_export::{Handout, ListExport};
use crate::ui::widgets::status::{Meaning, status};

/// A table of what plans owe for their periods.
type TableOfDues = fn(App, &[(PlanRow, Vec<PeriodDue>)]) -> PlainSheet;

/// The page.
#[component]
pub(in crate::ui) fn IncentivesPage() -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let query =
        Memo::new(move |_| if let Route::Incentives(query) = router.current() { query } else { Query::default() });
    let time = Memo::new(move |_| query.with(|query| time_of(app, query.filter("period"))));
    let dues = Memo::new(move |_| app.incentive_dues());
    let all = Memo::new(move |_| app.commission_entries());
    let entries = Memo::new(move |_| {
        let (as_of, time) = (app.as_of(), time.get());
        let mine = |it: &&EntryRow| time.is_some_and(|time| belongs(&it.entry, time, as_of));
        all.with(|all| all.iter().filter(mine).cloned().collect::<Vec<_>>())
    });
    let choose = Callback::new(move |name: String| {
        router.go(&Route::Incentives(query.get_untracked().with("period", &name)));
    });
    let sheet = Handout {
        name: "commission",
        words: Text::sheet_commission,
        act: Callback::new(move |form| entries.with_untracked(|all| app.export_commission(all, form))),
    };
    let of_dues = move |name: &'static str, words: Message, table: TableOfDues| {
        let act = Callback::new(move |form| {
            if app.has_figures() {
                app.export_plain(untrack(|| dues.with(|dues| table(app, dues))), form);
            }
        });
        Handout { name, words, act }
    };
    let sheets = vec![
        sheet,
        of_dues("to-book", Text::accrual_to_book, to_book_sheet),
        of_dues("plans", Text::kind_incentive_plan, plans_sheet),
    ];
    let nothing = Signal::derive(move || entries.with(Vec::is_empty) && dues.with(Vec::is_empty));
    view! {
        <div class="page incentives" id="incentives">
            <div class="page__head">
                <div class="page__title"><h1>{move || app.text().incentives_title()}</h1></div>
                <div class="page__acts">
                    <a class="button" data-kind="quiet" id="to-runs" href=Route::PayoutRuns.href()>
                        {icon("wallet")}
                        {move || app.text().payout_title()}
                    </a>
                    <ListExport name="export-commission" sheets nothing />
                    <button
                        class="button"
                        type="button"
                        id="new-plan"
                        on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Incentive(IncentiveAsk::Plan(None)))))
                    >
                        {icon("plus")}
                        {move || app.text().scheme_new()}
                    </button>
                </div>
            </div>
            <div class="custs__bar"><TimePick now=time choose /></div>
            <Show
                when=move || app.figures_ready()
                fallback=move || view! { <p class="faint" role="status">{move || app.text().loading()}</p> }
            >
                <section class="section" data-first="">
                    <div class="section__head"><h2>{move || app.text().commission_title()}</h2></div>
                    <MemberFigures entries time />
                </section>
                <ToBook dues />
                <ToApprove all />
                <Plans dues />
            </Show>
        </div>
    }
}

/// What differs between the book and what was booked, member by member, as a table.
fn to_book_sheet(app: App, dues: &[(PlanRow, Vec<PeriodDue>)]) -> PlainSheet {
    let text = app.text();
    let rows_of = |(row, dues): &(PlanRow, Vec<PeriodDue>)| {
        let plan = text.scheme_called(&row.plan.name, row.plan.version);
        let of_period = |due: &PeriodDue| {
            let line = |it: &Change| {
                let currency = it.earned.currency;
                vec![
                    SheetCell::words(&plan),
                    SheetCell::Text(text.pay_period(due.period)),
                    SheetCell::Text(app.member_name(it.member)),
                    SheetCell::words(text.commission_cause(it.cause)),
                    SheetCell::Amount(it.earned),
                    SheetCell::Amount(it.held),
                    SheetCell::amount(it.earned.minus(it.held).ok()),
                    SheetCell::currency(Some(currency)),
                ]
            };
            due.changes.iter().map(line).collect::<Vec<_>>()
        };
        dues.iter().flat_map(of_period).collect::<Vec<_>>()
    };
    PlainSheet {
        sheet: text.accrual_to_book(),
        file: text.accrual_to_book_file(),
        headings: vec![
            text.scheme_name(),
            text.scheme_grain(),
            text.commission_member(),
            text.booking_cause(),
            text.booking_earned(),
            text.booking_held(),
            text.booking_payable(),
            text.scheme_currency(),
        ],
        rows: dues.iter().flat_map(rows_of).collect(),
    }
}

/// The plans as a table.
fn plans_sheet(app: App, dues: &[(PlanRow, Vec<PeriodDue>)]) -> PlainSheet {
    let text = app.text();
    let row = |(row, _): &(PlanRow, Vec<PeriodDue>)| {
        let plan = &row.plan;
        let people = plan.participants.iter();
        let people = people.map(|it| format!("{} {}", app.member_name(it.member), format::percent(it.share)));
        vec![
            SheetCell::Text(text.scheme_called(&plan.name, plan.version)),
            SheetCell::words(method_words(text, &plan.pay.method)),
            SheetCell::words(text.scheme_metric_name(plan.metric)),
            SheetCell::words(text.scheme_grain_name(plan.grain)),
            SheetCell::Text(people.collect::<Vec<_>>().join(" · ")),
            SheetCell::words(text.scheme_stage(&row.stage)),
        ]
    };
    PlainSheet {
        sheet: text.kind_incentive_plan(),
        file: text.plans_file(),
        headings: vec![
            text.scheme_name(),
            text.scheme_method(),
            text.scheme_metric(),
            text.scheme_grain(),
            text.scheme_participants(),
            text.booking_state(),
        ],
        rows: dues.iter().map(row).collect(),
    }
}

/// What differs between the book and what was booked.
#[component]
fn ToBook(dues: Memo<Vec<(PlanRow, Vec<PeriodDue>)>>) -> impl IntoView {
    let app = use_app();
    let busy = RwSignal::new(false);
    let open = Memo::new(move |_| {
        dues.with(|all| {
            let of = |(row, dues): &(PlanRow, Vec<PeriodDue>)| {
                let id = row.plan.id;
                dues.iter().filter(|it| !it.changes.is_empty()).map(|it| (id, it.clone())).collect::<Vec<_>>()
            };
            all.iter().flat_map(of).collect::<Vec<(IncentivePlanId, PeriodDue)>>()
        })
    });
    let rows = move || {
        let text = app.text();
        open.get()
            .into_iter()
            .map(|(id, due)| {
                let sums = due.changes.iter().map(|it| it.earned);
                let currency = due.changes.first().map_or(Currency::CNY, |it| it.earned.currency);
                let sum = Money::sum(sums, currency);
                let sum = sum.map_or_else(|why| text.exact_fault(why).to_owned(), format::money);
                let name = dues.with(|all| {
                    all.iter()
                        .find(|(row, _)| row.plan.id == id)
                        .map(|(row, _)| text.scheme_called(&row.plan.name, row.plan.version))
                });
                let acted = due.clone();
                let act = app.looks_at_today().then(|| {
                    view! {
                        <button
                            class="button"
                            data-kind="quiet"
                            type="button"
                            data-book=""
                            disabled=move || busy.get()
                            on:click=move |_| app.book_dues(busy, &[(id, acted.clone())])
                        >
                            {text.accrual_book()}
                        </button>
                    }
                });
                view! {
                    <li class="rows__item" data-due="">
                        <div class="rows__text">
                            <a class="incentives__link" href=Route::IncentivePlan(id).href()><bdi>{name}</bdi></a>
                            <span class="rows__sub">{text.pay_period(due.period)}</span>
                        </div>
                        <span class="rows__end">
                            <span class="num">{sum}</span>
                            {act}
                        </span>
                    </li>
                }
            })
            .collect_view()
    };
    let several = move || open.with(|all| all.len() > 1) && app.looks_at_today();
    view! {
        <section class="section" id="to-book">
            <div class="section__head">
                <h2>{move || app.text().accrual_to_book()}</h2>
                <Show when=several>
                    <button
                        class="button"
                        type="button"
                        id="book-all"
                        disabled=move || busy.get()
                        on:click=move |_| open.with_untracked(|all| app.book_dues(busy, all))
                    >
                        {move || app.text().accrual_book_all()}
                    </button>
                </Show>
            </div>
            <Show when=move || !app.looks_at_today()>
                <p class="faint small">{move || app.text().accrual_today_only()}</p>
            </Show>
            <Show
                when=move || open.with(|all| !all.is_empty())
                fallback=move || view! { <p class="faint" id="all-booked">{move || app.text().accrual_to_book_none()}</p> }
            >
                <ul class="rows">{rows}</ul>
            </Show>
        </section>
    }
}

/// Entries that wait to be approved.
#[component]
fn ToApprove(all: Memo<Vec<EntryRow>>) -> impl IntoView {
    let app = use_app();
    let waiting = Memo::new(move |_| {
        all.with(|all| all.iter().filter(|it| it.standing.is_accrued()).cloned().collect::<Vec<_>>())
    });
    let words = move || waiting.with(|all| waiting_words(app, all));
    let ask = move |_| app.layer.set(Some(Layer::Sheet(Sheet::Incentive(IncentiveAsk::ApproveEntries))));
    view! {
        <Show when=move || waiting.with(|all| !all.is_empty())>
            <section class="section" id="to-approve">
                <div class="section__head">
                    <h2>{move || app.text().booking_waiting()}</h2>
                    <Show when=move || app.looks_at_today()>
                        <button class="button" data-kind="main" type="button" id="approve-entries" on:click=ask>
                            {icon("stamp")}
                            {move || app.text().booking_approve()}
                        </button>
                    </Show>
                </div>
                <p>{words}</p>
            </section>
        </Show>
    }
}

/// How many entries wait, and what they come to by currency.
pub(super) fn waiting_words(app: App, all: &[EntryRow]) -> String {
    let text = app.text();
    let payable: Result<Vec<Money>, ExactError> = all.iter().map(|it| it.entry.payable()).collect();
    text.bookings_waiting(all.len(), &text.sums_words(payable.and_then(Money::by_currency)))
}

/// The look of a plan's stage.
pub(super) fn stage_view(app: App, stage: &Stage) -> impl IntoView + use<> {
    let (meaning, mark) = match stage {
        Stage::Draft => (Meaning::Plain, "circle-dashed"),
        Stage::Approved { .. } => (Meaning::Good, "circle-check"),
        Stage::Retired { .. } => (Meaning::Plain, "circle"),
    };
    status(meaning, mark, app.text().scheme_stage(stage))
}

/// The method of a plan in few words.
pub(super) const fn method_words(text: Text, method: &crate::domain::commission::CommissionMethod) -> &'static str {
    use crate::domain::commission::CommissionMethod;
    match method {
        CommissionMethod::Marginal(_) => text.scheme_marginal_short(),
        CommissionMethod::Whole(_) => text.scheme_whole_short(),
        CommissionMethod::PerUnit(_) => text.scheme_per_unit_short(),
        CommissionMethod::OnTarget { .. } => text.scheme_on_target_short(),
    }
}

#[component]
fn Plans(dues: Memo<Vec<(PlanRow, Vec<PeriodDue>)>>) -> impl IntoView {
    let app = use_app();
    let rows = move || {
        let text = app.text();
        dues.with(|all| {
            all.iter()
                .map(|(row, _)| {
                    let plan = &row.plan;
                    let people = plan
                        .participants
                        .iter()
                        .map(|it| format!("{} {}", app.member_name(it.member), format::percent(it.share)));
                    let people = people.collect::<Vec<_>>().join(" · ");
                    view! {
                        <tr data-plan=plan.name.clone()>
                            <td>
                                <a class="incentives__link" href=Route::IncentivePlan(plan.id).href()>
                                    <bdi>{text.scheme_called(&plan.name, plan.version)}</bdi>
                                </a>
                            </td>
                            <td>{method_words(text, &plan.pay.method)}</td>
                            <td>{text.scheme_metric_name(plan.metric)}</td>
                            <td>{text.scheme_grain_name(plan.grain)}</td>
                            <td><bdi>{people}</bdi></td>
                            <td>{stage_view(app, &row.stage)}</td>
                        </tr>
                    }
                })
                .collect_view()
        })
    };
    view! {
        <section class="section" id="plans">
            <div class="section__head"><h2>{move || app.text().kind_incentive_plan()}</h2></div>
            <Show
                when=move || dues.with(|all| !all.is_empty())
                fallback=move || view! { <p class="faint" id="no-plans">{move || app.text().scheme_none()}</p> }
            >
                <div class="table__wide" tabindex="0" role="region" aria-label=move || app.text().kind_incentive_plan()>
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col">{move || app.text().scheme_name()}</th>
                                <th scope="col">{move || app.text().scheme_method()}</th>
                                <th scope="col">{move || app.text().scheme_metric()}</th>
                                <th scope="col">{move || app.text().scheme_grain()}</th>
                                <th scope="col">{move || app.text().scheme_participants()}</th>
                                <th scope="col">{move || app.text().booking_state()}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </Show>
        </section>
    }
}
