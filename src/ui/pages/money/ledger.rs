//! The working of a late fee, line by line, and what can be done about it.

use leptos::prelude::*;

use super::handouts::{binding_parts, unsigned};
use super::instalments::part_name;
use crate::domain::account::PartAccount;
use crate::domain::collection::InstalmentStatus;
use crate::domain::id::{ContractId, InstalmentId};
use crate::domain::late_fee::debt::CameIn;
use crate::domain::late_fee::ledger::LateFee;
use crate::domain::money::Money;
use crate::domain::statement_line::StatementLine;
use crate::i18n::{Message, Text, format};
use crate::state::{App, DisputeFrom, Layer, PlainSheet, Sheet, SheetCell, use_app};
use crate::ui::widgets::icon::small_icon;
use crate::ui::widgets::status::{Meaning, status};
use crate::ui::widgets::steps::StepsTable;

/// Whether there is a fee to show of a part: it accrued, or something was done about the part.
pub(super) fn has_fee(part: &PartAccount) -> bool {
    part.late_fee.as_ref().is_some_and(|fee| {
        let fee = &fee.value;
        !(fee.total.is_zero() && fee.open.cost.is_zero() && fee.waived.is_zero() && fee.claimed.is_zero())
    })
}

/// Whether a part opens: there is a fee to show, or something is open that can be given up or cost something to get in. What was
/// settled opens even once it was paid: what it cost may become known later.
pub(super) fn has_working(part: &PartAccount) -> bool {
    has_fee(part) || !part.position.open.is_zero() || part.settles.is_some()
}

/// The working of one part as of the date looked at, with what can be done about it today.
#[component]
pub(super) fn Working(contract: ContractId, number: usize) -> impl IntoView {
    let app = use_app();
    let part = Memo::new(move |_| {
        let account = app.contract_account(contract)?;
        account.parts.into_iter().find(|it| it.number == number)
    });
    move || {
        part.with(|part| {
            let part = part.as_ref()?;
            let shown = part.late_fee.as_ref().filter(|_| has_fee(part)).map_or_else(
                || view! { <p class="ledger ledger--alone faint small">{app.text().fees_none()}</p> }.into_any(),
                |fee| ledger_view(app, part, &app.came_for(contract), fee.value).into_any(),
            );
            Some(view! { {shown} {due_steps(app, part)} {acts(app, contract, part)} })
        })
    }
}

/// The working of every part that bears a late fee, line by line, as a table.
pub(super) fn working_sheet(app: App, contract: ContractId) -> PlainSheet {
    let text = app.text();
    let parts = binding_parts(app, contract);
    let came = app.came_for(contract);
    let rows_of = |part: &PartAccount| {
        let name = part_name(text, part);
        match StatementLine::all_of(part, &came) {
            Ok(lines) => lines.iter().map(|line| sheet_row(text, &name, line)).collect::<Vec<_>>(),
            Err(fault) => vec![words_row(&name, text.exact_fault(fault).to_owned())],
        }
    };
    PlainSheet {
        sheet: text.ledger_open(),
        file: text.fees_working_file(),
        headings: vec![
            text.money_part(),
            text.ledger_from(),
            text.ledger_to(),
            text.ledger_days(),
            unsigned(text.ledger_base()),
            text.ledger_rate(),
            unsigned(text.ledger_fee()),
            text.home_currency(),
            text.claims_note(),
        ],
        rows: parts.iter().filter(|it| has_fee(it)).flat_map(rows_of).collect(),
    }
}

/// A line of a part as a row: what accrued in its columns, anything else in words.
fn sheet_row(text: Text, part: &str, line: &StatementLine) -> Vec<SheetCell> {
    match line {
        StatementLine::Accrued { from, to, days, base, rate, unit, amount } => vec![
            SheetCell::words(part),
            SheetCell::Day(*from),
            SheetCell::Day(*to),
            SheetCell::Count(u64::try_from(*days).unwrap_or(0)),
            SheetCell::Amount(*base),
            SheetCell::Text(format!("{}{}", format::percent(*rate), text.rate_unit(*unit))),
            SheetCell::Amount(*amount),
            SheetCell::words(amount.currency.code()),
            SheetCell::empty(),
        ],
        StatementLine::Reference { .. }
        | StatementLine::Grace { .. }
        | StatementLine::GraceMissed { .. }
        | StatementLine::Capped { .. }
        | StatementLine::Cost { .. }
        | StatementLine::Received { .. }
        | StatementLine::Waived { .. }
        | StatementLine::Claimed { .. } => words_row(part, text.statement_event(line).unwrap_or_default()),
    }
}

/// A row of a part that says something in words only.
fn words_row(part: &str, said: String) -> Vec<SheetCell> {
    let gap = std::iter::repeat_n(SheetCell::empty(), 7);
    std::iter::once(SheetCell::words(part)).chain(gap).chain([SheetCell::Text(said)]).collect()
}

/// How the due day came about, folded; nothing where the contract names the very day.
fn due_steps(app: App, part: &PartAccount) -> Option<impl IntoView + use<>> {
    let lines = part.due_steps.clone();
    (!lines.is_empty()).then(|| {
        let steps = Signal::derive(move || app.text().due_steps(&lines));
        view! {
            <details class="import__others ledger__due">
                <summary>{small_icon("chevron-right")} {move || app.text().due_steps_title()}</summary>
                <StepsTable label=Text::due_steps_title steps />
            </details>
        }
    })
}

