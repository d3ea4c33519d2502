//! Terms: their days, notice, renewal and the end.

mod working;

use counterpart::domain::calendar::year::CalendarYear;
use counterpart::domain::calendar::{CalendarLine, DayKind, WorkCalendar};
use counterpart::domain::date::Date;
use counterpart::domain::exact::ExactError;
use counterpart::domain::period::{Counting, Period, PeriodLine, PeriodRule, Roll};
use counterpart::domain::term;
use counterpart::domain::term::renewal::{
    NoticeEffect, Renewal, RenewalChoice, RenewalDecision, RenewalLimit, RenewalStanding, TermLine, TermStanding,
    term_standing,
};
use counterpart::domain::term::termination::{TerminationBasis, cure_period, effective_on};
use counterpart::domain::term::{NoticeFit, Term, TermError, TermLength, TermSpan, exclusive_end, notice_deadline};
#[cfg(not(target_arch = "wasm32"))]
use proptest::prelude::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

fn calendar() -> WorkCalendar {
    let year = |year| CalendarYear::new(year, [], []).expect("a year");
    WorkCalendar::standard().with_year(year(2026)).with_year(year(2027))
}

/// The days of term `no`.
fn span(start: Date, length: TermLength, renewal: u16, no: u32) -> Result<TermSpan, TermError> {
    term::span(start, length, renewal, no).map(|worked| worked.value)
}

fn days(span: TermSpan) -> (String, String) {
    (span.start.to_string(), span.end.to_string())
}

#[test]
fn a_term_ends_the_day_before_the_same_day_of_the_month() {
    for (start, months, end) in [
        ("2026-03-01", 12, "2027-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-01-28", 1, "2026-02-27"),
        ("2025-08-31", 6, "2026-02-28"),
        ("2026-12-15", 36, "2029-12-14"),
        ("2024-02-29", 48, "2028-02-28"),
        ("2026-01-01", 12, "2026-12-31"),
    ] {
        let term = span(day(start), TermLength::Months(months), 1, 0).expect("a term");
        assert_eq!(term.end, day(end), "{months} months from {start}");
        let after = exclusive_end(day(start), u32::from(months)).map(|worked| worked.value);
        assert_eq!(after, term.end.plus_days(1));
    }
}

#[test]
fn renewals_are_reckoned_from_the_original_start() {
    for (start, length, renewal, expected) in [
        (
            "2026-01-31",
            TermLength::Months(1),
            1,
            [
                ("2026-01-31", "2026-02-28"),
                ("2026-03-01", "2026-03-30"),
                ("2026-03-31", "2026-04-30"),
                ("2026-05-01", "2026-05-30"),
            ],
        ),
        (
            "2026-03-01",
            TermLength::Months(24),
            12,
            [
                ("2026-03-01", "2028-02-29"),
                ("2028-03-01", "2029-02-28"),
                ("2029-03-01", "2030-02-28"),
                ("2030-03-01", "2031-02-28"),
            ],
        ),
        (
            "2026-01-15",
            TermLength::Until(day("2026-12-30")),
            1,
            [
                ("2026-01-15", "2026-12-30"),
                ("2026-12-31", "2027-01-30"),
                ("2027-01-31", "2027-02-28"),
                ("2027-03-01", "2027-03-30"),
            ],
        ),
    ] {
        for (no, (first, last)) in (0..).zip(expected) {
            let term = span(day(start), length, renewal, no).expect("a term");
            assert_eq!(days(term), (first.to_owned(), last.to_owned()), "term {no} from {start}, {length:?}");
            assert!(term.contains(day(first)) && term.contains(day(last)));
        }
    }
}

