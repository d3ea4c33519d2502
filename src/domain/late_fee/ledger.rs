//! The ledger of one debt: its days walked once, from the due day to the day asked about (`domain.md` 6.3).

use serde::{Deserialize, Serialize};

use super::LateFeeError;
use super::accrual::{Accrual, Shared};
use super::allocation::{Parts, divide_payment};
use super::debt::{Debt, Part, Payment, Purpose, Waiver};
use super::known::KnownRule;
use super::rule::{AllocationOrder, LateFeeRule};
use super::working::LedgerLine;
use crate::domain::date::Date;
use crate::domain::exact::{ExactError, Ratio, Worked};
use crate::domain::money::Money;

/// Where a debt stands on a day. Everything is zero or positive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LateFee {
    /// The day.
    pub as_of: Date,
    /// All that accrued, in minor units before rounding, after grace and cap.
    pub accrued: Ratio,
    /// The same, rounded half up once: the fee in all.
    pub total: Money,
    /// Paid of it.
    pub paid: Money,
    /// Given up of it.
    pub waived: Money,
    /// Still owed of it.
    pub owed: Money,
    /// Claimed by statements so far.
    pub claimed: Money,
    /// What a statement of this day would claim: the total less what was claimed before, or was paid or given up without having
    /// been claimed, so that statements add up to the fen.
    pub claimable: Money,
    /// Claimed beyond that, for instance because a receipt was entered late. A new statement corrects it.
    pub overclaimed: Money,
    /// What is open: costs, fee and principal.
    pub open: Parts,
    /// The sum that settles the debt when it is paid on this day (结清金额).
    pub pay_off: Money,
    /// Paid beyond all of it: money in advance (预收款).
    pub advance: Money,
}

impl LateFee {
    /// What a payment on this day finds owed of the fee: where the day of the payment is not counted, its fee is not either.
    ///
    /// # Errors
    /// Overflow.
    pub fn owed_on_payment(&self) -> Result<Money, ExactError> {
        self.pay_off.minus(self.open.cost)?.minus(self.open.principal)
    }

    /// What the sum that settles it on this day is made of: the costs, the fee that a payment finds owed, the principal.
    ///
    /// # Errors
    /// Overflow.
    pub fn pay_off_parts(&self) -> Result<Parts, ExactError> {
        Ok(Parts { late_fee: self.owed_on_payment()?, ..self.open })
    }
}

/// The late fee of one debt as of a day, with its working.
///
/// The due day bears no fee and the day of payment does, unless the clause says otherwise. Payments before or on the due day
/// lower the base from the start. A payment inside the debt is divided by the clause's order; what it pays of the fee is the
/// fee accrued to its day, rounded once in all. Entries after `as_of` are not read. A cap on the whole contract is taken as
/// if no other instalment were late: [`contract_ledgers`](super::contract::contract_ledgers) bounds them together.
///
/// # Errors
/// Figures or terms that cannot be reckoned with, a day before the rate table begins, overflow, dates beyond 9999.
pub fn ledger(rule: &LateFeeRule, debt: &Debt, as_of: Date) -> Result<Worked<LateFee, LedgerLine>, LateFeeError> {
    known_ledger(KnownRule::alone(rule), debt, as_of)
}

/// As [`ledger`], by all that is known of the reference rate.
///
/// # Errors
/// As [`ledger`].
pub fn known_ledger(
    known: KnownRule<'_>,
    debt: &Debt,
    as_of: Date,
) -> Result<Worked<LateFee, LedgerLine>, LateFeeError> {
    reckon(known, debt, as_of, Shared::Alone)
}

/// The ledger of a debt under what a cap on the whole contract does to it.
pub(super) fn reckon(
    known: KnownRule<'_>,
    debt: &Debt,
    as_of: Date,
    shared: Shared,
) -> Result<Worked<LateFee, LedgerLine>, LateFeeError> {
    known.rule.check()?;
    debt.check()?;
    let mut walk = Walk::begin(known, debt, as_of, shared)?;
    for group in events(debt, as_of).chunk_by(|a, b| (a.on, a.step) == (b.on, b.step)) {
        if let Some(first) = group.first() {
            walk.reach(first.on)?;
            walk.take(group)?;
        }
    }
    // a payment on the day itself would find the fee of the days before it
    walk.reach(as_of)?;
    let owed_on_payment = walk.fee_owed()?;
    walk.accrual.advance(as_of, as_of, walk.open.principal, &mut walk.lines)?;
    walk.finish(as_of, owed_on_payment)
}

/// Something that happened to a debt.
#[derive(Debug, Clone, Copy)]
struct Event<'a> {
    on: Date,
    step: Step,
    fact: Fact<'a>,
}

/// The order of things of one day, so that the order in which they were entered never matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Cost,
    Waiver(Part),
    Payment(Purpose),
    Claim,
}

#[derive(Debug, Clone, Copy)]
enum Fact<'a> {
    Cost(Money),
    Waiver(&'a Waiver),
    Payment(&'a Payment),
    Claim(Money),
}

fn events(debt: &Debt, as_of: Date) -> Vec<Event<'_>> {
    let costs = debt.costs.iter().map(|c| Event { on: c.on, step: Step::Cost, fact: Fact::Cost(c.amount) });
    let waivers = debt.waivers.iter().map(|w| Event { on: w.on, step: Step::Waiver(w.part), fact: Fact::Waiver(w) });
    let payments = debt.payments.iter().filter(|payment| payment.counts_on(as_of)).map(|p| Event {
        on: p.on,
        step: Step::Payment(p.purpose),
        fact: Fact::Payment(p),
    });
    let claims = debt.claims.iter().map(|c| Event { on: c.on, step: Step::Claim, fact: Fact::Claim(c.amount) });
    let all = costs.chain(waivers).chain(payments).chain(claims);
    let mut events: Vec<_> = all.filter(|event| event.on <= as_of).collect();
    events.sort_by_key(|event| (event.on, event.step));
    events
}

