//! The account of a contract as of a day: every part of its payment plan with what came in, what is open, how late it is and
//! what that costs. Derived, never stored; every figure comes with its working.

use std::collections::BTreeMap;
use std::sync::Arc;

use thiserror::Error;

use super::beside;
use super::calendar::WorkCalendar;
use super::collection::{CollectionError, DueDay, InstalmentStatus, Position, PositionLine};
use super::contract::brief::ContractBrief;
use super::contract::claims::{Claims, Settled};
use super::contract::clause::Clause;
use super::contract::party::Side;
use super::contract::plan::{Due, Event, PartLabel};
use super::date::Date;
use super::exact::{ExactError, Worked};
use super::force_majeure::{Held, Hold, payment_due};
use super::id::{ContractId, DisputeId, InstalmentId};
use super::late_fee::LateFeeError;
use super::late_fee::contract::{CapOfContract, ClaimableLine, ContractLedgers, known_contract_ledgers};
use super::late_fee::debt::{CameIn, Debt, PaidSpan, Payment, ReceiptBook, principal_entries, principal_spans};
use super::late_fee::dunning::{Dunning, DunningBook};
use super::late_fee::known::KnownRule;
use super::late_fee::ledger::LateFee;
use super::late_fee::rule::LateFeeRule;
use super::late_fee::succession::{known_succeeding_ledgers, succeeding_ledgers};
use super::late_fee::working::LedgerLine;
use super::line::LineError;
use super::money::Money;
use super::period::PeriodLine;
use super::receipt::{Allocation, ClaimPart};
pub use super::schedule::{Happened, due_day};
use super::schedule::{Part, PlanError, PlanLine, Planned, planned_instalments};

/// How early "due soon" is said, in days (`ui.md`: a date within 14 days also says how far).
pub const NOTICE_DAYS: u32 = 14;

