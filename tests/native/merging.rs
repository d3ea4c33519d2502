//! Two records of one party made one: for whom a record stands, what is kept of both, and what copies make of it.

use std::collections::{BTreeMap, BTreeSet};

use counterpart::domain::address::Address;
use counterpart::domain::calendar::moment::Moment;
use counterpart::domain::contact::{Contact, ContactRole};
use counterpart::domain::contract::circumstances::Size;
use counterpart::domain::contract::service::{ServiceLevel, Urgency};
use counterpart::domain::customer::{Customer, Level, PartyKind, TradeRole};
use counterpart::domain::date::Date;
use counterpart::domain::id::{ContactId, CustomerId, ReceiptId};
use counterpart::domain::invoice_profile::InvoiceProfile;
use counterpart::domain::lifecycle::ticket::TicketKind;
use counterpart::domain::merging::{
    Belongings, Holds, Merges, Part, Parting, Pick, Side, gone, joined, merged, parted, still_named, usual_side,
};
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::own_entity::BankAccount;
use counterpart::domain::period::Period;
use counterpart::domain::receipt::{PaymentMethod, Receipt};
use counterpart::domain::service_policy::{HouseLevel, ServicePolicy};
use counterpart::domain::telephone::{PhoneLabel, Telephone};
use counterpart::record::conflict::{Weight, conflicts, weight};
use counterpart::record::document::read;
use counterpart::sync::plan::warning::Warning;
use proptest::prelude::*;

use crate::join_laws::desk::{Desk, id};

fn customer(number: u64, name: &str) -> Customer {
    Customer {
        id: CustomerId(id(number)),
        number: String::new(),
        name: name.to_owned(),
        short_name: String::new(),
        kind: PartyKind::Organisation,
        role: TradeRole::Customer,
        level: Level::C,
        scale: Size::Unknown,
        code: String::new(),
        industry: String::new(),
        source: String::new(),
        address: Address::default(),
        legal_representative: String::new(),
        phone: String::new(),
        email: String::new(),
        primary_contact: None,
        invoice: InvoiceProfile::default(),
        bank: BankAccount::default(),
        credit_limit: None,
        service_levels: Vec::new(),
        service_times: BTreeMap::new(),
        owner: String::new(),
        since: None,
        note: String::new(),
        tags: Vec::new(),
        parent: None,
        merged_into: None,
        not_same: BTreeMap::new(),
        own: BTreeMap::new(),
    }
}

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

fn address(region: &str, line: &str) -> Address {
    Address { region: region.to_owned(), line: line.to_owned() }
}

/// Marks in the order they were set: record, what it was merged into (0: nothing).
fn merges(marks: &[(u32, u32)]) -> Merges<u32> {
    let mut merges = Merges::default();
    for (id, into) in marks {
        merges.note(*id, Some(*into).filter(|into| *into != 0));
    }
    merges
}

#[test]
fn a_record_stands_for_what_was_merged_into_it() {
    for (case, marks, absent, record, expected) in [
        ("no mark", &[][..], &[][..], 1, 1),
        ("merged", &[(2, 1)], &[], 2, 1),
        ("the one that stays", &[(2, 1)], &[], 1, 1),
        ("merged twice over", &[(3, 2), (2, 1)], &[], 3, 1),
        ("taken apart again", &[(2, 1), (2, 0)], &[], 2, 2),
        ("merged elsewhere", &[(2, 1), (2, 3)], &[], 2, 3),
        ("what stayed was deleted", &[(2, 1)], &[1], 2, 2),
        ("the last one was deleted", &[(3, 2), (2, 1)], &[1], 3, 2),
        ("two copies merged in opposite directions", &[(1, 2), (2, 1)], &[], 2, 1),
        ("the same, asked of the other", &[(1, 2), (2, 1)], &[], 1, 1),
        ("a ring of three, from outside", &[(5, 4), (4, 3), (3, 2), (2, 4)], &[], 5, 2),
        ("into itself", &[(2, 2)], &[], 2, 2),
    ] {
        let found = merges(marks).survivor(record, |id| !absent.contains(&id));
        assert_eq!(found, expected, "{case}");
    }
}

