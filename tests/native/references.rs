//! Whatever names another record is in the one table of references: of every kind its fixture is taken, and every id in it.

use std::collections::BTreeSet;
use std::path::Path;

use counterpart::domain::id::parse_canonical;
use counterpart::kinds::Kind;
use counterpart::record::row::decode_row;
use counterpart::record::transaction::Change;
use counterpart::store::{Row, RowKey};
use counterpart::sync::integrity::{Check, Finding};
use counterpart::sync::links::{LINKS, named};
use serde_json::{Value, json};

use crate::join_laws::desk::{Desk, id};

/// Ids that name no record.
const EXCUSED: &[(Kind, &str, &str)] = &[
    (Kind::Contract, "lines.{}", "a line is part of its contract"),
    (Kind::Contract, "lines.{}.id", "its own id"),
    (Kind::Contract, "payment.included.plan.instalments.parts.[].id", "an instalment is part of its contract"),
    (Kind::Opportunity, "lines.{}", "a line is part of its opportunity"),
    (Kind::Opportunity, "lines.{}.id", "its own id"),
    (Kind::Quote, "lines.{}", "a line is part of its quote"),
    (Kind::Quote, "lines.{}.id", "its own id"),
    (Kind::Amendment, "steps.{}", "a step is part of its amendment"),
    (Kind::SubjectRequest, "course.{}", "a step is part of its request"),
    (Kind::Amendment, "terms", "the terms repeat what the contract names"),
    (Kind::ContractVersion, "terms", "the terms repeat what the contract names"),
    (Kind::OwnTemplate, "terms", "whom a template was made of is not whom it is used for"),
    (Kind::Allocation, "instalment", "an instalment is part of its contract"),
    (Kind::Invoice, "instalments.[]", "an instalment is part of its contract"),
    (Kind::LateFeeStatement, "parts.[].instalment", "an instalment is part of its contract"),
    (Kind::RecoveryCost, "instalment", "an instalment is part of its contract"),
    (Kind::Waiver, "instalment", "an instalment is part of its contract"),
    (Kind::NegotiationRound, "package.id", "a package is part of its round"),
    (Kind::CommissionEntry, "counted.[]", "marks of what counted once, of several kinds; an entry stands without them"),
    (Kind::Attachment, "subject.id", "of several kinds; the check reads it by itself"),
    (Kind::Dispute, "instalment", "an instalment is part of its contract"),
    (Kind::Dispute, "further.[].instalment", "an instalment is part of its contract"),
];

