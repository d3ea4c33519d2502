//! How the days of a term were found: every step typed, and said in both languages.

use std::num::NonZeroU16;

use counterpart::domain::calendar::{CalendarLine, DayKind};
use counterpart::domain::period::{Deadline, Period, PeriodLine, Roll};
use counterpart::domain::term::renewal::{
    NoticeEffect, RenewalChoice, RenewalDecision, RenewalStanding, TermLine, TermStanding, term_standing,
};
use counterpart::domain::term::{self, NoticeDeadline, NoticeFit, SpanLine, Term, TermLength, TermSpan};
use counterpart::i18n::{Locale, Text};

use super::{YEAR_2026, by_agreement, calendar, day, decline, renew};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[test]
fn a_term_shows_how_its_days_were_found() {
    let from = |on| SpanLine::From { on: day(on) };
    let months = |months, on| SpanLine::Months { months, on: day(on) };
    let none = |day_of_month, on| SpanLine::NoSuchDay { day: day_of_month, on: day(on) };
    let term = |no, start, end| SpanLine::Term(TermSpan { no, start: day(start), end: day(end) });
    let agreed = |on| SpanLine::AgreedEnd { on: day(on) };
    let until = TermLength::Until(day("2026-12-30"));
    for (start, length, no, lines) in [
        (
            "2026-03-01",
            TermLength::Months(12),
            0,
            vec![from("2026-03-01"), months(12, "2027-03-01"), term(0, "2026-03-01", "2027-02-28")],
        ),
        // February has no 31st: the term ends with it
        (
            "2026-01-31",
            TermLength::Months(1),
            0,
            vec![
                from("2026-01-31"),
                months(1, "2026-02-28"),
                none(31, "2026-03-01"),
                term(0, "2026-01-31", "2026-02-28"),
            ],
        ),
        // both ends of a renewal are counted from the original start
        (
            "2026-01-31",
            TermLength::Months(1),
            1,
            vec![
                from("2026-01-31"),
                months(1, "2026-02-28"),
                none(31, "2026-03-01"),
                from("2026-01-31"),
                months(2, "2026-03-31"),
                term(1, "2026-03-01", "2026-03-30"),
            ],
        ),
        ("2026-01-15", until, 0, vec![agreed("2026-12-30"), term(0, "2026-01-15", "2026-12-30")]),
        (
            "2026-01-15",
            until,
            2,
            vec![
                agreed("2026-12-30"),
                from("2026-12-31"),
                months(1, "2027-01-31"),
                agreed("2026-12-30"),
                from("2026-12-31"),
                months(2, "2027-02-28"),
                none(31, "2027-03-01"),
                term(2, "2027-01-31", "2027-02-28"),
            ],
        ),
    ] {
        let worked = term::span(day(start), length, 1, no).expect("a term");
        assert_eq!(worked.working, lines, "term {no} from {start}, {length:?}");
    }
    let first = Term::Fixed { start: day("2026-03-01"), length: TermLength::Months(12) }.first_span();
    assert_eq!(
        first.expect("a term").expect("an end").working,
        [from("2026-03-01"), months(12, "2027-03-01"), term(0, "2026-03-01", "2027-02-28")]
    );
    assert_eq!(Term::Indefinite { start: day("2026-03-01") }.first_span(), Ok(None));
}

#[test]
fn a_standing_shows_the_terms_the_last_days_for_notice_and_the_decisions() {
    let (start, length) = YEAR_2026;
    let renewed = renew(0, "2026-06-01");
    let term = Term::Fixed { start: day(start), length };
    let worked = term_standing(term, by_agreement(), &[renewed], day("2026-07-01"), &calendar()).expect("a standing");
    let span = |line| TermLine::Span(line);
    let running = TermSpan { no: 0, start: day("2026-01-01"), end: day("2026-12-31") };
    let next = TermSpan { no: 1, start: day("2027-01-01"), end: day("2027-12-31") };
    let deadline = Deadline { last_day: day("2026-12-01"), act_by: day("2026-12-01") };
    assert_eq!(
        worked.working,
        [
            span(SpanLine::From { on: day("2026-01-01") }),
            span(SpanLine::Months { months: 12, on: day("2027-01-01") }),
            span(SpanLine::Term(running)),
            TermLine::Period(PeriodLine::From { on: day("2026-12-31") }),
            TermLine::Period(PeriodLine::Counted { period: Period::days(30), on: day("2026-12-01") }),
            TermLine::Period(PeriodLine::Calendar(CalendarLine::Day {
                date: day("2026-12-01"),
                kind: DayKind::Working,
            })),
            TermLine::Notice(NoticeDeadline { deadline, fit: NoticeFit::WithinTerm }),
            TermLine::Agreed(renewed),
            span(SpanLine::From { on: day("2026-01-01") }),
            span(SpanLine::Months { months: 24, on: day("2028-01-01") }),
            span(SpanLine::Term(next)),
        ]
    );
    assert_eq!(worked.value, TermStanding::Running { span: running, renewal: RenewalStanding::Committed { next } });
}

