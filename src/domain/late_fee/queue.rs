//! The queue in which the minor units of a payment come to debts that nothing sets apart (Civil Code art. 560: in proportion), and
//! to the parts of one debt whose clause says so (art. 561).
//!
//! Each unit of each debt has a place of its own in one queue; a payment takes the next places. What was taken before decides
//! nothing but where the next payment begins, so that payments of one day come to the same in whatever order they are entered,
//! and to what their sum would have come to. Largest remainders cannot keep that: as the sum grows they take a unit back from a
//! debt that had it (the Alabama paradox).

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use crate::domain::exact::{ExactError, Rounding, divide};

/// What the next payment pays of each of several equal debts, in minor units: `open` is what is open of each, `earlier` what
/// payments of the same day paid of it. The order of the debts settles what ties. No more than is open is paid.
///
/// Where the earlier payments are not the first places of the queue, somebody directed them otherwise: that stands, and what
/// comes after it is shared by what is open now.
///
/// # Errors
/// Nothing open at all; overflow.
pub(super) fn next_shares(amount: i128, open: &[i128], earlier: &[i128]) -> Result<Vec<i128>, ExactError> {
    let amount = amount.min(added(open)?);
    let (came, before) = (added(earlier)?, each_before(open, earlier)?);
    if !is_begun(open, earlier)? {
        return first_places(amount, open);
    }
    let together = first_places(came.checked_add(amount).ok_or(ExactError::Overflow)?, &before)?;
    let next = together.iter().zip(earlier).map(|(all, earlier)| all.checked_sub(*earlier).ok_or(ExactError::Overflow));
    next.collect()
}

/// Whether `earlier` is the first places of the queue, nothing being such too.
///
/// # Errors
/// Nothing was ever open; overflow.
pub(super) fn is_begun(open: &[i128], earlier: &[i128]) -> Result<bool, ExactError> {
    Ok(first_places(added(earlier)?, &each_before(open, earlier)?)? == earlier)
}

/// What each debt was before `earlier` was paid.
fn each_before(open: &[i128], earlier: &[i128]) -> Result<Vec<i128>, ExactError> {
    let each = open.iter().zip(earlier);
    each.map(|(open, earlier)| open.checked_add(*earlier).ok_or(ExactError::Overflow)).collect()
}

/// How many of the first `total` places of the queue each debt has. They add up to `total`.
///
/// Each is its exact share, `total × debt ÷ all debts`, rounded half up; where these do not add up to `total`, the next places are
/// taken, or the last ones left (the method of Webster and Sainte-Laguë).
fn first_places(total: i128, debts: &[i128]) -> Result<Vec<i128>, ExactError> {
    let all = added(debts)?;
    let mut given = 0_i128;
    let mut shares = Vec::with_capacity(debts.len());
    for debt in debts {
        let share = divide(total.checked_mul(*debt).ok_or(ExactError::Overflow)?, all, Rounding::HalfUp)?;
        given = given.checked_add(share).ok_or(ExactError::Overflow)?;
        shares.push(share);
    }
    let held = |nth: i128, at: usize, debt: i128| Place { nth, at, debt };
    match given.cmp(&total) {
        Ordering::Equal => {}
        Ordering::Less => {
            let next = shares.iter().zip(debts).enumerate();
            let next = next.map(|(at, (share, debt))| Reverse(held(share.saturating_add(1), at, *debt)));
            let mut next: BinaryHeap<Reverse<Place>> = next.collect();
            while given < total {
                let Some(Reverse(place)) = next.pop() else { break };
                if let Some(share) = shares.get_mut(place.at) {
                    *share = place.nth;
                }
                next.push(Reverse(Place { nth: place.nth.saturating_add(1), ..place }));
                given = given.saturating_add(1);
            }
        }
        Ordering::Greater => {
            let last = shares.iter().zip(debts).enumerate().filter(|(_, (share, _))| **share > 0);
            let mut last: BinaryHeap<Place> = last.map(|(at, (share, debt))| held(*share, at, *debt)).collect();
            while given > total {
                let Some(place) = last.pop() else { break };
                let nth = place.nth.saturating_sub(1);
                if let Some(share) = shares.get_mut(place.at) {
                    *share = nth;
                }
                if nth > 0 {
                    last.push(Place { nth, ..place });
                }
                given = given.saturating_sub(1);
            }
        }
    }
    Ok(shares)
}

fn added(amounts: &[i128]) -> Result<i128, ExactError> {
    amounts.iter().try_fold(0_i128, |sum, amount| sum.checked_add(*amount)).ok_or(ExactError::Overflow)
}

/// A place in the queue; the earlier one is the smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    /// Which unit of the debt it is, from 1.
    nth: i128,
    /// Which debt.
    at: usize,
    /// How much the debt is in all.
    debt: i128,
}

impl Place {
    /// How far its unit is from the beginning of its debt, in halves of a unit: to the middle of the unit.
    const fn middle(self) -> i128 {
        self.nth.saturating_mul(2).saturating_sub(1)
    }
}

impl Ord for Place {
    /// By the share of its debt that is paid when the middle of its unit is; the earlier debt first where that ties.
    fn cmp(&self, other: &Self) -> Ordering {
        // amounts are of 64 bits: the products fit, and nothing is rounded
        let own = self.middle().saturating_mul(other.debt);
        let theirs = other.middle().saturating_mul(self.debt);
        own.cmp(&theirs).then(self.at.cmp(&other.at)).then(self.nth.cmp(&other.nth))
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
