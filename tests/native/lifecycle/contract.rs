//! The life of a contract.

use std::num::NonZeroU16;
use std::sync::Arc;

use counterpart::domain::address::Address;
use counterpart::domain::calendar::hours::{DayHours, WorkWeek};
use counterpart::domain::calendar::year::CalendarYear;
use counterpart::domain::calendar::{CalendarError, WorkCalendar};
use counterpart::domain::contract::named::{FurtherParty, FurtherRole, NamedParties, NamedParty, SigningParty};
use counterpart::domain::contract::party::Side;
use counterpart::domain::contract::term::Effective;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::cure::Claim;
use counterpart::domain::customer::PartyKind;
#[cfg(not(target_arch = "wasm32"))]
use counterpart::domain::date::Date;
use counterpart::domain::exact::ExactError;
use counterpart::domain::lifecycle::contract::command::{Command, Step};
use counterpart::domain::lifecycle::contract::event::{
    Approval, EffectiveRule, Event, Rejection, Reopening, Signature, SignatureMethod, Submission, SuspensionGround,
    Termination, TerminationGround, Verdict, Version,
};
use counterpart::domain::lifecycle::contract::refusal::Refusal;
use counterpart::domain::lifecycle::contract::stage::Stage;
use counterpart::domain::lifecycle::contract::status::{
    Ahead, ContractStatus, Decided, DisputeSpan, Effect, Ended, Facts, Flag, OpenWork, RenewalMode, RunningTerm,
    TerminationNotice,
};
use counterpart::domain::lifecycle::contract::termination::{earliest_by, earliest_end};
use counterpart::domain::lifecycle::contract::{Life, status};
use counterpart::domain::lifecycle::digest::Digest;
use counterpart::domain::own_entity::BankAccount;
use counterpart::domain::period::{Period, PeriodLine};
use counterpart::domain::term::renewal::{RenewalChoice, RenewalDecision};
#[cfg(not(target_arch = "wasm32"))]
use proptest::prelude::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::day;

const TODAY: &str = "2026-06-15";

fn version(number: u32) -> Version {
    let byte = u8::try_from(number % 256).expect("a byte");
    Version { number, sha256: Digest([byte; 32]) }
}

fn submission(effective: EffectiveRule) -> Submission {
    Submission { version: version(1), approvers: vec!["Li".into(), "Wu".into()], effective, parties: None }
}

fn signature(party: impl Into<SigningParty>, on: &str) -> Signature {
    Signature {
        party: party.into(),
        signer: "Zhao".into(),
        capacity: "legal representative".into(),
        on: day(on),
        method: SignatureMethod::WetAndSeal,
        evidence: "scan.pdf".into(),
        sha256: version(1).sha256,
    }
}

fn termination(ground: TerminationGround, notice_on: &str, effective_on: &str) -> Termination {
    Termination {
        notice_on: day(notice_on),
        effective_on: day(effective_on),
        ground,
        evidence: "notice.pdf".into(),
        note: String::new(),
    }
}

/// The command that ends it, by a clause that leaves no time to cure.
fn ends(termination: Termination) -> Command {
    let claim =
        Claim { by: Side::Us, without: None, time: Period::days(0), notices: Vec::new(), ahead: Ahead::default() };
    Command::Terminate { termination, claim }
}

fn shared() -> Event {
    Event::Shared { on: day("2026-01-05") }
}
fn submitted(effective: EffectiveRule) -> Event {
    Event::Submitted { on: day("2026-01-10"), submission: submission(effective).into() }
}
fn approved(by: &str) -> Event {
    Event::Approved(
        Approval { on: day("2026-01-12"), version: version(1), by: by.into(), comment: String::new() }.into(),
    )
}
fn signed(party: impl Into<SigningParty>, on: &str) -> Event {
    Event::Signed { signature: signature(party, on).into() }
}
fn suspended() -> Event {
    Event::Suspended { on: day("2026-04-01"), ground: SuspensionGround::UnsafeCredit, note: String::new(), until: None }
}
fn suspended_until(on: &str, until: &str) -> Event {
    let (ground, note) = (SuspensionGround::ForceMajeure, String::new());
    Event::Suspended { on: day(on), ground, note, until: Some(day(until)) }
}
fn terminated(effective_on: &str) -> Event {
    let termination = termination(TerminationGround::MaterialBreach, "2026-05-01", effective_on);
    Event::Terminated { termination: termination.into() }
}
fn completed() -> Event {
    Event::Completed { on: day("2026-05-20"), by: "Li".into() }
}
fn renewal_decided(choice: RenewalChoice, on: &str) -> Event {
    Event::RenewalDecided { decision: RenewalDecision { term_no: 0, choice, decided_on: day(on) } }
}
fn voided() -> Event {
    Event::Voided { on: day("2026-02-01"), reason: "the customer bought elsewhere".into() }
}

/// Up to both signatures: the last on 2026-01-20.
fn until_signed(effective: EffectiveRule) -> Vec<Event> {
    vec![
        shared(),
        submitted(effective),
        approved("Li"),
        approved("Wu"),
        signed(Side::Us, "2026-01-18"),
        signed(Side::Them, "2026-01-20"),
    ]
}

fn signed_then(more: &[Event]) -> Vec<Event> {
    let mut events = until_signed(EffectiveRule::OnSigning);
    events.extend_from_slice(more);
    events
}

fn fixed(end: &str) -> RunningTerm {
    RunningTerm::Fixed {
        no: 0,
        start: day("2026-01-20"),
        end: day(end),
        notice_deadline: day(end).plus_days(-30).expect("a date"),
        renewal: RenewalMode::None,
        decision: Decided::Open,
    }
}

fn facts() -> Facts {
    Facts::of_term(fixed("2026-12-31"))
}

/// One contract in each status, as of today.
fn contracts() -> Vec<(&'static str, Vec<Event>, Facts)> {
    let over = Facts::of_term(fixed("2026-06-14"));
    let on_payment = until_signed(EffectiveRule::OnFirstPayment);
    vec![
        ("draft", vec![], facts()),
        ("negotiating", vec![shared()], facts()),
        ("in_approval", vec![shared(), submitted(EffectiveRule::OnSigning), approved("Li")], facts()),
        ("to_sign", until_signed(EffectiveRule::OnSigning)[..4].to_vec(), facts()),
        ("part_signed", until_signed(EffectiveRule::OnSigning)[..5].to_vec(), facts()),
        ("signed", on_payment, facts()),
        ("active", until_signed(EffectiveRule::OnSigning), facts()),
        ("suspended", signed_then(&[suspended()]), facts()),
        ("terminating", signed_then(&[terminated("2026-06-16")]), facts()),
        ("terminated", signed_then(&[terminated("2026-06-15")]), facts()),
        ("expired", until_signed(EffectiveRule::OnSigning), over),
        ("completed", signed_then(&[completed()]), facts()),
        ("settling", signed_then(&[completed()]), Facts { open_settlement: 2, ..facts() }),
        ("void", vec![shared(), voided()], facts()),
        ("archived", vec![voided(), Event::Archived { on: day("2026-03-01") }], facts()),
    ]
}

fn name_of(status: ContractStatus) -> &'static str {
    match status {
        ContractStatus::Draft => "draft",
        ContractStatus::Negotiating => "negotiating",
        ContractStatus::InApproval => "in_approval",
        ContractStatus::ToSign => "to_sign",
        ContractStatus::PartSigned => "part_signed",
        ContractStatus::Signed { .. } => "signed",
        ContractStatus::Active { .. } => "active",
        ContractStatus::Suspended { .. } => "suspended",
        ContractStatus::Terminating { .. } => "terminating",
        ContractStatus::Terminated { .. } => "terminated",
        ContractStatus::Expired { .. } => "expired",
        ContractStatus::Completed { .. } => "completed",
        ContractStatus::Settling { .. } => "settling",
        ContractStatus::Void { .. } => "void",
        ContractStatus::Archived { .. } => "archived",
    }
}

