//! The days that follow from the book: what falls due, takes effect, ends, is to be done or decided. Each is an entry with a key
//! that stays when its day changes. Derived as of a day, never stored.

use super::activity::Activity;
use super::collection::DueDay;
use super::contract::amendment::{Amendment, Begins, State};
use super::contract::brief::ContractBrief;
use super::contract::party::Side;
use super::contract::plan::PartLabel;
use super::date::Date;
use super::dispute::Dispute;
use super::dispute::deadlines::{Deadline, DeadlineOf};
use super::duties::promise::When;
use super::duties::rows::{Of, Row};
use super::id::{
    ActivityId, AmendmentId, ContractEventId, ContractId, CustomerId, DisputeId, EvaluationId, InstalmentId,
    OpportunityId, QuoteId, SharingScopeId, TaskId, TicketId,
};
use super::lifecycle::contract::status::{ContractStatus, Effect, RenewalMode, RunningTerm};
use super::lifecycle::sharing_scope::ScopeStatus;
use super::money::Money;
use super::opportunity::Opportunity;
use super::progress::Progress;
use super::quote::{Quote, QuoteState};
use super::scorecard::record::Evaluation;
use super::sharing::scope::{ScopeCourse, SharingScope};
use super::task::Task;
use super::ticket::Ticket;

/// A day of the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The day.
    pub day: Date,
    /// What is due or happens on it.
    pub what: What,
    /// With whom; nothing for our own tasks.
    pub customer: Option<CustomerId>,
    /// What is still to be paid, or what is offered or hoped for.
    pub amount: Option<Money>,
}

/// What is due or happens on a day, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// An instalment that is open is due (应收款到期).
    Instalment {
        /// Of which contract.
        contract: ContractId,
        /// Which part of its plan.
        part: InstalmentId,
        /// The part's number, from 1.
        number: usize,
        /// What the part is called.
        label: Option<PartLabel>,
    },
    /// A signed contract takes effect (合同生效).
    TakesEffect(ContractId),
    /// The last day for a notice, while nothing is decided (通知期限).
    Notice {
        /// Of which contract.
        contract: ContractId,
        /// Of which term; 0 is the first.
        term: u32,
        /// Whether it goes on by itself without a notice; else both sides have to agree.
        by_itself: bool,
    },
    /// The last day of a term (期限届满).
    TermEnd {
        /// Of which contract.
        contract: ContractId,
        /// Which term; 0 is the first.
        term: u32,
        /// Whether the next term follows.
        goes_on: bool,
    },
    /// The last day of a suspension (中止期满).
    SuspensionEnd {
        /// Of which contract.
        contract: ContractId,
        /// Since when it is suspended.
        since: Date,
    },
    /// The last day for the proof of an event of force majeure (不可抗力证明期限).
    ForceMajeureProof {
        /// Of which contract.
        contract: ContractId,
        /// Of which event.
        event: ContractEventId,
        /// Who has to prove it.
        by: Side,
    },
    /// The first day on which either side may end the part that force majeure prevents (不可抗力解除权).
    ForceMajeureEnd {
        /// Of which contract.
        contract: ContractId,
        /// Of which event.
        event: ContractEventId,
    },
    /// The last day to put a breach right (改正期限).
    Cure {
        /// Of which contract.
        contract: ContractId,
        /// By which notice.
        notice: ContractEventId,
        /// Who asked for it; the other side has to put it right.
        by: Side,
    },
    /// The first day on which a contract that was given notice of has ended (合同终止).
    Termination(ContractId),
    /// The day from which an amendment binds: it is to be signed by then, or takes effect (补充协议生效).
    Amendment {
        /// Of which contract.
        contract: ContractId,
        /// Which.
        amendment: AmendmentId,
        /// Whether it still waits for somebody.
        open: bool,
    },
    /// Something that either side owes is due (义务到期).
    Duty {
        /// Of which contract.
        contract: ContractId,
        /// The id of the instance.
        duty: String,
    },
    /// A material that was written down is to be delivered, or given back (物料交付、归还).
    Material {
        /// Of which contract.
        contract: ContractId,
        /// What it is known by.
        material: String,
        /// Whether it is to be given back; else delivered.
        back: bool,
    },
    /// A step that was agreed with a customer (下一步).
    Step(ActivityId),
    /// Something to be done (任务).
    Task(TaskId),
    /// The next step with an opportunity.
    ChanceStep(OpportunityId),
    /// The day an opportunity is expected to be decided (预计成交).
    Close(OpportunityId),
    /// The last day on which a quote can be accepted (报价有效期至).
    QuoteEnd(QuoteId),
    /// A day of a dispute that must not be missed (争议期限).
    Dispute {
        /// Of which dispute.
        dispute: DisputeId,
        /// What for.
        of: DeadlineOf,
    },
    /// A ticket is to be solved (工单解决期限).
    Ticket(TicketId),
    /// The last day on which the other side may object to an evaluation (评估异议期届满).
    Objection(EvaluationId),
    /// The last day on which something may be shared (共享到期).
    SharingEnd(SharingScopeId),
    /// What was shared has to be given back or destroyed (返还期限).
    SharingReturn(SharingScopeId),
}

