//! The life of a service ticket.

use counterpart::domain::calendar::moment::Moment;
use counterpart::domain::id::DisputeId;
use counterpart::domain::lifecycle::due::Dueness;
use counterpart::domain::lifecycle::ticket::command::{Command, Event, Step};
use counterpart::domain::lifecycle::ticket::complaint::{
    Acknowledgement, Assessment, ComplaintFile, ComplaintStage, Complexity, DraftAnswer, Investigation, Safety,
};
use counterpart::domain::lifecycle::ticket::resolution::{Answer, CallBack, Outcome, Resolution};
use counterpart::domain::lifecycle::ticket::{ComplaintPart, Facts, Guard, Stage, Ticket, TicketKind};
use counterpart::domain::lifecycle::{Entry, Life, Refusal};
use counterpart::domain::money::Money;
use counterpart::domain::recommendation::Recommendation;
use counterpart::domain::service_clock::level::Priority;
use counterpart::domain::service_clock::{Pause, PauseEnd, PauseReason};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::table::{Table, check_decided, check_refused, every_stage, every_step};
use super::{any_day, day, id};

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
    Resolution {
        cause: "a worn seal".into(),
        corrective_action: "replaced".into(),
        answer: "we replaced it at our cost".into(),
        next_options: "the service manager".into(),
    }
}

fn assessment() -> Assessment {
    Assessment {
        priority: Priority::P2,
        safety: Safety::NotConcerned,
        complexity: Complexity::Simple,
        impact: "one line stands still".into(),
        immediate_action: "a pump on loan".into(),
    }
}

fn investigation() -> Investigation {
    Investigation { facts: "the seal is worn".into(), documents: String::new(), interviews: String::new() }
}

fn draft() -> DraftAnswer {
    DraftAnswer { cause: "a worn seal".into(), remedy: "a new pump".into(), cost: Some(Money::cny(50_000)) }
}

fn next_update() -> counterpart::domain::date::Date {
    day("2026-03-06")
}

/// A complaint about which so many steps of the file were taken.
fn file(steps: usize) -> ComplaintFile {
    let at = at("2026-02-01T10:00");
    ComplaintFile {
        acknowledged: (steps > 0).then(|| Acknowledgement { at, channel: "phone".into() }),
        assessment: (steps > 1).then(assessment),
        investigation: (steps > 2).then(investigation),
        draft: (steps > 3).then(draft),
        approved: (steps > 4).then(|| (at, "Wu".into())),
    }
}

const fn of(kind: TicketKind) -> Facts {
    Facts { kind, answer_until: None }
}

fn made(answer: Answer) -> CallBack {
    CallBack::Made { at: at("2026-02-01T10:00"), answer, recommendation: None, note: String::new() }
}

fn sample(step: Step) -> (Command, Event) {
    match step {
        Step::Assign => (
            Command::Assign { to: text(), next_update: Some(next_update()) },
            Event::Assigned { to: text(), next_update: Some(next_update()) },
        ),
        Step::Acknowledge => (Command::Acknowledge { channel: text() }, Event::Acknowledged { channel: text() }),
        Step::Inform => (
            Command::Inform { note: text(), next_update: day("2026-03-13") },
            Event::Informed { note: text(), next_update: day("2026-03-13") },
        ),
        Step::Assess => (Command::Assess { assessment: assessment() }, Event::Assessed { assessment: assessment() }),
        Step::Investigate => (
            Command::Investigate { investigation: investigation() },
            Event::Investigated { investigation: investigation() },
        ),
        Step::DraftAnswer => (Command::DraftAnswer { draft: draft() }, Event::AnswerDrafted { draft: draft() }),
        Step::ApproveAnswer => (Command::ApproveAnswer { by: text() }, Event::AnswerApproved { by: text() }),
        Step::Start => (Command::Start, Event::Started),
        Step::AskCustomer => (Command::AskCustomer { question: text() }, Event::CustomerAsked { question: text() }),
        Step::Resume => (Command::Resume, Event::Resumed),
        Step::Resolve => (Command::Resolve { resolution: resolution() }, Event::Resolved { resolution: resolution() }),
        Step::CallBack => (
            Command::CallBack { answer: Answer::Unsatisfied, recommendation: None, note: text() },
            Event::CalledBack { answer: Answer::Unsatisfied, recommendation: None, note: text() },
        ),
        Step::Close => (Command::Close { outcome: Outcome::Accepted }, Event::Closed { outcome: Outcome::Accepted }),
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
        Closed = ticket(Stage::Closed { at, resolved_at: at, resolution, call_back: call_back(), outcome: Outcome::Accepted }, dispute),
    })
}