/// A step that is right in every respect but, perhaps, the stage; and the event it causes.
fn sample(step: Step) -> (Command, Event) {
    let on = day(TODAY);
    let reason = || "as agreed on the telephone".to_owned();
    match step {
        Step::Share => (Command::Share { on }, Event::Shared { on }),
        Step::Submit => {
            let submission = submission(EffectiveRule::OnSigning);
            (
                Command::Submit { on, submission: submission.clone() },
                Event::Submitted { on, submission: submission.into() },
            )
        }
        Step::TurnDown => (
            Command::TurnDown { on, by: "Wu".into(), verdict: Verdict::Returned, reason: reason() },
            Event::TurnedDown(
                Rejection { on, version: version(1), by: "Wu".into(), verdict: Verdict::Returned, reason: reason() }
                    .into(),
            ),
        ),
        Step::Approve => (
            Command::Approve { on, by: " Wu ".into(), comment: String::new() },
            Event::Approved(Approval { on, version: version(1), by: "Wu".into(), comment: String::new() }.into()),
        ),
        Step::Reopen => (
            Command::Reopen { on, reason: reason() },
            Event::Reopened(Reopening { on, version: version(1), reason: reason() }.into()),
        ),
        Step::Sign => {
            let signature = signature(Side::Them, TODAY);
            (Command::Sign { signature: signature.clone() }, Event::Signed { signature: signature.into() })
        }
        Step::MeetCondition => {
            (Command::MeetCondition { on, evidence: reason() }, Event::ConditionMet { on, evidence: reason() })
        }
        Step::Suspend => (
            Command::Suspend { on, ground: SuspensionGround::Mutual, note: String::new(), until: None },
            Event::Suspended { on, ground: SuspensionGround::Mutual, note: String::new(), until: None },
        ),
        Step::Resume => (Command::Resume { on, note: String::new() }, Event::Resumed { on, note: String::new() }),
        Step::Renew => (Command::Renew { on, months: None }, renewal_decided(RenewalChoice::Renew, TODAY)),
        Step::DeclineRenewal => (
            Command::DeclineRenewal { on, notice_on: Some(on) },
            renewal_decided(RenewalChoice::Decline { notice_on: on }, TODAY),
        ),
        Step::Terminate => {
            let termination = termination(TerminationGround::Mutual, TODAY, "2026-07-01");
            (ends(termination.clone()), Event::Terminated { termination: termination.into() })
        }
        Step::Complete => (Command::Complete { on, by: "Li".into() }, Event::Completed { on, by: "Li".into() }),
        Step::Void => (Command::Void { on, reason: reason() }, Event::Voided { on, reason: reason() }),
        Step::Archive => (Command::Archive { on }, Event::Archived { on }),
        Step::SettleAnomaly => {
            let event = Box::new(suspended());
            (
                Command::SettleAnomaly { on, event: event.clone(), note: reason() },
                Event::AnomalySettled { on, event, note: reason() },
            )
        }
    }
}

#[test]
fn approvals_and_what_we_put_away_are_among_ourselves() {
    let ours = [Step::Submit, Step::TurnDown, Step::Approve, Step::Reopen, Step::Archive, Step::SettleAnomaly];
    for step in Step::ALL {
        assert_eq!(sample(*step).1.is_among_us(), ours.contains(step), "{step:?}");
    }
    // a decision of which no notice went out yet
    assert!(renewal_decided(RenewalChoice::DeclineUnsent, TODAY).is_among_us());
}

/// What a cell of the table means for a contract in `status`.
fn refusal(cell: &str, status: ContractStatus) -> Option<Refusal> {
    let effect = || {
        let ContractStatus::Signed { effect } = status else { panic!("{status:?} awaits nothing") };
        effect
    };
    match cell {
        "ok" => None,
        "past" => Some(Refusal::AlreadyPast { status }),
        "ended" => Some(Refusal::Ended { status }),
        "running" => Some(Refusal::StillRunning { status }),
        "not-yet" => Some(Refusal::NotYetEffective { effect: effect() }),
        "submit-first" => Some(Refusal::NeedsFirst { step: Step::Submit }),
        "approve-first" => Some(Refusal::NeedsFirst { step: Step::Approve }),
        "sign-first" => Some(Refusal::NeedsFirst { step: Step::Sign }),
        "resume-first" => Some(Refusal::NeedsFirst { step: Step::Resume }),
        "void-first" => Some(Refusal::NeedsFirst { step: Step::Void }),
        "turn-down" => Some(Refusal::Instead { step: Step::TurnDown }),
        "reopen" => Some(Refusal::Instead { step: Step::Reopen }),
        "void" => Some(Refusal::Instead { step: Step::Void }),
        "terminate" => Some(Refusal::Instead { step: Step::Terminate }),
        "unlocked" => Some(Refusal::NotLocked),
        "running-on" => Some(Refusal::NotSuspended),
        "no-renewal" => Some(Refusal::NothingToRenew),
        "no-cond" => Some(Refusal::NoOpenCondition),
        "unsettled" => Some(Refusal::OpenSettlement { items: 2 }),
        "nothing" => Some(Refusal::NoSuchAnomaly),
        other => panic!("no such cell: {other}"),
    }
}

#[rustfmt::skip]
const TABLE: &[(Step, &str)] = &[
    //                       draft        negotiating  in_approval   to_sign    part_signed signed     active     suspended    terminating terminated expired completed settling  void    archived
    (Step::Share,          "ok           past         past          past       past        past       past       past         past        ended      ended   ended     ended     ended   ended"),
    (Step::Submit,         "ok           ok           past          past       past        past       past       past         past        ended      ended   ended     ended     ended   ended"),
    (Step::TurnDown,       "submit-first submit-first ok            reopen     reopen      past       past       past         past        ended      ended   ended     ended     ended   ended"),
    (Step::Approve,        "submit-first submit-first ok            past       past        past       past       past         past        ended      ended   ended     ended     ended   ended"),
    (Step::Reopen,         "unlocked     unlocked     turn-down     ok         ok          past       past       past         past        ended      ended   ended     ended     ended   ended"),
    (Step::Sign,           "submit-first submit-first approve-first ok         ok          past       past       past         past        ended      ended   ended     ended     ended   ended"),
    (Step::MeetCondition,  "sign-first   sign-first   sign-first    sign-first sign-first  no-cond    no-cond    no-cond      no-cond     ended      ended   ended     ended     ended   ended"),
    (Step::Suspend,        "sign-first   sign-first   sign-first    sign-first sign-first  not-yet    ok         past         past        ended      ended   ended     ended     ended   ended"),
    (Step::Resume,         "running-on   running-on   running-on    running-on running-on  running-on running-on ok           past        ended      ended   ended     ended     ended   ended"),
    (Step::Renew,          "sign-first   sign-first   sign-first    sign-first sign-first  no-renewal no-renewal no-renewal   past        ended      ended   ended     ended     ended   ended"),
    (Step::DeclineRenewal, "sign-first   sign-first   sign-first    sign-first sign-first  no-renewal no-renewal no-renewal   past        ended      ended   ended     ended     ended   ended"),
    (Step::Terminate,      "void         void         void          void       void        ok         ok         ok           past        ended      ended   ended     ended     ended   ended"),
    (Step::Complete,       "sign-first   sign-first   sign-first    sign-first sign-first  not-yet    ok         resume-first past        ended      ended   ended     ended     ended   ended"),
    (Step::Void,           "ok           ok           ok            ok         ok          terminate  terminate  terminate    past        ended      ended   ended     ended     ended   ended"),
    (Step::Archive,        "void-first   void-first   void-first    void-first void-first  running    running    running      running     ok         ok      ok        unsettled ok      ended"),
    (Step::SettleAnomaly,  "nothing      nothing      nothing       nothing    nothing     nothing    nothing    nothing      nothing     nothing    nothing nothing   nothing   nothing nothing"),
];

#[test]
fn every_step_in_every_status_is_an_event_or_its_refusal() {
    let contracts = contracts();
    let today = day(TODAY);
    assert_eq!(TABLE.iter().map(|(step, _)| *step).collect::<Vec<_>>(), Step::ALL, "the table names every step");
    for (step, row) in TABLE {
        let cells: Vec<&str> = row.split_whitespace().collect();
        assert_eq!(cells.len(), contracts.len(), "the row of {step:?} has a cell for every status");
        for ((name, events, facts), cell) in contracts.iter().zip(cells) {
            let life = Life::replay(events);
            let status = life.status(facts, today);
            assert_eq!(name_of(status), *name);
            assert_eq!(life.anomalies, [], "{name}");
            let (command, event) = sample(*step);
            let expected = refusal(cell, status).map_or(Ok(event), Err);
            assert_eq!(life.decide(command, today, facts), expected, "{step:?} of a contract that is {name}");
            let offered = life.offers(today, facts).into_iter().find(|(offer, _)| offer == step).expect("an offer");
            assert_eq!(offered.1, expected.clone().map(|_| ()), "offer of {step:?} to a contract that is {name}");
            if let Ok(event) = expected {
                assert_eq!(life.evolve(&event).anomalies, [], "{step:?} fits a contract that is {name}");
            }
        }
    }
}

#[test]
fn a_contract_on_its_way_to_its_end_or_put_away_has_no_step_to_take() {
    let today = day(TODAY);
    let contracts = contracts();
    let still = contracts.iter().filter(|(_, events, facts)| Life::replay(events).open_steps(today, facts).is_empty());
    // of one in settlement the list comes first
    assert_eq!(still.map(|(name, _, _)| *name).collect::<Vec<_>>(), ["terminating", "settling", "archived"]);
}

#[test]
fn a_text_is_a_draft_until_it_stands_for_approval_and_none_of_a_contract_that_was_given_up_is() {
    for (name, events, _) in contracts() {
        let stage = Life::replay(&events).stage;
        let drafts = [version(1), version(2)].map(|text| stage.is_draft(text.sha256));
        let expected = match name {
            "draft" | "negotiating" => [true, true],
            "void" | "archived" => [false, false],
            _ => [false, true],
        };
        assert_eq!(drafts, expected, "{name}");
    }
}

