//! What was done to get late money in, and what was invoiced.

use std::collections::BTreeMap;

use super::DemoError;
use super::deal::{DESK, LI, SHEN};
use super::scene::Scene;
use crate::domain::account::{Account, Entries};
use crate::domain::calendar::WorkCalendar;
use crate::domain::contract::clause::Clause;
use crate::domain::contract::event::ContractEvent;
use crate::domain::contract::payment::InvoiceKind;
use crate::domain::date::Date;
use crate::domain::dunning_rows::DunningRows;
use crate::domain::id::{
    ContractId, InstalmentId, InvoiceEventId, InvoiceId, LateFeeStatementId, NewId, RecoveryCostId, WaiverId,
};
use crate::domain::invoice::{Invoice, InvoiceBuyer, InvoiceEvent};
use crate::domain::late_fee::debt::{CameIn, ReceiptBook};
use crate::domain::late_fee_statement::{Heading, LateFeeStatement};
use crate::domain::lifecycle::invoice::Event;
use crate::domain::money::{Currency, Money};
use crate::domain::progress::progress;
use crate::domain::rate::Ppm;
use crate::domain::receipt::{Allocation, ClaimPart};
use crate::domain::recovery_cost::{CostKind, RecoveryCost};
use crate::domain::waiver::Waiver;

/// The contract whose second part is 50 days late.
const LATE: &str = "泵站改造供货合同";
/// One whose late fee was half forgiven.
const FORGIVEN: &str = "三年供货合同";
/// Standard rate of the tax on goods.
const RATE: Ppm = Ppm(130_000);
/// That on services, which somebody took for it.
const WRONG_RATE: Ppm = Ppm(60_000);

/// Enters statements, costs, waivers and invoices.
pub(super) fn enter<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    claim(scene)?;
    forgive(scene)?;
    invoices(scene)
}

fn titled<I: NewId>(scene: &Scene<'_, I>, title: &str) -> Option<ContractId> {
    scene.book.contracts.iter().find(|it| it.title.zh == title).map(|it| it.id)
}

/// The account of a contract of the book as of a day.
fn account<I: NewId>(scene: &Scene<'_, I>, contract: ContractId, as_of: Date) -> Option<Account> {
    account_and_receipts(scene, contract, as_of).map(|(account, _)| account)
}

/// The same, with what came in for its parts.
fn account_and_receipts<I: NewId>(
    scene: &Scene<'_, I>,
    contract: ContractId,
    as_of: Date,
) -> Option<(Account, CameIn)> {
    let book = &scene.book;
    let terms = book.contracts.iter().find(|it| it.id == contract)?;
    let events: Vec<&ContractEvent> = book.contract_events.iter().filter(|it| it.contract == contract).collect();
    let own: Vec<&Allocation> = book.allocations.iter().filter(|it| it.contract == contract).collect();
    let rows = DunningRows {
        waivers: book.waivers.iter().collect(),
        costs: book.recovery_costs.iter().collect(),
        statements: book.late_fee_statements.iter().collect(),
    };
    let entries =
        Entries { receipts: &ReceiptBook::new(&book.receipts), allocations: &own, dunning: &rows.book(as_of) };
    let progress = progress(&terms.brief(), &events, &entries, &WorkCalendar::standard(), as_of).ok()?;
    Some((progress.account.ok()?, entries.came().ok()?))
}

/// The late part was claimed once ten days ago, after a letter of a lawyer.
fn claim<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    let on = scene.day(-10)?;
    let Some(contract) = titled(scene, LATE) else { return Ok(()) };
    let Some(account) = account(scene, contract, on) else { return Ok(()) };
    let late = account.parts.iter().find(|part| part.open_of(ClaimPart::LateFee).minor > 0).map(|part| part.id);
    let Some(instalment) = late else { return Ok(()) };
    scene.book.recovery_costs.push(RecoveryCost {
        id: RecoveryCostId::fresh(scene.ids),
        contract,
        instalment,
        on: scene.day(-12)?,
        amount: Money::cny(150_000),
        kind: CostKind::Lawyer,
        by: LI.to_owned(),
        note: "甬商律师事务所，律师函一份。".to_owned(),
        reverses: None,
    });
    // the statement names the cost as well
    let Some((account, came)) = account_and_receipts(scene, contract, on) else { return Ok(()) };
    let heading = Heading {
        id: LateFeeStatementId::fresh(scene.ids),
        number: format!("CK-{:04}{:02}-0001", on.year(), on.month()),
        by: LI.to_owned(),
        note: "已寄对方财务部，顺丰签收。".to_owned(),
    };
    if let Ok(statement) = LateFeeStatement::freeze(heading, &account, &came, None, &[], scene.today) {
        scene.book.late_fee_statements.push(statement);
    }
    Ok(())
}

