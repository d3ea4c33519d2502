//! Disputes with what happened to them, their days and their claims.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::{GetUntracked, WithValue, untrack};

use super::app::App;
use super::batch::Batch;
use super::layer::DutySlot;
use super::table::Tables;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::plan::Event;
use crate::domain::date::Date;
use crate::domain::dispute::claim::{Claim, Head, Source, claim};
use crate::domain::dispute::course::Course;
use crate::domain::dispute::deadlines::{Deadline, DeadlineOf};
use crate::domain::dispute::delay::DeliveryDelay;
use crate::domain::dispute::event::{DisputeEvent, Fact};
use crate::domain::dispute::filed::Frozen;
use crate::domain::dispute::matter::Matter;
use crate::domain::dispute::{Binding, Dispute, Subject};
use crate::domain::exact::ExactError;
use crate::domain::id::{ContractId, CustomerId, DisputeEventId, DisputeId, IncidentId, InstalmentId, TicketId};
use crate::domain::interruption::Interruption;
use crate::domain::late_fee::dunning::Settled;
use crate::domain::lifecycle::contract::status::DisputeSpan;
use crate::domain::lifecycle::dispute::command::Step;
use crate::domain::lifecycle::incident::Event as IncidentStep;
use crate::domain::lifecycle::ticket::command::Event as TicketStep;
use crate::domain::money::Money;
use crate::domain::sharing::incident::{IncidentEvent, IncidentFact};
use crate::domain::ticket::TicketEvent;

/// How many days ahead a day of a dispute asks for a decision.
const PRESSING_DAYS: i64 = 7;
/// How many days ahead the end of limitation does: a claim is not put together in a week.
const LIMITATION_DAYS: i64 = 90;

/// A dispute with how it went.
#[derive(Debug, Clone, PartialEq)]
pub struct DisputeFile {
    /// The dispute.
    pub dispute: Arc<Dispute>,
    /// How it went.
    pub course: Arc<Course>,
}

/// What a new dispute comes of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DisputeFrom {
    /// Nothing that the book knows.
    Blank,
    /// A customer.
    Customer(CustomerId),
    /// A contract.
    Contract(ContractId),
    /// A part of a payment plan that is late.
    Part(ContractId, InstalmentId),
    /// A ticket.
    Ticket(TicketId),
    /// A leak.
    Incident(IncidentId),
    /// A duty that was broken.
    Duty(DutySlot),
}

/// What is done about a dispute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DisputeAct {
    /// A step of its life.
    Step(Step),
    /// Something is kept.
    Note,
    /// An offer is made or received.
    Offer,
    /// An offer is answered.
    Answer(DisputeEventId),
    /// A day is noted.
    Noted,
    /// What a day was noted for was done.
    Kept(DisputeEventId),
}

impl DisputeFile {
    /// From when to when it lasted.
    fn span(&self) -> DisputeSpan {
        DisputeSpan { raised_on: self.dispute.raised_on, closed_on: self.course.closed_on() }
    }
}

impl Tables {
    fn dispute_events(&self, dispute: DisputeId) -> Vec<Arc<DisputeEvent>> {
        self.index.dispute_events_of(dispute).iter().filter_map(|id| self.dispute_events.peek(*id)).collect()
    }

    fn dispute_file(&self, dispute: Arc<Dispute>, as_of: Date) -> DisputeFile {
        let events = self.dispute_events(dispute.id);
        let course = Arc::new(dispute.course(events.iter().map(Arc::as_ref), as_of));
        DisputeFile { dispute, course }
    }

    /// What settlements of disputes put beside the plan of a contract by a day, in the order in which it was entered.
    pub(super) fn settled_of(&self, contract: ContractId, as_of: Date) -> Vec<Settled> {
        let mut ids = self.index.disputes_of(contract).to_vec();
        ids.sort_unstable();
        let own = ids.into_iter().filter_map(|id| self.dispute_files.peek(id));
        own.flat_map(|it| self.dispute_file(it, as_of).course.settled_under(contract)).collect()
    }

    /// The days on which something was put beside the plan of a contract, or taken back.
    pub(super) fn settled_days(&self, contract: ContractId) -> Vec<Date> {
        let events = self.index.disputes_of(contract).iter().flat_map(|id| self.dispute_events(*id));
        events.filter(|it| matches!(it.fact, Fact::Owed { .. } | Fact::OwedBack { .. })).map(|it| it.on).collect()
    }

    /// From when to when there were disputes about a contract, as known on a day.
    pub(super) fn dispute_spans(&self, contract: ContractId, as_of: Date) -> Vec<DisputeSpan> {
        let all = self.index.disputes_of(contract).iter().filter_map(|id| self.dispute_files.peek(*id));
        let own = all.filter(|it| it.contract == Some(contract));
        own.map(|it| self.dispute_file(it, as_of).span()).collect()
    }

    /// What the disputes about a contract that were raised by `as_of` began anew of the limitation of its price.
    pub(super) fn begun_anew(&self, contract: ContractId, as_of: Date) -> Vec<Interruption> {
        let all = self.index.disputes_of(contract).iter().filter_map(|id| self.dispute_files.peek(*id));
        let own = all.filter(|it| it.contract == Some(contract) && it.raised_on <= as_of);
        own.map(|it| self.dispute_file(it, as_of)).flat_map(|it| it.dispute.begins_anew(&it.course, as_of)).collect()
    }
}

