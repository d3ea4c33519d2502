//! What is due under a plan, period by period, with its whole working; and what is to be booked of it.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;

use super::entry::{BookedCommission, Cause, Standing};
use super::grades::Graded;
use super::period::PayPeriod;
use super::plan::{Goal, IncentivePlan, Release};
use super::source::{Counted, Size, total};
use crate::domain::commission::{
    Accrual, BasisLine, BasisTax, CommissionBasis, CommissionClaim, CommissionError, CommissionLine, CommissionMethod,
    ParticipantError, Participants, Retention, collected_basis,
};
use crate::domain::date::Date;
use crate::domain::exact::{ExactError, Ratio, Rounding, Worked};
use crate::domain::id::{ContractId, MemberId};
use crate::domain::money::{Currency, Money};
use crate::domain::rate::Ppm;
use crate::domain::tax::{TaxError, TaxMode};
use crate::domain::tax_part::{TaxPart, without_tax};

/// What plans are reckoned with.
pub struct Book<'a> {
    /// What counts under the plan, of any period, or why that cannot be reckoned.
    pub rows: Result<&'a [Counted], ExactError>,
    /// What was booked under it up to the day, with where it stands.
    pub entries: &'a [(&'a BookedCommission, &'a Standing)],
    /// What counts of how a member was evaluated for a period; nothing: all is earned in full.
    pub grade: &'a dyn Fn(MemberId, PayPeriod) -> Option<Graded>,
    /// Whether a contract is fully collected on the day.
    pub is_collected: &'a dyn Fn(ContractId) -> bool,
    /// The tax that is in a row: the rates of the lines that it belongs to. Where nobody can say, the rate of the plan.
    pub tax_of: &'a dyn Fn(&Counted) -> Vec<TaxPart>,
    /// The day.
    pub as_of: Date,
}

/// Why nothing can be reckoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum DueError {
    /// The shares are not right.
    #[error(transparent)]
    Shares(#[from] ParticipantError),
    /// The plan has no answer for this basis.
    #[error(transparent)]
    Commission(#[from] CommissionError),
    /// The tax cannot be taken out.
    #[error(transparent)]
    Tax(#[from] TaxError),
    /// A bonus without a target, or with one of another unit.
    #[error("there is no target to compare with")]
    NoGoal,
    /// The arithmetic has no answer.
    #[error(transparent)]
    Exact(#[from] ExactError),
}

/// What a member gets of a commission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberLine {
    /// Who.
    pub member: MemberId,
    /// Which part.
    pub share: Ppm,
    /// How the member was evaluated, where the plan asks for it and an evaluation counts.
    pub grade: Option<Graded>,
    /// The part in minor units before it is made whole, the factor of the grade in it.
    pub exact: Ratio,
    /// What is earned, what waits of it, what may be paid.
    pub accrual: Accrual,
}

/// A commission with its working.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reckoned {
    /// What counted.
    pub total: Size,
    /// How the tax was taken out of it.
    pub tax: Vec<BasisLine>,
    /// Tier by tier, to the sum, the cap and what waits.
    pub lines: Vec<CommissionLine>,
    /// The whole of it.
    pub accrual: Accrual,
    /// Whether the held part waits.
    pub retention: Retention,
    /// Who gets what.
    pub members: Vec<MemberLine>,
}

/// Something that is to be booked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Whose.
    pub member: MemberId,
    /// Why.
    pub cause: Cause,
    /// The change of what is earned.
    pub earned: Money,
    /// The change of what waits.
    pub held: Money,
    /// The ids of what counts for the first time.
    pub counted: Vec<String>,
}

/// A period under a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodDue {
    /// The period.
    pub period: PayPeriod,
    /// What counted in it.
    pub rows: Vec<Counted>,
    /// What that earns, or why that, or what it is compared with, has no answer.
    pub reckoned: Result<Reckoned, DueError>,
    /// What was booked already: the sum of the entries of all members; overflow.
    pub booked: Result<Accrual, ExactError>,
    /// What is to be booked.
    pub changes: Vec<Change>,
}

impl IncentivePlan {
    /// The day on which what a period holds back is set free, where that is a day.
    pub fn release_day(&self, period: PayPeriod) -> Option<Date> {
        match self.release {
            Release::Collected => None,
            Release::AfterDays(days) => period.to.plus_days(i64::from(days)).ok(),
        }
    }

    fn retention(&self, period: PayPeriod, rows: &[Counted], book: &Book<'_>) -> Retention {
        let is_free = match self.release {
            Release::Collected => rows.iter().all(|row| (book.is_collected)(row.contract)),
            Release::AfterDays(_) => self.release_day(period).is_some_and(|day| day <= book.as_of),
        };
        if is_free { Retention::Released } else { Retention::Holding }
    }

    /// What an amount that somebody supposes earns, tier by tier, and who gets it. It belongs to no contract: its tax is taken out at
    /// the rate of the plan.
    ///
    /// # Errors
    /// A plan that cannot be reckoned with.
    pub fn reckon(&self, counted: Size, retention: Retention) -> Result<Reckoned, DueError> {
        let basis = match counted {
            Size::Units(units) => Worked { value: CommissionBasis::Units(units), working: Vec::new() },
            Size::Money(money) => collected_basis(money, self.tax())?,
        };
        self.reckon_graded(counted, basis, retention, |_| None)
    }

