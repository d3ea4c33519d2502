//! The life of a service ticket.

use counterpart::domain::calendar::moment::Moment;
use counterpart::domain::id::DisputeId;
use counterpart::domain::lifecycle::ticket::command::{Command, Event, Step};
use counterpart::domain::lifecycle::ticket::resolution::{Answer, CallBack, Resolution};
use counterpart::domain::lifecycle::ticket::{ComplaintPart, Guard, Stage, Ticket, TicketKind};
use counterpart::domain::lifecycle::{Entry, Life, Refusal};
use counterpart::domain::service_clock::{Pause, PauseEnd, PauseReason};

use super::table::{Table, check_decided, check_refused, every_stage, every_step};
use super::{any_day, id};

fn at(text: &str) -> Moment {
    Moment::parse(text).expect("a moment")
}

fn any_moment(n: u16) -> Moment {
    at(&format!("{}T{:02}:30", any_day(n), n % 24))
}

fn text() -> String {
    "Li".into()
}

fn resolution() -> Resolution {
    Resolution { cause: "a worn seal".into(), corrective_action: "replaced".into() }
}

fn made(answer: Answer) -> CallBack {
    CallBack::Made { at: at("2026-02-01T10:00"), answer, note: String::new() }
}

fn sample(step: Step) -> (Command, Event) {
    match step {
        Step::Assign => (Command::Assign { to: text() }, Event::Assigned { to: text() }),
        Step::Start => (Command::Start, Event::Started),
        Step::AskCustomer => (Command::AskCustomer { question: text() }, Event::CustomerAsked { question: text() }),
        Step::Resume => (Command::Resume, Event::Resumed),
        Step::Resolve => (Command::Resolve { resolution: resolution() }, Event::Resolved { resolution: resolution() }),
        Step::CallBack => (
            Command::CallBack { answer: Answer::Unsatisfied, note: text() },
            Event::CalledBack { answer: Answer::Unsatisfied, note: text() },
        ),
        Step::Close => (Command::Close, Event::Closed),
        Step::Reopen => (Command::Reopen { reason: text() }, Event::Reopened { reason: text() }),
        Step::Escalate => {
            (Command::Escalate { to: text(), reason: text() }, Event::Escalated { to: text(), reason: text() })
        }
        Step::OpenDispute => (Command::OpenDispute { dispute: id(1) }, Event::DisputeOpened { dispute: id(1) }),
    }
}

fn ticket(stage: Stage, dispute: Option<DisputeId>) -> Ticket {
    Ticket { stage, dispute, ..Ticket::default() }
}

fn stages(answer: Answer, dispute: Option<DisputeId>) -> Vec<(&'static str, Ticket)> {
    let at = at("2026-02-01T09:00");
    let call_back = || made(answer);
    let resolution = resolution();
    every_stage!(Stage {
        New = Ticket::default(),
        Assigned = ticket(Stage::Assigned { at }, None),
        InProgress = ticket(Stage::InProgress { at }, None),
        WaitingCustomer = ticket(Stage::WaitingCustomer { at, question: text() }, None),
        Resolved = ticket(Stage::Resolved { at, resolution: resolution.clone(), call_back: call_back() }, dispute),
        Closed = ticket(Stage::Closed { at, resolved_at: at, resolution, call_back: call_back() }, dispute),
    })
}

#[rustfmt::skip]
fn of_an_unsatisfied_customer() -> Table<Ticket> {
    Table {
        stages: stages(Answer::Unsatisfied, None),
        rows: every_step!(Step {
            //            New           Assigned     InProgress         WaitingCustomer Resolved      Closed
            Assign:      "ok            ok           ok                 ok              first:Reopen  ended",
            Start:       "first:Assign  ok           past               past            first:Reopen  ended",
            AskCustomer: "first:Assign  first:Start  ok                 past            first:Reopen  ended",
            Resume:      "first:Assign  first:Start  first:AskCustomer  ok              first:Reopen  ended",
            Resolve:     "first:Assign  first:Start  ok                 first:Resume    past          ended",
            CallBack:    "first:Assign  first:Start  first:Resolve      first:Resume    ok            ended",
            Close:       "first:Assign  first:Start  first:Resolve      first:Resume    ok            ended",
            Reopen:      "first:Assign  first:Start  first:Resolve      first:Resume    ok            ended",
            Escalate:    "ok            ok           ok                 ok              ok            ended",
            OpenDispute: "first:Assign  first:Start  first:Resolve      first:Resume    ok            ok",
        }),
        sample,
        now: at("2026-03-01T09:00"),
        facts: TicketKind::Complaint,
        guards: vec![],
    }
}

