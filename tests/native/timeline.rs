//! Everything that happened with a customer, in one list.

use std::collections::BTreeMap;

use counterpart::domain::activity::{Activity, ActivityKind};
use counterpart::domain::attachment::{Attachment, AttachmentKind, Content, Subject};
use counterpart::domain::calendar::moment::Moment;
use counterpart::domain::contract::amendment::Begins;
use counterpart::domain::contract::event::{ContractEvent, Fact};
use counterpart::domain::contract::party::Side;
use counterpart::domain::contract::plan;
use counterpart::domain::contract::service::{ServiceChannel, Urgency};
use counterpart::domain::customer::Level;
use counterpart::domain::date::Date;
use counterpart::domain::id::{
    ActivityId, AttachmentId, ContractEventId, ContractId, CustomerId, OpportunityId, PoolEventId, QuoteEventId,
    QuoteId, ReceiptId, TicketEventId, TicketId, uuid_v7,
};
use counterpart::domain::id::{NegotiationRoundId, ProposalEventId, ProposalId};
use counterpart::domain::lifecycle::contract::event::Event as ContractStep;
use counterpart::domain::lifecycle::digest::Digest;
use counterpart::domain::lifecycle::negotiation::Event as TalkStep;
use counterpart::domain::lifecycle::opportunity::{Event as SalesStep, StageKey};
use counterpart::domain::lifecycle::quote::Event as QuoteStep;
use counterpart::domain::lifecycle::ticket::TicketKind;
use counterpart::domain::lifecycle::ticket::command::Event as TicketStep;
use counterpart::domain::lifecycle::ticket::resolution::Resolution;
use counterpart::domain::line::DocumentDiscount;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::negotiation::{Channel, NegotiationRound, ProposalEvent};
use counterpart::domain::opportunity::Opportunity;
use counterpart::domain::pool::{Move, PoolEvent};
use counterpart::domain::quote::{Quote, QuoteEvent};
use counterpart::domain::receipt::{PaymentMethod, Receipt};
use counterpart::domain::repetition::{RepeatUnit, Repetition};
use counterpart::domain::tax::TaxMode;
use counterpart::domain::ticket::{Step, Ticket};
use counterpart::domain::timeline::{Bound, Entry, Noted, Pursuit, Sort, Sources, What, chosen, people, timeline};
use uuid::Uuid;

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// An id that was made so many minutes after the first.
fn made(minute: u64) -> Uuid {
    uuid_v7(1_760_000_000_000 + minute * 60_000, [0; 10])
}

fn customer() -> CustomerId {
    CustomerId(made(0))
}

fn call(minute: u64, on: &str, by: &str) -> Activity {
    Activity {
        id: ActivityId(made(minute)),
        customer: Some(customer()),
        lead: None,
        opportunity: None,
        kind: ActivityKind::Call,
        on: day(on),
        by: by.to_owned(),
        contact: None,
        further_contacts: Vec::new(),
        outcome: None,
        content: String::new(),
        next: String::new(),
        next_on: None,
        next_done_on: None,
        repeats: None,
        rounds: BTreeMap::new(),
    }
}

fn scan(minute: u64, on: &str) -> Attachment {
    Attachment {
        id: AttachmentId(made(minute)),
        subject: Subject::Customer(customer()),
        name: "scan.pdf".to_owned(),
        content: Content { sha256: Digest([7; 32]), size: 12, media_type: "application/pdf".to_owned() },
        kind: AttachmentKind::Scan,
        note: String::new(),
        added_on: day(on),
        by: "Shen".to_owned(),
        placed: None,
        shows: None,
        proves: None,
    }
}

fn receipt(minute: u64, on: &str) -> Receipt {
    Receipt {
        id: ReceiptId(made(minute)),
        customer: customer(),
        on: day(on),
        amount: Money::cny(100),
        method: PaymentMethod::Transfer,
        reference: String::new(),
        reverses: None,
        note: String::new(),
        reason: String::new(),
        against: String::new(),
        bank_line: None,
        purpose: String::new(),
    }
}

