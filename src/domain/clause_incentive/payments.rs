//! The payments of the periods, one after the other: what a refund takes back of an earlier one lowers the next.

use super::basis::Row;
use super::reckoning::{Line, commission_plan, reckon};
use super::{ClauseIncentiveError, Condition, Period, Sheet};
use crate::domain::calendar::WorkCalendar;
use crate::domain::commission::{CommissionPlan, Payout, pay_out};
use crate::domain::contract::targets::{Incentive, IncentiveBase, IncentiveForm};
use crate::domain::date::Date;
use crate::domain::exact::Worked;
use crate::domain::money::{Currency, Money};
use crate::domain::period::{Counting, Period as Length};
use crate::domain::scorecard::period::Span;
use crate::domain::tax_part::TaxPart;

/// What counts, by what the clause may count.
#[derive(Debug, Clone, Copy)]
pub struct Payments<'a> {
    /// What was collected.
    pub collected: &'a [Row],
    /// What was invoiced.
    pub invoiced: &'a [Row],
    /// The tax rates of the contract.
    pub tax: &'a [TaxPart],
    /// The currency of the contract.
    pub currency: Currency,
    /// The day looked at.
    pub as_of: Date,
    /// How the contract counts the days to pay.
    pub counting: Counting,
    /// Days of work and of rest.
    pub calendar: &'a WorkCalendar,
}

/// What became known of an earlier period after it was over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Later {
    /// The earlier period.
    pub span: Span,
    /// What it had given.
    pub before: Money,
    /// What it gives now.
    pub after: Money,
}

/// A period with what it gives and what is paid for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodPayment {
    /// Its days.
    pub span: Span,
    /// Whether it is over.
    pub is_over: bool,
    /// What it is called.
    pub form: IncentiveForm,
    /// What counts.
    pub base: IncentiveBase,
    /// How soon after the sheet became final it is paid.
    pub pay_within: Length,
    /// The rows that counted by its end, or by the day looked at.
    pub rows: Vec<Row>,
    /// Whether its target is met.
    pub condition: Condition,
    /// The final sheet of its evaluation.
    pub sheet: Option<Sheet>,
    /// What it gives by itself, with the steps to it.
    pub given: Worked<Money, Line>,
    /// What became known of earlier periods in it.
    pub later: Vec<Later>,
    /// What is paid.
    pub payout: Payout,
    /// The day by which it is paid, once the sheet is final.
    pub due: Option<Date>,
}

/// What became known after the last period was over: it has no payment of its own to be taken from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Afterwards {
    /// Of which periods.
    pub later: Vec<Later>,
    /// What that comes to, with what was left before: below nothing it is to be given back.
    pub net: Money,
}

/// All payments of a clause.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settled {
    /// The periods, the first first.
    pub periods: Vec<PeriodPayment>,
    /// What became known after the last of them was over.
    pub afterwards: Option<Afterwards>,
}

/// A period on its way.
struct Standing<'a> {
    period: &'a Period<'a>,
    base: IncentiveBase,
    plan: CommissionPlan,
    given: Money,
}

impl Payments<'_> {
    const fn rows(&self, base: IncentiveBase) -> &[Row] {
        match base {
            IncentiveBase::Collected => self.collected,
            IncentiveBase::Invoiced => self.invoiced,
        }
    }

    fn counted(&self, base: IncentiveBase, span: Span, until: Date) -> Vec<Row> {
        let counts = |it: &&Row| span.has(it.on) && it.known <= until && it.amount.currency == self.currency;
        self.rows(base).iter().filter(counts).copied().collect()
    }

    fn given(&self, it: &Standing<'_>, rows: &[Row]) -> Result<Worked<Money, Line>, ClauseIncentiveError> {
        let counted = Money::sum(rows.iter().map(|row| row.amount), self.currency)?;
        reckon(&it.plan, it.base, counted, self.tax, it.period.condition)
    }

    /// What became known of earlier periods from a day, exclusive, to another.
    fn later(&self, before: &mut [Standing<'_>], from: Date, to: Date) -> Result<Vec<Later>, ClauseIncentiveError> {
        let mut found = Vec::new();
        for it in before {
            let span = it.period.span;
            let moved = |row: &Row| span.has(row.on) && from < row.known && row.known <= to;
            if !self.rows(it.base).iter().any(moved) {
                continue;
            }
            let after = self.given(it, &self.counted(it.base, span, to))?.value;
            if after != it.given {
                found.push(Later { span, before: it.given, after });
                it.given = after;
            }
        }
        Ok(found)
    }
}

fn change(later: &[Later], currency: Currency) -> Result<Money, ClauseIncentiveError> {
    let mut sum = Money::zero(currency);
    for it in later {
        sum = sum.plus(it.after.minus(it.before)?)?;
    }
    Ok(sum)
}

/// The periods of the clause, the first first, with what each gives and what is paid for it. A payment stands on what was known when
/// its period was over; what becomes known later of an earlier period goes into the payment of the period in which it happened:
/// never below nothing, and what it could not take back waits for the one after (`contract-rules.md` 5.4). Periods without an
/// incentive in the clause that held are left out.
///
/// # Errors
/// Tiers, a tax or an amount that cannot be reckoned with.
pub fn payments(periods: &[Period<'_>], of: &Payments<'_>) -> Result<Settled, ClauseIncentiveError> {
    let nothing = Money::zero(of.currency);
    let mut standing: Vec<Standing<'_>> = Vec::new();
    let mut found: Vec<PeriodPayment> = Vec::new();
    let mut dues: Vec<Money> = Vec::new();
    let mut cut: Option<Date> = None;
    for period in periods {
        let (form, method, tiers, base, pay_within) = match &period.terms.incentive {
            Incentive::None => continue,
            Incentive::Tiered { form, method, tiers, base, pay_within } => (*form, *method, tiers, *base, *pay_within),
        };
        let until = period.span.last.min(of.as_of);
        let later = match cut {
            Some(from) => of.later(&mut standing, from, until)?,
            None => Vec::new(),
        };
        let mut own = Standing { period, base, plan: commission_plan(method, tiers)?, given: nothing };
        let rows = of.counted(base, period.span, until);
        let given = of.given(&own, &rows)?;
        own.given = given.value;
        standing.push(own);
        dues.push(given.value.plus(change(&later, of.currency)?)?);
        cut = Some(until);
        let counted = |it: &Sheet| pay_within.by_the_day().due(it.on, of.counting, of.calendar).ok();
        let due = period.sheet.as_ref().and_then(counted).map(|it| it.value);
        found.push(PeriodPayment {
            span: period.span,
            is_over: period.span.last < of.as_of,
            form,
            base,
            pay_within,
            rows,
            condition: period.condition,
            sheet: period.sheet.clone(),
            given,
            later,
            payout: Payout { due: nothing, brought_forward: nothing, paid: nothing, carried_forward: nothing },
            due,
        });
    }
    let paid = pay_out(nothing, dues)?.working;
    let left = paid.last().map_or(nothing, |it| it.carried_forward);
    for (it, payout) in found.iter_mut().zip(paid) {
        it.payout = payout;
    }
    let later = match cut {
        Some(from) if from < of.as_of => of.later(&mut standing, from, of.as_of)?,
        Some(_) | None => Vec::new(),
    };
    let net = left.plus(change(&later, of.currency)?)?;
    let afterwards = (!later.is_empty()).then_some(Afterwards { later, net });
    Ok(Settled { periods: found, afterwards })
}
