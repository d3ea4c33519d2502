//! The days that follow from the book: what falls due, takes effect, ends, is to be done or decided. Each is an entry with a key
//! that stays when its day changes. Derived as of a day, never stored.
//!
//! The day on which a customer falls into the pool follows from everything that happened with the customer. So that not every
//! gathering goes through every customer of the book, it is gathered for the customers of some people only; the page of a customer
//! and the pool tell it of all.

mod entry;
mod movable;

pub use self::entry::{Entry, Sort, What};
pub use self::movable::Movable;
use crate::domain::activity::Activity;
use crate::domain::calendar::moment::Moment;
use crate::domain::collection::DueDay;
use crate::domain::contract::amendment::{Amendment, Begins, State};
use crate::domain::contract::brief::ContractBrief;
use crate::domain::date::Date;
use crate::domain::dispute::Dispute;
use crate::domain::dispute::deadlines::Deadline;
use crate::domain::duties::promise::When;
use crate::domain::duties::rows::{Of, Row};
use crate::domain::id::{CustomerId, EvaluationPlanId};
use crate::domain::incentive::period::PayPeriod;
use crate::domain::incentive::plan::IncentivePlan;
use crate::domain::lifecycle::contract::status::{ContractStatus, Effect, RenewalMode, RunningTerm};
use crate::domain::lifecycle::sharing_scope::ScopeStatus;
use crate::domain::lifecycle::target::TargetStatus;
use crate::domain::money::Money;
use crate::domain::opportunity::Opportunity;
use crate::domain::pay_promise::last_word;
use crate::domain::pool::Fall;
use crate::domain::progress::Progress;
use crate::domain::quote::{Quote, QuoteState};
use crate::domain::sales_target::SalesTarget;
use crate::domain::scorecard::period::Span;
use crate::domain::scorecard::record::Evaluation;
use crate::domain::service_case::{Clocks, Target};
use crate::domain::sharing::incident::{Incident, IncidentCourse, Measure};
use crate::domain::sharing::request::SubjectRequest;
use crate::domain::sharing::scope::{ScopeCourse, SharingScope};
use crate::domain::sharing::undertaking::{Binding, Undertaking};
use crate::domain::task::Task;
use crate::domain::ticket::{Course, Ticket};

/// Gathers the days of a book as of a day.
#[derive(Debug, Clone)]
pub struct Agenda {
    as_of: Date,
    last: Option<Date>,
    entries: Vec<Entry>,
    /// How many there are, where nobody asks which.
    counted: Option<usize>,
}

impl Agenda {
    /// No days yet.
    pub const fn new(as_of: Date) -> Self {
        Self { as_of, last: None, entries: Vec::new(), counted: None }
    }

    /// No days yet, and none after that day will be among them.
    pub const fn due_by(as_of: Date) -> Self {
        Self { as_of, last: Some(as_of), entries: Vec::new(), counted: None }
    }

    /// The same, of which only the number is asked: none of them is made.
    pub const fn count_by(as_of: Date) -> Self {
        Self { as_of, last: Some(as_of), entries: Vec::new(), counted: Some(0) }
    }

    /// How many days there are.
    pub fn count(&self) -> usize {
        self.counted.unwrap_or(self.entries.len())
    }

    /// The days of a contract: of a signed one what is open of its money, while it is in force also its beginning and its ends.
    pub fn contract(&mut self, contract: &ContractBrief, standing: &Progress) {
        if standing.is_live()
            && let Ok(account) = &standing.account
        {
            for part in account.parts.iter().filter(|it| !it.position.open.is_zero()) {
                if let DueDay::On(day) = part.due {
                    let (number, label) = (part.number, part.label.clone());
                    let what = What::Instalment { contract: contract.id, part: part.id, number, label };
                    self.add(day, what, Some(contract.customer), Some(part.position.open));
                }
                if let Some((promise, day)) = last_word(&standing.promises, part.id) {
                    let (number, label) = (part.number, part.label.clone());
                    let what = What::Promised { contract: contract.id, promise: promise.id, number, label };
                    self.add(day, what, Some(contract.customer), Some(part.position.open));
                }
            }
        }
        self.limitation(contract, standing);
        if standing.is_in_force() {
            self.rights(contract, standing);
            self.status(contract, standing.status);
            self.force_majeure(contract, standing);
            self.cure(contract, standing);
            self.term(contract, standing);
        }
    }

