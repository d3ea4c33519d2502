//! What has become of a contract as of a day: its life replayed, its term, its money, together.

use std::sync::Arc;

use super::account::{Account, AccountError, Entries, Happened, PartAccount, account_held, account_without_fees};
use super::calendar::WorkCalendar;
use super::collection::{DueDay, InstalmentStatus};
use super::contract::brief::ContractBrief;
use super::contract::event::{ContractEvent, Fact};
use super::contract::general::WorkingDays;
use super::contract::party::Side;
use super::contract::plan::Event;
use super::cure::{self, Claim, NoCure};
use super::date::Date;
use super::exact::Worked;
use super::force_majeure;
use super::id::ContractEventId;
use super::interruption::Interruption;
use super::lapses::Lapses;
use super::late_fee::LateFeeError;
use super::late_fee::debt::Standing;
use super::lifecycle::contract::Life;
use super::lifecycle::contract::event::Event as Step;
use super::lifecycle::contract::status::{Ahead, ContractStatus, DisputeSpan, Effect, Facts, TerminationNotice};
use super::pay_promise;
use super::settlement_list::keys::{UNRECKONED, part_key};
use super::settlement_list::line::is_part_open;
use super::settlement_list::record as settlement;
use super::term::TermError;
use super::term::renewal::TermLine;
use super::transfer;

/// How many days before an end or a deadline it is spoken of.
pub const LEAD_DAYS: u16 = 60;

/// A contract as of a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Progress {
    /// Its life up to the day.
    pub life: Life,
    /// What the life is judged by: term, first payment, open work.
    pub facts: Facts,
    /// How the running term came about: the terms so far, their last days for notice, the decisions.
    pub term_steps: Vec<TermLine>,
    /// Its status.
    pub status: ContractStatus,
    /// What happened that payments wait for.
    pub happened: Happened,
    /// Its money, or why its terms cannot be reckoned with (a draft whose figures do not fit yet).
    pub account: Result<Account, AccountError>,
    /// The events of force majeure that were told of by the day.
    pub force_majeure: Vec<force_majeure::Event>,
    /// How long a notice of the other side runs that ends it without cause.
    pub their_notice: TerminationNotice,
    /// Whose days of work such a notice counts, ours or theirs; nothing where neither counts any: see [`Progress::ahead`].
    pub notice_days: Option<WorkingDays>,
    /// The breaches that were to be cured, and who ended the contract, as told by the day.
    pub cures: cure::Cures,
    /// What was said of its settlement list by the day.
    pub settlement: settlement::Record,
    /// The transfers that were told of by the day.
    pub transfers: Vec<transfer::Transfer>,
    /// The promises to pay that stand on the day.
    pub promises: Vec<pay_promise::Promise>,
    /// What is lost unless somebody acts by a day; nothing where it was reckoned without late fees.
    pub lapses: Lapses,
}

/// What lies around a contract that neither its life nor its money knows of: counted in the book as of the same day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Around {
    /// Obligations that are neither fulfilled nor waived.
    pub obligations: u32,
    /// Materials that are neither returned nor used up.
    pub materials: u32,
    /// How many of both a person settled or gave up on the settlement list.
    pub settled: u32,
    /// Disputes about the contract.
    pub disputes: Vec<DisputeSpan>,
    /// What disputes began anew of the limitation of its price.
    pub begun_anew: Vec<Interruption>,
    /// The rules of the review that block, by their codes (`domain.md` 7).
    pub block_findings: Vec<String>,
}

/// Replays `events` (any order; they are told in the order of their ids, which is that of their making) and reckons term and
/// money as of `as_of`; `entries` is what was entered against its parts, `calendar` says which days are days of rest. Of what lies
/// around the contract nothing is known yet: its duties follow from this very standing, so [`Progress::around`] adds them.
///
/// # Errors
/// A term that is empty or leaves 1900–9999.
pub fn progress(
    contract: &ContractBrief,
    events: &[&ContractEvent],
    entries: &Entries<'_>,
    calendar: &WorkCalendar,
    as_of: Date,
) -> Result<Progress, TermError> {
    let found = progress_with(contract, events, entries, calendar, as_of, account_held)?;
    let lapses = Lapses::of(contract, &found, entries, calendar, as_of);
    Ok(Progress { lapses, ..found })
}

