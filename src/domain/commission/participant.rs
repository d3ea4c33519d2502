//! Who shares a commission.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::domain::apportion::apportion;
use crate::domain::exact::{ExactError, Ratio, Worked};
use crate::domain::id::MemberId;
use crate::domain::money::Money;
use crate::domain::rate::Ppm;

/// One who shares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    /// Who.
    pub member: MemberId,
    /// Which part, above zero.
    pub share: Ppm,
}

/// Those who share: at least one, each once, the parts adding up to 1 000 000 ppm (`domain.md` 5.11, 7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Participant>", into = "Vec<Participant>")]
pub struct Participants(Vec<Participant>);

/// Why shares are not right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ParticipantError {
    /// A share of nothing or less.
    #[error("a share is more than nothing")]
    ShareNotPositive {
        /// Whose.
        member: MemberId,
    },
    /// A member named twice.
    #[error("a member shares once")]
    Repeated {
        /// Who.
        member: MemberId,
    },
    /// The parts do not add up to 100 %.
    #[error("the shares add up to {sum} and not to 1000000 parts per million")]
    NotWhole {
        /// What they add up to, in ppm.
        sum: i128,
    },
}

/// What one member gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberAmount {
    /// Who.
    pub member: MemberId,
    /// How much.
    pub amount: Money,
}

/// One row of a sharing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShareLine {
    /// Who.
    pub member: MemberId,
    /// Which part.
    pub share: Ppm,
    /// The part in minor units before it is made whole.
    pub exact: Ratio,
    /// What is given: the whole minor units, and one left over where the remainder is among the largest.
    pub given: Money,
}

/// One row of a change: the member's part of the whole before and now, and the difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShareChangeLine {
    /// The part before.
    pub before: ShareLine,
    /// The part now.
    pub now: ShareLine,
    /// Now less before.
    pub change: Money,
}

impl Participants {
    /// Those who share.
    ///
    /// # Errors
    /// What is wrong first.
    pub fn new(participants: Vec<Participant>) -> Result<Self, ParticipantError> {
        let mut seen = BTreeSet::new();
        let mut sum = 0_i128;
        for Participant { member, share } in participants.iter().copied() {
            if share <= Ppm(0) {
                return Err(ParticipantError::ShareNotPositive { member });
            }
            if !seen.insert(member) {
                return Err(ParticipantError::Repeated { member });
            }
            // 64-bit parts of any list that fits in memory stay within 128 bits
            sum = sum.saturating_add(share.wide());
        }
        if sum == Ppm::WHOLE.wide() { Ok(Self(participants)) } else { Err(ParticipantError::NotWhole { sum }) }
    }

    /// Those who share, in order.
    pub fn as_slice(&self) -> &[Participant] {
        &self.0
    }

    /// Shares an amount by largest remainder: the parts add up to it (6.5: 15,500.01 at 60/40 is 9,300.01 and 6,200.00).
    /// An amount below zero is the mirror of the one above.
    ///
    /// # Errors
    /// Overflow.
    pub fn share_out(&self, amount: Money) -> Result<Worked<Vec<MemberAmount>, ShareLine>, ExactError> {
        let weights: Vec<i128> = self.0.iter().map(|participant| participant.share.wide()).collect();
        let mut value = Vec::new();
        let mut working = Vec::new();
        for (Participant { member, share }, given) in self.0.iter().zip(apportion(amount.wide(), &weights)?) {
            let given = Money::from_wide(given, amount.currency)?;
            let exact = share.share_of(amount)?;
            value.push(MemberAmount { member: *member, amount: given });
            working.push(ShareLine { member: *member, share: *share, exact, given });
        }
        Ok(Worked { value, working })
    }

    /// What each member's account changes by when the whole goes from `before` to `now`: shared from the totals, so that
    /// many small changes end where one large one does.
    ///
    /// # Errors
    /// Different currencies; overflow.
    pub fn share_change(
        &self,
        before: Money,
        now: Money,
    ) -> Result<Worked<Vec<MemberAmount>, ShareChangeLine>, ExactError> {
        let pairs = self.share_out(before)?.working.into_iter().zip(self.share_out(now)?.working);
        let change = |(before, now): (ShareLine, ShareLine)| {
            Ok(ShareChangeLine { before, now, change: now.given.minus(before.given)? })
        };
        let working = pairs.map(change).collect::<Result<Vec<_>, ExactError>>()?;
        let value = working.iter().map(|row| MemberAmount { member: row.now.member, amount: row.change }).collect();
        Ok(Worked { value, working })
    }
}

impl TryFrom<Vec<Participant>> for Participants {
    type Error = ParticipantError;

    fn try_from(participants: Vec<Participant>) -> Result<Self, ParticipantError> {
        Self::new(participants)
    }
}

impl From<Participants> for Vec<Participant> {
    fn from(participants: Participants) -> Self {
        participants.0
    }
}
