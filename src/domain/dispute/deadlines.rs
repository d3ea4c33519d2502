//! The days of a dispute that must not be missed (`domain.md` 5.8, `contract-rules.md` 5.7).

use super::claim::HeadSort;
use super::course::Course;
use super::{Dispute, Side, Subject};
use crate::domain::calendar::{CalendarError, WorkCalendar};
use crate::domain::date::Date;
use crate::domain::exact::Worked;
use crate::domain::id::{DisputeEventId, InstalmentId};
use crate::domain::interruption::{Interruption, InterruptionKind};
use crate::domain::lifecycle::dispute::Stage;
use crate::domain::lifecycle::dispute::deadline::{StatutoryTimes, limitation};
use crate::domain::money::Money;
use crate::domain::period::{Period, PeriodLine};

/// A day that must not be missed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// What for.
    pub of: DeadlineOf,
    /// The last day.
    pub day: Date,
    /// How it came about; empty for a day that was written down.
    pub working: Vec<PeriodLine>,
    /// What is to be paid, if something is.
    pub amount: Option<Money>,
    /// What it runs from, where something began the limitation anew.
    pub anew: Option<Interruption>,
}

/// What a day is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeadlineOf {
    /// The talks that the clause wants end (协商期满).
    Negotiation,
    /// The mediation that the clause wants ends (调解期满).
    Mediation,
    /// A court may be asked to set the award aside (申请撤销裁决).
    SettingAside,
    /// The decision may be enforced (申请执行).
    Enforcement,
    /// The claim may become time-barred (诉讼时效).
    Limitation,
    /// A day that was written down.
    Noted(DisputeEventId),
    /// The last day on which an offer can be accepted.
    Offer(DisputeEventId),
    /// A payment of the settlement: which, from 0.
    Payment(usize),
}

impl DeadlineOf {
    /// Whether it is about nothing any more once its day is over.
    pub const fn lapses(self) -> bool {
        match self {
            Self::Negotiation | Self::Mediation | Self::SettingAside | Self::Offer(_) => true,
            Self::Enforcement | Self::Limitation | Self::Noted(_) | Self::Payment(_) => false,
        }
    }

    /// What it is known by within its dispute: the same as long as it is about the same thing.
    pub fn key(self) -> String {
        match self {
            Self::Negotiation => "negotiation".to_owned(),
            Self::Mediation => "mediation".to_owned(),
            Self::SettingAside => "setting-aside".to_owned(),
            Self::Enforcement => "enforcement".to_owned(),
            Self::Limitation => "limitation".to_owned(),
            Self::Noted(id) => format!("noted.{id}"),
            Self::Offer(id) => format!("offer.{id}"),
            Self::Payment(at) => format!("payment.{at}"),
        }
    }
}

impl Dispute {
    /// What began its limitation anew last, after the breach was known: what was entered, that it was filed before, and, of a claim of
    /// ours, what `shown` tells, the last that the account of its contract shows of the parts that it is about.
    pub fn interrupted(&self, course: &Course, shown: Option<Interruption>) -> Option<Interruption> {
        let own = |kind, on| Interruption { instalment: None, kind, on };
        let shown = shown.filter(|_| self.claimant == Side::Us);
        let filed = course.filings().map(|on| own(InterruptionKind::Filing, on));
        let entered = self.anew_on.map(|on| own(InterruptionKind::Entered, on));
        let all = shown.into_iter().chain(filed).chain(entered);
        Interruption::latest(all.filter(|it| it.on > self.known_on))
    }

    /// What it began anew of the limitation of what a customer owes us: that we filed it, and the day that was entered by `as_of`. Of
    /// the parts that it is about, else, where it is about payment or claims the price, of all that was due. Nothing where they claim:
    /// only who has a claim keeps it alive by filing (Civil Code art. 195).
    pub fn begins_anew(&self, course: &Course, as_of: Date) -> Vec<Interruption> {
        let parts = self.instalments();
        let is_about_money = self.subject == Subject::Payment
            || !parts.is_empty()
            || self.heads.iter().any(|it| it.sort == HeadSort::Principal);
        if self.claimant != Side::Us || !is_about_money {
            return Vec::new();
        }
        let filed = course.filings().map(|on| (InterruptionKind::Filing, on));
        let entered = self.anew_on.filter(|on| *on <= as_of).map(|on| (InterruptionKind::Entered, on));
        let all: Vec<(InterruptionKind, Date)> = filed.chain(entered).collect();
        let parts: Vec<Option<InstalmentId>> =
            if parts.is_empty() { vec![None] } else { parts.into_iter().map(Some).collect() };
        let of_part = |instalment| all.iter().map(move |(kind, on)| Interruption { instalment, kind: *kind, on: *on });
        parts.into_iter().flat_map(of_part).collect()
    }

