//! Why something that names a person stays.

use crate::kinds::Kind;

/// Why a record stays, the weightiest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ground {
    /// The person is a party of contracts, or has paid: the record says who that is.
    Party,
    /// It was agreed: a text that is signed is not altered, and both sides hold it as proof.
    Agreement,
    /// It is in the accounts: kept as long as the law on accounts and taxes says.
    Accounts,
    /// It notes what was given to whom: proof of lawful handling (PIPL arts. 55, 56), without a name of its own.
    Disclosure,
    /// It has another purpose and only names the person in a text: for somebody to look at.
    Text,
}

impl Ground {
    /// Every ground, in order.
    pub const ALL: [Self; 5] = [Self::Party, Self::Agreement, Self::Accounts, Self::Disclosure, Self::Text];

    /// Why a record of a kind stays that names the person in a text; `None` is a kind that only a newer version knows.
    pub(super) const fn of(kind: Option<Kind>) -> Self {
        let Some(kind) = kind else { return Self::Text };
        match kind {
            Kind::Contract
            | Kind::ContractEvent
            | Kind::ContractVersion
            | Kind::Amendment
            | Kind::NegotiationRound
            | Kind::Proposal
            | Kind::ProposalEvent
            | Kind::Undertaking => Self::Agreement,
            Kind::Receipt
            | Kind::Allocation
            | Kind::Waiver
            | Kind::RecoveryCost
            | Kind::LateFeeStatement
            | Kind::Invoice
            | Kind::InvoiceEvent
            | Kind::CommissionEntry
            | Kind::PayoutRun
            | Kind::IncentiveEvent => Self::Accounts,
            Kind::SharingEvent | Kind::Incident | Kind::IncidentEvent | Kind::SubjectRequest => Self::Disclosure,
            Kind::OwnEntity
            | Kind::Customer
            | Kind::Contact
            | Kind::Activity
            | Kind::Product
            | Kind::PriceList
            | Kind::Lead
            | Kind::LeadEvent
            | Kind::Opportunity
            | Kind::OpportunityEvent
            | Kind::Quote
            | Kind::QuoteEvent
            | Kind::SalesStages
            | Kind::Member
            | Kind::IncentivePlan
            | Kind::PoolEvent
            | Kind::BookSettings
            | Kind::Preference
            | Kind::PurchaseRecord
            | Kind::Attachment
            | Kind::Task
            | Kind::SalesTarget
            | Kind::SavedView
            | Kind::Copy
            | Kind::OwnClause
            | Kind::OwnTemplate
            | Kind::Fallback
            | Kind::Duty
            | Kind::DutyEvent
            | Kind::Material
            | Kind::MaterialEvent
            | Kind::Dispute
            | Kind::DisputeEvent
            | Kind::Ticket
            | Kind::TicketEvent
            | Kind::EvaluationPlan
            | Kind::Evaluation
            | Kind::EvaluationEvent
            | Kind::SharingScope
            | Kind::SharingScopeEvent => Self::Text,
        }
    }
}