/// The sorts of days that a person looks at together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// Payments.
    Payments,
    /// Beginnings, notices and ends of contracts.
    Terms,
    /// What either side owes under a contract besides money.
    Duties,
    /// Follow-ups and tasks.
    Work,
    /// Opportunities and quotes.
    Pipeline,
}

impl Sort {
    /// Every sort, in the order of a switch.
    pub const ALL: [Self; 5] = [Self::Payments, Self::Terms, Self::Duties, Self::Work, Self::Pipeline];

    /// Its name in addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Payments => "payments",
            Self::Terms => "terms",
            Self::Duties => "duties",
            Self::Work => "work",
            Self::Pipeline => "pipeline",
        }
    }
}

impl What {
    /// The sort it belongs to.
    pub const fn sort(&self) -> Sort {
        match self {
            Self::Instalment { .. } => Sort::Payments,
            Self::TakesEffect(_)
            | Self::Notice { .. }
            | Self::TermEnd { .. }
            | Self::SuspensionEnd { .. }
            | Self::ForceMajeureProof { .. }
            | Self::ForceMajeureEnd { .. }
            | Self::Cure { .. }
            | Self::Amendment { .. }
            | Self::Termination(_) => Sort::Terms,
            Self::Duty { .. } | Self::Material { .. } | Self::SharingEnd(_) | Self::SharingReturn(_) => Sort::Duties,
            Self::Step(_)
            | Self::Task(_)
            | Self::ChanceStep(_)
            | Self::Ticket(_)
            | Self::Objection(_)
            | Self::Dispute { .. } => Sort::Work,
            Self::Close(_) | Self::QuoteEnd(_) => Sort::Pipeline,
        }
    }
}

impl Entry {
    /// What it is known by: the same as long as it is about the same thing, on whatever day that falls. No two entries of a book
    /// have one key.
    pub fn key(&self) -> String {
        match &self.what {
            What::Instalment { contract, part, .. } => format!("instalment.{contract}.{part}"),
            What::TakesEffect(contract) => format!("effect.{contract}"),
            What::Notice { contract, term, .. } => format!("notice.{contract}.{term}"),
            What::TermEnd { contract, term, .. } => format!("term-end.{contract}.{term}"),
            What::SuspensionEnd { contract, since } => format!("suspension.{contract}.{since}"),
            What::ForceMajeureProof { event, .. } => format!("force-majeure-proof.{event}"),
            What::ForceMajeureEnd { event, .. } => format!("force-majeure-end.{event}"),
            What::Cure { notice, .. } => format!("cure.{notice}"),
            What::Termination(contract) => format!("termination.{contract}"),
            What::Amendment { contract, amendment, .. } => format!("amendment.{contract}.{amendment}"),
            What::Duty { contract, duty } => format!("duty.{contract}.{duty}"),
            What::Material { contract, material, back: false } => format!("material.{contract}.{material}"),
            What::Material { contract, material, back: true } => format!("material-back.{contract}.{material}"),
            What::Step(id) => format!("step.{id}"),
            What::Task(id) => format!("task.{id}"),
            What::ChanceStep(id) => format!("opportunity-step.{id}"),
            What::Close(id) => format!("close.{id}"),
            What::QuoteEnd(id) => format!("quote.{id}"),
            What::Ticket(id) => format!("ticket.{id}"),
            What::Objection(id) => format!("objection.{id}"),
            What::Dispute { dispute, of } => format!("dispute.{dispute}.{}", of.key()),
            What::SharingEnd(id) => format!("sharing-end.{id}"),
            What::SharingReturn(id) => format!("sharing-return.{id}"),
        }
    }
}

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
            }
        }
        if standing.is_in_force() {
            self.status(contract, standing.status);
            self.force_majeure(contract, standing);
            self.cure(contract, standing);
            self.term(contract, standing);
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

    /// The last day to object to an evaluation that was put to the other side.
    pub fn evaluation(&mut self, evaluation: &Evaluation, until: Option<Date>) {
        if let Some(day) = until {
            self.add(day, What::Objection(evaluation.id), evaluation.customer, None);
        }
    }

    /// The last day of a sharing scope that was agreed, or the day by which what was shared has to be given back.
    pub fn sharing(&mut self, scope: &SharingScope, course: &ScopeCourse) {
        let customer = Some(scope.customer);
        match course.status(scope, self.as_of) {
            ScopeStatus::Agreed | ScopeStatus::Active => {
                if let Some(day) = scope.valid_to {
                    self.add(day, What::SharingEnd(scope.id), customer, None);
                }
            }
            ScopeStatus::Blocked { .. } | ScopeStatus::Expired { .. } | ScopeStatus::Ended { .. } => {
                if let Some(day) = course.return_by(scope, self.as_of) {
                    self.add(day, What::SharingReturn(scope.id), customer, None);
                }
            }
            ScopeStatus::Draft | ScopeStatus::Closed => {}
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
