//! Fresh rows are folded into their pages while nothing else is asked, and bytes of files go that nobody needs any more.

use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::app::App;
use super::book::Working;
use super::clock::now_milliseconds;
use crate::domain::attachment::Attachment;
use crate::domain::lifecycle::digest::Digest;
use crate::store::blobs::{returns, sort_out, still_named};
use crate::store::{BlobFact, BrowserRepository, Repository, StoreError, Tidied};

/// How long storage is left in peace between two steps of tidying, in milliseconds.
const BREATH: u32 = 20;
/// How long nothing is tidied after a change, in milliseconds.
const QUIET: u32 = 250;

impl App {
    /// Folds fresh rows into their pages while nothing else is asked.
    pub(super) fn tidy_when_idle(self) {
        let begun = self.with_book(|book| {
            let idle = std::mem::replace(&mut book.tidying, Working::Busy) == Working::Idle;
            idle.then(|| Rc::clone(&book.repository))
        });
        let Some(repository) = begun.flatten() else { return };
        spawn_local(async move {
            // whoever just pressed “save” is served first
            TimeoutFuture::new(QUIET).await;
            // what is not done now is done after the next change
            while let Ok(Tidied::More) = repository.tidy().await {
                TimeoutFuture::new(BREATH).await;
            }
            while let Ok(Tidied::More) = repository.make_excerpts().await {
                TimeoutFuture::new(BREATH).await;
            }
            self.with_book(|book| book.tidying = Working::Idle);
            self.sort_blobs().await;
        });
        self.snapshot_when_quiet();
    }

    /// Sorts out which bytes are still needed, once while a book is open. What cannot be done now is done another day.
    async fn sort_blobs(self) {
        let due = self.all_read.get_untracked() && self.files.sorted.try_get_value() == Some(false);
        let Some((repository, rev)) = self.with_book(|book| (Rc::clone(&book.repository), book.rev)) else { return };
        if !due {
            return;
        }
        self.files.sorted.set_value(true);
        let _done = self.sort_blobs_of(&repository, rev).await;
    }

    async fn sort_blobs_of(self, repository: &BrowserRepository, rev: u64) -> Result<(), StoreError> {
        let facts: Vec<BlobFact> = repository.blob_facts().await?;
        if facts.is_empty() {
            return Ok(());
        }
        let named = self.peek_all::<Attachment>().iter().map(|it| it.content.sha256).collect();
        let returns = returns(&repository.backups().await?, &repository.undos().await?);
        let mut sorted = sort_out(&facts, &named, &returns, now_milliseconds());
        if !sorted.gone.is_empty() {
            // what this version cannot show may name them all the same
            let rows = repository.load_in_portions().await?.rows;
            let digests: Vec<Digest> = sorted.gone.iter().map(|it| it.sha256).collect();
            let named = still_named(&rows, &digests);
            sorted.gone.retain(|it| !named.contains(&it.sha256));
        }
        if !sorted.is_empty() {
            repository.sort_blobs(rev, &sorted).await?;
        }
        Ok(())
    }
}
