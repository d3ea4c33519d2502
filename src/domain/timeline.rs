//! Everything that happened with a customer, in one list: derived from what is kept of each kind of thing, never stored.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::activity::Activity;
use super::attachment::Attachment;
use super::contract::amendment::Amendment;
use super::contract::event::{ContractEvent, Fact};
use super::customer::Level;
use super::date::Date;
use super::id::{
    ActivityId, AmendmentId, AttachmentId, ContractId, CustomerId, NegotiationRoundId, OpportunityId, PoolEventId,
    ProposalId, QuoteId, ReceiptId, TicketId, uuid_v7,
};
use super::lifecycle::contract::event::Event as ContractStep;
use super::lifecycle::negotiation::Event as TalkStep;
use super::lifecycle::opportunity::Event as SalesStep;
use super::lifecycle::quote::Event as QuoteStep;
use super::lifecycle::ticket::command::Event as TicketStep;
use super::negotiation::{NegotiationRound, ProposalEvent};
use super::opportunity::Opportunity;
use super::pool::PoolEvent;
use super::quote::{Quote, QuoteEvent};
use super::receipt::Receipt;
use super::ticket::{Step, Ticket};

/// The sorts of things that happen, as a person filters them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// What was said and done (跟进).
    FollowUp,
    /// Steps that were done (下一步).
    Step,
    /// Prospect, active, dormant (状态).
    Status,
    /// Who looks after it (归属).
    Owner,
    /// Our grading (级别).
    Level,
    /// Chances to sell (商机).
    Opportunity,
    /// Offers (报价).
    Quote,
    /// Contracts (合同).
    Contract,
    /// Money that came in (收款).
    Receipt,
    /// Questions, service and complaints (服务).
    Service,
    /// Files that were added (附件).
    File,
    /// The record itself: entered, merged, parted (资料).
    Record,
}

impl Sort {
    /// Every sort, in the order in which they are offered.
    pub const ALL: [Self; 12] = [
        Self::FollowUp,
        Self::Step,
        Self::Opportunity,
        Self::Quote,
        Self::Contract,
        Self::Receipt,
        Self::Service,
        Self::File,
        Self::Status,
        Self::Owner,
        Self::Level,
        Self::Record,
    ];

    /// Its name in the page.
    pub const fn name(self) -> &'static str {
        match self {
            Self::FollowUp => "follow_up",
            Self::Step => "step",
            Self::Status => "status",
            Self::Owner => "owner",
            Self::Level => "level",
            Self::Opportunity => "opportunity",
            Self::Quote => "quote",
            Self::Contract => "contract",
            Self::Receipt => "receipt",
            Self::Service => "service",
            Self::File => "file",
            Self::Record => "record",
        }
    }

    /// The sort of this name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

/// What happened. Of what is kept as a record its id: whoever shows it reads it there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Something was said or done.
    FollowedUp(ActivityId),
    /// The step that was agreed then was done.
    StepDone(ActivityId),
    /// Its first contract binds: it is active.
    BecameActive,
    /// Its last contract is over: it is dormant.
    BecameDormant,
    /// Somebody else looks after it, or nobody.
    Owner(PoolEventId),
    /// It was graded anew.
    Level {
        /// Before.
        from: Level,
        /// Now.
        to: Level,
    },
    /// A chance to sell began.
    OpportunityBegan(OpportunityId),
    /// A chance to sell moved, was won or lost.
    OpportunityMoved(OpportunityId, SalesStep),
    /// An offer was sent, accepted, turned down, made a contract.
    Quote(QuoteId, QuoteStep),
    /// A fact in the life of a contract.
    Contract(ContractId, Fact),
    /// A fact in the life of an amendment of a contract.
    Amendment(ContractId, AmendmentId, ContractStep),
    /// A round of talks about a contract was opened.
    RoundOpened(ContractId, NegotiationRoundId),
    /// A proposal in such talks was answered, or taken back.
    Proposal(ContractId, ProposalId, TalkStep),
    /// Money came in, or was taken back.
    Receipt(ReceiptId),
    /// It came with something.
    TicketCame(TicketId),
    /// That was solved, closed, opened again, went higher up, or the customer was called back.
    TicketMoved(TicketId, TicketStep),
    /// A file was added.
    Attached(AttachmentId),
    /// The record was entered.
    Entered,
    /// Another record of the same party was merged into it.
    Merged(CustomerId),
    /// A merged record stands for itself again.
    Parted(CustomerId),
}

