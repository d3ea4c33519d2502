//! The clocks of a ticket: which level holds for it and why, until when it is to be answered and solved, what is left, and who
//! should have taken over (`domain.md` 5.5, `contract-rules.md` S4 and 5.2). All derived, never stored.

use super::calendar::moment::Moment;
use super::calendar::{CalendarLine, WorkCalendar};
use super::contract::service::{Escalation, EscalationRole, Urgency};
use super::date::Date;
use super::exact::Worked;
use super::lifecycle::ticket::TicketKind;
use super::period::{Period, Unit};
use super::service_clock::level::{ServiceLimit, ServiceTime};
use super::service_clock::{
    ClockKind, ClockLine, Completion, PauseEnd, ServiceCase, ServiceClockError, ServiceDue, ServiceStanding,
    ServiceState, service_standing,
};
use super::service_promise::{Agreed, Hours, House, Standard};
use super::ticket::{Course, Ticket};

/// A clock with its working, or why there is none.
pub type Clocked = Result<Worked<ServiceStanding, ClockLine>, ServiceClockError>;

/// The clocks of a ticket at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clocks {
    /// What is promised.
    pub standard: Standard,
    /// Until the customer knows that it arrived (S4 `ack_time`): of a complaint; of nothing else it is promised.
    pub acknowledge: Option<Clocked>,
    /// Until an answer.
    pub respond: Clocked,
    /// Until the effect is contained, where a workaround is promised.
    pub workaround: Option<Clocked>,
    /// Until it is solved.
    pub resolve: Clocked,
    /// A level that held before and was broken then: that stays, whatever the level is now (see [`clocks`] for a calendar that is
    /// corrected).
    pub broken: Broken,
    /// The last tier of escalation whose time is over while it is unsolved.
    pub tier: Option<EscalationRole>,
    /// Minutes during which the clock stood still, all of the day counted.
    pub paused: i64,
}

/// Which promises were broken under a level that held before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Broken {
    /// That of an acknowledgement: under which level, and when another one took its place.
    pub acknowledge: Option<(Urgency, Moment)>,
    /// That of an answer.
    pub respond: Option<(Urgency, Moment)>,
    /// That of a workaround.
    pub workaround: Option<(Urgency, Moment)>,
    /// That of a solution.
    pub resolve: Option<(Urgency, Moment)>,
}

/// What runs out next of a ticket, in the order in which a queue shows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgent {
    /// A clock runs until this moment, or ran until then.
    By(Moment),
    /// The customer is awaited: no clock runs.
    Waiting,
    /// No clock can be told.
    Unknown,
    /// Solved since then; not closed yet.
    Solved(Moment),
    /// Closed.
    Closed,
}

/// A period of S4 on its clock: working hours run in the hours of service, working days in the general ones of a day (see
/// [`Hours::days`]), hours and days always. Months and years, which nobody agrees here, count as 30 and 365 days.
pub fn limit(period: Period) -> ServiceLimit {
    let n = u32::from(period.n);
    let always = |minutes: u32| ServiceLimit {
        time: ServiceTime::Minutes(n.saturating_mul(minutes)),
        clock: ClockKind::Calendar,
    };
    match period.unit {
        Unit::Hour => always(60),
        Unit::WorkingHour => {
            ServiceLimit { time: ServiceTime::Minutes(n.saturating_mul(60)), clock: ClockKind::Business }
        }
        Unit::Day => always(1_440),
        Unit::WorkingDay => ServiceLimit { time: ServiceTime::BizDays(period.n), clock: ClockKind::Business },
        Unit::Month => always(43_200),
        Unit::Year => always(525_600),
    }
}

