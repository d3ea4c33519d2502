//! The ledger of one debt: its days walked once, from the due day to the day asked about (`domain.md` 6.3).

use serde::{Deserialize, Serialize};

use super::LateFeeError;
use super::allocation::{Parts, divide_payment};
use super::debt::{Debt, Part, Payment, Purpose, Waiver};
use super::rule::{Cap, CapBase, FeeBase, GraceMode, LateFeeRule, LateRate, PaymentDay};
use super::tariff::{Clock, Piece, Tariff, tariff};
use super::working::LedgerLine;
use crate::domain::date::Date;
use crate::domain::exact::{ExactError, Ratio, Rounding, Worked, divide};
use crate::domain::money::Money;
use crate::domain::rate::Ppm;

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
    /// What a statement of this day would claim: the total less what was claimed, paid or given up before, so that statements
    /// add up to the fen.
    pub claimable: Money,
    /// Claimed by statements beyond the total, for instance because a receipt was entered late. A new statement corrects it.
    pub overclaimed: Money,
    /// What is open: costs, fee and principal.
    pub open: Parts,
    /// The sum that settles the debt when it is paid on this day (结清金额).
    pub pay_off: Money,
    /// Paid beyond all of it: money in advance (预收款).
    pub advance: Money,
}

/// The late fee of one debt as of a day, with its working.
///
/// The due day bears no fee and the day of payment does, unless the clause says otherwise. Payments before or on the due day
/// lower the base from the start. A payment inside the debt is divided by the clause's order; what it pays of the fee is the
/// fee accrued to its day, rounded once in all. Entries after `as_of` are not read.
///
/// # Errors
/// Figures or terms that cannot be reckoned with, a day before the rate table begins, overflow, dates beyond 9999.
pub fn ledger(rule: &LateFeeRule, debt: &Debt, as_of: Date) -> Result<Worked<LateFee, LedgerLine>, LateFeeError> {
    rule.check()?;
    debt.check()?;
    let mut walk = Walk::begin(rule, debt, as_of)?;
    for group in events(debt, as_of).chunk_by(|a, b| (a.on, a.step) == (b.on, b.step)) {
        if let Some(first) = group.first() {
            walk.advance(first.on, walk.last_day_before(first.on)?)?;
            walk.take(group)?;
        }
    }
    // a payment on the day itself would find the fee of the days before it
    walk.advance(as_of, walk.last_day_before(as_of)?)?;
    let owed_on_payment = walk.fee_owed()?;
    walk.advance(as_of, as_of)?;
    walk.finish(owed_on_payment)
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

/// Days of a retroactive grace, until it is known whether they bear a fee.
#[derive(Debug, Clone, Copy)]
struct Slice {
    from: Date,
    to: Date,
    base: i128,
    piece: Piece,
}

/// Where the grace stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gate {
    /// Days are held back until this day has passed.
    Waiting { until: Date },
    /// Days bear a fee as they come.
    Open,
}

struct Walk<'a> {
    rule: &'a LateFeeRule,
    debt: &'a Debt,
    as_of: Date,
    /// Accrual begins after this day.
    start: Date,
    /// Days up to here are reckoned.
    cursor: Date,
    gate: Gate,
    held: Vec<Slice>,
    tariff: Tariff,
    /// The piece that holds the day after the cursor.
    piece: usize,
    /// All that accrued, in parts of the scale.
    accrued: i128,
    /// Where it stops, in parts of the scale; the highest number when it does not.
    cap: i128,
    /// Whether the terms that depend on the end of the due day are set.
    late: Lateness,
    open: Parts,
    fee_paid: Money,
    fee_waived: Money,
    claimed: Money,
    advance: Money,
    lines: Vec<LedgerLine>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lateness {
    NotYet,
    Begun,
}

impl<'a> Walk<'a> {
    fn begin(rule: &'a LateFeeRule, debt: &'a Debt, as_of: Date) -> Result<Self, LateFeeError> {
        let currency = debt.principal.currency;
        let nothing = Money::zero(currency);
        // a grace that reaches beyond the day asked about, or beyond the calendar, is simply not over
        let known = debt.due.days_until(as_of).clamp(0, i64::from(rule.grace.days));
        let grace_end = debt.due.plus_days(known)?;
        let (start, gate) = match (rule.grace.days, rule.grace.mode) {
            (0, _) => (debt.due, Gate::Open),
            (_, GraceMode::Prospective) => (grace_end, Gate::Open),
            (_, GraceMode::Retroactive) => (debt.due, Gate::Waiting { until: grace_end }),
        };
        let mut open = Parts::nothing(currency);
        open.principal = debt.principal;
        Ok(Self {
            rule,
            debt,
            as_of,
            start,
            cursor: start,
            gate,
            held: Vec::new(),
            tariff: Tariff { scale: rule.rate.scale(), pieces: Vec::new(), clock: Clock::Days },
            piece: 0,
            accrued: 0,
            cap: i128::MAX,
            late: Lateness::NotYet,
            open,
            fee_paid: nothing,
            fee_waived: nothing,
            claimed: nothing,
            advance: nothing,
            lines: Vec::new(),
        })
    }

