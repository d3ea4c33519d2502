//! The sample book: the same for the same seed and day, sound by the rules of the domain, and with something of everything.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;

use counterpart::demo::YOU;
use counterpart::demo::{DemoBook, DemoError, MOST_CUSTOMERS, Seeded, book, many, many_with_contracts};
use counterpart::domain::account::{Account, Entries, Happened, account};
use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::calendar::moment::{Minute, Moment};
use counterpart::domain::collection::InstalmentStatus;
use counterpart::domain::consent::ConsentStatus;
use counterpart::domain::contract::Contract;
use counterpart::domain::contract::amendment::State;
use counterpart::domain::contract::event::{ContractEvent, Fact};
use counterpart::domain::contract::named::NamedParties;
use counterpart::domain::contract::party::ContractLanguage;
use counterpart::domain::contract::payment::Plan;
use counterpart::domain::contract::plan;
use counterpart::domain::contract::term::{Objection, Renewal};
use counterpart::domain::customer::Level;
use counterpart::domain::customer_days::{Dealing, DealingDays, staged};
use counterpart::domain::date::Date;
use counterpart::domain::dunning_rows::DunningRows;
use counterpart::domain::entity::Entity;
use counterpart::domain::id::{ContractId, NewId};
use counterpart::domain::late_fee::debt::ReceiptBook;
use counterpart::domain::lifecycle::contract::event::Event;
use counterpart::domain::lifecycle::contract::status::{ContractStatus, Effect, Facts};
use counterpart::domain::lifecycle::contract::{Life, status};
use counterpart::domain::lifecycle::customer::{CustomerStage, QuietDays};
use counterpart::domain::lifecycle::negotiation::Stage as TalkStage;
use counterpart::domain::lifecycle::opportunity::{Pipeline, Stage as OpportunityStage};
use counterpart::domain::lifecycle::sharing_scope::ScopeStatus;
use counterpart::domain::lifecycle::ticket::resolution::CallBack;
use counterpart::domain::lifecycle::ticket::{Stage, TicketKind};
use counterpart::domain::line::Line;
use counterpart::domain::money::Money;
use counterpart::domain::negotiation::standing::lives;
use counterpart::domain::opportunity::Worth;
use counterpart::domain::pool::{Case, Move, PoolEvent, PoolRules, Staying, Verdict, verdict};
use counterpart::domain::rate::Ppm;
use counterpart::domain::receipt::{Allocation, ClaimPart};
use counterpart::domain::registration_code::RegistrationCode;
use counterpart::domain::service_case::clocks;
use counterpart::domain::service_policy::ServicePolicy;
use counterpart::domain::set_off;
use counterpart::domain::standing::CustomerStanding;
use counterpart::domain::team::member::Member;
use counterpart::domain::team::naming::{Named, named};
use counterpart::domain::team::reports::under;
use counterpart::export::paper::{compose, plain_text};
use counterpart::record::canonical;
use counterpart::record::terms::with_terms;

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// The day on which the designs look at the book.
fn today() -> Date {
    day("2026-05-20")
}

fn sample(seed: u64, today: Date) -> DemoBook {
    book(today, &mut Seeded::new(seed)).unwrap()
}

fn json(book: &DemoBook) -> String {
    serde_json::to_string(book).unwrap()
}

fn life(book: &DemoBook, contract: ContractId) -> Vec<Event> {
    let own = book.contract_events.iter().filter(|event| event.contract == contract);
    own.filter_map(|event| match &event.fact {
        Fact::Life(step) => Some(step.clone()),
        Fact::Happened(_)
        | Fact::ForceMajeure(_)
        | Fact::Cure(_)
        | Fact::Settlement(_)
        | Fact::Transfer(_)
        | Fact::Promise(_) => None,
    })
    .collect()
}

fn account_of(book: &DemoBook, contract: &Contract, as_of: Date) -> Account {
    let own = book.contract_events.iter().filter(|event| event.contract == contract.id && event.on <= as_of);
    let mut happened = Happened::new();
    for event in own {
        match event.fact {
            Fact::Life(_)
            | Fact::ForceMajeure(_)
            | Fact::Cure(_)
            | Fact::Settlement(_)
            | Fact::Transfer(_)
            | Fact::Promise(_) => {}
            Fact::Happened(what) => {
                happened.insert(what, event.on);
            }
        }
    }
    let receipts = ReceiptBook::new(&book.receipts);
    let own: Vec<&Allocation> = book.allocations.iter().filter(|it| it.contract == contract.id).collect();
    let dunning = DunningRows {
        waivers: book.waivers.iter().collect(),
        costs: book.recovery_costs.iter().collect(),
        statements: book.late_fee_statements.iter().collect(),
    };
    let entries = Entries { receipts: &receipts, allocations: &own, dunning: &dunning.book(as_of) };
    account(&contract.brief(), &happened, None, &entries, &WorkCalendar::standard(), as_of).unwrap()
}

fn status_of(book: &DemoBook, contract: &Contract, as_of: Date) -> ContractStatus {
    let events = life(book, contract.id);
    let renewals = Life::known_on(&events, as_of).renewals;
    let term = contract.term.running(&renewals, as_of, &WorkCalendar::standard()).unwrap().value;
    let paid: BTreeSet<_> =
        book.allocations.iter().filter(|it| it.contract == contract.id).map(|it| it.receipt).collect();
    let first_payment = book.receipts.iter().filter(|it| paid.contains(&it.id)).map(|it| it.on).min();
    let facts = Facts { first_payment, ..Facts::of_term(term) };
    status(&events, &facts, as_of)
}

/// What a clerk calls the status.
fn called(status: ContractStatus) -> &'static str {
    match status {
        ContractStatus::Draft => "draft",
        ContractStatus::Negotiating => "negotiating",
        ContractStatus::InApproval => "in approval",
        ContractStatus::ToSign => "to sign",
        ContractStatus::PartSigned => "part-signed",
        ContractStatus::Signed { effect: Effect::On { .. } } => "signed, in force from a day",
        ContractStatus::Signed { .. } => "signed, waits",
        ContractStatus::Active { .. } => "in force",
        ContractStatus::Suspended { .. } => "suspended",
        ContractStatus::Terminating { .. } => "terminating",
        ContractStatus::Terminated { .. } => "terminated",
        ContractStatus::Expired { .. } => "expired",
        ContractStatus::Settling { .. } => "settling",
        ContractStatus::Completed { .. } => "completed",
        ContractStatus::Void { .. } => "void",
        ContractStatus::Archived { .. } => "archived",
    }
}

fn statuses(book: &DemoBook, as_of: Date) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for contract in &book.contracts {
        *counts.entry(called(status_of(book, contract, as_of))).or_insert(0) += 1;
    }
    counts
}

/// Every part of a contract that binds, as of a day: how late, where it stands, what is open.
fn claims(book: &DemoBook, as_of: Date) -> Vec<(i64, InstalmentStatus, Money)> {
    let binding = |contract: &&Contract| {
        !matches!(
            called(status_of(book, contract, as_of)),
            "draft" | "negotiating" | "in approval" | "to sign" | "part-signed" | "void"
        )
    };
    let accounts = book.contracts.iter().filter(binding).map(|contract| account_of(book, contract, as_of));
    accounts.flat_map(|account| account.parts).map(|part| (part.days_late, part.status, part.position.open)).collect()
}

