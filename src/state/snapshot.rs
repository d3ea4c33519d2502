//! Dated snapshots of the whole book: made by themselves when it is quiet, kept beside the book, and put back on request.

use std::collections::{BTreeMap, HashSet};
use std::rc::Rc;
use std::time::Duration;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::app::{App, BookKind, Phase};
use super::book::fresh_replica;
use super::clock::now_milliseconds;
use super::loss::marks;
use super::notice::{Tone, UndoOffer};
use super::outgoing::download;
use super::safety::SnapshotState;
use crate::record::meta::Meta;
use crate::store::browser::compression::{packed, unpacked};
use crate::store::browser::lock::{self, Manner, Turn};
use crate::store::snapshot::{Label, Why, surplus};
use crate::store::{self, Durability, Loaded, Repository, Row, RowKey, StoreError};
use crate::sync::file::name::file_name;
use crate::sync::file::reader::{FileRecord, Reader};
use crate::sync::file::writer::Writer;
use crate::sync::salvage::{end, head_of};

/// After so long without a further change it is quiet.
const QUIET: Duration = Duration::from_secs(3);
/// The snapshot of a day is made anew after so many milliseconds, if there are changes.
const RENEW_MS: u64 = 3_600_000;
/// So many rows are written before the page is given a moment.
const SLICE: usize = 400;
/// So many bytes are read before the page is given a moment.
const PIECE: usize = 262_144;
/// How long a turn is waited for before a person is asked, in milliseconds.
const TURN_PATIENCE: u32 = 5_000;

/// A snapshot, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// Its name.
    pub name: String,
    /// The day, as `2026-11-25`.
    pub day: String,
    /// The moment, in milliseconds; 0 if that is not known.
    pub at_ms: u64,
    /// Whether it was made by itself.
    pub reason: Reason,
    /// How many records, if that is known.
    pub records: Option<u64>,
    /// How many bytes, if that is known.
    pub bytes: Option<u64>,
}

/// Why a snapshot was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// By itself.
    Daily,
    /// A person asked for it.
    ByHand,
    /// Something was about to take the place of the whole book, or to be brought in.
    Safety,
}

/// What came of putting a snapshot back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PutBack {
    /// It is the book now: so many records.
    Done(usize),
    /// Another tab has the turn; somebody may take it away.
    Busy,
    /// It was not put back; why, in words.
    Refused(String),
}

impl App {
    /// The kept snapshots, the newest first.
    pub async fn snapshots(self) -> Vec<Snapshot> {
        let Some(repository) = self.with_book(|book| Rc::clone(&book.repository)) else { return Vec::new() };
        let mut all: Vec<Snapshot> = repository.backups().await.unwrap_or_default().into_iter().map(shown).collect();
        all.sort_by(|a, b| (&b.day, b.at_ms, &b.name).cmp(&(&a.day, a.at_ms, &a.name)));
        all
    }

    /// Makes the snapshot of the day once it is quiet, if one is due.
    pub(super) fn snapshot_when_quiet(self) {
        let open = self.phase.with_untracked(|phase| *phase == Phase::Open(BookKind::Own));
        let Some(rev) = self.with_book(|book| book.rev).filter(|_| open) else { return };
        let due = self.safety().snapshot_due.try_update_value(|state| {
            let due = !state.waiting && state.rev != rev && now_milliseconds().saturating_sub(state.at_ms) >= RENEW_MS;
            state.waiting |= due;
            due
        });
        if due != Some(true) {
            return;
        }
        set_timeout(
            move || {
                spawn_local(async move {
                    let made = self.snapshot_of_the_day().await;
                    let done = made.ok().flatten();
                    self.safety().snapshot_due.try_update_value(|state| {
                        *state = SnapshotState { waiting: false, ..done.unwrap_or(*state) };
                        // what failed is tried again in an hour, not at every change
                        if done.is_none() {
                            state.at_ms = now_milliseconds();
                        }
                    });
                });
            },
            QUIET,
        );
    }

