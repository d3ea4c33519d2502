//! Waiting for several answers at once: each asks before the first is waited for.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;

/// Runs all of these, and gives their answers in their order when the last has come.
pub async fn together<F: Future>(futures: impl IntoIterator<Item = F>) -> Vec<F::Output> {
    let mut running: Vec<Running<F>> = futures.into_iter().map(|future| Running::Asking(Box::pin(future))).collect();
    poll_fn(|context| {
        let mut waits = false;
        for one in &mut running {
            if let Running::Asking(future) = one {
                match future.as_mut().poll(context) {
                    Poll::Ready(answer) => *one = Running::Answered(answer),
                    Poll::Pending => waits = true,
                }
            }
        }
        if waits { Poll::Pending } else { Poll::Ready(()) }
    })
    .await;
    let answer = |one| if let Running::Answered(answer) = one { Some(answer) } else { None };
    running.into_iter().filter_map(answer).collect()
}

enum Running<F: Future> {
    Asking(Pin<Box<F>>),
    Answered(F::Output),
}
