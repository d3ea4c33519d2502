//! Which rows belong to which: derived from the tables as they change, so that no page has to look through all rows.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::Hash;

use super::customer_stages::Dealings;
use super::finders::Unnamed;
use crate::domain::activity::Activity;
use crate::domain::attachment::{Attachment, Subject};
use crate::domain::calendar::year::CalendarYear;
use crate::domain::contact::Contact;
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::event::ContractEvent;
use crate::domain::contract::version::VersionBrief;
use crate::domain::contract_number::shared::Numbers;
use crate::domain::dispute::Dispute;
use crate::domain::dispute::event::{DisputeEvent, Fact as DisputeFact};
use crate::domain::duties::record::{Duty, DutyEvent};
use crate::domain::id::{
    ActivityId, AllocationId, AmendmentId, AttachmentId, ContactId, ContractEventId, ContractId, ContractVersionId,
    CustomerId, DisputeEventId, DisputeId, DutyEventId, DutyId, EvaluationEventId, EvaluationId, InvoiceEventId,
    InvoiceId, LateFeeStatementId, LeadId, MaterialEventId, MaterialId, NegotiationRoundId, OpportunityId, PoolEventId,
    PreferenceId, ProposalEventId, ProposalId, PurchaseRecordId, ReceiptId, RecoveryCostId, SharingEventId,
    SharingScopeEventId, SharingScopeId, TicketEventId, TicketId, WaiverId,
};
use crate::domain::invoice::{Invoice, InvoiceEvent};
use crate::domain::late_fee::rate_table::RateStep;
use crate::domain::late_fee_statement::LateFeeStatement;
use crate::domain::local_calendar::LocalCalendar;
use crate::domain::materials::record::{Material, MaterialEvent};
use crate::domain::merging::Merges;
use crate::domain::missing::Missing;
use crate::domain::negotiation::{NegotiationRound, Proposal, ProposalEvent};
use crate::domain::pool::PoolEvent;
use crate::domain::preference::Preference;
use crate::domain::purchase_record::PurchaseRecord;
use crate::domain::receipt::{Allocation, Receipt};
use crate::domain::recovery_cost::RecoveryCost;
use crate::domain::reference_rates::KEPT;
use crate::domain::scorecard::record::EvaluationEvent;
use crate::domain::sharing::given::SharingEvent;
use crate::domain::sharing::scope::{SharingScope, SharingScopeEvent};
use crate::domain::ticket::TicketEvent;
use crate::domain::waiver::Waiver;
use crate::search::Lookup;

/// The rows that belong to another one. A row stays listed when it is deleted: whoever asks looks it up in its table.
#[derive(Debug)]
struct Belonging<Of, Row>(Lookup<Of, Vec<Row>>);

impl<Of, Row> Default for Belonging<Of, Row> {
    fn default() -> Self {
        Self(Lookup::default())
    }
}

impl<Of: Eq + Hash, Row: Copy + PartialEq> Belonging<Of, Row> {
    fn add(&mut self, of: Of, row: Row) {
        let rows = self.0.entry(of).or_default();
        if !rows.contains(&row) {
            rows.push(row);
        }
    }

    fn of(&self, of: Of) -> &[Row] {
        self.0.get(&of).map(Vec::as_slice).unwrap_or_default()
    }
}

