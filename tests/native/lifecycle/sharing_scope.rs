//! The life of a sharing scope.

use counterpart::domain::lifecycle::Refusal;
use counterpart::domain::lifecycle::sharing_scope::{Command, Ending, Event, Facts, Guard, ScopeStatus, Stage, Step};

use super::table::{Table, check_decided, check_refused, every_stage, every_step};
use super::{any_day, day};

fn facts() -> Facts {
    Facts {
        valid_to: day("2026-06-30"),
        purpose: "joint visits".into(),
        recipients: vec!["two account managers".into()],
    }
}

fn close() -> Command {
    Command::Close { ending: Ending::Destroyed, confirmed_by: "Li".into() }
}

fn closed() -> Event {
    Event::Closed { ending: Ending::Destroyed, confirmed_by: "Li".into() }
}

fn sample(step: Step) -> (Command, Event) {
    match step {
        Step::Agree => (Command::Agree, Event::Agreed),
        Step::Activate => (Command::Activate, Event::Activated),
        Step::Close => (close(), closed()),
    }
}

#[rustfmt::skip]
fn stages() -> Vec<(&'static str, Stage)> {
    let on = day("2026-02-01");
    every_stage!(Stage {
        Draft = Stage::Draft,
        Agreed = Stage::Agreed { on },
        Active = Stage::Active { on },
        Closed = Stage::Closed { on, ending: Ending::Returned, confirmed_by: "Li".into() },
    })
}

#[rustfmt::skip]
fn in_time() -> Table<Stage> {
    Table {
        stages: stages(),
        rows: every_step!(Step {
            //         Draft        Agreed           Active Closed
            Agree:    "ok           past             past   ended",
            Activate: "first:Agree  ok               past   ended",
            Close:    "first:Agree  *first:Activate  ok     ended",
        }),
        sample,
        now: day("2026-06-30"),
        facts: facts(),
        guards: vec![],
    }
}

#[rustfmt::skip]
fn too_late() -> Table<Stage> {
    Table {
        rows: every_step!(Step {
            //         Draft        Agreed    Active    Closed
            Agree:    "*late        late      late      ended",
            Activate: "first:Agree  *late     late      ended",
            Close:    "first:Agree  ok        ok        ended",
        }),
        now: day("2026-07-01"),
        guards: vec![("late", Guard::Expired { last_day: day("2026-06-30") })],
        ..in_time()
    }
}

#[test]
fn every_step_in_every_stage_is_an_event_or_its_refusal() {
    in_time().check();
    too_late().check();
}

#[test]
fn the_fold_is_total_in_any_order() {
    in_time().check_fold(&Stage::Draft, &[], any_day);
}

#[test]
fn a_scope_says_what_for_and_to_whom() {
    let on = day("2026-02-01");
    let aimless = Facts { purpose: " ".into(), ..facts() };
    check_refused(&Stage::Draft, on, Command::Agree, &aimless, &Refusal::Guard(Guard::PurposeMissing));
    for recipients in [vec![], vec![" ".to_owned()]] {
        let nobody = Facts { recipients, ..facts() };
        check_refused(&Stage::Draft, on, Command::Agree, &nobody, &Refusal::Guard(Guard::RecipientMissing));
    }
    check_decided(&Stage::Draft, on, Command::Agree, &facts(), Event::Agreed);
    let nameless = Command::Close { ending: Ending::NothingShared, confirmed_by: String::new() };
    check_refused(&Stage::Active { on }, on, nameless, &facts(), &Refusal::NameMissing);
}

#[test]
fn a_scope_expires_after_its_last_day_and_nothing_is_shared_before_or_after() {
    let valid_to = facts().valid_to;
    let expired = ScopeStatus::Expired { last_day: valid_to };
    let late = || Err(Refusal::Guard(Guard::Expired { last_day: valid_to }));
    for (as_of, in_time) in
        [("1900-01-01", true), ("2026-06-29", true), ("2026-06-30", true), ("2026-07-01", false), ("9999-12-31", false)]
    {
        let [draft, agreed, active, closed] = [0, 1, 2, 3].map(|column: usize| stages()[column].1.clone());
        assert_eq!(draft.status(valid_to, day(as_of)), ScopeStatus::Draft);
        assert_eq!(agreed.status(valid_to, day(as_of)), if in_time { ScopeStatus::Agreed } else { expired });
        assert_eq!(active.status(valid_to, day(as_of)), if in_time { ScopeStatus::Active } else { expired });
        assert_eq!(closed.status(valid_to, day(as_of)), ScopeStatus::Closed);
        let share = |stage: &Stage| stage.may_share(valid_to, day(as_of));
        assert_eq!(share(&draft), Err(Refusal::NeedsFirst { step: Step::Agree }));
        let unused = Err(Refusal::NeedsFirst { step: Step::Activate });
        assert_eq!(share(&agreed), if in_time { unused } else { late() });
        assert_eq!(share(&active), if in_time { Ok(()) } else { late() });
        assert_eq!(share(&closed), Err(Refusal::Ended { stage: closed.clone() }));
    }
}
