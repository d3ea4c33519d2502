//! What a start reads in place of the records is what the records show, after every kind of write.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use counterpart::demo::{self, Seeded};
use counterpart::domain::contract::Contract;
use counterpart::domain::contract::brief::ContractBrief;
use counterpart::domain::contract::event::ContractEvent;
use counterpart::domain::customer::Customer;
use counterpart::domain::date::Date;
use counterpart::domain::entity::Entity;
use counterpart::record::excerpt::{Group, decode, decode_rich, excerpt, shown};
use counterpart::record::meta::Meta;
use counterpart::record::replica::Replica;
use counterpart::record::row::{decode_row, key_of};
use counterpart::record::transaction::{Change, write};
use counterpart::store::memory::{Failure, MemoryDisk};
use counterpart::store::repository::Glance;
use counterpart::store::schema::ObjectStore;
use counterpart::store::{Batch, Durability, MemoryRepository, Repository, Row, RowKey, Tidied};
use uuid::Uuid;

/// Nothing in memory ever waits.
fn now<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => answer,
        Poll::Pending => panic!("a call in memory waited"),
    }
}

fn row(bytes: Vec<u8>) -> Row {
    let (id, kind) = key_of(&bytes).expect("a record");
    Row { key: RowKey { id, kind: kind.to_owned() }, bytes }
}

/// A book that writes as the app does.
struct Desk {
    meta: Meta,
    rows: BTreeMap<Uuid, Vec<u8>>,
    tab: MemoryRepository,
    disk: MemoryDisk,
}

impl Desk {
    fn new() -> Self {
        let disk = MemoryDisk::default();
        let meta = Meta::fresh(Uuid::from_u128(1), Replica(1));
        Self { meta, rows: BTreeMap::new(), tab: disk.open(), disk }
    }

    fn write(&mut self, changes: &[Change]) {
        let known: BTreeMap<_, _> = changes
            .iter()
            .filter_map(|change| self.rows.get(&change.id()))
            .map(|row| decode_row(row).expect("a record"))
            .collect();
        let written = write(&self.meta, &known, changes, 1_800_000_000_000).expect("written");
        self.meta = written.meta;
        let puts: Vec<Row> = written.rows.iter().map(|it| row(it.bytes.clone())).collect();
        self.rows.extend(written.rows.into_iter().map(|it| (it.id, it.bytes)));
        let batch = Batch {
            expected_rev: now(self.tab.rev()).expect("a revision"),
            puts,
            meta: self.meta.encode().expect("written"),
            ..Batch::default()
        };
        now(self.tab.commit(&batch, Durability::Relaxed)).expect("commits");
    }

    fn put<E: Entity>(&mut self, entities: &[E]) {
        let changes: Vec<Change> = entities.iter().map(|it| Change::put(it).expect("written")).collect();
        self.write(&changes);
    }

    /// What the records show, as excerpts.
    fn shown(&self) -> BTreeMap<Uuid, Vec<u8>> {
        let all = self.rows.iter().filter_map(|(id, row)| Some((*id, excerpt(row).expect("a record")?.1)));
        all.filter(|(_, bytes)| !bytes.is_empty()).collect()
    }

    fn make_all(&self) {
        let tab = self.disk.open();
        while now(tab.make_excerpts()).expect("makes excerpts") == Tidied::More {}
    }
}

