//! The life of a sales target.

use counterpart::domain::lifecycle::Refusal;
use counterpart::domain::lifecycle::target::{Command, Event, Facts, Guard, Stage, Step, TargetStatus};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::table::{Table, check_decided, check_refused, every_stage, every_step};
use super::{any_day, day};

fn facts() -> Facts {
    Facts { from: day("2026-01-01"), until: day("2026-03-31"), whole: 100, parts: vec![33, 33, 34] }
}

fn sample(step: Step) -> (Command, Event) {
    match step {
        Step::Agree => (Command::Agree { by: "Li".into() }, Event::Agreed { by: "Li".into() }),
        Step::Close => (Command::Close, Event::Closed),
    }
}

fn agreed() -> Stage {
    Stage::Agreed { on: day("2025-12-15"), by: "Li".into() }
}

#[rustfmt::skip]
fn table() -> Table<Stage> {
    Table {
        stages: every_stage!(Stage {
            Draft = Stage::Draft,
            Agreed = agreed(),
            Closed = Stage::Closed { on: day("2026-04-01") },
        }),
        rows: every_step!(Step {
            //      Draft        Agreed Closed
            Agree: "ok           past   ended",
            Close: "first:Agree  ok     ended",
        }),
        sample,
        now: day("2026-04-01"),
        facts: facts(),
        guards: vec![],
    }
}

#[test]
fn every_step_in_every_stage_is_an_event_or_its_refusal() {
    table().check();
}

#[test]
fn the_fold_is_total_in_any_order() {
    table().check_fold(&Stage::Draft, &[], any_day);
}

#[test]
fn the_parts_are_the_whole_to_the_last_unit() {
    let on = day("2026-01-01");
    let agree = || Command::Agree { by: "Li".into() };
    for (parts, total) in
        [(vec![33, 33, 33], 99), (vec![101], 101), (vec![i64::MAX, i64::MAX], 2 * i128::from(i64::MAX))]
    {
        let guard = Guard::DistributionOff { whole: 100, parts: total };
        check_refused(&Stage::Draft, on, agree(), &Facts { parts, ..facts() }, &Refusal::Guard(guard));
    }
    let alone = Facts { parts: vec![], ..facts() };
    check_decided(&Stage::Draft, on, agree(), &alone, Event::Agreed { by: "Li".into() });
    check_refused(&Stage::Draft, on, Command::Agree { by: " ".into() }, &facts(), &Refusal::NameMissing);
}

#[test]
fn a_period_is_reckoned_up_after_its_last_day() {
    let runs = Refusal::Guard(Guard::PeriodRuns { until: day("2026-03-31") });
    check_refused(&agreed(), day("2026-03-31"), Command::Close, &facts(), &runs);
    check_decided(&agreed(), day("2026-04-01"), Command::Close, &facts(), Event::Closed);
}

#[test]
fn an_agreed_target_is_upcoming_running_then_over() {
    let closed = Stage::Closed { on: day("2026-04-01") };
    for (as_of, expected) in [
        ("1900-01-01", TargetStatus::Upcoming),
        ("2025-12-31", TargetStatus::Upcoming),
        ("2026-01-01", TargetStatus::Running),
        ("2026-03-31", TargetStatus::Running),
        ("2026-04-01", TargetStatus::Over),
        ("9999-12-31", TargetStatus::Over),
    ] {
        assert_eq!(agreed().status(&facts(), day(as_of)), expected, "{as_of}");
        assert_eq!(Stage::Draft.status(&facts(), day(as_of)), TargetStatus::Draft);
        assert_eq!(closed.status(&facts(), day(as_of)), TargetStatus::Closed);
    }
}
