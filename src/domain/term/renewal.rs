//! Renewal (续期): by agreement, or by itself unless somebody gives notice in time.

use std::num::NonZeroU16;

use serde::{Deserialize, Serialize};

use super::{NoticeDeadline, SpanLine, Term, TermError, TermSpan, border, first_span, last_notice};
use crate::domain::calendar::WorkCalendar;
use crate::domain::date::Date;
use crate::domain::exact::{ExactError, Worked};
use crate::domain::period::{Period, PeriodLine};

/// How often a contract renews by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RenewalLimit {
    /// Again and again.
    Unlimited,
    /// At most so many times.
    Times(u16),
}

/// What happens at the end of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Renewal {
    /// It ends.
    None,
    /// It ends unless the parties agree (协商续签).
    ByAgreement {
        /// The length of a renewal, at least one month.
        months: u16,
        /// How long before the end they talk about it.
        notice: Period,
    },
    /// It renews unless notice is given in time (自动续期).
    Automatic {
        /// The length of a renewal, at least one month.
        months: u16,
        /// How long before the end notice must be given.
        notice: Period,
        /// How often.
        limit: RenewalLimit,
    },
}

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RenewalChoice {
    /// To renew for as long as the clause says. For a renewal by agreement: both sides agreed.
    Renew,
    /// To renew for another time than the clause says, as both sides agreed.
    RenewFor {
        /// For so many months.
        months: NonZeroU16,
    },
    /// Not to renew, with notice on this day. In an automatic renewal a notice after the last day has no effect.
    Decline {
        /// The day of the notice.
        notice_on: Date,
    },
    /// Not to renew, but the notice is not sent: it stops nothing yet.
    DeclineUnsent,
}

/// A decision about the end of one term (续期决定); kept in the order they were made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RenewalDecision {
    /// The term that ends: 0 is the first.
    pub term_no: u32,
    /// What was decided.
    pub choice: RenewalChoice,
    /// When.
    pub decided_on: Date,
}

/// How the end of the running term stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RenewalStanding {
    /// The contract does not renew.
    Ends,
    /// It renewed as often as it may.
    LimitReached,
    /// It ends unless the parties agree.
    AwaitsAgreement(NoticeDeadline),
    /// It renews unless notice is given by the last day, which is still open.
    NoticeOpen(NoticeDeadline),
    /// It will renew: agreed, or the last day for notice is past.
    Committed {
        /// The next term.
        next: TermSpan,
    },
    /// It will end: notice was given in time, or the parties decided not to renew.
    Declined {
        /// The day of the notice.
        notice_on: Date,
    },
}

/// Where the term of a contract stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermStanding {
    /// It has not begun.
    Before {
        /// The first day.
        start: Date,
    },
    /// A fixed term is running.
    Running {
        /// Which.
        span: TermSpan,
        /// What will happen at its end.
        renewal: RenewalStanding,
    },
    /// It runs without an end of its own.
    OpenEnded {
        /// The first day.
        start: Date,
    },
    /// The last term is over (已到期).
    Expired {
        /// The last term.
        last: TermSpan,
    },
}

/// What a notice was worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeEffect {
    /// It ends the contract with the term.
    InTime,
    /// It came after the last day: no effect.
    TooLate,
}

/// A step of a term's standing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermLine {
    /// How the days of a term came about; its last step is the term.
    Span(SpanLine),
    /// The last day for notice against its end.
    Notice(NoticeDeadline),
    /// What the notice period and the calendar said on the way.
    Period(PeriodLine),
    /// A decision to renew.
    Agreed(RenewalDecision),
    /// A decision not to renew whose notice was not sent.
    Unsent(RenewalDecision),
    /// A notice, and what it was worth.
    Noticed {
        /// The decision.
        decision: RenewalDecision,
        /// Its worth.
        effect: NoticeEffect,
    },
}

/// What is decided about the end of one term.
enum Outlook {
    /// It renews.
    Renews {
        /// For so many months.
        months: u32,
    },
    /// It ends.
    Ends(RenewalStanding),
    /// It is open on the day.
    Open(RenewalStanding),
}

/// Where the term stands on `as_of`, from the decisions made up to that day. A renewal is committed only when `as_of` is
/// after the last day for notice: that day itself is still open (`domain.md` 6.7).
///
/// # Errors
/// [`TermError::Empty`] for a term or a renewal of no months; leaving 1900–9999; a calendar without working days.
pub fn term_standing(
    term: Term,
    renewal: Renewal,
    decisions: &[RenewalDecision],
    as_of: Date,
    calendar: &WorkCalendar,
) -> Result<Worked<TermStanding, TermLine>, TermError> {
    Worked::keep(|line| standing(term, renewal, decisions, as_of, calendar, line))
}

