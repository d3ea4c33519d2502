//! What follows when the grade stays low: which grades count as low, what the paper says of it, and when the plan to improve and the
//! consequence of the clause are offered.

use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::field;
use counterpart::domain::contract::party::{ContractLanguage, Prevailing};
use counterpart::domain::contract::plan::Period;
use counterpart::domain::contract::targets::{Consequence, Failing, Targets};
use counterpart::domain::date::Date;
use counterpart::domain::id::{EvaluationEventId, EvaluationId, TaskId};
use counterpart::domain::money::Money;
use counterpart::domain::scorecard::course::Course;
use counterpart::domain::scorecard::failing::{Follows, Improvement, LowRow, follows, low_row, plan_days};
use counterpart::domain::scorecard::period::Span;
use counterpart::domain::scorecard::record::{EvaluationEvent, Fact};
use counterpart::export::paper::{compose, plain_text};
use counterpart::i18n::{Locale, Text};
use uuid::Uuid;

use crate::paper::contracts;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

/// Grades A to D, of which `grade` counts as low.
fn clause(grade: &str) -> Targets {
    let mut terms = Targets::usual(Money::cny(100_000_000));
    grade.clone_into(&mut terms.failing.grade);
    terms
}

#[test]
fn a_grade_is_low_from_the_one_that_the_clause_names() {
    for (named, low) in [
        ("", ["D"].as_slice()),
        ("D", ["D"].as_slice()),
        ("C", ["C", "D"].as_slice()),
        ("B", ["B", "C", "D"].as_slice()),
    ] {
        let terms = clause(named);
        for grade in ["A", "B", "C", "D"] {
            assert_eq!(terms.is_low(grade), Some(low.contains(&grade)), "{named:?}: {grade}");
        }
        assert_eq!(terms.is_low("E"), None, "{named:?}");
        assert!(terms.low_grade_stands(), "{named:?}");
    }
    for wrong in ["E", "A"] {
        assert!(!clause(wrong).low_grade_stands(), "{wrong}");
    }
    // a name that no grade has any more is read as the lowest
    assert_eq!(clause("E").is_low("D"), Some(true));
    assert_eq!(clause("E").is_low("C"), Some(false));
}

/// A clause from before grades could be named is read, and written as it was: signed versions keep their sums.
#[test]
fn a_clause_that_names_no_grade_is_written_as_before() {
    let before = r#"{"periods":2,"plan":{"n":60,"unit":"day"},"then":"review"}"#;
    let failing: Failing = serde_json::from_str(before).expect("a clause");
    let expected = Failing { periods: 2, grade: String::new(), plan: Period::days(60), then: Consequence::Review };
    assert_eq!(failing, expected);
    assert_eq!(serde_json::to_string(&failing).expect("written"), before);
}

#[test]
fn the_paper_names_the_grade_in_both_languages() {
    for (periods, grade, zh, en) in [
        (1, "", "任何一期为D级的", "After any one period at grade D the parties"),
        (1, "C", "任何一期为C级或者更低等级的", "After any one period at grade C or below the parties"),
        (2, "", "连续两期为D级的", "After two consecutive periods at grade D the parties"),
        (2, "C", "连续两期为C级或者更低等级的", "After two consecutive periods at grade C or below the parties"),
        (3, "", "连续三期为D级的", "After three consecutive periods at grade D the parties"),
    ] {
        let mut contract = contracts::flow_meters();
        let mut terms = clause(grade);
        terms.failing.periods = periods;
        contract.targets = Clause::Included(terms);
        let (own, customer) = contracts::latin_parties();
        let paper = compose(&contract, &own, &customer, ContractLanguage::Both { prevailing: Prevailing::Zh });
        let text = plain_text(&paper);
        assert!(text.contains(zh), "{zh} in {text}");
        assert!(text.contains(en), "{en} in {text}");
    }
    assert!(field::ALL.contains(&field::TARGETS_FAILING_GRADE));
}

#[test]
fn a_plan_comes_first_and_then_what_the_clause_says() {
    // the second quarter, evaluated in July; after two low periods a plan of 60 days
    let span = Span { first: day("2026-04-01"), last: day("2026-06-30") };
    let next = Span { first: day("2026-07-01"), last: day("2026-09-30") };
    let failing = clause("").failing;
    let plan = Improvement { agreed: day("2026-07-20"), until: day("2026-09-18") };
    for (what, low, span, agreed, as_of, expected) in [
        ("no low period", 0, span, None, "2026-07-15", Follows::Nothing),
        ("one of two", 1, span, None, "2026-07-15", Follows::Nothing),
        ("two", 2, span, None, "2026-07-15", Follows::Plan),
        ("three, and nothing was agreed", 3, next, None, "2026-10-15", Follows::Plan),
        ("it runs", 2, span, Some(plan), "2026-09-18", Follows::Runs(plan)),
        ("over, not evaluated since", 2, span, Some(plan), "2026-09-19", Follows::Awaits(plan)),
        ("low again", 3, next, Some(plan), "2026-10-15", Follows::Consequence(plan)),
    ] {
        assert_eq!(follows(&failing, low, span, agreed, day(as_of)), expected, "{what}");
    }
}