    /// The last day of each claim that is overdue; once it is over nobody can keep the claim alive any more.
    fn limitation(&mut self, contract: &ContractBrief, standing: &Progress) {
        let (as_of, last) = (self.as_of, self.last);
        // nothing is made of a day that nobody asks for: a large book has tens of thousands of claims
        let is_asked = |day: Date| day >= as_of && last.is_none_or(|last| day <= last);
        for claim in standing.lapses.claims.iter().filter(|it| is_asked(it.last)) {
            let what = What::Limitation { contract: contract.id, claim: claim.clone() };
            self.add(claim.last, what, Some(contract.customer), Some(claim.open));
        }
    }

    /// The last day of each right to end the contract, and the earnest money that has not come.
    fn rights(&mut self, contract: &ContractBrief, standing: &Progress) {
        for right in &standing.lapses.rights {
            let what = What::RightLapse { contract: contract.id, right: right.clone() };
            self.add(right.last, what, Some(contract.customer), None);
        }
        if let Some(earnest) = standing.lapses.earnest {
            let what = What::Earnest { contract: contract.id, earnest };
            self.add(earnest.due, what, Some(contract.customer), Some(earnest.open));
        }
    }

    /// Until when an event of force majeure has to be proved, and from when on either side may end what it prevents.
    fn force_majeure(&mut self, contract: &ContractBrief, standing: &Progress) {
        for it in &standing.force_majeure {
            if let Some(day) = it.proof_open() {
                let what = What::ForceMajeureProof { contract: contract.id, event: it.id, by: it.told.by };
                self.add(day, what, Some(contract.customer), None);
            }
            let first = it.told.long_until.and_then(|last| last.plus_days(1).ok());
            if let Some(day) = first.filter(|_| it.ended.is_none()) {
                let what = What::ForceMajeureEnd { contract: contract.id, event: it.id };
                self.add(day, what, Some(contract.customer), None);
            }
        }
    }

    /// The last day to put right what a notice asks for, until it was put right or the contract is ended.
    fn cure(&mut self, contract: &ContractBrief, standing: &Progress) {
        let is_ending = matches!(standing.status, ContractStatus::Terminating { .. });
        for it in standing.cures.notices.iter().filter(|it| it.cured.is_none() && !is_ending) {
            let what = What::Cure { contract: contract.id, notice: it.id, by: it.asked.by };
            self.add(it.asked.last_day, what, Some(contract.customer), None);
        }
    }

    fn status(&mut self, contract: &ContractBrief, status: ContractStatus) {
        let (day, what) = match status {
            ContractStatus::Signed { effect: Effect::On { on } } => (on, What::TakesEffect(contract.id)),
            ContractStatus::Suspended { since, until: Some(until) } => {
                (until, What::SuspensionEnd { contract: contract.id, since })
            }
            ContractStatus::Terminating { effective_on } => (effective_on, What::Termination(contract.id)),
            ContractStatus::Signed { effect: Effect::AwaitsFirstPayment | Effect::AwaitsCondition }
            | ContractStatus::Suspended { until: None, .. }
            | ContractStatus::Draft
            | ContractStatus::Negotiating
            | ContractStatus::InApproval
            | ContractStatus::ToSign
            | ContractStatus::PartSigned
            | ContractStatus::Active { .. }
            | ContractStatus::Terminated { .. }
            | ContractStatus::Expired { .. }
            | ContractStatus::Completed { .. }
            | ContractStatus::Settling { .. }
            | ContractStatus::Void { .. }
            | ContractStatus::Archived { .. } => return,
        };
        self.add(day, what, Some(contract.customer), None);
    }