fn overdue_days(book: &DemoBook, as_of: Date) -> Vec<i64> {
    let mut days: Vec<i64> = claims(book, as_of)
        .into_iter()
        .filter(|(_, status, _)| *status == InstalmentStatus::Overdue)
        .map(|(late, _, _)| late)
        .collect();
    days.sort_unstable();
    days
}

#[test]
fn the_same_seed_and_day_give_the_same_bytes() {
    assert_eq!(json(&sample(7, today())), json(&sample(7, today())));
    assert_ne!(json(&sample(7, today())), json(&sample(8, today())));
    let read: DemoBook = serde_json::from_str(&json(&sample(7, today()))).unwrap();
    assert_eq!(read, sample(7, today()));
}

#[test]
fn another_day_shifts_the_whole_book() {
    let (now, later) = (sample(7, today()), sample(7, day("2026-05-30")));
    for (earlier, later) in now.receipts.iter().zip(&later.receipts) {
        assert_eq!(earlier.on.days_until(later.on), 10);
    }
    for (earlier, later) in now.contract_events.iter().zip(&later.contract_events) {
        assert_eq!(earlier.on.days_until(later.on), 10);
        // what came from outside is written last, behind parts of which the day decides how many there are
        let is_from_outside = matches!(
            earlier.fact,
            Fact::ForceMajeure(_) | Fact::Cure(_) | Fact::Settlement(_) | Fact::Transfer(_) | Fact::Promise(_)
        );
        assert!(is_from_outside || earlier.id == later.id);
    }
    assert_eq!(overdue_days(&now, today()), overdue_days(&later, day("2026-05-30")));
}

#[test]
fn ids_are_of_version_7_rise_and_never_repeat() {
    let mut ids = Seeded::new(3);
    let made: Vec<_> = (0..10_000).map(|_| ids.new_id()).collect();
    assert!(made.iter().all(|id| id.get_version_num() == 7));
    assert!(made.is_sorted() && made.iter().collect::<BTreeSet<_>>().len() == made.len());
}

#[test]
fn every_contract_but_the_nearly_empty_draft_passes_its_own_check() {
    let book = sample(7, today());
    let failing: Vec<_> = book.contracts.iter().filter(|contract| !contract.check().is_empty()).collect();
    assert_eq!(failing.len(), 1, "{:?}", failing.iter().map(|it| (&it.title.zh, it.check())).collect::<Vec<_>>());
    assert!(failing[0].lines.is_empty());
}

#[test]
fn the_book_knows_a_contract_in_every_state() {
    let found = statuses(&sample(7, today()), today());
    let expected = [
        ("draft", 2),
        ("negotiating", 2),
        ("in approval", 1),
        ("part-signed", 1),
        ("signed, in force from a day", 1),
        ("signed, waits", 1),
        ("in force", 13),
        ("suspended", 1),
        ("terminating", 1),
        ("terminated", 1),
        ("expired", 1),
        ("completed", 1),
        ("void", 1),
        ("archived", 1),
    ];
    assert_eq!(found, BTreeMap::from(expected));
}

#[test]
fn every_step_fits_its_stage_and_nothing_lies_in_the_future() {
    let book = sample(7, today());
    for contract in &book.contracts {
        let life = Life::replay(&life(&book, contract.id));
        assert_eq!(life.anomalies, Vec::new(), "{}", contract.title.zh);
        assert!(contract.drafted_on <= today());
    }
    for event in &book.contract_events {
        assert!(event.on <= today());
        match &event.fact {
            Fact::Life(step) => assert_eq!(step.on(), event.on),
            Fact::Happened(_)
            | Fact::ForceMajeure(_)
            | Fact::Cure(_)
            | Fact::Settlement(_)
            | Fact::Transfer(_)
            | Fact::Promise(_) => {}
        }
    }
    assert!(book.receipts.iter().all(|receipt| receipt.on <= today()));
}

#[test]
fn evaluations_went_as_they_are_told_and_show_every_state() {
    use counterpart::domain::lifecycle::evaluation::Stage as Evaluated;
    let book = sample(7, today());
    let mut seen = BTreeSet::new();
    for it in &book.evaluations {
        let course = it.course(&book.evaluation_events, today());
        let told = book.evaluation_events.iter().filter(|event| event.evaluation == it.id).count();
        assert_eq!(course.events.len(), told, "{} takes no step that does not fit", it.id);
        assert_eq!(it.terms.problems(), []);
        assert!(it.span.last < today());
        seen.insert(match course.stage {
            Evaluated::Draft => "draft",
            Evaluated::Submitted { .. } => "submitted",
            Evaluated::Disputed { .. } => "disputed",
            Evaluated::Confirmed { .. } => "confirmed",
            Evaluated::Closed { .. } => "closed",
        });
    }
    assert_eq!(seen, BTreeSet::from(["closed", "confirmed", "disputed", "draft", "submitted"]));
    assert_eq!(book.evaluation_plans.len(), 2);
    let balanced: Vec<usize> =
        book.evaluation_plans.iter().filter_map(|it| it.terms.perspectives()).map(|it| it.len()).collect();
    assert_eq!(balanced, [4], "one of them is a balanced scorecard: each of its metrics belongs to a perspective");
    assert!(book.contracts.iter().any(|it| it.targets.terms().is_some()));
}

#[test]
fn sharing_went_as_it_is_told_and_nobody_is_in_a_list_who_did_not_agree() {
    let book = sample(7, today());
    let seen: Vec<&str> = book
        .sharing_scopes
        .iter()
        .map(|scope| {
            let course = scope.course(&book.sharing_scope_events, today());
            let told = book.sharing_scope_events.iter().filter(|it| it.scope == scope.id).count();
            assert_eq!(course.steps.len(), told, "{} takes no step that does not fit", scope.number);
            match course.status(scope, today()) {
                ScopeStatus::Draft => "draft",
                ScopeStatus::Agreed => "agreed",
                ScopeStatus::Active => "active",
                ScopeStatus::Blocked { .. } => "blocked",
                ScopeStatus::Expired { .. } => "expired",
                ScopeStatus::Ended { .. } => "ended",
                ScopeStatus::Closed => "closed",
            }
        })
        .collect();
    assert_eq!(seen, ["active", "expired", "closed", "draft", "active"]);
    assert_eq!(book.sharing_events.len(), 4, "three lists were given, one received");
    for scope in &book.sharing_scopes {
        let contract = book.contracts.iter().find(|it| Some(it.id) == scope.contract).expect("a contract");
        let item = &contract.sharing.terms().expect("a clause").register[0];
        assert_eq!(contract.customer, scope.customer, "{}", scope.number);
        assert_eq!(
            (&scope.what, scope.valid_to),
            (&item.what.zh, Some(item.end)),
            "{}: as the clause has it",
            scope.number
        );
    }
    for given in &book.sharing_events {
        let day = given.at.date();
        for who in book.contacts.iter().filter(|it| given.people.contains(&it.id)) {
            assert_eq!(who.consent.status(day), ConsentStatus::Given, "{}", who.name);
        }
    }
    assert!(book.sharing_events.iter().any(|it| !it.people.is_empty() && !it.left_out.is_empty()));
    for leak in &book.incidents {
        let told = book.incident_events.iter().filter(|it| it.incident == leak.id).count();
        assert_eq!(leak.course(&book.incident_events, today()).steps.len(), told, "{}", leak.title);
        let scope = leak.scope.and_then(|id| book.sharing_scopes.iter().find(|it| it.id == id));
        assert!(scope.is_none_or(|it| Some(it.customer) == leak.customer), "{}", leak.title);
        for contract in book.contracts.iter().filter(|it| Some(it.customer) == leak.customer) {
            let said = contract.personal_information.terms().map(|it| it.breach_notice_hours);
            assert!(said.is_none_or(|hours| hours == leak.notice_hours), "{}: as the contract has it", leak.title);
        }
    }
    assert_eq!(book.incidents.iter().filter(|it| it.scope.is_some()).count(), 1, "one is of what was shared");
    assert_eq!((book.incidents.len(), book.undertakings.len()), (2, 4));
    for leak in &book.incidents {
        let course = leak.course(&book.incident_events, today());
        assert!(leak.owed(&course).is_empty(), "{}: everybody was told", leak.title);
    }
    let open = book.subject_requests.iter().filter(|it| it.is_open(today())).count();
    assert_eq!((book.subject_requests.len(), open), (3, 1));
}