/// What a start finds, and how many pages it had to read whole.
fn start(tab: &MemoryRepository) -> (BTreeMap<Uuid, Vec<u8>>, usize) {
    let glance = now(tab.glance()).expect("reads").expect("nothing is damaged");
    let mut found: BTreeMap<Uuid, Vec<u8>> = BTreeMap::new();
    let mut pages = glance.bare.clone();
    for group in Group::ALL {
        let mut after = None;
        loop {
            let portion = now(tab.excerpts(group, after.as_deref(), 2)).expect("reads");
            assert_eq!(portion.folded, glance.folded);
            for row in portion.rows {
                assert_eq!(Group::of(counterpart::kinds::Kind::of(&row.key.kind).expect("known")), group);
                assert!(found.insert(row.key.id, row.bytes).is_none(), "once");
            }
            pages.extend(portion.in_doubt);
            after = portion.next;
            if after.is_none() {
                break;
            }
        }
    }
    pages.sort();
    pages.dedup();
    for bound in &pages {
        for row in now(tab.page(bound)).expect("reads").expect("whole") {
            if let Some((_, bytes)) = excerpt(&row.bytes).expect("a record") {
                found.insert(row.key.id, bytes);
            }
        }
    }
    for key in &glance.removed {
        found.remove(&key.id);
    }
    for row in &glance.fresh {
        match excerpt(&row.bytes).expect("a record") {
            Some((_, bytes)) => found.insert(row.key.id, bytes),
            None => found.remove(&row.key.id),
        };
    }
    found.retain(|_, bytes| !bytes.is_empty());
    (found, pages.len())
}

fn day() -> Date {
    Date::new(2026, 5, 20).expect("a date")
}

fn sample() -> Desk {
    let book = demo::many_with_contracts(5, 700, NonZeroUsize::new(7).expect("not nought"), day()).expect("a book");
    let mut desk = Desk::new();
    desk.put(&[book.own_entity]);
    desk.put(&book.customers);
    desk.put(&book.contacts);
    desk.put(&book.contracts);
    desk.put(&book.contract_events);
    desk.put(&book.receipts);
    desk.put(&book.allocations);
    desk.put(&book.waivers);
    desk.put(&book.recovery_costs);
    desk.put(&book.incentive_plans);
    desk.put(&book.commission_entries);
    desk.put(&book.payout_runs);
    desk.put(&book.incentive_events);
    desk.put(&book.late_fee_statements);
    desk.put(&book.invoices);
    desk.put(&book.invoice_events);
    desk.put(&book.contract_versions);
    desk.put(&book.amendments);
    desk.put(&book.negotiation_rounds);
    desk.put(&book.proposals);
    desk.put(&book.proposal_events);
    desk.put(&book.duties);
    desk.put(&book.duty_events);
    desk.put(&book.materials);
    desk.put(&book.material_events);
    desk.put(&book.disputes);
    desk.put(&book.dispute_events);
    desk.put(&book.tickets);
    desk.put(&book.sales_targets);
    desk.put(&book.ticket_events);
    desk.put(&book.own_clauses);
    desk.put(&book.own_templates);
    desk.put(&book.fallbacks);
    desk.put(&book.evaluation_plans);
    desk.put(&book.evaluations);
    desk.put(&book.evaluation_events);
    desk.put(&book.sharing_scopes);
    desk.put(&book.sharing_scope_events);
    desk.put(&book.sharing_events);
    desk.put(&book.undertakings);
    desk.put(&book.subject_requests);
    desk.put(&book.incidents);
    desk.put(&book.incident_events);
    desk
}

#[test]
fn an_excerpt_is_the_entity_and_of_a_contract_its_brief() {
    let book = demo::book(day(), &mut Seeded::new(1)).expect("a book");
    let mut desk = Desk::new();
    desk.put(&book.customers);
    desk.put(&book.contracts);
    desk.put(&book.contract_events);
    let read = |id: Uuid| excerpt(&desk.rows[&id]).expect("a record").expect("shown");
    for customer in &book.customers {
        let (group, bytes) = read(customer.id.0);
        assert_eq!((group, decode::<Customer>(&bytes).as_ref()), (Group::Parties, Some(customer)));
    }
    for contract in &book.contracts {
        let (group, bytes) = read(contract.id.0);
        assert_eq!(group, Group::Contracts);
        let brief: ContractBrief = decode(&bytes).expect("a brief");
        assert_eq!(brief, contract.brief());
        assert_eq!(decode_rich::<ContractBrief>(&bytes).as_ref(), Some(&brief), "read either way");
        assert_eq!((brief.id, brief.customer, &brief.number), (contract.id, contract.customer, &contract.number));
        assert_eq!(
            (brief.total, &brief.payment, &brief.term),
            (contract.draft_total(), &contract.payment, &contract.term)
        );
        assert_eq!(shown::<Contract>(&desk.rows[&contract.id.0]).expect("a record").as_ref(), Some(contract));
    }
    for event in &book.contract_events {
        assert_eq!(decode::<ContractEvent>(&read(event.id.0).1).as_ref(), Some(event));
    }
}

