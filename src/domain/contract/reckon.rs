//! The terms of a contract as the calculations take them: periods for the calendar, terms and renewals for the days that
//! follow from them.

use super::plan::{Period, Unit};
use super::term::{Objection, Renewal, RenewalTimes, TermLength};
use crate::domain::period;
use crate::domain::term;
use crate::domain::term::renewal;

impl Period {
    /// The same period for the calendar; `None` for hours, which the service clock counts.
    pub const fn by_calendar(self) -> Option<period::Period> {
        let unit = match self.unit {
            Unit::Hour | Unit::WorkingHour => return None,
            Unit::Day => period::PeriodUnit::Day,
            Unit::WorkingDay => period::PeriodUnit::BizDay,
            Unit::Month => period::PeriodUnit::Month,
            Unit::Year => period::PeriodUnit::Year,
        };
        Some(period::Period { n: self.n, unit })
    }
}

impl From<TermLength> for term::Term {
    fn from(length: TermLength) -> Self {
        match length {
            TermLength::Fixed { start, end } => Self::Fixed { start, length: term::TermLength::Until(end) },
            TermLength::Months { start, months } => Self::Fixed { start, length: term::TermLength::Months(months) },
            TermLength::OpenEnded { start } => Self::Indefinite { start },
            TermLength::UntilPerformed { start } => Self::UntilPerformed { start },
        }
    }
}

impl Renewal {
    /// The same renewal for the reckoning of terms. An objection that was not written may be made until the last day; a renewal by
    /// agreement is for a term as long as `months`, which such a clause leaves open. `None` where a period is in hours.
    pub fn by_calendar(self, months: u16) -> Option<renewal::Renewal> {
        match self {
            Self::None => Some(renewal::Renewal::None),
            Self::ByAgreement { talk_before } => {
                talk_before.by_calendar().map(|notice| renewal::Renewal::ByAgreement { months, notice })
            }
            Self::Automatic { months, times, objection } => {
                let limit = match times {
                    RenewalTimes::Unlimited => renewal::RenewalLimit::Unlimited,
                    RenewalTimes::AtMost(times) => renewal::RenewalLimit::Times(u16::from(times)),
                };
                let before = match objection {
                    Objection::NotStated => Period::days(0),
                    Objection::Before(period) => period,
                };
                before.by_calendar().map(|notice| renewal::Renewal::Automatic { months, notice, limit })
            }
        }
    }
}