#[test]
fn the_last_day_for_notice_and_the_working_day_to_act_by() {
    for (start, end, notice, last_day, act_by, fit) in [
        ("2026-01-01", "2026-12-31", Period::days(30), "2026-12-01", "2026-12-01", NoticeFit::WithinTerm),
        ("2026-02-01", "2027-01-31", Period::days(60), "2026-12-02", "2026-12-02", NoticeFit::WithinTerm),
        ("2026-01-01", "2026-12-31", Period::months(3), "2026-09-30", "2026-09-30", NoticeFit::WithinTerm),
        ("2026-01-01", "2026-05-31", Period::months(3), "2026-02-28", "2026-02-27", NoticeFit::WithinTerm),
        ("2026-01-01", "2026-08-31", Period::days(30), "2026-08-01", "2026-07-31", NoticeFit::WithinTerm),
        // the notice period is longer than the term: a warning, not an error
        ("2026-06-01", "2026-06-30", Period::days(60), "2026-05-01", "2026-05-01", NoticeFit::LongerThanTerm),
        ("2026-06-01", "2026-06-30", Period::days(29), "2026-06-01", "2026-06-01", NoticeFit::WithinTerm),
        ("2026-06-01", "2026-06-30", Period::days(0), "2026-06-30", "2026-06-30", NoticeFit::WithinTerm),
    ] {
        let term = TermSpan { no: 0, start: day(start), end: day(end) };
        let found = notice_deadline(term, notice, &calendar()).expect("a day").value;
        let expected = (day(last_day), day(act_by), fit);
        assert_eq!((found.deadline.last_day, found.deadline.act_by, found.fit), expected, "{notice:?} before {end}");
    }
}

const YEAR_2026: (&str, TermLength) = ("2026-01-01", TermLength::Months(12));

fn automatic(limit: RenewalLimit) -> Renewal {
    Renewal::Automatic { months: 12, notice: Period::days(30), limit }
}

fn by_agreement() -> Renewal {
    Renewal::ByAgreement { months: 12, notice: Period::days(30) }
}

fn renew(term_no: u32, decided_on: &str) -> RenewalDecision {
    RenewalDecision { term_no, choice: RenewalChoice::Renew, decided_on: day(decided_on) }
}

fn decline(term_no: u32, on: &str) -> RenewalDecision {
    RenewalDecision { term_no, choice: RenewalChoice::Decline { notice_on: day(on) }, decided_on: day(on) }
}

/// The standing in one line: which term, and what happens at its end.
fn standing(renewal: Renewal, decisions: &[RenewalDecision], as_of: &str) -> String {
    let (start, length) = YEAR_2026;
    let term = Term::Fixed { start: day(start), length };
    let worked = term_standing(term, renewal, decisions, day(as_of), &calendar()).expect("a standing");
    match worked.value {
        TermStanding::Before { start } => format!("before {start}"),
        TermStanding::OpenEnded { start } => format!("open since {start}"),
        TermStanding::Expired { last } => format!("expired {}", last.end),
        TermStanding::Running { span, renewal } => {
            let outlook = match renewal {
                RenewalStanding::Ends => "ends".to_owned(),
                RenewalStanding::LimitReached => "limit reached".to_owned(),
                RenewalStanding::AwaitsAgreement(notice) => format!("agree by {}", notice.deadline.last_day),
                RenewalStanding::NoticeOpen(notice) => format!("notice by {}", notice.deadline.last_day),
                RenewalStanding::Committed { next } => format!("renews to {}", next.end),
                RenewalStanding::Declined { notice_on } => format!("declined {notice_on}"),
            };
            format!("term {}: {outlook}", span.no)
        }
    }
}

