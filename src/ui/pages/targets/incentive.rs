//! What a contract's clause gives its other side: a period after the other, each with its working, beside the targets.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::clause_incentive::{Afterwards, PeriodPayment, Row, Settled};
use crate::domain::id::ContractId;
use crate::domain::money::Currency;
use crate::i18n::{Message, Text, format};
use crate::state::{App, ClauseIncentive, Layer, PlainSheet, Sheet, SheetCell, use_app};
use crate::ui::route::Route;
use crate::ui::widgets::list_export::{Handout, ListExport};

/// The part of a page.
#[component]
pub(in crate::ui) fn IncentiveOfClause(contract: ContractId) -> impl IntoView {
    let app = use_app();
    let found = Memo::new(move |_| app.clause_incentive(contract));
    let body = move || {
        let text = app.text();
        let none = |words: &'static str| view! { <p class="faint" data-no-incentive="">{words}</p> }.into_any();
        match found.get() {
            ClauseIncentive::Reading => none(text.clause_incentive_reading()),
            ClauseIncentive::NoClause => none(text.clause_incentive_no_clause()),
            ClauseIncentive::ByHand => none(text.clause_incentive_by_hand()),
            ClauseIncentive::NothingPromised => none(text.clause_incentive_none()),
            ClauseIncentive::NotBinding => none(text.clause_incentive_not_binding()),
            ClauseIncentive::Lines(_) => none(text.clause_incentive_lines()),
            ClauseIncentive::Fault(why) => none(text.clause_incentive_fault(why)),
            ClauseIncentive::Found(settled) if settled.periods.is_empty() => none(text.clause_incentive_not_begun()),
            ClauseIncentive::Found(settled) => all(app, contract, &settled),
        }
    };
    view! {
        <section class="rec__part targets clauseinc" id="clause-incentive">
            <div class="section__head"><h2>{move || app.text().clause_incentive_title()}</h2></div>
            {body}
        </section>
    }
}

fn all(app: App, contract: ContractId, settled: &Arc<Settled>) -> AnyView {
    let text = app.text();
    let periods = settled.periods.iter().rev().zip(0_usize..);
    let periods = periods.map(|(it, before)| period(app, contract, it, before == 0)).collect_view();
    let after = settled.afterwards.as_ref().map(|it| afterwards(text, it));
    let handout = |name: &'static str, words: Message, table: fn(Text, &Settled) -> PlainSheet| {
        let settled = Arc::clone(settled);
        let act = Callback::new(move |form| {
            if app.has_figures() {
                app.export_plain(table(app.untracked_text(), &settled), form);
            }
        });
        Handout { name, words, act }
    };
    let sheets = vec![
        handout("payments", Text::clause_incentive_title, payments_sheet),
        handout("counted", Text::clause_incentive_counted, counted_sheet),
    ];
    view! {
        <p class="soft small">{text.clause_incentive_help()}</p>
        {after}
        {periods}
        <p class="list__more"><ListExport name="export-clause-incentive" sheets kind="word" /></p>
    }
    .into_any()
}

/// What is paid for each period, the latest first as on the page.
fn payments_sheet(text: Text, settled: &Settled) -> PlainSheet {
    let row = |it: &PeriodPayment| {
        vec![
            SheetCell::Text(text.evaluation_span(it.span)),
            SheetCell::words(text.clause_incentive_form(it.form)),
            SheetCell::Amount(it.payout.paid),
            SheetCell::words(it.payout.paid.currency.code()),
            SheetCell::day(it.due),
            SheetCell::Text(standing(text, it)),
        ]
    };
    PlainSheet {
        sheet: text.sheet_promised(),
        file: text.sheet_promised_file(),
        headings: vec![
            text.target_period(),
            text.target_row_what(),
            text.target_row_amount(),
            text.target_currency(),
            text.money_due(),
            text.money_state(),
        ],
        rows: settled.periods.iter().rev().map(row).collect(),
    }
}

/// The receipts or invoices that counted in each.
fn counted_sheet(text: Text, settled: &Settled) -> PlainSheet {
    let rows = settled.periods.iter().rev().flat_map(|period| {
        period.rows.iter().map(move |it| {
            vec![
                SheetCell::Text(text.evaluation_span(period.span)),
                SheetCell::Day(it.on),
                SheetCell::words(text.clause_incentive_source(it.source, it.amount.minor < 0)),
                SheetCell::Day(it.known),
                SheetCell::Amount(it.amount),
                SheetCell::words(it.amount.currency.code()),
            ]
        })
    });
    PlainSheet {
        sheet: text.clause_incentive_counted(),
        file: text.sheet_promised_counted_file(),
        headings: vec![
            text.target_period(),
            text.target_row_day(),
            text.target_row_what(),
            text.clause_incentive_known(),
            text.target_row_amount(),
            text.target_currency(),
        ],
        rows: rows.collect(),
    }
}

fn step((words, sum): (String, String)) -> impl IntoView {
    view! { <tr><td>{words}</td><td class="num">{sum}</td></tr> }
}