/// Everything that is derived from the tables to find rows by.
#[derive(Debug, Default)]
pub struct Index {
    contracts: Lookup<CustomerId, BTreeSet<ContractId>>,
    customers: Lookup<ContractId, CustomerId>,
    followers: Belonging<ContractId, ContractId>,
    joined: Belonging<CustomerId, ContractId>,
    contacts: Belonging<CustomerId, ContactId>,
    activities: Belonging<CustomerId, ActivityId>,
    pool_events: Belonging<CustomerId, PoolEventId>,
    preferences: Belonging<CustomerId, PreferenceId>,
    purchases: Belonging<CustomerId, PurchaseRecordId>,
    receipts: Belonging<CustomerId, ReceiptId>,
    lead_activities: Belonging<LeadId, ActivityId>,
    chance_activities: Belonging<OpportunityId, ActivityId>,
    /// The days on which those customers were heard of that were asked about.
    pub(super) dealings: Dealings,
    files: Belonging<Subject, AttachmentId>,
    events: Belonging<ContractId, ContractEventId>,
    allocations: Belonging<ContractId, AllocationId>,
    paid: Belonging<ReceiptId, ContractId>,
    reversals: Belonging<ReceiptId, ReceiptId>,
    waivers: Belonging<ContractId, WaiverId>,
    costs: Belonging<ContractId, RecoveryCostId>,
    statements: Belonging<ContractId, LateFeeStatementId>,
    invoices: Belonging<ContractId, InvoiceId>,
    invoice_events: Belonging<InvoiceId, InvoiceEventId>,
    versions: Belonging<ContractId, ContractVersionId>,
    amendments: Belonging<ContractId, AmendmentId>,
    rounds: Belonging<ContractId, NegotiationRoundId>,
    proposals: Belonging<ContractId, ProposalId>,
    proposal_events: Belonging<ContractId, ProposalEventId>,
    invoiced: Lookup<InvoiceId, ContractId>,
    duties: Belonging<ContractId, DutyId>,
    duty_events: Belonging<ContractId, DutyEventId>,
    materials: Belonging<ContractId, MaterialId>,
    material_events: Belonging<ContractId, MaterialEventId>,
    scopes: Belonging<ContractId, SharingScopeId>,
    /// Under which contract each row of the register of shared information stands.
    scoped: Lookup<SharingScopeId, ContractId>,
    scope_events: Belonging<SharingScopeId, SharingScopeEventId>,
    sharing_events: Belonging<SharingScopeId, SharingEventId>,
    disputes: Belonging<ContractId, DisputeId>,
    disputed: Belonging<DisputeId, ContractId>,
    dispute_events: Belonging<DisputeId, DisputeEventId>,
    ticket_events: Belonging<TicketId, TicketEventId>,
    evaluation_events: Belonging<EvaluationId, EvaluationEventId>,
    /// Customers that belong to another one, and perhaps some that do no more.
    grouped: BTreeSet<CustomerId>,
    /// Which customers were merged into which.
    pub(super) merges: Merges<CustomerId>,
    /// Which people were.
    pub(super) people: Merges<ContactId>,
    /// Contracts whose standing must be reckoned anew.
    pub(super) stale: BTreeSet<ContractId>,
    /// Those of them that the figures of the day wait for.
    pub(super) first: BTreeSet<ContractId>,
    /// Those that are not on the day as they were before: the figures need no more of them than what is open.
    pub(super) early: Vec<ContractId>,
    /// Those in which nothing changed but the day: what changed comes before them.
    pub(super) again: Vec<ContractId>,
    /// Receipts that must be summed anew.
    pub(super) stale_receipts: BTreeSet<ReceiptId>,
    /// Whether every contract's standing must be: the working calendar or a reference rate changed.
    pub(super) all_stale: bool,
    /// The holidays by which standings are reckoned.
    rest_days: Vec<CalendarYear>,
    /// Those of other places.
    local_days: BTreeMap<String, LocalCalendar>,
    /// The reference rates by which standings are reckoned, one list for each that is kept.
    rates: [Vec<RateStep>; KEPT.len()],
    /// Customers whose standing must be reckoned anew.
    pub(super) stale_customers: BTreeSet<CustomerId>,
    /// Tickets to which something happened.
    pub(super) stale_tickets: BTreeSet<TicketId>,
    /// What must be named anew to be found.
    pub(super) unnamed: Unnamed,
    /// The numbers of the contracts, once somebody asked which of them have one.
    pub(super) numbers: Option<Numbers>,
    /// Which customers that contracts name are not in the book, once somebody asked.
    pub(super) missing: Option<Missing>,
}

impl Index {
    /// The contracts of a customer.
    pub(super) fn contracts_of(&self, customer: CustomerId) -> impl Iterator<Item = ContractId> {
        self.contracts.get(&customer).into_iter().flatten().copied()
    }

    /// The customers that belong to another one, and perhaps some that do no more: hardly any of a large book.
    pub(super) fn grouped(&self) -> impl Iterator<Item = CustomerId> {
        self.grouped.iter().copied()
    }

