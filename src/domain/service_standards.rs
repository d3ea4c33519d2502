//! The standards of the house in the course of time (服务标准的沿革). A breach is permanent (`domain.md` 5.5): a standard that is
//! changed holds for tickets received since the minute it was kept, and those received before keep what held when they came in.

use std::collections::BTreeMap;

use super::calendar::moment::Moment;
use super::service_policy::ServicePolicy;
use super::standard_change::{StandardChanges, StandardPart};

/// Standards by the minute since which they hold, which each of them names too.
pub type Dated = BTreeMap<Moment, ServicePolicy>;

/// No standard was ever changed.
pub(super) static UNCHANGED: Dated = Dated::new();

/// All that the house ever promised.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Standards {
    /// What held before any change.
    pub always: ServicePolicy,
    /// What held since a change, until the next one.
    pub dated: Dated,
}

/// The last minute of which what was kept of the service stays: `now`, or that in which the last of the tickets came in that may go
/// by it, where the clock of this device is behind theirs. A breach is permanent (`domain.md` 5.5): what a ticket goes by is never
/// removed.
pub fn gone_by(now: Moment, received: impl IntoIterator<Item = Moment>) -> Moment {
    received.into_iter().fold(now, Ord::max)
}

/// What holds for a ticket that is received at a moment.
pub(super) fn standard_at<'a>(always: &'a ServicePolicy, dated: &'a Dated, moment: Moment) -> &'a ServicePolicy {
    dated.range(..=moment).next_back().map_or(always, |(_, it)| it)
}

impl Standards {
    /// What held when, where some changes kept the `whole` of it and others a part. In one minute a part counts before the whole.
    pub fn of(always: ServicePolicy, whole: &Dated, changes: &StandardChanges) -> Self {
        let mut minutes: BTreeMap<Moment, Vec<&StandardPart>> =
            whole.keys().map(|since| (*since, Vec::new())).collect();
        for change in changes.values() {
            minutes.entry(change.since).or_default().push(&change.part);
        }
        let mut dated = Dated::new();
        let mut now = always.clone();
        for (since, parts) in minutes {
            if let Some(all) = whole.get(&since) {
                now.clone_from(all);
            }
            for part in &parts {
                now = part.put_on(&now);
            }
            if !parts.is_empty() {
                now.since = Some(since);
            }
            dated.insert(since, now.clone());
        }
        Self { always, dated }
    }

    /// What holds for a ticket that is received at a moment.
    pub fn at(&self, moment: Moment) -> &ServicePolicy {
        standard_at(&self.always, &self.dated, moment)
    }

    /// What was kept last.
    pub fn latest(&self) -> &ServicePolicy {
        self.dated.values().next_back().unwrap_or(&self.always)
    }

    /// What held before that, the latest first, each with the minute in which it held no more.
    pub fn earlier(&self) -> Vec<(&ServicePolicy, Moment)> {
        let all = std::iter::once(&self.always).chain(self.dated.values());
        let mut earlier: Vec<_> = all.zip(self.dated.keys().copied()).collect();
        earlier.reverse();
        earlier
    }

    /// Since when the last of them holds, where that is later than `now`: the clock of this device is behind, or that of another
    /// one was ahead. What is kept now would hold for no ticket that is received later.
    pub fn ahead_of(&self, now: Moment) -> Option<Moment> {
        self.dated.keys().next_back().copied().filter(|since| *since > now)
    }
}

impl From<ServicePolicy> for Standards {
    fn from(always: ServicePolicy) -> Self {
        Self { always, dated: Dated::new() }
    }
}
