//! With which seal the parties sign from an amendment on. How the contract took effect stays as it was.

use super::super::draft::Draft;
use super::super::further;
use super::super::insert::{self, Insert};
use super::super::outline::Outline;
use super::super::phrase;
use super::super::span::Columns;
use crate::domain::contract::field;
use crate::domain::contract::party::{Seal, Side};
use crate::domain::customer::PartyKind;
use crate::domain::problem::Place;

/// One line for each party that signs with another seal than before, or without one from now on.
pub(super) fn changes(old: &Outline<'_>, new: &Outline<'_>) -> Vec<Columns> {
    let (was, now) = (&old.contract.signing, &new.contract.signing);
    let mut all = Vec::new();
    for (side, field, kind, was, now) in [
        (Side::Us, field::SIGNING_OUR_SEAL, PartyKind::Organisation, was.ours.seal, now.ours.seal),
        (Side::Them, field::SIGNING_THEIR_SEAL, new.customer.kind, was.theirs.seal, now.theirs.seal),
    ] {
        // a natural person has none
        if kind == PartyKind::Organisation && was != now {
            let called = Insert::Words(phrase::owned(phrase::side(old, side)));
            all.push((Place::of(field), called, now));
        }
    }
    all.extend(further::resealed(old, new));
    all.into_iter().map(|(place, called, seal)| line(old, place, called, seal)).collect()
}

fn line(outline: &Outline<'_>, place: Place, called: Insert, seal: Seal) -> Columns {
    let how = match seal {
        Seal::NotStated => ("签字并加盖印章，印章种类不限", "with a signature and any seal that it has"),
        Seal::Official => ("签字并加盖公章", "with a signature and its official seal"),
        Seal::Contract => ("签字并加盖合同专用章", "with a signature and its contract seal"),
        Seal::None => ("仅签字，不加盖印章", "by signature alone, without a seal"),
    };
    Draft::line(
        outline,
        "{0}签署本协议以及此后与原合同有关的文件，改为{1}。",
        "From this agreement on, {0} signs documents under the Contract {1}.",
        &[called, insert::term(place, phrase::owned(how))],
    )
}
