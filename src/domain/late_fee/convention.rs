//! Usual and statutory terms on late payment of several legal systems, as dated data (`contract-rules.md` 3.1).
//!
//! Law decides defaults and warnings only. Reference rates are never shipped: a person enters and confirms them with their
//! dates. A change of the law is a new row, so that old contracts keep the row of their day.

use serde::{Deserialize, Serialize};

use super::LateFeeError;
use super::rate_table::RateTable;
use super::rule::{DayCount, Fixing, LateFeeRule, LateRate, MonthCount};
use crate::domain::date::Date;
use crate::domain::exact::{ExactError, Worked};
use crate::domain::money::{Currency, Money};
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
    /// One-year loan prime rate (一年期LPR).
    LprOneYear,
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
    const fn new(year: i32, month: u32, day: u32) -> Self {
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

/// A fixed sum for the cost of recovery, one for each debt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recovery {
    /// None by law.
    None,
    /// The same for every debt.
    Flat {
        /// Minor units.
        minor: i64,
        /// Their currency.
        currency: Currency,
    },
    /// By the size of the debt.
    Tiers {
        /// Smallest debts first.
        tiers: &'static [RecoveryTier],
        /// The currency of bounds and sums.
        currency: Currency,
    },
}

/// The sum for debts from a size on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecoveryTier {
    /// Debts of this many minor units and more.
    pub from: i64,
    /// The sum in minor units.
    pub sum: i64,
}

/// The terms of one system from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Convention {
    /// The system.
    pub system: System,
    /// Debts late from this day on.
    pub in_force_from: LawDay,
    /// The day up to which the law was looked at.
    pub law_as_of: LawDay,
    /// The rate.
    pub rate: ConventionRate,
    /// The fixed sum.
    pub recovery: Recovery,
    /// Where it is written.
    pub sources: &'static [&'static str],
}

const LAW_AS_OF: LawDay = LawDay::new(2026, 11, 1);

/// All rows; several of one system stand in the order of their days.
pub const CONVENTIONS: &[Convention] = &[
    Convention {
        system: System::PrcSilent,
        in_force_from: LawDay::new(2019, 8, 20),
        law_as_of: LAW_AS_OF,
        rate: ConventionRate::MultipleBand {
            of: Reference::LprOneYear,
            least: 130,
            most: 150,
            fixing: Fixing::AtBreach,
        },
        recovery: Recovery::None,
        sources: &["Interpretation on sales contracts (2020) art. 18(4)"],
    },
    Convention {
        system: System::PrcContract,
        in_force_from: LawDay::new(2021, 1, 1),
        law_as_of: LAW_AS_OF,
        rate: ConventionRate::Agreed,
        recovery: Recovery::None,
        sources: &["Civil Code art. 585", "Interpretation on general provisions of contracts (2023) arts 64-65"],
    },
    Convention {
        system: System::PrcSmallFirm,
        in_force_from: LawDay::new(2025, 6, 1),
        law_as_of: LAW_AS_OF,
        rate: ConventionRate::Daily { rate: Ppm(500), floor: Reference::LprOneYear },
        recovery: Recovery::None,
        sources: &["Regulation on payments to small and medium enterprises (2025) arts 9, 10, 15, 17"],
    },
    Convention {
        system: System::Eu,
        in_force_from: LawDay::new(2013, 3, 16),
        law_as_of: LAW_AS_OF,
        rate: ConventionRate::Plus {
            on: Reference::EcbMainRefinancing,
            margin: Ppm(80_000),
            fixing: Fixing::HalfYearRefixed,
        },
        recovery: Recovery::Flat { minor: 4_000, currency: Currency::EUR },
        sources: &["Directive 2011/7/EU arts 2, 3, 4, 6"],
    },
    Convention {
        system: System::Uk,
        in_force_from: LawDay::new(2013, 3, 16),
        law_as_of: LAW_AS_OF,
        rate: ConventionRate::Plus {
            on: Reference::BankOfEngland,
            margin: Ppm(80_000),
            fixing: Fixing::HalfYearFrozen,
        },
        recovery: Recovery::Tiers {
            tiers: &[
                RecoveryTier { from: 0, sum: 4_000 },
                RecoveryTier { from: 100_000, sum: 7_000 },
                RecoveryTier { from: 1_000_000, sum: 10_000 },
            ],
            currency: Currency::GBP,
        },
        sources: &["Late Payment of Commercial Debts (Interest) Act 1998 ss 4-6, 5A"],
    },
    Convention {
        system: System::Us,
        in_force_from: LawDay::new(1900, 1, 1),
        law_as_of: LAW_AS_OF,
        rate: ConventionRate::MonthlyBand { least: Ppm(10_000), most: Ppm(15_000) },
        recovery: Recovery::None,
        sources: &["custom; state limits apply"],
    },
];

/// What one-year LPR is compared with in the PRC, in hundredths: the usual measure of loss, that measure plus 30 %, and the
/// ceiling that many courts borrow from private lending (`contract-rules.md` 3.1, LPI-02, LPI-04, L14).
pub const LPR_YARDSTICK: LprYardstick =
    LprYardstick { law_as_of: LAW_AS_OF, usual_loss: 150, usual_loss_and_30: 195, ceiling: 400 };

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

/// The row of a system in force on a day.
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

/// The step of a fixed sum for recovery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecoveryLine {
    /// The debt.
    pub debt: Money,
    /// The sum for debts of this size and more; nothing where size does not matter.
    pub from: Money,
    /// The sum.
    pub sum: Money,
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

    /// The fixed sum for the recovery of one debt, in the currency of the law (EUR 40; GBP 40, 70 or 100).
    ///
    /// # Errors
    /// A negative debt; a debt in another currency where the sum hangs on its size.
    pub fn recovery_sum(&self, debt: Money) -> Result<Worked<Money, RecoveryLine>, LateFeeError> {
        if debt.minor < 0 {
            return Err(LateFeeError::NegativeAmount);
        }
        let (from, sum) = match self.recovery {
            Recovery::None => (Money::zero(debt.currency), Money::zero(debt.currency)),
            Recovery::Flat { minor, currency } => (Money::zero(currency), Money::new(minor, currency)),
            Recovery::Tiers { tiers, currency } => {
                debt.minus(Money::zero(currency))?;
                let tier = tiers.iter().rfind(|tier| tier.from <= debt.minor);
                tier.map_or((Money::zero(currency), Money::zero(currency)), |tier| {
                    (Money::new(tier.from, currency), Money::new(tier.sum, currency))
                })
            }
        };
        Ok(Worked { value: sum, working: vec![RecoveryLine { debt, from, sum }] })
    }
}
