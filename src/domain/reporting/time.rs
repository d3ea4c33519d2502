//! The time that a report looks at, and the one before it.

use crate::domain::contract::targets::Cycle;
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::sales_target::cells::{PlanError, Span, around, spans};

/// A time to look at, seen from a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Time {
    /// The month of the day.
    Month,
    /// The month before.
    LastMonth,
    /// The quarter of the day.
    #[default]
    Quarter,
    /// The quarter before.
    LastQuarter,
    /// The year of the day.
    Year,
    /// The year before.
    LastYear,
    /// From a day to a day.
    Own,
}

impl Time {
    /// Every choice, in order.
    pub const ALL: [Self; 7] =
        [Self::Month, Self::LastMonth, Self::Quarter, Self::LastQuarter, Self::Year, Self::LastYear, Self::Own];

    /// Its name in addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::LastMonth => "last_month",
            Self::Quarter => "quarter",
            Self::LastQuarter => "last_quarter",
            Self::Year => "year",
            Self::LastYear => "last_year",
            Self::Own => "own",
        }
    }

    /// The choice of this name; the usual one for none.
    pub fn of(name: Option<&str>) -> Self {
        Self::ALL.into_iter().find(|it| Some(it.name()) == name).unwrap_or_default()
    }

    /// Its days, seen from `as_of`; `own` are those of a time of one's own, where a missing side is that of the year.
    ///
    /// # Errors
    /// Years beyond 9999; a time that ends before it begins, or is longer than ten years.
    pub fn span(self, as_of: Date, own: (Option<Date>, Option<Date>)) -> Result<Span, PlanError> {
        let whole = |cycle| around(as_of, cycle);
        let last = |cycle| around(whole(cycle)?.from.plus_days(-1)?, cycle);
        let span = match self {
            Self::Month => whole(Cycle::Month),
            Self::LastMonth => last(Cycle::Month),
            Self::Quarter => whole(Cycle::Quarter),
            Self::LastQuarter => last(Cycle::Quarter),
            Self::Year => whole(Cycle::Year),
            Self::LastYear => last(Cycle::Year),
            Self::Own => {
                whole(Cycle::Year).map(|year| Span { from: own.0.unwrap_or(year.from), to: own.1.unwrap_or(year.to) })
            }
        }?;
        months(span).map(|_| span)
    }
}

/// The months of a time, the first and the last cut off where it begins and ends.
///
/// # Errors
/// A time that ends before it begins, or is longer than ten years.
pub fn months(span: Span) -> Result<Vec<Span>, PlanError> {
    spans(span.from, span.to, Cycle::Month)
}

/// The time before: as many months, where it is made of whole ones; else as many days.
///
/// # Errors
/// Years before 1900.
pub fn before(span: Span) -> Result<Span, ExactError> {
    let to = span.from.plus_days(-1)?;
    let from = if span.from.day() == 1 && span.to.is_month_end() {
        let count = |day: Date| {
            let years = day.year().checked_mul(12)?;
            years.checked_add(i32::try_from(day.month()).ok()?)
        };
        let many = count(span.to).zip(count(span.from)).and_then(|(to, from)| to.checked_sub(from)?.checked_add(1));
        let back = many.and_then(i32::checked_neg).ok_or(ExactError::Overflow)?;
        span.from.plus_months(back)?
    } else {
        span.from.plus_days(span.days().checked_neg().ok_or(ExactError::Overflow)?)?
    };
    Ok(Span { from, to })
}
