//! The parts of a payment plan as the account of a contract takes them.

use std::collections::{BTreeMap, BTreeSet};

use super::Contract;
use super::amendment::history::MonthlyTerm;
use super::brief::ContractBrief;
use super::clause::Clause;
use super::payment::{Payment, Plan};
use super::plan::{Due, PartLabel, Share};
use super::wording::Wording;
use crate::domain::calendar::{CalendarError, WorkCalendar};
use crate::domain::date::Date;
use crate::domain::exact::{ExactError, Worked};
use crate::domain::fnv::{digest, digest_from};
use crate::domain::id::{ContractId, InstalmentId, uuid_v8};
use crate::domain::money::Money;
use crate::domain::period::{Counting, PeriodLine};
use crate::domain::schedule::monthly::{Month, Terms, so_far, whole_term};
use crate::domain::schedule::{Part, PlanError};
use crate::domain::split::{SplitError, SplitLine, SplitPolicy, by_weights};

/// What a plan is over, and its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claims {
    /// What the contract promises in all, as far as it can be told.
    pub total: Money,
    /// What the parts add up to: the total, or the balance paid in.
    pub amount: Money,
    /// The parts.
    pub parts: Vec<Part>,
    /// What each is called; `None` for the one part of a lump sum or a balance paid in.
    pub labels: Vec<Option<PartLabel>>,
}

/// How the claims of a monthly settlement came about; those of any other plan stand in its clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClaimLine {
    /// The account of a month.
    Account {
        /// The day it is made up.
        made_up_on: Date,
        /// The last day to pay it.
        due_on: Date,
        /// How that day came about.
        due_steps: Vec<PeriodLine>,
    },
    /// The price of a month, as often as accounts were made up.
    Months {
        /// The price of one.
        price: Money,
        /// How many.
        count: usize,
        /// In all.
        total: Money,
    },
    /// What a month has of the price of a whole term that ended early.
    Share(SplitLine),
    /// What a month costs after an amendment.
    Price {
        /// The price.
        price: Money,
        /// Whether it stands from terms before, under which it was made up or paid.
        stands: bool,
    },
}

/// The first day on which something was counted towards each part of a plan, or given up of its amount; it is asked of contracts that
/// were amended.
pub type Settled = BTreeMap<InstalmentId, Date>;

/// The accounts of a monthly settlement, how the day of each is counted, and what of the price falls on them.
struct Settlement<'a> {
    months: Vec<MonthOf<'a>>,
    price: MonthlyPrice,
}

/// How the day to pay an account is counted.
#[derive(Debug, Clone, Copy)]
struct Counted<'a> {
    terms: Terms,
    counting: Counting,
    calendar: &'a WorkCalendar,
    /// The first day of the terms, where an amendment brought them: no account is late for days before it.
    from: Option<Date>,
}

/// A month with those days by which its part is counted.
type MonthOf<'a> = (Month, Counted<'a>);

impl Counted<'_> {
    fn due(&self, made_up_on: Date) -> Result<Worked<Date, PeriodLine>, CalendarError> {
        let begins = self.from.map_or(made_up_on, |from| from.max(made_up_on));
        self.terms.due(begins, self.counting, self.calendar)
    }
}

/// Terms by which months were settled, one after the other.
#[derive(Debug, Clone, Copy)]
struct State<'a> {
    total: Money,
    term: MonthlyTerm,
    start: Date,
    counted: Counted<'a>,
    /// The first day of those that followed, and that before which payments were made under these.
    until: Option<(Date, Date)>,
}

