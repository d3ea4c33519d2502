//! The figures of the first page, kept up with every change: another day asks anew only of what is not the same on it, and the
//! figures of that day are there before everything else of it is reckoned.

use std::cmp::Reverse;
use std::sync::Arc;

use leptos::prelude::{ArcTrigger, Track, WithValue};

use super::app::App;
use super::own_rows::OwnRows;
use super::table::Tables;
use super::team::Whose;
use crate::domain::calendar::WorkCalendar;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::id::ContractId;
use crate::domain::overview::day::DayBook;
use crate::domain::overview::figures::Figures;
use crate::domain::overview::share::{Entered, Shared};
use crate::domain::progress::{Progress, progress, progress_without_fees};
use crate::domain::receipt::Receipt;

/// The figures of every currency, or why they cannot be added up.
pub type Overview = Result<Vec<Figures>, ExactError>;

/// So many receipts are summed between two looks at the clock.
const PORTION: usize = 256;

/// The figures as of the date looked at.
#[derive(Default)]
pub(super) struct DayFigures {
    book: Option<DayBook>,
    /// Those of the whole book, as those who read them were told of them.
    told: Option<Overview>,
    /// Whether those who read them have yet to be told that they are of another day.
    is_turned: bool,
    readers: ArcTrigger,
}

impl DayFigures {
    /// Forgets everything; gives those who read it.
    pub(super) fn clear(&mut self) -> ArcTrigger {
        self.book = None;
        self.told = None;
        self.readers.clone()
    }
}

impl Tables {
    /// Notes what is to be reckoned because the date, the working calendar or a reference rate is another; gives how many contracts are to be.
    pub(super) fn note_stale(&mut self, as_of: Date) -> usize {
        if std::mem::take(&mut self.index.all_stale) {
            self.all_stale();
        }
        match &mut self.standings.figures.book {
            None => self.standings.figures.book = Some(DayBook::new(as_of)),
            Some(book) if book.as_of() != as_of => {
                // what changed is known of no day
                self.index.first.extend(std::mem::take(&mut self.index.stale));
                self.index.early = book.turn(as_of);
                self.standings.figures.told = None;
                self.standings.figures.is_turned = true;
                self.index.again = self.briefs.ids().collect();
            }
            Some(_) => {}
        }
        let index = &self.index;
        index.first.len().max(index.early.len()).max(index.stale.len()).max(index.again.len())
    }

    /// The next contract to be reckoned: those first that the figures wait for.
    pub(super) fn next_stale(&mut self) -> Option<ContractId> {
        let index = &mut self.index;
        let next = index.first.pop_first().or_else(|| index.stale.pop_first());
        // what was reckoned for the day already need not be so again
        let book = self.standings.figures.book.as_ref();
        let is_done = |id: &ContractId| book.is_some_and(|book| book.is_put(*id));
        let id = next.or_else(|| std::iter::from_fn(|| index.again.pop()).find(|id| !is_done(id)))?;
        index.stale.remove(&id);
        Some(id)
    }

    /// Whether something that changed, and not only the day, is not in the figures yet.
    pub(super) fn has_changed(&self) -> bool {
        !self.index.first.is_empty() || !self.index.stale.is_empty()
    }

    /// Whether a contract or a receipt that changed is not in the figures yet.
    fn lacks_changes(&self) -> bool {
        self.has_changed() || !self.index.stale_receipts.is_empty()
    }

    /// Whoever reads the figures is told of them once more when what changed is in them.
    pub(super) fn untell(&mut self) {
        if self.lacks_changes() {
            self.standings.figures.told = None;
        }
    }

    /// Takes a contract into the figures as it stands as of the date looked at, or out of them if it is gone.
    pub(super) fn put_share(&mut self, id: ContractId, rows: &OwnRows, standing: Option<&Progress>, as_of: Date) {
        let shared = self.briefs.peek(id).map(|brief| self.share_of(&brief, rows, standing, as_of));
        if let Some(book) = &mut self.standings.figures.book {
            book.put(id, shared);
        }
    }

    fn share_of(&self, brief: &ContractBrief, rows: &OwnRows, standing: Option<&Progress>, as_of: Date) -> Shared {
        let Some(standing) = standing else { return Shared::unknown(as_of) };
        let amended = !self.index.amendments_of(brief.id).is_empty();
        Shared::of(brief, standing, self.entered(brief.id, rows), amended, as_of)
    }

    /// Takes the next contract into the figures of another day without reckoning its late fees; `false` if none waits for that.
    pub(super) fn share_next(&mut self, calendar: &WorkCalendar, as_of: Date) -> bool {
        let Some(id) = self.index.early.pop() else { return false };
        if self.standings.figures.book.as_ref().is_some_and(|book| book.is_put(id)) {
            return true;
        }
        let shared = self.brief_on(id, as_of).map(|brief| {
            let rows = self.own_rows(id);
            let book = self.standings.figures.book.as_ref();
            let reckon = if book.is_some_and(|book| book.is_unknown(id)) { progress } else { progress_without_fees };
            let standing = self
                .replayed(id, &rows, as_of, |events, entries| reckon(&brief, events, entries, calendar, as_of).ok());
            self.share_of(&brief, &rows, standing.as_ref(), as_of)
        });
        if let Some(book) = &mut self.standings.figures.book {
            book.put_early(id, shared);
        }
        true
    }

