//! What the app asks of storage.

use uuid::Uuid;

use crate::domain::lifecycle::digest::Digest;
use crate::record::audit::Trail;
use crate::record::excerpt::Group;
use crate::store::{
    blobs::{Blob, BlobFact, Sorted},
    engine::Entry,
    error::StoreError,
    schema::ObjectStore,
    walk::Walk,
};

/// Which row: its id and the name of its kind. Ordered by id, so that rows made one after the other lie together.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowKey {
    /// The record's id.
    pub id: Uuid,
    /// The kind's name: 1 to 64 characters of `a-z 0-9 _`.
    pub kind: String,
}

/// A record as storage sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Which row.
    pub key: RowKey,
    /// What the record layer wrote.
    pub bytes: Vec<u8>,
}

/// One change of the book: all of it is written, or nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Batch {
    /// The revision the caller has in memory. If another is stored, nothing is written.
    pub expected_rev: u64,
    /// Rows to write; of two for one key the later counts.
    pub puts: Vec<Row>,
    /// Rows to remove; a key that is also in `puts` is removed.
    pub removes: Vec<RowKey>,
    /// What the record layer keeps beside its rows (clock, version vector), written with every batch. Two batches
    /// never carry the same bytes, as the clock is in them; by this a commit whose answer was lost is recognised.
    pub meta: Vec<u8>,
    /// Drafts that this batch settles.
    pub settled_drafts: Vec<String>,
    /// What is needed to take this batch back, kept under a name of its own.
    pub undo: Option<(String, Vec<u8>)>,
    /// The name of a batch that this one takes back.
    pub undone: Option<String>,
    /// What the audit trail notes of this batch, written with it or not at all.
    pub audit: Trail,
    /// Whether the pages are written anew at once, so that what this removes does not lie in them until they are folded.
    pub purge: bool,
}

/// Rows of one change that are asked for one by one, so that they need never all be in memory.
pub trait Supply {
    /// How many.
    fn len(&self) -> usize;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The row at this place, in the order of keys. The same each time it is asked for.
    ///
    /// # Errors
    /// It cannot be had any more; then nothing of the change is written.
    fn row(&self, place: usize) -> Result<Row, StoreError>;
}

/// How far a write has got when it is reported as done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// Handed to the operating system: safe from a crash of the browser. For edits, forms, and folding what is there anyway.
    Relaxed,
    /// Flushed to the disk. For imports, migrations, what is set aside, before a last other copy is deleted, and where a copy goes:
    /// what was erased must not come back with the power.
    Strict,
}

/// The whole book as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Loaded {
    /// What the last batch carried as meta; `None` before the first batch, and when it is lost (then `damaged` says so).
    pub meta: Option<Vec<u8>>,
    /// The stored revision: 0 for a database in which nothing was ever written.
    pub rev: u64,
    /// Every readable row, in no order.
    pub rows: Vec<Row>,
    /// What could not be read, this time; it has been moved to the quarantine if that could be written.
    pub damaged: Vec<Damaged>,
}

/// What a start must know before it reads excerpts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Glance {
    /// The meta bytes; `None` for a database in which nothing was ever written.
    pub meta: Option<Vec<u8>>,
    /// The stored revision.
    pub rev: u64,
    /// Up to which revision rows have left the fresh rows: if this changes while excerpts are read, they are read again.
    pub folded: u64,
    /// Fresh rows: they lie over whatever excerpts say.
    pub fresh: Vec<Row>,
    /// Rows that are removed, whatever excerpts say.
    pub removed: Vec<RowKey>,
    /// Pages without excerpts: their rows are to be read.
    pub bare: Vec<String>,
}

/// A portion of the excerpts of a group.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Excerpts {
    /// Excerpts under the keys of their rows.
    pub rows: Vec<Row>,
    /// Where the next portion begins; `None` at the end.
    pub next: Option<String>,
    /// As in [`Glance`].
    pub folded: u64,
    /// Pages whose excerpts are damaged: their rows are to be read.
    pub in_doubt: Vec<String>,
}