/// As [`progress`], without late fees, costs of recovery and what lapses.
///
/// # Errors
/// As [`progress`].
pub fn progress_without_fees(
    contract: &ContractBrief,
    events: &[&ContractEvent],
    entries: &Entries<'_>,
    calendar: &WorkCalendar,
    as_of: Date,
) -> Result<Progress, TermError> {
    progress_with(contract, events, entries, calendar, as_of, account_without_fees)
}

/// [`account_held`], or the same without late fees.
type Reckon = fn(
    &ContractBrief,
    &Happened,
    Option<Date>,
    &[force_majeure::Hold],
    &Entries<'_>,
    &WorkCalendar,
    Date,
) -> Result<Account, AccountError>;

fn progress_with(
    contract: &ContractBrief,
    events: &[&ContractEvent],
    entries: &Entries<'_>,
    calendar: &WorkCalendar,
    as_of: Date,
    reckon: Reckon,
) -> Result<Progress, TermError> {
    let calendar = contract.definitions.calendar(calendar);
    let told = Told::of(events);
    let life = Life::known_on(told.life.iter().copied(), as_of);
    let Worked { value: term, working: term_steps } = contract.term.running(&life.renewals, as_of, calendar)?;
    let (first_payment, broken) = match first_payment(entries, as_of) {
        Ok(day) => (day, None),
        Err(why) => (None, Some(AccountError::LateFee(why))),
    };
    let mut facts = Facts { first_payment, lead_days: LEAD_DAYS, ..Facts::of_term(term) };
    let happened = happened(&told.happened, &life, &facts, as_of);
    let force_majeure = force_majeure::events(told.force_majeure, as_of);
    let cures = cure::cures(contract.term.cure, told.cures, as_of);
    let transfers = transfer::transfers(told.transfers, as_of);
    let promises = pay_promise::promises(told.promises, as_of);
    let holds = force_majeure::holds(&force_majeure);
    let account = reckon(contract, &happened, life.stage.last_day(), &holds, entries, calendar, as_of);
    // money that contradicts itself pays nothing and leaves everything to be said
    let account = broken.map_or(account, Err);
    // what cannot be reckoned is not settled
    facts.open_work.instalments = 1;
    if let Ok(account) = &account {
        facts.oldest_unpaid_due = account
            .parts
            .iter()
            .filter(|part| !part.position.open.is_zero())
            .filter_map(|part| match part.due {
                DueDay::On(day) => Some(day),
                DueDay::AwaitsEvent => None,
            })
            .min();
        let open = account.parts.iter().filter(|part| is_part_open(part)).count();
        // a plan that does not work out leaves everything open
        let open = if account.misfit.is_some() { open.max(1) } else { open };
        facts.open_work.instalments = u32::try_from(open).unwrap_or(u32::MAX);
    }
    let settlement = settlement::record(told.settlement, as_of);
    let status = life.settle(&mut facts, as_of);
    let found = Progress {
        life,
        facts,
        term_steps,
        status,
        happened,
        account,
        force_majeure,
        their_notice: contract.term.their_notice.into(),
        notice_days: contract.term.notice_counts_working_days().then(|| contract.definitions.working_days.clone()),
        cures,
        settlement,
        transfers,
        promises,
        lapses: Lapses::default(),
    };
    Ok(found.settled(0, as_of))
}

/// Facts of one kind with their ids and days, in the order in which they were told.
type ToldOf<'a, F> = Vec<(ContractEventId, Date, &'a F)>;

/// What was told of a contract by its kinds, each in the order in which it was told: that of the ids, which is that of their making.
#[derive(Default)]
struct Told<'a> {
    life: Vec<&'a Step>,
    happened: Vec<(Date, Event)>,
    force_majeure: ToldOf<'a, force_majeure::Fact>,
    cures: ToldOf<'a, cure::Fact>,
    settlement: ToldOf<'a, settlement::Fact>,
    transfers: ToldOf<'a, transfer::Fact>,
    promises: ToldOf<'a, pay_promise::Fact>,
}