/// How a clerk would read an entry: the day, what, who.
fn read(entry: &Entry) -> String {
    let what = match &entry.what {
        What::FollowedUp(_) => "a call".to_owned(),
        What::StepDone(_) => "its step done".to_owned(),
        What::BecameActive => "active".to_owned(),
        What::BecameDormant => "dormant".to_owned(),
        What::Owner(_) => "handed over".to_owned(),
        What::Level { from, to } => format!("level {from:?} to {to:?}"),
        What::OpportunityBegan(_) => "a chance".to_owned(),
        What::OpportunityMoved(_, SalesStep::Moved { to, .. }) => format!("moved to {}", to.0),
        What::OpportunityMoved(_, SalesStep::Won { .. }) => "won".to_owned(),
        What::OpportunityMoved(_, SalesStep::Lost { .. }) => "lost".to_owned(),
        What::Quote(_, QuoteStep::Sent) => "quote sent".to_owned(),
        What::Quote(..) => "quote answered".to_owned(),
        What::Contract(_, Fact::Happened(_)) => "delivered".to_owned(),
        What::Contract(_, Fact::Life(ContractStep::Completed { .. })) => "completed".to_owned(),
        What::Contract(..) => "a step of a contract".to_owned(),
        What::Amendment(_, _, ContractStep::Signed { .. }) => "amendment signed".to_owned(),
        What::Amendment(..) => "a step of an amendment".to_owned(),
        What::RoundOpened(..) => "a round of talks".to_owned(),
        What::Proposal(..) => "a proposal answered".to_owned(),
        What::Receipt(_) => "money".to_owned(),
        What::TicketCame(_) => "a question".to_owned(),
        What::TicketMoved(..) => "its answer".to_owned(),
        What::Attached(_) => "a file".to_owned(),
        What::Entered => "entered".to_owned(),
        What::Merged(_) => "merged".to_owned(),
        What::Parted(_) => "parted".to_owned(),
    };
    let by = if entry.by.is_empty() { "–" } else { &entry.by };
    format!("{} {what}, {by}", entry.on)
}

fn told(entries: &[Entry]) -> Vec<String> {
    entries.iter().map(read).collect()
}

/// A year with a customer, with something of every sort.
struct Year {
    activities: Vec<Activity>,
    moves: Vec<PoolEvent>,
    sale: Opportunity,
    steps: Vec<(SalesStep, Date, i64)>,
    quote: Quote,
    quote_events: Vec<QuoteEvent>,
    contract_events: Vec<ContractEvent>,
    receipts: Vec<Receipt>,
    files: Vec<Attachment>,
    noted: Vec<Noted>,
}