    /// Makes the snapshot of the day, unless the last one says it all.
    async fn snapshot_of_the_day(self) -> Result<Option<SnapshotState>, StoreError> {
        let Some((repository, rev)) = self.with_book(|book| (Rc::clone(&book.repository), book.rev)) else {
            return Ok(None);
        };
        let turn = lock::turn("counterpart.snapshot", Manner::Wait, 50).await;
        if matches!(turn, Turn::Busy) {
            return Ok(None);
        }
        let labels = repository.backups().await?;
        let last =
            labels.iter().map(|name| Label::read(name)).filter(|it| it.why == Why::Daily).max_by_key(|it| it.at_ms);
        let now = now_milliseconds();
        if let Some(last) = last.filter(|it| it.rev == rev || now.saturating_sub(it.at_ms) < RENEW_MS) {
            return Ok(Some(SnapshotState { at_ms: last.at_ms, rev: last.rev, waiting: false }));
        }
        let rev = self.make_snapshot(Why::Daily).await?;
        Ok(Some(SnapshotState { at_ms: now, rev, waiting: false }))
    }

    /// Makes a snapshot because a person asked for it.
    pub fn snapshot_now(self) {
        spawn_local(async move {
            let text = self.untracked_text();
            match self.make_snapshot(Why::ByHand).await {
                Ok(_) => self.say(text.snapshot_made(), Tone::Done, UndoOffer::None),
                Err(fault) => self.say(text.store_fault(&fault), Tone::Trouble, UndoOffer::None),
            }
        });
    }

    /// Writes a snapshot and removes those that are no longer needed; answers with its revision.
    async fn make_snapshot(self, why: Why) -> Result<u64, StoreError> {
        let repository = self.with_book(|book| Rc::clone(&book.repository)).ok_or(StoreError::ConnectionLost)?;
        let loaded = repository.load().await?;
        let (rev, count) = (loaded.rev, loaded.rows.len());
        let bytes = packed(self.file_of(loaded).await?).await;
        let number = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
        let label = Label {
            day: self.today.get_untracked().to_string(),
            at_ms: now_milliseconds(),
            why,
            rev,
            count: Some(number(count)),
            bytes: Some(number(bytes.len())),
        };
        repository.put_backup(&label.name(), &bytes).await?;
        for name in surplus(&repository.backups().await?) {
            // what cannot be removed now is removed next time
            drop(repository.remove_backup(&name).await);
        }
        self.safety().snapshots.update(|n| *n = n.wrapping_add(1));
        self.look_at_space();
        Ok(rev)
    }

    /// The book's file of these rows, written in slices so that the page stays quick.
    async fn file_of(self, loaded: Loaded) -> Result<Vec<u8>, StoreError> {
        let other = |fault: &dyn std::fmt::Display| StoreError::Other { name: fault.to_string() };
        let marks = marks();
        let meta = loaded.meta.as_deref().and_then(|bytes| Meta::decode(bytes).ok());
        let meta = meta.or_else(|| self.with_book(|book| book.meta.clone()));
        let meta = meta.unwrap_or_else(|| Meta::fresh(marks.workspace, marks.replica));
        // what is no record is in the quarantine, not in the book
        let rows: BTreeMap<_, _> = loaded
            .rows
            .into_iter()
            .filter(|row| crate::record::row::id_of(&row.bytes) == Some(row.key.id))
            .map(|row| (row.key.id, row.bytes))
            .collect();
        let texts: Vec<&[u8]> = rows.values().map(Vec::as_slice).collect();
        let mut out = Vec::new();
        let mut writer = Writer::begin(&head_of(&meta, &texts, &marks), &mut out).map_err(|fault| other(&fault))?;
        for slice in texts.chunks(SLICE) {
            for row in slice {
                writer.row(row, &mut out).map_err(|fault| other(&fault))?;
            }
            TimeoutFuture::new(0).await;
        }
        end(writer, &meta, &mut out).map_err(|fault| other(&fault))?;
        Ok(out)
    }

    /// Hands a snapshot out as a book's file.
    pub fn export_snapshot(self, name: String) {
        spawn_local(async move {
            let text = self.untracked_text();
            let file = match self.with_book(|book| Rc::clone(&book.repository)) {
                Some(repository) => match repository.backup(&name).await {
                    Ok(Some(bytes)) => unpacked(bytes).await,
                    Ok(None) | Err(_) => None,
                },
                None => None,
            };
            let Some(bytes) = file else {
                self.say(text.snapshot_unreadable(), Tone::Trouble, UndoOffer::None);
                return;
            };
            let at = Label::read(&name).at_ms;
            let replica = self.with_book(|book| book.meta.replica).unwrap_or_else(fresh_replica);
            let name = file_name(at, replica).unwrap_or_else(|| "counterpart.json".to_owned());
            match download(&name, "application/json", &bytes) {
                Some(()) => self.say(text.book_exported(&name), Tone::Done, UndoOffer::None),
                None => self.say(text.download_failed(), Tone::Trouble, UndoOffer::None),
            }
        });
    }

