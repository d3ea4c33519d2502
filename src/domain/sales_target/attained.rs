//! How far a target is reached as of a day, and whether it is on its way.

use super::cells::{PlanError, Span};
use super::{LARGEST, Level, SalesTarget};
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

/// A level of a target as of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    /// Which.
    pub level: Level,
    /// Where it stands.
    pub at: i64,
    /// What is missing to it; nought once it is reached.
    pub missing: i64,
    /// The day since which it is reached: what is taken back takes it along.
    pub reached_on: Option<Date>,
    /// Where the target is heading, of this level.
    pub pace: Pace,
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
    /// What it comes to by its last day if it goes on like that, cut off; nothing while there is no pace.
    pub projected: Option<i64>,
    /// The highest level that is reached like that.
    pub heading: Option<Level>,
    /// The levels, the lowest first.
    pub levels: Vec<Reach>,
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
    /// What it comes to by its last day if it goes on like that.
    Projected {
        /// What is aimed at.
        base: i64,
        /// What was done.
        actual: i64,
        /// What was planned by the day, before rounding.
        planned: Ratio,
        /// What is aimed at × done ÷ planned, cut off.
        shown: i64,
    },
    /// That over a level beyond the target.
    LevelPace {
        /// Which.
        level: Level,
        /// Where it stands.
        at: i64,
        /// What it comes to, before rounding.
        ahead: Ratio,
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
    /// Since when a level is reached.
    Reached {
        /// Which.
        level: Level,
        /// Where it stands.
        at: i64,
        /// The day.
        on: Date,
    },
}

fn share(actual: i64, of: Ratio) -> Result<Ppm, ExactError> {
    let over = Ratio::new(of.denominator(), of.numerator())?;
    let exact = Ratio::whole(i128::from(actual)).times(over)?.times(Ratio::whole(Ppm::WHOLE.wide()))?;
    cut_off(exact)
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
    let (pace, planned) = pace(&cells, actual, &mut working)?;
    let ahead = planned.map(|planned| ahead(target.base, actual, planned, &mut working)).transpose()?;
    let mut levels = Vec::new();
    for ((level, at), reached_on) in target.levels().zip(reached_since(target, &counted, as_of)?) {
        let missing = at.checked_sub(actual).ok_or(ExactError::Overflow)?.max(0);
        let pace = match ahead {
            // the target has its own line above
            Some(ahead) if level != Level::Base && at > 0 => {
                let shown = share_of(ahead, at)?;
                working.push(AttainedLine::LevelPace { level, at, ahead, shown });
                Pace::At(shown)
            }
            Some(_) | None => pace,
        };
        if missing > 0 {
            working.push(AttainedLine::Missing { level, at, missing });
        }
        working.extend(reached_on.map(|on| AttainedLine::Reached { level, at, on }));
        levels.push(Reach { level, at, missing, reached_on, pace });
    }
    let is_ahead = |it: &&Reach| matches!(it.pace, Pace::At(share) if share >= Ppm::WHOLE);
    let value = Attained {
        actual,
        share: shown,
        pace,
        reached: levels.iter().filter(|it| it.missing == 0).map(|it| it.level).max(),
        next: levels.iter().find(|it| it.missing > 0).map(|it| (it.level, it.missing)),
        projected: ahead.and_then(shown_figure),
        heading: levels.iter().filter(is_ahead).map(|it| it.level).max(),
        levels,
        cells,
    };
    Ok(Worked { value, working })
}

/// What is aimed at × done ÷ planned: what it comes to by the last day.
fn ahead(base: i64, actual: i64, planned: Ratio, working: &mut Vec<AttainedLine>) -> Result<Ratio, ExactError> {
    let over = Ratio::new(planned.denominator(), planned.numerator())?;
    let exact = Ratio::whole(i128::from(actual)).times(over)?.times(Ratio::whole(i128::from(base)))?;
    let shown = shown_figure(exact);
    working.extend(shown.map(|shown| AttainedLine::Projected { base, actual, planned, shown }));
    Ok(exact)
}

/// A figure cut off; nothing of one that is larger than any figure, as it may be where next to nothing was planned.
fn shown_figure(exact: Ratio) -> Option<i64> {
    let figure = i64::try_from(exact.round(Rounding::Floor).ok()?).ok()?;
    (figure.unsigned_abs() <= LARGEST.unsigned_abs()).then_some(figure)
}

/// A figure over a level, cut off. The level is more than nothing.
fn share_of(figure: Ratio, level: i64) -> Result<Ppm, ExactError> {
    let exact = figure.times(Ratio::new(Ppm::WHOLE.wide(), i128::from(level))?)?;
    cut_off(exact)
}

/// A share in parts per million. One beyond any figure, as it may be where next to nothing was planned, has no answer.
fn cut_off(exact: Ratio) -> Result<Ppm, ExactError> {
    i64::try_from(exact.round(Rounding::Floor)?).map(Ppm).map_err(|_| ExactError::Overflow)
}

/// Since when each level is reached by `as_of`, in their order: the last day on which the running total came from below. What was
/// counted stands in the order of its days; those of one day count together.
fn reached_since(target: &SalesTarget, counted: &[(Date, i64)], as_of: Date) -> Result<Vec<Option<Date>>, ExactError> {
    let known = Span { from: target.from, to: target.to.min(as_of) };
    let mut found: Vec<(i64, Option<Date>)> = target.levels().map(|(_, at)| (at, None)).collect();
    let mut running = 0_i64;
    for day in counted.chunk_by(|one, next| one.0 == next.0) {
        let Some((on, _)) = day.first().filter(|(on, _)| known.holds(*on)) else { continue };
        for (_, figure) in day {
            running = running.checked_add(*figure).ok_or(ExactError::Overflow)?;
        }
        for (at, since) in &mut found {
            *since = if running >= *at { since.or(Some(*on)) } else { None };
        }
    }
    Ok(found.into_iter().map(|(_, since)| since).collect())
}

/// Actual over what was planned by the day, and what that is: parts that are over in full, the one that runs by its days.
fn pace(cells: &[Cell], actual: i64, working: &mut Vec<AttainedLine>) -> Result<(Pace, Option<Ratio>), PlanError> {
    if cells.first().is_none_or(|cell| cell.gone == 0) {
        return Ok((Pace::NotBegun, None));
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
        return Ok((Pace::NothingPlanned, None));
    }
    let shown = share(actual, planned)?;
    working.push(AttainedLine::Pace { actual, planned, shown });
    Ok((Pace::At(shown), Some(planned)))
}