    /// The last day for a notice while nothing is decided, and the last day of the term unless the contract is over by then.
    fn term(&mut self, contract: &ContractBrief, standing: &Progress) {
        let RunningTerm::Fixed { no, end, notice_deadline, renewal, .. } = standing.facts.term else {
            return;
        };
        let ends_before = match standing.status {
            ContractStatus::Terminating { effective_on } => effective_on <= end,
            ContractStatus::Signed { .. }
            | ContractStatus::Active { .. }
            | ContractStatus::Suspended { .. }
            | ContractStatus::Draft
            | ContractStatus::Negotiating
            | ContractStatus::InApproval
            | ContractStatus::ToSign
            | ContractStatus::PartSigned
            | ContractStatus::Terminated { .. }
            | ContractStatus::Expired { .. }
            | ContractStatus::Completed { .. }
            | ContractStatus::Settling { .. }
            | ContractStatus::Void { .. }
            | ContractStatus::Archived { .. } => false,
        };
        if ends_before {
            return;
        }
        let is_open = standing.facts.term.is_undecided(self.as_of);
        let by_itself = match renewal {
            RenewalMode::Auto => Some(true),
            RenewalMode::Manual => Some(false),
            RenewalMode::None => None,
        };
        // when its day is over nobody can give notice any more
        if let Some(by_itself) = by_itself.filter(|_| is_open && self.as_of <= notice_deadline) {
            let what = What::Notice { contract: contract.id, term: no, by_itself };
            self.add(notice_deadline, what, Some(contract.customer), None);
        }
        let goes_on = standing.facts.term.goes_on(self.as_of);
        self.add(end, What::TermEnd { contract: contract.id, term: no, goes_on }, Some(contract.customer), None);
    }

    /// The day of an amendment that is to bind from a day on, unless it was withdrawn or that day has come.
    pub fn amendment(&mut self, amendment: &Amendment, customer: CustomerId) {
        let open = match amendment.state(self.as_of) {
            State::Draft | State::InApproval | State::ToSign | State::PartSigned => true,
            State::Signed { .. } => false,
            State::Binds { .. } | State::Withdrawn { .. } => return,
        };
        if let Begins::On(day) = amendment.begins {
            let what = What::Amendment { contract: amendment.contract, amendment: amendment.id, open };
            self.add(day, what, Some(customer), None);
        }
    }

    /// What is open of a contract's duties and has a day.
    pub fn duties(&mut self, contract: &ContractBrief, rows: &[Row]) {
        let as_of = self.as_of;
        for row in rows.iter().filter(|row| row.dueness(as_of).is_some()) {
            // the last day for a notice stands there already
            let is_notice = match row.of {
                Of::Promise(place) => contract.promises.get(place).is_some_and(|it| it.when == When::BeforeRenewal),
                Of::Own(_) | Of::Gone(_) => false,
            };
            let Some(day) = row.due.day().filter(|day| !is_notice && self.last.is_none_or(|last| *day <= last)) else {
                continue;
            };
            if let Some(count) = &mut self.counted {
                // the name of a duty is long in the making
                *count = count.saturating_add(1);
            } else {
                let what = What::Duty { contract: contract.id, duty: row.id(&contract.promises) };
                self.add(day, what, Some(contract.customer), None);
            }
        }
    }

    /// The days of a material that was written down: that of its delivery while something is left to deliver, and that of its
    /// return while something is out. What clauses promise stands among the duties.
    pub fn material(&mut self, contract: &ContractBrief, material: &str, due: Option<Date>, back: Option<Date>) {
        for (day, back) in [(due, false), (back, true)] {
            if let Some(day) = day {
                let what = What::Material { contract: contract.id, material: material.to_owned(), back };
                self.add(day, what, Some(contract.customer), None);
            }
        }
    }

    /// The step that is open with a customer.
    pub fn step(&mut self, activity: &Activity) {
        if let Some(day) = activity.open_on(self.as_of) {
            self.add(day, What::Step(activity.id), activity.customer, None);
        }
    }