    /// Puts a snapshot in the place of the book: the book as it is becomes a snapshot first, everything is written in one
    /// strict transaction, and this copy gets a new id. With `seize` the turn is taken from a tab that does not answer.
    pub async fn put_snapshot_back(self, name: String, seize: bool) -> PutBack {
        let manner = if seize { Manner::Seize } else { Manner::Wait };
        let Some(turn) = self.with_book(|book| book.kind.turn()) else {
            return PutBack::Refused(self.untracked_text().no_book().to_owned());
        };
        let turn = lock::turn(&turn, manner, TURN_PATIENCE).await;
        if matches!(turn, Turn::Busy) {
            return PutBack::Busy;
        }
        let outcome = self.replace_by(&name).await;
        drop(turn);
        match outcome {
            Ok(n) => PutBack::Done(n),
            Err(words) => PutBack::Refused(words),
        }
    }

    async fn replace_by(self, name: &str) -> Result<usize, String> {
        let text = self.untracked_text();
        let words = |fault: StoreError| text.store_fault(&fault);
        let repository = self.with_book(|book| Rc::clone(&book.repository)).ok_or_else(|| text.no_book().to_owned())?;
        let bytes = repository.backup(name).await.map_err(words)?;
        let bytes = match bytes {
            Some(bytes) => unpacked(bytes).await,
            None => None,
        };
        let bytes = bytes.ok_or_else(|| text.snapshot_unreadable().to_owned())?;

        // read whole before anything is touched
        let mut reader = Reader::default();
        let mut read = Vec::new();
        let none: BTreeMap<uuid::Uuid, Vec<u8>> = BTreeMap::new();
        for piece in bytes.chunks(PIECE) {
            reader.feed(piece, &none, &mut read).map_err(|fault| text.file_fault(&fault))?;
            TimeoutFuture::new(0).await;
        }
        let head = reader.head().cloned();
        reader.finish().map_err(|fault| text.file_fault(&fault))?;
        let head = head.ok_or_else(|| text.snapshot_unreadable().to_owned())?;

        self.make_snapshot(Why::BeforeRestore).await.map_err(words)?;

        let now = repository.load().await.map_err(words)?;
        let meta = now.meta.as_deref().and_then(|bytes| Meta::decode(bytes).ok());
        let meta =
            meta.or_else(|| self.with_book(|book| book.meta.clone())).ok_or_else(|| text.no_book().to_owned())?;
        let puts: Vec<Row> = read
            .into_iter()
            .filter_map(|record| match record {
                // compared with no rows at all, nothing is known
                FileRecord::Known { .. } => None,
                FileRecord::Other(it) => {
                    let key = RowKey { id: it.id, kind: it.rec.kind().to_owned() };
                    Some(Row { key, bytes: it.bytes })
                }
            })
            .collect();
        let kept: HashSet<&RowKey> = puts.iter().map(|row| &row.key).collect();
        let removes = now.rows.iter().map(|row| &row.key).filter(|key| !kept.contains(key)).cloned().collect();
        // the clock does not go back: stamps given from now on come after all that was ever seen here
        let meta = Meta { vv: head.vv, hlc: meta.hlc.max(head.hlc_max), ..meta }.renamed(fresh_replica());
        let written = puts.len();
        let batch = store::Batch {
            expected_rev: now.rev,
            puts,
            removes,
            meta: meta.encode().map_err(|fault| fault.to_string())?,
            ..store::Batch::default()
        };
        repository.commit(&batch, Durability::Strict).await.map_err(words)?;
        self.read_anew().await;
        Ok(written)
    }
}

fn shown(name: String) -> Snapshot {
    let label = Label::read(&name);
    let reason = match label.why {
        Why::Daily => Reason::Daily,
        Why::ByHand => Reason::ByHand,
        Why::BeforeRestore | Why::Other => Reason::Safety,
    };
    Snapshot { name, day: label.day, at_ms: label.at_ms, reason, records: label.count, bytes: label.bytes }
}