#[test]
fn a_customer_knows_all_it_stands_for() {
    let merges = merges(&[(2, 1), (3, 2), (4, 1), (6, 5)]);
    let class = |id| merges.members(id, |_| true).into_iter().collect::<BTreeSet<u32>>();
    assert_eq!(class(1), BTreeSet::from([1, 2, 3, 4]));
    assert_eq!(class(5), BTreeSet::from([5, 6]));
    assert_eq!(class(7), BTreeSet::from([7]));
}

#[test]
fn a_mark_that_changes_names_those_it_may_concern() {
    let mut merges = merges(&[(3, 2)]);
    assert_eq!(merges.note(2, Some(1)), [2, 3, 1]);
    assert_eq!(merges.note(2, Some(1)), [] as [u32; 0], "nothing changed");
    assert_eq!(merges.note(2, Some(4)), [2, 3, 1, 4]);
    assert_eq!(merges.note(2, None), [2, 3, 4]);
}

#[test]
fn a_record_that_comes_or_goes_concerns_all_that_lead_to_it() {
    let mut merges = merges(&[(3, 2), (2, 1)]);
    assert_eq!(merges.note_row(1, None), [1, 2, 3], "it was deleted, or is back: it has no mark of its own");
    assert_eq!(merges.note_row(3, Some(2)), [] as [u32; 0], "nobody leads to it");
    assert_eq!(merges.note_row(2, None), [2, 3, 1]);
}

#[test]
fn a_record_that_is_parted_stands_for_itself_and_leaves_the_others_together() {
    for (case, marks, id, gone, goes, stays) in [
        ("one of two", &[(2, 1)][..], 2, &[2][..], &[2][..], &[1][..]),
        ("with what was merged into it", &[(2, 1), (3, 2), (4, 1)], 2, &[2], &[2, 3], &[1, 4]),
        ("from the end of a row", &[(2, 1), (3, 2)], 3, &[3], &[3], &[1, 2]),
        // two copies merged in opposite directions: the older one stands, and its mark would make the two change places
        ("out of a ring of two", &[(1, 2), (2, 1)], 2, &[2, 1], &[2], &[1]),
        ("out of a ring of three, the last", &[(1, 2), (2, 3), (3, 1)], 3, &[3, 1], &[2, 3], &[1]),
        ("out of a ring of three, the next", &[(1, 2), (2, 3), (3, 1)], 2, &[2, 1], &[2], &[1, 3]),
        ("beside a ring", &[(1, 2), (2, 1), (5, 2)], 5, &[5], &[5], &[1, 2]),
    ] {
        let mut merges = merges(marks);
        let set = |ids: &[u32]| ids.iter().copied().collect::<BTreeSet<u32>>();
        let expected = Parting { marks: gone.to_vec(), goes: set(goes), stays: set(stays) };
        assert_eq!(merges.parting(id, |_| true), expected, "{case}");
        for id in gone {
            merges.note(*id, None);
        }
        for (class, stands) in [(goes, id), (stays, stays[0])] {
            assert!(class.iter().all(|it| merges.survivor(*it, |_| true) == stands), "{case}: {class:?}");
        }
    }
}

/// An entry of a person: its number, that of its customer, and that of the entry it was merged into (0: none).
fn entry(number: u64, customer: u64, into: u64) -> Contact {
    Contact {
        merged_into: (into != 0).then(|| ContactId(id(100 + into))),
        ..Contact::named(ContactId(id(100 + number)), CustomerId(id(customer)), "Mary Ward")
    }
}