impl State<'_> {
    fn says_as(&self, other: &Self) -> bool {
        let of = |it: &Self| (it.total, it.term, it.start, it.counted.terms, it.counted.counting);
        // one place has one calendar in a book
        of(self) == of(other) && std::ptr::eq(self.counted.calendar, other.counted.calendar)
    }

    /// Its months; of a term without an end as far as it has come.
    fn months(&self, until: Date) -> Result<Vec<Month>, PlanError> {
        let Counted { terms, counting, calendar, .. } = self.counted;
        let found = match self.term {
            MonthlyTerm::OpenEnded => so_far(self.start, until, terms, counting, calendar)?,
            MonthlyTerm::Until(end) => whole_term(self.start, end, terms, counting, calendar)?,
        };
        if self.counted.from.is_none() {
            return Ok(found);
        }
        let due = |month: Month| -> Result<Month, PlanError> {
            Ok(Month { due_on: self.counted.due(month.made_up_on)?.value, ..month })
        };
        found.into_iter().map(due).collect()
    }

    /// Whether the account of a month was made up while they held, or is by those in force. Terms that others took the place of on
    /// their first day held on none.
    fn makes_up(&self, month: Month) -> bool {
        let held = |until: Date| self.counted.from.is_none_or(|from| from < until);
        self.until.is_none_or(|(until, _)| held(until) && month.made_up_on < until)
    }

    /// Whether something was paid of a month before others took their place.
    fn was_paid(&self, contract: ContractId, month: Month, settled: &Settled) -> bool {
        let paid = settled.get(&monthly_id(contract, month.made_up_on));
        self.until.is_some_and(|(_, paid_until)| paid.is_some_and(|on| *on < paid_until))
    }

    /// Whether a day is one of the term that has this price; of one without an end none is.
    fn has(&self, day: Date) -> bool {
        match self.term {
            MonthlyTerm::OpenEnded => false,
            MonthlyTerm::Until(end) => self.start <= day && day <= end,
        }
    }

    /// What those that stand leave of the price of the whole term; nothing where each month has a price of its own.
    fn left(&self, standing: &Standing<'_>) -> Result<Option<Money>, ExactError> {
        match self.term {
            MonthlyTerm::OpenEnded => Ok(None),
            MonthlyTerm::Until(_) => {
                let own = standing.values().filter(|it| self.has(it.month.0.made_up_on)).map(|it| it.price);
                self.total.minus(Money::sum(own, self.total.currency)?).map(Some)
            }
        }
    }

    /// Whether the others of these months each have something of what is left, or nothing is left where there are none.
    fn comes_out(&self, months: &[Month], standing: &Standing<'_>, covered: Covered) -> Result<bool, ExactError> {
        let open = months.iter().filter(|month| is_open(**month, standing, covered)).count();
        Ok(self.left(standing)?.is_none_or(|left| match i64::try_from(open) {
            Ok(0) => left.is_zero(),
            Ok(open) => open <= left.minor,
            Err(_) => false,
        }))
    }
}

/// A month that goes by its terms for good, and what it costs.
#[derive(Debug, Clone, Copy)]
struct Kept<'a> {
    month: MonthOf<'a>,
    price: Money,
    /// Whether other terms took their place since.
    is_of_before: bool,
}

type Standing<'a> = BTreeMap<(i32, u32), Kept<'a>>;

/// The first and the last of the days that accounts were made up for: another day of the month makes no second account for them.
type Covered = Option<(Date, Date)>;

/// Whether a month has no account yet.
fn is_open(month: Month, standing: &Standing<'_>, covered: Covered) -> bool {
    let day = month.made_up_on;
    let is_covered = covered.is_some_and(|(first, last)| first <= day && day <= last);
    !is_covered && !standing.contains_key(&month_of(day))
}

enum MonthlyPrice {
    /// They share the price of the whole term equally.
    Whole,
    /// Each has the price of a month: nobody knows how many there will be.
    Each,
    /// The term ended early, and each has its share of the price of the whole.
    Shares(Vec<SplitLine>),
    /// An amendment changed price or days: months that were made up or paid before it keep theirs, the others share what is left. Each
    /// with whether it stands from before.
    Amended(Vec<(Money, bool)>),
}

