//! The sample book: a small firm's year with its customers, contracts and money, dated around any day, the same bytes for the
//! same seed and day. All people, firms and numbers are made up.
//!
//! [`book`] is written by hand, to be looked at; [`Growing`] lets it grow by rule to any size, piece by piece; [`many`] is made
//! by rule alone, to be counted.

mod amendments;
mod bustle;
mod cases;
mod cast;
mod chances;
mod circles;
mod claims;
mod closing;
mod code;
mod deal;
mod duties;
mod earlier;
mod ended;
mod enquiries;
mod errands;
mod evaluations;
mod fallbacks;
mod firms;
mod followed;
mod goods;
mod growing;
mod history;
mod incentives;
mod library;
mod likings;
mod materials;
mod members;
mod negotiation;
mod outside;
mod own;
mod plenty;
mod pursuits;
mod quarrels;
mod requests;
mod running;
mod scene;
mod secrets;
mod seeded;
mod signature;
mod sleepers;
mod strays;
mod successors;
mod talks;
mod targets;
mod terms;
mod ticket_life;
mod tickets;
mod variants;
mod versions;
mod visits;
mod wares;
mod wording;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use self::scene::Scene;
use crate::domain::activity::Activity;
use crate::domain::book_settings::BookSettings;
use crate::domain::contact::Contact;
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::event::ContractEvent;
use crate::domain::contract::version::ContractVersion;
use crate::domain::customer::Customer;
use crate::domain::date::Date;
use crate::domain::dispute::Dispute;
use crate::domain::dispute::event::DisputeEvent;
use crate::domain::duties::record::{Duty, DutyEvent};
use crate::domain::exact::ExactError;
use crate::domain::fallback::Fallback;
use crate::domain::id::NewId;
use crate::domain::incentive::entry::BookedCommission;
use crate::domain::incentive::event::IncentiveEvent;
use crate::domain::incentive::plan::IncentivePlan;
use crate::domain::incentive::run::PayoutRun;
use crate::domain::invoice::{Invoice, InvoiceEvent};
use crate::domain::late_fee::LateFeeError;
use crate::domain::late_fee_statement::LateFeeStatement;
use crate::domain::lead::{Lead, LeadEvent};
use crate::domain::line::LineError;
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
use crate::domain::registration_code::RegistrationCodeError;
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

pub use self::deal::YOU;
pub use self::growing::Growing;
pub use self::plenty::{MOST_CUSTOMERS, many, many_with_contracts};
pub use self::seeded::Seeded;
pub use self::signature::{SIGNATURE, signature};

/// Everything in a sample book. Facts stand in the order in which they are to be recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemoBook {
    /// The company whose book it is.
    pub own_entity: OwnEntity,
    /// What is agreed for the whole book; nothing yet.
    pub settings: Option<BookSettings>,
    /// Its customers.
    pub customers: Vec<Customer>,
    /// The people there.
    pub contacts: Vec<Contact>,
    /// What was said and done with them, and what comes next.
    pub activities: Vec<Activity>,
    /// The people of our own side.
    pub members: Vec<Member>,
    /// What is paid for what they sell.
    pub incentive_plans: Vec<IncentivePlan>,
    /// What was booked of it.
    pub commission_entries: Vec<BookedCommission>,
    /// What was paid together.
    pub payout_runs: Vec<PayoutRun>,
    /// What happened to plans, entries and runs.
    pub incentive_events: Vec<IncentiveEvent>,
    /// Who looked after which customer, by the days.
    pub pool_events: Vec<PoolEvent>,
    /// What the customers like and dislike.
    pub preferences: Vec<Preference>,
    /// What was bought outside the contracts of the book.
    pub purchases: Vec<PurchaseRecord>,
    /// What is to be done.
    pub tasks: Vec<Task>,
    /// What is to be sold in a period.
    pub sales_targets: Vec<SalesTarget>,
    /// Lists that have a name.
    pub saved_views: Vec<SavedView>,
    /// The contracts, by the day of the draft.
    pub contracts: Vec<Contract>,
    /// What happened to them: per contract in the order of the days.
    pub contract_events: Vec<ContractEvent>,
    /// What is sold.
    pub products: Vec<Product>,
    /// At what prices, for a time.
    pub price_lists: Vec<PriceList>,
    /// Who may become a customer.
    pub leads: Vec<Lead>,
    /// What happened to them.
    pub lead_events: Vec<LeadEvent>,
    /// Chances to sell.
    pub opportunities: Vec<Opportunity>,
    /// What happened to them.
    pub opportunity_events: Vec<OpportunityEvent>,
    /// What was offered.
    pub quotes: Vec<Quote>,
    /// What happened to the offers.
    pub quote_events: Vec<QuoteEvent>,
    /// Money received, counter-entries included.
    pub receipts: Vec<Receipt>,
    /// What it was counted towards.
    pub allocations: Vec<Allocation>,
    /// What was given up of claims.
    pub waivers: Vec<Waiver>,
    /// What it cost to get claims in.
    pub recovery_costs: Vec<RecoveryCost>,
    /// Late fees that were claimed.
    pub late_fee_statements: Vec<LateFeeStatement>,
    /// Invoices.
    pub invoices: Vec<Invoice>,
    /// What happened to them.
    pub invoice_events: Vec<InvoiceEvent>,
    /// The terms of contracts as they were at some time.
    pub contract_versions: Vec<ContractVersion>,
    /// Changes of signed contracts.
    pub amendments: Vec<Amendment>,
    /// Rounds of talks about contracts.
    pub negotiation_rounds: Vec<NegotiationRound>,
    /// What was proposed in them.
    pub proposals: Vec<Proposal>,
    /// What became of it.
    pub proposal_events: Vec<ProposalEvent>,
    /// Duties that were written down by hand.
    pub duties: Vec<Duty>,
    /// What happened to duties.
    pub duty_events: Vec<DutyEvent>,
    /// Materials that were written down by hand.
    pub materials: Vec<Material>,
    /// What happened to materials.
    pub material_events: Vec<MaterialEvent>,
    /// What customers came with.
    pub tickets: Vec<Ticket>,
    /// Disputes.
    pub disputes: Vec<Dispute>,
    /// What happened to them.
    pub dispute_events: Vec<DisputeEvent>,
    /// What happened to it.
    pub ticket_events: Vec<TicketEvent>,
    /// Clauses of one's own in the library.
    pub own_clauses: Vec<OwnClause>,
    /// Terms that are kept to fall back on.
    pub fallbacks: Vec<Fallback>,
    /// Contract templates of one's own.
    pub own_templates: Vec<OwnTemplate>,
    /// Plans to evaluate by.
    pub evaluation_plans: Vec<EvaluationPlan>,
    /// Evaluations.
    pub evaluations: Vec<Evaluation>,
    /// What happened to them.
    pub evaluation_events: Vec<EvaluationEvent>,
    /// What may be shared with whom.
    pub sharing_scopes: Vec<SharingScope>,
    /// How that went.
    pub sharing_scope_events: Vec<SharingScopeEvent>,
    /// What was given and received.
    pub sharing_events: Vec<SharingEvent>,
    /// Who promised to keep secret what.
    pub undertakings: Vec<Undertaking>,
    /// What persons asked about their data.
    pub subject_requests: Vec<SubjectRequest>,
    /// Leaks.
    pub incidents: Vec<Incident>,
    /// How they went.
    pub incident_events: Vec<IncidentEvent>,
}

