//! When what was promised falls due: on a day, again and again, or once something has happened.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::REACH_DAYS;
use super::promise::{Promise, When};
use super::timeline::{Cut, Phase, Timeline};
use crate::domain::account::PartAccount;
use crate::domain::calendar::CalendarError;
use crate::domain::collection::DueDay;
use crate::domain::contract::plan::{Due, Event, Period, Unit};
use crate::domain::date::Date;
use crate::domain::exact::no_lines;
use crate::domain::id::InstalmentId;
use crate::domain::period::PeriodLine;
use crate::domain::schedule::Happened;
use crate::domain::term::first_day_after;

/// So many periods of a term are looked at: more than a century of days. It ends at the reach long before.
const MOST_PERIODS: u16 = 40_000;

/// Which instance of a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// The only one.
    Once,
    /// That of a period that begins in a month, or of the account made up in it.
    Month {
        /// The year.
        year: i32,
        /// 1 to 12.
        month: u32,
    },
    /// That of a day, or of a period that begins on it.
    Day(Date),
    /// That of a part of the payment plan.
    Part(InstalmentId),
    /// That of a term: 0 is the first.
    Term(u32),
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Once => f.write_str("once"),
            Self::Month { year, month } => write!(f, "{year:04}-{month:02}"),
            Self::Day(day) => write!(f, "{day}"),
            Self::Part(id) => write!(f, "{id}"),
            Self::Term(no) => write!(f, "term-{no}"),
        }
    }
}

/// When an instance is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DueOn {
    /// On a day.
    Day(Date),
    /// Not yet: something has to happen first.
    Waits(Awaits),
}

impl DueOn {
    /// The day, if there is one.
    pub const fn day(self) -> Option<Date> {
        match self {
            Self::Day(day) => Some(day),
            Self::Waits(_) => None,
        }
    }
}

/// What an instance waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Awaits {
    /// An event.
    Event(Event),
    /// The end of the contract.
    End,
    /// A day that somebody writes down.
    Nothing,
    /// The end of an event of force majeure.
    ForceMajeure,
}

/// One due instance of a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Instance {
    /// Which.
    pub subject: Subject,
    /// When it is due.
    pub due: DueOn,
}

/// A step of the reckoning of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayLine {
    /// The contract names the day.
    Agreed(Date),
    /// What happened on a day.
    Happened(Event, Date),
    /// The last day of the contract.
    End(Date),
    /// The day on which a notice or an agreement ended the contract.
    Ended(Date),
    /// The last day of a use.
    LastUse(Date),
    /// The day on which sharing was stopped: consent was withdrawn, or somebody ended it.
    Stopped(Date),
    /// A period, both days included.
    Period(Date, Date),
    /// The day an account is made up.
    MadeUp(Date),
    /// The day a part of the payment plan is due.
    PartDue(Date),
    /// The last day for a notice.
    Notice(Date),
    /// How it was counted from there.
    Counted(PeriodLine),
}

/// From what the day of an instance is counted.
enum Base {
    From(Date, DayLine),
    Waits(Awaits),
}

/// How far what recurs is looked at, and what was recorded beyond that.
pub struct Reach<'a> {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// Ids of instances in which something was recorded: they are there whenever they were due.
    pub recorded: &'a BTreeSet<&'a str>,
}

impl<'a> Reach<'a> {
    /// A quarter back and ahead.
    pub fn around(as_of: Date, recorded: &'a BTreeSet<&'a str>) -> Self {
        let day = |days: i64| as_of.plus_days(days).unwrap_or(as_of);
        Self { from: day(REACH_DAYS.saturating_neg()), to: day(REACH_DAYS), recorded }
    }
}

impl Promise {
    /// The id of an instance.
    pub fn id(&self, subject: Subject) -> String {
        format!("{}/{subject}", self.key())
    }

    /// Its instances, in the order of their periods. What has no day that can be reckoned has no instance.
    pub fn instances(&self, timeline: &Timeline<'_>, reach: &Reach<'_>) -> Vec<Instance> {
        self.instances_cut(timeline, reach, Cut::default())
    }

