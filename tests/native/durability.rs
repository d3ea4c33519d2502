//! How far each write must have got when it is reported as done: strict for imports, migrations and where an old copy goes
//! (`storage-and-sync.md` 1b).

use std::cell::RefCell;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use counterpart::store::blobs::Sorted;
use counterpart::store::engine::{Access, Engine};
use counterpart::store::memory::{MemoryDisk, MemoryTransaction};
use counterpart::store::paged::FOLD_AT;
use counterpart::store::schema::ObjectStore;
use counterpart::store::{
    Batch, Blob, Durability, MemoryRepository, PagedRepository, Repository, Row, RowKey, StoreError,
};
use uuid::Uuid;

/// Notes of every transaction that writes how far it must have got.
struct Noting {
    tab: MemoryRepository,
    writes: Rc<RefCell<Vec<Durability>>>,
}

impl Engine for Noting {
    type Transaction = MemoryTransaction;

    async fn begin(&self, stores: &[ObjectStore], access: Access) -> Result<MemoryTransaction, StoreError> {
        if let Access::Write(durability) = access {
            self.writes.borrow_mut().push(durability);
        }
        self.tab.engine().begin(stores, access).await
    }

    async fn reopen(&self) -> Result<(), StoreError> {
        self.tab.engine().reopen().await
    }
}

/// Nothing in memory ever waits.
fn now<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => answer,
        Poll::Pending => panic!("a call in memory waited"),
    }
}

fn row(number: u128) -> Row {
    let key = RowKey { id: Uuid::from_u128(number), kind: "customer".to_owned() };
    Row { key, bytes: format!("row {number}").into_bytes() }
}

fn put(expected_rev: u64, numbers: std::ops::Range<u128>) -> Batch {
    let meta = format!("clock {}", expected_rev + 1).into_bytes();
    Batch { expected_rev, puts: numbers.map(row).collect(), meta, ..Batch::default() }
}

#[test]
fn what_goes_for_good_is_flushed_to_the_disk_and_what_a_form_waits_for_is_not() {
    let writes = Rc::new(RefCell::new(Vec::new()));
    let noting = Noting { tab: MemoryDisk::default().open(), writes: Rc::clone(&writes) };
    let tab = PagedRepository::over(noting);
    let is_written = |what: &str, expected: Durability| assert_eq!(writes.take(), [expected], "{what}");

    now(tab.commit(&put(0, 0..700), Durability::Strict)).expect("commits");
    is_written("a commit that asks for it", Durability::Strict);
    for rev in 1..4_u64 {
        now(tab.commit(&put(rev, u128::from(rev) * 200..u128::from(rev) * 200 + 200), Durability::Relaxed))
            .expect("commits");
        is_written("one that does not", Durability::Relaxed);
    }
    now(tab.put_draft("form", b"half a senten")).expect("keeps");
    is_written("a draft", Durability::Relaxed);
    now(tab.remove_draft("form")).expect("removes");
    is_written("a draft that goes", Durability::Relaxed);
    const { assert!(FOLD_AT <= 600, "so many rows are fresh") };
    now(tab.tidy()).expect("folds");
    is_written("folding", Durability::Relaxed);
    now(tab.make_excerpts()).expect("lifts");
    is_written("lifting", Durability::Strict);
    now(tab.put_backup("snapshot", b"the book")).expect("keeps");
    is_written("a snapshot", Durability::Strict);
    now(tab.remove_backup("snapshot")).expect("removes");
    is_written("a snapshot that goes", Durability::Strict);
    now(tab.remove_undo("import")).expect("removes");
    is_written("what takes an import back, when it goes", Durability::Strict);
    now(tab.put_blobs(&[Blob::of(b"a file".to_vec())], 1)).expect("keeps");
    is_written("bytes of a file", Durability::Strict);
    let gone = Sorted { noted: Vec::new(), gone: now(tab.blob_facts()).expect("reads") };
    assert_eq!(now(tab.sort_blobs(4, &gone)), Ok(true));
    is_written("bytes that go", Durability::Strict);
    now(tab.quarantine(&[row(5)])).expect("sets aside");
    is_written("what is set aside", Durability::Strict);
}
