//! Who gave what: what each side proposed, and what became of it.

use crate::domain::contract::party::Side;
use crate::domain::exact::ExactError;
use crate::domain::lifecycle::negotiation::Stage;
use crate::domain::money::{Currency, Money};

/// What became of the proposals of one side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// All of them.
    pub proposed: u32,
    /// Those that wait for an answer.
    pub open: u32,
    /// Those that the other side gave way to.
    pub accepted: u32,
    /// Those that were refused.
    pub rejected: u32,
    /// Those that were answered with another proposal.
    pub countered: u32,
    /// Those that were withdrawn.
    pub withdrawn: u32,
}

/// Both sides beside each other.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Balance {
    /// What we proposed.
    pub ours: Tally,
    /// What they proposed.
    pub theirs: Tally,
    /// By how much what they gave way to moved the amount, in each currency.
    pub moved_by_ours: Vec<Money>,
    /// By how much what we gave way to moved it.
    pub moved_by_theirs: Vec<Money>,
}

impl Balance {
    /// The balance of proposals, by who made each and where it stands.
    ///
    /// # Errors
    /// [`ExactError::Overflow`] when the amount was moved by more than an amount can hold.
    pub fn of<'a>(stages: impl IntoIterator<Item = (Side, &'a Stage)>) -> Result<Self, ExactError> {
        let mut balance = Self::default();
        let (mut by_ours, mut by_theirs) = (Vec::new(), Vec::new());
        for (side, stage) in stages {
            let (tally, moved) = match side {
                Side::Us => (&mut balance.ours, &mut by_ours),
                Side::Them => (&mut balance.theirs, &mut by_theirs),
            };
            tally.proposed = tally.proposed.saturating_add(1);
            let count = match stage {
                Stage::Open => &mut tally.open,
                Stage::Accepted { .. } => &mut tally.accepted,
                Stage::Rejected { .. } => &mut tally.rejected,
                Stage::Countered { .. } => &mut tally.countered,
                Stage::Withdrawn { .. } => &mut tally.withdrawn,
            };
            *count = count.saturating_add(1);
            if let Stage::Accepted { before, after, .. } = stage
                && before.currency == after.currency
            {
                add(moved, *before, *after)?;
            }
        }
        balance.moved_by_ours = moves(by_ours)?;
        balance.moved_by_theirs = moves(by_theirs)?;
        Ok(balance)
    }

    /// How many proposals of both sides wait for an answer.
    pub const fn open(&self) -> u32 {
        self.ours.open.saturating_add(self.theirs.open)
    }
}

/// A sum in one currency, in minor units.
type Wide = (Currency, i128);

fn add(sums: &mut Vec<Wide>, before: Money, after: Money) -> Result<(), ExactError> {
    let by = after.wide().checked_sub(before.wide()).ok_or(ExactError::Overflow)?;
    match sums.iter_mut().find(|(currency, _)| *currency == after.currency) {
        Some((_, sum)) => *sum = sum.checked_add(by).ok_or(ExactError::Overflow)?,
        None => sums.push((after.currency, by)),
    }
    Ok(())
}

/// The sums that are not nothing.
fn moves(sums: Vec<Wide>) -> Result<Vec<Money>, ExactError> {
    let moved = sums.into_iter().filter(|(_, sum)| *sum != 0);
    moved.map(|(currency, sum)| Money::from_wide(sum, currency)).collect()
}
