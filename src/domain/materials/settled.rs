//! Which duties of clause S7 are settled by what the book shows of their materials, and since when.

use std::collections::BTreeMap;

use super::tally::Tally;
use super::terms::{promised, return_of};
use crate::domain::date::Date;
use crate::domain::duties::promise::Promise;

/// How a promise was settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// It was kept: the day of it.
    Done(Date),
    /// Nothing was given, or nothing came back, and that is owed no more: the day of it.
    GivenUp(Date),
}

/// The keys of the promises that are settled: to give, since the day on which nothing was left to be delivered; to give back, since
/// that of the last entry. `tally` gives how much of a promised material is where; nothing, where nothing was recorded of it.
pub fn settled(promises: &[Promise], tally: impl Fn(&Promise) -> Option<Tally>) -> BTreeMap<String, Settled> {
    let mut all = BTreeMap::new();
    for promise in promises.iter().filter(|it| promised(&it.matter).is_some()) {
        let Some((tally, day)) = tally(promise).and_then(|it| it.last.map(|day| (it, day))) else { continue };
        if tally.is_given() {
            let handed = tally.handed.unwrap_or(day);
            let is_given_up = tally.cancelled.is_some() && tally.net() == 0;
            all.insert(promise.key(), if is_given_up { Settled::GivenUp(handed) } else { Settled::Done(handed) });
        }
        if let Some(back) = return_of(promises, promise).filter(|_| tally.is_settled()) {
            all.insert(back.key(), if tally.returned == 0 { Settled::GivenUp(day) } else { Settled::Done(day) });
        }
    }
    all
}
