//! The terms of the balance table.

use serde::{Deserialize, Serialize};

/// One of the two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BalanceSide {
    /// The enterprise that sells (甲方 by default).
    Enterprise,
    /// The customer.
    Customer,
}

/// A term that both sides ought to have alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BalancePair {
    /// Notice the side has to give before it leaves (通知期).
    Notice,
    /// Time the side gets to put a breach right (补救期).
    Cure,
    /// The most the side can be liable for (责任上限).
    LiabilityCap,
    /// What the side bears per day of delay: late payment against late delivery (迟延责任).
    DelayRate,
    /// Grounds on which the side may end the contract (解除事由).
    TerminationGrounds,
    /// The side may assign without the other's consent (转让).
    Assignment,
    /// The side is bound to secrecy (保密义务).
    Confidentiality,
    /// The side indemnifies the other (赔偿保证).
    Indemnity,
    /// The side may change terms alone (单方变更).
    ChangeRights,
    /// The side may set off (抵销).
    SetOff,
}

/// What a term is to the side that has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bearing {
    /// More of it is worse.
    Burden,
    /// More of it is better.
    Right,
}

impl BalancePair {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 10] = [
        Self::Notice,
        Self::Cure,
        Self::LiabilityCap,
        Self::DelayRate,
        Self::TerminationGrounds,
        Self::Assignment,
        Self::Confidentiality,
        Self::Indemnity,
        Self::ChangeRights,
        Self::SetOff,
    ];

    /// Whether more of it is better or worse for the side that has it.
    pub const fn bearing(self) -> Bearing {
        match self {
            Self::Notice | Self::LiabilityCap | Self::DelayRate | Self::Confidentiality | Self::Indemnity => {
                Bearing::Burden
            }
            Self::Cure | Self::TerminationGrounds | Self::Assignment | Self::ChangeRights | Self::SetOff => {
                Bearing::Right
            }
        }
    }

    /// How many times the smaller the larger may be before the row is one-sided: 2 for notice (TRM-05), cure and liability
    /// caps (LIA-03), 3 for the price of delay (LIA-05), 1 — any difference — for the rest.
    pub const fn tolerated_factor(self) -> u32 {
        match self {
            Self::Notice | Self::Cure | Self::LiabilityCap => 2,
            Self::DelayRate => 3,
            Self::TerminationGrounds
            | Self::Assignment
            | Self::Confidentiality
            | Self::Indemnity
            | Self::ChangeRights
            | Self::SetOff => 1,
        }
    }
}

impl BalanceSide {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Enterprise => Self::Customer,
            Self::Customer => Self::Enterprise,
        }
    }
}