    /// The day the claim may become time-barred: so many months after the breach was known, or after what began limitation anew.
    ///
    /// # Errors
    /// A day beyond 9999.
    pub fn limitation(&self, anew: Option<Interruption>) -> Result<Worked<Date, PeriodLine>, CalendarError> {
        let from = anew.map_or(self.known_on, |anew| anew.on);
        Ok(limitation(from, self.limitation_months)?)
    }

    /// Every day of a dispute that went like this which must not be missed, the first one first. None of a closed one. `shown`: see
    /// [`Dispute::interrupted`].
    ///
    /// # Errors
    /// Leaving 1900–9999; for a time in working days, a calendar without any.
    pub fn deadlines(
        &self,
        course: &Course,
        calendar: &WorkCalendar,
        shown: Option<Interruption>,
    ) -> Result<Vec<Deadline>, CalendarError> {
        let calendar = self.calendar(calendar);
        let mut all = Vec::new();
        if !course.is_open() {
            return Ok(all);
        }
        let by_stage = match &course.state.stage {
            Stage::Raised { .. } | Stage::Negotiation { .. } => Some(DeadlineOf::Negotiation),
            Stage::Mediation { .. } => Some(DeadlineOf::Mediation),
            Stage::Award { upheld: false, .. } => Some(DeadlineOf::SettingAside),
            Stage::Award { upheld: true, .. } | Stage::Judgment { .. } => Some(DeadlineOf::Enforcement),
            Stage::Arbitration { .. }
            | Stage::SettingAside { .. }
            | Stage::AwardSetAside { .. }
            | Stage::Litigation { .. }
            | Stage::Enforcement { .. }
            | Stage::Settled { .. }
            | Stage::Withdrawn { .. }
            | Stage::Closed { .. } => None,
        };
        if let Some(of) = by_stage
            && let Some(next) = course.state.next_deadline(self.times(), StatutoryTimes::default(), calendar)?
        {
            all.push(Deadline { of, day: next.value, working: next.working, amount: None, anew: None });
        }
        // an award is final: the time to have it enforced runs beside the time to attack it
        if let Stage::Award { on, upheld: false, .. } = &course.state.stage {
            let Worked { value: day, working } =
                Period::months(StatutoryTimes::default().enforcement).last_day(*on, calendar)?;
            all.push(Deadline { of: DeadlineOf::Enforcement, day, working, amount: None, anew: None });
        }
        if course.is_before_filing() {
            let anew = self.interrupted(course, shown);
            let Worked { value: day, working } = self.limitation(anew)?;
            all.push(Deadline { of: DeadlineOf::Limitation, day, working, amount: None, anew });
        }
        let plain = |of, day, amount| Deadline { of, day, working: Vec::new(), amount, anew: None };
        all.extend(course.noted().into_iter().map(|(id, it)| plain(DeadlineOf::Noted(id), it.day, None)));
        if course.settled().is_none() {
            let open = course.offers().into_iter().filter(|it| it.answer.is_none());
            all.extend(
                open.filter_map(|it| Some(plain(DeadlineOf::Offer(it.event.id), it.offer.until?, it.offer.amount))),
            );
        }
        // what stands among what is owed is watched there
        if let Some(agreed) = course.settled().filter(|_| course.owed().is_none()) {
            let payments = agreed.payments.iter().enumerate();
            all.extend(payments.map(|(at, it)| plain(DeadlineOf::Payment(at), it.on, Some(it.amount))));
        }
        all.sort_by_key(|it| (it.day, it.of));
        Ok(all)
    }
}