/// [`term_standing`], which puts its lines down with `line`.
pub(crate) fn standing(
    term: Term,
    renewal: Renewal,
    decisions: &[RenewalDecision],
    as_of: Date,
    calendar: &WorkCalendar,
    line: &mut (impl FnMut(TermLine) + ?Sized),
) -> Result<TermStanding, TermError> {
    let (start, length) = match term {
        Term::Fixed { start, length } => (start, length),
        Term::Indefinite { start } | Term::UntilPerformed { start } => {
            return Ok(if as_of < start { TermStanding::Before { start } } else { TermStanding::OpenEnded { start } });
        }
    };
    let months = match renewal {
        Renewal::None => 1,
        Renewal::ByAgreement { months, .. } | Renewal::Automatic { months, .. } => months,
    };
    if months == 0 {
        return Err(TermError::Empty);
    }
    let mut renewed = 0_u32;
    let mut current = first_span(start, length, &mut |step| line(TermLine::Span(step)))?;
    if as_of < start {
        return Ok(TermStanding::Before { start });
    }
    loop {
        let outlook = outlook(current, renewal, months, decisions, as_of, calendar, line)?;
        let over = as_of > current.end;
        let standing = match outlook {
            Outlook::Renews { months } => {
                let no = current.no.checked_add(1).ok_or(ExactError::Overflow)?;
                let after = renewed.checked_add(months).ok_or(ExactError::Overflow)?;
                let mut step = |step| line(TermLine::Span(step));
                let end = border(start, length, after, &mut step)?;
                let next = TermSpan::between(no, current.end.plus_days(1)?, end)?;
                step(SpanLine::Term(next));
                if over {
                    (current, renewed) = (next, after);
                    continue;
                }
                RenewalStanding::Committed { next }
            }
            Outlook::Ends(standing) | Outlook::Open(standing) => standing,
        };
        return Ok(if over {
            TermStanding::Expired { last: current }
        } else {
            TermStanding::Running { span: current, renewal: standing }
        });
    }
}

fn outlook(
    current: TermSpan,
    renewal: Renewal,
    usual: u16,
    decisions: &[RenewalDecision],
    as_of: Date,
    calendar: &WorkCalendar,
    line: &mut (impl FnMut(TermLine) + ?Sized),
) -> Result<Outlook, TermError> {
    let notice = match renewal {
        Renewal::None => return Ok(Outlook::Ends(RenewalStanding::Ends)),
        Renewal::Automatic { limit: RenewalLimit::Times(most), .. } if current.no >= u32::from(most) => {
            return Ok(Outlook::Ends(RenewalStanding::LimitReached));
        }
        Renewal::ByAgreement { notice, .. } | Renewal::Automatic { notice, .. } => notice,
    };
    let deadline = last_notice(current, notice, calendar, &mut |step| line(TermLine::Period(step)))?;
    line(TermLine::Notice(deadline));
    let last_day = deadline.deadline.last_day;
    let usual = u32::from(usual);
    let mut decided = match renewal {
        Renewal::Automatic { .. } if as_of > last_day => Outlook::Renews { months: usual },
        Renewal::Automatic { .. } => Outlook::Open(RenewalStanding::NoticeOpen(deadline)),
        Renewal::None | Renewal::ByAgreement { .. } => Outlook::Open(RenewalStanding::AwaitsAgreement(deadline)),
    };
    for decision in decisions.iter().filter(|d| d.term_no == current.no && d.decided_on <= as_of) {
        match decision.choice {
            RenewalChoice::Renew => {
                line(TermLine::Agreed(*decision));
                decided = Outlook::Renews { months: usual };
            }
            RenewalChoice::RenewFor { months } => {
                line(TermLine::Agreed(*decision));
                decided = Outlook::Renews { months: u32::from(months.get()) };
            }
            RenewalChoice::DeclineUnsent => line(TermLine::Unsent(*decision)),
            RenewalChoice::Decline { notice_on } => {
                let effect = match renewal {
                    Renewal::Automatic { .. } if notice_on > last_day => NoticeEffect::TooLate,
                    Renewal::None | Renewal::ByAgreement { .. } | Renewal::Automatic { .. } => NoticeEffect::InTime,
                };
                line(TermLine::Noticed { decision: *decision, effect });
                match effect {
                    NoticeEffect::InTime => decided = Outlook::Ends(RenewalStanding::Declined { notice_on }),
                    NoticeEffect::TooLate => {}
                }
            }
        }
    }
    Ok(decided)
}