#[test]
fn people_part_with_their_customers_whichever_entry_was_marked() {
    // customer 2 goes; 1 and 4 stay
    let party = |numbers: &[u64]| numbers.iter().map(|it| CustomerId(id(*it))).collect::<BTreeSet<_>>();
    let parting = Parting { marks: Vec::new(), goes: party(&[2]), stays: party(&[1, 4]) };
    for (case, people, expected) in [
        ("marked at the one that goes", &[(5, 1, 0), (6, 2, 5)][..], &[(6, 0)][..]),
        ("marked at the one that stays", &[(5, 1, 6), (6, 2, 0)], &[(5, 0)]),
        ("made one before, on either side", &[(5, 2, 6), (6, 2, 0), (7, 1, 8), (8, 4, 0)], &[]),
        ("two here through one there", &[(5, 2, 6), (6, 1, 7), (7, 2, 0)], &[(5, 7), (6, 0)]),
        ("merged in opposite directions", &[(5, 1, 6), (6, 2, 5)], &[(5, 0), (6, 0)]),
        ("behind one of a customer that has no part in it", &[(5, 2, 6), (6, 9, 0)], &[]),
        ("the other entry was deleted", &[(5, 2, 6)], &[]),
    ] {
        let people: Vec<Contact> = people.iter().map(|(number, at, into)| entry(*number, *at, *into)).collect();
        let found = parted(&people.iter().collect::<Vec<_>>(), &parting);
        let expected: Vec<(ContactId, Option<ContactId>)> = expected
            .iter()
            .map(|(number, into)| (ContactId(id(100 + number)), (*into != 0).then(|| ContactId(id(100 + into)))))
            .collect();
        assert_eq!(found.iter().map(|it| (it.id, it.merged_into)).collect::<Vec<_>>(), expected, "{case}");
    }
}

#[test]
fn contracts_and_money_keep_a_customer_in_the_book() {
    let nothing = Belongings::default();
    for (it, expected) in [
        (nothing, None),
        (Belongings { contacts: 2, activities: 3, chances: 1, quotes: 1, ..nothing }, None),
        (Belongings { receipts: 1, ..nothing }, Some(Holds::Receipts(1))),
        (Belongings { contracts: 2, receipts: 3, ..nothing }, Some(Holds::Contracts(2))),
    ] {
        assert_eq!(it.holds(), expected, "{it:?}");
    }
}

proptest! {
    #[test]
    fn whoever_is_parted_stands_for_itself(
        marks in proptest::collection::vec((1_u32..8, 0_u32..8), 0..20),
        absent in proptest::collection::btree_set(1_u32..8, 0..3),
        id in 1_u32..8,
    ) {
        let there = |id: u32| !absent.contains(&id);
        prop_assume!(there(id));
        let mut merges = merges(&marks);
        let stood = merges.survivor(id, there);
        let parting = merges.parting(id, there);
        for mark in &parting.marks {
            merges.note(*mark, None);
        }
        prop_assert_eq!(merges.survivor(id, there), id);
        prop_assert_eq!(merges.survivor(stood, there), stood, "and so does the one that stood for it");
        for (class, stands) in [(&parting.goes, id), (&parting.stays, stood)] {
            prop_assert!(class.iter().all(|it| merges.survivor(*it, there) == stands));
        }
    }

    #[test]
    fn every_record_has_one_that_stands_for_it_and_itself(
        marks in proptest::collection::vec((1_u32..8, 0_u32..8), 0..20),
        absent in proptest::collection::btree_set(1_u32..8, 0..3),
    ) {
        let merges = merges(&marks);
        let there = |id: u32| !absent.contains(&id);
        for id in (1..8).filter(|id| there(*id)) {
            let stands = merges.survivor(id, there);
            prop_assert!(there(stands));
            prop_assert_eq!(merges.survivor(stands, there), stands);
            prop_assert!(merges.members(stands, there).contains(&id));
        }
    }

    #[test]
    fn the_order_in_which_marks_become_known_does_not_matter(
        marks in proptest::collection::btree_map(1_u32..8, 1_u32..8, 0..8),
        order in any::<proptest::sample::Index>(),
    ) {
        let known: Vec<(u32, u32)> = marks.into_iter().collect();
        let mut turned = known.clone();
        if !turned.is_empty() {
            let by = order.index(turned.len());
            turned.rotate_left(by);
        }
        prop_assert_eq!(merges(&known), merges(&turned));
    }
}

