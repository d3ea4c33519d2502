//! Writes what is told into the book: contracts, their events, money.

use std::collections::BTreeMap;

use super::code::registration_code;
use super::deal::{Counted, Deal, Fate, HEAD, Paid};
use super::firms::Firm;
use super::{DemoBook, DemoError};
use crate::domain::address::Address;
use crate::domain::contract::Contract;
use crate::domain::contract::clause::Clause;
use crate::domain::customer::Customer;
use crate::domain::date::Date;
use crate::domain::id::{AllocationId, InstalmentId, NewId, OwnEntityId, ReceiptId};
use crate::domain::money::Money;
use crate::domain::own_entity::{BankAccount, OwnEntity};
use crate::domain::receipt::{Allocation, ClaimPart, PaymentMethod, Receipt};

/// A customer as a party to a contract.
#[derive(Debug, Clone)]
pub(super) struct Buyer {
    pub(super) customer: Customer,
    /// Who receives notices.
    pub(super) addressee: String,
}

/// The book while it is written.
pub(super) struct Scene<'a, I> {
    pub(super) today: Date,
    pub(super) ids: &'a mut I,
    pub(super) book: DemoBook,
    pub(super) buyers: BTreeMap<Firm, Buyer>,
    /// The last numbers of each month.
    pub(super) numbers: Numbers,
}

/// The last number given in each month.
pub(super) type Months = BTreeMap<(i32, u32), u32>;

/// Numbers that go on from one piece of a book to the next.
#[derive(Debug, Clone, Default)]
pub(super) struct Numbers {
    /// Of contracts.
    pub(super) contracts: Months,
    /// Of receipts.
    pub(super) receipts: Months,
    /// Of tickets.
    pub(super) tickets: Months,
}

impl<'a, I: NewId> Scene<'a, I> {
    /// An empty book of the firm.
    pub(super) fn open(today: Date, ids: &'a mut I) -> Result<Self, DemoError> {
        let own_entity = OwnEntity {
            id: OwnEntityId::fresh(ids),
            name: "宁波拓野仪表有限公司".to_owned(),
            code: registration_code("330212", 52_430_771)?,
            address: Address {
                region: "宁波".to_owned(), line: "浙江省宁波市鄞州区潘火路 216 号".to_owned()
            },
            legal_representative: HEAD.to_owned(),
            phone: "0574 0000 0216".to_owned(),
            email: "contracts@example.com".to_owned(),
            bank: BankAccount {
                bank: "甬川银行鄞州支行".to_owned(), account: "0000 5740 0000 0216 88".to_owned()
            },
        };
        let book = nothing_of(own_entity);
        Ok(Self { today, ids, book, buyers: BTreeMap::new(), numbers: Numbers::default() })
    }

    /// The customer of this name.
    pub(super) fn buyer(&self, firm: Firm) -> Result<Buyer, DemoError> {
        self.buyers.get(&firm).cloned().ok_or(DemoError::NoSuchFirm)
    }

    /// A further piece of a book.
    pub(super) fn further(today: Date, ids: &'a mut I, own_entity: OwnEntity, numbers: Numbers) -> Self {
        Self { today, ids, book: nothing_of(own_entity), buyers: BTreeMap::new(), numbers }
    }

    /// The book, with receipts in the order of their days and numbered by month.
    pub(super) fn close(self) -> DemoBook {
        self.close_piece().0
    }

    /// The same, with the numbers to go on from.
    pub(super) fn close_piece(self) -> (DemoBook, Numbers) {
        let (mut book, mut numbers) = (self.book, self.numbers);
        book.receipts.sort_by_key(|receipt| receipt.on);
        // no bank gave a set-off a number
        for receipt in book.receipts.iter_mut().filter(|it| !it.is_set_off()) {
            let month = (receipt.on.year(), receipt.on.month());
            let count = numbers.receipts.entry(month).or_insert(0);
            *count += 1;
            receipt.reference = format!("SK-{:04}{:02}-{count:04}", month.0, month.1);
        }
        (book, numbers)
    }

    /// The day so many days from today.
    pub(super) fn day(&self, offset: i64) -> Result<Date, DemoError> {
        Ok(self.today.plus_days(offset)?)
    }

    /// Writes one contract with everything that happened to it.
    pub(super) fn write(&mut self, deal: &Deal, buyer: &Buyer) -> Result<(), DemoError> {
        let contract = self.contract(deal, buyer)?;
        self.events(deal, buyer, &contract)?;
        let claims = match &contract.payment {
            Clause::Included(payment) => payment.claims(contract.total()?)?.value,
            Clause::NotApplicable { .. } => Vec::new(),
        };
        let parts: Vec<(InstalmentId, Money)> = claims.into_iter().map(|(id, amount, _)| (id, amount)).collect();
        for paid in &deal.paid {
            self.receive(paid, &contract, &parts)?;
        }
        self.book.contracts.push(contract);
        Ok(())
    }

