//! A draft that was begun from an earlier contract with the same customer.

use std::collections::BTreeSet;

use super::scene::Scene;
use crate::domain::contract::Contract;
use crate::domain::contract::event::Fact;
use crate::domain::id::ContractId;
use crate::domain::lifecycle::contract::event::Event;

/// Says of the first draft with a customer that signed before which contract it follows. What was sent for approval keeps the text
/// that was approved.
pub(super) fn enter<I>(scene: &mut Scene<'_, I>) {
    let book = &mut scene.book;
    let sent: BTreeSet<ContractId> = book
        .contract_events
        .iter()
        .filter(|event| matches!(event.fact, Fact::Life(Event::Submitted { .. })))
        .map(|event| event.contract)
        .collect();
    let mut drafts = book.contracts.iter().filter(|it| !sent.contains(&it.id));
    let follows = |draft: &Contract| {
        let before = book
            .contracts
            .iter()
            .filter(|it| it.customer == draft.customer && sent.contains(&it.id) && it.drafted_on < draft.drafted_on);
        before.max_by_key(|it| (it.drafted_on, it.id)).map(|it| (draft.id, it.id))
    };
    let found = drafts.find_map(follows);
    if let Some((draft, earlier)) = found
        && let Some(it) = book.contracts.iter_mut().find(|it| it.id == draft)
    {
        it.drafted_from = Some(earlier);
    }
}
