//! The clocks of a ticket: which level holds for it and why, until when it is to be answered and solved, what is left, and who
//! should have taken over (`domain.md` 5.5, `contract-rules.md` S4 and 5.2). All derived, never stored.

use super::calendar::hours::{DayHours, Window, WorkWeek};
use super::calendar::moment::{Minute, Moment};
use super::calendar::{CalendarError, CalendarLine, WorkCalendar};
use super::contract::service::{
    Escalation, EscalationRole, ServiceDays, ServiceHours, ServiceLevel, ServiceTerms, Urgency, WeekDay,
};
use super::date::Date;
use super::exact::Worked;
use super::id::{ContractId, CustomerId};
use super::lifecycle::ticket::TicketKind;
use super::own_level::OwnTimes;
use super::period::{Period, Unit};
use super::service_clock::level::{ServiceLimit, ServiceTime};
use super::service_clock::{
    ClockKind, ClockLine, Completion, PauseEnd, ServiceCase, ServiceClockError, ServiceDue, ServiceStanding,
    ServiceState, service_standing,
};
use super::service_policy::ServicePolicy;
use super::service_standards::{Dated, Standards, UNCHANGED, standard_at};
use super::ticket::{Course, Ticket};

/// Where the times of a ticket come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Agreed in the contract it is under.
    Contract(ContractId),
    /// Set by the house for this customer (*SlaPolicy* of `domain.md` 5.5 with a customer).
    Customer(CustomerId),
    /// The standard of the house.
    House,
}

/// What the house promises where no contract says so, at all times: a ticket goes by the minute it was received.
#[derive(Debug, Clone, Copy)]
pub struct House<'a> {
    /// To everybody, before any change.
    pub always: &'a ServicePolicy,
    /// To everybody, since each change.
    pub dated: &'a Dated,
    /// To the customer of the ticket; what is not among it is as to everybody.
    pub own: OwnTimes<'a>,
}

impl<'a> House<'a> {
    /// The same house with what it promises to one customer.
    #[must_use]
    pub fn with_own(self, own: OwnTimes<'a>) -> Self {
        Self { own, ..self }
    }
}

impl<'a> From<&'a Standards> for House<'a> {
    fn from(Standards { always, dated }: &'a Standards) -> Self {
        Self { always, dated, own: OwnTimes::default() }
    }
}

impl<'a> From<&'a ServicePolicy> for House<'a> {
    fn from(always: &'a ServicePolicy) -> Self {
        Self { always, dated: &UNCHANGED, own: OwnTimes::default() }
    }
}

/// S4 of a contract that bound on the day a ticket came in.
#[derive(Debug, Clone, Copy)]
pub struct Agreed<'a> {
    /// The contract.
    pub contract: ContractId,
    /// Its times.
    pub terms: &'a ServiceTerms,
    /// The calendar of its place: what the house promises is counted in its own.
    pub calendar: &'a WorkCalendar,
}

/// What is promised to a ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standard {
    /// Where the times come from.
    pub source: Source,
    /// Since when the house promises them; nothing: always, or a contract has them.
    pub since: Option<Moment>,
    /// How soon it is answered and settled.
    pub level: ServiceLevel,
    /// How soon the effect is contained; nothing where no workaround is promised. Contracts promise none.
    pub workaround_within: Option<Period>,
    /// Who takes over, and after how long.
    pub escalation: Vec<Escalation>,
    /// How soon a complaint is acknowledged.
    pub acknowledge_within: Period,
    /// How often the customer hears how it stands.
    pub update_every: Period,
    /// After how long without an answer it may be closed.
    pub close_after: Period,
    /// The hours in which a clock of working time runs.
    pub calendar: WorkCalendar,
    /// In which working days are counted where single days of the week keep hours of their own (S4 `service_hours`): those hours
    /// are when a clock of hours runs, and make no day more or less a working day. Nothing: in `calendar`.
    pub days: Option<WorkCalendar>,
    /// Whether holidays and make-up days change those hours.
    pub heeds_holidays: bool,
}

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
    /// That of an answer: under which level, and when another one took its place.
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

