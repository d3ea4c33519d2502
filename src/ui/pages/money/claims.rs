//! What was done to get the claims of a contract in: statements, waivers, costs. None of it is changed: a mistake is taken back
//! by a counter-entry.

use std::collections::BTreeMap;

use leptos::prelude::*;
use uuid::Uuid;

use super::handouts::unsigned;
use super::instalments::part_name;
use crate::domain::account::Account;
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::id::{ContractId, InstalmentId, LateFeeStatementId, RecoveryCostId, WaiverId};
use crate::domain::late_fee_statement::LateFeeStatement;
use crate::domain::money::Money;
use crate::domain::recovery_cost::RecoveryCost;
use crate::domain::reversal::{Reversible, taken_back};
use crate::domain::waiver::Waiver;
use crate::i18n::{Text, format};
use crate::state::{App, Batch, BrowserIds, Kept, PlainSheet, SheetCell, Tone, UndoOffer, use_app};
use crate::ui::route::{ContractTab, Route};

/// A row, of whichever kind.
#[derive(Clone, PartialEq)]
struct Row {
    id: Uuid,
    on: Date,
    what: String,
    part: String,
    note: String,
    by: String,
    amount: Result<Money, ExactError>,
    standing: Standing,
    /// Whether it may be taken back today: what stood on an earlier day may be gone by now.
    may_go: bool,
    of: Of,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Stands,
    TakenBack,
    Counter,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    Waiver(WaiverId),
    Cost(RecoveryCostId),
    Statement(LateFeeStatementId),
}

/// Whether a day is known on the one looked at: an earlier one than today knows none of a later date.
fn is_known(looked_at: Option<Date>, on: Date) -> bool {
    looked_at.is_none_or(|day| on <= day)
}

/// Where a row stands on the day looked at, and whether it may be taken back today.
fn standing<R: Reversible>(row: &R, gone: &BTreeMap<R::Id, Date>, looked_at: Option<Date>) -> (Standing, bool) {
    let is_counter = row.reverses().is_some();
    let went = gone.get(&row.row());
    let standing = match (is_counter, went.is_some_and(|on| is_known(looked_at, *on))) {
        (true, _) => Standing::Counter,
        (false, true) => Standing::TakenBack,
        (false, false) => Standing::Stands,
    };
    (standing, !is_counter && went.is_none())
}

fn rows(app: App, contract: ContractId) -> Vec<Row> {
    let text = app.text();
    let account = app.contract_account(contract);
    let called = |id: InstalmentId| called(text, account.as_ref(), id);
    let as_of = app.as_of();
    let looked_at = (as_of < app.today.get()).then_some(as_of);
    let mut all = Vec::new();
    let waivers = app.waivers_of(contract);
    let gone = taken_back::<Waiver>(waivers.iter().map(AsRef::as_ref));
    all.extend(waivers.iter().filter(|it| is_known(looked_at, it.on)).map(|it| {
        let (standing, may_go) = standing::<Waiver>(it, &gone, looked_at);
        Row {
            id: it.id.0,
            on: it.on,
            what: format!("{} · {}", text.waive(), text.claim_part(it.part)),
            part: called(it.instalment),
            note: it.reason.clone(),
            by: it.by.clone(),
            amount: Ok(it.amount),
            standing,
            may_go,
            of: Of::Waiver(it.id),
        }
    }));
    let costs = app.costs_of(contract);
    let gone = taken_back::<RecoveryCost>(costs.iter().map(AsRef::as_ref));
    all.extend(costs.iter().filter(|it| is_known(looked_at, it.on)).map(|it| {
        let (standing, may_go) = standing::<RecoveryCost>(it, &gone, looked_at);
        Row {
            id: it.id.0,
            on: it.on,
            what: text.cost_kind(it.kind).to_owned(),
            part: called(it.instalment),
            note: it.note.clone(),
            by: it.by.clone(),
            amount: Ok(it.amount),
            standing,
            may_go,
            of: Of::Cost(it.id),
        }
    }));
    let statements = app.statements_of(contract);
    let gone = taken_back::<LateFeeStatement>(statements.iter().map(AsRef::as_ref));
    all.extend(statements.iter().filter(|it| is_known(looked_at, it.on)).map(|it| {
        let number = it.reverses.and_then(|id| statements.iter().find(|other| other.id == id));
        let number = number.map_or_else(|| it.number.clone(), |other| other.number.clone());
        let (standing, may_go) = standing::<LateFeeStatement>(it, &gone, looked_at);
        Row {
            id: it.id.0,
            on: it.on,
            what: format!("{} {number}", text.kind_statement()),
            part: it.parts.iter().map(|part| called(part.instalment)).collect::<Vec<_>>().join(text.items_separator()),
            note: it.note.clone(),
            by: it.by.clone(),
            amount: it.sum(|part| part.claimed),
            standing,
            may_go,
            of: Of::Statement(it.id),
        }
    }));
    all.sort_by_key(|row| std::cmp::Reverse((row.on, row.id)));
    all
}

/// What a part of a plan is called now; nothing if the plan has it no more.
fn called(text: Text, account: Option<&Account>, id: InstalmentId) -> String {
    let parts = account.map(|it| it.parts.as_slice()).unwrap_or_default();
    parts.iter().find(|part| part.id == id).map(|part| part_name(text, part)).unwrap_or_default()
}

