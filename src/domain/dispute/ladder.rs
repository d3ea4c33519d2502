//! The way to a decision that the clause lays down, rung by rung, and how far a dispute has come on it.

use super::Dispute;
use super::course::Course;
use super::deadlines::DeadlineOf;
use crate::domain::calendar::{CalendarError, WorkCalendar};
use crate::domain::contract::disputes::{Mediation, Negotiation};
use crate::domain::date::Date;
use crate::domain::lifecycle::dispute::Stage;
use crate::domain::lifecycle::dispute::command::Event as Step;
use crate::domain::lifecycle::dispute::forum::{AgreedForum, Way};

/// A rung.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rung {
    /// What it is.
    pub of: RungOf,
    /// How far the dispute is with it.
    pub standing: Standing,
}

/// What a rung is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RungOf {
    /// 提出.
    Raised,
    /// 协商.
    Negotiation,
    /// 调解.
    Mediation,
    /// 仲裁 or 诉讼.
    Filing(Way),
    /// 裁决、判决.
    Decision,
    /// 执行.
    Enforcement,
    /// 结案.
    Closed,
}

/// How far a dispute is with a rung.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is past it: the day it was reached.
    Done(Date),
    /// It stands there: since when.
    Here(Date),
    /// The clause wants it before somebody decides, and it is missing.
    Missing(Lack),
    /// It is ahead.
    Ahead,
    /// The dispute went past it without it.
    Skipped,
}

/// What the clause still wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// The talks did not begin.
    TalksNotBegun,
    /// The time for the talks runs to the end of this day.
    TalksRun(Date),
    /// The mediation that was agreed did not begin.
    MediationNotBegun,
    /// The time for the mediation runs to the end of this day.
    MediationRuns(Date),
}

impl Dispute {
    /// The way along which it goes: the one it was filed on, else the one the clause lays down.
    pub fn goes(&self, course: &Course) -> Way {
        let filed = course.told.iter().rev().find_map(|event| match event.fact.step() {
            Some(Step::ArbitrationFiled { .. }) => Some(Way::Arbitration),
            Some(Step::CourtFiled { .. }) => Some(Way::Litigation),
            Some(_) | None => None,
        });
        filed.unwrap_or(match self.way().agreed {
            AgreedForum::Arbitration => Way::Arbitration,
            AgreedForum::Litigation | AgreedForum::Either | AgreedForum::Silent => Way::Litigation,
        })
    }

    /// What the clause wants before somebody is asked to decide, as of a day. Nothing once that was done.
    ///
    /// # Errors
    /// Leaving 1900–9999; for a time in working days, a calendar without any.
    pub fn lacks(&self, course: &Course, calendar: &WorkCalendar, as_of: Date) -> Result<Vec<Lack>, CalendarError> {
        let mut lacks = Vec::new();
        let Some(binding) = self.binding.as_ref().filter(|_| course.is_before_filing()) else { return Ok(lacks) };
        if matches!(course.state.stage, Stage::AwardSetAside { .. }) {
            return Ok(lacks);
        }
        let talked = course.day_of(|step| matches!(step, Step::NegotiationOpened));
        let mediated = course.day_of(|step| matches!(step, Step::MediationOpened { .. }));
        let ends = |of: DeadlineOf| -> Result<Option<Date>, CalendarError> {
            let all = self.deadlines(course, calendar, None)?;
            Ok(all.iter().find(|it| it.of == of).map(|it| it.day).filter(|day| *day >= as_of))
        };
        match binding.clause.negotiation {
            Negotiation::None => {}
            Negotiation::Within(_) if talked.is_none() && mediated.is_none() => lacks.push(Lack::TalksNotBegun),
            Negotiation::Within(_) => lacks.extend(ends(DeadlineOf::Negotiation)?.map(Lack::TalksRun)),
        }
        match &binding.clause.mediation {
            Mediation::None => {}
            Mediation::At { .. } if mediated.is_none() => lacks.push(Lack::MediationNotBegun),
            Mediation::At { .. } => lacks.extend(ends(DeadlineOf::Mediation)?.map(Lack::MediationRuns)),
        }
        Ok(lacks)
    }

    /// The rungs, from the first to the last. Mediation is one where the clause agrees on it or it was held.
    ///
    /// # Errors
    /// See [`Dispute::lacks`].
    pub fn ladder(&self, course: &Course, calendar: &WorkCalendar, as_of: Date) -> Result<Vec<Rung>, CalendarError> {
        let lacks = self.lacks(course, calendar, as_of)?;
        let day = |is: fn(&Step) -> bool| course.day_of(is);
        let talked = day(|step| matches!(step, Step::NegotiationOpened));
        let mediated = day(|step| matches!(step, Step::MediationOpened { .. }));
        let filed = day(|step| matches!(step, Step::ArbitrationFiled { .. } | Step::CourtFiled { .. }));
        let decided = day(|step| matches!(step, Step::Decided { .. }));
        let enforced = day(|step| matches!(step, Step::EnforcementOpened));
        let closed = day(|step| matches!(step, Step::Closed));
        let talks_agreed = self.binding.as_ref().is_some_and(|it| it.clause.negotiation != Negotiation::None);
        let mediation_agreed = self.binding.as_ref().is_some_and(|it| it.clause.mediation != Mediation::None);
        let mut reached = vec![(RungOf::Raised, Some(self.raised_on))];
        if talks_agreed || talked.is_some() {
            reached.push((RungOf::Negotiation, talked));
        }
        if mediation_agreed || mediated.is_some() {
            reached.push((RungOf::Mediation, mediated));
        }
        reached.push((RungOf::Filing(self.goes(course)), filed));
        reached.push((RungOf::Decision, decided));
        reached.push((RungOf::Enforcement, enforced));
        reached.push((RungOf::Closed, closed));
        let last = reached.iter().rposition(|(_, day)| day.is_some()).unwrap_or(0);
        let lack_of = |of: RungOf| {
            lacks.iter().copied().find(|lack| match lack {
                Lack::TalksNotBegun => of == RungOf::Negotiation,
                Lack::MediationNotBegun => of == RungOf::Mediation,
                Lack::TalksRun(_) | Lack::MediationRuns(_) => matches!(of, RungOf::Filing(_)),
            })
        };
        let rung = |(at, (of, day)): (usize, (RungOf, Option<Date>))| {
            let standing = match (day, lack_of(of)) {
                (Some(day), _) if at == last => Standing::Here(day),
                (Some(day), _) => Standing::Done(day),
                (None, Some(lack)) => Standing::Missing(lack),
                (None, None) if at < last => Standing::Skipped,
                (None, None) => Standing::Ahead,
            };
            Rung { of, standing }
        };
        Ok(reached.into_iter().enumerate().map(rung).collect())
    }
}
