//! What holds on any book: what customers owe is what their contracts owe is what the parts of these owe, and what statements
//! claim never goes beyond what accrued.

use std::collections::{BTreeMap, BTreeSet};

use counterpart::domain::account::{Account, Entries};
use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::contract::brief::ContractBrief;
use counterpart::domain::contract::event::ContractEvent;
use counterpart::domain::date::Date;
use counterpart::domain::dunning_rows::DunningRows;
use counterpart::domain::id::{
    AllocationId, ContractEventId, CustomerId, ReceiptId, RecoveryCostId, WaiverId, uuid_v7,
};
use counterpart::domain::late_fee::debt::{CameIn, ReceiptBook};
use counterpart::domain::late_fee::dunning::DunningBook;
use counterpart::domain::late_fee::rule::Cap;
use counterpart::domain::late_fee_statement::LateFeeStatement;
use counterpart::domain::money::Money;
use counterpart::domain::progress::{Progress, progress};
use counterpart::domain::rate::Ppm;
use counterpart::domain::receipt::{Allocation, ClaimPart, PaymentMethod, Receipt};
use counterpart::domain::recovery_cost::{CostKind, RecoveryCost};
use counterpart::domain::standing::CustomerStanding;
use counterpart::domain::statement_line::StatementLine;
use counterpart::domain::waiver::Waiver;
use proptest::prelude::*;

use super::{contract, day, heading, part_id};
use crate::progress::signed;

/// A contract: whose, its parts as sum and days after the middle of March, whether its fees are bounded together.
type Agreed = (u64, Vec<(i64, i64)>, bool);
/// Something that was entered: of which contract and part, how many days after the middle of March, what, how much, and for how
/// many days it stood.
type Entry = (u64, u64, i64, u8, i64, Option<i64>);

#[derive(Debug, Default)]
struct Book {
    contracts: Vec<ContractBrief>,
    events: Vec<ContractEvent>,
    receipts: Vec<Receipt>,
    allocations: Vec<Allocation>,
    waivers: Vec<Waiver>,
    costs: Vec<RecoveryCost>,
    statements: Vec<LateFeeStatement>,
}

fn after(days: i64) -> Date {
    day("2026-03-15").plus_days(days).expect("a date")
}

impl Book {
    fn of(agreed: &[Agreed], entries: &[Entry]) -> Self {
        let mut book = Self::default();
        for (number, (customer, parts, bounded)) in (1..).zip(agreed) {
            let cap = if *bounded { Cap::ContractShare { ppm: Ppm(8_000) } } else { Cap::None };
            let parts: Vec<(i64, Date)> = parts.iter().map(|(fen, days)| (*fen, after(*days))).collect();
            let brief = contract(number, *customer, &parts, cap);
            for (at, event) in (1..).zip(signed()) {
                let id = ContractEventId(uuid_v7(number * 10 + at, [9; 10]));
                book.events.push(ContractEvent::of_life(id, brief.id, event));
            }
            book.contracts.push(brief);
        }
        for (number, entry) in (1..).zip(entries) {
            book.enter(number, *entry);
        }
        book
    }

