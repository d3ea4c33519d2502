//! What the parties agreed about payment.

use serde::{Deserialize, Serialize};

use super::Instalment;
use crate::domain::calendar::{CalendarError, WorkCalendar};
use crate::domain::date::Date;
use crate::domain::exact::{ExactError, Worked};
use crate::domain::id::InstalmentId;
use crate::domain::money::Money;
use crate::domain::period::{Counting, Period, PeriodLine, PeriodUnit};
use crate::domain::rate::Ppm;
use crate::domain::split::SplitPolicy;

/// An event a payment hangs on. Its day is a recorded fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DueEvent {
    /// The contract is signed by all (签署).
    Signing,
    /// The contract takes effect (生效).
    Effectiveness,
    /// The goods are delivered (交货).
    Delivery,
    /// The goods or services are accepted (验收).
    Acceptance,
    /// The invoice is received (收到发票).
    Invoice,
    /// The account is confirmed (对账确认).
    StatementConfirmed,
    /// The warranty ends (质保期满).
    WarrantyEnd,
    /// The milestone of this instalment is reached (里程碑达成); its label says what that is.
    Milestone(InstalmentId),
}

/// What the end of a month means to a series of dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MonthEnd {
    /// The day of the anchor, or the last day of a month that has no such day: 28 February leads to 28 March.
    #[default]
    SameDay,
    /// If the anchor is the last day of its month, every date is: 28 February leads to 31 March.
    LastDay,
}

/// When one part of a plan is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartDue {
    /// On this day.
    On(Date),
    /// A step of a series: always counted from the anchor, never from the date before (`domain.md` 6.2).
    FromAnchor {
        /// The day the series hangs on.
        anchor: Date,
        /// How far from it: the whole way, not one step.
        after: Period,
        /// What the end of a month means.
        month_end: MonthEnd,
    },
    /// So long after an event, whose day is not counted.
    After {
        /// The event.
        event: DueEvent,
        /// How long after.
        period: Period,
    },
}

impl PartDue {
    /// Step `k` of a series from `anchor` in steps of `every`; step 0 is the anchor itself.
    ///
    /// # Errors
    /// [`ExactError::Overflow`] beyond 65 535 units.
    pub fn step(anchor: Date, every: Period, k: u16, month_end: MonthEnd) -> Result<Self, ExactError> {
        Ok(Self::FromAnchor { anchor, after: every.times(k)?, month_end })
    }
}

/// The day of a step of a series, before any move off a day of rest.
pub(super) fn from_anchor(
    anchor: Date,
    after: Period,
    month_end: MonthEnd,
    calendar: &WorkCalendar,
) -> Result<Worked<Date, PeriodLine>, CalendarError> {
    let Worked { value, mut working } = after.last_day(anchor, calendar)?;
    let by_month = match after.unit {
        PeriodUnit::Month | PeriodUnit::Year => true,
        PeriodUnit::Day | PeriodUnit::BizDay => false,
    };
    let on = match month_end {
        MonthEnd::LastDay if by_month && anchor.is_month_end() => value.month_end()?,
        MonthEnd::LastDay | MonthEnd::SameDay => value,
    };
    if on != value {
        working.push(PeriodLine::Counted { period: after, on });
    }
    Ok(Worked { value: on, working })
}

/// One part of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanPart {
    /// The id its instalment has from now on.
    pub id: InstalmentId,
    /// What the parties call it.
    pub label: String,
    /// When it is due.
    pub due: PartDue,
}

/// A part that is a share of the amount.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharePart {
    /// The part.
    pub part: PlanPart,
    /// Its share; all of a plan are 100 % together.
    pub share: Ppm,
}

/// A part with a sum of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FixedPart {
    /// The part.
    pub part: PlanPart,
    /// The sum.
    pub amount: Money,
}

