//! The term that runs, as the status of a contract reads it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::status::{Flag, Flags};
use crate::domain::calendar::WorkCalendar;
use crate::domain::contract::party::Side;
use crate::domain::date::Date;
use crate::domain::exact::no_lines;
use crate::domain::period::Period;
use crate::domain::term::renewal::{Renewal, RenewalChoice, RenewalDecision, RenewalLimit};
use crate::domain::term::{TermError, TermSpan};

/// The term that runs now, as far as the status needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RunningTerm {
    /// Until a day.
    Fixed {
        /// Which: 0 is the first, 1 the first renewal.
        no: u32,
        /// The first day.
        start: Date,
        /// The last day.
        end: Date,
        /// The last day on which notice may be given, which is still open itself (6.7).
        notice_deadline: Date,
        /// What happens at the end.
        renewal: RenewalMode,
        /// What was decided about this term.
        decision: Decided,
    },
    /// 无固定期限.
    OpenEnded {
        /// How long our notice runs; [`Ahead`] has that of the other side.
        notice: TerminationNotice,
    },
    /// Until both sides have done everything.
    UntilPerformed,
}

impl RunningTerm {
    /// Its last day, if it has one.
    pub const fn last_day(&self) -> Option<Date> {
        match self {
            Self::Fixed { end, .. } => Some(*end),
            Self::OpenEnded { .. } | Self::UntilPerformed => None,
        }
    }
}

/// What happens at the end of a fixed term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RenewalMode {
    /// It ends.
    None,
    /// It goes on unless notice is given in time (自动续期).
    Auto,
    /// It goes on if both sides say so.
    Manual,
}

/// What was decided about the next term, as far as it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decided {
    /// Nothing.
    #[default]
    Open,
    /// To go on.
    Renew {
        /// The day of the decision.
        decided_on: Date,
    },
    /// Not to go on; the notice is not sent, so it stops nothing.
    EndUnsent {
        /// The day of the decision.
        decided_on: Date,
    },
    /// Not to go on, and the other side knows.
    End {
        /// The day the notice was given.
        notice_sent_on: Date,
    },
}

/// How long the notice of an indefinite term runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TerminationNotice {
    /// Days, 0 allowed.
    Days(u16),
    /// Working days of the calendar of the contract.
    WorkingDays(u16),
    /// Months.
    Months(u16),
}

impl Default for TerminationNotice {
    /// Nothing was agreed: it ends at once.
    fn default() -> Self {
        Self::Days(0)
    }
}

impl TerminationNotice {
    /// The same as a period.
    pub const fn period(self) -> Period {
        match self {
            Self::Days(n) => Period::days(n),
            Self::WorkingDays(n) => Period::working_days(n),
            Self::Months(n) => Period::months(n),
        }
    }
}

/// What a notice goes by that ends an indefinite term (`contract-rules.md` S6).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Ahead {
    /// How long a notice of the other side runs.
    #[serde(default)]
    pub theirs: TerminationNotice,
    /// The days of work of the book; nothing where no notice counts them, or the contract goes by another place
    /// (G2 `biz_day_def`) of which the book keeps none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calendar: Option<Arc<WorkCalendar>>,
}

impl Ahead {
    /// How long the notice of a side runs, where ours runs so long.
    pub const fn notice_of(&self, side: Side, ours: TerminationNotice) -> TerminationNotice {
        match side {
            Side::Us => ours,
            Side::Them => self.theirs,
        }
    }

    /// The days of work that a notice counts by; Monday to Friday where none were kept, and the working says so.
    pub fn calendar(&self) -> &WorkCalendar {
        self.calendar.as_deref().unwrap_or(WorkCalendar::weekdays())
    }
}