    /// The same, with its periods cut where an amendment changed how long they are.
    pub fn instances_cut(&self, timeline: &Timeline<'_>, reach: &Reach<'_>, cut: Cut) -> Vec<Instance> {
        let mut found = Vec::new();
        for (subject, base) in self.bases(timeline, reach, cut) {
            let recorded = || !reach.recorded.is_empty() && reach.recorded.contains(self.id(subject).as_str());
            match base {
                Base::Waits(what) => {
                    // what waited for an event when the contract ended waits no more
                    if timeline.phase == Phase::Running || recorded() {
                        found.push(Instance { subject, due: DueOn::Waits(what) });
                    }
                }
                Base::From(day, _) => {
                    let Ok(due) = self.due(day, timeline, &mut no_lines) else { continue };
                    let out_of_reach = self.when.recurs() && !(reach.from..=reach.to).contains(&due);
                    let performed = timeline.phase == Phase::Performed && !self.when.follows_end();
                    // nor is anything owed on a day that the contract did not live to see
                    let too_late = timeline.phase == Phase::Over
                        && matches!(self.when, When::By(Due::On(_)))
                        && timeline.last_day.is_some_and(|last| day > last);
                    if !(out_of_reach || performed || too_late) || recorded() {
                        found.push(Instance { subject, due: DueOn::Day(due) });
                    }
                }
            }
        }
        found
    }

    /// The periods of what is owed again and again, as the promise at this place, that had begun by the day looked at, each with its first
    /// day. None for which the terms that held then owe nothing.
    pub fn begun(&self, place: usize, timeline: &Timeline<'_>) -> Vec<(Subject, Option<Date>)> {
        let Some(in_force) = timeline.in_force else { return Vec::new() };
        let recorded = BTreeSet::new();
        let reach = Reach { from: in_force, to: timeline.as_of, recorded: &recorded };
        let owed = |(subject, base): (Subject, Base)| {
            let Base::From(day, line) = base else { return None };
            let due = DueOn::Day(self.due(day, timeline, &mut no_lines).ok()?);
            let first = if let DayLine::Period(first, _) = line { Some(first) } else { None };
            timeline.is_owed(place, due, Cut::default()).then_some((subject, first))
        };
        self.bases(timeline, &reach, Cut::default()).into_iter().filter_map(owed).collect()
    }

    /// How the day of an instance came about, with its periods cut; nothing of one that has none.
    pub fn why(&self, subject: Subject, timeline: &Timeline<'_>, cut: Cut) -> Vec<DayLine> {
        let id = self.id(subject);
        let recorded = BTreeSet::from([id.as_str()]);
        let reach = Reach::around(timeline.as_of, &recorded);
        let base = self.bases(timeline, &reach, cut).into_iter().find(|(it, _)| *it == subject);
        let Some((_, Base::From(day, first))) = base else { return Vec::new() };
        let mut lines = vec![first];
        // the first line is said already
        let mut counted = |line| match line {
            PeriodLine::From { .. } => {}
            PeriodLine::Counted { .. }
            | PeriodLine::DayAfter { .. }
            | PeriodLine::Moved { .. }
            | PeriodLine::Calendar(_) => lines.push(DayLine::Counted(line)),
        };
        match self.due(day, timeline, &mut counted) {
            Ok(_) => lines,
            Err(_) => Vec::new(),
        }
    }

    /// The day that follows from the day it is counted from.
    fn due(
        &self,
        from: Date,
        timeline: &Timeline<'_>,
        line: &mut (impl FnMut(PeriodLine) + ?Sized),
    ) -> Result<Date, CalendarError> {
        let then = self.when.then();
        if then.is_empty() {
            // a day that is counted backwards never moves to a later one
            if self.when == When::BeforeRenewal {
                return Ok(from);
            }
            let rolled = timeline.counting.roll.apply(from, timeline.calendar)?;
            rolled.working.into_iter().for_each(line);
            return Ok(rolled.value);
        }
        let mut day = from;
        for period in then {
            let counted = period.by_the_day().due(day, timeline.counting, timeline.calendar)?;
            counted.working.into_iter().for_each(&mut *line);
            day = counted.value;
        }
        Ok(day)
    }