#[rustfmt::skip]
fn of_an_unsatisfied_customer() -> Table<Ticket> {
    Table {
        stages: stages(Answer::Unsatisfied, None),
        rows: every_step!(Step {
            //              New           Assigned     InProgress         WaitingCustomer Resolved      Closed
            Assign:        "ok            ok           ok                 ok              first:Reopen  ended",
            Acknowledge:   "ok            ok           ok                 ok              past          ended",
            Inform:        "first:Assign  ok           ok                 ok              first:Reopen  ended",
            Start:         "first:Assign  ok           past               past            first:Reopen  ended",
            Assess:        "complaints    complaints   complaints         complaints      first:Reopen  ended",
            Investigate:   "complaints    complaints   complaints         complaints      first:Reopen  ended",
            DraftAnswer:   "complaints    complaints   complaints         complaints      first:Reopen  ended",
            ApproveAnswer: "complaints    complaints   complaints         complaints      first:Reopen  ended",
            AskCustomer:   "first:Assign  first:Start  ok                 past            first:Reopen  ended",
            Resume:        "first:Assign  first:Start  first:AskCustomer  ok              first:Reopen  ended",
            Resolve:       "first:Assign  first:Start  ok                 first:Resume    past          ended",
            CallBack:      "first:Assign  first:Start  first:Resolve      first:Resume    ok            ended",
            Close:         "first:Assign  first:Start  first:Resolve      first:Resume    ok            ended",
            Reopen:        "first:Assign  first:Start  first:Resolve      first:Resume    ok            ended",
            Escalate:      "ok            ok           ok                 ok              ok            ended",
            OpenDispute:   "first:Assign  first:Start  first:Resolve      first:Resume    ok            ok",
        }),
        sample,
        now: at("2026-03-01T09:00"),
        facts: of(TicketKind::Service),
        guards: vec![("complaints", Guard::ComplaintsOnly)],
    }
}

/// A complaint before it is worked on, then with one more step of its file in each column, then told the decision.
#[rustfmt::skip]
fn of_a_complaint() -> Table<Ticket> {
    let at = at("2026-02-01T09:00");
    let working = |steps| Ticket { file: file(steps), ..ticket(Stage::InProgress { at }, None) };
    let resolved = ticket(Stage::Resolved { at, resolution: resolution(), call_back: made(Answer::Unsatisfied) }, None);
    let stages = vec![
        ("New", Ticket::default()), ("Assigned", ticket(Stage::Assigned { at }, None)),
        ("InProgress", working(0)), ("Acknowledged", working(1)), ("Assessed", working(2)), ("Investigated", working(3)),
        ("Drafted", working(4)), ("Approved", working(5)), ("Told", resolved),
    ];
    Table {
        stages,
        rows: every_step!(Step {
            //              New           Assigned     InProgress          Acknowledged   Assessed            Investigated        Drafted              Approved          Told
            Assign:        "ok            ok           ok                  ok             ok                  ok                  ok                   ok                first:Reopen",
            Acknowledge:   "ok            ok           ok                  past           past                past                past                 past              past",
            Inform:        "first:Assign  ok           ok                  ok             ok                  ok                  ok                   ok                first:Reopen",
            Start:         "first:Assign  ok           past                past           past                past                past                 past              first:Reopen",
            Assess:        "first:Assign  first:Start  first:Acknowledge   ok             ok                  ok                  ok                   ok                first:Reopen",
            Investigate:   "first:Assign  first:Start  first:Acknowledge   first:Assess   ok                  ok                  ok                   ok                first:Reopen",
            DraftAnswer:   "first:Assign  first:Start  first:Acknowledge   first:Assess   first:Investigate   ok                  ok                   ok                first:Reopen",
            ApproveAnswer: "first:Assign  first:Start  first:Acknowledge   first:Assess   first:Investigate   first:DraftAnswer   ok                   past              first:Reopen",
            AskCustomer:   "first:Assign  first:Start  ok                  ok             ok                  ok                  ok                   ok                first:Reopen",
            Resume:        "first:Assign  first:Start  first:AskCustomer   first:AskCustomer first:AskCustomer first:AskCustomer  first:AskCustomer    first:AskCustomer first:Reopen",
            Resolve:       "first:Assign  first:Start  *first:Acknowledge  *first:Assess  *first:Investigate  *first:DraftAnswer  *first:ApproveAnswer ok                past",
            CallBack:      "first:Assign  first:Start  first:Resolve       first:Resolve  first:Resolve       first:Resolve       first:Resolve        first:Resolve     ok",
            Close:         "first:Assign  first:Start  first:Resolve       first:Resolve  first:Resolve       first:Resolve       first:Resolve        first:Resolve     ok",
            Reopen:        "first:Assign  first:Start  first:Resolve       first:Resolve  first:Resolve       first:Resolve       first:Resolve        first:Resolve     ok",
            Escalate:      "ok            ok           ok                  ok             ok                  ok                  ok                   ok                ok",
            OpenDispute:   "first:Assign  first:Start  first:Resolve       first:Resolve  first:Resolve       first:Resolve       first:Resolve        first:Resolve     ok",
        }),
        sample,
        now: self::at("2026-03-01T09:00"),
        facts: of(TicketKind::Complaint),
        guards: vec![],
    }
}

