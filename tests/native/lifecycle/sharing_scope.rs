//! The life of a sharing scope.

use counterpart::domain::lifecycle::due::Dueness;
use counterpart::domain::lifecycle::sharing_scope::command::{Command, Event, Step};
use counterpart::domain::lifecycle::sharing_scope::{Ending, Facts, Guard, ScopeStatus, Stage, Standing, Validity};
use counterpart::domain::lifecycle::{Entry, Life, Refusal};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::table::{Table, check_decided, check_refused, every_stage, every_step};
use super::{any_day, day};

fn validity() -> Validity {
    Validity { from: Some(day("2026-01-10")), to: Some(day("2026-06-30")) }
}

fn facts() -> Facts {
    Facts { validity: validity(), purpose: "joint visits".into(), recipients: vec!["two account managers".into()] }
}

fn text() -> String {
    "letter of 1 March".into()
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
        Step::Block => (Command::Block { reason: text() }, Event::Blocked { reason: text() }),
        Step::Unblock => (Command::Unblock { basis: text() }, Event::Unblocked { basis: text() }),
        Step::End => (Command::End { reason: text() }, Event::Ended { reason: text() }),
        Step::Close => (close(), closed()),
    }
}

fn stages() -> Vec<(&'static str, Stage)> {
    let on = day("2026-02-01");
    every_stage!(Stage {
        Draft = Stage::Draft,
        Agreed = Stage::Agreed { on },
        Active = Stage::Active { on },
        Blocked = Stage::Blocked { on, reason: text(), before: Standing::Active },
        Ended = Stage::Ended { on, reason: text() },
        Closed = Stage::Closed { on, ending: Ending::Returned, confirmed_by: "Li".into() },
    })
}

#[rustfmt::skip]
fn in_time() -> Table<Stage> {
    Table {
        stages: stages(),
        rows: every_step!(Step {
            //         Draft        Agreed      Active      Blocked        Ended       Closed
            Agree:    "ok           past        past        past           past        ended",
            Activate: "first:Agree  ok          past        first:Unblock  past        ended",
            Block:    "first:Agree  ok          ok          past           past        ended",
            Unblock:  "not-blocked  not-blocked not-blocked ok             not-blocked ended",
            End:      "first:Agree  ok          ok          ok             past        ended",
            Close:    "first:Agree  *first:End  ok          ok             ok          ended",
        }),
        sample,
        now: day("2026-06-30"),
        facts: facts(),
        guards: vec![("not-blocked", Guard::NotBlocked)],
    }
}