#[test]
fn a_row_that_is_edited_goes_on_naming_the_record_it_was_written_for() {
    let mut merges: Merges<u8> = Merges::default();
    // 2 was merged into 1
    merges.note(2, Some(1));
    let named = |before, chosen| still_named(before, chosen, |id| merges.survivor(id, |_| true));
    for (before, chosen, expected) in [
        // a form shows the record that stays
        (Some(2), 1, 2),
        (Some(1), 1, 1),
        // another party was chosen
        (Some(2), 3, 3),
        (Some(3), 1, 1),
        // what is new names what was chosen
        (None, 1, 1),
    ] {
        assert_eq!(named(before, chosen), expected, "{before:?}, then {chosen}");
    }
}

#[test]
fn the_fuller_value_is_proposed() {
    use Pick::{Both, Of};
    use Side::{First, Second};
    let mut a = customer(1, "上海丰信环保有限公司");
    let mut b = customer(2, "上海豐信環保有限公司");
    (a.number, b.number) = ("KH-0252".to_owned(), "KH-0118".to_owned());
    (a.code, b.code) = (String::new(), "91310000MA1FL0XX12".to_owned());
    (a.level, b.level) = (Level::A, Level::C);
    (a.scale, b.scale) = (Size::Unknown, Size::Small);
    (a.address, b.address) = (address("上海", "浦东新区"), address("上海", "浦东新区世纪大道 88 号"));
    a.bank = BankAccount { bank: "工商银行".to_owned(), account: "6222".to_owned() };
    b.bank = BankAccount { bank: "建设银行".to_owned(), account: String::new() };
    (a.phone, b.phone) = ("58880001".to_owned(), "58880002".to_owned());
    (a.since, b.since) = (Some(day("2024-05-01")), Some(day("2023-11-20")));
    (a.credit_limit, b.credit_limit) = (None, Some(Money::new(60_000_000, Currency::CNY)));
    let level = ServiceLevel { urgency: Urgency::High, respond: Period::hours(2), resolve: Period::hours(24) };
    b.service_levels = vec![HouseLevel { kind: TicketKind::Complaint, level }];
    (a.note, b.note) = ("周一不收货".to_owned(), "要中英文合同".to_owned());
    b.primary_contact = Some(ContactId(id(9)));
    (a.invoice.phone, b.invoice.phone) = ("58880003".to_owned(), "58880004".to_owned());
    for (part, expected) in [
        (Part::Name, Of(First)),
        (Part::Number, Of(Second)),
        (Part::Code, Of(Second)),
        (Part::Level, Of(First)),
        (Part::Scale, Of(Second)),
        (Part::Address, Of(Second)),
        (Part::Bank, Of(First)),
        (Part::PrimaryContact, Of(Second)),
        (Part::Invoice, Of(First)),
        (Part::Phone, Of(First)),
        (Part::Since, Of(Second)),
        (Part::CreditLimit, Of(Second)),
        (Part::ServiceLevels, Of(Second)),
        (Part::Owner, Of(First)),
        (Part::Note, Both),
    ] {
        assert_eq!(part.usual(&a, &b, First, false), expected, "{part:?}");
    }
    // what fixed contracts print is not changed unasked, not even from blank; what they do not print is
    for (part, expected) in [(Part::Code, Of(First)), (Part::Address, Of(First)), (Part::Number, Of(Second))] {
        assert_eq!(part.usual(&a, &b, First, true), expected, "{part:?} on paper");
    }
    // what speaks for neither follows the one that stays
    assert_eq!(Part::Name.usual(&a, &b, Second, false), Of(Second));
    assert_eq!(Part::Phone.usual(&a, &b, Second, false), Of(Second));
    assert_eq!(Part::Number.usual(&a, &b, Second, false), Of(Second));
}