#[test]
fn every_status_has_a_contract_in_the_table() {
    let names: Vec<_> = contracts().iter().map(|(name, _, _)| *name).collect();
    let statuses = [
        "draft",
        "negotiating",
        "in_approval",
        "to_sign",
        "part_signed",
        "signed",
        "active",
        "suspended",
        "terminating",
        "terminated",
        "expired",
        "completed",
        "settling",
        "void",
        "archived",
    ];
    assert_eq!(names, statuses);
}

fn check(events: &[Event], facts: &Facts, command: Command, expected: Refusal) {
    let life = Life::replay(events);
    assert_eq!(life.decide(command.clone(), day(TODAY), facts), Err(expected), "{command:?}");
}

#[test]
fn a_submission_needs_a_clean_review_a_new_text_and_approvers() {
    let blocked = Facts { block_findings: vec!["DSP-02".into(), "PAY-01".into()], ..facts() };
    let rules = vec!["DSP-02".into(), "PAY-01".into()];
    check(&[shared()], &blocked, sample(Step::Submit).0, Refusal::OpenBlockFindings { rules });
    for approvers in [vec![], vec!["Li".to_owned(), " ".to_owned()]] {
        let submission = Submission { approvers, ..submission(EffectiveRule::OnSigning) };
        let command = Command::Submit { on: day(TODAY), submission };
        check(&[], &facts(), command, Refusal::NameMissing { step: Step::Submit });
    }
    let mut reopened = until_signed(EffectiveRule::OnSigning)[..4].to_vec();
    reopened
        .push(Event::Reopened(Reopening { on: day("2026-01-15"), version: version(1), reason: "price".into() }.into()));
    let changed = Version { number: 1, sha256: Digest([9; 32]) };
    let again = |version| Command::Submit {
        on: day(TODAY),
        submission: Submission { version, ..submission(EffectiveRule::OnSigning) },
    };
    check(&reopened, &facts(), again(changed), Refusal::VersionLocked { locked: version(1) });
    let fresh = Life::replay(&reopened).decide(again(version(2)), day(TODAY), &facts());
    assert!(fresh.is_ok(), "a new number for a new text: {fresh:?}");
}

#[test]
fn only_the_approvers_approve_and_each_once() {
    let events = [submitted(EffectiveRule::OnSigning), approved("Li")];
    let approve = |by: &str| Command::Approve { on: day(TODAY), by: by.into(), comment: String::new() };
    let approvers = vec!["Li".into(), "Wu".into()];
    check(&events, &facts(), approve("Han"), Refusal::NotAnApprover { by: "Han".into(), approvers });
    check(&events, &facts(), approve("Li"), Refusal::AlreadyApproved { by: "Li".into(), on: day("2026-01-12") });
    let turn_down =
        Command::TurnDown { on: day(TODAY), by: "Wu".into(), verdict: Verdict::Rejected, reason: "  ".into() };
    check(&events, &facts(), turn_down, Refusal::ReasonMissing { step: Step::TurnDown });
    // who has approved cannot turn the same version down: the life of the approval is past it
    let late =
        Command::TurnDown { on: day(TODAY), by: "Li".into(), verdict: Verdict::Returned, reason: "price".into() };
    check(&events, &facts(), late, Refusal::AlreadyApproved { by: "Li".into(), on: day("2026-01-12") });
}

#[test]
fn the_last_approval_locks_the_version_and_a_new_one_cancels_old_approvals() {
    let life = Life::replay(&until_signed(EffectiveRule::OnSigning)[..3]);
    assert_eq!(life.locked().count(), 0);
    let life = life.evolve(&approved("Wu"));
    assert_eq!(life.locked().collect::<Vec<_>>(), [version(1)]);
    let second = Arc::new(Submission { version: version(2), ..submission(EffectiveRule::OnSigning) });
    let returned = Event::TurnedDown(
        Rejection {
            on: day("2026-01-13"),
            version: version(1),
            by: "Wu".into(),
            verdict: Verdict::Returned,
            reason: "price".into(),
        }
        .into(),
    );
    let events = [
        submitted(EffectiveRule::OnSigning),
        approved("Li"),
        returned,
        Event::Submitted { on: day("2026-01-14"), submission: Arc::clone(&second) },
    ];
    let life = Life::replay(&events);
    assert_eq!(life.stage, Stage::InApproval { submission: second, approvals: vec![] });
    let late = life.evolve(&approved("Wu"));
    assert_eq!(late.anomalies.len(), 1, "an approval of the old version approves nothing");
}

#[test]
fn a_signature_is_under_the_approved_text_once_for_each_party_and_not_in_the_future() {
    let events = &until_signed(EffectiveRule::OnSigning)[..5];
    let sign = |signature| Command::Sign { signature };
    check(
        events,
        &facts(),
        sign(signature(Side::Us, TODAY)),
        Refusal::AlreadySigned { party: SigningParty::Us, on: day("2026-01-18") },
    );
    let other = Signature { sha256: Digest([7; 32]), ..signature(Side::Them, TODAY) };
    let other_text = Refusal::OtherText { version: version(1), signed: Digest([7; 32]) };
    check(events, &facts(), sign(other), other_text);
    let nameless = Signature { signer: String::new(), ..signature(Side::Them, TODAY) };
    check(events, &facts(), sign(nameless), Refusal::NameMissing { step: Step::Sign });
    let on = day("2026-06-16");
    check(
        events,
        &facts(),
        sign(signature(Side::Them, "2026-06-16")),
        Refusal::DatedInFuture { on, today: day(TODAY) },
    );
}

fn three_parties() -> NamedParties {
    let party = |name: &str| NamedParty {
        name: name.into(),
        kind: PartyKind::Organisation,
        code: String::new(),
        address: Address::default(),
        legal_representative: String::new(),
        phone: String::new(),
        email: String::new(),
        bank: BankAccount::default(),
    };
    let further = FurtherParty { joins: Side::Them, role: FurtherRole::Guarantor, named: party("Parent Ltd") };
    NamedParties { us: party("Seller Ltd"), them: party("Buyer Ltd"), further: vec![further] }
}

#[test]
fn a_contract_of_three_parties_is_signed_when_all_three_have_signed() {
    use SigningParty::{Further, Them, Us};
    let submission = Submission { parties: Some(three_parties().into()), ..submission(EffectiveRule::OnSigning) };
    assert_eq!(submission.signing().collect::<Vec<_>>(), [Us, Them, Further(0)]);
    let submitted = Event::Submitted { on: day("2026-01-10"), submission: submission.into() };
    let approved = [submitted, approved("Li"), approved("Wu")];
    for order in [[Us, Them, Further(0)], [Further(0), Us, Them], [Them, Further(0), Us]] {
        let mut life = Life::replay(&approved);
        for (place, (party, expected)) in order
            .into_iter()
            .zip([ContractStatus::PartSigned, ContractStatus::PartSigned, active_since("2026-01-20")])
            .enumerate()
        {
            let on = ["2026-01-18", "2026-01-19", "2026-01-20"][place];
            life = life.evolve(&signed(party, on));
            assert_eq!(
                (life.status(&facts(), day(TODAY)), &life.anomalies),
                (expected, &vec![]),
                "{order:?} {party:?}"
            );
        }
    }
    let sign = |party| Command::Sign { signature: signature(party, TODAY) };
    check(&approved, &facts(), sign(Further(1)), Refusal::NotAParty { party: Further(1) });
    let two = &until_signed(EffectiveRule::OnSigning)[..4];
    check(two, &facts(), sign(Further(0)), Refusal::NotAParty { party: Further(0) });
}

fn active_since(since: &str) -> ContractStatus {
    ContractStatus::Active { since: day(since) }
}

#[test]
fn a_suspension_with_a_last_day_ends_by_itself() {
    let since = |since: &str, until: &str| ContractStatus::Suspended { since: day(since), until: Some(day(until)) };
    let active = active_since("2026-01-20");
    let may = suspended_until("2026-04-01", "2026-04-30");
    let resumed = |on: &str| Event::Resumed { on: day(on), note: String::new() };
    let again = suspended_until("2026-06-01", "2026-06-10");
    let first = since("2026-04-01", "2026-04-30");
    for (events, days) in [
        (
            vec![may.clone()],
            vec![("2026-03-31", active), ("2026-04-01", first), ("2026-04-30", first), ("2026-05-01", active)],
        ),
        // somebody resumes it early
        (vec![may.clone(), resumed("2026-04-15")], vec![("2026-04-14", first), ("2026-04-15", active)]),
        // and it may be suspended anew once the first time is over
        (
            vec![may.clone(), again],
            vec![("2026-05-31", active), ("2026-06-01", since("2026-06-01", "2026-06-10")), ("2026-06-11", active)],
        ),
        // it can be completed, and ended, as any other that is in force
        (vec![may.clone(), completed()], vec![("2026-05-20", ContractStatus::Completed { on: day("2026-05-20") })]),
        (
            vec![may.clone(), terminated("2026-06-15")],
            vec![("2026-05-01", ContractStatus::Terminating { effective_on: day("2026-06-15") })],
        ),
        // a suspension for one day
        (
            vec![suspended_until("2026-04-01", "2026-04-01")],
            vec![("2026-04-01", since("2026-04-01", "2026-04-01")), ("2026-04-02", active)],
        ),
    ] {
        let events = signed_then(&events);
        assert_eq!(Life::replay(&events).anomalies, [], "{events:?}");
        check_days(&events, &facts(), &days);
    }
    // what was over by itself is not resumed, and what runs is not completed
    for (more, found) in [(resumed("2026-05-01"), 1), (Event::Completed { on: day("2026-04-30"), by: "Li".into() }, 1)]
    {
        assert_eq!(Life::replay(&signed_then(&[may.clone(), more])).anomalies.len(), found);
    }
    let over = signed_then(&[may]);
    check(&over, &facts(), Command::Resume { on: day(TODAY), note: String::new() }, Refusal::NotSuspended);
    let (on, ground, note) = (day(TODAY), SuspensionGround::Mutual, String::new());
    let backwards = Command::Suspend { on, ground, note, until: Some(day("2026-06-14")) };
    check(&over, &facts(), backwards, Refusal::SuspensionEndsFirst { on });
}

