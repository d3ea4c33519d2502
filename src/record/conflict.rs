//! Which disagreements a person must settle (`storage-and-sync.md` 2.5: protected kinds).

use serde::{Deserialize, Serialize};

use super::cell::Cell;
use super::rec::{LIFE, Rec, SHAPE};
use crate::kinds::Kind;

/// How loudly a disagreement is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// Money, period, party, status, number, bank account: listed until a person has settled it.
    Protected,
    /// Anything else: a small mark "other version".
    Quiet,
}

/// Fields of a contract, and of the rows that belong to it, that hold neither terms nor money.
const QUIET_IN_CONTRACTS: &[&str] = &[
    "note",
    "remark",
    "tags",
    "owner",
    "title",
    "subject",
    "next",
    "next_on",
    "competitor",
    "contact",
    "further_contacts",
    "detail",
];
/// Fields of parties that terms, payments or identity hang on.
const PROTECTED_IN_PARTIES: &[&str] = &[
    "name",
    "number",
    "code",
    "bank",
    "invoice",
    "consent",
    "credit_limit",
    "service_levels",
    "service_times",
    "legal_representative",
    "customer",
    "status",
    "level",
    "merged_into",
    "parent",
];

/// What fees, due dates and signatures are reckoned by; the rest of the settings is a matter of taste.
const PROTECTED_IN_SETTINGS: &[&str] =
    &["lpr", "ecb", "boe", "rest_days", "local_days", "service", "standards", "standard_changes", "approval"];
/// Whose ticket it is, what the clocks of its kind and urgency run from, and its number.
const PROTECTED_IN_TICKETS: &[&str] = &["number", "customer", "contract", "kind", "severity", "received"];
/// Fields of what was agreed to be shared, and of what was promised to be kept secret, that bind nobody.
const QUIET_IN_SHARING: &[&str] = &["note", "basis_note"];
/// Whose leak it is, what it cost, and what its deadline is reckoned by.
const PROTECTED_IN_INCIDENTS: &[&str] =
    &["number", "customer", "contract", "scope", "found", "leaked", "severity", "notice_hours", "cost"];

/// How loudly a disagreement in a field is shown. In contracts and ledgers a field is protected unless it is known to be
/// harmless; of what this version does not know, all is.
pub fn weight(kind: &str, field: &str) -> Weight {
    let name = field.split_once('/').map_or(field, |(set, _)| set);
    let protected = match Kind::of(kind) {
        Some(Kind::Customer | Kind::Contact | Kind::OwnEntity) => PROTECTED_IN_PARTIES.contains(&name),
        Some(Kind::PurchaseRecord) => matches!(name, "customer" | "on" | "quantity" | "amount"),
        Some(Kind::BookSettings) => PROTECTED_IN_SETTINGS.contains(&name),
        Some(Kind::Ticket) => PROTECTED_IN_TICKETS.contains(&name),
        Some(Kind::SharingScope | Kind::Undertaking | Kind::SubjectRequest) => !QUIET_IN_SHARING.contains(&name),
        Some(Kind::Incident) => PROTECTED_IN_INCIDENTS.contains(&name),
        Some(
            Kind::Activity
            | Kind::Lead
            | Kind::SalesStages
            | Kind::Member
            | Kind::PoolEvent
            | Kind::Preference
            | Kind::Attachment
            | Kind::Task
            | Kind::OwnClause
            | Kind::OwnTemplate
            | Kind::Fallback
            | Kind::EvaluationPlan
            | Kind::SavedView
            | Kind::Copy,
        ) => false,
        Some(
            Kind::Contract
            | Kind::ContractEvent
            | Kind::Receipt
            | Kind::Allocation
            | Kind::Waiver
            | Kind::RecoveryCost
            | Kind::IncentivePlan
            | Kind::CommissionEntry
            | Kind::PayoutRun
            | Kind::IncentiveEvent
            | Kind::LateFeeStatement
            | Kind::Invoice
            | Kind::InvoiceEvent
            | Kind::ContractVersion
            | Kind::Amendment
            | Kind::NegotiationRound
            | Kind::Proposal
            | Kind::ProposalEvent
            | Kind::Duty
            | Kind::DutyEvent
            | Kind::SalesTarget
            | Kind::Material
            | Kind::MaterialEvent
            | Kind::Dispute
            | Kind::DisputeEvent
            | Kind::TicketEvent
            | Kind::Evaluation
            | Kind::EvaluationEvent
            | Kind::SharingScopeEvent
            | Kind::SharingEvent
            | Kind::IncidentEvent
            | Kind::Product
            | Kind::PriceList
            | Kind::LeadEvent
            | Kind::Opportunity
            | Kind::OpportunityEvent
            | Kind::Quote
            | Kind::QuoteEvent,
        )
        | None => !QUIET_IN_CONTRACTS.contains(&name),
    };
    if protected { Weight::Protected } else { Weight::Quiet }
}

/// The fields of a record whose siblings disagree. (Whether it is deleted is told by its life instead.)
pub fn conflicts(rec: &Rec) -> impl Iterator<Item = (&str, &Cell)> {
    rec.cells().filter(|(name, cell)| *name != LIFE && *name != SHAPE && cell.conflict())
}