#[test]
fn service_times_that_are_over_say_nothing_of_those_to_come() {
    use Pick::Of;
    use Side::{First, Second};
    let at = |text: &str| Moment::parse(text).expect("a moment");
    let house = ServicePolicy::default();
    let level = ServiceLevel { urgency: Urgency::High, respond: Period::hours(2), resolve: Period::hours(24) };
    let always = vec![HouseLevel { kind: TicketKind::Complaint, level }];
    let plain = customer(1, "A");
    let standing = Customer { service_levels: always.clone(), ..customer(2, "B") };
    // from ten on they are as the house has them
    let service_times = house.own_with(standing.own_times(), TicketKind::Complaint, &[], at("2026-05-18T10:00"));
    let over = Customer { service_levels: always, service_times, ..customer(3, "C") };
    // they began later, and hold still
    let service_times = house.own_with(plain.own_times(), TicketKind::Complaint, &[level], at("2026-05-18T10:00"));
    let later = Customer { service_times, ..customer(4, "D") };
    for (it, is_blank) in [(&plain, true), (&standing, false), (&over, true), (&later, false)] {
        assert_eq!(Part::ServiceLevels.is_blank(it), is_blank, "{}", it.name);
    }
    for (first, second, expected) in [
        (&over, &standing, Second),
        (&over, &later, Second),
        (&standing, &over, First),
        (&over, &plain, First),
        (&standing, &later, First),
    ] {
        let usual = Part::ServiceLevels.usual(first, second, First, false);
        assert_eq!(usual, Of(expected), "{} and {}", first.name, second.name);
    }
    assert!(Part::ServiceLevels.agrees(&standing, &later) && Part::ServiceLevels.agrees(&over, &plain));
}

#[test]
fn the_tags_of_both_are_kept_and_what_becomes_one_does_not_belong_to_itself() {
    use Side::{First, Second};
    let tags = |all: &[&str]| all.iter().map(|tag| (*tag).to_owned()).collect::<Vec<String>>();
    let third = Some(CustomerId(id(3)));
    let (mut a, mut b) = (customer(1, "A"), customer(2, "B"));
    (a.tags, b.tags) = (tags(&["年框客户", "VIP"]), tags(&["vip", "催款"]));
    assert_eq!(Part::Tags.usual(&a, &b, First, false), Pick::Both);
    let usual = |a: &Customer, b: &Customer, stays| merged(a, b, stays, |part| Some(part.usual(a, b, stays, false)));
    assert_eq!(usual(&a, &b, First).tags, tags(&["年框客户", "VIP", "催款"]));
    assert_eq!(usual(&a, &b, Second).tags, tags(&["vip", "催款", "年框客户"]));
    let (one, other) = (Some(a.id), Some(b.id));
    for (case, of_first, of_second, stays, expected) in [
        ("neither belongs to anybody", None, None, First, None),
        ("only the other one does", None, third, First, third),
        ("the second belonged to the first", None, one, First, None),
        ("and stays", None, one, Second, None),
        ("the first belonged to the second, which belongs to a third", other, third, First, third),
        ("the other way round", third, one, Second, third),
        ("each to the other", other, one, First, None),
        ("two parents", Some(CustomerId(id(4))), third, Second, third),
    ] {
        (a.parent, b.parent) = (of_first, of_second);
        assert_eq!(usual(&a, &b, stays).parent, expected, "{case}");
    }
}

#[test]
fn the_record_with_more_signed_contracts_stays_then_the_one_with_more_then_the_older() {
    let (a, b) = (customer(1, "A"), customer(2, "B"));
    for (first, second, expected) in [
        ((1, 1), (0, 9), Side::First),
        ((0, 9), (1, 1), Side::Second),
        ((0, 1), (0, 2), Side::Second),
        ((0, 0), (0, 0), Side::First),
    ] {
        assert_eq!(usual_side((&a, first.0, first.1), (&b, second.0, second.1)), expected, "{first:?} {second:?}");
        let turned = usual_side((&b, second.0, second.1), (&a, first.0, first.1));
        assert_eq!(turned, expected.other(), "the other way round");
    }
}

