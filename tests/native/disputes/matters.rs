//! What a dispute is about: several matters of several sorts, named each once, and what is claimed of them.

use std::collections::BTreeSet;

use counterpart::domain::contract::clause::ClauseId;
use counterpart::domain::contract::party::{Side as Giver, Who};
use counterpart::domain::dispute::claim::{Head, HeadSort, Source, claim};
use counterpart::domain::dispute::concerned::{concerned, was_shared_in};
use counterpart::domain::dispute::matter::Matter;
use counterpart::domain::dispute::{Side, Subject};
use counterpart::domain::id::{ContractId, CustomerId, IncidentId, InstalmentId, InvoiceId, SharingScopeId, TicketId};
use counterpart::domain::money::Money;
use counterpart::domain::sharing::scope::SharingScope;
use serde_json::json;
use uuid::Uuid;

use super::{day, dispute};
use crate::account::one_late_part;

const fn ticket(n: u128) -> Matter {
    Matter::Ticket(TicketId(Uuid::from_u128(n)))
}

fn duty(instance: &str) -> Matter {
    Matter::Duty { instance: instance.to_owned(), title: "Monthly report".to_owned() }
}

#[test]
fn the_clauses_of_its_tickets_are_among_those_that_a_dispute_is_about() {
    use ClauseId::{Breach, Delivery, Disputes, LatePayment, Payment, Price, Service, Subject as Goods};
    for (subject, named, expected) in [
        // what a ticket names comes after what the subject hangs on, each once, and disputes last
        (Subject::Payment, &[Price, Payment, Price][..], &[Payment, LatePayment, Breach, Price, Disputes][..]),
        (Subject::Quality, &[Disputes, Delivery], &[Goods, Delivery, Service, Breach, Disputes]),
        (Subject::Other, &[Service], &[Breach, Service, Disputes]),
        (Subject::Payment, &[], &[Payment, LatePayment, Breach, Disputes]),
    ] {
        assert_eq!(concerned(subject, named.iter().copied()), expected, "{subject:?} {named:?}");
    }
}

/// What a new dispute is about, and who claims, by the clause and the bearer of what it comes of.
#[test]
fn a_dispute_is_about_what_the_clause_it_comes_of_is_about() {
    for (clause, expected) in [
        (ClauseId::Payment, Subject::Payment),
        (ClauseId::LatePayment, Subject::Payment),
        (ClauseId::Price, Subject::Payment),
        (ClauseId::Subject, Subject::Quality),
        (ClauseId::Service, Subject::Quality),
        (ClauseId::Delivery, Subject::Delivery),
        (ClauseId::Support, Subject::Delivery),
        (ClauseId::Sharing, Subject::Confidentiality),
        (ClauseId::Confidentiality, Subject::Confidentiality),
        (ClauseId::PersonalInformation, Subject::Confidentiality),
        (ClauseId::Targets, Subject::Targets),
        (ClauseId::Development, Subject::Other),
        (ClauseId::Term, Subject::Other),
        (ClauseId::SpecialTerms, Subject::Other),
    ] {
        assert_eq!(Subject::of_clause(clause), expected, "{clause:?}");
    }
    let claims = [Who::Us, Who::Them, Who::Both].map(Side::claims_from);
    assert_eq!(claims, [Side::Them, Side::Us, Side::Us], "who has a claim is the one to whom it was owed");
}

#[test]
fn what_was_shared_with_another_customer_is_not_in_the_bundle_though_it_leaked() {
    let [ours, merged, other] = [2, 3, 4].map(|n| CustomerId(Uuid::from_u128(n)));
    let [contract, another] = [10, 11].map(|n| ContractId(Uuid::from_u128(n)));
    let [leaked, apart] = [20, 21].map(|n| SharingScopeId(Uuid::from_u128(n)));
    let mut it = dispute(None);
    for (of_dispute, row, with, under, expected) in [
        (Some(contract), leaked, ours, None, true),
        // an entry that was merged into the customer
        (Some(contract), leaked, merged, None, true),
        (Some(contract), leaked, other, None, false),
        (Some(contract), leaked, other, Some(contract), false),
        (Some(contract), apart, ours, Some(contract), true),
        (Some(contract), apart, ours, Some(another), false),
        (Some(contract), apart, ours, None, false),
        (None, apart, ours, None, false),
        (None, leaked, ours, None, true),
    ] {
        it.contract = of_dispute;
        let scope = SharingScope { contract: under, ..SharingScope::between(row, with, Giver::Us) };
        let survivor = |id: CustomerId| if id == merged { ours } else { id };
        let is_in = was_shared_in(&it, &scope, &BTreeSet::from([leaked]), survivor);
        assert_eq!(is_in, expected, "{of_dispute:?}: {row:?} with {with:?} under {under:?}");
    }
}

