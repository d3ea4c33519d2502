//! Waiting, but not for ever.

use std::{future::poll_fn, pin::pin, task::Poll};

use gloo_timers::future::TimeoutFuture;

/// What `work` gives, or `None` if it takes longer than this many milliseconds.
pub(super) async fn within<T>(milliseconds: u32, work: impl Future<Output = T>) -> Option<T> {
    let mut work = pin!(work);
    let mut time = pin!(TimeoutFuture::new(milliseconds));
    poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Ready(answer) => Poll::Ready(Some(answer)),
        Poll::Pending => time.as_mut().poll(context).map(|()| None),
    })
    .await
}

/// Lets events that are already due come first.
pub(super) async fn breathe() {
    TimeoutFuture::new(0).await;
}
