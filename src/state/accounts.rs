//! Every contract's account and every customer's standing as of the date looked at: derived, and derived again only where
//! something changed.

use std::sync::Arc;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::amendments::Amended;
use super::app::App;
use super::clock::now_milliseconds;
use super::day_figures::DayFigures;
use super::duties::ContractDuties;
use super::own_rows::{OwnRows, PaidRows};
use super::table::{Tables, wake};
use crate::domain::account::{Account, AccountError, Entries};
use crate::domain::book_settings::BookSettings;
use crate::domain::calendar::WorkCalendar;
use crate::domain::collection::PositionLine;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::event::ContractEvent;
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::id::{ContractId, CustomerId};
use crate::domain::interruption::Interruption;
use crate::domain::late_fee::debt::{CameIn, ReceiptBook};
use crate::domain::overview::pressing::PressingBook;
use crate::domain::progress::{Around, Progress, progress};
use crate::domain::reference_rates::KeptRates;
pub use crate::domain::standing::{CustomerStanding, ppm};
use crate::search::Lookup;

/// Up to so many contracts are reckoned at once; more of them while the page stays free to answer.
const AT_ONCE: usize = 200;
/// How long a portion of a longer reckoning may take, in milliseconds.
const PORTION: u64 = 20;

/// All of it, as of one day.
#[derive(Default)]
pub(super) struct Standings {
    contracts: Lookup<ContractId, Arc<Progress>>,
    duties: Lookup<ContractId, Arc<ContractDuties>>,
    customers: Lookup<CustomerId, Result<CustomerStanding, ExactError>>,
    pub(super) amended: Amended,
    pub(super) figures: DayFigures,
    pub(super) pressing: PressingBook,
    any: ArcTrigger,
}

impl Standings {
    /// Forgets everything; gives those who read it.
    pub(super) fn clear(&mut self) -> [ArcTrigger; 2] {
        self.contracts.clear();
        self.duties.clear();
        self.customers.clear();
        self.amended = Amended::default();
        self.pressing = PressingBook::default();
        [self.any.clone(), self.figures.clear()]
    }
}

impl Tables {
    /// Where a contract stands as of a day. A term beyond the year 9999 has no standing; its own page says what is wrong.
    pub(super) fn progress(
        &self,
        id: ContractId,
        calendar: &WorkCalendar,
        as_of: Date,
    ) -> Option<(Progress, ContractDuties)> {
        self.progress_of(id, &self.own_rows(id), calendar, as_of)
    }

    /// As [`Tables::progress`], by its own rows.
    fn progress_of(
        &self,
        id: ContractId,
        rows: &OwnRows,
        calendar: &WorkCalendar,
        as_of: Date,
    ) -> Option<(Progress, ContractDuties)> {
        let brief = self.brief_on(id, as_of)?;
        let progress =
            self.replayed(id, rows, as_of, |events, entries| progress(&brief, events, entries, calendar, as_of).ok())?;
        let duties = self.duties(&brief, &progress, calendar, as_of);
        let open = duties.rows.iter().filter(|row| row.holds(&brief.promises, as_of)).count();
        let around = Around {
            obligations: u32::try_from(open).unwrap_or(u32::MAX),
            materials: u32::try_from(self.open_own_materials(id, as_of)).unwrap_or(u32::MAX),
            settled: self.settled_by_hand(&brief, &duties.rows, &progress.settlement, as_of),
            disputes: self.dispute_spans(id, as_of),
            begun_anew: self.begun_anew(id, as_of),
            // reading all the terms of every draft would take too long: who submits one brings what was found
            block_findings: Vec::new(),
        };
        let progress = progress.around(around, as_of);
        Some((progress, duties))
    }

    /// The duties of a contract as of the date looked at, without watching them.
    pub(super) fn duties_of(&self, id: ContractId) -> Option<Arc<ContractDuties>> {
        self.standings.duties.get(&id).cloned()
    }

    /// The contracts that have any.
    pub(super) fn contracts_with_duties(&self) -> impl Iterator<Item = ContractId> {
        self.standings.duties.keys().copied()
    }

