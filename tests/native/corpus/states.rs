//! One case of each life: drawn steps, mostly such as are offered, and where they lead: stage, misfits, status, flags and offers.

use std::fmt::Debug;
use std::num::NonZeroU16;
use std::sync::Arc;

use counterpart::domain::calendar::moment::{Minute, Moment};
use counterpart::domain::contract::party::Side;
use counterpart::domain::contract::support::SupportKind;
use counterpart::domain::date::Date;
use counterpart::domain::id::{DisputeId, MaterialEventId, uuid_v7};
use counterpart::domain::lifecycle::contract::Life as ContractLife;
use counterpart::domain::lifecycle::contract::command::Step as ContractStep;
use counterpart::domain::lifecycle::contract::event::{
    Approval, EffectiveRule, Event as ContractEvent, Rejection, Reopening, Signature, SignatureMethod, Submission,
    SuspensionGround, Termination, TerminationGround, Verdict, Version,
};
use counterpart::domain::lifecycle::contract::status::{
    Decided, DisputeSpan, Facts as ContractFacts, OpenWork, RenewalMode, RunningTerm, TerminationNotice,
};
use counterpart::domain::lifecycle::digest::Digest;
use counterpart::domain::lifecycle::dispute::Dispute;
use counterpart::domain::lifecycle::dispute::command::{Event as DisputeEvent, Step as DisputeStep};
use counterpart::domain::lifecycle::dispute::deadline::Deadline;
use counterpart::domain::lifecycle::dispute::forum::{AgreedForum, Facts as Way, Talks};
use counterpart::domain::lifecycle::dispute::{Settlement, SettlementForm};
use counterpart::domain::lifecycle::life::{Entry, Life, Stage};
use counterpart::domain::lifecycle::material;
use counterpart::domain::lifecycle::sharing_scope::{self, Ending, Validity};
use counterpart::domain::lifecycle::ticket::command::{Event as TicketEvent, Step as TicketStep};
use counterpart::domain::lifecycle::ticket::complaint::{Assessment, Complexity, DraftAnswer, Investigation, Safety};
use counterpart::domain::lifecycle::ticket::resolution::{Answer, Outcome, Resolution};
use counterpart::domain::lifecycle::ticket::{Facts as TicketFacts, Ticket, TicketKind};
use counterpart::domain::materials::amount::Amount;
use counterpart::domain::materials::loss::Valuation;
use counterpart::domain::materials::record::MaterialFact;
use counterpart::domain::materials::tally::Tally;
use counterpart::domain::materials::terms::Terms;
use counterpart::domain::money::Money;
use counterpart::domain::rate::Quantity;
use counterpart::domain::service_clock::level::Priority;
use counterpart::domain::term::renewal::{RenewalChoice, RenewalDecision};

use super::cases::written;
use super::draw::Draw;

/// The day so many days after the first of January 2026.
fn day(after: i64) -> Date {
    Date::new(2026, 1, 1).and_then(|first| first.plus_days(after)).expect("a date")
}

/// One of a few days, most of them later than those before.
fn later(draw: &mut Draw, number: i64) -> Date {
    day(number * 20 + draw.between(-3, 15))
}

fn words(draw: &mut Draw) -> String {
    draw.one_of(&["", "Li", "as agreed"]).to_owned()
}

/// Of `offered` five times of six, where there is any; else of all.
fn step<T: Copy>(draw: &mut Draw, offered: &[T], all: &[T]) -> T {
    if draw.between(0, 5) > 0 && !offered.is_empty() { draw.one_of(offered) } else { draw.one_of(all) }
}

/// Where a life leads, and what was told of it.
type Walked<S> = (Life<S>, Vec<Entry<<S as Stage>::When, <S as Stage>::Event>>);

/// A life of up to ten drawn steps, and its steps.
fn walk<S: Stage>(
    draw: &mut Draw,
    begun: S,
    facts: &S::Facts,
    when: fn(&mut Draw, i64) -> S::When,
    event: fn(&mut Draw, S::Step) -> S::Event,
) -> Walked<S> {
    let (mut events, mut life) = (Vec::new(), Life::begin(begun));
    for number in 1..=draw.between(0, 10) {
        let on = when(draw, number);
        let offers = life.stage.offers(on, facts);
        let offered: Vec<S::Step> = offers.into_iter().filter(|(_, it)| it.is_ok()).map(|(step, _)| step).collect();
        let step = step(draw, &offered, S::STEPS);
        let entry = Entry::new(on, event(draw, step));
        life = life.evolve(&entry);
        events.push(entry);
    }
    (life, events)
}