/// Why there is no sample book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum DemoError {
    /// A day so near to 1900 or 9999 that the book would leave the calendar.
    #[error(transparent)]
    Exact(#[from] ExactError),
    /// A late fee that cannot be reckoned with.
    #[error(transparent)]
    LateFee(#[from] LateFeeError),
    /// Lines that come to no amount.
    #[error(transparent)]
    Lines(#[from] LineError),
    /// A registration code outside its alphabet.
    #[error(transparent)]
    Code(#[from] RegistrationCodeError),
    /// Money was counted towards a part that the plan does not have.
    #[error("the plan has no part {part}")]
    NoSuchPart {
        /// Which, from nought.
        part: usize,
    },
    /// A contract whose customer is not in the cast.
    #[error("a contract names a customer that is not in the cast")]
    NoSuchFirm,
    /// A contract that cannot be written as JSON.
    #[error("a contract cannot be written")]
    Unwritable,
    /// More customers than there are different names.
    #[error("there are at most {most} different names")]
    TooMany {
        /// How many there are.
        most: usize,
    },
}

/// The sample book as of `today`, with ids from `ids`. Days are counted from `today`, so that on every day the book is looked
/// at something is late, something falls due and something runs out.
///
/// # Errors
/// [`DemoError::Exact`] when `today` lies within a few years of 1900 or 9999; nothing else in practice.
pub fn book(today: Date, ids: &mut impl NewId) -> Result<DemoBook, DemoError> {
    let mut scene = Scene::open(today, ids)?;
    cast::enter(&mut scene)?;
    let mut deals = talks::deals();
    deals.extend(running::deals());
    deals.extend(ended::deals());
    deals.sort_by_key(|(_, deal)| deal.drafted);
    for (firm, deal) in &deals {
        let buyer = scene.buyer(*firm)?;
        scene.write(deal, &buyer)?;
    }
    visits::enter(&mut scene)?;
    goods::enter(&mut scene)?;
    pursuits::enter(&mut scene)?;
    enquiries::enter(&mut scene)?;
    members::enter(&mut scene)?;
    strays::enter(&mut scene)?;
    likings::enter(&mut scene)?;
    circles::enter(&mut scene)?;
    own::enter(&mut scene)?;
    claims::enter(&mut scene)?;
    errands::enter(&mut scene)?;
    versions::enter(&mut scene)?;
    duties::enter(&mut scene)?;
    tickets::enter(&mut scene)?;
    targets::enter(&mut scene)?;
    materials::enter(&mut scene)?;
    amendments::enter(&mut scene)?;
    evaluations::enter(&mut scene)?;
    incentives::enter(&mut scene)?;
    negotiation::enter(&mut scene)?;
    quarrels::enter(&mut scene)?;
    secrets::enter(&mut scene)?;
    earlier::enter(&mut scene)?;
    outside::enter(&mut scene)?;
    library::enter(&mut scene);
    outside::broken(&mut scene)?;
    successors::enter(&mut scene);
    followed::enter(&mut scene)?;
    wording::enter(&mut scene);
    closing::enter(&mut scene)?;
    sleepers::enter(&mut scene)?;
    requests::enter(&mut scene)?;
    fallbacks::enter(&mut scene)?;
    Ok(scene.close())
}
