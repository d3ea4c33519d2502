//! What people do with plans, entries and runs: every deed is one change that can be undone.

use std::sync::Arc;

use leptos::prelude::*;

use super::app::App;
use super::batch::Batch;
use super::clock::BrowserIds;
use super::incentives::{EntryRow, RunRow};
use super::notice::{Tone, UndoOffer};
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::id::{CommissionEntryId, IncentiveEventId, IncentivePlanId, PayoutRunId};
use crate::domain::incentive::due::PeriodDue;
use crate::domain::incentive::entry::BookedCommission;
use crate::domain::incentive::event::{Fact, IncentiveEvent};
use crate::domain::incentive::plan::IncentivePlan;
use crate::domain::incentive::run::{PayoutRun, collect, payments};
use crate::domain::lifecycle::life::{Entry, Stage as _};
use crate::domain::lifecycle::refusal::Refusal;
use crate::domain::lifecycle::{commission_entry, incentive, payout_run};
use crate::domain::team::member::Member;
use crate::i18n::Text;

/// Why an entry is not taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReversalError {
    /// Its life does not allow it.
    Life(Refusal<commission_entry::Stage>),
    /// The opposite of its amount has no room.
    Exact(ExactError),
}

impl From<Refusal<commission_entry::Stage>> for ReversalError {
    fn from(refusal: Refusal<commission_entry::Stage>) -> Self {
        Self::Life(refusal)
    }
}

impl From<ExactError> for ReversalError {
    fn from(fault: ExactError) -> Self {
        Self::Exact(fault)
    }
}

impl ReversalError {
    /// In words.
    pub fn words(&self, text: Text) -> &'static str {
        match self {
            Self::Life(refusal) => text.booking_refusal(refusal),
            Self::Exact(fault) => text.exact_fault(*fault),
        }
    }
}

/// What happened, to be written: to which plan, entry and run.
#[derive(Default)]
struct About {
    plan: Option<IncentivePlanId>,
    entry: Option<CommissionEntryId>,
    run: Option<PayoutRunId>,
}

impl App {
    fn incentive_event(self, about: About, on: Date, fact: Fact) -> IncentiveEvent {
        let About { plan, entry, run } = about;
        let id = IncentiveEventId::fresh(&mut BrowserIds);
        IncentiveEvent { id, plan, entry, run, on, by: self.person(), fact, terms: None }
    }

    /// The next number of a year: `FF-2026-003`.
    fn next_run_number(self, on: Date) -> String {
        let year = format!("FF-{:04}-", on.year());
        let all = self.peek_all::<PayoutRun>();
        let used = all.iter().filter_map(|it| it.number.strip_prefix(&year)?.parse::<u32>().ok());
        format!("{year}{:03}", used.max().unwrap_or(0).saturating_add(1))
    }

    /// Books what differs between the book and what was booked, and how many entries that makes.
    pub fn booking(self, dues: &[(IncentivePlanId, PeriodDue)]) -> (Batch, usize) {
        let (on, by) = (self.today.get_untracked(), self.person());
        let mut batch = Batch::new();
        let mut count = 0_usize;
        for (plan, due) in dues {
            for change in &due.changes {
                count = count.saturating_add(1);
                batch = batch.put(&BookedCommission {
                    id: CommissionEntryId::fresh(&mut BrowserIds),
                    plan: *plan,
                    member: change.member,
                    period: due.period,
                    cause: change.cause,
                    on,
                    by: by.clone(),
                    earned: change.earned,
                    held: change.held,
                    counted: change.counted.clone(),
                    reverses: None,
                    reason: String::new(),
                });
            }
        }
        (batch, count)
    }

