//! The parts of a payment plan as the account of a contract takes them.

use std::collections::BTreeMap;

use super::amendment::history::MonthlyTerm;
use super::brief::ContractBrief;
use super::payment::{Payment, Plan};
use super::plan::{Due, PartLabel, Share};
use super::wording::Wording;
use crate::domain::calendar::WorkCalendar;
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::fnv::{OFFSET, fnv1a_from};
use crate::domain::id::{ContractId, InstalmentId, uuid_v8};
use crate::domain::money::Money;
use crate::domain::period::PeriodLine;
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
}

/// The accounts of a monthly settlement, and what of the price falls on them.
struct Settlement {
    months: Vec<Month>,
    price: MonthlyPrice,
}

enum MonthlyPrice {
    /// They share the price of the whole term equally.
    Whole,
    /// Each has the price of a month: nobody knows how many there will be.
    Each,
    /// The term ended early, and each has its share of the price of the whole.
    Shares(Vec<SplitLine>),
    /// An amendment changed the price: months whose account was made up before it keep theirs, the others share what is left.
    Amended(Vec<Money>),
}

impl ContractBrief {
    /// The parts of its plan on `as_of`. `last_day` is the day on which it ended or will end before its time, if it did.
    ///
    /// Monthly settlement (S8.d) has a part for every settlement day. Where the term has a last day, the total is the price of the
    /// whole term and is shared equally over its months, of which those count that were made up before an early end; where it has
    /// none, nobody knows how many months there will be: the
    /// lines are the price of one month, and there is a part for every account made up so far. Each is due when statement,
    /// confirmation and payment have taken all the time the clause gives them.
    ///
    /// # Errors
    /// Days that leave 1900–9999, a calendar without working days, overflow.
    pub fn claims(
        &self,
        payment: &Payment,
        last_day: Option<Date>,
        calendar: &WorkCalendar,
        as_of: Date,
    ) -> Result<Claims, PlanError> {
        let total = self.total;
        let calendar = self.definitions.calendar(calendar);
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
                self.monthly_claims(self.settlement(terms, payment.remainder, last_day, calendar, as_of)?)
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
        as_of: Date,
    ) -> Result<Vec<ClaimLine>, PlanError> {
        let Plan::Monthly { day, statement_within, confirm_within, pay_within } = payment.plan else {
            return Ok(Vec::new());
        };
        let terms = Terms { day, then: [statement_within, confirm_within, pay_within] };
        let calendar = self.definitions.calendar(calendar);
        let Settlement { months, price } = self.settlement(terms, payment.remainder, last_day, calendar, as_of)?;
        let counting = self.definitions.counting();
        let accounts = months.iter().map(|month| {
            let due = terms.due(month.made_up_on, counting, calendar)?;
            Ok(ClaimLine::Account { made_up_on: month.made_up_on, due_on: due.value, due_steps: due.working })
        });
        let accounts = accounts.collect::<Result<Vec<_>, PlanError>>()?;
        Ok(match price {
            MonthlyPrice::Whole | MonthlyPrice::Amended(_) => accounts,
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
    fn settlement(
        &self,
        terms: Terms,
        policy: SplitPolicy,
        last_day: Option<Date>,
        calendar: &WorkCalendar,
        as_of: Date,
    ) -> Result<Settlement, PlanError> {
        let start = self.term.length.start();
        let counting = self.definitions.counting();
        let Some(end) = self.term.length.last_day()? else {
            let until = last_day.map_or(as_of, |last_day| last_day.min(as_of));
            let months = so_far(start, until, terms, counting, calendar)?;
            if let Some(prices) = self.amended_months(&months, terms, policy, calendar)? {
                return Ok(Settlement { months, price: MonthlyPrice::Amended(prices) });
            }
            return Ok(Settlement { months, price: MonthlyPrice::Each });
        };
        let months = whole_term(start, end, terms, counting, calendar)?;
        if let Some(prices) = self.amended_months(&months, terms, policy, calendar)? {
            let lived = |month: &Month| last_day.is_none_or(|last_day| end <= last_day || month.made_up_on <= last_day);
            let (months, prices) = months.into_iter().zip(prices).filter(|(month, _)| lived(month)).unzip();
            return Ok(Settlement { months, price: MonthlyPrice::Amended(prices) });
        }
        let Some(last_day) = last_day.filter(|last_day| *last_day < end) else {
            return Ok(Settlement { months, price: MonthlyPrice::Whole });
        };
        // those that were made up by the end, each at its share of the price of the whole
        let shares = by_weights(self.total, &vec![1; months.len()], policy).map_err(of_split)?.working;
        let kept = months.into_iter().zip(shares).filter(|(month, _)| month.made_up_on <= last_day);
        let (months, shares) = kept.unzip();
        Ok(Settlement { months, price: MonthlyPrice::Shares(shares) })
    }

    /// What each of these months costs where amendments changed the price, or the term over which it is shared; nothing where none
    /// did.
    fn amended_months(
        &self,
        months: &[Month],
        terms: Terms,
        policy: SplitPolicy,
        calendar: &WorkCalendar,
    ) -> Result<Option<Vec<Money>>, PlanError> {
        let (start, counting) = (self.term.length.start(), self.definitions.counting());
        let now = self.term.length.last_day()?.map_or(MonthlyTerm::OpenEnded, MonthlyTerm::Until);
        let before = self.history.earlier.iter();
        let before = before.filter_map(|it| Some((it.total, it.monthly?, Some(it.until))));
        let states: Vec<(Money, MonthlyTerm, Option<Date>)> = before.chain([(self.total, now, None)]).collect();
        if states.iter().all(|(total, term, _)| (*total, *term) == (self.total, now)) {
            return Ok(None);
        }
        let mut settled: BTreeMap<(i32, u32), Money> = BTreeMap::new();
        for (total, term, until) in states {
            let own = match term {
                MonthlyTerm::OpenEnded => months.iter().map(|it| it.made_up_on).collect::<Vec<_>>(),
                MonthlyTerm::Until(end) => {
                    whole_term(start, end, terms, counting, calendar)?.iter().map(|it| it.made_up_on).collect()
                }
            };
            let (kept, open): (Vec<Date>, Vec<Date>) =
                own.into_iter().partition(|day| settled.contains_key(&month_of(*day)));
            let prices = match term {
                MonthlyTerm::OpenEnded => vec![total; open.len()],
                MonthlyTerm::Until(_) => {
                    let kept = kept.iter().filter_map(|day| settled.get(&month_of(*day)).copied());
                    let left = total.minus(Money::sum(kept, total.currency)?)?;
                    shared(left, open.len(), policy)?
                }
            };
            let ripe = open.into_iter().zip(prices).filter(|(day, _)| until.is_none_or(|until| *day < until));
            settled.extend(ripe.map(|(day, price)| (month_of(day), price)));
        }
        let nothing = Money::zero(self.total.currency);
        Ok(Some(months.iter().map(|it| settled.get(&month_of(it.made_up_on)).copied().unwrap_or(nothing)).collect()))
    }

    /// The parts of a monthly settlement.
    fn monthly_claims(&self, settlement: Settlement) -> Result<Claims, PlanError> {
        let Settlement { months, price } = settlement;
        let (total, shares) = match price {
            MonthlyPrice::Whole => (self.total, vec![Share::Equal; months.len()]),
            MonthlyPrice::Each => (times(self.total, months.len())?, vec![Share::Sum(self.total); months.len()]),
            MonthlyPrice::Shares(shares) => (
                Money::sum(shares.iter().map(|share| share.amount), self.total.currency)?,
                shares.iter().map(|share| Share::Sum(share.amount)).collect(),
            ),
            MonthlyPrice::Amended(prices) => {
                (Money::sum(prices.iter().copied(), self.total.currency)?, prices.into_iter().map(Share::Sum).collect())
            }
        };
        let part = |(month, share): (&Month, Share)| Part {
            id: monthly_id(self.id, month.made_up_on),
            share,
            due: Due::On(month.due_on),
        };
        Ok(Claims {
            total,
            amount: total,
            parts: months.iter().zip(shares).map(part).collect(),
            labels: months.iter().map(|month| Some(label(month.made_up_on))).collect(),
        })
    }
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
    let digest = |seed: u64| {
        let bytes = contract.0.as_bytes().iter().chain(&month);
        fnv1a_from(seed, bytes.copied())
    };
    let halves = [digest(OFFSET), digest(0x6c62_272e_07bb_0142)].map(u64::to_be_bytes);
    InstalmentId(uuid_v8(halves.as_flattened()))
}
