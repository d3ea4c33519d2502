//! How fast the house answers and solves for one customer where no contract says so (专属时限; *SlaPolicy* of `domain.md` 5.5 with
//! a customer). Each time holds for tickets received between two days, so that a breach stays one.

use serde::{Deserialize, Serialize};

use super::contract::service::{ServiceLevel, Urgency};
use super::date::Date;
use super::lifecycle::ticket::TicketKind;
use super::service_policy::{HouseLevel, ServicePolicy};

/// The times of one kind at one level, and the days on which they hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnLevel {
    /// Of tickets of this kind.
    pub kind: TicketKind,
    /// How soon they are answered and settled.
    pub level: ServiceLevel,
    /// The first day on which a ticket is received that they hold for; nothing: they always did, as those that were kept before
    /// there were days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
    /// The first day of which they do not hold any more; nothing: they still do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

impl OwnLevel {
    /// Whether they hold for a ticket received on this day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.since.is_none_or(|since| since <= day) && !self.is_over(day)
    }

    /// Whether they hold no more on this day, though they did.
    pub fn is_over(&self, day: Date) -> bool {
        self.until.is_some_and(|until| until <= day)
    }
}

/// The times that one customer has of its own for a kind at a level on a day; nothing where it has those of everybody.
pub fn own_level(own: &[OwnLevel], kind: TicketKind, urgency: Urgency, day: Date) -> Option<OwnLevel> {
    own.iter().find(|it| it.kind == kind && it.level.urgency == urgency && it.holds_on(day)).copied()
}

impl ServicePolicy {
    /// The same standard with what holds for one customer on a day in the place of what holds for all.
    #[must_use]
    pub fn for_customer(&self, own: &[OwnLevel], day: Date) -> Self {
        let is_other = |it: &&HouseLevel| own_level(own, it.kind, it.level.urgency, day).is_none();
        let others = self.levels.iter().filter(is_other).copied();
        let held = own.iter().filter(|it| it.holds_on(day)).map(|it| HouseLevel { kind: it.kind, level: it.level });
        Self { levels: others.chain(held).collect(), ..self.clone() }
    }

    /// The times of a customer of which `own` are kept, once these are kept for a kind on a day: they hold from then on, and the
    /// days before keep what they had. What is as the house has it, or is not among them, goes by the standard of the house from
    /// then on. Of what is kept twice on a day the last counts.
    pub fn own_with(&self, own: &[OwnLevel], kind: TicketKind, levels: &[ServiceLevel], day: Date) -> Vec<OwnLevel> {
        let set = levels.iter().filter(|it| self.level(kind, it.urgency) != **it).map(|it| (kind, *it)).collect();
        turned(own, set, |it| it == kind, day)
    }
}

/// The times of a customer of which `own` are kept, once those of another record of the same party hold for it from a day on: the
/// days before keep what they had.
pub fn taken_over(own: &[OwnLevel], other: &[OwnLevel], day: Date) -> Vec<OwnLevel> {
    let set = other.iter().filter(|it| it.holds_on(day)).map(|it| (it.kind, it.level)).collect();
    turned(own, set, |_| true, day)
}

/// What is kept of the kinds that are meant, once `set` and nothing else holds of them from a day on.
fn turned(
    own: &[OwnLevel],
    mut set: Vec<(TicketKind, ServiceLevel)>,
    is_meant: impl Fn(TicketKind) -> bool,
    day: Date,
) -> Vec<OwnLevel> {
    // what was kept on this very day, or of a later one by a clock that was ahead, gives way
    let stays = |it: &&OwnLevel| !is_meant(it.kind) || it.since.is_none_or(|since| since < day);
    let mut all: Vec<OwnLevel> = own.iter().filter(stays).copied().collect();
    for it in all.iter_mut().filter(|it| is_meant(it.kind) && it.until.is_none_or(|until| until >= day)) {
        let times = (it.kind, it.level);
        it.until = (!set.contains(&times)).then_some(day);
        set.retain(|other| *other != times);
    }
    all.extend(set.into_iter().map(|(kind, level)| OwnLevel { kind, level, since: Some(day), until: None }));
    // two copies in which the same was said agree, in whatever order it was said
    all.sort_by_key(|it| (it.kind, it.level.urgency, it.since));
    all
}