/// What was told, and where it leads: replayed anew and up to a day.
fn told<S: Stage>(begun: S, (life, events): &Walked<S>, facts: &S::Facts, on: S::When, status: impl Debug) -> String {
    let again = Life::begin(begun.clone()).replay(events);
    assert_eq!(&again, life, "one by one and at once");
    let known = Life::begin(begun).known_on(events, on);
    written((events, on), (life, known.stage, life.stage.offers(on, facts), status))
}

fn version(draw: &mut Draw) -> Version {
    let number = draw.one_of(&[1, 1, 1, 2]);
    Version { number, sha256: Digest([draw.one_of(&[7, 7, 7, 8]); 32]) }
}

fn ending(draw: &mut Draw, on: Date) -> Termination {
    Termination {
        notice_on: on,
        effective_on: on.plus_days(draw.between(0, 60)).expect("a date"),
        ground: draw.one_of(TerminationGround::ALL),
        evidence: String::new(),
        note: words(draw),
    }
}

fn contract_event(draw: &mut Draw, step: ContractStep, on: Date, life: &ContractLife) -> ContractEvent {
    let by = draw.one_of(&["Li", "Wu"]).to_owned();
    match step {
        ContractStep::Share => ContractEvent::Shared { on },
        ContractStep::Submit => {
            let effective = match draw.between(0, 3) {
                0 => EffectiveRule::OnDate { on: later(draw, 5) },
                1 => EffectiveRule::OnFirstPayment,
                2 => EffectiveRule::OnCondition,
                _ => EffectiveRule::OnSigning,
            };
            let submission = Submission { version: version(draw), approvers: vec![by], effective, parties: None };
            ContractEvent::Submitted { on, submission: Arc::new(submission) }
        }
        ContractStep::TurnDown => {
            let version = version(draw);
            let rejection = Rejection { on, version, by, verdict: Verdict::Returned, reason: words(draw) };
            ContractEvent::TurnedDown(rejection.into())
        }
        ContractStep::Approve => {
            let version = version(draw);
            ContractEvent::Approved(Approval { on, version, by, comment: String::new() }.into())
        }
        ContractStep::Reopen => {
            let version = version(draw);
            ContractEvent::Reopened(Reopening { on, version, reason: words(draw) }.into())
        }
        ContractStep::Sign => {
            let sha256 = life.stage.locked().map_or(Digest([7; 32]), |version| version.sha256);
            let signature = Signature {
                party: draw.one_of(&[Side::Us, Side::Them]).into(),
                signer: by,
                capacity: String::new(),
                on,
                method: SignatureMethod::WetAndSeal,
                evidence: String::new(),
                sha256,
            };
            ContractEvent::Signed { signature: Arc::new(signature) }
        }
        ContractStep::MeetCondition => ContractEvent::ConditionMet { on, evidence: words(draw) },
        ContractStep::Suspend => {
            let until = (draw.between(0, 1) == 0).then(|| on.plus_days(draw.between(0, 40)).expect("a date"));
            ContractEvent::Suspended { on, ground: draw.one_of(SuspensionGround::ALL), note: words(draw), until }
        }
        ContractStep::Resume => ContractEvent::Resumed { on, note: words(draw) },
        ContractStep::Renew | ContractStep::DeclineRenewal => {
            let choice = match (step, draw.between(0, 1)) {
                (ContractStep::Renew, 0) => RenewalChoice::Renew,
                (ContractStep::Renew, _) => RenewalChoice::RenewFor { months: NonZeroU16::new(6).expect("six") },
                (_, 0) => RenewalChoice::Decline { notice_on: on },
                (_, _) => RenewalChoice::DeclineUnsent,
            };
            ContractEvent::RenewalDecided { decision: RenewalDecision { term_no: 0, choice, decided_on: on } }
        }
        ContractStep::Terminate => ContractEvent::Terminated { termination: Arc::new(ending(draw, on)) },
        ContractStep::Complete => ContractEvent::Completed { on, by },
        ContractStep::Void => ContractEvent::Voided { on, reason: words(draw) },
        ContractStep::Archive => ContractEvent::Archived { on },
        ContractStep::SettleAnomaly => {
            let misfit = life.anomalies.first().map_or(ContractEvent::Shared { on }, |it| it.event.clone());
            ContractEvent::AnomalySettled { on, event: Box::new(misfit), note: words(draw) }
        }
    }
}