    pub(super) fn note_grouped(&mut self, id: CustomerId) {
        self.grouped.insert(id);
    }

    /// The contracts that a customer takes part in besides the two sides, and perhaps some in which it does no more.
    pub(super) fn joined_by(&self, customer: CustomerId) -> &[ContractId] {
        self.joined.of(customer)
    }

    /// Every customer that a contract names.
    pub(super) fn named_customers(&self) -> impl Iterator<Item = CustomerId> {
        self.contracts.iter().filter(|(_, contracts)| !contracts.is_empty()).map(|(id, _)| *id)
    }

    fn touch_missing(&mut self, id: CustomerId) {
        if let Some(missing) = &mut self.missing {
            missing.touch(id);
        }
    }

    /// The people at a customer, and perhaps some who are there no more.
    pub(super) fn contacts_of(&self, customer: CustomerId) -> &[ContactId] {
        self.contacts.of(customer)
    }

    /// What was said and done with a customer, and perhaps what was deleted.
    pub(super) fn activities_of(&self, customer: CustomerId) -> &[ActivityId] {
        self.activities.of(customer)
    }

    /// What was said and done with a lead, and perhaps what was deleted.
    pub(super) fn lead_activities_of(&self, lead: LeadId) -> &[ActivityId] {
        self.lead_activities.of(lead)
    }

    /// What was said and done about an opportunity, and perhaps what was deleted.
    pub(super) fn chance_activities_of(&self, opportunity: OpportunityId) -> &[ActivityId] {
        self.chance_activities.of(opportunity)
    }

    /// What happened to a customer's place.
    pub(super) fn pool_events_of(&self, customer: CustomerId) -> &[PoolEventId] {
        self.pool_events.of(customer)
    }

    /// What a customer bought that no contract tells of, and perhaps what was deleted.
    pub(super) fn purchase_records_of(&self, customer: CustomerId) -> &[PurchaseRecordId] {
        self.purchases.of(customer)
    }

    /// What a customer likes and dislikes, and perhaps what was deleted.
    pub(super) fn preferences_of(&self, customer: CustomerId) -> &[PreferenceId] {
        self.preferences.of(customer)
    }

    /// What came in from a customer, and perhaps what is gone.
    pub(super) fn receipts_of(&self, customer: CustomerId) -> &[ReceiptId] {
        self.receipts.of(customer)
    }

    /// The files of a record, and perhaps some that were removed.
    pub(super) fn files_of(&self, subject: Subject) -> &[AttachmentId] {
        self.files.of(subject)
    }

    /// What happened to a contract.
    pub(super) fn events_of(&self, contract: ContractId) -> &[ContractEventId] {
        self.events.of(contract)
    }

    /// What was counted towards a contract.
    pub(super) fn allocations_of(&self, contract: ContractId) -> &[AllocationId] {
        self.allocations.of(contract)
    }

    /// The contracts that something of a receipt was counted towards.
    pub(super) fn paid_by(&self, receipt: ReceiptId) -> &[ContractId] {
        self.paid.of(receipt)
    }

    /// The counter-entries of a receipt.
    pub(super) fn reversals_of(&self, receipt: ReceiptId) -> &[ReceiptId] {
        self.reversals.of(receipt)
    }

    /// What was given up of a contract's claims.
    pub(super) fn waivers_of(&self, contract: ContractId) -> &[WaiverId] {
        self.waivers.of(contract)
    }

    /// What it cost to get them in.
    pub(super) fn costs_of(&self, contract: ContractId) -> &[RecoveryCostId] {
        self.costs.of(contract)
    }

    /// The late fees that were claimed of them.
    pub(super) fn statements_of(&self, contract: ContractId) -> &[LateFeeStatementId] {
        self.statements.of(contract)
    }

    /// The invoices of a contract, and perhaps drafts that were deleted.
    pub(super) fn invoices_of(&self, contract: ContractId) -> &[InvoiceId] {
        self.invoices.of(contract)
    }

    /// What happened to an invoice.
    pub(super) fn invoice_events_of(&self, invoice: InvoiceId) -> &[InvoiceEventId] {
        self.invoice_events.of(invoice)
    }

