//! The parts of a plan paid another way (`domain.md` 5.7): equal, in shares or in sums. They keep their ids, names, days and
//! conditions, and as nearly as it can be said what each comes to.

use super::amounts::part_amounts;
use crate::domain::contract::plan::{Due, Event, Instalment, Share};
use crate::domain::date::Date;
use crate::domain::exact::{ExactError, Ratio, Rounding};
use crate::domain::money::Money;
use crate::domain::rate::Ppm;
use crate::domain::split::SplitPolicy;

/// The parts as equal ones.
#[must_use]
pub fn in_equal_parts(parts: Vec<Instalment>) -> Vec<Instalment> {
    parts.into_iter().map(|part| Instalment { share: Share::Equal, ..part }).collect()
}

/// The parts outside a plan by milestones: what waited for a milestone gets a day, the first part `first` and each further one a month
/// later, by its place among all. What has another day keeps it.
#[must_use]
pub fn on_days(parts: Vec<Instalment>, first: Date) -> Vec<Instalment> {
    let dated = |(part, months): (Instalment, i32)| match part.due {
        Due::After { event: Event::Milestone(_), .. } => {
            Instalment { due: Due::On(first.plus_months(months).unwrap_or(first)), ..part }
        }
        Due::On(_) | Due::After { .. } => part,
    };
    parts.into_iter().zip(0_i32..).map(dated).collect()
}

/// The parts as agreed sums: what each comes to of `total`. Nothing where there is no total or it cannot be shared out: sums of nothing
/// would forget the shares for good.
#[must_use]
pub fn in_sums(parts: Vec<Instalment>, total: Money, policy: SplitPolicy) -> Option<Vec<Instalment>> {
    let amounts = part_amounts(&parts, total, policy).ok().filter(|_| total.minor > 0)?.value;
    let sums = parts.into_iter().zip(amounts);
    Some(sums.map(|(part, amount)| Instalment { share: Share::Sum(amount), ..part }).collect())
}

/// The parts as shares of `total`, each to the nearest millionth; where they come to the whole, the last has what is left of it. Of sums
/// without a total the shares are those of all sums together; of parts of nothing, equal ones. Parts of which some are shares already
/// stay as they are.
#[must_use]
pub fn in_shares(parts: Vec<Instalment>, total: Money) -> Vec<Instalment> {
    let sums: Option<Vec<Money>> = parts.iter().map(|part| sum_of(part.share)).collect();
    let are_equal = parts.iter().all(|part| part.share == Share::Equal);
    let weighed = match sums {
        Some(sums) => whole_of(&sums, total).map(|whole| (sums.iter().map(|sum| sum.minor).collect(), whole.minor)),
        None if are_equal => None,
        None => return parts,
    };
    let count = parts.len();
    let (weights, whole): (Vec<i64>, i64) =
        weighed.unwrap_or_else(|| (vec![1; count], i64::try_from(count).unwrap_or(i64::MAX)));
    // of sums that are not the price each keeps its own share, and the plan says that they do not add up
    let is_whole = weights.iter().map(|it| i128::from(*it)).sum::<i128>() == i128::from(whole);
    let mut left = Ppm::WHOLE.0;
    let mut made = Vec::with_capacity(count);
    for (number, (part, weight)) in (1..=count).zip(parts.into_iter().zip(weights)) {
        let share = if number == count && is_whole { left.max(0) } else { share_of(weight, whole).unwrap_or(0) };
        left = left.saturating_sub(share);
        made.push(Instalment { share: Share::Of(Ppm(share)), ..part });
    }
    made
}

const fn sum_of(share: Share) -> Option<Money> {
    match share {
        Share::Sum(sum) => Some(sum),
        Share::Of(_) | Share::Equal => None,
    }
}

/// What the sums are shares of: the total in their currency, else all of them together; nothing where they come to nothing.
fn whole_of(sums: &[Money], total: Money) -> Option<Money> {
    let currency = sums.first()?.currency;
    let together = Money::sum(sums.iter().copied(), currency).ok()?;
    let has_total = total.currency == currency && total.minor > 0;
    Some(if has_total { total } else { together }).filter(|whole| whole.minor > 0)
}

/// `weight / whole` in parts per million, to the nearest.
fn share_of(weight: i64, whole: i64) -> Result<i64, ExactError> {
    let share = Ratio::new(i128::from(weight.max(0)), i128::from(whole))?.times(Ratio::whole(Ppm::WHOLE.wide()))?;
    i64::try_from(share.round(Rounding::HalfUp)?).map_err(|_| ExactError::Overflow)
}