fn contract_facts(draw: &mut Draw) -> ContractFacts {
    let end = day(draw.between(100, 400));
    let term = match draw.between(0, 5) {
        0 => RunningTerm::UntilPerformed,
        1 => RunningTerm::OpenEnded { notice: TerminationNotice::Days(30) },
        _ => RunningTerm::Fixed {
            no: 0,
            start: day(0),
            end,
            notice_deadline: end.plus_days(-30).expect("a date"),
            renewal: draw.one_of(&[RenewalMode::None, RenewalMode::Manual, RenewalMode::Auto]),
            decision: draw.one_of(&[Decided::Open, Decided::Open, Decided::Renew { decided_on: day(60) }]),
        },
    };
    let few = |draw: &mut Draw| u32::try_from(draw.one_of(&[0, 0, 1, 3])).expect("a count");
    ContractFacts {
        first_payment: (draw.between(0, 1) == 0).then(|| day(draw.between(0, 200))),
        oldest_unpaid_due: (draw.between(0, 1) == 0).then(|| day(draw.between(0, 300))),
        disputes: vec![DisputeSpan { raised_on: day(90), closed_on: Some(day(150)) }],
        block_findings: if draw.between(0, 3) == 0 { vec!["PAY-01".to_owned()] } else { Vec::new() },
        open_work: OpenWork { obligations: few(draw), instalments: few(draw), materials: few(draw) },
        ..ContractFacts::of_term(term)
    }
}

pub(super) fn contract(draw: &mut Draw) -> String {
    let mut facts = contract_facts(draw);
    let (mut events, mut life) = (Vec::new(), ContractLife::default());
    for number in 1..=draw.between(0, 14) {
        let on = later(draw, number);
        let offers = life.offers(on, &facts);
        let offered: Vec<ContractStep> =
            offers.into_iter().filter(|(_, it)| it.is_ok()).map(|(step, _)| step).collect();
        let step = step(draw, &offered, ContractStep::ALL);
        let event = contract_event(draw, step, on, &life);
        life = life.evolve(&event);
        events.push(event);
    }
    assert_eq!(ContractLife::replay(&events), life, "one by one and at once");
    let on = day(draw.between(0, 450));
    let known = ContractLife::known_on(&events, on);
    let status = known.settle(&mut facts, on);
    written((&events, &facts, on), (&life, &known.stage, status, known.flags(&facts, on), known.offers(on, &facts)))
}

fn moment(draw: &mut Draw, number: i64) -> Moment {
    let minute = Minute::at(u16::try_from(draw.between(0, 23)).expect("an hour"), 30).expect("a minute");
    Moment::new(day(number * 2 + draw.between(-1, 2)), minute).expect("a moment")
}