/// What is said once the plan is over and the grade is still low, and the step that each clause then offers, with its ground.
#[test]
fn after_a_plan_that_failed_the_step_of_the_clause_is_offered() {
    let span = Span { first: day("2026-07-01"), last: day("2026-09-30") };
    let plan = Improvement { agreed: day("2026-07-20"), until: day("2026-09-18") };
    for (then, zh, en) in [
        (Consequence::Review, "起草调整目标的补充协议", "Draft the amendment of the targets"),
        (Consequence::LoseExclusivity, "起草取消独家的补充协议", "Draft the amendment that ends exclusivity"),
        (Consequence::Terminate, "去办解除", "End the contract"),
    ] {
        let failing = Failing { then, ..clause("").failing };
        assert_eq!(follows(&failing, 3, span, Some(plan), day("2026-10-15")), Follows::Consequence(plan), "{en}");
        assert_eq!(Text::new(Locale::Zh).evaluation_failed_step(failing.then), zh);
        assert_eq!(Text::new(Locale::En).evaluation_failed_step(failing.then), en);
    }
    let text = Text::new(Locale::En);
    assert_eq!(
        text.evaluation_plan_failed("18 Sep 2026"),
        "The plan to improve ended on 18 Sep 2026 and the grade is still low: the clause may now be applied."
    );
    assert_eq!(
        text.evaluation_ground(3, "1 Jul 2026 – 30 Sep 2026", "D", "18 Sep 2026"),
        "Under the clause on targets and evaluation: periods in a row at grade D or below, up to 1 Jul 2026 – 30 Sep 2026: 3; \
         no improvement after the plan that ended on 18 Sep 2026"
    );
}

/// The evaluations, the latest first, each with its quarter and whether it ended low; the quarter looked at; and the places of those up
/// to it and after it that are in its row.
type InRow<'a> = (&'a str, &'a [(usize, bool)], usize, &'a [usize], &'a [usize]);

#[test]
fn low_periods_one_after_the_other_are_a_row_around_each_of_them() {
    // by number, from 1 January 2026
    let quarter = |n: usize| {
        let days = [
            ("2026-01-01", "2026-03-31"),
            ("2026-04-01", "2026-06-30"),
            ("2026-07-01", "2026-09-30"),
            ("2026-10-01", "2026-12-31"),
        ];
        let (first, last) = days[n - 1];
        Span { first: day(first), last: day(last) }
    };
    let table: [InRow<'_>; 7] = [
        ("alone", &[(2, true)], 2, &[0], &[]),
        ("the last of three", &[(3, true), (2, true), (1, true)], 3, &[0, 1, 2], &[]),
        ("the first of three", &[(3, true), (2, true), (1, true)], 1, &[2], &[1, 0]),
        ("a good one ends it on both sides", &[(4, true), (3, false), (2, true), (1, false)], 2, &[2], &[]),
        ("one that was not evaluated ends it", &[(4, true), (2, true), (1, true)], 2, &[1, 2], &[]),
        ("evaluated again, the later one counts", &[(3, true), (2, true), (2, false), (1, true)], 2, &[1, 3], &[0]),
        ("evaluated again and good", &[(3, false), (3, true), (2, true)], 2, &[2], &[]),
    ];
    for (what, evaluated, of, up_to, later) in table {
        let all = evaluated.iter().enumerate().map(|(place, (n, low))| (quarter(*n), *low, place));
        let expected = LowRow { up_to: up_to.to_vec(), later: later.to_vec() };
        assert_eq!(low_row(all, quarter(of)), expected, "{what}");
    }
}

#[test]
fn the_plan_is_counted_from_the_day_by_which_it_is_agreed() {
    let (failing, week) = (clause("").failing, WorkCalendar::standard());
    for (object_until, today, agree, until) in [
        // 60 days from 20 July: 11 left of July, 31 of August, 18 of September
        (None, "2026-07-20", "2026-07-20", "2026-09-18"),
        (Some("2026-07-25"), "2026-07-20", "2026-07-25", "2026-09-23"),
        (Some("2026-07-10"), "2026-07-20", "2026-07-20", "2026-09-18"),
    ] {
        let found = plan_days(&failing, object_until.map(day), day(today), &week).expect("days");
        assert_eq!(found, (day(agree), day(until)), "{object_until:?} {today}");
    }
}

#[test]
fn the_tasks_of_a_plan_are_among_the_actions() {
    let id = |n| TaskId(Uuid::from_u128(n));
    let event = |n: u128, on: &str, fact| EvaluationEvent {
        id: EvaluationEventId(Uuid::from_u128(n)),
        evaluation: EvaluationId(Uuid::from_u128(1)),
        on: day(on),
        by: String::new(),
        fact,
    };
    let told = vec![
        event(1, "2026-07-15", Fact::Action { task: id(1) }),
        event(2, "2026-07-20", Fact::Improve { tasks: vec![id(2), id(3)], until: day("2026-09-18") }),
    ];
    let course = Course { events: told, ..Course::default() };
    assert_eq!(course.actions(), [id(1), id(2), id(3)]);
    assert_eq!(course.improvement(), Some(Improvement { agreed: day("2026-07-20"), until: day("2026-09-18") }));
    assert_eq!(Course::default().improvement(), None);
}