    /// What counted earns, with how the members were evaluated: each gets the part of what the plan makes with the factor of the
    /// member's own grade, within the limit of the plan.
    fn reckon_graded(
        &self,
        counted: Size,
        Worked { value: basis, working: tax }: Worked<CommissionBasis, BasisLine>,
        retention: Retention,
        grade: impl Fn(MemberId) -> Option<Graded>,
    ) -> Result<Reckoned, DueError> {
        let basis = self.basis(basis)?;
        let claim = |grade_factor| CommissionClaim { basis, grade_factor, retention };
        let worked = self.pay.accrue(&claim(Ppm::WHOLE))?;
        let mut accrual = worked.value;
        let sharing = Participants::new(self.participants.clone())?;
        let mut members = Vec::new();
        for (place, it) in self.participants.iter().enumerate() {
            let grade = grade(it.member);
            let whole = match &grade {
                Some(graded) if graded.factor != Ppm::WHOLE => self.pay.accrue(&claim(graded.factor))?.value,
                Some(_) | None => worked.value,
            };
            let (earned, held) = (sharing.share_out(whole.earned)?, sharing.share_out(whole.held)?);
            let Some((earned, held)) = earned.working.get(place).zip(held.working.get(place)) else { continue };
            let own = Accrual { earned: earned.given, held: held.given, payable: earned.given.minus(held.given)? };
            members.push(MemberLine { member: it.member, share: it.share, grade, exact: earned.exact, accrual: own });
        }
        if members.iter().any(|it| it.grade.as_ref().is_some_and(|graded| graded.factor != Ppm::WHOLE)) {
            let currency = accrual.earned.currency;
            accrual = Accrual {
                earned: Money::sum(members.iter().map(|it| it.accrual.earned), currency)?,
                held: Money::sum(members.iter().map(|it| it.accrual.held), currency)?,
                payable: Money::sum(members.iter().map(|it| it.accrual.payable), currency)?,
            };
        }
        Ok(Reckoned { total: counted, tax, lines: worked.working, accrual, retention, members })
    }

    /// What of rows counts: under a plan that takes the tax out each without the tax of the lines that it belongs to, so that a
    /// row and what takes it back come to nothing (`domain.md` 6.5).
    fn counted_basis(
        &self,
        counted: Size,
        rows: &[Counted],
        tax_of: &dyn Fn(&Counted) -> Vec<TaxPart>,
    ) -> Result<Worked<CommissionBasis, BasisLine>, DueError> {
        let (all, usual) = match (counted, self.net_of) {
            (Size::Units(units), Some(_) | None) => {
                return Ok(Worked { value: CommissionBasis::Units(units), working: Vec::new() });
            }
            (Size::Money(money), None) => return Ok(collected_basis(money, BasisTax::Gross)?),
            (Size::Money(money), Some(usual)) => (money, usual),
        };
        let mut net = Money::zero(all.currency);
        let mut working = vec![BasisLine::Collected { principal: all }];
        for row in rows {
            let Size::Money(gross) = row.size else { continue };
            let (own, taxes) = if let Some(found) = without_tax(gross, &tax_of(row))? {
                found
            } else {
                let split = TaxMode::TaxIncluded.split(gross, usual)?;
                (split.value.net, split.working)
            };
            net = net.plus(own)?;
            let line = |tax| BasisLine::Row { contract: row.contract, on: row.on, tax };
            working.extend(taxes.into_iter().filter(|tax| !tax.from.is_zero()).map(line));
        }
        working.push(BasisLine::Net(net));
        Ok(Worked { value: CommissionBasis::Amount(net), working })
    }

    /// What counts, in the unit of the method.
    fn basis(&self, plain: CommissionBasis) -> Result<CommissionBasis, DueError> {
        let is_bonus = matches!(self.pay.method, CommissionMethod::OnTarget { .. });
        if !is_bonus {
            return Ok(plain);
        }
        let attained = match (plain, self.goal) {
            (CommissionBasis::Amount(actual), Some(Goal::Money(goal))) if goal.minor > 0 => {
                goal.minus(actual)?;
                Ratio::new(actual.wide(), goal.wide())?
            }
            (CommissionBasis::Units(actual), Some(Goal::Units(goal))) if goal.thousandths > 0 => {
                Ratio::new(i128::from(actual.thousandths), i128::from(goal.thousandths))?
            }
            (
                CommissionBasis::Amount(_) | CommissionBasis::Units(_) | CommissionBasis::Attainment(_),
                Some(Goal::Money(_) | Goal::Units(_)) | None,
            ) => return Err(DueError::NoGoal),
        };
        Ok(CommissionBasis::Attainment(attained))
    }