    /// Takes a step of a plan. The version that a new one follows is retired with its approval.
    ///
    /// # Errors
    /// Why the step may not be taken.
    pub fn plan_step(
        self,
        plan: &IncentivePlan,
        command: incentive::Command,
    ) -> Result<(Batch, incentive::Stage), Refusal<incentive::Stage>> {
        let today = self.today.get_untracked();
        let events = self.peek_all::<IncentiveEvent>();
        let life = |plan: &IncentivePlan| plan.life(events.iter().map(Arc::as_ref), today).stage;
        let stage = life(plan);
        let is_approval = matches!(command, incentive::Command::Approve { .. });
        // two versions in the place of one would count the same money twice
        if is_approval && plan.follows.is_some() {
            let all = self.peek_all::<IncentivePlan>();
            let others = all.iter().filter(|it| it.id != plan.id && it.follows == plan.follows);
            if let Some(stage) = others.map(|it| life(it)).find(|it| *it != incentive::Stage::Draft) {
                return Err(Refusal::AlreadyPast { stage });
            }
        }
        let done = stage.decide(Entry::new(today, command), today, &plan.facts())?;
        let about = About { plan: Some(plan.id), ..About::default() };
        let after = stage.after(today, &done.what).unwrap_or(stage);
        // the approval keeps what it approved: another copy may still change the draft
        let terms = is_approval.then(|| Box::new(plan.clone()));
        let event = IncentiveEvent { terms, ..self.incentive_event(about, today, Fact::Plan(done.what)) };
        let mut batch = Batch::of(&event);
        let before = plan.follows.filter(|_| is_approval).and_then(|id| self.peek::<IncentivePlan>(id));
        if let Some(before) = before {
            let reason = self.untracked_text().scheme_replaced().to_owned();
            let retire = Entry::new(today, incentive::Command::Retire { reason });
            // one that is retired already stays so
            if let Ok(done) = life(&before).decide(retire, today, &before.facts()) {
                let about = About { plan: Some(before.id), ..About::default() };
                batch = batch.put(&self.incentive_event(about, today, Fact::Plan(done.what)));
            }
        }
        Ok((batch, after))
    }

    /// Approves entries.
    ///
    /// # Errors
    /// Why one of them may not be approved.
    pub fn approving(self, rows: &[EntryRow], by: &str) -> Result<Batch, Refusal<commission_entry::Stage>> {
        let today = self.today.get_untracked();
        let mut batch = Batch::new();
        for row in rows {
            let command = Entry::new(today, commission_entry::Command::Approve { by: by.to_owned() });
            let done = row.standing.stage.decide(command, today, &row.facts)?;
            let about = About { entry: Some(row.entry.id), ..About::default() };
            batch = batch.put(&self.incentive_event(about, today, Fact::Entry(done.what)));
        }
        Ok(batch)
    }

    /// Takes an entry back by a counter-entry. Of an entry that was not paid, nothing is left to be paid on either side; of one
    /// that was, the counter-entry is approved and taken off like any other.
    ///
    /// # Errors
    /// Why it may not be taken back; an amount whose opposite no amount can hold.
    pub fn reversing(self, row: &EntryRow, reason: &str) -> Result<Batch, ReversalError> {
        let today = self.today.get_untracked();
        let id = CommissionEntryId::fresh(&mut BrowserIds);
        let reverse = |by| commission_entry::Command::Reverse { by, reason: reason.to_owned() };
        let command = Entry::new(today, reverse(id));
        let done = row.standing.stage.decide(command, today, &row.facts)?;
        let was = row.entry.as_ref();
        let counter = was.counter(id, today, self.person(), reason)?;
        let about = About { entry: Some(was.id), ..About::default() };
        let mut batch = Batch::of(&counter).put(&self.incentive_event(about, today, Fact::Entry(done.what)));
        if row.standing.paid_on.is_none() {
            let fact = commission_entry::Event::Reversed { by: was.id, reason: reason.to_owned() };
            let about = About { entry: Some(id), ..About::default() };
            batch = batch.put(&self.incentive_event(about, today, Fact::Entry(fact)));
        }
        Ok(batch)
    }

    /// A run of all that is approved and in no other.
    ///
    /// # Errors
    /// Sums beyond what an amount can hold.
    pub fn making_run(self) -> Result<Option<(PayoutRun, Batch)>, ExactError> {
        let rows = untrack(|| self.entries_to_pay());
        if let Some(fault) = rows.iter().find_map(EntryRow::fault) {
            return Err(fault);
        }
        let collected = collect(rows.iter().map(|it| it.entry.as_ref()))?;
        if collected.entries.is_empty() {
            return Ok(None);
        }
        let on = self.today.get_untracked();
        let run = PayoutRun {
            id: PayoutRunId::fresh(&mut BrowserIds),
            number: self.next_run_number(on),
            on,
            by: self.person(),
            entries: collected.entries,
        };
        let batch = Batch::of(&run);
        Ok(Some((run, batch)))
    }