#[test]
fn every_step_in_every_stage_is_an_event_or_its_refusal() {
    of_an_unsatisfied_customer().check();
}

#[test]
fn the_fold_is_total_in_any_order() {
    let satisfied = Event::CalledBack { answer: Answer::Satisfied, note: text() };
    of_an_unsatisfied_customer().check_fold(&Ticket::default(), &[satisfied], any_moment);
}

#[test]
fn a_dispute_is_for_a_customer_who_is_not_satisfied_and_opened_once() {
    let now = at("2026-03-01T09:00");
    let open = || Command::OpenDispute { dispute: id(1) };
    for (answer, may) in [
        (Answer::NotReached, false),
        (Answer::VeryUnsatisfied, true),
        (Answer::Unsatisfied, true),
        (Answer::Neutral, false),
        (Answer::Satisfied, false),
        (Answer::VerySatisfied, false),
    ] {
        for column in [4, 5] {
            let (_, ticket) = &stages(answer, None)[column];
            if may {
                check_decided(ticket, now, open(), &TicketKind::Service, Event::DisputeOpened { dispute: id(1) });
            } else {
                let content = Refusal::Guard(Guard::NotUnsatisfied);
                check_refused(ticket, now, open(), &TicketKind::Service, &content);
            }
            let (_, disputed) = &stages(answer, Some(id(9)))[column];
            let opened = Refusal::Guard(Guard::DisputeOpened { dispute: id(9) });
            check_refused(disputed, now, open(), &TicketKind::Service, &opened);
        }
    }
    let uncalled = Stage::Resolved { at: now, resolution: resolution(), call_back: CallBack::NotMade };
    let content = Refusal::Guard(Guard::NotUnsatisfied);
    check_refused(&ticket(uncalled, None), now, open(), &TicketKind::Complaint, &content);
}

#[test]
fn a_complaint_is_not_closed_without_cause_action_and_call_back() {
    use ComplaintPart::{CallBack as Call, Cause, CorrectiveAction};
    let now = at("2026-03-01T09:00");
    for (cause, action, call_back, missing) in [
        ("", "", CallBack::NotMade, vec![Cause, CorrectiveAction, Call]),
        (" ", "replaced", made(Answer::Satisfied), vec![Cause]),
        ("a worn seal", " ", made(Answer::Satisfied), vec![CorrectiveAction]),
        ("a worn seal", "replaced", CallBack::NotMade, vec![Call]),
        ("a worn seal", "replaced", made(Answer::NotReached), vec![]),
    ] {
        let resolution = Resolution { cause: cause.into(), corrective_action: action.into() };
        let resolved = ticket(Stage::Resolved { at: now, resolution, call_back }, None);
        if missing.is_empty() {
            check_decided(&resolved, now, Command::Close, &TicketKind::Complaint, Event::Closed);
        } else {
            let incomplete = Refusal::Guard(Guard::ComplaintIncomplete { missing });
            check_refused(&resolved, now, Command::Close, &TicketKind::Complaint, &incomplete);
        }
        for kind in [TicketKind::Question, TicketKind::Service, TicketKind::Feedback] {
            check_decided(&resolved, now, Command::Close, &kind, Event::Closed);
        }
    }
}

