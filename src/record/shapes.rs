//! In which shape each kind of record is written now (`architecture.md` 2.7).

use super::document::shape_of;
use crate::domain::activity::Activity;
use crate::domain::attachment::Attachment;
use crate::domain::book_copy::BookCopy;
use crate::domain::book_settings::BookSettings;
use crate::domain::contact::Contact;
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::event::ContractEvent;
use crate::domain::contract::version::ContractVersion;
use crate::domain::customer::Customer;
use crate::domain::dispute::Dispute;
use crate::domain::dispute::event::DisputeEvent;
use crate::domain::duties::record::{Duty, DutyEvent};
use crate::domain::fallback::Fallback;
use crate::domain::incentive::entry::BookedCommission;
use crate::domain::incentive::event::IncentiveEvent;
use crate::domain::incentive::plan::IncentivePlan;
use crate::domain::incentive::run::PayoutRun;
use crate::domain::invoice::{Invoice, InvoiceEvent};
use crate::domain::late_fee_statement::LateFeeStatement;
use crate::domain::lead::{Lead, LeadEvent};
use crate::domain::materials::record::{Material, MaterialEvent};
use crate::domain::negotiation::{NegotiationRound, Proposal, ProposalEvent};
use crate::domain::opportunity::{Opportunity, OpportunityEvent};
use crate::domain::own_clause::OwnClause;
use crate::domain::own_entity::OwnEntity;
use crate::domain::own_template::OwnTemplate;
use crate::domain::pool::PoolEvent;
use crate::domain::preference::Preference;
use crate::domain::price_list::PriceList;
use crate::domain::product::Product;
use crate::domain::purchase_record::PurchaseRecord;
use crate::domain::quote::{Quote, QuoteEvent};
use crate::domain::receipt::{Allocation, Receipt};
use crate::domain::recovery_cost::RecoveryCost;
use crate::domain::sales_stages::SalesStages;
use crate::domain::sales_target::SalesTarget;
use crate::domain::saved_view::SavedView;
use crate::domain::scorecard::plan::EvaluationPlan;
use crate::domain::scorecard::record::{Evaluation, EvaluationEvent};
use crate::domain::sharing::given::SharingEvent;
use crate::domain::sharing::incident::{Incident, IncidentEvent};
use crate::domain::sharing::request::SubjectRequest;
use crate::domain::sharing::scope::{SharingScope, SharingScopeEvent};
use crate::domain::sharing::undertaking::Undertaking;
use crate::domain::task::Task;
use crate::domain::team::member::Member;
use crate::domain::ticket::{Ticket, TicketEvent};
use crate::domain::waiver::Waiver;
use crate::kinds::Kind;

/// The number of the current shape of a kind: the count of its released changes, plus one.
pub fn shape(kind: Kind) -> u64 {
    match kind {
        Kind::Activity => shape_of::<Activity>(),
        Kind::Product => shape_of::<Product>(),
        Kind::PriceList => shape_of::<PriceList>(),
        Kind::Lead => shape_of::<Lead>(),
        Kind::LeadEvent => shape_of::<LeadEvent>(),
        Kind::Opportunity => shape_of::<Opportunity>(),
        Kind::OpportunityEvent => shape_of::<OpportunityEvent>(),
        Kind::Quote => shape_of::<Quote>(),
        Kind::QuoteEvent => shape_of::<QuoteEvent>(),
        Kind::SalesStages => shape_of::<SalesStages>(),
        Kind::Member => shape_of::<Member>(),
        Kind::IncentivePlan => shape_of::<IncentivePlan>(),
        Kind::CommissionEntry => shape_of::<BookedCommission>(),
        Kind::PayoutRun => shape_of::<PayoutRun>(),
        Kind::IncentiveEvent => shape_of::<IncentiveEvent>(),
        Kind::PoolEvent => shape_of::<PoolEvent>(),
        Kind::BookSettings => shape_of::<BookSettings>(),
        Kind::Preference => shape_of::<Preference>(),
        Kind::PurchaseRecord => shape_of::<PurchaseRecord>(),
        Kind::Attachment => shape_of::<Attachment>(),
        Kind::Task => shape_of::<Task>(),
        Kind::Dispute => shape_of::<Dispute>(),
        Kind::DisputeEvent => shape_of::<DisputeEvent>(),
        Kind::Ticket => shape_of::<Ticket>(),
        Kind::TicketEvent => shape_of::<TicketEvent>(),
        Kind::SalesTarget => shape_of::<SalesTarget>(),
        Kind::OwnClause => shape_of::<OwnClause>(),
        Kind::OwnTemplate => shape_of::<OwnTemplate>(),
        Kind::Fallback => shape_of::<Fallback>(),
        Kind::EvaluationPlan => shape_of::<EvaluationPlan>(),
        Kind::Evaluation => shape_of::<Evaluation>(),
        Kind::EvaluationEvent => shape_of::<EvaluationEvent>(),
        Kind::SharingScope => shape_of::<SharingScope>(),
        Kind::SharingScopeEvent => shape_of::<SharingScopeEvent>(),
        Kind::SharingEvent => shape_of::<SharingEvent>(),
        Kind::Undertaking => shape_of::<Undertaking>(),
        Kind::SubjectRequest => shape_of::<SubjectRequest>(),
        Kind::Incident => shape_of::<Incident>(),
        Kind::IncidentEvent => shape_of::<IncidentEvent>(),
        Kind::SavedView => shape_of::<SavedView>(),
        Kind::Copy => shape_of::<BookCopy>(),
        Kind::OwnEntity => shape_of::<OwnEntity>(),
        Kind::Customer => shape_of::<Customer>(),
        Kind::Contact => shape_of::<Contact>(),
        Kind::Contract => shape_of::<Contract>(),
        Kind::ContractEvent => shape_of::<ContractEvent>(),
        Kind::Receipt => shape_of::<Receipt>(),
        Kind::Allocation => shape_of::<Allocation>(),
        Kind::Waiver => shape_of::<Waiver>(),
        Kind::RecoveryCost => shape_of::<RecoveryCost>(),
        Kind::LateFeeStatement => shape_of::<LateFeeStatement>(),
        Kind::ContractVersion => shape_of::<ContractVersion>(),
        Kind::Amendment => shape_of::<Amendment>(),
        Kind::NegotiationRound => shape_of::<NegotiationRound>(),
        Kind::Proposal => shape_of::<Proposal>(),
        Kind::ProposalEvent => shape_of::<ProposalEvent>(),
        Kind::Duty => shape_of::<Duty>(),
        Kind::DutyEvent => shape_of::<DutyEvent>(),
        Kind::Material => shape_of::<Material>(),
        Kind::MaterialEvent => shape_of::<MaterialEvent>(),
        Kind::Invoice => shape_of::<Invoice>(),
        Kind::InvoiceEvent => shape_of::<InvoiceEvent>(),
    }
}

/// Every kind with its shape.
pub fn all() -> impl Iterator<Item = (Kind, u64)> {
    Kind::ALL.iter().map(|kind| (*kind, shape(*kind)))
}