    /// Takes a step of a run; with its payment, every entry of it is paid. Whether an entry may be paid is decided by its own life.
    ///
    /// # Errors
    /// Why it may not be taken.
    pub fn run_step(self, row: &RunRow, command: payout_run::Command) -> Result<Batch, Refusal<payout_run::Stage>> {
        let today = self.today.get_untracked();
        let is_payment = matches!(command, payout_run::Command::Pay);
        let all = untrack(|| self.commission_entries());
        let known = all.iter().map(|it| (it.entry.as_ref(), &it.standing, it.facts));
        let (paid, unpaid) = match payments(&row.run, known, today) {
            Ok(paid) => (paid, None),
            Err(unpaid) => (Vec::new(), Some(unpaid)),
        };
        let done = row.stage.decide(Entry::new(today, command), today, &payout_run::Facts { unpaid })?;
        let run = Some(row.run.id);
        let about = About { run, ..About::default() };
        let mut batch = Batch::of(&self.incentive_event(about, today, Fact::Run(done.what)));
        if is_payment {
            for (entry, event) in paid {
                let about = About { entry: Some(entry), run, ..About::default() };
                batch = batch.put(&self.incentive_event(about, today, Fact::Entry(event)));
            }
        }
        Ok(batch)
    }

    /// Pays a run at the press of a button; `busy` guards against a second press.
    pub fn pay_run(self, busy: RwSignal<bool>, row: &RunRow) {
        let text = self.untracked_text();
        if self.is_half_read() {
            return;
        }
        match self.run_step(row, payout_run::Command::Pay) {
            Ok(batch) => self.save_once(busy, batch, text.payout_paid_said().to_owned(), || ()),
            Err(refusal) => self.say(self.run_refusal(&refusal), Tone::Trouble, UndoOffer::None),
        }
    }

    /// Why a run may not take a step, in words that name the entry it is about.
    pub fn run_refusal(self, refusal: &Refusal<payout_run::Stage>) -> String {
        let text = self.untracked_text();
        let entry = |id| {
            let entry = self.peek::<BookedCommission>(id)?;
            let member = self.peek::<Member>(entry.member).map(|it| it.name.clone()).unwrap_or_default();
            Some(text.booking_named(&member, entry.period, entry.earned))
        };
        text.payout_refusal(refusal, entry)
    }

    /// Makes a run at the press of a button.
    pub fn make_run(self, busy: RwSignal<bool>) {
        let text = self.untracked_text();
        if self.is_half_read() {
            return;
        }
        match self.making_run() {
            Ok(Some((run, batch))) => self.save_once(busy, batch, text.payout_said(&run.number), || ()),
            Ok(None) => self.say(text.payout_nothing().to_owned(), Tone::Trouble, UndoOffer::None),
            Err(fault) => self.say(text.exact_fault(fault).to_owned(), Tone::Trouble, UndoOffer::None),
        }
    }

    /// Books differences at the press of a button.
    pub fn book_dues(self, busy: RwSignal<bool>, dues: &[(IncentivePlanId, PeriodDue)]) {
        if self.is_half_read() {
            return;
        }
        let (batch, count) = self.booking(dues);
        if count > 0 {
            self.save_once(busy, batch, self.untracked_text().accrual_booked_said(count), || ());
        }
    }

    /// Whether the book is still being read or reckoned, which is said: what is due or payable is not known yet.
    fn is_half_read(self) -> bool {
        let ready = untrack(|| self.figures_ready());
        if !ready {
            self.say(self.untracked_text().loading(), Tone::Trouble, UndoOffer::None);
        }
        !ready
    }

    /// Whether a plan is a draft today, whatever date is looked at: only then may it be changed or go. One that is gone may come
    /// back as a draft.
    pub fn is_draft_plan(self, id: IncentivePlanId) -> bool {
        let events = self.peek_all::<IncentiveEvent>();
        let today = self.today.get_untracked();
        let plan = self.peek::<IncentivePlan>(id);
        plan.is_none_or(|it| it.life(events.iter().map(Arc::as_ref), today).stage.is_editable())
    }

    /// A draft goes; the steps of a plan that was never approved are none.
    pub fn without_plan(self, id: IncentivePlanId) -> Batch {
        Batch::new().delete::<IncentivePlan>(id)
    }
}