impl Standard {
    /// What is promised to a ticket of this urgency: what its contract says of that level, else what the house promises its
    /// customer, else what it promises everybody. The house is held to what it promised when the ticket was received, counted in
    /// `calendar`; a contract is counted in that of its own place.
    pub fn of<'a>(
        ticket: &Ticket,
        urgency: Urgency,
        agreed: Option<Agreed<'_>>,
        house: impl Into<House<'a>>,
        calendar: &WorkCalendar,
    ) -> Self {
        let House { always, dated, own } = house.into();
        let policy = standard_at(always, dated, ticket.received);
        let own = own.at(ticket.kind, urgency, ticket.received);
        let level = own.map_or_else(|| policy.level(ticket.kind, urgency), |(level, _)| level);
        let of_contract = agreed.and_then(|agreed| {
            let level = agreed.terms.levels.iter().find(|level| level.urgency == urgency)?;
            Some((agreed, *level))
        });
        match of_contract {
            Some((Agreed { contract, terms, calendar }, level)) => Self {
                source: Source::Contract(contract),
                since: None,
                level,
                workaround_within: None,
                escalation: terms.escalation.clone(),
                acknowledge_within: terms.acknowledge_within,
                update_every: terms.update_every,
                close_after: terms.close_after,
                calendar: hours_of(&terms.hours, calendar),
                days: (!terms.hours.week.is_empty())
                    .then(|| hours_of(&ServiceHours { week: Vec::new(), ..terms.hours.clone() }, calendar)),
                heeds_holidays: terms.hours.days == ServiceDays::WorkingDays,
            },
            None => Self {
                source: own.map_or(Source::House, |_| Source::Customer(ticket.customer)),
                since: own.map_or(policy.since, |(_, since)| since),
                level,
                // a customer that is promised a solution sooner needs no workaround later
                workaround_within: policy
                    .workaround(urgency)
                    .filter(|within| within.about_hours() <= level.resolve.about_hours()),
                escalation: policy.escalation.clone(),
                acknowledge_within: policy.acknowledge_within,
                update_every: policy.update_every,
                close_after: policy.close_after,
                calendar: policy.calendar(calendar),
                days: None,
                heeds_holidays: true,
            },
        }
    }

    /// Until when the customer may answer a decision told at `resolved`; the whole of that day is theirs.
    pub fn answer_until(&self, resolved: Moment) -> Option<Moment> {
        let day = after(resolved.date(), self.close_after, self.counting(self.close_after.unit))?;
        Moment::new(day, Minute::of_day(1_439).ok()?).ok()
    }

    /// The day by which the customer hears again, counted from `on`.
    pub fn next_update(&self, on: Date) -> Option<Date> {
        after(on, self.update_every, self.counting(self.update_every.unit))
    }

    /// The calendar in which a period of this unit is counted.
    fn counting(&self, unit: Unit) -> &WorkCalendar {
        match unit {
            Unit::WorkingDay => self.days.as_ref().unwrap_or(&self.calendar),
            Unit::Hour | Unit::WorkingHour | Unit::Day | Unit::Month | Unit::Year => &self.calendar,
        }
    }
}

/// The day a while after another; hours count as the days they begin.
fn after(on: Date, period: Period, calendar: &WorkCalendar) -> Option<Date> {
    period.by_the_day().last_day(on, calendar).ok().map(|worked| worked.value)
}

/// The hours of a contract as a calendar: those days of the week, with the holidays and make-up days of `calendar` where only
/// working days count. A day with hours of its own has those; one whose hours are out of order, the general ones.
fn hours_of(hours: &ServiceHours, calendar: &WorkCalendar) -> WorkCalendar {
    let day = day_of(hours.stretches()).unwrap_or_else(|_| DayHours::office());
    let of = |weekday: WeekDay| {
        let own = hours.own(weekday).map(|own| day_of(own.stretches.iter().map(|it| (it.from, it.to))));
        match own {
            Some(Ok(own)) => own,
            Some(Err(_)) | None if hours.days.hold(weekday) => day.clone(),
            Some(Err(_)) | None => DayHours::rest(),
        }
    };
    let week = WorkWeek {
        monday: of(WeekDay::Monday),
        tuesday: of(WeekDay::Tuesday),
        wednesday: of(WeekDay::Wednesday),
        thursday: of(WeekDay::Thursday),
        friday: of(WeekDay::Friday),
        saturday: of(WeekDay::Saturday),
        sunday: of(WeekDay::Sunday),
    };
    let plain = WorkCalendar::new(week, day);
    match hours.days {
        ServiceDays::WorkingDays if calendar.is_week_alone() => plain.week_alone(),
        ServiceDays::WorkingDays => calendar.years().cloned().fold(plain, WorkCalendar::with_year),
        ServiceDays::MondayToSaturday | ServiceDays::EveryDay => plain,
    }
}