impl App {
    /// Every dispute that was raised by the date looked at, the oldest first. The reader runs again when any changes or moves.
    pub fn dispute_files(self) -> Vec<DisputeFile> {
        let as_of = self.as_of();
        let found = self.tables.try_with_value(|tables| {
            tables.dispute_events.watch_any();
            let mut all = tables.dispute_files.watch_all();
            all.retain(|it| it.raised_on <= as_of);
            all.sort_by_key(|it| (it.raised_on, it.id));
            all.into_iter().map(|it| tables.dispute_file(it, as_of)).collect()
        });
        found.unwrap_or_default()
    }

    /// One dispute as of the date looked at. The reader runs again when it changes or any dispute moves.
    pub fn dispute_file(self, id: DisputeId) -> Option<DisputeFile> {
        let dispute = self.watch::<Dispute>(id)?;
        let as_of = self.as_of();
        self.tables.try_with_value(|tables| {
            tables.dispute_events.watch_any();
            tables.dispute_file(dispute, as_of)
        })
    }

    /// One dispute as it stands today, whatever date is looked at, without watching it.
    pub fn dispute_today(self, id: DisputeId) -> Option<DisputeFile> {
        let dispute = self.peek::<Dispute>(id)?;
        let today = self.today.get_untracked();
        self.tables.try_with_value(|tables| tables.dispute_file(dispute, today))
    }

    /// The disputes with a customer, the latest first.
    pub fn disputes_with(self, customer: CustomerId) -> Vec<DisputeFile> {
        let class = self.standing_for(customer);
        let mut all = self.dispute_files();
        all.retain(|it| class.contains(&it.dispute.customer));
        all.reverse();
        all
    }

    /// The disputes about something, the latest first.
    pub fn disputes_about(self, matter: &Matter) -> Vec<DisputeFile> {
        let mut all = self.dispute_files();
        all.retain(|it| it.dispute.is_about(matter));
        all.reverse();
        all
    }

    /// The disputes under a contract, the latest first.
    pub fn disputes_under(self, contract: ContractId) -> Vec<DisputeFile> {
        let mut all = self.dispute_files();
        all.retain(|it| it.dispute.contract == Some(contract));
        all.reverse();
        all
    }

    /// The days of a dispute that must not be missed, as far as they can be reckoned: what ran out by itself, and leaves nothing
    /// to be done, asks for nothing any more. The reader runs again when the working calendar changes.
    pub fn dispute_deadlines(self, file: &DisputeFile) -> Vec<Deadline> {
        let as_of = self.as_of();
        let shown = self.interruption_shown(file);
        let mut all = file.dispute.deadlines(&file.course, &self.work_calendar(), shown).unwrap_or_default();
        all.retain(|it| it.day >= as_of || !it.of.lapses());
        all
    }

    /// What the account of its contract shows to have begun the limitation of a dispute anew: of the parts that it is about, else,
    /// where it is about payment, of every part that is late.
    fn interruption_shown(self, file: &DisputeFile) -> Option<Interruption> {
        let dispute = &file.dispute;
        let mut parts = dispute.instalments();
        if !file.course.is_before_filing() || (parts.is_empty() && dispute.subject != Subject::Payment) {
            return None;
        }
        let standing = self.contract_standing(dispute.contract?)?;
        let account = standing.account.as_ref().ok()?;
        if parts.is_empty() {
            let late = account.parts.iter().filter(|it| it.days_late > 0 && !it.position.open.is_zero());
            parts = late.map(|it| it.id).collect();
        }
        let all = self.interruptions_of(account, &standing);
        Interruption::latest_of_all(&all, &parts, self.as_of())
    }

    /// Every day of the open disputes that asks for a decision by now: late, or near.
    pub fn pressing_deadlines(self) -> Vec<(DisputeFile, Deadline)> {
        let as_of = self.as_of();
        let mut all: Vec<(DisputeFile, Deadline)> = Vec::new();
        for file in self.dispute_files() {
            let near = self.dispute_deadlines(&file).into_iter().filter(|it| {
                let ahead = if it.of == DeadlineOf::Limitation { LIMITATION_DAYS } else { PRESSING_DAYS };
                as_of.days_until(it.day) <= ahead
            });
            all.extend(near.map(|it| (file.clone(), it)));
        }
        all.sort_by_key(|(file, it)| (it.day, file.dispute.id));
        all
    }

    /// How many disputes have a day that is over, or is today.
    pub fn pressing_disputes(self) -> usize {
        let as_of = self.as_of();
        let all = self.pressing_deadlines();
        let over = all.iter().filter(|(_, it)| it.day <= as_of);
        over.map(|(file, _)| file.dispute.id).collect::<BTreeSet<_>>().len()
    }

    /// What settlements put beside the plan of a contract by today.
    pub(super) fn settled_today(self, contract: ContractId) -> Vec<Settled> {
        let today = self.today.get_untracked();
        self.tables.try_with_value(|tables| tables.settled_of(contract, today)).unwrap_or_default()
    }

