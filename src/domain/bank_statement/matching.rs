//! What each line of a statement would be recorded as: for whom, why, and what it would settle.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::fit::{Fit, fit};
use super::known::{KnownBy, Met, Recorded};
use super::numbers::{Billed, Named, Numbers};
use super::open::ContractMoney;
use super::payers::Payers;
use super::reason::{ENOUGH, LEAD, Reason, firm_points, points};
use super::{BankLine, Line};
use crate::domain::allotment::{OpenPart, Share, count};
use crate::domain::counting::Sum;
use crate::domain::date::Date;
use crate::domain::id::{AllocationId, ContractId, CustomerId, InstalmentId, NewId, ReceiptId};
use crate::domain::money::Money;
use crate::domain::payers_purpose::{as_stated, parts_named, stated};
use crate::domain::receipt::{Allocation, PaymentMethod, Receipt};

/// So many customers are weighed for a line.
const MOST_CANDIDATES: usize = 8;

/// What a book knows about payers and what they owe.
#[derive(Debug, Clone)]
pub struct Book {
    /// Who may pay.
    pub payers: Payers,
    /// The numbers of contracts and invoices.
    pub numbers: Numbers,
    /// The receipts so far.
    pub recorded: Recorded,
    /// The contracts that bind, and with whom: the customer that stands for theirs.
    pub contracts: BTreeMap<ContractId, (CustomerId, ContractMoney)>,
    /// The contracts of each customer.
    pub of_customer: BTreeMap<CustomerId, Vec<ContractId>>,
    /// The invoices that stand, by contract.
    pub invoices: BTreeMap<ContractId, Vec<Billed>>,
    /// The contracts that have an open part of this price, by its minor units and currency: where nothing else is known of a
    /// payer.
    pub open_prices: BTreeMap<(i64, &'static str), Vec<ContractId>>,
}

/// What a person makes of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Choice {
    /// As it is suggested.
    #[default]
    AsSuggested,
    /// It is not recorded.
    Skip,
    /// It is recorded for this customer; counted towards this contract alone if one is given.
    Take(CustomerId, Option<ContractId>),
    /// The same, unless it is in the book already.
    Agree(CustomerId, Option<ContractId>),
}

/// What becomes of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It is recorded.
    Take,
    /// There is a suggestion that a person has to agree to.
    Ask,
    /// Nobody knows whose it is.
    Unknown,
    /// It is in the book already.
    Known(KnownBy),
    /// The person skips it.
    Skip,
}

/// For whom a line may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The customer.
    pub customer: CustomerId,
    /// The contract, if the purpose or a person names one.
    pub contract: Option<ContractId>,
    /// Why; the strongest first. Nothing where a person chose.
    pub reasons: Vec<Reason>,
    /// What it would settle.
    pub shares: Vec<Share>,
    /// What would be money in advance (预收款).
    pub advance: Money,
}

/// What is made of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// What becomes of it.
    pub verdict: Verdict,
    /// For whom, if anybody is known.
    pub suggestion: Option<Suggestion>,
    /// The receipt, if it is recorded.
    pub receipt: Option<Receipt>,
}

/// How a line is recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manner {
    /// How it was paid.
    pub method: PaymentMethod,
    /// The file it comes from.
    pub file: String,
}

/// Takes the lines of a statement one after the other; each finds what the earlier ones left.
#[derive(Debug)]
pub struct Matcher {
    book: Arc<Book>,
    manner: Manner,
    met: Met,
    /// The contracts to which something was counted, as they are with it.
    touched: BTreeMap<ContractId, ContractMoney>,
    /// What was open on a day, until something is counted or another day is asked for.
    open: BTreeMap<ContractId, (Date, Vec<OpenPart>)>,
}

impl Matcher {
    /// No line was taken yet.
    pub fn new(book: Arc<Book>, manner: Manner) -> Self {
        Self { book, manner, met: Met::default(), touched: BTreeMap::new(), open: BTreeMap::new() }
    }

