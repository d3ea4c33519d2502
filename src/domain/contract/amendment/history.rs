//! What amendments leave as it was: the days before them keep the terms that held then.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Amendment;
use super::binding::{Stand, binding, bound};
use crate::domain::calendar::{CalendarError, WorkCalendar};
use crate::domain::collection::DueDay;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::claims::accounts_of;
use crate::domain::contract::clause::Clause;
use crate::domain::contract::general::{Definitions, WorkingDays};
use crate::domain::contract::payment::Payment;
use crate::domain::contract::plan::Due;
use crate::domain::contract::support::LossRule;
use crate::domain::contract::targets::{Cycle, Targets};
use crate::domain::contract::term::Term;
use crate::domain::date::Date;
use crate::domain::duties::days::Subject;
use crate::domain::duties::promise::Promise;
use crate::domain::duties::rows::is_of_material;
use crate::domain::exact::Worked;
use crate::domain::money::Money;
use crate::domain::period::{Counting, PeriodLine};
use crate::domain::rate::Quantity;
use crate::domain::sales_measure::Sold;
use crate::domain::schedule::monthly::Terms;
use crate::domain::schedule::{Happened, due_day};
use crate::domain::scorecard::period::periods;

/// Terms that held before an amendment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    /// The first day of the terms that followed.
    pub until: Date,
    /// The amount until then.
    pub total: Money,
    /// What was aimed at and how it was evaluated until then.
    #[serde(default)]
    pub targets: Option<Targets>,
    /// The last day of the term by which months were priced until then, if payment was settled by the month.
    #[serde(default)]
    pub monthly: Option<MonthlyTerm>,
    /// What a lost loan cost until then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub loss: Option<LossRule>,
    /// How the days of payments were found until then; nothing in an excerpt from before this was kept.
    #[serde(default)]
    pub days: Option<DayTerms>,
}

/// How the days of payments were found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayTerms {
    /// The first day on which the terms that followed bound and were signed: what was paid before it was paid under these.
    pub paid_until: Date,
    /// How periods were counted (G2).
    pub counting: Counting,
    /// Whose working days (G2).
    pub working_days: WorkingDays,
    /// The first day of the term (S6).
    pub start: Date,
    /// How accounts were settled, if payment was settled by the month (S8.d).
    pub accounts: Option<Terms>,
}

impl DayTerms {
    fn of(definitions: &Definitions, term: &Term, payment: &Clause<Payment>, paid_until: Date) -> Self {
        Self {
            paid_until,
            counting: definitions.counting(),
            working_days: definitions.working_days.clone(),
            start: term.length.start(),
            accounts: payment.terms().and_then(|it| accounts_of(&it.plan)),
        }
    }
}

/// The term over which months were priced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MonthlyTerm {
    /// The amount was that of the whole term, up to this day.
    Until(Date),
    /// The amount was that of one month.
    OpenEnded,
}

/// The term over which months are priced, if payment is settled by the month.
fn monthly(term: &Term, payment: &Clause<Payment>) -> Option<MonthlyTerm> {
    payment.terms().filter(|it| it.plan.is_monthly())?;
    Some(term.length.last_day().ok()?.map_or(MonthlyTerm::OpenEnded, MonthlyTerm::Until))
}

/// The days on which a promise that recurs is owed: those of the terms that make it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Window {
    /// The first day, where an amendment brought it.
    pub since: Option<Date>,
    /// The first day on which it is owed no more, where an amendment took it away.
    pub until: Option<Date>,
}

/// What held before the terms in force; nothing of a contract as it was signed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct History {
    /// The terms before, in the order of their days.
    #[serde(default)]
    pub earlier: Vec<Earlier>,
    /// The days of each promise, in their order; none where all of them stand since the contract was signed.
    #[serde(default)]
    pub windows: Vec<Window>,
}

impl Window {
    /// Whether what is due on a day is owed.
    pub fn has(self, due: Date) -> bool {
        self.since.is_none_or(|since| since <= due) && self.until.is_none_or(|until| due < until)
    }
}

impl History {
    /// Whether nothing was changed.
    pub const fn is_empty(&self) -> bool {
        self.earlier.is_empty() && self.windows.is_empty()
    }
}

impl ContractBrief {
    /// What was aimed at and how it was evaluated on a day.
    pub fn targets_on(&self, day: Date) -> Option<&Targets> {
        let before = self.history.earlier.iter().find(|it| day < it.until);
        before.map_or(self.targets.as_ref(), |it| it.targets.as_ref())
    }

