//! What a row says of others, noted as it comes into its table.

use std::collections::BTreeMap;

use super::index::Index;
use crate::domain::activity::Activity;
use crate::domain::attachment::Attachment;
use crate::domain::book_copy::BookCopy;
use crate::domain::book_settings::BookSettings;
use crate::domain::contact::Contact;
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::event::ContractEvent;
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
use crate::domain::reference_rates::KEPT;
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

/// What a row says of others.
pub(super) trait Notes {
    /// Notes what it belongs to.
    fn note_in(&self, _index: &mut Index) {}
    /// What stands for it, or hangs on it, as long as it is there.
    fn note_merge(&self, _index: &mut Index, _there: bool) {}
}

impl Notes for OwnEntity {}

impl Notes for Customer {
    fn note_in(&self, index: &mut Index) {
        index.unnamed.customers.insert(self.id);
        if self.parent.is_some() {
            index.note_grouped(self.id);
        }
    }

    fn note_merge(&self, index: &mut Index, there: bool) {
        index.note_merge(self.id, self.merged_into.filter(|_| there));
    }
}

impl Notes for BookCopy {}

impl Notes for Member {}

impl Notes for IncentivePlan {}

impl Notes for BookedCommission {}

impl Notes for PayoutRun {}

impl Notes for IncentiveEvent {}

impl Notes for BookSettings {
    fn note_merge(&self, index: &mut Index, there: bool) {
        if there {
            index.note_rest_days(&self.rest_days, &self.local_days);
        } else {
            index.note_rest_days(&[], &BTreeMap::new());
        }
        index.note_rates(KEPT.map(|of| if there { self.rates(of).to_vec() } else { Vec::new() }));
    }
}

impl Notes for SavedView {}
impl Notes for SalesTarget {}

impl Notes for Task {}

impl Notes for Dispute {
    fn note_in(&self, index: &mut Index) {
        index.note_dispute(self);
    }
}

impl Notes for DisputeEvent {
    fn note_in(&self, index: &mut Index) {
        index.note_dispute_event(self);
    }
}

impl Notes for Ticket {}

impl Notes for OwnClause {}

impl Notes for OwnTemplate {}

impl Notes for Fallback {}

impl Notes for EvaluationPlan {}

impl Notes for Evaluation {}

impl Notes for EvaluationEvent {
    fn note_in(&self, index: &mut Index) {
        index.note_evaluation_event(self);
    }
}
impl Notes for SharingScope {
    fn note_in(&self, index: &mut Index) {
        index.note_scope(self);
    }
}

impl Notes for SharingScopeEvent {
    fn note_in(&self, index: &mut Index) {
        index.note_scope_event(self);
    }
}

impl Notes for SharingEvent {
    fn note_in(&self, index: &mut Index) {
        index.note_sharing_event(self);
    }
}

impl Notes for Undertaking {}

impl Notes for SubjectRequest {}

impl Notes for Incident {}

impl Notes for IncidentEvent {}

impl Notes for TicketEvent {
    fn note_in(&self, index: &mut Index) {
        index.note_ticket_event(self);
    }
}

impl Notes for PurchaseRecord {
    fn note_in(&self, index: &mut Index) {
        index.note_purchase_record(self);
    }
}

impl Notes for Preference {
    fn note_in(&self, index: &mut Index) {
        index.note_preference(self);
    }
}

impl Notes for Attachment {
    fn note_in(&self, index: &mut Index) {
        index.note_attachment(self);
    }
}

impl Notes for PoolEvent {
    fn note_in(&self, index: &mut Index) {
        index.note_pool_event(self);
    }
}

impl Notes for Contact {
    fn note_in(&self, index: &mut Index) {
        index.note_contact(self);
    }

    fn note_merge(&self, index: &mut Index, there: bool) {
        index.note_person_merge(self.id, self.merged_into.filter(|_| there));
    }
}

impl Notes for Activity {
    fn note_in(&self, index: &mut Index) {
        index.note_activity(self);
    }
}

impl Notes for Product {}

impl Notes for PriceList {}

impl Notes for Lead {}

impl Notes for LeadEvent {}

impl Notes for Opportunity {}

impl Notes for OpportunityEvent {}

impl Notes for Quote {}

impl Notes for QuoteEvent {}

impl Notes for SalesStages {}

impl Notes for ContractEvent {
    fn note_in(&self, index: &mut Index) {
        index.note_event(self);
    }
}

impl Notes for Receipt {
    fn note_in(&self, index: &mut Index) {
        index.note_receipt(self);
    }
}

impl Notes for Allocation {
    fn note_in(&self, index: &mut Index) {
        index.note_allocation(self);
    }
}

impl Notes for Waiver {
    fn note_in(&self, index: &mut Index) {
        index.note_waiver(self);
    }
}

impl Notes for RecoveryCost {
    fn note_in(&self, index: &mut Index) {
        index.note_recovery_cost(self);
    }
}

impl Notes for Amendment {
    fn note_in(&self, index: &mut Index) {
        index.note_amendment(self);
    }
}

impl Notes for LateFeeStatement {
    fn note_in(&self, index: &mut Index) {
        index.note_statement(self);
    }
}

impl Notes for Invoice {
    fn note_in(&self, index: &mut Index) {
        index.note_invoice(self);
    }
}

impl Notes for Duty {
    fn note_in(&self, index: &mut Index) {
        index.note_duty(self);
    }
}

impl Notes for DutyEvent {
    fn note_in(&self, index: &mut Index) {
        index.note_duty_event(self);
    }
}

impl Notes for Material {
    fn note_in(&self, index: &mut Index) {
        index.note_material(self);
    }
}

impl Notes for MaterialEvent {
    fn note_in(&self, index: &mut Index) {
        index.note_material_event(self);
    }
}

impl Notes for NegotiationRound {
    fn note_in(&self, index: &mut Index) {
        index.note_round(self);
    }
}

impl Notes for Proposal {
    fn note_in(&self, index: &mut Index) {
        index.note_proposal(self);
    }
}

impl Notes for ProposalEvent {
    fn note_in(&self, index: &mut Index) {
        index.note_proposal_event(self);
    }
}

impl Notes for InvoiceEvent {
    fn note_in(&self, index: &mut Index) {
        index.note_invoice_event(self);
    }
}
