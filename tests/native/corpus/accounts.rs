//! One case of each subject: the account of a contract with its late fees and what a credit takes off it, and receivables.

use std::sync::Arc;

use counterpart::domain::account::{Entries, Happened, account};
use counterpart::domain::collection::DueDay;
use counterpart::domain::contract::amendment::history::History;
use counterpart::domain::contract::brief::ContractBrief;
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::general::Definitions;
use counterpart::domain::contract::payment::{Payment, Plan};
use counterpart::domain::contract::plan::{Due, Event, Instalment, PartLabel, Share};
use counterpart::domain::contract::term::{Term, TermLength};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::date::Date;
use counterpart::domain::id::{AllocationId, ContractId, CustomerId, ReceiptId, uuid_v7};
use counterpart::domain::late_fee::debt::ReceiptBook;
use counterpart::domain::late_fee::dunning::DunningBook;
use counterpart::domain::money::Money;
use counterpart::domain::receipt::{Allocation, ClaimPart, PaymentMethod, Receipt};
use counterpart::domain::receivables::aged::aged;
use counterpart::domain::receivables::expected::expected;
use counterpart::domain::receivables::grouping::Grouping;
use counterpart::domain::receivables::open_part::OpenPart;
use counterpart::domain::service_credit::{month_fee, month_of, set_off};

use super::cases::{any_period, calendar, late_rule, written};
use super::claims::instalment;
use super::draw::Draw;

fn number(number: i64) -> u64 {
    u64::try_from(number).expect("a number")
}

/// A contract of a few parts, due on a day or after delivery; at times they do not make its total.
fn contract(draw: &mut Draw, first: Date) -> ContractBrief {
    let amounts: Vec<i64> = (0..draw.between(1, 3)).map(|_| draw.between(1, 20_000_000)).collect();
    let total = amounts.iter().sum::<i64>() + draw.one_of(&[0, 0, 0, 0, 0, 1]);
    let parts = (0..)
        .zip(&amounts)
        .map(|(at, amount)| Instalment {
            id: instalment(at),
            label: PartLabel::Progress,
            share: Share::Sum(Money::cny(*amount)),
            due: match draw.between(0, 3) {
                0 => Due::After { event: Event::Delivery, within: any_period(draw) },
                _ => Due::On(first.plus_days(draw.between(0, 200)).unwrap_or(first)),
            },
            condition: Wording::default(),
        })
        .collect();
    let length = TermLength::Months { start: first, months: 12 };
    ContractBrief {
        id: ContractId(uuid_v7(1, [2; 10])),
        number: String::new(),
        title: Wording::default(),
        customer: CustomerId(uuid_v7(1, [3; 10])),
        joining: Vec::new(),
        owner: String::new(),
        drafted_from: None,
        total: Money::cny(total),
        unreckoned: None,
        definitions: Definitions::usual(),
        term: Term::usual(length),
        payment: Clause::Included(Payment::usual(Plan::Instalments { parts }, late_rule(draw))),
        late_fees_before: Vec::new(),
        history: History::default(),
        promises: Vec::new(),
        service: None,
        sold: Vec::new(),
        targets: None,
        sharing: None,
        tax: Vec::new(),
        loss: None,
        limitation_months: 36,
        exercise_window: None,
        personal: None,
        protection: None,
        secrecy: None,
        late_delivery: None,
    }
}

