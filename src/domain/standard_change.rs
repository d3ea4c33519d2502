//! A change of the standard of the house (服务标准的变更). Every part that people keep by itself is one of its own: what two copies
//! changed in different parts, apart from each other, both holds.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::calendar::hours::WorkWeek;
use super::calendar::moment::Moment;
use super::contract::service::{Escalation, Urgency};
use super::own_level::kinds_and_levels;
use super::period::Period;
use super::service_policy::{HouseLevel, ServicePolicy, WorkaroundLimit};

/// What was kept of one part, and since when it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandardChange {
    /// The first minute in which a ticket is received that it holds for.
    pub since: Moment,
    /// What holds from then on; the other parts go on as they were.
    pub part: StandardPart,
}

/// What was kept, by [`StandardChange::key`].
pub type StandardChanges = BTreeMap<String, StandardChange>;

/// A part of the standard that is kept by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StandardPart {
    /// The times of one kind at one level (响应与解决时限).
    Level(HouseLevel),
    /// How soon the effect is contained, at every level for which that is promised (临时方案时限).
    Workarounds(Vec<WorkaroundLimit>),
    /// The hours of service (服务时间).
    Week(WorkWeek),
    /// Who takes over when, and the times of complaints (逐级升级).
    Tiers(Tiers),
}

/// Who takes over when a ticket takes long, and the times of complaints: they are kept together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tiers {
    /// Who takes over, in the order of time.
    pub escalation: Vec<Escalation>,
    /// How soon a complaint is acknowledged.
    pub acknowledge_within: Period,
    /// How often a customer hears how its complaint stands.
    pub update_every: Period,
    /// After how long without an answer a settled complaint may be closed.
    pub close_after: Period,
}

impl StandardChange {
    /// What it is kept under: its part and its minute.
    pub fn key(&self) -> String {
        let since = self.since;
        match &self.part {
            StandardPart::Level(it) => format!("level.{}.{}.{since}", it.kind.name(), it.level.urgency.name()),
            StandardPart::Workarounds(_) => format!("workarounds.{since}"),
            StandardPart::Week(_) => format!("week.{since}"),
            StandardPart::Tiers(_) => format!("tiers.{since}"),
        }
    }
}

impl StandardPart {
    /// The same standard with this part in the place of its own.
    #[must_use]
    pub fn put_on(&self, policy: &ServicePolicy) -> ServicePolicy {
        match self {
            Self::Level(it) => {
                let own = |urgency: Urgency| {
                    if urgency == it.level.urgency { it.level } else { policy.level(it.kind, urgency) }
                };
                policy.with_levels(it.kind, &Urgency::ALL.map(own))
            }
            Self::Workarounds(all) => ServicePolicy { workarounds: all.clone(), ..policy.clone() },
            Self::Week(week) => ServicePolicy { week: week.clone(), ..policy.clone() },
            Self::Tiers(it) => ServicePolicy {
                escalation: it.escalation.clone(),
                acknowledge_within: it.acknowledge_within,
                update_every: it.update_every,
                close_after: it.close_after,
                ..policy.clone()
            },
        }
    }
}

impl ServicePolicy {
    /// All its parts.
    pub fn parts(&self) -> Vec<StandardPart> {
        let level = |(kind, urgency)| StandardPart::Level(HouseLevel { kind, level: self.level(kind, urgency) });
        let mut parts: Vec<StandardPart> = kinds_and_levels().map(level).collect();
        parts.push(StandardPart::Workarounds(self.workarounds.clone()));
        parts.push(StandardPart::Week(self.week.clone()));
        parts.push(StandardPart::Tiers(Tiers {
            escalation: self.escalation.clone(),
            acknowledge_within: self.acknowledge_within,
            update_every: self.update_every,
            close_after: self.close_after,
        }));
        parts
    }
}
