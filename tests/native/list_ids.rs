//! Ids of what a list makes: one sheet brought in on two copies of a book meets, and nothing that is gone comes back by it.

use std::collections::BTreeSet;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use counterpart::domain::contact::Contact;
use counterpart::domain::customer::Customer;
use counterpart::domain::entity::Entity;
use counterpart::domain::id::{NewId, is_older, uuid_v7};
use counterpart::domain::money::Currency;
use counterpart::domain::own_field::OwnFields;
use counterpart::record::conflict::conflicts;
use counterpart::record::document::read;
use counterpart::record::life::Life;
use counterpart::record::transaction::Change;
use counterpart::store::memory::MemoryDisk;
use counterpart::store::schema::ObjectStore;
use counterpart::store::{Batch, Durability, Repository, Row, RowKey};
use counterpart::sync::list::columns::propose;
use counterpart::sync::list::layout::guess;
use counterpart::sync::list::outcome::{Choice, Outcome, carry_out};
use counterpart::sync::list::plan::plan;
use counterpart::sync::list::row_ids::Keyed;
use counterpart::sync::list::table::Table;
use uuid::Uuid;

use crate::join_laws::desk::{Desk, NOW, WORKSPACE};

const HEADINGS: &str = "客户编号,客户名称,统一社会信用代码,联系人,手机,客户等级";
const QINGDAO: &str = "C001,青岛海岳水务有限公司,,王伟,13800000001,A";
const SHANGHAI: &str = ",上海建岳阀门有限公司,91310000MA1FL0000N,李芳,13800000002,B";
const NAMELESS_KEY: &str = ",苏州澄川环保有限公司,,赵敏,13800000003,C";

struct Counter(u128);

impl NewId for Counter {
    fn new_id(&mut self) -> Uuid {
        self.0 += 1;
        Uuid::from_u128(self.0)
    }
}

fn two_desks() -> (Desk, Desk) {
    (Desk::new(0xa), Desk::new(0xb))
}

/// Each hands its file to the other.
fn meet(ours: &mut Desk, theirs: &mut Desk) {
    let (from_us, from_them) = (ours.file(), theirs.file());
    ours.receive(&from_them);
    theirs.receive(&from_us);
}

/// Everything of a kind that is there.
fn all<E: Entity>(desk: &Desk) -> Vec<E> {
    let there = desk.recs.iter().filter(|(_, rec)| rec.kind() == E::KIND.name());
    let there = there.filter(|(_, rec)| matches!(rec.life(), Life::Live | Life::Revived));
    there.map(|(id, rec)| read(*id, rec).expect("an entity")).collect()
}

/// Nothing in memory ever waits.
fn at_once<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => answer,
        Poll::Pending => panic!("a call in memory waited"),
    }
}

/// Which of the ids that were given a copy has a record of, as it lies on the disk.
fn taken(desk: &Desk, ids: &Keyed<Counter>) -> Vec<Uuid> {
    let row = |(id, bytes): (Uuid, Vec<u8>)| Row { key: RowKey { id, kind: desk.recs[&id].kind().to_owned() }, bytes };
    let puts = desk.rows().into_iter().map(row).collect();
    let tab = MemoryDisk::default().open();
    let batch = Batch { puts, meta: b"clock".to_vec(), ..Batch::default() };
    at_once(tab.commit(&batch, Durability::Strict)).expect("written");
    let keys: Vec<RowKey> = ids.keys().map(|(id, kind)| RowKey { id, kind: kind.to_owned() }).collect();
    at_once(tab.get(&keys)).expect("reads").into_iter().map(|row| row.key.id).collect()
}

/// Brings rows in as the app does.
fn bring_in(desk: &mut Desk, rows: &[&str], choice: Choice) -> Outcome {
    bring_in_under(HEADINGS, desk, rows, choice)
}

