//! How fast the house answers and solves for one customer where no contract says so (专属时限; *SlaPolicy* of `domain.md` 5.5 with
//! a customer). Times that are changed hold for tickets received since the minute they were kept, so that a breach stays one.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::calendar::moment::Moment;
use super::contract::service::{ServiceLevel, Urgency};
use super::lifecycle::ticket::TicketKind;
use super::service_policy::{HouseLevel, ServicePolicy};

/// What was kept of one kind at one level, and since when it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnLevel {
    /// Of tickets of this kind.
    pub kind: TicketKind,
    /// At this level.
    pub urgency: Urgency,
    /// The first minute in which a ticket is received that it holds for.
    pub since: Moment,
    /// How soon they are answered and settled; nothing: as the standard of the house has it.
    #[serde(default)]
    pub level: Option<ServiceLevel>,
}

/// What was kept, by [`OwnLevel::key`]: each is a register of its own, so that what two copies kept apart from each other both
/// holds.
pub type OwnChanges = BTreeMap<String, OwnLevel>;

/// Nothing was ever kept.
static UNCHANGED: OwnChanges = OwnChanges::new();

/// All times that one customer ever had of its own.
#[derive(Debug, Clone, Copy)]
pub struct OwnTimes<'a> {
    /// What held before any change, as it was kept before there were any dates.
    pub always: &'a [HouseLevel],
    /// What was kept since.
    pub changes: &'a OwnChanges,
}

/// Times of one kind at one level with the stretch in which they hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnSpan {
    /// Of tickets of this kind.
    pub kind: TicketKind,
    /// How soon they are answered and settled.
    pub level: ServiceLevel,
    /// The first minute in which a ticket is received that they hold for; nothing: they always did.
    pub since: Option<Moment>,
    /// The first minute for which they do not hold any more; nothing: they still do.
    pub until: Option<Moment>,
}

impl OwnLevel {
    /// What it is kept under: its kind, its level and its minute.
    pub fn key(&self) -> String {
        format!("{}.{}.{}", self.kind.name(), self.urgency.name(), self.since)
    }
}

impl Default for OwnTimes<'_> {
    fn default() -> Self {
        Self { always: &[], changes: &UNCHANGED }
    }
}

impl<'a> From<&'a [HouseLevel]> for OwnTimes<'a> {
    fn from(always: &'a [HouseLevel]) -> Self {
        Self { always, changes: &UNCHANGED }
    }
}