/// Every path to an id.
fn paths(value: &Value, at: &str, found: &mut BTreeSet<String>) {
    let below = |name: &str| if at.is_empty() { name.to_owned() } else { format!("{at}.{name}") };
    match value {
        Value::String(text) if parse_canonical(text).is_some() => {
            found.insert(at.to_owned());
        }
        Value::Array(items) => items.iter().for_each(|item| paths(item, &below("[]"), found)),
        Value::Object(fields) => {
            for (name, inside) in fields {
                if parse_canonical(name).is_some() {
                    found.insert(below("{}"));
                    paths(inside, &below("{}"), found);
                } else {
                    paths(inside, &below(name), found);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Whether a path of the table, with its `*`, is this one.
fn covers(listed: &str, path: &str) -> bool {
    match listed.split_once(".*.") {
        None => listed == path,
        Some((register, last)) => {
            path.strip_prefix(register).is_some_and(|rest| rest.starts_with('.') && rest.ends_with(&format!(".{last}")))
        }
    }
}

#[test]
fn every_id_in_a_record_of_every_kind_is_a_listed_reference_or_excused() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/records");
    let mut missing = Vec::new();
    for kind in Kind::ALL {
        let text = std::fs::read_to_string(folder.join(kind.name()).join("current.json")).expect("a fixture");
        let mut found = BTreeSet::new();
        paths(&serde_json::from_str(&text).expect("JSON"), "", &mut found);
        found.remove("id");
        for path in found {
            let listed = LINKS.iter().any(|(of, listed, _)| of == kind && covers(listed, &path));
            let excused = EXCUSED.iter().any(|(of, excused, why)| {
                of == kind && !why.is_empty() && (*excused == path || path.starts_with(&format!("{excused}.")))
            });
            if !listed && !excused {
                missing.push(format!("{} {path}", kind.name()));
            }
        }
    }
    assert!(missing.is_empty(), "neither listed nor excused:\n  {}", missing.join("\n  "));
}

#[test]
fn references_in_lists_sets_and_facts_are_found() {
    let table = [
        (
            Kind::LeadEvent,
            "fact",
            json!({"converted": {"customer": id(1), "contact": id(2), "opportunity": id(3)}}),
            vec![1, 2, 3],
        ),
        (Kind::TicketEvent, "fact", json!({"dispute_opened": {"dispute": id(4)}}), vec![4]),
        (Kind::IncidentEvent, "fact", json!({"step": {"dispute_opened": {"dispute": id(4)}}}), vec![4]),
        (Kind::DisputeEvent, "fact", json!({"settled": {"waivers": [id(5), id(6)]}}), vec![5, 6]),
        (
            Kind::DisputeEvent,
            "fact",
            json!({"owed": {"contract": id(15), "parts": [{"id": id(90)}], "waivers": [id(16)]}}),
            vec![15, 16],
        ),
        (Kind::DisputeEvent, "fact", json!({"owed_back": {"owed": id(17)}}), vec![17]),
        (Kind::DisputeEvent, "fact", json!({"amended": {"amendment": id(18)}}), vec![18]),
        (
            Kind::TicketEvent,
            "fact",
            json!({"remedied": {"remedy": "credit", "credit": {"contract": id(19), "waivers": [id(20)]}}}),
            vec![19, 20],
        ),
        (
            Kind::Dispute,
            "further",
            json!([{"ticket": id(25)}, {"instalment": id(91)}, {"incident": id(26)}, {"invoice": id(27)}]),
            vec![25, 26, 27],
        ),
        (Kind::Ticket, "duty", json!({"instance": "own.x/once", "own": id(21)}), vec![21]),
        (
            Kind::IncentivePlan,
            "participants",
            json!([{"member": id(7), "share": 1}, {"member": id(8), "share": 2}]),
            vec![7, 8],
        ),
        (
            Kind::IncentiveEvent,
            "terms",
            json!({"id": id(29), "follows": id(30), "participants": [{"member": id(31), "share": 1}]}),
            vec![30, 31],
        ),
        (Kind::Attachment, "placed", json!({"side": "them", "signer": id(22)}), vec![22]),
        (Kind::PayoutRun, "entries", json!([id(9), id(10)]), vec![9, 10]),
        (Kind::SharingEvent, "customers", json!([id(11)]), vec![11]),
        (Kind::PriceList, "items/0193f2a1-c0de-7000-8000-00000000000c", json!([]), vec![12]),
        (Kind::Activity, "further_contacts", json!([id(25), id(26)]), vec![25, 26]),
        (Kind::Opportunity, "further_contacts", json!([id(27), id(28)]), vec![27, 28]),
        (Kind::Receipt, "reverses", json!(id(13)), vec![13]),
        (Kind::Contract, "own_entity", json!(id(14)), vec![14]),
        (
            Kind::Contract,
            "signing",
            json!({"further": [{"name": "A", "customer": id(23)}, {"name": "B"}, {"name": "C", "customer": id(24)}]}),
            vec![23, 24],
        ),
    ];
    for (kind, register, value, expected) in table {
        let mut desk = Desk::new(1);
        let fields = [(register.to_owned(), value)].into();
        desk.write(&[Change::Put { id: id(99), kind, sets: &[], fields }]).expect("written");
        let (_, rec) = decode_row(&desk.rows()[&id(99)]).expect("a row");
        let mut found: Vec<_> = named(kind, &rec).into_iter().map(|(_, id, _)| id).collect();
        found.sort_unstable();
        assert_eq!(found, expected.into_iter().map(id).collect::<Vec<_>>(), "{} {register}", kind.name());
    }
}

/// What the check of this book says.
fn check(desk: &Desk) -> Finding {
    let row = |id: &uuid::Uuid, bytes: &[u8]| Row {
        key: RowKey { id: *id, kind: desk.recs[id].kind().to_owned() },
        bytes: bytes.to_vec(),
    };
    let rows: Vec<Row> = desk.rows().iter().map(|(id, bytes)| row(id, bytes)).collect();
    let mut check = Check::default();
    for row in &rows {
        check.take(row);
    }
    Finding::new(check.finish(), &rows, 0, 0)
}

#[test]
fn a_follow_up_with_somebody_who_was_deleted_is_a_note_and_no_damage() {
    let mut desk = Desk::new(1);
    let put = |number: u64, kind: Kind, fields: Value| {
        let fields = fields.as_object().expect("fields").clone().into_iter().collect();
        Change::Put { id: id(number), kind, sets: &[], fields }
    };
    let customer = json!({"name": "Harbour Pumps Ltd", "kind": "organisation"});
    let person = json!({"customer": id(1), "name": "Ann Lee"});
    desk.write(&[put(1, Kind::Customer, customer), put(2, Kind::Contact, person)]).expect("written");
    let call = json!({"customer": id(1), "kind": "visit", "on": "2026-03-09", "contact": id(2), "content": "A word"});
    desk.write(&[put(3, Kind::Activity, call)]).expect("written");
    let told = |desk: &Desk| {
        let finding = check(desk);
        let named: Vec<(String, bool)> = finding.named.iter().map(|it| (it.field.clone(), it.deleted)).collect();
        (finding.dangling, finding.to_deleted, named)
    };
    assert_eq!(told(&desk), (0, 0, vec![]));
    desk.write(&[Change::Delete { id: id(2) }]).expect("written");
    assert_eq!(told(&desk), (0, 1, vec![("contact".to_owned(), true)]));
    desk.recs.remove(&id(2));
    assert_eq!(told(&desk), (1, 0, vec![("contact".to_owned(), false)]));
    assert!(!check(&desk).is_sound());
}