/// What came in, some of it taken back, counted towards parts of the contract.
fn came(draw: &mut Draw, of: &ContractBrief, first: Date) -> (Vec<Receipt>, Vec<Allocation>) {
    let (mut receipts, mut allocations) = (Vec::new(), Vec::new());
    for at in 0..draw.between(0, 4) {
        let receipt = Receipt {
            id: ReceiptId(uuid_v7(number(at), [1; 10])),
            customer: of.customer,
            on: first.plus_days(draw.between(0, 260)).unwrap_or(first),
            amount: Money::cny(draw.between(1, 20_000_000)),
            method: PaymentMethod::Transfer,
            reference: String::new(),
            reverses: None,
            note: String::new(),
            bank_line: None,
            purpose: String::new(),
            reason: String::new(),
            against: String::new(),
        };
        allocations.push(Allocation {
            id: AllocationId(uuid_v7(number(at), [4; 10])),
            receipt: receipt.id,
            contract: of.id,
            instalment: instalment(draw.between(0, 2)),
            part: draw.one_of(&[ClaimPart::Principal, ClaimPart::Principal, ClaimPart::LateFee]),
            amount: receipt.amount,
            on: None,
        });
        if draw.between(0, 4) == 0 {
            receipts.push(Receipt {
                id: ReceiptId(uuid_v7(number(at + 100), [1; 10])),
                on: receipt.on.plus_days(draw.between(0, 60)).unwrap_or(receipt.on),
                amount: receipt.amount.negated().expect("an amount"),
                reverses: Some(receipt.id),
                ..receipt.clone()
            });
        }
        receipts.push(receipt);
    }
    (receipts, allocations)
}

pub(super) fn accounts(draw: &mut Draw) -> String {
    let first = draw.date();
    let contract = contract(draw, first);
    let (receipts, allocations) = came(draw, &contract, first);
    let as_of = first.plus_days(draw.between(0, 500)).unwrap_or(first);
    let mut happened = Happened::new();
    if draw.between(0, 1) == 0 {
        happened.insert(Event::Delivery, first.plus_days(draw.between(0, 90)).unwrap_or(first));
    }
    let (book, dunning) = (ReceiptBook::new(&receipts), DunningBook::none());
    let own: Vec<&Allocation> = allocations.iter().collect();
    let entries = Entries { receipts: &book, allocations: &own, dunning: &dunning };
    let found = account(&contract, &happened, None, &entries, &calendar(draw), as_of);
    let credit = Money::cny(draw.between(0, 25_000_000));
    let answer = found.as_ref().map(|it| {
        let parts: Vec<_> = it
            .parts
            .iter()
            .map(|part| {
                let fee = part.late_fee.as_ref().map(|fee| fee.value);
                (part.number, part.due, part.position, part.status, part.days_late, fee)
            })
            .collect();
        let sums = (it.collected, it.waived, it.open, it.overdue, it.late_fees, it.costs);
        let month = month_of(as_of).map(|month| month_fee(&contract, Some(it), month));
        (sums, &it.claimable, it.late_fee_cap, &it.misfit, parts, it.fee_sums(), set_off(credit, &it.parts), month)
    });
    let told: Vec<_> = receipts.iter().map(|it| (it.id, it.on, it.amount, it.reverses)).collect();
    let counted: Vec<_> = allocations.iter().map(|it| (it.receipt, it.instalment, it.part)).collect();
    written((&contract.payment, contract.total, told, counted, &happened, credit, as_of), answer)
}

pub(super) fn receivables(draw: &mut Draw) -> String {
    let as_of = draw.date();
    let owners: [Arc<str>; 3] = ["Li", "Wu", ""].map(Arc::from);
    let parts: Vec<OpenPart> = (0..draw.between(0, 6))
        .map(|_| OpenPart {
            contract: ContractId(uuid_v7(number(draw.between(1, 3)), [2; 10])),
            number: usize::try_from(draw.between(1, 3)).expect("a number"),
            customer: CustomerId(uuid_v7(number(draw.between(1, 2)), [3; 10])),
            owner: Arc::clone(&owners[usize::try_from(draw.between(0, 2)).expect("an owner")]),
            due: match draw.between(0, 5) {
                0 => DueDay::AwaitsEvent,
                _ => DueDay::On(as_of.plus_days(draw.between(-120, 120)).unwrap_or(as_of)),
            },
            open: Money::new(draw.between(1, 10_000_000), draw.currency()),
        })
        .collect();
    let by = draw.one_of(&Grouping::ALL);
    written((&parts, by, as_of), (aged(&parts, by, as_of), expected(&parts, as_of)))
}