fn year() -> Year {
    let step = |from: &str, to: &str| SalesStep::Moved {
        from: StageKey(from.to_owned()),
        to: StageKey(to.to_owned()),
        by: "Li".to_owned(),
    };
    let sale = Opportunity {
        id: OpportunityId(made(20)),
        customer: customer(),
        name: "flow meters".to_owned(),
        owner: "Zhou".to_owned(),
        contact: None,
        further_contacts: Vec::new(),
        amount: None,
        lines: BTreeMap::new(),
        currency: None,
        probability: None,
        expected_close: None,
        began_on: day("2026-01-12"),
        began_in: String::new(),
        competitor: String::new(),
        next: String::new(),
        next_on: None,
        contract: None,
        note: String::new(),
    };
    let quote = Quote {
        id: QuoteId(made(30)),
        number: "Q-1".to_owned(),
        version: 1,
        customer: customer(),
        opportunity: Some(sale.id),
        title: String::new(),
        on: day("2026-02-01"),
        valid_until: day("2026-03-01"),
        currency: Currency::CNY,
        tax_mode: TaxMode::TaxIncluded,
        discount: DocumentDiscount::default(),
        lines: BTreeMap::new(),
        payment: String::new(),
        delivery: String::new(),
        remark: String::new(),
        owner: "Zhou".to_owned(),
    };
    let contract = ContractId(made(40));
    let quote_events = vec![
        QuoteEvent { id: QuoteEventId(made(31)), quote: quote.id, on: day("2026-02-02"), fact: QuoteStep::Sent },
        QuoteEvent { id: QuoteEventId(made(33)), quote: quote.id, on: day("2026-02-10"), fact: QuoteStep::Accepted },
    ];
    let completed = ContractStep::Completed { on: day("2026-05-02"), by: "Shen".to_owned() };
    Year {
        activities: vec![
            Activity {
                next: "send samples".to_owned(),
                next_on: Some(day("2026-01-10")),
                next_done_on: Some(day("2026-01-09")),
                ..call(10, "2026-01-05", "Li")
            },
            call(11, "2026-01-05", "Shen"),
        ],
        moves: vec![PoolEvent {
            id: PoolEventId(made(60)),
            customer: customer(),
            on: day("2026-03-15"),
            by: "Shen".to_owned(),
            from: "Li".to_owned(),
            to: "Zhou".to_owned(),
            what: Move::HandedOver { reason: String::new() },
        }],
        steps: vec![
            (step("initial", "proposal"), day("2026-01-20"), 8),
            (SalesStep::Won { by: "Li".to_owned() }, day("2026-02-10"), 21),
        ],
        sale,
        quote,
        quote_events,
        contract_events: vec![
            ContractEvent {
                id: ContractEventId(made(41)),
                contract,
                on: day("2026-03-01"),
                fact: Fact::Happened(plan::Event::Delivery),
            },
            ContractEvent::of_life(ContractEventId(made(42)), contract, completed),
        ],
        receipts: vec![receipt(50, "2026-03-01")],
        files: vec![scan(45, "2026-02-25")],
        noted: vec![
            Noted { on: day("2026-01-05"), at_ms: 1_760_000_000_000, by: "Li".to_owned(), what: What::Entered },
            Noted {
                on: day("2026-04-01"),
                at_ms: 1_770_000_000_000,
                by: "Shen".to_owned(),
                what: What::Level { from: Level::C, to: Level::A },
            },
            Noted {
                on: day("2026-04-01"),
                at_ms: 1_770_000_060_000,
                by: "Shen".to_owned(),
                what: What::Merged(CustomerId(made(3))),
            },
        ],
    }
}

/// A question that was answered on the day after. That somebody was given it is not told beside everything else.
fn question() -> (Ticket, [Step; 2]) {
    let at = |text: &str| Moment::parse(text).unwrap();
    let ticket = Ticket {
        id: TicketId(made(60)),
        number: "FW-202603-0001".to_owned(),
        kind: TicketKind::Question,
        customer: customer(),
        contact: None,
        contract: None,
        area: None,
        clause: None,
        duty: None,
        product: None,
        channel: ServiceChannel::Email,
        severity: Urgency::Low,
        title: "a certificate".to_owned(),
        description: String::new(),
        wish: String::new(),
        received: at("2026-03-10T09:00"),
        by: "Shen".to_owned(),
    };
    let step = |minute, when, fact| Step {
        id: TicketEventId(made(minute)),
        at: at(when),
        by: "Shen".to_owned(),
        fact,
        level: None,
    };
    let given = TicketStep::Assigned { to: "Shen".to_owned(), next_update: None };
    let solved = TicketStep::Resolved { resolution: Resolution::default() };
    let steps = [step(61, "2026-03-10T09:30", given), step(62, "2026-03-11T10:00", solved)];
    (ticket, steps)
}