/// Why a contract has no account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum AccountError {
    /// A sum, a date or a currency.
    #[error(transparent)]
    Exact(#[from] ExactError),
    /// The money side of a part.
    #[error(transparent)]
    Collection(#[from] CollectionError),
    /// The late fee of a part.
    #[error(transparent)]
    LateFee(#[from] LateFeeError),
    /// The lines that the amount is the sum of.
    #[error(transparent)]
    Lines(#[from] LineError),
}

/// The account of a contract as of a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Account {
    /// The contract.
    pub contract: ContractId,
    /// The day.
    pub as_of: Date,
    /// What it promises in all.
    pub total: Money,
    /// What was counted towards it.
    pub collected: Money,
    /// What was given up of it (减免).
    pub waived: Money,
    /// What is open.
    pub open: Money,
    /// What is open after its day.
    pub overdue: Money,
    /// Late fees owed so far: accrued, not paid and not given up.
    pub late_fees: Money,
    /// What a statement of the day would claim of them (催款单): what no statement claimed yet.
    pub claimable: Worked<Money, ClaimableLine>,
    /// Costs of recovery that are open (实现债权的费用).
    pub costs: Money,
    /// The cap on the late fees of all parts together, if they reached it.
    pub late_fee_cap: Option<CapOfContract>,
    /// The parts, in the plan's order; none while the plan does not work out.
    pub parts: Vec<PartAccount>,
    /// Why the plan does not work out, if it does not: nothing can be owed by it until it is mended.
    pub misfit: Option<PlanError>,
    /// By what the months of a contract that was amended are told that stand: when something was first counted towards each part, or
    /// given up of its amount. Nothing of any other contract.
    pub settled: Settled,
}

/// One part of the plan as of a day.
#[derive(Debug, Clone, PartialEq)]
pub struct PartAccount {
    /// The part.
    pub id: InstalmentId,
    /// Its number, from 1.
    pub number: usize,
    /// What it is called; `None` for the one part of a lump sum or a balance paid in.
    pub label: Option<PartLabel>,
    /// The term: a day, or after an event.
    pub term: Due,
    /// The day it falls due, if that is known; a day of rest has given way to a working day if the contract chose so.
    pub due: DueDay,
    /// How that day came about; empty for a plain date that was not moved.
    pub due_steps: Vec<PeriodLine>,
    /// Its money.
    pub position: Position,
    /// What was counted towards its amount, whatever day is looked at.
    pub paid: Arc<[PaidSpan]>,
    /// Where it stands.
    pub status: InstalmentStatus,
    /// Whole days after its day; zero or negative before.
    pub days_late: i64,
    /// What being late costs, with its working: what accrued, came in, was given up, claimed and spent on recovery. `None` where
    /// nothing was late and nothing was done to get the part in.
    pub late_fee: Option<Worked<LateFee, LedgerLine>>,
    /// The dispute whose settlement put it beside the plan, if it is no part of the plan.
    pub settles: Option<DisputeId>,
}

impl PartAccount {
    /// What of one part of its claim can be given up on this day. Where the day of a payment bears no fee, the fee of the day
    /// itself is not certain before it is over: a payment that comes today takes it away.
    ///
    /// # Errors
    /// Overflow.
    pub fn waivable(&self, part: ClaimPart) -> Result<Money, ExactError> {
        match (part, &self.late_fee) {
            (ClaimPart::LateFee, Some(fee)) => fee.value.owed_on_payment(),
            (ClaimPart::Principal | ClaimPart::Cost, _) | (ClaimPart::LateFee, None) => Ok(self.open_of(part)),
        }
    }

    /// Whether anything of its claim can be given up on this day; what cannot be reckoned goes by what is open of it.
    pub fn is_waivable(&self) -> bool {
        let left = |part| self.waivable(part).unwrap_or_else(|_| self.open_of(part));
        [ClaimPart::Principal, ClaimPart::LateFee, ClaimPart::Cost].into_iter().any(|part| !left(part).is_zero())
    }

    /// What of its amount is late.
    pub const fn overdue(&self) -> Money {
        let open = self.position.open;
        if self.days_late > 0 { open } else { Money::zero(open.currency) }
    }

    /// What is open of one part of its claim.
    pub fn open_of(&self, part: ClaimPart) -> Money {
        let nothing = Money::zero(self.position.open.currency);
        let fee = self.late_fee.as_ref().map(|fee| &fee.value);
        match part {
            ClaimPart::Principal => self.position.open,
            ClaimPart::LateFee => fee.map_or(nothing, |fee| fee.owed),
            ClaimPart::Cost => fee.map_or(nothing, |fee| fee.open.cost),
        }
    }
}

/// What was entered against the parts of a contract.
#[derive(Debug, Clone, Copy)]
pub struct Entries<'a> {
    /// All money that came in, of any contract.
    pub receipts: &'a ReceiptBook,
    /// What of it was counted towards this contract.
    pub allocations: &'a [&'a Allocation],
    /// What was done to get its parts in: costs of recovery, waivers and claims; and the reference rates that the book keeps.
    pub dunning: &'a DunningBook,
}

impl Entries<'_> {
    /// What came in for each part, whatever day is looked at, with the receipts that it is of. An account has no need of them: only
    /// what tells of single receipts asks for it.
    ///
    /// # Errors
    /// More was undone than was allocated; overflow; different currencies.
    pub fn came(&self) -> Result<CameIn, LateFeeError> {
        let own = by_instalment(self.allocations).into_iter();
        own.map(|(part, own)| Ok((part, self.receipts.came(own)?))).collect()
    }

    /// The money of one part as of `as_of`, with every allocation and waiver that was counted. An account holds the sums alone; the
    /// lines are reckoned for who looks at a part.
    ///
    /// # Errors
    /// More was undone than was allocated; what [`Position::worked`] refuses.
    pub fn position(&self, part: &PartAccount, as_of: Date) -> Result<Worked<Position, PositionLine>, AccountError> {
        let own = self.allocations.iter().copied().filter(|it| it.instalment == part.id);
        let payments = self.receipts.payments(own)?;
        let waivers = self.dunning.of(part.id).map(Dunning::principal_waivers).unwrap_or_default();
        Ok(Position::worked(part.position.amount, &principal_entries(&payments, as_of), &waivers, as_of)?)
    }
}

