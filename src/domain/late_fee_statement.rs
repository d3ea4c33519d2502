//! A late-fee statement (催款单, `domain.md` 5.7): numbered, frozen as of a day, with the working it was reckoned by. What it
//! claims is claimed; a later statement claims only what is new. Taken back by a counter-entry.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::account::{Account, PartAccount};
use super::collection::{Dated, DueDay};
use super::contract::plan::PartLabel;
use super::date::Date;
use super::entity::Entity;
use super::exact::ExactError;
use super::id::{ContractId, InstalmentId, LateFeeStatementId};
use super::late_fee::debt::CameIn;
use super::late_fee::ledger::LateFee;
use super::money::Money;
use super::reversal::{Reversible, taken_back};
use super::statement_line::StatementLine;
use crate::kinds::Kind;

/// A statement of late fees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LateFeeStatement {
    /// Its id.
    pub id: LateFeeStatementId,
    /// Its number (催款单号).
    #[serde(default)]
    pub number: String,
    /// The contract.
    pub contract: ContractId,
    /// The day up to which it reckons, and on which it claims.
    pub on: Date,
    /// The parts of the plan it speaks of, in the plan's order.
    #[serde(default)]
    pub parts: Vec<ClaimedPart>,
    /// Who made it, by name.
    #[serde(default)]
    pub by: String,
    /// Free note; of a counter-entry, why.
    #[serde(default)]
    pub note: String,
    /// For a counter-entry: the statement it takes back.
    #[serde(default)]
    pub reverses: Option<LateFeeStatementId>,
}

/// One part of the plan on a statement, as it stood on its day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimedPart {
    /// The part.
    pub instalment: InstalmentId,
    /// Its number in the plan, from 1.
    pub number: u32,
    /// What it was called.
    #[serde(default)]
    pub label: Option<PartLabel>,
    /// When it was due.
    #[serde(default)]
    pub due: Option<Date>,
    /// Open of the price, if it is late: a part may cost something before its day.
    pub principal: Money,
    /// Open of the costs of recovery.
    pub cost: Money,
    /// The late fee in all, rounded once.
    pub accrued: Money,
    /// Paid of it.
    pub paid: Money,
    /// Given up of it.
    pub waived: Money,
    /// Claimed of it by earlier statements.
    pub before: Money,
    /// Claimed by this one: what is new. A counter-entry carries the same amount, negative.
    pub claimed: Money,
    /// Owed of it.
    pub owed: Money,
    /// How it was reckoned. None of a counter-entry.
    #[serde(default)]
    pub lines: Vec<StatementLine>,
}

/// What a new statement is called, and who makes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its id.
    pub id: LateFeeStatementId,
    /// Its number.
    pub number: String,
    /// Who makes it, by name.
    pub by: String,
    /// Free note.
    pub note: String,
}

/// Why nothing is claimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum StatementError {
    /// Everything that accrued was claimed, paid or given up.
    #[error("there is nothing new to claim")]
    NothingToClaim,
    /// A statement of a later day has claimed: what this one found new is on that already.
    #[error("a later statement has claimed already")]
    LaterClaim {
        /// Its day.
        on: Date,
    },
    /// A day that has not come: what will accrue by then is not owed yet.
    #[error("what accrues tomorrow is not owed today")]
    InFuture,
    /// Overflow or another currency.
    #[error(transparent)]
    Exact(#[from] ExactError),
}