fn entries(year: &Year, as_of: &str) -> Vec<Entry> {
    let (ticket, steps) = question();
    let sources = Sources {
        amendments: Vec::new(),
        rounds: Vec::new(),
        proposal_events: Vec::new(),
        activities: year.activities.iter().collect(),
        moves: year.moves.iter().collect(),
        pursuits: vec![Pursuit { opportunity: &year.sale, moves: &year.steps }],
        quotes: vec![(&year.quote, year.quote_events.iter().collect())],
        contract_events: year.contract_events.iter().collect(),
        bound: vec![Bound { from: day("2026-02-20"), over: Some(day("2026-05-02")) }],
        receipts: year.receipts.iter().collect(),
        tickets: vec![(&ticket, &steps)],
        files: year.files.iter().collect(),
        noted: &year.noted,
    };
    timeline(&sources, day(as_of))
}

#[test]
fn a_year_with_a_customer_is_told_with_the_latest_first() {
    let all = entries(&year(), "2026-12-31");
    assert_eq!(
        told(&all),
        [
            "2026-05-02 dormant, –",
            "2026-05-02 completed, Shen",
            "2026-04-01 merged, Shen",
            "2026-04-01 level C to A, Shen",
            "2026-03-15 handed over, Shen",
            "2026-03-11 its answer, Shen",
            "2026-03-10 a question, Shen",
            "2026-03-01 money, –",
            "2026-03-01 delivered, –",
            "2026-02-25 a file, Shen",
            "2026-02-20 active, –",
            "2026-02-10 quote answered, Zhou",
            "2026-02-10 won, Li",
            "2026-02-02 quote sent, Zhou",
            "2026-01-20 moved to proposal, Li",
            "2026-01-12 a chance, Zhou",
            "2026-01-09 its step done, Li",
            "2026-01-05 a call, Shen",
            "2026-01-05 a call, Li",
            "2026-01-05 entered, Li",
        ]
    );
    assert_eq!(people(&all), ["Li", "Shen", "Zhou"]);
}

#[test]
fn amendments_and_talks_about_a_contract_are_told_too() {
    let terms = crate::amendments::contract(30_000, &[]);
    let amendment = crate::amendments::amendment(1, &terms, Some("2026-05-20"), Begins::OnSigning);
    let round = NegotiationRound {
        id: NegotiationRoundId(made(5)),
        contract: terms.id,
        number: 1,
        opened_on: day("2026-02-01"),
        side: Side::Them,
        channel: Channel::Mail,
        note: String::new(),
        file: None,
        package: None,
        received_parties: None,
        received_terms: None,
        closed: None,
    };
    let answer = ProposalEvent {
        id: ProposalEventId(made(6)),
        contract: terms.id,
        proposal: ProposalId(made(7)),
        on: day("2026-02-03"),
        by: "Zhou".to_owned(),
        fact: TalkStep::Rejected { reason: "too late".to_owned() },
    };
    let sources = Sources {
        amendments: vec![&amendment],
        rounds: vec![&round],
        proposal_events: vec![&answer],
        ..Sources::default()
    };
    let all = timeline(&sources, day("2026-12-31"));
    assert_eq!(
        told(&all),
        [
            "2026-05-20 amendment signed, –",
            "2026-05-20 amendment signed, –",
            "2026-05-20 a step of an amendment, 王砚秋",
            "2026-05-20 a step of an amendment, –",
            "2026-02-03 a proposal answered, Zhou",
            "2026-02-01 a round of talks, –",
        ]
    );
    assert!(all.iter().all(|it| it.what.sort() == Sort::Contract));
    assert_eq!(told(&timeline(&sources, day("2026-02-02"))), ["2026-02-01 a round of talks, –"]);
}

#[test]
fn an_earlier_day_knows_nothing_of_what_came_later() {
    assert_eq!(
        told(&entries(&year(), "2026-01-09")),
        ["2026-01-09 its step done, Li", "2026-01-05 a call, Shen", "2026-01-05 a call, Li", "2026-01-05 entered, Li"]
    );
    assert_eq!(entries(&year(), "2025-12-31"), []);
}

