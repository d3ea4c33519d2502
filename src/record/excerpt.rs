//! Excerpts: what lists and reckonings need of a record, so that a start need not read the records themselves.
//!
//! An excerpt is derived from what its record shows and from nothing else; it is never exported, and one that is missing is made
//! again. Of the small kinds it is the whole entity, of a contract its [`ContractBrief`](crate::domain::contract::brief::ContractBrief),
//! of a version of one its [`VersionBrief`](crate::domain::contract::version::VersionBrief). It is written as MessagePack with the
//! names of the fields: read several times faster than JSON, and a field that an excerpt does not have yet is filled as in a
//! record.

use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::document::{OpenFault, Opened, is_deleted, open_row, read, shape_of};
use super::rec::Rec;
use super::row::key_of;
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
use crate::domain::entity::Entity;
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

/// The form of excerpts. A change of what they hold needs a new one: excerpts of another form are made again.
const FORM: u64 = 15;

/// Kinds whose excerpts are read together, in the order in which a start reads them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Our own company and the customers: what the first list shows.
    Parties,
    /// The contracts.
    Contracts,
    /// The people at customers, what happened, and the money.
    Rest,
}

impl Group {
    /// Every group, in the order of reading.
    pub const ALL: [Self; 3] = [Self::Parties, Self::Contracts, Self::Rest];

    /// The group of a kind.
    pub const fn of(kind: Kind) -> Self {
        match kind {
            Kind::OwnEntity | Kind::Customer | Kind::Member | Kind::BookSettings | Kind::SavedView | Kind::Copy => {
                Self::Parties
            }
            Kind::Contract => Self::Contracts,
            Kind::Contact
            | Kind::Activity
            | Kind::ContractEvent
            | Kind::Receipt
            | Kind::Allocation
            | Kind::Product
            | Kind::PriceList
            | Kind::Lead
            | Kind::LeadEvent
            | Kind::Opportunity
            | Kind::OpportunityEvent
            | Kind::Quote
            | Kind::QuoteEvent
            | Kind::SalesStages
            | Kind::PoolEvent
            | Kind::IncentivePlan
            | Kind::CommissionEntry
            | Kind::PayoutRun
            | Kind::IncentiveEvent
            | Kind::Preference
            | Kind::PurchaseRecord
            | Kind::Waiver
            | Kind::RecoveryCost
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
            | Kind::Material
            | Kind::MaterialEvent
            | Kind::Attachment
            | Kind::Task
            | Kind::SalesTarget
            | Kind::Dispute
            | Kind::DisputeEvent
            | Kind::Ticket
            | Kind::TicketEvent
            | Kind::OwnClause
            | Kind::OwnTemplate
            | Kind::Fallback
            | Kind::EvaluationPlan
            | Kind::Evaluation
            | Kind::EvaluationEvent
            | Kind::SharingScope
            | Kind::SharingScopeEvent
            | Kind::SharingEvent
            | Kind::Undertaking
            | Kind::SubjectRequest
            | Kind::Incident
            | Kind::IncidentEvent => Self::Rest,
        }
    }

    /// Its name in keys.
    pub const fn name(self) -> char {
        match self {
            Self::Parties => '1',
            Self::Contracts => '2',
            Self::Rest => '3',
        }
    }
}

/// The number of the form in which this version writes excerpts: it also follows the shapes of the entities.
pub fn form() -> u64 {
    let shapes = [
        shape_of::<OwnEntity>(),
        shape_of::<Customer>(),
        shape_of::<Contact>(),
        shape_of::<Contract>(),
        shape_of::<ContractEvent>(),
        shape_of::<Receipt>(),
        shape_of::<Allocation>(),
        shape_of::<BookCopy>(),
        shape_of::<Activity>(),
        shape_of::<Product>(),
        shape_of::<PriceList>(),
        shape_of::<Lead>(),
        shape_of::<LeadEvent>(),
        shape_of::<Opportunity>(),
        shape_of::<OpportunityEvent>(),
        shape_of::<Quote>(),
        shape_of::<QuoteEvent>(),
        shape_of::<SalesStages>(),
        shape_of::<Member>(),
        shape_of::<IncentivePlan>(),
        shape_of::<BookedCommission>(),
        shape_of::<PayoutRun>(),
        shape_of::<IncentiveEvent>(),
        shape_of::<PoolEvent>(),
        shape_of::<BookSettings>(),
        shape_of::<Preference>(),
        shape_of::<PurchaseRecord>(),
        shape_of::<Attachment>(),
        shape_of::<SalesTarget>(),
        shape_of::<SavedView>(),
        shape_of::<Waiver>(),
        shape_of::<RecoveryCost>(),
        shape_of::<LateFeeStatement>(),
        shape_of::<Invoice>(),
        shape_of::<InvoiceEvent>(),
        shape_of::<ContractVersion>(),
        shape_of::<Amendment>(),
        shape_of::<NegotiationRound>(),
        shape_of::<Proposal>(),
        shape_of::<ProposalEvent>(),
        shape_of::<Duty>(),
        shape_of::<DutyEvent>(),
        shape_of::<Material>(),
        shape_of::<MaterialEvent>(),
        shape_of::<Task>(),
        shape_of::<Dispute>(),
        shape_of::<DisputeEvent>(),
        shape_of::<Ticket>(),
        shape_of::<TicketEvent>(),
        shape_of::<OwnClause>(),
        shape_of::<OwnTemplate>(),
        shape_of::<Fallback>(),
        shape_of::<EvaluationPlan>(),
        shape_of::<Evaluation>(),
        shape_of::<EvaluationEvent>(),
        shape_of::<SharingScope>(),
        shape_of::<SharingScopeEvent>(),
        shape_of::<SharingEvent>(),
        shape_of::<Undertaking>(),
        shape_of::<SubjectRequest>(),
        shape_of::<Incident>(),
        shape_of::<IncidentEvent>(),
    ];
    shapes.iter().fold(FORM, |sum, shape| sum.saturating_add(*shape))
}