    /// The last day whose fee is there when something is paid on `day`.
    fn last_day_before(&self, day: Date) -> Result<Date, LateFeeError> {
        match self.rule.payment_day {
            PaymentDay::NotCounted if day > self.cursor => Ok(day.plus_days(-1)?),
            PaymentDay::NotCounted | PaymentDay::Counted => Ok(day),
        }
    }

    /// Reckons the days up to `through`; `today` decides whether the grace is over.
    fn advance(&mut self, today: Date, through: Date) -> Result<(), LateFeeError> {
        if today > self.debt.due && self.late == Lateness::NotYet {
            self.fall_late()?;
        }
        if let Gate::Waiting { until } = self.gate {
            self.accrue(through.min(until))?;
            if today > until {
                self.accrue(until)?;
                self.pass_grace(until)?;
            }
        }
        match self.gate {
            Gate::Open => self.accrue(through),
            Gate::Waiting { .. } => Ok(()),
        }
    }

    /// Sets what depends on the end of the due day: the cap on the overdue sum, and the rates from then on.
    fn fall_late(&mut self) -> Result<(), LateFeeError> {
        self.late = Lateness::Begun;
        if self.open.principal.is_zero() {
            return Ok(());
        }
        let share = |ppm: Ppm, of: Money| -> Result<i128, ExactError> {
            let parts = self.tariff.scale.checked_div(Ppm::WHOLE.wide()).ok_or(ExactError::DivideByZero)?;
            of.wide().checked_mul(ppm.wide()).and_then(|n| n.checked_mul(parts)).ok_or(ExactError::Overflow)
        };
        self.cap = match self.rule.cap {
            Cap::None => i128::MAX,
            Cap::Share { ppm, of: CapBase::Instalment } => share(ppm, self.debt.principal)?,
            Cap::Share { ppm, of: CapBase::OverdueSum } => share(ppm, self.open.principal)?,
            Cap::Share { ppm, of: CapBase::Contract } => share(ppm, self.debt.contract_total)?,
            Cap::Amount(amount) => {
                self.debt.principal.minus(Money::zero(amount.currency))?;
                amount.wide().checked_mul(self.tariff.scale).ok_or(ExactError::Overflow)?
            }
        };
        if let LateRate::FixedSum { amount } = &self.rule.rate {
            self.debt.principal.minus(Money::zero(amount.currency))?;
        }
        self.tariff = tariff(&self.rule.rate, self.debt.due.plus_days(1)?, self.start, self.as_of)?;
        Ok(())
    }

    /// The days after the cursor up to `through`: one slice for each run of days with one rate.
    fn accrue(&mut self, through: Date) -> Result<(), LateFeeError> {
        if through <= self.cursor {
            return Ok(());
        }
        let base = match self.rule.base {
            _ if self.open.principal.is_zero() => 0,
            FeeBase::UnpaidPrincipal => self.open.principal.wide(),
            FeeBase::InstalmentTotal => self.debt.principal.wide(),
            FeeBase::ContractTotal => self.debt.contract_total.wide(),
        };
        while let Some(piece) = self.tariff.pieces.get(self.piece).copied() {
            let to = piece.last.min(through);
            if to > self.cursor {
                let slice = Slice { from: self.cursor, to, base, piece };
                self.cursor = to;
                match self.gate {
                    _ if base == 0 => {}
                    Gate::Waiting { .. } => self.held.push(slice),
                    Gate::Open => self.add(slice)?,
                }
            }
            if piece.last > through {
                break;
            }
            self.piece = self.piece.saturating_add(1);
            if piece.last == through {
                break;
            }
        }
        self.cursor = self.cursor.max(through);
        Ok(())
    }