    /// Where a contract stands as of the date looked at, without watching it.
    pub(super) fn peek_standing(&self, id: ContractId) -> Option<Arc<Progress>> {
        self.standings.contracts.get(&id).cloned()
    }

    /// What `read` makes of what happened to a contract, by its own rows, and what was entered against its parts up to a day.
    pub(super) fn replayed<R>(
        &self,
        id: ContractId,
        rows: &OwnRows,
        as_of: Date,
        read: impl FnOnce(&[&ContractEvent], &Entries<'_>) -> R,
    ) -> R {
        let events: Vec<_> = rows.events.iter().map(AsRef::as_ref).collect();
        self.with_entries_of(id, &rows.paid, as_of, |entries| read(&events, entries))
    }

    /// What `read` makes of what was entered against the parts of a contract up to a day.
    pub(super) fn with_entries<R>(&self, id: ContractId, as_of: Date, read: impl FnOnce(&Entries<'_>) -> R) -> R {
        self.with_entries_of(id, &self.paid_rows(id), as_of, read)
    }

    /// As [`Tables::with_entries`], by what was counted towards it.
    fn with_entries_of<R>(
        &self,
        id: ContractId,
        paid: &PaidRows,
        as_of: Date,
        read: impl FnOnce(&Entries<'_>) -> R,
    ) -> R {
        let book = ReceiptBook::new(paid.receipts.iter().map(AsRef::as_ref));
        let counted: Vec<_> = paid.allocations.iter().map(AsRef::as_ref).collect();
        let dunning = self.dunning_of(id, as_of);
        read(&Entries { receipts: &book, allocations: &counted, dunning: &dunning })
    }

    /// What begins the limitation of the parts of a contract anew, as far as it shows that itself.
    fn interruptions(&self, account: &Account, standing: &Progress) -> Vec<Interruption> {
        self.with_entries(account.contract, account.as_of, |entries| {
            account.parts.iter().flat_map(|part| Interruption::of_part(part, entries, standing)).collect()
        })
    }

    /// Runs the reader again when money or contracts change.
    pub(super) fn watch_standings(&self) {
        self.standings.any.track();
    }

    /// Where a contract stands on `day`, without watching it; what is known of the date looked at is not reckoned again.
    pub(super) fn peek_standing_on(&self, id: ContractId, day: Date, looked_at: Date) -> Option<Arc<Progress>> {
        if day == looked_at {
            return self.standings.contracts.get(&id).cloned();
        }
        self.progress(id, &self.work_calendar(), day).map(|(progress, _)| Arc::new(progress))
    }

    /// Where a customer stands as of the date looked at, without watching it.
    pub(super) fn peek_customer_standing(&self, id: CustomerId) -> Option<&CustomerStanding> {
        self.standings.customers.get(&id).and_then(|standing| standing.as_ref().ok())
    }

    /// The working calendar of the book, without watching it.
    pub(super) fn work_calendar(&self) -> WorkCalendar {
        let settings = self.book_settings.peek(BookSettings::ID);
        settings.map_or_else(WorkCalendar::standard, |settings| settings.work_calendar())
    }

    /// The reference rates that the book keeps, without watching them. Nothing of them is copied.
    pub(super) fn kept_rates(&self) -> KeptRates {
        KeptRates::of_book(self.book_settings.peek(BookSettings::ID))
    }

    /// Reckons one contract that changed; `false` if there is none left.
    fn reckon_next(&mut self, calendar: &WorkCalendar, as_of: Date) -> bool {
        if let Some(id) = self.next_stale() {
            self.standings.contracts.remove(&id);
            self.standings.duties.remove(&id);
            self.put_bound(id, as_of);
            let rows = self.own_rows(id);
            let found = self.progress_of(id, &rows, calendar, as_of);
            self.put_share(id, &rows, found.as_ref().map(|(standing, _)| standing), as_of);
            if let Some((standing, duties)) = found {
                self.standings.contracts.insert(id, Arc::new(standing));
                if !duties.rows.is_empty() {
                    self.standings.duties.insert(id, Arc::new(duties));
                }
            }
            self.put_pressing(id, as_of);
            if let Some(brief) = self.briefs.peek(id) {
                self.index.stale_customers.insert(brief.customer);
            }
            return true;
        }
        let Some(id) = self.index.stale_customers.pop_first() else { return false };
        let stands = self.survivor(id);
        if stands != id {
            // it stands for nobody any more: what belongs to it counts where it went
            self.standings.customers.remove(&id);
            self.index.stale_customers.insert(stands);
            return true;
        }
        let standings = &self.standings.contracts;
        let class = self.class_of(id);
        let own: Vec<_> =
            class.iter().flat_map(|id| self.index.contracts_of(*id)).filter_map(|id| standings.get(&id)).collect();
        if own.is_empty() {
            self.standings.customers.remove(&id);
            return true;
        }
        let standing = CustomerStanding::of(own.into_iter().map(Arc::as_ref));
        self.standings.customers.insert(id, standing.map(|worked| worked.value));
        true
    }

    /// Every contract is to be reckoned anew.
    pub(super) fn all_stale(&mut self) {
        // a set is made of a row at once much faster than one by one
        let all = self.briefs.ids().collect();
        let before = std::mem::replace(&mut self.index.stale, all);
        self.index.stale.extend(before);
    }
}

impl App {
    /// Reckons again whenever the date looked at is another one.
    pub(super) fn follow_date(self) {
        Effect::new(move |before: Option<Date>| {
            let day = self.as_of();
            if before.is_some_and(|before| before != day) {
                self.reckon();
            }
            day
        });
    }

    /// Brings every standing up to date: at once after a small change, portion by portion after a large one.
    pub(super) fn reckon(self) {
        if !self.all_read.get_untracked() || self.reckoning.try_get_value() == Some(true) {
            return;
        }
        let as_of = self.untracked_as_of();
        let stale = self.tables.try_update_value(|tables| tables.note_stale(as_of));
        let stale = stale.unwrap_or(0);
        if stale > AT_ONCE {
            self.say_figures(false);
            wake(self.tables.try_update_value(Tables::turned_to).flatten().into_iter().collect());
            self.reckoning.set_value(true);
            spawn_local(self.reckon_on());
            return;
        }
        let calendar = self.peek_work_calendar();
        let changed = self.tables.try_update_value(|tables| {
            let mut changed = false;
            while tables.reckon_next(&calendar, as_of) {
                changed = true;
            }
            // they were reckoned with all the others
            tables.index.early.clear();
            let mut stale = tables.standings.amended.readers();
            stale.extend(changed.then(|| tables.standings.any.clone()));
            // they are told of the whole at once
            tables.turned();
            stale.extend(tables.sum_all());
            stale
        });
        self.say_figures(true);
        wake(changed.unwrap_or_default());
    }

    async fn reckon_on(self) {
        let mut is_last = false;
        loop {
            TimeoutFuture::new(0).await;
            if !self.all_read.get_untracked() {
                // another book is being read: all of it is reckoned once it is there
                self.reckoning.set_value(false);
                return;
            }
            let calendar = self.peek_work_calendar();
            let as_of = self.untracked_as_of();
            let end = now_milliseconds().saturating_add(PORTION);
            let more = self.tables.try_update_value(|tables| {
                tables.note_stale(as_of);
                tables.untell();
                let turned = tables.turned();
                let mut whole = Vec::new();
                // asking the clock costs more than a contract
                while now_milliseconds() < end {
                    if (0..16).all(|_| tables.share_next(&calendar, as_of)) {
                        continue;
                    }
                    if !tables.has_changed() {
                        if tables.sum_some() {
                            continue;
                        }
                        whole.extend(tables.whole_at_last());
                    }
                    if !whole.is_empty() {
                        break;
                    }
                    // what only grew a day older waits until the figures hold what changed
                    let is_awaited = tables.has_changed();
                    for _ in 0..16 {
                        if is_awaited && !tables.has_changed() {
                            break;
                        }
                        if !tables.reckon_next(&calendar, as_of) {
                            return (false, turned, whole);
                        }
                    }
                }
                (true, turned, whole)
            });
            let (more, turned, whole) = more.unwrap_or_default();
            wake(turned.into_iter().collect());
            if !whole.is_empty() {
                // a portion and what is drawn of it are not one halt
                TimeoutFuture::new(0).await;
                wake(whole);
            }
            // nor are the last portion and all that follows from it: unless something changed meanwhile, the next has nothing to do
            if !more && is_last {
                break;
            }
            is_last = !more;
        }
        self.reckoning.set_value(false);
        let readers = self.tables.try_update_value(|tables| {
            let mut stale = tables.standings.amended.readers();
            stale.push(tables.standings.any.clone());
            stale.extend(tables.sum_all());
            stale
        });
        if self.all_read.get_untracked() {
            self.say_figures(true);
        }
        wake(readers.unwrap_or_default());
    }

    /// Notes whether every standing is up to date; who reads it is only woken when that changes.
    pub(super) fn say_figures(self, ready: bool) {
        if self.figures_ready.get_untracked() != ready {
            self.figures_ready.set(ready);
        }
    }

    /// Whether every standing is up to date. The reader runs again when that changes.
    pub fn figures_ready(self) -> bool {
        self.figures_ready.get()
    }

    /// The working calendar of the book: its week, its holidays and make-up days. The reader runs again when it changes.
    pub fn work_calendar(self) -> WorkCalendar {
        self.book_settings().work_calendar()
    }

    /// The same, without watching it.
    pub fn peek_work_calendar(self) -> WorkCalendar {
        self.tables.try_with_value(Tables::work_calendar).unwrap_or_else(WorkCalendar::standard)
    }

    /// The reference rates that the book keeps, without watching them.
    pub(super) fn kept_rates(self) -> KeptRates {
        self.tables.try_with_value(Tables::kept_rates).unwrap_or_default()
    }

    pub(super) fn untracked_as_of(self) -> Date {
        self.chosen_date.get_untracked().unwrap_or_else(|| self.today.get_untracked())
    }

    /// Where a contract stands; the reader runs again when money, contracts or the date change.
    pub fn contract_standing(self, id: ContractId) -> Option<Arc<Progress>> {
        let found = self.tables.try_with_value(|tables| {
            tables.watch_standings();
            tables.standings.contracts.get(&id).cloned()
        });
        found.flatten()
    }

    /// Where a contract stands today, whatever date is looked at: what locks its terms and decides its steps. The reader runs
    /// again when money, contracts or the day change.
    pub fn contract_today(self, id: ContractId) -> Option<Arc<Progress>> {
        let (today, looked_at) = (self.today.get(), self.as_of());
        let standing = self.tables.try_with_value(|tables| {
            tables.watch_standings();
            tables.peek_standing_on(id, today, looked_at)
        });
        standing.flatten()
    }

    /// Where a contract stood on a day. The reader runs again when money, contracts or the date change.
    pub(super) fn standing_on(self, id: ContractId, day: Date) -> Option<Arc<Progress>> {
        let looked_at = self.as_of();
        let standing = self.tables.try_with_value(|tables| {
            tables.watch_standings();
            tables.peek_standing_on(id, day, looked_at)
        });
        standing.flatten()
    }

    /// What begins the limitation of a contract's claims anew, as far as it shows that itself by the day of its account: its disputes
    /// are not among it.
    pub fn interruptions_of(self, account: &Account, standing: &Progress) -> Vec<Interruption> {
        self.tables.try_with_value(|tables| tables.interruptions(account, standing)).unwrap_or_default()
    }

    /// Where a customer stands; the reader runs again when money, contracts or the date change. One whose sums have no answer
    /// stands nowhere, and [`App::customer_fault`] says why.
    pub fn customer_standing(self, id: CustomerId) -> CustomerStanding {
        let found = self.tables.try_with_value(|tables| {
            tables.watch_standings();
            tables.standings.customers.get(&id).and_then(|standing| standing.as_ref().ok()).cloned()
        });
        found.flatten().unwrap_or_default()
    }

    /// Why the sums of a customer have no answer, if they have none. The reader runs again as for [`App::customer_standing`].
    pub fn customer_fault(self, id: CustomerId) -> Option<ExactError> {
        let found = self.tables.try_with_value(|tables| {
            tables.watch_standings();
            tables.standings.customers.get(&id).and_then(|standing| standing.as_ref().err()).copied()
        });
        found.flatten()
    }

    /// What `read` makes of the standing of each of many contracts, in their order. The reader runs again when money, contracts
    /// or the date change; it is noted once and not once for each.
    pub fn each_contract<R>(
        self,
        ids: impl IntoIterator<Item = ContractId>,
        mut read: impl FnMut(ContractId, Option<&Progress>) -> R,
    ) -> Vec<R> {
        let all = self.tables.try_with_value(|tables| {
            tables.watch_standings();
            let standings = &tables.standings.contracts;
            ids.into_iter().map(|id| read(id, standings.get(&id).map(Arc::as_ref))).collect()
        });
        all.unwrap_or_default()
    }

    /// Contracts with their standings; those are missing that have none. The reader runs again when money, contracts or the date
    /// change.
    pub fn with_standings(self, briefs: Vec<Arc<ContractBrief>>) -> Vec<(Arc<ContractBrief>, Arc<Progress>)> {
        let all = self.tables.try_with_value(|tables| {
            tables.watch_standings();
            let standings = &tables.standings.contracts;
            briefs.into_iter().filter_map(|it| standings.get(&it.id).map(|found| (it, Arc::clone(found)))).collect()
        });
        all.unwrap_or_default()
    }

    /// As [`App::each_contract`], of customers.
    pub fn each_customer<R>(
        self,
        ids: impl IntoIterator<Item = CustomerId>,
        mut read: impl FnMut(CustomerId, &CustomerStanding) -> R,
    ) -> Vec<R> {
        let nothing = CustomerStanding::default();
        let all = self.tables.try_with_value(|tables| {
            tables.watch_standings();
            let standings = &tables.standings.customers;
            let standing = |id| standings.get(&id).and_then(|standing| standing.as_ref().ok()).unwrap_or(&nothing);
            ids.into_iter().map(|id| read(id, standing(id))).collect()
        });
        all.unwrap_or_default()
    }

    /// What came in for the parts of a contract, receipt by receipt: nothing where it cannot be told, and its account says why. The
    /// reader runs again when any receipt changes or anything is counted.
    pub fn came_for(self, id: ContractId) -> CameIn {
        let as_of = self.as_of();
        let found = self.tables.try_with_value(|tables| {
            tables.receipts.watch_any();
            tables.allocations.watch_any();
            tables.with_entries(id, as_of, |entries| entries.came().unwrap_or_default())
        });
        found.unwrap_or_default()
    }

    /// How what is open of a part came about, as of the day of its account; nothing where there is no such part. The reader runs
    /// again when money, contracts or the date change.
    ///
    /// # Errors
    /// As [`Entries::position`].
    pub fn position_lines(self, id: ContractId, number: usize) -> Result<Vec<PositionLine>, AccountError> {
        let found = self.tables.try_with_value(|tables| {
            tables.watch_standings();
            let standing = tables.peek_standing(id)?;
            let account = standing.account.as_ref().ok()?;
            let part = account.parts.iter().find(|it| it.number == number)?;
            Some(tables.with_entries(id, account.as_of, |entries| entries.position(part, account.as_of)))
        });
        let worked = found.flatten().transpose()?;
        Ok(worked.map(|it| it.working).unwrap_or_default())
    }

    /// The money of a contract, where its terms can be reckoned with.
    pub fn contract_account(self, id: ContractId) -> Option<Account> {
        self.contract_standing(id).and_then(|standing| standing.account.clone().ok())
    }

    /// The name of a customer, for rows that belong to one.
    pub fn customer_name(self, id: CustomerId) -> String {
        self.party(id).map(|customer| customer.name.clone()).unwrap_or_default()
    }
}
