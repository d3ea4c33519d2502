//! The money of customers: contracts with monthly parts, most of them paid late or in part.

use counterpart::domain::account::{Account, Entries, Happened, account};
use counterpart::domain::ageing::{OpenBalance, age};
use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::contract::brief::ContractBrief;
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::general::Definitions;
use counterpart::domain::contract::payment::{Payment, Plan};
use counterpart::domain::contract::plan::{Due, Instalment, PartLabel, Share};
use counterpart::domain::contract::term::{Term, TermLength};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::date::Date;
use counterpart::domain::id::{AllocationId, ContractId, CustomerId, InstalmentId, ReceiptId, uuid_v7};
use counterpart::domain::late_fee::debt::ReceiptBook;
use counterpart::domain::late_fee::dunning::DunningBook;
use counterpart::domain::late_fee::rule::LateFeeRule;
use counterpart::domain::money::Money;
use counterpart::domain::receipt::{Allocation, ClaimPart, PaymentMethod, Receipt};

/// One customer's contracts and what came in for them.
pub(super) struct Customer {
    contracts: Vec<(ContractBrief, Vec<Allocation>)>,
    receipts: ReceiptBook,
}

/// A customer with so many contracts of so many monthly parts, due from 2024 on. Of each part a third came in three receipts:
/// one in time, two late.
pub(super) fn customer(rule: &LateFeeRule, contracts: u32, parts: u32) -> Customer {
    let (mut receipts, mut all) = (Vec::new(), Vec::new());
    for number in 0..contracts {
        let contract = contract(rule, number, parts);
        let mut own = Vec::new();
        for (part, id) in (0..parts).zip(ids(number, parts)) {
            for (turn, after) in [-3_i64, 10, 40].into_iter().enumerate() {
                let key = u64::from(number) * 1_000_000 + u64::from(part) * 10 + u64::try_from(turn).expect("a turn");
                let on = due(part).plus_days(after).expect("a date");
                let (receipt, allocation) = paid(&contract, id, key, on, Money::cny(110_000));
                receipts.push(receipt);
                own.push(allocation);
            }
        }
        all.push((contract, own));
    }
    Customer { contracts: all, receipts: ReceiptBook::new(&receipts) }
}

/// What came in for an instalment on a day, all of it towards its principal. No two have the same key.
pub(super) fn paid(
    contract: &ContractBrief,
    instalment: InstalmentId,
    key: u64,
    on: Date,
    amount: Money,
) -> (Receipt, Allocation) {
    let receipt = Receipt {
        id: ReceiptId(uuid_v7(key, [4; 10])),
        customer: contract.customer,
        on,
        amount,
        method: PaymentMethod::Transfer,
        reference: String::new(),
        reverses: None,
        note: String::new(),
        reason: String::new(),
        against: String::new(),
        bank_line: None,
        purpose: String::new(),
    };
    let allocation = Allocation {
        id: AllocationId(uuid_v7(key, [5; 10])),
        receipt: receipt.id,
        contract: contract.id,
        instalment,
        part: ClaimPart::Principal,
        amount,
        on: None,
    };
    (receipt, allocation)
}

fn due(part: u32) -> Date {
    let months = i32::try_from(part).expect("a month");
    Date::new(2024, 1, 31).and_then(|first| first.plus_months(months)).expect("a date")
}

fn ids(contract: u32, parts: u32) -> impl Iterator<Item = InstalmentId> {
    (0..parts).map(move |part| InstalmentId(uuid_v7(u64::from(contract) * 100_000 + u64::from(part), [1; 10])))
}

fn contract(rule: &LateFeeRule, number: u32, parts: u32) -> ContractBrief {
    let plan = (0..parts).zip(ids(number, parts)).map(|(part, id)| Instalment {
        id,
        label: PartLabel::Progress,
        share: Share::Sum(Money::cny(1_000_000)),
        due: Due::On(due(part)),
        condition: Wording::default(),
    });
    ContractBrief {
        service: None,
        id: ContractId(uuid_v7(u64::from(number), [2; 10])),
        number: String::new(),
        title: Wording::default(),
        customer: CustomerId(uuid_v7(1, [3; 10])),
        owner: String::new(),
        joining: Vec::new(),
        drafted_from: None,
        total: Money::cny(i64::from(parts) * 1_000_000),
        unreckoned: None,
        definitions: Definitions::usual(),
        term: Term::usual(TermLength::Months { start: due(0), months: 12 }),
        payment: Clause::Included(Payment::usual(Plan::Instalments { parts: plan.collect() }, rule.clone())),
        late_fees_before: Vec::new(),
        history: counterpart::domain::contract::amendment::history::History::default(),
        promises: Vec::new(),
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

/// The accounts of all contracts of a customer.
pub(super) fn accounts(customer: &Customer, dunning: &DunningBook, as_of: Date) -> Vec<Account> {
    let (happened, calendar) = (Happened::new(), WorkCalendar::standard());
    let accounts = customer.contracts.iter().map(|(contract, allocations)| {
        let own: Vec<&Allocation> = allocations.iter().collect();
        let entries = Entries { receipts: &customer.receipts, allocations: &own, dunning };
        account(contract, &happened, None, &entries, &calendar, as_of).expect("an account")
    });
    accounts.collect()
}

/// The ageing of a customer from its accounts: what is open after its day, in minor units.
pub(super) fn aged(customer: &Customer, as_of: Date) -> i64 {
    let accounts = accounts(customer, &DunningBook::none(), as_of);
    let parts = accounts.iter().flat_map(|account| account.parts.iter().map(|part| (account.contract, part)));
    let balances = parts.map(|(key, part)| OpenBalance { key, due: part.due, open: part.position.open });
    let table = age(balances, as_of).expect("an ageing").value;
    table.totals.iter().map(|sums| sums.total.minor).sum()
}