#[test]
fn where_a_term_stands_on_a_day() {
    let auto = automatic(RenewalLimit::Unlimited);
    let once = automatic(RenewalLimit::Times(1));
    let never = automatic(RenewalLimit::Times(0));
    for (renewal, decisions, as_of, expected) in [
        (Renewal::None, &[][..], "2025-12-31", "before 2026-01-01"),
        (Renewal::None, &[], "2026-01-01", "term 0: ends"),
        (Renewal::None, &[], "2026-12-31", "term 0: ends"),
        (Renewal::None, &[], "2027-01-01", "expired 2026-12-31"),
        // the last day for notice is itself still open
        (auto, &[], "2026-11-30", "term 0: notice by 2026-12-01"),
        (auto, &[], "2026-12-01", "term 0: notice by 2026-12-01"),
        (auto, &[], "2026-12-02", "term 0: renews to 2027-12-31"),
        (auto, &[], "2027-01-01", "term 1: notice by 2027-12-01"),
        (auto, &[], "2036-12-31", "term 10: renews to 2037-12-31"),
        (auto, &[decline(0, "2026-12-01")], "2026-12-01", "term 0: declined 2026-12-01"),
        (auto, &[decline(0, "2026-12-01")], "2026-12-31", "term 0: declined 2026-12-01"),
        (auto, &[decline(0, "2026-12-01")], "2027-01-01", "expired 2026-12-31"),
        (auto, &[decline(0, "2026-12-01")], "2026-11-30", "term 0: notice by 2026-12-01"),
        // too late, and so the contract renews
        (auto, &[decline(0, "2026-12-02")], "2026-12-31", "term 0: renews to 2027-12-31"),
        (auto, &[decline(0, "2026-12-02")], "2027-01-01", "term 1: notice by 2027-12-01"),
        // a late notice does not undo one in time
        (auto, &[decline(0, "2026-11-20"), decline(0, "2026-12-10")], "2027-01-01", "expired 2026-12-31"),
        (auto, &[decline(0, "2026-11-20"), renew(0, "2026-11-25")], "2027-01-01", "term 1: notice by 2027-12-01"),
        (auto, &[renew(0, "2026-06-01")], "2026-06-01", "term 0: renews to 2027-12-31"),
        (auto, &[decline(1, "2027-11-20")], "2026-12-31", "term 0: renews to 2027-12-31"),
        (auto, &[decline(1, "2027-11-20")], "2028-01-01", "expired 2027-12-31"),
        (once, &[], "2026-12-02", "term 0: renews to 2027-12-31"),
        (once, &[], "2027-06-01", "term 1: limit reached"),
        (once, &[], "2028-01-01", "expired 2027-12-31"),
        (never, &[], "2026-12-31", "term 0: limit reached"),
        (by_agreement(), &[], "2026-12-31", "term 0: agree by 2026-12-01"),
        (by_agreement(), &[], "2027-01-01", "expired 2026-12-31"),
        (by_agreement(), &[renew(0, "2026-12-20")], "2026-12-19", "term 0: agree by 2026-12-01"),
        (by_agreement(), &[renew(0, "2026-12-20")], "2026-12-20", "term 0: renews to 2027-12-31"),
        (by_agreement(), &[renew(0, "2026-12-20")], "2027-01-01", "term 1: agree by 2027-12-01"),
        (by_agreement(), &[decline(0, "2026-12-20")], "2026-12-20", "term 0: declined 2026-12-20"),
    ] {
        assert_eq!(standing(renewal, decisions, as_of), expected, "{renewal:?} {decisions:?} as of {as_of}");
    }
}

#[test]
fn a_late_notice_is_shown_with_what_it_was_worth() {
    let (start, length) = YEAR_2026;
    let term = Term::Fixed { start: day(start), length };
    let decision = decline(0, "2026-12-02");
    let worked = term_standing(term, automatic(RenewalLimit::Unlimited), &[decision], day("2026-12-31"), &calendar());
    let line = TermLine::Noticed { decision, effect: NoticeEffect::TooLate };
    assert!(worked.expect("a standing").working.contains(&line));
}

#[test]
fn a_term_without_an_end_runs_until_somebody_ends_it() {
    let start = day("2026-01-01");
    for term in [Term::Indefinite { start }, Term::UntilPerformed { start }] {
        let on = |date| term_standing(term, Renewal::None, &[], day(date), &calendar()).expect("a standing").value;
        assert_eq!(on("2025-12-31"), TermStanding::Before { start });
        assert_eq!(on("2026-01-01"), TermStanding::OpenEnded { start });
        assert_eq!(on("9999-12-31"), TermStanding::OpenEnded { start });
    }
}

#[test]
fn a_termination_takes_effect_when_its_notice_says() {
    let received_on = day("2026-05-15");
    for (basis, expected) in [
        (TerminationBasis::Agreement { effective_on: day("2026-06-30") }, "2026-06-30"),
        (TerminationBasis::OnArrival { received_on }, "2026-05-15"),
        (TerminationBasis::AfterNotice { received_on, notice: Period::days(0) }, "2026-05-15"),
        (TerminationBasis::AfterNotice { received_on, notice: Period::days(30) }, "2026-06-14"),
        (TerminationBasis::AfterNotice { received_on, notice: Period::months(1) }, "2026-06-15"),
    ] {
        let found = effective_on(basis, &calendar()).expect("a day");
        assert_eq!(found.value, day(expected), "{basis:?}");
    }
    let basis = TerminationBasis::AfterNotice { received_on, notice: Period::months(1) };
    assert_eq!(
        effective_on(basis, &calendar()).expect("a day").working,
        [
            PeriodLine::From { on: received_on },
            PeriodLine::Counted { period: Period::months(1), on: day("2026-06-15") },
        ]
    );
}

