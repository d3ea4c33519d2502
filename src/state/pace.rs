//! Long work in portions, so that the page answers in between.

use gloo_timers::future::TimeoutFuture;

use super::clock::now_milliseconds;

/// How long the page is at work before it may answer, in milliseconds.
const PORTION: u64 = 12;

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