    /// The grace is over: its days bear a fee if anything is open, and none otherwise.
    fn pass_grace(&mut self, until: Date) -> Result<(), LateFeeError> {
        self.gate = Gate::Open;
        let held = std::mem::take(&mut self.held);
        if self.open.principal.is_zero() {
            if !held.is_empty() {
                self.lines.push(LedgerLine::GraceKept { until });
            }
            return Ok(());
        }
        self.lines.push(LedgerLine::GraceMissed { until });
        held.into_iter().try_for_each(|slice| self.add(slice))
    }

    /// Adds the fee of one slice, up to the cap.
    fn add(&mut self, slice: Slice) -> Result<(), LateFeeError> {
        if self.accrued >= self.cap {
            return Ok(());
        }
        let clock = self.tariff.clock;
        let units = clock.units(self.start, slice.from, slice.to)?;
        if units == 0 {
            return Ok(());
        }
        // a fixed sum carries its amount in the tariff
        let (base, weight) = match clock {
            Clock::Days | Clock::StartedPeriods(_) => (slice.base, slice.base),
            Clock::Once => (0, 1),
        };
        let per_unit = weight.checked_mul(slice.piece.numerator).ok_or(ExactError::Overflow)?;
        let grown = per_unit.checked_mul(i128::from(units)).ok_or(ExactError::Overflow)?;
        let running = self.accrued.checked_add(grown).ok_or(ExactError::Overflow)?;
        self.lines.push(LedgerLine::Accrued {
            from: slice.from,
            to: slice.to,
            days: slice.from.days_until(slice.to),
            units,
            base: Money::from_wide(base, self.debt.principal.currency)?,
            rate: slice.piece.rate,
            exact: Ratio::new(grown, self.tariff.scale)?,
            running: Ratio::new(running, self.tariff.scale)?,
        });
        if running >= self.cap {
            let room = self.cap.checked_sub(self.accrued).ok_or(ExactError::Overflow)?;
            let nth = i64::try_from(divide(room, per_unit, Rounding::Ceil)?).map_err(|_| ExactError::Overflow)?;
            self.lines.push(LedgerLine::CapReached {
                on: clock.day_of(self.start, slice.from, nth)?,
                cap: Ratio::new(self.cap, self.tariff.scale)?,
                cut: Ratio::new(running.checked_sub(self.cap).ok_or(ExactError::Overflow)?, self.tariff.scale)?,
            });
        }
        self.accrued = running.min(self.cap);
        Ok(())
    }

    fn total(&self) -> Result<Money, LateFeeError> {
        let rounded = divide(self.accrued, self.tariff.scale, Rounding::HalfUp)?;
        Ok(Money::from_wide(rounded, self.debt.principal.currency)?)
    }

    fn fee_owed(&self) -> Result<Money, LateFeeError> {
        Ok(self.total()?.minus(self.fee_paid)?.minus(self.fee_waived)?)
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
                    self.lines.push(LedgerLine::Claimed { on: event.on, amount });
                }
            }
        }
        match receipts.first() {
            Some(payment) => {
                let mut ids: Vec<_> = receipts.iter().map(|payment| payment.receipt).collect();
                ids.sort_unstable();
                let (on, purpose) = (payment.on, payment.purpose);
                let division = divide_payment(received, self.open, self.rule.order, purpose)?;
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
                Ok(())
            }
            None => Ok(()),
        }
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

    fn finish(mut self, owed_on_payment: Money) -> Result<Worked<LateFee, LedgerLine>, LateFeeError> {
        if let (Gate::Waiting { .. }, Some(first)) = (self.gate, self.held.first()) {
            self.lines.push(LedgerLine::InGrace { from: first.from, to: self.cursor });
        }
        let total = self.total()?;
        let accrued = Ratio::new(self.accrued, self.tariff.scale)?;
        self.lines.push(LedgerLine::Total { exact: accrued, rounded: total });
        let owed = self.fee_owed()?;
        self.open.late_fee = owed;
        let settled = self.fee_paid.plus(self.fee_waived)?;
        let demanded = Money::new(self.claimed.minor.max(settled.minor), total.currency);
        let not_negative = |amount: Money| Money::new(amount.minor.max(0), amount.currency);
        let value = LateFee {
            as_of: self.as_of,
            accrued,
            total,
            paid: self.fee_paid,
            waived: self.fee_waived,
            owed,
            claimed: self.claimed,
            claimable: not_negative(total.minus(demanded)?),
            overclaimed: not_negative(self.claimed.minus(total)?),
            open: self.open,
            pay_off: self.open.cost.plus(owed_on_payment)?.plus(self.open.principal)?,
            advance: self.advance,
        };
        Ok(Worked { value, working: self.lines })
    }
}
