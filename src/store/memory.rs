//! The twin in memory: the same layout and the same promises, and a failure at whatever call a test asks for.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    ops::Bound,
    rc::Rc,
};

use crate::store::{
    engine::{Access, Engine, Entry, Transaction},
    error::StoreError,
    paged::PagedRepository,
    schema::ObjectStore,
};

/// A repository in memory.
pub type MemoryRepository = PagedRepository<MemoryEngine>;

type Entries = BTreeMap<String, Vec<u8>>;
type Stores = BTreeMap<ObjectStore, Entries>;

/// What is kept. Cloned, it is the same disk, seen by another tab.
#[derive(Debug, Clone, Default)]
pub struct MemoryDisk {
    stores: Rc<RefCell<Stores>>,
}

impl MemoryDisk {
    /// A tab that looks at this disk.
    pub fn open(&self) -> MemoryRepository {
        PagedRepository::over(MemoryEngine { disk: self.clone(), failpoint: Rc::default() })
    }

    /// A disk of its own with the same bytes.
    #[must_use]
    pub fn copied(&self) -> Self {
        Self { stores: Rc::new(RefCell::new(self.stores.borrow().clone())) }
    }

    /// Everything in an object store, in the order of the keys.
    pub fn entries(&self, store: ObjectStore) -> Vec<Entry> {
        let stores = self.stores.borrow();
        let entries = stores.get(&store).into_iter().flatten();
        entries.map(|(key, bytes)| (key.clone(), bytes.clone())).collect()
    }

    /// Puts bytes there behind the back of the repository, as a failing disk would.
    pub fn overwrite(&self, store: ObjectStore, key: &str, bytes: Vec<u8>) {
        self.stores.borrow_mut().entry(store).or_default().insert(key.to_owned(), bytes);
    }

    /// Takes an entry away behind the back of the repository.
    pub fn lose(&self, store: ObjectStore, key: &str) {
        if let Some(entries) = self.stores.borrow_mut().get_mut(&store) {
            entries.remove(key);
        }
    }
}

/// How a call fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// It is refused with [`StoreError::QuotaExceeded`], and the transaction is aborted.
    Refused,
    /// The transaction is aborted without an error at the call itself; only its end tells.
    AbortedSilently,
    /// The connection is gone, and with it the transaction.
    ConnectionLost,
    /// The connection is gone; a commit has reached the disk all the same.
    AnswerLost,
}

/// What storage was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// How many transactions were begun.
    pub transactions: usize,
    /// How many values were read.
    pub reads: usize,
    /// How many bytes they had.
    pub read: usize,
    /// How many values were written.
    pub writes: usize,
    /// How many bytes they had.
    pub written: usize,
}

/// Which call fails, and how.
#[derive(Debug, Default)]
struct Failpoint {
    tally: Cell<Tally>,
    calls: Cell<usize>,
    armed: Cell<Option<(usize, Failure)>>,
}

/// IndexedDB's behaviour over a [`MemoryDisk`].
#[derive(Debug)]
pub struct MemoryEngine {
    disk: MemoryDisk,
    failpoint: Rc<Failpoint>,
}

impl MemoryEngine {
    /// Lets the `nth` call from now on fail, once. Counted are the beginning and the end of a transaction, every
    /// reading, and every single entry written or removed.
    pub fn fail_at(&self, nth: usize, failure: Failure) {
        self.failpoint.calls.set(0);
        self.failpoint.armed.set(Some((nth, failure)));
    }

    /// What was asked for since this was last called.
    pub fn tally(&self) -> Tally {
        self.failpoint.tally.take()
    }

    /// Whether the failure asked for is still to come.
    pub fn is_armed(&self) -> bool {
        self.failpoint.armed.get().is_some()
    }
}

impl Failpoint {
    fn note(&self, note: impl FnOnce(&mut Tally)) {
        let mut tally = self.tally.get();
        note(&mut tally);
        self.tally.set(tally);
    }

    fn note_reads<'v>(&self, values: impl Iterator<Item = &'v Vec<u8>>) {
        self.note(|tally| {
            for value in values {
                tally.reads = tally.reads.saturating_add(1);
                tally.read = tally.read.saturating_add(value.len());
            }
        });
    }

    fn count(&self) -> Option<Failure> {
        let count = self.calls.get().saturating_add(1);
        self.calls.set(count);
        let (_, failure) = self.armed.get().filter(|(nth, _)| *nth == count)?;
        self.armed.set(None);
        Some(failure)
    }
}

impl Engine for MemoryEngine {
    type Transaction = MemoryTransaction;

    async fn begin(&self, stores: &[ObjectStore], access: Access) -> Result<MemoryTransaction, StoreError> {
        self.failpoint.note(|tally| tally.transactions = tally.transactions.saturating_add(1));
        let disk = self.disk.stores.borrow();
        let copy = |store: &ObjectStore| (*store, disk.get(store).cloned().unwrap_or_default());
        let transaction = MemoryTransaction {
            disk: self.disk.clone(),
            failpoint: Rc::clone(&self.failpoint),
            access,
            working: RefCell::new(stores.iter().map(copy).collect()),
            fate: Cell::new(Fate::Open),
        };
        transaction.call()?;
        Ok(transaction)
    }

