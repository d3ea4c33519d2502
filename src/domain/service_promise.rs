//! What is promised to a ticket: by its contract, else by the house to its customer, else by the house to everybody; and the hours
//! in which its times are counted (`domain.md` 5.5, `contract-rules.md` S4 and 5.2).

use super::calendar::hours::{DayHours, Window, WorkWeek};
use super::calendar::moment::{Minute, Moment};
use super::calendar::{CalendarError, WorkCalendar};
use super::contract::service::{Escalation, ServiceDays, ServiceHours, ServiceLevel, ServiceTerms, Urgency, WeekDay};
use super::contract::wording::Wording;
use super::date::Date;
use super::id::{ContractId, CustomerId};
use super::lifecycle::ticket::TicketKind;
use super::own_level::OwnTimes;
use super::period::{Period, Unit};
use super::service_policy::ServicePolicy;
use super::service_standards::{Dated, Standards, UNCHANGED, standard_at};
use super::ticket::Ticket;

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
    /// What the level means in its contract, where that says so in words of its own.
    pub meaning: Option<Wording>,
    /// The longest that its contract gives a complaint (S4 `max_resolution`), where the level alone would give more.
    pub longest: Option<Period>,
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
    /// In which hours the times of the level are counted.
    pub hours: Hours,
    /// In which hours all else is, where a contract says it and lists no such level. Nothing: in the same.
    pub of_clause: Option<Hours>,
}

/// The hours in which times are counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hours {
    /// When a clock of working time runs.
    pub calendar: WorkCalendar,
    /// In which working days are counted where single days of the week keep hours of their own (S4 `service_hours`): those hours
    /// are when a clock of hours runs, and make no day more or less a working day. Nothing: in `calendar`.
    pub days: Option<WorkCalendar>,
    /// Whether holidays and make-up days change those hours.
    pub heeds_holidays: bool,
}

impl Hours {
    /// Those of a clause, with the days of its place.
    fn of_clause(hours: &ServiceHours, calendar: &WorkCalendar) -> Self {
        let in_general = || hours_of(&ServiceHours { week: Vec::new(), ..hours.clone() }, calendar);
        Self {
            calendar: hours_of(hours, calendar),
            days: (!hours.week.is_empty()).then(in_general),
            heeds_holidays: hours.days == ServiceDays::WorkingDays,
        }
    }

    /// The calendar in which a period of this unit is counted.
    pub(super) fn counting(&self, unit: Unit) -> &WorkCalendar {
        match unit {
            Unit::WorkingDay => self.days.as_ref().unwrap_or(&self.calendar),
            Unit::Hour | Unit::WorkingHour | Unit::Day | Unit::Month | Unit::Year => &self.calendar,
        }
    }
}

impl Standard {
    /// What is promised to a ticket of this urgency: what its contract says of that level, else what the house promises its
    /// customer, else what it promises everybody; with what the clause of the contract says of every level. The house is held to what it
    /// promised when the ticket was received, counted in `calendar`; a contract is counted in that of its own place.
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
        let listed = agreed.and_then(|agreed| {
            let level = agreed.terms.levels.iter().find(|level| level.urgency == urgency)?;
            Some((agreed, *level))
        });
        let (source, since, level, workaround_within, hours) = match listed {
            Some((Agreed { contract, terms, calendar }, level)) => {
                (Source::Contract(contract), None, level, None, Hours::of_clause(&terms.hours, calendar))
            }
            None => (
                own.map_or(Source::House, |_| Source::Customer(ticket.customer)),
                own.map_or(policy.since, |(_, since)| since),
                own.map_or_else(|| policy.level(ticket.kind, urgency), |(level, _)| level),
                policy.workaround(urgency),
                Hours { calendar: policy.calendar(calendar), days: None, heeds_holidays: true },
            ),
        };
        let plain = Self {
            source,
            since,
            level,
            meaning: None,
            longest: None,
            workaround_within,
            escalation: policy.escalation.clone(),
            acknowledge_within: policy.acknowledge_within,
            update_every: policy.update_every,
            close_after: policy.close_after,
            hours,
            of_clause: None,
        };
        let standard = match agreed {
            Some(agreed) => plain.under(agreed, ticket.kind, listed.is_some()),
            None => plain,
        };
        // who is promised a solution sooner needs no workaround later
        let workaround_within =
            standard.workaround_within.filter(|within| within.about_hours() <= standard.level.resolve.about_hours());
        Self { workaround_within, ..standard }
    }

    /// The same with what the clause of a contract says of all that comes in, which holds for a level that it does not list too: how soon
    /// it is acknowledged, who takes over, when the customer hears again, and the longest that a complaint may take.
    fn under(self, Agreed { terms, calendar, .. }: Agreed<'_>, kind: TicketKind, is_listed: bool) -> Self {
        let longest = terms.settle_within.filter(|_| kind == TicketKind::Complaint);
        let longest = longest.filter(|longest| longest.about_hours() < self.level.resolve.about_hours());
        Self {
            level: ServiceLevel { resolve: longest.unwrap_or(self.level.resolve), ..self.level },
            meaning: terms.meanings.get(&self.level.urgency).filter(|it| is_listed && !it.is_blank()).cloned(),
            longest,
            escalation: terms.escalation.clone(),
            acknowledge_within: terms.acknowledge_within,
            update_every: terms.update_every,
            close_after: terms.close_after,
            of_clause: (!is_listed).then(|| Hours::of_clause(&terms.hours, calendar)),
            ..self
        }
    }

    /// In which hours all but the times of the level is counted.
    pub(super) fn of_all(&self) -> &Hours {
        self.of_clause.as_ref().unwrap_or(&self.hours)
    }

    /// In which hours a solution is counted: the longest that a clause gives, in those of the clause.
    pub(super) fn of_solution(&self) -> &Hours {
        if self.longest.is_some() { self.of_all() } else { &self.hours }
    }

    /// Until when the customer may answer a decision told at `resolved`; the whole of that day is theirs.
    pub fn answer_until(&self, resolved: Moment) -> Option<Moment> {
        let day = after(resolved.date(), self.close_after, self.of_all().counting(self.close_after.unit))?;
        Moment::new(day, Minute::of_day(1_439).ok()?).ok()
    }

    /// The day by which the customer hears again, counted from `on`.
    pub fn next_update(&self, on: Date) -> Option<Date> {
        after(on, self.update_every, self.of_all().counting(self.update_every.unit))
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
    // the days of work of a place are those that the book keeps for it
    let of_place = hours.days == ServiceDays::WorkingDays && calendar.is_of_place();
    let hold = |day: WeekDay| if of_place { calendar.week().works_on(day) } else { hours.days.hold(day) };
    let of = |weekday: WeekDay| {
        let own = hours.own(weekday).map(|own| day_of(own.stretches.iter().map(|it| (it.from, it.to))));
        match own {
            Some(Ok(own)) => own,
            Some(Err(_)) | None if hold(weekday) => day.clone(),
            Some(Err(_)) | None => DayHours::rest(),
        }
    };
    let plain = WorkCalendar::new(WorkWeek::each(of), day);
    match hours.days {
        ServiceDays::WorkingDays if calendar.is_week_alone() => plain.week_alone(),
        ServiceDays::WorkingDays => {
            calendar.years().cloned().fold(plain, WorkCalendar::with_year).where_it_is(calendar)
        }
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
