//! What the fields of a record are called, by the names they are kept under.

mod case;
mod contract;
mod customer;
mod house;
mod money;
mod secrecy;
mod selling;

use super::Text;

impl Text {
    /// What a field is called on the pages: `credit_limit` of a customer is 信用额度. A field that this version does not
    /// know keeps its own name. Items of a set are called by the set.
    pub fn field_name(self, kind: &str, field: &str) -> String {
        let name = field.split_once('/').map_or(field, |(set, _)| set);
        let words = match kind {
            "customer" | "own_entity" => self.party_field(name),
            "contact" => self.contact_field(name),
            "activity" => self.activity_field(name),
            "product" | "price_list" => self.product_field(name),
            "lead" | "lead_event" => self.lead_field(name),
            "opportunity" | "opportunity_event" => self.opportunity_field(name),
            "quote" | "quote_event" => self.quote_field(name),
            "sales_stages" => Some(self.stages_title()),
            "preference" | "saved_view" => self.depth_field(name),
            "purchase_record" => self.purchase_field(name),
            "attachment" => self.file_field(name),
            "task" => self.task_field(name),
            "sales_target" => self.target_field(name),
            "dispute" | "dispute_event" => self.dispute_field(name),
            "ticket" | "ticket_event" => self.ticket_field(name),
            "own_clause" | "own_template" => self.library_field(name),
            "fallback" => self.fallback_field(name),
            "evaluation_plan" | "evaluation" | "evaluation_event" => self.evaluation_field(name),
            "undertaking" if name == "at" => Some(self.undertaking_at()),
            "sharing_scope"
            | "sharing_scope_event"
            | "sharing_event"
            | "undertaking"
            | "subject_request"
            | "incident"
            | "incident_event" => self.secrecy_field(name),
            "member" | "pool_event" | "book_settings" => self.team_field(name),
            "incentive_plan" | "commission_entry" | "payout_run" | "incentive_event" => self.incentive_field(name),
            "copy" => self.copy_field(name),
            "contract" => self.contract_field(name),
            "contract_event" | "receipt" | "allocation" | "waiver" | "recovery_cost" => self.ledger_field(name),
            "late_fee_statement" | "invoice" | "invoice_event" => self.claim_field(name),
            "contract_version" => self.version_field(name),
            "amendment" => self.amendment_field(name),
            "negotiation_round" | "proposal" | "proposal_event" => self.negotiation_field(name),
            "duty" | "duty_event" => self.duty_field(name),
            "material" | "material_event" => self.material_field(name),
            _ => None,
        };
        words.map_or_else(|| name.to_owned(), str::to_owned)
    }
}
