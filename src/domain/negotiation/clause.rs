//! Which clause a term belongs to: a proposal is about one clause.

use super::TermChange;
use crate::domain::contract::clause::ClauseId;
use crate::domain::id::OwnArticleId;
use crate::domain::problem::{Item, Place};

/// The clause of the term at `path`; nothing for what stands in the heading of the paper and for the parties.
pub fn clause_of(path: &str) -> Option<ClauseId> {
    let mut parts = path.split('/');
    let register = parts.next().unwrap_or_default();
    Some(match register {
        "definitions" => ClauseId::Definitions,
        "lines" => ClauseId::Subject,
        "price" | "adjustment" => ClauseId::Price,
        "delivery" => ClauseId::Delivery,
        "sharing" => ClauseId::Sharing,
        "development" => ClauseId::Development,
        "targets" => ClauseId::Targets,
        "service" => ClauseId::Service,
        "support" => ClauseId::Support,
        "payment" => {
            if parts.any(|part| part == "late_fee") {
                ClauseId::LatePayment
            } else {
                ClauseId::Payment
            }
        }
        "breach" => ClauseId::Breach,
        "term" => ClauseId::Term,
        "confidentiality" => ClauseId::Confidentiality,
        "personal_information" => ClauseId::PersonalInformation,
        "intellectual_property" => ClauseId::IntellectualProperty,
        "force_majeure" => ClauseId::ForceMajeure,
        "disputes" => ClauseId::Disputes,
        "notices" => ClauseId::Notices,
        "general" => match parts.next().unwrap_or_default() {
            "assignment" | "receivables" => ClauseId::Assignment,
            "law" | "cisg" => ClauseId::GoverningLaw,
            "copies" | "electronic_signature" | "script" => ClauseId::Counterparts,
            "export_control" | "compliance" | "compliance_contact" => ClauseId::Compliance,
            _ => ClauseId::EntireAgreement,
        },
        "special" => ClauseId::SpecialTerms,
        // the first of them comes as the whole set, and so goes the last
        "own_clauses" => parts.next().and_then(OwnArticleId::parse).map_or(ClauseId::SpecialTerms, ClauseId::Own),
        "by_hand" => return parts.next().and_then(ClauseId::named),
        _ => return None,
    })
}

/// The clause of the term at a place.
pub fn clause_at(place: Place) -> Option<ClauseId> {
    match place.item {
        Item::Clause(clause) => Some(clause),
        Item::Own(id) | Item::OwnBlank(id, _) => Some(ClauseId::Own(id)),
        Item::Whole | Item::Line(_) | Item::Instalment(_) | Item::Row(_) => clause_of(&place.field.replace('.', "/")),
    }
}

/// The changes, each with those of its own clause: heading and parties first, then in the order in which clauses are printed.
pub fn by_clause(changes: Vec<TermChange>) -> Vec<(Option<ClauseId>, Vec<TermChange>)> {
    let mut groups: Vec<(Option<ClauseId>, Vec<TermChange>)> = Vec::new();
    for change in changes {
        let clause = clause_of(&change.path);
        match groups.iter_mut().find(|(of, _)| *of == clause) {
            Some((_, group)) => group.push(change),
            None => groups.push((clause, vec![change])),
        }
    }
    groups.sort_by_key(|(clause, _)| place(*clause));
    groups
}

fn place(clause: Option<ClauseId>) -> usize {
    let printed = clause.and_then(|clause| ClauseId::PRINTED.iter().position(|it| *it == clause));
    match clause {
        Some(ClauseId::Own(_)) => usize::MAX,
        Some(_) | None => printed.map_or(0, |at| at.saturating_add(1)),
    }
}