/// The account of `contract` as of `as_of`.
///
/// `happened` gives the days of the events that parts wait for; `last_day` is the day on which it ended before its time, if it
/// did; `entries` is what was entered against its parts; `calendar` says which days are days of rest. While the contract comes to
/// nothing there are no parts. While the day of a part is not known nothing of it is late.
///
/// # Errors
/// Overflow, dates beyond 9999, another currency, a late fee that cannot be reckoned with.
pub fn account(
    contract: &ContractBrief,
    happened: &Happened,
    last_day: Option<Date>,
    entries: &Entries<'_>,
    calendar: &WorkCalendar,
    as_of: Date,
) -> Result<Account, AccountError> {
    account_held(contract, happened, last_day, &[], entries, calendar, as_of)
}

/// As [`account`]; what `holds` excuse of the customer's payments is due on the first day after what prevented it, and waits while
/// that lasts (`contract-rules.md` G7).
///
/// # Errors
/// As [`account`].
pub fn account_held(
    contract: &ContractBrief,
    happened: &Happened,
    last_day: Option<Date>,
    holds: &[Hold],
    entries: &Entries<'_>,
    calendar: &WorkCalendar,
    as_of: Date,
) -> Result<Account, AccountError> {
    let (mut sums, debts) = by_plan(contract, happened, last_day, holds, entries, calendar, as_of)?;
    if let Clause::Included(payment) = &contract.payment
        && !sums.parts.is_empty()
    {
        let signed_on = happened.get(&Event::Signing).copied();
        let ledgers = ledgers(contract, &payment.late_fee, signed_on, &debts, entries.dunning, &sums)?;
        charge(&mut sums, ledgers, &debts, entries.dunning)?;
    }
    beside::add(&mut sums, entries)?;
    beside::charge(&mut sums, entries)?;
    Ok(sums)
}

/// As [`account_held`] without any late fee or cost of recovery: what is open, and since when. Where only that is asked, of many
/// contracts, it is there sooner.
///
/// # Errors
/// As [`account`], but for those of late fees.
pub fn account_without_fees(
    contract: &ContractBrief,
    happened: &Happened,
    last_day: Option<Date>,
    holds: &[Hold],
    entries: &Entries<'_>,
    calendar: &WorkCalendar,
    as_of: Date,
) -> Result<Account, AccountError> {
    let (mut sums, _) = by_plan(contract, happened, last_day, holds, entries, calendar, as_of)?;
    beside::add(&mut sums, entries)?;
    Ok(sums)
}