impl What {
    /// Of which sort it is.
    pub const fn sort(&self) -> Sort {
        match self {
            Self::FollowedUp(_) => Sort::FollowUp,
            Self::StepDone(_) => Sort::Step,
            Self::BecameActive | Self::BecameDormant => Sort::Status,
            Self::Owner(_) => Sort::Owner,
            Self::Level { .. } => Sort::Level,
            Self::OpportunityBegan(_) | Self::OpportunityMoved(..) => Sort::Opportunity,
            Self::Quote(..) => Sort::Quote,
            Self::Contract(..) | Self::Amendment(..) | Self::RoundOpened(..) | Self::Proposal(..) => Sort::Contract,
            Self::Receipt(_) => Sort::Receipt,
            Self::TicketCame(_) | Self::TicketMoved(..) => Sort::Service,
            Self::Attached(_) => Sort::File,
            Self::Entered | Self::Merged(_) | Self::Parted(_) => Sort::Record,
        }
    }
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The day.
    pub on: Date,
    /// Who of us, by name; empty where nobody is named.
    pub by: String,
    /// What it was.
    pub what: What,
    /// Within a day: when it was recorded, and in which order.
    made: (Uuid, usize),
}

/// A change of the record itself, as the audit trail tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// The day, where the reader is.
    pub on: Date,
    /// When, in milliseconds.
    pub at_ms: u64,
    /// Who, by name.
    pub by: String,
    /// Graded anew, entered, merged or parted; nothing else is told by a record itself.
    pub what: What,
}

/// A chance to sell with the moves that count, in their order.
#[derive(Debug, Clone, Copy)]
pub struct Pursuit<'a> {
    /// The opportunity.
    pub opportunity: &'a Opportunity,
    /// What happened, and on which day.
    pub moves: &'a [(SalesStep, Date, i64)],
}

/// From when a contract binds, and from which day it no longer does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bound {
    /// The day both sides had signed.
    pub from: Date,
    /// The first day it is over; nothing while it lasts.
    pub over: Option<Date>,
}

/// What is known of a customer, each in any order. Records that another one stands for belong to it.
#[derive(Debug, Clone, Default)]
pub struct Sources<'a> {
    /// What was said and done.
    pub activities: Vec<&'a Activity>,
    /// Who looked after it.
    pub moves: Vec<&'a PoolEvent>,
    /// Chances to sell.
    pub pursuits: Vec<Pursuit<'a>>,
    /// Offers, each with what happened to it.
    pub quotes: Vec<(&'a Quote, Vec<&'a QuoteEvent>)>,
    /// What happened to its contracts.
    pub contract_events: Vec<&'a ContractEvent>,
    /// The amendments of its contracts.
    pub amendments: Vec<&'a Amendment>,
    /// Rounds of talks about its contracts.
    pub rounds: Vec<&'a NegotiationRound>,
    /// What became of the proposals in them.
    pub proposal_events: Vec<&'a ProposalEvent>,
    /// How long each contract binds.
    pub bound: Vec<Bound>,
    /// Money.
    pub receipts: Vec<&'a Receipt>,
    /// What it came with, each with what moved that, in order.
    pub tickets: Vec<(&'a Ticket, &'a [Step])>,
    /// Its files, and those of what belongs to it.
    pub files: Vec<&'a Attachment>,
    /// What the record itself tells.
    pub noted: &'a [Noted],
}

/// Everything that had happened by `as_of`, the latest first: by day, and within a day what was recorded last.
pub fn timeline(sources: &Sources<'_>, as_of: Date) -> Vec<Entry> {
    let mut all: Vec<Entry> = Vec::new();
    let mut tell = |on: Date, by: &str, made: (Uuid, usize), what: What| {
        if on <= as_of {
            all.push(Entry { on, by: by.trim().to_owned(), what, made });
        }
    };
    for it in &sources.activities {
        let id = Uuid::from(it.id);
        tell(it.on, &it.by, (id, 0), What::FollowedUp(it.id));
        let once = it.next_done_on.filter(|_| it.repeats.is_none());
        let rounds = it.rounds.values().copied().filter(|_| it.repeats.is_some());
        for (nth, done) in once.into_iter().chain(rounds).enumerate() {
            tell(done, &it.by, (id, nth.saturating_add(1)), What::StepDone(it.id));
        }
    }
    for it in &sources.moves {
        tell(it.on, &it.by, (it.id.into(), 0), What::Owner(it.id));
    }
    for it in &sources.pursuits {
        let sale = it.opportunity;
        tell(sale.began_on, &sale.owner, (sale.id.into(), 0), What::OpportunityBegan(sale.id));
        for (nth, (step, on, _)) in it.moves.iter().enumerate() {
            let (SalesStep::Moved { by, .. } | SalesStep::Won { by } | SalesStep::Lost { by, .. }) = step;
            let made = (sale.id.into(), nth.saturating_add(1));
            tell(*on, by, made, What::OpportunityMoved(sale.id, step.clone()));
        }
    }
    for (quote, events) in &sources.quotes {
        for event in events {
            tell(event.on, &quote.owner, (event.id.into(), 0), What::Quote(quote.id, event.fact.clone()));
        }
    }
    for it in &sources.contract_events {
        let by = if let Fact::Life(step) = &it.fact { told_by(step) } else { "" };
        tell(it.on, by, (it.id.into(), 0), What::Contract(it.contract, it.fact.clone()));
    }
    for it in &sources.amendments {
        for (id, step) in &it.steps {
            tell(step.on(), told_by(step), ((*id).into(), 0), What::Amendment(it.contract, it.id, step.clone()));
        }
    }
    for it in &sources.rounds {
        tell(it.opened_on, "", (it.id.into(), 0), What::RoundOpened(it.contract, it.id));
    }
    for it in &sources.proposal_events {
        tell(it.on, &it.by, (it.id.into(), 0), What::Proposal(it.contract, it.proposal, it.fact.clone()));
    }
    for it in &sources.receipts {
        tell(it.on, "", (it.id.into(), 0), What::Receipt(it.id));
    }
    for (ticket, steps) in &sources.tickets {
        tell(ticket.received.date(), &ticket.by, (ticket.id.into(), 0), What::TicketCame(ticket.id));
        for step in steps.iter().filter(|step| is_told(&step.fact)) {
            tell(step.at.date(), &step.by, (step.id.into(), 0), What::TicketMoved(ticket.id, step.fact.clone()));
        }
    }
    for it in &sources.files {
        tell(it.added_on, &it.by, (it.id.into(), 0), What::Attached(it.id));
    }
    for (nth, it) in sources.noted.iter().enumerate() {
        tell(it.on, &it.by, (uuid_v7(it.at_ms, [u8::MAX; 10]), nth), it.what.clone());
    }
    for (on, active) in statuses(&sources.bound) {
        // what made it so was recorded on the day; nothing is later than what follows from it
        let what = if active { What::BecameActive } else { What::BecameDormant };
        tell(on, "", (Uuid::max(), 0), what);
    }
    all.sort_by_key(|it| std::cmp::Reverse((it.on, it.made)));
    all
}

