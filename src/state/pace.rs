//! Long work in portions, so that the page answers in between.

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;

use super::clock::now_milliseconds;

/// How long the page is at work before it may answer, in milliseconds.
const PORTION: u64 = 12;
/// So many things are let go of between two looks at the clock.
const THINGS: usize = 64;

/// When the portion at hand is over.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pace {
    end: u64,
}

impl Pace {
    /// A portion begins.
    pub(super) fn begin() -> Self {
        Self { end: now_milliseconds().saturating_add(PORTION) }
    }

    /// Whether it is over.
    pub(super) fn is_over(self) -> bool {
        now_milliseconds() >= self.end
    }

    /// Lets the page answer, and begins the next portion.
    pub(super) async fn rest(&mut self) {
        TimeoutFuture::new(0).await;
        *self = Self::begin();
    }

    /// The same if the portion is over.
    pub(super) async fn rest_if_over(&mut self) {
        if self.is_over() {
            self.rest().await;
        }
    }
}

/// Lets go of very many things while the page answers: to free the records of a large change at once takes as long as to make them.
pub(super) fn let_go(all: impl IntoIterator + 'static) {
    spawn_local(async move {
        let mut pace = Pace::begin();
        // whoever is done with them goes on first
        pace.rest().await;
        let mut all = all.into_iter();
        // what is counted is gone
        while all.by_ref().take(THINGS).count() == THINGS {
            pace.rest_if_over().await;
        }
    });
}