#[test]
fn every_step_in_every_stage_is_an_event_or_its_refusal() {
    of_an_unsatisfied_customer().check();
    of_a_complaint().check();
}

#[test]
fn the_fold_is_total_in_any_order() {
    let satisfied = Event::CalledBack { answer: Answer::Satisfied, recommendation: None, note: text() };
    let refused = Event::Closed { outcome: Outcome::NotAccepted { options: text() } };
    of_an_unsatisfied_customer().check_fold(&Ticket::default(), &[satisfied, refused], any_moment);
    of_a_complaint().check_fold(&Ticket::default(), &[Event::Started, sample(Step::Assign).1], any_moment);
}

#[test]
fn a_complaint_passes_through_its_stages_from_the_logging_to_the_end() {
    use ComplaintStage as S;
    let tell = |on: &str, event: Event| Entry::new(at(on), event);
    let of_step = |on: &str, step: Step| tell(on, sample(step).1);
    let unsatisfied = Event::CalledBack { answer: Answer::Unsatisfied, recommendation: None, note: String::new() };
    let refused = || Event::Closed { outcome: Outcome::NotAccepted { options: "mediation".into() } };
    let rows = [
        (of_step("2026-03-02T09:05", Step::Assign), S::Tracked),
        (of_step("2026-03-02T09:10", Step::Acknowledge), S::Acknowledged),
        (of_step("2026-03-02T09:15", Step::Start), S::Acknowledged),
        (of_step("2026-03-02T09:30", Step::Assess), S::InitialAssessment),
        (of_step("2026-03-02T10:00", Step::Investigate), S::Investigating),
        (of_step("2026-03-02T11:00", Step::AskCustomer), S::Investigating),
        (of_step("2026-03-03T09:00", Step::Resume), S::Investigating),
        (of_step("2026-03-03T10:00", Step::DraftAnswer), S::ResponsePrepared),
        (of_step("2026-03-03T11:00", Step::ApproveAnswer), S::ResponsePrepared),
        (of_step("2026-03-03T12:00", Step::Resolve), S::DecisionCommunicated),
        // the customer is not content: what was found stands, and another answer is drafted and approved
        (of_step("2026-03-04T09:00", Step::Reopen), S::Investigating),
        (of_step("2026-03-04T10:00", Step::DraftAnswer), S::ResponsePrepared),
        (of_step("2026-03-04T11:00", Step::ApproveAnswer), S::ResponsePrepared),
        (of_step("2026-03-04T12:00", Step::Resolve), S::DecisionCommunicated),
        (tell("2026-03-05T09:00", unsatisfied), S::DecisionCommunicated),
        (tell("2026-03-05T09:30", refused()), S::ClosedNotAccepted),
    ];
    assert_eq!(Ticket::default().complaint_stage(), S::Received);
    let mut life = Life::begin(Ticket::default());
    for (event, expected) in &rows {
        life = life.evolve(event);
        assert_eq!((life.stage.complaint_stage(), &life.anomalies), (*expected, &vec![]), "{event:?}");
    }
    let events: Vec<_> = rows.into_iter().map(|(event, _)| event).collect();
    let accepted = tell("2026-03-05T09:30", Event::Closed { outcome: Outcome::Accepted });
    let other_end = Life::begin(Ticket::default()).replay(&events[..15]).evolve(&accepted).stage;
    assert_eq!(other_end.complaint_stage(), S::ClosedAccepted);
}