#[test]
fn tickets_went_as_they_are_told_and_show_every_way_a_ticket_can_stand() {
    let book = sample(7, today());
    let end = Moment::new(today(), Minute::parse("23:59").unwrap()).unwrap();
    let (calendar, policy) = (WorkCalendar::standard(), ServicePolicy::default());
    let mut seen = BTreeMap::new();
    let mut late = 0;
    for ticket in &book.tickets {
        let course = ticket.course(&book.ticket_events, end);
        let told = book.ticket_events.iter().filter(|it| it.ticket == ticket.id).count();
        assert_eq!(course.steps.len(), told, "{} takes no step that does not fit", ticket.title);
        assert!(course.steps.iter().all(|step| step.at >= ticket.received && step.at.date() <= today()));
        if course.is_closed() && ticket.kind == TicketKind::Complaint {
            let Stage::Closed { resolution, call_back, .. } = &course.state.stage else { panic!("closed") };
            assert!(!resolution.cause.is_empty() && !resolution.corrective_action.is_empty());
            assert_ne!(*call_back, CallBack::NotMade);
        }
        let name = match &course.state.stage {
            Stage::New => "new",
            Stage::Assigned { .. } => "assigned",
            Stage::InProgress { .. } if course.state.reopened > 0 => "reopened",
            Stage::InProgress { .. } => "at work",
            Stage::WaitingCustomer { .. } => "waiting",
            Stage::Resolved { .. } => "solved",
            Stage::Closed { .. } => "closed",
        };
        *seen.entry(name).or_insert(0) += 1;
        let clocks = clocks(ticket, &course, None, &policy, &calendar, end);
        late += usize::from(clocks.is_late(&course));
    }
    let expected = [("new", 1), ("reopened", 1), ("at work", 3), ("waiting", 1), ("solved", 1), ("closed", 5)];
    assert_eq!(seen, BTreeMap::from(expected));
    assert!(late >= 1, "one is late");
    let numbers: BTreeSet<&str> = book.tickets.iter().map(|it| it.number.as_str()).collect();
    assert_eq!(numbers.len(), book.tickets.len());
}

#[test]
fn what_was_signed_is_the_contract_as_it_stands() {
    let book = sample(7, today());
    for contract in &book.contracts {
        let customer = book.customers.iter().find(|it| it.id == contract.customer).unwrap();
        let parties = NamedParties::in_text(contract, &book.own_entity, customer);
        let mut value = serde_json::to_value(contract).unwrap();
        value["parties"] = serde_json::to_value(&parties).unwrap();
        assert!(canonical::bytes(&value).is_ok(), "the whole of it is in the digest");
        for step in life(&book, contract.id) {
            if let Event::Submitted { submission, .. } = &step {
                assert_eq!(submission.parties.as_deref(), Some(&parties), "{}", contract.number);
            }
            if let Event::Signed { signature } = step {
                assert_eq!(signature.sha256.0, canonical::digest(&value), "{}", contract.number);
            }
        }
    }
}

#[test]
fn the_versions_of_a_contract_that_was_returned_are_what_was_shared_and_submitted() {
    let book = sample(7, today());
    assert_eq!(book.contract_versions.iter().map(|it| it.number).collect::<Vec<_>>(), [1, 2]);
    for version in &book.contract_versions {
        let mut value = serde_json::to_value(&version.terms).unwrap();
        value["parties"] = serde_json::to_value(&version.parties).unwrap();
        assert_eq!(version.sha256.0, canonical::digest(&value), "version {}", version.number);
        assert_eq!((version.terms.id, version.terms.total().expect("a total").minor > 0), (version.contract, true));
    }
    let [first, second] = book.contract_versions.as_slice() else { panic!("two versions") };
    let events = life(&book, second.contract);
    let on = |wanted: fn(&Event) -> bool| events.iter().find(|event| wanted(event)).map(Event::on);
    assert_eq!(on(|event| matches!(event, Event::Shared { .. })), Some(first.on));
    assert_eq!(on(|event| matches!(event, Event::Submitted { .. })), Some(second.on));
    let submitted = events.iter().find_map(|event| {
        if let Event::Submitted { submission, .. } = event { Some(submission.version) } else { None }
    });
    let submitted = submitted.expect("it was submitted");
    assert_eq!((submitted.number, submitted.sha256), (2, second.sha256));
    // the draft answers what the approver asked for, and nothing else differs
    let present = book.contracts.iter().find(|it| it.id == second.contract).expect("a contract");
    assert!(second.terms.special.is_blank() && !present.special.is_blank());
    assert_eq!(Contract { special: second.terms.special.clone(), ..present.clone() }, second.terms);
}

#[test]
fn one_amendment_is_in_force_and_one_waits_for_the_customer() {
    let book = sample(7, today());
    let of = |id| book.contracts.iter().find(|it| it.id == id).expect("a contract");
    let [longer, larger] = book.amendments.as_slice() else { panic!("two amendments") };
    for amendment in &book.amendments {
        let contract = of(amendment.contract);
        assert_eq!(amendment.number, format!("{}-BC01", contract.number));
        let first = amendment.steps.values().next().expect("a step");
        let Event::Submitted { submission, .. } = first else { panic!("it was submitted") };
        let mut value = serde_json::to_value(&amendment.terms).unwrap();
        value["parties"] = serde_json::to_value(submission.parties.as_deref().expect("parties")).unwrap();
        assert_eq!(submission.version.sha256.0, canonical::digest(&value), "{}", amendment.number);
        assert!(amendment.life(today()).anomalies.is_empty());
    }
    assert!(matches!(longer.state(today()), State::Binds { .. }), "{:?}", longer.state(today()));
    assert_eq!(larger.state(today()), State::PartSigned);
    // the parts that were paid keep their amounts, and all of them come to the new one
    let claims = |contract: &Contract| -> Vec<i64> {
        let payment = contract.payment.terms().expect("payment");
        let claims = payment.claims(contract.total().expect("a total")).expect("claims").value;
        claims.iter().map(|(_, amount, _)| amount.minor).collect()
    };
    let (before, after) = (claims(of(larger.contract)), claims(&larger.terms));
    assert_eq!((before.len(), after.len()), (3, 3));
    assert_eq!(before[..2], after[..2]);
    assert!(after[2] > before[2]);
    assert_eq!(after.iter().sum::<i64>(), larger.terms.total().expect("a total").minor);
}

