//! Tickets with what happened to them, and their clocks.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::{UpdateValue, WithValue, untrack};

use super::app::App;
use super::batch::Batch;
use super::table::Tables;
use super::timeline::bound;
use crate::domain::book_settings::BookSettings;
use crate::domain::calendar::WorkCalendar;
use crate::domain::calendar::moment::Moment;
use crate::domain::customer::Customer;
use crate::domain::date::Date;
use crate::domain::id::{ContractId, CustomerId, DutyId, ProductId, TicketId};
use crate::domain::lifecycle::ticket::Facts;
use crate::domain::progress::Progress;
use crate::domain::service_case::{Clocks, Urgent, clocks};
use crate::domain::service_policy::ServicePolicy;
use crate::domain::service_promise::{Agreed, House, Standard};
use crate::domain::service_report::Counted;
use crate::domain::service_standards::{Standards, gone_by};
use crate::domain::ticket::{Course, Ticket, TicketEvent, TouchedDuty};
use crate::domain::ticket_fixed::Fixed;

/// A ticket with how it went up to the date looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// The ticket.
    pub ticket: Arc<Ticket>,
    /// How it went.
    pub course: Arc<Course>,
}

/// What the clocks of all tickets are reckoned with, at one moment.
#[derive(Clone, PartialEq)]
pub struct Clockwork {
    standards: Arc<Standards>,
    calendar: WorkCalendar,
    now: Moment,
}

/// How every ticket went up to a moment, for as long as nothing happens to it.
#[derive(Debug, Default)]
pub(super) struct Courses {
    as_of: Option<Moment>,
    known: HashMap<TicketId, Arc<Course>>,
}

impl Tables {
    pub(super) fn ticket_events(&self, ticket: TicketId) -> Vec<Arc<TicketEvent>> {
        self.index.ticket_events_of(ticket).iter().filter_map(|id| self.ticket_events.peek(*id)).collect()
    }

    /// Forgets what is not known as of this moment any more.
    fn renew_courses(&mut self, as_of: Moment) {
        if self.courses.as_of != Some(as_of) {
            self.courses = Courses { as_of: Some(as_of), known: HashMap::new() };
        }
        for id in std::mem::take(&mut self.index.stale_tickets) {
            self.courses.known.remove(&id);
        }
    }

    fn case(&mut self, ticket: Arc<Ticket>, as_of: Moment) -> Case {
        if let Some(course) = self.courses.known.get(&ticket.id) {
            return Case { course: Arc::clone(course), ticket };
        }
        let events = self.ticket_events(ticket.id);
        let course = Arc::new(ticket.course(events.iter().map(Arc::as_ref), as_of));
        self.courses.known.insert(ticket.id, Arc::clone(&course));
        Case { ticket, course }
    }
}

/// A ticket with how it went up to a moment, without watching it.
pub fn case_of(app: App, id: TicketId, as_of: Moment) -> Option<Case> {
    let ticket = app.peek::<Ticket>(id)?;
    let events = app.tables.try_with_value(|tables| tables.ticket_events(id)).unwrap_or_default();
    let course = Arc::new(ticket.course(events.iter().map(Arc::as_ref), as_of));
    Some(Case { ticket, course })
}

/// Whether a contract that stands like this bound both sides on a day.
pub(super) fn bound_on(standing: Option<&Progress>, day: Date) -> bool {
    let bound = standing.and_then(bound);
    bound.is_some_and(|bound| bound.from <= day && bound.over.is_none_or(|over| day < over))
}

impl App {
    /// Every ticket that had come in by the date looked at, the oldest first. The reader runs again when any changes or moves.
    pub fn cases(self) -> Vec<Case> {
        let as_of = self.end_of_day();
        let found = self.tables.try_update_value(|tables| {
            tables.ticket_events.watch_any();
            tables.renew_courses(as_of);
            let mut all = tables.tickets.watch_all();
            all.retain(|it| it.received <= as_of);
            all.sort_by_key(|it| (it.received, it.id));
            all.into_iter().map(|it| tables.case(it, as_of)).collect()
        });
        found.unwrap_or_default()
    }

    /// One ticket with how it went. The reader runs again when it changes or any ticket moves.
    pub fn case(self, id: TicketId) -> Option<Case> {
        let ticket = self.watch::<Ticket>(id)?;
        let as_of = self.end_of_day();
        self.tables.try_update_value(|tables| {
            tables.ticket_events.watch_any();
            tables.renew_courses(as_of);
            tables.case(ticket, as_of)
        })
    }

    /// The tickets of a customer, the latest first.
    pub fn cases_of(self, customer: CustomerId) -> Vec<Case> {
        let class = self.standing_for(customer);
        let mut all = self.cases();
        all.retain(|it| class.contains(&it.ticket.customer));
        all.reverse();
        all
    }

    /// The tickets under a contract, the latest first.
    pub fn cases_under(self, contract: ContractId) -> Vec<Case> {
        let mut all = self.cases();
        all.retain(|it| it.ticket.contract == Some(contract));
        all.reverse();
        all
    }

