//! What has become of a contract on a day: its term with the decisions about it, its due days, its money.

use std::collections::BTreeSet;
use std::sync::Arc;

use counterpart::domain::account::Entries;
use counterpart::domain::calendar::WorkCalendar;
#[cfg(not(target_arch = "wasm32"))]
use counterpart::domain::calendar::hours::{DayHours, WorkWeek};
use counterpart::domain::calendar::year::CalendarYear;
use counterpart::domain::collection::{DueDay, InstalmentStatus};
use counterpart::domain::contract::Contract;
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::event::{ContractEvent, Fact};
use counterpart::domain::contract::general::{RollForward, WorkingDays};
use counterpart::domain::contract::party::{ContractKind, Side, SubjectKind};
use counterpart::domain::contract::payment::Plan;
use counterpart::domain::contract::plan::{Due, Event as Awaited, Instalment, PartLabel, Period, Share};
use counterpart::domain::contract::service::WeekDay;
use counterpart::domain::contract::term::{Notice, Objection, Renewal, RenewalTimes, TermLength};
use counterpart::domain::contract::usual::Beginning;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::date::Date;
use counterpart::domain::id::{
    AllocationId, ContractEventId, CustomerId, InstalmentId, LineId, NewId, OwnEntityId, ReceiptId, uuid_v7,
};
use counterpart::domain::late_fee::debt::{Part, ReceiptBook, Waiver};
use counterpart::domain::late_fee::dunning::{Dunning, DunningBook};
use counterpart::domain::lifecycle::contract::command::Command;
use counterpart::domain::lifecycle::contract::event::{
    Approval, EffectiveRule, Event, Signature, SignatureMethod, Submission, Termination, TerminationGround, Version,
};
use counterpart::domain::lifecycle::contract::refusal::Refusal;
use counterpart::domain::lifecycle::contract::status::{
    ContractStatus, DisputeSpan, Ended, Flag, OpenWork, RunningTerm, TerminationNotice,
};
use counterpart::domain::lifecycle::digest::Digest;
use counterpart::domain::line::Line;
use counterpart::domain::local_calendar::LocalCalendar;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::period::PeriodLine;
#[cfg(not(target_arch = "wasm32"))]
use counterpart::domain::period::Unit;
use counterpart::domain::progress::{Around, Progress, progress};
use counterpart::domain::rate::{Ppm, Quantity};
use counterpart::domain::receipt::{Allocation, ClaimPart, PaymentMethod, Receipt};
use counterpart::domain::schedule::PlanError;
use counterpart::domain::split::SplitPolicy;
#[cfg(not(target_arch = "wasm32"))]
use counterpart::domain::term::renewal::{self, TermLine, TermStanding, term_standing};
use counterpart::domain::term::renewal::{RenewalChoice, RenewalDecision};
#[cfg(not(target_arch = "wasm32"))]
use counterpart::domain::term::{self, SpanLine, Term, TermSpan, exclusive_end};
use counterpart::i18n::{Locale, Text};
#[cfg(not(target_arch = "wasm32"))]
use proptest::prelude::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

pub(super) struct Counter(pub(super) u64);

impl NewId for Counter {
    fn new_id(&mut self) -> uuid::Uuid {
        self.0 += 1;
        uuid_v7(1_780_000_000_000 + self.0, [0; 10])
    }
}

pub(super) fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

/// Mon–Fri, with these days of 2026 entered as make-up working days.
fn calendar(make_up_days: &[&str]) -> WorkCalendar {
    let year = CalendarYear::new(2026, [], make_up_days.iter().copied().map(day)).expect("a year");
    WorkCalendar::standard().with_year(year)
}

/// Nothing came in and nothing was done about it.
fn nothing_entered() -> Entries<'static> {
    Entries { receipts: Box::leak(Box::default()), allocations: &[], dunning: Box::leak(Box::default()) }
}

/// A sale of 100,000.00, signed on 2026-01-01 by both sides.
pub(super) fn sale(ids: &mut Counter) -> Contract {
    let beginning = Beginning {
        own_entity: OwnEntityId::fresh(ids),
        customer: CustomerId::fresh(ids),
        kind: ContractKind::Sale,
        subject_kind: SubjectKind::Goods,
        title: Wording::default(),
        on: day("2026-01-01"),
        not_needed: Wording::default(),
    };
    let mut contract = Contract::usual(beginning, ids).expect("a contract");
    let line = Line {
        id: LineId::fresh(ids),
        code: String::new(),
        name: "meter".to_owned(),
        name_en: String::new(),
        spec: String::new(),
        unit: String::new(),
        quantity: Quantity { thousandths: 1_000 },
        unit_price: Money::cny(10_000_000),
        discount: Ppm(0),
        tax_rate: Ppm(130_000),
    };
    contract.lines.insert(line.id, line);
    contract
}

pub(super) fn signed() -> Vec<Event> {
    let version = Version { number: 1, sha256: Digest([1; 32]) };
    let on = day("2026-01-01");
    let sign = |party: Side| Event::Signed {
        signature: Arc::new(Signature {
            party: party.into(),
            signer: "Zhao".to_owned(),
            capacity: String::new(),
            on,
            method: SignatureMethod::WetAndSeal,
            evidence: String::new(),
            sha256: version.sha256,
        }),
    };
    let submission =
        Submission { version, approvers: vec!["Li".to_owned()], effective: EffectiveRule::OnSigning, parties: None };
    vec![
        Event::Submitted { on, submission: Arc::new(submission) },
        Event::Approved(Approval { on, version, by: "Li".to_owned(), comment: String::new() }.into()),
        sign(Side::Us),
        sign(Side::Them),
    ]
}