    /// Money that came in, what it was counted towards, and the counter-entries if it went back.
    fn receive(&mut self, paid: &Paid, contract: &Contract, parts: &[(InstalmentId, Money)]) -> Result<(), DemoError> {
        let mut counted: Vec<(InstalmentId, ClaimPart, Money)> = Vec::new();
        for (part, how) in &paid.counted {
            let (id, whole) = *parts.get(*part).ok_or(DemoError::NoSuchPart { part: *part })?;
            counted.push(match how {
                Counted::Whole => (id, ClaimPart::Principal, whole),
                Counted::Price(fen) => (id, ClaimPart::Principal, Money::cny(*fen)),
                Counted::LateFee(fen) => (id, ClaimPart::LateFee, Money::cny(*fen)),
            });
        }
        let mut amount = Money::cny(paid.advance);
        for (_, _, sum) in &counted {
            amount = amount.plus(*sum)?;
        }
        let receipt = Receipt {
            id: ReceiptId::fresh(self.ids),
            customer: contract.customer,
            on: self.day(paid.on)?,
            amount,
            method: paid.method,
            reference: String::new(),
            reverses: None,
            note: paid.note.to_owned(),
            reason: String::new(),
            against: paid.against.to_owned(),
            bank_line: None,
            purpose: said(paid, &contract.number),
        };
        for (instalment, part, amount) in counted {
            let id = AllocationId::fresh(self.ids);
            let (receipt, contract) = (receipt.id, contract.id);
            self.book.allocations.push(Allocation { id, receipt, contract, instalment, part, amount, on: None });
        }
        match paid.fate {
            Fate::Stayed => {}
            Fate::Reversed(on, why) => {
                let counter = Receipt {
                    id: ReceiptId::fresh(self.ids),
                    on: self.day(on)?,
                    amount: amount.negated()?,
                    reverses: Some(receipt.id),
                    note: String::new(),
                    reason: why.to_owned(),
                    bank_line: None,
                    ..receipt.clone()
                };
                self.book.receipts.push(counter);
            }
        }
        self.book.receipts.push(receipt);
        Ok(())
    }
}

/// What a payer wrote on a transfer: the contract and the parts, as the bank passes it on. Other ways of paying carry no words.
fn said(paid: &Paid, number: &str) -> String {
    if paid.method != PaymentMethod::Transfer {
        return String::new();
    }
    let mut parts: Vec<String> = paid.counted.iter().map(|(part, _)| part.saturating_add(1).to_string()).collect();
    parts.dedup();
    if parts.is_empty() { format!("{number} 预付款") } else { format!("{number} 第{}期", parts.join("、")) }
}

/// A book in which nothing stands but whose it is.
const fn nothing_of(own_entity: OwnEntity) -> DemoBook {
    DemoBook {
        own_entity,
        settings: None,
        customers: Vec::new(),
        contacts: Vec::new(),
        activities: Vec::new(),
        members: Vec::new(),
        pool_events: Vec::new(),
        preferences: Vec::new(),
        purchases: Vec::new(),
        tasks: Vec::new(),
        sales_targets: Vec::new(),
        saved_views: Vec::new(),
        contracts: Vec::new(),
        contract_events: Vec::new(),
        products: Vec::new(),
        price_lists: Vec::new(),
        leads: Vec::new(),
        lead_events: Vec::new(),
        opportunities: Vec::new(),
        opportunity_events: Vec::new(),
        quotes: Vec::new(),
        quote_events: Vec::new(),
        receipts: Vec::new(),
        allocations: Vec::new(),
        waivers: Vec::new(),
        recovery_costs: Vec::new(),
        incentive_plans: Vec::new(),
        commission_entries: Vec::new(),
        payout_runs: Vec::new(),
        incentive_events: Vec::new(),
        late_fee_statements: Vec::new(),
        invoices: Vec::new(),
        invoice_events: Vec::new(),
        contract_versions: Vec::new(),
        amendments: Vec::new(),
        negotiation_rounds: Vec::new(),
        proposals: Vec::new(),
        proposal_events: Vec::new(),
        duties: Vec::new(),
        duty_events: Vec::new(),
        materials: Vec::new(),
        material_events: Vec::new(),
        tickets: Vec::new(),
        disputes: Vec::new(),
        dispute_events: Vec::new(),
        ticket_events: Vec::new(),
        own_clauses: Vec::new(),
        fallbacks: Vec::new(),
        own_templates: Vec::new(),
        evaluation_plans: Vec::new(),
        evaluations: Vec::new(),
        evaluation_events: Vec::new(),
        sharing_scopes: Vec::new(),
        sharing_scope_events: Vec::new(),
        sharing_events: Vec::new(),
        undertakings: Vec::new(),
        subject_requests: Vec::new(),
        incidents: Vec::new(),
        incident_events: Vec::new(),
    }
}