/// Stretches of a day, in minutes after midnight, as working hours.
fn day_of(stretches: impl IntoIterator<Item = (u16, u16)>) -> Result<DayHours, CalendarError> {
    let window = |(from, to): (u16, u16)| -> Result<Window, CalendarError> {
        Ok(Window { from: Minute::of_day(from)?, to: Minute::of_day(to)? })
    };
    let windows: Result<Vec<Window>, CalendarError> = stretches.into_iter().map(window).collect();
    windows.and_then(DayHours::new)
}

/// A period of S4 on its clock: working hours run in the hours of service, working days in the general ones of a day (see
/// [`Standard::days`]), hours and days always. Months and years, which nobody agrees here, count as 30 and 365 days.
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
    let clock = |of: &Standard, period: Period, done, at| {
        let clocked = service_standing(case, limit(period), done, at, of.counting(period.unit));
        if of.heeds_holidays { clocked } else { clocked.map(without_years) }
    };
    let mut broken = Broken::default();
    let mut held = ticket.severity;
    for (at, urgency) in course.assessed() {
        if urgency != held {
            let was = standard(held);
            let at = at.max(ticket.received);
            let gone = |clocked: Clocked| is_breached(&clocked).then_some((held, at));
            broken.respond = broken.respond.or_else(|| gone(clock(&was, was.level.respond, answered, at)));
            let within = was.workaround_within;
            broken.workaround = broken.workaround.or_else(|| gone(clock(&was, within?, contained, at)));
            broken.resolve = broken.resolve.or_else(|| gone(clock(&was, was.level.resolve, Completion::Awaited, at)));
            held = urgency;
        }
    }
    let standard = standard(held);
    let tier = match solved {
        Completion::At(_) => None,
        Completion::Awaited => {
            let over = |tier: &&Escalation| is_breached(&clock(&standard, tier.after, Completion::Awaited, now));
            standard.escalation.iter().filter(over).map(|tier| tier.to).max()
        }
    };
    let acknowledge = (ticket.kind == TicketKind::Complaint)
        .then(|| clock(&standard, standard.acknowledge_within, done(course.told_at()), now));
    Clocks {
        acknowledge,
        respond: clock(&standard, standard.level.respond, answered, now),
        workaround: standard.workaround_within.map(|within| clock(&standard, within, contained, now)),
        resolve: clock(&standard, standard.level.resolve, solved, now),
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
        self.acknowledge.as_ref().is_some_and(is_breached)
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
        let unanswered = course.answered_at().is_none() && self.answer_is_late();
        let untold = course.told_at().is_none() && self.acknowledgement_is_late();
        // once another level promises none, none is to be done
        let awaited = self.workaround.is_some() && course.contained_at().is_none();
        let uncontained = awaited && self.workaround_is_late();
        course.is_unsolved() && (self.solution_is_late() || unanswered || untold || uncontained)
    }

    /// The clock that runs out first of what is still to be done; of what is solved, that of the solution.
    pub fn next(&self, course: &Course) -> (Target, &Clocked) {
        let mut next = (Target::Solution, &self.resolve);
        if !course.is_unsolved() {
            return next;
        }
        // who has to solve it sooner than to answer it is told of that
        if course.answered_at().is_none() && due(&self.respond).is_some_and(|at| due(next.1).is_none_or(|by| at <= by))
        {
            next = (Target::Answer, &self.respond);
        }
        let uncontained = self.workaround.as_ref().filter(|_| course.contained_at().is_none());
        if let Some(clock) = uncontained
            && due(clock).is_some_and(|at| due(next.1).is_none_or(|by| at < by))
        {
            next = (Target::Workaround, clock);
        }
        // an answer acknowledges too: where both run out together it is the answer that is told
        let untold = self.acknowledge.as_ref().filter(|_| course.told_at().is_none());
        match untold {
            Some(clock) if due(clock).is_some_and(|at| due(next.1).is_none_or(|by| at < by)) => {
                (Target::Acknowledgement, clock)
            }
            Some(_) | None => next,
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
        if !course.is_unsolved() {
            return None;
        }
        match of {
            Target::Acknowledgement => self.acknowledge.as_ref().filter(|_| course.told_at().is_none()).and_then(due),
            Target::Answer => Some(&self.respond).filter(|_| course.answered_at().is_none()).and_then(due),
            Target::Workaround => self.workaround.as_ref().filter(|_| course.contained_at().is_none()).and_then(due),
            Target::Solution => due(&self.resolve),
        }
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

fn due(clocked: &Clocked) -> Option<Moment> {
    match clocked.as_ref().ok()?.value.due {
        ServiceDue::At(at) => Some(at),
        ServiceDue::Stopped { .. } => None,
    }
}