impl LateFeeStatement {
    /// Freezes what is claimable of an account on its day, of all parts or of one; `known` are the statements of the contract,
    /// counter-entries among them, and `came` what came in for its parts. Under a cap on the whole contract no more is claimed than
    /// is left of it.
    ///
    /// # Errors
    /// Nothing is new, a later statement stands, the day has not come.
    pub fn freeze(
        heading: Heading,
        account: &Account,
        came: &CameIn,
        only: Option<InstalmentId>,
        known: &[&Self],
        today: Date,
    ) -> Result<Self, StatementError> {
        if account.as_of > today {
            return Err(StatementError::InFuture);
        }
        let gone = taken_back(known.iter().copied());
        let standing = known.iter().filter(|it| it.reverses.is_none() && !gone.contains_key(&it.id));
        if let Some(on) = standing.map(|it| it.on).filter(|on| *on > account.as_of).max() {
            return Err(StatementError::LaterClaim { on });
        }
        let mut room = account.claimable.value;
        let mut parts = Vec::new();
        for part in account.parts.iter().filter(|part| only.is_none_or(|only| part.id == only)) {
            let Some(fee) = &part.late_fee else { continue };
            let claimed = Money::new(fee.value.claimable.minor.min(room.minor), room.currency);
            room = room.minus(claimed)?;
            if claimed.minor > 0 || !fee.value.owed.is_zero() || !fee.value.open.cost.is_zero() {
                parts.push(ClaimedPart::of(part, came, claimed)?);
            }
        }
        let Heading { id, number, by, note } = heading;
        let (contract, on) = (account.contract, account.as_of);
        let statement = Self { id, number, contract, on, parts, by, note, reverses: None };
        if statement.claimed(account.total)?.minor <= 0 {
            return Err(StatementError::NothingToClaim);
        }
        Ok(statement)
    }

    /// What it claims of each part.
    pub fn claims(&self) -> impl Iterator<Item = (InstalmentId, Dated)> {
        self.parts.iter().map(|part| (part.instalment, Dated { on: self.on, amount: part.claimed }))
    }

    /// What it claims in all; `like` says the currency.
    ///
    /// # Errors
    /// Overflow or different currencies.
    pub fn claimed(&self, like: Money) -> Result<Money, ExactError> {
        Money::sum(self.parts.iter().map(|part| part.claimed), like.currency)
    }

    /// One figure of all parts together; nothing where there is no part.
    ///
    /// # Errors
    /// Overflow or different currencies.
    pub fn sum(&self, figure: fn(&ClaimedPart) -> Money) -> Result<Money, ExactError> {
        let mut figures = self.parts.iter().map(figure);
        let Some(first) = figures.next() else { return Ok(Money::cny(0)) };
        figures.try_fold(first, Money::plus)
    }

    /// The counter-entry that takes it back on `on`, or on its own day if that is later.
    ///
    /// # Errors
    /// Overflow.
    pub fn counter(&self, id: LateFeeStatementId, on: Date, by: String) -> Result<Self, ExactError> {
        let back = |part: &ClaimedPart| {
            Ok(ClaimedPart { claimed: part.claimed.negated()?, lines: Vec::new(), ..part.clone() })
        };
        let parts = self.parts.iter().map(back).collect::<Result<_, ExactError>>()?;
        let (contract, on) = (self.contract, on.max(self.on));
        let (number, note) = (String::new(), String::new());
        Ok(Self { id, number, contract, on, parts, by, note, reverses: Some(self.id) })
    }
}

impl ClaimedPart {
    /// A part as it stands, of which `claimed` is claimed now; `came` is what came in for it.
    ///
    /// # Errors
    /// Overflow.
    pub fn of(part: &PartAccount, came: &CameIn, claimed: Money) -> Result<Self, ExactError> {
        let nothing = Money::zero(claimed.currency);
        let fee = part.late_fee.as_ref();
        let figure = |read: fn(&LateFee) -> Money| fee.map_or(nothing, |fee| read(&fee.value));
        Ok(Self {
            instalment: part.id,
            number: u32::try_from(part.number).map_err(|_| ExactError::Overflow)?,
            label: part.label.clone(),
            due: match part.due {
                DueDay::On(day) => Some(day),
                DueDay::AwaitsEvent => None,
            },
            principal: part.overdue(),
            cost: figure(|fee| fee.open.cost),
            accrued: figure(|fee| fee.total),
            paid: figure(|fee| fee.paid),
            waived: figure(|fee| fee.waived),
            before: figure(|fee| fee.claimed),
            claimed,
            owed: figure(|fee| fee.owed),
            lines: StatementLine::all_of(part, came)?,
        })
    }
}

impl Reversible for LateFeeStatement {
    type Id = LateFeeStatementId;

    fn row(&self) -> LateFeeStatementId {
        self.id
    }

    fn on(&self) -> Date {
        self.on
    }

    fn reverses(&self) -> Option<LateFeeStatementId> {
        self.reverses
    }
}

impl Entity for LateFeeStatement {
    type Id = LateFeeStatementId;
    const KIND: Kind = Kind::LateFeeStatement;

    fn id(&self) -> LateFeeStatementId {
        self.id
    }
}