    /// Takes the next line, in the order of the days.
    pub fn take(&mut self, line: &Line, choice: Choice, ids: &mut impl NewId) -> Proposal {
        let mut candidates = self.candidates(line);
        let payers: Vec<CustomerId> = candidates.iter().map(|it| it.customer).collect();
        let book = Arc::clone(&self.book);
        let known = book.recorded.find(line, &payers, &mut self.met);
        // a price that several owe names none of them
        if candidates.len() > 1 && candidates.iter().all(|it| it.reasons.is_empty()) {
            candidates.clear();
        }
        candidates.truncate(MOST_CANDIDATES);
        let (verdict, candidate) = match choice {
            Choice::Take(customer, contract) => {
                (Verdict::Take, Some(self.chosen(candidates, customer, contract, line)))
            }
            Choice::Agree(customer, contract) => {
                let verdict = known.map_or(Verdict::Take, Verdict::Known);
                (verdict, Some(self.chosen(candidates, customer, contract, line)))
            }
            Choice::AsSuggested | Choice::Skip => {
                let (best, sure) = self.best(candidates, line);
                let verdict = match (choice, known, &best) {
                    (_, Some(by), _) => Verdict::Known(by),
                    (Choice::Skip, None, _) => Verdict::Skip,
                    (_, None, None) => Verdict::Unknown,
                    (_, None, Some(_)) if sure => Verdict::Take,
                    (_, None, Some(_)) => Verdict::Ask,
                };
                (verdict, best)
            }
        };
        let suggestion = candidate.map(|it| self.settled(it, line));
        let receipt = match (&verdict, &suggestion) {
            (Verdict::Take, Some(suggestion)) => Some(self.record(line, suggestion, ids)),
            (Verdict::Take | Verdict::Ask | Verdict::Unknown | Verdict::Known(_) | Verdict::Skip, _) => None,
        };
        Proposal { verdict, suggestion, receipt }
    }

    /// Everybody it may be from, with the reasons that do not ask for the amount.
    fn candidates(&self, line: &Line) -> Vec<Candidate> {
        let mut found: BTreeMap<CustomerId, Candidate> = BTreeMap::new();
        let said = format!("{} {}", line.purpose, line.reference);
        for number in self.book.numbers.find(&said) {
            let (contract, reason, parts) = match number.named {
                Named::Contract(id) => (id, Reason::ContractNumber(number.number), Vec::new()),
                Named::Invoice(billed) => (billed.contract, Reason::InvoiceNumber(number.number), billed.instalments),
            };
            let Some((customer, _)) = self.book.contracts.get(&contract) else { continue };
            let candidate = found.entry(*customer).or_insert_with(|| Candidate::new(*customer));
            if !candidate.contracts.contains(&contract) {
                candidate.contracts.push(contract);
            }
            candidate.named.extend(parts);
            if !candidate.reasons.contains(&reason) {
                candidate.reasons.push(reason);
            }
        }
        for (customer, reason) in self.book.payers.find(&line.payer, &line.account) {
            let candidate = found.entry(customer).or_insert_with(|| Candidate::new(customer));
            if !candidate.reasons.contains(&reason) {
                candidate.reasons.push(reason);
            }
        }
        if found.is_empty() {
            let key = (line.amount.minor, line.amount.currency.code());
            for contract in self.book.open_prices.get(&key).into_iter().flatten() {
                if let Some((customer, _)) = self.book.contracts.get(contract) {
                    found.entry(*customer).or_insert_with(|| Candidate::new(*customer));
                }
            }
        }
        found.into_values().collect()
    }

    /// Adds what the amount says to each; then the one with the most firm points, of several the one with the most in all, and
    /// whether it is sure.
    fn best(&mut self, candidates: Vec<Candidate>, line: &Line) -> (Option<Candidate>, bool) {
        let mut weighed: Vec<Candidate> = candidates.into_iter().map(|it| self.with_fit(it, line)).collect();
        weighed.retain(|it| !it.reasons.is_empty());
        weighed.sort_by_key(|it| (Reverse((firm_points(&it.reasons), points(&it.reasons))), it.customer));
        let second = weighed.get(1).map_or(0, |it| firm_points(&it.reasons));
        let best = weighed.into_iter().next();
        let first = best.as_ref().map_or(0, |it| firm_points(&it.reasons));
        (best, first >= ENOUGH && first >= second.saturating_add(LEAD))
    }

    /// The customer that a person chose, with what the line says of it.
    fn chosen(
        &mut self,
        candidates: Vec<Candidate>,
        customer: CustomerId,
        contract: Option<ContractId>,
        line: &Line,
    ) -> Candidate {
        let known = candidates.into_iter().find(|it| it.customer == customer);
        let mut candidate = known.unwrap_or_else(|| Candidate::new(customer));
        if let Some(contract) = contract {
            candidate.contracts = vec![contract];
        }
        self.with_fit(candidate, line)
    }