#[test]
fn the_talks_about_a_contract_fit_its_draft() {
    let book = sample(7, today());
    assert_eq!(book.negotiation_rounds.iter().map(|it| it.number).collect::<Vec<_>>(), [1, 2]);
    let lives = lives(&book.proposals, &book.proposal_events);
    let mut stages = BTreeMap::new();
    for proposal in &book.proposals {
        let contract = book.contracts.iter().find(|it| it.id == proposal.contract).expect("its contract");
        assert!(book.negotiation_rounds.iter().any(|it| it.id == proposal.round));
        let after = with_terms(contract, &proposal.changes).expect("its terms fit the draft");
        let life = &lives[&proposal.id];
        assert!(life.anomalies.is_empty());
        let (name, is_new) = match &life.stage {
            TalkStage::Open => ("open", true),
            TalkStage::Accepted { .. } => ("accepted", false),
            TalkStage::Rejected { .. } => ("rejected", true),
            TalkStage::Countered { .. } => ("countered", true),
            TalkStage::Withdrawn { .. } => ("withdrawn", true),
        };
        assert_eq!(after != *contract, is_new, "what was accepted stands in the draft: {proposal:?}");
        *stages.entry(name).or_insert(0) += 1;
    }
    assert_eq!(stages, [("accepted", 1), ("countered", 1), ("open", 2), ("rejected", 1)].into());
}

#[test]
fn a_fact_reads_back_as_it_was_written() {
    let book = sample(7, today());
    let happened = book.contract_events.iter().find(|it| it.fact == Fact::Happened(plan::Event::Delivery)).unwrap();
    let written = serde_json::to_value(happened).unwrap();
    assert_eq!(written["fact"], serde_json::json!({ "happened": "delivery" }));
    for event in &book.contract_events {
        let written = serde_json::to_value(event).unwrap();
        assert_eq!(serde_json::from_value::<ContractEvent>(written).unwrap(), *event);
    }
    assert_eq!(ContractEvent::KIND.name(), "contract_event");
}

#[test]
fn allocations_never_exceed_their_receipt() {
    let book = sample(7, today());
    for receipt in &book.receipts {
        let counted: i64 =
            book.allocations.iter().filter(|it| it.receipt == receipt.id).map(|it| it.amount.minor).sum();
        assert!(counted <= receipt.amount.minor.max(0), "{}", receipt.reference);
    }
    let advance: i64 = book.receipts.iter().map(|it| it.amount.minor).sum::<i64>()
        - book.allocations.iter().map(|it| it.amount.minor).sum::<i64>()
        // the bill that bounced is still counted towards its part, and its receipt is taken back
        + 14_920_000;
    assert_eq!(advance, 3_800_000, "38,000.00 is kept as money in advance");
    let back: Vec<_> = book.receipts.iter().filter(|it| it.reverses.is_some()).collect();
    assert!(back.len() == 1 && !back[0].reason.is_empty(), "it says why");
    // what was set off ends debts to the last cent, and names the other one
    let without_cash: Vec<_> = book.receipts.iter().filter(|it| it.is_set_off()).collect();
    assert_eq!(without_cash.len(), 1);
    for receipt in without_cash {
        let own = book.allocations.iter().filter(|it| it.receipt == receipt.id).map(|it| it.amount);
        let counted = Money::sum(own, receipt.amount.currency).unwrap();
        assert_eq!(set_off::check(receipt, counted, today()), Ok(()));
    }
    assert!(book.allocations.iter().any(|it| it.part == ClaimPart::LateFee));
}

#[test]
fn an_invoice_at_the_wrong_rate_was_taken_back_and_written_anew_at_the_right_one() {
    let book = sample(7, today());
    let red: Vec<_> = book.invoices.iter().filter(|it| it.red_of.is_some()).collect();
    let [red] = red.as_slice() else { panic!("one red invoice: {red:?}") };
    let wrong = book.invoices.iter().find(|it| Some(it.id) == red.red_of).unwrap();
    let anew: Vec<_> = book
        .invoices
        .iter()
        .filter(|it| it.instalments == wrong.instalments && it.id != wrong.id && it.id != red.id)
        .collect();
    let [anew] = anew.as_slice() else { panic!("one written anew: {anew:?}") };
    assert_eq!([wrong.tax_rate, red.tax_rate, anew.tax_rate], [60_000, 60_000, 130_000].map(Ppm));
    assert_eq!([red.gross.minor, anew.gross.minor], [-wrong.gross.minor, wrong.gross.minor]);
}

#[test]
fn money_is_late_due_soon_paid_and_partly_paid() {
    let book = sample(7, today());
    assert_eq!(overdue_days(&book, today()), [3, 12, 50, 70, 104]);
    let claims = claims(&book, today());
    let open = |late: i64| {
        let due = |status| !matches!(status, InstalmentStatus::Paid | InstalmentStatus::NotDue);
        claims.iter().find(|(days, status, _)| *days == late && due(*status)).unwrap()
    };
    assert_eq!(open(50).2, Money::cny(7_000_000));
    assert_eq!(open(12).2, Money::cny(14_920_000));
    assert_eq!(open(3).2, Money::cny(9_600_000));
    assert_eq!((open(0).1, open(0).2), (InstalmentStatus::Due, Money::cny(20_580_000)));
    assert_eq!((open(-11).1, open(-11).2), (InstalmentStatus::DueSoon, Money::cny(14_725_000)));
    for wanted in [InstalmentStatus::Paid, InstalmentStatus::Partial, InstalmentStatus::NotDue] {
        assert!(claims.iter().any(|(_, status, _)| *status == wanted), "{wanted:?}");
    }
}

#[test]
fn late_money_costs_what_the_clause_says() {
    let book = sample(7, today());
    let fee = |title: &str, part: usize| {
        let contract = book.contracts.iter().find(|it| it.title.zh == title).unwrap();
        account_of(&book, contract, today()).parts[part].late_fee.clone().unwrap().value
    };
    // 20 days on 200,000, 22 on 120,000, 8 on 70,000, at 0.05 % a day
    assert_eq!(fee("泵站改造供货合同", 1).owed, Money::cny(360_000));
    // a statement claimed 20 days on 200,000 and 20 on 120,000; a lawyer's letter cost 1,500
    let claimed = fee("泵站改造供货合同", 1);
    assert_eq!([claimed.claimed, claimed.claimable].map(|it| it.minor), [320_000, 40_000]);
    assert_eq!(claimed.open.cost, Money::cny(150_000));
    // 18 days on 357,500, of which half was waived
    let forgiven = fee("三年供货合同", 3);
    assert_eq!((forgiven.total, forgiven.owed), (Money::cny(321_750), Money::cny(160_875)));
    // 20 days on 256,000, paid with the part
    assert_eq!(fee("管网监测一期供货合同", 1).owed, Money::cny(0));
}

#[test]
fn a_month_later_more_is_overdue() {
    let book = sample(7, today());
    let later = today().plus_months(1).unwrap();
    // what was late is 31 days later; the rest fell due 30, 28, 26, 25, 23, 19 and 11 days from today, and today
    assert_eq!(overdue_days(&book, later), [1, 3, 5, 6, 8, 12, 20, 31, 34, 43, 81, 101, 135]);
}