/// Who of us is named in a step of a contract or an amendment.
fn told_by(step: &ContractStep) -> &str {
    match step {
        ContractStep::Approved(yes) => &yes.by,
        ContractStep::TurnedDown(no) => &no.by,
        ContractStep::Completed { by, .. } => by,
        ContractStep::Shared { .. }
        | ContractStep::Submitted { .. }
        | ContractStep::Reopened(_)
        | ContractStep::Signed { .. }
        | ContractStep::ConditionMet { .. }
        | ContractStep::Suspended { .. }
        | ContractStep::Resumed { .. }
        | ContractStep::RenewalDecided { .. }
        | ContractStep::Terminated { .. }
        | ContractStep::Voided { .. }
        | ContractStep::Archived { .. }
        | ContractStep::AnomalySettled { .. } => "",
    }
}

/// The days on which a customer turned active (`true`) or dormant: by whether any contract binds.
fn statuses(bound: &[Bound]) -> Vec<(Date, bool)> {
    let binds = |day: Date| bound.iter().any(|it| it.from <= day && it.over.is_none_or(|over| day < over));
    let days: BTreeSet<Date> = bound.iter().flat_map(|it| [Some(it.from), it.over]).flatten().collect();
    let mut told = Vec::new();
    let mut active = false;
    for day in days {
        let now = binds(day);
        if now != active {
            told.push((day, now));
            active = now;
        }
    }
    told
}

/// Everybody who is named, in the order of their names.
pub fn people(entries: &[Entry]) -> Vec<String> {
    let named: BTreeSet<&str> = entries.iter().map(|it| it.by.as_str()).filter(|by| !by.is_empty()).collect();
    named.into_iter().map(str::to_owned).collect()
}

/// The entries of a sort and of a person; nothing asked leaves all.
pub fn chosen<'a>(entries: &'a [Entry], sort: Option<Sort>, by: Option<&str>) -> impl Iterator<Item = &'a Entry> {
    let by = by.map(str::to_owned);
    let of_sort = move |it: &&Entry| sort.is_none_or(|sort| it.what.sort() == sort);
    entries.iter().filter(of_sort).filter(move |it| by.as_ref().is_none_or(|by| it.by == *by))
}

/// What of a ticket is told beside everything else: the rest stands on its own page.
const fn is_told(fact: &TicketStep) -> bool {
    match fact {
        TicketStep::Resolved { .. }
        | TicketStep::CalledBack { .. }
        | TicketStep::Closed { .. }
        | TicketStep::Reopened { .. }
        | TicketStep::Escalated { .. }
        | TicketStep::DisputeOpened { .. }
        | TicketStep::Remedied { .. } => true,
        TicketStep::Assigned { .. }
        | TicketStep::Acknowledged { .. }
        | TicketStep::Informed { .. }
        | TicketStep::Started
        | TicketStep::Assessed { .. }
        | TicketStep::Investigated { .. }
        | TicketStep::AnswerDrafted { .. }
        | TicketStep::AnswerApproved { .. }
        | TicketStep::CustomerAsked { .. }
        | TicketStep::WorkedAround { .. }
        | TicketStep::Resumed => false,
    }
}