    /// The cycles of evaluation that amendments replaced, each with the first day of the one that followed, in the order of the days.
    /// Days without such a clause go with the cycle before them.
    pub fn cycles_before(&self) -> Vec<(Cycle, Date)> {
        let earlier = &self.history.earlier;
        let after = earlier.iter().skip(1).map(|it| it.targets.as_ref()).chain(std::iter::once(self.targets.as_ref()));
        let mut held = None;
        let mut all = Vec::new();
        for (it, next) in earlier.iter().zip(after) {
            held = it.targets.as_ref().map(|it| it.cycle).or(held);
            let then = next.map(|it| it.cycle);
            if let (Some(cycle), Some(then)) = (held, then)
                && cycle != then
            {
                all.push((cycle, it.until));
            }
        }
        all
    }

    /// The days on which amendments changed the cycle of evaluation, in their order: what accounts for a period is cut there.
    pub fn cycle_changes(&self) -> impl Iterator<Item = Date> {
        self.cycles_before().into_iter().map(|(_, day)| day)
    }

    /// Which instance of a duty accounts for the period that begins on this day: that of its month, or that of the day where only an
    /// amendment makes it begin there.
    pub fn instance_from(&self, first: Date) -> Subject {
        let changed = self.cycle_changes().any(|day| day == first);
        // the cycle that holds from then on: a later amendment may have taken the clause out, and of several of one day the last holds
        let cycle = self.targets_on(first).map(|it| it.cycle);
        let is_cut = changed
            && cycle.is_some_and(|cycle| {
                let whole = periods(cycle, self.term.length.start(), None, first).unwrap_or_default();
                whole.last().is_none_or(|it| it.first != first)
            });
        if is_cut { Subject::Day(first) } else { Subject::Month { year: first.year(), month: first.month() } }
    }

    /// When a part with this term is due by the terms that held when it fell due, or when something was first counted towards it:
    /// an amendment that counts days otherwise (G2) leaves these parts alone. Nothing where the terms in force say it.
    ///
    /// # Errors
    /// Leaving 1900–9999; a calendar without working days.
    pub fn due_before(
        &self,
        term: Due,
        settled_on: Option<Date>,
        of_book: &WorkCalendar,
        happened: &Happened,
    ) -> Result<Option<Worked<DueDay, PeriodLine>>, CalendarError> {
        let now = (self.definitions.counting(), &self.definitions.working_days);
        let before = || self.history.earlier.iter().filter_map(|it| Some((it.until, it.days.as_ref()?)));
        if before().all(|(_, days)| (days.counting, &days.working_days) == now) {
            return Ok(None);
        }
        let next = due_day(term, now.0, now.1.calendar(of_book), happened)?.value;
        for (until, days) in before() {
            let due = due_day(term, days.counting, days.working_days.calendar(of_book), happened)?;
            // nor does one make late what was not: its day by the terms that followed may lie before they held
            let fell_due = [due.value, next].iter().any(|it| matches!(it, DueDay::On(day) if *day < until));
            if fell_due || settled_on.is_some_and(|on| on < days.paid_until) {
                return Ok(Some(due));
            }
        }
        Ok(None)
    }

    /// What a loan that was lost on a day costs; nothing where the contract did not say.
    pub fn loss_on(&self, day: Date) -> Option<LossRule> {
        let before = self.history.earlier.iter().find(|it| day < it.until);
        before.map_or(self.loss, |it| it.loss)
    }
}

