//! Leaks (泄密事件): what is out, whom it concerns, and the steps that follow by clause and law (G4, G5; PIPL art. 57).

use serde::{Deserialize, Serialize};

use crate::domain::calendar::moment::Moment;
use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::id::{ContractId, CustomerId, IncidentEventId, IncidentId, SharingScopeId};
use crate::domain::lifecycle::incident::{Event, Facts, Incident as State, Leaked, Stage};
use crate::domain::lifecycle::life::Stage as _;
use crate::domain::money::Money;
use crate::domain::sharing::scope::SharingScope;
use crate::kinds::Kind;

/// A leak.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incident {
    /// Its id.
    pub id: IncidentId,
    /// Its number.
    #[serde(default)]
    pub number: String,
    /// When it was found: its hours run from here.
    pub found: Moment,
    /// What happened, in a few words.
    pub title: String,
    /// What happened.
    #[serde(default)]
    pub description: String,
    /// What leaked.
    pub leaked: Leaked,
    /// Whose information: the other side it was shared with, or that gave it.
    #[serde(default)]
    pub customer: Option<CustomerId>,
    /// Under which contract.
    #[serde(default)]
    pub contract: Option<ContractId>,
    /// Under which scope it was shared.
    #[serde(default)]
    pub scope: Option<SharingScopeId>,
    /// Which records, in words.
    #[serde(default)]
    pub records: String,
    /// How bad it is.
    #[serde(default)]
    pub severity: Severity,
    /// Within how many hours the other side is told, 1 to 72 (G5 `breach_notice_hours`).
    #[serde(default = "usual_hours")]
    pub notice_hours: u16,
    /// What it cost so far.
    #[serde(default)]
    pub cost: Option<Money>,
    /// Who entered it, by name.
    #[serde(default)]
    pub by: String,
}

/// 24 hours (G5).
const fn usual_hours() -> u16 {
    24
}

/// How bad a leak is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// 一般.
    #[default]
    Minor,
    /// 较大.
    Major,
    /// 重大.
    Grave,
}

impl Severity {
    /// Every degree, the least first.
    pub const ALL: [Self; 3] = [Self::Minor, Self::Major, Self::Grave];

    /// Its name in forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Minor => "minor",
            Self::Major => "major",
            Self::Grave => "grave",
        }
    }

    /// The degree of this name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

/// What has to be done about a leak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Stop it: take back, block, change passwords.
    Stop,
    /// Keep what proves how it happened.
    Preserve,
    /// Tell the other side, within the hours of the clause.
    TellPartner,
    /// Tell the authority that protects personal information (PIPL art. 57).
    TellAuthority,
    /// Tell the persons whom it concerns (PIPL art. 57).
    TellPersons,
    /// Find the cause, and mend it.
    Mend,
}

impl Measure {
    /// Every measure, in the order in which they are taken.
    pub const ALL: [Self; 6] =
        [Self::Stop, Self::Preserve, Self::TellPartner, Self::TellAuthority, Self::TellPersons, Self::Mend];

    /// Its name in forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stop => "stop",
            Self::Preserve => "preserve",
            Self::TellPartner => "tell_partner",
            Self::TellAuthority => "tell_authority",
            Self::TellPersons => "tell_persons",
            Self::Mend => "mend",
        }
    }

    /// The measure of this name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// Whether the law asks for it at once where personal information leaked (PIPL art. 57).
    pub const fn is_of_law(self) -> bool {
        match self {
            Self::Stop | Self::TellAuthority | Self::TellPersons => true,
            Self::Preserve | Self::TellPartner | Self::Mend => false,
        }
    }

    /// Whether it tells somebody.
    pub const fn tells(self) -> bool {
        match self {
            Self::TellPartner | Self::TellAuthority | Self::TellPersons => true,
            Self::Stop | Self::Preserve | Self::Mend => false,
        }
    }
}

/// A fact in the life of a leak. Written once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IncidentEvent {
    /// Its id.
    pub id: IncidentEventId,
    /// The leak.
    pub incident: IncidentId,
    /// The day.
    pub on: Date,
    /// Who entered it, by name.
    #[serde(default)]
    pub by: String,
    /// What happened.
    pub fact: IncidentFact,
}

/// What happened to a leak.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IncidentFact {
    /// It moved on.
    Step(Event),
    /// A measure was taken.
    Done {
        /// Which.
        measure: Measure,
        /// Who was told, or what was done.
        note: String,
    },
}

/// How a leak went, up to a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IncidentCourse {
    /// Where it stands.
    pub state: State,
    /// What happened, in order.
    pub steps: Vec<IncidentEvent>,
}