fn acts(app: App, contract: ContractId, part: &PartAccount) -> impl IntoView + use<> {
    let id: InstalmentId = part.id;
    // what was settled bears no late fee: there is none to claim
    let with_fee = has_fee(part) && part.settles.is_none();
    let is_waivable = part.is_waivable();
    let is_late = part.status == InstalmentStatus::Overdue;
    let binding = app.contract_today(contract).is_some_and(|standing| standing.is_binding());
    let act = move |name: &'static str, words: Message, sheet: Sheet| {
        view! {
            <button
                type="button"
                class="button"
                data-act=name
                on:click=move |_| app.layer.set(Some(Layer::Sheet(sheet)))
            >
                {move || words(app.text())}
            </button>
        }
    };
    binding.then(|| {
        view! {
            <div class="ledger__acts">
                {with_fee.then(|| act("freeze", Text::freeze_part, Sheet::Freeze(contract, Some(id))))}
                {is_waivable.then(|| act("waive", Text::waive, Sheet::Waive(contract, id)))}
                {act("cost", Text::cost_add, Sheet::Cost(contract, id))}
                {is_late.then(|| act("dispute", Text::disputes_open, Sheet::Dispute(DisputeFrom::Part(contract, id))))}
            </div>
        }
    })
}

/// The working of a late fee, line by line.
fn ledger_view(app: App, part: &PartAccount, came: &CameIn, value: LateFee) -> impl IntoView + use<> {
    let text = app.text();
    let rows = match StatementLine::all_of(part, came) {
        Ok(lines) => lines.iter().map(|line| ledger_row(text, line)).collect_view().into_any(),
        Err(fault) => event_row(text.exact_fault(fault).to_owned()),
    };
    let less = |words: &'static str, amount: Money| {
        (!amount.is_zero()).then(|| {
            view! {
                <tr class="ledger__less">
                    <td colspan="5">{words}</td>
                    <td class="num">{format!("−{}", format::amount(amount))}</td>
                </tr>
            }
        })
    };
    let claimed = (!value.claimed.is_zero()).then(|| {
        let words = text.fees_part_claimed(&format::money(value.claimed), &format::money(value.claimable));
        view! { <p class="faint small">{words}</p> }
    });
    let pay_off = value.pay_off_parts().map_or_else(
        |fault| text.exact_fault(fault).to_owned(),
        |open| {
            let [principal, fee, cost] = [open.principal, open.late_fee, open.cost].map(format::money);
            text.ledger_pay_off(&format::money(value.pay_off), &principal, &fee, &cost)
        },
    );
    let (paid, waived) = (less(text.ledger_paid(), value.paid), less(text.ledger_given_up(), value.waived));
    view! {
        <section class="ledger ledger--alone" aria-label=text.ledger_open()>
            <div class="ledger__main">
                <table class="table ledger__table">
                    <thead>
                        <tr>
                            <th scope="col">{text.ledger_from()}</th>
                            <th scope="col">{text.ledger_to()}</th>
                            <th scope="col" class="num">{text.ledger_days()}</th>
                            <th scope="col" class="num">{text.ledger_base()}</th>
                            <th scope="col" class="num">{text.ledger_rate()}</th>
                            <th scope="col" class="num">{text.ledger_fee()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                    <tfoot>
                        <tr>
                            <td colspan="5">{text.ledger_total()}</td>
                            <td class="num">{format::amount(value.total)}</td>
                        </tr>
                        {paid}
                        {waived}
                        <tr class="ledger__sum">
                            <td colspan="5">{text.ledger_owed()}</td>
                            <td class="num">{format::money(value.owed)}</td>
                        </tr>
                    </tfoot>
                </table>
                <p class="faint small">{pay_off}</p>
                {claimed}
            </div>
        </section>
    }
}

fn ledger_row(text: Text, line: &StatementLine) -> AnyView {
    match line {
        StatementLine::Accrued { from, to, days, base, rate, unit, amount } => view! {
            <tr>
                <td>{text.date(*from)}</td>
                <td>{text.date(*to)}</td>
                <td class="num">{days.to_string()}</td>
                <td class="num">{format::amount(*base)}</td>
                <td class="num">{format!("{}{}", format::percent(*rate), text.rate_unit(*unit))}</td>
                <td class="num">{format::amount(*amount)}</td>
            </tr>
        }
        .into_any(),
        StatementLine::Reference { .. }
        | StatementLine::Grace { .. }
        | StatementLine::GraceMissed { .. }
        | StatementLine::Capped { .. }
        | StatementLine::Cost { .. }
        | StatementLine::Received { .. }
        | StatementLine::Waived { .. }
        | StatementLine::Claimed { .. } => event_row(text.statement_event(line).unwrap_or_default()),
    }
}

fn event_row(words: String) -> AnyView {
    view! { <tr class="ledger__event"><td colspan="6">{status(Meaning::Plain, "info", words)}</td></tr> }.into_any()
}