#[test]
fn a_breach_may_be_put_right_up_to_and_with_the_last_day() {
    use PeriodRule::{ClearDays, StatutoryCn};
    for (received, cure, roll, last_day, from) in [
        ("2026-05-15", Period::days(15), (StatutoryCn, Roll::None), "2026-05-30", "2026-05-31"),
        ("2026-05-15", Period::days(15), (StatutoryCn, Roll::Following), "2026-06-01", "2026-06-02"),
        ("2026-05-15", Period::working_days(10), (StatutoryCn, Roll::None), "2026-05-29", "2026-05-30"),
        // fifteen full days lie between: the last day to put it right is the day after them
        ("2026-05-15", Period::days(15), (ClearDays, Roll::None), "2026-05-31", "2026-06-01"),
        ("2026-05-15", Period::days(15), (ClearDays, Roll::Following), "2026-06-01", "2026-06-02"),
    ] {
        let counting = Counting { rule: roll.0, roll: roll.1 };
        let found = cure_period(day(received), cure, counting, &calendar()).expect("a day").value;
        assert_eq!((found.last_day, found.terminable_from), (day(last_day), day(from)), "{cure:?} {roll:?}");
    }
    // Saturday 30 May gives way to Monday; the other side may end the contract the day after
    let counting = Counting { rule: StatutoryCn, roll: Roll::Following };
    let worked = cure_period(day("2026-05-15"), Period::days(15), counting, &calendar()).expect("a day");
    let seen = |date, kind| PeriodLine::Calendar(CalendarLine::Day { date: day(date), kind });
    assert_eq!(
        worked.working,
        [
            PeriodLine::From { on: day("2026-05-15") },
            PeriodLine::Counted { period: Period::days(15), on: day("2026-05-30") },
            seen("2026-05-30", DayKind::WeeklyRest),
            seen("2026-05-31", DayKind::WeeklyRest),
            seen("2026-06-01", DayKind::Working),
            PeriodLine::Moved { from: day("2026-05-30"), to: day("2026-06-01"), roll: Roll::Following },
            PeriodLine::DayAfter { on: day("2026-06-02") },
        ]
    );
}

#[test]
fn a_term_may_end_on_the_last_day_of_the_calendar() {
    let last = day("9999-12-31");
    let length = TermLength::Until(last);
    let (first, end) = ("2026-01-01".to_owned(), "9999-12-31".to_owned());
    assert_eq!(span(day("2026-01-01"), length, 12, 0).map(days), Ok((first, end)));
    let only = span(last, length, 12, 0).expect("a day");
    assert_eq!((only.start, only.end), (last, last));
    let term = Term::Fixed { start: day("2026-01-01"), length };
    for renewal in [Renewal::None, by_agreement(), automatic(RenewalLimit::Unlimited)] {
        let on = |date| term_standing(term, renewal, &[], day(date), &calendar()).map(|worked| worked.value);
        let running = |date| matches!(on(date), Ok(TermStanding::Running { span, .. }) if span.end == last);
        assert!(running("2026-01-01") && running("9999-12-01"), "{renewal:?}");
    }
    let ends = term_standing(term, Renewal::None, &[], last, &calendar()).expect("a standing").value;
    assert!(matches!(ends, TermStanding::Running { renewal: RenewalStanding::Ends, .. }));
    // what would follow lies beyond the calendar
    let out = Err(TermError::Exact(ExactError::DateOutOfRange));
    assert_eq!(term_standing(term, automatic(RenewalLimit::Unlimited), &[], last, &calendar()), out);
}