#[test]
fn the_working_is_said_in_both_languages() {
    let (zh, en) = (Text::new(Locale::Zh), Text::new(Locale::En));
    let term = |no| TermSpan { no, start: day("2026-01-31"), end: day("2026-02-28") };
    let deadline = Deadline { last_day: day("2026-08-01"), act_by: day("2026-07-31") };
    let saturday = CalendarLine::Day { date: day("2026-08-01"), kind: DayKind::WeeklyRest };
    let moved = PeriodLine::Moved { from: day("2026-08-01"), to: day("2026-07-31"), roll: Roll::Preceding };
    let for_six = RenewalChoice::RenewFor { months: NonZeroU16::new(6).expect("six") };
    let agreed = RenewalDecision { term_no: 0, choice: for_six, decided_on: day("2026-06-01") };
    let unsent = RenewalDecision { choice: RenewalChoice::DeclineUnsent, ..agreed };
    for (line, on, chinese, english) in [
        (
            TermLine::Span(SpanLine::Months { months: 1, on: day("2026-02-28") }),
            Some("2026-02-28"),
            "满 1 个月",
            "One month later",
        ),
        (
            TermLine::Span(SpanLine::NoSuchDay { day: 31, on: day("2026-03-01") }),
            Some("2026-03-01"),
            "那个月没有 31 日，改为次月 1 日",
            "That month has no day 31: the 1st of the month after",
        ),
        (
            TermLine::Span(SpanLine::Term(term(0))),
            Some("2026-02-28"),
            "首期：2026年1月31日至2026年2月28日",
            "First term: 31 Jan 2026 to 28 Feb 2026",
        ),
        (
            TermLine::Span(SpanLine::Term(term(2))),
            Some("2026-02-28"),
            "第 2 次续期：2026年1月31日至2026年2月28日",
            "Renewal 2: 31 Jan 2026 to 28 Feb 2026",
        ),
        (
            TermLine::Period(PeriodLine::Counted { period: Period::days(30), on: day("2026-08-01") }),
            Some("2026-08-01"),
            "往前 30 日",
            "30 days before",
        ),
        (TermLine::Period(PeriodLine::Calendar(saturday)), Some("2026-08-01"), "周末休息", "Weekly rest"),
        (
            TermLine::Period(PeriodLine::Calendar(CalendarLine::YearNotEntered { year: 2027 })),
            None,
            "2027 年的放假安排还没有录入，只按星期推算",
            "The holidays of 2027 are not entered: reckoned by the week alone",
        ),
        (
            TermLine::Period(moved),
            Some("2026-07-31"),
            "2026年8月1日休息，请最迟在这一天办好",
            "1 Aug 2026 is a day of rest: act by this day",
        ),
        (
            TermLine::Notice(NoticeDeadline { deadline, fit: NoticeFit::LongerThanTerm }),
            Some("2026-08-01"),
            "通知的最后一天，当天仍有效；通知期比这一期合同还长",
            "The last day for notice, itself still open; the notice is longer than the term",
        ),
        (TermLine::Agreed(agreed), Some("2026-06-01"), "商定续期 6 个月", "Agreed to renew for 6 months"),
        (
            TermLine::Unsent(unsent),
            Some("2026-06-01"),
            "决定不续期，通知还没有发出，暂不生效",
            "Decided not to renew; the notice is not sent and has no effect yet",
        ),
        (
            TermLine::Noticed { decision: decline(0, "2026-12-02"), effect: NoticeEffect::TooLate },
            Some("2026-12-02"),
            "通知不再续期，已过最后一天，不生效",
            "Notice of non-renewal, after the last day: no effect",
        ),
    ] {
        assert_eq!(zh.term_line(&line), (on.map(day), chinese.to_owned()), "{line:?}");
        assert_eq!(en.term_line(&line), (on.map(day), english.to_owned()), "{line:?}");
    }
}
