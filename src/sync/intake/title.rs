//! What people call a record.

use serde_json::Value;

use crate::kinds::Kind;
use crate::record::rec::Rec;

/// The name or number by which people know a record; empty where it has none.
pub fn title(rec: &Rec) -> String {
    let text = |field: &str| rec.show(field).and_then(Value::as_str).filter(|text| !text.is_empty());
    let wording = |field: &str| {
        let both = rec.show(field)?;
        ["zh", "en"].iter().find_map(|language| both.get(*language)?.as_str().filter(|text| !text.is_empty()))
    };
    let found = match Kind::of(rec.kind()) {
        Some(
            Kind::OwnEntity
            | Kind::Customer
            | Kind::Contact
            | Kind::Member
            | Kind::IncentivePlan
            | Kind::SavedView
            | Kind::Product
            | Kind::PriceList
            | Kind::Opportunity
            | Kind::Attachment
            | Kind::EvaluationPlan
            | Kind::OwnTemplate
            | Kind::PurchaseRecord,
        ) => text("name"),
        Some(Kind::OwnClause) => wording("heading"),
        Some(Kind::Fallback) => wording("name"),
        Some(Kind::Contract) => text("number").or_else(|| wording("title")),
        Some(Kind::Receipt) => text("reference").or_else(|| text("on")),
        Some(Kind::LateFeeStatement | Kind::Invoice | Kind::Amendment) => text("number").or_else(|| text("on")),
        Some(Kind::Waiver) => text("reason").or_else(|| text("on")),
        Some(Kind::RecoveryCost) => text("note").or_else(|| text("on")),
        Some(Kind::PayoutRun) => text("number").or_else(|| text("on")),
        Some(
            Kind::ContractEvent
            | Kind::LeadEvent
            | Kind::OpportunityEvent
            | Kind::QuoteEvent
            | Kind::PoolEvent
            | Kind::InvoiceEvent
            | Kind::EvaluationEvent
            | Kind::CommissionEntry
            | Kind::IncentiveEvent
            | Kind::DisputeEvent
            | Kind::SharingScopeEvent
            | Kind::IncidentEvent
            | Kind::ProposalEvent,
        ) => text("on"),
        Some(Kind::ContractVersion) => text("reason").or_else(|| text("on")),
        Some(Kind::DutyEvent | Kind::MaterialEvent) => text("title").or_else(|| text("on")),
        Some(Kind::NegotiationRound) => text("note").or_else(|| text("opened_on")),
        Some(Kind::Proposal) => text("reason").or_else(|| text("clause")),
        Some(Kind::Lead) => text("company").or_else(|| text("person")),
        Some(Kind::Quote) => text("number").or_else(|| text("title")),
        Some(Kind::Preference) => text("value"),
        Some(Kind::Task | Kind::Duty) => text("title"),
        Some(Kind::Material) => text("what"),
        Some(Kind::Ticket | Kind::Dispute) => text("number").or_else(|| text("title")),
        Some(Kind::SalesTarget) => text("note").or_else(|| text("team")).or_else(|| text("from")),
        Some(Kind::Evaluation) => text("made_on"),
        Some(Kind::TicketEvent | Kind::SharingEvent) => text("at"),
        Some(Kind::SharingScope) => text("number").or_else(|| text("what")),
        Some(Kind::Undertaking) => text("bearer"),
        Some(Kind::SubjectRequest) => text("name").or_else(|| text("received")),
        Some(Kind::Incident) => text("number").or_else(|| text("title")),
        Some(Kind::Activity) => text("content").or_else(|| text("next")).or_else(|| text("on")),
        Some(Kind::Allocation | Kind::BookSettings | Kind::SalesStages) => None,
        Some(Kind::Copy) => text("person").or_else(|| text("device")),
        None => text("name").or_else(|| text("number")).or_else(|| text("title")),
    };
    found.unwrap_or_default().to_owned()
}
