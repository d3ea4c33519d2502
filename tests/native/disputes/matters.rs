//! What a dispute is about: several matters of several sorts, named each once, and what is claimed of them.

use std::collections::BTreeSet;

use counterpart::domain::contract::Contract;
use counterpart::domain::contract::breach::LateDelivery;
use counterpart::domain::contract::clause::{Clause, ClauseId};
use counterpart::domain::contract::party::{Side as Giver, Who};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::dispute::claim::{Head, HeadSort, Source, claim};
use counterpart::domain::dispute::concerned::{concerned, was_shared_in};
use counterpart::domain::dispute::delay::DeliveryDelay;
use counterpart::domain::dispute::matter::Matter;
use counterpart::domain::dispute::{Side, Subject};
use counterpart::domain::id::{ContractId, CustomerId, IncidentId, InstalmentId, InvoiceId, SharingScopeId, TicketId};
use counterpart::domain::late_fee::debt::CameIn;
use counterpart::domain::money::Money;
use counterpart::domain::rate::Ppm;
use counterpart::domain::sharing::scope::SharingScope;
use counterpart::i18n::{Locale, Text};
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

/// 100,000.00 that were to be delivered by 10 March: 0.03 % a day are 30.00, and 10 % at most 10,000.00.
#[test]
fn late_delivery_costs_its_share_for_every_day_up_to_the_limit_of_the_clause() {
    let delay = |fen, came: Option<&str>| DeliveryDelay {
        price: Money::cny(fen),
        rate: Ppm(300),
        cap: Ppm(100_000),
        due: day("2026-03-10"),
        came: came.map(day),
    };
    for (fen, came, on, days, accrued, owed) in [
        (10_000_000, None, "2026-03-01", 0, 0, 0),
        (10_000_000, None, "2026-03-10", 0, 0, 0),
        (10_000_000, None, "2026-03-22", 12, 36_000, 36_000),
        // it came on the 15th: what is asked later is what was owed then
        (10_000_000, Some("2026-03-15"), "2026-03-22", 5, 15_000, 15_000),
        (10_000_000, Some("2026-03-25"), "2026-03-22", 12, 36_000, 36_000),
        (10_000_000, None, "2027-04-14", 400, 1_200_000, 1_000_000),
        // 0.4998 and 0.5001 of a fen
        (1_666, None, "2026-03-11", 1, 0, 0),
        (1_667, None, "2026-03-11", 1, 1, 1),
    ] {
        let cost = delay(fen, came).cost(day(on)).expect("a sum");
        let found = (cost.days, cost.accrued.minor, cost.owed.minor);
        assert_eq!(found, (days, accrued, owed), "{fen} as of {on}, came {came:?}");
    }
    // as a head of claim it is reckoned as of the day, and filed with its working
    let source = Source::Delivery(delay(10_000_000, None));
    let heads = [Head { sort: HeadSort::Damages, source, note: String::new() }];
    let claimed = claim(&heads, None, &[], day("2026-03-22")).expect("a claim");
    assert_eq!(claimed.totals, [Money::cny(36_000)]);
    let filed = claimed.frozen(None, &CameIn::default()).expect("a claim that is filed");
    let working = filed.lines[0].delay.map(|it| (it.days, it.accrued, it.most));
    assert_eq!(working, Some((12, Money::cny(36_000), Money::cny(1_000_000))));
    let said =
        [Locale::Zh, Locale::En].map(|it| Text::new(it).dispute_delay(&filed.lines[0].delay.expect("it is late")));
    assert!(said[0].contains("迟延 12 天：¥100,000.00 × 每日 0.03% × 12 = ¥360.00，至多 ¥10,000.00"), "{}", said[0]);
    assert!(
        said[1].contains("days late: 12; ¥100,000.00 × 0.03% a day × 12 = ¥360.00, at most ¥10,000.00"),
        "{}",
        said[1]
    );
}

#[test]
fn what_late_delivery_costs_is_known_of_a_contract() {
    let mut it = crate::progress::sale(&mut crate::progress::Counter(0));
    let of = |it: &Contract| it.brief().late_delivery.map(|it| (it.rate, it.cap));
    assert_eq!(of(&it), Some((Ppm(300), Ppm(100_000))), "as the catalogue has it (S5)");
    if let Clause::Included(breach) = &mut it.breach {
        breach.late_delivery = LateDelivery::ProvenLoss;
    }
    assert_eq!(of(&it), None);
    it.breach = Clause::NotApplicable { reason: Wording::default() };
    assert_eq!(of(&it), None);
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
