//! Talks about a contract: terms as changes, what accepting does, who gave what, packages there and back.

use std::collections::BTreeSet;

use counterpart::domain::contract::Contract;
use counterpart::domain::contract::clause::{Clause, ClauseId};
use counterpart::domain::contract::named::NamedParties;
use counterpart::domain::contract::party::Side;
use counterpart::domain::contract::plan::Period;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::exact::ExactError;
use counterpart::domain::id::{
    ContractId, FallbackId, NegotiationRoundId, PackageId, ProposalEventId, ProposalId, uuid_v7,
};
use counterpart::domain::lifecycle::negotiation::{Event, Stage};
use counterpart::domain::money::Money;
use counterpart::domain::negotiation::balance::{Balance, Tally};
use counterpart::domain::negotiation::clause::{by_clause, clause_of};
use counterpart::domain::negotiation::package::{Misfit, PackageFault, PackedProposal};
use counterpart::domain::negotiation::standing::lives;
use counterpart::domain::negotiation::{Proposal, ProposalEvent, TermChange};
use counterpart::domain::rate::Quantity;
use counterpart::record::terms::{changed_terms, moved_terms, with_terms};
use counterpart::sync::package::{Making, come_home, read, write};
use proptest::prelude::*;

use crate::paper::contracts::{customer, day, flow_meters, own, samples};

/// `contract`, as if it were the other one's: what stays at home is as there.
fn of_the_book_of(contract: &Contract, home: &Contract) -> Contract {
    Contract {
        id: home.id,
        own_entity: home.own_entity,
        customer: home.customer,
        owner: home.owner.clone(),
        drafted_from: home.drafted_from,
        note: home.note.clone(),
        circumstances: home.circumstances.clone(),
        acknowledged: home.acknowledged.clone(),
        ..contract.clone()
    }
}

fn change(path: &str, from: Option<&str>, to: Option<&str>) -> TermChange {
    TermChange { path: path.to_owned(), from: from.map(str::to_owned), to: to.map(str::to_owned) }
}

#[test]
fn what_makes_one_contract_of_another_makes_it() {
    for before in samples() {
        for after in samples() {
            let changes = changed_terms(&before, &after);
            let made = with_terms(&before, &changes).expect("the changes fit what they were found in");
            assert_eq!(made, of_the_book_of(&after, &before));
            assert_eq!(moved_terms(&before, &changes), Vec::<&str>::new());
        }
    }
}

#[test]
fn a_changed_term_is_named_by_its_place_and_says_what_it_was() {
    let before = flow_meters();
    let mut after = before.clone();
    after.delivery.warranty = Period::months(24);
    after.special = Wording::new("辅材由卖方提供。", "");
    after.note = "对方催得急".to_owned();
    let changes = changed_terms(&before, &after);
    let paths: Vec<&str> = changes.iter().map(|it| it.path.as_str()).collect();
    assert!(paths.contains(&"delivery/warranty/n"), "{paths:?}");
    assert!(paths.iter().any(|path| path.starts_with("special")), "{paths:?}");
    // a note is nobody's business
    assert!(!paths.iter().any(|path| path.starts_with("note")), "{paths:?}");
}

#[test]
fn accepting_keeps_what_the_draft_changed_elsewhere_meanwhile() {
    let proposed_to = flow_meters();
    let mut wanted = proposed_to.clone();
    wanted.delivery.warranty = Period::months(24);
    let changes = changed_terms(&proposed_to, &wanted);
    let mut draft = proposed_to.clone();
    draft.delivery.inspection = Period::days(20);
    draft.special = Wording::same("new");
    let accepted = with_terms(&draft, &changes).expect("it fits");
    assert_eq!(accepted.delivery.warranty, Period::months(24));
    assert_eq!((accepted.delivery.inspection, &accepted.special), (Period::days(20), &draft.special));
    assert_eq!(accepted.note, draft.note);
    // the same term changed meanwhile is told
    draft.delivery.warranty = Period::months(18);
    assert_eq!(moved_terms(&draft, &changes), ["delivery/warranty/n"]);
}