#[test]
fn a_dispute_is_about_several_matters_of_several_sorts_each_once() {
    let mut it = dispute(None);
    it.ticket = Some(TicketId(Uuid::from_u128(1)));
    it.duty = "own.x/once".to_owned();
    it.duty_title = "Monthly report".to_owned();
    let leak = Matter::Incident(IncidentId(Uuid::from_u128(3)));
    let invoice = Matter::Invoice(InvoiceId(Uuid::from_u128(4)));
    let named =
        [ticket(2), leak.clone(), ticket(1), invoice.clone(), duty("own.x/once"), duty("own.y/once"), ticket(2)];
    let it = named.into_iter().fold(it, |it, matter| it.with(matter));
    // what it was opened from comes first; what was named twice is there once
    let expected = [ticket(1), duty("own.x/once"), ticket(2), leak.clone(), invoice, duty("own.y/once")];
    assert_eq!(it.matters(), expected);
    assert_eq!(it.further.len(), 4);
    assert_eq!(it.tickets(), [TicketId(Uuid::from_u128(1)), TicketId(Uuid::from_u128(2))]);
    assert_eq!(it.incidents(), [IncidentId(Uuid::from_u128(3))]);
    assert!(it.is_about(&leak) && !it.is_about(&ticket(5)));

    // one goes: nothing of it stays, wherever it stood
    for (gone, is_left) in
        [(ticket(1), 5), (ticket(2), 5), (duty("own.x/once"), 5), (duty("own.y/once"), 5), (ticket(9), 6)]
    {
        let after = it.without(&gone);
        assert_eq!((after.matters().len(), after.is_about(&gone)), (is_left, false), "{gone:?}");
    }
    assert_eq!(it.without(&ticket(1)).ticket, None);
    assert_eq!(it.without(&duty("own.x/once")).duty_title, "");
}

#[test]
fn a_dispute_that_was_stored_before_there_were_further_matters_reads_on() {
    let mut stored = serde_json::to_value(dispute(None)).expect("JSON");
    let fields = stored.as_object_mut().expect("fields");
    assert_eq!(fields.remove("further"), Some(json!([])));
    let read: counterpart::domain::dispute::Dispute = serde_json::from_value(stored).expect("a dispute");
    assert_eq!(read, dispute(None));
}

#[test]
fn matters_of_the_contract_say_nothing_under_another_one() {
    let id = Uuid::from_u128(1);
    for (matter, is_of_contract) in [
        (ticket(1), false),
        (Matter::Incident(IncidentId(id)), false),
        (Matter::Instalment(InstalmentId(id)), true),
        (Matter::Invoice(InvoiceId(id)), true),
        (duty("own.x/once"), true),
    ] {
        assert_eq!(matter.is_of_contract(), is_of_contract, "{matter:?}");
    }
}

#[test]
fn what_is_claimed_of_the_account_is_that_of_the_named_parts() {
    // each part: 100,000.00 was due on 03-31; ten days at 0.05 % are 500.00
    let mut account = one_late_part();
    let first = account.parts[0].id;
    let second = InstalmentId(Uuid::from_u128(77));
    let mut copy = account.parts[0].clone();
    copy.id = second;
    account.parts.push(copy);
    let heads = [HeadSort::Principal, HeadSort::LateFee].map(|sort| Head {
        sort,
        source: Source::Account,
        note: String::new(),
    });
    let none = InstalmentId(Uuid::from_u128(78));
    for (named, sum) in [
        (vec![], 20_100_000),
        (vec![first], 10_050_000),
        (vec![second], 10_050_000),
        (vec![first, second], 20_100_000),
        (vec![none], 0),
    ] {
        let made = claim(&heads, Some(&account), &named, day("2026-04-10")).expect("sums");
        assert_eq!(made.totals, [Money::cny(sum)], "{named:?}");
    }
}