    async fn reopen(&self) -> Result<(), StoreError> {
        Ok(())
    }
}

/// How a transaction stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Open,
    Aborted,
}

/// A working copy of the object stores in scope; it becomes the disk at the commit.
#[derive(Debug)]
pub struct MemoryTransaction {
    disk: MemoryDisk,
    failpoint: Rc<Failpoint>,
    access: Access,
    working: RefCell<Stores>,
    fate: Cell<Fate>,
}

impl MemoryTransaction {
    fn call(&self) -> Result<(), StoreError> {
        if self.fate.get() == Fate::Aborted {
            return Err(StoreError::Aborted);
        }
        let Some(failure) = self.failpoint.count() else { return Ok(()) };
        self.fate.set(Fate::Aborted);
        match failure {
            Failure::Refused => Err(StoreError::QuotaExceeded),
            Failure::AbortedSilently => Ok(()),
            Failure::ConnectionLost | Failure::AnswerLost => Err(StoreError::ConnectionLost),
        }
    }

    fn reading<T>(&self, store: ObjectStore, read: impl FnOnce(&Entries) -> T) -> Result<T, StoreError> {
        self.call()?;
        self.working.borrow().get(&store).map(read).ok_or_else(|| other("NotFoundError"))
    }

    fn writing(&self, store: ObjectStore, write: impl FnOnce(&mut Entries)) -> Result<(), StoreError> {
        self.call()?;
        match self.access {
            Access::Read => Err(other("ReadOnlyError")),
            Access::Write(_) => {
                self.working.borrow_mut().get_mut(&store).map(write).ok_or_else(|| other("NotFoundError"))
            }
        }
    }
}

impl Transaction for MemoryTransaction {
    async fn get(&self, store: ObjectStore, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let found = self.reading(store, |entries| entries.get(key).cloned())?;
        self.failpoint.note_reads(found.iter());
        Ok(found)
    }

    async fn each(&self, store: ObjectStore, visit: &mut dyn FnMut(Entry)) -> Result<(), StoreError> {
        let entries = self.reading(store, Entries::clone)?;
        self.failpoint.note_reads(entries.values());
        entries.into_iter().for_each(visit);
        Ok(())
    }

    async fn range(
        &self,
        store: ObjectStore,
        from: &str,
        until: Option<&str>,
        limit: u32,
    ) -> Result<Vec<Entry>, StoreError> {
        let end = bound(from, until)?;
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let found: Vec<Entry> = self.reading(store, |entries| {
            let range = entries.range::<str, _>((Bound::Included(from), end));
            range.take(limit).map(|(key, bytes)| (key.clone(), bytes.clone())).collect()
        })?;
        self.failpoint.note_reads(found.iter().map(|(_, bytes)| bytes));
        Ok(found)
    }

    async fn keys(&self, store: ObjectStore) -> Result<Vec<String>, StoreError> {
        self.reading(store, |entries| entries.keys().cloned().collect())
    }

    async fn count(&self, store: ObjectStore) -> Result<usize, StoreError> {
        self.reading(store, Entries::len)
    }

    async fn put_all(&self, store: ObjectStore, entries: Vec<Entry>) -> Result<(), StoreError> {
        for (key, bytes) in entries {
            self.failpoint.note(|tally| {
                tally.writes = tally.writes.saturating_add(1);
                tally.written = tally.written.saturating_add(bytes.len());
            });
            self.writing(store, |kept| drop(kept.insert(key, bytes)))?;
        }
        Ok(())
    }

    async fn remove(&self, store: ObjectStore, key: &str) -> Result<(), StoreError> {
        self.writing(store, |entries| drop(entries.remove(key)))
    }

    async fn remove_range(&self, store: ObjectStore, from: &str, until: Option<&str>) -> Result<(), StoreError> {
        let end = bound(from, until)?;
        self.writing(store, |entries| {
            let range = entries.range::<str, _>((Bound::Included(from), end));
            let gone: Vec<String> = range.map(|(key, _)| key.clone()).collect();
            for key in gone {
                entries.remove(&key);
            }
        })
    }

    async fn commit(self) -> Result<(), StoreError> {
        let end =
            if self.fate.get() == Fate::Aborted { Some(Failure::AbortedSilently) } else { self.failpoint.count() };
        if matches!(end, None | Some(Failure::AnswerLost)) {
            self.disk.stores.borrow_mut().append(&mut self.working.borrow_mut());
        }
        match end {
            None => Ok(()),
            Some(Failure::Refused) => Err(StoreError::QuotaExceeded),
            Some(Failure::AbortedSilently) => Err(StoreError::Aborted),
            Some(Failure::ConnectionLost | Failure::AnswerLost) => Err(StoreError::ConnectionLost),
        }
    }
}

/// The end of a range; one that ends before it begins is refused, as a browser does.
fn bound<'a>(from: &str, until: Option<&'a str>) -> Result<Bound<&'a str>, StoreError> {
    if until.is_some_and(|until| until <= from) {
        return Err(other("DataError"));
    }
    Ok(until.map_or(Bound::Unbounded, Bound::Excluded))
}

fn other(name: &str) -> StoreError {
    StoreError::Other { name: name.to_owned() }
}