/// The rows as a table for other programs.
pub(super) fn claims_sheet(app: App, contract: ContractId) -> PlainSheet {
    let text = app.text();
    let row = |row: Row| {
        let (amount, why) = (row.amount.ok(), row.amount.err().map(|why| text.exact_fault(why)));
        let note = [row.note.as_str(), why.unwrap_or_default()].join(" ").trim().to_owned();
        let state = match row.standing {
            Standing::Stands => "",
            Standing::TakenBack => text.receipt_reversed(),
            Standing::Counter => text.claim_counter(),
        };
        vec![
            SheetCell::Day(row.on),
            SheetCell::Text(row.what),
            SheetCell::Text(row.part),
            SheetCell::Text(note),
            SheetCell::Text(row.by),
            SheetCell::amount(amount),
            SheetCell::currency(amount.map(|it| it.currency)),
            SheetCell::words(state),
        ]
    };
    PlainSheet {
        sheet: text.claims_title(),
        file: text.claims_file(),
        headings: vec![
            text.step_on(),
            text.claims_what(),
            text.claims_for(),
            text.claims_note(),
            text.claims_by(),
            unsigned(text.claims_amount()),
            text.home_currency(),
            text.approvals_state(),
        ],
        rows: rows(app, contract).into_iter().map(row).collect(),
    }
}

/// The table.
#[component]
pub(super) fn Claims(contract: ContractId) -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| rows(app, contract));
    let head = move |words: fn(Text) -> &'static str| view! { <th scope="col">{move || words(app.text())}</th> };
    let body = move || all.get().into_iter().map(|row| row_view(app, contract, row)).collect_view();
    view! {
        <section class="section">
            <div class="section__head"><h2>{move || app.text().claims_title()}</h2></div>
            <Show
                when=move || all.with(|all| !all.is_empty())
                fallback=move || view! { <p class="faint empty__line">{move || app.text().claims_none()}</p> }
            >
                <div class="table__wide" tabindex="0" role="region" aria-label=move || app.text().claims_title()>
                    <table class="table claims" id="claims" role="table">
                        <thead>
                            <tr>
                                {head(Text::receipt_on)} {head(Text::claims_what)} {head(Text::claims_for)}
                                {head(Text::claims_note)} {head(Text::claims_by)}
                                <th scope="col" class="num">{move || app.text().claims_amount()}</th>
                                <th scope="col"><span class="unseen">{move || app.text().receipt_reverse()}</span></th>
                            </tr>
                        </thead>
                        <tbody>{body}</tbody>
                    </table>
                </div>
            </Show>
        </section>
    }
}

fn row_view(app: App, contract: ContractId, row: Row) -> impl IntoView {
    let text = app.text();
    let of = row.of;
    let act = match row.standing {
        Standing::Stands if row.may_go => view! {
            <button class="button" data-kind="word" type="button" on:click=move |_| take_back(app, of)>
                {text.receipt_reverse()}
            </button>
        }
        .into_any(),
        Standing::Stands => ().into_any(),
        Standing::TakenBack => view! { <span class="faint">{text.receipt_reversed()}</span> }.into_any(),
        Standing::Counter => view! { <span class="faint">{text.claim_counter()}</span> }.into_any(),
    };
    let what = match (of, row.standing) {
        (Of::Statement(_), Standing::Stands) => {
            view! { <a href=Route::Contract(contract, ContractTab::Letters).href()>{row.what}</a> }.into_any()
        }
        (Of::Statement(_) | Of::Waiver(_) | Of::Cost(_), _) => row.what.into_any(),
    };
    view! {
        <tr data-row="">
            <td>{text.date(row.on)}</td>
            <td>{what}</td>
            <td class="soft">{row.part}</td>
            <td class="claims__note soft"><bdi>{row.note}</bdi></td>
            <td class="soft"><bdi>{row.by}</bdi></td>
            <td class="num">{row.amount.map_or_else(|why| text.exact_fault(why).to_owned(), format::amount)}</td>
            <td class="num">{act}</td>
        </tr>
    }
}

/// Takes a row back by a counter-entry of today.
fn take_back(app: App, of: Of) {
    let today = app.today.get_untracked();
    let by = untrack(|| app.my_name());
    match of {
        Of::Waiver(id) => {
            let Some(row) = app.peek::<Waiver>(id) else { return };
            keep_counter(app, row.counter(WaiverId::fresh(&mut BrowserIds), today, by));
        }
        Of::Cost(id) => {
            let Some(row) = app.peek::<RecoveryCost>(id) else { return };
            keep_counter(app, row.counter(RecoveryCostId::fresh(&mut BrowserIds), today, by));
        }
        Of::Statement(id) => {
            let Some(row) = app.peek::<LateFeeStatement>(id) else { return };
            keep_counter(app, row.counter(LateFeeStatementId::fresh(&mut BrowserIds), today, by));
        }
    }
}

fn keep_counter<E: Kept>(app: App, counter: Result<E, ExactError>) {
    let text = app.untracked_text();
    match counter {
        Ok(counter) => app.save_new(Batch::of(&counter), text.claim_reversed_said().to_owned(), || {}),
        Err(fault) => app.say(text.exact_fault(fault), Tone::Trouble, UndoOffer::None),
    }
}