/// The clocks of a ticket at `now`, or at the last thing that happened to it if that was entered later.
///
/// A breach stays one, whatever is done after it and whatever level holds after it (`domain.md` 5.5). All is counted in `calendar` as
/// it is entered now: a holiday or a make-up day that is entered after its day corrects what was not known, for the day was one of
/// rest or of work all along. A clock that was told as breached may turn out met by that, and the other way round; until the year is
/// entered, the working says so with [`CalendarLine::YearNotEntered`].
pub fn clocks<'a>(
    ticket: &Ticket,
    course: &Course,
    agreed: Option<Agreed<'_>>,
    house: impl Into<House<'a>>,
    calendar: &WorkCalendar,
    now: Moment,
) -> Clocks {
    let house: House<'_> = house.into();
    let now = course.last_at().map_or(now, |last| last.max(now)).max(ticket.received);
    let standard = |urgency| Standard::of(ticket, urgency, agreed, house, calendar);
    let done = |at: Option<Moment>| at.map_or(Completion::Awaited, Completion::At);
    let (answered, solved) = (done(course.answered_at()), done(course.state.resolved_at()));
    let contained = done(course.contained_at());
    let case = ServiceCase { received: ticket.received, pauses: &course.state.pauses };
    let is_complaint = ticket.kind == TicketKind::Complaint;
    let told = done(course.told_at());
    let clock = |of: &Hours, period: Period, done, at| {
        let clocked = service_standing(case, limit(period), done, at, of.counting(period.unit));
        if of.heeds_holidays { clocked } else { clocked.map(without_years) }
    };
    let mut broken = Broken::default();
    let (mut held, changes) = course.levels(ticket.severity);
    for (at, urgency) in changes {
        if urgency != held {
            let was = standard(held);
            let at = at.max(ticket.received);
            let gone = |clocked: Clocked| is_breached(&clocked).then_some((held, at));
            if is_complaint {
                let told = || gone(clock(was.of_all(), was.acknowledge_within, told, at));
                broken.acknowledge = broken.acknowledge.or_else(told);
            }
            broken.respond = broken.respond.or_else(|| gone(clock(&was.hours, was.level.respond, answered, at)));
            let within = was.workaround_within;
            broken.workaround = broken.workaround.or_else(|| gone(clock(&was.hours, within?, contained, at)));
            let solved_by = || gone(clock(was.of_solution(), was.level.resolve, Completion::Awaited, at));
            broken.resolve = broken.resolve.or_else(solved_by);
            held = urgency;
        }
    }
    let standard = standard(held);
    let tier = match solved {
        Completion::At(_) => None,
        Completion::Awaited => {
            let over =
                |tier: &&Escalation| is_breached(&clock(standard.of_all(), tier.after, Completion::Awaited, now));
            standard.escalation.iter().filter(over).map(|tier| tier.to).max()
        }
    };
    let acknowledge = is_complaint.then(|| clock(standard.of_all(), standard.acknowledge_within, told, now));
    Clocks {
        acknowledge,
        respond: clock(&standard.hours, standard.level.respond, answered, now),
        workaround: standard.workaround_within.map(|within| clock(&standard.hours, within, contained, now)),
        resolve: clock(standard.of_solution(), standard.level.resolve, solved, now),
        broken,
        tier,
        paused: paused(course, now),
        standard,
    }
}

/// The same, without the years that were not entered: where every day of the week has its hours, no holiday is missing.
fn without_years(worked: Worked<ServiceStanding, ClockLine>) -> Worked<ServiceStanding, ClockLine> {
    let Worked { value, mut working } = worked;
    working.retain(|line| !matches!(line, ClockLine::Calendar(CalendarLine::YearNotEntered { .. })));
    Worked { value, working }
}

fn is_breached(clocked: &Clocked) -> bool {
    clocked.as_ref().is_ok_and(|worked| worked.value.state == ServiceState::Breached)
}

/// The minutes for which the clock stood still by `now`, pauses that overlap counted once.
fn paused(course: &Course, now: Moment) -> i64 {
    let minutes = |moment: Moment| moment.since_1900().unwrap_or_default();
    let end = |end: PauseEnd| match end {
        PauseEnd::At(at) => minutes(at.min(now)),
        PauseEnd::Open => minutes(now),
    };
    let mut spans: Vec<(i64, i64)> =
        course.state.pauses.iter().map(|pause| (minutes(pause.from), end(pause.end))).collect();
    spans.sort_unstable();
    let mut sum = 0_i64;
    let mut until = i64::MIN;
    for (from, to) in spans {
        let from = from.max(until);
        if to > from {
            sum = sum.saturating_add(to.saturating_sub(from));
        }
        until = until.max(to);
    }
    sum
}

impl Clocks {
    /// Whether it was acknowledged too late, or is late already.
    pub fn acknowledgement_is_late(&self) -> bool {
        self.broken.acknowledge.is_some() || self.acknowledge.as_ref().is_some_and(is_breached)
    }

    /// Whether it was answered too late, or is late already.
    pub fn answer_is_late(&self) -> bool {
        self.broken.respond.is_some() || is_breached(&self.respond)
    }

    /// Whether the effect was contained too late, or that is late already; never where no workaround is promised.
    pub fn workaround_is_late(&self) -> bool {
        self.broken.workaround.is_some() || self.workaround.as_ref().is_some_and(is_breached)
    }