#[test]
fn a_suspension_on_another_ground_says_which() {
    let over = signed_then(&[]);
    let suspend = |ground, note: &str| Command::Suspend { on: day(TODAY), ground, note: note.to_owned(), until: None };
    for note in ["", "  ", "\t\n"] {
        let why = Refusal::ReasonMissing { step: Step::Suspend };
        check(&over, &facts(), suspend(SuspensionGround::Other, note), why);
    }
    let life = Life::replay(&over);
    assert!(life.decide(suspend(SuspensionGround::Other, "their works council"), day(TODAY), &facts()).is_ok());
    for ground in SuspensionGround::ALL.iter().filter(|it| **it != SuspensionGround::Other) {
        assert!(life.decide(suspend(*ground, ""), day(TODAY), &facts()).is_ok(), "{ground:?} speaks for itself");
    }
}

#[test]
fn a_suspension_moves_no_term_and_the_term_may_end_meanwhile() {
    let expired = ContractStatus::Expired { last_day: day("2026-12-31") };
    let open = ContractStatus::Suspended { since: day("2026-04-01"), until: None };
    check_days(&signed_then(&[suspended()]), &facts(), &[("2026-12-31", open), ("2027-01-01", expired)]);
    let long = signed_then(&[suspended_until("2026-12-01", "2027-01-31")]);
    let running = ContractStatus::Suspended { since: day("2026-12-01"), until: Some(day("2027-01-31")) };
    check_days(&long, &facts(), &[("2026-12-31", running), ("2027-01-01", expired), ("2027-02-01", expired)]);
    // it can be put away like any other that has expired
    let life = Life::replay(&long);
    let archived = Event::Archived { on: day("2027-01-10") };
    let today = day("2027-01-10");
    assert_eq!(life.decide(Command::Archive { on: today }, today, &facts()), Ok(archived.clone()));
    assert_eq!(life.evolve(&archived).anomalies, []);
}

#[test]
fn what_has_ended_is_being_settled_until_the_list_is_through() {
    let events = [
        (signed_then(&[completed()]), Ended::Completed { on: day("2026-05-20") }),
        (signed_then(&[terminated("2026-05-31")]), Ended::Terminated { on: day("2026-05-31") }),
        (until_signed(EffectiveRule::OnSigning), Ended::Expired { last_day: day("2026-05-31") }),
    ];
    let over = Facts::of_term(fixed("2026-05-31"));
    for (events, ended) in events {
        let settling = status(&events, &Facts { open_settlement: 3, ..over.clone() }, day(TODAY));
        assert_eq!(settling, ContractStatus::Settling { ended, items: 3 });
        let settled = status(&events, &over, day(TODAY));
        assert_eq!((settling.ended(), settled.ended()), (Some(ended), Some(ended)));
        assert_ne!(settled, settling);
    }
    // what was never in force, and what runs, has nothing to settle
    let open = Facts { open_settlement: 3, ..facts() };
    for (events, expected) in [
        (vec![shared(), voided()], ContractStatus::Void { on: day("2026-02-01") }),
        (until_signed(EffectiveRule::OnSigning), active_since("2026-01-20")),
    ] {
        check_days(&events, &open, &[(TODAY, expected)]);
        assert_eq!(expected.ended(), None);
    }
}

#[test]
fn the_text_of_every_signature_is_the_text_of_the_agreement() {
    let life = Life::replay(&until_signed(EffectiveRule::OnSigning));
    let agreement = life.stage.agreement().expect("an agreement");
    assert_eq!(agreement.signatures.len(), 2);
    assert!(agreement.signatures.iter().all(|signature| signature.sha256 == agreement.version.sha256));
    let forged = Signature { sha256: Digest([7; 32]), ..signature(Side::Them, TODAY) };
    let forged = Event::Signed { signature: forged.into() };
    let life = Life::replay(&until_signed(EffectiveRule::OnSigning)[..5]).evolve(&forged);
    assert_eq!(life.anomalies.len(), 1);
    assert_eq!(life.stage.agreement(), None);
}

#[test]
fn a_text_on_its_way_to_signing_names_the_parties_it_was_submitted_with() {
    let party = |name: &str| NamedParty {
        name: name.to_owned(),
        kind: PartyKind::Organisation,
        code: String::new(),
        address: Address::default(),
        legal_representative: String::new(),
        phone: String::new(),
        email: String::new(),
        bank: BankAccount::default(),
    };
    let parties = NamedParties { us: party("Seller Ltd"), them: party("Buyer Ltd"), further: vec![] };
    let submission = Submission { parties: Some(parties.clone().into()), ..submission(EffectiveRule::OnSigning) };
    let submitted = Event::Submitted { on: day("2026-01-11"), submission: submission.into() };
    let mut events = until_signed(EffectiveRule::OnSigning);
    let place = events.iter().position(|event| matches!(event, Event::Submitted { .. })).expect("a submission");
    events[place] = submitted;
    events.extend([suspended(), terminated("2026-06-14"), Event::Archived { on: day("2026-06-15") }]);
    for known in 0..=events.len() {
        let life = Life::replay(&events[..known]);
        assert_eq!(life.anomalies, Vec::new());
        let named = (known > place).then_some(&parties);
        assert_eq!(life.stage.parties(), named, "{:?}", life.stage);
    }
    let reopening = Reopening { on: day("2026-01-15"), version: version(1), reason: "a new name".to_owned() };
    let reopened = [&events[..place + 3], &[Event::Reopened(reopening.into())]].concat();
    assert_eq!(Life::replay(&reopened).stage.parties(), None);
}

#[test]
fn a_reopened_version_keeps_its_signatures_aside() {
    let mut events = until_signed(EffectiveRule::OnSigning)[..5].to_vec();
    events.push(Event::Reopened(
        Reopening { on: day("2026-01-19"), version: version(1), reason: "a new price".into() }.into(),
    ));
    let life = Life::replay(&events);
    assert_eq!(life.stage, Stage::Negotiating);
    assert_eq!(life.superseded, [Arc::new(signature(Side::Us, "2026-01-18"))]);
    let refused = Command::Reopen { on: day(TODAY), reason: String::new() };
    check(
        &until_signed(EffectiveRule::OnSigning)[..4],
        &facts(),
        refused,
        Refusal::ReasonMissing { step: Step::Reopen },
    );
}

#[test]
fn steps_need_their_reason_their_name_and_nothing_left_open() {
    let active = until_signed(EffectiveRule::OnSigning);
    let on = day(TODAY);
    check(&[], &facts(), Command::Void { on, reason: " ".into() }, Refusal::ReasonMissing { step: Step::Void });
    let nameless = Command::Complete { on, by: String::new() };
    check(&active, &facts(), nameless, Refusal::NameMissing { step: Step::Complete });
    for open in [
        OpenWork { obligations: 1, ..OpenWork::default() },
        OpenWork { instalments: 1, ..OpenWork::default() },
        OpenWork { materials: 1, ..OpenWork::default() },
    ] {
        check(&active, &Facts { open_work: open, ..facts() }, sample(Step::Complete).0, Refusal::OpenWork { open });
    }
    let unsettled = Facts { open_settlement: 2, ..facts() };
    check(&signed_then(&[completed()]), &unsettled, sample(Step::Archive).0, Refusal::OpenSettlement { items: 2 });
}

#[test]
fn what_follows_the_signing_is_not_dated_before_it() {
    let ground = SuspensionGround::Mutual;
    let suspend = Command::Suspend { on: day("2026-03-31"), ground, note: String::new(), until: None };
    let early = Refusal::BeforeLastStep { on: day("2026-03-31"), last: day("2026-04-01") };
    let resumed = Event::Resumed { on: day("2026-04-01"), note: String::new() };
    check(&signed_then(&[suspended(), resumed]), &facts(), suspend, early);
    let archive = Command::Archive { on: day("2026-05-19") };
    let before = Refusal::BeforeLastStep { on: day("2026-05-19"), last: day("2026-05-20") };
    check(&signed_then(&[completed()]), &facts(), archive, before);
}

