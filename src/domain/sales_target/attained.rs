//! How far a target is reached as of a day, and whether it is on its way.

use super::cells::{PlanError, Span};
use super::{Level, SalesTarget};
use crate::domain::date::Date;
use crate::domain::exact::{ExactError, Ratio, Rounding, Worked};
use crate::domain::rate::Ppm;
use crate::domain::sales_measure::MeasuredRow;

/// A part of the period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// Its days.
    pub span: Span,
    /// What was planned for it.
    pub plan: i64,
    /// What was done in it by the day looked at.
    pub actual: i64,
    /// What was done by its end, or by that day.
    pub running: i64,
    /// Its days that are over.
    pub gone: i64,
}

/// Where a target is heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// The period has not begun.
    NotBegun,
    /// Nothing was planned for the days that are over.
    NothingPlanned,
    /// Actual over what was planned by the day, cut off.
    At(Ppm),
}

/// A target as of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attained {
    /// What was done.
    pub actual: i64,
    /// Of the base figure, cut off: it never says 100 % while a fen is missing.
    pub share: Ppm,
    /// Where it is heading.
    pub pace: Pace,
    /// The highest level that is reached.
    pub reached: Option<Level>,
    /// The next level, and what is missing to it; nothing once the highest is reached.
    pub next: Option<(Level, i64)>,
    /// The parts of the period.
    pub cells: Vec<Cell>,
}

/// A step towards it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttainedLine {
    /// The share: one figure over the other.
    Share {
        /// What was done.
        actual: i64,
        /// What is aimed at.
        base: i64,
        /// The one over the other.
        shown: Ppm,
    },
    /// A part that is over counts in full.
    Over {
        /// Its days.
        span: Span,
        /// What was planned for it.
        plan: i64,
    },
    /// The part that runs counts by its days.
    Runs {
        /// Its days.
        span: Span,
        /// What was planned for it.
        plan: i64,
        /// The days that are over.
        gone: i64,
        /// What was planned for those, before rounding.
        exact: Ratio,
    },
    /// What was planned by the day, and where that leads.
    Pace {
        /// What was done.
        actual: i64,
        /// All of the above, before rounding.
        planned: Ratio,
        /// The one over the other.
        shown: Ppm,
    },
    /// What is missing to a level.
    Missing {
        /// Which.
        level: Level,
        /// Where it stands.
        at: i64,
        /// At least one.
        missing: i64,
    },
}

fn share(actual: i64, of: Ratio) -> Result<Ppm, ExactError> {
    let over = Ratio::new(of.denominator(), of.numerator())?;
    let exact = Ratio::whole(i128::from(actual)).times(over)?.times(Ratio::whole(Ppm::WHOLE.wide()))?;
    // beyond 64 bits only where next to nothing was planned: it stays "very much"
    let wide = exact.round(Rounding::Floor)?.clamp(i128::from(i64::MIN), i128::from(i64::MAX));
    i64::try_from(wide).map(Ppm).map_err(|_| ExactError::Overflow)
}

/// How far a target is reached by `as_of`, from the rows that were measured for it (see
/// [`measure`](crate::domain::sales_measure::measure)); rows of another unit are left out.
///
/// # Errors
/// A plan that does not stand; overflow.
pub fn attained(
    target: &SalesTarget,
    rows: &[MeasuredRow],
    as_of: Date,
) -> Result<Worked<Attained, AttainedLine>, PlanError> {
    let plan = target.plan().cells()?;
    let mut cells = Vec::with_capacity(plan.len());
    let mut actual = 0_i64;
    let counted = target.counted(rows);
    let mut left = counted.iter().peekable();
    for (span, plan) in plan {
        let mut own = 0_i64;
        while let Some((on, figure)) = left.next_if(|(on, _)| *on <= span.to) {
            if span.holds(*on) && *on <= as_of {
                own = own.checked_add(*figure).ok_or(ExactError::Overflow)?;
            }
        }
        actual = actual.checked_add(own).ok_or(ExactError::Overflow)?;
        cells.push(Cell { span, plan, actual: own, running: actual, gone: span.gone(as_of) });
    }
    let shown = share(actual, Ratio::whole(i128::from(target.base)))?;
    let mut working = vec![AttainedLine::Share { actual, base: target.base, shown }];
    let pace = pace(&cells, actual, &mut working)?;
    let reached = target.levels().filter(|(_, at)| actual >= *at).map(|(level, _)| level).max();
    let next = target.levels().find(|(_, at)| actual < *at);
    let next = match next {
        Some((level, at)) => {
            let missing = at.checked_sub(actual).ok_or(ExactError::Overflow)?;
            working.push(AttainedLine::Missing { level, at, missing });
            Some((level, missing))
        }
        None => None,
    };
    Ok(Worked { value: Attained { actual, share: shown, pace, reached, next, cells }, working })
}

/// Actual over what was planned by the day: parts that are over in full, the one that runs by its days.
fn pace(cells: &[Cell], actual: i64, working: &mut Vec<AttainedLine>) -> Result<Pace, PlanError> {
    if cells.first().is_none_or(|cell| cell.gone == 0) {
        return Ok(Pace::NotBegun);
    }
    let mut planned = Ratio::ZERO;
    for cell in cells.iter().filter(|cell| cell.gone > 0) {
        let (span, plan) = (cell.span, cell.plan);
        let whole = Ratio::whole(i128::from(plan));
        if cell.gone == span.days() {
            working.push(AttainedLine::Over { span, plan });
            planned = planned.plus(whole)?;
        } else {
            let exact = whole.times(Ratio::new(i128::from(cell.gone), i128::from(span.days()))?)?;
            working.push(AttainedLine::Runs { span, plan, gone: cell.gone, exact });
            planned = planned.plus(exact)?;
        }
    }
    if planned.numerator() <= 0 {
        return Ok(Pace::NothingPlanned);
    }
    let shown = share(actual, planned)?;
    working.push(AttainedLine::Pace { actual, planned, shown });
    Ok(Pace::At(shown))
}
