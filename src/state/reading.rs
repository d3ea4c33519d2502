//! Reading a book: the excerpts of the first list before anything is shown, the rest while the page is already in use, and a
//! whole record when it is opened.

use std::collections::HashSet;
use std::rc::Rc;

use futures_util::future::join;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use super::app::{App, BookKind};
use super::book::{Book, fresh_replica, fresh_workspace, records};
use super::clock::now_milliseconds;
use super::safety::Alarm;
use super::table::{Form, wake};
use crate::domain::contract::Contract;
use crate::domain::contract::version::ContractVersion;
use crate::domain::entity::Entity;
use crate::domain::id::{ContractId, ContractVersionId};
use crate::record::excerpt::{Group, says_more, shown};
use crate::record::meta::Meta;
use crate::store::browser::BrowserRepository;
use crate::store::schema::ObjectStore;
use crate::store::sentinel::{Standing, mark, rebuilt};
use crate::store::{Batch, Durability, Loaded, Repository, Row, RowKey, StoreError};

/// The excerpts of so many pages are read at once.
const PAGES: u32 = 24;
/// So many rows are read between two looks at the clock.
const ROWS: usize = 64;
/// How long rows are taken in before the page may answer a person, in milliseconds.
const BUSY: u64 = 30;

/// What the first part of a reading found.
pub(super) struct Begun {
    /// What this copy knows of itself.
    pub(super) meta: Meta,
    /// The stored revision.
    pub(super) rev: u64,
    /// What is still to be read; nothing when all is in memory.
    pub(super) rest: Option<Rest>,
    /// The mark of what was stored of it; `None` when that was lost and it was made anew from the records.
    mark: Option<String>,
    /// In how many places something could not be read.
    damaged: usize,
}

/// What is still to be read.
pub(super) struct Rest {
    folded: u64,
    turn: u32,
}

/// How the reading of a group ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// All of it is in memory.
    Read,
    /// Pages were written meanwhile, and their excerpts with them or not at all.
    Changed,
    /// Another book is being opened.
    Left,
}

impl App {
    /// Opens the repository and reads what the first list shows. `None` when nothing was ever written there.
    pub(super) async fn load(self, kind: BookKind) -> Result<Option<Book>, StoreError> {
        let repository = BrowserRepository::open(kind.database(), move |event| self.heard(event)).await?;
        self.quiet(Alarm::Blocked);
        let Some(mut begun) = self.begin_reading(kind, &repository).await? else {
            repository.close();
            return Ok(None);
        };
        let noted = self.take_stand(kind, &repository, &mut begun).await?;
        let drafts = repository.drafts().await?.into_iter().map(|draft| (draft.key, draft.bytes)).collect();
        let mut book = self.book_of(kind, repository, begun.meta, begun.rev, drafts);
        book.noted = noted;
        self.go_on_reading(Rc::clone(&book.repository), begun.rest);
        Ok(Some(book))
    }

    /// Compares what was found with what was last known here, and says what is wrong. A copy that went back in time gets
    /// a new id before its first write; answers whether what is on disk may be noted as known.
    async fn take_stand(
        self,
        kind: BookKind,
        repository: &BrowserRepository,
        begun: &mut Begun,
    ) -> Result<bool, StoreError> {
        let rebuilt = begun.mark.is_none();
        let standing = Self::standing(kind, Some((&begun.meta, begun.mark.clone().unwrap_or_default(), begun.rev)));
        let behind = match standing {
            Standing::Behind { expected, .. } => Some(expected),
            Standing::FirstVisit | Standing::Sound | Standing::Gone { .. } => None,
        };
        if let Some(expected) = behind.filter(|_| !rebuilt) {
            let found = repository.load().await.map_or(0, |loaded| loaded.rows.len());
            begun.meta = begun.meta.clone().renamed(fresh_replica());
            self.raise(Alarm::Behind { expected, found: u64::try_from(found).unwrap_or(u64::MAX) });
        }
        if rebuilt {
            self.raise(Alarm::Rebuilt);
        }
        if begun.damaged > 0 {
            self.raise(Alarm::Damaged { places: begun.damaged });
        }
        if !rebuilt && behind.is_none() {
            return Ok(true);
        }
        let meta = begun.meta.encode().map_err(|error| StoreError::Other { name: error.to_string() })?;
        let batch = Batch { expected_rev: begun.rev, meta, ..Batch::default() };
        match repository.commit(&batch, Durability::Strict).await {
            Ok(rev) => {
                begun.rev = rev;
                Ok(true)
            }
            // the new id is in memory and goes to disk with the first write; until then the old note stands
            Err(_) => Ok(false),
        }
    }

    /// Reads what the first list shows; `None` for a database in which nothing was ever written.
    pub(super) async fn begin_reading(
        self,
        kind: BookKind,
        repository: &BrowserRepository,
    ) -> Result<Option<Begun>, StoreError> {
        let turn = self.next_turn();
        self.say_all_read(false);
        self.say_figures(false);
        let begun = match self.begin_with_excerpts(repository, turn).await {
            Ok(Some(begun)) => Ok(begun),
            // something is damaged or missing: the whole book is read, and what is damaged is set aside
            Ok(None) | Err(StoreError::Damaged) => self.read_all(kind, repository).await,
            Err(fault) => Err(fault),
        };
        if !matches!(begun, Ok(Some(_))) {
            self.say_all_read(true);
            self.say_figures(true);
        }
        begun
    }