#[test]
fn a_sort_and_a_person_leave_what_is_of_both() {
    let all = entries(&year(), "2026-12-31");
    let filtered = |sort: Option<Sort>, by: Option<&str>| -> Vec<String> { chosen(&all, sort, by).map(read).collect() };
    assert_eq!(filtered(None, None).len(), 20);
    assert_eq!(filtered(Some(Sort::FollowUp), None), ["2026-01-05 a call, Shen", "2026-01-05 a call, Li"]);
    assert_eq!(filtered(Some(Sort::FollowUp), Some("Li")), ["2026-01-05 a call, Li"]);
    assert_eq!(filtered(Some(Sort::Receipt), Some("Li")), [""; 0]);
    assert_eq!(
        filtered(None, Some("Zhou")),
        ["2026-02-10 quote answered, Zhou", "2026-02-02 quote sent, Zhou", "2026-01-12 a chance, Zhou"]
    );
    assert_eq!(filtered(Some(Sort::Status), None), ["2026-05-02 dormant, –", "2026-02-20 active, –"]);
    assert_eq!(filtered(Some(Sort::Record), None), ["2026-04-01 merged, Shen", "2026-01-05 entered, Li"]);
    for sort in Sort::ALL {
        assert!(!filtered(Some(sort), None).is_empty(), "{sort:?} is told");
        assert_eq!(Sort::of(sort.name()), Some(sort));
    }
}

/// What binds, and the days on which the customer turns active or dormant.
#[test]
fn a_customer_is_active_while_any_contract_binds() {
    type Case = (&'static str, &'static [(&'static str, Option<&'static str>)], &'static [&'static str]);
    let cases: [Case; 6] = [
        ("no contract", &[], &[]),
        ("one that goes on", &[("2026-02-01", None)], &["2026-02-01 active, –"]),
        (
            "one after the other with a gap",
            &[("2026-02-01", Some("2026-03-01")), ("2026-06-01", None)],
            &["2026-06-01 active, –", "2026-03-01 dormant, –", "2026-02-01 active, –"],
        ),
        (
            "two that overlap",
            &[("2026-02-01", Some("2026-05-01")), ("2026-04-01", Some("2026-08-01"))],
            &["2026-08-01 dormant, –", "2026-02-01 active, –"],
        ),
        (
            "one begins on the day on which another is over",
            &[("2026-02-01", Some("2026-05-01")), ("2026-05-01", None)],
            &["2026-02-01 active, –"],
        ),
        ("over on the day it was signed", &[("2026-02-01", Some("2026-02-01"))], &[]),
    ];
    for (what, bound, expected) in cases {
        let bound = bound.iter().map(|(from, over)| Bound { from: day(from), over: over.map(day) }).collect();
        let sources = Sources { bound, ..Sources::default() };
        assert_eq!(told(&timeline(&sources, day("2026-12-31"))), expected, "{what}");
    }
}

#[test]
fn what_repeats_is_told_every_time_it_was_done() {
    let weekly = Activity {
        next_on: Some(day("2026-01-12")),
        repeats: Some(Repetition { every: 1, unit: RepeatUnit::Week }),
        rounds: BTreeMap::from([(day("2026-01-12"), day("2026-01-12")), (day("2026-01-19"), day("2026-01-21"))]),
        ..call(10, "2026-01-05", "Li")
    };
    let sources = Sources { activities: vec![&weekly], ..Sources::default() };
    assert_eq!(
        told(&timeline(&sources, day("2026-12-31"))),
        ["2026-01-21 its step done, Li", "2026-01-12 its step done, Li", "2026-01-05 a call, Li"]
    );
}

#[test]
fn the_order_in_which_things_are_read_does_not_matter() {
    let one = year();
    let mut other = year();
    other.activities.reverse();
    other.quote_events.reverse();
    other.contract_events.reverse();
    assert_eq!(entries(&one, "2026-12-31"), entries(&other, "2026-12-31"));
}