#[test]
fn an_effective_condition_is_recorded_once_with_what_shows_it() {
    let waiting = until_signed(EffectiveRule::OnCondition);
    let meet = |evidence: &str| Command::MeetCondition { on: day(TODAY), evidence: evidence.into() };
    check(&waiting, &facts(), meet(""), Refusal::ReasonMissing { step: Step::MeetCondition });
    let met = Life::replay(&waiting).decide(meet("permit no. 12"), day(TODAY), &facts()).expect("an event");
    let life = Life::replay(&waiting).evolve(&met);
    assert_eq!(life.status(&facts(), day(TODAY)), ContractStatus::Active { since: day(TODAY) });
    assert_eq!(life.decide(meet("again"), day(TODAY), &facts()), Err(Refusal::NoOpenCondition));
}

#[test]
fn the_earliest_end_by_notice_shows_how_it_was_counted() {
    for (notice_on, notice, period, expected) in [
        ("2026-06-01", TerminationNotice::Days(30), Period::days(30), "2026-07-01"),
        ("2026-06-01", TerminationNotice::Days(0), Period::days(0), "2026-06-01"),
        ("2026-08-31", TerminationNotice::Months(6), Period::months(6), "2027-02-28"),
    ] {
        let worked = earliest_end(day(notice_on), notice, &WorkCalendar::standard()).expect("a day");
        assert_eq!(worked.value, day(expected), "{notice:?} from {notice_on}");
        let counted = PeriodLine::Counted { period, on: day(expected) };
        assert_eq!(worked.working, [PeriodLine::From { on: day(notice_on) }, counted]);
        // the ground of a notice hands it on
        let term = RunningTerm::OpenEnded { notice };
        let by = earliest_by(TerminationGround::NoticeIndefinite, Side::Us, day(notice_on), term, &Ahead::default());
        assert_eq!(by, Ok(worked));
    }
    // no other ground asks for time
    let by = earliest_by(
        TerminationGround::Mutual,
        Side::Us,
        day("2026-06-01"),
        RunningTerm::UntilPerformed,
        &Ahead::default(),
    )
    .expect("a day");
    assert_eq!((by.value, by.working), (day("2026-06-01"), vec![PeriodLine::From { on: day("2026-06-01") }]));
}

#[test]
fn a_notice_in_working_days_counts_those_of_the_contract() {
    // 2026-06-01 is a Monday, 2026-06-19 the Dragon Boat holiday; a Saturday is worked
    let year = CalendarYear::new(2026, [day("2026-06-19")], [day("2026-06-27")]).expect("a year");
    let kept = WorkCalendar::standard().with_year(year);
    for (what, calendar, working_days, expected) in [
        ("a week", &kept, 5, "2026-06-08"),
        ("over the holiday", &kept, 14, "2026-06-22"),
        ("over the Saturday that is worked", &kept, 20, "2026-06-29"),
        ("nothing entered", &WorkCalendar::standard(), 14, "2026-06-19"),
        ("at once", &kept, 0, "2026-06-01"),
    ] {
        let notice = TerminationNotice::WorkingDays(working_days);
        let ahead = Ahead { theirs: TerminationNotice::default(), calendar: Some(Arc::new(calendar.clone())) };
        let term = RunningTerm::OpenEnded { notice };
        let worked =
            earliest_by(TerminationGround::NoticeIndefinite, Side::Us, day("2026-06-01"), term, &ahead).expect("a day");
        assert_eq!(worked.value, day(expected), "{what}");
        let counted = PeriodLine::Counted { period: Period::working_days(working_days), on: day(expected) };
        assert_eq!(worked.working.first(), Some(&PeriodLine::From { on: day("2026-06-01") }), "{what}");
        assert_eq!(worked.working.last(), Some(&counted), "{what}");
    }
    let never = WorkCalendar::new(WorkWeek::default(), DayHours::rest());
    let ahead = Ahead { theirs: TerminationNotice::default(), calendar: Some(Arc::new(never)) };
    let term = RunningTerm::OpenEnded { notice: TerminationNotice::WorkingDays(1) };
    let none = earliest_by(TerminationGround::NoticeIndefinite, Side::Us, day("2026-06-01"), term, &ahead);
    assert!(matches!(none, Err(Refusal::Days(CalendarError::NoWorkingDay { .. }))), "{none:?}");
}

#[test]
fn the_notice_of_the_side_that_gives_it_counts() {
    use TerminationGround::{Mutual, NoticeIndefinite};
    let term = RunningTerm::OpenEnded { notice: TerminationNotice::Days(30) };
    let of = |theirs| Ahead { theirs, calendar: None };
    for (ground, by, theirs, expected) in [
        (NoticeIndefinite, Side::Us, TerminationNotice::Days(90), "2026-07-01"),
        (NoticeIndefinite, Side::Them, TerminationNotice::Days(90), "2026-08-30"),
        (NoticeIndefinite, Side::Them, TerminationNotice::Months(1), "2026-07-01"),
        (NoticeIndefinite, Side::Them, TerminationNotice::Days(15), "2026-06-16"),
        (Mutual, Side::Them, TerminationNotice::Days(90), "2026-06-01"),
    ] {
        let earliest = earliest_by(ground, by, day("2026-06-01"), term, &of(theirs)).expect("a day").value;
        assert_eq!(earliest, day(expected), "{ground:?} by {by:?}, {theirs:?}");
    }
}

fn check_termination(term: RunningTerm, ground: TerminationGround, effective_on: &str, expected: Result<(), Refusal>) {
    let life = Life::replay(&until_signed(EffectiveRule::OnSigning));
    let termination = termination(ground, "2026-06-01", effective_on);
    let answer = life.decide(ends(termination), day(TODAY), &Facts::of_term(term));
    assert_eq!(answer.map(|_| ()), expected, "{term:?}, {ground:?} to {effective_on}");
}

#[test]
fn a_notice_runs_its_time_and_only_an_indefinite_term_ends_by_notice_alone() {
    use TerminationGround::{Expiry, ForceMajeure, MaterialBreach, Mutual, NoticeIndefinite, Other, Statutory};
    let open = |notice| RunningTerm::OpenEnded { notice };
    let short = |earliest| Err(Refusal::NoticeTooShort { earliest: day(earliest) });
    for (notice, effective_on, expected) in [
        (TerminationNotice::Days(30), "2026-06-30", short("2026-07-01")),
        (TerminationNotice::Days(30), "2026-07-01", Ok(())),
        (TerminationNotice::Days(0), "2026-06-01", Ok(())),
        (TerminationNotice::Days(0), "2026-05-31", short("2026-06-01")),
        (TerminationNotice::Months(3), "2026-08-31", short("2026-09-01")),
        (TerminationNotice::Months(3), "2026-09-01", Ok(())),
    ] {
        check_termination(open(notice), NoticeIndefinite, effective_on, expected);
    }
    let end = day("2026-12-31");
    check_termination(fixed("2026-12-31"), NoticeIndefinite, "2026-07-01", Err(Refusal::TermIsFixed { end }));
    let until = Err(Refusal::TermIsUntilPerformed);
    check_termination(RunningTerm::UntilPerformed, NoticeIndefinite, "2026-07-01", until);
    for ground in [Mutual, MaterialBreach, Expiry, ForceMajeure, Statutory] {
        check_termination(fixed("2026-12-31"), ground, "2026-06-01", Ok(()));
        check_termination(fixed("2026-12-31"), ground, "2026-05-31", short("2026-06-01"));
    }
    let unsaid = Err(Refusal::ReasonMissing { step: Step::Terminate });
    check_termination(fixed("2026-12-31"), Other, "2026-06-01", unsaid);
    let beyond = Err(Refusal::Exact(ExactError::DateOutOfRange));
    let far = termination(NoticeIndefinite, "9999-12-31", "9999-12-31");
    let life = Life::replay(&until_signed(EffectiveRule::OnSigning));
    let facts = Facts::of_term(open(TerminationNotice::Days(1)));
    let answer = life.decide(ends(far), day("9999-12-31"), &facts);
    assert_eq!(answer.map(|_| ()), beyond);
}

#[test]
fn before_it_takes_effect_a_contract_ends_by_agreement_only() {
    let waiting = until_signed(EffectiveRule::OnFirstPayment);
    let termination = termination(TerminationGround::MaterialBreach, TODAY, TODAY);
    check(&waiting, &facts(), ends(termination), Refusal::NotYetEffective { effect: Effect::AwaitsFirstPayment });
}

#[test]
fn the_stage_functions_answer_a_wrong_stage_too() {
    let signed = Life::replay(&until_signed(EffectiveRule::OnSigning)).stage;
    let version = version(1);
    let approve = Event::Approved(Approval { on: day(TODAY), version, by: "Li".into(), comment: String::new() }.into());
    assert_eq!(signed.after(&approve), None);
    assert_eq!(signed.after(&Event::Reopened(Reopening { on: day(TODAY), version, reason: "x".into() }.into())), None);
}