pub(super) fn progress_on(contract: &Contract, more: &[Fact], as_of: &str, calendar: &WorkCalendar) -> Progress {
    let mut ids = Counter(1_000);
    let on = |fact: &Fact| match fact {
        Fact::Life(event) => event.on(),
        Fact::Happened(_)
        | Fact::ForceMajeure(_)
        | Fact::Cure(_)
        | Fact::Settlement(_)
        | Fact::Transfer(_)
        | Fact::Promise(_) => day("2026-01-29"),
    };
    let facts = signed().into_iter().map(Fact::Life).chain(more.iter().cloned());
    let events: Vec<ContractEvent> = facts
        .map(|fact| ContractEvent { id: ContractEventId::fresh(&mut ids), contract: contract.id, on: on(&fact), fact })
        .collect();
    let told: Vec<&ContractEvent> = events.iter().collect();
    progress(&contract.brief(), &told, &nothing_entered(), calendar, day(as_of)).expect("a standing")
}

/// The same with facts of days of their own, told after the contract was signed.
pub(super) fn progress_with(
    contract: &Contract,
    more: &[(&str, Fact)],
    as_of: &str,
    calendar: &WorkCalendar,
) -> Progress {
    let mut ids = Counter(1_000);
    let signed = signed().into_iter().map(|event| (event.on(), Fact::Life(event)));
    let facts = signed.chain(more.iter().map(|(on, fact)| (day(on), fact.clone())));
    let events: Vec<ContractEvent> = facts
        .map(|(on, fact)| ContractEvent { id: ContractEventId::fresh(&mut ids), contract: contract.id, on, fact })
        .collect();
    let told: Vec<&ContractEvent> = events.iter().collect();
    progress(&contract.brief(), &told, &nothing_entered(), calendar, day(as_of)).expect("a standing")
}

fn decided(term_no: u32, choice: RenewalChoice, on: &str) -> Fact {
    Fact::Life(Event::RenewalDecided { decision: RenewalDecision { term_no, choice, decided_on: day(on) } })
}

fn declined(term_no: u32, on: &str) -> Fact {
    decided(term_no, RenewalChoice::Decline { notice_on: day(on) }, on)
}

fn automatic(times: RenewalTimes) -> Renewal {
    Renewal::Automatic { months: 12, times, objection: Objection::Before(Period::days(30)) }
}

/// One word for the status, and the last day of the running term.
fn term_on(renewal: Renewal, decisions: &[Fact], as_of: &str) -> (String, String) {
    let mut contract = sale(&mut Counter(0));
    contract.term.renewal = renewal;
    let found = progress_on(&contract, decisions, as_of, &calendar(&[]));
    let status = if let Some(Ended::Expired { last_day }) = found.status.ended() {
        format!("expired {last_day}")
    } else {
        assert!(matches!(found.status, ContractStatus::Active { .. }), "{:?}", found.status);
        "in force".to_owned()
    };
    let RunningTerm::Fixed { end, .. } = found.facts.term else { panic!("{:?}", found.facts.term) };
    (status, end.to_string())
}

#[test]
fn term_renewal_and_expiry_follow_from_the_recorded_decisions() {
    let agreed = Renewal::ByAgreement { talk_before: Period::days(30) };
    let unlimited = automatic(RenewalTimes::Unlimited);
    let six = RenewalChoice::RenewFor { months: std::num::NonZeroU16::new(6).expect("six") };
    for (renewal, decisions, as_of, status, end) in [
        (Renewal::None, &[][..], "2026-12-31", "in force", "2026-12-31"),
        (Renewal::None, &[], "2027-01-01", "expired 2026-12-31", "2026-12-31"),
        (agreed, &[], "2027-01-01", "expired 2026-12-31", "2026-12-31"),
        (agreed, &[decided(0, RenewalChoice::Renew, "2026-12-20")], "2027-01-01", "in force", "2027-12-31"),
        (agreed, &[decided(0, six, "2026-12-20")], "2027-01-01", "in force", "2027-06-30"),
        (agreed, &[decided(0, six, "2026-12-20")], "2027-07-01", "expired 2027-06-30", "2027-06-30"),
        (agreed, &[declined(0, "2026-12-20")], "2027-01-01", "expired 2026-12-31", "2026-12-31"),
        (unlimited, &[], "2027-01-01", "in force", "2027-12-31"),
        (unlimited, &[], "2030-03-01", "in force", "2030-12-31"),
        (unlimited, &[declined(0, "2026-12-01")], "2026-12-31", "in force", "2026-12-31"),
        (unlimited, &[declined(0, "2026-12-01")], "2027-01-01", "expired 2026-12-31", "2026-12-31"),
        // looked at on a day before the notice, nothing was declined yet
        (unlimited, &[declined(1, "2027-11-20")], "2027-11-19", "in force", "2027-12-31"),
        (unlimited, &[declined(1, "2027-11-20")], "2028-01-01", "expired 2027-12-31", "2027-12-31"),
        (unlimited, &[decided(0, RenewalChoice::DeclineUnsent, "2026-11-20")], "2027-01-01", "in force", "2027-12-31"),
        (automatic(RenewalTimes::AtMost(1)), &[], "2027-12-31", "in force", "2027-12-31"),
        (automatic(RenewalTimes::AtMost(1)), &[], "2028-01-01", "expired 2027-12-31", "2027-12-31"),
    ] {
        let found = term_on(renewal, decisions, as_of);
        assert_eq!(found, (status.to_owned(), end.to_owned()), "{renewal:?} {decisions:?} as of {as_of}");
    }
}

