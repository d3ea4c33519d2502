//! The clause on late payment, as typed terms.

use serde::{Deserialize, Serialize};

use super::LateFeeError;
use super::rate_table::RateTable;
use crate::domain::date::Date;
use crate::domain::exact::Rounding;
use crate::domain::money::Money;
use crate::domain::rate::Ppm;

/// A clause on late payment (违约金规则): one register inside a contract's terms (`domain.md` 5.7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LateFeeRule {
    /// How the fee grows.
    pub rate: LateRate,
    /// What it is a share of.
    #[serde(default)]
    pub base: FeeBase,
    /// Days of grace.
    #[serde(default)]
    pub grace: Grace,
    /// Where it stops.
    #[serde(default)]
    pub cap: Cap,
    /// Whether the day of payment bears a fee.
    #[serde(default)]
    pub payment_day: PaymentDay,
    /// What a part payment pays first.
    #[serde(default)]
    pub order: AllocationOrder,
}

/// How a late fee grows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LateRate {
    /// So much per day: 500 ppm is 0.05 % a day (日万分之五).
    Daily {
        /// Rates per day.
        table: RateTable,
    },
    /// So much per year.
    Annual {
        /// Rates per year.
        table: RateTable,
        /// Days of a year.
        day_count: DayCount,
    },
    /// A multiple of a reference rate: one and a half times the one-year LPR is 150 hundredths. Reckoned exactly; a rounded
    /// daily figure is for show only (`domain.md` 8, "Day counts").
    ReferenceMultiple {
        /// Reference rates per year, entered and confirmed by a person.
        reference: RateTable,
        /// The multiple in hundredths.
        hundredths: u32,
        /// Days of a year.
        day_count: DayCount,
        /// Which day's reference rate counts.
        fixing: Fixing,
    },
    /// A reference rate plus percentage points: base plus 8 points is 80 000 ppm.
    ReferencePlus {
        /// Reference rates per year, entered and confirmed by a person.
        reference: RateTable,
        /// Added to it, per year.
        margin: Ppm,
        /// Days of a year.
        day_count: DayCount,
        /// Which day's reference rate counts.
        fixing: Fixing,
    },
    /// So much per month.
    Monthly {
        /// Rates per month.
        table: RateTable,
        /// How a month becomes days.
        month: MonthCount,
    },
    /// So much for every period that has begun: ten days late are two started weeks (6.3 G). Each period bears the base of its
    /// first day.
    StartedPeriod {
        /// Days of a period, at least one.
        days: u32,
        /// The rate of one period.
        rate: Ppm,
    },
    /// One fixed sum, once late.
    FixedSum {
        /// How much.
        amount: Money,
    },
}

impl LateRate {
    /// The days of a year that a rate per year is spread over; `None` for a rate that is none per year.
    pub const fn day_count(&self) -> Option<DayCount> {
        match self {
            Self::Annual { day_count, .. }
            | Self::ReferenceMultiple { day_count, .. }
            | Self::ReferencePlus { day_count, .. } => Some(*day_count),
            Self::Daily { .. } | Self::Monthly { .. } | Self::StartedPeriod { .. } | Self::FixedSum { .. } => None,
        }
    }

    /// Spreads a rate per year over these days of a year.
    pub const fn count_days(&mut self, days: DayCount) {
        match self {
            Self::Annual { day_count, .. }
            | Self::ReferenceMultiple { day_count, .. }
            | Self::ReferencePlus { day_count, .. } => *day_count = days,
            Self::Daily { .. } | Self::Monthly { .. } | Self::StartedPeriod { .. } | Self::FixedSum { .. } => {}
        }
    }

    /// The figure of the clause as it stands on a day: of its own rates the first, which a person writes, of a reference the one in force
    /// then. Nothing where the reference was not known yet, and of a sum.
    pub fn figure_on(&self, day: Date) -> Option<Ppm> {
        match self {
            Self::Daily { table } | Self::Annual { table, .. } | Self::Monthly { table, .. } => {
                table.steps().first().map(|step| step.rate)
            }
            Self::ReferenceMultiple { reference, .. } | Self::ReferencePlus { reference, .. } => reference.on(day).ok(),
            Self::StartedPeriod { rate, .. } => Some(*rate),
            Self::FixedSum { .. } => None,
        }
    }
}