#[test]
fn names_questions_and_reasons_are_asked_for() {
    let now = at("2026-03-01T09:00");
    let blank = String::new;
    let kind = TicketKind::Service;
    let all = stages(Answer::Satisfied, None);
    check_refused(&all[0].1, now, Command::Assign { to: blank() }, &kind, &Refusal::NameMissing);
    check_refused(&all[2].1, now, Command::AskCustomer { question: blank() }, &kind, &Refusal::ReasonMissing);
    check_refused(&all[4].1, now, Command::Reopen { reason: blank() }, &kind, &Refusal::ReasonMissing);
    let nobody = Command::Escalate { to: blank(), reason: text() };
    check_refused(&all[0].1, now, nobody, &kind, &Refusal::NameMissing);
    let silent = Command::Escalate { to: text(), reason: blank() };
    check_refused(&all[0].1, now, silent, &kind, &Refusal::ReasonMissing);
}

#[test]
fn the_history_keeps_pauses_reopenings_and_escalations() {
    let entry = |on, event| Entry::new(at(on), event);
    let resolved = || Event::Resolved { resolution: resolution() };
    let events = [
        entry("2026-05-14T16:30", Event::Assigned { to: "Li".into() }),
        entry("2026-05-14T16:40", Event::Started),
        entry("2026-05-15T11:00", Event::CustomerAsked { question: "which machine?".into() }),
        entry("2026-05-15T14:00", Event::Escalated { to: "Wu".into(), reason: "key account".into() }),
        entry("2026-05-15T15:00", Event::Assigned { to: "Wu".into() }),
        entry("2026-05-16T10:00", Event::Resumed),
        entry("2026-05-18T15:00", resolved()),
        entry("2026-05-19T09:00", Event::Reopened { reason: "it leaks again".into() }),
        entry("2026-05-19T17:00", resolved()),
        entry("2026-05-20T09:00", Event::CalledBack { answer: Answer::Satisfied, note: String::new() }),
        entry("2026-05-20T09:05", Event::Closed),
    ];
    let life = Life::begin(Ticket::default()).replay(&events);
    assert_eq!(life.anomalies, []);
    let ticket = life.stage;
    let pause = |from, end, reason| Pause { from: at(from), end: PauseEnd::At(at(end)), reason };
    assert_eq!(
        ticket.pauses,
        [
            pause("2026-05-15T11:00", "2026-05-16T10:00", PauseReason::AwaitingCustomer),
            pause("2026-05-18T15:00", "2026-05-19T09:00", PauseReason::Solved),
        ]
    );
    assert_eq!((ticket.reopened, ticket.assignee.as_str(), ticket.is_escalated()), (1, "Wu", true));
    assert_eq!(ticket.resolved_at(), Some(at("2026-05-19T17:00")));
    let waiting = Life::begin(Ticket::default()).replay(&events[..3]).stage;
    let open = Pause { from: at("2026-05-15T11:00"), end: PauseEnd::Open, reason: PauseReason::AwaitingCustomer };
    assert_eq!((waiting.resolved_at(), waiting.pauses), (None, vec![open]));
}

#[test]
fn a_pause_never_ends_before_it_began() {
    let entry = |on, event| Entry::new(at(on), event);
    let events = [
        entry("2026-05-14T16:30", Event::Assigned { to: "Li".into() }),
        entry("2026-05-14T16:40", Event::Started),
        entry("2026-05-15T11:00", Event::CustomerAsked { question: "which machine?".into() }),
        entry("2026-05-15T10:00", Event::Resumed),
    ];
    let ticket = Life::begin(Ticket::default()).replay(&events).stage;
    assert_eq!(ticket.pauses[0].end, PauseEnd::At(at("2026-05-15T11:00")));
}

#[test]
fn answers_rate_from_one_to_five() {
    let ratings = [
        Answer::NotReached,
        Answer::VeryUnsatisfied,
        Answer::Unsatisfied,
        Answer::Neutral,
        Answer::Satisfied,
        Answer::VerySatisfied,
    ]
    .map(Answer::rating);
    assert_eq!(ratings, [None, Some(1), Some(2), Some(3), Some(4), Some(5)]);
}