/// What happened since a revision.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// The revision after these changes.
    pub rev: u64,
    /// The meta bytes of that revision; `None` as in [`Loaded`].
    pub meta: Option<Vec<u8>>,
    /// Rows written since, as they are now.
    pub puts: Vec<Row>,
    /// Rows removed since.
    pub removes: Vec<RowKey>,
}

/// Why bytes were set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// They can be read as what they should be, but their check sum differs.
    Check,
    /// They cannot be read as what they should be: empty, cut off, of another type.
    Shape,
    /// There should be something here, and there is nothing.
    Missing,
    /// Storage could read them, the record layer could not.
    Meaning,
}

/// Bytes that could not be used, exactly as they were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damaged {
    /// Where they were found.
    pub store: ObjectStore,
    /// Under which key.
    pub key: String,
    /// How many bytes after the beginning of the value.
    pub offset: usize,
    /// Why.
    pub fault: Fault,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// An unfinished form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The form, as its page names it.
    pub key: String,
    /// What was typed.
    pub bytes: Vec<u8>,
}

/// Whether [`Repository::tidy`] or [`Repository::make_excerpts`] left something to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tidied {
    /// Nothing left to do.
    Clean,
    /// One step is done; call again when idle.
    More,
}

/// Where the rows of one book are kept.
///
/// Two tabs may hold the same book; each has its own repository. Every call is one transaction, and tries once more by
/// itself when the browser had dropped the connection.
#[expect(async_fn_in_trait, reason = "one thread: the futures of a browser are not Send, and callers name the type")]
pub trait Repository {
    /// Reads everything. What fails its check is set aside and reported; the rest is usable.
    async fn load(&self) -> Result<Loaded, StoreError>;

    /// The same, each row handed on as it is read, in no order, and none of them held; the answer has none.
    ///
    /// # Errors
    /// After [`StoreError::ConnectionLost`] there is a new connection, and it can be begun again from the first row.
    async fn visit(&self, take: &mut dyn FnMut(Uuid, &[u8])) -> Result<Loaded, StoreError>;

    /// The same as [`load`](Self::load) in many short transactions, so that nobody who writes meanwhile waits for all of it: the book as it was when
    /// this began. If pages are written anew too often on the way, or something is damaged, it is one transaction after all.
    async fn load_in_portions(&self) -> Result<Loaded, StoreError>;

    /// The same, telling how many pages of how many are read.
    async fn load_telling(&self, told: &mut dyn FnMut(u64, u64)) -> Result<Loaded, StoreError>;

    /// Begins a walk through every row of the book as it is now, in the order of keys. `None` if the head or a fresh row is
    /// damaged or missing: then [`load`](Self::load) tells what is left.
    async fn begin_walk(&self) -> Result<Option<Walk>, StoreError>;

    /// The next rows of a walk, those of a few pages; perhaps none. `None` at the end.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if the book of the beginning can no longer be told, [`StoreError::Damaged`] where a page is
    /// damaged: then this walk is of no more use.
    async fn walk_on(&self, walk: &mut Walk) -> Result<Option<Vec<Row>>, StoreError>;

    /// What a start must know before it reads excerpts. `None` if the head or a fresh row is damaged or missing: then
    /// [`load`](Self::load) tells what is left and sets the damage aside.
    async fn glance(&self) -> Result<Option<Glance>, StoreError>;

    /// Excerpts of a group, those of so many pages, after the place where the last portion ended.
    async fn excerpts(&self, group: Group, after: Option<&str>, pages: u32) -> Result<Excerpts, StoreError>;

    /// All rows of a page; `None` if not all of it can be read, which [`load`](Self::load) sees to.
    async fn page(&self, bound: &str) -> Result<Option<Vec<Row>>, StoreError>;

    /// Writes a batch and answers with the new revision, after the browser said `complete` and not before.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if another revision is stored; any other error if it was not written.
    async fn commit(&self, batch: &Batch, durability: Durability) -> Result<u64, StoreError>;

    /// The same, with the rows of `supply` beside those of the batch.
    ///
    /// # Errors
    /// As [`commit`](Self::commit), and when a row cannot be supplied.
    async fn commit_supplied(
        &self,
        batch: &Batch,
        supply: &impl Supply,
        durability: Durability,
    ) -> Result<u64, StoreError>;

