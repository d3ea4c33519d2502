//! The days of one debt and what they bear: rates, grace and cap.

use super::LateFeeError;
use super::debt::Debt;
use super::known::{KnownRule, ReferenceRate};
use super::rule::{Cap, CapBase, FeeBase, GraceMode, LateFeeRule, LateRate, PaymentDay};
use super::tariff::{Clock, Piece, Tariff, tariff};
use super::working::LedgerLine;
use crate::domain::date::Date;
use crate::domain::exact::{ExactError, Ratio, Rounding, divide};
use crate::domain::money::Money;
use crate::domain::rate::Ppm;

/// Days with one base and one rate, after `from` up to and including `to`.
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

/// Whether the due day has passed, and with it what hangs on its end is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lateness {
    NotYet,
    Begun,
}

/// What a cap on the whole contract does to one of its debts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shared {
    /// The debt is reckoned alone, and may use the cap up.
    Alone,
    /// The fees of the contract are still below the cap.
    Below,
    /// The fees of the contract reach the cap on this day, and so much of it falls on this debt.
    Reached { on: Date, share: Money },
}

/// What accrued on one debt so far. Days only ever move forward, so that a ledger is linear in what happened.
pub(super) struct Accrual<'a> {
    rule: &'a LateFeeRule,
    /// The clause with what became known since.
    known: KnownRule<'a>,
    debt: &'a Debt,
    as_of: Date,
    /// Accrual begins after this day.
    start: Date,
    /// Days up to here are reckoned.
    cursor: Date,
    gate: Gate,
    /// Days of a retroactive grace, until it is known whether they bear a fee.
    held: Vec<Slice>,
    tariff: Tariff,
    /// The piece that holds the day after the cursor.
    piece: usize,
    /// All that accrued, in parts of the tariff's scale.
    accrued: i128,
    /// Where it stops, in parts of the scale; the highest number when it does not.
    cap: i128,
    shared: Shared,
    /// Whether the working says that the contract's cap was reached.
    told: bool,
    /// The reference rate that the working told of last.
    told_rate: Option<ReferenceRate>,
    lateness: Lateness,
}

impl<'a> Accrual<'a> {
    pub(super) fn begin(
        known: KnownRule<'a>,
        debt: &'a Debt,
        as_of: Date,
        shared: Shared,
    ) -> Result<Self, LateFeeError> {
        let rule = known.rule;
        // a grace that reaches beyond the day asked about, or beyond the calendar, is simply not over
        let passed = debt.due.days_until(as_of).clamp(0, i64::from(rule.grace.days));
        let grace_end = debt.due.plus_days(passed)?;
        let (start, gate) = match (rule.grace.days, rule.grace.mode) {
            (0, _) => (debt.due, Gate::Open),
            (_, GraceMode::Prospective) => (grace_end, Gate::Open),
            (_, GraceMode::Retroactive) => (debt.due, Gate::Waiting { until: grace_end }),
        };
        Ok(Self {
            rule,
            known,
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
            shared,
            told: false,
            told_rate: None,
            lateness: Lateness::NotYet,
        })
    }

    /// The last day whose fee is there when something is paid on `day`.
    pub(super) fn last_day_before(&self, day: Date) -> Result<Date, LateFeeError> {
        match self.rule.payment_day {
            PaymentDay::NotCounted if day > self.cursor => Ok(day.plus_days(-1)?),
            PaymentDay::NotCounted | PaymentDay::Counted => Ok(day),
        }
    }

    /// Reckons the days up to `through`, on which so much `principal` was open; `today` decides whether the grace is over.
    pub(super) fn advance(
        &mut self,
        today: Date,
        through: Date,
        principal: Money,
        lines: &mut Vec<LedgerLine>,
    ) -> Result<(), LateFeeError> {
        if today > self.debt.due && self.lateness == Lateness::NotYet {
            self.fall_late(principal)?;
        }
        if let Gate::Waiting { until } = self.gate {
            self.accrue(through.min(until), principal, lines)?;
            if today > until {
                self.accrue(until, principal, lines)?;
                self.pass_grace(until, principal, lines)?;
            }
        }
        match self.gate {
            Gate::Open => self.accrue(through, principal, lines)?,
            Gate::Waiting { .. } => {}
        }
        self.tell(through, lines)
    }