    /// Whether it was solved too late, or is late already.
    pub fn solution_is_late(&self) -> bool {
        self.broken.resolve.is_some() || is_breached(&self.resolve)
    }

    /// Whether something that is still to be done is late.
    pub fn is_late(&self, course: &Course) -> bool {
        Target::IN_TURN.into_iter().any(|of| self.awaited(of, course).is_some() && self.was_late(of))
    }

    /// Whether this was done too late, or is late already.
    pub fn was_late(&self, of: Target) -> bool {
        match of {
            Target::Acknowledgement => self.acknowledgement_is_late(),
            Target::Answer => self.answer_is_late(),
            Target::Workaround => self.workaround_is_late(),
            Target::Solution => self.solution_is_late(),
        }
    }

    /// The clock that runs out first of what is still to be done; of what is solved, that of the solution.
    pub fn next(&self, course: &Course) -> (Target, &Clocked) {
        let running = Target::IN_TURN.into_iter().filter_map(|of| {
            let clock = self.awaited(of, course)?;
            Some((due(clock)?, of, clock))
        });
        // of those that run out together the first stays
        running.min_by_key(|(at, ..)| *at).map_or((Target::Solution, &self.resolve), |(_, of, clock)| (of, clock))
    }

    /// The clock of what is still to be done; nothing of what is done or was never promised, and nothing at all once it is solved.
    fn awaited(&self, of: Target, course: &Course) -> Option<&Clocked> {
        if !course.is_unsolved() {
            return None;
        }
        match of {
            Target::Acknowledgement => self.acknowledge.as_ref().filter(|_| course.told_at().is_none()),
            Target::Answer => Some(&self.respond).filter(|_| course.answered_at().is_none()),
            // once another level promises none, none is to be done
            Target::Workaround => self.workaround.as_ref().filter(|_| course.contained_at().is_none()),
            Target::Solution => Some(&self.resolve),
        }
    }

    /// Where it stands in the queue.
    pub fn urgent(&self, course: &Course) -> Urgent {
        if course.is_closed() {
            return Urgent::Closed;
        }
        if let Some(at) = course.state.resolved_at() {
            return Urgent::Solved(at);
        }
        match self.next(course).1 {
            Err(_) => Urgent::Unknown,
            Ok(worked) => match worked.value.due {
                ServiceDue::At(at) => Urgent::By(at),
                ServiceDue::Stopped { .. } => Urgent::Waiting,
            },
        }
    }

    /// The day by which the customer is called back, while that is still to be done: after it silence counts as an answer (S4
    /// `auto_close`).
    pub fn call_back_by(&self, ticket: &Ticket, course: &Course) -> Option<Date> {
        let resolved = course.state.resolved_at().filter(|_| course.awaits_call_back(ticket.kind))?;
        self.standard.answer_until(resolved).map(Moment::date)
    }

    /// Until when this is to be done, while that is known and it is still to be done.
    pub fn due_of(&self, of: Target, course: &Course) -> Option<Moment> {
        self.awaited(of, course).and_then(due)
    }

    /// The day by which it is to be solved, while that is known and still to be done.
    pub fn solve_by(&self, course: &Course) -> Option<Moment> {
        self.due_of(Target::Solution, course)
    }

    /// Minutes of its clock that the solution took; nothing while it is unsolved.
    pub fn worked_minutes(&self, course: &Course) -> Option<i64> {
        course.state.resolved_at()?;
        let lines = &self.resolve.as_ref().ok()?.working;
        lines
            .iter()
            .rev()
            .find_map(|line| if let ClockLine::Used { minutes, .. } = line { Some(*minutes) } else { None })
    }
}

/// What a clock is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// That the customer knows that it arrived (受理确认).
    Acknowledgement,
    /// An answer (响应).
    Answer,
    /// That the effect is contained for the time being (临时方案).
    Workaround,
    /// A solution (解决).
    Solution,
}

impl Target {
    /// In the order in which they are told where they run out together: the answer first, which acknowledges too; and who solves it by
    /// then needs no workaround.
    pub(super) const IN_TURN: [Self; 4] = [Self::Answer, Self::Solution, Self::Workaround, Self::Acknowledgement];
}

fn due(clocked: &Clocked) -> Option<Moment> {
    match clocked.as_ref().ok()?.value.due {
        ServiceDue::At(at) => Some(at),
        ServiceDue::Stopped { .. } => None,
    }
}