    /// The days of everything that was entered of a contract.
    fn entered(&self, id: ContractId, rows: &OwnRows) -> Entered {
        let waivers = self.index.waivers_of(id);
        let waived = waivers.iter().filter_map(|id| self.waivers.peek(*id)).map(|it| it.on);
        let costs = self.index.costs_of(id).iter().filter_map(|id| self.recovery_costs.peek(*id)).map(|it| it.on);
        let statements =
            self.index.statements_of(id).iter().filter_map(|id| self.late_fee_statements.peek(*id)).map(|it| it.on);
        let settled = self.settled_days(id);
        let used = rows.paid.allocations.iter().filter_map(|it| it.on);
        let mut entered = Entered {
            events: waived.chain(costs).chain(statements).chain(settled).collect(),
            happened: Vec::new(),
            paid: rows.paid.receipts.iter().map(|it| it.on).chain(used).collect(),
            is_waived: !waivers.is_empty(),
        };
        for event in &rows.events {
            entered.take(event);
        }
        entered
    }

    /// Sums a portion of the receipts that are not in the figures yet; `false` once all are.
    pub(super) fn sum_some(&mut self) -> bool {
        let Some(book) = &mut self.standings.figures.book else { return false };
        for _ in 0..PORTION {
            let Some(id) = self.index.stale_receipts.pop_first() else { return false };
            book.put_receipt(id, self.receipts.peek(id).as_deref());
        }
        true
    }

    /// Sums all of it; gives those who read the figures.
    pub(super) fn sum_all(&mut self) -> Option<ArcTrigger> {
        while self.sum_some() {}
        self.standings.figures.told = None;
        self.whole_at_last()
    }

    /// The latest receipts by a day, where all that changed are in the figures: what these keep of a receipt lies side by side.
    fn latest(&self, by: Date, most: usize) -> Option<Vec<Arc<Receipt>>> {
        let book = self.standings.figures.book.as_ref().filter(|_| self.index.stale_receipts.is_empty())?;
        Some(book.latest(by, most).into_iter().filter_map(|id| self.receipts.peek(id)).collect())
    }

    fn is_whole(&self) -> bool {
        let book = self.standings.figures.book.as_ref();
        book.is_some_and(|book| book.is_whole() && book.len() == self.briefs.len())
    }

    /// Those who read the figures, when another day has begun and nobody was told.
    pub(super) fn turned(&mut self) -> Option<ArcTrigger> {
        let figures = &mut self.standings.figures;
        std::mem::take(&mut figures.is_turned).then(|| figures.readers.clone())
    }

    /// As [`Tables::turned`]. Where the figures wait for nothing they are told of the whole at once, and need not be told again.
    pub(super) fn turned_to(&mut self) -> Option<ArcTrigger> {
        let turned = self.turned();
        let whole = if self.lacks_changes() { None } else { self.whole_at_last() };
        whole.or(turned)
    }

    /// Those who read the figures, when all of them are there and nobody was told.
    pub(super) fn whole_at_last(&mut self) -> Option<ArcTrigger> {
        if self.standings.figures.told.is_some() || !self.is_whole() {
            return None;
        }
        let figures = &mut self.standings.figures;
        figures.told = figures.book.as_ref().map(DayBook::figures);
        Some(figures.readers.clone())
    }

    /// The figures of the whole book, added up once for all who read them; nothing while they are not there as of the date looked at.
    /// The reader runs again when they are others.
    fn read_all_figures(&self) -> Option<Overview> {
        self.read_figures(|book| self.standings.figures.told.clone().unwrap_or_else(|| book.figures()))
    }

    /// What is read of the figures; nothing while they are not there as of the date looked at. The reader runs again when they are
    /// others.
    pub(super) fn read_figures<R>(&self, read: impl FnOnce(&DayBook) -> R) -> Option<R> {
        self.standings.figures.readers.track();
        self.standings.figures.book.as_ref().filter(|_| self.is_whole()).map(read)
    }
}

impl App {
    /// The figures of the contracts that these people look after and of the money of their customers, by currency; nothing while
    /// they are not there as of the date looked at. The reader runs again when they are, or when they are others. Until
    /// [`App::figures_ready`] the late fees are those of another day.
    pub fn overview(self, whose: Whose) -> Option<Overview> {
        if whose == Whose::All {
            return self.tables.try_with_value(Tables::read_all_figures).flatten();
        }
        let mut briefs = self.watch_all::<ContractBrief>();
        self.retain_kept(&mut briefs, whose);
        let mut circle = self.circle(whose);
        let mut receipts = self.watch_all::<Receipt>();
        receipts.retain(|it| circle.has(&self.peek_party(it.customer).map(|it| it.owner.clone()).unwrap_or_default()));
        let (briefs, receipts) = (briefs.iter().map(|it| it.id), receipts.iter().map(|it| it.id));
        self.tables.try_with_value(|tables| tables.read_figures(|book| book.figures_of(briefs, receipts))).flatten()
    }

    /// Whether the figures are there as of the date looked at. The reader runs again when that changes.
    pub fn has_day_figures(self) -> bool {
        let ready = self.figures_ready();
        self.tables.try_with_value(|tables| tables.read_figures(|_| ())).flatten().is_some() || ready
    }

    /// The receipts that came in last by a day, counter-entries among them: so many at most, the latest first, and of one day the one
    /// that was entered last. The reader runs again when any receipt changes.
    pub fn latest_receipts(self, by: Date, most: usize) -> Vec<Arc<Receipt>> {
        self.watch_any::<Receipt>();
        let known = self.tables.try_with_value(|tables| tables.latest(by, most)).flatten();
        known.unwrap_or_else(|| self.first_rows(most, |it: &Receipt| (it.on <= by).then_some(Reverse((it.on, it.id)))))
    }

    /// How many instalments of the whole book are late. The reader runs again when the figures are others.
    pub fn overdue(self) -> usize {
        let found = self.tables.try_with_value(Tables::read_all_figures).flatten();
        let all = found.and_then(Result::ok).unwrap_or_default();
        all.iter().fold(0, |sum, it| sum.saturating_add(it.overdue.count))
    }
}