impl ContractBrief {
    /// The parts of its plan on `as_of`. `last_day` is the day on which it ended or will end before its time, if it did.
    ///
    /// Monthly settlement (S8.d) has a part for every settlement day. Where the term has a last day, the total is the price of the
    /// whole term and is shared equally over its months, of which those count that were made up before an early end; where it has
    /// none, nobody knows how many months there will be: the
    /// lines are the price of one month, and there is a part for every account made up so far. Each is due when statement,
    /// confirmation and payment have taken all the time the clause gives them. Of a contract that was amended each month has the price
    /// and the day of the terms that held when its account was made up or when it was paid, as `settled` says.
    ///
    /// # Errors
    /// Days that leave 1900–9999, a calendar without working days, overflow.
    pub fn claims(
        &self,
        payment: &Payment,
        last_day: Option<Date>,
        calendar: &WorkCalendar,
        settled: &Settled,
        as_of: Date,
    ) -> Result<Claims, PlanError> {
        let total = self.total;
        let one = |amount, id, due| {
            let parts = vec![Part { id, share: Share::Equal, due }];
            Claims { total, amount, parts, labels: vec![None] }
        };
        match &payment.plan {
            Plan::LumpSum { id, due } => Ok(one(total, *id, *due)),
            Plan::Prepaid { id, balance, due, .. } => Ok(one(*balance, *id, *due)),
            Plan::Instalments { parts } | Plan::Milestones { parts, .. } => Ok(Claims {
                total,
                amount: total,
                parts: parts.iter().map(Part::from).collect(),
                labels: parts.iter().map(|part| Some(part.label.clone())).collect(),
            }),
            Plan::Monthly { day, statement_within, confirm_within, pay_within } => {
                let terms = Terms { day: *day, then: [*statement_within, *confirm_within, *pay_within] };
                self.monthly_claims(self.settlement(terms, payment.remainder, last_day, calendar, settled, as_of)?)
            }
        }
    }

    /// How the parts of a monthly settlement came about, of which [`ContractBrief::claims`] gives the outcome. Those of any other
    /// plan stand in its clause: nothing is said of them.
    ///
    /// # Errors
    /// As for the parts.
    pub fn claim_steps(
        &self,
        payment: &Payment,
        last_day: Option<Date>,
        calendar: &WorkCalendar,
        settled: &Settled,
        as_of: Date,
    ) -> Result<Vec<ClaimLine>, PlanError> {
        let Some(terms) = accounts_of(&payment.plan) else { return Ok(Vec::new()) };
        let Settlement { months, price } =
            self.settlement(terms, payment.remainder, last_day, calendar, settled, as_of)?;
        let accounts = months.iter().map(|(month, counted)| {
            let due = counted.due(month.made_up_on)?;
            Ok(ClaimLine::Account { made_up_on: month.made_up_on, due_on: due.value, due_steps: due.working })
        });
        let accounts = accounts.collect::<Result<Vec<_>, PlanError>>()?;
        Ok(match price {
            MonthlyPrice::Whole => accounts,
            MonthlyPrice::Amended(prices) => {
                let prices = prices.into_iter().map(|(price, stands)| ClaimLine::Price { price, stands });
                prices.zip(accounts).flat_map(<[_; 2]>::from).collect()
            }
            MonthlyPrice::Each => {
                let (price, count) = (self.total, months.len());
                let all = ClaimLine::Months { price, count, total: times(price, count)? };
                std::iter::once(all).chain(accounts).collect()
            }
            MonthlyPrice::Shares(shares) => {
                shares.into_iter().map(ClaimLine::Share).zip(accounts).flat_map(<[_; 2]>::from).collect()
            }
        })
    }

