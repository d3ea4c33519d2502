//! The amounts of the parts of a plan: sums as agreed, and what they leave shared out exactly.

use super::planned::check_rows;
use super::{AmountStep, Part, PlanError, place};
use crate::domain::contract::plan::{Instalment, Share};
use crate::domain::exact::{ExactError, Worked};
use crate::domain::money::Money;
use crate::domain::rate::Ppm;
use crate::domain::split::{SplitError, SplitPolicy, all_positive, by_weights};

/// The amounts of the parts of `total`, in their order: sums stand, shares and equal parts divide what the sums leave
/// (`domain.md` 6.1). A draft may be incomplete: parts of nothing are answered too, and shares that are not 100 % together
/// are weights; [`super::planned_instalments`] refuses both. The working has one line for each part.
///
/// # Errors
/// Sums in another currency, shares below zero or above the whole, too many parts, overflow.
pub fn part_amounts(
    parts: &[Instalment],
    total: Money,
    policy: SplitPolicy,
) -> Result<Worked<Vec<Money>, AmountStep>, ExactError> {
    let parts: Vec<Part> = parts.iter().map(Part::from).collect();
    match shared_out(total, &parts, policy) {
        Ok(amounts) => {
            let (value, working) = amounts.into_iter().unzip();
            Ok(Worked { value, working })
        }
        // nothing to divide by: every part that is not a sum is nothing
        Err(SplitError::NoWeight) => {
            let value: Vec<Money> = parts.iter().map(|part| sum_or_nothing(part.share, total)).collect();
            let working = value.iter().copied().map(AmountStep::Agreed).collect();
            Ok(Worked { value, working })
        }
        Err(SplitError::NoParts) => Ok(Worked { value: Vec::new(), working: Vec::new() }),
        Err(SplitError::Exact(error)) => Err(error),
        Err(SplitError::TooManyParts | SplitError::NegativeWeight | SplitError::PartNotPositive { .. }) => {
            Err(ExactError::Overflow)
        }
    }
}

/// Whether the parts make `total` to the last unit, each of them more than nothing, as [`super::planned_instalments`] asks.
///
/// # Errors
/// What is wrong with them; see [`PlanError`].
pub fn check_amounts(parts: &[Instalment], total: Money, policy: SplitPolicy) -> Result<(), PlanError> {
    let parts: Vec<Part> = parts.iter().map(Part::from).collect();
    check_rows(&parts)?;
    let open: Vec<(u16, Part)> = placed(&parts).collect();
    open_amounts(total, total, &open, policy).map(drop)
}

const fn sum_or_nothing(share: Share, total: Money) -> Money {
    match share {
        Share::Sum(sum) => sum,
        Share::Of(_) | Share::Equal => Money::zero(total.currency),
    }
}

/// The amounts of the open rows of a plan, each more than nothing, and in all what is left of `amount`.
pub(super) fn open_amounts(
    left: Money,
    amount: Money,
    open: &[(u16, Part)],
    policy: SplitPolicy,
) -> Result<std::vec::IntoIter<(Money, AmountStep)>, PlanError> {
    let parts: Vec<Part> = open.iter().map(|(_, part)| *part).collect();
    let rest = after_sums(left, &parts)?;
    let sums_only = parts.iter().all(|part| matches!(part.share, Share::Sum(_)));
    let some_sums = parts.iter().any(|part| matches!(part.share, Share::Sum(_)));
    if sums_only && !rest.is_zero() || some_sums && rest.minor < 0 {
        return Err(PlanError::Sum { planned: amount.minus(rest)?, amount, difference: rest });
    }
    let refused = |place: usize, error: fn(u16, Part) -> PlanError| {
        open.get(place).map_or(PlanError::NoParts, |(seq, part)| error(*seq, *part))
    };
    let not_positive = |seq, part: Part| PlanError::PartNotPositive { id: part.id, seq };
    let of_split = |error| match error {
        SplitError::NoParts => PlanError::NoParts,
        SplitError::TooManyParts => PlanError::TooManyParts,
        SplitError::NegativeWeight => refused(0, |_, part| PlanError::NegativeShare { id: part.id }),
        // only shares of 0 % are left for the amount
        SplitError::NoWeight => refused(0, not_positive),
        SplitError::PartNotPositive { seq } => refused(usize::from(seq.saturating_sub(1)), not_positive),
        SplitError::Exact(error) => PlanError::Exact(error),
    };
    let amounts = shared_out(left, &parts, policy).map_err(of_split)?;
    let only: Vec<Money> = amounts.iter().map(|(amount, _)| *amount).collect();
    all_positive(&only).map_err(of_split)?;
    Ok(amounts.into_iter())
}