fn bring_in_under(headings: &str, desk: &mut Desk, rows: &[&str], choice: Choice) -> Outcome {
    let text = format!("{headings}\n{}\n", rows.join("\n"));
    let table = Table::read(&text, guess(&text)).expect("a table");
    let (customers, people) = (all::<Customer>(desk), all::<Contact>(desk));
    let mapping = propose(&table.headings);
    let plan = plan(&table, &mapping, &customers, &people, Currency::CNY, &OwnFields::default())
        .expect("a mapping with a name");
    assert!(plan.bad.is_empty(), "{:?}", plan.bad);
    // no two copies make the same fresh ids
    let fresh = Counter(u128::from(desk.meta.replica.0) << 64 | u128::from(desk.now) << 16);
    let mut ids = Keyed::of(WORKSPACE, fresh);
    let mut outcome = carry_out(&plan, |_| choice, &customers, &people, &mut ids);
    let taken_ids = taken(desk, &ids);
    if !taken_ids.is_empty() {
        ids = ids.without(taken_ids);
        outcome = carry_out(&plan, |_| choice, &customers, &people, &mut ids);
        assert!(taken(desk, &ids).is_empty(), "one look is enough");
    }
    let made = outcome.entered.iter().map(|it| it.id.0);
    let known: BTreeSet<Uuid> = people.iter().map(|it| it.id.0).collect();
    let made: Vec<Uuid> =
        made.chain(outcome.contacts.iter().map(|it| it.id.0).filter(|id| !known.contains(id))).collect();
    assert_eq!(
        made.iter().filter(|id| desk.recs.contains_key(*id)).count(),
        0,
        "nothing is made under an id that is taken"
    );
    assert_eq!(made.iter().collect::<BTreeSet<_>>().len(), made.len(), "no two records have one id");
    let customers = outcome.entered.iter().chain(&outcome.updated).map(Change::put);
    let changes: Result<Vec<Change>, _> = customers.chain(outcome.contacts.iter().map(Change::put)).collect();
    desk.write(&changes.expect("objects")).expect("written");
    outcome
}

fn called<'a>(desk: &'a [Customer], name: &str) -> Vec<&'a Customer> {
    desk.iter().filter(|it| it.name == name).collect()
}

fn disagreements(desk: &Desk) -> Vec<String> {
    desk.recs.values().flat_map(|rec| conflicts(rec).map(|(field, _)| field.to_owned()).collect::<Vec<_>>()).collect()
}

#[test]
fn one_sheet_on_two_copies_is_one_customer_for_each_row_with_a_key() {
    let (mut ours, mut theirs) = two_desks();
    for desk in [&mut ours, &mut theirs] {
        let outcome = bring_in(desk, &[QINGDAO, SHANGHAI, NAMELESS_KEY], Choice::Skip);
        assert_eq!((outcome.entered.len(), outcome.contacts.len()), (3, 3));
    }
    meet(&mut ours, &mut theirs);
    assert_eq!(ours.rows(), theirs.rows());
    let customers = all::<Customer>(&ours);
    let people = all::<Contact>(&ours);
    for (name, expected) in [("青岛海岳水务有限公司", 1), ("上海建岳阀门有限公司", 1), ("苏州澄川环保有限公司", 2)]
    {
        let found = called(&customers, name);
        assert_eq!(found.len(), expected, "{name}");
        // no id follows from a person's name: both entries are there, at one customer or at two
        for customer in found {
            assert_eq!(people.iter().filter(|it| it.customer == customer.id).count(), 2 / expected, "{name}");
        }
    }
    assert_eq!(disagreements(&ours), Vec::<String>::new());
}

/// The ids as SHA-256 gives them, reckoned outside of this program: they hold for every release to come.
#[test]
fn the_ids_of_a_row_never_change() {
    let mut desk = Desk::new(0xa);
    let outcome = bring_in(&mut desk, &[QINGDAO, SHANGHAI], Choice::Skip);
    let ids: Vec<String> = outcome.entered.iter().map(|it| it.id.to_string()).collect();
    assert_eq!(ids, ["00000000-0000-8661-ad8d-490602c6f7bf", "00000000-0000-8298-a86e-46741b63baab"]);
}