    /// What its instances are counted from. Of what recurs those that may lie within reach, and those that were recorded.
    fn bases(&self, timeline: &Timeline<'_>, reach: &Reach<'_>, cut: Cut) -> Vec<(Subject, Base)> {
        let one = |base| vec![(Subject::Once, base)];
        match &self.when {
            When::By(Due::On(day)) => one(Base::From(*day, DayLine::Agreed(*day))),
            When::By(Due::After { event, .. }) => one(match timeline.happened.get(event) {
                Some(day) => Base::From(*day, DayLine::Happened(*event, *day)),
                None => Base::Waits(Awaits::Event(*event)),
            }),
            When::AfterEnd(_) => match (timeline.ended_on, timeline.last_day) {
                (Some(day), _) => one(Base::From(day, DayLine::Ended(day))),
                (None, Some(day)) => one(Base::From(day, DayLine::End(day))),
                (None, None) => one(Base::Waits(Awaits::End)),
            },
            When::AfterUse { last, .. } => match timeline.together_until.filter(|end| end < last) {
                Some(day) => one(Base::From(day, DayLine::End(day))),
                None => one(Base::From(*last, DayLine::LastUse(*last))),
            },
            When::Each { every, .. } => {
                let days = (timeline.start, timeline.until);
                self.periods(days, *every, timeline, reach, cut)
            }
            When::Between { first, last, every } => {
                let last = timeline.until.map_or(*last, |until| until.min(*last));
                self.periods((*first, Some(last)), *every, timeline, reach, Cut::default())
            }
            When::Monthly { day, .. } => self.months(*day, timeline, reach),
            When::EachPart(within) => timeline
                .parts
                .iter()
                .map(|part| (Subject::Part(part.id), of_part(part, *within, timeline.happened)))
                .collect(),
            When::BeforeRenewal => timeline
                .renewal
                .map(|(no, day)| (Subject::Term(no), Base::From(day, DayLine::Notice(day))))
                .into_iter()
                .collect(),
            When::Always | When::OnRequest(_) => Vec::new(),
        }
    }

    /// The periods from a first day to a last one, each counted from the first day and never from the one before it; the last one is
    /// cut off by the end. None before the contract is in force.
    fn periods(
        &self,
        (first, last): (Date, Option<Date>),
        every: Period,
        timeline: &Timeline<'_>,
        reach: &Reach<'_>,
        cut: Cut,
    ) -> Vec<(Subject, Base)> {
        let Some(in_force) = timeline.in_force else { return Vec::new() };
        let mut found = Vec::new();
        let mut start = first;
        for k in 1..=MOST_PERIODS {
            if start > reach.to
                || last.is_some_and(|last| start > last)
                || cut.until.is_some_and(|until| start >= until)
            {
                break;
            }
            let Some(next) = step(first, every, k).filter(|next| *next > start) else { break };
            let Ok(end) = next.plus_days(-1) else { break };
            let before = cut.until.and_then(|until| until.plus_days(-1).ok());
            let end = last.into_iter().chain(before).fold(end, Date::min);
            let since = cut.since.filter(|since| *since > start);
            if since.is_some_and(|since| since > end) {
                start = next;
                continue;
            }
            let subject = match (since, every.unit) {
                // one that begins where an amendment cut is not that of its month: the one before it may be
                (Some(since), _) => Subject::Day(since),
                (None, Unit::Month | Unit::Year) => {
                    // a period that begins on the 1st because the month before it is too short is that of the shorter month
                    let Some(month) = months(every, k.saturating_sub(1)).and_then(|n| first.plus_months(n).ok()) else {
                        break;
                    };
                    Subject::Month { year: month.year(), month: month.month() }
                }
                (None, Unit::Hour | Unit::WorkingHour | Unit::Day | Unit::WorkingDay) => Subject::Day(start),
            };
            if end >= in_force && self.may_reach(end, subject, reach) {
                found.push((subject, Base::From(end, DayLine::Period(since.unwrap_or(start), end))));
            }
            start = next;
        }
        found
    }