/// Days of a year (`domain.md` 8, "Day counts"; `contract-rules.md` S8 `day_count`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayCount {
    /// Actual days over 365, in leap years too.
    #[default]
    Actual365,
    /// Actual days over 360, the banks' way.
    Actual360,
    /// Actual days over the days of their own year, year by year.
    ActualActual,
    /// Months of thirty days over 360, as 30E/360 has it (2006 ISDA Definitions, s. 4.16(g), "Eurobond Basis"): the 31st counts as
    /// the 30th, at either end of a period, and the last day of February as itself. Adjacent periods add up to the fen; under the
    /// Bond Basis (s. 4.16(f)), the other reading of 30/360, they do not, which is why it is not here.
    Thirty360,
    /// Nothing was said: reckoned as [`Actual365`](Self::Actual365).
    NotStated,
}

impl DayCount {
    /// What is reckoned with.
    #[must_use]
    pub const fn reckoned(self) -> Self {
        match self {
            Self::NotStated | Self::Actual365 => Self::Actual365,
            Self::Actual360 => Self::Actual360,
            Self::ActualActual => Self::ActualActual,
            Self::Thirty360 => Self::Thirty360,
        }
    }
}

/// How a rate per month becomes a rate per day (`contract-rules.md` 3.2 (4)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MonthCount {
    /// Twelve months over 365 days.
    #[default]
    TwelveIn365,
    /// A month of 30 days.
    ThirtyDays,
}

/// Which day's reference rate counts (`contract-rules.md` 3.1, 3.2 (6)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fixing {
    /// Each day bears the rate in force on it.
    #[default]
    Running,
    /// The rate in force on the first late day, to the end (PRC, "at the time of breach").
    AtBreach,
    /// Fixed anew on 1 January and 1 July for every running debt (EU).
    HalfYearRefixed,
    /// The rate of 31 December or 30 June before the half-year in which the debt became late, to the end (UK).
    HalfYearFrozen,
}

/// What a fee is a share of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FeeBase {
    /// The principal still open (未付本金).
    #[default]
    UnpaidPrincipal,
    /// The whole instalment, while any of it is open (当期应付款).
    InstalmentTotal,
    /// The whole contract, while any of the instalment is open (合同总价).
    ContractTotal,
}

/// Days after the due day in which payment costs nothing (`domain.md` 8, "Grace"; 6.3 H).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Grace {
    /// How many days; none is no grace.
    pub days: u32,
    /// What happens when they pass unpaid.
    #[serde(default)]
    pub mode: GraceMode,
}

/// What happens when the grace passes unpaid. A part payment inside it lowers the base from its date either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GraceMode {
    /// The fee runs from the day after the due day.
    #[default]
    Retroactive,
    /// The fee runs from the day after the grace.
    Prospective,
}

/// Where late fees stop. A cap bounds all that accrues, claimed and paid and waived or not.
///
/// Two meanings are usual, and each has forms of its own. [`Share`](Self::Share) and [`Amount`](Self::Amount) bound the fee of
/// **each instalment** by itself, as the clause says it (每期逾期付款违约金累计不超过…; `domain.md` 5.7, 6.3 C and 8, "Cap of
/// late fees"; `contract-rules.md` S8 `late_cap`): a share of the contract's price is then the bound of one instalment.
/// [`ContractShare`](Self::ContractShare) and [`ContractAmount`](Self::ContractAmount) bound the fees of **all instalments
/// together** (全部逾期付款违约金累计不超过…): see [`contract_ledgers`](super::contract::contract_ledgers).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cap {
    /// They do not stop.
    #[default]
    None,
    /// The fee of each instalment stops at a share of something.
    Share {
        /// The share.
        ppm: Ppm,
        /// Of what.
        of: CapBase,
    },
    /// The fee of each instalment stops at a sum of money.
    Amount(Money),
    /// The fees of all instalments together stop at a share of the contract's price.
    ContractShare {
        /// The share.
        ppm: Ppm,
    },
    /// The fees of all instalments together stop at a sum of money.
    ContractAmount(Money),
}

