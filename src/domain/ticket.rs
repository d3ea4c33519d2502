//! A question, a service case or a complaint of a customer (工单、投诉, `domain.md` 5.5). Where it stands follows from its events.

use serde::{Deserialize, Serialize};

use super::calendar::moment::Moment;
use super::contract::clause::{Area, ClauseId};
use super::contract::service::{ServiceChannel, Urgency};
use super::date::Date;
use super::entity::Entity;
use super::id::{ContactId, ContractId, CustomerId, DutyId, ProductId, TicketEventId, TicketId};
use super::lifecycle::due::Dueness;
use super::lifecycle::life::Stage as _;
use super::lifecycle::ticket::command::Event;
use super::lifecycle::ticket::resolution::{CallBack, Resolution};
use super::lifecycle::ticket::{Stage, Ticket as State, TicketKind};
use super::recommendation::Recommendation;
use super::service_clock::level::Priority;
use crate::kinds::Kind;

/// What a customer came with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticket {
    /// Its id.
    pub id: TicketId,
    /// Its number (工单编号).
    #[serde(default)]
    pub number: String,
    /// What it is about.
    pub kind: TicketKind,
    /// Who came with it.
    pub customer: CustomerId,
    /// Which person there.
    #[serde(default)]
    pub contact: Option<ContactId>,
    /// Under which contract.
    #[serde(default)]
    pub contract: Option<ContractId>,
    /// Which clause area of that contract it touches.
    #[serde(default)]
    pub area: Option<Area>,
    /// Which clause of that contract exactly.
    #[serde(default)]
    pub clause: Option<ClauseId>,
    /// Which duty of that contract it touches.
    #[serde(default)]
    pub duty: Option<TouchedDuty>,
    /// About which product.
    #[serde(default)]
    pub product: Option<ProductId>,
    /// How it came in.
    pub channel: ServiceChannel,
    /// How urgent it is; the assessment of a complaint takes its place.
    pub severity: Urgency,
    /// What it is, in a few words.
    pub title: String,
    /// What the customer said.
    #[serde(default)]
    pub description: String,
    /// What the customer wants done.
    #[serde(default)]
    pub wish: String,
    /// When it came in: its clocks run from here.
    pub received: Moment,
    /// Who took it in, by name.
    #[serde(default)]
    pub by: String,
}

/// A duty of a contract that a ticket touches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TouchedDuty {
    /// The id of its instance.
    pub instance: String,
    /// What it was called then: it is still known when the contract no longer says so.
    #[serde(default)]
    pub title: String,
    /// The record of one that was written down by hand.
    #[serde(default)]
    pub own: Option<DutyId>,
}

/// A fact in the life of a ticket. Written once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketEvent {
    /// Its id.
    pub id: TicketEventId,
    /// The ticket.
    pub ticket: TicketId,
    /// When it happened.
    pub at: Moment,
    /// Who entered it, by name.
    #[serde(default)]
    pub by: String,
    /// What happened.
    pub fact: Event,
    /// How urgent the record of the ticket said that it was when this was entered; nothing in what was entered before it was kept.
    #[serde(default)]
    pub level: Option<Urgency>,
}

/// A step that moved a ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The row.
    pub id: TicketEventId,
    /// When it happened.
    pub at: Moment,
    /// Who entered it, by name.
    pub by: String,
    /// What happened.
    pub fact: Event,
    /// How urgent the record of the ticket said that it was, where that was kept.
    pub level: Option<Urgency>,
}

/// How a ticket went, up to a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// Where it stands.
    pub state: State,
    /// What moved it, in order.
    pub steps: Vec<Step>,
}

impl Ticket {
    /// How it went up to `as_of`, by its events in any order: all that was recorded up to the last one of that moment or before.
    /// What does not fit where it stands, as copies joined may bring it, moves nothing.
    pub fn course<'a>(&self, events: impl IntoIterator<Item = &'a TicketEvent>, as_of: Moment) -> Course {
        let mut own: Vec<&TicketEvent> = events.into_iter().filter(|event| event.ticket == self.id).collect();
        // ids are made in the order of time: the order in which things were entered
        own.sort_by_key(|event| event.id);
        let known = own.iter().rposition(|event| event.at <= as_of).map_or(0, |last| last.saturating_add(1));
        let mut course = Course { state: State::default(), steps: Vec::new() };
        for event in own.into_iter().take(known) {
            if let Some(next) = course.state.after(event.at, &event.fact) {
                course.state = next;
                let TicketEvent { id, at, by, fact, level, .. } = event.clone();
                course.steps.push(Step { id, at, by, fact, level });
            }
        }
        course
    }

    /// How urgent it is held to be: what the last assessment said, else what was said when it came in.
    pub fn urgency(&self, course: &Course) -> Urgency {
        course.assessed().last().map_or(self.severity, |(_, urgency)| urgency)
    }
}