fn check_misfit(changes: &[TermChange], expected: &Misfit) {
    assert_eq!(with_terms(&flow_meters(), changes).as_ref(), Err(expected), "{changes:?}");
}

#[test]
fn what_does_not_fit_is_refused() {
    let nowhere = |path: &str| Misfit::NoPlace { path: path.to_owned() };
    check_misfit(&[change("delivery/no/such", None, Some("1"))], &nowhere("delivery/no/such"));
    check_misfit(&[change("delivery/gone", Some("1"), None)], &nowhere("delivery/gone"));
    // what stays at home is not for others to change
    for path in ["customer", "own_entity", "id", "note", "owner", "acknowledged/PAY-01", "circumstances"] {
        check_misfit(&[change(path, None, Some("\"x\""))], &nowhere(path));
    }
    // a value that the term cannot have, one that is no JSON, one that would be lost
    check_misfit(&[change("delivery/warranty/n", Some("12"), Some("\"twelve\""))], &Misfit::NotAContract);
    check_misfit(&[change("delivery/warranty/n", Some("12"), Some("tw"))], &Misfit::NotAContract);
    check_misfit(&[change("delivery/unknown", None, Some("1"))], &Misfit::NotAContract);
}

#[test]
fn a_term_belongs_to_its_clause() {
    for (path, clause) in [
        ("title/zh", None),
        ("signing/ours/name", None),
        ("lines/019b76da-a9e1-7e9f-b226-dbf064f92b91/quantity", Some(ClauseId::Subject)),
        ("price/tax_rate", Some(ClauseId::Price)),
        ("payment/included/plan/instalments/parts", Some(ClauseId::Payment)),
        ("payment/included/late_fee/rate", Some(ClauseId::LatePayment)),
        ("general/law", Some(ClauseId::GoverningLaw)),
        ("special/zh", Some(ClauseId::SpecialTerms)),
        ("term/length/months/months", Some(ClauseId::Term)),
    ] {
        assert_eq!(clause_of(path), clause, "{path}");
    }
    let group = |path: &str| change(path, None, Some("1"));
    let groups = by_clause(vec![group("special/zh"), group("delivery/a"), group("title/zh"), group("delivery/b")]);
    let counted: Vec<_> = groups.iter().map(|(clause, changes)| (*clause, changes.len())).collect();
    assert_eq!(counted, [(None, 1), (Some(ClauseId::Delivery), 2), (Some(ClauseId::SpecialTerms), 1)]);
}

fn proposal(at: u64, side: Side) -> Proposal {
    Proposal {
        id: ProposalId(uuid_v7(at, [0; 10])),
        contract: ContractId(uuid_v7(1, [0; 10])),
        round: NegotiationRoundId(uuid_v7(2, [0; 10])),
        side,
        clause: Some(ClauseId::Delivery),
        changes: Vec::new(),
        reason: String::new(),
        fallback: String::new(),
        fallback_of: None,
        answers: None,
    }
}

fn told(at: u64, of: u64, fact: Event) -> ProposalEvent {
    ProposalEvent {
        id: ProposalEventId(uuid_v7(at, [0; 10])),
        contract: ContractId(uuid_v7(1, [0; 10])),
        proposal: ProposalId(uuid_v7(of, [0; 10])),
        on: day("2026-05-20"),
        by: String::new(),
        fact,
    }
}

fn accepted(before: i64, after: i64) -> Event {
    Event::Accepted { comment: String::new(), before: Money::cny(before), after: Money::cny(after) }
}

#[test]
fn a_fallback_that_was_cleared_again_is_not_noted() {
    let warranty = FallbackId(uuid_v7(30, [0; 10]));
    let used = |clause: ClauseId| (clause == ClauseId::Delivery).then_some(warranty);
    for (clause, words, expected) in [
        (Some(ClauseId::Delivery), "18 months", Some(warranty)),
        (Some(ClauseId::Delivery), "", None),
        (Some(ClauseId::Payment), "by the month", None),
        (None, "18 months", None),
    ] {
        let mut it = Proposal { clause, fallback: words.to_owned(), ..proposal(10, Side::Us) };
        it.start_from(used);
        assert_eq!(it.fallback_of, expected, "{clause:?} {words:?}");
    }
    // noted before, and cleared when it was written anew
    let mut it = Proposal { fallback_of: Some(warranty), ..proposal(10, Side::Us) };
    it.start_from(used);
    assert_eq!(it.fallback_of, None);
}