/// A large book is not written anew for a list: of 50 pages and more it writes what the list itself fills.
#[test]
fn what_a_list_makes_lies_together() {
    let row = |id: Uuid| Row { key: RowKey { id, kind: "customer".to_owned() }, bytes: vec![b'c'; 400] };
    let puts = |rev: u64, ids: Vec<Uuid>| Batch {
        expected_rev: rev,
        puts: ids.into_iter().map(row).collect(),
        meta: rev.to_be_bytes().to_vec(),
        ..Batch::default()
    };
    let disk = MemoryDisk::default();
    let tab = disk.open();
    // a customer every minute
    let typed = (0..20_000_u64).map(|n| uuid_v7(NOW + n * 60_000, [7; 10])).collect();
    let rev = at_once(tab.commit(&puts(0, typed), Durability::Strict)).expect("written");
    let before = disk.entries(ObjectStore::Pages).len();
    assert!(before >= 50, "{before} pages");
    let list: Vec<String> = (0..1_000).map(|n| format!("C{n:04},客户{n}号有限公司,,,,A")).collect();
    let made = bring_in(&mut Desk::new(0xa), &list.iter().map(String::as_str).collect::<Vec<_>>(), Choice::Skip);
    let made: Vec<Uuid> = made.entered.iter().map(|it| it.id.0).collect();
    assert_eq!(made.len(), 1_000);
    tab.engine().tally();
    at_once(tab.commit(&puts(rev, made), Durability::Strict)).expect("written");
    let writes = tab.engine().tally().writes;
    assert!(writes < 10, "{writes} values were written, for 3 pages of rows in a book of {before}");
}

#[test]
fn only_the_ids_of_what_was_typed_in_tell_what_is_older() {
    let (first, second) = (uuid_v7(NOW, [9; 10]), uuid_v7(NOW + 1, [0; 10]));
    let of_list = bring_in(&mut Desk::new(0xa), &[QINGDAO], Choice::Skip).entered[0].id.0;
    for (one, other, older) in [
        (first, second, true),
        (second, first, false),
        (first, first, false),
        (of_list, first, false),
        (first, of_list, false),
    ] {
        assert_eq!(is_older(one, other), older, "{one} and {other}");
    }
}

/// A row on each copy, how many customers there are afterwards, and on which fields the copies disagree.
#[test]
fn what_a_row_is_known_by() {
    let same: &[&str] = &[];
    for (ours, theirs, expected, fields) in [
        ("C001,甲公司,,,,A", "C001,甲公司,,,,A", 1, same),
        // the sheet was worked on in between: that is a disagreement in the open, not a second customer
        ("C001,甲公司,,,,A", "C001,甲公司,,,,B", 1, &["level"][..]),
        // two firms' lists begin at the same number
        ("C001,甲公司,,,,A", "C001,乙公司,,,,A", 2, same),
        ("C001,甲公司,,,,A", "C002,甲公司,,,,A", 2, same),
        (",甲公司,91310000MA1FL0000N,,,A", ",甲公司,91310000MA1FL0000N,,,A", 1, same),
        // a branch bears the code of its head office
        (",甲公司,91310000MA1FL0000N,,,A", ",甲公司上海分公司,91310000MA1FL0000N,,,A", 2, same),
        (",甲公司,,,,A", ",甲公司,,,,A", 2, same),
    ] {
        let (mut here, mut there) = two_desks();
        bring_in(&mut here, &[ours], Choice::Skip);
        bring_in(&mut there, &[theirs], Choice::Skip);
        meet(&mut here, &mut there);
        assert_eq!(all::<Customer>(&here).len(), expected, "{ours} and {theirs}");
        assert_eq!(disagreements(&here), fields, "{ours} and {theirs}");
        assert_eq!(here.rows(), there.rows());
    }
}