#[test]
fn a_contract_is_live_while_it_is_in_force_or_money_of_it_is_open() {
    let mut contract = sale(&mut Counter(0));
    contract.term.renewal = Renewal::None;
    let unsigned = progress(&contract.brief(), &[], &nothing_entered(), &calendar(&[]), day("2026-06-01"));
    let unsigned = unsigned.expect("a standing");
    assert!(!unsigned.is_live() && !unsigned.is_uncollected(), "a draft promises nothing");
    for (as_of, in_force) in [("2026-06-01", true), ("2027-06-01", false)] {
        let unpaid = progress_on(&contract, &[], as_of, &calendar(&[]));
        assert_eq!((unpaid.is_in_force(), unpaid.is_live()), (in_force, true), "unpaid, {as_of}");
        assert!(unpaid.is_uncollected(), "unpaid, {as_of}");
    }
    // another currency than the book's is money too
    let mut abroad = contract.clone();
    abroad.price.currency = Currency::USD;
    for line in abroad.lines.values_mut() {
        line.unit_price = Money::new(10_000_000, Currency::USD);
    }
    assert!(progress_on(&abroad, &[], "2026-06-01", &calendar(&[])).is_live(), "in dollars");

    // over, and all of it was paid
    let owed = progress_on(&contract, &[], "2027-06-01", &calendar(&[])).account.expect("its money");
    let receipt = Receipt {
        id: ReceiptId::fresh(&mut Counter(2_000)),
        customer: contract.customer,
        on: day("2026-02-01"),
        amount: owed.total,
        method: PaymentMethod::Transfer,
        reference: String::new(),
        reverses: None,
        note: String::new(),
        reason: String::new(),
        against: String::new(),
        bank_line: None,
        purpose: String::new(),
    };
    let mut ids = Counter(3_000);
    let shares: Vec<Allocation> = owed
        .parts
        .iter()
        .map(|part| Allocation {
            id: AllocationId::fresh(&mut ids),
            receipt: receipt.id,
            contract: contract.id,
            instalment: part.id,
            part: ClaimPart::Principal,
            amount: part.position.open,
            on: None,
        })
        .collect();
    let counted: Vec<&Allocation> = shares.iter().collect();
    let mut ids = Counter(1_000);
    let events: Vec<ContractEvent> = signed()
        .into_iter()
        .map(|event| ContractEvent::of_life(ContractEventId::fresh(&mut ids), contract.id, event))
        .collect();
    let told: Vec<&ContractEvent> = events.iter().collect();
    let book = ReceiptBook::new([&receipt]);
    // paid on 1 February: while it is in force it is live, whatever is open
    for (as_of, expected, uncollected) in
        [("2026-01-31", true, true), ("2026-02-01", true, false), ("2027-06-01", false, false)]
    {
        let found = progress(
            &contract.brief(),
            &told,
            &Entries { receipts: &book, allocations: &counted, dunning: &DunningBook::none() },
            &calendar(&[]),
            day(as_of),
        );
        let found = found.expect("a standing");
        assert_eq!((found.is_live(), found.is_uncollected()), (expected, uncollected), "paid, {as_of}");
    }
}

/// Ended in each way, with one part of 100,000.00 or two halves left open, given up, or a material not back: what the contract
/// is on 2027-02-01, and whether it may be put away then (`domain.md` 5.3).
#[test]
fn what_has_ended_is_put_away_once_its_settlement_list_is_done_or_waived() {
    let over = |on: &str| {
        let (notice_on, effective_on) = (day(on), day(on));
        let (ground, none) = (TerminationGround::Mutual, String::new);
        let termination = Termination { notice_on, effective_on, ground, evidence: none(), note: none() };
        Fact::Life(Event::Terminated { termination: Arc::new(termination) })
    };
    let terminated = [over("2026-06-01")];
    for (how, more, open, waived, materials, obligations, disputes, expected) in [
        // how it ended      after signing  parts  given up  materials  duties  disputes  what it is; items open
        ("terminated 2026-06-01", &terminated[..], 1, 0, 0, 0, 0, ("settling", 1)),
        ("terminated 2026-06-01", &terminated, 3, 0, 0, 0, 0, ("settling", 3)),
        ("terminated 2026-06-01", &terminated, 3, 2, 0, 0, 0, ("settling", 1)),
        ("terminated 2026-06-01", &terminated, 1, 1, 0, 0, 0, ("over", 0)),
        ("terminated 2026-06-01", &terminated, 1, 1, 1, 0, 0, ("settling", 1)),
        ("terminated 2026-06-01", &terminated, 2, 0, 1, 4, 0, ("settling", 7)),
        // a dispute is no item of the list: it goes on by itself
        ("terminated 2026-06-01", &terminated, 1, 1, 0, 0, 1, ("over", 0)),
        ("expired 2026-12-31", &[], 1, 0, 0, 0, 0, ("settling", 1)),
        ("expired 2026-12-31", &[], 1, 1, 0, 0, 0, ("over", 0)),
        ("expired 2026-12-31", &[], 1, 1, 2, 0, 0, ("settling", 2)),
        ("expired 2026-12-31", &[], 1, 1, 0, 1, 0, ("settling", 1)),
    ] {
        let contract = in_parts(open);
        let as_of = day("2027-02-01");
        let found = given_up(&contract, more, waived, as_of).around(
            Around { obligations, materials, disputes: vec![dispute("2026-05-01"); disputes], ..Around::default() },
            as_of,
        );
        let case = format!("{how}: {open} open, {waived} given up, {materials} materials, {obligations} duties");
        let (is, items) =
            if let ContractStatus::Settling { items, .. } = found.status { ("settling", items) } else { ("over", 0) };
        assert_eq!((is, items), expected, "{case}");
        assert_eq!(found.facts.open_settlement, expected.1, "{case}");
        let ended = match found.status.ended() {
            Some(Ended::Terminated { on }) => format!("terminated {on}"),
            Some(Ended::Expired { last_day }) => format!("expired {last_day}"),
            Some(Ended::Completed { .. }) | None => panic!("{case}: {:?}", found.status),
        };
        assert_eq!(ended, how, "{case}");
        let answer = found.life.decide(Command::Archive { on: as_of }, as_of, &found.facts);
        let allowed =
            if items == 0 { Ok(Event::Archived { on: as_of }) } else { Err(Refusal::OpenSettlement { items }) };
        assert_eq!(answer, allowed, "{case}");
    }
}