impl Cap {
    /// What the fees of all instalments together stop at, rounded half up once; `None` when each stands by itself.
    ///
    /// # Errors
    /// A sum in another currency; overflow.
    pub fn of_contract(self, contract_total: Money) -> Result<Option<Money>, LateFeeError> {
        match self {
            Self::None | Self::Share { .. } | Self::Amount(_) => Ok(None),
            Self::ContractShare { ppm } => Ok(Some(ppm.of(contract_total, Rounding::HalfUp)?)),
            Self::ContractAmount(amount) => {
                contract_total.minus(Money::zero(amount.currency))?;
                Ok(Some(amount))
            }
        }
    }
}

/// What the cap of one instalment is a share of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CapBase {
    /// The instalment.
    #[default]
    Instalment,
    /// What was open of it at the end of the due day (逾期金额).
    OverdueSum,
    /// The contract.
    Contract,
}

/// Whether the day of payment bears a fee. The due day never does (`domain.md` 8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentDay {
    /// It does (至实际付清之日止).
    #[default]
    Counted,
    /// It does not.
    NotCounted,
}

/// What a part payment of one debt pays first (`domain.md` 8; Civil Code art. 561).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AllocationOrder {
    /// Costs, then late fee, then principal: the law unless agreed otherwise.
    #[default]
    CostInterestPrincipal,
    /// Principal, then costs, then late fee.
    PrincipalFirst,
    /// In proportion to what is open of each, rounded half up as far as the shares add up.
    Proportional,
    /// What the payer says on paying; the law's order when it says nothing.
    PayersChoice,
    /// Nothing was said: the law's order.
    NotStated,
}

impl LateFeeRule {
    /// A plain clause: this rate on the unpaid principal, no grace, no cap, the law's order.
    pub fn plain(rate: LateRate) -> Self {
        Self {
            rate,
            base: FeeBase::default(),
            grace: Grace::default(),
            cap: Cap::default(),
            payment_day: PaymentDay::default(),
            order: AllocationOrder::default(),
        }
    }

    /// Whether the terms can be reckoned with.
    ///
    /// # Errors
    /// A rate, sum or cap below zero; a started period of no days.
    pub fn check(&self) -> Result<(), LateFeeError> {
        let rates_stand = |table: &RateTable| {
            let negative = table.steps().iter().any(|step| step.rate < Ppm(0));
            if negative { Err(LateFeeError::NegativeRate) } else { Ok(()) }
        };
        match &self.rate {
            LateRate::Daily { table } | LateRate::Annual { table, .. } | LateRate::Monthly { table, .. } => {
                rates_stand(table)?;
            }
            // a reference may be below zero; the tariff refuses a negative result
            LateRate::ReferenceMultiple { .. } | LateRate::ReferencePlus { .. } => {}
            LateRate::StartedPeriod { days, rate } => {
                if *days == 0 {
                    return Err(LateFeeError::EmptyPeriod);
                }
                if *rate < Ppm(0) {
                    return Err(LateFeeError::NegativeRate);
                }
            }
            LateRate::FixedSum { amount } => {
                if amount.minor < 0 {
                    return Err(LateFeeError::NegativeAmount);
                }
            }
        }
        let cap_stands = match self.cap {
            Cap::None => true,
            Cap::Share { ppm, .. } | Cap::ContractShare { ppm } => ppm >= Ppm(0),
            Cap::Amount(amount) | Cap::ContractAmount(amount) => amount.minor >= 0,
        };
        if cap_stands { Ok(()) } else { Err(LateFeeError::NegativeAmount) }
    }
}