/// What is left of an erased record is its id. None that a person gets may follow from what is known of them.
#[test]
fn no_id_of_a_person_follows_from_the_row() {
    let headings = format!("{HEADINGS},企业或个人");
    for (row, expected) in [
        ("C001,青岛海岳水务有限公司,,王伟,13800000001,A,企业", true),
        ("C001,王伟,,王伟,13800000001,A,个人", false),
        (",王伟,91310000MA1FL0000N,,,A,个人", false),
    ] {
        let (mut ours, mut theirs) = two_desks();
        let [here, there] = [&mut ours, &mut theirs].map(|desk| bring_in_under(&headings, desk, &[row], Choice::Skip));
        assert_eq!(here.entered[0].id == there.entered[0].id, expected, "{row}");
        let people = |it: &Outcome| it.contacts.iter().map(|it| it.id).collect::<BTreeSet<_>>();
        assert!(people(&here).is_disjoint(&people(&there)), "{row}");
    }
}

#[test]
fn a_person_of_two_copies_is_there_twice_and_no_later_list_makes_a_third() {
    let (mut ours, mut theirs) = two_desks();
    bring_in(&mut ours, &["C007,青岛海岳水务有限公司,,,,A"], Choice::Skip);
    theirs.receive(&ours.file());
    let row = "C007,青岛海岳水务有限公司,,王伟,13800000001,";
    for desk in [&mut ours, &mut theirs] {
        let outcome = bring_in(desk, &[row], Choice::Skip);
        assert_eq!((outcome.entered.len(), outcome.contacts.len()), (0, 1));
    }
    meet(&mut ours, &mut theirs);
    assert_eq!(all::<Contact>(&ours).len(), 2);
    assert_eq!(disagreements(&ours), Vec::<String>::new());
    let again = bring_in(&mut ours, &[row], Choice::Update);
    assert_eq!((again.entered.len(), again.contacts.len()), (0, 0));
}

#[test]
fn what_was_deleted_or_erased_stays_so_and_the_list_makes_another_record() {
    for erased in [false, true] {
        let mut desk = Desk::new(0xa);
        let first = bring_in(&mut desk, &[QINGDAO], Choice::Skip);
        let gone = [first.contacts[0].id.0, first.entered[0].id.0];
        let change = |id: &Uuid| if erased { Change::Erase { id: *id } } else { Change::Delete { id: *id } };
        desk.write(&gone.iter().map(change).collect::<Vec<_>>()).expect("written");
        let again = bring_in(&mut desk, &[QINGDAO], Choice::Skip);
        assert_eq!((again.entered.len(), again.contacts.len()), (1, 1));
        let life = if erased { Life::Erased } else { Life::Deleted };
        for id in &gone {
            assert_eq!(desk.recs[id].life(), life);
        }
        assert_eq!(all::<Customer>(&desk), again.entered);
        assert_eq!(all::<Contact>(&desk), again.contacts);
        assert_eq!(again.contacts[0].customer, again.entered[0].id);
    }
}

#[test]
fn a_person_who_was_deleted_stays_so_when_their_customer_is_still_there() {
    let mut desk = Desk::new(0xa);
    let first = bring_in(&mut desk, &[QINGDAO], Choice::Skip);
    let (person, customer) = (first.contacts[0].id, first.entered[0].id);
    desk.write(&[Change::Delete { id: person.0 }]).expect("written");
    let again = bring_in(&mut desk, &["C001,青岛海岳水务有限公司,,王伟,13800000001,"], Choice::Update);
    assert_eq!(desk.recs[&person.0].life(), Life::Deleted);
    assert_eq!((again.entered.len(), again.contacts.len()), (0, 1));
    assert_ne!(again.contacts[0].id, person);
    assert_eq!(again.contacts[0].customer, customer);
}

#[test]
fn a_deletion_that_the_other_copy_had_not_heard_of_is_told_and_an_erasure_holds() {
    for (erased, life, customers) in [(false, Life::Revived, 1), (true, Life::Erased, 0)] {
        let (mut ours, mut theirs) = two_desks();
        let row = "C001,青岛海岳水务有限公司,,,,A";
        let id = bring_in(&mut ours, &[row], Choice::Skip).entered[0].id.0;
        ours.write(&[if erased { Change::Erase { id } } else { Change::Delete { id } }]).expect("written");
        bring_in(&mut theirs, &[row], Choice::Skip);
        meet(&mut ours, &mut theirs);
        for desk in [&ours, &theirs] {
            assert_eq!(desk.recs[&id].life(), life);
            assert_eq!(all::<Customer>(desk).len(), customers);
        }
    }
}

