//! The life of an incentive plan.

use counterpart::domain::lifecycle::Refusal;
use counterpart::domain::lifecycle::incentive::{Command, Event, Facts, Guard, Stage, Step};
use counterpart::domain::rate::Ppm;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::table::{Table, check_refused, every_stage, every_step};
use super::{any_day, day};

fn facts() -> Facts {
    Facts { shares: vec![Ppm(600_000), Ppm(400_000)], tiers: 3 }
}

fn sample(step: Step) -> (Command, Event) {
    let text = || "Li".to_owned();
    match step {
        Step::Approve => (Command::Approve { by: text() }, Event::Approved { by: text() }),
        Step::Retire => (Command::Retire { reason: text() }, Event::Retired { reason: text() }),
    }
}

#[rustfmt::skip]
fn table() -> Table<Stage> {
    let on = day("2026-02-01");
    Table {
        stages: every_stage!(Stage {
            Draft = Stage::Draft,
            Approved = Stage::Approved { on, by: "Li".into() },
            Retired = Stage::Retired { on, reason: "new year".into() },
        }),
        rows: every_step!(Step {
            //        Draft          Approved Retired
            Approve: "ok             past     ended",
            Retire:  "first:Approve  ok       ended",
        }),
        sample,
        now: day("2026-03-01"),
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
fn only_a_draft_may_be_edited() {
    let editable: Vec<_> = table().stages.into_iter().filter(|(_, stage)| stage.is_editable()).collect();
    assert_eq!(editable, [("Draft", Stage::Draft)]);
}

#[test]
fn the_shares_are_the_whole_and_there_is_something_to_reckon_with() {
    let on = day("2026-02-01");
    let approve = || Command::Approve { by: "Li".into() };
    for (shares, total) in [(vec![], 0), (vec![Ppm(999_999)], 999_999), (vec![Ppm(1_000_000), Ppm(1)], 1_000_001)] {
        let off = Refusal::Guard(Guard::SharesOff { total });
        check_refused(&Stage::Draft, on, approve(), &Facts { shares, tiers: 1 }, &off);
    }
    let bare = Facts { tiers: 0, ..facts() };
    check_refused(&Stage::Draft, on, approve(), &bare, &Refusal::Guard(Guard::NoTiers));
    check_refused(&Stage::Draft, on, Command::Approve { by: " ".into() }, &facts(), &Refusal::NameMissing);
    let approved = Stage::Approved { on, by: "Li".into() };
    check_refused(&approved, on, Command::Retire { reason: " ".into() }, &facts(), &Refusal::ReasonMissing);
}
