//! What the fields of disputes and tickets are called.

use crate::i18n::Text;

impl Text {
    pub(super) fn dispute_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "number" => self.disputes_number(),
            "customer" => self.customer(),
            "contract" => self.contract(),
            "binding" => self.disputes_binding(),
            "subject" => self.disputes_subject(),
            "claimant" => self.disputes_claimant(),
            "title" => self.disputes_title(),
            "facts" => self.disputes_facts(),
            "demand" => self.disputes_demand(),
            "raised_on" => self.disputes_raised_on(),
            "known_on" => self.disputes_known_on(),
            "anew_on" => self.disputes_anew_on(),
            "limitation_months" => self.disputes_months(),
            "heads" => self.disputes_claims(),
            "incident" => self.incident_title(),
            "ticket" => self.kind_ticket(),
            "instalment" => self.disputes_part(),
            "duty" | "duty_title" => self.disputes_duty(),
            "further" => self.disputes_matters(),
            "owner" => self.disputes_owner(),
            "dispute" => self.kind_dispute(),
            "on" => self.disputes_on(),
            "by" => self.disputes_by(),
            "fact" => self.disputes_history(),
            "note" => self.disputes_note(),
            _ => return None,
        })
    }

    pub(super) fn ticket_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "number" => self.ticket_number(),
            "kind" => self.ticket_kind(),
            "customer" => self.customer(),
            "contact" => self.activity_contact(),
            "contract" => self.contract(),
            "area" => self.ticket_area(),
            "clause" => self.ticket_clause(),
            "duty" => self.disputes_duty(),
            "product" => self.ticket_product(),
            "channel" => self.ticket_channel(),
            "severity" | "level" => self.ticket_severity(),
            "title" => self.ticket_title(),
            "description" => self.ticket_description(),
            "wish" => self.ticket_wish(),
            "received" | "at" => self.ticket_received(),
            "by" => self.ticket_by(),
            "ticket" => self.kind_ticket(),
            "fact" => self.ticket_what_happened(),
            _ => return None,
        })
    }
}