impl RunningTerm {
    /// The term `span` with what was decided about its end up to `as_of`. Where a decision and its notice count is the reckoning
    /// of terms in [`crate::domain::term::renewal`]: this is its short form.
    ///
    /// # Errors
    /// Leaving 1900–9999; a notice in hours, or in working days of a calendar without any.
    pub fn fixed(
        span: TermSpan,
        renewal: Renewal,
        decisions: &[RenewalDecision],
        as_of: Date,
        calendar: &WorkCalendar,
    ) -> Result<Self, TermError> {
        let (mode, notice) = match renewal {
            Renewal::None => (RenewalMode::None, Period::days(0)),
            Renewal::ByAgreement { notice, .. } => (RenewalMode::Manual, notice),
            Renewal::Automatic { limit: RenewalLimit::Times(most), notice, .. } if span.no >= u32::from(most) => {
                (RenewalMode::None, notice)
            }
            Renewal::Automatic { notice, .. } => (RenewalMode::Auto, notice),
        };
        let notice_deadline = notice.last_day_before(span.end, calendar, &mut no_lines)?;
        let known = decisions.iter().filter(|decision| decision.term_no == span.no && decision.decided_on <= as_of);
        let decision = known.fold(Decided::Open, |standing, decision| match decision.choice {
            RenewalChoice::Renew | RenewalChoice::RenewFor { .. } => Decided::Renew { decided_on: decision.decided_on },
            RenewalChoice::Decline { notice_on } if mode != RenewalMode::Auto || notice_on <= notice_deadline => {
                Decided::End { notice_sent_on: notice_on }
            }
            RenewalChoice::Decline { .. } => standing,
            RenewalChoice::DeclineUnsent => match standing {
                Decided::Open | Decided::EndUnsent { .. } => Decided::EndUnsent { decided_on: decision.decided_on },
                Decided::Renew { .. } | Decided::End { .. } => standing,
            },
        });
        Ok(Self::Fixed { no: span.no, start: span.start, end: span.end, notice_deadline, renewal: mode, decision })
    }

    /// The last day, if the term was over by `as_of` and did not go on.
    pub fn expired(self, as_of: Date) -> Option<Date> {
        match self {
            Self::Fixed { end, .. } => (as_of > end && !self.goes_on(as_of)).then_some(end),
            Self::OpenEnded { .. } | Self::UntilPerformed => None,
        }
    }

    /// Whether, as known on `as_of`, the next term can no longer be stopped (`domain.md` 6.7): agreed, or nobody gave notice
    /// and the last day for it is over. A notice that comes late stops nothing.
    pub fn goes_on(self, as_of: Date) -> bool {
        match self {
            Self::Fixed { notice_deadline, renewal, decision, .. } => match renewal {
                RenewalMode::None => false,
                RenewalMode::Manual => match decision {
                    Decided::Renew { decided_on } => decided_on <= as_of,
                    Decided::Open | Decided::EndUnsent { .. } | Decided::End { .. } => false,
                },
                RenewalMode::Auto => match decision {
                    Decided::End { notice_sent_on } => notice_sent_on > notice_deadline && as_of > notice_deadline,
                    Decided::Renew { decided_on } => decided_on <= as_of || as_of > notice_deadline,
                    Decided::Open | Decided::EndUnsent { .. } => as_of > notice_deadline,
                },
            },
            Self::OpenEnded { .. } | Self::UntilPerformed => false,
        }
    }

    /// Whether by a day nobody has decided how the term goes on, nor given notice.
    pub fn is_undecided(self, as_of: Date) -> bool {
        match self {
            Self::Fixed { decision, .. } => match decision {
                Decided::Open | Decided::EndUnsent { .. } => true,
                Decided::Renew { decided_on: on } | Decided::End { notice_sent_on: on } => on > as_of,
            },
            Self::OpenEnded { .. } | Self::UntilPerformed => false,
        }
    }

    pub(super) fn flags(self, as_of: Date, lead_days: u16) -> Flags {
        let mut flags = Flags::new();
        let Self::Fixed { end, notice_deadline, renewal, .. } = self else { return flags };
        let soon = |day: Date| (0..=i64::from(lead_days)).contains(&as_of.days_until(day));
        let goes_on = self.goes_on(as_of);
        if soon(end) && !goes_on {
            flags.push(Flag::Expiring);
        }
        if renewal != RenewalMode::None && soon(notice_deadline) && self.is_undecided(as_of) {
            flags.push(Flag::InNoticeWindow);
        }
        if goes_on {
            flags.push(Flag::RenewalCommitted);
        }
        flags
    }
}