    /// The accounts of its months.
    fn settlement<'a>(
        &self,
        terms: Terms,
        policy: SplitPolicy,
        last_day: Option<Date>,
        of_book: &'a WorkCalendar,
        settled: &Settled,
        as_of: Date,
    ) -> Result<Settlement<'a>, PlanError> {
        let states = self.states(terms, of_book)?;
        let (start, end) = (self.term.length.start(), self.term.length.last_day()?);
        let until = last_day.map_or(as_of, |last_day| last_day.min(as_of));
        let is_amended = states.len() <= self.history.earlier.len()
            || states.iter().zip(states.iter().skip(1)).any(|(one, next)| !one.says_as(next));
        if is_amended {
            let lived = |month: &Month| {
                last_day.is_none_or(|last_day| end.is_some_and(|end| end <= last_day) || month.made_up_on <= last_day)
            };
            let amended = self.amended_months(&states, policy, settled, until)?;
            let lived = amended.into_iter().filter(|it| lived(&it.month.0));
            let (months, prices) = lived.map(|it| (it.month, (it.price, it.is_of_before))).unzip();
            return Ok(Settlement { months, price: MonthlyPrice::Amended(prices) });
        }
        let (counting, calendar) = (self.definitions.counting(), self.definitions.calendar(of_book));
        let counted = Counted { terms, counting, calendar, from: None };
        let by_these = |month: Month| (month, counted);
        let Some(end) = end else {
            let months = so_far(start, until, terms, counting, calendar)?.into_iter().map(by_these).collect();
            return Ok(Settlement { months, price: MonthlyPrice::Each });
        };
        let months: Vec<_> = whole_term(start, end, terms, counting, calendar)?.into_iter().map(by_these).collect();
        let Some(last_day) = last_day.filter(|last_day| *last_day < end) else {
            return Ok(Settlement { months, price: MonthlyPrice::Whole });
        };
        // those that were made up by the end, each at its share of the price of the whole
        let shares = by_weights(self.total, &vec![1; months.len()], policy).map_err(of_split)?.working;
        let kept = months.into_iter().zip(shares).filter(|((month, _), _)| month.made_up_on <= last_day);
        let (months, shares) = kept.unzip();
        Ok(Settlement { months, price: MonthlyPrice::Shares(shares) })
    }

    /// The terms by which its months were settled, in the order of their days; those in force are the last.
    fn states<'a>(&self, terms: Terms, of_book: &'a WorkCalendar) -> Result<Vec<State<'a>>, PlanError> {
        let now = Counted {
            terms,
            counting: self.definitions.counting(),
            calendar: self.definitions.calendar(of_book),
            from: None,
        };
        let mut states = Vec::with_capacity(self.history.earlier.len().saturating_add(1));
        let mut from: Option<Date> = None;
        for it in &self.history.earlier {
            // excerpts from before the days were kept know the price only: their days are those in force
            let counted = it.days.as_ref().map_or(now, |days| Counted {
                terms: days.accounts.unwrap_or(terms),
                counting: days.counting,
                calendar: days.working_days.calendar(of_book),
                from: None,
            });
            match it.monthly {
                Some(term) => states.push(State {
                    total: it.total,
                    term,
                    start: it.days.as_ref().map_or(self.term.length.start(), |days| days.start),
                    counted: Counted { from, ..counted },
                    until: Some((it.until, it.days.as_ref().map_or(it.until, |days| days.paid_until))),
                }),
                // a plan of another kind took the place of the accounts that were made up; what was paid of them stands
                None if from.is_none_or(|from| from < it.until) => {
                    for state in &mut states {
                        let start = state.start;
                        state.until = state.until.map(|(_, paid_until)| (start, paid_until));
                    }
                }
                None => {}
            }
            from = Some(it.until);
        }
        states.push(State {
            total: self.total,
            term: self.term.length.last_day()?.map_or(MonthlyTerm::OpenEnded, MonthlyTerm::Until),
            start: self.term.length.start(),
            counted: Counted { from, ..now },
            until: None,
        });
        Ok(states)
    }

    /// The months that these terms led to, each by those that held when its account was made up or something was paid of it, and what
    /// each costs: what was made up or paid stands, and the others share what it leaves of the price.
    fn amended_months<'a>(
        &self,
        states: &[State<'a>],
        policy: SplitPolicy,
        settled: &Settled,
        until: Date,
    ) -> Result<Vec<Kept<'a>>, PlanError> {
        let mut standing = Standing::new();
        let mut covered: Covered = None;
        for state in states {
            let months = state.months(until)?;
            if !state.comes_out(&months, &standing, covered)? {
                // paid after the amendment was signed, or entered late: who signed could not see it. The months that were paid ahead share
                // with the others, so that all of them come to the price
                let is_made_up = |day: Date| state.counted.from.is_none_or(|from| day < from);
                let is_kept = |day: Date| is_made_up(day) || !state.has(day);
                let kept = standing.iter().filter(|(_, it)| is_kept(it.month.0.made_up_on));
                let fewer: Standing<'a> = kept.map(|(month, it)| (*month, *it)).collect();
                if state.comes_out(&months, &fewer, covered)? {
                    standing = fewer;
                }
            }
            let open: Vec<Month> = months.into_iter().filter(|it| is_open(*it, &standing, covered)).collect();
            let prices = match state.left(&standing)? {
                None => vec![state.total; open.len()],
                Some(left) => shared(left, open.len(), policy)?,
            };
            // where what stands comes to more than the price, nothing is left for the others
            for (month, price) in open.into_iter().zip(prices).filter(|(_, price)| price.minor > 0) {
                if state.makes_up(month) || state.was_paid(self.id, month, settled) {
                    let kept = Kept { month: (month, state.counted), price, is_of_before: state.until.is_some() };
                    standing.insert(month_of(month.made_up_on), kept);
                }
            }
            let ends = state.until.map(|(until, _)| until);
            let days = standing.values().map(|it| it.month.0.made_up_on);
            if let Some(last) = days.filter(|day| ends.is_none_or(|it| *day < it)).max() {
                let first = covered.map_or(state.start, |(first, _)| first.min(state.start));
                covered = Some((first, last));
            }
        }
        Ok(standing.into_values().collect())
    }

    /// The parts of a monthly settlement.
    fn monthly_claims(&self, settlement: Settlement<'_>) -> Result<Claims, PlanError> {
        let Settlement { months, price } = settlement;
        let (total, shares) = match price {
            MonthlyPrice::Whole => (self.total, vec![Share::Equal; months.len()]),
            MonthlyPrice::Each => (times(self.total, months.len())?, vec![Share::Sum(self.total); months.len()]),
            MonthlyPrice::Shares(shares) => (
                Money::sum(shares.iter().map(|share| share.amount), self.total.currency)?,
                shares.iter().map(|share| Share::Sum(share.amount)).collect(),
            ),
            MonthlyPrice::Amended(prices) => {
                let prices: Vec<Money> = prices.into_iter().map(|(price, _)| price).collect();
                (Money::sum(prices.iter().copied(), self.total.currency)?, prices.into_iter().map(Share::Sum).collect())
            }
        };
        let part = |((month, _), share): (&MonthOf<'_>, Share)| Part {
            id: monthly_id(self.id, month.made_up_on),
            share,
            due: Due::On(month.due_on),
        };
        Ok(Claims {
            total,
            amount: total,
            parts: months.iter().zip(shares).map(part).collect(),
            labels: months.iter().map(|(month, _)| Some(label(month.made_up_on))).collect(),
        })
    }
}