fn ticket_event(draw: &mut Draw, step: TicketStep) -> TicketEvent {
    let next_update = (draw.between(0, 1) == 0).then(|| day(40));
    match step {
        TicketStep::Assign => TicketEvent::Assigned { to: "Li".to_owned(), next_update },
        TicketStep::Acknowledge => TicketEvent::Acknowledged { channel: words(draw) },
        TicketStep::Inform => TicketEvent::Informed { note: words(draw), next_update: day(30) },
        TicketStep::Start => TicketEvent::Started,
        TicketStep::Assess => TicketEvent::Assessed {
            assessment: Assessment {
                priority: draw.one_of(&[Priority::P1, Priority::P3]),
                safety: draw.one_of(&[Safety::NotConcerned, Safety::Concerned]),
                complexity: draw.one_of(&[Complexity::Simple, Complexity::Complex]),
                impact: words(draw),
                immediate_action: words(draw),
            },
        },
        TicketStep::Investigate => TicketEvent::Investigated {
            investigation: Investigation { facts: words(draw), documents: words(draw), interviews: words(draw) },
        },
        TicketStep::DraftAnswer => TicketEvent::AnswerDrafted {
            draft: DraftAnswer { cause: words(draw), remedy: words(draw), cost: Some(Money::cny(5_000)) },
        },
        TicketStep::ApproveAnswer => TicketEvent::AnswerApproved { by: "Wu".to_owned() },
        TicketStep::AskCustomer => TicketEvent::CustomerAsked { question: words(draw) },
        TicketStep::Resume => TicketEvent::Resumed,
        TicketStep::Resolve => TicketEvent::Resolved {
            resolution: Resolution {
                cause: words(draw),
                corrective_action: words(draw),
                answer: words(draw),
                next_options: words(draw),
            },
        },
        TicketStep::CallBack => TicketEvent::CalledBack {
            answer: draw.one_of(&[Answer::NotReached, Answer::Unsatisfied, Answer::VerySatisfied]),
            recommendation: None,
            note: words(draw),
        },
        TicketStep::Close => TicketEvent::Closed {
            outcome: match draw.between(0, 2) {
                0 => Outcome::Accepted,
                1 => Outcome::NoAnswer,
                _ => Outcome::NotAccepted { options: words(draw) },
            },
        },
        TicketStep::Reopen => TicketEvent::Reopened { reason: words(draw) },
        TicketStep::Escalate => TicketEvent::Escalated { to: "Wu".to_owned(), reason: words(draw) },
        TicketStep::OpenDispute => TicketEvent::DisputeOpened { dispute: DisputeId(uuid_v7(1, [5; 10])) },
    }
}

pub(super) fn ticket(draw: &mut Draw) -> String {
    let kind = draw.one_of(&[TicketKind::Complaint, TicketKind::Complaint, TicketKind::Service]);
    let answer_until = (draw.between(0, 1) == 0).then(|| moment(draw, 8));
    let facts = TicketFacts { kind, answer_until };
    let walked = walk(draw, Ticket::default(), &facts, moment, ticket_event);
    let on = moment(draw, 12);
    let resolved = walked.0.stage.resolved_at();
    told(Ticket::default(), &walked, &facts, on, (facts, resolved))
}

fn dispute_event(draw: &mut Draw, step: DisputeStep) -> DisputeEvent {
    match step {
        DisputeStep::Negotiate => DisputeEvent::NegotiationOpened,
        DisputeStep::Mediate => DisputeEvent::MediationOpened { body: words(draw) },
        DisputeStep::Arbitrate => {
            DisputeEvent::ArbitrationFiled { institution: "CIETAC".to_owned(), basis: words(draw) }
        }
        DisputeStep::Litigate => DisputeEvent::CourtFiled { court: "Ningbo".to_owned(), basis: words(draw) },
        DisputeStep::Accept => DisputeEvent::Accepted,
        DisputeStep::FormTribunal => DisputeEvent::TribunalFormed,
        DisputeStep::Hear => DisputeEvent::HearingOpened,
        DisputeStep::OpenTrial => DisputeEvent::TrialOpened,
        DisputeStep::Appeal => DisputeEvent::Appealed { court: "Hangzhou".to_owned() },
        DisputeStep::Decide => DisputeEvent::Decided { outcome: words(draw), sum: Some(Money::cny(1_000_000)) },
        DisputeStep::ApplyToSetAside => DisputeEvent::SettingAsideApplied { court: "Beijing".to_owned() },
        DisputeStep::UpholdAward => DisputeEvent::AwardUpheld,
        DisputeStep::SetAwardAside => DisputeEvent::AwardSetAside { reason: words(draw) },
        DisputeStep::Enforce => DisputeEvent::EnforcementOpened,
        DisputeStep::Settle => {
            DisputeEvent::Settled { settlement: Settlement { form: SettlementForm::Amendment, terms: words(draw) } }
        }
        DisputeStep::Withdraw => DisputeEvent::Withdrawn { reason: words(draw) },
        DisputeStep::Close => DisputeEvent::Closed,
        DisputeStep::SetDeadline => {
            DisputeEvent::DeadlineSet { deadline: Deadline { on: day(120), what: words(draw) } }
        }
    }
}

