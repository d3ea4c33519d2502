//! What its history makes of a customer (客户, `domain.md` 5.2). Who looks after it is told in [`pool`](crate::domain::pool).

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::domain::date::Date;

/// What a customer's history makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CustomerStage {
    /// Never bought (潜在).
    Prospect,
    /// A contract is in force, or it was dealt with lately (合作中).
    Active,
    /// Bought once, quiet since (沉睡).
    Dormant,
    /// Bought once, quiet for very long (流失).
    Lost,
}

/// What is known of a customer's dealings. Days after the day asked about are not read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CustomerHistory {
    /// Days of purchases, receipts and signings.
    pub deals: Vec<Date>,
    /// Days of visits, calls and messages.
    pub activities: Vec<Date>,
    /// From when to when contracts were in force.
    pub contracts: Vec<InForce>,
}

/// From when to when a contract was in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct InForce {
    /// The first day.
    pub from: Date,
    /// The last day, if it has ended.
    pub until: Option<Date>,
}

/// After how many quiet days a customer counts as dormant or lost. House values, editable: 180 and 720.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct QuietDays {
    /// From more than so many days.
    pub dormant_after: u16,
    /// From more than so many days.
    pub lost_after: u16,
}

impl Default for QuietDays {
    fn default() -> Self {
        Self { dormant_after: 180, lost_after: 720 }
    }
}

/// Why days are no limits for a customer to be dormant or lost by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum QuietFault {
    /// None, or more than ten years.
    #[error("1 to 3650 days")]
    OutOfRange {
        /// Whether that of the lost, or that of the dormant.
        lost: bool,
    },
    /// It would be lost before, or as soon as, it is dormant.
    #[error("a customer is dormant before it is lost")]
    LostFirst,
}

impl QuietDays {
    /// Ten years: more is a slip.
    pub const MOST: u16 = 3650;

    /// Whether the limits can be measured by: each 1 to [`Self::MOST`] days, dormant before lost.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn check(self) -> Result<(), QuietFault> {
        for (days, lost) in [(self.dormant_after, false), (self.lost_after, true)] {
            if days == 0 || days > Self::MOST {
                return Err(QuietFault::OutOfRange { lost });
            }
        }
        if self.lost_after <= self.dormant_after { Err(QuietFault::LostFirst) } else { Ok(()) }
    }

    /// The stage of a customer of which this is known as of a day.
    ///
    /// Without a deal or a contract up to that day it is a prospect. While a contract is in force it is active. Otherwise the
    /// days since the last deal, activity or day of a contract decide: exactly as many as the limit are not yet too many.
    pub fn stage(self, has_dealt: bool, is_in_force: bool, quiet_days: i64) -> CustomerStage {
        if is_in_force {
            CustomerStage::Active
        } else if !has_dealt {
            CustomerStage::Prospect
        } else if quiet_days > i64::from(self.lost_after) {
            CustomerStage::Lost
        } else if quiet_days > i64::from(self.dormant_after) {
            CustomerStage::Dormant
        } else {
            CustomerStage::Active
        }
    }
}

impl CustomerStage {
    /// Every stage, in the order of a customer's life.
    pub const ALL: [Self; 4] = [Self::Prospect, Self::Active, Self::Dormant, Self::Lost];

    /// Its name in addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Prospect => "prospect",
            Self::Active => "active",
            Self::Dormant => "dormant",
            Self::Lost => "lost",
        }
    }

    /// The stage of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

impl CustomerHistory {
    /// What the customer is on `as_of`, by [`QuietDays::stage`].
    pub fn stage(&self, quiet: QuietDays, as_of: Date) -> CustomerStage {
        let begun = || self.contracts.iter().filter(|contract| contract.from <= as_of);
        let deals = || self.deals.iter().copied().filter(|day| *day <= as_of);
        let has_dealt = begun().next().is_some() || deals().next().is_some();
        let is_in_force = begun().any(|contract| contract.until.is_none_or(|until| as_of <= until));
        let activities = self.activities.iter().copied().filter(|day| *day <= as_of);
        let ends = begun().filter_map(|contract| contract.until);
        let last = deals().chain(activities).chain(ends).max().unwrap_or(as_of);
        quiet.stage(has_dealt, is_in_force, last.days_until(as_of))
    }

    /// The last day on which the customer was heard of or dealt with (`last_activity_at`), up to `as_of`.
    pub fn last_activity(&self, as_of: Date) -> Option<Date> {
        self.deals.iter().chain(&self.activities).copied().filter(|day| *day <= as_of).max()
    }
}