    /// Every period of the plan that has begun, the earliest first. `last`: the last day that counts.
    pub fn dues(&self, last: Option<Date>, book: &Book<'_>) -> Vec<PeriodDue> {
        let until = last.map_or(book.as_of, |last| last.min(book.as_of));
        let mut periods: BTreeSet<PayPeriod> = self.grain.periods(self.from, until).into_iter().collect();
        // what was booked is compared, whatever the periods of the plan are now
        periods.extend(book.entries.iter().map(|(entry, _)| entry.period));
        periods.into_iter().map(|period| self.due(period, last, book)).collect()
    }

    fn due(&self, period: PayPeriod, last: Option<Date>, book: &Book<'_>) -> PeriodDue {
        let counts = |row: &&Counted| {
            period.holds(row.on)
                && row.on >= self.from
                && last.is_none_or(|last| row.on <= last)
                && row.is_in(self.currency)
        };
        let all = book.rows.unwrap_or_default();
        let rows: Vec<Counted> = all.iter().filter(counts).copied().collect();
        let entries: Vec<_> = book.entries.iter().filter(|(entry, _)| entry.period == period).copied().collect();
        let retention = self.retention(period, &rows, book);
        let booked = sum(entries.iter().map(|(entry, _)| *entry), self.currency);
        // what cannot be compared with what was booked is not due either: nobody books half of it
        let compared = book
            .rows
            .and_then(|_| total(&rows, self.metric, self.currency))
            .map_err(DueError::from)
            .and_then(|counted| {
                let basis = self.counted_basis(counted, &rows, book.tax_of)?;
                self.reckon_graded(counted, basis, retention, |member| (book.grade)(member, period))
            })
            .and_then(|now| Ok((self.changes(&now, &rows, &entries)?, now)));
        let (reckoned, changes) = match compared {
            Ok((changes, now)) => (Ok(now), changes),
            Err(why) => (Err(why), Vec::new()),
        };
        PeriodDue { period, rows, reckoned, booked, changes }
    }
}

/// The sum of entries.
///
/// # Errors
/// Overflow; different currencies.
pub fn sum<'a>(
    entries: impl IntoIterator<Item = &'a BookedCommission>,
    currency: Currency,
) -> Result<Accrual, ExactError> {
    entries.into_iter().try_fold(Accrual::nothing(currency), |sum, entry| {
        Ok(Accrual {
            earned: sum.earned.plus(entry.earned)?,
            held: sum.held.plus(entry.held)?,
            payable: sum.payable.plus(entry.payable()?)?,
        })
    })
}

impl IncentivePlan {
    /// What leads from what was booked to what is due: per member, what is set free by itself.
    fn changes(
        &self,
        now: &Reckoned,
        rows: &[Counted],
        entries: &[(&BookedCommission, &Standing)],
    ) -> Result<Vec<Change>, ExactError> {
        let currency = self.currency;
        let part = |earned: Money| self.pay.hold_back.of(earned, Rounding::HalfUp);
        let booked = sum(entries.iter().map(|(entry, _)| *entry), currency)?;
        // what was set free stays free when more comes in: only of what is earned anew a part waits
        let was_free = now.retention == Retention::Holding && booked.held.minor < part(booked.earned)?.minor;
        let mut all: BTreeMap<MemberId, Accrual> =
            entries.iter().map(|(entry, _)| (entry.member, Accrual::nothing(currency))).collect();
        all.extend(now.members.iter().map(|it| (it.member, it.accrual)));
        let mut changes = Vec::new();
        for (member, due) in all {
            let own = || entries.iter().filter(|(entry, _)| entry.member == member);
            let was = sum(own().map(|(entry, _)| *entry), currency)?;
            let mut held = due.held.minus(was.held)?;
            let nothing = Money::zero(currency);
            if now.retention == Retention::Released && was.held.minor > 0 {
                let freed = Change {
                    member,
                    cause: Cause::Release,
                    earned: nothing,
                    held: was.held.negated()?,
                    counted: Vec::new(),
                };
                held = due.held;
                changes.push(freed);
            }
            let earned = due.earned.minus(was.earned)?;
            if was_free {
                let most = held.minor.min(part(earned)?.minor);
                held = Money::new(most.max(was.held.negated()?.minor), currency);
            }
            if earned.is_zero() && held.is_zero() {
                continue;
            }
            // what an entry counted that was taken back counts anew
            let standing = own().filter(|(_, standing)| !standing.is_reversed());
            let known: BTreeSet<&str> = standing.flat_map(|(entry, _)| &entry.counted).map(String::as_str).collect();
            let fresh: Vec<&Counted> = rows.iter().filter(|row| !known.contains(row.source.key().as_str())).collect();
            let back = fresh.iter().any(|row| row.takes_back());
            let more = fresh.iter().any(|row| !row.takes_back());
            let was_paid = own().any(|(_, standing)| standing.paid_on.is_some());
            let (rises, falls) = (earned.minor > 0, earned.minor < 0);
            let cause = if rises && more {
                Cause::Receipt
            } else if falls && back {
                if was_paid { Cause::ClawBack } else { Cause::Refund }
            } else {
                Cause::Recompute
            };
            let counted: BTreeSet<String> = fresh.iter().map(|row| row.source.key()).collect();
            changes.push(Change { member, cause, earned, held, counted: counted.into_iter().collect() });
        }
        Ok(changes)
    }
}
