//! Usual and statutory terms on late payment of several legal systems, as dated data (`contract-rules.md` 3.1).
//!
//! Law decides defaults and warnings only. Reference rates are never shipped: a person enters and confirms them with their
//! dates. A change of the law is a new row, so that old contracts keep the row of their day.

pub mod floor;
pub mod national;
pub mod recovery;
mod rows;

use serde::{Deserialize, Serialize};

use self::recovery::Recovery;
pub use self::rows::{CONVENTIONS, LPR_YARDSTICK};

use super::LateFeeError;
use super::rate_table::RateTable;
use super::rule::{DayCount, Fixing, LateFeeRule, LateRate, MonthCount};
use crate::domain::certainty::Certainty;
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::rate::Ppm;

/// Which terms apply when a business pays a business late.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum System {
    /// PRC, a sale whose contract says nothing.
    PrcSilent,
    /// PRC, a rate agreed in the contract.
    PrcContract,
    /// PRC, a public body or large enterprise owes a small or medium one, and the contract says nothing.
    PrcSmallFirm,
    /// European Union, Directive 2011/7/EU; national law may go further.
    Eu,
    /// United Kingdom, Late Payment of Commercial Debts (Interest) Act 1998.
    Uk,
    /// United States: what contracts usually say.
    Us,
}

/// A reference rate that a person enters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reference {
    /// One-year loan prime rate (一年期LPR), published since 20 August 2019.
    LprOneYear,
    /// The People's Bank of China benchmark lending rate of the same time and tenor (同期同类人民币贷款基准利率), before that.
    PbocBenchmark,
    /// Main refinancing rate of the European Central Bank, or the national bank's rate.
    EcbMainRefinancing,
    /// Bank of England base rate.
    BankOfEngland,
}

/// A day written in a table; it exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LawDay {
    /// The year.
    pub year: i32,
    /// The month.
    pub month: u32,
    /// The day.
    pub day: u32,
}

impl LawDay {
    /// The day of a table.
    pub const fn new(year: i32, month: u32, day: u32) -> Self {
        Self { year, month, day }
    }

    /// The date.
    ///
    /// # Errors
    /// None for the tables of this module (a test reads them all).
    pub fn date(self) -> Result<Date, ExactError> {
        Date::new(self.year, self.month, self.day)
    }
}

/// The rate of a convention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConventionRate {
    /// Whatever the contract says.
    Agreed,
    /// A multiple of a reference rate between two bounds, in hundredths.
    MultipleBand {
        /// Of which rate.
        of: Reference,
        /// The lower bound.
        least: u32,
        /// The upper bound.
        most: u32,
        /// Which day's rate.
        fixing: Fixing,
    },
    /// A rate per day; if the contract has one of its own, not below the reference rate at signing.
    Daily {
        /// Per day.
        rate: Ppm,
        /// The floor of an agreed rate.
        floor: Reference,
    },
    /// A reference rate plus at least so much per year.
    Plus {
        /// On which rate.
        on: Reference,
        /// At least this much.
        margin: Ppm,
        /// Which day's rate.
        fixing: Fixing,
    },
    /// A customary rate per month between two bounds.
    MonthlyBand {
        /// The lower bound.
        least: Ppm,
        /// The upper bound.
        most: Ppm,
    },
}

/// Which bound of a band.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// The lower one.
    Least,
    /// The upper one.
    Most,
}

/// Who may owe whom for a row to apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Between {
    /// Any business, or a public body, owes any business.
    Businesses,
    /// Any business owes a small one.
    AnyOwesSmall,
    /// A large business or a public body owes a small one (PRC: a small or medium one).
    LargeOrPublicOwesSmall,
}

/// Which day decides whether a row applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecidingDay {
    /// The day the debt became late.
    Breach,
    /// The day the contract was made.
    Contract,
}

/// What may be claimed beyond rate and fixed sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Beyond {
    /// The row says nothing of it.
    NotSaid,
    /// Reasonable costs of recovery that the fixed sum does not cover.
    ReasonableCosts,
    /// Further loss that is proved.
    ProvenLoss,
}

/// The terms of one system from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Convention {
    /// The system.
    pub system: System,
    /// Debts whose [deciding day](Self::decided_by) is this one or later.
    pub in_force_from: LawDay,
    /// Which day of a debt that is.
    pub decided_by: DecidingDay,
    /// The day up to which the law was looked at.
    pub law_as_of: LawDay,
    /// Who owes whom.
    pub between: Between,
    /// The rate.
    pub rate: ConventionRate,
    /// The fixed sum.
    pub recovery: Recovery,
    /// What comes on top.
    pub beyond: Beyond,
    /// When a debt is due whose contract names no day.
    pub due_by_default: DefaultDue,
    /// How sure this is.
    pub certainty: Certainty,
    /// Where it is written.
    pub sources: &'static [&'static str],
}

/// When a debt is due whose contract names no day (column *From* of `contract-rules.md` 3.1); the fee runs from the day after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DefaultDue {
    /// The row says nothing of it: the contract names the day.
    NotSaid,
    /// So many days after the invoice or the goods arrived.
    After {
        /// How many.
        days: u16,
    },
    /// So many days after delivery, by who owes.
    ByDebtor {
        /// How many for a public body.
        public_body: u16,
        /// How many for a large enterprise; `None`: what is usual in the trade.
        large: Option<u16>,
    },
}

/// Multiples of one-year LPR, in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LprYardstick {
    /// The day up to which the law was looked at.
    pub law_as_of: LawDay,
    /// The usual measure of loss.
    pub usual_loss: u32,
    /// That measure plus 30 %.
    pub usual_loss_and_30: u32,
    /// Four times.
    pub ceiling: u32,
}

/// The row of a system in force on the [deciding day](Convention::decided_by) of a debt.
///
/// # Errors
/// [`LateFeeError::NotInForce`] before the first row of the system.
pub fn in_force(system: System, on: Date) -> Result<&'static Convention, LateFeeError> {
    let mut found = Err(LateFeeError::NotInForce { on });
    for row in CONVENTIONS.iter().filter(|row| row.system == system) {
        if row.in_force_from.date()? <= on {
            found = Ok(row);
        }
    }
    found
}

impl Convention {
    /// A clause with the terms of this row: of a band, the bound that is asked for; of a margin, the least. The other terms are
    /// the plain ones.
    ///
    /// # Errors
    /// [`LateFeeError::RateIsAgreed`] when the row leaves the rate to the contract.
    pub fn rule(&self, reference: &RateTable, bound: Bound) -> Result<LateFeeRule, LateFeeError> {
        let day_count = DayCount::Actual365;
        let rate = match self.rate {
            ConventionRate::Agreed => return Err(LateFeeError::RateIsAgreed),
            ConventionRate::MultipleBand { least, most, fixing, .. } => {
                let hundredths = match bound {
                    Bound::Least => least,
                    Bound::Most => most,
                };
                LateRate::ReferenceMultiple { reference: reference.clone(), hundredths, day_count, fixing }
            }
            ConventionRate::Daily { rate, .. } => LateRate::Daily { table: RateTable::constant(rate)? },
            ConventionRate::Plus { margin, fixing, .. } => {
                LateRate::ReferencePlus { reference: reference.clone(), margin, day_count, fixing }
            }
            ConventionRate::MonthlyBand { least, most } => {
                let rate = match bound {
                    Bound::Least => least,
                    Bound::Most => most,
                };
                LateRate::Monthly { table: RateTable::constant(rate)?, month: MonthCount::TwelveIn365 }
            }
        };
        Ok(LateFeeRule::plain(rate))
    }
}