/// The account of the payment plan alone without its late fees, and the debts that these are reckoned from.
fn by_plan(
    contract: &ContractBrief,
    happened: &Happened,
    last_day: Option<Date>,
    holds: &[Hold],
    entries: &Entries<'_>,
    calendar: &WorkCalendar,
    as_of: Date,
) -> Result<(Account, Vec<Debt>), AccountError> {
    if let Some(why) = contract.unreckoned {
        return Err(AccountError::Lines(why));
    }
    let nothing = Money::zero(contract.total.currency);
    let mut sums = Account {
        contract: contract.id,
        as_of,
        total: contract.total,
        collected: nothing,
        waived: nothing,
        open: nothing,
        overdue: nothing,
        late_fees: nothing,
        claimable: Worked { value: nothing, working: Vec::new() },
        costs: nothing,
        late_fee_cap: None,
        parts: Vec::new(),
        misfit: None,
        settled: Settled::new(),
    };
    let none = Vec::new();
    let counted = by_instalment(entries.allocations);
    let Clause::Included(payment) = &contract.payment else { return Ok((sums, none)) };
    sums.settled = settled_days(contract, &counted, entries, as_of);
    let claims = contract.claims(payment, last_day, calendar, &sums.settled, as_of);
    let Claims { total, amount, parts, labels } = match claims {
        Ok(claims) => claims,
        Err(misfit) => return Ok((Account { misfit: Some(misfit), ..sums }, none)),
    };
    sums.total = total;
    if amount.is_zero() || parts.is_empty() {
        return Ok((sums, none));
    }
    let plan = match planned(contract, amount, &parts, calendar, happened, &sums.settled) {
        Ok(plan) => plan,
        Err(misfit) => return Ok((Account { misfit: Some(misfit), ..sums }, none)),
    };
    let before: Vec<(Date, Money)> = contract.history.earlier.iter().map(|it| (it.until, it.total)).collect();
    let mut debts = none;
    let rows = plan.value.into_iter().zip(plan.working).zip(labels);
    for (index, ((row, steps), label)) in rows.enumerate() {
        let (id, amount, due) = (row.part.id, row.amount, held(row.due_on, holds));
        let payments = entries.receipts.payments(counted.get(&id).into_iter().flatten().copied())?;
        let done = entries.dunning.of(id);
        let waivers = done.map(Dunning::principal_waivers).unwrap_or_default();
        let position = Position::on(amount, &principal_entries(&payments, as_of), &waivers, as_of)?;
        let standing = position.status(due, as_of, NOTICE_DAYS);
        let days_late = standing.working.first().map_or(0, |line| line.days_late);
        let paid = principal_spans(&payments);
        let owed = Owed { id, due, amount, total, before: &before };
        debts.extend(debt(owed, payments, done, as_of));
        sums.collected = sums.collected.plus(position.collected)?;
        sums.waived = sums.waived.plus(position.waived)?;
        sums.open = sums.open.plus(position.open)?;
        if standing.value == InstalmentStatus::Overdue {
            sums.overdue = sums.overdue.plus(position.open)?;
        }
        sums.parts.push(PartAccount {
            id,
            number: index.saturating_add(1),
            label,
            term: row.part.due,
            due,
            due_steps: steps.due,
            position,
            paid,
            status: standing.value,
            days_late,
            late_fee: None,
            settles: None,
        });
    }
    Ok((sums, debts))
}

/// When something was first counted towards each part, or given up of its amount. Of a contract as it was signed nobody asks.
fn settled_days(
    contract: &ContractBrief,
    counted: &BTreeMap<InstalmentId, Vec<&Allocation>>,
    entries: &Entries<'_>,
    as_of: Date,
) -> Settled {
    let mut days = Settled::new();
    if contract.history.earlier.is_empty() {
        return days;
    }
    for (id, own) in counted {
        // what does not add up is told with its part
        let payments = entries.receipts.payments(own.iter().copied()).unwrap_or_default();
        let first = payments.iter().filter(|it| it.counts_on(as_of)).map(|it| it.on).min();
        days.extend(first.map(|on| (*id, on)));
    }
    for (id, done) in entries.dunning.entries() {
        let first = done.principal_waivers().iter().map(|it| it.on).filter(|on| *on <= as_of).min();
        if let Some(on) = first {
            days.entry(id).and_modify(|day| *day = on.min(*day)).or_insert(on);
        }
    }
    days
}

/// The rows of the plan, each due on the day that the terms say which held when it fell due or was paid.
fn planned(
    contract: &ContractBrief,
    amount: Money,
    parts: &[Part],
    of_book: &WorkCalendar,
    happened: &Happened,
    settled: &Settled,
) -> Result<Worked<Vec<Planned>, PlanLine>, PlanError> {
    let Clause::Included(payment) = &contract.payment else { return Err(PlanError::NoParts) };
    let calendar = contract.definitions.calendar(of_book);
    let mut plan = planned_instalments(amount, parts, contract.plan_rules(payment), calendar, happened)?;
    if contract.history.earlier.is_empty() {
        return Ok(plan);
    }
    for (row, steps) in plan.value.iter_mut().zip(&mut plan.working) {
        let held = match row.part.due {
            // the day of a month is reckoned with its account
            Due::On(day) if payment.plan.is_monthly() => {
                (row.due_on != DueDay::On(day)).then(|| Worked { value: DueDay::On(day), working: Vec::new() })
            }
            term @ (Due::On(_) | Due::After { .. }) => {
                contract.due_before(term, settled.get(&row.part.id).copied(), of_book, happened)?
            }
        };
        if let Some(held) = held {
            (row.due_on, steps.due) = (held.value, held.working);
        }
    }
    Ok(plan)
}