#[test]
fn plans_terms_and_languages_are_of_every_sort() {
    let book = sample(7, today());
    let plans = |wanted: fn(&Plan) -> bool| {
        book.contracts.iter().filter_map(|it| it.payment.terms()).filter(|it| wanted(&it.plan)).count()
    };
    assert!(plans(|plan| matches!(plan, Plan::LumpSum { .. })) >= 2);
    assert!(plans(|plan| matches!(plan, Plan::Milestones { .. })) >= 1);
    assert!(
        plans(|plan| plan.parts().iter().all(|it| it.share == plan::Share::Equal) && !plan.parts().is_empty()) >= 4
    );
    let language =
        |wanted: fn(ContractLanguage) -> bool| book.contracts.iter().filter(|it| wanted(it.language)).count();
    assert_eq!(language(|it| it == ContractLanguage::En), 1);
    assert_eq!(language(|it| matches!(it, ContractLanguage::Both { .. })), 1);
    let bilingual = book.contracts.iter().find(|it| matches!(it.language, ContractLanguage::Both { .. })).unwrap();
    let names: Vec<(&str, &str)> = bilingual.lines.values().map(Line::names).collect();
    let meter = ("科里奥利质量流量计", "Coriolis mass flow meter");
    assert_eq!(names, [meter, ("安装指导与首年检定", "Installation guidance and first-year verification")]);
    let ends = |days: i64| {
        let end = today().plus_days(days).unwrap();
        book.contracts.iter().find(|it| it.term.length.last_day().unwrap() == Some(end)).unwrap()
    };
    assert_eq!(ends(40).title.zh, "计量服务合同");
    let Renewal::Automatic { objection: Objection::Before(before), .. } = ends(41).term.renewal else { panic!() };
    assert_eq!(41 - i64::from(before.n), 11, "the last day to say no is in 11 days");
}

#[test]
fn customers_have_codes_contacts_levels_and_owners() {
    let book = sample(7, today());
    assert_eq!(RegistrationCode::read(&book.own_entity.code).unwrap().as_str(), book.own_entity.code);
    for customer in &book.customers {
        if customer.address.region != "新加坡" {
            assert_eq!(RegistrationCode::read(&customer.code).unwrap().as_str(), customer.code);
        }
        assert!(book.contacts.iter().any(|it| it.customer == customer.id));
        assert!(customer.email.ends_with("@example.com"));
    }
    assert!(book.contacts.iter().all(|it| it.email.ends_with("@example.com") && it.phone.starts_with("139 0000")));
    let levels: BTreeSet<Level> = book.customers.iter().map(|it| it.level).collect();
    assert_eq!(levels, BTreeSet::from([Level::A, Level::B, Level::C, Level::D]));
    let owners: BTreeSet<&str> = book.customers.iter().map(|it| it.owner.as_str()).collect();
    // nobody for what is in the pool, and one who has left and still has a customer
    assert_eq!(owners, BTreeSet::from(["", "李景行", "周以宁", "沈嘉树", "王砚秋", "程书意"]));
}

#[test]
fn some_customers_sleep_and_one_is_lost() {
    let book = sample(7, today());
    let stage = |name: &str| {
        let id = book.customers.iter().find(|it| it.short_name == name).map(|it| it.id).expect(name);
        assert!(!book.contracts.iter().any(|it| it.customer == id), "{name}");
        let said = book.activities.iter().filter(|it| it.customer == Some(id)).map(|it| (it.on, Dealing::Contact));
        let bought = book.purchases.iter().filter(|it| it.customer == id).map(|it| (it.on, Dealing::Purchase));
        let days = DealingDays::of(said.chain(bought));
        staged(&CustomerStanding::default(), [&days].into_iter(), QuietDays::default(), today()).stage
    };
    for (name, expected) in [
        ("汀兰纺织", CustomerStage::Dormant),
        ("北固船配", CustomerStage::Dormant),
        ("青衣化工", CustomerStage::Lost),
        ("云门制药", CustomerStage::Prospect),
    ] {
        assert_eq!(stage(name), expected, "{name}");
    }
}

#[test]
fn contract_numbers_follow_the_day_of_the_draft() {
    let book = sample(7, today());
    let numbers: BTreeSet<&str> = book.contracts.iter().map(|it| it.number.as_str()).collect();
    assert_eq!(numbers.len(), book.contracts.len());
    let drafts = book.contracts.iter().filter(|it| it.number.starts_with("HT-202605-")).map(|it| it.number.as_str());
    assert_eq!(drafts.collect::<Vec<_>>(), ["HT-202605-0001", "HT-202605-0002"]);
    assert!(book.contracts.is_sorted_by_key(|it| it.drafted_on));
}

#[test]
fn amounts_lie_between_a_small_service_and_the_great_distribution() {
    let book = sample(7, today());
    let totals: BTreeSet<i64> =
        book.contracts.iter().filter(|it| !it.lines.is_empty()).map(|it| it.total().expect("a total").minor).collect();
    assert_eq!(totals.first(), Some(&4_800_000));
    assert_eq!(totals.last(), Some(&236_000_000));
}

#[test]
fn the_book_opens_on_any_usual_day() {
    for text in ["2024-02-29", "2026-01-01", "2026-12-31", "2027-08-31", "2099-06-15"] {
        let today = day(text);
        let book = sample(1, today);
        assert_eq!(overdue_days(&book, today), [3, 12, 50, 70, 104], "{text}");
        assert_eq!(statuses(&book, today), statuses(&sample(7, self::today()), self::today()), "{text}");
    }
    assert!(matches!(book(day("9999-12-31"), &mut Seeded::new(1)), Err(DemoError::Exact(_))));
    assert!(matches!(book(day("1900-01-01"), &mut Seeded::new(1)), Err(DemoError::Exact(_))));
}

#[test]
fn many_customers_have_names_and_codes_of_their_own() {
    let book = many(7, 20_000, today()).unwrap();
    let different = |texts: BTreeSet<&str>| assert_eq!(texts.len(), 20_000);
    different(book.customers.iter().map(|it| it.name.as_str()).collect());
    different(book.customers.iter().map(|it| it.code.as_str()).collect());
    different(book.customers.iter().map(|it| it.number.as_str()).collect());
    for customer in book.customers.iter().step_by(97) {
        assert_eq!(RegistrationCode::read(&customer.code).unwrap().as_str(), customer.code);
    }
    assert!(book.contacts.len() > book.customers.len() && book.contracts.is_empty());
    assert_eq!(json(&many(7, 500, today()).unwrap()), json(&many(7, 500, today()).unwrap()));
    assert_ne!(json(&many(7, 500, today()).unwrap()), json(&many(8, 500, today()).unwrap()));
    assert_eq!(
        many(7, MOST_CUSTOMERS + 1, day("9999-12-31")).unwrap_err(),
        DemoError::TooMany { most: MOST_CUSTOMERS }
    );
}

#[test]
fn many_contracts_are_sound_and_in_different_states_of_payment() {
    let book = many_with_contracts(7, 600, NonZeroUsize::new(4).unwrap(), today()).unwrap();
    assert_eq!(book.contracts.len(), 150);
    for contract in &book.contracts {
        assert_eq!(contract.check(), Vec::new());
        assert!(Life::replay(&life(&book, contract.id)).anomalies.is_empty());
    }
    assert!(book.receipts.iter().all(|it| it.on <= today()) && book.contract_events.iter().all(|it| it.on <= today()));
    let claims = claims(&book, today());
    for wanted in
        [InstalmentStatus::Overdue, InstalmentStatus::Paid, InstalmentStatus::DueSoon, InstalmentStatus::NotDue]
    {
        assert!(claims.iter().any(|(_, status, _)| *status == wanted), "{wanted:?}");
    }
}