    /// What is claimed as of a day, by the account of that day. `None` while sums do not fit.
    pub fn dispute_claim(self, dispute: &Dispute, as_of: Date) -> Option<Claim> {
        self.reckoned_claim(dispute, as_of).ok()
    }

    fn reckoned_claim(self, dispute: &Dispute, as_of: Date) -> Result<Claim, ExactError> {
        let account = dispute.contract.and_then(|id| untrack(|| self.account_on(id, as_of)));
        claim(&self.heads_on(dispute, as_of), account.as_ref(), &dispute.instalments(), as_of)
    }

    /// Its heads as of a day: of late delivery with the day on which it came, as soon as the book knows that.
    fn heads_on(self, dispute: &Dispute, as_of: Date) -> Vec<Head> {
        let standing = || dispute.contract.and_then(|id| untrack(|| self.standing_on(id, as_of)));
        let head = |it: &Head| match it.source {
            Source::Delivery(delay) => {
                let came = standing().and_then(|it| it.happened.get(&Event::Delivery).copied());
                Head { source: Source::Delivery(DeliveryDelay { came: delay.came.or(came), ..delay }), ..it.clone() }
            }
            Source::Account | Source::Amount(_) => it.clone(),
        };
        dispute.heads.iter().map(head).collect()
    }

    /// What is claimed in all, by currency: as it was filed, else as of a day.
    ///
    /// # Errors
    /// Sums beyond what an amount can hold.
    pub fn claimed_sums(self, file: &DisputeFile, as_of: Date) -> Result<Vec<Money>, ExactError> {
        match file.course.filed() {
            Some(frozen) => frozen.totals(),
            None => self.reckoned_claim(&file.dispute, as_of).map(|it| it.totals),
        }
    }

    /// What is claimed as it is filed on a day, with its working: what is filed changes no more. `None` while the amount of a head is
    /// not known, which would be lost, or sums do not fit.
    pub fn dispute_filed(self, dispute: &Dispute, on: Date) -> Option<Frozen> {
        let account = dispute.contract.and_then(|id| untrack(|| self.account_on(id, on)));
        let came = dispute.contract.map(|id| untrack(|| self.came_for(id))).unwrap_or_default();
        let claim = claim(&self.heads_on(dispute, on), account.as_ref(), &dispute.instalments(), on).ok()?;
        if claim.lines.iter().any(|line| line.amount.is_none()) {
            return None;
        }
        claim.frozen(account.as_ref(), &came).ok()
    }

    /// What a contract says of disputes, by the terms that bind: those it has. `None` while it is being read, and where the clause was
    /// written by hand: nobody knows what that says.
    pub fn dispute_binding(self, contract: ContractId) -> Option<Binding> {
        let (_, terms) = self.terms_in_force(contract).filter(|(_, it)| !it.is_by_hand(ClauseId::Disputes))?;
        let version = untrack(|| self.versions_of(contract)).last().map(|it| it.number);
        Some(Binding::of(&terms, version))
    }

    /// A dispute goes with all that happened to it; a ticket or a leak that it came of says no more that there is one.
    pub fn without_dispute(self, id: DisputeId, batch: Batch) -> Batch {
        let events = self.tables.try_with_value(|tables| tables.dispute_events(id)).unwrap_or_default();
        let batch = events.iter().fold(batch.delete::<Dispute>(id), |batch, it| batch.delete::<DisputeEvent>(it.id));
        let told = self.peek_all::<TicketEvent>();
        let opened = told.iter().filter(|it| matches!(it.fact, TicketStep::DisputeOpened { dispute } if dispute == id));
        let batch = opened.fold(batch, |batch, it| batch.delete::<TicketEvent>(it.id));
        let told = self.peek_all::<IncidentEvent>();
        let opened = told.iter().filter(
            |it| matches!(it.fact, IncidentFact::Step(IncidentStep::DisputeOpened { dispute }) if dispute == id),
        );
        opened.fold(batch, |batch, it| batch.delete::<IncidentEvent>(it.id))
    }

    /// A leak goes: the disputes that came of it stay, and name none.
    pub fn free_disputes_of_leak(self, incident: IncidentId, batch: Batch) -> Batch {
        self.free_disputes(&Matter::Incident(incident), batch)
    }

    /// A ticket goes: the disputes that came of it stay, and name none.
    pub fn free_disputes_of(self, ticket: TicketId, batch: Batch) -> Batch {
        self.free_disputes(&Matter::Ticket(ticket), batch)
    }

    fn free_disputes(self, matter: &Matter, batch: Batch) -> Batch {
        let all = self.peek_all::<Dispute>();
        let about = all.iter().filter(|it| it.is_about(matter));
        about.fold(batch, |batch, it| batch.edit(Some(Arc::as_ref(it)), &it.without(matter)))
    }

    /// The number of a contract that a dispute names.
    pub fn contract_number(self, id: ContractId) -> String {
        self.peek::<ContractBrief>(id).map(|it| it.number.clone()).unwrap_or_default()
    }
}