#[test]
fn what_is_picked_is_kept_and_what_goes_keeps_all_it_says() {
    let mut a = customer(1, "Harbour Pumps Ltd");
    let mut b = customer(2, "Harbour Pumps Limited");
    (a.phone, b.phone) = ("020 7946 0001".to_owned(), "020 7946 0002".to_owned());
    (a.note, b.note) = ("Closed on Mondays".to_owned(), "Pays late".to_owned());
    b.email = "office@harbour.example".to_owned();
    let pick = |part: Part| {
        let picks =
            [(Part::Phone, Pick::Of(Side::Second)), (Part::Email, Pick::Of(Side::Second)), (Part::Note, Pick::Both)];
        picks.into_iter().find(|(it, _)| *it == part).map(|(_, pick)| pick)
    };
    let new = merged(&a, &b, Side::First, pick);
    assert_eq!(new.id, a.id);
    assert_eq!(new.name, "Harbour Pumps Ltd");
    assert_eq!(new.phone, "020 7946 0002");
    assert_eq!(new.email, "office@harbour.example");
    assert_eq!(new.note, "Closed on Mondays\nPays late");
    assert_eq!(new.merged_into, None);
    let went = gone(&b, a.id);
    assert_eq!(went.merged_into, Some(a.id));
    assert_eq!(Customer { merged_into: None, ..went }, b);
    // and the other way round: the same picks mean the same sides
    let other = merged(&a, &b, Side::Second, pick);
    assert_eq!((other.id, other.phone.as_str()), (b.id, "020 7946 0002"));
    assert_eq!(other.note, "Pays late\nClosed on Mondays");
}

#[test]
fn a_person_entered_twice_is_filled_from_the_other_entry() {
    let person = |number: u64, title: &str, phone: &str, role| Contact {
        title: title.to_owned(),
        role,
        phone: phone.to_owned(),
        ..Contact::named(ContactId(id(number)), CustomerId(id(1)), "王敏")
    };
    let office = |number: &str| Telephone { label: PhoneLabel::Office, number: number.to_owned() };
    let stays = person(3, "", "13800138000", ContactRole::General);
    let goes = Contact {
        phone_label: Some(PhoneLabel::Office),
        ..person(4, "采购经理", "021-58880001", ContactRole::Decision)
    };
    // no number is given up: it stands behind the ones that were there
    let filled = Contact {
        further_phones: vec![office("021-58880001")],
        ..person(3, "采购经理", "13800138000", ContactRole::Decision)
    };
    assert_eq!(joined(&stays, &goes), filled);
    // what was just typed into the one that stays is not given up for what the other one says
    let typed = Contact { title: "采购总监".to_owned(), ..stays };
    assert_eq!(joined(&typed, &goes), Contact { title: "采购总监".to_owned(), ..filled });
}

/// Two copies of a book with two customers in it.
fn copies() -> (Desk, Desk) {
    let mut here = Desk::new(1);
    here.put(&customer(1, "Harbour Pumps Ltd"));
    here.put(&customer(2, "Harbour Pumps Limited"));
    let mut there = Desk::new(2);
    there.receive(&here.file());
    (here, there)
}

fn marks(desk: &Desk) -> Merges<CustomerId> {
    let mut merges = Merges::default();
    for (id, rec) in &desk.recs {
        if let Ok(customer) = read::<Customer>(*id, rec) {
            merges.note(customer.id, customer.merged_into);
        }
    }
    merges
}

#[test]
fn a_payment_that_another_copy_wrote_for_the_record_that_went_turns_up_at_the_one_that_stays() {
    let (mut here, mut there) = copies();
    here.put(&gone(&customer(2, "Harbour Pumps Limited"), CustomerId(id(1))));
    let receipt = Receipt {
        id: ReceiptId(id(7)),
        customer: CustomerId(id(2)),
        on: day("2026-11-20"),
        amount: Money::new(120_000, Currency::CNY),
        method: PaymentMethod::Transfer,
        reference: String::new(),
        reverses: None,
        note: String::new(),
        reason: String::new(),
        against: String::new(),
        bank_line: None,
        purpose: String::new(),
    };
    there.put(&receipt);
    let (of_here, of_there) = (here.file(), there.file());
    here.receive(&of_there);
    there.receive(&of_here);
    for desk in [&here, &there] {
        let kept = read::<Receipt>(id(7), desk.rec(7)).expect("a receipt");
        assert_eq!(kept, receipt, "nothing of it is written over");
        assert_eq!(marks(desk).survivor(kept.customer, |_| true), CustomerId(id(1)));
    }
    assert_eq!(here.rows(), there.rows());
}

