//! IndexedDB, through rexie. The files of this folder are the only ones that name rexie.
//!
//! rexie opens the database, upgrades it and runs every transaction. What it cannot do stands beside it
//! (`storage-and-sync.md` 1c):
//!
//! | Trap | Guard |
//! |---|---|
//! | R1 a store that the builder does not list is deleted | the builder is fed from [`schema`](crate::store::schema) alone |
//! | R2 a dropped transaction commits | [`BrowserTransaction`] aborts when dropped |
//! | R3 `done()` answers `Ok(Aborted)` | only the `complete` event is success; `done()` is not called |
//! | R4 listeners are attached at the end | they are attached as the transaction is born |
//! | R5 the name of an error is lost | it is read from the request and from the transaction |
//! | R6 durability cannot be chosen | `transaction` of our connection passes it on ([`stand_in`]) |
//! | R7 `blocked` and `close` are out of reach | the request is noted as rexie makes it ([`connection`]) |
//! | R8 `scan` with offset 0 fails | nothing scans |
//! | R9 `put_all` awaits the last request only | a commit waits for `complete`, and tells the first error |
//! | R10 rexie moves slowly | what it does for us is these few files |

pub mod allowance;
pub mod compression;
mod connection;
mod exception;
pub mod lock;
pub mod part;
mod patience;
pub mod raw;
pub mod scratch;
mod stand_in;
mod transaction;

use std::{
    cell::{Cell, RefCell},
    fmt,
    rc::Rc,
};

use rexie::Rexie;

use crate::store::{
    engine::{Access, Engine},
    error::StoreError,
    paged::PagedRepository,
    schema::ObjectStore,
};
use connection::{Connection, Standing};
pub use transaction::BrowserTransaction;

/// How long an answer to opening or deleting a database is waited for, in milliseconds.
const OPEN_PATIENCE: u32 = 10_000;

/// What a database tells without being asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageEvent {
    /// Opening waits for another tab that still runs an older version: ask to close it. Opening goes on for a while.
    Blocked,
    /// Another tab has a newer version: this one lets go of the database at once. A write begun while this is being
    /// handled is still carried out; after it, only a reload helps.
    Superseded,
    /// Another tab deletes the whole database.
    Erased,
    /// The browser dropped the connection. The next call opens it again; if the data is gone, that call says
    /// [`StoreError::Stale`].
    ConnectionLost,
}

thread_local! {
    static HALTED: Cell<bool> = const { Cell::new(false) };
}

/// From now on this page writes nothing more: a programming fault was met, and what the page holds may be wrong.
pub fn halt() {
    HALTED.with(|halted| halted.set(true));
}

/// Hears what a database tells.
pub(super) type Listener = Rc<dyn Fn(StorageEvent)>;

/// A repository in the browser's IndexedDB.
pub type BrowserRepository = PagedRepository<BrowserEngine>;

/// A database of the browser, by its name.
pub struct BrowserEngine {
    name: String,
    listener: Listener,
    connection: RefCell<Rc<Connection>>,
}

impl fmt::Debug for BrowserEngine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BrowserEngine").field("name", &self.name).finish_non_exhaustive()
    }
}

impl BrowserRepository {
    /// Opens the database `name`, and makes it if there is none. The sample book has a database of its own.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] without IndexedDB, [`StoreError::NewerDatabase`] if a newer version wrote it,
    /// [`StoreError::Blocked`] and [`StoreError::Timeout`] after ten seconds.
    pub async fn open(name: &str, listener: impl Fn(StorageEvent) + 'static) -> Result<Self, StoreError> {
        let listener: Listener = Rc::new(listener);
        let connection = Connection::open(name, &listener).await?;
        Ok(Self::over(BrowserEngine { name: name.to_owned(), listener, connection: RefCell::new(Rc::new(connection)) }))
    }

    /// Closes the book for good; transactions that run are carried out, later calls fail with
    /// [`StoreError::ConnectionLost`].
    pub fn close(&self) {
        self.engine().connection().finish();
    }

    /// Deletes the database `name` with everything in it. Other tabs are told and let go of it.
    ///
    /// # Errors
    /// [`StoreError::Blocked`] if one does not within ten seconds.
    pub async fn erase(name: &str) -> Result<(), StoreError> {
        connection::factory()?;
        let deleted = patience::within(OPEN_PATIENCE, Rexie::delete(name)).await;
        deleted.ok_or(StoreError::Blocked)?.map_err(|error| exception::of_rexie(&error))
    }
}

impl BrowserEngine {
    fn connection(&self) -> Rc<Connection> {
        Rc::clone(&self.connection.borrow())
    }
}

impl Engine for BrowserEngine {
    type Transaction = BrowserTransaction;

    async fn begin(&self, stores: &[ObjectStore], access: Access) -> Result<BrowserTransaction, StoreError> {
        if access != Access::Read && HALTED.with(Cell::get) {
            return Err(StoreError::Other { name: "Halted".to_owned() });
        }
        BrowserTransaction::begin(self.connection(), stores, access)
    }

    async fn reopen(&self) -> Result<(), StoreError> {
        match self.connection().standing() {
            // another call has done it meanwhile, or will be told why it is of no use
            Standing::Open | Standing::Superseded => return Ok(()),
            Standing::Finished => return Err(StoreError::ConnectionLost),
            Standing::Lost => {}
        }
        let connection = Connection::open(&self.name, &self.listener).await?;
        self.connection.replace(Rc::new(connection));
        Ok(())
    }
}