impl Course {
    /// When a competent person had answered with an owner and a next step (`contract-rules.md` 5.2): once it was given to
    /// somebody and the customer was told something. A receipt alone is none while nobody has it.
    pub fn answered_at(&self) -> Option<Moment> {
        let first = |is: fn(&Event) -> bool| self.steps.iter().find(|step| is(&step.fact)).map(|step| step.at);
        let given = first(|fact| matches!(fact, Event::Assigned { .. }))?;
        Some(given.max(self.told_at()?))
    }

    /// When the customer was first told something: whoever is told more than that it arrived knows that it did.
    pub fn told_at(&self) -> Option<Moment> {
        let told = |fact: &Event| {
            matches!(
                fact,
                Event::Acknowledged { .. }
                    | Event::Informed { .. }
                    | Event::CustomerAsked { .. }
                    | Event::Resolved { .. }
            )
        };
        self.steps.iter().find(|step| told(&step.fact)).map(|step| step.at)
    }

    /// When the effect was contained for the time being (临时方案): by a workaround, or by the solution where none came before. A
    /// solution that was rejected contained nothing.
    pub fn contained_at(&self) -> Option<Moment> {
        let worked_around = self.steps.iter().find(|step| matches!(step.fact, Event::WorkedAround { .. }));
        worked_around.map(|step| step.at).or_else(|| self.state.resolved_at())
    }

    /// What the assessments said of its urgency, and when.
    pub fn assessed(&self) -> impl DoubleEndedIterator<Item = (Moment, Urgency)> + '_ {
        self.steps.iter().filter_map(|step| match &step.fact {
            Event::Assessed { assessment } => Some((step.at, urgency_of(assessment.priority))),
            Event::Assigned { .. }
            | Event::Acknowledged { .. }
            | Event::Informed { .. }
            | Event::Started
            | Event::Investigated { .. }
            | Event::AnswerDrafted { .. }
            | Event::AnswerApproved { .. }
            | Event::CustomerAsked { .. }
            | Event::Resumed
            | Event::Resolved { .. }
            | Event::CalledBack { .. }
            | Event::Closed { .. }
            | Event::Reopened { .. }
            | Event::Escalated { .. }
            | Event::DisputeOpened { .. }
            | Event::WorkedAround { .. }
            | Event::Remedied { .. } => None,
        })
    }

    /// How urgent it was held to be at first, and each level that took the place of another, with the last moment at which the one
    /// before it is known to have held. Its record, which says `recorded` now, may have been changed on another copy that did not know of
    /// the steps: each of them keeps what it said then. Once it is assessed, only another assessment counts.
    pub fn levels(&self, recorded: Urgency) -> (Urgency, Vec<(Moment, Urgency)>) {
        let first = self.steps.iter().find_map(|step| step.level).unwrap_or(recorded);
        let (mut held, mut is_assessed) = (first, false);
        let mut known: Option<Moment> = None;
        let mut changes = Vec::new();
        for step in &self.steps {
            if let Some(level) = step.level.filter(|_| !is_assessed) {
                changes.extend(known.filter(|_| level != held).map(|at| (at, level)));
                (held, known) = (level, Some(step.at));
            }
            if let Event::Assessed { assessment } = &step.fact {
                changes.push((step.at, urgency_of(assessment.priority)));
                is_assessed = true;
            }
        }
        changes.extend(known.filter(|_| recorded != held && !is_assessed).map(|at| (at, recorded)));
        (first, changes)
    }

    /// The day by which the customer hears again (S4 `update_every`); nothing once the decision is told.
    pub fn news_by(&self) -> Option<Date> {
        self.state.next_update.filter(|day| self.state.update_dueness(*day, 0) != Dueness::Undated)
    }

    /// How many days the next news to the customer is late; nothing while it is not.
    pub fn news_late(&self, as_of: Date) -> Option<i64> {
        match self.state.update_dueness(as_of, 0) {
            Dueness::Overdue { days } => Some(days),
            Dueness::Undated | Dueness::NotDue | Dueness::DueSoon { .. } | Dueness::DueToday => None,
        }
    }

    /// When anything last happened.
    pub fn last_at(&self) -> Option<Moment> {
        self.steps.iter().map(|step| step.at).max()
    }

    /// Whether something is still to be solved.
    pub const fn is_unsolved(&self) -> bool {
        self.state.resolved_at().is_none()
    }

    /// Whether it is closed.
    pub const fn is_closed(&self) -> bool {
        matches!(self.state.stage, Stage::Closed { .. })
    }

    /// Whether the customer is still to be called back (回访) before it can be closed: a complaint that is solved, and of which
    /// nobody called yet.
    pub fn awaits_call_back(&self, kind: TicketKind) -> bool {
        let uncalled = matches!(self.state.stage, Stage::Resolved { call_back: CallBack::NotMade, .. });
        uncalled && kind == TicketKind::Complaint
    }

    /// How it was solved, while it is.
    pub const fn resolution(&self) -> Option<&Resolution> {
        match &self.state.stage {
            Stage::Resolved { resolution, .. } | Stage::Closed { resolution, .. } => Some(resolution),
            Stage::New | Stage::Assigned { .. } | Stage::InProgress { .. } | Stage::WaitingCustomer { .. } => None,
        }
    }

    /// The day on which the customer was called back last, whoever was reached.
    pub fn called_back_on(&self) -> Option<Date> {
        match &self.state.stage {
            Stage::Resolved { call_back: CallBack::Made { at, .. }, .. }
            | Stage::Closed { call_back: CallBack::Made { at, .. }, .. } => Some(at.date()),
            Stage::New
            | Stage::Assigned { .. }
            | Stage::InProgress { .. }
            | Stage::WaitingCustomer { .. }
            | Stage::Resolved { .. }
            | Stage::Closed { .. } => None,
        }
    }

    /// How content the customer was, 1 to 5, when it was last called back and reached.
    pub fn rating(&self) -> Option<u8> {
        match &self.state.stage {
            Stage::Resolved { call_back: CallBack::Made { answer, .. }, .. }
            | Stage::Closed { call_back: CallBack::Made { answer, .. }, .. } => answer.rating(),
            Stage::New
            | Stage::Assigned { .. }
            | Stage::InProgress { .. }
            | Stage::WaitingCustomer { .. }
            | Stage::Resolved { .. }
            | Stage::Closed { .. } => None,
        }
    }

    /// How likely the customer is to recommend us, as it said when it was last called back and reached; nothing where it did not
    /// say.
    pub fn recommendation(&self) -> Option<Recommendation> {
        match &self.state.stage {
            Stage::Resolved { call_back: CallBack::Made { answer, recommendation, .. }, .. }
            | Stage::Closed { call_back: CallBack::Made { answer, recommendation, .. }, .. } => {
                recommendation.filter(|_| answer.rating().is_some())
            }
            Stage::New
            | Stage::Assigned { .. }
            | Stage::InProgress { .. }
            | Stage::WaitingCustomer { .. }
            | Stage::Resolved { .. }
            | Stage::Closed { .. } => None,
        }
    }
}