    async fn begin_with_excerpts(
        self,
        repository: &BrowserRepository,
        turn: u32,
    ) -> Result<Option<Option<Begun>>, StoreError> {
        self.tables.try_update_value(|tables| tables.newer = Some(HashSet::new()));
        let Some(glance) = repository.glance().await? else { return Ok(None) };
        // an empty database, or one whose head is lost: reading everything tells
        let Some(meta) = glance.meta else { return Ok(None) };
        let mark = mark(&meta);
        let Ok(meta) = Meta::decode(&meta) else { return Ok(None) };
        let mut newer: Vec<Uuid> = glance.removed.iter().map(|key| key.id).collect();
        newer.extend(glance.fresh.iter().map(|row| row.key.id));
        self.take_records(repository, glance.fresh).await?;
        self.tables.try_update_value(|tables| tables.newer.get_or_insert_default().extend(newer));
        for bound in &glance.bare {
            match repository.page(bound).await? {
                Some(rows) => self.take_records(repository, rows).await?,
                None => return Ok(None),
            }
        }
        let rest = Rest { folded: glance.folded, turn };
        match self.read_group(repository, Group::Parties, &rest).await? {
            End::Read | End::Left => {
                Ok(Some(Some(Begun { meta, rev: glance.rev, rest: Some(rest), mark: Some(mark), damaged: 0 })))
            }
            End::Changed => Ok(None),
        }
    }

    /// Reads every record: when something is damaged.
    async fn read_all(self, kind: BookKind, repository: &BrowserRepository) -> Result<Option<Begun>, StoreError> {
        let Loaded { meta: stored, rev, rows, damaged } = repository.load().await?;
        if stored.is_none() && rows.is_empty() && damaged.is_empty() {
            return Ok(None);
        }
        let known = stored.as_deref().and_then(|bytes| Meta::decode(bytes).ok());
        let mark = known.as_ref().and(stored.as_deref()).map(mark);
        let meta = known.unwrap_or_else(|| {
            // The head is lost, the rows are not: what they say of it is enough, under a new id of this copy.
            let (good, _) = records(rows.clone());
            let recs = good.iter().map(|(_, rec)| rec);
            rebuilt(Self::known_book(kind), fresh_workspace(), fresh_replica(), recs)
        });
        self.take_records(repository, rows).await?;
        let damaged = damaged.iter().filter(|it| it.store != ObjectStore::Meta).count();
        Ok(Some(Begun { meta, rev, rest: None, mark, damaged }))
    }

    /// Takes records in, with what is left to settle in them; those that cannot be read are set aside.
    async fn take_records(self, repository: &BrowserRepository, rows: Vec<Row>) -> Result<(), StoreError> {
        let open: Vec<Row> = rows.iter().filter(|row| says_more(&row.bytes)).cloned().collect();
        self.disputes.note(&records(open).0);
        let bad = self.take_in_turns(&rows, Form::Record).await;
        if !bad.is_empty() {
            self.raise(Alarm::Damaged { places: bad.len() });
            // reading goes on even where nothing can be written: the damage is found again
            drop(repository.quarantine(&bad).await);
        }
        Ok(())
    }

    /// Takes rows in and lets the page answer in between; gives back those that cannot be read.
    async fn take_in_turns(self, rows: &[Row], form: Form) -> Vec<Row> {
        let turn = self.turn.try_get_value();
        let mut bad = Vec::new();
        let mut end = now_milliseconds().saturating_add(BUSY);
        for portion in rows.chunks(ROWS) {
            bad.extend(self.take_rows(portion, form));
            if now_milliseconds() >= end {
                TimeoutFuture::new(0).await;
                if self.turn.try_get_value() != turn {
                    break;
                }
                end = now_milliseconds().saturating_add(BUSY);
            }
        }
        bad
    }

    /// Takes rows in; gives back those that cannot be read.
    fn take_rows(self, rows: &[Row], form: Form) -> Vec<Row> {
        let taken = self.tables.try_update_value(|tables| {
            rows.iter().filter(|row| !tables.take(row, form)).cloned().collect::<Vec<Row>>()
        });
        taken.unwrap_or_default()
    }