/// A share of the amount that is due some time after an event (里程碑).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    /// The id its instalment has from now on.
    pub id: InstalmentId,
    /// What the parties call it.
    pub label: String,
    /// Its share; all of a plan are 100 % together.
    pub share: Ppm,
    /// What must happen; [`DueEvent::Milestone`] with its own id for an event that has no other name.
    pub event: DueEvent,
    /// How long after it, the day of the event not counted.
    pub period: Period,
}

/// How the amount is to be paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanMode {
    /// In one sum (一次性付款).
    LumpSum(PlanPart),
    /// In equal parts (等额分期).
    Equal(Vec<PlanPart>),
    /// In shares (按比例分期).
    Shares(Vec<SharePart>),
    /// In sums of their own, which add up to the amount (按约定金额分期).
    Fixed(Vec<FixedPart>),
    /// In shares that hang on events (按里程碑付款).
    Milestones(Vec<Milestone>),
    /// The same sum again and again (定期付款); together the amount.
    Recurring {
        /// The sum each time.
        each: Money,
        /// The times.
        parts: Vec<PlanPart>,
    },
}

/// The payment terms of a contract: kept and merged as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentPlan {
    /// How the amount is to be paid.
    pub mode: PlanMode,
    /// Where the minor units go that do not divide.
    pub policy: SplitPolicy,
    /// How periods after events are counted, and what a day of rest does to any due day.
    pub counting: Counting,
}

/// One row of any mode, in one form.
pub(super) struct Row<'a> {
    pub(super) id: InstalmentId,
    pub(super) seq: u16,
    pub(super) label: &'a str,
    pub(super) due: PartDue,
    pub(super) amount: RowAmount,
}

/// What a row says about its amount.
#[derive(Clone, Copy)]
pub(super) enum RowAmount {
    Equal,
    Share(Ppm),
    Agreed(Money),
}

impl PaymentPlan {
    /// A plan that names every sum: what an amendment stores once its rows are re-planned, so that the rows read the same
    /// ever after. Days that hang on events still do.
    #[must_use]
    pub fn naming_sums(&self, instalments: &[Instalment]) -> Self {
        let part = |row: &Instalment| {
            let due = match row.due {
                super::Due::On(day) => PartDue::On(day),
                super::Due::After { event, period } => PartDue::After { event, period },
            };
            FixedPart { part: PlanPart { id: row.id, label: row.label.clone(), due }, amount: row.amount }
        };
        Self { mode: PlanMode::Fixed(instalments.iter().map(part).collect()), ..*self }
    }

    pub(super) fn rows(&self) -> Vec<Row<'_>> {
        let row = |part| row_of(part, RowAmount::Equal);
        let mut rows: Vec<Row<'_>> = match &self.mode {
            PlanMode::LumpSum(part) => vec![row(part)],
            PlanMode::Equal(parts) => parts.iter().map(row).collect(),
            PlanMode::Shares(parts) => parts.iter().map(|p| row_of(&p.part, RowAmount::Share(p.share))).collect(),
            PlanMode::Fixed(parts) => parts.iter().map(|p| row_of(&p.part, RowAmount::Agreed(p.amount))).collect(),
            PlanMode::Recurring { each, parts } => {
                parts.iter().map(|part| row_of(part, RowAmount::Agreed(*each))).collect()
            }
            PlanMode::Milestones(milestones) => milestones.iter().map(row_of_milestone).collect(),
        };
        for (index, row) in rows.iter_mut().enumerate() {
            row.seq = super::place(index);
        }
        rows
    }
}

fn row_of(part: &PlanPart, amount: RowAmount) -> Row<'_> {
    Row { id: part.id, seq: 0, label: &part.label, due: part.due, amount }
}

fn row_of_milestone(milestone: &Milestone) -> Row<'_> {
    let due = PartDue::After { event: milestone.event, period: milestone.period };
    Row { id: milestone.id, seq: 0, label: &milestone.label, due, amount: RowAmount::Share(milestone.share) }
}