/// How a plan settles accounts, if it does so by the month.
pub(super) const fn accounts_of(plan: &Plan) -> Option<Terms> {
    match plan {
        Plan::Monthly { day, statement_within, confirm_within, pay_within } => {
            Some(Terms { day: *day, then: [*statement_within, *confirm_within, *pay_within] })
        }
        Plan::LumpSum { .. } | Plan::Instalments { .. } | Plan::Milestones { .. } | Plan::Prepaid { .. } => None,
    }
}

/// The days on which these terms make up the accounts of a contract, with the parts that they lead to; of a term without an end
/// those up to `until`. None where payment is not settled by the month.
///
/// # Errors
/// Days that leave 1900–9999.
pub(super) fn accounts_in(
    contract: ContractId,
    terms: &Contract,
    until: Date,
) -> Result<BTreeMap<InstalmentId, Date>, PlanError> {
    let Clause::Included(payment) = &terms.payment else { return Ok(BTreeMap::new()) };
    let Some(accounts) = accounts_of(&payment.plan) else { return Ok(BTreeMap::new()) };
    let (start, counting) = (terms.term.length.start(), terms.definitions.counting());
    // which days are days of rest makes no difference to the day of an account
    let calendar = WorkCalendar::standard();
    let months = match terms.term.length.last_day()? {
        None => so_far(start, until, accounts, counting, &calendar)?,
        Some(end) => whole_term(start, end, accounts, counting, &calendar)?,
    };
    Ok(months.into_iter().map(|it| (monthly_id(contract, it.made_up_on), it.made_up_on)).collect())
}