#[test]
fn a_void_contract_owes_nothing_and_a_running_one_has_nothing_to_settle() {
    let contract = in_parts(2);
    let as_of = day("2026-03-01");
    let void = Event::Voided { on: day("2026-02-01"), reason: "no budget".to_owned() };
    let row = ContractEvent::of_life(ContractEventId::fresh(&mut Counter(9)), contract.id, void);
    let found = progress(&contract.brief(), &[&row], &nothing_entered(), &calendar(&[]), as_of).expect("a standing");
    let found = found.around(Around { materials: 1, ..Around::default() }, as_of);
    assert_eq!((found.status, found.facts.open_settlement), (ContractStatus::Void { on: day("2026-02-01") }, 0));
    let answer = found.life.decide(Command::Archive { on: as_of }, as_of, &found.facts);
    assert_eq!(answer, Ok(Event::Archived { on: as_of }));

    let running = given_up(&contract, &[], 0, as_of).around(Around { obligations: 1, ..Around::default() }, as_of);
    assert_eq!(running.facts.open_settlement, 0);
    let open = OpenWork { instalments: 2, obligations: 1, materials: 0 };
    let answer = running.life.decide(Command::Complete { on: as_of, by: "Li".to_owned() }, as_of, &running.facts);
    assert_eq!(answer, Err(Refusal::OpenWork { open }));
}

#[test]
fn nobody_submits_a_draft_that_the_review_blocks() {
    let contract = sale(&mut Counter(0));
    let as_of = day("2026-01-02");
    let found = progress(&contract.brief(), &[], &nothing_entered(), &calendar(&[]), as_of).expect("a standing");
    let Some(Event::Submitted { submission, .. }) = signed().into_iter().next() else {
        panic!("it is submitted first")
    };
    let submit = |found: &Progress| {
        let command = Command::Submit { on: as_of, submission: submission.as_ref().clone() };
        found.life.decide(command, as_of, &found.facts).map(|_| ())
    };
    assert_eq!(submit(&found), Ok(()));
    let rules = vec!["PAY-01".to_owned(), "DIS-02".to_owned()];
    let blocked = found.around(Around { block_findings: rules.clone(), ..Around::default() }, as_of);
    assert_eq!(submit(&blocked), Err(Refusal::OpenBlockFindings { rules }));
}

#[test]
fn a_dispute_is_flagged_from_the_day_it_was_raised_until_it_is_closed() {
    let contract = sale(&mut Counter(0));
    for (closed_on, as_of, flagged) in [
        (None, "2026-03-31", false),
        (None, "2026-04-01", true),
        (None, "2027-06-01", true),
        (Some("2026-05-10"), "2026-05-09", true),
        (Some("2026-05-10"), "2026-05-10", false),
    ] {
        let span = DisputeSpan { closed_on: closed_on.map(day), ..dispute("2026-04-01") };
        let found = progress_on(&contract, &[], as_of, &calendar(&[]));
        let found = found.around(Around { disputes: vec![span], ..Around::default() }, day(as_of));
        let flags = found.life.flags(&found.facts, day(as_of));
        assert_eq!(flags.contains(&Flag::OpenDispute), flagged, "closed {closed_on:?}, as of {as_of}");
    }
}

fn dispute(raised_on: &str) -> DisputeSpan {
    DisputeSpan { raised_on: day(raised_on), closed_on: None }
}

/// The sale of 100,000.00, without a renewal, due in so many equal parts.
pub(super) fn in_parts(parts: u64) -> Contract {
    let mut contract = sale(&mut Counter(0));
    contract.term.renewal = Renewal::None;
    let Clause::Included(payment) = &mut contract.payment else { panic!("a sale is paid") };
    let part = |number| Instalment {
        id: InstalmentId(uuid_v7(number, [3; 10])),
        label: PartLabel::Progress,
        share: Share::Equal,
        due: Due::On(day("2026-03-31")),
        condition: Wording::default(),
    };
    payment.plan = Plan::Instalments { parts: (1..=parts).map(part).collect() };
    contract
}

/// The contract after `more`, the first `waived` of its parts given up.
fn given_up(contract: &Contract, more: &[Fact], waived: usize, as_of: Date) -> Progress {
    let mut ids = Counter(1_000);
    let facts = signed().into_iter().map(Fact::Life).chain(more.iter().cloned());
    let events: Vec<ContractEvent> = facts
        .map(|fact| {
            let Fact::Life(event) = fact else { panic!("a step") };
            ContractEvent::of_life(ContractEventId::fresh(&mut ids), contract.id, event)
        })
        .collect();
    let told: Vec<&ContractEvent> = events.iter().collect();
    let nothing = progress(&contract.brief(), &told, &nothing_entered(), &calendar(&[]), as_of).expect("a standing");
    let parts = nothing.account.expect("its money").parts;
    let gone = parts.iter().take(waived).map(|part| {
        let waiver = Waiver { on: day("2026-04-30"), part: Part::Principal, amount: part.position.open };
        (part.id, Dunning { waivers: vec![waiver], ..Dunning::default() })
    });
    let (receipts, dunning) = (ReceiptBook::default(), DunningBook::new(gone));
    let entries = Entries { receipts: &receipts, allocations: &[], dunning: &dunning };
    progress(&contract.brief(), &told, &entries, &calendar(&[]), as_of).expect("a standing")
}