    /// Reads the excerpts of a group.
    async fn read_group(self, repository: &BrowserRepository, group: Group, rest: &Rest) -> Result<End, StoreError> {
        let mut portion = repository.excerpts(group, None, PAGES).await?;
        loop {
            if !self.is_turn(rest.turn) {
                return Ok(End::Left);
            }
            if portion.folded != rest.folded {
                return Ok(End::Changed);
            }
            let after = portion.next.as_deref();
            let next = async {
                match after {
                    Some(_) => repository.excerpts(group, after, PAGES).await.map(Some),
                    None => Ok(None),
                }
            };
            // asked for first: the browser gathers the next excerpts while these are taken in
            let (next, unread) = join(next, self.take_in_turns(&portion.rows, Form::Excerpt)).await;
            let unread: Vec<RowKey> = unread.into_iter().map(|row| row.key).collect();
            if !self.is_turn(rest.turn) {
                return Ok(End::Left);
            }
            if !unread.is_empty() {
                let rows = repository.get(&unread).await?;
                self.take_records(repository, rows).await?;
            }
            for bound in &portion.in_doubt {
                let rows = repository.page(bound).await?.ok_or(StoreError::Damaged)?;
                self.take_records(repository, rows).await?;
            }
            match next? {
                Some(next) => portion = next,
                None => return Ok(End::Read),
            }
        }
    }

    /// Reads the rest while the page is already in use.
    pub(super) fn go_on_reading(self, repository: Rc<BrowserRepository>, rest: Option<Rest>) {
        spawn_local(async move {
            if let Some(rest) = rest {
                let turn = rest.turn;
                match self.read_rest(&repository, rest).await {
                    Ok(End::Read | End::Changed) => {}
                    Ok(End::Left) => return,
                    Err(fault) => {
                        if self.is_turn(turn) {
                            self.stop(&fault);
                        }
                        return;
                    }
                }
            }
            self.tables.try_update_value(|tables| tables.newer = None);
            self.say_all_read(true);
            let readers = self.tables.try_with_value(super::table::Tables::rest_readers).unwrap_or_default();
            wake(readers);
            self.reckon();
            self.name_when_free();
            self.catch_up_later();
            // pages that a large file brought have no excerpts yet: the next start shall not wait for them
            self.tidy_when_idle();
        });
    }

    async fn read_rest(self, repository: &BrowserRepository, mut rest: Rest) -> Result<End, StoreError> {
        // the page draws its first list before more is read
        TimeoutFuture::new(0).await;
        loop {
            let mut end = self.read_group(repository, Group::Contracts, &rest).await?;
            if end == End::Read {
                let readers = self.tables.try_with_value(super::table::Tables::contract_readers).unwrap_or_default();
                wake(readers);
                end = self.read_group(repository, Group::Rest, &rest).await?;
            }
            if end != End::Changed {
                return Ok(end);
            }
            let Some(kind) = self.with_book(|book| book.kind) else { return Ok(End::Left) };
            match self.begin_reading(kind, repository).await? {
                Some(Begun { rest: Some(again), .. }) => rest = again,
                Some(Begun { rest: None, .. }) | None => return Ok(End::Read),
            }
            let readers = self.tables.try_with_value(super::table::Tables::readers).unwrap_or_default();
            wake(readers);
        }
    }

    /// Begins another reading: whatever an older one still brings is left aside.
    pub(super) fn next_turn(self) -> u32 {
        let turn = self.turn.try_get_value().unwrap_or(0).wrapping_add(1);
        self.turn.set_value(turn);
        turn
    }

    fn is_turn(self, turn: u32) -> bool {
        self.turn.try_get_value() == Some(turn)
    }

    fn say_all_read(self, read: bool) {
        if self.all_read.get_untracked() != read {
            self.all_read.set(read);
            if read {
                // only now every record is counted
                self.note_state();
            }
        }
    }

    /// Whether everything is in memory. The reader runs again when that changes.
    pub fn all_read(self) -> bool {
        self.all_read.get()
    }

    /// Reads a contract whole: somebody looks at it.
    pub(super) fn read_contract(self, id: ContractId) {
        let Some(repository) = self.with_book(|book| Rc::clone(&book.repository)) else { return };
        if self.tables.try_with_value(|tables| tables.absent.contains(&id)) != Some(false) {
            return;
        }
        spawn_local(async move {
            let key = RowKey { id: id.into(), kind: Contract::KIND.name().to_owned() };
            // one that cannot be read now is asked for again when its page is opened again
            let Ok(rows) = repository.get(&[key]).await else { return };
            let read = rows.first().and_then(|row| shown::<Contract>(&row.bytes).ok().flatten());
            let readers = self.tables.try_update_value(|tables| tables.open_contract(id, read));
            wake(readers.unwrap_or_default());
        });
    }

    /// Reads a version of a contract whole: somebody looks at it.
    pub(super) fn read_version(self, id: ContractVersionId) {
        let Some(repository) = self.with_book(|book| Rc::clone(&book.repository)) else { return };
        spawn_local(async move {
            let key = RowKey { id: id.into(), kind: ContractVersion::KIND.name().to_owned() };
            // one that cannot be read now is asked for again when its page is opened again
            let Ok(rows) = repository.get(&[key]).await else { return };
            let Some(read) = rows.first().and_then(|row| shown::<ContractVersion>(&row.bytes).ok().flatten()) else {
                return;
            };
            let readers = self.tables.try_update_value(|tables| tables.versions.open(id, Some(read)));
            wake(readers.unwrap_or_default());
        });
    }

    /// Whether a contract was asked for and is not there.
    pub fn is_absent(self, id: ContractId) -> bool {
        self.tables.try_with_value(|tables| tables.absent.contains(&id)).unwrap_or(false)
    }
}