    fn with_fit(&mut self, mut candidate: Candidate, line: &Line) -> Candidate {
        let mut open = self.open_of(&candidate, line.on);
        if !candidate.named.is_empty() {
            open.retain(|part| candidate.named.contains(&part.debt.instalment));
        }
        // parts of the one contract that is named, or of its invoice, by their numbers: the payer's own words go before what fits
        // the amount
        if candidate.contracts.len() == 1 {
            let numbered: Vec<OpenPart> = parts_named(&line.purpose, &open).into_iter().copied().collect();
            if !numbered.is_empty() {
                candidate.named = numbered.iter().map(|part| part.debt.instalment).collect();
                open = numbered;
            }
        }
        let book = Arc::clone(&self.book);
        let contracts: Vec<ContractId> = self.contracts_of(&candidate);
        let invoices: Vec<&Billed> = contracts.iter().filter_map(|id| book.invoices.get(id)).flatten().collect();
        if let Some(Fit { parts, reason }) = fit(line.amount, &open, &invoices) {
            if candidate.named.is_empty() {
                candidate.named = parts;
            }
            candidate.reasons.push(reason);
        }
        candidate.reasons.sort_by_key(|reason| Reverse(reason.points()));
        candidate
    }

    /// The contracts whose parts it may pay: those that are named, else all of the customer.
    fn contracts_of(&self, candidate: &Candidate) -> Vec<ContractId> {
        if candidate.contracts.is_empty() {
            return self.book.of_customer.get(&candidate.customer).cloned().unwrap_or_default();
        }
        candidate.contracts.clone()
    }

    /// What is open for it on a day, the earliest due first. A contract that cannot be reckoned with has nothing open.
    fn open_of(&mut self, candidate: &Candidate, on: Date) -> Vec<OpenPart> {
        let mut all = Vec::new();
        for id in self.contracts_of(candidate) {
            let known = self.open.get(&id).filter(|(day, _)| *day == on);
            if let Some((_, parts)) = known {
                all.extend(parts.iter().copied());
                continue;
            }
            let money = self.touched.get(&id).or_else(|| self.book.contracts.get(&id).map(|(_, money)| money));
            let parts = money.and_then(|money| money.open_on(on).ok()).unwrap_or_default();
            all.extend(parts.iter().copied());
            self.open.insert(id, (on, parts));
        }
        all.sort_by_key(|part| (part.debt.due, part.contract, part.number));
        all
    }

    /// What a candidate's line would settle.
    fn settled(&mut self, candidate: Candidate, line: &Line) -> Suggestion {
        let open = as_stated(&self.open_of(&candidate, line.on), stated(&line.purpose));
        let counted = count(line.amount, &candidate.named, &open, line.on);
        let Candidate { customer, contracts, reasons, .. } = candidate;
        let contract = match contracts.as_slice() {
            [only] => Some(*only),
            _ => None,
        };
        let (shares, advance) = counted.map_or((Vec::new(), line.amount), |it| (it.working, it.value));
        Suggestion { customer, contract, reasons, shares, advance }
    }

    /// The receipt of a line; what it settles is not open for the next one.
    fn record(&mut self, line: &Line, suggestion: &Suggestion, ids: &mut impl NewId) -> Receipt {
        let receipt = Receipt {
            id: ReceiptId::fresh(ids),
            customer: suggestion.customer,
            on: line.on,
            amount: line.amount,
            method: self.manner.method,
            reference: line.reference.clone(),
            reverses: None,
            reason: String::new(),
            against: String::new(),
            note: String::new(),
            bank_line: Some(BankLine {
                payer: line.payer.clone(),
                account: line.account.clone(),
                purpose: line.purpose.clone(),
                file: self.manner.file.clone(),
            }),
            purpose: String::new(),
        };
        for share in &suggestion.shares {
            let known = self.touched.remove(&share.contract);
            let known = known.or_else(|| self.book.contracts.get(&share.contract).map(|(_, money)| money.clone()));
            let Some(mut money) = known else { continue };
            if money.receipts.iter().all(|it| it.id != receipt.id) {
                money.receipts.push(Arc::new(receipt.clone()));
            }
            money.allocations.push(Arc::new(allocation(&receipt, share, AllocationId::fresh(ids))));
            self.touched.insert(share.contract, money);
            self.open.remove(&share.contract);
        }
        receipt
    }
}

/// A share of a receipt as it is kept.
pub fn allocation(receipt: &Receipt, share: &Share, id: AllocationId) -> Allocation {
    Sum::from(share).counted(None).row(receipt.id, id)
}

/// Somebody it may be from.
struct Candidate {
    customer: CustomerId,
    /// The contracts that are named.
    contracts: Vec<ContractId>,
    /// The parts that come first.
    named: Vec<InstalmentId>,
    reasons: Vec<Reason>,
}

impl Candidate {
    const fn new(customer: CustomerId) -> Self {
        Self { customer, contracts: Vec::new(), named: Vec::new(), reasons: Vec::new() }
    }
}
