//! What a member's commission comes to in a time.

use super::entry::{BookedCommission, Cause, Standing};
use crate::domain::exact::ExactError;
use crate::domain::money::{Currency, Money};

/// The commission of somebody: every sum of entries, in one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// Everything that is earned, what was taken back taken off.
    pub earned: Money,
    /// What waits of it.
    pub held: Money,
    /// What may be paid once it is approved.
    pub accrued: Money,
    /// What is approved and not paid.
    pub approved: Money,
    /// What was paid.
    pub paid: Money,
    /// What was taken back: nothing or less.
    pub clawed: Money,
}

impl Figures {
    /// Nothing.
    pub const fn nothing(currency: Currency) -> Self {
        let zero = Money::zero(currency);
        Self { earned: zero, held: zero, accrued: zero, approved: zero, paid: zero, clawed: zero }
    }

    /// With one entry more.
    ///
    /// # Errors
    /// Overflow; another currency.
    pub fn with(mut self, entry: &BookedCommission, standing: &Standing) -> Result<Self, ExactError> {
        let payable = entry.payable()?;
        self.earned = self.earned.plus(entry.earned)?;
        self.held = self.held.plus(entry.held)?;
        if matches!(entry.cause, Cause::Refund | Cause::ClawBack) && entry.earned.minor < 0 {
            self.clawed = self.clawed.plus(entry.earned)?;
        }
        if standing.paid_on.is_some() {
            self.paid = self.paid.plus(payable)?;
        } else if standing.is_approved() {
            self.approved = self.approved.plus(payable)?;
        } else if standing.is_accrued() {
            self.accrued = self.accrued.plus(payable)?;
        }
        Ok(self)
    }

    /// The sum of entries in one currency; others are left out.
    ///
    /// # Errors
    /// Overflow.
    pub fn of<'a>(
        entries: impl IntoIterator<Item = (&'a BookedCommission, &'a Standing)>,
        currency: Currency,
    ) -> Result<Self, ExactError> {
        let own = entries.into_iter().filter(|(entry, _)| entry.earned.currency == currency);
        own.into_iter().try_fold(Self::nothing(currency), |sum, (entry, standing)| sum.with(entry, standing))
    }
}
