//! How fast the house answers and solves where no contract says so (服务标准; *SlaPolicy* of `domain.md` 5.5, values of
//! `contract-rules.md` 5.2). What held before stays kept beside it: see [`service_standards`](super::service_standards).

use chrono::Weekday;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::calendar::WorkCalendar;
use super::calendar::hours::{DayHours, WorkWeek};
use super::calendar::moment::Moment;
use super::contract::service::{Escalation, EscalationRole, Service, ServiceLevel, Urgency, usual_acknowledgement};
use super::lifecycle::ticket::TicketKind;
use super::period::Period;

/// A standard of the house. What is changed of it is kept part by part: see [`standard_change`](super::standard_change).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServicePolicy {
    /// Times that the house set; what is not among them is as [`Service::usual`] has it.
    #[serde(default)]
    pub levels: Vec<HouseLevel>,
    /// Who takes over when a ticket takes long, in the order of time.
    #[serde(default = "usual_escalation")]
    pub escalation: Vec<Escalation>,
    /// The hours of service; holidays and make-up days are those of the work calendar.
    #[serde(default = "usual_week")]
    pub week: WorkWeek,
    /// How soon a complaint is acknowledged.
    #[serde(default = "usual_acknowledgement")]
    pub acknowledge_within: Period,
    /// How often a customer hears how its complaint stands.
    #[serde(default = "usual_update")]
    pub update_every: Period,
    /// After how long without an answer a settled complaint may be closed.
    #[serde(default = "usual_close")]
    pub close_after: Period,
    /// How soon the effect is contained for the time being (临时方案; `contract-rules.md` 5.2), of tickets of any kind; of a level
    /// that is not among these no workaround is promised.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub workarounds: Vec<WorkaroundLimit>,
    /// The first minute in which a ticket is received that it holds for; nothing: it always did, as one that was kept before
    /// they were dated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Moment>,
}

/// The times of one kind at one level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseLevel {
    /// Of tickets of this kind.
    pub kind: TicketKind,
    /// How soon they are answered and settled.
    pub level: ServiceLevel,
}

/// How soon the effect is contained at one level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkaroundLimit {
    /// The level.
    pub urgency: Urgency,
    /// Until a workaround.
    pub within: Period,
}

/// Why a standard cannot stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PolicyError {
    /// Settled sooner than answered.
    #[error("a level is settled before it is answered")]
    AnsweredLater {
        /// At this level.
        urgency: Urgency,
    },
    /// A level slower than the one below it.
    #[error("a level is slower than the one below it")]
    Slower {
        /// This level.
        urgency: Urgency,
    },
    /// A workaround is promised later than a solution.
    #[error("a workaround comes later than the solution")]
    WorkaroundLater {
        /// At this level.
        urgency: Urgency,
    },
    /// Escalation does not go up with time.
    #[error("the tiers of escalation are not in the order of time")]
    Escalation,
    /// No day has hours.
    #[error("no day of the week has hours")]
    NoHours,
}

impl Default for ServicePolicy {
    fn default() -> Self {
        Self {
            levels: Vec::new(),
            escalation: usual_escalation(),
            week: usual_week(),
            acknowledge_within: usual_acknowledgement(),
            update_every: usual_update(),
            close_after: usual_close(),
            workarounds: Vec::new(),
            since: None,
        }
    }
}