    /// The terms of a contract that were kept under a number.
    pub(super) fn versions_of(&self, contract: ContractId) -> &[ContractVersionId] {
        self.versions.of(contract)
    }

    /// The rounds of talks about a contract, and perhaps some that were deleted.
    pub(super) fn rounds_of(&self, contract: ContractId) -> &[NegotiationRoundId] {
        self.rounds.of(contract)
    }

    /// What was proposed in them, and perhaps what was taken back with an undo.
    pub(super) fn proposals_of(&self, contract: ContractId) -> &[ProposalId] {
        self.proposals.of(contract)
    }

    /// What became of it.
    pub(super) fn proposal_events_of(&self, contract: ContractId) -> &[ProposalEventId] {
        self.proposal_events.of(contract)
    }

    pub(super) fn note_round(&mut self, row: &NegotiationRound) {
        self.rounds.add(row.contract, row.id);
    }

    pub(super) fn note_proposal(&mut self, row: &Proposal) {
        self.proposals.add(row.contract, row.id);
    }

    pub(super) fn note_proposal_event(&mut self, row: &ProposalEvent) {
        self.proposal_events.add(row.contract, row.id);
    }

    /// The duties of a contract that were written down by hand, and perhaps some that were deleted.
    pub(super) fn duties_of(&self, contract: ContractId) -> &[DutyId] {
        self.duties.of(contract)
    }

    /// What happened to the duties of a contract.
    pub(super) fn duty_events_of(&self, contract: ContractId) -> &[DutyEventId] {
        self.duty_events.of(contract)
    }

    pub(super) fn note_duty(&mut self, row: &Duty) {
        self.duties.add(row.contract, row.id);
        self.stale.insert(row.contract);
    }

    pub(super) fn note_duty_event(&mut self, row: &DutyEvent) {
        self.duty_events.add(row.contract, row.id);
        self.stale.insert(row.contract);
    }

    /// The materials of a contract that were written down by hand, and perhaps some that were deleted.
    pub(super) fn materials_of(&self, contract: ContractId) -> &[MaterialId] {
        self.materials.of(contract)
    }

    /// What happened to the materials of a contract.
    pub(super) fn material_events_of(&self, contract: ContractId) -> &[MaterialEventId] {
        self.material_events.of(contract)
    }

    /// The contracts that have materials written down by hand.
    pub(super) fn contracts_with_materials(&self) -> impl Iterator<Item = ContractId> {
        self.materials.0.keys().copied()
    }

    /// The rows of the register of shared information under a contract, and perhaps some that stand under another one now.
    pub(super) fn scopes_of(&self, contract: ContractId) -> &[SharingScopeId] {
        self.scopes.of(contract)
    }

    /// What moved a row of the register.
    pub(super) fn scope_events_of(&self, scope: SharingScopeId) -> &[SharingScopeEventId] {
        self.scope_events.of(scope)
    }

    /// What was given and received under a row of the register, and perhaps what was taken back with an undo.
    pub(super) fn sharing_events_of(&self, scope: SharingScopeId) -> &[SharingEventId] {
        self.sharing_events.of(scope)
    }

    pub(super) fn note_scope(&mut self, row: &SharingScope) {
        let before = match row.contract {
            Some(contract) => {
                self.scopes.add(contract, row.id);
                self.stale.insert(contract);
                self.scoped.insert(row.id, contract)
            }
            None => self.scoped.remove(&row.id),
        };
        self.stale.extend(before);
    }

    pub(super) fn note_scope_event(&mut self, row: &SharingScopeEvent) {
        self.scope_events.add(row.scope, row.id);
        self.stale.extend(self.scoped.get(&row.scope));
    }

    pub(super) fn note_sharing_event(&mut self, row: &SharingEvent) {
        self.sharing_events.add(row.scope, row.id);
        self.stale.extend(self.scoped.get(&row.scope));
    }

    pub(super) fn note_material(&mut self, row: &Material) {
        self.materials.add(row.contract, row.id);
        self.stale.insert(row.contract);
    }

    pub(super) fn note_material_event(&mut self, row: &MaterialEvent) {
        self.material_events.add(row.contract, row.id);
        self.stale.insert(row.contract);
    }

