//! The terms of a contract as the calculations take them: the one place where what the parties wrote becomes what is reckoned.
//!
//! A contract keeps its term and renewal in the words of its clause (S6): a notice may be missing, a renewal by agreement names
//! no length. [`crate::domain::term`] reckons with complete terms only. So there are two forms of these two, and they meet here.

use super::brief::ContractBrief;
use super::general::{Definitions, RollForward};
use super::payment::{Payment, Plan};
use super::plan::{Due, Period, Unit};
use super::term::{Notice, Objection, Renewal, RenewalTimes, Term, TermLength};
use crate::domain::calendar::WorkCalendar;
use crate::domain::date::Date;
use crate::domain::exact::{ExactError, Worked, no_lines};
use crate::domain::id::InstalmentId;
use crate::domain::lifecycle::contract::status::{Decided, RenewalMode, RunningTerm, TerminationNotice};
use crate::domain::money::Money;
use crate::domain::period::{Counting, Roll};
use crate::domain::schedule::amounts::part_amounts;
use crate::domain::schedule::{AmountStep, Rules};
use crate::domain::term;
use crate::domain::term::renewal::{self, RenewalDecision, TermLine};
use crate::domain::term::{TermError, first_day_after};

/// How long a renewal by agreement is where neither clause nor decision says so.
const USUAL_RENEWAL: u16 = 12;

impl From<RollForward> for Roll {
    fn from(roll: RollForward) -> Self {
        match roll {
            RollForward::NextWorkingDay => Self::Following,
            RollForward::Stays => Self::None,
        }
    }
}

impl Definitions {
    /// How periods are counted (G2): by the statute, or in clear days where the parties agreed so; a last day that is a day of
    /// rest moves on if the contract says so. The one place from which every reckoning takes it.
    pub fn counting(&self) -> Counting {
        Counting { rule: self.period, roll: self.roll.into() }
    }
}

impl ContractBrief {
    /// How its payment plan is carried out.
    pub fn plan_rules(&self, payment: &Payment) -> Rules {
        Rules { policy: payment.remainder, counting: self.definitions.counting() }
    }
}

/// A claim of a plan: its id, amount and term.
pub type Claim = (InstalmentId, Money, Due);

impl Payment {
    /// Every claim of the plan on a total, as far as it can be told from a draft: its id, amount and term. Monthly settlement has
    /// its claims from the months of the term ([`super::claims`]). The working says of each what its amount is part of.
    ///
    /// # Errors
    /// Sums above the total, shares that come to nothing, overflow.
    pub fn claims(&self, total: Money) -> Result<Worked<Vec<Claim>, AmountStep>, ExactError> {
        let one =
            |id, amount, due| Worked { value: vec![(id, amount, due)], working: vec![AmountStep::Agreed(amount)] };
        match &self.plan {
            Plan::LumpSum { id, due } => Ok(one(*id, total, *due)),
            Plan::Instalments { parts } | Plan::Milestones { parts, .. } => {
                let Worked { value: amounts, working } = part_amounts(parts, total, self.remainder)?;
                let value = parts.iter().zip(amounts).map(|(part, amount)| (part.id, amount, part.due)).collect();
                Ok(Worked { value, working })
            }
            Plan::Monthly { .. } => Ok(Worked { value: Vec::new(), working: Vec::new() }),
            Plan::Prepaid { id, balance, due, .. } => Ok(one(*id, *balance, *due)),
        }
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
    /// agreement is for a term as long as `months`, which such a clause leaves open.
    pub fn reckoned(self, months: u16) -> renewal::Renewal {
        match self {
            Self::None => renewal::Renewal::None,
            Self::ByAgreement { talk_before } => {
                renewal::Renewal::ByAgreement { months, notice: talk_before.by_the_day() }
            }
            Self::Automatic { months, times, objection } => {
                let limit = match times {
                    RenewalTimes::Unlimited => renewal::RenewalLimit::Unlimited,
                    RenewalTimes::AtMost(times) => renewal::RenewalLimit::Times(u16::from(times)),
                };
                let notice = match objection {
                    Objection::NotStated => Period::days(0),
                    Objection::Before(period) => period.by_the_day(),
                };
                renewal::Renewal::Automatic { months, notice, limit }
            }
        }
    }
}

impl Term {
    /// How long a renewal by agreement is unless the sides agree otherwise: as long as the first term where that is whole months,
    /// else a year.
    pub fn renewal_months(&self) -> u16 {
        match self.length {
            TermLength::Months { months, .. } => months,
            TermLength::Fixed { start, end } => {
                let Ok(after) = end.plus_days(1) else { return USUAL_RENEWAL };
                let month = |date: Date| {
                    let in_year = i32::try_from(date.month()).unwrap_or(0);
                    date.year().saturating_mul(12).saturating_add(in_year)
                };
                // whole months lead to the month of `after`, or to the one before it where that has no such day
                let most = month(after).saturating_sub(month(start));
                let whole = |months: &u16| first_day_after(start, u32::from(*months), &mut no_lines) == Ok(after);
                let candidates = [most.saturating_sub(1), most].into_iter().filter_map(|it| u16::try_from(it).ok());
                candidates.filter(|it| (1..=600).contains(it)).find(whole).unwrap_or(USUAL_RENEWAL)
            }
            TermLength::OpenEnded { .. } | TermLength::UntilPerformed { .. } => USUAL_RENEWAL,
        }
    }

