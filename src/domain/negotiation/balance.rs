//! Who gave what: what each side proposed, and what became of it.

use crate::domain::contract::party::Side;
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
    pub fn of<'a>(stages: impl IntoIterator<Item = (Side, &'a Stage)>) -> Self {
        let mut balance = Self::default();
        for (side, stage) in stages {
            let (tally, moved) = match side {
                Side::Us => (&mut balance.ours, &mut balance.moved_by_ours),
                Side::Them => (&mut balance.theirs, &mut balance.moved_by_theirs),
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
                add(moved, after.currency, after.minor.saturating_sub(before.minor));
            }
        }
        balance.moved_by_ours.retain(|sum| !sum.is_zero());
        balance.moved_by_theirs.retain(|sum| !sum.is_zero());
        balance
    }

    /// How many proposals of both sides wait for an answer.
    pub const fn open(&self) -> u32 {
        self.ours.open.saturating_add(self.theirs.open)
    }
}

fn add(sums: &mut Vec<Money>, currency: Currency, minor: i64) {
    match sums.iter_mut().find(|sum| sum.currency == currency) {
        Some(sum) => sum.minor = sum.minor.saturating_add(minor),
        None => sums.push(Money { minor, currency }),
    }
}
