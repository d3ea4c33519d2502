//! What a report adds up: one thing that happened on a day, or stood so at its end.

use std::sync::Arc;

use crate::domain::date::Date;
use crate::domain::id::{ActivityId, ContractId, CustomerId, OpportunityId, TaskId, TicketId};
use crate::domain::lifecycle::opportunity::StageKey;
use crate::domain::money::Money;
use crate::domain::rate::Bp;

/// As what a fact counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tally {
    /// A call.
    Call,
    /// A visit.
    Visit,
    /// A meeting.
    Meeting,
    /// A letter by e-mail.
    Email,
    /// A message by WeChat.
    Wechat,
    /// A note: nobody was reached by it.
    Note,
    /// A task was done.
    TaskDone,
    /// A step that was agreed to come next was done.
    StepDone,
    /// An opportunity began.
    Added,
    /// It moved to another stage.
    Moved,
    /// It was won.
    Won,
    /// It was lost.
    Lost,
    /// It left a stage, after so many days.
    Stayed,
    /// It stood open at the end, in full.
    Standing,
    /// The same, by how likely it is.
    Weighted,
    /// A part of a payment plan fell due.
    Due,
    /// Money came by its day.
    OnTime,
    /// Money came after its day.
    Late,
    /// A part was open after its day at the end.
    Overdue,
    /// A part was paid in full, so many days after its day.
    Settled,
    /// A ticket came in.
    Came,
    /// It was answered in time.
    Answered,
    /// It was not.
    AnsweredLate,
    /// It was solved in time.
    Solved,
    /// It was not.
    SolvedLate,
    /// It was solved once, and stayed so.
    StayedSolved,
    /// It was opened again.
    Reopened,
    /// The customer said 4 or 5.
    Satisfied,
    /// The customer said less.
    Unsatisfied,
    /// It is not solved yet.
    Waiting,
}

/// The record that a fact was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// A follow-up.
    Activity(ActivityId),
    /// A task.
    Task(TaskId),
    /// An opportunity.
    Opportunity(OpportunityId),
    /// A part of the payment plan of a contract, by its number.
    Part(ContractId, usize),
    /// A ticket.
    Ticket(TicketId),
}

/// What a fact is worth besides being one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worth {
    /// Nothing.
    Nothing,
    /// Nothing: it was tried, and nobody was reached.
    InVain,
    /// So much money.
    Money(Money),
    /// So much money times how likely it is.
    Likely(Money, Bp),
    /// So many days; below zero when something came before its day.
    Days(i64),
}

/// Something that happened on a day, or stood so at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The day.
    pub on: Date,
    /// As what it counts.
    pub tally: Tally,
    /// Whose it is, in one spelling; empty: nobody's.
    pub who: Arc<str>,
    /// With whom; nothing of our own.
    pub customer: Option<CustomerId>,
    /// What it was read from.
    pub source: Source,
    /// In which stage of the pipeline it happened; nothing where there is none.
    pub stage: Option<StageKey>,
    /// What it is worth.
    pub worth: Worth,
}

impl Tally {
    /// Whether it tells how something stood at the end of a time: it is never added to what stood at the end of another.
    pub const fn is_stock(self) -> bool {
        matches!(self, Self::Standing | Self::Weighted | Self::Overdue)
    }

    /// Whether a customer was reached by it.
    pub const fn reaches(self) -> bool {
        matches!(self, Self::Call | Self::Visit | Self::Meeting | Self::Email | Self::Wechat)
    }
}