/// What fixed sums leave of `total`.
fn after_sums(total: Money, parts: &[Part]) -> Result<Money, ExactError> {
    parts.iter().try_fold(total, |left, part| match part.share {
        Share::Sum(sum) => left.minus(sum),
        Share::Of(_) | Share::Equal => Ok(left),
    })
}

fn shared_out(total: Money, parts: &[Part], policy: SplitPolicy) -> Result<Vec<(Money, AmountStep)>, SplitError> {
    let left = after_sums(total, parts)?;
    let mut shared = 0_i64;
    let mut equal = 0_i64;
    for part in parts {
        match part.share {
            Share::Of(share) => shared = shared.checked_add(share.0).ok_or(ExactError::Overflow)?,
            Share::Sum(_) => {}
            Share::Equal => equal = equal.checked_add(1).ok_or(ExactError::Overflow)?,
        }
    }
    let weights = parts
        .iter()
        .filter_map(|part| weight(part.share, shared, equal).transpose())
        .collect::<Result<Vec<i64>, ExactError>>()?;
    let split = if weights.is_empty() { Vec::new() } else { by_weights(left, &weights, policy)?.working };
    let mut split = split.into_iter();
    parts
        .iter()
        .map(|part| match part.share {
            Share::Sum(sum) => Ok((sum, AmountStep::Agreed(sum))),
            Share::Of(_) | Share::Equal => {
                split.next().map(|line| (line.amount, AmountStep::Split(line))).ok_or(SplitError::NoParts)
            }
        })
        .collect()
}

/// The weight of a part among those that are not fixed sums. With `equal` equal parts every share counts `equal` times, and
/// each equal part the rest of the whole, so that all weights stay whole numbers. Equal parts alone count one each.
fn weight(share: Share, shared: i64, equal: i64) -> Result<Option<i64>, ExactError> {
    match share {
        Share::Of(share) => share.0.checked_mul(equal.max(1)).map(Some).ok_or(ExactError::Overflow),
        Share::Sum(_) => Ok(None),
        Share::Equal if shared == 0 => Ok(Some(1)),
        Share::Equal => Ppm::WHOLE.0.checked_sub(shared).map(Some).ok_or(ExactError::Overflow),
    }
}

/// The shares of a plan are 100 % together; with equal parts besides they leave something for those.
pub(super) fn check_shares(parts: &[Part]) -> Result<(), PlanError> {
    let mut missing = Ppm::WHOLE.0;
    let (mut shares, mut equal) = (false, false);
    for part in parts {
        match part.share {
            Share::Of(share) if share.0 < 0 => return Err(PlanError::NegativeShare { id: part.id }),
            Share::Of(share) => {
                shares = true;
                missing = missing.checked_sub(share.0).ok_or(ExactError::Overflow)?;
            }
            Share::Equal => equal = true,
            Share::Sum(_) => {}
        }
    }
    let wrong = if equal { missing <= 0 } else { shares && missing != 0 };
    if wrong { Err(PlanError::Shares { difference: Ppm(missing) }) } else { Ok(()) }
}

/// The rows with their places.
pub(super) fn placed(parts: &[Part]) -> impl Iterator<Item = (u16, Part)> {
    parts.iter().enumerate().map(|(index, part)| (place(index), *part))
}