    /// What happened to an evaluation.
    pub(super) fn evaluation_events_of(&self, evaluation: EvaluationId) -> &[EvaluationEventId] {
        self.evaluation_events.of(evaluation)
    }

    pub(super) fn note_evaluation_event(&mut self, row: &EvaluationEvent) {
        self.evaluation_events.add(row.evaluation, row.id);
    }

    /// What happened to a dispute.
    pub(super) fn dispute_events_of(&self, dispute: DisputeId) -> &[DisputeEventId] {
        self.dispute_events.of(dispute)
    }

    pub(super) fn note_dispute_event(&mut self, row: &DisputeEvent) {
        self.dispute_events.add(row.dispute, row.id);
        if let DisputeFact::Owed { contract, .. } = &row.fact {
            // what is owed stays where it was put, though the dispute be about another contract by now
            self.disputes.add(*contract, row.dispute);
            self.disputed.add(row.dispute, *contract);
        }
        self.stale.extend(self.disputed.of(row.dispute));
    }

    /// The disputes about a contract, and perhaps some that are about another one by now.
    pub(super) fn disputes_of(&self, contract: ContractId) -> &[DisputeId] {
        self.disputes.of(contract)
    }

    pub(super) fn note_dispute(&mut self, row: &Dispute) {
        if let Some(contract) = row.contract {
            self.disputes.add(contract, row.id);
            self.disputed.add(row.id, contract);
        }
        // the contract that it was about before has to be told as well
        self.stale.extend(self.disputed.of(row.id));
    }

    /// What happened to a ticket.
    pub(super) fn ticket_events_of(&self, ticket: TicketId) -> &[TicketEventId] {
        self.ticket_events.of(ticket)
    }

    pub(super) fn note_ticket_event(&mut self, row: &TicketEvent) {
        self.ticket_events.add(row.ticket, row.id);
        self.stale_tickets.insert(row.ticket);
    }

    /// The amendments of a contract, and perhaps some that were deleted.
    pub(super) fn amendments_of(&self, contract: ContractId) -> &[AmendmentId] {
        self.amendments.of(contract)
    }

    pub(super) fn note_amendment(&mut self, row: &Amendment) {
        self.amendments.add(row.contract, row.id);
        self.stale.insert(row.contract);
    }

    pub(super) fn note_version(&mut self, row: &VersionBrief) {
        self.versions.add(row.contract, row.id);
    }

    /// The contracts that were drafted from another one, and perhaps some that were deleted.
    pub(super) fn followers_of(&self, contract: ContractId) -> &[ContractId] {
        self.followers.of(contract)
    }

    /// The customers that take part in a contract besides the two sides: as it was signed, or by an amendment.
    pub(super) fn note_joining(&mut self, id: ContractId, joining: &[CustomerId]) {
        for customer in joining {
            self.joined.add(*customer, id);
        }
    }

    pub(super) fn note_brief(&mut self, id: ContractId, row: Option<&ContractBrief>) {
        if let Some(from) = row.and_then(|it| it.drafted_from) {
            self.followers.add(from, id);
        }
        self.note_joining(id, row.map(|it| it.joining.as_slice()).unwrap_or_default());
        self.stale.insert(id);
        self.unnamed.contracts.insert(id);
        if let Some(numbers) = &mut self.numbers {
            numbers.put(id, row.map(|it| it.number.as_str()));
        }
        let now = row.map(|it| it.customer);
        let before = self.customers.get(&id).copied();
        if before == now {
            return;
        }
        if let Some(before) = before {
            self.customers.remove(&id);
            if let Some(contracts) = self.contracts.get_mut(&before) {
                contracts.remove(&id);
            }
            self.stale_customers.insert(before);
            self.touch_missing(before);
        }
        if let Some(now) = now {
            self.touch_missing(now);
            self.customers.insert(id, now);
            self.contracts.entry(now).or_default().insert(id);
        }
    }

    /// What a customer was merged into, `None` for one that stands for itself or went.
    pub(super) fn note_merge(&mut self, id: CustomerId, into: Option<CustomerId>) {
        self.touch_missing(id);
        for id in self.merges.note_row(id, into) {
            self.touch_missing(id);
            self.stale_customers.insert(id);
            self.unnamed.customers.insert(id);
            self.unnamed.contracts.extend(self.contracts.get(&id).into_iter().flatten());
            self.unnamed.people.extend(self.contacts.of(id));
        }
    }