impl<'a> Told<'a> {
    fn of(events: &[&'a ContractEvent]) -> Self {
        let mut sorted = events.to_vec();
        sorted.sort_by_key(|event| event.id);
        let mut told = Self::default();
        for ContractEvent { id, on, fact, .. } in sorted {
            match fact {
                Fact::Life(step) => told.life.push(step),
                Fact::Happened(what) => told.happened.push((*on, *what)),
                Fact::ForceMajeure(fact) => told.force_majeure.push((*id, *on, fact)),
                Fact::Cure(fact) => told.cures.push((*id, *on, fact)),
                Fact::Settlement(fact) => told.settlement.push((*id, *on, fact)),
                Fact::Transfer(fact) => told.transfers.push((*id, *on, fact)),
                Fact::Promise(fact) => told.promises.push((*id, *on, fact)),
            }
        }
        told
    }
}

/// The day of the first payment that stands.
///
/// # Errors
/// More was undone than was allocated; overflow; different currencies.
fn first_payment(entries: &Entries<'_>, as_of: Date) -> Result<Option<Date>, LateFeeError> {
    let payments = entries.receipts.payments(entries.allocations.iter().copied())?;
    let standing = payments.into_iter().filter(|it| it.standing == Standing::Stands && it.on <= as_of);
    Ok(standing.map(|payment| payment.on).min())
}

/// The days of the events that payments wait for, as far as they have happened by `as_of`. Of two days told for one event the
/// later telling counts.
fn happened(told: &[(Date, Event)], life: &Life, facts: &Facts, as_of: Date) -> Happened {
    let mut days = Happened::new();
    if let Some(agreement) = life.stage.agreement() {
        days.insert(Event::Signing, agreement.signed_on);
        match agreement.effect(facts) {
            Effect::On { on } if on <= as_of => {
                days.insert(Event::TakingEffect, on);
            }
            Effect::On { .. } | Effect::AwaitsFirstPayment | Effect::AwaitsCondition => {}
        }
    }
    if let Some(day) = facts.first_payment {
        days.insert(Event::FirstPayment, day);
    }
    days.extend(told.iter().filter(|(on, _)| *on <= as_of).map(|(on, what)| (*what, *on)));
    days
}

impl Progress {
    /// The same contract with what lies around it, as of the day it was reckoned for: what is open, and what its status is then.
    #[must_use]
    pub fn around(mut self, around: Around, as_of: Date) -> Self {
        let Around { obligations, materials, settled, disputes, begun_anew, block_findings } = around;
        self.lapses.begin_anew(&begun_anew);
        self.facts.open_work.obligations = obligations;
        self.facts.open_work.materials = materials;
        self.facts.disputes = disputes;
        self.facts.block_findings = block_findings;
        self.status = self.life.settle(&mut self.facts, as_of);
        self.settled(settled, as_of)
    }

    /// The same, once it is heeded what a person said of the settlement list: so many of its duties and materials are settled or
    /// given up, and some of its parts; or all of it.
    fn settled(mut self, others: u32, as_of: Date) -> Self {
        if self.settlement == settlement::Record::default() || self.status.ended().is_none() {
            return self;
        }
        let parts = match self.reckoned() {
            None => u32::from(self.settlement.has(UNRECKONED)),
            Some(account) => {
                let marked = |it: &&PartAccount| is_part_open(it) && self.settlement.has(&part_key(it.id));
                u32::try_from(account.parts.iter().filter(marked).count()).unwrap_or(u32::MAX)
            }
        };
        let marked = parts.saturating_add(others);
        self.facts.open_settlement = self.settlement.left(self.facts.open_settlement, marked);
        self.status = self.life.status(&self.facts, as_of);
        self
    }

