//! Tasks: what one is on a day, when it comes again, and in which order they are done.

use std::sync::Arc;

use counterpart::domain::date::Date;
use counterpart::domain::id::TaskId;
use counterpart::domain::lifecycle::due::Dueness;
use counterpart::domain::lifecycle::refusal::Refusal;
use counterpart::domain::lifecycle::task::{Stage, TaskStatus};
use counterpart::domain::repetition::{RepeatUnit, Repetition};
use counterpart::domain::task::{Priority, Task, When, in_order};
use counterpart::i18n::{Locale, Text};
use proptest::prelude::*;
use uuid::Uuid;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

fn task(number: u128, due: Option<&str>) -> Task {
    Task {
        id: TaskId(Uuid::from_u128(0x019b_76da_a841_7000_8000_0000_0000_0000 + number)),
        title: "对账".to_owned(),
        customer: None,
        contract: None,
        opportunity: None,
        assignee: "王砚秋".to_owned(),
        due: due.map(day),
        priority: Priority::Normal,
        repeats: None,
        first_due: None,
        note: String::new(),
        made_on: day("2026-05-01"),
        stage: Stage::Open,
    }
}

fn monthly(due: &str) -> Task {
    Task { repeats: Some(Repetition { every: 1, unit: RepeatUnit::Month }), ..task(1, Some(due)) }
}

/// A day, and how a task stands then that is due on 20 May and was written down on 1 May.
#[test]
fn a_task_is_late_from_the_day_after_its_own() {
    let it = task(1, Some("2026-05-20"));
    for (as_of, expected) in [
        ("2026-04-30", None),
        ("2026-05-01", Some(Dueness::NotDue)),
        ("2026-05-16", Some(Dueness::NotDue)),
        ("2026-05-17", Some(Dueness::DueSoon { days: 3 })),
        ("2026-05-20", Some(Dueness::DueToday)),
        ("2026-05-21", Some(Dueness::Overdue { days: 1 })),
    ] {
        assert_eq!(it.open(day(as_of)), expected, "{as_of}");
    }
    assert_eq!(task(1, None).open(day("2026-05-20")), Some(Dueness::Undated));
}

#[test]
fn what_was_done_later_was_open_on_the_days_before() {
    let (done, next) =
        task(1, Some("2026-05-20")).done(day("2026-05-22"), "李景行", day("2026-05-22")).expect("it is open");
    assert_eq!(next, None);
    assert_eq!(done.stage, Stage::Done { on: day("2026-05-22"), by: "李景行".to_owned() });
    assert_eq!(done.open(day("2026-05-21")), Some(Dueness::Overdue { days: 1 }));
    assert_eq!(done.status(day("2026-05-22")), TaskStatus::Done);
    assert_eq!(done.open(day("2026-05-22")), None);
}

/// Of what comes again every month: the first day, the day that is due, the day it is done, and the next day.
#[test]
fn what_repeats_comes_again_counted_from_its_first_day() {
    for (first, due, done, expected) in [
        (None, "2026-05-20", "2026-05-20", "2026-06-20"),
        // before its day: the day after that one all the same
        (None, "2026-05-20", "2026-05-18", "2026-06-20"),
        // the last of a month stays the last
        (None, "2026-01-31", "2026-01-31", "2026-02-28"),
        (Some("2026-01-31"), "2026-02-28", "2026-02-28", "2026-03-31"),
        // what was missed is not caught up on one by one
        (None, "2026-01-20", "2026-04-22", "2026-05-20"),
    ] {
        let it = Task { first_due: first.map(day), ..monthly(due) };
        let (_, next) = it.done(day(done), "李景行", day("2026-12-31")).expect("it is open");
        let next = next.expect("it comes again");
        assert_eq!(next.due, Some(day(expected)), "{due} done on {done}");
        assert_eq!(next.first_due, Some(day(first.unwrap_or(due))));
        assert_eq!((next.stage, next.made_on), (Stage::Open, day(done)));
        assert_eq!((next.title.as_str(), next.assignee.as_str(), next.repeats), ("对账", "王砚秋", it.repeats));
    }
    // there is no day after the last of the calendar
    let (_, none) = monthly("9999-12-15").done(day("9999-12-15"), "李景行", day("9999-12-15")).expect("it is open");
    assert_eq!(none, None);
}

