//! Where the proposals of a contract stand.

use std::collections::BTreeMap;

use super::{Proposal, ProposalEvent};
use crate::domain::id::ProposalId;
use crate::domain::lifecycle::life::Life;
use crate::domain::lifecycle::negotiation::Stage;

/// The life of each of these proposals, after all of these events (any order; they are told in the order of their ids, which is
/// that of their making).
pub fn lives<'a>(
    proposals: impl IntoIterator<Item = &'a Proposal>,
    events: impl IntoIterator<Item = &'a ProposalEvent>,
) -> BTreeMap<ProposalId, Life<Stage>> {
    let mut lives: BTreeMap<ProposalId, Life<Stage>> =
        proposals.into_iter().map(|it| (it.id, Life::begin(Stage::Open))).collect();
    let mut told: Vec<&ProposalEvent> = events.into_iter().collect();
    told.sort_by_key(|event| event.id);
    for event in told {
        if let Some(life) = lives.get_mut(&event.proposal) {
            let before = std::mem::replace(life, Life::begin(Stage::Open));
            *life = before.evolve(&event.entry());
        }
    }
    lives
}