/// The status of a contract on a few days.
fn check_days(events: &[Event], facts: &Facts, days: &[(&str, ContractStatus)]) {
    for (as_of, expected) in days {
        assert_eq!(status(events, facts, day(as_of)), *expected, "on {as_of}");
    }
}

#[test]
fn the_status_follows_the_days_before_on_and_after_each_step() {
    let resumed = Event::Resumed { on: day("2026-04-10"), note: String::new() };
    let ends = termination(TerminationGround::Mutual, "2026-05-01", "2026-05-31");
    let archived = Event::Archived { on: day("2026-06-10") };
    let events = signed_then(&[suspended(), resumed, Event::Terminated { termination: ends.into() }, archived]);
    let active = ContractStatus::Active { since: day("2026-01-20") };
    let paused = ContractStatus::Suspended { since: day("2026-04-01"), until: None };
    let ending = ContractStatus::Terminating { effective_on: day("2026-05-31") };
    let over = ContractStatus::Terminated { on: day("2026-05-31") };
    let away = ContractStatus::Archived { on: day("2026-06-10") };
    check_days(
        &events,
        &facts(),
        &[
            ("1900-01-01", ContractStatus::Draft),
            ("2026-01-04", ContractStatus::Draft),
            ("2026-01-05", ContractStatus::Negotiating),
            ("2026-01-09", ContractStatus::Negotiating),
            ("2026-01-10", ContractStatus::InApproval),
            ("2026-01-11", ContractStatus::InApproval),
            ("2026-01-12", ContractStatus::ToSign),
            ("2026-01-17", ContractStatus::ToSign),
            ("2026-01-18", ContractStatus::PartSigned),
            ("2026-01-19", ContractStatus::PartSigned),
            ("2026-01-20", active),
            ("2026-03-31", active),
            ("2026-04-01", paused),
            ("2026-04-09", paused),
            ("2026-04-10", active),
            ("2026-04-30", active),
            ("2026-05-01", ending),
            ("2026-05-30", ending),
            ("2026-05-31", over),
            ("2026-06-09", over),
            ("2026-06-10", away),
            ("9999-12-31", away),
        ],
    );
}

#[test]
fn a_contract_signed_on_paper_and_entered_later_counts_from_its_day() {
    let late = Event::Submitted { on: day("2026-05-10"), submission: submission(EffectiveRule::OnSigning).into() };
    let approve = |by: &str| {
        Event::Approved(
            Approval { on: day("2026-05-10"), version: version(1), by: by.into(), comment: String::new() }.into(),
        )
    };
    let events = [late, approve("Li"), approve("Wu"), signed(Side::Us, "2026-03-01"), signed(Side::Them, "2026-03-02")];
    let active = ContractStatus::Active { since: day("2026-03-02") };
    check_days(
        &events,
        &facts(),
        &[
            ("2026-02-28", ContractStatus::Draft),
            ("2026-03-01", ContractStatus::PartSigned),
            ("2026-03-02", active),
            ("2026-05-10", active),
        ],
    );
}

#[test]
fn a_contract_takes_effect_by_its_rule() {
    let on = |on| Effect::On { on: day(on) };
    let waits = |effect| ContractStatus::Signed { effect };
    let active = |since| ContractStatus::Active { since: day(since) };
    let paid = |first: &str| Facts { first_payment: Some(day(first)), ..facts() };
    let later = EffectiveRule::OnDate { on: day("2026-02-01") };
    check_days(
        &until_signed(later),
        &facts(),
        &[
            ("2026-01-20", waits(on("2026-02-01"))),
            ("2026-01-31", waits(on("2026-02-01"))),
            ("2026-02-01", active("2026-02-01")),
        ],
    );
    let before = EffectiveRule::OnDate { on: day("2026-01-01") };
    check_days(
        &until_signed(before),
        &facts(),
        &[("2026-01-19", ContractStatus::PartSigned), ("2026-01-20", active("2026-01-01"))],
    );
    let payment = until_signed(EffectiveRule::OnFirstPayment);
    check_days(&payment, &facts(), &[("2026-06-15", waits(Effect::AwaitsFirstPayment))]);
    check_days(
        &payment,
        &paid("2026-03-05"),
        &[("2026-03-04", waits(on("2026-03-05"))), ("2026-03-05", active("2026-03-05"))],
    );
    check_days(&payment, &paid("2026-01-02"), &[("2026-01-20", active("2026-01-20"))]);
    let mut condition = until_signed(EffectiveRule::OnCondition);
    check_days(&condition, &facts(), &[("2026-06-15", waits(Effect::AwaitsCondition))]);
    condition.push(Event::ConditionMet { on: day("2026-02-10"), evidence: "permit".into() });
    check_days(
        &condition,
        &facts(),
        &[("2026-02-09", waits(Effect::AwaitsCondition)), ("2026-02-10", active("2026-02-10"))],
    );
}

#[test]
fn the_rule_of_effect_is_the_clause_of_the_contract() {
    for (clause, rule) in [
        (Effective::OnSigning, EffectiveRule::OnSigning),
        (Effective::On(day("2026-02-01")), EffectiveRule::OnDate { on: day("2026-02-01") }),
        (Effective::OnFirstPayment, EffectiveRule::OnFirstPayment),
        (Effective::OnCondition(Wording::default()), EffectiveRule::OnCondition),
    ] {
        assert_eq!(EffectiveRule::from(&clause), rule);
    }
}

fn term(renewal: RenewalMode, decision: Decided) -> RunningTerm {
    // 2026-12-31 less 30 days (domain.md 6.7)
    let (start, end, notice_deadline) = (day("2026-01-01"), day("2026-12-31"), day("2026-12-01"));
    RunningTerm::Fixed { no: 0, start, end, notice_deadline, renewal, decision }
}

#[test]
fn a_fixed_term_ends_after_its_last_day_unless_it_goes_on() {
    use Decided::{End, EndUnsent, Open, Renew};
    use RenewalMode::{Auto, Manual, None};
    let renew = |on| Renew { decided_on: day(on) };
    let end = |on| End { notice_sent_on: day(on) };
    for (renewal, decision, expires) in [
        (None, Open, true),
        (None, renew("2026-11-01"), true),
        (Manual, Open, true),
        (Manual, renew("2026-11-01"), false),
        (Manual, renew("2027-01-01"), false),
        (Manual, renew("2027-01-02"), true),
        (Manual, end("2026-11-01"), true),
        (Manual, EndUnsent { decided_on: day("2026-11-01") }, true),
        (Auto, Open, false),
        (Auto, renew("2026-11-01"), false),
        (Auto, end("2026-11-30"), true),
        (Auto, end("2026-12-01"), true),
        (Auto, end("2026-12-02"), false),
        (Auto, EndUnsent { decided_on: day("2026-11-01") }, false),
    ] {
        let facts = Facts::of_term(term(renewal, decision));
        let active = ContractStatus::Active { since: day("2026-01-20") };
        let expired = ContractStatus::Expired { last_day: day("2026-12-31") };
        let after = if expires { expired } else { active };
        let events = until_signed(EffectiveRule::OnSigning);
        check_days(&events, &facts, &[("2026-12-31", active), ("2027-01-01", after)]);
    }
}

#[test]
fn a_term_that_ends_while_the_notice_runs_ends_the_contract() {
    let events = signed_then(&[terminated("2027-02-01")]);
    let ending = ContractStatus::Terminating { effective_on: day("2027-02-01") };
    check_days(
        &events,
        &facts(),
        &[("2026-12-31", ending), ("2027-01-01", ContractStatus::Expired { last_day: day("2026-12-31") })],
    );
    let same = signed_then(&[terminated("2026-12-31")]);
    check_days(&same, &facts(), &[("2027-01-01", ContractStatus::Terminated { on: day("2026-12-31") })]);
}

#[test]
fn open_terms_do_not_expire() {
    for term in [RunningTerm::OpenEnded { notice: TerminationNotice::Days(30) }, RunningTerm::UntilPerformed] {
        let active = ContractStatus::Active { since: day("2026-01-20") };
        let facts = Facts::of_term(term);
        check_days(&until_signed(EffectiveRule::OnSigning), &facts, &[("9999-12-31", active)]);
        let life = Life::replay(&until_signed(EffectiveRule::OnSigning));
        assert_eq!(life.flags(&facts, day("9999-12-31")), []);
    }
}

fn check_flags(facts: &Facts, as_of: &str, expected: &[Flag]) {
    let life = Life::replay(&until_signed(EffectiveRule::OnSigning));
    assert_eq!(life.flags(facts, day(as_of)), expected, "on {as_of}, {:?}", facts.term);
}