impl ServicePolicy {
    /// The days of the week, Monday first.
    pub const DAYS: [Weekday; 7] =
        [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

    /// The times of a kind at a level: what the house set, else the usual ones.
    pub fn level(&self, kind: TicketKind, urgency: Urgency) -> ServiceLevel {
        let own = self.levels.iter().find(|it| it.kind == kind && it.level.urgency == urgency).map(|it| it.level);
        own.unwrap_or_else(|| usual_level(urgency))
    }

    /// How soon the effect is contained at a level; nothing where no workaround is promised.
    pub fn workaround(&self, urgency: Urgency) -> Option<Period> {
        self.workarounds.iter().find(|it| it.urgency == urgency).map(|it| it.within)
    }

    /// The same standard with these times for a kind; what is as usual is not kept.
    #[must_use]
    pub fn with_levels(&self, kind: TicketKind, levels: &[ServiceLevel]) -> Self {
        let others = self.levels.iter().filter(|it| it.kind != kind).copied();
        let own = levels.iter().filter(|it| **it != usual_level(it.urgency)).map(|it| HouseLevel { kind, level: *it });
        let mut levels: Vec<HouseLevel> = others.chain(own).collect();
        // two standards that say the same are the same, in whatever order it was said
        levels.sort_by_key(|it| (it.kind, it.level.urgency));
        Self { levels, ..self.clone() }
    }

    /// The working time of the house: its hours, with the holidays and make-up days of `calendar`. A make-up day has the hours
    /// of the first day of the week that has any.
    pub fn calendar(&self, calendar: &WorkCalendar) -> WorkCalendar {
        let full = Self::DAYS.into_iter().map(|day| self.week.of(day)).find(|hours| !hours.is_rest());
        let full = full.cloned().unwrap_or_else(DayHours::office);
        calendar.years().cloned().fold(WorkCalendar::new(self.week.clone(), full), WorkCalendar::with_year)
    }

    /// Whether the times of one kind can stand together.
    ///
    /// # Errors
    /// The most urgent level at which they cannot.
    pub fn check_levels(&self, kind: TicketKind) -> Result<(), PolicyError> {
        let mut above: Option<ServiceLevel> = None;
        for urgency in Urgency::ALL {
            let level = self.level(kind, urgency);
            if level.respond.about_hours() > level.resolve.about_hours() {
                return Err(PolicyError::AnsweredLater { urgency });
            }
            if let Some(above) = above
                && (above.respond.about_hours() > level.respond.about_hours()
                    || above.resolve.about_hours() > level.resolve.about_hours())
            {
                return Err(PolicyError::Slower { urgency: above.urgency });
            }
            above = Some(level);
        }
        Ok(())
    }

    /// Whether it can stand after another one. What two copies changed apart from each other may not stand together: that is no
    /// reason to keep another part as it is.
    ///
    /// # Errors
    /// What is wrong first, of what was not wrong before or is of a part that is changed.
    pub fn check_after(&self, before: &Self) -> Result<(), PolicyError> {
        let known = before.wrong();
        let new = self.wrong().into_iter().find(|it| !known.contains(it) || self.touches(before, *it));
        new.map_or(Ok(()), |(_, error)| Err(error))
    }

    /// Whether what something that is wrong is of is not as it was: of a kind only the first of all that is wrong is told, and
    /// another may stand behind it.
    fn touches(&self, before: &Self, wrong: (Option<TicketKind>, PolicyError)) -> bool {
        match wrong {
            (Some(kind), _) => Urgency::ALL.iter().any(|it| self.level(kind, *it) != before.level(kind, *it)),
            (None, PolicyError::WorkaroundLater { urgency }) => self.workaround(urgency) != before.workaround(urgency),
            (None, PolicyError::Escalation) => self.escalation != before.escalation,
            (None, PolicyError::NoHours) => self.week != before.week,
            // these are always of a kind
            (None, PolicyError::AnsweredLater { .. } | PolicyError::Slower { .. }) => false,
        }
    }

    /// All that is wrong, with the kind whose times cannot stand together.
    fn wrong(&self) -> Vec<(Option<TicketKind>, PolicyError)> {
        let of_kind = |kind| self.check_levels(kind).err().map(|error| (Some(kind), error));
        let mut wrong: Vec<_> = TicketKind::ALL.into_iter().filter_map(of_kind).collect();
        for WorkaroundLimit { urgency, within } in self.workarounds.iter().copied() {
            let solved = TicketKind::ALL.into_iter().map(|kind| self.level(kind, urgency).resolve.about_hours());
            if solved.min().is_some_and(|hours| within.about_hours() > hours) {
                wrong.push((None, PolicyError::WorkaroundLater { urgency }));
            }
        }
        let tiers = self.escalation.iter();
        let rising = tiers
            .clone()
            .zip(tiers.skip(1))
            .all(|(one, two)| one.after.about_hours() < two.after.about_hours() && one.to < two.to);
        if !rising {
            wrong.push((None, PolicyError::Escalation));
        }
        if Self::DAYS.into_iter().all(|day| self.week.of(day).is_rest()) {
            wrong.push((None, PolicyError::NoHours));
        }
        wrong
    }
}

/// The times of a level that a new book starts with.
fn usual_level(urgency: Urgency) -> ServiceLevel {
    let usual = Service::usual().levels.into_iter().find(|it| it.urgency == urgency);
    usual.unwrap_or(ServiceLevel { urgency, respond: Period::working_days(2), resolve: Period::working_days(15) })
}

fn usual_escalation() -> Vec<Escalation> {
    vec![
        Escalation { to: EscalationRole::Manager, after: Period::working_days(5) },
        Escalation { to: EscalationRole::Director, after: Period::working_days(10) },
    ]
}

fn usual_week() -> WorkWeek {
    WorkWeek::monday_to_friday(&DayHours::office())
}

fn usual_update() -> Period {
    Period::working_days(5)
}

fn usual_close() -> Period {
    Period::working_days(10)
}