impl OwnTimes<'_> {
    /// The times for a kind at a level of a ticket that is received at a moment, and since when they hold; nothing where it has
    /// those of everybody.
    pub fn at(self, kind: TicketKind, urgency: Urgency, moment: Moment) -> Option<(ServiceLevel, Option<Moment>)> {
        self.after(kind, urgency, |since| since <= moment)
    }

    /// Every one that holds after all that was kept.
    pub fn latest(self) -> Vec<HouseLevel> {
        let held = |(kind, urgency)| self.after(kind, urgency, |_| true).map(|(level, _)| HouseLevel { kind, level });
        kinds_and_levels().filter_map(held).collect()
    }

    /// Since when the last of them holds, where that is later than `now`: the clock of this device is behind, or that of another
    /// one was ahead.
    pub fn ahead_of(self, now: Moment) -> Option<Moment> {
        self.changes.values().map(|it| it.since).max().filter(|since| *since > now)
    }

    /// What is kept once it is without those that hold only since a minute later than `limit`: a device whose clock was ahead kept
    /// them, and no ticket goes by them where the limit is [reckoned with those](super::service_standards::gone_by).
    pub fn without_ahead(self, limit: Moment) -> OwnChanges {
        let stays = self.changes.iter().filter(|(_, it)| it.since <= limit);
        stays.map(|(key, it)| (key.clone(), *it)).collect()
    }

    /// All of them by kind, level and time, those that hold no more too.
    pub fn spans(self) -> Vec<OwnSpan> {
        let mut spans = Vec::new();
        for (kind, urgency) in kinds_and_levels() {
            let of_it = self.changes.values().filter(|it| it.kind == kind && it.urgency == urgency);
            let mut turns: Vec<(Option<Moment>, Option<ServiceLevel>)> =
                of_it.map(|it| (Some(it.since), it.level)).collect();
            turns.push((None, self.first(kind, urgency)));
            // what always held comes first
            turns.sort_by_key(|(since, _)| *since);
            let ends = turns.iter().skip(1).map(|(since, _)| *since).chain(std::iter::once(None));
            let held = turns.iter().zip(ends);
            spans.extend(held.filter_map(|((since, level), until)| {
                level.map(|level| OwnSpan { kind, level, since: *since, until })
            }));
        }
        spans
    }

    /// Those of them that hold still.
    pub fn standing(self) -> Vec<OwnSpan> {
        let mut spans = self.spans();
        spans.retain(|it| it.until.is_none());
        spans
    }

    fn first(self, kind: TicketKind, urgency: Urgency) -> Option<ServiceLevel> {
        self.always.iter().find(|it| it.kind == kind && it.level.urgency == urgency).map(|it| it.level)
    }

    /// What holds after the last change of those that count.
    fn after(
        self,
        kind: TicketKind,
        urgency: Urgency,
        counts: impl Fn(Moment) -> bool,
    ) -> Option<(ServiceLevel, Option<Moment>)> {
        let of_it = self.changes.values().filter(|it| it.kind == kind && it.urgency == urgency && counts(it.since));
        match of_it.max_by_key(|it| it.since) {
            Some(it) => it.level.map(|level| (level, Some(it.since))),
            None => self.first(kind, urgency).map(|level| (level, None)),
        }
    }

    /// What is kept of the kinds that are meant once `set`, else the standard of the house, holds of them from a moment on.
    /// Nothing that held for any ticket is dropped; what is said again is no change.
    fn changed(
        self,
        moment: Moment,
        is_meant: impl Fn(TicketKind) -> bool,
        set: impl Fn(TicketKind, Urgency) -> Option<ServiceLevel>,
    ) -> OwnChanges {
        let mut changes = self.changes.clone();
        for (kind, urgency) in kinds_and_levels().filter(|(kind, _)| is_meant(*kind)) {
            let it = OwnLevel { kind, urgency, since: moment, level: set(kind, urgency) };
            // no minute lies between two that were kept in one
            let held = self.after(kind, urgency, |since| since < moment).map(|(level, _)| level);
            if held == it.level {
                changes.remove(&it.key());
            } else {
                changes.insert(it.key(), it);
            }
        }
        changes
    }
}

/// Every kind with every level.
pub(super) fn kinds_and_levels() -> impl Iterator<Item = (TicketKind, Urgency)> {
    TicketKind::ALL.into_iter().flat_map(|kind| Urgency::ALL.map(|urgency| (kind, urgency)))
}

impl ServicePolicy {
    /// The same standard with what holds for one customer in the place of what holds for all.
    #[must_use]
    pub fn for_customer(&self, own: &[HouseLevel]) -> Self {
        let same =
            |one: &HouseLevel, other: &HouseLevel| one.kind == other.kind && one.level.urgency == other.level.urgency;
        let others = self.levels.iter().filter(|it| !own.iter().any(|own| same(own, it)));
        Self { levels: others.chain(own).copied().collect(), ..self.clone() }
    }

    /// What is kept of the times of a customer once these are kept for a kind at a moment: they hold from then on. What is as the
    /// house has it, or is not among them, goes by the standard of the house from then on.
    pub fn own_with(&self, own: OwnTimes<'_>, kind: TicketKind, levels: &[ServiceLevel], moment: Moment) -> OwnChanges {
        let set = |of: TicketKind, urgency: Urgency| {
            levels.iter().find(|it| it.urgency == urgency && self.level(of, urgency) != **it).copied()
        };
        own.changed(moment, |it| it == kind, set)
    }
}

/// Since when something of the times of two records of one party holds, where that is later than `now` and they do not come to the
/// same from now on: what is taken over now would be put before it, or it would be lost, unseen.
pub fn ahead_of_either(own: OwnTimes<'_>, other: OwnTimes<'_>, now: Moment) -> Option<Moment> {
    let since = own.ahead_of(now).max(other.ahead_of(now))?;
    let to_come = |it: OwnTimes<'_>| -> Vec<OwnSpan> {
        let left = it.spans().into_iter().filter(|span| span.until.is_none_or(|until| until > now));
        left.map(|span| OwnSpan { since: span.since.filter(|since| *since > now), ..span }).collect()
    };
    (to_come(own) != to_come(other)).then_some(since)
}

/// What is kept of the times of a customer once those of another record of the same party hold for it from a moment on.
pub fn taken_over(own: OwnTimes<'_>, other: OwnTimes<'_>, moment: Moment) -> OwnChanges {
    own.changed(moment, |_| true, |kind, urgency| other.at(kind, urgency, moment).map(|(level, _)| level))
}