/// The terms that held before each of these, from the contract as it was signed on.
pub(super) fn earlier(contract: &ContractBrief, stands: &[Stand<'_>], as_of: Date) -> Vec<Earlier> {
    let mut all = Vec::with_capacity(stands.len());
    let signed = (contract.total, contract.targets.as_ref(), monthly(&contract.term, &contract.payment));
    let (mut total, mut targets, mut months) = signed;
    let mut loss = contract.loss;
    let mut days = (&contract.definitions, &contract.term, &contract.payment);
    for it in stands {
        let (definitions, term, payment) = days;
        let kept = DayTerms::of(definitions, term, payment, paid_until(it, as_of));
        let targets_then = targets.cloned();
        all.push(Earlier { until: it.from, total, targets: targets_then, monthly: months, loss, days: Some(kept) });
        days = (&it.terms.definitions, &it.terms.term, &it.terms.payment);
        // lines that cannot be reckoned are never signed
        (total, targets) = (it.terms.total().unwrap_or(total), it.terms.targets.terms());
        months = monthly(&it.terms.term, &it.terms.payment);
        loss = it.terms.support.terms().map(|it| it.loss);
    }
    all
}

/// The first day on which an amendment bound and was signed: one that was signed late, for a day before, changes nothing of what was
/// paid by its signature.
fn paid_until(stand: &Stand<'_>, as_of: Date) -> Date {
    let signed = stand.amendment.life(as_of).stage.agreement().map(|it| it.signed_on);
    let next = signed.and_then(|on| on.plus_days(1).ok());
    next.map_or(stand.from, |next| next.max(stand.from))
}

/// The promises of the terms in force, and after them those that recurred under earlier terms: what fell due then stays owed, or
/// done, as it was, and what an amendment brought is not owed for the days before it.
pub(super) fn promises(contract: &ContractBrief, stands: &[Stand<'_>]) -> (Vec<Promise>, Vec<Window>) {
    let mut kept: Vec<(Promise, Window)> = contract.promises.iter().map(|it| (it.clone(), Window::default())).collect();
    for stand in stands {
        let now = stand.terms.dated_promises();
        let (standing, over): (Vec<_>, Vec<_>) =
            kept.into_iter().partition(|(it, window)| window.until.is_none() && now.contains(it));
        let retired = over.into_iter().filter(|(it, _)| it.when.recurs() && !is_of_material(it)).map(|(it, window)| {
            let until = window.until.or(Some(stand.from));
            (it, Window { until, ..window })
        });
        let current = now.into_iter().map(|it| {
            let before = standing.iter().find(|(one, _)| *one == it).map(|(_, window)| *window);
            let since = Some(stand.from).filter(|_| it.when.recurs());
            (it, before.unwrap_or(Window { since, until: None }))
        });
        kept = current.chain(retired).collect();
    }
    kept.into_iter().unzip()
}

/// The days on which the terms of a contract became others by `as_of`, as they were known then: an amendment that both sides signed
/// late, for a day before, counts from the day of the last signature.
pub fn days(amendments: &[&Amendment], as_of: Date) -> BTreeSet<Date> {
    let signed = amendments.iter().filter_map(|it| it.life(as_of).stage.agreement().map(|it| it.signed_on));
    // one that was entered before the one that it follows may have begun on its own day, and again with that one
    let own = amendments.iter().filter_map(|it| it.binds_from(as_of));
    let begun = binding(amendments.iter().copied(), as_of).into_iter().map(|(from, _)| from);
    signed.chain(own).chain(begun).filter(|day| *day <= as_of).collect()
}

/// What the amount of a contract and its lines turned to by amendments on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The day.
    pub on: Date,
    /// What the amount grew by; below zero where it became less.
    pub by: Money,
    /// What each product grew by, in quantity and in money, by name, model and unit; what stayed is left out.
    pub sold: Vec<Sold>,
}

/// Every change of the amount and the lines of a contract by amendments until `as_of`, in the order of the days. With the contract
/// as it was signed they add up to the contract as it stands, on every day.
pub fn changes(contract: &ContractBrief, amendments: &[&Amendment], as_of: Date) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut before = contract.clone();
    for on in days(amendments, as_of) {
        let now = bound(contract, amendments.iter().copied(), on).unwrap_or_else(|| contract.clone());
        // a book that was tampered with may change the currency: nothing can be told of that
        if let Ok(by) = now.total.minus(before.total) {
            let sold = turned(&before.sold, &now.sold);
            if !by.is_zero() || !sold.is_empty() {
                changes.push(Change { on, by, sold });
            }
        }
        before = now;
    }
    changes
}

fn turned(before: &[Sold], now: &[Sold]) -> Vec<Sold> {
    // as many lines of 64 bits as fit in memory stay within 128
    let mut sums: BTreeMap<[&str; 3], (i128, i128)> = BTreeMap::new();
    for it in now {
        let sum = sums.entry(product(it)).or_default();
        *sum = (sum.0.saturating_add(it.quantity.thousandths.into()), sum.1.saturating_add(it.minor.into()));
    }
    for it in before {
        let sum = sums.entry(product(it)).or_default();
        *sum = (sum.0.saturating_sub(it.quantity.thousandths.into()), sum.1.saturating_sub(it.minor.into()));
    }
    let mut sold = Vec::new();
    for ([name, spec, unit], mut left) in sums {
        // what one row cannot hold stands in several, which add up to it
        while left != (0, 0) {
            let (thousandths, minor) = (most_of(left.0), most_of(left.1));
            left = (left.0.saturating_sub(thousandths.into()), left.1.saturating_sub(minor.into()));
            sold.push(Sold {
                name: name.to_owned(),
                spec: spec.to_owned(),
                unit: unit.to_owned(),
                quantity: Quantity { thousandths },
                minor,
            });
        }
    }
    sold
}

/// As much of a sum as one figure holds.
fn most_of(sum: i128) -> i64 {
    i64::try_from(sum).unwrap_or(if sum < 0 { i64::MIN } else { i64::MAX })
}

/// What makes it another product.
fn product(it: &Sold) -> [&str; 3] {
    [it.name.as_str(), it.spec.as_str(), it.unit.as_str()]
}
