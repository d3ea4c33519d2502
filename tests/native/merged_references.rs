//! Whatever names a customer or a person that was made one with another leads to the one that stays, and back again after an undo:
//! for every reference of every kind. A kind or a reference that is new fails here until it is said where it is read.

use std::path::Path;

use counterpart::domain::id::parse_canonical;
use counterpart::domain::merging::Merges;
use counterpart::kinds::Kind;
use counterpart::record::rec::Rec;
use counterpart::record::transaction::Change;
use counterpart::sync::links::{LINKS, named};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::join_laws::desk::{Desk, id};

/// The one that stays, the one that goes, and a record that names it.
const STAYS: u64 = 1;
const GOES: u64 = 2;
const NAMES: u64 = 9;

/// Where each reference is read through the mark: a file, and what stands in it as long as it is.
const READ: &[(Kind, &str, &str, &str)] = &[
    (Kind::Customer, "parent", "state/grouping.rs", "tables.survivor(parent)"),
    (Kind::Customer, "primary_contact", "state/merging.rs", "tables.person(named)"),
    (Kind::Contact, "customer", "state/belonging.rs", "self.index.contacts_of(*id)"),
    (Kind::Contract, "customer", "state/belonging.rs", "self.index.contracts_of(id)"),
    (Kind::Contract, "signing.further.[].customer", "state/belonging.rs", "self.index.joined_by(*id)"),
    (Kind::Attachment, "placed.signer", "state/placement.rs", "self.contacts_of(self.survivor(customer))"),
    (Kind::Activity, "customer", "state/belonging.rs", "self.index.activities_of(*id)"),
    (Kind::Activity, "contact", "state/follow_ups.rs", "self.people_among(activity.contacts())"),
    (Kind::Activity, "further_contacts.[]", "state/follow_ups.rs", "self.people_among(activity.contacts())"),
    (Kind::LeadEvent, "fact.*.customer", "state/follow_ups.rs", "self.peek_survivor(into.customer)"),
    // where a lead led is told by the customer's page; the person there is found on it
    (Kind::LeadEvent, "fact.*.contact", "ui/pages/leads/steps.rs", "app.peek_survivor(into.customer)"),
    (Kind::Opportunity, "customer", "state/pipeline.rs", "self.standing_for(customer)"),
    (Kind::Opportunity, "contact", "state/pipeline.rs", "self.people_among(opportunity.contacts())"),
    (Kind::Opportunity, "further_contacts.[]", "state/pipeline.rs", "self.people_among(opportunity.contacts())"),
    (Kind::Quote, "customer", "state/pool.rs", "self.peek_survivor(quoted.quote.customer)"),
    (Kind::PoolEvent, "customer", "state/belonging.rs", "self.index.pool_events_of(*id)"),
    (Kind::Preference, "customer", "state/belonging.rs", "self.index.preferences_of(*id)"),
    (Kind::Preference, "contact", "ui/pages/customers/likings.rs", "app.person_named(id)"),
    (Kind::PurchaseRecord, "customer", "state/belonging.rs", "self.index.purchase_records_of(*id)"),
    (Kind::Task, "customer", "state/tasks.rs", "self.standing_for(customer)"),
    (Kind::Receipt, "customer", "state/timeline.rs", "receipts.retain(|it| class.contains(&it.customer))"),
    (Kind::Dispute, "customer", "state/dispute_files.rs", "class.contains(&it.dispute.customer)"),
    (Kind::Ticket, "customer", "state/service.rs", "class.contains(&it.ticket.customer)"),
    (Kind::Ticket, "contact", "ui/pages/service/side.rs", "app.person_named(id)"),
    (Kind::Evaluation, "customer", "state/evaluations.rs", "self.standing_for(customer)"),
    (Kind::SharingScope, "customer", "ui/pages/sharing/show.rs", "app.survivor(it.scope.customer)"),
    // what was handed out is told as it was; whom a file is about is asked through the mark when it is made
    (
        Kind::SharingEvent,
        "customers.[]",
        "state/share_out.rs",
        "order.customers.iter().filter_map(|id| self.peek_party(*id))",
    ),
    (Kind::SharingEvent, "people.[]", "sync/erasing/held.rs", "self.seen.subjects.contains(&id)"),
    (Kind::SharingEvent, "left_out.[].customer", "ui/pages/sharing/given.rs", "called(app, out.customer, out.person)"),
    (Kind::SharingEvent, "left_out.[].person", "ui/pages/sharing/given.rs", "called(app, out.customer, out.person)"),
    (Kind::SharingEvent, "carried.[].customer", "ui/pages/sharing/given.rs", "called(app, it.customer, it.person)"),
    (Kind::SharingEvent, "carried.[].person", "ui/pages/sharing/given.rs", "called(app, it.customer, it.person)"),
    (Kind::SubjectRequest, "customer", "state/requests.rs", "self.party(id)"),
    (Kind::SubjectRequest, "contact", "state/requests.rs", "self.person_named(id)"),
    (Kind::Incident, "customer", "ui/pages/home/sharing.rs", "it.customer.and_then(|id| app.peek_party(id))"),
];