    /// A task that is open and has a day.
    pub fn task(&mut self, task: &Task) {
        if let Some(day) = task.due.filter(|_| task.open(self.as_of).is_some()) {
            self.add(day, What::Task(task.id), task.customer, None);
        }
    }

    /// The next step with an opportunity that is neither won nor lost, and the day it is expected to be decided; `worth` is what
    /// it would bring.
    pub fn opportunity(&mut self, opportunity: &Opportunity, worth: Option<Money>) {
        let customer = Some(opportunity.customer);
        if let Some(day) = opportunity.next_on {
            self.add(day, What::ChanceStep(opportunity.id), customer, None);
        }
        if let Some(day) = opportunity.expected_close {
            self.add(day, What::Close(opportunity.id), customer, worth);
        }
    }

    /// The last day of a quote that was sent and waits for an answer.
    pub fn quote(&mut self, quote: &Quote, state: QuoteState) {
        if state == QuoteState::Sent {
            self.add(quote.valid_until, What::QuoteEnd(quote.id), Some(quote.customer), quote.total().ok());
        }
    }

    /// The days of a dispute that must not be missed.
    pub fn dispute(&mut self, dispute: &Dispute, deadlines: &[Deadline]) {
        for it in deadlines {
            self.add(it.day, What::Dispute { dispute: dispute.id, of: it.of }, Some(dispute.customer), it.amount);
        }
    }

    /// The day by which a ticket is to be solved; nothing while that is not known, or when it was solved.
    pub fn ticket(&mut self, ticket: &Ticket, solve_by: Option<Date>) {
        if let Some(day) = solve_by {
            self.add(day, What::Ticket(ticket.id), Some(ticket.customer), None);
        }
    }

    /// The days by which a ticket is to be acknowledged, answered, contained and solved: of each clock that runs for something that
    /// is still to be done.
    pub fn ticket_clocks(&mut self, ticket: &Ticket, clocks: &Clocks, course: &Course) {
        self.ticket(ticket, clocks.solve_by(course).map(Moment::date));
        for (of, what) in [
            (Target::Acknowledgement, What::TicketAcknowledgement(ticket.id)),
            (Target::Answer, What::TicketAnswer(ticket.id)),
            (Target::Workaround, What::TicketWorkaround(ticket.id)),
        ] {
            if let Some(by) = clocks.due_of(of, course) {
                self.add(by.date(), what, Some(ticket.customer), None);
            }
        }
    }

    /// The day by which the customer of a ticket hears again; nothing where nothing was promised, or once the decision is told.
    pub fn ticket_news(&mut self, ticket: &Ticket, news_by: Option<Date>) {
        if let Some(day) = news_by {
            self.add(day, What::TicketNews(ticket.id), Some(ticket.customer), None);
        }
    }

    /// The day by which the customer of a complaint is called back; nothing where nobody has to, or somebody did.
    pub fn call_back(&mut self, ticket: &Ticket, by: Option<Date>) {
        if let Some(day) = by {
            self.add(day, What::CallBack(ticket.id), Some(ticket.customer), None);
        }
    }

    /// The last day to object to an evaluation that was put to the other side.
    pub fn evaluation(&mut self, evaluation: &Evaluation, until: Option<Date>) {
        if let Some(day) = until {
            self.add(day, What::Objection(evaluation.id), evaluation.customer, None);
        }
    }

    /// The day after a period for which a customer is to be evaluated by a plan of the house.
    pub fn evaluation_due(&mut self, plan: EvaluationPlanId, customer: CustomerId, period: Span) {
        if let Ok(day) = period.last.plus_days(1) {
            self.add(day, What::EvaluationDue { plan, customer, period }, Some(customer), None);
        }
    }