    /// Everything that accrued, rounded half up once.
    pub(super) fn total(&self) -> Result<Money, LateFeeError> {
        let rounded = divide(self.accrued, self.tariff.scale, Rounding::HalfUp)?;
        let total = Money::from_wide(rounded, self.debt.principal.currency)?;
        Ok(match self.shared {
            Shared::Reached { share, .. } => Money::new(total.minor.min(share.minor), total.currency),
            Shared::Alone | Shared::Below => total,
        })
    }

    /// Everything that accrued, in minor units before rounding.
    pub(super) fn exact(&self) -> Result<Ratio, LateFeeError> {
        let accrued = Ratio::new(self.accrued, self.tariff.scale)?;
        Ok(match self.shared {
            Shared::Reached { share, .. } if accrued.compare(share.ratio())?.is_gt() => share.ratio(),
            Shared::Reached { .. } | Shared::Alone | Shared::Below => accrued,
        })
    }

    /// Says once that the cap on the contract was reached, when the days of a late debt are reckoned that far.
    fn tell(&mut self, through: Date, lines: &mut Vec<LedgerLine>) -> Result<(), LateFeeError> {
        match self.shared {
            Shared::Reached { on, share } if !self.told && on <= through && !self.tariff.pieces.is_empty() => {
                self.told = true;
                let beyond = Ratio::new(self.accrued, self.tariff.scale)?.minus(share.ratio())?;
                let cut = if beyond.numerator() > 0 { beyond } else { Ratio::ZERO };
                lines.push(LedgerLine::ContractCapReached { on, share, cut });
            }
            Shared::Reached { .. } | Shared::Alone | Shared::Below => {}
        }
        Ok(())
    }

    /// Says when the last day reckoned is still inside the grace.
    pub(super) fn close(&self, lines: &mut Vec<LedgerLine>) {
        if let (Gate::Waiting { .. }, Some(first)) = (self.gate, self.held.first()) {
            lines.push(LedgerLine::InGrace { from: first.from, to: self.cursor });
        }
    }

    /// Sets what hangs on the end of the due day: the cap on the overdue sum, and the rates from then on.
    fn fall_late(&mut self, principal: Money) -> Result<(), LateFeeError> {
        self.lateness = Lateness::Begun;
        if principal.is_zero() {
            return Ok(());
        }
        if let LateRate::FixedSum { amount } = &self.rule.rate {
            self.debt.principal.minus(Money::zero(amount.currency))?;
        }
        self.cap = match (self.rule.cap, self.shared) {
            (Cap::None, _)
            | (Cap::ContractShare { .. } | Cap::ContractAmount(_), Shared::Below | Shared::Reached { .. }) => i128::MAX,
            (Cap::Share { ppm, of: CapBase::Instalment }, _) => self.share(ppm, self.debt.principal)?,
            (Cap::Share { ppm, of: CapBase::OverdueSum }, _) => self.share(ppm, principal)?,
            (Cap::Share { ppm, of: CapBase::Contract }, _) | (Cap::ContractShare { ppm }, Shared::Alone) => {
                // the bound of a part is that of the contract under which it fell due
                self.share(ppm, self.debt.total_on(self.debt.due))?
            }
            (Cap::Amount(amount), _) | (Cap::ContractAmount(amount), Shared::Alone) => {
                self.debt.principal.minus(Money::zero(amount.currency))?;
                amount.wide().checked_mul(self.tariff.scale).ok_or(ExactError::Overflow)?
            }
        };
        let late_from = self.debt.due.plus_days(1)?;
        self.tariff = tariff(&self.rule.rate, self.known.later, late_from, self.start, self.as_of)?;
        Ok(())
    }

    /// A share of an amount, in parts of the scale.
    fn share(&self, ppm: Ppm, of: Money) -> Result<i128, ExactError> {
        let parts = self.tariff.scale.checked_div(Ppm::WHOLE.wide()).ok_or(ExactError::DivideByZero)?;
        of.wide().checked_mul(ppm.wide()).and_then(|n| n.checked_mul(parts)).ok_or(ExactError::Overflow)
    }