/// The parts of all months from that of one day to that of another.
///
/// # Errors
/// None for a day of the calendar.
pub(super) fn parts_of_months(
    contract: ContractId,
    first: Date,
    last: Date,
) -> Result<BTreeSet<InstalmentId>, ExactError> {
    let first = Date::new(first.year(), first.month(), 1)?;
    let mut parts = BTreeSet::new();
    for k in 0_i32.. {
        // the last month of the calendar has no next one
        let Ok(month) = first.plus_months(k) else { break };
        if month > last {
            break;
        }
        parts.insert(monthly_id(contract, month));
    }
    Ok(parts)
}

fn month_of(day: Date) -> (i32, u32) {
    (day.year(), day.month())
}

/// So much over so many months; nothing over none.
fn shared(left: Money, months: usize, policy: SplitPolicy) -> Result<Vec<Money>, PlanError> {
    if months == 0 {
        return Ok(Vec::new());
    }
    Ok(by_weights(left, &vec![1; months], policy).map_err(of_split)?.value)
}

/// Why a price cannot be shared over months.
const fn of_split(error: SplitError) -> PlanError {
    match error {
        SplitError::TooManyParts => PlanError::TooManyParts,
        SplitError::Exact(error) => PlanError::Exact(error),
        SplitError::NoParts
        | SplitError::NoWeight
        | SplitError::NegativeWeight
        | SplitError::PartNotPositive { .. } => PlanError::NoParts,
    }
}

fn times(price: Money, months: usize) -> Result<Money, ExactError> {
    let months = i128::try_from(months).map_err(|_| ExactError::Overflow)?;
    Money::from_wide(price.wide().checked_mul(months).ok_or(ExactError::Overflow)?, price.currency)
}

/// 2026-03: what the account of a month is called in every language.
fn label(made_up_on: Date) -> PartLabel {
    let month = format!("{:04}-{:02}", made_up_on.year(), made_up_on.month());
    PartLabel::Own(Wording::same(month))
}

/// The id of the part of a month. Receipts are counted towards it and nothing of it is kept, so that it follows from the contract
/// and the month alone: a digest of both (FNV-1a, twice), as version 8, which no id made at random has.
fn monthly_id(contract: ContractId, made_up_on: Date) -> InstalmentId {
    let month = made_up_on.year().saturating_mul(12).saturating_add(i32::try_from(made_up_on.month()).unwrap_or(0));
    let month = month.to_be_bytes();
    let bytes = || contract.0.as_bytes().iter().chain(&month).copied();
    let halves = [digest(bytes()), digest_from(0x6c62_272e_07bb_0142, bytes())].map(u64::to_be_bytes);
    InstalmentId(uuid_v8(halves.as_flattened()))
}