/// Another customer paid late once, and was let off half of it.
fn forgive<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    let on = scene.day(-4)?;
    let Some(contract) = titled(scene, FORGIVEN) else { return Ok(()) };
    let Some(account) = account(scene, contract, on) else { return Ok(()) };
    let owed = account.parts.iter().map(|part| (part.id, part.open_of(ClaimPart::LateFee)));
    let Some((instalment, owed)) = owed.into_iter().find(|(_, owed)| owed.minor > 1) else { return Ok(()) };
    scene.book.waivers.push(Waiver {
        id: WaiverId::fresh(scene.ids),
        contract,
        instalment,
        part: ClaimPart::LateFee,
        on,
        amount: Money::new(owed.minor / 2, owed.currency),
        by: DESK.to_owned(),
        reason: "老客户首次逾期，已说明银行放款延迟，免一半。".to_owned(),
        reverses: None,
    });
    Ok(())
}

/// Every part that was paid has its invoice; the last one of all is still on its way, and one was written wrongly first.
fn invoices<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    let mut parts: BTreeMap<(ContractId, InstalmentId), (Date, Money)> = BTreeMap::new();
    let gone: Vec<_> = scene.book.receipts.iter().filter_map(|it| it.reverses).collect();
    for it in scene.book.allocations.iter().filter(|it| it.part == ClaimPart::Principal && !gone.contains(&it.receipt))
    {
        let Some(receipt) = scene.book.receipts.iter().find(|receipt| receipt.id == it.receipt) else { continue };
        let sum = parts.entry((it.contract, it.instalment)).or_insert((receipt.on, Money::zero(it.amount.currency)));
        *sum = (sum.0.max(receipt.on), sum.1.plus(it.amount)?);
    }
    let mut invoices: Vec<_> = parts.into_iter().filter(|(_, (_, sum))| sum.currency == Currency::CNY).collect();
    invoices.sort_by_key(|((contract, part), (on, _))| (*on, *contract, *part));
    let mut number = 0_u32;
    let mut next = || {
        number += 1;
        format!("2633200000{:010}", 4_512_600 + number)
    };
    let mut corrected = false;
    for ((contract, part), (paid_on, gross)) in invoices {
        let on = paid_on.plus_days(2)?;
        let Some(terms) = scene.book.contracts.iter().find(|it| it.id == contract) else { continue };
        let kind = match &terms.payment {
            Clause::Included(payment) if payment.invoice.kind != InvoiceKind::None => payment.invoice.kind,
            Clause::Included(_) | Clause::NotApplicable { .. } => continue,
        };
        let customer = terms.customer;
        let Some(buyer) = scene.book.customers.iter().find(|it| it.id == customer) else { continue };
        let draft = Invoice {
            id: InvoiceId::fresh(scene.ids),
            number: String::new(),
            contract,
            instalments: vec![part],
            on,
            kind,
            gross,
            tax_rate: RATE,
            buyer: None,
            red_of: None,
            by: SHEN.to_owned(),
            note: String::new(),
        };
        if on > scene.today {
            scene.book.invoices.push(Invoice { on: scene.today, ..draft });
            continue;
        }
        let issued = Invoice { number: next(), buyer: Some(InvoiceBuyer::from(buyer.invoice_details())), ..draft };
        if !corrected {
            // the first of all named a wrong rate: a red one took it back, and it was written anew
            corrected = true;
            let issued = Invoice { tax_rate: WRONG_RATE, ..issued };
            let red = issued.red(issued.gross, InvoiceId::fresh(scene.ids), &next(), on, SHEN.to_owned())?;
            let anew = Invoice { id: InvoiceId::fresh(scene.ids), number: next(), tax_rate: RATE, ..issued.clone() };
            let reason = "货物应为 13%，误选 6%，红冲后重开。".to_owned();
            happen(scene, issued.id, on, Event::Issued { number: issued.number.clone() });
            happen(scene, red.id, on, Event::Issued { number: red.number.clone() });
            happen(scene, issued.id, on, Event::Reddened { by: red.id, reason });
            happen(scene, anew.id, on, Event::Issued { number: anew.number.clone() });
            scene.book.invoices.extend([issued, red, anew]);
            continue;
        }
        happen(scene, issued.id, on, Event::Issued { number: issued.number.clone() });
        let delivered = on.plus_days(3)?;
        if delivered <= scene.today {
            happen(scene, issued.id, delivered, Event::Delivered);
        }
        scene.book.invoices.push(issued);
    }
    Ok(())
}

fn happen<I: NewId>(scene: &mut Scene<'_, I>, invoice: InvoiceId, on: Date, fact: Event) {
    scene.book.invoice_events.push(InvoiceEvent { id: InvoiceEventId::fresh(scene.ids), invoice, on, fact });
}