/// The day of a part of the plan, as far as nothing keeps the customer from paying.
fn held(due: DueDay, holds: &[Hold]) -> DueDay {
    match due {
        DueDay::AwaitsEvent => due,
        DueDay::On(day) => match payment_due(holds, Side::Them, day) {
            Held::Stays => due,
            Held::Waits => DueDay::AwaitsEvent,
            Held::Moves(day) => DueDay::On(day),
        },
    }
}

/// The allocations of each instalment, found once for all of them.
pub(super) fn by_instalment<'a>(allocations: &[&'a Allocation]) -> BTreeMap<InstalmentId, Vec<&'a Allocation>> {
    let mut found: BTreeMap<InstalmentId, Vec<&Allocation>> = BTreeMap::new();
    for allocation in allocations {
        found.entry(allocation.instalment).or_default().push(allocation);
    }
    found
}

/// What is owed with a part.
struct Owed<'a> {
    id: InstalmentId,
    due: DueDay,
    amount: Money,
    /// The whole contract, and what it was before amendments.
    total: Money,
    before: &'a [(Date, Money)],
}

/// A part as a debt, if it is late or something was done to get it in.
fn debt(owed: Owed<'_>, payments: Vec<Payment>, done: Option<&Dunning>, as_of: Date) -> Option<Debt> {
    let done = done.filter(|done| done.begun_by(as_of));
    let due = match owed.due {
        DueDay::On(day) if day < as_of || done.is_some() => day,
        // nothing is late before its day is known
        DueDay::AwaitsEvent if done.is_some() => as_of,
        DueDay::On(_) | DueDay::AwaitsEvent => return None,
    };
    let Dunning { costs, waivers, claims } = done.cloned().unwrap_or_default();
    Some(Debt {
        instalment: owed.id,
        due,
        principal: owed.amount,
        contract_total: owed.total,
        totals_before: owed.before.to_vec(),
        payments,
        costs,
        waivers,
        claims,
    })
}

/// Reckons the late fees of the debts together, by what the book keeps of the reference rates.
fn ledgers(
    contract: &ContractBrief,
    rule: &LateFeeRule,
    signed_on: Option<Date>,
    debts: &[Debt],
    dunning: &DunningBook,
    sums: &Account,
) -> Result<ContractLedgers, LateFeeError> {
    let (total, as_of, kept) = (sums.total, sums.as_of, dunning.rates());
    match (contract.late_fees_before.as_slice(), kept) {
        ([], kept) => {
            let later = kept.map(|kept| kept.later(&rule.rate, signed_on));
            known_contract_ledgers(KnownRule { rule, later }, total, debts, as_of)
        }
        (before, Some(kept)) => known_succeeding_ledgers(before, rule, (kept, signed_on), total, debts, as_of),
        (before, None) => succeeding_ledgers(before, rule, total, debts, as_of),
    }
}

/// Gives each part its own late fee.
fn charge(
    sums: &mut Account,
    ledgers: ContractLedgers,
    debts: &[Debt],
    dunning: &DunningBook,
) -> Result<(), AccountError> {
    sums.claimable = ledgers.claimable(sums.total)?;
    sums.late_fee_cap = ledgers.cap;
    let mut fees: BTreeMap<InstalmentId, Worked<LateFee, LedgerLine>> = BTreeMap::new();
    for (debt, fee) in debts.iter().zip(ledgers.fees) {
        sums.late_fees = sums.late_fees.plus(fee.value.owed)?;
        sums.costs = sums.costs.plus(fee.value.open.cost)?;
        let done = dunning.of(debt.instalment).is_some_and(|done| done.begun_by(sums.as_of));
        if done || !fee.value.total.is_zero() || !fee.value.open.principal.is_zero() {
            fees.insert(debt.instalment, fee);
        }
    }
    for part in &mut sums.parts {
        part.late_fee = fees.remove(&part.id);
    }
    Ok(())
}