/// Two copies bring one sheet in, and one takes it back before they are joined.
#[test]
fn a_sheet_taken_back_on_one_copy_is_told_row_by_row_and_nothing_of_the_other_is_lost() {
    let (mut ours, mut theirs) = two_desks();
    let [here, there] =
        [&mut ours, &mut theirs].map(|desk| bring_in(desk, &[QINGDAO, SHANGHAI, NAMELESS_KEY], Choice::Skip));
    let made = |it: &Outcome| -> Vec<Uuid> {
        it.entered.iter().map(|it| it.id.0).chain(it.contacts.iter().map(|it| it.id.0)).collect()
    };
    let back: Vec<Change> = made(&here).into_iter().map(|id| Change::Delete { id }).collect();
    ours.write(&back).expect("written");
    let told = theirs.plan(&ours.file());
    let keyed: BTreeSet<Uuid> = there.entered[..2].iter().map(|it| it.id.0).collect();
    assert_eq!(told.revived.iter().map(|it| it.id).collect::<BTreeSet<_>>(), keyed, "the rows with a key");
    assert!(told.deletes.is_empty(), "nobody's row goes: {:?}", told.deletes);
    meet(&mut ours, &mut theirs);
    assert_eq!(ours.rows(), theirs.rows());
    for (id, life) in
        made(&there).into_iter().map(|id| (id, Life::Live)).chain(made(&here).into_iter().map(|id| (id, Life::Deleted)))
    {
        let expected = if keyed.contains(&id) { Life::Revived } else { life };
        assert_eq!(ours.recs[&id].life(), expected);
    }
    // both show what the other brought in, once
    let shown: BTreeSet<Uuid> = all::<Customer>(&ours).iter().map(|it| it.id.0).collect();
    let shown: BTreeSet<Uuid> = all::<Contact>(&ours).iter().map(|it| it.id.0).chain(shown).collect();
    assert_eq!(shown, made(&there).into_iter().collect::<BTreeSet<Uuid>>());
    // deleted once more, it is gone
    ours.write(&made(&there).into_iter().map(|id| Change::Delete { id }).collect::<Vec<_>>()).expect("written");
    meet(&mut ours, &mut theirs);
    assert_eq!((all::<Customer>(&theirs).len(), all::<Contact>(&theirs).len()), (0, 0));
}

#[test]
fn who_enters_a_row_all_the_same_means_somebody_else() {
    let mut desk = Desk::new(0xa);
    // two rows of one number and name in one list
    let twice = bring_in(&mut desk, &[QINGDAO, QINGDAO], Choice::Enter);
    assert_eq!((twice.entered.len(), twice.contacts.len()), (2, 2));
    let people: BTreeSet<_> = twice.contacts.iter().map(|it| it.customer).collect();
    assert_eq!(people, twice.entered.iter().map(|it| it.id).collect::<BTreeSet<_>>(), "each has its own person");
    // and once more against the book
    let again = bring_in(&mut desk, &[QINGDAO], Choice::Enter);
    assert_eq!((again.entered.len(), again.updated.len(), again.contacts.len()), (1, 0, 1));
    assert_eq!(all::<Customer>(&desk).len(), 3);
    // a customer that was renamed and renumbered since is not written over
    let mut renamed = twice.entered[0].clone();
    (renamed.name, renamed.number) = ("青岛海岳水务集团".to_owned(), "C900".to_owned());
    let mut alone = Desk::new(0xb);
    alone.put(&renamed);
    let anew = bring_in(&mut alone, &[QINGDAO], Choice::Enter);
    assert_eq!(anew.entered.len(), 1);
    assert_eq!(called(&all::<Customer>(&alone), "青岛海岳水务集团"), [&renamed]);
}