    /// What an entry of a person was merged into.
    pub(super) fn note_person_merge(&mut self, id: ContactId, into: Option<ContactId>) {
        self.unnamed.people.extend(self.people.note_row(id, into));
    }

    pub(super) fn note_contact(&mut self, row: &Contact) {
        self.contacts.add(row.customer, row.id);
        self.unnamed.people.insert(row.id);
    }

    pub(super) fn note_activity(&mut self, row: &Activity) {
        if let Some(lead) = row.lead {
            self.lead_activities.add(lead, row.id);
            // a conversion that is undone takes it from the customer again, and the row does not say from which
            self.dealings.note_move();
        }
        if let Some(opportunity) = row.opportunity {
            self.chance_activities.add(opportunity, row.id);
        }
        if let Some(customer) = row.customer {
            self.activities.add(customer, row.id);
            self.dealings.note(customer);
        }
    }

    pub(super) fn note_pool_event(&mut self, row: &PoolEvent) {
        self.pool_events.add(row.customer, row.id);
    }

    pub(super) fn note_purchase_record(&mut self, row: &PurchaseRecord) {
        self.purchases.add(row.customer, row.id);
        self.dealings.note(row.customer);
    }

    pub(super) fn note_preference(&mut self, row: &Preference) {
        self.preferences.add(row.customer, row.id);
    }

    pub(super) fn note_attachment(&mut self, row: &Attachment) {
        self.files.add(row.subject, row.id);
        self.unnamed.files.insert(row.id);
    }

    /// Every contract hangs on the holidays; of the settings else only on the [reference rates](Self::note_rates).
    pub(super) fn note_rest_days(&mut self, rest_days: &[CalendarYear], local: &BTreeMap<String, LocalCalendar>) {
        if self.rest_days != rest_days || self.local_days != *local {
            self.rest_days = rest_days.to_vec();
            self.local_days.clone_from(local);
            self.all_stale = true;
        }
    }

    /// Every contract hangs on the reference rates, by its late fees.
    pub(super) fn note_rates(&mut self, rates: [Vec<RateStep>; KEPT.len()]) {
        if self.rates != rates {
            self.rates = rates;
            self.all_stale = true;
        }
    }

    pub(super) fn note_event(&mut self, row: &ContractEvent) {
        self.events.add(row.contract, row.id);
        self.stale.insert(row.contract);
    }

    pub(super) fn note_allocation(&mut self, row: &Allocation) {
        self.allocations.add(row.contract, row.id);
        self.paid.add(row.receipt, row.contract);
        self.stale.insert(row.contract);
    }

    pub(super) fn note_waiver(&mut self, row: &Waiver) {
        self.waivers.add(row.contract, row.id);
        self.stale.insert(row.contract);
    }

    pub(super) fn note_recovery_cost(&mut self, row: &RecoveryCost) {
        self.costs.add(row.contract, row.id);
        self.stale.insert(row.contract);
    }

    pub(super) fn note_statement(&mut self, row: &LateFeeStatement) {
        self.statements.add(row.contract, row.id);
        self.stale.insert(row.contract);
    }

    pub(super) fn note_invoice(&mut self, row: &Invoice) {
        self.invoices.add(row.contract, row.id);
        self.invoiced.insert(row.id, row.contract);
        self.unnamed.invoices.insert(row.id);
        self.stale.insert(row.contract);
    }

    pub(super) fn note_invoice_event(&mut self, row: &InvoiceEvent) {
        self.invoice_events.add(row.invoice, row.id);
        self.stale.extend(self.invoiced.get(&row.invoice));
    }

    pub(super) fn note_receipt(&mut self, row: &Receipt) {
        self.stale_receipts.insert(row.id);
        self.stale.extend(self.paid.of(row.id));
        self.receipts.add(row.customer, row.id);
        self.dealings.note(row.customer);
        if let Some(reversed) = row.reverses {
            self.reversals.add(reversed, row.id);
            self.stale.extend(self.paid.of(reversed));
        }
    }
}