    /// What a notice goes by that ends it without cause. `of_book` are the days of work of the book, with those of the places that it
    /// keeps, which are taken over where a notice counts them: a book full of contracts keeps them once.
    pub fn ahead(&self, of_book: &WorkCalendar) -> Ahead {
        let days = self.notice_days.as_ref().map(|it| it.calendar(of_book));
        let calendar = days.filter(|it| !it.is_week_alone()).map(|it| Arc::new(it.by_itself()));
        Ahead { theirs: self.their_notice, calendar }
    }

    /// What a side goes by that ends it now; `without` says why no time to cure is needed, where that is claimed, and `of_book`
    /// which days the book works.
    pub fn claim(&self, by: Side, without: Option<NoCure>, of_book: &WorkCalendar) -> Claim {
        let cure::Cures { time, notices, .. } = &self.cures;
        Claim { by, without, time: *time, notices: notices.clone(), ahead: self.ahead(of_book) }
    }

    /// Its money, where its terms and its plan work out; nothing where what is open of it is not known.
    pub fn reckoned(&self) -> Option<&Account> {
        self.account.as_ref().ok().filter(|account| account.misfit.is_none())
    }

    /// Signed by both sides and not void: its money is owed.
    pub fn is_binding(&self) -> bool {
        match self.status {
            ContractStatus::Signed { .. }
            | ContractStatus::Active { .. }
            | ContractStatus::Suspended { .. }
            | ContractStatus::Terminating { .. }
            | ContractStatus::Terminated { .. }
            | ContractStatus::Expired { .. }
            | ContractStatus::Settling { .. }
            | ContractStatus::Completed { .. } => true,
            ContractStatus::Archived { .. } => self.life.stage.agreement().is_some(),
            ContractStatus::Draft
            | ContractStatus::Negotiating
            | ContractStatus::InApproval
            | ContractStatus::ToSign
            | ContractStatus::PartSigned
            | ContractStatus::Void { .. } => false,
        }
    }

    /// Being performed.
    pub const fn is_in_force(&self) -> bool {
        match self.status {
            ContractStatus::Signed { .. }
            | ContractStatus::Active { .. }
            | ContractStatus::Suspended { .. }
            | ContractStatus::Terminating { .. } => true,
            ContractStatus::Draft
            | ContractStatus::Negotiating
            | ContractStatus::InApproval
            | ContractStatus::ToSign
            | ContractStatus::PartSigned
            | ContractStatus::Terminated { .. }
            | ContractStatus::Expired { .. }
            | ContractStatus::Settling { .. }
            | ContractStatus::Completed { .. }
            | ContractStatus::Void { .. }
            | ContractStatus::Archived { .. } => false,
        }
    }

    /// In force, or over with money still open.
    pub fn is_live(&self) -> bool {
        let owes = || self.account.as_ref().is_ok_and(|account| account.open.minor > 0);
        self.is_in_force() || (self.is_binding() && owes())
    }

    /// Signed, with money that has still to come (未收齐); one whose money cannot be reckoned is not known to be.
    pub fn is_uncollected(&self) -> bool {
        self.is_binding() && self.reckoned().is_some_and(|account| account.open.minor > 0)
    }

    /// Over, one way or another.
    pub const fn is_ended(&self) -> bool {
        let is_put_aside = matches!(self.status, ContractStatus::Void { .. } | ContractStatus::Archived { .. });
        self.status.ended().is_some() || is_put_aside
    }

    /// Whether its terms may no longer be typed over: it is with the approvers, locked, signed or over.
    pub const fn is_locked(&self) -> bool {
        !matches!(self.status, ContractStatus::Draft | ContractStatus::Negotiating)
    }

    /// Whole days that the oldest open part is late; 0 if none is, or nothing is owed yet.
    pub fn days_late(&self) -> u64 {
        if !self.is_binding() {
            return 0;
        }
        let parts = self.account.as_ref().map(|account| account.parts.as_slice()).unwrap_or_default();
        parts
            .iter()
            .filter(|part| part.status == InstalmentStatus::Overdue)
            .filter_map(|part| u64::try_from(part.days_late).ok())
            .max()
            .unwrap_or(0)
    }
}
