//! Two customers as one.

use super::part::{Part, Pick, Side};
use crate::domain::customer::Customer;
use crate::domain::id::CustomerId;
use crate::domain::tags;

/// Which record had better stay: the one with more signed contracts, as their papers print it; then the one with more of
/// everything; then the one with the smaller id: of two that were typed in, the older one.
pub fn usual_side(first: (&Customer, usize, usize), second: (&Customer, usize, usize)) -> Side {
    let weight = |(it, signed, all): (&Customer, usize, usize)| (signed, all, std::cmp::Reverse(it.id));
    if weight(first) >= weight(second) { Side::First } else { Side::Second }
}

/// The record that stays, with the picked values. A part without a pick keeps the value it has.
pub fn merged(first: &Customer, second: &Customer, stays: Side, pick: impl Fn(Part) -> Option<Pick>) -> Customer {
    let (own, other) = match stays {
        Side::First => (first, second),
        Side::Second => (second, first),
    };
    let mut new = own.clone();
    for part in Part::of(first, second) {
        match pick(part) {
            Some(Pick::Of(side)) if side != stays => part.take_over(&mut new, other),
            Some(Pick::Both) if part == Part::Note => new.note = both(&own.note, &other.note),
            Some(Pick::Both) if part == Part::Tags => new.tags = tags::union(&own.tags, &other.tags),
            Some(Pick::Of(_) | Pick::Both) | None => {}
        }
    }
    // what becomes one cannot belong to itself
    new.parent = new.parent.filter(|parent| *parent != first.id && *parent != second.id);
    new
}

/// The record that goes: all it says, and where it went.
pub fn gone(it: &Customer, into: CustomerId) -> Customer {
    Customer { merged_into: Some(into), ..it.clone() }
}

fn both(own: &str, other: &str) -> String {
    if other.is_empty() || own.contains(other) {
        own.to_owned()
    } else if own.is_empty() || other.contains(own) {
        other.to_owned()
    } else {
        format!("{own}\n{other}")
    }
}