/// References to customers and people but the marks themselves.
fn links() -> Vec<(Kind, &'static str, Kind)> {
    let to_party =
        |(_, path, to): &(Kind, &str, Kind)| matches!(to, Kind::Customer | Kind::Contact) && *path != "merged_into";
    LINKS.iter().copied().filter(to_party).collect()
}

/// A value that names `id` at the end of a path.
fn at_end(path: &[&str], id: Uuid) -> Value {
    match path {
        [] => json!(id),
        ["[]", rest @ ..] => json!([at_end(rest, id)]),
        ["*", rest @ ..] => json!({ "any": at_end(rest, id) }),
        [name, rest @ ..] => json!({ *name: at_end(rest, id) }),
    }
}

fn put(number: u64, kind: Kind, fields: Value) -> Change {
    let fields = fields.as_object().expect("fields").clone().into_iter().collect();
    Change::Put { id: id(number), kind, sets: &[], fields }
}

/// A record of a kind that names the one that goes.
fn naming(kind: Kind, path: &str) -> Change {
    let parts: Vec<&str> = path.split('.').collect();
    let (register, rest) = parts.split_first().expect("a register");
    put(NAMES, kind, json!({ *register: at_end(rest, id(GOES)) }))
}

/// Two parties, or two people, in a book.
fn pair(kind: Kind) -> [Change; 2] {
    [STAYS, GOES].map(|number| put(number, kind, json!({ "name": format!("No. {number}") })))
}

/// What the marks of a book say of a kind.
fn marks(desk: &Desk, kind: Kind) -> Merges<Uuid> {
    let mut marks = Merges::default();
    let into = |rec: &Rec| rec.show("merged_into").and_then(Value::as_str).and_then(parse_canonical);
    for (id, rec) in desk.recs.iter().filter(|(_, rec)| rec.kind() == kind.name()) {
        marks.note(*id, into(rec));
    }
    marks
}

/// Whom the record names by this register: as it is written, and who stands for that.
fn named_by(desk: &Desk, kind: Kind, path: &str, to: Kind) -> (Uuid, Uuid) {
    let register = path.split('.').next().unwrap_or_default();
    let all = named(kind, &desk.recs[&id(NAMES)]);
    let written: Vec<Uuid> =
        all.into_iter().filter(|(field, _, of)| *field == register && *of == to).map(|(_, id, _)| id).collect();
    assert_eq!(written, [id(GOES)], "{} {path}", kind.name());
    (id(GOES), marks(desk, to).survivor(id(GOES), |it| desk.recs.contains_key(&it)))
}

#[test]
fn it_is_known_where_every_reference_to_a_customer_or_a_person_is_read_through_the_mark() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut missing = Vec::new();
    for (kind, path, _) in links() {
        let Some((.., file, words)) = READ.iter().find(|(of, at, ..)| *of == kind && *at == path) else {
            missing.push(format!("{} {path}: nobody says where it is read", kind.name()));
            continue;
        };
        let text = std::fs::read_to_string(source.join(file)).expect("a source");
        // lines may be broken anywhere
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        if !bare(&text).contains(&bare(words)) {
            missing.push(format!("{} {path}: {file} does not hold “{words}” any more", kind.name()));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
    let known = |kind: Kind, path: &str| links().iter().any(|(of, at, _)| *of == kind && *at == path);
    let gone: Vec<_> = READ.iter().filter(|(kind, path, ..)| !known(*kind, path)).collect();
    assert!(gone.is_empty(), "no references any more: {gone:?}");
}

#[test]
fn what_names_the_one_that_went_leads_to_the_one_that_stays_until_the_merge_is_undone() {
    for (kind, path, to) in links() {
        let what = format!("{} {path}", kind.name());
        let mut desk = Desk::new(1);
        desk.write(&pair(to)).expect("written");
        desk.write(&[naming(kind, path)]).expect("written");
        let row = desk.rows()[&id(NAMES)].clone();
        assert_eq!(named_by(&desk, kind, path, to).1, id(GOES), "{what}: before");

        let touched = desk.write(&[put(GOES, to, json!({ "merged_into": id(STAYS) }))]).expect("written");
        assert_eq!(touched, [id(GOES)], "{what}: a merge writes no row that names");
        assert_eq!(named_by(&desk, kind, path, to).1, id(STAYS), "{what}: merged");
        assert_eq!(desk.rows()[&id(NAMES)], row, "{what}: as it was written");

        desk.write(&[put(GOES, to, json!({ "merged_into": null }))]).expect("written");
        assert_eq!(named_by(&desk, kind, path, to).1, id(GOES), "{what}: undone");
        assert_eq!(desk.rows()[&id(NAMES)], row, "{what}: as it was written");
    }
}

#[test]
fn what_another_copy_writes_for_the_one_that_went_leads_to_the_one_that_stays_too() {
    for (kind, path, to) in links() {
        let mut here = Desk::new(1);
        here.write(&pair(to)).expect("written");
        let mut there = Desk::new(2);
        there.receive(&here.file());
        here.write(&[put(GOES, to, json!({ "merged_into": id(STAYS) }))]).expect("written");
        // it does not know of the merge yet
        there.write(&[naming(kind, path)]).expect("written");
        there.receive(&here.file());
        assert_eq!(named_by(&there, kind, path, to).1, id(STAYS), "{} {path}", kind.name());
    }
}