#[test]
fn an_answer_that_is_drafted_anew_is_approved_anew() {
    let approved = Ticket { file: file(5), ..ticket(Stage::InProgress { at: at("2026-02-01T09:00") }, None) };
    let again = Life::begin(approved).evolve(&Entry::new(at("2026-03-01T09:00"), sample(Step::DraftAnswer).1)).stage;
    assert_eq!(again.file, file(4));
}

#[test]
fn a_complaint_ends_with_an_answer_or_when_the_time_for_one_is_over() {
    let resolved =
        |call_back| ticket(Stage::Resolved { at: at("2026-03-02T12:00"), resolution: resolution(), call_back }, None);
    let until = at("2026-03-16T18:00");
    let facts = |answer_until| Facts { kind: TicketKind::Complaint, answer_until };
    let close = || Command::Close { outcome: Outcome::NoAnswer };
    let unreached = resolved(made(Answer::NotReached));
    let awaited = |until| Refusal::Guard(Guard::AnswerAwaited { until });
    let in_time = Some(until);
    check_refused(&unreached, at("2026-03-16T17:59"), close(), &facts(in_time), &awaited(in_time));
    check_refused(&unreached, until, close(), &facts(in_time), &awaited(in_time));
    check_refused(&unreached, at("2026-12-31T09:00"), close(), &facts(None), &awaited(None));
    let over = at("2026-03-16T18:01");
    check_decided(&unreached, over, close(), &facts(in_time), Event::Closed { outcome: Outcome::NoAnswer });
    let uncalled = Refusal::Guard(Guard::ComplaintIncomplete { missing: vec![ComplaintPart::CallBack] });
    check_refused(&resolved(CallBack::NotMade), over, close(), &facts(in_time), &uncalled);
    let bare = Command::Close { outcome: Outcome::NotAccepted { options: " ".into() } };
    check_refused(&unreached, over, bare, &facts(in_time), &Refusal::ReasonMissing);
}

#[test]
fn a_complaint_is_told_again_by_a_day_until_the_decision_is_told() {
    let given =
        Life::begin(Ticket::default()).evolve(&Entry::new(at("2026-03-02T09:00"), sample(Step::Assign).1)).stage;
    for (as_of, expected) in [
        ("2026-03-03", Dueness::NotDue),
        ("2026-03-05", Dueness::DueSoon { days: 1 }),
        ("2026-03-06", Dueness::DueToday),
        ("2026-03-09", Dueness::Overdue { days: 3 }),
    ] {
        assert_eq!(given.update_dueness(day(as_of), 1), expected, "{as_of}");
    }
    let told = Life::begin(given).evolve(&Entry::new(at("2026-03-06T09:00"), sample(Step::Inform).1)).stage;
    assert_eq!(told.update_dueness(day("2026-03-14"), 1), Dueness::Overdue { days: 1 });
    // somebody else goes on with it: what was promised stands
    let silent = Event::Assigned { to: "Wu".into(), next_update: None };
    let handed_on = Life::begin(told).evolve(&Entry::new(at("2026-03-07T09:00"), silent)).stage;
    assert_eq!(handed_on.next_update, Some(day("2026-03-13")));
    let (_, resolved) = &stages(Answer::Satisfied, None)[4];
    let resolved = Ticket { next_update: Some(next_update()), ..resolved.clone() };
    assert_eq!(resolved.update_dueness(day("2026-12-31"), 1), Dueness::Undated);
}

#[test]
fn a_dispute_may_follow_an_end_that_the_customer_did_not_accept_whatever_it_said_on_the_telephone() {
    let now = at("2026-03-01T09:00");
    let outcome = Outcome::NotAccepted { options: "mediation".into() };
    let call_back = made(Answer::NotReached);
    let stage = Stage::Closed { at: now, resolved_at: now, resolution: resolution(), call_back, outcome };
    let open = Command::OpenDispute { dispute: id(1) };
    let facts = of(TicketKind::Complaint);
    check_decided(&ticket(stage, None), now, open, &facts, Event::DisputeOpened { dispute: id(1) });
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
                check_decided(ticket, now, open(), &of(TicketKind::Service), Event::DisputeOpened { dispute: id(1) });
            } else {
                let content = Refusal::Guard(Guard::NotUnsatisfied);
                check_refused(ticket, now, open(), &of(TicketKind::Service), &content);
            }
            let (_, disputed) = &stages(answer, Some(id(9)))[column];
            let opened = Refusal::Guard(Guard::DisputeOpened { dispute: id(9) });
            check_refused(disputed, now, open(), &of(TicketKind::Service), &opened);
        }
    }
    let uncalled = Stage::Resolved { at: now, resolution: resolution(), call_back: CallBack::NotMade };
    let content = Refusal::Guard(Guard::NotUnsatisfied);
    check_refused(&ticket(uncalled, None), now, open(), &of(TicketKind::Complaint), &content);
}