#[test]
fn who_gave_what_is_counted_by_the_side_that_asked() {
    let all = [proposal(10, Side::Them), proposal(11, Side::Them), proposal(12, Side::Us), proposal(13, Side::Them)];
    let events = [
        told(21, 11, Event::Countered { with: ProposalId(uuid_v7(12, [0; 10])) }),
        told(20, 10, accepted(30_000_000, 29_500_000)),
        told(22, 12, accepted(29_500_000, 29_700_000)),
    ];
    let lives = lives(&all, &events);
    let stages = all.iter().map(|it| (it.side, &lives[&it.id].stage));
    let balance = Balance::of(stages).expect("sums");
    let theirs = Tally { proposed: 3, open: 1, accepted: 1, countered: 1, ..Tally::default() };
    let ours = Tally { proposed: 1, accepted: 1, ..Tally::default() };
    assert_eq!((balance.theirs, balance.ours, balance.open()), (theirs, ours, 1));
    assert_eq!(balance.moved_by_theirs, [Money::cny(-500_000)]);
    assert_eq!(balance.moved_by_ours, [Money::cny(200_000)]);
}

/// What two proposals of theirs moved the amount from and to, in fen, and by how much together.
#[test]
fn what_was_given_way_to_is_added_up_or_has_no_sum() {
    const MOST: i64 = i64::MAX;
    let cases = [
        ([(0, 5), (5, 3)], Ok(vec![Money::cny(3)])),
        ([(0, 5), (5, 0)], Ok(vec![])),
        // on the way it is more than an amount holds, in the end it is not
        ([(0, MOST), (MOST, 1)], Ok(vec![Money::cny(1)])),
        ([(-2, MOST), (MOST, 0)], Ok(vec![Money::cny(2)])),
        ([(0, MOST), (0, 1)], Err(ExactError::Overflow)),
    ];
    for (moves, expected) in cases {
        let all = [proposal(10, Side::Them), proposal(11, Side::Them)];
        let events = [(20, 10, moves[0]), (21, 11, moves[1])]
            .map(|(event, of, (before, after))| told(event, of, accepted(before, after)));
        let lives = lives(&all, &events);
        let balance = Balance::of(all.iter().map(|it| (it.side, &lives[&it.id].stage)));
        assert_eq!(balance.map(|it| it.moved_by_theirs), expected, "{moves:?}");
    }
}

#[test]
fn of_two_answers_given_apart_the_first_one_stands_and_the_other_is_kept() {
    let all = [proposal(10, Side::Them)];
    let no = Event::Rejected { reason: "no".to_owned() };
    let lives = lives(&all, &[told(21, 10, accepted(1, 1)), told(20, 10, no)]);
    let life = &lives[&all[0].id];
    assert!(matches!(life.stage, Stage::Rejected { .. }));
    assert_eq!(life.anomalies.len(), 1);
}

fn package(id: u64) -> PackageId {
    PackageId(uuid_v7(id, [3; 10]))
}

fn packed(id: PackageId, sent: &Contract, edited: &Contract, proposals: &[PackedProposal]) -> Vec<u8> {
    let parties = NamedParties::of(&own(), &customer());
    let on = day("2026-05-20");
    let making = Making { id, made_on: on, note: "请看", parties: &parties, sent, edited, proposals };
    write(&making).expect("a package").0
}