/// A drawn dispute with the way of its clause, for its stages and for its next day.
pub(super) fn drawn_dispute(draw: &mut Draw) -> (Way, Life<Dispute>, Vec<Entry<Date, DisputeEvent>>) {
    let agreed =
        draw.one_of(&[AgreedForum::Arbitration, AgreedForum::Litigation, AgreedForum::Either, AgreedForum::Silent]);
    let way = Way { agreed, talks: draw.one_of(&[Talks::First, Talks::NotRequired]) };
    let (life, events) = walk(draw, Dispute::begin(day(0)), &way, later, dispute_event);
    (way, life, events)
}

pub(super) fn dispute(draw: &mut Draw) -> String {
    let (way, life, events) = drawn_dispute(draw);
    let open = life.stage.is_open();
    told(Dispute::begin(day(0)), &(life, events), &way, day(180), (way, open))
}

fn material_event(draw: &mut Draw, step: material::Step) -> MaterialFact {
    let amount = Amount::Quantity(Quantity { thousandths: draw.between(0, 7) * 1_000 });
    match step {
        material::Step::Prepare => MaterialFact::Prepared,
        material::Step::Deliver => MaterialFact::Delivered { amount, to: words(draw), receipt: words(draw) },
        material::Step::Accept => MaterialFact::Accepted { amount, by: words(draw) },
        material::Step::Refuse => MaterialFact::Refused { amount, reason: words(draw) },
        material::Step::Return => MaterialFact::Returned { amount, note: words(draw) },
        material::Step::Consume => MaterialFact::Consumed { amount },
        material::Step::Lose => MaterialFact::Lost { amount, reason: words(draw), valued: Valuation::default() },
        material::Step::Cancel => MaterialFact::Cancelled { reason: words(draw) },
        material::Step::TakeBack => MaterialFact::TakesBack(MaterialEventId(uuid_v7(1, [0; 10]))),
    }
}

pub(super) fn material(draw: &mut Draw) -> String {
    let keeping = draw.one_of(&[material::Keeping::Returnable, material::Keeping::Kept]);
    let amount = Amount::Quantity(Quantity { thousandths: 10_000 });
    let begun = Tally::new(Terms { kind: SupportKind::Sample, amount, keeping });
    let walked = walk(draw, begun, &material::Later::Stands, later, material_event);
    let due = (draw.between(0, 3) > 0).then(|| day(draw.between(0, 200)));
    let on = day(draw.between(0, 220));
    let status = (keeping, due, walked.0.stage.standing(due, None, on), walked.0.stage.is_settled());
    told(begun, &walked, &material::Later::Stands, on, status)
}

fn scope_event(draw: &mut Draw, step: sharing_scope::command::Step) -> sharing_scope::command::Event {
    use sharing_scope::command::{Event, Step};
    match step {
        Step::Agree => Event::Agreed,
        Step::Activate => Event::Activated,
        Step::Block => Event::Blocked { reason: words(draw) },
        Step::Unblock => Event::Unblocked { basis: words(draw) },
        Step::End => Event::Ended { reason: words(draw) },
        Step::Close => Event::Closed {
            ending: draw.one_of(&[Ending::Returned, Ending::Destroyed, Ending::KeptByLaw]),
            confirmed_by: words(draw),
        },
    }
}

pub(super) fn sharing_scope(draw: &mut Draw) -> String {
    let some = |draw: &mut Draw, low, high| (draw.between(0, 3) > 0).then(|| day(draw.between(low, high)));
    let validity = Validity { from: some(draw, -30, 60), to: some(draw, 60, 250) };
    let facts = sharing_scope::Facts { validity, purpose: words(draw), recipients: vec![words(draw)] };
    let walked = walk(draw, sharing_scope::Stage::Draft, &facts, later, scope_event);
    let on = day(draw.between(0, 260));
    let stage = &walked.0.stage;
    let status =
        (&facts, stage.status(validity, on), stage.may_share(validity, on), stage.give_back(validity, Some(on), on, 7));
    told(sharing_scope::Stage::Draft, &walked, &facts, on, status)
}