#[test]
fn a_decision_recorded_for_a_contract_that_is_not_signed_is_kept_as_an_anomaly() {
    let contract = sale(&mut Counter(0));
    let Fact::Life(event) = declined(0, "2026-06-01") else { panic!("a step") };
    let row = ContractEvent::of_life(ContractEventId::fresh(&mut Counter(9)), contract.id, event);
    let found = progress(&contract.brief(), &[&row], &nothing_entered(), &calendar(&[]), day("2026-06-02"));
    let found = found.expect("a standing");
    assert_eq!((found.life.anomalies.len(), found.life.renewals.len()), (1, 0));
}

#[test]
fn a_renewed_contract_is_flagged_until_its_last_day_for_notice_is_over() {
    let mut contract = sale(&mut Counter(0));
    contract.term.renewal = automatic(RenewalTimes::Unlimited);
    for (as_of, flag) in [
        ("2026-12-01", Flag::InNoticeWindow),
        ("2026-12-02", Flag::RenewalCommitted),
        ("2027-12-01", Flag::InNoticeWindow),
        ("2027-12-02", Flag::RenewalCommitted),
    ] {
        let found = progress_on(&contract, &[], as_of, &calendar(&[]));
        let flags = found.life.flags(&found.facts, day(as_of));
        let of_notice = [Flag::InNoticeWindow, Flag::RenewalCommitted].into_iter().filter(|it| flags.contains(it));
        assert_eq!(of_notice.collect::<Vec<_>>(), [flag], "as of {as_of}");
        assert!(!found.term_steps.is_empty(), "the working of the term is kept");
    }
}

#[test]
fn a_draft_whose_term_is_empty_keeps_its_place() {
    let mut contract = sale(&mut Counter(0));
    for length in [
        TermLength::Fixed { start: day("2026-06-01"), end: day("2026-05-01") },
        TermLength::Months { start: day("2026-06-01"), months: 0 },
    ] {
        contract.term.length = length;
        let found = progress(&contract.brief(), &[], &nothing_entered(), &calendar(&[]), day("2026-06-02"));
        assert_eq!(found.expect("a standing").status, ContractStatus::Draft, "{length:?}");
    }
}

/// The due days of a plan of two halves.
fn due_days(roll: RollForward, terms: [Due; 2], calendar: &WorkCalendar) -> Vec<String> {
    let mut contract = sale(&mut Counter(0));
    contract.definitions.roll = roll;
    let Clause::Included(payment) = &mut contract.payment else { panic!("a sale is paid") };
    let part = |number, due| Instalment {
        id: InstalmentId(uuid_v7(number, [3; 10])),
        label: PartLabel::Progress,
        share: Share::Equal,
        due,
        condition: Wording::default(),
    };
    payment.plan = Plan::Instalments { parts: vec![part(1, terms[0]), part(2, terms[1])] };
    let happened = [Fact::Happened(Awaited::Delivery)];
    let found = progress_on(&contract, &happened, "2026-02-01", calendar).account.expect("an account");
    found
        .parts
        .iter()
        .map(|part| match part.due {
            DueDay::On(day) => {
                let moved = part.due_steps.iter().any(|line| matches!(line, PeriodLine::Moved { .. }));
                format!("{day}{}", if moved { " moved" } else { "" })
            }
            DueDay::AwaitsEvent => "awaited".to_owned(),
        })
        .collect()
}

#[test]
fn due_days_move_off_days_of_rest_where_the_contract_says_so() {
    use RollForward::{NextWorkingDay, Stays};
    let on = |date| Due::On(day(date));
    // delivered on Thursday 2026-01-29
    let after = |event, within| Due::After { event, within };
    let saturday = [on("2026-02-28"), after(Awaited::Delivery, Period::days(30))];
    for (roll, terms, make_up, expected) in [
        (Stays, saturday, &[][..], ["2026-02-28", "2026-02-28"]),
        (NextWorkingDay, saturday, &[], ["2026-03-02 moved", "2026-03-02 moved"]),
        (NextWorkingDay, saturday, &["2026-02-28"], ["2026-02-28", "2026-02-28"]),
        (
            NextWorkingDay,
            [after(Awaited::Acceptance, Period::days(30)), after(Awaited::Signing, Period::months(2))],
            &[],
            ["awaited", "2026-03-02 moved"],
        ),
        (
            Stays,
            [after(Awaited::Delivery, Period::working_days(5)), on("2026-03-31")],
            &[],
            ["2026-02-05", "2026-03-31"],
        ),
        (
            Stays,
            [after(Awaited::Delivery, Period::working_days(5)), on("2026-03-31")],
            &["2026-01-31"],
            ["2026-02-04", "2026-03-31"],
        ),
    ] {
        assert_eq!(due_days(roll, terms, &calendar(make_up)), expected, "{roll:?} {terms:?} {make_up:?}");
    }
}

