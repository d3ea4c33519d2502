//! What one period of the clause gives: the basis, the tax in it, the tiers, and whether the target is met.

use super::{ClauseIncentiveError, Condition};
use crate::domain::commission::{
    CommissionBasis, CommissionCap, CommissionClaim, CommissionLine, CommissionMethod, CommissionPlan, RateTier,
    RateTiers, Retention, TierError, UpperBound,
};
use crate::domain::contract::targets::{IncentiveBase, Tier, TierEnd, TierMethod};
use crate::domain::exact::Worked;
use crate::domain::money::Money;
use crate::domain::rate::Ppm;
use crate::domain::tax::TaxLine;
use crate::domain::tax_part::{TaxPart, without_tax};

/// A step towards what a period gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// What counted, what was given back taken off: of receipts with tax, of invoices without.
    Counted {
        /// What the clause counts.
        base: IncentiveBase,
        /// How much.
        amount: Money,
    },
    /// The part of it under a tax rate, and the same without tax.
    WithoutTax(TaxLine),
    /// A tier, or the sum, rounded half up once.
    Tiers(CommissionLine),
    /// The target is missed: nothing is given.
    Missed {
        /// What was aimed at.
        aim: Money,
        /// What was sold.
        actual: Money,
        /// What the tiers would have given.
        would: Money,
    },
}

/// The tiers of a clause as the engine of commission takes them. The clause knows no limit, holds nothing back and has no factor for
/// grades.
///
/// # Errors
/// Tiers that are out of order.
pub fn commission_plan(method: TierMethod, tiers: &[Tier]) -> Result<CommissionPlan, TierError> {
    let tier = |it: &Tier| RateTier {
        upper: match it.up_to {
            TierEnd::At(amount) => UpperBound::UpTo(amount),
            TierEnd::Open => UpperBound::Open,
        },
        rate: it.rate,
    };
    let tiers = RateTiers::new(tiers.iter().map(tier).collect())?;
    let method = match method {
        TierMethod::Marginal => CommissionMethod::Marginal(tiers),
        TierMethod::Whole => CommissionMethod::Whole(tiers),
    };
    Ok(CommissionPlan { method, cap: CommissionCap::None, hold_back: Ppm(0) })
}

/// What a period gives for what counted in it.
///
/// # Errors
/// A basis below nothing or of another currency than the tiers; a tax that cannot be taken out; overflow.
pub fn reckon(
    plan: &CommissionPlan,
    base: IncentiveBase,
    counted: Money,
    tax: &[TaxPart],
    condition: Condition,
) -> Result<Worked<Money, Line>, ClauseIncentiveError> {
    let mut working = vec![Line::Counted { base, amount: counted }];
    let net = match base {
        IncentiveBase::Invoiced => counted,
        IncentiveBase::Collected => {
            let (net, lines) = without_tax(counted, tax)?.ok_or(ClauseIncentiveError::TaxUnknown)?;
            working.extend(lines.into_iter().map(Line::WithoutTax));
            net
        }
    };
    let basis = CommissionBasis::Amount(net);
    let claim = CommissionClaim { basis, grade_factor: Ppm::WHOLE, retention: Retention::Released };
    let accrued = plan.accrue(&claim)?;
    working.extend(accrued.working.into_iter().map(Line::Tiers));
    let mut value = accrued.value.earned;
    if let Condition::Known { aim, actual } = condition
        && condition.is_missed()
    {
        working.push(Line::Missed { aim, actual, would: value });
        value = Money::zero(value.currency);
    }
    Ok(Worked { value, working })
}