#[test]
fn no_paper_of_the_sample_book_ends_a_sentence_twice() {
    let book = sample(1, today());
    for contract in &book.contracts {
        let customer = book.customers.iter().find(|it| it.id == contract.customer).expect("its customer");
        let text = plain_text(&compose(contract, &book.own_entity, customer, contract.language));
        for doubled in ["。。", "；。", "，。", ";.", ",."] {
            assert!(!text.contains(doubled), "{} has {doubled}", contract.number);
        }
        let dots = text.match_indices("..").find(|(at, _)| !text[*at..].starts_with("..."));
        assert_eq!(dots, None, "{}", contract.number);
    }
}

#[test]
fn the_follow_ups_of_the_demo_ask_for_something_on_the_day_and_nothing_before_it_was_said() {
    let book = sample(1, today());
    let customers: BTreeSet<_> = book.customers.iter().map(|it| it.id).collect();
    let mut due = 0;
    for activity in &book.activities {
        let lead = activity.lead.is_some_and(|id| book.leads.iter().any(|it| it.id == id));
        assert!(activity.customer.map_or(lead, |id| customers.contains(&id)));
        assert!(activity.on <= today(), "nothing was said tomorrow");
        assert_eq!(activity.next.is_empty(), activity.next_on.is_none());
        assert!(activity.next_done_on.is_none_or(|done| done <= today()));
        if let Some(contact) = activity.contact {
            let person = book.contacts.iter().find(|it| it.id == contact).unwrap();
            assert_eq!(Some(person.customer), activity.customer);
        }
        if activity.next_step(today(), 3).is_some() && activity.next_on <= Some(today()) {
            due += 1;
        }
    }
    assert_eq!(due, 3, "one is late and two are for today");
}

#[test]
fn the_pipeline_of_the_demo_has_every_stage_and_every_answer_and_no_fact_that_does_not_fit() {
    let book = sample(1, today());
    let pipeline = Pipeline::default();
    let mut stages = BTreeMap::new();
    for opportunity in &book.opportunities {
        let events: Vec<_> = book.opportunity_events.iter().filter(|it| it.opportunity == opportunity.id).collect();
        let standing = opportunity.standing(&events, &[], &pipeline, today());
        assert!(standing.life.anomalies.is_empty(), "{}", opportunity.name);
        assert_eq!(opportunity.next.is_empty(), opportunity.next_on.is_none(), "{}", opportunity.name);
        let stage = match standing.life.stage {
            OpportunityStage::Open { at, .. } => at.0,
            OpportunityStage::Won { .. } => "won".to_owned(),
            OpportunityStage::Lost { .. } => "lost".to_owned(),
        };
        *stages.entry(stage).or_insert(0) += 1;
    }
    let expected = [("initial", 3), ("lost", 3), ("needs", 3), ("negotiation", 3), ("proposal", 4), ("won", 2)];
    assert_eq!(stages, expected.map(|(stage, n)| (stage.to_owned(), n)).into());
    let mut answers = BTreeMap::new();
    for quote in &book.quotes {
        assert!(quote.total().is_ok_and(|total| !total.is_zero()), "{}", quote.number);
        assert!(quote.life(&book.quote_events, today()).anomalies.is_empty(), "{}", quote.number);
        *answers.entry(format!("{:?}", quote.state(&book.quote_events, today()))).or_insert(0) += 1;
    }
    assert_eq!(
        answers,
        [("Accepted", 1), ("Draft", 1), ("Rejected", 1), ("Sent", 3)].map(|(s, n)| (s.to_owned(), n)).into()
    );
    for lead in &book.leads {
        assert!(lead.life(&book.lead_events, today()).anomalies.is_empty(), "{}", lead.name());
    }
}

#[test]
fn an_opportunity_of_the_demo_that_is_noted_by_the_piece_comes_to_the_amount_that_is_told_of_it() {
    let book = sample(1, today());
    let lined: Vec<_> = book.opportunities.iter().filter(|it| !it.lines.is_empty()).collect();
    assert_eq!(lined.len(), 1);
    for it in lined {
        assert_eq!(it.worth(&[]), Worth::Lined(Money::cny(52_800_000)), "{}", it.name);
        assert_eq!(it.amount, Some(Money::cny(52_800_000)), "{}", it.name);
    }
    assert!(book.opportunities.iter().any(|it| it.contacts().count() > 1), "some go through several of them");
    for it in &book.opportunities {
        for id in it.contacts() {
            let person = book.contacts.iter().find(|person| person.id == id).expect("a person");
            assert_eq!(person.customer, it.customer, "{}", it.name);
        }
    }
}

#[test]
fn the_people_of_the_demo_look_after_its_customers_and_neglect_a_few() {
    let book = sample(1, today());
    let people: Vec<&Member> = book.members.iter().collect();
    let whose = |name: &str| named(name, &people, today());
    for customer in &book.customers {
        assert_ne!(whose(&customer.owner), Named::Outsider, "{}", customer.owner);
    }
    let Named::Member(you) = whose(YOU) else { panic!("{YOU}") };
    assert_eq!(under(you, &people).len(), 5, "you look after five people");
    let left: Vec<&str> = book.members.iter().filter(|it| it.has_left(today())).map(|it| it.name.as_str()).collect();
    assert_eq!(left, ["程书意"]);
    assert_eq!(book.customers.iter().filter(|it| it.owner == "程书意").count(), 1, "one is left to hand over");

    let mut found: Vec<(&str, &str)> = Vec::new();
    for customer in &book.customers {
        let events: Vec<&PoolEvent> = book.pool_events.iter().filter(|it| it.customer == customer.id).collect();
        let of_customer = book.activities.iter().filter(|it| it.customer == Some(customer.id));
        let case = Case {
            owner: &customer.owner,
            level: customer.level,
            live: book.contracts.iter().any(|it| it.customer == customer.id),
            since: customer.since,
            touched: of_customer.map(|it| it.on).collect(),
            dealt: Vec::new(),
            events: events.clone(),
        };
        let what = match verdict(&case, &PoolRules::default(), today()) {
            Verdict::Falls(_) => "falls",
            Verdict::Stays(Staying::InPool) => "in the pool",
            Verdict::Stays(Staying::Protected { .. }) => "protected",
            Verdict::Stays(_) => continue,
        };
        found.push((&customer.short_name, what));
        for event in events {
            assert!(event.on <= today());
            if let Move::Neglected { since, days } = event.what {
                assert_eq!(since.days_until(event.on), i64::from(days));
                assert!(days >= 90);
            }
        }
    }
    found.sort_unstable();
    assert_eq!(
        found,
        [
            ("云门制药", "falls"),
            ("白沙酿造", "falls"),
            ("禾丰印染", "protected"),
            ("西陵水电", "in the pool"),
            ("青鸟冷链", "in the pool"),
        ]
    );
}