#[test]
fn a_package_read_again_has_equal_terms_and_tells_nothing_else_of_the_book() {
    for ours in samples() {
        let bytes = packed(package(1), &ours, &ours, &[]);
        let read = read(&bytes).expect("a package");
        assert_eq!(read.parties, NamedParties::of(&own(), &customer()));
        let home = come_home(read, &[&ours]);
        assert_eq!(of_the_book_of(&home.edited, &ours), ours);
        assert!(changed_terms(&ours, &home.edited).is_empty());
        let text = String::from_utf8(bytes).expect("text");
        let ids = [ours.id.to_string(), ours.customer.to_string(), ours.own_entity.to_string()];
        let lines = ours.lines.keys().map(ToString::to_string);
        for id in ids.into_iter().chain(lines) {
            assert!(!text.contains(&id), "{id} is in the package");
        }
        for words in [&ours.note, &ours.owner] {
            assert!(words.is_empty() || !text.contains(words.as_str()), "{words} is in the package");
        }
    }
}

/// The marks that a person may put on a contract of theirs.
#[derive(Debug, Clone)]
struct Marks {
    quantity: Option<i64>,
    warranty: Option<u16>,
    title: Option<String>,
    special: Option<String>,
    no_payment: bool,
}

fn marks() -> impl Strategy<Value = Marks> {
    (
        proptest::option::of(1_i64..500),
        proptest::option::of(1_u16..60),
        proptest::option::of("[a-z ]{1,12}"),
        proptest::option::of("\\PC{0,20}"),
        any::<bool>(),
    )
        .prop_map(|(quantity, warranty, title, special, no_payment)| Marks {
            quantity,
            warranty,
            title,
            special,
            no_payment,
        })
}

fn marked(contract: &Contract, marks: &Marks) -> Contract {
    let mut contract = contract.clone();
    if let Some((quantity, line)) = marks.quantity.zip(contract.lines.values_mut().min_by(|a, b| a.name.cmp(&b.name))) {
        line.quantity = Quantity::whole(quantity).expect("a quantity");
    }
    if let Some(months) = marks.warranty {
        contract.delivery.warranty = Period::months(months);
    }
    if let Some(title) = &marks.title {
        contract.title.en.clone_from(title);
    }
    if let Some(special) = &marks.special {
        contract.special.zh.clone_from(special);
    }
    if marks.no_payment {
        contract.payment = Clause::NotApplicable { reason: Wording::same("apart") };
    }
    contract
}

proptest! {
    #[test]
    fn what_they_mark_comes_back_as_exactly_those_changes(at in 0_usize..4, marks in marks()) {
        let all = samples();
        let ours = &all[at % all.len()];
        // out, opened in their book, marked there, and back
        let theirs = read(&packed(package(1), ours, ours, &[])).expect("a package");
        let edited = marked(&theirs.edited, &marks);
        let back = read(&packed(theirs.id, &theirs.sent, &edited, &[])).expect("a package");
        prop_assert_eq!(back.sent_sha256, theirs.sent_sha256);
        let home = come_home(back, &[ours]);
        let changes = changed_terms(&home.sent, &home.edited);
        let expected = changed_terms(ours, &marked(ours, &marks));
        prop_assert_eq!(&changes, &expected);
        let accepted = with_terms(ours, &changes).expect("they fit");
        prop_assert_eq!(accepted, marked(ours, &marks));
    }
}

#[test]
fn a_line_that_they_add_comes_back_as_a_line_of_its_own() {
    let ours = flow_meters();
    let theirs = read(&packed(package(1), &ours, &ours, &[])).expect("a package");
    let mut edited = theirs.edited.clone();
    let mut line = edited.lines.values().next().cloned().expect("a line");
    line.id = counterpart::domain::id::LineId(uuid_v7(77, [7; 10]));
    edited.lines.insert(line.id, line.clone());
    let bytes = packed(theirs.id, &theirs.sent, &edited, &[]);
    assert!(!String::from_utf8(bytes.clone()).expect("text").contains(&line.id.to_string()), "their id stays theirs");
    let home = come_home(read(&bytes).expect("a package"), &[&ours]);
    let changes = changed_terms(&home.sent, &home.edited);
    assert_eq!(changes.len(), 1, "{changes:?}");
    let accepted = with_terms(&ours, &changes).expect("it fits");
    assert_eq!(accepted.lines.len(), ours.lines.len() + 1);
    let known: BTreeSet<_> = ours.lines.keys().collect();
    assert!(accepted.lines.iter().all(|(id, line)| *id == line.id));
    assert!(known.iter().all(|id| accepted.lines.contains_key(id)));
}