    /// The last day of a target that was agreed, until it is reckoned up. `customer`: with whose contract it was agreed.
    pub fn target(&mut self, target: &SalesTarget, customer: Option<CustomerId>) {
        match target.status(self.as_of) {
            TargetStatus::Upcoming | TargetStatus::Running | TargetStatus::Over => {
                self.add(target.to, What::TargetEnd(target.id), customer, None);
            }
            TargetStatus::Draft | TargetStatus::Closed => {}
        }
    }

    /// The last day of a target that a clause sets: nobody reckons it up, so that nothing is to be done once it is over.
    pub fn clause_target(&mut self, target: &SalesTarget, customer: Option<CustomerId>) {
        if target.to >= self.as_of {
            self.add(target.to, What::TargetEnd(target.id), customer, None);
        }
    }

    /// The day on which what a period of a plan holds back is set free, where that is a day, while `held` waits.
    pub fn release(&mut self, plan: &IncentivePlan, period: PayPeriod, held: Money) {
        if let Some(day) = plan.release_day(period).filter(|_| held.minor > 0) {
            self.add(day, What::Release { plan: plan.id, period }, None, Some(held));
        }
    }

    /// The last day of an undertaking of secrecy, while it binds. `customer`: under whose contract it was given.
    pub fn undertaking(&mut self, undertaking: &Undertaking, customer: Option<CustomerId>) {
        match undertaking.binding(self.as_of) {
            Binding::Until(day) => self.add(day, What::UndertakingEnd(undertaking.id), customer, None),
            Binding::NotYet | Binding::Open | Binding::Over(_) => {}
        }
    }

    /// The last day of a sharing scope that was agreed, or the day by which what was shared has to be given back.
    pub fn sharing(&mut self, scope: &SharingScope, course: &ScopeCourse, return_by: Option<Date>) {
        let customer = Some(scope.customer);
        match course.status(scope, self.as_of) {
            ScopeStatus::Agreed | ScopeStatus::Active => {
                if let Some(day) = course.validity(scope).to {
                    self.add(day, What::SharingEnd(scope.id), customer, None);
                }
            }
            ScopeStatus::Blocked { .. } | ScopeStatus::Expired { .. } | ScopeStatus::Ended { .. } => {
                if let Some(day) = return_by {
                    self.add(day, What::SharingReturn(scope.id), customer, None);
                }
            }
            ScopeStatus::Draft | ScopeStatus::Closed => {}
        }
    }

    /// The days of a leak: by which the other side is told, and what the law asks for at once; nothing of what was done, and of one
    /// that is closed.
    pub fn leak(&mut self, incident: &Incident, course: &IncidentCourse) {
        if incident.found.date() > self.as_of {
            return;
        }
        for (day, todo) in incident.owed(course) {
            let what = if todo.measure == Measure::TellPartner {
                What::Leak(incident.id)
            } else {
                What::LeakStep { leak: incident.id, measure: todo.measure }
            };
            self.add(day, what, incident.customer, None);
        }
    }

    /// The day on which a customer falls into the pool, unless more is done.
    pub fn pool(&mut self, customer: CustomerId, fall: Fall) {
        self.add(fall.day, What::PoolFall { customer, fall }, Some(customer), None);
    }

    /// The last day to answer a request about personal data, by law or contract; nothing once it was answered.
    pub fn request(&mut self, request: &SubjectRequest, due: Option<Date>) {
        if let Some(day) = due.filter(|_| request.is_open(self.as_of)).filter(|_| request.received <= self.as_of) {
            self.add(day, What::Request(request.id), request.customer, None);
        }
    }

    /// Every day, in order; those of one day by their sort, and then always in the same order.
    pub fn into_entries(mut self) -> Vec<Entry> {
        self.entries.sort_by_cached_key(|it| (it.day, it.what.sort(), it.key()));
        self.entries
    }

    fn add(&mut self, day: Date, what: What, customer: Option<CustomerId>, amount: Option<Money>) {
        if self.last.is_some_and(|last| day > last) {
            return;
        }
        match &mut self.counted {
            Some(count) => *count = count.saturating_add(1),
            None => self.entries.push(Entry { day, what, customer, amount }),
        }
    }
}