#[test]
fn a_start_reads_what_the_records_show_after_every_kind_of_write() {
    let mut desk = sample();
    assert_eq!(start(&desk.tab).0, desk.shown(), "after large batches, from the pages");
    assert!(start(&desk.tab).1 > 0);
    desk.make_all();
    assert_eq!(start(&desk.tab), (desk.shown(), 0), "from excerpts alone");

    let mut customers: Vec<Customer> =
        desk.rows.values().filter_map(|row| shown::<Customer>(row).ok().flatten()).collect();
    for customer in customers.iter_mut().step_by(5) {
        "changed".clone_into(&mut customer.note);
        desk.put(std::slice::from_ref(customer));
    }
    let gone: Vec<Change> = customers.iter().skip(3).step_by(90).map(|it| Change::Delete { id: it.id.0 }).collect();
    desk.write(&gone);
    assert_eq!(start(&desk.tab), (desk.shown(), 0), "fresh rows lie over excerpts");

    for round in 0..5 {
        for customer in customers.iter_mut().skip(1).step_by(5) {
            customer.note = format!("again {round}");
            desk.put(std::slice::from_ref(customer));
        }
    }
    while now(desk.tab.tidy()).expect("folds") == Tidied::More {}
    let (found, pages) = start(&desk.tab);
    assert_eq!((found == desk.shown(), pages), (true, 0), "folding keeps the excerpts of its pages");

    for customer in &mut customers {
        "all".clone_into(&mut customer.source);
    }
    desk.put(&customers);
    assert_eq!(start(&desk.tab).0, desk.shown(), "a large batch leaves no older excerpt behind");
    desk.make_all();
    assert_eq!(start(&desk.tab), (desk.shown(), 0));
}