    /// The term that runs on `as_of`, by the clause and the decisions made up to that day; after the end of the last term, that
    /// one. With the working: the terms, their last days for notice, and what each decision was worth. A draft whose term, or
    /// renewal, is empty has its first term only.
    ///
    /// # Errors
    /// Leaving 1900–9999; a calendar without working days.
    pub fn running(
        &self,
        decisions: &[RenewalDecision],
        as_of: Date,
        calendar: &WorkCalendar,
    ) -> Result<Worked<RunningTerm, TermLine>, TermError> {
        Worked::keep(|line| self.reckon(decisions, as_of, calendar, line))
    }

    /// [`Self::running`] without the working: what a status needs of a book full of contracts.
    ///
    /// # Errors
    /// As [`Self::running`].
    pub fn running_value(
        &self,
        decisions: &[RenewalDecision],
        as_of: Date,
        calendar: &WorkCalendar,
    ) -> Result<RunningTerm, TermError> {
        self.reckon(decisions, as_of, calendar, &mut no_lines)
    }

    fn reckon(
        &self,
        decisions: &[RenewalDecision],
        as_of: Date,
        calendar: &WorkCalendar,
        line: &mut (impl FnMut(TermLine) + ?Sized),
    ) -> Result<RunningTerm, TermError> {
        let written = self.renewal.reckoned(self.renewal_months());
        let standing = match renewal::standing(self.length.into(), written, decisions, as_of, calendar, line) {
            Err(TermError::Empty) => return self.first_only(),
            standing => standing?,
        };
        let span = match standing {
            renewal::TermStanding::Before { .. } => term::Term::from(self.length).first_span()?.map(|span| span.value),
            renewal::TermStanding::Running { span, .. } | renewal::TermStanding::Expired { last: span } => Some(span),
            renewal::TermStanding::OpenEnded { .. } => None,
        };
        Ok(match (span, self.length) {
            (Some(span), _) => RunningTerm::fixed(span, written, decisions, as_of, calendar)?,
            (None, TermLength::UntilPerformed { .. }) => RunningTerm::UntilPerformed,
            (None, TermLength::OpenEnded { .. } | TermLength::Fixed { .. } | TermLength::Months { .. }) => {
                RunningTerm::OpenEnded { notice: self.our_notice.into() }
            }
        })
    }

    /// Whether a notice of either side that ends the contract without cause counts days of work.
    pub fn notice_counts_working_days(&self) -> bool {
        let counts = |notice: Notice| {
            matches!(TerminationNotice::from(notice), TerminationNotice::WorkingDays(_))
                && matches!(self.length, TermLength::OpenEnded { .. })
        };
        counts(self.our_notice) || counts(self.their_notice)
    }

    fn first_only(&self) -> Result<RunningTerm, TermError> {
        let start = self.length.start();
        Ok(self.length.last_day()?.map_or(RunningTerm::UntilPerformed, |end| RunningTerm::Fixed {
            no: 0,
            start,
            end,
            notice_deadline: end,
            renewal: RenewalMode::None,
            decision: Decided::Open,
        }))
    }
}

impl From<Notice> for TerminationNotice {
    fn from(notice: Notice) -> Self {
        let Notice::Ahead(period) = notice else { return Self::default() };
        let Period { n, unit } = period.by_the_day();
        match unit {
            Unit::Month => Self::Months(n),
            Unit::Year => Self::Months(n.saturating_mul(12)),
            Unit::WorkingDay => Self::WorkingDays(n),
            Unit::Hour | Unit::WorkingHour | Unit::Day => Self::Days(n),
        }
    }
}