/// The level of a contract that a priority of an assessment means.
pub const fn urgency_of(priority: Priority) -> Urgency {
    match priority {
        Priority::P1 => Urgency::Urgent,
        Priority::P2 => Urgency::High,
        Priority::P3 => Urgency::Medium,
        Priority::P4 => Urgency::Low,
    }
}

/// The priority that a level means.
pub const fn priority_of(urgency: Urgency) -> Priority {
    match urgency {
        Urgency::Urgent => Priority::P1,
        Urgency::High => Priority::P2,
        Urgency::Medium => Priority::P3,
        Urgency::Low => Priority::P4,
    }
}

impl TicketKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Question, Self::Service, Self::Complaint, Self::Feedback];

    /// Its name in forms and addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Service => "service",
            Self::Complaint => "complaint",
            Self::Feedback => "feedback",
        }
    }

    /// The kind of this name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

impl Urgency {
    /// Every level, the most urgent first.
    pub const ALL: [Self; 4] = [Self::Urgent, Self::High, Self::Medium, Self::Low];

    /// Its name in forms and addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Urgent => "urgent",
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
        }
    }

    /// The level of this name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

impl ServiceChannel {
    /// Every way, in the order in which they are offered.
    pub const ALL: [Self; 6] = [Self::Phone, Self::WeChat, Self::Email, Self::Web, Self::Visit, Self::Post];

    /// Its name in forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Web => "web",
            Self::WeChat => "we_chat",
            Self::Post => "post",
            Self::Visit => "visit",
        }
    }

    /// The way of this name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

impl Entity for Ticket {
    type Id = TicketId;
    const KIND: Kind = Kind::Ticket;

    fn id(&self) -> TicketId {
        self.id
    }
}

impl Entity for TicketEvent {
    type Id = TicketEventId;
    const KIND: Kind = Kind::TicketEvent;

    fn id(&self) -> TicketEventId {
        self.id
    }
}