/// S22: of a hundred thousand records a start reads excerpts alone, a few pages at a time, and a list has its first rows after
/// the first few.
#[test]
fn s22_a_cold_start_of_a_hundred_thousand_reads_no_record_and_a_little_at_a_time() {
    const RECORDS: usize = 100_000;
    const PAGES: u32 = 4;
    let book = demo::many(3, RECORDS, day()).expect("a book");
    let mut desk = Desk::new();
    for portion in book.customers.chunks(10_000) {
        desk.put(portion);
    }
    desk.make_all();
    let rows: usize = desk.rows.values().map(Vec::len).sum();
    let tab = desk.disk.open();
    let glance = now(tab.glance()).expect("reads").expect("nothing is damaged");
    assert_eq!(glance.bare, Vec::<String>::new(), "no page has to be read whole");
    let (mut found, mut bytes, mut largest, mut after) = (glance.fresh.len(), 0, 0, None);
    loop {
        let portion = now(tab.excerpts(Group::Parties, after.as_deref(), PAGES)).expect("reads");
        assert_eq!(portion.in_doubt, Vec::<String>::new());
        let size: usize = portion.rows.iter().map(|row| row.bytes.len()).sum();
        (found, bytes, largest) = (found + portion.rows.len(), bytes + size, largest.max(size));
        after = portion.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(found, RECORDS);
    assert!(bytes < rows, "{bytes} bytes of excerpts for {rows} of records");
    assert!(largest * 20 < bytes, "{largest} of {bytes} bytes at once");
}

#[test]
fn a_database_of_the_first_version_has_no_excerpts_and_loses_nothing() {
    let desk = sample();
    assert!(desk.disk.entries(ObjectStore::Excerpts).is_empty(), "a large batch does not wait for them");
    assert_eq!(start(&desk.tab).0, desk.shown());
}

#[test]
fn damaged_excerpts_are_made_again_from_the_records() {
    let desk = sample();
    desk.make_all();
    let entries = desk.disk.entries(ObjectStore::Excerpts);
    for (key, bytes) in entries.iter().step_by(3) {
        let mut bytes = bytes.clone();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 0x20;
        desk.disk.overwrite(ObjectStore::Excerpts, key, bytes);
    }
    assert_eq!(start(&desk.tab).0, desk.shown());
}

#[test]
fn a_page_without_its_first_excerpts_is_read_whole_whatever_else_is_kept_of_it() {
    let desk = sample();
    desk.make_all();
    let entries = desk.disk.entries(ObjectStore::Excerpts);
    let (lost, _) = entries.iter().find(|(key, _)| key.starts_with(Group::Parties.name())).expect("a page");
    let (_, bound) = lost.split_once('|').expect("a group and a page");
    assert!(entries.iter().any(|(key, _)| key != lost && key.ends_with(bound)), "other groups are kept of it");
    desk.disk.lose(ObjectStore::Excerpts, lost);
    let glance = now(desk.tab.glance()).expect("reads").expect("nothing is damaged");
    assert_eq!(glance.bare, [bound.to_owned()]);
    assert_eq!(start(&desk.tab).0, desk.shown());
}

#[test]
fn excerpts_of_another_form_or_of_no_page_are_dropped() {
    let desk = sample();
    desk.make_all();
    let before = desk.disk.entries(ObjectStore::Excerpts);
    let (_, some) = before[0].clone();
    for stray in ["1|", "10|", "1999|", "19|0000", "x"] {
        desk.disk.overwrite(ObjectStore::Excerpts, stray, some.clone());
    }
    desk.make_all();
    assert_eq!(desk.disk.entries(ObjectStore::Excerpts), before);
}

#[test]
fn a_start_is_told_to_read_everything_when_the_head_is_lost_or_a_fresh_row_is_damaged() {
    let mut desk = sample();
    let customer = desk.rows.values().find_map(|row| shown::<Customer>(row).ok().flatten()).expect("a customer");
    desk.put(&[Customer { note: "fresh".to_owned(), ..customer }]);
    assert!(now(desk.tab.glance()).expect("reads").is_some());
    let copy = desk.disk.copied();
    let (key, mut bytes) = copy.entries(ObjectStore::Fresh)[0].clone();
    bytes[20] ^= 1;
    copy.overwrite(ObjectStore::Fresh, &key, bytes);
    assert_eq!(now(copy.open().glance()).expect("reads"), None);
    let copy = desk.disk.copied();
    copy.lose(ObjectStore::Meta, "head");
    assert_eq!(now(copy.open().glance()).expect("reads"), None);
    assert_eq!(now(MemoryDisk::default().open().glance()).expect("reads"), Some(Glance::default()));
}

#[test]
fn making_excerpts_changes_nothing_that_can_be_seen_wherever_it_fails() {
    let desk = sample();
    for failure in [Failure::Refused, Failure::AbortedSilently, Failure::ConnectionLost, Failure::AnswerLost] {
        for nth in 1.. {
            let disk = desk.disk.copied();
            let tab = disk.open();
            tab.engine().fail_at(nth, failure);
            let made = now(tab.make_excerpts());
            let reached = !tab.engine().is_armed();
            assert_eq!(start(&disk.open()).0, desk.shown(), "{failure:?} at call {nth}: {made:?}");
            if !reached {
                break;
            }
        }
    }
}

#[test]
fn a_record_with_values_left_to_settle_or_a_deletion_has_an_empty_excerpt() {
    let (mut here, mut there) = (crate::join_laws::desk::Desk::new(1), crate::join_laws::desk::Desk::new(2));
    let id = crate::join_laws::desk::id;
    (1..5).for_each(|n| here.set(n, "name", "A"));
    there.receive(&here.file());
    here.set(1, "phone", "1");
    there.set(1, "phone", "2");
    there.set(2, "phone", "3");
    here.write(&[Change::Delete { id: id(3) }]).expect("written");
    here.receive(&there.file());
    let rows = here.rows();
    for (n, more) in [(1, true), (2, false), (3, true), (4, false)] {
        assert_eq!(counterpart::record::excerpt::says_more(&rows[&id(n)]), more, "record {n}");
    }
}