#[test]
fn nothing_is_late_on_the_day_of_rest_that_gives_way() {
    let mut contract = sale(&mut Counter(0));
    let Clause::Included(payment) = &mut contract.payment else { panic!("a sale is paid") };
    let id = InstalmentId(uuid_v7(1, [3; 10]));
    // a Saturday: due on Monday 2026-03-02
    payment.plan = Plan::LumpSum { id, due: Due::On(day("2026-02-28")) };
    for (as_of, status, fee) in [
        ("2026-03-01", InstalmentStatus::DueSoon, 0),
        ("2026-03-02", InstalmentStatus::Due, 0),
        // one day at 0.05 % of 100,000.00
        ("2026-03-03", InstalmentStatus::Overdue, 5_000),
    ] {
        let account = progress_on(&contract, &[], as_of, &calendar(&[])).account.expect("an account");
        assert_eq!((account.parts[0].status, account.late_fees), (status, Money::cny(fee)), "as of {as_of}");
    }
}

#[test]
fn the_minor_units_that_do_not_divide_go_where_the_plan_says() {
    let mut contract = sale(&mut Counter(0));
    let Clause::Included(payment) = &mut contract.payment else { panic!("a sale is paid") };
    let part = |number| Instalment {
        id: InstalmentId(uuid_v7(number, [3; 10])),
        label: PartLabel::Progress,
        share: Share::Equal,
        due: Due::On(day("2026-06-30")),
        condition: Wording::default(),
    };
    payment.plan = Plan::Instalments { parts: (1..=3).map(part).collect() };
    for (policy, expected) in [
        (SplitPolicy::Largest, [3_333_334, 3_333_333, 3_333_333]),
        (SplitPolicy::Last, [3_333_333, 3_333_333, 3_333_334]),
    ] {
        let mut contract = contract.clone();
        let Clause::Included(payment) = &mut contract.payment else { panic!("a sale is paid") };
        payment.remainder = policy;
        let account = progress_on(&contract, &[], "2026-02-01", &calendar(&[])).account.expect("an account");
        let amounts: Vec<i64> = account.parts.iter().map(|part| part.position.amount.minor).collect();
        assert_eq!(amounts, expected, "{policy:?}");
    }
}

#[test]
fn a_plan_that_does_not_add_up_keeps_the_total_and_says_why() {
    let mut contract = sale(&mut Counter(0));
    let Clause::Included(payment) = &mut contract.payment else { panic!("a sale is paid") };
    let part = Instalment {
        id: InstalmentId(uuid_v7(1, [3; 10])),
        label: PartLabel::Progress,
        share: Share::Of(Ppm(900_000)),
        due: Due::On(day("2026-06-30")),
        condition: Wording::default(),
    };
    payment.plan = Plan::Instalments { parts: vec![part] };
    let found = progress_on(&contract, &[], "2026-02-01", &calendar(&[]));
    assert_eq!(found.facts.open_work.instalments, 1, "it is not done with");
    // no letter states an account whose parts nobody knows
    for (locale, words) in
        [(Locale::Zh, "各期比例合计不到 100%，还差 10%。"), (Locale::En, "The shares are 10% short of 100%.")]
    {
        assert_eq!(Text::new(locale).known_account(&found.account), Err(words.to_owned()));
    }
    let account = found.account.expect("an account");
    assert_eq!(account.misfit, Some(PlanError::Shares { difference: Ppm(100_000) }));
    assert_eq!((account.parts.len(), account.total), (0, Money::cny(10_000_000)));
    contract.lines.clear();
    let account = progress_on(&contract, &[], "2026-02-01", &calendar(&[])).account;
    assert!(Text::new(Locale::En).known_account(&account).is_ok(), "nothing is owed, and that is known");
    let account = account.expect("nothing to pay");
    assert_eq!((account.parts.len(), account.total, account.misfit), (0, Money::cny(0), None));
}

/// Whether a contract may be ended by a notice of 2026-06-01 so that it is over on a day.
fn end_by_notice(contract: &Contract, calendar: &WorkCalendar, by: Side, effective_on: &str) -> Result<(), Refusal> {
    let found = progress_on(contract, &[], "2026-06-01", calendar);
    let termination = Termination {
        notice_on: day("2026-06-01"),
        effective_on: day(effective_on),
        ground: TerminationGround::NoticeIndefinite,
        evidence: String::new(),
        note: String::new(),
    };
    let command = Command::Terminate { termination, claim: found.claim(by, None, calendar) };
    found.life.decide(command, day("2026-06-01"), &found.facts).map(|_| ())
}

