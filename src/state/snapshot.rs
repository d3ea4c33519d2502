//! Dated snapshots of the whole book: made by themselves when it is quiet, kept beside the book, and put back on request.

use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::app::{App, BookKind, Phase};
use super::book::fresh_replica;
use super::clock::now_milliseconds;
use super::errand::{Clerk, refusal_words};
use super::notice::{Tone, UndoOffer};
use super::outgoing::download;
use super::safety::SnapshotState;
use crate::store::Repository;
use crate::store::browser::compression::unpacked;
use crate::store::browser::lock::{self, Manner, Turn};
use crate::store::snapshot::{Label, Why};
use crate::sync::errand::{Database, Errand, Report};
use crate::sync::file::name::file_name;

/// After so long without a further change it is quiet.
const QUIET: Duration = Duration::from_secs(3);
/// The snapshot of a day is made anew after so many milliseconds, if there are changes.
const RENEW_MS: u64 = 3_600_000;
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

/// What came of putting a snapshot back, or of starting the book again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PutBack {
    /// It is done: the book has so many records now; or so many were forgotten.
    Done(usize),
    /// Another tab has the turn; somebody may take it away.
    Busy,
    /// Nothing was changed; why, in words.
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
                    let done = self.snapshot_of_the_day().await;
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

    /// Makes the snapshot of the day, unless the last one says it all. `None` if it could not be made.
    async fn snapshot_of_the_day(self) -> Option<SnapshotState> {
        let (repository, rev) = self.with_book(|book| (Rc::clone(&book.repository), book.rev))?;
        let turn = lock::turn("counterpart.snapshot", Manner::Wait, 50).await;
        if matches!(turn, Turn::Busy) {
            return None;
        }
        let labels = repository.backups().await.ok()?;
        let last =
            labels.iter().map(|name| Label::read(name)).filter(|it| it.why == Why::Daily).max_by_key(|it| it.at_ms);
        let now = now_milliseconds();
        if let Some(last) = last.filter(|it| it.rev == rev || now.saturating_sub(it.at_ms) < RENEW_MS) {
            return Some(SnapshotState { at_ms: last.at_ms, rev: last.rev, waiting: false });
        }
        let rev = self.make_snapshot(Why::Daily).await.ok()?;
        Some(SnapshotState { at_ms: now, rev, waiting: false })
    }

    /// Makes a snapshot because a person asked for it.
    pub fn snapshot_now(self) {
        spawn_local(async move {
            match self.make_snapshot(Why::ByHand).await {
                Ok(_) => self.say(self.untracked_text().snapshot_made(), Tone::Done, UndoOffer::None),
                Err(words) => self.say(words, Tone::Trouble, UndoOffer::None),
            }
        });
    }

    /// Has a snapshot made beside the page, and those removed that are no longer needed; answers with its revision.
    async fn make_snapshot(self, why: Why) -> Result<u64, String> {
        let (book, day) = (self.database_for_a_file(), self.today.get_untracked().to_string());
        let report = Clerk::ask(Errand::Snapshot { book, day, why }).await;
        let made = if let Report::Snapshot { rev } = report {
            Ok(rev)
        } else {
            Err(refusal_words(self.untracked_text(), report))
        };
        self.safety().snapshots.update(|n| *n = n.wrapping_add(1));
        self.look_at_space();
        made
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
        self.change_whole_book(seize, move |book, day, person| Errand::PutBack { book, name, day, person }).await
    }

    /// Starts the book again ([`restart`](crate::sync::restart)): deleted records are forgotten, and the next generation begins.
    /// The book as it is becomes a snapshot first. With `seize` the turn is taken from a tab that does not answer.
    pub async fn start_again(self, seize: bool) -> PutBack {
        self.change_whole_book(seize, |book, day, person| Errand::Restart { book, day, person }).await
    }

    /// Has the worker change the whole book, while no other tab writes, and reads it anew.
    async fn change_whole_book(self, seize: bool, errand: impl FnOnce(Database, String, String) -> Errand) -> PutBack {
        let manner = if seize { Manner::Seize } else { Manner::Wait };
        let Some(turn) = self.with_book(|book| book.kind.turn()) else {
            return PutBack::Refused(self.untracked_text().no_book().to_owned());
        };
        let turn = lock::turn(&turn, manner, TURN_PATIENCE).await;
        if matches!(turn, Turn::Busy) {
            return PutBack::Busy;
        }
        let errand = errand(self.database_for_a_file(), self.today.get_untracked().to_string(), self.person());
        let report = Clerk::ask(errand).await;
        drop(turn);
        // whatever came of it, what counts is on the disk
        self.read_anew().await;
        self.safety().snapshots.update(|n| *n = n.wrapping_add(1));
        if let Report::PutBack { records: n } | Report::Restarted { gone: n } = report {
            // what was found was found in the book of before
            self.checking.forget();
            return PutBack::Done(n);
        }
        PutBack::Refused(refusal_words(self.untracked_text(), report))
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