    /// Reads the rows of these keys, hands them to `make`, and writes the batch that it makes of them, in one transaction if
    /// they are few. The batch expects `expected_rev`; it has rows, meta and trail, and settles no draft. `None` if `make`
    /// made none: then nothing is written.
    ///
    /// # Errors
    /// As [`commit`](Self::commit).
    async fn amend(
        &self,
        keys: &[RowKey],
        expected_rev: u64,
        durability: Durability,
        make: &mut dyn FnMut(Vec<Row>) -> Option<Batch>,
    ) -> Result<Option<u64>, StoreError>;

    /// What changed after `rev`; `None` if that is too far back to say (or the database is older): load again.
    async fn changed_since(&self, rev: u64) -> Result<Option<Changes>, StoreError>;

    /// The stored revision, for a page that comes back from sleep.
    async fn rev(&self) -> Result<u64, StoreError>;

    /// The rows of these keys, as far as there are any.
    async fn get(&self, keys: &[RowKey]) -> Result<Vec<Row>, StoreError>;

    /// Folds a part of the fresh rows into their pages when there are many; cheap when there are not. Call it when idle.
    async fn tidy(&self) -> Result<Tidied, StoreError>;

    /// Makes excerpts of some pages that have none; cheap when there are none such. Call it when idle.
    async fn make_excerpts(&self) -> Result<Tidied, StoreError>;

    /// Keeps what was typed in a form so far.
    async fn put_draft(&self, key: &str, bytes: &[u8]) -> Result<(), StoreError>;

    /// Every unfinished form.
    async fn drafts(&self) -> Result<Vec<Draft>, StoreError>;

    /// Forgets an unfinished form.
    async fn remove_draft(&self, key: &str) -> Result<(), StoreError>;

    /// Keeps a snapshot under its name, in the place of an earlier one of this name; or a later part of one, under the name
    /// that [`part_name`](crate::store::snapshot::part_name) gives it, after the parts before it.
    async fn put_backup(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError>;

    /// The names of the kept snapshots, in their order: as names begin with the day or the moment, the oldest first.
    async fn backups(&self) -> Result<Vec<String>, StoreError>;

    /// A snapshot, put together of all its parts.
    async fn backup(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError>;

    /// Forgets a snapshot with all its parts.
    async fn remove_backup(&self, name: &str) -> Result<(), StoreError>;

    /// The names of the batches that can be taken back, the oldest first.
    async fn undos(&self) -> Result<Vec<String>, StoreError>;

    /// What was kept to take a batch back.
    async fn undo(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError>;

    /// Forgets how to take a batch back.
    async fn remove_undo(&self, name: &str) -> Result<(), StoreError>;

    /// Keeps bytes of files under their digests, flushed to the disk: before the records that name them.
    async fn put_blobs(&self, blobs: &[Blob], now_ms: u64) -> Result<(), StoreError>;

    /// The bytes of a digest; whether they are still what it says is for the reader to look at.
    async fn blob(&self, sha256: Digest) -> Result<Option<Vec<u8>>, StoreError>;

    /// What is known of all kept bytes.
    async fn blob_facts(&self) -> Result<Vec<BlobFact>, StoreError>;

    /// Carries out what was sorted out of the book at revision `rev`; `false`, and nothing is done, if it is another by now.
    /// Bytes of which something else is known by now stay: somebody has just kept them again.
    async fn sort_blobs(&self, rev: u64, sorted: &Sorted) -> Result<bool, StoreError>;

    /// Links of the audit trail, in the order of their keys: those after the key `after`, at most `limit`.
    async fn links(&self, after: &str, limit: u32) -> Result<Vec<Entry>, StoreError>;

    /// What is kept to read of the changes of a record, in no order.
    async fn history(&self, id: Uuid) -> Result<Vec<Entry>, StoreError>;

    /// Sets a copy of rows aside that the record layer could not read. The rows stay where they are.
    async fn quarantine(&self, rows: &[Row]) -> Result<(), StoreError>;

    /// Everything that was ever set aside, for an export by which nothing is lost.
    async fn quarantined(&self) -> Result<Vec<Damaged>, StoreError>;
}