#[test]
fn a_notice_in_working_days_ends_a_contract_by_its_own_calendar() {
    // a Monday; of the book, the Saturday of the same week is worked
    // and in Riyadh, from Sunday to Thursday, 28 June is free
    let free = CalendarYear::new(2026, [day("2026-06-28")], []).expect("a year");
    let riyadh = LocalCalendar {
        name: Wording::new("利雅得", "Riyadh"),
        week: BTreeSet::from([
            WeekDay::Sunday,
            WeekDay::Monday,
            WeekDay::Tuesday,
            WeekDay::Wednesday,
            WeekDay::Thursday,
        ]),
        years: vec![free],
    };
    let of_book = calendar(&["2026-06-06"]).with_place(riyadh.calendar());
    let mut contract = sale(&mut Counter(0));
    contract.term.length = TermLength::OpenEnded { start: day("2026-01-01") };
    contract.term.our_notice = Notice::Ahead(Period::working_days(20));
    let short = |earliest| Err(Refusal::NoticeTooShort { earliest: day(earliest) });
    for (what, of, before, earliest) in [
        ("the mainland", WorkingDays::MainlandChina, "2026-06-25", "2026-06-26"),
        ("a place whose days are kept", WorkingDays::Of(Wording::same("Riyadh")), "2026-06-29", "2026-06-30"),
        ("another place", WorkingDays::Of(Wording::new("德国", "Germany")), "2026-06-28", "2026-06-29"),
    ] {
        contract.definitions.working_days = of;
        assert_eq!(end_by_notice(&contract, &of_book, Side::Us, before), short(earliest), "{what}");
        assert_eq!(end_by_notice(&contract, &of_book, Side::Us, earliest), Ok(()), "{what}");
    }
    let found = progress_on(&contract, &[], "2026-06-01", &of_book);
    assert_eq!(found.facts.term, RunningTerm::OpenEnded { notice: TerminationNotice::WorkingDays(20) });
    // theirs counts by the same days, beside ours in days
    contract.definitions.working_days = WorkingDays::MainlandChina;
    contract.term.our_notice = Notice::Ahead(Period::days(30));
    contract.term.their_notice = Notice::Ahead(Period::working_days(20));
    for (by, before, earliest) in [(Side::Us, "2026-06-30", "2026-07-01"), (Side::Them, "2026-06-25", "2026-06-26")] {
        assert_eq!(end_by_notice(&contract, &of_book, by, before), short(earliest), "{by:?}");
        assert_eq!(end_by_notice(&contract, &of_book, by, earliest), Ok(()), "{by:?}");
    }
    // the days of the book are asked for when it is given, and not kept with every contract
    let asked = progress_on(&contract, &[], "2026-06-01", &of_book).ahead(&WorkCalendar::standard());
    assert_eq!(asked.calendar.as_deref(), Some(&WorkCalendar::standard()));
    contract.term.their_notice = Notice::Ahead(Period::months(3));
    assert_eq!(end_by_notice(&contract, &of_book, Side::Them, "2026-08-31"), short("2026-09-01"));
    assert_eq!(end_by_notice(&contract, &of_book, Side::Them, "2026-09-01"), Ok(()));
    // where no notice counts working days none are kept
    contract.term.our_notice = Notice::Ahead(Period::days(20));
    assert_eq!(progress_on(&contract, &[], "2026-06-01", &of_book).ahead(&of_book).calendar, None);
    assert_eq!(end_by_notice(&contract, &of_book, Side::Us, "2026-06-20"), short("2026-06-21"));
    assert_eq!(end_by_notice(&contract, &of_book, Side::Us, "2026-06-21"), Ok(()));
}

#[cfg(not(target_arch = "wasm32"))]
fn any_choice() -> impl Strategy<Value = RenewalChoice> {
    let later = |days: i64| day("2026-01-01").plus_days(days).expect("a date");
    prop_oneof![
        Just(RenewalChoice::Renew),
        (1_u16..30).prop_map(|months| RenewalChoice::RenewFor {
            months: std::num::NonZeroU16::new(months).expect("not nothing")
        }),
        (0_i64..1_500).prop_map(move |days| RenewalChoice::Decline { notice_on: later(days) }),
        Just(RenewalChoice::DeclineUnsent),
    ]
}