#[rustfmt::skip]
fn too_late() -> Table<Stage> {
    Table {
        rows: every_step!(Step {
            //         Draft        Agreed      Active      Blocked        Ended       Closed
            Agree:    "*late        late        late        past           past        ended",
            Activate: "first:Agree  *late       late        first:Unblock  past        ended",
            Block:    "first:Agree  *late       *late       past           past        ended",
            Unblock:  "not-blocked  not-blocked not-blocked ok             not-blocked ended",
            End:      "first:Agree  *late       *late       ok             past        ended",
            Close:    "first:Agree  ok          ok          ok             ok          ended",
        }),
        now: day("2026-07-01"),
        guards: vec![("late", Guard::Expired { last_day: day("2026-06-30") }), ("not-blocked", Guard::NotBlocked)],
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
    let blocked = Stage::Blocked { on, reason: text(), before: Standing::Active };
    for (stage, command) in [
        (Stage::Active { on }, Command::Block { reason: " ".into() }),
        (Stage::Active { on }, Command::End { reason: " ".into() }),
        (blocked, Command::Unblock { basis: " ".into() }),
    ] {
        check_refused(&stage, on, command, &facts(), &Refusal::ReasonMissing);
    }
}

#[test]
fn a_scope_is_used_from_its_first_day() {
    let agreed = Stage::Agreed { on: day("2026-01-02") };
    let early = Refusal::Guard(Guard::NotBegun { first_day: day("2026-01-10") });
    check_refused(&agreed, day("2026-01-09"), Command::Activate, &facts(), &early);
    check_decided(&agreed, day("2026-01-10"), Command::Activate, &facts(), Event::Activated);
}

#[test]
fn consent_that_is_given_again_leads_back_to_where_the_scope_stood() {
    let (on, back) = (day("2026-03-01"), day("2026-04-01"));
    for (before, after) in [
        (Stage::Agreed { on: day("2026-02-01") }, Stage::Agreed { on: back }),
        (Stage::Active { on: day("2026-02-01") }, Stage::Active { on: back }),
    ] {
        let events = [Entry::new(on, sample(Step::Block).1), Entry::new(back, sample(Step::Unblock).1)];
        assert_eq!(Life::begin(before).replay(&events), Life::begin(after));
    }
}

#[test]
fn a_scope_expires_after_its_last_day_and_nothing_is_shared_outside_its_time() {
    let (first_day, last_day) = (day("2026-01-10"), day("2026-06-30"));
    let guard = |guard| Err(Refusal::<Stage>::Guard(guard));
    let since = day("2026-02-01");
    for (as_of, begun, in_time) in [
        ("1900-01-01", false, true),
        ("2026-01-09", false, true),
        ("2026-01-10", true, true),
        ("2026-06-30", true, true),
        ("2026-07-01", true, false),
        ("9999-12-31", true, false),
    ] {
        let expired = ScopeStatus::Expired { last_day };
        let [draft, agreed, active, blocked, ended, closed] =
            [0, 1, 2, 3, 4, 5].map(|column: usize| stages()[column].1.clone());
        for (stage, status) in [
            (&draft, ScopeStatus::Draft),
            (&agreed, if in_time { ScopeStatus::Agreed } else { expired }),
            (&active, if in_time { ScopeStatus::Active } else { expired }),
            (&blocked, ScopeStatus::Blocked { since }),
            (&ended, ScopeStatus::Ended { since }),
            (&closed, ScopeStatus::Closed),
        ] {
            assert_eq!(stage.status(validity(), day(as_of)), status, "{as_of}");
        }
        let late = || guard(Guard::Expired { last_day });
        let used = match (begun, in_time) {
            (false, _) => guard(Guard::NotBegun { first_day }),
            (true, true) => Ok(()),
            (true, false) => late(),
        };
        let unused = Err(Refusal::NeedsFirst { step: Step::Activate });
        for (stage, expected) in [
            (&draft, Err(Refusal::NeedsFirst { step: Step::Agree })),
            (&agreed, if in_time { unused } else { late() }),
            (&active, used),
            (&blocked, guard(Guard::Blocked { since })),
            (&ended, guard(Guard::Ended { since })),
            (&closed, Err(Refusal::Ended { stage: closed.clone() })),
        ] {
            assert_eq!(stage.may_share(validity(), day(as_of)), expected, "{as_of}");
        }
    }
    let open = Validity::default();
    let active = Stage::Active { on: since };
    for as_of in ["1900-01-01", "9999-12-31"] {
        assert_eq!(active.status(open, day(as_of)), ScopeStatus::Active);
        assert_eq!(active.may_share(open, day(as_of)), Ok(()));
    }
}

#[test]
fn what_was_shared_goes_back_by_its_day_once_the_scope_is_over() {
    let due = Some(day("2026-07-15"));
    for (name, as_of, expected) in [
        ("Draft", "2026-08-01", None),
        ("Agreed", "2026-06-30", None),
        ("Active", "2026-06-30", None),
        ("Active", "2026-07-01", Some(Dueness::DueSoon { days: 14 })),
        ("Active", "2026-07-15", Some(Dueness::DueToday)),
        ("Active", "2026-07-16", Some(Dueness::Overdue { days: 1 })),
        ("Blocked", "2026-03-01", Some(Dueness::NotDue)),
        ("Ended", "2026-07-20", Some(Dueness::Overdue { days: 5 })),
        ("Closed", "2026-07-20", None),
    ] {
        let (_, stage) = stages().into_iter().find(|(stage, _)| *stage == name).expect("a stage");
        assert_eq!(stage.give_back(validity(), due, day(as_of), 14), expected, "{name} on {as_of}");
    }
    let undated = stages()[4].1.give_back(validity(), None, day("2026-07-20"), 14);
    assert_eq!(undated, Some(Dueness::Undated));
}
