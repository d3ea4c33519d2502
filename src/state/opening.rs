//! Which book is open: the last one, the demo, a new one.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::app::{App, BookKind, Phase, Saving};
use super::batch::Batch;
use super::book::{fresh_replica, fresh_workspace};
use super::check::CheckStage;
use super::loss::Loss;
use super::preference::Preference;
use super::sample::drop_half_made;
use super::table::{Tables, wake};
use super::tabs::listen_for_return;
use crate::domain::own_entity::OwnEntity;
use crate::record::meta::Meta;
use crate::store::browser::BrowserRepository;
use crate::store::browser::{allowance, scratch};
use crate::store::sentinel::Standing;
use crate::store::{Durability, Repository, StoreError};

impl App {
    /// Opens what was open last; on a first visit, the page that offers the ways to begin.
    pub fn open_last_book(self) {
        listen_for_return(self);
        self.look_for_private_window();
        self.open_last_book_again();
        spawn_local(async {
            let _nothing_left = scratch::sweep().await;
        });
    }

    /// The same, after something was in the way.
    pub fn open_last_book_again(self) {
        self.phase.set(Phase::Opening);
        let last = Preference::LastBook.read().unwrap_or(BookKind::Own);
        spawn_local(async move {
            if last == BookKind::Demo
                && let Err(fault) = drop_half_made().await
            {
                self.stop(&fault);
                return;
            }
            match self.open(last).await {
                Ok(Opened::Book) => {}
                // the demo was erased elsewhere: its absence must not hide a book of one's own
                Ok(Opened::Nothing) if last == BookKind::Demo => self.open_own().await,
                Ok(Opened::Nothing) => self.begin(),
                Err(fault) => self.stop(&fault),
            }
        });
    }

    pub(super) async fn open_own(self) {
        match self.open(BookKind::Own).await {
            Ok(Opened::Book) => {}
            Ok(Opened::Nothing) => self.begin(),
            Err(fault) => self.stop(&fault),
        }
    }

    /// There is no book of one's own: a first visit, or a loss.
    fn begin(self) {
        self.phase.set(match Self::standing(BookKind::Own, None) {
            Standing::Gone { expected } => Phase::Lost(Loss { expected, found: 0, held: 0 }),
            Standing::FirstVisit | Standing::Sound | Standing::Behind { .. } => Phase::FirstRun,
        });
    }

    /// Starts a book of one's own with the company it belongs to.
    pub fn start_book(self, own: OwnEntity) {
        spawn_local(async move {
            if let Err(fault) = self.make(BookKind::Own, Meta::fresh(fresh_workspace(), fresh_replica())).await {
                self.stop(&fault);
                return;
            }
            let batch = Batch::of(&own);
            let batch = self.this_copy().into_iter().fold(batch, |batch, copy| batch.put(&copy));
            self.commit_as(batch, Durability::Strict, move |outcome| match outcome {
                Ok(()) => self.settle(BookKind::Own),
                Err(fault) => self.phase.set(Phase::Stopped(fault.words(self.untracked_text()))),
            });
            // asked once, at the first real save; the answer is shown in the settings and never waited for
            spawn_local(async {
                let _answer = allowance::persist().await;
            });
        });
    }

    /// Opens an empty database as a book.
    pub(super) async fn make(self, kind: BookKind, meta: Meta) -> Result<(), StoreError> {
        self.close_book();
        let repository = BrowserRepository::open(kind.database(), move |event| self.heard(event)).await?;
        let rev = repository.rev().await?;
        let drafts = repository.drafts().await?.into_iter().map(|draft| (draft.key, draft.bytes)).collect();
        let book = self.book_of(kind, repository, meta, rev, drafts);
        self.book.set_value(Some(book));
        Ok(())
    }

    /// Opens a book that is there.
    pub(super) async fn open(self, kind: BookKind) -> Result<Opened, StoreError> {
        self.close_book();
        match self.load(kind).await? {
            None => Ok(Opened::Nothing),
            Some(book) => {
                let noted = book.noted;
                self.book.set_value(Some(book));
                self.settle(kind);
                if noted {
                    self.note_state();
                }
                Ok(Opened::Book)
            }
        }
    }

    /// The book is open and complete: show it, and remember it for the next visit.
    pub(super) fn settle(self, kind: BookKind) {
        Preference::LastBook.write(&kind);
        self.saving.set(Saving::Saved);
        self.chosen_date.set(None);
        self.phase.set(Phase::Open(kind));
        self.forget_drafts_of_erased();
        self.look_at_space();
        self.snapshot_when_quiet();
    }

    /// Forgets the open book in memory; what is on disk stays.
    pub(super) fn close_book(self) {
        self.layer.set(None);
        self.book.set_value(None);
        self.disputes.clear();
        self.checking.end(CheckStage::Idle);
        self.leave_file();
        self.files.forget();
        self.incoming.offers.set(Vec::new());
        let stale = self.tables.try_update_value(Tables::clear).unwrap_or_default();
        self.next_turn();
        self.all_read.set(true);
        self.say_figures(true);
        wake(stale);
    }

    pub(super) fn stop(self, fault: &StoreError) {
        self.phase.set(Phase::Stopped(self.untracked_text().store_fault(fault)));
    }
}

/// What opening found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opened {
    /// A book; it is open.
    Book,
    /// Nothing was ever written there.
    Nothing,
}
