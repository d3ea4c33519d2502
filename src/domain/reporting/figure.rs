//! The columns of each report, and what they read of sums.

use super::fact::Tally;
use super::sums::Sums;
use crate::domain::exact::{ExactError, Rounding, divide};
use crate::domain::money::Money;
use crate::domain::rate::Ppm;
use crate::domain::service_quality::FEWEST_ANSWERS;

/// A report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Report {
    /// What was done with customers.
    Activity,
    /// What became of chances to sell.
    Pipeline,
    /// What fell due and what came in.
    Collection,
    /// What customers came with.
    Service,
}

/// A column of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Figure {
    /// Everything by which a customer was reached.
    Contacts,
    /// Calls.
    Calls,
    /// Visits.
    Visits,
    /// Meetings.
    Meetings,
    /// E-mails.
    Emails,
    /// Messages by WeChat.
    Wechats,
    /// Notes.
    Notes,
    /// Customers reached.
    Reached,
    /// Tasks done.
    TasksDone,
    /// Next steps done.
    StepsDone,
    /// Opportunities begun.
    Added,
    /// Moves from stage to stage.
    Moved,
    /// Won.
    Won,
    /// Lost.
    Lost,
    /// Won, of all that was decided.
    Conversion,
    /// Days in a stage before it was left, on average.
    InStage,
    /// Open at the end.
    Standing,
    /// The same, weighted.
    Weighted,
    /// Fell due.
    Due,
    /// Collected by the day.
    OnTime,
    /// Collected after it.
    Late,
    /// The first of both, by money.
    OnTimeShare,
    /// Late at the end.
    Overdue,
    /// Days from the day a part was due to the day it was paid in full, on average.
    DaysToPay,
    /// Tickets that came in.
    Came,
    /// Answered in time.
    Answered,
    /// Solved in time.
    Solved,
    /// Opened again.
    Reopened,
    /// Satisfied.
    Satisfied,
    /// Not solved yet.
    Waiting,
}

/// How a column reads sums.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// How many.
    Count(&'static [Tally]),
    /// How many customers were reached.
    Reached(&'static [Tally]),
    /// How many, and what they are worth.
    Amount(&'static [Tally]),
    /// How many of the first and the second are of the first; none while there are fewer than so many.
    Share(&'static [Tally], &'static [Tally], u32),
    /// The same by money.
    AmountShare(&'static [Tally], &'static [Tally]),
    /// The mean of days.
    Mean(Tally),
}

/// A figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// How many.
    Count(usize),
    /// How many and how much, one amount per currency.
    Amount(usize, Vec<Money>),
    /// A share, rounded down, of what it is a share of; nothing while that is too little.
    Share(Option<Ppm>, usize, usize),
    /// A share by money, rounded down; nothing of nothing, or where several currencies meet.
    AmountShare(Option<Ppm>),
    /// Days; nothing while there is nothing to take a mean of.
    Days(Option<i64>),
}

impl Report {
    /// Every report, in order.
    pub const ALL: [Self; 4] = [Self::Activity, Self::Pipeline, Self::Collection, Self::Service];

    /// Its columns, the leading one first: rows stand in its order.
    pub const fn figures(self) -> &'static [Figure] {
        match self {
            Self::Activity => &[
                Figure::Contacts,
                Figure::Calls,
                Figure::Visits,
                Figure::Meetings,
                Figure::Emails,
                Figure::Wechats,
                Figure::Notes,
                Figure::Reached,
                Figure::TasksDone,
                Figure::StepsDone,
            ],
            Self::Pipeline => &[
                Figure::Added,
                Figure::Moved,
                Figure::Won,
                Figure::Lost,
                Figure::Conversion,
                Figure::InStage,
                Figure::Standing,
                Figure::Weighted,
            ],
            Self::Collection => {
                &[Figure::Due, Figure::OnTime, Figure::Late, Figure::OnTimeShare, Figure::Overdue, Figure::DaysToPay]
            }
            Self::Service => {
                &[Figure::Came, Figure::Answered, Figure::Solved, Figure::Reopened, Figure::Satisfied, Figure::Waiting]
            }
        }
    }
}