/// Whether there may be more to say of a record than what it shows: siblings, or a deletion that was or was not seen. A text
/// in canonical order is looked at without being read; it may say so of a record that is plain, never the other way round.
pub fn says_more(row: &[u8]) -> bool {
    let fields = b"\"c\":{";
    let Some(at) = row.windows(fields.len()).position(|window| window == fields) else { return false };
    let cells = row.get(at..).unwrap_or_default();
    let life = b"\"_life\":[[";
    cells.windows(4).any(|window| matches!(window, [b'0'..=b'9', b']', b',', b'[']))
        || cells.windows(life.len()).any(|window| window == life)
}

/// The excerpt of a stored row and the group it belongs to; an empty one if there may be more to say of the record than it shows; `None` for a record that no list shows: it is deleted or erased,
/// or of a kind that this version does not know.
///
/// # Errors
/// The row cannot be read.
pub fn excerpt(row: &[u8]) -> Result<Option<(Group, Vec<u8>)>, OpenFault> {
    let Some(kind) = key_of(row).and_then(|(_, kind)| Kind::of(kind)) else { return Ok(None) };
    if says_more(row) {
        // whoever reads the book has to see the record itself: values may be left to settle
        return Ok(Some((Group::of(kind), Vec::new())));
    }
    let bytes = match kind {
        Kind::OwnEntity => shown::<OwnEntity>(row)?.and_then(|it| encode(&it)),
        Kind::Customer => shown::<Customer>(row)?.and_then(|it| encode(&it)),
        Kind::Contact => shown::<Contact>(row)?.and_then(|it| encode(&it)),
        Kind::Contract => shown::<Contract>(row)?.and_then(|it| encode(&it.brief())),
        Kind::ContractEvent => shown::<ContractEvent>(row)?.and_then(|it| encode(&it)),
        Kind::Receipt => shown::<Receipt>(row)?.and_then(|it| encode(&it)),
        Kind::Allocation => shown::<Allocation>(row)?.and_then(|it| encode(&it)),
        Kind::Activity => shown::<Activity>(row)?.and_then(|it| encode(&it)),
        Kind::Product => shown::<Product>(row)?.and_then(|it| encode(&it)),
        Kind::PriceList => shown::<PriceList>(row)?.and_then(|it| encode(&it)),
        Kind::Lead => shown::<Lead>(row)?.and_then(|it| encode(&it)),
        Kind::LeadEvent => shown::<LeadEvent>(row)?.and_then(|it| encode(&it)),
        Kind::Opportunity => shown::<Opportunity>(row)?.and_then(|it| encode(&it)),
        Kind::OpportunityEvent => shown::<OpportunityEvent>(row)?.and_then(|it| encode(&it)),
        Kind::Quote => shown::<Quote>(row)?.and_then(|it| encode(&it)),
        Kind::QuoteEvent => shown::<QuoteEvent>(row)?.and_then(|it| encode(&it)),
        Kind::SalesStages => shown::<SalesStages>(row)?.and_then(|it| encode(&it)),
        Kind::Member => shown::<Member>(row)?.and_then(|it| encode(&it)),
        Kind::IncentivePlan => shown::<IncentivePlan>(row)?.and_then(|it| encode(&it)),
        Kind::CommissionEntry => shown::<BookedCommission>(row)?.and_then(|it| encode(&it)),
        Kind::PayoutRun => shown::<PayoutRun>(row)?.and_then(|it| encode(&it)),
        Kind::IncentiveEvent => shown::<IncentiveEvent>(row)?.and_then(|it| encode(&it)),
        Kind::PoolEvent => shown::<PoolEvent>(row)?.and_then(|it| encode(&it)),
        Kind::BookSettings => shown::<BookSettings>(row)?.and_then(|it| encode(&it)),
        Kind::Preference => shown::<Preference>(row)?.and_then(|it| encode(&it)),
        Kind::PurchaseRecord => shown::<PurchaseRecord>(row)?.and_then(|it| encode(&it)),
        Kind::Attachment => shown::<Attachment>(row)?.and_then(|it| encode(&it)),
        Kind::Task => shown::<Task>(row)?.and_then(|it| encode(&it)),
        Kind::Dispute => shown::<Dispute>(row)?.and_then(|it| encode(&it)),
        Kind::DisputeEvent => shown::<DisputeEvent>(row)?.and_then(|it| encode(&it)),
        Kind::Ticket => shown::<Ticket>(row)?.and_then(|it| encode(&it)),
        Kind::TicketEvent => shown::<TicketEvent>(row)?.and_then(|it| encode(&it)),
        Kind::SalesTarget => shown::<SalesTarget>(row)?.and_then(|it| encode(&it)),
        Kind::OwnClause => shown::<OwnClause>(row)?.and_then(|it| encode(&it)),
        Kind::OwnTemplate => shown::<OwnTemplate>(row)?.and_then(|it| encode(&it)),
        Kind::Fallback => shown::<Fallback>(row)?.and_then(|it| encode(&it)),
        Kind::EvaluationPlan => shown::<EvaluationPlan>(row)?.and_then(|it| encode(&it)),
        Kind::Evaluation => shown::<Evaluation>(row)?.and_then(|it| encode(&it)),
        Kind::EvaluationEvent => shown::<EvaluationEvent>(row)?.and_then(|it| encode(&it)),
        Kind::SharingScope => shown::<SharingScope>(row)?.and_then(|it| encode(&it)),
        Kind::SharingScopeEvent => shown::<SharingScopeEvent>(row)?.and_then(|it| encode(&it)),
        Kind::SharingEvent => shown::<SharingEvent>(row)?.and_then(|it| encode(&it)),
        Kind::Undertaking => shown::<Undertaking>(row)?.and_then(|it| encode(&it)),
        Kind::SubjectRequest => shown::<SubjectRequest>(row)?.and_then(|it| encode(&it)),
        Kind::Incident => shown::<Incident>(row)?.and_then(|it| encode(&it)),
        Kind::IncidentEvent => shown::<IncidentEvent>(row)?.and_then(|it| encode(&it)),
        Kind::SavedView => shown::<SavedView>(row)?.and_then(|it| encode(&it)),
        Kind::Copy => shown::<BookCopy>(row)?.and_then(|it| encode(&it)),
        Kind::Waiver => shown::<Waiver>(row)?.and_then(|it| encode(&it)),
        Kind::RecoveryCost => shown::<RecoveryCost>(row)?.and_then(|it| encode(&it)),
        Kind::LateFeeStatement => shown::<LateFeeStatement>(row)?.and_then(|it| encode(&it)),
        Kind::Invoice => shown::<Invoice>(row)?.and_then(|it| encode(&it)),
        Kind::InvoiceEvent => shown::<InvoiceEvent>(row)?.and_then(|it| encode(&it)),
        Kind::ContractVersion => shown::<ContractVersion>(row)?.and_then(|it| encode(&it.brief())),
        Kind::Amendment => shown::<Amendment>(row)?.and_then(|it| encode(&it)),
        Kind::NegotiationRound => shown::<NegotiationRound>(row)?.and_then(|it| encode(&it)),
        Kind::Proposal => shown::<Proposal>(row)?.and_then(|it| encode(&it)),
        Kind::ProposalEvent => shown::<ProposalEvent>(row)?.and_then(|it| encode(&it)),
        Kind::Duty => shown::<Duty>(row)?.and_then(|it| encode(&it)),
        Kind::DutyEvent => shown::<DutyEvent>(row)?.and_then(|it| encode(&it)),
        Kind::Material => shown::<Material>(row)?.and_then(|it| encode(&it)),
        Kind::MaterialEvent => shown::<MaterialEvent>(row)?.and_then(|it| encode(&it)),
    };
    Ok(bytes.map(|bytes| (Group::of(kind), bytes)))
}

/// The entity that a row shows; `None` for a record that is deleted or erased.
///
/// # Errors
/// The row cannot be read.
pub fn shown<E: Entity>(row: &[u8]) -> Result<Option<E>, OpenFault> {
    match open_row::<E>(row)? {
        (_, Opened::Plain(entity)) => Ok(Some(entity)),
        (id, Opened::Whole(rec)) => Ok(shown_of(id, &rec)?),
    }
}

fn shown_of<E: Entity>(id: Uuid, rec: &Rec) -> Result<Option<E>, super::document::ReadFault> {
    if is_deleted(rec) { Ok(None) } else { read(id, rec).map(Some) }
}

/// Writes an excerpt. What cannot be written has none, and is read from its record.
fn encode(excerpt: &impl Serialize) -> Option<Vec<u8>> {
    rmp_serde::to_vec(&serde_json::to_value(excerpt).ok()?).ok()
}

/// Reads an excerpt at once; `None` if it is none of this kind.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    rmp_serde::from_slice(bytes).ok()
}

/// Reads an excerpt by way of the values that records are read from: for kinds so rich that a second reader of their own would
/// cost more to download than it saves.
pub fn decode_rich<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    serde_json::from_value(rmp_serde::from_slice(bytes).ok()?).ok()
}