/// A line of the list of what has to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Todo {
    /// What.
    pub measure: Measure,
    /// Until when, by the hours of the clause (G5).
    pub by: Option<Moment>,
    /// The day on which the law asks for it: at once, from the day the leak was found (立即, PIPL art. 57). Nothing where no law does.
    pub at_once: Option<Date>,
    /// The day it was done, and what was written of it.
    pub done: Option<(Date, String)>,
}

impl Todo {
    /// The day by which it is done, where clause or law name one.
    pub fn day(&self) -> Option<Date> {
        self.by.map(Moment::date).or(self.at_once)
    }

    /// Whether its hours or its day are over.
    pub fn is_late(&self, now: Moment) -> bool {
        self.by.map_or_else(|| self.at_once.is_some_and(|day| day < now.date()), |by| by < now)
    }
}

impl Incident {
    /// How it went up to `as_of`, by its events in any order.
    pub fn course<'a>(&self, events: impl IntoIterator<Item = &'a IncidentEvent>, as_of: Date) -> IncidentCourse {
        let mut own: Vec<&IncidentEvent> =
            events.into_iter().filter(|it| it.incident == self.id && it.on <= as_of).collect();
        own.sort_by_key(|it| (it.on, it.id));
        let mut course = IncidentCourse::default();
        for event in own {
            match &event.fact {
                IncidentFact::Step(fact) => match course.state.after(event.on, fact) {
                    Some(next) => course.state = next,
                    None => continue,
                },
                IncidentFact::Done { .. } => {}
            }
            course.steps.push(event.clone());
        }
        course
    }

    /// What has to be done: the authority and the persons are told where personal information leaked.
    pub fn todos(&self, course: &IncidentCourse) -> Vec<Todo> {
        let applies = |measure: &Measure| match measure {
            Measure::TellAuthority | Measure::TellPersons => self.leaked == Leaked::Personal,
            Measure::TellPartner => self.customer.is_some(),
            Measure::Stop | Measure::Preserve | Measure::Mend => true,
        };
        let todo = |measure: Measure| Todo {
            measure,
            by: (measure == Measure::TellPartner).then(|| self.tell_by()).flatten(),
            at_once: (self.leaked == Leaked::Personal && measure.is_of_law()).then(|| self.found.date()),
            done: course.done(measure),
        };
        Measure::ALL.into_iter().filter(applies).map(todo).collect()
    }

    /// What has a day by clause or law and was not done yet, the most urgent first; nothing of a leak that is closed. What is contained
    /// is stopped.
    pub fn owed(&self, course: &IncidentCourse) -> Vec<(Date, Todo)> {
        let is_stopped = match course.state.stage {
            Stage::Closed { .. } => return Vec::new(),
            Stage::Contained { .. } => true,
            Stage::Open => false,
        };
        let is_open = |it: &Todo| it.done.is_none() && !(is_stopped && it.measure == Measure::Stop);
        let dated = |it: Todo| Some((it.day()?, it));
        let mut all: Vec<(Date, Todo)> = self.todos(course).into_iter().filter(is_open).filter_map(dated).collect();
        all.sort_by_key(|(day, it)| (*day, it.measure));
        all
    }

    /// The moment by which the other side is told.
    pub fn tell_by(&self) -> Option<Moment> {
        let found = self.found.since_1900().ok()?;
        Moment::after_1900(found.checked_add(i64::from(self.notice_hours).checked_mul(60)?)?).ok()
    }
}

/// The contract whose clause says what is done about a leak: the one that is named, else that of the row of the register.
pub fn concerned(contract: Option<ContractId>, scope: Option<&SharingScope>) -> Option<ContractId> {
    contract.or_else(|| scope.and_then(|it| it.contract))
}

impl IncidentCourse {
    /// When a measure was taken first, and what was written of it.
    pub fn done(&self, wanted: Measure) -> Option<(Date, String)> {
        self.steps.iter().find_map(|step| match &step.fact {
            IncidentFact::Done { measure, note } if *measure == wanted => Some((step.on, note.clone())),
            IncidentFact::Done { .. } | IncidentFact::Step(_) => None,
        })
    }

    /// What a decision about it needs to know.
    pub fn facts(&self, incident: &Incident) -> Facts {
        let told = Measure::ALL.into_iter().filter(|it| it.tells() && self.done(*it).is_some()).count();
        Facts { leaked: incident.leaked, notified: u32::try_from(told).unwrap_or(u32::MAX) }
    }
}

impl Entity for Incident {
    type Id = IncidentId;
    const KIND: Kind = Kind::Incident;

    fn id(&self) -> IncidentId {
        self.id
    }
}

impl Entity for IncidentEvent {
    type Id = IncidentEventId;
    const KIND: Kind = Kind::IncidentEvent;

    fn id(&self) -> IncidentEventId {
        self.id
    }
}