    /// The months of a monthly settlement.
    fn months(&self, day: u8, timeline: &Timeline<'_>, reach: &Reach<'_>) -> Vec<(Subject, Base)> {
        let Some(in_force) = timeline.in_force else { return Vec::new() };
        let mut found = Vec::new();
        let Ok(first) = Date::new(timeline.start.year(), timeline.start.month(), 1) else { return found };
        for k in 0..i32::from(MOST_PERIODS) {
            let Ok(month) = first.plus_months(k) else { break };
            let Ok(last) = month.month_end() else { break };
            let Ok(on) = Date::new(month.year(), month.month(), u32::from(day).clamp(1, last.day())) else { break };
            if on > reach.to || timeline.until.is_some_and(|until| on > until) {
                break;
            }
            let subject = Subject::Month { year: month.year(), month: month.month() };
            if on >= in_force.max(timeline.start) && self.may_reach(on, subject, reach) {
                found.push((subject, Base::From(on, DayLine::MadeUp(on))));
            }
        }
        found
    }

    /// Whether an instance that is counted from a day may be due within reach, or was recorded. Rough: what is kept is reckoned.
    fn may_reach(&self, day: Date, subject: Subject, reach: &Reach<'_>) -> bool {
        let then: i64 = self.when.then().iter().map(|it| i64::from(it.about_days())).fold(0, i64::saturating_add);
        // working days take more than as many days, and a rest may last for weeks
        let slack = then.saturating_mul(2).saturating_add(31);
        let latest = day.plus_days(slack).unwrap_or(day);
        latest >= reach.from || (!reach.recorded.is_empty() && reach.recorded.contains(self.id(subject).as_str()))
    }
}

/// How many months `k` periods last.
fn months(every: Period, k: u16) -> Option<i32> {
    let n = i32::from(every.n.max(1)).checked_mul(i32::from(k))?;
    if every.unit == Unit::Year { n.checked_mul(12) } else { Some(n) }
}

/// The first day of the period after the `k`-th; a month without that day gives way to the 1st of the next (`domain.md` 6.7). Working days are counted as days: a rhythm is no deadline.
fn step(first: Date, every: Period, k: u16) -> Option<Date> {
    let n = i64::from(every.n.max(1)).checked_mul(i64::from(k))?;
    match every.unit {
        Unit::Month | Unit::Year => {
            let n = months(every, k).and_then(|n| u32::try_from(n).ok())?;
            first_day_after(first, n, &mut no_lines).ok()
        }
        Unit::Day | Unit::WorkingDay => first.plus_days(n).ok(),
        Unit::Hour | Unit::WorkingHour => first.plus_days(i64::from(k)).ok(),
    }
}

/// What the invoice of a part is counted from (`contract-rules.md` S8): what its payment waits for, since that meets the conditions of
/// the payment, and else the day of the payment. Where payment waits for the invoice, it is there on the day of the payment.
fn of_part(part: &PartAccount, within: Period, happened: &Happened) -> Base {
    let on_its_day = |day| Base::From(day, DayLine::PartDue(day));
    match (part.due, part.term) {
        (DueDay::AwaitsEvent, Due::After { event, .. }) => Base::Waits(Awaits::Event(event)),
        (DueDay::On(day), Due::After { event, .. }) if within.n > 0 => match happened.get(&event) {
            Some(on) => Base::From(*on, DayLine::Happened(event, *on)),
            None => on_its_day(day),
        },
        (DueDay::On(day), _) | (DueDay::AwaitsEvent, Due::On(day)) => on_its_day(day),
    }
}