#[test]
fn disputes_stand_at_several_steps_and_one_settlement_among_what_is_owed() {
    use counterpart::domain::dispute::owed::OwedError;
    use counterpart::domain::money::Currency;

    let book = sample(7, today());
    let mut owed = Vec::new();
    for dispute in &book.disputes {
        let course = dispute.course(&book.dispute_events, today());
        let told = book.dispute_events.iter().filter(|it| it.dispute == dispute.id).count();
        assert_eq!(course.told.len(), told, "{} takes no step that does not fit", dispute.title);
        if course.owed().is_some() {
            owed.push((dispute, course));
        }
    }
    assert_eq!(book.disputes.iter().map(|it| &it.number).collect::<BTreeSet<_>>().len(), 6);
    let [(dispute, course)] = owed.as_slice() else { panic!("one settlement is owed: {}", owed.len()) };
    let contract = book.contracts.iter().find(|it| Some(it.id) == dispute.contract).expect("its contract");
    assert_eq!((contract.title.zh.as_str(), dispute.customer), ("自动化集成供货合同", contract.customer));
    // half by 1 July, half by 1 August, as was agreed; what stands there is not put there again
    let sums = course.settled_under(contract.id);
    let told: Vec<_> = sums.iter().map(|it| (it.due, it.amount)).collect();
    assert_eq!(told, [(day("2026-07-01"), Money::cny(600_000)), (day("2026-08-01"), Money::cny(600_000))]);
    assert_eq!(course.to_be_owed(Some(Currency::CNY)), Err(OwedError::Already));
    // beside the plan they make the contract owe 12,000.00 more, and nothing of it is late
    let plain = account_of(&book, contract, today());
    let receipts = ReceiptBook::new(&book.receipts);
    let own: Vec<&Allocation> = book.allocations.iter().filter(|it| it.contract == contract.id).collect();
    let dunning = DunningRows::default().book(today()).with_settled(sums);
    let entries = Entries { receipts: &receipts, allocations: &own, dunning: &dunning };
    let brief = contract.brief();
    let with = account(&brief, &Happened::new(), None, &entries, &WorkCalendar::standard(), today()).unwrap();
    let beside: Vec<_> = with.parts.iter().filter(|it| it.settles == Some(dispute.id)).map(|it| it.status).collect();
    assert_eq!(beside, [InstalmentStatus::NotDue; 2]);
    assert_eq!(with.open.minor - plain.open.minor, 1_200_000);
    assert_eq!(with.overdue, plain.overdue);
}

#[test]
fn a_dispute_came_of_a_broken_duty_went_to_the_court_of_its_clause_and_is_enforced() {
    use counterpart::domain::dispute::event::Fact as Told;
    use counterpart::domain::lifecycle::dispute::Stage;
    use counterpart::domain::lifecycle::dispute::command::Event as Step;
    use counterpart::domain::lifecycle::dispute::forum::AgreedForum;

    let book = sample(7, today());
    let dispute = book.disputes.iter().find(|it| !it.duty.is_empty()).expect("one of a duty");
    assert_eq!(dispute.duty_title, "十日内腾出安装场地");
    let duty = book.duties.iter().find(|it| dispute.duty == format!("{}/once", it.key())).expect("that duty");
    assert_eq!((duty.title.as_str(), Some(duty.contract)), ("十日内腾出安装场地", dispute.contract));
    assert_eq!(dispute.way().agreed, AgreedForum::Litigation, "the clause names the court");
    let course = dispute.course(&book.dispute_events, today());
    assert!(matches!(course.state.stage, Stage::Enforcement { .. }), "{:?}", course.state.stage);
    let decided = course.told.iter().find_map(|it| {
        let Told::Step(Step::Decided { sum, .. }) = &it.fact else { return None };
        Some((it.on, *sum))
    });
    // thirty days before 20 May
    assert_eq!(decided, Some((day("2026-04-20"), Some(Money::cny(950_000)))));
    assert!(course.filed().is_some(), "what was claimed stands as it was filed");
}

#[test]
fn a_remedy_was_given_for_a_ticket_that_its_clause_allows() {
    use counterpart::domain::contract::service::Remedy;
    use counterpart::domain::lifecycle::ticket::command::Event as Step;

    let book = sample(7, today());
    let remedied = book.ticket_events.iter().find_map(|it| {
        let Step::Remedied { remedy, .. } = &it.fact else { return None };
        Some((it.ticket, *remedy))
    });
    let (ticket, remedy) = remedied.expect("a remedy");
    assert_eq!(remedy, Remedy::Replace);
    let ticket = book.tickets.iter().find(|it| it.id == ticket).expect("its ticket");
    assert_eq!(ticket.title, "换热站热量表不走字，供热无法计量");
    let contract = book.contracts.iter().find(|it| Some(it.id) == ticket.contract).expect("its contract");
    assert!(contract.service.terms().is_some_and(|it| it.remedies.contains(&remedy)));
}

#[test]
fn a_low_grade_was_followed_by_a_plan_to_improve() {
    use counterpart::domain::lifecycle::evaluation::Stage as Evaluated;

    let book = sample(7, today());
    let improved = book.evaluations.iter().filter_map(|it| {
        let course = it.course(&book.evaluation_events, today());
        course.improvement().map(|plan| (course, plan))
    });
    let improved: Vec<_> = improved.collect();
    let [(course, plan)] = improved.as_slice() else { panic!("{} plans to improve", improved.len()) };
    // sixty days from 8 May on
    assert_eq!((plan.agreed, plan.until), (day("2026-05-08"), day("2026-07-07")));
    assert!(matches!(course.stage, Evaluated::Closed { .. }));
    assert_eq!(course.actions().len(), 2, "what is to be done is written down as tasks");
    for task in course.actions() {
        assert!(book.tasks.iter().any(|it| it.id == task));
    }
}