#[cfg(not(target_arch = "wasm32"))]
proptest! {
    /// The short form that the status reads says the same as the reckoning of terms, on every day.
    #[test]
    fn the_status_expires_exactly_with_the_term(
        decisions in prop::collection::vec((0_u32..4, any_choice(), 0_i64..1_500), 0..8),
        months in 1_u16..30,
        notice in 0_u16..90,
        kind in 0_u8..4,
        offset in -60_i64..2_000,
    ) {
        let start = day("2026-01-01");
        let later = |days: i64| start.plus_days(days).expect("a date");
        let decisions: Vec<RenewalDecision> = decisions
            .into_iter()
            .map(|(term_no, choice, days)| RenewalDecision { term_no, choice, decided_on: later(days) })
            .collect();
        let mut terms = sale(&mut Counter(0)).term;
        terms.length = TermLength::Months { start, months };
        terms.renewal = match kind {
            0 => Renewal::None,
            1 => Renewal::ByAgreement { talk_before: Period::days(notice) },
            2 => Renewal::Automatic { months, times: RenewalTimes::AtMost(2), objection: Objection::Before(Period::days(notice)) },
            _ => Renewal::Automatic { months, times: RenewalTimes::Unlimited, objection: Objection::NotStated },
        };
        let as_of = later(offset);
        let running = terms.running(&decisions, as_of, &calendar(&[])).expect("a term").value;
        let standing =
            term_standing(terms.length.into(), terms.renewal.reckoned(months), &decisions, as_of, &calendar(&[]));
        let expired = match standing.expect("a standing").value {
            TermStanding::Expired { last } => Some(last.end),
            TermStanding::Running { span, .. } => {
                let RunningTerm::Fixed { no, start, end, .. } = running else { panic!("{running:?}") };
                prop_assert_eq!((no, start, end), (span.no, span.start, span.end));
                None
            }
            TermStanding::Before { .. } | TermStanding::OpenEnded { .. } => None,
        };
        prop_assert_eq!(running.expired(as_of), expired);
    }

    /// A status asks for the term without its working: it is the same term, or the same refusal.
    #[test]
    fn the_running_term_is_the_same_without_its_working(
        decisions in prop::collection::vec((0_u32..3, any_choice(), 0_i64..1_500), 0..6),
        n in 0_u16..90,
        unit in prop_oneof![Just(Unit::Day), Just(Unit::WorkingDay), Just(Unit::Month)],
        length in 0_u8..5,
        renewal in 0_u8..4,
        offset in -60_i64..2_000,
        works in any::<bool>(),
    ) {
        let start = day("2026-01-01");
        let later = |days: i64| start.plus_days(days).expect("a date");
        let decisions: Vec<RenewalDecision> = decisions
            .into_iter()
            .map(|(term_no, choice, days)| RenewalDecision { term_no, choice, decided_on: later(days) })
            .collect();
        let notice = Period { n, unit };
        let mut terms = sale(&mut Counter(0)).term;
        terms.length = match length {
            0 => TermLength::Months { start, months: 0 },
            1 => TermLength::Months { start, months: 12 },
            2 => TermLength::Fixed { start, end: later(200) },
            3 => TermLength::OpenEnded { start },
            _ => TermLength::UntilPerformed { start },
        };
        terms.renewal = match renewal {
            0 => Renewal::None,
            1 => Renewal::ByAgreement { talk_before: notice },
            2 => Renewal::Automatic { months: 6, times: RenewalTimes::AtMost(2), objection: Objection::Before(notice) },
            _ => Renewal::Automatic { months: 12, times: RenewalTimes::Unlimited, objection: Objection::Before(notice) },
        };
        let never_working = WorkCalendar::new(WorkWeek::default(), DayHours::rest());
        let calendar = if works { calendar(&["2026-10-10", "2026-12-05"]) } else { never_working };
        let worked = terms.running(&decisions, later(offset), &calendar);
        let calendar_asked = !works && renewal != 0 && length < 3;
        prop_assert!(worked.is_ok() || calendar_asked || length == 0, "{:?}", worked);
        prop_assert_eq!(terms.running_value(&decisions, later(offset), &calendar), worked.map(|worked| worked.value));
    }

    /// Terms follow one another without a gap or an overlap, however long the sides agree to renew.
    #[test]
    fn agreed_terms_are_contiguous(
        start in 0_i64..4_000,
        months in 1_u16..30,
        renewals in prop::collection::vec(1_u16..30, 0..6),
        by_day in any::<bool>(),
    ) {
        let start = day("2020-01-31").plus_days(start).expect("a date");
        let decisions: Vec<RenewalDecision> = (0..)
            .zip(&renewals)
            .map(|(term_no, months)| RenewalDecision {
                term_no,
                choice: RenewalChoice::RenewFor { months: std::num::NonZeroU16::new(*months).expect("not nothing") },
                decided_on: start,
            })
            .collect();
        let first = exclusive_end(start, u32::from(months)).expect("an end").value;
        // so many months, or up to the very day they end on
        let length = if by_day {
            term::TermLength::Until(first.plus_days(-1).expect("a day"))
        } else {
            term::TermLength::Months(months)
        };
        let term = Term::Fixed { start, length };
        let agreed = renewal::Renewal::ByAgreement { months: 12, notice: Period::days(30) };
        let worked = term_standing(term, agreed, &decisions, day("9000-01-01"), &calendar(&[])).expect("a standing");
        let spans: Vec<TermSpan> = worked
            .working
            .iter()
            .filter_map(|line| if let TermLine::Span(SpanLine::Term(span)) = line { Some(*span) } else { None })
            .collect();
        prop_assert_eq!(spans.len(), renewals.len() + 1);
        prop_assert_eq!(spans[0].start, start);
        for pair in spans.windows(2) {
            prop_assert_eq!(pair[0].end.plus_days(1), Ok(pair[1].start));
        }
        let all: u32 = u32::from(months) + renewals.iter().map(|months| u32::from(*months)).sum::<u32>();
        let last = spans.last().expect("a term");
        let after = exclusive_end(start, all).map(|worked| worked.value);
        if !by_day {
            prop_assert_eq!(last.end.plus_days(1), after, "reckoned from the original start");
        }
    }
}

/// The renewal that a contract with this first term has, in months.
fn usual_renewal(start: Date, end: Date) -> u16 {
    let mut contract = sale(&mut Counter(0));
    contract.term.length = TermLength::Fixed { start, end };
    contract.term.renewal_months()
}

#[test]
fn a_renewal_by_agreement_is_as_long_as_a_first_term_of_whole_months_and_else_a_year() {
    for (start, end, months) in [
        ("2026-01-01", "2026-12-31", 12),
        ("2026-03-15", "2026-09-14", 6),
        ("2026-03-15", "2026-09-15", 12),
        ("2026-01-31", "2026-02-28", 1),
        ("2026-01-31", "2026-03-30", 2),
        ("2024-02-29", "2025-02-28", 12),
        ("2026-01-01", "2075-12-31", 600),
        ("2026-01-01", "2076-01-31", 12),
        ("2026-06-01", "2026-05-01", 12),
        ("2026-01-01", "9999-12-31", 12),
    ] {
        assert_eq!(usual_renewal(day(start), day(end)), months, "{start} to {end}");
    }
}

#[cfg(not(target_arch = "wasm32"))]
proptest! {
    #[test]
    fn the_renewal_is_the_only_number_of_months_that_leads_to_the_day_after_the_term(from in 0_i64..20_000, days in -5_i64..3_000) {
        let start = day("1990-01-01").plus_days(from).expect("a date");
        let end = start.plus_days(days).expect("a date");
        let after = end.plus_days(1).expect("a date");
        let fitting: Vec<u16> = (1..=600).filter(|months| exclusive_end(start, u32::from(*months)).is_ok_and(|it| it.value == after)).collect();
        let expected = match fitting.as_slice() {
            [only] => *only,
            none => { prop_assert!(none.is_empty()); 12 }
        };
        prop_assert_eq!(usual_renewal(start, end), expected);
    }
}