#[test]
fn open_proposals_travel_with_the_package_under_its_names() {
    let ours = flow_meters();
    let line = *ours.lines.keys().next().expect("a line");
    let path = format!("lines/{line}/quantity");
    let proposal = PackedProposal {
        side: Side::Us,
        clause: Some(ClauseId::Subject),
        changes: vec![change(&path, Some("1000"), Some("2000"))],
        reason: "why".to_owned(),
    };
    let bytes = packed(package(1), &ours, &ours, std::slice::from_ref(&proposal));
    let there = read(&bytes).expect("a package");
    assert_ne!(there.proposals[0].changes[0].path, path);
    assert!(with_terms(&there.edited, &there.proposals[0].changes).is_ok(), "it fits their copy");
    assert_eq!(come_home(there, &[&ours]).proposals, [proposal]);
}

#[test]
fn a_line_that_is_only_proposed_travels_there_and_back_as_the_same_line() {
    let ours = flow_meters();
    let mut wanted = ours.clone();
    let mut line = wanted.lines.values().next().cloned().expect("a line");
    line.id = counterpart::domain::id::LineId(uuid_v7(78, [8; 10]));
    wanted.lines.insert(line.id, line.clone());
    let changes = changed_terms(&ours, &wanted);
    let proposal =
        PackedProposal { side: Side::Us, clause: Some(ClauseId::Subject), changes, reason: "why".to_owned() };
    let bytes = packed(package(1), &ours, &ours, std::slice::from_ref(&proposal));
    assert!(!String::from_utf8(bytes.clone()).expect("text").contains(&line.id.to_string()), "our id stays ours");
    let there = read(&bytes).expect("a package");
    // they take it into their draft and return that
    let taken = with_terms(&there.edited, &there.proposals[0].changes).expect("it fits their copy");
    let back = read(&packed(there.id, &there.sent, &taken, &[])).expect("a package");
    let home = come_home(back, &[&ours, &wanted]);
    let theirs = changed_terms(&home.sent, &home.edited);
    assert_eq!(theirs, proposal.changes);
    // accepting both adds one line, not two
    let both = with_terms(&with_terms(&ours, &proposal.changes).expect("ours fits"), &theirs).expect("theirs fits");
    assert_eq!(both, wanted);
    // and while it waits it comes back as the proposal that it was
    assert_eq!(come_home(there, &[&ours, &wanted]).proposals, [proposal]);
}

fn check_fault(bytes: &[u8], fault: PackageFault) {
    assert_eq!(read(bytes).err(), Some(fault), "{}", String::from_utf8_lossy(bytes.get(..80).unwrap_or(bytes)));
}

#[test]
fn a_file_that_is_no_package_is_refused_and_says_why() {
    let ours = flow_meters();
    let good = String::from_utf8(packed(package(1), &ours, &ours, &[])).expect("text");
    check_fault(b"", PackageFault::NotJson);
    check_fault(b"hello", PackageFault::NotJson);
    check_fault(good.get(..good.len() / 2).expect("half").as_bytes(), PackageFault::NotJson);
    check_fault(b"{}", PackageFault::OtherFile);
    check_fault(b"{\"format\":\"counterpart\"}", PackageFault::OtherFile);
    check_fault(b"{\"format\":\"counterpart-contract-package\"}", PackageFault::Malformed);
    check_fault(good.replace("\"form\":1", "\"form\":2").as_bytes(), PackageFault::NewerForm { form: 2 });
    check_fault(good.replace("\"form\":1", "\"form\":1,\"more\":1").as_bytes(), PackageFault::Malformed);
    check_fault(good.replace("请看", "请签").as_bytes(), PackageFault::Digest);
    check_fault(&vec![b' '; 2 * 1024 * 1024 + 1], PackageFault::TooLarge);
}