#[test]
fn an_edit_of_the_record_that_went_is_kept_in_it() {
    let (mut here, mut there) = copies();
    here.put(&gone(&customer(2, "Harbour Pumps Limited"), CustomerId(id(1))));
    there.set(2, "phone", "020 7946 0002");
    here.receive(&there.file());
    let went = read::<Customer>(id(2), here.rec(2)).expect("a customer");
    assert_eq!((went.phone.as_str(), went.merged_into), ("020 7946 0002", Some(CustomerId(id(1)))));
}

#[test]
fn copies_that_merge_in_opposite_directions_agree_on_the_older_record() {
    let (mut here, mut there) = copies();
    here.put(&gone(&customer(2, "Harbour Pumps Limited"), CustomerId(id(1))));
    there.put(&gone(&customer(1, "Harbour Pumps Ltd"), CustomerId(id(2))));
    let (of_here, of_there) = (here.file(), there.file());
    here.receive(&of_there);
    there.receive(&of_here);
    for desk in [&here, &there] {
        for number in [1, 2] {
            assert_eq!(marks(desk).survivor(CustomerId(id(number)), |_| true), CustomerId(id(1)));
        }
    }
}

#[test]
fn copies_that_merge_one_record_into_two_others_disagree_in_the_open() {
    let (mut here, mut there) = copies();
    here.put(&customer(3, "Harbour Pumps"));
    there.receive(&here.file());
    here.put(&gone(&customer(2, "Harbour Pumps Limited"), CustomerId(id(1))));
    there.put(&gone(&customer(2, "Harbour Pumps Limited"), CustomerId(id(3))));
    here.receive(&there.file());
    let fields: Vec<&str> = conflicts(here.rec(2)).map(|(field, _)| field).collect();
    assert_eq!(fields, ["merged_into"]);
    assert_eq!(weight("customer", "merged_into"), Weight::Protected);
}

#[test]
fn a_number_that_went_over_to_the_record_that_stays_is_no_clash() {
    let (mut here, mut there) = copies();
    here.set(1, "number", "KH-1");
    here.set(2, "number", "KH-1");
    let plan = there.receive(&here.file());
    let clash = |warning: &Warning| matches!(warning, Warning::SameNumber { .. });
    assert!(plan.warnings.iter().any(clash), "two customers with one number are told");
    here.set(2, "merged_into", id(1).to_string());
    let plan = there.receive(&here.file());
    assert!(!plan.warnings.iter().any(clash));
}

#[test]
fn pairs_that_two_copies_said_are_two_all_stand_and_one_can_be_taken_back() {
    let (mut here, mut there) = copies();
    here.put(&customer(3, "Harbour Pumps"));
    there.receive(&here.file());
    let said = |desk: &Desk| {
        let it = read::<Customer>(id(1), desk.rec(1)).expect("a customer");
        it.said_two().collect::<Vec<_>>()
    };
    let say = |desk: &mut Desk, others: &[u64]| {
        let mut it = read::<Customer>(id(1), desk.rec(1)).expect("a customer");
        it.not_same = others.iter().map(|other| (CustomerId(id(*other)), true)).collect();
        desk.put(&it);
    };
    say(&mut here, &[2]);
    say(&mut there, &[3]);
    let (of_here, of_there) = (here.file(), there.file());
    here.receive(&of_there);
    there.receive(&of_here);
    for desk in [&here, &there] {
        assert_eq!(said(desk), [CustomerId(id(2)), CustomerId(id(3))]);
        assert_eq!(conflicts(desk.rec(1)).count(), 0);
    }
    say(&mut here, &[3]);
    there.receive(&here.file());
    assert_eq!(said(&there), [CustomerId(id(3))]);
    let it = read::<Customer>(id(1), there.rec(1)).expect("a customer");
    assert_eq!(it.said_two().collect::<Vec<_>>(), [CustomerId(id(3))]);
}