#[test]
fn a_complaint_is_not_closed_without_cause_action_and_call_back() {
    use ComplaintPart::{CallBack as Call, Cause, CorrectiveAction};
    let (close, closed) = (|| sample(Step::Close).0, || sample(Step::Close).1);
    let now = at("2026-03-01T09:00");
    for (cause, action, call_back, missing) in [
        ("", "", CallBack::NotMade, vec![Cause, CorrectiveAction, Call]),
        (" ", "replaced", made(Answer::Satisfied), vec![Cause]),
        ("a worn seal", " ", made(Answer::Satisfied), vec![CorrectiveAction]),
        ("a worn seal", "replaced", CallBack::NotMade, vec![Call]),
        ("a worn seal", "replaced", made(Answer::NotReached), vec![]),
    ] {
        let resolution = Resolution { cause: cause.into(), corrective_action: action.into(), ..Resolution::default() };
        let resolved = ticket(Stage::Resolved { at: now, resolution, call_back }, None);
        if missing.is_empty() {
            check_decided(&resolved, now, close(), &of(TicketKind::Complaint), closed());
        } else {
            let incomplete = Refusal::Guard(Guard::ComplaintIncomplete { missing });
            check_refused(&resolved, now, close(), &of(TicketKind::Complaint), &incomplete);
        }
        for kind in [TicketKind::Question, TicketKind::Service, TicketKind::Feedback] {
            check_decided(&resolved, now, close(), &of(kind), closed());
        }
    }
}

#[test]
fn names_questions_and_reasons_are_asked_for() {
    let now = at("2026-03-01T09:00");
    let blank = String::new;
    let kind = of(TicketKind::Service);
    let all = stages(Answer::Satisfied, None);
    check_refused(&all[0].1, now, Command::Assign { to: blank(), next_update: None }, &kind, &Refusal::NameMissing);
    check_refused(&all[2].1, now, Command::AskCustomer { question: blank() }, &kind, &Refusal::ReasonMissing);
    check_refused(&all[4].1, now, Command::Reopen { reason: blank() }, &kind, &Refusal::ReasonMissing);
    let nobody = Command::Escalate { to: blank(), reason: text() };
    check_refused(&all[0].1, now, nobody, &kind, &Refusal::NameMissing);
    let silent = Command::Escalate { to: text(), reason: blank() };
    check_refused(&all[0].1, now, silent, &kind, &Refusal::ReasonMissing);
    check_refused(&all[0].1, now, Command::Acknowledge { channel: blank() }, &kind, &Refusal::NameMissing);
    let untold = Command::Inform { note: blank(), next_update: day("2026-03-13") };
    check_refused(&all[1].1, now, untold, &kind, &Refusal::ReasonMissing);
}

#[test]
fn each_stage_of_a_complaint_has_its_data() {
    let now = at("2026-03-01T09:00");
    let facts = of(TicketKind::Complaint);
    let blank = String::new;
    let working = |steps| Ticket { file: file(steps), ..ticket(Stage::InProgress { at: now }, None) };
    let unpromised = Command::Assign { to: text(), next_update: None };
    check_refused(&Ticket::default(), now, unpromised, &facts, &Refusal::Guard(Guard::NextUpdateMissing));
    let weightless = Command::Assess { assessment: Assessment { impact: blank(), ..assessment() } };
    let baseless = Command::Investigate { investigation: Investigation { facts: blank(), ..investigation() } };
    let causeless = Command::DraftAnswer { draft: DraftAnswer { cause: blank(), ..draft() } };
    let empty = Command::DraftAnswer { draft: DraftAnswer { remedy: blank(), ..draft() } };
    let untold = Command::Resolve { resolution: Resolution { answer: blank(), ..resolution() } };
    for (steps, command) in [(1, weightless), (2, baseless), (3, causeless), (3, empty), (5, untold)] {
        check_refused(&working(steps), now, command, &facts, &Refusal::ReasonMissing);
    }
    check_refused(&working(4), now, Command::ApproveAnswer { by: blank() }, &facts, &Refusal::NameMissing);
}

