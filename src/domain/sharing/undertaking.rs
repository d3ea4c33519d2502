//! Undertakings of secrecy by persons (保密承诺, G4).

use serde::{Deserialize, Serialize};

use crate::domain::contract::sharing::SecrecyLevel;
use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::id::{ContractId, UndertakingId};
use crate::kinds::Kind;

/// What somebody promised to keep secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undertaking {
    /// Its id.
    pub id: UndertakingId,
    /// Who promised (承诺人).
    pub bearer: String,
    /// Where they belong: a firm, a department.
    #[serde(default)]
    pub at: String,
    /// Under which contract.
    #[serde(default)]
    pub contract: Option<ContractId>,
    /// What is covered.
    pub covers: String,
    /// How secret it is.
    #[serde(default = "ordinary")]
    pub level: SecrecyLevel,
    /// Since when.
    pub since: Date,
    /// The day from which the years count: they left, or the work was over; nothing while that has not come.
    #[serde(default)]
    pub ended: Option<Date>,
    /// So many years after it; 0: as long as it is secret.
    #[serde(default = "usual_years")]
    pub years: u16,
    /// What a breach costs, in words.
    #[serde(default)]
    pub liability: String,
    /// A word on it.
    #[serde(default)]
    pub note: String,
}

const fn ordinary() -> SecrecyLevel {
    SecrecyLevel::OrdinarySecret
}

/// 36 months (G4 `conf_term`).
const fn usual_years() -> u16 {
    3
}

/// Where an undertaking stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Binding {
    /// It has not begun.
    NotYet,
    /// It binds, and its end is not known.
    Open,
    /// It binds up to this day.
    Until(Date),
    /// It bound up to this day.
    Over(Date),
}

impl Undertaking {
    /// Where it stands on `as_of`; the last day itself still counts.
    pub fn binding(&self, as_of: Date) -> Binding {
        if as_of < self.since {
            return Binding::NotYet;
        }
        let months = i32::from(self.years).saturating_mul(12);
        let last = self.ended.filter(|_| self.years > 0).and_then(|day| day.plus_months(months).ok());
        match last {
            None => Binding::Open,
            Some(last) if as_of > last => Binding::Over(last),
            Some(last) => Binding::Until(last),
        }
    }
}

impl Entity for Undertaking {
    type Id = UndertakingId;
    const KIND: Kind = Kind::Undertaking;

    fn id(&self) -> UndertakingId {
        self.id
    }
}
