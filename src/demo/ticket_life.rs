//! What is done about tickets, as the sample book tells it.

use super::DemoError;
use super::scene::Scene;
use crate::domain::calendar::CalendarError;
use crate::domain::calendar::moment::{Minute, Moment};
use crate::domain::contract::service::Remedy;
use crate::domain::id::{NewId, TicketEventId, TicketId};
use crate::domain::lifecycle::ticket::command::Event;
use crate::domain::lifecycle::ticket::complaint::{Assessment, Complexity, DraftAnswer, Investigation, Safety};
use crate::domain::lifecycle::ticket::resolution::{Answer, Outcome, Resolution};
use crate::domain::money::Money;
use crate::domain::service_clock::level::Priority;
use crate::domain::ticket::TicketEvent;

/// Looks after service.
pub(super) const FANG: &str = "方亦清";

/// The day from today and the minute after midnight.
pub(super) type When = (i64, u16);

/// What was done.
pub(super) enum Did {
    Assigned(&'static str),
    Acknowledged(&'static str),
    Informed(&'static str, i64),
    Started,
    Assessed(Priority, &'static str, &'static str),
    Investigated(&'static str),
    /// Cause, remedy, and what it costs in yuan.
    Drafted(&'static str, &'static str, i64),
    Approved(&'static str),
    Asked(&'static str),
    Resumed,
    /// Cause, corrective action, and what the customer was told.
    Solved(&'static str, &'static str, &'static str),
    Called(Answer, &'static str),
    Closed,
    /// What the clause allows, and what was done of it.
    Remedied(Remedy, &'static str),
    Reopened(&'static str),
    Escalated(&'static str, &'static str),
}

/// The next number of the month.
pub(super) fn number<I: NewId>(scene: &mut Scene<'_, I>, received: Moment) -> String {
    let month = (received.date().year(), received.date().month());
    let count = scene.numbers.tickets.entry(month).or_insert(0);
    *count += 1;
    format!("FW-{:04}{:02}-{count:04}", month.0, month.1)
}

/// The moment so many days from today.
pub(super) fn moment<I: NewId>(scene: &Scene<'_, I>, (day, minute): When) -> Result<Moment, DemoError> {
    let date = scene.day(day)?;
    Minute::of_day(minute).and_then(|minute| Moment::new(date, minute)).map_err(|fault| match fault {
        CalendarError::Exact(fault) => DemoError::Exact(fault),
        CalendarError::NoSuchTime
        | CalendarError::WindowOrder
        | CalendarError::DayOfAnotherYear { .. }
        | CalendarError::HolidayAndMakeUp { .. }
        | CalendarError::Hours
        | CalendarError::NoWorkingDay { .. } => DemoError::Unwritable,
    })
}

/// Enters one thing that happened.
pub(super) fn happen<I: NewId>(
    scene: &mut Scene<'_, I>,
    ticket: TicketId,
    when: When,
    by: &str,
    did: &Did,
) -> Result<(), DemoError> {
    let day = when.0;
    let text = |it: &str| it.to_owned();
    let fact = match did {
        Did::Assigned(to) => Event::Assigned { to: text(to), next_update: Some(scene.day(day + 7)?) },
        Did::Acknowledged(channel) => Event::Acknowledged { channel: text(channel) },
        Did::Informed(note, next) => Event::Informed { note: text(note), next_update: scene.day(day + next)? },
        Did::Started => Event::Started,
        Did::Assessed(priority, impact, action) => Event::Assessed {
            assessment: Assessment {
                priority: *priority,
                safety: Safety::NotConcerned,
                complexity: Complexity::Simple,
                impact: text(impact),
                immediate_action: text(action),
            },
        },
        Did::Investigated(facts) => Event::Investigated {
            investigation: Investigation { facts: text(facts), documents: String::new(), interviews: String::new() },
        },
        Did::Drafted(cause, remedy, cost) => Event::AnswerDrafted {
            draft: DraftAnswer { cause: text(cause), remedy: text(remedy), cost: Some(Money::cny(cost * 100)) },
        },
        Did::Approved(who) => Event::AnswerApproved { by: text(who) },
        Did::Asked(question) => Event::CustomerAsked { question: text(question) },
        Did::Resumed => Event::Resumed,
        Did::Solved(cause, action, answer) => Event::Resolved {
            resolution: Resolution {
                cause: text(cause),
                corrective_action: text(action),
                answer: text(answer),
                next_options: String::new(),
            },
        },
        Did::Called(answer, note) => Event::CalledBack { answer: *answer, recommendation: None, note: text(note) },
        Did::Closed => Event::Closed { outcome: Outcome::Accepted },
        Did::Remedied(remedy, note) => Event::Remedied { remedy: *remedy, note: text(note), credit: None },
        Did::Reopened(reason) => Event::Reopened { reason: text(reason) },
        Did::Escalated(to, reason) => Event::Escalated { to: text(to), reason: text(reason) },
    };
    let at = moment(scene, when)?;
    let event = TicketEvent { id: TicketEventId::fresh(scene.ids), ticket, at, by: by.to_owned(), fact, level: None };
    scene.book.ticket_events.push(event);
    Ok(())
}
