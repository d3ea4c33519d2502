//! The public pool across two copies of a book: what each did meanwhile is there on both, and both say the same.

use counterpart::domain::book_settings::BookSettings;
use counterpart::domain::customer::Customer;
use counterpart::domain::date::Date;
use counterpart::domain::id::{CustomerId, PoolEventId};
use counterpart::domain::pool::{Move, Place, PoolEvent, PoolRules, place, spans};
use counterpart::kinds::Kind;
use counterpart::record::conflict::conflicts;
use counterpart::record::document::read;
use serde_json::json;

use crate::join_laws::desk::{Desk, id};

const FIRM: u64 = 1;

fn customer(owner: &str) -> Customer {
    let customer = json!({ "id": id(FIRM), "name": "Harbour Pumps Ltd", "kind": "organisation", "owner": owner });
    serde_json::from_value(customer).expect("a customer")
}

fn event(number: u64, on: &str, from: &str, to: &str, what: Move) -> PoolEvent {
    PoolEvent {
        id: PoolEventId(id(number)),
        customer: CustomerId(id(FIRM)),
        on: Date::parse(on).expect("a day"),
        by: String::new(),
        from: from.to_owned(),
        to: to.to_owned(),
        what,
    }
}

fn neglected() -> PoolEvent {
    event(2, "2026-05-01", "Li", "", Move::Neglected { since: Date::parse("2026-01-31").expect("a day"), days: 90 })
}

/// What a copy knows of the customer's place.
fn events(desk: &Desk) -> Vec<PoolEvent> {
    let own = desk.recs.iter().filter(|(_, rec)| rec.kind() == Kind::PoolEvent.name());
    own.map(|(id, rec)| read(*id, rec).expect("an event")).collect()
}

/// Two copies that know of a customer in the pool.
fn two_desks() -> (Desk, Desk) {
    let (mut ours, mut theirs) = (Desk::new(0xa), Desk::new(0xb));
    ours.put(&customer(""));
    ours.put(&neglected());
    theirs.receive(&ours.file());
    (ours, theirs)
}

/// Each hands its file to the other.
fn meet(ours: &mut Desk, theirs: &mut Desk) {
    let (from_us, from_them) = (ours.file(), theirs.file());
    ours.receive(&from_them);
    theirs.receive(&from_us);
}

#[test]
fn two_who_take_the_same_customer_at_once_both_stand_in_its_history_and_a_person_settles_who_keeps_it() {
    let (mut ours, mut theirs) = two_desks();
    ours.set(FIRM, "owner", "Zhou");
    ours.put(&event(3, "2026-05-20", "", "Zhou", Move::Picked));
    theirs.now += 60_000;
    theirs.set(FIRM, "owner", "Shen");
    theirs.put(&event(4, "2026-05-20", "", "Shen", Move::Picked));
    meet(&mut ours, &mut theirs);

    for desk in [&ours, &theirs] {
        assert_eq!(desk.show(FIRM, "owner"), json!("Shen"), "the later one is shown");
        let open: Vec<&str> = conflicts(desk.rec(FIRM)).map(|(field, _)| field).collect();
        assert_eq!(open, ["owner"], "and the other is kept beside it");
        let told = events(desk);
        let told: Vec<&PoolEvent> = told.iter().collect();
        let who: Vec<Option<&str>> = spans(&told).iter().map(|span| span.who).collect();
        assert_eq!(who, [Some("Li"), None, Some("Zhou"), Some("Shen")]);
        assert_eq!(place("Shen", &told), Place::Kept);
    }
    assert_eq!(ours.rows(), theirs.rows());
}

#[test]
fn who_was_named_owner_meanwhile_keeps_the_customer_that_another_copy_put_into_the_pool() {
    let (mut ours, mut theirs) = (Desk::new(0xa), Desk::new(0xb));
    ours.put(&customer("Li"));
    theirs.receive(&ours.file());
    ours.set(FIRM, "owner", "");
    ours.put(&neglected());
    theirs.now += 60_000;
    theirs.set(FIRM, "owner", "Shen");
    meet(&mut ours, &mut theirs);

    for desk in [&ours, &theirs] {
        let told = events(desk);
        let told: Vec<&PoolEvent> = told.iter().collect();
        let shown = desk.show(FIRM, "owner");
        assert_eq!(place(shown.as_str().expect("a name"), &told), Place::Kept);
        assert_eq!(conflicts(desk.rec(FIRM)).count(), 1);
        assert_eq!(spans(&told).len(), 2, "that it was put there is still told");
    }
}

#[test]
fn two_copies_that_set_rules_before_they_ever_met_mean_one_record() {
    let (mut ours, mut theirs) = (Desk::new(0xa), Desk::new(0xb));
    let rules =
        |quiet_days| BookSettings { pool: PoolRules { quiet_days, ..PoolRules::default() }, ..BookSettings::default() };
    ours.put(&rules(60));
    theirs.now += 60_000;
    theirs.put(&rules(120));
    meet(&mut ours, &mut theirs);
    for desk in [&ours, &theirs] {
        let own: Vec<_> = desk.recs.iter().filter(|(_, rec)| rec.kind() == Kind::BookSettings.name()).collect();
        let [(id, rec)] = own.as_slice() else { panic!("{} records", own.len()) };
        let settings: BookSettings = read(**id, rec).expect("settings");
        assert_eq!(settings.pool.quiet_days, 120);
        assert_eq!(conflicts(rec).map(|(field, _)| field).collect::<Vec<_>>(), ["pool"]);
    }
}