#[test]
fn a_term_that_is_empty_or_leaves_the_calendar_is_refused() {
    let start = day("2026-01-01");
    let out = TermError::Exact(ExactError::DateOutOfRange);
    for (start, length, renewal, no, expected) in [
        (start, TermLength::Months(0), 12, 0, TermError::Empty),
        (start, TermLength::Months(0), 12, 1, TermError::Empty),
        (start, TermLength::Months(12), 0, 1, TermError::Empty),
        (start, TermLength::Until(day("2025-12-31")), 12, 0, TermError::Empty),
        (start, TermLength::Until(day("2024-12-31")), 12, 1, TermError::Empty),
        (day("9999-12-31"), TermLength::Months(1), 12, 0, out),
        (start, TermLength::Until(day("9999-12-31")), 12, 1, out),
        (start, TermLength::Months(u16::MAX), u16::MAX, 2, out),
        (start, TermLength::Months(12), 12, 10_000, out),
        (start, TermLength::Months(12), 12, u32::MAX, TermError::Exact(ExactError::Overflow)),
    ] {
        assert_eq!(span(start, length, renewal, no), Err(expected), "{start} {length:?} {renewal} {no}");
    }
    assert_eq!(
        span(start, TermLength::Until(start), 1, 0).map(days),
        Ok(("2026-01-01".to_owned(), "2026-01-01".to_owned())),
        "one day is a term"
    );
    let never = Renewal::Automatic { months: 0, notice: Period::days(30), limit: RenewalLimit::Unlimited };
    let term = Term::Fixed { start, length: TermLength::Months(12) };
    assert_eq!(term_standing(term, never, &[], day("2030-01-01"), &calendar()), Err(TermError::Empty));
    let early = TermSpan { no: 0, start: day("1900-01-01"), end: day("1900-01-10") };
    assert_eq!(
        notice_deadline(early, Period::days(30), &calendar()),
        Err(TermError::Exact(ExactError::DateOutOfRange))
    );
}

#[cfg(not(target_arch = "wasm32"))]
fn any_date() -> impl Strategy<Value = Date> {
    (0_i64..2_958_464).prop_map(|days| day("1900-01-01").plus_days(days).expect("in range"))
}

#[cfg(not(target_arch = "wasm32"))]
proptest! {
    #[test]
    fn terms_are_contiguous_and_do_not_overlap(
        start in any_date(),
        first in 1_u16..40,
        renewal in 1_u16..40,
        no in 0_u32..60,
    ) {
        let length = TermLength::Months(first);
        if let (Ok(this), Ok(next)) = (span(start, length, renewal, no), span(start, length, renewal, no + 1)) {
            prop_assert_eq!(this.end.plus_days(1), Ok(next.start));
            prop_assert!(this.start <= this.end);
            let months = if no == 0 { i64::from(first) } else { i64::from(renewal) };
            let long = this.start.days_until(this.end) + 1;
            prop_assert!((months * 28 - 3..=months * 31 + 3).contains(&long), "{} days for {} months", long, months);
        }
    }

    #[test]
    fn every_day_of_a_renewing_contract_lies_in_exactly_the_running_term(
        start in any_date(),
        months in 1_u16..40,
        later in 0_i64..4_000,
    ) {
        let Ok(as_of) = start.plus_days(later) else { return Ok(()) };
        let term = Term::Fixed { start, length: TermLength::Months(months) };
        let renewal = Renewal::Automatic { months, notice: Period::days(30), limit: RenewalLimit::Unlimited };
        match term_standing(term, renewal, &[], as_of, &calendar()) {
            Ok(worked) => {
                let TermStanding::Running { span, renewal } = worked.value else {
                    panic!("it renews for ever: {:?}", worked.value)
                };
                prop_assert!(span.contains(as_of));
                let committed = matches!(renewal, RenewalStanding::Committed { .. });
                prop_assert_eq!(committed, as_of.days_until(span.end) < 30);
            }
            Err(error) => {
                let edge = as_of > day("9990-01-01") || start < day("1900-03-01");
                prop_assert!(edge, "{:?}", error);
            }
        }
    }

    #[test]
    fn no_term_panics(
        start in any_date(),
        as_of in any_date(),
        months in prop_oneof![Just(0_u16), 1_u16..40, Just(u16::MAX)],
        notice in prop_oneof![Just(0_u16), 1_u16..400, Just(u16::MAX)],
        times in prop_oneof![Just(0_u16), 1_u16..5, Just(u16::MAX)],
        end in any_date(),
    ) {
        let limit = RenewalLimit::Times(times);
        for length in [TermLength::Months(months), TermLength::Until(end)] {
            let term = Term::Fixed { start, length };
            let renewal = Renewal::Automatic { months, notice: Period::days(notice), limit };
            if let Ok(worked) = term_standing(term, renewal, &[], as_of, &calendar()) {
                match worked.value {
                    TermStanding::Before { start } => prop_assert!(as_of < start),
                    TermStanding::Running { span, .. } => prop_assert!(span.contains(as_of)),
                    TermStanding::Expired { last } => prop_assert!(last.end < as_of),
                    TermStanding::OpenEnded { .. } => prop_assert!(false, "a fixed term has an end"),
                }
            }
        }
    }
}