    fn enter(&mut self, number: u64, (of, part, days, what, fen, stood): Entry) {
        let at = usize::try_from(of).expect("few") % self.contracts.len();
        let (contract, customer) = (self.contracts[at].id, self.contracts[at].customer);
        let instalment = part_id(u64::try_from(at).expect("few") + 1, part);
        let (on, amount) = (after(days), Money::cny(fen));
        let back = stood.map(|stood| after(days + stood));
        let claim = [ClaimPart::Principal, ClaimPart::LateFee, ClaimPart::Cost][usize::from(what % 3)];
        if what < 3 {
            let id = ReceiptId(uuid_v7(number, [4; 10]));
            let receipt = Receipt {
                id,
                customer,
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
            let counter = |on| Receipt {
                id: ReceiptId(uuid_v7(number, [14; 10])),
                on,
                amount: Money::cny(-fen),
                reverses: Some(id),
                ..receipt.clone()
            };
            self.receipts.extend(back.map(counter));
            self.receipts.push(receipt);
            let id_of = AllocationId(uuid_v7(number, [5; 10]));
            self.allocations.push(Allocation {
                id: id_of,
                receipt: id,
                contract,
                instalment,
                part: claim,
                amount,
                on: None,
            });
        } else if what < 6 {
            let id = WaiverId(uuid_v7(number, [6; 10]));
            let (by, reason) = (String::new(), "goodwill".to_owned());
            let waiver = Waiver { id, contract, instalment, part: claim, on, amount, by, reason, reverses: None };
            let counter =
                |on| waiver.counter(WaiverId(uuid_v7(number, [16; 10])), on, String::new()).expect("a counter-entry");
            self.waivers.extend(back.map(counter));
            self.waivers.push(waiver);
        } else {
            let id = RecoveryCostId(uuid_v7(number, [8; 10]));
            let (by, note, kind) = (String::new(), String::new(), CostKind::Court);
            let cost = RecoveryCost { id, contract, instalment, on, amount, kind, by, note, reverses: None };
            let counter = |on| {
                cost.counter(RecoveryCostId(uuid_v7(number, [18; 10])), on, String::new()).expect("a counter-entry")
            };
            self.costs.extend(back.map(counter));
            self.costs.push(cost);
        }
    }

    fn progress(&self, contract: &ContractBrief, as_of: Date) -> Progress {
        let rows = DunningRows {
            waivers: self.waivers.iter().filter(|it| it.contract == contract.id).collect(),
            costs: self.costs.iter().filter(|it| it.contract == contract.id).collect(),
            statements: self.statements.iter().filter(|it| it.contract == contract.id).collect(),
        };
        let (receipts, dunning) = (ReceiptBook::new(&self.receipts), rows.book(as_of));
        let own: Vec<&Allocation> = self.allocations.iter().filter(|it| it.contract == contract.id).collect();
        let events: Vec<&ContractEvent> = self.events.iter().filter(|it| it.contract == contract.id).collect();
        let entries = Entries { receipts: &receipts, allocations: &own, dunning: &dunning };
        progress(contract, &events, &entries, &WorkCalendar::standard(), as_of).expect("a standing")
    }

    fn account(&self, contract: &ContractBrief, as_of: Date) -> Account {
        self.progress(contract, as_of).account.expect("an account")
    }

    /// What came in for the parts of a contract.
    fn came(&self, contract: &ContractBrief) -> CameIn {
        let own: Vec<&Allocation> = self.allocations.iter().filter(|it| it.contract == contract.id).collect();
        let (receipts, dunning) = (ReceiptBook::new(&self.receipts), DunningBook::none());
        Entries { receipts: &receipts, allocations: &own, dunning: &dunning }.came().expect("payments")
    }

    /// Freezes whatever can be claimed of every contract on a day.
    fn freeze(&mut self, as_of: Date) {
        for contract in self.contracts.clone() {
            let account = self.account(&contract, as_of);
            let known: Vec<&LateFeeStatement> =
                self.statements.iter().filter(|it| it.contract == contract.id).collect();
            let (heading, came) = (heading(self.statements.len()), self.came(&contract));
            let made = LateFeeStatement::freeze(heading, &account, &came, None, &known, as_of);
            if let Ok(statement) = made {
                self.statements.push(statement);
            }
        }
    }
}

fn books() -> impl Strategy<Value = Book> {
    let parts = prop::collection::vec((1_i64..=9_000_000, 0_i64..=60), 1..=3);
    let agreed = prop::collection::vec((1_u64..=3, parts, any::<bool>()), 1..=4);
    let entry = (0_u64..4, 1_u64..=3, 0_i64..=120, 0_u8..8, 1_i64..=5_000_000, prop::option::weighted(0.3, 0_i64..=40));
    (agreed, prop::collection::vec(entry, 0..14)).prop_map(|(agreed, entries)| Book::of(&agreed, &entries))
}

proptest! {
    #[test]
    fn what_customers_owe_is_what_their_contracts_owe_is_what_the_parts_of_these_owe(
        book in books(),
        days in 0_i64..=150,
    ) {
        let as_of = after(days);
        let mut own: BTreeMap<CustomerId, Vec<Progress>> = BTreeMap::new();
        for contract in &book.contracts {
            own.entry(contract.customer).or_default().push(book.progress(contract, as_of));
        }
        let customers: i64 = own
            .values()
            .map(|all| CustomerStanding::of(all).expect("a standing").value.receivable.minor)
            .sum();
        let accounts: Vec<&Account> =
            own.values().flatten().map(|it| it.account.as_ref().expect("an account")).collect();
        // open of the price; late fees and costs
        let contracts = accounts.iter().fold((0, 0), |sum, it| {
            (sum.0 + it.open.minor, sum.1 + it.late_fees.minor + it.costs.minor)
        });
        let parts = accounts.iter().flat_map(|it| &it.parts).fold((0, 0), |sum, part| {
            let late = [ClaimPart::LateFee, ClaimPart::Cost].map(|of| part.open_of(of).minor);
            (sum.0 + part.open_of(ClaimPart::Principal).minor, sum.1 + late[0] + late[1])
        });
        prop_assert_eq!(customers, contracts.0);
        prop_assert_eq!(contracts, parts);
    }

    #[test]
    fn claims_never_exceed_what_accrued(
        mut book in books(),
        days in prop::collection::btree_set(0_i64..=150, 1..=4),
    ) {
        for days in days {
            let as_of = after(days);
            book.freeze(as_of);
            for contract in &book.contracts {
                let account = book.account(contract, as_of);
                let sums = account.fee_sums().expect("sums").value;
                prop_assert!(sums.claimed.minor <= sums.accrued.minor, "{} claimed of {}", sums.claimed.minor, sums.accrued.minor);
                prop_assert_eq!(sums.accrued.minor, sums.paid.minor + sums.waived.minor + sums.owed.minor);
                prop_assert_eq!(account.claimable.value.minor, 0, "all that was new is claimed");
            }
        }
    }

    #[test]
    fn the_rows_of_a_ledger_pay_what_it_says_was_paid_and_a_receipt_has_one_a_day(
        book in books(),
        days in 0_i64..=150,
    ) {
        let as_of = after(days);
        for contract in &book.contracts {
            let came = book.came(contract);
            for part in book.account(contract, as_of).parts {
                let Some(fee) = part.late_fee.as_ref().map(|fee| fee.value) else { continue };
                let lines = StatementLine::all_of(&part, &came).expect("lines");
                let (mut paid, mut advance, mut rows) = (0, 0, 0);
                for line in &lines {
                    if let StatementLine::Received { late_fee, .. } = line {
                        paid += late_fee.minor;
                        advance += line.advance().expect("an advance").minor;
                        rows += 1;
                    }
                }
                prop_assert_eq!((paid, advance), (fee.paid.minor, fee.advance.minor));
                let came = came.get(&part.id).into_iter().flatten().filter(|it| it.payment.counts_on(as_of));
                let receipts: BTreeSet<_> = came.map(|it| (it.payment.receipt, it.payment.on)).collect();
                prop_assert_eq!(rows, receipts.len());
            }
        }
    }
}