#[test]
fn the_history_keeps_pauses_reopenings_and_escalations() {
    let entry = |on, event| Entry::new(at(on), event);
    let resolved = || Event::Resolved { resolution: resolution() };
    let events = [
        entry("2026-05-14T16:30", Event::Assigned { to: "Li".into(), next_update: None }),
        entry("2026-05-14T16:40", Event::Started),
        entry("2026-05-15T11:00", Event::CustomerAsked { question: "which machine?".into() }),
        entry("2026-05-15T14:00", Event::Escalated { to: "Wu".into(), reason: "key account".into() }),
        entry("2026-05-15T15:00", Event::Assigned { to: "Wu".into(), next_update: None }),
        entry("2026-05-16T10:00", Event::Resumed),
        entry("2026-05-18T15:00", resolved()),
        entry("2026-05-19T09:00", Event::Reopened { reason: "it leaks again".into() }),
        entry("2026-05-19T17:00", resolved()),
        entry(
            "2026-05-20T09:00",
            Event::CalledBack { answer: Answer::Satisfied, recommendation: None, note: String::new() },
        ),
        entry("2026-05-20T09:05", sample(Step::Close).1),
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
        entry("2026-05-14T16:30", Event::Assigned { to: "Li".into(), next_update: None }),
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

/// What the customer says of recommending us is kept with its answer; who was not reached said nothing.
#[test]
fn a_call_back_keeps_how_likely_the_customer_is_to_recommend_us() {
    let now = at("2026-03-03T09:00");
    let stage = Stage::Resolved { at: at("2026-03-02T12:00"), resolution: resolution(), call_back: CallBack::NotMade };
    let solved = ticket(stage, None);
    let facts = Facts { kind: TicketKind::Complaint, answer_until: None };
    let nine = Recommendation::try_from(9_u8).expect("an answer");
    let call = |answer, recommendation| Command::CallBack { answer, recommendation, note: text() };
    let told = |answer, recommendation| Event::CalledBack { answer, recommendation, note: text() };
    for (answer, recommendation) in [
        (Answer::VerySatisfied, Some(nine)),
        (Answer::VeryUnsatisfied, Some(nine)),
        (Answer::VerySatisfied, None),
        (Answer::NotReached, None),
    ] {
        check_decided(&solved, now, call(answer, recommendation), &facts, told(answer, recommendation));
    }
    let unheard = Refusal::Guard(Guard::NotReached);
    check_refused(&solved, now, call(Answer::NotReached, Some(nine)), &facts, &unheard);
    let called = Life::begin(solved).evolve(&Entry::new(now, told(Answer::Satisfied, Some(nine)))).stage;
    let Stage::Resolved { call_back: CallBack::Made { at, answer, recommendation, .. }, .. } = called.stage else {
        panic!("called back")
    };
    assert_eq!((at, answer, recommendation), (now, Answer::Satisfied, Some(nine)));
}

/// Who was reached once has said something, whatever comes of a later call.
#[test]
fn another_call_back_takes_back_only_what_the_customer_says_anew() {
    let days = ["2026-03-03T09:00", "2026-03-04T09:00"].map(at);
    let [nine, two] = [9, 2].map(|it: u8| Some(Recommendation::try_from(it).expect("an answer")));
    for (case, calls, (day, expected, recommends)) in [
        (
            "nobody there the second time",
            [(Answer::Satisfied, nine), (Answer::NotReached, None)],
            (days[0], Answer::Satisfied, nine),
        ),
        ("not asked again", [(Answer::Satisfied, nine), (Answer::Neutral, None)], (days[1], Answer::Neutral, nine)),
        ("asked again", [(Answer::Satisfied, nine), (Answer::Unsatisfied, two)], (days[1], Answer::Unsatisfied, two)),
        ("reached at last", [(Answer::NotReached, None), (Answer::Neutral, two)], (days[1], Answer::Neutral, two)),
        (
            "not reached at all",
            [(Answer::NotReached, None), (Answer::NotReached, None)],
            (days[1], Answer::NotReached, None),
        ),
    ] {
        let stage =
            Stage::Resolved { at: at("2026-03-02T12:00"), resolution: resolution(), call_back: CallBack::NotMade };
        let mut life = Life::begin(ticket(stage, None));
        for (day, (answer, recommendation)) in days.into_iter().zip(calls) {
            life = life.evolve(&Entry::new(day, Event::CalledBack { answer, recommendation, note: text() }));
        }
        let Stage::Resolved { call_back, .. } = life.stage.stage else { panic!("{case}: called back") };
        assert_eq!(
            call_back,
            CallBack::Made { at: day, answer: expected, recommendation: recommends, note: text() },
            "{case}"
        );
    }
}
