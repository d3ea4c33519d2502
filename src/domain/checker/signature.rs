//! Rules on signatures (`contract-rules.md` 2.8).

use super::Case;
use super::facts::{Body, SignedText};
use super::finding::{Findings, Value};
use super::fix::Fix;
use super::lexicon::form::SIGNING_SERVICE;
use super::said::mentions;
use super::usual::Usual;
use crate::domain::contract::field;
use crate::domain::contract::general::ElectronicSignature;
use crate::domain::contract::party::{Authority, Seal, Side};
use crate::domain::customer::PartyKind;
use crate::domain::problem::Place;

super::rule::rules! {
    Sig {
        R01 "SIG-01" Error Sure Any [CivilCode "490"];
        R02 "SIG-02" Warning MostlySure Any [CivilCode "490", Practice ""];
        R03 "SIG-03" Warning Sure Any [Practice ""];
        R04 "SIG-04" Error Sure Any [CivilCode "543", Integrity ""];
        R05 "SIG-05" Advice Sure Any [ElectronicSignatures "13-14"];
    }
}

pub(super) fn run(case: &Case<'_>, found: &mut Findings) {
    let signing = &case.contract.signing;
    for (side, place, signatory) in
        [(Side::Us, field::SIGNING_OURS, &signing.ours), (Side::Them, field::SIGNING_THEIRS, &signing.theirs)]
    {
        // a legal representative may be written in by hand; an agent is whoever the power of attorney names
        if signatory.authority == Authority::PowerOfAttorney && signatory.name.trim().is_empty() {
            found.add(Sig::R01, Place::of(place), vec![Value::Side(side)]);
        }
    }
    for (row, it) in signing.further.iter().enumerate() {
        if it.signatory.authority == Authority::PowerOfAttorney && it.signatory.name.trim().is_empty() {
            let name = it.name.trim();
            let who = if name.is_empty() { Value::Side(it.joins) } else { Value::Text(name.to_owned()) };
            found.add(Sig::R01, Place::row(field::SIGNING_FURTHER, row), vec![who]);
        }
    }
    let foreign = |side| case.facts.side(side).body == Body::Foreign;
    for (side, place, kind, seal) in [
        (Side::Us, field::SIGNING_OUR_SEAL, PartyKind::Organisation, signing.ours.seal),
        (Side::Them, field::SIGNING_THEIR_SEAL, case.customer.kind, signing.theirs.seal),
    ] {
        let unsealed = kind == PartyKind::Organisation && seal == Seal::None;
        found.add_if(unsealed && !foreign(side), Sig::R02, Place::of(place));
    }
    for (row, it) in signing.further.iter().enumerate() {
        let unsealed = it.kind == PartyKind::Organisation && it.signatory.seal == Seal::None;
        // one that joins a side from abroad is read with it
        let abroad = !it.registry.is_blank() || foreign(it.joins);
        found.add_if(unsealed && !abroad, Sig::R02, Place::row(field::SIGNING_FURTHER, row));
    }
    // one original for everybody who signs
    let few = case.contract.general.copies < signing.parties();
    found.mend_if(few, Sig::R03, Place::of(field::GENERAL_COPIES), Fix::Usual(Usual::Copies));
    found.add_if(case.facts.text == SignedText::Changed, Sig::R04, Place::of(field::NUMBER));
    let accepted = case.contract.general.electronic_signature == ElectronicSignature::Accepted;
    let service = mentions(case.special, SIGNING_SERVICE).is_some();
    found.add_if(accepted && !service, Sig::R05, Place::of(field::GENERAL_SIGNATURE));
}