#[test]
fn flags_of_the_term_stand_from_their_first_to_their_last_day() {
    use Decided::{End, Open, Renew};
    use Flag::{Expiring, InNoticeWindow, RenewalCommitted};
    use RenewalMode::{Auto, Manual, None};
    let facts = |renewal, decision| Facts { lead_days: 15, ..Facts::of_term(term(renewal, decision)) };
    check_flags(&facts(None, Open), "2026-12-15", &[]);
    check_flags(&facts(None, Open), "2026-12-16", &[Expiring]);
    check_flags(&facts(None, Open), "2026-12-31", &[Expiring]);
    check_flags(&facts(None, Open), "2027-01-01", &[]);
    for renewal in [Auto, Manual] {
        check_flags(&facts(renewal, Open), "2026-11-15", &[]);
        check_flags(&facts(renewal, Open), "2026-11-16", &[InNoticeWindow]);
        check_flags(&facts(renewal, Open), "2026-12-01", &[InNoticeWindow]);
    }
    check_flags(&facts(Auto, Open), "2026-12-02", &[RenewalCommitted]);
    check_flags(&facts(Auto, Open), "2026-12-31", &[RenewalCommitted]);
    check_flags(&facts(Manual, Open), "2026-12-02", &[]);
    check_flags(&facts(Manual, Open), "2026-12-31", &[Expiring]);
    let end = |on| End { notice_sent_on: day(on) };
    check_flags(&facts(Auto, end("2026-11-20")), "2026-11-19", &[InNoticeWindow]);
    check_flags(&facts(Auto, end("2026-11-20")), "2026-11-20", &[]);
    check_flags(&facts(Auto, end("2026-11-20")), "2026-12-20", &[Expiring]);
    check_flags(&facts(Auto, end("2026-12-02")), "2026-12-02", &[RenewalCommitted]);
    let renew = Renew { decided_on: day("2026-11-20") };
    check_flags(&facts(Manual, renew), "2026-11-19", &[InNoticeWindow]);
    check_flags(&facts(Manual, renew), "2026-11-20", &[RenewalCommitted]);
}

/// A contract that is in force, with this end of its term: the step and what it leads to.
fn check_end_of_term(
    renewal: RenewalMode,
    decision: Decided,
    command: Command,
    expected: &Result<RenewalChoice, Refusal>,
) {
    let facts = Facts::of_term(term(renewal, decision));
    let life = Life::replay(&until_signed(EffectiveRule::OnSigning));
    let on = command.on();
    let found = life.decide(command.clone(), day("2026-12-20"), &facts);
    let event = |choice| Event::RenewalDecided { decision: RenewalDecision { term_no: 0, choice, decided_on: on } };
    assert_eq!(found, expected.clone().map(event), "{renewal:?} {decision:?} {command:?}");
    if let Ok(event) = found {
        let after = life.clone().evolve(&event);
        assert_eq!((after.anomalies.len(), after.renewals.len()), (0, 1));
        assert_eq!(after.stage, life.stage, "a decision about the term leaves the contract where it stands");
    }
}

#[test]
fn the_end_of_a_term_is_decided_while_it_is_open() {
    use Decided::{End, EndUnsent, Open, Renew};
    use RenewalMode::{Auto, Manual, None as Never};
    let months = NonZeroU16::new(6);
    let renew = |on| Command::Renew { on: day(on), months: None };
    let renew_for = |on| Command::Renew { on: day(on), months };
    let decline = |on, notice: &str| Command::DeclineRenewal { on: day(on), notice_on: Some(day(notice)) };
    let unsent = |on| Command::DeclineRenewal { on: day(on), notice_on: None };
    let for_six = RenewalChoice::RenewFor { months: months.expect("six") };
    let noticed = |on| RenewalChoice::Decline { notice_on: day(on) };
    let renewed = Renew { decided_on: day("2026-11-01") };
    let ended = End { notice_sent_on: day("2026-11-01") };
    let committed = || Err(Refusal::RenewalCommitted { end: day("2026-12-31") });
    for (renewal, decision, command, expected) in [
        (Manual, Open, renew("2026-12-20"), Ok(RenewalChoice::Renew)),
        (Manual, Open, renew_for("2026-12-20"), Ok(for_six)),
        (Manual, Open, decline("2026-12-20", "2026-12-20"), Ok(noticed("2026-12-20"))),
        (Manual, Open, unsent("2026-12-20"), Ok(RenewalChoice::DeclineUnsent)),
        (Manual, renewed, renew("2026-12-20"), committed()),
        (Manual, renewed, decline("2026-12-20", "2026-12-20"), committed()),
        // minds may change by agreement
        (Manual, ended, renew("2026-12-20"), Ok(RenewalChoice::Renew)),
        (Manual, ended, unsent("2026-12-20"), Err(Refusal::RenewalDeclined { on: day("2026-11-01") })),
        // the last day for notice is 2026-12-01, and still open
        (Auto, Open, decline("2026-12-01", "2026-12-01"), Ok(noticed("2026-12-01"))),
        (Auto, Open, renew("2026-12-01"), Ok(RenewalChoice::Renew)),
        (Auto, Open, decline("2026-12-02", "2026-12-02"), committed()),
        (Auto, Open, renew("2026-12-02"), committed()),
        (Auto, Open, decline("2026-12-01", "2026-12-02"), Err(Refusal::NoticeTooLate { last_day: day("2026-12-01") })),
        (
            Auto,
            Open,
            decline("2026-12-01", "2026-12-21"),
            Err(Refusal::DatedInFuture { on: day("2026-12-21"), today: day("2026-12-20") }),
        ),
        (Auto, EndUnsent { decided_on: day("2026-11-01") }, unsent("2026-11-20"), Ok(RenewalChoice::DeclineUnsent)),
        (Auto, ended, decline("2026-11-20", "2026-11-20"), Err(Refusal::RenewalDeclined { on: day("2026-11-01") })),
        (Auto, ended, renew("2026-12-20"), Ok(RenewalChoice::Renew)),
        (Never, Open, renew("2026-12-20"), Err(Refusal::NothingToRenew)),
        (Never, Open, unsent("2026-12-20"), Err(Refusal::NothingToRenew)),
    ] {
        check_end_of_term(renewal, decision, command, &expected);
    }
}

#[test]
fn an_open_term_has_no_end_to_decide_and_an_earlier_term_is_decided_as_of_its_day() {
    let renew = Command::Renew { on: day(TODAY), months: None };
    for term in [RunningTerm::OpenEnded { notice: TerminationNotice::Days(30) }, RunningTerm::UntilPerformed] {
        let events = until_signed(EffectiveRule::OnSigning);
        check(&events, &Facts::of_term(term), renew.clone(), Refusal::NothingToRenew);
    }
    let second = RunningTerm::Fixed {
        no: 1,
        start: day("2026-06-16"),
        end: day("2027-06-15"),
        notice_deadline: day("2027-05-16"),
        renewal: RenewalMode::Auto,
        decision: Decided::Open,
    };
    let events = until_signed(EffectiveRule::OnSigning);
    check(&events, &Facts::of_term(second), renew, Refusal::EarlierTerm { start: day("2026-06-16") });
}

#[test]
fn money_is_overdue_from_the_day_after_it_was_due_and_a_dispute_is_open_until_it_is_closed() {
    use Flag::{OpenDispute, OverdueMoney};
    let owing = Facts { oldest_unpaid_due: Some(day("2026-03-31")), ..facts() };
    check_flags(&owing, "2026-03-31", &[]);
    check_flags(&owing, "2026-04-01", &[OverdueMoney]);
    let span = DisputeSpan { raised_on: day("2026-04-02"), closed_on: Some(day("2026-05-02")) };
    let disputed = Facts { disputes: vec![span], ..owing };
    check_flags(&disputed, "2026-04-01", &[OverdueMoney]);
    check_flags(&disputed, "2026-04-02", &[OverdueMoney, OpenDispute]);
    check_flags(&disputed, "2026-05-01", &[OverdueMoney, OpenDispute]);
    check_flags(&disputed, "2026-05-02", &[OverdueMoney]);
    let open = DisputeSpan { raised_on: day("2026-04-02"), closed_on: None };
    check_flags(&Facts { disputes: vec![open], ..facts() }, "2026-07-02", &[OpenDispute]);
}

#[test]
fn what_does_not_fit_after_joining_two_copies_is_kept_until_it_is_settled() {
    // one copy voided the contract while the other got it signed
    let mut events = until_signed(EffectiveRule::OnSigning);
    events.push(voided());
    let life = Life::replay(&events);
    assert_eq!(name_of(life.status(&facts(), day(TODAY))), "active");
    assert_eq!(life.anomalies.len(), 1);
    assert_eq!(life.anomalies[0].event, voided());
    assert_eq!(life.offers(day(TODAY), &facts()).last(), Some(&(Step::SettleAnomaly, Ok(()))));
    let settle =
        |event: Event, note: &str| Command::SettleAnomaly { on: day(TODAY), event: Box::new(event), note: note.into() };
    let decide = |command| life.decide(command, day(TODAY), &facts());
    assert_eq!(decide(settle(voided(), "")), Err(Refusal::ReasonMissing { step: Step::SettleAnomaly }));
    assert_eq!(decide(settle(completed(), "typing error")), Err(Refusal::NoSuchAnomaly));
    let settled = decide(settle(voided(), "the signed paper counts")).expect("an event");
    let life = life.evolve(&settled);
    assert_eq!(life.anomalies, []);
    assert_eq!(life.settled[0].event, voided());
    assert_eq!(name_of(life.status(&facts(), day(TODAY))), "active");
}