impl Figure {
    /// Its name in the page.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Contacts => "contacts",
            Self::Calls => "calls",
            Self::Visits => "visits",
            Self::Meetings => "meetings",
            Self::Emails => "emails",
            Self::Wechats => "wechats",
            Self::Notes => "notes",
            Self::Reached => "reached",
            Self::TasksDone => "tasks",
            Self::StepsDone => "steps",
            Self::Added => "added",
            Self::Moved => "moved",
            Self::Won => "won",
            Self::Lost => "lost",
            Self::Conversion => "conversion",
            Self::InStage => "in_stage",
            Self::Standing => "open",
            Self::Weighted => "weighted",
            Self::Due => "due",
            Self::OnTime => "on_time",
            Self::Late => "late",
            Self::OnTimeShare => "on_time_share",
            Self::Overdue => "overdue",
            Self::DaysToPay => "days_to_pay",
            Self::Came => "came",
            Self::Answered => "answered",
            Self::Solved => "solved",
            Self::Reopened => "reopened",
            Self::Satisfied => "satisfied",
            Self::Waiting => "waiting",
        }
    }

    /// How it reads sums.
    pub const fn reading(self) -> Reading {
        match self {
            Self::Contacts => Reading::Count(&[Tally::Call, Tally::Visit, Tally::Meeting, Tally::Email, Tally::Wechat]),
            Self::Calls => Reading::Count(&[Tally::Call]),
            Self::Visits => Reading::Count(&[Tally::Visit]),
            Self::Meetings => Reading::Count(&[Tally::Meeting]),
            Self::Emails => Reading::Count(&[Tally::Email]),
            Self::Wechats => Reading::Count(&[Tally::Wechat]),
            Self::Notes => Reading::Count(&[Tally::Note]),
            Self::Reached => {
                Reading::Reached(&[Tally::Call, Tally::Visit, Tally::Meeting, Tally::Email, Tally::Wechat])
            }
            Self::TasksDone => Reading::Count(&[Tally::TaskDone]),
            Self::StepsDone => Reading::Count(&[Tally::StepDone]),
            Self::Added => Reading::Amount(&[Tally::Added]),
            Self::Moved => Reading::Count(&[Tally::Moved]),
            Self::Won => Reading::Amount(&[Tally::Won]),
            Self::Lost => Reading::Amount(&[Tally::Lost]),
            Self::Conversion => Reading::Share(&[Tally::Won], &[Tally::Lost], 1),
            Self::InStage => Reading::Mean(Tally::Stayed),
            Self::Standing => Reading::Amount(&[Tally::Standing]),
            Self::Weighted => Reading::Amount(&[Tally::Weighted]),
            Self::Due => Reading::Amount(&[Tally::Due]),
            Self::OnTime => Reading::Amount(&[Tally::OnTime]),
            Self::Late => Reading::Amount(&[Tally::Late]),
            Self::OnTimeShare => Reading::AmountShare(&[Tally::OnTime], &[Tally::Late]),
            Self::Overdue => Reading::Amount(&[Tally::Overdue]),
            Self::DaysToPay => Reading::Mean(Tally::Settled),
            Self::Came => Reading::Count(&[Tally::Came]),
            Self::Answered => Reading::Share(&[Tally::Answered], &[Tally::AnsweredLate], 1),
            Self::Solved => Reading::Share(&[Tally::Solved], &[Tally::SolvedLate], 1),
            Self::Reopened => Reading::Share(&[Tally::Reopened], &[Tally::StayedSolved], 1),
            // the least answers that a score stands on are those of the service report
            Self::Satisfied => Reading::Share(&[Tally::Satisfied], &[Tally::Unsatisfied], FEWEST_ANSWERS),
            Self::Waiting => Reading::Count(&[Tally::Waiting]),
        }
    }

    /// The tallies whose facts it stands on.
    pub fn tallies(self) -> Vec<Tally> {
        match self.reading() {
            Reading::Count(all) | Reading::Reached(all) | Reading::Amount(all) => all.to_vec(),
            Reading::Share(part, rest, _) | Reading::AmountShare(part, rest) => [part, rest].concat(),
            Reading::Mean(tally) => vec![tally],
        }
    }

    /// What it is of these sums.
    ///
    /// # Errors
    /// Overflow.
    pub fn value(self, sums: &Sums) -> Result<Value, ExactError> {
        Ok(match self.reading() {
            Reading::Count(all) => Value::Count(sums.count(all)),
            Reading::Reached(_) => Value::Count(sums.reached()),
            Reading::Amount(all) => Value::Amount(sums.count(all), sums.money(all)?),
            Reading::Share(part, rest, fewest) => {
                let counted = sums.count(part);
                let whole = counted.saturating_add(sums.count(rest));
                let wide = |n: usize| i128::try_from(n).map_err(|_| ExactError::Overflow);
                let enough = usize::try_from(fewest).is_ok_and(|fewest| fewest <= whole);
                let shown = if enough { share(wide(counted)?, wide(whole)?)? } else { None };
                Value::Share(shown, counted, whole)
            }
            Reading::AmountShare(part, rest) => {
                let whole = sums.money(&[part, rest].concat())?;
                let counted = sums.money(part)?;
                Value::AmountShare(match (whole.as_slice(), counted.as_slice()) {
                    ([whole], []) if whole.minor > 0 => Some(Ppm(0)),
                    ([whole], [part]) => share(part.wide(), whole.wide())?,
                    _ => None,
                })
            }
            Reading::Mean(tally) => Value::Days(sums.mean(tally)?),
        })
    }
}

/// A share in parts per million, rounded down; nothing of nothing.
pub(super) fn share(part: i128, whole: i128) -> Result<Option<Ppm>, ExactError> {
    if whole <= 0 {
        return Ok(None);
    }
    let scaled = part.checked_mul(Ppm::WHOLE.wide()).ok_or(ExactError::Overflow)?;
    let floored = divide(scaled, whole, Rounding::Floor)?;
    i64::try_from(floored).map(|it| Some(Ppm(it))).map_err(|_| ExactError::Overflow)
}

impl Value {
    /// Whether there is nothing that it stands on.
    pub fn is_nothing(&self) -> bool {
        match self {
            Self::Count(count) | Self::Amount(count, _) | Self::Share(_, _, count) => *count == 0,
            Self::AmountShare(share) => share.is_none(),
            Self::Days(days) => days.is_none(),
        }
    }

    /// What rows are put in order by: the largest amount, else the count.
    pub(super) fn weight(&self) -> i64 {
        let many = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        match self {
            Self::Count(count) | Self::Share(_, _, count) => many(*count),
            Self::Amount(count, money) => money.iter().map(|it| it.minor).max().unwrap_or_else(|| many(*count)),
            Self::AmountShare(share) => share.map_or(0, |it| it.0),
            Self::Days(days) => days.unwrap_or(0),
        }
    }
}