#[test]
fn two_who_do_one_round_apart_make_the_same_next_one() {
    let it = monthly("2026-05-20");
    let (_, here) = it.done(day("2026-05-20"), "李景行", day("2026-05-20")).expect("it is open");
    let (_, there) = it.done(day("2026-05-20"), "周以宁", day("2026-05-20")).expect("it is open");
    assert_eq!(here, there);
    let here = here.expect("it comes again");
    assert_ne!(here.id, it.id);
    assert_eq!(here.id.0.get_version_num(), 7);
    assert_eq!(here.id.0.get_variant(), uuid::Variant::RFC4122);
}

#[test]
fn what_ended_is_neither_done_nor_given_up_again() {
    let today = day("2026-05-20");
    let it = monthly("2026-05-20");
    let given_up = it.cancelled(today, "客户停业", today).expect("it is open");
    assert_eq!(given_up.status(today), TaskStatus::Cancelled);
    assert!(matches!(given_up.done(today, "李景行", today), Err(Refusal::Ended { .. })));
    assert!(matches!(given_up.cancelled(today, "再说", today), Err(Refusal::Ended { .. })));
    let text = Text::new(Locale::Zh);
    for (refused, words) in [
        (it.done(day("2026-05-21"), "李景行", today).err(), "日期在今天之后。"),
        (it.done(today, " ", today).err(), "请先在“团队”里写明您是谁，或者写上由谁做。"),
        (given_up.done(today, "李景行", today).err(), "这件事已经完成或不做了。"),
    ] {
        assert_eq!(refused.map(|it| text.task_refusal(&it)), Some(words));
    }
    assert!(matches!(it.cancelled(today, "", today), Err(Refusal::ReasonMissing)));
}

#[test]
fn the_list_has_a_part_for_every_distance_of_the_day() {
    let as_of = day("2026-05-20");
    for (due, expected) in [
        (Some("2026-05-19"), When::Overdue),
        (Some("2026-05-20"), When::Today),
        (Some("2026-05-21"), When::Week),
        (Some("2026-05-27"), When::Week),
        (Some("2026-05-28"), When::Later),
        (None, When::Undated),
    ] {
        assert_eq!(When::of(due.map(day), as_of), expected, "{due:?}");
    }
}

#[test]
fn what_is_due_first_stands_first_then_what_goes_before_other_things() {
    let high = Task { priority: Priority::High, ..task(2, Some("2026-05-20")) };
    let low = Task { priority: Priority::Low, ..task(3, Some("2026-05-20")) };
    let all = [task(1, None), low, task(4, Some("2026-05-20")), high, task(5, Some("2026-05-19"))];
    let mut all: Vec<Arc<Task>> = all.into_iter().map(Arc::new).collect();
    in_order(&mut all);
    let numbers: Vec<u128> = all.iter().map(|it| it.id.0.as_u128() & 0xff).collect();
    assert_eq!(numbers, [5, 2, 4, 3, 1]);
}

proptest! {
    /// A hundred rounds of one task are a hundred tasks, each after the one before.
    #[test]
    fn every_round_is_a_task_of_its_own_on_a_later_day(random in any::<u8>(), every in 1_u16..40, late in 0_i64..90) {
        let unit = RepeatUnit::Week;
        let id = TaskId(uuid::Builder::from_unix_timestamp_millis(1_760_000_000_000, &[0, 0, 1, 2, 3, 4, 5, 6, 7, random]).into_uuid());
        let mut it = Task { id, repeats: Some(Repetition { every, unit }), ..task(1, Some("2026-05-20")) };
        let mut seen = std::collections::BTreeSet::from([it.id]);
        for _ in 0..100 {
            let on = it.due.expect("a day").plus_days(late).expect("a day");
            let (_, next) = it.done(on, "李景行", on).expect("it is open");
            let next = next.expect("it comes again");
            prop_assert!(next.due > it.due && next.due > Some(on));
            prop_assert!(seen.insert(next.id));
            it = next;
        }
    }
}
