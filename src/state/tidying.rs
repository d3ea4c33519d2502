//! Fresh rows are folded into their pages while nothing else is asked.

use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;

use super::app::App;
use super::book::Working;
use crate::store::{Repository, Tidied};

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
}
