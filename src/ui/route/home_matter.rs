//! What presses on the first page, and the door to where it is done: a page, or a form that opens at once.

use super::{AmendmentTab, ContractTab, Query, Route, SettingsPart};
use crate::domain::activity::Followed;
use crate::domain::id::{
    AmendmentId, ContractId, CustomerId, DisputeId, EvaluationId, IncidentId, OpportunityId, PayoutRunId,
    SharingScopeId, SubjectRequestId, TaskId, TicketId,
};
use crate::domain::overview::matter::Matter;

/// Something that presses, by what it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HomeMatter {
    /// Copies of the book disagree.
    Conflicts,
    /// Contracts lack their customer, or share a number.
    Amiss,
    /// The book has no backup, or an old one.
    Backup,
    /// A contract is to be approved.
    Approve(ContractId),
    /// A contract is to be signed.
    Sign(ContractId),
    /// A term ends, renews unless notice is given, or a right to end the contract lapses.
    Ending(ContractId),
    /// Money of a customer under a contract is late, due, or the earnest money that was agreed.
    Payment(CustomerId, ContractId),
    /// A claim may become time-barred.
    Barred(ContractId),
    /// An amendment is to be approved.
    ApproveAmendment(ContractId, AmendmentId),
    /// An amendment is to be signed.
    SignAmendment(ContractId, AmendmentId),
    /// A next step that was agreed.
    Step {
        /// With which customer.
        customer: Option<CustomerId>,
        /// With which lead or about which opportunity, if not with a customer alone.
        about: Option<Followed>,
    },
    /// Something to be done.
    Task(TaskId),
    /// The next step of an opportunity, or a quote that runs out.
    Opportunity(OpportunityId),
    /// What either side owes under a contract, by the digest of its id.
    Duty(ContractId, u64),
    /// A material that was written down, by the digest of its id.
    Material(ContractId, u64),
    /// A ticket to be solved, told of, or called back about.
    Ticket(TicketId),
    /// A day of a dispute.
    Dispute(DisputeId),
    /// An evaluation that waits for somebody.
    Evaluation(EvaluationId),
    /// What was shared is to be given back or destroyed.
    Return(SharingScopeId),
    /// The other side is to be told of a leak.
    Leak(IncidentId),
    /// A person asked about their data.
    Request(SubjectRequestId),
    /// A payout run is to be approved.
    PayoutRun(PayoutRunId),
}

/// Where it is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Door {
    /// On a page.
    Page(Route),
    /// In a form over the first page.
    Form(Form),
}

/// A form that opens over the first page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A contract is approved or sent back.
    Approve(ContractId),
    /// The same of an amendment.
    ApproveAmendment(ContractId, AmendmentId),
    /// Money of a customer comes in for a contract.
    Receipt(CustomerId, ContractId),
    /// What was done with a customer.
    Activity(Option<CustomerId>),
    /// What was done with a lead, or about an opportunity.
    FollowUp(Followed),
    /// A task.
    Task(TaskId),
    /// A duty.
    Duty(ContractId, u64),
    /// A material.
    Material(ContractId, u64),
    /// What was shared was given back.
    Return(SharingScopeId),
    /// A request is answered.
    Answer(SubjectRequestId),
    /// A payout run is approved.
    ApproveRun(PayoutRunId),
}

impl HomeMatter {
    /// What a contract asks for. `payer`: who its customer is today, if that was merged.
    pub const fn of_contract(matter: &Matter<'_>, contract: ContractId, payer: CustomerId) -> Self {
        match matter {
            Matter::Approve => Self::Approve(contract),
            Matter::Sign => Self::Sign(contract),
            Matter::End(_) | Matter::Notice(_) | Matter::Lapse(_) => Self::Ending(contract),
            Matter::Overdue(_) | Matter::Due(_) | Matter::Earnest(_) => Self::Payment(payer, contract),
            Matter::Barred(_) => Self::Barred(contract),
        }
    }

    /// Where it is done. What is recorded as of today opens its form only while today is looked at: what waited on another day
    /// may be done since, and its page says so.
    pub fn door(self, is_today: bool) -> Door {
        let today_or = |form: Form, page: Route| if is_today { Door::Form(form) } else { Door::Page(page) };
        match self {
            Self::Conflicts | Self::Amiss => Door::Page(Route::Conflicts),
            Self::Backup => Door::Page(Route::Settings(SettingsPart::Book)),
            Self::Approve(id) => today_or(Form::Approve(id), Route::Contract(id, ContractTab::Life)),
            Self::Sign(id) | Self::Ending(id) => Door::Page(Route::Contract(id, ContractTab::Life)),
            Self::Payment(customer, contract) => Door::Form(Form::Receipt(customer, contract)),
            Self::Barred(id) => Door::Page(Route::Contract(id, ContractTab::Money)),
            Self::ApproveAmendment(contract, id) => {
                today_or(Form::ApproveAmendment(contract, id), Route::Amendment(contract, id, AmendmentTab::Life))
            }
            Self::SignAmendment(contract, id) => Door::Page(Route::Amendment(contract, id, AmendmentTab::Life)),
            Self::Step { customer, about } => Door::Form(about.map_or(Form::Activity(customer), Form::FollowUp)),
            Self::Task(id) => Door::Form(Form::Task(id)),
            Self::Opportunity(id) => Door::Page(Route::Opportunity(id)),
            Self::Duty(contract, digest) => Door::Form(Form::Duty(contract, digest)),
            Self::Material(contract, digest) => Door::Form(Form::Material(contract, digest)),
            Self::Ticket(id) => Door::Page(Route::Ticket(id)),
            Self::Dispute(id) => Door::Page(Route::Dispute(id)),
            Self::Evaluation(id) => Door::Page(Route::Evaluation(id)),
            Self::Return(id) => today_or(Form::Return(id), Route::SharingScope(id)),
            Self::Leak(id) => Door::Page(Route::Incident(id)),
            Self::Request(id) => {
                let page = Route::Sharing(Query::default().with("view", "requests"));
                today_or(Form::Answer(id), page)
            }
            Self::PayoutRun(id) => today_or(Form::ApproveRun(id), Route::PayoutRuns),
        }
    }
}
