//! The steps from what counted to what is paid, as a person reads them.

use super::payments::{Later, PeriodPayment, Settled};
use super::reckoning::Line;
use crate::domain::exact::Worked;
use crate::domain::money::Money;

/// A step towards what is paid for a period, or towards what no payment takes up any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A step towards what a period gives by itself.
    Line(Line),
    /// What the period gives by itself, where its payment is more or less than that.
    Given(Money),
    /// What became known of an earlier period.
    Later(Later),
    /// What was left to take back from before: below nothing.
    Brought(Money),
    /// What is paid, never below nothing.
    Paid(Money),
    /// What is left for the next payment to take back: below nothing.
    Carried(Money),
}

impl PeriodPayment {
    /// How its payment came about: the tiers, what became known of earlier periods, and what is left to take back.
    pub fn steps(&self) -> Vec<Step> {
        let payout = self.payout;
        let mut steps: Vec<Step> = self.given.working.iter().copied().map(Step::Line).collect();
        if !self.later.is_empty() || !payout.brought_forward.is_zero() {
            steps.push(Step::Given(self.given.value));
            steps.extend(self.later.iter().copied().map(Step::Later));
            if !payout.brought_forward.is_zero() {
                steps.push(Step::Brought(payout.brought_forward));
            }
        }
        steps.push(Step::Paid(payout.paid));
        if !payout.carried_forward.is_zero() {
            steps.push(Step::Carried(payout.carried_forward));
        }
        steps
    }
}

impl Settled {
    /// What no payment takes up any more once the last period is over (`contract-rules.md` 5.4): below nothing the other side gives
    /// it back, above nothing it is paid besides. Nothing while a period runs, and where neither side has anything left.
    pub fn rest(&self) -> Option<Worked<Money, Step>> {
        let last = self.periods.last().filter(|it| it.is_over)?;
        let carried = last.payout.carried_forward;
        let mut working = Vec::new();
        if !carried.is_zero() {
            working.push(Step::Brought(carried));
        }
        let later = self.afterwards.iter().flat_map(|it| &it.later);
        working.extend(later.copied().map(Step::Later));
        let value = self.afterwards.as_ref().map_or(carried, |it| it.net);
        (!value.is_zero()).then_some(Worked { value, working })
    }
}