    /// All that the house ever promised of its service. The reader runs again when that changes.
    pub fn service_standards(self) -> Standards {
        self.watch::<BookSettings>(BookSettings::ID).map(|it| it.service_standards()).unwrap_or_default()
    }

    /// The present standard of the house. The reader runs again when it changes.
    pub fn service_policy(self) -> ServicePolicy {
        self.service_standards().latest().clone()
    }

    /// Up to which minute what the house kept of its service stays, by a clock that shows `now`: see [`gone_by`]. The reader runs
    /// again when any ticket changes.
    pub fn standards_stay_to(self, now: Moment) -> Moment {
        gone_by(now, self.watch_all::<Ticket>().iter().map(|it| it.received))
    }

    /// The same of the times of a customer, by its own tickets and those of the records that were merged with it. The reader runs
    /// again when any ticket or customer changes.
    pub fn own_times_stay_to(self, customer: CustomerId, now: Moment) -> Moment {
        let class = self.standing_for(customer);
        let tickets = self.watch_all::<Ticket>();
        gone_by(now, tickets.iter().filter(|it| class.contains(&it.customer)).map(|it| it.received))
    }

    /// What clocks are reckoned with now. The reader runs again when the minute turns or the standard changes.
    pub fn clockwork(self) -> Clockwork {
        let standards = Arc::new(self.service_standards());
        Clockwork { standards, calendar: self.work_calendar(), now: self.now() }
    }

    /// The same at the end of the date looked at: for what does not turn with the minute.
    pub fn clockwork_of_day(self) -> Clockwork {
        let standards = Arc::new(self.service_standards());
        Clockwork { standards, calendar: self.work_calendar(), now: self.end_of_day() }
    }

    /// The clocks of a ticket. The reader runs again when contracts are reckoned anew, or its customer changes.
    pub fn clocks_of(self, case: &Case, work: &Clockwork) -> Clocks {
        let standing = case.ticket.contract.and_then(|id| self.contract_standing(id));
        self.clocks_under(case, standing.as_deref(), work)
    }

    /// The clocks of a ticket whose contract stands like this.
    fn clocks_under(self, case: &Case, standing: Option<&Progress>, work: &Clockwork) -> Clocks {
        let brief = case.ticket.contract.filter(|_| bound_on(standing, case.ticket.received.date()));
        let received = case.ticket.received.date();
        let brief = brief.and_then(|id| self.tables.try_with_value(|tables| tables.brief_on(id, received)).flatten());
        let agreed = brief.as_deref().and_then(|it| {
            let calendar = it.definitions.calendar(&work.calendar);
            Some(Agreed { contract: it.id, terms: it.service.as_ref()?, calendar })
        });
        // a record that was merged keeps what it was promised when its tickets came in: later ones name the record that stays
        let named = self.watch::<Customer>(case.ticket.customer);
        let own = named.as_deref().map(Customer::own_times).unwrap_or_default();
        let house = House::from(&*work.standards).with_own(own);
        clocks(&case.ticket, &case.course, agreed, house, &work.calendar, work.now)
    }

    /// The clocks of a ticket as its contract stands today, whatever date is looked at, without watching it.
    pub(super) fn clocks_today(self, case: &Case) -> Clocks {
        untrack(|| {
            let standing = case.ticket.contract.and_then(|id| self.contract_today(id));
            self.clocks_under(case, standing.as_deref(), &self.clockwork())
        })
    }

    /// What is promised to a ticket as its contract stands today, whatever date is looked at.
    fn standard_today(self, case: &Case) -> Standard {
        self.clocks_today(case).standard
    }

    /// What is promised to a ticket that is only being written.
    pub fn standard_for(self, ticket: &Ticket) -> Standard {
        let course = Arc::new(ticket.course([], ticket.received));
        self.standard_today(&Case { ticket: Arc::new(ticket.clone()), course })
    }

    /// What `changed` would change of a ticket that stays, as the book stands today.
    pub fn fixed_of(self, known: &Ticket, changed: &Ticket, course: &Arc<Course>) -> Vec<Fixed> {
        let clocks =
            |it: &Ticket| self.clocks_today(&Case { ticket: Arc::new(it.clone()), course: Arc::clone(course) });
        known.fixed(changed, course, clocks)
    }

    /// What a decision about a ticket needs to know: decisions are of today.
    pub fn ticket_facts(self, case: &Case) -> Facts {
        let standard = self.standard_today(case);
        let resolved = case.course.state.resolved_at();
        Facts { kind: case.ticket.kind, answer_until: resolved.and_then(|at| standard.answer_until(at)) }
    }

