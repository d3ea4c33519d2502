//! Which text each side signed: the versions of a contract with their digests, and the signatures with what they name.

use super::gather::{Gathered, OWN_STEPS};
use crate::domain::contract::event::Fact;
use crate::domain::contract::version::VersionBrief;
use crate::domain::id::ContractId;
use crate::domain::lifecycle::contract::event::{Event, Signature, Version};
use crate::export::evidence::{SignedText, own_version_table, signature_table, version_table};
use crate::state::App;

/// Puts both tables among the documents of a contract, and apart from them who of us kept a version, and why.
pub(super) fn signed(app: App, all: &mut Gathered, id: ContractId) {
    let text = app.text();
    let group = text.bundle_group_contract();
    let versions = app.versions_of(id);
    let kept: Vec<Version> = versions.iter().map(|it| version_of(it)).collect();
    all.table(
        "2-contract",
        "versions",
        group,
        text.bundle_versions(),
        &version_table(text, versions.iter().map(AsRef::as_ref)),
    );
    let own = own_version_table(text, versions.iter().map(AsRef::as_ref));
    all.table("2-contract", &format!("versions-{OWN_STEPS}"), group, text.bundle_own_versions(), &own);
    let (facts, as_of) = (app.events_of(id), app.as_of());
    let life = facts
        .iter()
        .filter(|it| it.on <= as_of)
        .filter_map(|it| if let Fact::Life(event) = &it.fact { Some(event) } else { None });
    let (submitted, signatures) = of_events(life);
    let number = app.contract_number(id);
    let amendments = app.amendments_of(id);
    let amended: Vec<(String, Vec<Version>, Vec<&Signature>)> = amendments
        .iter()
        .map(|it| {
            let known = it.steps.values().filter(|event| event.on() <= as_of);
            let (submitted, signatures) = of_events(known);
            (text.evidence_amendment(&it.number), submitted, signatures)
        })
        .collect();
    let own = SignedText { called: &number, submitted: &submitted, signatures: &signatures };
    let amended = amended.iter().map(|(called, submitted, signatures)| SignedText { called, submitted, signatures });
    let texts: Vec<SignedText<'_>> = std::iter::once(own).chain(amended).collect();
    all.table("2-contract", "signatures", group, text.bundle_signed(), &signature_table(text, &kept, &texts));
}

/// The text of a version that was kept.
fn version_of(it: &VersionBrief) -> Version {
    Version { number: it.number, sha256: it.sha256 }
}

/// The versions that were submitted, and who signed.
fn of_events<'a>(events: impl Iterator<Item = &'a Event>) -> (Vec<Version>, Vec<&'a Signature>) {
    let (mut submitted, mut signatures) = (Vec::new(), Vec::new());
    for event in events {
        if let Event::Submitted { submission, .. } = event {
            submitted.push(submission.version);
        }
        if let Event::Signed { signature } = event {
            signatures.push(signature.as_ref());
        }
    }
    (submitted, signatures)
}