/// The money of a debt as its days pass.
struct Walk<'a> {
    debt: &'a Debt,
    order: AllocationOrder,
    accrual: Accrual<'a>,
    open: Parts,
    fee_paid: Money,
    fee_waived: Money,
    claimed: Money,
    /// Of the fee: claimed, or settled without having been claimed.
    demanded: Money,
    advance: Money,
    lines: Vec<LedgerLine>,
}

impl<'a> Walk<'a> {
    fn begin(known: KnownRule<'a>, debt: &'a Debt, as_of: Date, shared: Shared) -> Result<Self, LateFeeError> {
        let nothing = Money::zero(debt.principal.currency);
        Ok(Self {
            debt,
            order: known.rule.order,
            accrual: Accrual::begin(known, debt, as_of, shared)?,
            open: Parts { principal: debt.principal, ..Parts::nothing(debt.principal.currency) },
            fee_paid: nothing,
            fee_waived: nothing,
            claimed: nothing,
            demanded: nothing,
            advance: nothing,
            lines: Vec::new(),
        })
    }

    /// Reckons the days before something that happens on `day`.
    fn reach(&mut self, day: Date) -> Result<(), LateFeeError> {
        let through = self.accrual.last_day_before(day)?;
        self.accrual.advance(day, through, self.open.principal, &mut self.lines)
    }

    fn fee_owed(&self) -> Result<Money, LateFeeError> {
        Ok(self.accrual.total()?.minus(self.fee_paid)?.minus(self.fee_waived)?)
    }

    /// Takes the events of one day and step together.
    fn take(&mut self, group: &[Event<'_>]) -> Result<(), LateFeeError> {
        self.open.late_fee = self.fee_owed()?;
        let mut received = Money::zero(self.debt.principal.currency);
        let mut receipts = Vec::new();
        for event in group {
            match event.fact {
                Fact::Cost(amount) => {
                    self.open.cost = self.open.cost.plus(amount)?;
                    self.lines.push(LedgerLine::Cost { on: event.on, amount });
                }
                Fact::Waiver(waiver) => self.waive(waiver)?,
                Fact::Payment(payment) => {
                    received = received.plus(payment.amount)?;
                    receipts.push(payment);
                }
                Fact::Claim(amount) => {
                    self.claimed = self.claimed.plus(amount)?;
                    self.demanded = self.demanded.plus(amount)?;
                    self.lines.push(LedgerLine::Claimed { on: event.on, amount });
                }
            }
        }
        if let Some(payment) = receipts.first() {
            let mut ids: Vec<_> = receipts.iter().map(|payment| payment.receipt).collect();
            ids.sort_unstable();
            let (on, purpose) = (payment.on, payment.purpose);
            let division = divide_payment(received, self.open, self.order, purpose)?.value;
            self.settle(division.paid)?;
            self.fee_paid = self.fee_paid.plus(division.paid.late_fee)?;
            self.advance = self.advance.plus(division.surplus)?;
            self.lines.push(LedgerLine::Received {
                on,
                receipts: ids,
                purpose,
                amount: received,
                paid: division.paid,
                advance: division.surplus,
                principal_left: self.open.principal,
            });
        }
        // what is settled answers what was claimed first; only the rest needs no claim any more
        let settled = self.fee_paid.plus(self.fee_waived)?;
        self.demanded = Money::new(self.demanded.minor.max(settled.minor), settled.currency);
        Ok(())
    }

    fn waive(&mut self, waiver: &Waiver) -> Result<(), LateFeeError> {
        let open = self.open.of(waiver.part);
        let counted = Money::new(waiver.amount.minor.min(open.minor), open.currency);
        *self.open.of_mut(waiver.part) = open.minus(counted)?;
        if waiver.part == Part::LateFee {
            self.fee_waived = self.fee_waived.plus(counted)?;
        }
        let Waiver { on, part, amount } = *waiver;
        self.lines.push(LedgerLine::Waived { on, part, amount, counted });
        Ok(())
    }

    fn settle(&mut self, paid: Parts) -> Result<(), LateFeeError> {
        for part in [Part::Cost, Part::LateFee, Part::Principal] {
            *self.open.of_mut(part) = self.open.of(part).minus(paid.of(part))?;
        }
        Ok(())
    }

    fn finish(mut self, as_of: Date, owed_on_payment: Money) -> Result<Worked<LateFee, LedgerLine>, LateFeeError> {
        self.accrual.close(&mut self.lines);
        let (accrued, total) = (self.accrual.exact()?, self.accrual.total()?);
        self.lines.push(LedgerLine::Total { exact: accrued, rounded: total });
        let owed = self.fee_owed()?;
        let pay_off = Parts { late_fee: owed_on_payment, ..self.open };
        self.open.late_fee = owed;
        let not_negative = |amount: Money| Money::new(amount.minor.max(0), amount.currency);
        let value = LateFee {
            as_of,
            accrued,
            total,
            paid: self.fee_paid,
            waived: self.fee_waived,
            owed,
            claimed: self.claimed,
            claimable: not_negative(total.minus(self.demanded)?),
            overclaimed: not_negative(self.demanded.minus(total)?),
            open: self.open,
            pay_off: pay_off.total()?,
            advance: self.advance,
        };
        Ok(Worked { value, working: self.lines })
    }
}