#[test]
fn both_sides_may_be_entered_on_different_copies_in_any_order() {
    let mut events = until_signed(EffectiveRule::OnSigning);
    events.swap(4, 5);
    events.swap(2, 3);
    let life = Life::replay(&events);
    assert_eq!(life.anomalies, []);
    assert_eq!(life.status(&facts(), day(TODAY)), ContractStatus::Active { since: day("2026-01-20") });
    // the same signature entered on both copies
    let life = life.evolve(&signed(Side::Them, "2026-01-20"));
    assert_eq!(life.anomalies.len(), 1);
}

#[test]
fn a_locked_number_never_takes_another_text() {
    let mut events = until_signed(EffectiveRule::OnSigning)[..4].to_vec();
    events
        .push(Event::Reopened(Reopening { on: day("2026-01-15"), version: version(1), reason: "price".into() }.into()));
    let forged =
        Submission { version: Version { number: 1, sha256: Digest([9; 32]) }, ..submission(EffectiveRule::OnSigning) };
    events.push(Event::Submitted { on: day("2026-01-16"), submission: forged.into() });
    let life = Life::replay(&events);
    assert_eq!(life.stage, Stage::Negotiating);
    assert_eq!(life.anomalies.len(), 1);
    assert_eq!(life.locked().collect::<Vec<_>>(), [version(1)]);
}

#[test]
fn a_digest_has_one_spelling() {
    let text = "00ff".repeat(16);
    let digest = Digest::parse(&text).expect("a digest");
    assert_eq!(digest.to_string(), text);
    for wrong in ["", "00", &"00FF".repeat(16), &"00fg".repeat(16), &"00ff".repeat(17)] {
        assert_eq!(Digest::parse(wrong), None, "{wrong}");
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn any_day() -> impl Strategy<Value = Date> {
    (0_i64..400).prop_map(|days| day("2026-01-01").plus_days(days).expect("a date"))
}

#[cfg(not(target_arch = "wasm32"))]
fn any_event() -> impl Strategy<Value = Event> {
    let name = prop_oneof!["Li", "Wu", "Han"];
    let rule = prop_oneof![
        Just(EffectiveRule::OnSigning),
        any_day().prop_map(|on| EffectiveRule::OnDate { on }),
        Just(EffectiveRule::OnFirstPayment),
        Just(EffectiveRule::OnCondition),
    ];
    let side = prop_oneof![Just(SigningParty::Us), Just(SigningParty::Them), Just(SigningParty::Further(0))];
    (any_day(), any_day(), 1_u32..3, name, rule, side, 0_u8..16).prop_map(
        |(on, later, number, by, effective, party, n)| {
            let version = version(number);
            let reason = String::from("reason");
            match n {
                0 => Event::Shared { on },
                1 => {
                    let parties = (number == 2).then(|| three_parties().into());
                    let submission = Submission { version, approvers: vec!["Li".into()], effective, parties };
                    Event::Submitted { on, submission: submission.into() }
                }
                2 => Event::TurnedDown(Rejection { on, version, by, verdict: Verdict::Returned, reason }.into()),
                3 => Event::Approved(Approval { on, version, by, comment: String::new() }.into()),
                4 => Event::Reopened(Reopening { on, version, reason }.into()),
                5 => Event::Signed {
                    signature: Signature { on, sha256: version.sha256, ..signature(party, TODAY) }.into(),
                },
                6 => Event::ConditionMet { on, evidence: reason },
                7 => Event::Suspended {
                    on,
                    ground: SuspensionGround::Other,
                    note: String::new(),
                    until: (number == 2).then_some(later),
                },
                8 => Event::Resumed { on, note: String::new() },
                9 => Event::Terminated {
                    termination: Termination {
                        notice_on: on,
                        effective_on: later,
                        ..termination(TerminationGround::Statutory, TODAY, TODAY)
                    }
                    .into(),
                },
                10 => Event::Completed { on, by },
                11 => Event::Voided { on, reason },
                12 => Event::RenewalDecided {
                    decision: RenewalDecision { term_no: number, choice: RenewalChoice::Renew, decided_on: on },
                },
                13 => Event::RenewalDecided {
                    decision: RenewalDecision {
                        term_no: 0,
                        choice: RenewalChoice::Decline { notice_on: later },
                        decided_on: on,
                    },
                },
                14 => Event::AnomalySettled { on, event: Box::new(Event::Shared { on: later }), note: reason },
                _ => Event::Archived { on },
            }
        },
    )
}

#[cfg(not(target_arch = "wasm32"))]
proptest! {
    #[test]
    fn the_fold_is_total_and_drops_nothing(events in prop::collection::vec(any_event(), 0..40), as_of in any_day()) {
        let life = Life::replay(&events);
        prop_assert!(life.anomalies.len() <= events.len());
        for anomaly in &life.anomalies {
            prop_assert!(events.contains(&anomaly.event));
        }
        let before_the_last = events.split_last().map(|(last, rest)| (last, Life::replay(rest)));
        if let Some((last, before)) = before_the_last {
            let decided = life.renewals.len() > before.renewals.len();
            let moved = before.stage != life.stage || decided;
            let kept = life.anomalies.len() == before.anomalies.len() + 1;
            if matches!(last, Event::AnomalySettled { .. }) {
                // it speaks of another event and never of the contract
                prop_assert!(!moved && life.anomalies.len() <= before.anomalies.len(), "{last:?} takes a question away or does nothing");
            } else {
                prop_assert!(moved != kept, "{last:?} moves the contract or is kept as an anomaly");
            }
        }
        // total for every date, also where the events are not
        for as_of in [as_of, day("1900-01-01"), day("9999-12-31")] {
            let _status = status(&events, &facts(), as_of);
            let _flags = life.flags(&facts(), as_of);
        }
    }

    #[test]
    fn what_is_decided_fits_and_what_is_stored_reads_back(
        events in prop::collection::vec(any_event(), 0..40),
        as_of in any_day(),
    ) {
        let life = Life::replay(&events);
        for step in Step::ALL {
            if let Ok(event) = life.decide(sample(*step).0, as_of, &facts()) {
                let next = life.clone().evolve(&event);
                prop_assert!(next.anomalies.len() <= life.anomalies.len(), "{event:?}");
            }
        }
        for event in &events {
            let text = serde_json::to_string(event).expect("JSON");
            prop_assert_eq!(&serde_json::from_str::<Event>(&text).expect("an event"), event);
        }
        let text = serde_json::to_string(&life).expect("JSON");
        prop_assert_eq!(serde_json::from_str::<Life>(&text).expect("a life"), life);
    }

    #[test]
    fn every_locked_version_keeps_its_text(events in prop::collection::vec(any_event(), 0..60)) {
        let life = Life::replay(&events);
        let locked: Vec<_> = life.locked().collect();
        for (place, version) in locked.iter().enumerate() {
            prop_assert!(!locked[..place].iter().any(|other| other.contradicts(*version) || other == version));
        }
        if let Some(agreement) = life.stage.agreement() {
            prop_assert!(agreement.signatures.iter().all(|signature| signature.sha256 == agreement.version.sha256));
            prop_assert!(locked.contains(&agreement.version));
        }
    }
}

#[test]
fn a_fact_keeps_the_form_in_which_books_hold_it() {
    let version = serde_json::json!({ "number": 1, "sha256": version(1).sha256.to_string() });
    let on = day("2026-01-12");
    let by = || "Li".to_owned();
    let (number, reason) = (self::version(1), || "price".to_owned());
    let old_signature = serde_json::json!({ "signed": { "signature": {
        "party": "them", "signer": "Zhao", "capacity": "legal representative", "on": "2026-01-20",
        "method": "wet_and_seal", "evidence": "scan.pdf", "sha256": number.sha256.to_string(),
    } } });
    for (event, written) in [
        (signed(Side::Them, "2026-01-20"), old_signature),
        (
            suspended(),
            serde_json::json!({ "suspended": { "on": "2026-04-01", "ground": "unsafe_credit", "note": "" } }),
        ),
        (
            approved("Li"),
            serde_json::json!({ "approved": { "on": "2026-01-12", "version": version, "by": "Li", "comment": "" } }),
        ),
        (
            Event::TurnedDown(
                Rejection { on, version: number, by: by(), verdict: Verdict::Returned, reason: reason() }.into(),
            ),
            serde_json::json!({ "turned_down": {
                "on": "2026-01-12", "version": version, "by": "Li", "verdict": "returned", "reason": "price",
            } }),
        ),
        (
            Event::Reopened(Reopening { on, version: number, reason: reason() }.into()),
            serde_json::json!({ "reopened": { "on": "2026-01-12", "version": version, "reason": "price" } }),
        ),
    ] {
        assert_eq!(serde_json::to_value(&event).expect("JSON"), written);
        assert_eq!(serde_json::from_value::<Event>(written).expect("a fact"), event);
    }
}
