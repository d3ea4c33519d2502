//! Which duties of clause S7 are settled by what the book shows of their materials, and since when.

use std::collections::BTreeMap;

use super::tally::Tally;
use super::terms::{promised, return_of};
use crate::domain::date::Date;
use crate::domain::duties::promise::Promise;

/// The keys of the promises that are settled, each with the day of the last entry. `tally` gives how much of a promised material
/// is where; nothing, where nothing was recorded of it.
pub fn settled(promises: &[Promise], tally: impl Fn(&Promise) -> Option<Tally>) -> BTreeMap<String, Date> {
    let mut all = BTreeMap::new();
    for promise in promises.iter().filter(|it| promised(&it.matter).is_some()) {
        let Some((tally, day)) = tally(promise).and_then(|it| it.last.map(|day| (it, day))) else { continue };
        if tally.is_given() {
            all.insert(promise.key(), day);
        }
        if let Some(back) = return_of(promises, promise).filter(|_| tally.is_settled()) {
            all.insert(back.key(), day);
        }
    }
    all
}