    /// The days after the cursor up to `through`: one slice for each run of days with one rate.
    fn accrue(&mut self, through: Date, principal: Money, lines: &mut Vec<LedgerLine>) -> Result<(), LateFeeError> {
        let through = match self.shared {
            Shared::Reached { on, .. } => through.min(on),
            Shared::Alone | Shared::Below => through,
        };
        if through <= self.cursor {
            return Ok(());
        }
        while let Some(piece) = self.tariff.pieces.get(self.piece).copied() {
            let end = piece.last.min(through);
            while end > self.cursor {
                let (base, to) = self.base(principal, end)?;
                let slice = Slice { from: self.cursor, to, base, piece };
                self.cursor = to;
                match self.gate {
                    _ if base == 0 => {}
                    Gate::Waiting { .. } => self.held.push(slice),
                    Gate::Open => self.add(slice, lines)?,
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

    /// What the day after the cursor bears a fee on, and the last day up to `end` of which that is true: an amendment changes the
    /// amount of the contract from its own day on.
    fn base(&self, principal: Money, end: Date) -> Result<(i128, Date), LateFeeError> {
        Ok(match self.rule.base {
            _ if principal.is_zero() => (0, end),
            FeeBase::UnpaidPrincipal => (principal.wide(), end),
            FeeBase::InstalmentTotal => (self.debt.principal.wide(), end),
            FeeBase::ContractTotal => {
                let first = self.cursor.plus_days(1)?;
                let until = self.debt.totals_before.iter().map(|(until, _)| *until).find(|until| first < *until);
                let last = until.map_or(Ok(end), |until| until.plus_days(-1))?;
                (self.debt.total_on(first).wide(), end.min(last))
            }
        })
    }

    /// The grace is over: its days bear a fee if anything is open, and none otherwise.
    fn pass_grace(&mut self, until: Date, principal: Money, lines: &mut Vec<LedgerLine>) -> Result<(), LateFeeError> {
        self.gate = Gate::Open;
        let held = std::mem::take(&mut self.held);
        if principal.is_zero() {
            if !held.is_empty() {
                lines.push(LedgerLine::GraceKept { until });
            }
            return Ok(());
        }
        lines.push(LedgerLine::GraceMissed { until });
        held.into_iter().try_for_each(|slice| self.add(slice, lines))
    }

    /// Adds the fee of one slice, up to the cap.
    fn add(&mut self, slice: Slice, lines: &mut Vec<LedgerLine>) -> Result<(), LateFeeError> {
        if self.accrued >= self.cap {
            return Ok(());
        }
        let Tariff { scale, clock, .. } = self.tariff;
        let units = clock.units(self.start, slice.from, slice.to)?;
        if units == 0 {
            return Ok(());
        }
        // a fixed sum carries its amount in the tariff
        let (base, weight) = match clock {
            Clock::Days | Clock::ThirtyDayMonths | Clock::StartedPeriods(_) => (slice.base, slice.base),
            Clock::Once => (0, 1),
        };
        let per_unit = weight.checked_mul(slice.piece.numerator).ok_or(ExactError::Overflow)?;
        let grown = per_unit.checked_mul(i128::from(units)).ok_or(ExactError::Overflow)?;
        let running = self.accrued.checked_add(grown).ok_or(ExactError::Overflow)?;
        if let Some(reference) = slice.piece.reference
            && self.told_rate != Some(reference)
        {
            self.told_rate = Some(reference);
            lines.push(LedgerLine::Reference { from: slice.from.plus_days(1)?, reference });
        }
        lines.push(LedgerLine::Accrued {
            from: slice.from,
            to: slice.to,
            days: slice.from.days_until(slice.to),
            units,
            base: Money::from_wide(base, self.debt.principal.currency)?,
            rate: slice.piece.rate,
            exact: Ratio::new(grown, scale)?,
            running: Ratio::new(running, scale)?,
        });
        if running >= self.cap {
            let room = self.cap.checked_sub(self.accrued).ok_or(ExactError::Overflow)?;
            let nth = i64::try_from(divide(room, per_unit, Rounding::Ceil)?).map_err(|_| ExactError::Overflow)?;
            lines.push(LedgerLine::CapReached {
                on: clock.day_of(self.start, slice.from, nth)?,
                cap: Ratio::new(self.cap, scale)?,
                cut: Ratio::new(running.checked_sub(self.cap).ok_or(ExactError::Overflow)?, scale)?,
            });
        }
        self.accrued = running.min(self.cap);
        Ok(())
    }
}