#[test]
fn the_duties_of_the_sample_are_kept_as_a_rule_and_some_are_not() {
    use counterpart::domain::duties::days::{DayLine, DueOn, Subject};
    use counterpart::domain::duties::matter::Matter;
    use counterpart::domain::duties::record::Duty;
    use counterpart::domain::duties::rows::{Recorded, Row, Standing, rows};
    use counterpart::domain::duties::timeline::{Cut, Timeline};
    use counterpart::domain::lifecycle::obligation::Stage;
    use counterpart::domain::materials::course::Course;
    use counterpart::domain::materials::settled::{Settled, settled};
    use counterpart::domain::materials::terms::promised;
    use counterpart::domain::progress::progress;
    use counterpart::domain::sharing::settled::{Registered, settled as shared};

    let (book, as_of, calendar) = (sample(7, today()), today(), WorkCalendar::standard());
    let receipts = ReceiptBook::new(book.receipts.iter());
    let mut all: Vec<Row> = Vec::new();
    let (mut by_register, mut early) = (Vec::new(), 0);
    for contract in &book.contracts {
        let brief = contract.brief();
        let events: Vec<_> = book.contract_events.iter().filter(|it| it.contract == contract.id).collect();
        let counted: Vec<_> = book.allocations.iter().filter(|it| it.contract == contract.id).collect();
        let dunning = DunningRows::default().book(as_of);
        let entries = Entries { receipts: &receipts, allocations: &counted, dunning: &dunning };
        let standing = progress(&brief, &events, &entries, &calendar, as_of).unwrap();
        let Some(timeline) = Timeline::of(&brief, &standing, None, &calendar, as_of) else { continue };
        let own: Vec<&Duty> = book.duties.iter().filter(|it| it.contract == contract.id).collect();
        let told = book.duty_events.iter().filter(|it| it.contract == contract.id);
        let recorded = Recorded::of(told, as_of);
        let handed: Vec<_> = book.material_events.iter().filter(|it| it.contract == contract.id).collect();
        let mut settled = settled(&brief.promises, |promise| {
            let terms = promised(&promise.matter)?;
            Some(Course::of(&promise.key(), handed.iter().copied()).tally(terms, as_of))
        });
        let registered: Vec<Registered<'_>> = book
            .sharing_scopes
            .iter()
            .filter(|it| it.contract == Some(contract.id))
            .map(|scope| Registered {
                scope,
                course: scope.course(&book.sharing_scope_events, as_of),
                given: book.sharing_events.iter().filter(|it| it.scope == scope.id).collect(),
            })
            .collect();
        let of_register = shared(&brief.promises, brief.sharing.as_ref(), &registered, &timeline, |_| false);
        by_register.extend(of_register.keys().cloned());
        settled.extend(of_register.into_iter().map(|(id, it)| (id, Settled::Done(it.on))));
        // a contract under notice ends what it shares before the last day of the row
        let promises = brief.promises.iter();
        let end_uses = promises.filter(|it| matches!(it.matter, Matter::EndUse { .. }));
        early += end_uses
            .flat_map(|it| it.why(Subject::Once, &timeline, Cut::default()))
            .filter(|line| matches!(line, DayLine::End(_)))
            .count();
        all.extend(rows(&brief.promises, &own, &recorded, &timeline.with_settled(&settled)));
    }
    by_register.sort();
    assert_eq!(by_register, ["end_use/once", "share/once", "share/once", "share/once", "share/once"]);
    assert_eq!(early, 1, "that of the contract under notice");
    let count = |wanted: fn(&Standing) -> bool| all.iter().filter(|it| wanted(&it.standing)).count();
    assert_eq!(count(|it| matches!(it, Standing::Life(Stage::Waived { .. }))), 1);
    assert_eq!(count(|it| matches!(it, Standing::Life(Stage::Breached { .. }))), 1);
    assert_eq!(count(|it| matches!(it, Standing::Life(Stage::Submitted { .. }))), 1);
    assert!(count(|it| matches!(it, Standing::Life(Stage::Fulfilled { .. }))) > 20);
    let open: Vec<_> = all.iter().filter(|it| it.dueness(as_of).is_some()).collect();
    let late = open.iter().filter(|it| matches!(it.due, DueOn::Day(day) if day < as_of)).count();
    assert_eq!(late, 1, "theirs: nobody has inspected");
    let week = |it: &&&Row| matches!(it.due, DueOn::Day(day) if (0..=7).contains(&as_of.days_until(day)));
    let soon = open.iter().filter(week).count();
    assert!((1..=6).contains(&soon), "{soon} within the week");
}

#[test]
fn every_material_of_the_sample_fits_and_one_loan_is_late() {
    use counterpart::domain::lifecycle::due::Dueness;
    use counterpart::domain::materials::course::Course;
    use counterpart::domain::materials::tally::Standing;
    use counterpart::domain::materials::terms::promised;

    let (book, as_of) = (sample(7, today()), today());
    let mut known = BTreeSet::new();
    let (mut late, mut used_up, mut lost) = (0, 0, 0);
    for it in &book.materials {
        let course = Course::of(&it.key(), &book.material_events);
        assert_eq!(course.misfits(it.terms()), 0, "{}", it.what);
        let standing = course.tally(it.terms(), as_of).standing(it.due, it.return_by, as_of);
        late += usize::from(matches!(standing, Standing::OnLoan(Dueness::Overdue { .. })));
        used_up += usize::from(standing == Standing::Consumed);
        lost += usize::from(standing == Standing::Lost);
        known.insert(it.key());
    }
    assert_eq!(late, 1, "the stand of the pump stations");
    assert_eq!((used_up, lost), (1, 1), "the seals to try, and the meter that was drowned");
    for contract in &book.contracts {
        let handed: Vec<_> = book.material_events.iter().filter(|it| it.contract == contract.id).collect();
        for promise in contract.dated_promises() {
            let Some(terms) = promised(&promise.matter) else { continue };
            let course = Course::of(&promise.key(), handed.iter().copied());
            assert_eq!(course.misfits(terms), 0, "{}", promise.key());
            if !handed.is_empty() {
                known.insert(promise.key());
            }
        }
    }
    for event in &book.material_events {
        assert!(known.contains(&event.material), "{} is no material", event.material);
    }
}

#[test]
fn commission_was_booked_paid_set_free_and_clawed_back_and_a_run_waits() {
    use counterpart::domain::commission::CommissionMethod;
    use counterpart::domain::incentive::entry::Cause;
    use counterpart::domain::incentive::plan::IncentivePlan;
    use counterpart::domain::lifecycle::commission_entry::Stage as EntryStage;
    use counterpart::domain::lifecycle::incentive::Stage as PlanStage;
    use counterpart::domain::lifecycle::payout_run::Stage as RunStage;

    let book = sample(7, today());
    let mut methods = BTreeSet::new();
    for plan in &book.incentive_plans {
        let whole: i64 = plan.participants.iter().map(|it| it.share.0).sum();
        assert_eq!(whole, 1_000_000, "{}", plan.name);
        assert!(plan.facts().tiers > 0);
        methods.insert(match plan.pay.method {
            CommissionMethod::Marginal(_) => "bands",
            CommissionMethod::Whole(_) => "whole",
            CommissionMethod::PerUnit(_) => "units",
            CommissionMethod::OnTarget { .. } => "target",
        });
        let life = plan.life(&book.incentive_events, today());
        assert!(life.anomalies.is_empty());
        assert_eq!(life.stage == PlanStage::Draft, plan.version == 2, "{} {}", plan.name, plan.version);
    }
    assert_eq!(methods.len(), 4);
    let is_retired =
        |plan: &&IncentivePlan| matches!(plan.life(&book.incentive_events, today()).stage, PlanStage::Retired { .. });
    let retired: Vec<_> = book.incentive_plans.iter().filter(is_retired).map(|it| it.name.as_str()).collect();
    assert_eq!(retired, ["季度签约冲刺奖金"]);
    let causes: BTreeSet<String> = book.commission_entries.iter().map(|it| format!("{:?}", it.cause)).collect();
    assert!(causes.contains("Receipt") && causes.contains("ClawBack"), "{causes:?}");
    // the tenth that was held back of the last quarter of 2025 is free ninety days after its end
    let freed: Vec<_> = book.commission_entries.iter().filter(|it| it.cause == Cause::Release).collect();
    assert!(!freed.is_empty(), "{causes:?}");
    assert!(freed.iter().all(|it| it.earned.is_zero() && it.held.minor < 0), "{freed:?}");
    for entry in &book.commission_entries {
        let standing = entry.standing(&book.incentive_events, today());
        assert!(!matches!(standing.stage, EntryStage::Reversed { .. }));
        assert!(entry.cause != Cause::ClawBack || entry.earned.minor < 0, "a claw-back takes away");
    }
    let stages: Vec<RunStage> =
        book.payout_runs.iter().map(|it| it.life(&book.incentive_events, today()).stage).collect();
    assert!(stages.iter().any(|it| matches!(it, RunStage::Paid { .. })));
    assert_eq!(stages.iter().filter(|it| **it == RunStage::Made).count(), 1, "one waits to be approved");
    for run in &book.payout_runs {
        let stage = run.life(&book.incentive_events, today()).stage;
        for id in &run.entries {
            let entry = book.commission_entries.iter().find(|it| it.id == *id).expect("an entry of the book");
            let paid = entry.standing(&book.incentive_events, today()).paid_on.is_some();
            assert_eq!(paid, matches!(stage, RunStage::Paid { .. }));
        }
    }
}