    /// Tickets that are not closed, with their clocks: what runs out first comes first.
    pub fn open_cases(self) -> Vec<(Case, Clocks)> {
        let work = self.clockwork();
        let open = self.cases().into_iter().filter(|it| !it.course.is_closed());
        let mut all: Vec<(Urgent, Case, Clocks)> = open
            .map(|case| {
                let clocks = self.clocks_of(&case, &work);
                (clocks.urgent(&case.course), case, clocks)
            })
            .collect();
        all.sort_by_key(|(urgent, case, _)| (*urgent, case.ticket.id));
        all.into_iter().map(|(_, case, clocks)| (case, clocks)).collect()
    }

    /// How many tickets are late with something that is still to be done: to answer, to solve, or to tell the customer again.
    pub fn late_tickets(self) -> usize {
        let (work, as_of) = (self.clockwork(), self.as_of());
        let open = self.cases().into_iter().filter(|it| it.course.is_unsolved());
        let is_late = |it: &Case| it.course.news_late(as_of).is_some() || self.clocks_of(it, &work).is_late(&it.course);
        open.filter(is_late).count()
    }

    /// Who looks after a ticket: whoever has it, else who took it in.
    pub fn keeper_of(self, case: &Case) -> String {
        let assignee = &case.course.state.assignee;
        if assignee.is_empty() { case.ticket.by.clone() } else { assignee.clone() }
    }

    /// What the report counts of every ticket that is solved, or of every one that is not. Nothing runs for what is solved: the
    /// reader runs again with the minute for the others only.
    pub fn counted_cases(self, is_solved: bool) -> Vec<Counted> {
        use crate::domain::service_clock::ServiceState;
        let work = if is_solved { self.clockwork_of_day() } else { self.clockwork() };
        let count = |case: &Case| {
            let clocks = self.clocks_of(case, &work);
            let (it, course) = (&case.ticket, &case.course);
            let done = |late: bool, state: Option<ServiceState>| match state {
                _ if late => Some(false),
                Some(ServiceState::Met) => Some(true),
                Some(ServiceState::Running | ServiceState::Paused | ServiceState::Breached) | None => None,
            };
            let state = |clocked: &crate::domain::service_case::Clocked| clocked.as_ref().ok().map(|it| it.value.state);
            let was_solved = course.state.reopened > 0 || !course.is_unsolved();
            Counted {
                id: it.id,
                customer: self.peek_survivor(it.customer),
                contract: it.contract,
                person: course.state.assignee.clone(),
                received: it.received.date(),
                acknowledged: clocks
                    .acknowledge
                    .as_ref()
                    .and_then(|it| done(clocks.acknowledgement_is_late(), state(it))),
                answered: done(clocks.answer_is_late(), state(&clocks.respond)),
                solved: done(clocks.solution_is_late(), state(&clocks.resolve)),
                was_solved,
                reopened: course.state.reopened > 0,
                first_contact: (!course.is_unsolved()).then(|| {
                    let it = &course.state;
                    it.pauses.is_empty() && it.escalations.is_empty() && it.reopened == 0
                }),
                rating: course.rating(),
                recommendation: course.recommendation(),
                minutes: clocks.worked_minutes(course),
                waiting: (!is_solved).then(|| it.received.date().days_until(work.now.date())),
            }
        };
        self.cases().iter().filter(|it| it.course.is_unsolved() != is_solved).map(count).collect()
    }

    /// A ticket goes with all that happened to it.
    pub fn without_ticket(self, id: TicketId, batch: Batch) -> Batch {
        let events = self.tables.try_with_value(|tables| tables.ticket_events(id)).unwrap_or_default();
        let batch = events.iter().fold(batch.delete::<Ticket>(id), |batch, it| batch.delete::<TicketEvent>(it.id));
        self.free_disputes_of(id, batch)
    }

    /// A duty goes that was written down by hand: the tickets that touch it stay, and say only what it was called.
    pub fn free_tickets_of_duty(self, duty: DutyId, batch: Batch) -> Batch {
        let all = self.peek_all::<Ticket>();
        let about = all.iter().filter_map(|it| Some((it, it.duty.as_ref().filter(|of| of.own == Some(duty))?)));
        about.fold(batch, |batch, (it, of)| {
            let freed = TouchedDuty { own: None, ..of.clone() };
            batch.edit(Some(Arc::as_ref(it)), &Ticket { duty: Some(freed), ..Ticket::clone(it) })
        })
    }

    /// The tickets that touch a due instance of a duty, the latest first.
    pub fn cases_about(self, contract: ContractId, instance: &str) -> Vec<Case> {
        let mut all = self.cases_under(contract);
        all.retain(|it| it.ticket.duty.as_ref().is_some_and(|of| of.instance == instance));
        all
    }

    /// A product goes: the tickets about it stay, and are about none.
    pub fn free_tickets_of(self, product: ProductId, batch: Batch) -> Batch {
        let all = self.peek_all::<Ticket>();
        let about = all.iter().filter(|it| it.product == Some(product));
        about.fold(batch, |batch, it| batch.edit(Some(Arc::as_ref(it)), &Ticket { product: None, ..Ticket::clone(it) }))
    }
}