fn afterwards(text: Text, it: &Afterwards) -> impl IntoView + use<> {
    let rows = it.later.iter().map(|it| step(text.clause_incentive_later(it))).collect_view();
    let words = match it.net.minor {
        ..0 => text.clause_incentive_afterwards_back(&it.net.negated().map(format::money).unwrap_or_default()),
        0 => text.clause_incentive_afterwards_even().to_owned(),
        1.. => text.clause_incentive_afterwards_more(&format::money(it.net)),
    };
    view! {
        <h3>{text.clause_incentive_afterwards()}</h3>
        <table class="table targets__working" aria-label=text.clause_incentive_afterwards()><tbody>{rows}</tbody></table>
        <p id="clause-incentive-afterwards">{words}</p>
    }
}

/// Where the payment of a period stands, in a few words.
fn standing(text: Text, it: &PeriodPayment) -> String {
    match (it.is_over, it.due) {
        (false, _) => text.clause_incentive_running().to_owned(),
        (true, _) if it.payout.paid.is_zero() && it.condition.is_missed() => text.clause_incentive_missed().to_owned(),
        (true, Some(_)) if it.payout.paid.is_zero() => text.clause_incentive_settled().to_owned(),
        (true, Some(day)) => text.clause_incentive_due(&text.date(day)),
        (true, None) => text.clause_incentive_awaits().to_owned(),
    }
}

fn period(app: App, contract: ContractId, it: &PeriodPayment, is_latest: bool) -> impl IntoView + use<> {
    let text = app.text();
    let currency = it.payout.paid.currency;
    let duty = app.incentive_duty(contract, it.span).map(|item| {
        let (title, stage) = (app.duty_title(text, &item), text.duty_stage(&item.stage()));
        let slot = item.slot();
        view! {
            <p>
                <button
                    class="button"
                    data-kind="quiet"
                    type="button"
                    data-pay-duty=""
                    on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Duty(slot))))
                >
                    {title} " · " {stage}
                </button>
            </p>
        }
    });
    let sheet = match &it.sheet {
        None => view! { <p class="soft small">{text.clause_incentive_sheet_none()}</p> }.into_any(),
        Some(sheet) => {
            let day = text.date(sheet.on);
            let words = if sheet.grade.is_empty() {
                text.clause_incentive_sheet(&day)
            } else {
                text.clause_incentive_sheet_graded(&day, &sheet.grade)
            };
            view! {
                <p class="soft small">
                    {words} " "
                    <a class="clauseinc__link" href=Route::Evaluation(sheet.evaluation).href()>
                        {text.clause_incentive_sheet_open()}
                    </a>
                </p>
            }
            .into_any()
        }
    };
    view! {
        <details class="clauseinc__period" data-span=text.evaluation_span(it.span) open=is_latest>
            <summary>
                <b>{text.evaluation_span(it.span)}</b>
                <span>{text.clause_incentive_form(it.form)} " " <b class="num">{format::money(it.payout.paid)}</b></span>
                <span class="soft">{standing(text, it)}</span>
            </summary>
            <div class="clauseinc__inside">
                <p data-condition="">{text.clause_incentive_condition(it)}</p>
                <h3>{text.clause_incentive_working()}</h3>
                {working(text, it, currency)}
                <h3>{text.clause_incentive_counted()}</h3>
                {counted(text, it)}
                {sheet}
                <p class="soft small">{text.clause_incentive_pay_rule(&text.period(it.pay_within))}</p>
                {duty}
            </div>
        </details>
    }
}

/// Tier by tier, to what is paid.
fn working(text: Text, it: &PeriodPayment, currency: Currency) -> impl IntoView + use<> {
    let steps = it.steps();
    let rows = steps.iter().map(|it| step(text.clause_incentive_step(it, currency))).collect_view();
    view! {
        <div class="table__wide" tabindex="0" role="region" aria-label=text.clause_incentive_working()>
            <table class="table targets__working">
                <thead>
                    <tr>
                        <th scope="col">{text.clause_incentive_what()}</th>
                        <th scope="col" class="num">{text.target_row_amount()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// The receipts or invoices that counted.
fn counted(text: Text, it: &PeriodPayment) -> AnyView {
    if it.rows.is_empty() {
        return view! { <p class="faint small">{text.clause_incentive_counted_none()}</p> }.into_any();
    }
    let row = |it: &Row| {
        view! {
            <tr>
                <td>{text.date(it.on)}</td>
                <td>{text.clause_incentive_source(it.source, it.amount.minor < 0)}</td>
                <td>{text.date(it.known)}</td>
                <td class="num">{format::money(it.amount)}</td>
            </tr>
        }
    };
    let rows = it.rows.iter().map(row).collect_view();
    view! {
        <div class="table__wide" tabindex="0" role="region" aria-label=text.clause_incentive_counted()>
            <table class="table targets__records">
                <thead>
                    <tr>
                        <th scope="col">{text.target_row_day()}</th>
                        <th scope="col">{text.target_row_what()}</th>
                        <th scope="col">{text.clause_incentive_known()}</th>
                        <th scope="col" class="num">{text.target_row_amount()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
