//! One case of each subject: the days of terms, notices and ends, and where a service clock stands.

use counterpart::domain::calendar::CalendarError;
use counterpart::domain::calendar::moment::{Minute, Moment};
use counterpart::domain::date::Date;
use counterpart::domain::lifecycle::contract::status::TerminationNotice;
use counterpart::domain::lifecycle::contract::termination::earliest_end;
use counterpart::domain::period::{Counting, PeriodRule, Roll};
use counterpart::domain::schedule::series::{MonthEnd, step};
use counterpart::domain::service_clock::level::{ServiceLimit, ServiceTime};
use counterpart::domain::service_clock::{
    ClockKind, Completion, Pause, PauseEnd, PauseReason, ServiceCase, service_standing,
};
use counterpart::domain::term::termination::{TerminationBasis, cure_period, effective_on};
use counterpart::domain::term::{TermLength, TermSpan, exclusive_end, notice_deadline, span};

use super::cases::{any_period, calendar, written};
use super::draw::Draw;

pub(super) fn notice(draw: &mut Draw) -> String {
    let start = draw.date();
    let end = start.plus_days(draw.between(0, 800)).unwrap_or(start);
    let (term, notice, calendar) = (TermSpan { no: 0, start, end }, any_period(draw), calendar(draw));
    written((term, notice), notice_deadline(term, notice, &calendar))
}

pub(super) fn spans(draw: &mut Draw) -> String {
    let start = draw.date();
    let length = match draw.between(0, 1) {
        0 => TermLength::Months(u16::try_from(draw.between(0, 40)).expect("months")),
        _ => TermLength::Until(start.plus_days(draw.between(-2, 900)).unwrap_or(start)),
    };
    let renewal = u16::try_from(draw.between(0, 24)).expect("months");
    let no = u32::try_from(draw.between(0, 5)).expect("a number");
    let months = u32::try_from(draw.between(0, 60)).expect("months");
    let answers = (span(start, length, renewal, no), exclusive_end(start, months));
    written((start, length, renewal, no, months), answers)
}

pub(super) fn ends(draw: &mut Draw) -> String {
    let (received_on, period, calendar) = (draw.date(), any_period(draw), calendar(draw));
    let basis = match draw.between(0, 3) {
        0 => TerminationBasis::Agreement { effective_on: received_on },
        1 => TerminationBasis::OnArrival { received_on },
        _ => TerminationBasis::AfterNotice { received_on, notice: period },
    };
    let roll = draw.one_of(&[Roll::None, Roll::Following, Roll::ModifiedFollowing, Roll::Preceding]);
    let notice = match draw.between(0, 1) {
        0 => TerminationNotice::Days(u16::try_from(draw.between(0, 90)).expect("days")),
        _ => TerminationNotice::Months(u16::try_from(draw.between(0, 12)).expect("months")),
    };
    let earliest = earliest_end(received_on, notice, &calendar).map_err(|error| {
        let CalendarError::Exact(error) = error else { panic!("{error:?}") };
        error
    });
    let answers = (
        effective_on(basis, &calendar),
        cure_period(received_on, period, Counting { rule: PeriodRule::StatutoryCn, roll }, &calendar),
        earliest,
    );
    written((received_on, period, basis, roll, notice), answers)
}

pub(super) fn series(draw: &mut Draw) -> String {
    let (anchor, every, calendar) = (draw.date(), any_period(draw), calendar(draw));
    let k = u16::try_from(draw.between(0, 20)).expect("a step");
    let month_end = draw.one_of(&[MonthEnd::SameDay, MonthEnd::LastDay]);
    written((anchor, every, k, month_end), step(anchor, every, k, month_end, &calendar))
}

pub(super) fn service_standings(draw: &mut Draw) -> String {
    let moment = |draw: &mut Draw| {
        let date = Date::new(2026, 3, 1).expect("a date").plus_days(draw.between(0, 40)).expect("a date");
        let hour = u16::try_from(draw.between(0, 23)).expect("an hour");
        Moment::new(date, Minute::at(hour, 30).expect("a time")).expect("a moment")
    };
    let mut moments = [moment(draw), moment(draw), moment(draw), moment(draw)];
    moments.sort();
    let [received, from, until, done] = moments;
    let reason = draw.one_of(&[PauseReason::AwaitingCustomer, PauseReason::Solved]);
    let pauses =
        [Pause { from, end: if draw.between(0, 3) == 0 { PauseEnd::Open } else { PauseEnd::At(until) }, reason }];
    let used = usize::try_from(draw.between(0, 1)).expect("a count");
    let case = ServiceCase { received, pauses: &pauses[..used] };
    let limit = ServiceLimit {
        time: match draw.between(0, 2) {
            0 => ServiceTime::BizDays(u16::try_from(draw.between(0, 15)).expect("days")),
            _ => ServiceTime::Minutes(u32::try_from(draw.between(0, 6_000)).expect("minutes")),
        },
        clock: draw.one_of(&[ClockKind::Business, ClockKind::Business, ClockKind::Calendar]),
    };
    let done = if draw.between(0, 1) == 0 { Completion::Awaited } else { Completion::At(done) };
    let as_of = moment(draw);
    let answer = service_standing(case, limit, done, as_of, &calendar(draw));
    written((received, &pauses[..used], limit, done, as_of), answer)
}
